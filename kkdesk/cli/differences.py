"""``kkdesk diff``: what two days, rounds or plans tell otherwise. The help is in Danish here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kkdesk.cli.commands import (
    EDITIONS,
    EditionChoice,
    Format,
    _form,
    _lang,
    _one_of,
    _reading,
    _warn,
    app,
)
from kkdesk.cli.output import one_line, printed
from kkdesk.domain.print_forms import size_words
from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from kkdesk.cli.output import Listed
    from kkdesk.domain.differences import Difference
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace


@app.command(name="diff")
def diff_command(
    context: typer.Context,
    first: Annotated[
        str, typer.Argument(metavar="FØR", help="En dag, eller koden på en runde eller plan.")
    ],
    last: Annotated[str, typer.Argument(metavar="EFTER", help="Det, der sammenlignes med.")],
    *,
    policy: Annotated[
        str, typer.Option("--policy", metavar="KODE", help="Politikken, hvis der er flere.")
    ] = "",
    department: Annotated[
        str, typer.Option("--department", metavar="KODE", help="Kun én forvaltnings.")
    ] = "",
    out: Annotated[
        str, typer.Option("--out", metavar="FIL", help="Skriv forskellene som PDF i filen.")
    ] = "",
    edition: EditionChoice = "public",
    form: Format = "text",
) -> str:
    """Vis, hvad der er tilføjet, fjernet og ændret mellem to dage, runder eller planer."""
    as_form, lang = _form(form), _lang(context)
    _one_of(edition, EDITIONS, "--edition")
    with _reading(context) as workspace:
        found = _found(workspace, first, last, policy, department)
        if out:
            return _printed(workspace, out, found, (first, last), edition, lang)
    if as_form == "text" and found:
        return "".join(f"{_line(one, lang)}\n" for one in found)
    return printed([_row(one) for one in found], as_form, lang)


def _printed(
    workspace: Workspace,
    out: str,
    found: tuple[Difference, ...],
    between: tuple[str, str],
    edition: str,
    lang: Lang,
) -> str:
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415 -- with the service below
    from kkdesk.services.differences_printing import print_differences  # noqa: PLC0415

    first, last = (_day(words) or words for words in between)
    result = print_differences(
        workspace,
        Path(out).absolute(),
        found,
        first=first,
        last=last,
        edition=Edition(edition),
    )
    for warning in result.warnings:
        _warn(warning.message(lang))
    return f"{result.path}: {size_words(result.path.suffix, result.pages, lang)}\n"


def _found(
    workspace: Workspace, first: str, last: str, policy: str, department: str
) -> tuple[Difference, ...]:
    from kkdesk.services.differences import (  # noqa: PLC0415 -- the database layer
        day_differences,
        told_differences,
    )

    days = _day(first), _day(last)
    if days[0] is not None and days[1] is not None:
        return day_differences(workspace, days[0], days[1], department=department)
    if days != (None, None):
        raise UsageError(
            "en dag kan kun sammenlignes med en dag",
            "a day can be compared with a day only",
        )
    return told_differences(workspace, first, last, policy=policy, department=department)


def _day(words: str) -> date | None:
    """Return a day, None for what is the code of a round or plan."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _row(one: Difference) -> Listed:
    return {
        "turn": one.turn.value,
        "aspect": one.aspect.value,
        "code": one.code,
        "title": one.title,
        "department": one.department,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "confidential": one.confidential,
    }


def _line(one: Difference, lang: Lang) -> str:
    """Return a difference on one line: what went in [-…-], what came in {+…+}."""
    from kkdesk.domain.differences import (  # noqa: PLC0415 -- as the records
        marked_words,
        told_sides,
        told_what,
    )

    about = " ".join(part for part in (one.code, one.title) if part)
    head = ", ".join(filter(None, (one.department, one.aspect.label(lang), told_what(one, lang))))
    return one_line(
        f"{one.turn.label(lang)}: {about} ({head}): {marked_words(*told_sides(one, lang))}"
    )
