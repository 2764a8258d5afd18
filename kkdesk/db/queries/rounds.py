"""What the page of status rounds shows: the rounds, and the matrix of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key
from kkdesk.domain.dates import parse_date
from kkdesk.domain.rounds import (
    RoundDepartment,
    RoundHead,
    RoundPlace,
    RoundSheet,
    RoundTally,
    is_late,
)
from kkdesk.domain.vocabulary import EntryState
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

CROSS = "Tværgående"

_HEADS = (
    "SELECT r.*, p.title AS policy, d.code AS lead FROM status_round r"
    " JOIN policy p ON p.id = r.policy_id LEFT JOIN department d ON d.id = r.lead_department_id"
)

_TALLIES = """
    SELECT coalesce(department_id, '') AS department, coalesce(objective_id, '') AS place, state,
    count(*) AS number FROM status_entry WHERE round_id = :round
    GROUP BY department_id, objective_id, state
"""

_BY_PRIORITY = """
    SELECT coalesce(e.department_id, '') AS department, l.priority_id AS place, e.state,
    count(*) AS number FROM status_entry e
    JOIN initiative_priority l ON l.initiative_id = e.initiative_id
    WHERE e.round_id = :round GROUP BY e.department_id, l.priority_id, e.state
"""


def rounds(connection: Connection) -> tuple[RoundHead, ...]:
    """Return every round, the newest first."""
    found = connection.execute(text(_HEADS)).mappings()
    return tuple(
        sorted((_head(row) for row in found), key=lambda h: danish_key(h.code), reverse=True)
    )


def round_sheet(connection: Connection, round_id: str, today: date) -> RoundSheet:
    """Return a round with its departments and texts; RecordGone if there is no such round."""
    row = _row(connection, round_id)
    head = _head(row)
    deadlines = _deadlines(connection, round_id) if head.is_open else {}
    tallies = _tallies(connection, _TALLIES, round_id, deadlines, today)
    return RoundSheet(
        head,
        _departments(connection, round_id, {tally.department_id for tally in tallies}),
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
        tallies,
        _tallies(connection, _BY_PRIORITY, round_id, deadlines, today),
    )


def head_of(connection: Connection, round_id: str, today: date) -> tuple[RoundHead, date]:
    """Return a round and the day its texts are told; RecordGone if there is no such round."""
    row = _row(connection, round_id)
    return _head(row), _told_on(row, today)


def _row(connection: Connection, round_id: str) -> RowMapping:
    row = _first(connection, f"{_HEADS} WHERE r.id = :id", id=round_id)
    if row is None:
        raise RecordGone("status_round", round_id)
    return row


def _deadlines(connection: Connection, round_id: str) -> dict[str, str]:
    rows = connection.execute(
        text("SELECT department_id, deadline FROM department_submission WHERE round_id = :round"),
        {"round": round_id},
    )
    return {str(row.department_id): row.deadline for row in rows}


def _tallies(
    connection: Connection, query: str, round_id: str, deadlines: Mapping[str, str], today: date
) -> tuple[RoundTally, ...]:
    """Count texts; ``deadlines`` are those of the departments that can be late."""
    return tuple(
        RoundTally(
            str(row.department),
            str(row.place),
            state := EntryState(row.state),
            row.number,
            late=is_late(state, deadlines.get(str(row.department), ""), today),
        )
        for row in connection.execute(text(query), {"round": round_id})
    )


def _told_on(row: RowMapping, today: date) -> date:
    """Return the day a round's texts are told: today, or the day it was closed or issued."""
    if row["state"] == "open":
        return today
    return _day(row["closed_on"]) or parse_date(row["issued"]).latest or today


def _departments(
    connection: Connection, round_id: str, told: Collection[str]
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
