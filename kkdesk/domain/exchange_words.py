"""Conflicts and coming changes in the words that people read, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kkdesk.domain.exchange import ConflictRow, PlannedChange


@dataclass(frozen=True, slots=True)
class PartWords:
    """One field of a conflict: what each side says, and whether one can write it anew."""

    field: str
    title: str
    base: str
    mine: str
    theirs: str
    writable: bool


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A conflict with what its record is, what the record belongs to, and its fields in words.

    ``moved`` tells that somebody has written here since the check-in; the fields say what
    stands here now. ``missing`` names what the record belongs to and is not here.
    """

    row: ConflictRow
    subject: str
    owner: str
    parts: tuple[PartWords, ...]
    moved: bool = False
    missing: str = ""

    @property
    def about(self) -> str:
        """Return what people know the record by, after what it belongs to."""
        return _known_by(self.owner, self.row.about)


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change that a check-in will make, in words."""

    change: PlannedChange
    subject: str
    title: str
    before: str
    after: str
    owner: str = ""

    @property
    def about(self) -> str:
        """Return what people know the record by, after what it belongs to."""
        return _known_by(self.owner, self.change.about)


def _known_by(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
