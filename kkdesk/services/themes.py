"""The theme that documents are printed in: the chosen file's, or the look a closed round kept."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.errors import DiskFull, OutputNotWritable, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.content.fixed_texts import Sentences
    from kkdesk.reports.document import Document
    from kkdesk.reports.theme import Theme
    from kkdesk.services.workspace import Workspace

_NAMED: Final = frozenset({".toml", ".png", ".jpg", ".jpeg", ".ttf"})
_Mark = tuple[str, int, int]


def theme_of(workspace: Workspace) -> Theme:
    """Return the chosen theme, read anew when a file has changed; a kind of ThemeRefused."""
    from kkdesk.reports.theme import HOUSE_THEME  # noqa: PLC0415 -- printing only

    path = workspace.theme_file()
    return HOUSE_THEME if path is None else load_theme(path)


def load_theme(path: Path) -> Theme:
    """Return what a theme file says; a kind of ThemeRefused if it cannot be printed with."""
    return _read(path, _marks(path))


def sentences_of(workspace: Workspace) -> Sentences:
    """Return the fixed sentences with those of the chosen theme in their place."""
    from kkdesk.reports.content.fixed_texts import Sentences  # noqa: PLC0415 -- printing only

    return Sentences(theme_of(workspace).own_sentences())


def dressed(workspace: Workspace, document: Document, look: str = "") -> Document:
    """Return the document in the chosen theme, or in a `look` that a closed round has kept."""
    if document.theme is not None:
        return document
    if look:
        from kkdesk.reports.theme_file import thawed_theme  # noqa: PLC0415 -- printing only

        return replace(document, theme=thawed_theme(look))
    return replace(document, theme=theme_of(workspace))


def kept_look(workspace: Workspace) -> str:
    """Return the look of the chosen theme as a round keeps it when it is closed."""
    from kkdesk.reports.theme import frozen  # noqa: PLC0415 -- closing a round only

    return frozen(theme_of(workspace))


def write_example(path: Path) -> None:
    """Write the example of a theme file, with every name explained.

    Raises UsageError if there is a file already, OutputNotWritable or DiskFull.
    """
    example = paths.resources() / "templates" / "theme.toml"
    try:
        with example.open("rb") as source, path.open("xb") as target:
            shutil.copyfileobj(source, target)
    except FileExistsError as error:
        raise UsageError(
            f"filen {path} findes allerede; vælg et andet navn",
            f"the file {path} exists already; choose another name",
        ) from error
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise (DiskFull(path) if full else OutputNotWritable(path)) from error


@lru_cache(maxsize=4)
def _read(path: Path, marks: tuple[_Mark, ...]) -> Theme:  # noqa: ARG001 -- tells one state from another
    from kkdesk.reports.theme_file import read_theme  # noqa: PLC0415 -- printing only

    return read_theme(path)


def _marks(path: Path) -> tuple[_Mark, ...]:
    """Return what tells that the theme file, or a picture or font beside it, was changed."""
    found = []
    try:
        for one in path.parent.iterdir():
            if one == path or one.suffix.lower() in _NAMED:
                state = one.stat()
                found.append((one.name, state.st_mtime_ns, state.st_size))
    except OSError:  # reading the theme says what is wrong
        return ()
    return tuple(sorted(found))
