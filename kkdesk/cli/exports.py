"""``kkdesk export``: what other programs read. The help is in Danish here, see ``wording.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.cli.commands import EDITIONS, EditionChoice, _lang, _one_of, _reading, app
from kkdesk.cli.output import deadline_count, without_a_day
from kkdesk.errors import UsageError
from kkdesk.session import stored_settings

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.errors import Lang
    from kkdesk.services.calendars import CalendarExport

EXPORTS: Final = ("ical", "reminders")


@app.command()
def export(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="SLAGS", help="ical eller reminders")],
    out: Annotated[
        str, typer.Option("--out", metavar="FIL", help="Den kalenderfil (.ics), der skrives.")
    ] = "",
    folder: Annotated[
        str,
        typer.Option(
            "--folder",
            metavar="MAPPE",
            help="Skriv en kalender eller et brev pr. forvaltning i mappen.",
        ),
    ] = "",
    edition: EditionChoice = "public",
) -> str:
    """Skriv frister som kalendere (iCalendar), eller påmindelser som e-mailudkast."""
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415 -- with the service below
    from kkdesk.services.calendars import export_calendar, publish_calendars  # noqa: PLC0415

    _one_of(kind, EXPORTS, "SLAGS")
    if bool(out) == bool(folder):
        raise UsageError("angiv enten --out eller --folder", "give either --out or --folder")
    chosen = Edition(_one_of(edition, EDITIONS, "--edition"))
    lang = _lang(context)
    if kind == "reminders":
        return _write_letters(context, folder, chosen)
    write = export_calendar if out else publish_calendars
    with _reading(context) as workspace:
        done = write(workspace, Path(out or folder).absolute(), edition=chosen, lang=lang)
    return _told(done, lang)


def _write_letters(context: typer.Context, folder: str, edition: Edition) -> str:
    """Write a letter per department of what is within the person's lead times."""
    from kkdesk.domain.reminder_choices import chosen_leads, chosen_snoozes  # noqa: PLC0415
    from kkdesk.services import reminders  # noqa: PLC0415 -- the database layer

    if not folder:
        raise UsageError("--folder mangler", "--folder is missing")
    lang, settings = _lang(context), stored_settings()
    leads = chosen_leads(settings.reminder_days)
    snoozes = chosen_snoozes(settings.reminder_snoozes)
    with _reading(context) as workspace:
        found = reminders.list_reminders(workspace, leads, snoozes)
        drafts = reminders.department_drafts(workspace, found, edition=edition, lang=lang)
    paths = reminders.write_drafts(Path(folder).absolute(), drafts)
    return "".join(f"{path}: {draft.subject}\n" for path, draft in zip(paths, drafts, strict=True))


def _told(done: CalendarExport, lang: Lang) -> str:
    """Say for each file how many deadlines it holds and whether it changed."""
    same = "uændret" if lang == "da" else "unchanged"
    lines = [
        f"{one.path}: {deadline_count(one.events, lang)}{'' if one.written else f' ({same})'}"
        for one in done.files
    ]
    if done.unplaced:
        lines.append(without_a_day(done.unplaced, lang))
    return "".join(f"{line}\n" for line in lines)
