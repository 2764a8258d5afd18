"""The passphrase of an encrypted laptop copy: from a file, or typed without being shown."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from kkdesk.errors import Lang

_LONGEST_PASSPHRASE: Final = 4096

PassphraseFile = Annotated[
    str,
    typer.Option(
        "--passphrase-file", metavar="FIL", help="Adgangssætningen er filens første linje."
    ),
]


def read_passphrase(file: str) -> str:
    """Read the first line of a file; UsageError where there is none."""
    if not file:
        return ""
    try:
        with Path(file).open(encoding="utf-8") as opened:
            words = opened.readline(_LONGEST_PASSPHRASE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        words = ""
    if not words:
        raise UsageError(
            f"der kan ikke læses en adgangssætning i {file}",
            f"no passphrase can be read from {file}",
        )
    return words


def passphrase_for(path: Path, file: str, lang: Lang) -> str:
    """Return what opens a database or a copy of one; nothing for one that is not encrypted.

    Without a file it is asked for on a terminal. Where there is none, nothing is returned, and
    whoever opens the database says what is missing.
    """
    from kkdesk.db.backup import is_encrypted  # noqa: PLC0415 -- the database layer

    if file or not path.is_file() or not is_encrypted(path) or not sys.stdin.isatty():
        return read_passphrase(file)
    try:
        return getpass(_ASKED[lang].format(path.name))[:_LONGEST_PASSPHRASE]
    except EOFError:  # Ctrl+D: nothing was typed
        return ""


_ASKED: Final[dict[Lang, str]] = {
    "da": "Adgangssætning til {}: ",
    "en": "Passphrase of {}: ",
}
