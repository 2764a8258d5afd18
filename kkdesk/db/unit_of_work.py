"""The one way to write: every insert, update and delete is validated, logged and indexed.

Rows are plain dictionaries keyed by column. Nothing here opens or ends a
transaction: the caller's transaction is the operation.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from pydantic import ValidationError
from sqlalchemy import Table, delete, insert, select, update
from sqlmodel import SQLModel

from kkdesk.db.schema import record_class, references_to, table_of
from kkdesk.domain.changes import Changes
from kkdesk.domain.collation import collation_text
from kkdesk.domain.ids import new_id
from kkdesk.errors import EditConflict, InvalidValue, RecordGone, RecordInUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Insert

Value = str | int | float | bool | date | None
Row = dict[str, Value]


class UnitOfWork:
    """One operation of one person inside one transaction."""

    def __init__(
        self, connection: Connection, *, by: str, label: str, kind: str = "do", target: str = ""
    ) -> None:
        self.connection = connection
        self._by = by
        self._label = label
        self._kind = kind
        self._target = target or None
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
        row = _validated(kind, values)
        if not row.get("id"):
            row["id"] = new_id()
        self.connection.execute(_insertion(kind), row)
        record_id = str(row["id"])
        self._log("insert", kind, record_id, "", None, row)
        self._note_for_index(kind, record_id, row)
        return record_id

    def update(self, kind: str, record_id: str, /, **values: Value) -> None:
        """Set fields of a record; fields that already hold the value are left alone."""
        current = self.get(kind, record_id)
        wanted = _validated(kind, {**current, **values})
        changed = {name: value for name, value in wanted.items() if value != current[name]}
        if not changed:
            return
        table = table_of(kind)
        self.connection.execute(update(table).where(table.c.id == record_id).values(changed))
        for name, value in changed.items():
            if name in values:  # what is derived from them follows by itself on undo
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
        self.connection.execute(delete(table).where(table.c.id == record_id))
        self._log("delete", kind, record_id, "", row, None)
        self._note_for_index(kind, record_id, row)

    def is_referenced(self, kind: str, record_id: str) -> bool:
        """Tell whether any other record points at this one."""
        for reference in references_to(kind):
            table = table_of(reference.kind)
            query = select(table.c.id).where(table.c[reference.column] == record_id).limit(1)
            if self.connection.execute(query).first() is not None:
                return True
        return False

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
        owner = row.get("initiative_id")
        if owner:
            self._to_index.add(("initiative", str(owner)))

    def _start_operation(self) -> None:
        self._operation_id = new_id()
        self.connection.execute(
            _insertion("operation"),
            {
                "id": self._operation_id,
                "at": datetime.now(UTC).isoformat(timespec="microseconds"),
                "by": self._by,
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


def _validated(kind: str, values: Mapping[str, Value]) -> Row:
    try:
        record = record_class(kind).model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidValue(
            f"{kind}.{first['loc'][0]}",
            f"Værdien «{first['input']}» passer ikke i feltet.",
            f"The value “{first['input']}” does not fit the field.",
        ) from error
    unknown = set(values) - set(type(record).model_fields)
    if unknown:
        raise KeyError(f"{kind} has no field {sorted(unknown)}")
    row: Row = dict(record.model_dump())
    return row | _derived(kind, row)


def _derived(kind: str, row: Row) -> Row:
    """Return the sort keys that follow from a row's words (Danish order in plain SQL)."""
    if kind == "initiative":
        return {
            "collation": collation_text(str(row["title"])),
            "code_collation": collation_text(str(row["code"])),
        }
    if kind == "department":
        return {"collation": collation_text(str(row["code"]))}
    return {}
