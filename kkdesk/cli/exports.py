"""``kkdesk export``: what other programs read. The help is in Danish here, see ``wording.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.cli.commands import _EDITION_HELP, EDITIONS, _lang, _one_of, _reading, app
from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from kkdesk.errors import Lang
    from kkdesk.services.calendars import CalendarExport

EXPORTS: Final = ("ical",)


@app.command()
def export(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="SLAGS", help="ical")],
    out: Annotated[
        str, typer.Option("--out", metavar="FIL", help="Den kalenderfil (.ics), der skrives.")
    ] = "",
    folder: Annotated[
        str,
        typer.Option(
            "--folder", metavar="MAPPE", help="Skriv en kalender pr. forvaltning i mappen."
        ),
    ] = "",
    edition: Annotated[
        str, typer.Option("--edition", metavar="public|internal", help=_EDITION_HELP)
    ] = "public",
) -> str:
    """Skriv fristerne som kalender (iCalendar), som kalenderprogrammer kan abonnere på."""
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415 -- with the service below
    from kkdesk.services.calendars import export_calendar, publish_calendars  # noqa: PLC0415

    _one_of(kind, EXPORTS, "SLAGS")
    if bool(out) == bool(folder):
        raise UsageError("angiv enten --out eller --folder", "give either --out or --folder")
    chosen = Edition(_one_of(edition, EDITIONS, "--edition"))
    lang = _lang(context)
    write = export_calendar if out else publish_calendars
    with _reading(context) as workspace:
        done = write(workspace, Path(out or folder).absolute(), edition=chosen, lang=lang)
    return _told(done, lang)


def _told(done: CalendarExport, lang: Lang) -> str:
    """Say for each file how many deadlines it holds and whether it changed."""
    same, lost = (
        ("uændret", "uden en dag, og derfor ikke med")
        if lang == "da"
        else ("unchanged", "without a day, and therefore left out")
    )
    lines = [
        f"{one.path}: {_count(one.events, lang)}{'' if one.written else f' ({same})'}"
        for one in done.files
    ]
    if done.unplaced:
        lines.append(f"{_count(done.unplaced, lang)} {lost}")
    return "".join(f"{line}\n" for line in lines)


def _count(number: int, lang: Lang) -> str:
    one, many = ("frist", "frister") if lang == "da" else ("deadline", "deadlines")
    return f"{number} {one if number == 1 else many}"
