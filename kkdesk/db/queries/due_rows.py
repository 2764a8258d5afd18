"""The date expressions that a window of days may touch, as rows that wait to be looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from kkdesk.db.queries.dates import COLUMNS, date_record
from kkdesk.db.sql import text
from kkdesk.domain.deadlines import DUE_ROLES, START_ROLES, UNREAD_FLAGS
from kkdesk.domain.due import Due
from kkdesk.domain.due_list import FIRST_DAY, LAST_DAY, Waiting
from kkdesk.domain.records import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

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
    total: int
    """How many rows there are, where only the first were asked for."""

    def __iter__(self) -> Iterator[object]:
        """Yield the columns in their order."""


class DueRows(NamedTuple):
    """What a window of days may touch: of initiatives, and of all else.

    ``overdue`` are the first of those that passed unconfirmed and stand alone, if they were
    asked for apart from the rest, and ``more_overdue`` how many more there are.
    """

    of_initiatives: Sequence[DueRow]
    of_others: Sequence[DueRow]
    overdue: Sequence[DueRow] = ()
    more_overdue: int = 0


def due_rows(
    connection: Connection, first: date, last: date, *, confirmed: bool = False
) -> DueRows:
    """Return what may need attention, as rows for ``due_of``.

    That is, by the bounds of the event each role means: what can fall in first..last, what
    passed without being confirmed (unless its source already told it as past), and words
    without a place. With each come all expressions of the same initiative and role, so
    that sources can be compared. With ``confirmed`` also everything that was confirmed.
    """
    listed = " UNION ALL ".join((_NEAR, _OVERDUE, _CONFIRMED) if confirmed else (_NEAR, _OVERDUE))
    days = _words(first, last)
    return DueRows(
        _rows(
            connection,
            f"""WITH listed AS ({listed})
            {_OF_INITIATIVE} WHERE e.id IN (SELECT id FROM listed UNION {_SAME_EVENT})""",
            days,
        ),
        _others(connection, days, confirmed=confirmed),
    )


def first_rows(
    connection: Connection, first: date, last: date, *, decided: Collection[str], most: int
) -> DueRows:
    """Return the same, but of what passed and stands alone only the ``most`` latest.

    In a large portfolio that is nearly everything. Dates in ``decided`` are left to the caller.
    """
    days = _words(first, last)
    overdue = _rows(
        connection,
        f"""WITH latest AS (
            SELECT d.id, count(*) OVER () AS total
            FROM date_entry d JOIN initiative n ON n.id = d.initiative_id
            WHERE {_ALONE} ORDER BY {_LAST} DESC, {_FIRST} DESC, n.code, d.id LIMIT :most)
        {_SELECTED}, f.total FROM latest f JOIN date_entry e ON e.id = f.id {_JOINED}""",
        {**days, "decided": json.dumps(sorted(decided)), "most": most},
    )
    return DueRows(
        _rows(
            connection,
            f"""WITH listed AS ({_NEAR}), several AS (
                SELECT initiative_id, role FROM date_entry WHERE initiative_id IS NOT NULL
                GROUP BY initiative_id, role HAVING count(*) > 1)
            {_OF_INITIATIVE} WHERE e.id IN (
                SELECT id FROM listed UNION {_SAME_EVENT} UNION
                SELECT d.id FROM several v JOIN date_entry d
                ON d.initiative_id = v.initiative_id AND d.role = v.role WHERE {_DUE})""",
            days,
        ),
        _others(connection, days),
        overdue,
        overdue[0].total - len(overdue) if overdue else 0,
    )


def rows_by_id(connection: Connection, ids: Iterable[str]) -> Sequence[DueRow]:
    """Return the same of the date expressions with these ids."""
    return _rows(
        connection,
        f"""SELECT {_ABOUT}, {_BOUNDS}
        FROM json_each(:ids) j JOIN date_entry e ON e.id = j.value {_OWNERS}""",
        {"ids": json.dumps(sorted(ids))},
    )


def rows_of_events(connection: Connection, ids: Iterable[str]) -> Sequence[DueRow]:
    """Return the expressions with these ids, and all that may tell the same events."""
    return _rows(
        connection,
        f"""WITH listed AS (
            SELECT d.id, d.initiative_id, d.role
            FROM json_each(:ids) j JOIN date_entry d ON d.id = j.value)
        SELECT {_ABOUT}, {_BOUNDS} FROM date_entry e {_OWNERS}
        WHERE e.id IN (SELECT id FROM listed UNION {_SAME_EVENT})""",
        {"ids": json.dumps(sorted(ids))},
    )


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


def _others(
    connection: Connection, days: dict[str, object], *, confirmed: bool = False
) -> Sequence[DueRow]:
    """Return those that belong to no initiative."""
    kinds = (_NEAR, _OVERDUE, _CONFIRMED) if confirmed else (_NEAR, _OVERDUE)
    listed = " UNION ALL ".join(f"{kind} AND d.initiative_id IS NULL" for kind in kinds)
    return _rows(
        connection,
        f"""WITH listed AS ({listed})
        SELECT {_ABOUT}, {_BOUNDS} FROM date_entry e {_OWNERS}
        WHERE e.id IN (SELECT id FROM listed)""",
        days,
    )


def _rows(
    connection: Connection, statement: str, parameters: dict[str, object]
) -> Sequence[DueRow]:
    return cast("Sequence[DueRow]", connection.execute(text(statement), parameters).all())


def _words(first: date, last: date) -> dict[str, object]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def _names(values: Iterable[str]) -> str:
    """Write fixed values as an SQL list."""
    return ", ".join(f"'{value}'" for value in sorted(values))


def _bound(row: str, side: str) -> str:
    """Write the first or last day of a row's event; an index holds these words too."""
    return (
        f"CASE WHEN {row}.role IN ({_names(START_ROLES)})"
        f" THEN {row}.start_{side} ELSE {row}.end_{side} END"
    )


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
_FIRST, _LAST = _bound("d", "earliest"), _bound("d", "latest")
_LOW, _HIGH = (f"CAST({_bound('e', side)} AS TEXT)" for side in ("earliest", "latest"))
_BOUNDS = f"""{_LOW} AS low, {_HIGH} AS high, CAST(e.document_date AS TEXT) AS written,
    coalesce({_LOW}, '{FIRST_DAY}') AS from_day, coalesce({_HIGH}, '{LAST_DAY}') AS to_day"""
_SELECTED = f"""
    SELECT {COLUMNS}, coalesce(i.code, '') AS code, i.title AS title,
        coalesce(dep.code, i.owner_text, '') AS owner, i.owner_kind AS owner_kind,
        {FIRST_CONTACT} AS person, {_BOUNDS}
"""
_JOINED = """
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department dep ON dep.id = i.owner_department_id
"""
_OF_INITIATIVE = f"{_SELECTED} FROM date_entry e {_JOINED}"
# A round's or a policy's own period frames other dates; nobody acts on its end.
_DUE = f"d.role IN ({_names(DUE_ROLES)}) AND (d.role <> 'period' OR d.initiative_id IS NOT NULL)"
_NEAR = f"""
    SELECT d.id, d.initiative_id, d.role FROM date_entry d
    WHERE d.confirmed_on IS NULL AND (
        d.earliest IS NULL AND d.latest IS NULL
            AND ({_DUE} OR d.flag IN ({_names(UNREAD_FLAGS)}))
        OR {_DUE} AND (
            ({_FIRST} <= :last AND ({_LAST} >= :first OR {_LAST} IS NULL))
            OR ({_FIRST} IS NULL AND {_LAST} >= :first)))
"""
_PASSED = f"""d.confirmed_on IS NULL AND {_DUE} AND {_LAST} < :first
    AND (d.document_date IS NULL OR {_LAST} >= d.document_date)"""
_OVERDUE = f"SELECT d.id, d.initiative_id, d.role FROM date_entry d WHERE {_PASSED}"
_SAME_EVENT = """
    SELECT o.id FROM listed l
    JOIN date_entry o ON o.initiative_id = l.initiative_id AND o.role = l.role
"""
_ALONE = f"""{_PASSED} AND d.initiative_id IS NOT NULL
    AND d.id NOT IN (SELECT value FROM json_each(:decided))
    AND NOT EXISTS (SELECT 1 FROM date_entry o WHERE o.initiative_id = d.initiative_id
        AND o.role = d.role AND o.id <> d.id)"""
_CONFIRMED = """
    SELECT d.id, d.initiative_id, d.role FROM date_entry d WHERE d.confirmed_on IS NOT NULL
"""
