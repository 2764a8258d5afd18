"""What may stand anywhere on the command line: which database, which language.

It imports neither Qt nor the command line library: without a command the window opens,
and the window waits for nothing that it does not need.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.errors import Lang

DATABASE: Final = "--database"
LANG: Final = "--lang"
READ_ONLY: Final = "--read-only"
AS_OF: Final = "--as-of"


@dataclass(frozen=True, slots=True)
class Arguments:
    """The options of the whole program, and the command with its own arguments."""

    database: str = ""
    lang: Lang | None = None
    read_only: bool = False
    as_of: date | None = None
    command: tuple[str, ...] = ()


def read_arguments(given: Sequence[str]) -> Arguments:
    """Take the program's own options out of the arguments, before or after the command.

    After ``--`` everything belongs to the command. UsageError for an option without its
    value and for a language that the program does not speak.
    """
    database, lang, as_of, read_only = "", "", "", False
    command: list[str] = []
    waiting = iter(given)
    for argument in waiting:
        name, has_value, value = argument.partition("=")
        if argument == "--":
            command += [argument, *waiting]
        elif name == DATABASE:
            database = value if has_value else _next(waiting, name)
        elif name == LANG:
            lang = value if has_value else _next(waiting, name)
        elif name == AS_OF:
            as_of = value if has_value else _next(waiting, name)
        elif argument == READ_ONLY:
            read_only = True
        else:
            command.append(argument)
    if read_only and command:
        command.append(READ_ONLY)  # an option of the window; the command refuses it
    return Arguments(database, _language(lang), read_only, read_day(as_of), tuple(command))


def read_day(words: str) -> date | None:
    """Return the day that is written as 2025-12-20, None for no words; UsageError for others."""
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(
            f"«{words}» er ikke en dag; skriv fx 2025-12-20",
            f"“{words}” is not a day; write for example 2025-12-20",
        ) from error


def _next(waiting: Iterator[str], name: str) -> str:
    value = next(waiting, "")
    if not value:
        raise UsageError(f"{name} mangler sin værdi", f"{name} lacks its value")
    return value


def _language(wanted: str) -> Lang | None:
    match wanted:
        case "da" | "en":
            return wanted
        case "":
            return None
        case _:
            raise UsageError(
                f"sproget «{wanted}» findes ikke; vælg da eller en",
                f"there is no language “{wanted}”; choose da or en",
            )
