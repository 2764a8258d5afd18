"""What the page of status rounds shows: a round's matrix, its texts, and what stands beside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.queries.round_beside import measured
from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.dates import parse_date
from kkdesk.domain.round_measurements import Measured, measurement_flags
from kkdesk.domain.rounds import (
    CutOffFlag,
    RoundDepartment,
    RoundEntry,
    RoundHead,
    RoundPlace,
    RoundSheet,
    cut_off_flags,
    is_late,
    period_end,
)
from kkdesk.domain.vocabulary import EntryState
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

CROSS = "Tværgående"

_HEADS = (
    "SELECT r.*, p.title AS policy, d.code AS lead FROM status_round r"
    " JOIN policy p ON p.id = r.policy_id LEFT JOIN department d ON d.id = r.lead_department_id"
)

_ENTRIES = """
    SELECT e.*, i.code, i.title, coalesce(d.code, '') AS department, o.number AS objective,
    (e.confidential OR i.confidential) AS hidden, coalesce(last.rag, '') AS last_rag,
    coalesce(s.deadline, '') AS deadline,
    (SELECT group_concat(a.decided_with || ' ' || a.as_written, char(10)) FROM appropriation a
     WHERE a.initiative_id = i.id AND a.confidential = 0) AS money,
    (SELECT group_concat(w.as_written, char(10)) FROM date_entry w
     WHERE w.initiative_id = i.id AND w.role IN ('measured', 'status_as_of')) AS dates,
    (SELECT group_concat(l.priority_id, ' ') FROM initiative_priority l
     WHERE l.initiative_id = i.id) AS priorities
    FROM status_entry e JOIN status_round r ON r.id = e.round_id
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department d ON d.id = e.department_id
    LEFT JOIN objective o ON o.id = e.objective_id
    LEFT JOIN status_entry last ON last.round_id = r.previous_round_id
     AND last.initiative_id = i.id
    LEFT JOIN department_submission s ON s.round_id = r.id AND s.department_id = e.department_id
    WHERE e.round_id = :round
    ORDER BY o.number, e.position, i.code_collation
"""


def rounds(connection: Connection) -> tuple[RoundHead, ...]:
    """Return every round, the newest first."""
    found = connection.execute(text(_HEADS)).mappings()
    return tuple(
        sorted((_head(row) for row in found), key=lambda h: danish_key(h.code), reverse=True)
    )


def round_sheet(connection: Connection, round_id: str, today: date) -> RoundSheet:
    """Return a round with its departments and texts; RecordGone if there is no such round."""
    row = (
        connection.execute(text(f"{_HEADS} WHERE r.id = :id"), {"id": round_id}).mappings().first()
    )
    if row is None:
        raise RecordGone("status_round", round_id)
    head = _head(row)
    entries = entries_of(connection, head, _told_on(row, today), today)
    return RoundSheet(
        head,
        _departments(connection, round_id, entries),
        _places(
            connection,
            "SELECT o.id, o.number, o.title_short AS title, coalesce(d.code, '') AS lead,"
            " o.department_order FROM objective o"
            " LEFT JOIN department d ON d.id = o.lead_department_id"
            " WHERE o.policy_id = :id ORDER BY o.number",
            head.policy_id,
        ),
        _places(
            connection,
            "SELECT p.id, p.number, p.text_short AS title, '' AS lead, '' AS department_order"
            " FROM priority p"
            " JOIN objective o ON o.id = p.objective_id WHERE o.policy_id = :id"
            " ORDER BY o.number, p.position, p.number",
            head.policy_id,
        ),
        entries,
    )


def _told_on(row: RowMapping, today: date) -> date:
    """Return the day a round's texts are told: today, or the day it was closed or issued."""
    if row["state"] == "open":
        return today
    return _day(row["closed_on"]) or parse_date(row["issued"]).latest or today


def entries_of(
    connection: Connection, head: RoundHead, told_on: date, today: date
) -> tuple[RoundEntry, ...]:
    """Return the texts of a round in the order they stand, flagged by its cut-off rule."""
    rows = connection.execute(text(_ENTRIES), {"round": head.id}).mappings().all()
    values = measured(connection, {str(row["initiative_id"]) for row in rows})
    return tuple(
        _entry(row, head, values.get(str(row["initiative_id"]), ()), told_on, today) for row in rows
    )


def _entry(
    row: RowMapping, head: RoundHead, values: Sequence[Measured], told_on: date, today: date
) -> RoundEntry:
    state = EntryState(row["state"])
    return RoundEntry(
        id=str(row["id"]),
        initiative_id=str(row["initiative_id"]),
        code=row["code"],
        title=row["title"],
        department_id=str(row["department_id"] or ""),
        department=row["department"] or CROSS,
        objective_id=str(row["objective_id"] or ""),
        objective=row["objective"],
        state=state,
        text=row["text"],
        position=row["position"],
        rag=row["rag"],
        last_rag=row["last_rag"],
        return_note=row["return_note"],
        late=head.is_open and is_late(state, row["deadline"], today),
        priority_ids=tuple((row["priorities"] or "").split()),
        flags=_flags(row, head, values, told_on) if row["text"].strip() else (),
        confidential=bool(row["hidden"]),
    )


def _flags(
    row: RowMapping, head: RoundHead, values: Sequence[Measured], told_on: date
) -> tuple[CutOffFlag, ...]:
    """Say why a text leans on what the round leaves out: its words, money, dates or values."""
    last = period_end(head.cut_off, head.period)
    told = (row["text"], row["money"] or "", row["dates"] or "")
    return (
        *cut_off_flags(told, cut_off_rule=head.cut_off_rule, last=last, told_on=told_on),
        *measurement_flags(values, last=last, told_on=told_on),
    )


def round_of(connection: Connection, entry_id: str) -> str:
    """Return the id of the round that a text belongs to, or nothing."""
    found = _first(connection, "SELECT round_id FROM status_entry WHERE id = :id", id=entry_id)
    return str(found["round_id"]) if found else ""


def _departments(
    connection: Connection, round_id: str, entries: Sequence[RoundEntry]
) -> tuple[RoundDepartment, ...]:
    """Return who owes the round something or has a text in it; cross-departmental texts last."""
    rows = connection.execute(
        text(
            "SELECT d.id, d.code, d.name, s.id AS submission, s.deadline FROM department d"
            " LEFT JOIN department_submission s ON s.department_id = d.id AND s.round_id = :round"
            " ORDER BY d.collation"
        ),
        {"round": round_id},
    )
    told = {entry.department_id for entry in entries}
    found = [
        RoundDepartment(str(r.id), r.code, r.name, str(r.submission or ""), r.deadline or "")
        for r in rows
        if r.submission or str(r.id) in told
    ]
    cross = [RoundDepartment("", CROSS, CROSS)] if "" in told else []
    return (*found, *cross)


def _places(connection: Connection, query: str, policy_id: str) -> tuple[RoundPlace, ...]:
    rows = connection.execute(text(query), {"id": policy_id})
    return tuple(
        RoundPlace(str(row.id), str(row.number), row.title, row.lead, row.department_order)
        for row in rows
    )


def _head(row: RowMapping) -> RoundHead:
    return RoundHead(
        id=str(row["id"]),
        code=row["code"],
        title=row["title"],
        policy_id=str(row["policy_id"]),
        policy=row["policy"],
        period=row["period"],
        cut_off=row["cut_off"],
        cut_off_rule=row["cut_off_rule"],
        state=row["state"],
        lead=row["lead"] or "",
        previous_id=str(row["previous_round_id"] or ""),
        closed_on=_day(row["closed_on"]),
        closed_by=row["closed_by"],
        close_reason=row["close_reason"],
        reopen_reason=row["reopen_reason"],
    )


def _day(stored: str | date | None) -> date | None:
    """Read a day as SQLite gives it to plain SQL."""
    return date.fromisoformat(str(stored)) if stored else None


def _first(connection: Connection, query: str, **values: str) -> RowMapping | None:
    return connection.execute(text(query), values).mappings().first()
