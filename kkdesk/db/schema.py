"""What the unit of work needs to know of the tables: columns, ownership, references."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, create_model
from sqlalchemy import Column, Table
from sqlmodel import SQLModel

from kkdesk.db.models import record_classes
from kkdesk.domain import vocabulary
from kkdesk.domain.continuation import Continuation
from kkdesk.domain.indicators import TargetRule
from kkdesk.domain.money import Basis, Qualifier
from kkdesk.domain.packets import AppendixSource

DERIVED: Final = frozenset({"collation", "code_collation"})
"""Columns that follow from a row's words; the history does not keep them."""

UNIQUE_CODES: Final[dict[str, tuple[str, str]]] = {
    "initiative": ("code", ""),
    "policy": ("code", ""),
    "plan": ("code", ""),
    "objective": ("number", "policy_id"),
    "priority": ("number", "objective_id"),
    "plan_heading": ("number", "plan_id"),
    "indicator": ("code", "policy_id"),
}
"""What people know a record by, and the column of the parent that it is unique below, if any."""

CLOSED_LISTS: Final[dict[tuple[str, str], type[StrEnum]]] = {
    ("answer", "state"): vocabulary.AnswerState,
    ("appendix", "content_kind"): AppendixSource,
    ("appropriation", "basis"): Basis,
    ("appropriation", "qualifier"): Qualifier,
    ("case", "kind"): vocabulary.CaseKind,
    ("calendar_period", "kind"): vocabulary.DayKind,
    ("date_entry", "role"): vocabulary.DateRole,
    ("date_entry", "source_kind"): vocabulary.SourceKind,
    ("deadline_decision", "action"): vocabulary.DeadlineAction,
    ("department_submission", "state"): vocabulary.EntryState,
    ("experience", "by"): vocabulary.ExperienceBy,
    ("follow_up_rule", "frequency"): vocabulary.FollowUpFrequency,
    ("indicator", "direction"): vocabulary.Direction,
    ("initiative", "financing"): vocabulary.FinancingState,
    ("initiative", "form"): vocabulary.InitiativeForm,
    ("initiative", "owner_kind"): vocabulary.OwnerKind,
    ("initiative", "state"): vocabulary.InitiativeState,
    ("plan_continuation", "outcome"): Continuation,
    ("planning_rule", "unit"): vocabulary.PlanUnit,
    ("remark", "kind"): vocabulary.RemarkKind,
    ("remark", "result"): vocabulary.RemarkResult,
    ("remark_round", "channel"): vocabulary.RemarkChannel,
    ("remark_round", "kind"): vocabulary.RemarkRoundKind,
    ("route_step", "purpose"): vocabulary.StepPurpose,
    ("route_step", "result"): vocabulary.StepOutcome,
    ("stated_table_row", "kind"): vocabulary.RowKind,
    ("status_entry", "rag"): vocabulary.Rag,
    ("status_entry", "state"): vocabulary.EntryState,
    ("target", "comparator"): TargetRule,
    ("status_round", "state"): vocabulary.RoundState,
}
"""Columns that hold a value of a closed list (or nothing, where that is their default)."""


UNBOUNDED: Final = frozenset(
    {
        *(("round_snapshot", name) for name in ("public", "internal")),
        *(("merge_conflict", name) for name in ("base", "mine", "theirs", "decided")),
    }
)
"""Columns that the program writes a whole round into; what a person types is bounded."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column elsewhere that points at a record kind."""

    kind: str
    column: str
    owned: bool
    optional: bool


def record_class(kind: str) -> type[SQLModel]:
    """Return the SQLModel class of a record kind; KeyError if there is none."""
    return _classes()[kind]


def table_of(kind: str) -> Table:
    """Return the table of a record kind; KeyError if there is none."""
    _classes()[kind]
    return SQLModel.metadata.tables[kind]


def kinds() -> frozenset[str]:
    """Return every record kind that the history keeps."""
    return frozenset(_classes()) - {"operation"}


@cache
def row_model(kind: str) -> type[BaseModel]:
    """Return what checks a row of a kind: the fields of its table, without the table.

    Making an instance of the table's own class would set up the whole ORM first.
    """
    record = record_class(kind)
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in record.model_fields.items()
    }
    return create_model(f"{record.__name__}Row", __config__=ConfigDict(extra="forbid"), **fields)


@cache
def references_to(kind: str) -> tuple[Reference, ...]:
    """Return the columns of all tables that may point at a record of this kind."""
    return tuple(
        _reference(name, column)
        for name in sorted(kinds())
        for column in SQLModel.metadata.tables[name].columns
        if any(key.column.table.name == kind for key in column.foreign_keys)
    )


def _reference(kind: str, column: "Column[object]") -> Reference:
    return Reference(kind, column.name, bool(column.info.get("owned")), bool(column.nullable))


@cache
def _classes() -> dict[str, type[SQLModel]]:
    return {name: cls for name, cls in record_classes().items() if issubclass(cls, SQLModel)}
