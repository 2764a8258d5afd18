"""What stands beside a round's text: the plan's, the last round's, and what changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.dates import parse_date
from kkdesk.domain.round_measurements import Measured, measured_since
from kkdesk.domain.rounds import CutOffFlag, EntryBeside, RoundEntry, RoundHead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_CHANGED = """
    SELECT o.at, c.action, c.record_kind, c.field, c.before, c.after FROM (
     SELECT c.id FROM change c WHERE c.record_id IN
      (SELECT id FROM date_entry WHERE initiative_id = :initiative
       UNION SELECT id FROM appropriation WHERE initiative_id = :initiative
       UNION SELECT value FROM json_each(:measured))
     UNION SELECT c.id FROM change c
      WHERE c.action = 'delete' AND json_extract(c.before, '$.initiative_id') = :initiative
    ) found CROSS JOIN change c ON c.id = found.id JOIN operation o ON o.id = c.operation_id
    WHERE o.kind <> 'load' AND o.at > :since
    AND c.record_kind IN ('date_entry', 'appropriation', 'measurement')
    AND c.field IN ('as_written', '')
    AND (c.record_kind <> 'measurement' OR c.action <> 'insert')
    ORDER BY c.id
"""
"""Each half of what is found has an index of its own; deleted records are known by their row."""

_OWN = (
    "SELECT m.initiative_id AS owner, m.id AS key FROM measurement m"
    " WHERE m.initiative_id IN (SELECT value FROM json_each(:ids))"
    " UNION SELECT e.initiative_id, m.id FROM plan_entry e"
    " JOIN indicator n ON n.heading_id = e.heading_id JOIN measurement m ON m.indicator_id = n.id"
    " WHERE e.initiative_id IN (SELECT value FROM json_each(:ids))"
    " AND (m.initiative_id IS NULL OR m.initiative_id = e.initiative_id)"
)
_MEASURED = f"""
    SELECT own.owner, m.id, m.as_written, m.as_of, m.series, m.what, m.confidential,
    coalesce(n.name, '') AS indicator, coalesce(d.code, '') AS department,
    (SELECT min(o.at) FROM change c JOIN operation o ON o.id = c.operation_id
     WHERE c.record_id = m.id AND c.action = 'insert' AND o.kind <> 'load') AS recorded
    FROM ({_OWN}) own JOIN measurement m ON m.id = own.key
    LEFT JOIN indicator n ON n.id = m.indicator_id
    LEFT JOIN department d ON d.id = m.department_id
    ORDER BY own.owner, n.code, m.position, m.id
"""


def entry_beside(
    connection: Connection, entry: RoundEntry, head: RoundHead, flags: tuple[CutOffFlag, ...] = ()
) -> EntryBeside:
    """Return what stands beside a text: the plan's, the last round's, and what changed since."""
    last = (
        connection.execute(
            text(
                "SELECT r.code, r.closed_on, r.issued, e.text FROM status_entry e"
                " JOIN status_round r ON r.id = e.round_id"
                " WHERE e.initiative_id = :initiative AND r.id = :previous"
            ),
            {"initiative": entry.initiative_id, "previous": head.previous_id},
        )
        .mappings()
        .first()
    )
    plan = connection.execute(
        text(
            "SELECT e.text, i.description FROM initiative i"
            " LEFT JOIN plan_entry e ON e.initiative_id = i.id WHERE i.id = :initiative"
        ),
        {"initiative": entry.initiative_id},
    ).all()
    planned = [row.text or "" for row in plan] + [row.description or "" for row in plan[:1]]
    closed = last["closed_on"] if last else None
    since = date.fromisoformat(str(closed)) if closed else None
    if last and since is None:
        since = parse_date(last["issued"]).latest
    values = _measured(connection, [entry.initiative_id])
    return EntryBeside(
        entry,
        next((words for words in planned if words.strip()), ""),
        last["code"] if last else "",
        last["text"] if last else "",
        (
            *measured_since((value for _, _, value in values), since),
            *_changed(
                connection,
                entry.initiative_id,
                since.isoformat() if since else "",
                [key for _, key, _ in values],
            ),
        ),
        flags,
    )


def measured(
    connection: Connection, initiative_ids: Iterable[str], *, confidential: bool = False
) -> dict[str, list[Measured]]:
    """Return the values of initiatives and of their indicators; confidential ones if wanted."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for owner, _, value in _measured(connection, initiative_ids, confidential=confidential):
        found[owner].append(value)
    return found


def _measured(
    connection: Connection, initiative_ids: Iterable[str], *, confidential: bool = True
) -> list[tuple[str, str, Measured]]:
    rows = connection.execute(text(_MEASURED), {"ids": json.dumps(list(initiative_ids))})
    return [
        (
            str(row.owner),
            str(row.id),
            Measured(
                ", ".join(filter(None, (row.indicator, row.what, row.series, row.department))),
                row.as_written,
                row.as_of,
                (row.recorded or "")[:10],
            ),
        )
        for row in rows
        if confidential or not row.confidential
    ]


def _changed(
    connection: Connection, initiative_id: str, since: str, measurement_ids: list[str]
) -> tuple[str, ...]:
    """Return what was written, rewritten or deleted of dates, money and measurements."""
    values = {
        "initiative": initiative_id,
        "since": since,
        "measured": json.dumps(measurement_ids),
    }
    rows = connection.execute(text(_CHANGED), values)
    return tuple(f"{row.at[:10]} · {_written(row.before)} → {_written(row.after)}" for row in rows)


def _written(encoded: str | None) -> str:
    """Return the words of a logged value or row; a dash for none."""
    value = json.loads(encoded) if encoded else None
    words = value.get("as_written", "") if isinstance(value, dict) else value
    return f"«{words}»" if words else "–"
