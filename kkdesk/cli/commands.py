"""The commands. Each returns what is to be printed; whoever runs it prints and exits.

The help is written in Danish here and in English in ``wording.py``. Values are checked here
rather than by Typer, so that a refusal reads the same in both languages.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path  # noqa: TC003 -- Typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from kkdesk.cli.arguments import read_day
from kkdesk.cli.output import Form, deadline_row, keep_line_ends, printed, without_a_day
from kkdesk.errors import UsageError
from kkdesk.errors.base import day_words
from kkdesk.session import existing_target, open_workspace, stored_settings, target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.cli.arguments import Arguments
    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.recovery import Recovery
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace

MOST_DAYS: Final = 36_500
FORMATS: Final = ("text", "json", "csv")
DIGESTS: Final = (*FORMATS, "ics")
EDITIONS: Final = ("public", "internal")

_CALENDAR_EDITION_HELP: Final = (
    "Kun for ics: public (uden det fortrolige; ellers denne) eller internal."
)

app = typer.Typer(
    add_completion=False, add_help_option=False, pretty_exceptions_enable=False,
    rich_markup_mode=None,
)  # fmt: skip

Format = Annotated[
    str, typer.Option("--format", metavar="text|json|csv", help="Udskriftens form; ellers text.")
]
EditionChoice = Annotated[
    str,
    typer.Option(
        "--edition",
        metavar="public|internal",
        help="public (uden det fortrolige; ellers denne) eller internal.",
    ),
]
DigestFormat = Annotated[
    str,
    typer.Option("--format", metavar="text|json|csv|ics", help="Udskriftens form; ellers text."),
]


@app.callback()
def program() -> None:
    """Sags- og indsatsstyring for tovholderen af en kommunal politik."""


@app.command()
def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="MAPPE", help="Hvor eksemplet lægges.")],
) -> str:
    """Byg eksempeldatabasen, dens statusslides og – uden skærm – et billede af hver side."""
    from kkdesk.demo import build_demo  # noqa: PLC0415 -- loads the print engine

    _refuse_past(context)
    build_demo(folder, say=_say, lang=_lang(context))
    return ""


@app.command(name="list")
def list_command(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="SLAGS", help="Fx initiatives, priorities eller entries.")
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar="FELT=VÆRDI", help="Kun poster med den værdi; kan gentages."
        ),
    ] = None,
    form: Format = "text",
) -> str:
    """List poster af en slags."""
    from kkdesk.services.listing import KINDS, list_records  # noqa: PLC0415 -- the database layer

    _one_of(kind, KINDS, "SLAGS")
    wanted, as_form = _conditions(where or []), _form(form)
    with _reading(context) as workspace:
        return printed(list_records(workspace, kind, wanted), as_form, _lang(context))


@app.command()
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ORD", help="Alle ord skal findes i posten.")
    ],
    form: Format = "text",
) -> str:
    """Søg i indsatser, bemærkninger, breve, svar, sager, bilag, indikatorer og spørgsmål."""
    from kkdesk.services.as_of import make_searchable  # noqa: PLC0415 -- the database layer
    from kkdesk.services.listing import search as find  # noqa: PLC0415

    as_form = _form(form)
    with _reading(context) as workspace:
        make_searchable(workspace)
        return printed(find(workspace, " ".join(words)), as_form, _lang(context))


@app.command()
def deadlines(  # noqa: PLR0913, PLR0917 -- Typer gives each option by its name
    context: typer.Context,
    on: Annotated[
        str, typer.Option("--on", metavar="DAG", help="Set fra denne dag; ellers i dag.")
    ] = "",
    within: Annotated[
        str, typer.Option("--within", metavar="DAGE", help="Så langt frem; ellers 90 dage.")
    ] = "90",
    to: Annotated[
        str,
        typer.Option("--to", metavar="DAG", help="Til og med denne dag, i stedet for --within."),
    ] = "",
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="ROLLE", help="Kun den rolle, fx trial_ends; kan gentages."),
    ] = None,
    department: Annotated[
        list[str] | None,
        typer.Option("--department", metavar="KODE", help="Kun den ansvarlige; kan gentages."),
    ] = None,
    show: Annotated[
        str,
        typer.Option("--show", metavar="open|all", help="all: også bekræftede og frafaldne."),
    ] = "open",
    form: DigestFormat = "text",
    edition: Annotated[
        str,
        typer.Option("--edition", metavar="public|internal", help=_CALENDAR_EDITION_HELP),
    ] = "public",
) -> str:
    """Vis frister: sikre, mulige, passerede uden bekræftelse, og hvor kilderne er uenige."""
    from kkdesk.domain.deadlines import DUE_ROLES, of_owners  # noqa: PLC0415 -- with the service
    from kkdesk.services.deadlines import list_events  # noqa: PLC0415 -- the database layer

    settled = _one_of(show, ("open", "all"), "--show") == "all"
    roles = {_one_of(each, tuple(sorted(DUE_ROLES)), "--role") for each in role or ()}
    owners = {each.casefold() for each in department or ()}
    day, days, lang = read_day(on), _days(within), _lang(context)
    as_form = _one_of(form, DIGESTS, "--format")
    for_all = _one_of(edition, EDITIONS, "--edition")
    with _reading(context) as workspace:
        first = day or workspace.today()
        span = _until(first, read_day(to)) if to else days
        found = list_events(workspace, first, span, confirmed=settled, lang=lang)
        wanted = [
            event
            for event in of_owners(found, owners)
            if not roles or event.lead.expression.role in roles
        ]
        if as_form == "ics":
            return _as_calendar(workspace, wanted, first, for_all, lang)
    rows = [deadline_row(told, lang) for event in wanted for told in event.tellings]
    return printed(rows, cast("Form", as_form), lang)


def _as_calendar(
    workspace: Workspace, wanted: list[DueEvent], since: date, edition: str, lang: Lang
) -> str:
    """Return the calendar file of some deadlines; those it cannot hold are told of on the side."""
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415 -- with the service below
    from kkdesk.services.calendars import calendar_of  # noqa: PLC0415 -- the database layer

    content, unplaced = calendar_of(
        workspace, wanted, since=since, edition=Edition(edition), lang=lang
    )
    if unplaced:
        _warn(without_a_day(unplaced, lang))
    keep_line_ends()
    return content.decode("utf-8")


@app.command()
def load(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="MAPPE", help="En mappe med TOML-filer som resources/sample.")
    ],
) -> str:
    """Indlæs en portefølje i databasen; findes den ikke, laves den."""
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415 -- starts the database layer

    _refuse_past(context)
    if not folder.is_dir():
        raise UsageError(f"mappen {folder} findes ikke", f"the folder {folder} does not exist")
    if not any(folder.glob("*.toml")):
        raise UsageError(
            f"mappen {folder} har ingen TOML-filer", f"the folder {folder} has no TOML files"
        )
    wanted = target(stored_settings(), _arguments(context).database)
    tell = _tell_recovery(context)
    with open_workspace(wanted.address, create=True, recovered=tell) as workspace:
        count = len(load_portfolio(workspace, folder).ids)
    return f"{count} poster indlæst\n" if _lang(context) == "da" else f"{count} records loaded\n"


@contextmanager
def _reading(context: typer.Context) -> Iterator[Workspace]:
    """Open the database that is meant for reading, also while a window works on it."""
    wanted = existing_target(stored_settings(), _arguments(context).database)
    as_of = _arguments(context).as_of
    with open_workspace(wanted.address, read_only=True, as_of=as_of) as workspace:
        yield workspace


def _tell_recovery(context: typer.Context) -> Callable[[Recovery], None]:
    """Return what says beside the output that the last run was cut short."""
    return lambda recovery: _warn(recovery.words(_lang(context)))


def _refuse_past(context: typer.Context) -> None:
    """Raise UsageError where a command that writes is asked to do so in the past."""
    if _arguments(context).as_of is not None:
        raise UsageError(
            "--as-of viser en dag, der er gået; kommandoen skriver og kan ikke bruge den",
            "--as-of shows a day that is past; the command writes and cannot use it",
        )


def _arguments(context: typer.Context) -> Arguments:
    return cast("Arguments", context.obj)


def _lang(context: typer.Context) -> Lang:
    return _arguments(context).lang or "da"  # run_command has filled it in


def _say(line: str) -> None:
    """Tell how far a long job is, while it goes on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _warn(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _form(given: str) -> Form:
    return cast("Form", _one_of(given, FORMATS, "--format"))


def _one_of(given: str, allowed: tuple[str, ...], name: str) -> str:
    if given not in allowed:
        choices = ", ".join(allowed)
        raise UsageError(
            f"{name} kan ikke være «{given}»; vælg en af: {choices}",
            f"{name} cannot be “{given}”; choose one of: {choices}",
        )
    return given


def _conditions(parts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        field, sign, value = part.partition("=")
        if not sign or not field:
            raise UsageError(
                f"«{part}» er ikke på formen FELT=VÆRDI",
                f"“{part}” is not of the form FIELD=VALUE",
            )
        found[field.strip()] = value.strip()
    return found


def _years(first: str, last: str, this_year: int) -> tuple[date, date] | None:
    """Return the days of the years from one to another; None if neither was asked for."""
    if not (first or last):
        return None
    begin = _year(first, "--from") if first else this_year - 1
    end = _year(last, "--to") if last else max(begin, this_year + 3)
    if end < begin:
        raise UsageError(f"--to skal være {begin} eller senere", f"--to must be {begin} or later")
    return date(begin, 1, 1), date(end, 12, 31)


def _year(words: str, name: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) == len("2026")) or int(words) == 0:
        raise UsageError(
            f"{name} kan ikke være «{words}»; skriv et år, fx 2026",
            f"{name} cannot be “{words}”; write a year, for example 2026",
        )
    return int(words)


def _until(first: date, last: date | None) -> int:
    if last is None or last < first:
        raise UsageError(
            f"--to skal være {day_words(first, 'da')} eller senere",
            f"--to must be {day_words(first, 'en')} or later",
        )
    return (last - first).days


def _days(words: str) -> int:
    if not (words.isascii() and words.isdigit()) or int(words[:9]) > MOST_DAYS:
        raise UsageError(
            f"«{words}» er ikke et antal dage fra 0 til {MOST_DAYS}",
            f"“{words}” is not a number of days from 0 to {MOST_DAYS}",
        )
    return int(words)
