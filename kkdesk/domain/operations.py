"""What people did, as the history lists it, and the changes that each thing done made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.actions import SUBJECTS, VERBS
from kkdesk.domain.fields import INITIATIVE_FIELDS
from kkdesk.domain.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from kkdesk.domain.records import Stored


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which operations are wanted; what is empty or None does not narrow."""

    words: str = ""
    people: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    """Kinds of record that were changed."""
    departments: frozenset[str] = frozenset()
    """Departments (ids) whose initiatives were changed."""
    verbs: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    record_id: str = ""
    """One record, with what hangs on it."""


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One thing a person did; ``at`` is the person's own time."""

    id: str
    number: int
    at: datetime
    by: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, before and after in words that people read.

    A whole record has a line for each field.
    """

    record_kind: str
    record_id: str
    action: str
    about: str
    """The code or name that people know the record by."""
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One field of one record as the history keeps it."""

    record_kind: str
    record_id: str
    action: str
    about: str
    field: str
    before: Stored
    after: Stored


@dataclass(frozen=True, slots=True)
class StoredChanges:
    """What an operation changed, as the history keeps it."""

    operation: OperationLine
    changes: tuple[StoredChange, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OperationChanges:
    """What an operation changed: the first of the changes, and how many there are."""

    operation: OperationLine
    changes: tuple[FieldChange, ...]
    total: int


def matching(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs and the subjects of stored labels that a typed word is part of."""
    fields = frozenset(
        f"initiative.{spec.name}"
        for spec in INITIATIVE_FIELDS
        if any(word in normalise(spec.label(lang)) for lang in ("da", "en"))
    )
    return _holding(VERBS, word), _holding(SUBJECTS, word) | fields


def _holding(known: Mapping[str, tuple[str, str]], word: str) -> frozenset[str]:
    return frozenset(
        key for key, words in known.items() if any(word in normalise(each) for each in words)
    )
