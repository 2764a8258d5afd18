"""What a status form shows of a round, and what a text was when a form was made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.rounds import CROSS
from kkdesk.db.sql import text
from kkdesk.domain.status_forms import FormLine, FormOffer, Standing
from kkdesk.domain.vocabulary import EntryState, Rag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

_OF_DEPARTMENT: Final = "coalesce(e.department_id, '') = :department AND e.round_id = :round"

_LINES: Final = f"""
    SELECT e.id, i.id AS initiative, i.code, i.title, i.description, e.text, e.rag, e.return_note,
    o.number AS objective, coalesce(o.title_short, '') AS objective_title,
    coalesce(last.id, '') AS last_id, coalesce(last.text, '') AS last_text
    FROM status_entry e JOIN status_round r ON r.id = e.round_id
    JOIN initiative i ON i.id = e.initiative_id LEFT JOIN objective o ON o.id = e.objective_id
    LEFT JOIN status_entry last ON last.round_id = r.previous_round_id
     AND last.initiative_id = i.id
    WHERE {_OF_DEPARTMENT} AND e.state <> 'approved'
    ORDER BY o.number, e.position, i.code_collation, e.id
"""

_PLANNED: Final = """
    SELECT p.initiative_id AS initiative, p.id, p.text FROM plan_entry p
    WHERE p.initiative_id IN (SELECT value FROM json_each(:ids)) AND trim(p.text) <> ''
    ORDER BY p.id
"""

_STANDING: Final = f"""
    SELECT e.id, e.text, e.rag, e.state, i.code, i.title, i.id AS initiative FROM status_entry e
    JOIN initiative i ON i.id = e.initiative_id WHERE {_OF_DEPARTMENT}
"""

_ALIASES: Final = """
    SELECT a.initiative_id AS initiative, a.text FROM initiative_alias a
    WHERE a.initiative_id IN (SELECT value FROM json_each(:ids)) ORDER BY a.id
"""

_SINCE: Final = """
    SELECT c.record_id AS record, c.action, c.field, c.before FROM change c
    JOIN operation o ON o.id = c.operation_id
    WHERE c.record_kind = 'status_entry' AND o.at > :moment
    AND c.record_id IN (SELECT value FROM json_each(:ids)) AND c.field IN ('text', 'rag', '')
    ORDER BY c.id DESC
"""
"""The newest first, so that what is read last is what stood at the moment."""

_OFFERS: Final = """
    SELECT coalesce(e.department_id, '') AS id, coalesce(d.code, '') AS code,
    coalesce(d.name, '') AS name, coalesce(s.deadline, '') AS deadline,
    e.id AS entry, e.initiative_id AS initiative, e.state, e.text
    FROM status_entry e LEFT JOIN department d ON d.id = e.department_id
    LEFT JOIN department_submission s
     ON s.round_id = e.round_id AND s.department_id = e.department_id
    WHERE e.round_id = :round ORDER BY d.id IS NULL, d.collation, e.id
"""


def form_offers(
    connection: Connection, round_id: str, hidden: Collection[str]
) -> tuple[FormOffer, ...]:
    """Return the departments that have texts in a round, and how many a form would ask for."""
    found: dict[str, FormOffer] = {}
    for row in connection.execute(text(_OFFERS), {"round": round_id}).mappings():
        key = str(row["id"])
        before = found.get(key) or FormOffer(
            key, row["code"] or CROSS, row["name"] or CROSS, row["deadline"]
        )
        found[key] = before.with_text(
            asked=row["state"] != EntryState.APPROVED,
            empty=not row["text"].strip(),
            confidential=row["entry"] in hidden or row["initiative"] in hidden,
        )
    return tuple(found.values())


def form_lines(
    connection: Connection, round_id: str, department_id: str, hidden: Collection[str]
) -> tuple[FormLine, ...]:
    """Return the texts that a department still may write, without those that are hidden."""
    values = {"round": round_id, "department": department_id}
    rows = [
        row
        for row in connection.execute(text(_LINES), values).mappings()
        if row["id"] not in hidden and row["initiative"] not in hidden
    ]
    planned = _planned(connection, {str(row["initiative"]) for row in rows}, hidden)
    return tuple(_line(row, planned, hidden) for row in rows)


def standing_texts(
    connection: Connection, round_id: str, department_id: str, made_at: datetime | None
) -> dict[str, Standing]:
    """Return a department's texts by the code and the aliases of their initiatives, casefolded.

    Each also as it was at a moment (UTC), where that is known.
    """
    values = {"round": round_id, "department": department_id}
    rows = connection.execute(text(_STANDING), values).mappings().all()
    then = {} if made_at is None else _then(connection, rows, made_at)
    told = {
        str(row["initiative"]): Standing(
            str(row["id"]),
            row["code"],
            row["title"],
            row["text"],
            _rag(row["rag"]),
            EntryState(row["state"]),
            *then.get(str(row["id"]), (None, None)),
        )
        for row in rows
    }
    named = {
        str(row["text"]).casefold(): told[str(row["initiative"])]
        for row in connection.execute(text(_ALIASES), {"ids": _json(told)}).mappings()
    }
    return named | {one.code.casefold(): one for one in told.values()}


def _planned(
    connection: Connection, initiatives: Iterable[str], hidden: Collection[str]
) -> dict[str, str]:
    """Return what a plan says of each initiative; the first where several do."""
    found: dict[str, str] = {}
    for row in connection.execute(text(_PLANNED), {"ids": _json(initiatives)}).mappings():
        if row["id"] not in hidden:
            found.setdefault(str(row["initiative"]), row["text"])
    return found


def _line(row: RowMapping, planned: dict[str, str], hidden: Collection[str]) -> FormLine:
    number = row["objective"]
    return FormLine(
        code=row["code"],
        title=row["title"],
        objective=f"{number}. {row['objective_title']}" if number is not None else "",
        plan_text=planned.get(str(row["initiative"])) or row["description"] or "",
        last_text="" if row["last_id"] in hidden else row["last_text"],
        text=row["text"],
        rag=_rag(row["rag"]),
        return_note=row["return_note"],
    )


def _then(
    connection: Connection, rows: Iterable[RowMapping], made_at: datetime
) -> dict[str, tuple[str | None, Rag | None]]:
    """Return text and rating of each at a moment, told by what was changed since."""
    known: dict[str, dict[str, str | None]] = {
        str(row["id"]): {"text": row["text"], "rag": row["rag"]} for row in rows
    }
    values = {"ids": _json(known), "moment": made_at.isoformat(timespec="microseconds")}
    for change in connection.execute(text(_SINCE), values).mappings():
        fields = known[str(change["record"])]
        if change["field"]:
            fields[change["field"]] = json.loads(change["before"] or '""')
        else:  # it was written as a whole: before that it was not there
            fields["text"] = fields["rag"] = None
    return {key: (fields["text"], _rag(fields["rag"])) for key, fields in known.items()}


def _rag(stored: str | None) -> Rag | None:
    return Rag(stored) if stored else None


def _json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
