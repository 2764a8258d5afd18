"""Stored date expressions as records, and the ones that a window of days may touch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from kkdesk.db.queries.rows import as_date
from kkdesk.db.sql import text
from kkdesk.domain.deadlines import DUE_ROLES, START_ROLES, UNREAD_FLAGS
from kkdesk.domain.due import Due
from kkdesk.domain.due_list import FIRST_DAY, LAST_DAY, Waiting
from kkdesk.domain.records import DateRecord, Origin
from kkdesk.domain.vocabulary import DateRole, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

COLUMNS = """e.id, e.initiative_id, e.as_written, e.role, e.event, e.source, e.source_kind,
    e.computed_from, e.earliest, e.latest, e.start_earliest,
    e.start_latest, e.end_earliest, e.end_latest, e.precision, e.flag,
    e.confirmed_on, e.document_date, e.confidential"""


FIRST_CONTACT: Final = """(SELECT coalesce(nullif(p.name, ''), p.title)
    FROM initiative_contact ic JOIN person p ON p.id = ic.person_id
    WHERE ic.initiative_id = i.id ORDER BY ic.position, ic.id LIMIT 1)"""
"""Whom to ask about an initiative, which the query calls i."""
_ABOUT = f"""{COLUMNS},
    coalesce(i.code, '') AS code,
    coalesce(i.title, c.title, pl.title, q.title, r.title, po.title, e.source)
        AS title,
    coalesce(dep.code, cm.code, pd.code, i.owner_text, '') AS owner,
    coalesce(i.owner_kind, '') AS owner_kind,
    {FIRST_CONTACT} AS person"""
_OWNERS = """
    LEFT JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department dep ON dep.id = i.owner_department_id
    LEFT JOIN route_step s ON s.id = e.step_id
    LEFT JOIN "case" c ON c.id = s.case_id
    LEFT JOIN committee cm ON cm.id = s.committee_id
    LEFT JOIN plan pl ON pl.id = e.plan_id
    LEFT JOIN department pd ON pd.id = pl.department_id
    LEFT JOIN question q ON q.id = e.question_id
    LEFT JOIN status_round r ON r.id = e.round_id
    LEFT JOIN policy po ON po.id = e.policy_id
"""


_NAMES: Final = tuple(column.strip().removeprefix("e.") for column in COLUMNS.split(","))


class DueRow(Waiting, Protocol):
    """A date expression with its owner, and the bounds of its event as ISO words."""

    initiative_id: str | None
    source: str
    source_kind: str
    title: str
    person: str | None
    low: str | None
    high: str | None
    written: str | None
    earliest: object
    latest: object
    confirmed_on: object

    def __iter__(self) -> Iterator[object]:
        """Yield the columns in their order."""


def date_record(row: Mapping[str, Any]) -> DateRecord:
    """Build the record from a row that holds ``COLUMNS``."""
    return DateRecord(
        id=str(row["id"]),
        initiative_id=str(row["initiative_id"] or ""),
        as_written=row["as_written"],
        role=DateRole(row["role"]),
        event=row["event"],
        source=row["source"],
        source_kind=SourceKind(row["source_kind"]),
        computed_from=row["computed_from"],
        earliest=as_date(row["earliest"]),
        latest=as_date(row["latest"]),
        start_earliest=as_date(row["start_earliest"]),
        start_latest=as_date(row["start_latest"]),
        end_earliest=as_date(row["end_earliest"]),
        end_latest=as_date(row["end_latest"]),
        precision=row["precision"],
        flag=row["flag"],
        confirmed_on=as_date(row["confirmed_on"]),
        document_date=as_date(row["document_date"]),
        confidential=bool(row["confidential"]),
    )


def dates_of(connection: Connection, initiative_id: str) -> tuple[DateRecord, ...]:
    """Return an initiative's date expressions in their order."""
    rows = connection.execute(
        text(
            f"SELECT {COLUMNS} FROM date_entry e"
            " WHERE e.initiative_id = :id ORDER BY e.position, e.id"
        ),
        {"id": initiative_id},
    ).mappings()
    return tuple(date_record(dict(row)) for row in rows)


def due_rows(
    connection: Connection, first: date, last: date, *, confirmed: bool = False
) -> tuple[Sequence[DueRow], Sequence[DueRow]]:
    """Return what may need attention, as rows for ``due_of``: of initiatives, and of all else.

    That is, by the bounds of the event each role means: what can fall in first..last, what
    passed without being confirmed (unless its source already told it as past), and words
    without a place. With each come all expressions of the same initiative and role, so
    that sources can be compared. With ``confirmed`` also everything that was confirmed.
    """
    days = {"first": first.isoformat(), "last": last.isoformat()}
    listed = f"{_LISTED}{_CONFIRMED if confirmed else ''}"
    of_initiatives = connection.execute(
        text(
            f"""WITH listed AS ({listed})
            SELECT {COLUMNS}, coalesce(i.code, '') AS code, i.title AS title,
                coalesce(dep.code, i.owner_text, '') AS owner, i.owner_kind AS owner_kind,
                {FIRST_CONTACT} AS person, {_BOUNDS}
            FROM date_entry e JOIN initiative i ON i.id = e.initiative_id
            LEFT JOIN department dep ON dep.id = i.owner_department_id
            WHERE e.id IN (
                SELECT id FROM listed
                UNION
                SELECT o.id FROM listed l
                JOIN date_entry o ON o.initiative_id = l.initiative_id AND o.role = l.role)"""
        ),
        days,
    ).all()
    of_others = connection.execute(
        text(
            f"""WITH listed AS ({listed})
            SELECT {_ABOUT}, {_BOUNDS} FROM date_entry e {_OWNERS}
            WHERE e.initiative_id IS NULL AND e.id IN (SELECT id FROM listed)"""
        ),
        days,
    ).all()
    return cast("Sequence[DueRow]", of_initiatives), cast("Sequence[DueRow]", of_others)


def rows_by_id(connection: Connection, ids: Iterable[str]) -> Sequence[DueRow]:
    """Return the same of the date expressions with these ids."""
    found = connection.execute(
        text(
            f"""SELECT {_ABOUT}, {_BOUNDS}
            FROM json_each(:ids) j JOIN date_entry e ON e.id = j.value {_OWNERS}"""
        ),
        {"ids": json.dumps(sorted(ids))},
    ).all()
    return cast("Sequence[DueRow]", found)


def due_of(row: DueRow) -> Due:
    """Build what falls due from such a row."""
    record = date_record(dict(zip(_NAMES, row, strict=False)))
    initiative = record.initiative_id
    return Due(
        record,
        Origin("date_entry", record.id),
        row.code,
        row.title,
        row.owner,
        row.owner_kind,
        person=row.person or "",
        opens=("initiative", initiative) if initiative else ("", ""),
    )


def _names(values: Iterable[str]) -> str:
    """Write fixed values as an SQL list."""
    return ", ".join(f"'{value}'" for value in sorted(values))


_STARTS = f"d.role IN ({_names(START_ROLES)})"
_FIRST = f"CASE WHEN {_STARTS} THEN d.start_earliest ELSE d.end_earliest END"
_LAST = f"CASE WHEN {_STARTS} THEN d.start_latest ELSE d.end_latest END"
# A round's or a policy's own period frames other dates; nobody acts on its end.
_OPENS = f"e.role IN ({_names(START_ROLES)})"
_LOW = f"CAST(CASE WHEN {_OPENS} THEN e.start_earliest ELSE e.end_earliest END AS TEXT)"
_HIGH = f"CAST(CASE WHEN {_OPENS} THEN e.start_latest ELSE e.end_latest END AS TEXT)"
_BOUNDS = f"""{_LOW} AS low, {_HIGH} AS high, CAST(e.document_date AS TEXT) AS written,
    coalesce({_LOW}, '{FIRST_DAY}') AS from_day, coalesce({_HIGH}, '{LAST_DAY}') AS to_day"""
_DUE = f"d.role IN ({_names(DUE_ROLES)}) AND (d.role <> 'period' OR d.initiative_id IS NOT NULL)"
_LISTED = f"""
    SELECT d.id, d.initiative_id, d.role FROM date_entry d
    WHERE d.confirmed_on IS NULL AND (
        d.earliest IS NULL AND d.latest IS NULL
            AND ({_DUE} OR d.flag IN ({_names(UNREAD_FLAGS)}))
        OR {_DUE} AND (
            ({_FIRST} <= :last AND ({_LAST} >= :first OR {_LAST} IS NULL))
            OR ({_FIRST} IS NULL AND {_LAST} >= :first)
            OR ({_LAST} < :first AND (d.document_date IS NULL OR {_LAST} >= d.document_date))))
"""
_CONFIRMED = """
    UNION ALL
    SELECT d.id, d.initiative_id, d.role FROM date_entry d WHERE d.confirmed_on IS NOT NULL
"""
