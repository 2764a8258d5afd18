"""What one user action changed; services return it and open pages listen for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The trace of one operation: its key, its words and the records it touched."""

    operation_id: str
    label: str
    kinds: frozenset[str]
    ids: frozenset[str]
