"""The timeline as a tagged PDF: a figure for each group, and the table behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.confidential import confidential_texts, hidden_ids
from kkdesk.db.queries.last_changes import last_changes
from kkdesk.db.queries.timeline import (
    CASES,
    FRAMES,
    INDICATORS,
    REMARKS,
    timeline_groups,
    timeline_lines,
)
from kkdesk.db.queries.timeline_dues import derived_deadlines
from kkdesk.db.sql import text
from kkdesk.domain.timeline import Grouping
from kkdesk.domain.vocabulary import Edition, OwnerKind
from kkdesk.errors import UnknownCode
from kkdesk.services.print_kinds.shared import organisation_name
from kkdesk.services.printing import (
    PrintResult,
    PrintStep,
    PrintSteps,
    PrintWarning,
    WarningKind,
    finish_document,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from kkdesk.domain.timeline import Derived, Line, LineGroup
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.content.timeline import PrintedGroup, PrintedTimeline
    from kkdesk.services.workspace import Workspace

YEARS_BEFORE, YEARS_AFTER = 1, 3
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
_OWN_TITLES: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        CASES: "Sager",
        FRAMES: "Planer, runder og politikker",
        INDICATORS: "Indikatorer",
        REMARKS: "Bemærkninger",
    },
    "en": {
        CASES: "Cases",
        FRAMES: "Plans, rounds and policies",
        INDICATORS: "Indicators",
        REMARKS: "Remarks",
    },
}
_NO_GROUP: Final[dict[Lang, dict[Grouping, str]]] = {
    "da": {
        Grouping.OBJECTIVE: "Uden målsætning",
        Grouping.DEPARTMENT: "Uden forvaltning",
        Grouping.PLAN: "Uden plan",
    },
    "en": {
        Grouping.OBJECTIVE: "Without an objective",
        Grouping.DEPARTMENT: "Without a department",
        Grouping.PLAN: "Without a plan",
    },
}


def print_timeline(  # noqa: PLR0913 -- a print has that many sides
    workspace: Workspace,
    path: Path,
    *,
    grouping: Grouping = Grouping.OBJECTIVE,
    department: str = "",
    edition: Edition = Edition.PUBLIC,
    days: tuple[date, date] | None = None,
    lang: Lang = "da",
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Print all of it or one department's (by its code), in words of a language.

    ``days`` are the first and last shown; without them it is last year and the next three.

    Raises UnknownCode, OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    from kkdesk.reports.content.timeline import build_timeline  # noqa: PLC0415 -- printing only

    steps = PrintSteps(progress, cancelled)
    steps.at(0.0, PrintStep.READING)
    with reading(workspace) as connection:
        printed = _read(
            connection, workspace.today(), grouping, department, edition, days=days, lang=lang
        )
        public = edition is Edition.PUBLIC
        forbidden = confidential_texts(connection) if public else ()
    document = build_timeline(printed)
    pages, divided, findings = finish_document(workspace, document, path, forbidden, steps)
    return PrintResult(
        path,
        pages,
        (
            *(PrintWarning(WarningKind.TALL, name) for name in divided),
            *(PrintWarning(WarningKind.CHECK, f"{one.check}, {one.detail}") for one in findings),
        ),
    )


def _read(
    connection: Connection,
    on: date,
    grouping: Grouping,
    department: str,
    edition: Edition,
    *,
    days: tuple[date, date] | None,
    lang: Lang,
) -> PrintedTimeline:
    from kkdesk.reports.content.timeline import PrintedTimeline, period_words  # noqa: PLC0415 -- printing only

    hidden = hidden_ids(connection) if edition is Edition.PUBLIC else frozenset()
    derived = derived_deadlines(connection, on, hidden=hidden)
    found = timeline_groups(connection, grouping, _department_id(connection, department), derived)
    groups = tuple(
        _printed(connection, group, _title(group, grouping, lang), on, hidden, derived)
        for group in found
        if group.id not in hidden
    )
    first, last = days or (
        date(max(on.year - YEARS_BEFORE, 1), 1, 1),
        date(min(on.year + YEARS_AFTER, date.max.year), 12, 31),
    )
    owner = f"{department} · " if department else ""
    return PrintedTimeline(
        title="Tidslinje" if lang == "da" else "Timeline",
        subtitle=f"{owner}{period_words(first, last, lang)}",
        organisation=organisation_name(connection),
        groups=tuple(group for group in groups if group.lines),
        first=first,
        last=last,
        on=on,
        created=_changed(connection, (line for group in groups for line in group.lines)),
        edition=edition,
        lang=lang,
    )


def _title(group: LineGroup, grouping: Grouping, lang: Lang) -> str:
    """Return a group's heading; groups without a record of their own are named here."""
    if group.title:
        return group.title
    if group.id in set(OwnerKind):
        return OwnerKind(group.id).label(lang)
    return _OWN_TITLES[lang].get(group.id, _NO_GROUP[lang][grouping])


def _printed(
    connection: Connection,
    group: LineGroup,
    title: str,
    on: date,
    hidden: frozenset[str],
    derived: Derived,
) -> PrintedGroup:
    from kkdesk.reports.content.timeline import PrintedGroup  # noqa: PLC0415 -- printing only

    keys = [key for key in group.lines if key.record_id not in hidden]
    known = timeline_lines(connection, keys, on, hidden=hidden, derived=derived)
    lines = (known[key] for key in keys if key in known)
    return PrintedGroup(title, tuple(one for one in lines if one.marks or one.unplaced))


def _department_id(connection: Connection, code: str) -> str:
    if not code:
        return ""
    found = connection.execute(
        text("SELECT id FROM department WHERE code = :code ORDER BY id LIMIT 1"), {"code": code}
    ).scalar()
    if found is None:
        raise UnknownCode("department", code)
    return str(found)


def _changed(connection: Connection, lines: Iterable[Line]) -> datetime:
    """Return when anything that is printed changed last, so that equal prints are equal files."""
    ids = {
        key
        for line in lines
        for key in (
            line.key.record_id,
            *(part for mark in line.marks for told in mark.dates for part in told.id.split(":")),
            *(told.id for told in line.unplaced),
        )
    }
    moments = last_changes(connection, ids).values()
    latest = max((datetime.fromisoformat(each) for each in moments), default=_LONG_AGO)
    return latest.astimezone(UTC).replace(microsecond=0)
