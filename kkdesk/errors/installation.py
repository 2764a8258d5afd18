# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of the installed program itself."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.errors.base import KkdeskError, PathError, Text


@dataclass(eq=False, repr=False)
class SelfTestFailed(KkdeskError):
    """Parts of this installation do not work; `failed` are their names."""

    failed: tuple[str, ...]
    DA = Text(
        "Installationen virker ikke helt",
        "Selvtesten fandt fejl i: {failed}.",
        "Dine databaser er ikke læst eller ændret.",
        "Installér programmet igen; hjælper det ikke, så send linjerne ovenfor med en fejlmelding.",
    )
    EN = Text(
        "The installation does not quite work",
        "The self-test found faults in: {failed}.",
        "Your databases were neither read nor changed.",
        "Install the program again; if that does not help, report the fault with the lines above.",
    )


class GuideMissing(PathError):
    """A file of the guide is not there or cannot be read: the installation is not whole."""

    DA = Text(
        "Vejledningen kan ikke vises",
        "Filen {path} hører til programmet, men kan ikke læses.",
        "Dine databaser er ikke berørt, og resten af programmet virker.",
        "Installér programmet igen; så er vejledningen der.",
    )
    EN = Text(
        "The guide cannot be shown",
        "The file {path} belongs to the program but cannot be read.",
        "Your databases are not affected, and the rest of the program works.",
        "Install the program again; then the guide is there.",
    )
