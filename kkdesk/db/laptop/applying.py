"""Writing a settled plan many rows at a time, and telling which changes the database refuses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from kkdesk.db.models import metadata
from kkdesk.db.schema import DERIVED, references_to, table_of
from kkdesk.db.unit_of_work import Line, Row, validated
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Delete, Insert, Update

    from kkdesk.db.laptop.differences import Key, RawRow
    from kkdesk.db.laptop.plan import Plan
    from kkdesk.db.unit_of_work import UnitOfWork


class _Step(NamedTuple):
    """One row of one statement, and what the log says of it."""

    key: Key
    values: dict[str, Any]
    lines: tuple[Line, ...]
    row: Row


def apply(work: UnitOfWork, plan: Plan) -> dict[Key, str]:
    """Write a plan and log it, or write nothing and return the changes that were refused."""
    writer = _Writer(work.connection)
    savepoint = work.connection.begin_nested()
    steps = _steps(plan, writer)
    if not writer.refused:
        for statement, some in steps:
            writer.write(statement, some)
    if writer.refused:
        savepoint.rollback()
        return writer.refused
    savepoint.commit()
    work.record(line for _, some in steps for step in some for line in step.lines)
    for _, some in steps:
        for step in some:
            work.note_for_index(*step.key, step.row)
    return {}


def insert_many(work: UnitOfWork, kind: str, rows: Iterable[RawRow]) -> None:
    """Insert records and log them; InvalidValue names what is wrong."""
    made = [validated(kind, dict(row)) for row in rows]
    if made:
        work.connection.execute(insert(table_of(kind)), made)
        work.record(Line("insert", kind, str(row["id"]), "", None, row) for row in made)


def kinds_in_order() -> list[str]:
    """Return the kinds of record, what is referred to first."""
    return [table.name for table in metadata.sorted_tables]


class _Writer:
    """Runs statements over many rows; where one fails, row by row to find which."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.refused: dict[Key, str] = {}

    def write(self, statement: Insert | Update | Delete, steps: Sequence[_Step]) -> None:
        """Write all rows, or note those that the database refuses."""
        try:
            with self._connection.begin_nested():
                self._connection.execute(statement, [step.values for step in steps])
        except IntegrityError:
            for step in steps:
                self._write_one(statement, step)

    def _write_one(self, statement: Insert | Update | Delete, step: _Step) -> None:
        try:
            with self._connection.begin_nested():
                self._connection.execute(statement, step.values)
        except IntegrityError as error:
            self.refused[step.key] = str(error.orig)


_Batch = tuple["Insert | Update | Delete", list[_Step]]


def _steps(plan: Plan, writer: _Writer) -> list[_Batch]:
    """Return the statements in the order that keeps every reference whole.

    Links that nothing refers to go first, so that a pair taken apart and put together again on
    the laptop is free when it comes back.
    """
    order = kinds_in_order()
    free = {kind for kind in order if kind != "operation" and not _is_target(kind)}
    found: list[_Batch] = []
    found += _deletions(plan, [kind for kind in reversed(order) if kind in free])
    for kind in order:
        found += _insertions(plan, kind, writer)
    for kind in order:
        found += _updates(plan, kind, writer)
    found += _deletions(plan, [kind for kind in reversed(order) if kind not in free])
    return found


def _is_target(kind: str) -> bool:
    try:
        return bool(references_to(kind))
    except KeyError:
        return False


def _insertions(plan: Plan, kind: str, writer: _Writer) -> list[_Batch]:
    steps = []
    for key, raw in _parents_first(kind, plan.inserts):
        try:
            row = validated(kind, dict(raw))
        except InvalidValue as error:
            writer.refused[key] = error.reason_en
            continue
        steps.append(_Step(key, dict(row), (Line("insert", *key, "", None, row),), row))
    return [(insert(table_of(kind)), steps)] if steps else []


def _updates(plan: Plan, kind: str, writer: _Writer) -> list[_Batch]:
    """Return one statement for each set of fields that is written together."""
    batches: dict[tuple[str, ...], list[_Step]] = defaultdict(list)
    for key, fields in plan.updates.items():
        if key[0] != kind:
            continue
        stored = plan.stored[key]
        try:
            wanted = validated(kind, {**stored, **fields}, stored)
        except InvalidValue as error:
            writer.refused[key] = error.reason_en
            continue
        changed = {name: value for name, value in wanted.items() if value != stored[name]}
        lines = tuple(
            Line("update", *key, name, stored[name], value)
            for name, value in changed.items()
            if name not in DERIVED
        )
        if changed:
            batches[tuple(sorted(changed))].append(
                _Step(key, {"key_": key[1], **changed}, lines, {**stored, **changed})
            )
    found: list[_Batch] = []
    for names, steps in sorted(batches.items()):
        table = table_of(kind)
        statement = update(table).where(table.c.id == bindparam("key_"))
        found.append((statement.values({name: bindparam(name) for name in names}), steps))
    return found


def _deletions(plan: Plan, kinds: Sequence[str]) -> list[_Batch]:
    found: list[_Batch] = []
    for kind in kinds:
        rows = list(_parents_first(kind, plan.deletes))[::-1]
        if rows:
            steps = [
                _Step(key, {"key_": key[1]}, (Line("delete", *key, "", row, None),), row)
                for key, row in ((key, plan.stored[key]) for key, _ in rows)
            ]
            table = table_of(kind)
            found.append((delete(table).where(table.c.id == bindparam("key_")), steps))
    return found


def _parents_first(kind: str, rows: dict[Key, RawRow]) -> list[tuple[Key, RawRow]]:
    """Return a kind's rows so that what one of them refers to among them comes before it."""
    own = {key: row for key, row in sorted(rows.items()) if key[0] == kind}
    if not own:
        return []
    columns = [
        column.name
        for column in table_of(kind).columns
        if any(key.column.table.name == kind for key in column.foreign_keys)
    ]
    if not columns:
        return list(own.items())
    placed: dict[Key, RawRow] = {}
    waiting = list(own)
    while waiting:
        ready = [
            key
            for key in waiting
            if all(
                (parent := (kind, str(own[key].get(column)))) not in own or parent in placed
                for column in columns
            )
        ] or waiting  # a ring: the database says what it thinks of it
        placed |= {key: own[key] for key in ready}
        waiting = [key for key in waiting if key not in placed]
    return list(placed.items())
