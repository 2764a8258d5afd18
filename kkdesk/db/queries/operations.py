"""What people did: a page of operations at a time, and what one of them changed."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.operations import (
    HistoryFilter,
    OperationLine,
    StoredChange,
    StoredChanges,
    matching,
)
from kkdesk.domain.wording import normalise
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    Records = Mapping[str, Mapping[str, Any]]

_LINE = 'SELECT o.id, o.number, o.at, o."by", o.label, o.kind FROM operation o'
_PARTS = (
    *("date_entry", "appropriation", "sub_item", "status_entry", "plan_entry", "measurement"),
    *("initiative_alias", "initiative_partner", "initiative_objective"),
)
"""Tables whose rows hang on an initiative."""

_VERB = "substr(o.label, 1, instr(o.label || ' ', ' ') - 1)"
_REST = "substr(o.label, instr(o.label || ' ', ' ') + 1)"
_SUBJECT = f"substr({_REST}, 1, instr({_REST} || ' ', ' ') - 1)"
_KIND = f"substr({_SUBJECT}, 1, instr({_SUBJECT} || '.', '.') - 1)"
_TOUCHED = "o.id IN (SELECT c.operation_id FROM change c WHERE c.record_id IN ({}))"
_OWNED = (
    "SELECT id FROM initiative WHERE owner_department_id IN (SELECT value FROM json_each(:own))"
)
_NAMES = ("code", "number", "title", "title_short", "name", "as_written", "text_short", "text")
_OF_KIND = (
    "EXISTS (SELECT 1 FROM change c WHERE c.operation_id = o.id"
    " AND c.record_kind IN (SELECT value FROM json_each(:kinds)))"
)
_OF_RARE_KIND = (
    "o.id IN (SELECT operation_id FROM change"
    " WHERE record_kind IN (SELECT value FROM json_each(:kinds)))"
)
"""The same, found from the changes: quicker where there are few, slower where there are many."""
_RARE = 5000
MOST_CHANGES = 200


def operations(
    connection: Connection, wanted: HistoryFilter, *, before: int | None = None, limit: int = 200
) -> tuple[OperationLine, ...]:
    """Return the latest operations that match, or those numbered below ``before``."""
    rare = bool(wanted.kinds) and _are_rare(connection, wanted.kinds)
    parts = list(_conditions(wanted, rare=rare))
    values: dict[str, Any] = {"limit": limit}
    if before is not None:
        parts.append(("o.number < :before", {"before": before}))
    for _, own in parts:
        values |= own
    where = " AND ".join(part for part, _ in parts)
    query = f"{_LINE}{' WHERE ' if where else ''}{where} ORDER BY o.number DESC LIMIT :limit"
    return tuple(_line(row) for row in connection.execute(text(query), values))


def people(connection: Connection) -> tuple[str, ...]:
    """Return everybody who did something."""
    query = 'SELECT DISTINCT "by" FROM operation'
    return tuple(sorted(str(name) for name in connection.execute(text(query)).scalars()))


def begun(connection: Connection) -> date | None:
    """Return the first day of the history; None if nobody has done anything."""
    found = connection.execute(text("SELECT at FROM operation ORDER BY number LIMIT 1")).scalar()
    return datetime.fromisoformat(found).astimezone().date() if found else None


def operation_changes(
    connection: Connection, operation_id: str, *, most: int = MOST_CHANGES
) -> StoredChanges:
    """Return what an operation changed; RecordGone if there is no such operation."""
    values = {"id": operation_id, "most": most}
    row = connection.execute(text(f"{_LINE} WHERE o.id = :id"), values).first()
    if row is None:
        raise RecordGone("operation", operation_id)
    total = connection.execute(
        text("SELECT count(*) FROM change WHERE operation_id = :id"), values
    ).scalar_one()
    rows = connection.execute(
        text(
            "SELECT action, record_kind, record_id, field, before, after FROM change"
            " WHERE operation_id = :id ORDER BY id LIMIT :most"
        ),
        values,
    ).all()
    about = _changed_records(connection, rows)
    changes = [change for one in rows for change in _fields(one, about)]
    return StoredChanges(_line(row), tuple(changes), int(total))


def later_operations(connection: Connection, operation_id: str) -> tuple[OperationLine, ...]:
    """Return the later operations that changed the same records, or records hanging on them.

    These are what an undo of the operation would run into, the latest first.
    """
    query = f"""
        {_LINE} WHERE o.number > (SELECT number FROM operation WHERE id = :id) AND o.id IN (
         SELECT later.operation_id FROM change mine
          JOIN change later ON later.record_id = mine.record_id
          WHERE mine.operation_id = :id
           AND (mine.action <> 'update' OR later.field IN ('', mine.field))
         UNION SELECT later.operation_id FROM change mine
          JOIN change later ON later.action = 'insert' AND later.id > mine.id
           AND instr(later.after, '"' || mine.record_id || '"') > 0
          WHERE mine.operation_id = :id AND mine.action = 'insert'
           AND (SELECT count(*) FROM change WHERE operation_id = :id) < 50)
        ORDER BY o.number DESC LIMIT 100
    """
    return tuple(_line(row) for row in connection.execute(text(query), {"id": operation_id}))


def _line(row: Any) -> OperationLine:  # noqa: ANN401 -- a row
    at = datetime.fromisoformat(row.at).astimezone()
    return OperationLine(str(row.id), int(row.number), at, str(row.by), str(row.label), row.kind)


def _are_rare(connection: Connection, kinds: frozenset[str]) -> bool:
    """Tell whether so few changes are of these kinds that one goes through all of them."""
    query = f"""SELECT count(*) FROM (SELECT 1 FROM change
        WHERE record_kind IN (SELECT value FROM json_each(:kinds)) LIMIT {_RARE}) AS found"""
    return int(connection.execute(text(query), {"kinds": _json(kinds)}).scalar_one()) < _RARE


def _conditions(wanted: HistoryFilter, *, rare: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    if wanted.people:
        yield 'o."by" IN (SELECT value FROM json_each(:people))', {"people": _json(wanted.people)}
    if wanted.verbs:
        yield f"{_VERB} IN (SELECT value FROM json_each(:verbs))", {"verbs": _json(wanted.verbs)}
    if wanted.first is not None:
        yield "o.at >= :first", {"first": _start(wanted.first)}
    if wanted.last is not None and wanted.last < date.max:
        yield "o.at < :end", {"end": _start(wanted.last + timedelta(days=1))}
    if wanted.kinds:
        yield (_OF_RARE_KIND if rare else _OF_KIND), {"kinds": _json(wanted.kinds)}
    if wanted.departments:
        yield _of_initiatives(_OWNED), {"own": _json(wanted.departments)}
    if wanted.record_id:
        yield _of_initiatives("SELECT CAST(:record AS VARCHAR)"), {"record": wanted.record_id}
    for number, word in enumerate(normalise(wanted.words).split()):
        yield _holds(number, word)


def _of_initiatives(chosen: str) -> str:
    """Return the condition that something of the chosen records or on them was changed."""
    parts = [f"SELECT id FROM {table} WHERE initiative_id IN ({chosen})" for table in _PARTS]
    alive = _TOUCHED.format(" UNION ".join((chosen, *parts)))
    deleted = (
        "o.id IN (SELECT c.operation_id FROM change c WHERE c.action = 'delete'"
        f" AND json_extract(c.before, '$.initiative_id') IN ({chosen}))"
    )
    return f"({alive} OR {deleted})"


def _holds(number: int, word: str) -> tuple[str, dict[str, Any]]:
    verbs, subjects = matching(word)
    w, v, s = f"word{number}", f"verbs{number}", f"subjects{number}"
    said = " OR ".join(
        f"instr({column}, :{name}) > 0"
        for column, name in (
            ("lower(o.label)", w),
            ("o.label", f"{w}c"),
            ('lower(o."by")', w),
            ('o."by"', f"{w}c"),
        )
    )
    condition = (
        f"({said} OR {_VERB} IN (SELECT value FROM json_each(:{v}))"
        f" OR {_SUBJECT} IN (SELECT value FROM json_each(:{s}))"
        f" OR {_KIND} IN (SELECT value FROM json_each(:{s})))"
    )
    # SQLite makes only English letters small: a name may begin with a large Danish one.
    return condition, {
        w: word,
        f"{w}c": word.capitalize(),
        v: _json(verbs),
        s: _json(subjects),
    }


def _json(values: frozenset[str]) -> str:
    return json.dumps(sorted(values))


def _start(day: date) -> str:
    """Return when a local day begins, as the log writes moments."""
    midnight = datetime.combine(day, time()).astimezone()
    return midnight.astimezone(UTC).isoformat(timespec="microseconds")


def _fields(row: Any, stored: Records) -> Iterator[StoredChange]:  # noqa: ANN401 -- a row
    before, after = _decoded(row.before), _decoded(row.after)
    kind, key = row.record_kind, row.record_id
    if row.action == "update":
        about = _about(stored.get(key, {}))
        yield StoredChange(kind, key, row.action, about, row.field, before, after)
        return
    told = after if row.action == "insert" else before
    fields: Mapping[str, Any] = told if isinstance(told, dict) else {}
    for name, value in fields.items():
        if name == "id" or "collation" in name or value in {"", None}:
            continue
        old, new = (None, value) if row.action == "insert" else (value, None)
        yield StoredChange(kind, key, row.action, _about(fields), name, old, new)


def gone_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return what people knew records by that are deleted, by id."""
    return {key: _about(fields) for key, fields in _gone(connection, ids).items()}


def _gone(connection: Connection, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Return deleted records as they were when they were deleted the last time, by id."""
    query = text(
        "SELECT record_id, before FROM change WHERE action = 'delete'"
        " AND record_id IN (SELECT value FROM json_each(:ids)) ORDER BY id"
    )
    rows = connection.execute(query, {"ids": json.dumps(sorted(set(ids)))})
    decoded = {str(row.record_id): _decoded(row.before) for row in rows}
    return {key: told if isinstance(told, dict) else {} for key, told in decoded.items()}


def _changed_records(connection: Connection, rows: Iterable[Any]) -> Records:
    """Return the updated records as they are now, or as they were when they were deleted."""
    from kkdesk.db.schema import kinds  # noqa: PLC0415 -- loads SQLModel

    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.action == "update":
            wanted[row.record_kind].add(row.record_id)
    found: dict[str, Mapping[str, Any]] = {}
    for kind, ids in wanted.items():
        if kind in kinds():  # a name that the schema has
            query = text(f'SELECT * FROM "{kind}" WHERE id IN (SELECT value FROM json_each(:ids))')
            stored = connection.execute(query, {"ids": json.dumps(sorted(ids))}).mappings()
            found |= {str(row["id"]): dict(row) for row in stored}
    gone = {key for ids in wanted.values() for key in ids} - found.keys()
    return found | (_gone(connection, gone) if gone else {})


def _about(row: Mapping[str, Any]) -> str:
    words = [str(row[name]) for name in _NAMES if row.get(name)]
    return " ".join(" ".join(words[:2]).split())[:80]


def _decoded(words: str | None) -> Any:  # noqa: ANN401 -- what the log holds
    return None if words is None else json.loads(words)
