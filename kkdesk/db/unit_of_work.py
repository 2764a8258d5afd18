"""The one way to write: every insert, update and delete is validated, logged and indexed.

Rows are plain dictionaries keyed by column. Nothing here opens or ends a
transaction: the caller's transaction is the operation.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from kkdesk.db.faults import BrokenRule, broken_rule
from kkdesk.db.schema import CLOSED_LISTS, DERIVED, UNBOUNDED, references_to, row_model, table_of
from kkdesk.db.search_words import INDEXED_OWNERS
from kkdesk.domain.changes import Changes
from kkdesk.domain.collation import collation_text
from kkdesk.domain.ids import new_id
from kkdesk.errors import EditConflict, InvalidValue, RecordGone, RecordInUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails
    from sqlalchemy import Connection, Delete, Insert, Update

Value = str | int | float | bool | date | None
Row = dict[str, Value]

LONGEST_TEXT: Final = 200_000
"""Characters in one field: a hundred pages. More is a file pasted by mistake."""

_SHOWN: Final = 60
"""So many characters of a refused value stand in the message."""


class Line(NamedTuple):
    """One line of the log: a field of a record, or with no field the whole row."""

    action: str
    kind: str
    record_id: str
    field: str
    before: Value | Row
    after: Value | Row


class UnitOfWork:
    """One operation of one person inside one transaction."""

    def __init__(self, connection: Connection, *, by: str, label: str, kind: str = "do") -> None:
        self.connection = connection
        self.by = by
        self._label = label
        self._kind = kind
        self._target: str | None = None
        self._operation_id = ""
        self._touched: set[tuple[str, str]] = set()
        self._to_index: set[tuple[str, str]] = set()

    @property
    def changes(self) -> Changes:
        """Return what this operation has changed so far."""
        return Changes(
            operation_id=self._operation_id,
            label=self._label,
            kinds=frozenset(kind for kind, _ in self._touched),
            ids=frozenset(record_id for _, record_id in self._touched),
        )

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """Return the (kind, id) pairs that were written."""
        return frozenset(self._touched)

    @property
    def to_index(self) -> frozenset[tuple[str, str]]:
        """Return the (kind, id) pairs whose search text may have changed."""
        return frozenset(self._to_index)

    def get(self, kind: str, record_id: str) -> Row:
        """Return a row; RecordGone if it does not exist (any more)."""
        table = table_of(kind)
        found = self.connection.execute(select(table).where(table.c.id == record_id)).mappings()
        row = found.first()
        if row is None:
            raise RecordGone(kind, record_id)
        return dict(row)

    def encoded_field(self, kind: str, record_id: str, field: str) -> str | None:
        """Return one stored field as the log would write it; RecordGone if there is no record."""
        return encode(self.get(kind, record_id)[field])

    def find(self, kind: str, /, **where: Value) -> list[Row]:
        """Return the rows whose columns equal the given values, oldest first."""
        table = table_of(kind)
        query = select(table).order_by(table.c.id)
        for column, value in where.items():
            query = query.where(table.c[column] == value)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def insert(self, kind: str, /, **values: Value) -> str:
        """Insert a record and return its id; InvalidValue names the field that is wrong."""
        row = validated(kind, values)
        self._execute(kind, _insertion(kind), row)
        record_id = str(row["id"])
        self._log("insert", kind, record_id, "", None, row)
        self._note_for_index(kind, record_id, row)
        return record_id

    def update(self, kind: str, record_id: str, /, **values: Value) -> None:
        """Set fields of a record; fields that already hold the value are left alone."""
        current = self.get(kind, record_id)
        wanted = validated(kind, {**current, **values}, current)
        changed = {name: value for name, value in wanted.items() if value != current[name]}
        if not changed:
            return
        table = table_of(kind)
        self._execute(kind, update(table).where(table.c.id == record_id).values(changed))
        for name, value in changed.items():
            if name not in DERIVED:  # what follows from the words does so on undo as well
                self._log("update", kind, record_id, name, current[name], value)
        self._note_for_index(kind, record_id, current)
        self._note_for_index(kind, record_id, changed)

    def set_field(
        self,
        kind: str,
        record_id: str,
        field: str,
        *,
        expected: Value,
        value: Value,
    ) -> None:
        """Set one field unless somebody else changed it since ``expected`` was read."""
        stored = self.get(kind, record_id)[field]
        if stored not in (expected, value):
            who, when = self._last_writer(record_id, field)
            raise EditConflict(
                kind, record_id, field, expected=expected, stored=stored, wanted=value,
                who=who, when=when,
            )  # fmt: skip
        self.update(kind, record_id, **{field: value})

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record with all it owns; RecordInUse if something else needs it."""
        row = self.get(kind, record_id)
        for reference in references_to(kind):
            table = table_of(reference.kind)
            holders = self.connection.execute(
                select(table.c.id).where(table.c[reference.column] == record_id)
            ).scalars()
            for holder in list(holders):
                if reference.owned:
                    self.delete(reference.kind, holder)
                elif reference.optional:
                    self.update(reference.kind, holder, **{reference.column: None})
                else:
                    raise RecordInUse(kind, record_id, reference.kind)
        table = table_of(kind)
        self._execute(kind, delete(table).where(table.c.id == record_id))
        self._log("delete", kind, record_id, "", row, None)
        self._note_for_index(kind, record_id, row)

    def is_referenced(self, kind: str, record_id: str) -> bool:
        """Tell whether any other record points at this one."""
        return bool(self.holder_of(kind, record_id))

    def holder_of(self, kind: str, record_id: str) -> str:
        """Return the kind of a record that points at this one; nothing if none does."""
        for reference in references_to(kind):
            table = table_of(reference.kind)
            query = select(table.c.id).where(table.c[reference.column] == record_id).limit(1)
            if self.connection.execute(query).first() is not None:
                return reference.kind
        return ""

    def codes(self, kind: str) -> frozenset[str]:
        """Return every code in use among records of a kind."""
        table = table_of(kind)
        return frozenset(self.connection.execute(select(table.c.code)).scalars())

    def name(self, label: str) -> None:
        """Give the operation a fuller label once its record is known."""
        self._label = label
        if self._operation_id:
            table = table_of("operation")
            self.connection.execute(
                update(table).where(table.c.id == self._operation_id).values(label=label)
            )

    def record(self, lines: Iterable[Line]) -> None:
        """Log what was written many rows at a time, in the order in which it was written."""
        rows = []
        for line in lines:
            if not self._operation_id:
                self._start_operation()
            self._touched.add((line.kind, line.record_id))
            for row in (line.before, line.after):
                if isinstance(row, dict):
                    self._note_for_index(line.kind, line.record_id, row)
            rows.append(
                {
                    "operation_id": self._operation_id,
                    "action": line.action,
                    "record_kind": line.kind,
                    "record_id": line.record_id,
                    "field": line.field,
                    "before": encode(line.before),
                    "after": encode(line.after),
                }
            )
        if rows:
            self.connection.execute(_insertion("change"), rows)

    def note_for_index(self, kind: str, record_id: str, row: Mapping[str, Value]) -> None:
        """Say that the search text of a record, and of what owns it, may have changed."""
        self._note_for_index(kind, record_id, row)

    def aim_at(self, operation_id: str) -> None:
        """Say which operation this one turns round, before anything is written."""
        self._target = operation_id

    def _execute(
        self, kind: str, statement: Insert | Update | Delete, values: Row | None = None
    ) -> None:
        """Run a statement; InvalidValue where it breaks a rule that the schema keeps."""
        try:
            self.connection.execute(statement, values)
        except IntegrityError as error:
            raise InvalidValue(kind, *_BROKEN[broken_rule(error)]) from error

    def _last_writer(self, record_id: str, field: str) -> tuple[str, datetime | None]:
        change, operation = table_of_change(), table_of("operation")
        found = self.connection.execute(
            select(operation.c.by, operation.c.at)
            .join(change, change.c.operation_id == operation.c.id)
            .where(change.c.record_id == record_id, change.c.field.in_((field, "")))
            .order_by(change.c.id.desc())
            .limit(1)
        ).first()
        return (found.by, datetime.fromisoformat(found.at)) if found else ("", None)

    def _log(
        self, action: str, kind: str, record_id: str, field: str, before: object, after: object
    ) -> None:
        if not self._operation_id:
            self._start_operation()
        self._touched.add((kind, record_id))
        self.connection.execute(
            _insertion("change"),
            {
                "operation_id": self._operation_id,
                "action": action,
                "record_kind": kind,
                "record_id": record_id,
                "field": field,
                "before": encode(before),
                "after": encode(after),
            },
        )

    def _note_for_index(self, kind: str, record_id: str, row: Mapping[str, Value]) -> None:
        self._to_index.add((kind, record_id))
        for column, owner in INDEXED_OWNERS.items():
            if row.get(column):
                self._to_index.add((owner, str(row[column])))

    def _start_operation(self) -> None:
        self._operation_id = new_id()
        number = table_of("operation").c.number
        latest = self.connection.execute(select(func.max(number))).scalar() or 0
        self.connection.execute(
            _insertion("operation"),
            {
                "id": self._operation_id,
                "number": latest + 1,
                "at": datetime.now(UTC).isoformat(timespec="microseconds"),
                "by": self.by,
                "label": self._label,
                "kind": self._kind,
                "target_id": self._target,
            },
        )


@cache
def _insertion(table: str) -> Insert:
    """Return a table's INSERT, compiled once and fed with parameters."""
    return insert(SQLModel.metadata.tables[table])


def table_of_change() -> Table:
    """Return the table of field changes."""
    return SQLModel.metadata.tables["change"]


def encode(value: object) -> str | None:
    """Write a value or a whole row as JSON text; None stays None."""
    return None if value is None else json.dumps(value, ensure_ascii=False, default=_iso)


def decode(text: str | None) -> Value:
    """Read a value that ``encode`` wrote."""
    value: Value = None if text is None else json.loads(text)
    return value


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


_BROKEN: Final = {
    BrokenRule.REFERENCE: (
        "noget, som den henviser til, findes ikke (længere)",
        "something it refers to does not exist (any more)",
    ),
    BrokenRule.UNIQUE: ("der findes en magen til i forvejen", "there is one like it already"),
    BrokenRule.OTHER: (
        "den mangler det, som den hører til",
        "what it belongs to is missing",
    ),
}


def validated(kind: str, values: Mapping[str, Value], known: Row | None = None) -> Row:
    """Return a whole row in the types of its columns; InvalidValue names what is wrong.

    ``known`` is the row as it is stored: what it says already is not looked at again.
    """
    model = row_model(kind)
    unknown = set(values) - set(model.model_fields)
    if unknown:
        raise KeyError(f"{kind} has no field {sorted(unknown)}")
    try:
        row: Row = model.model_validate(dict(values)).model_dump()
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidValue(f"{kind}.{first['loc'][0]}", *_misfit(first)) from error
    stored = known or {}
    for name, value in row.items():
        if isinstance(value, str) and value != stored.get(name):
            _check_text(kind, name, value)
    return row | _derived(kind, row, stored)


def _misfit(error: ErrorDetails) -> tuple[str, str]:
    """Say why a value is not of its field's type, in Danish and English."""
    if error["type"] == "missing":
        return "værdien mangler", "the value is missing"
    shown = str(error["input"])[:_SHOWN]
    return f"«{shown}» passer ikke i feltet", f"“{shown}” does not fit the field"


def _check_text(kind: str, name: str, value: str) -> None:
    """Raise InvalidValue for a text without end, or one that is not on its closed list."""
    if len(value) > LONGEST_TEXT and (kind, name) not in UNBOUNDED:
        raise InvalidValue(
            f"{kind}.{name}",
            f"teksten er på {len(value)} tegn, og der er plads til {LONGEST_TEXT}",
            f"the text has {len(value)} characters, and there is room for {LONGEST_TEXT}",
        )
    choices = CLOSED_LISTS.get((kind, name))
    if choices is None or value in frozenset(choices):
        return
    if value or row_model(kind).model_fields[name].default != "":
        shown = value[:_SHOWN]
        raise InvalidValue(
            f"{kind}.{name}",
            f"«{shown}» er ikke en af mulighederne: {', '.join(choices)}",
            f"“{shown}” is not one of the choices: {', '.join(choices)}",
        )


def _derived(kind: str, row: Row, stored: Row) -> Row:
    """Return the sort keys that follow from a row's words (Danish order in plain SQL)."""
    return {
        key: stored[key] if row[words] == stored.get(words) else collation_text(str(row[words]))
        for key, words in _SORT_KEYS.get(kind, {}).items()
    }


_SORT_KEYS: Final = {
    "initiative": {"collation": "title", "code_collation": "code"},
    "department": {"collation": "code"},
}
