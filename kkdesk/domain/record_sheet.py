"""What an editor of a policy, objective, priority, plan or heading shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.fields import RECORD_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.records import Stored


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """One record: its columns, the policy it belongs to, and what a heading joins."""

    kind: str
    id: str
    fields: Mapping[str, Stored]
    policy_code: str
    objective_id: str | None = None
    priority_ids: tuple[str, ...] = ()


def is_required(kind: str, field: str) -> bool:
    """Tell whether a field of a record of the tree must hold something."""
    return any(spec.required and spec.name == field for spec in RECORD_FIELDS.get(kind, ()))
