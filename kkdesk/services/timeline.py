"""The timeline: the order of its lines, and what stands on those that are in sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.queries.timeline import timeline_bounds, timeline_groups, timeline_lines
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Collection

    from kkdesk.domain.timeline import Grouping, Line, LineGroup, LineKey
    from kkdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a timeline in their order, and the days that its dates may touch."""

    groups: tuple[LineGroup, ...]
    first: date | None = None
    last: date | None = None


def read_outline(workspace: Workspace, grouping: Grouping, department_id: str = "") -> Outline:
    """Return the order of the lines; what stands on them is read by ``read_lines``."""
    with reading(workspace) as connection:
        groups = timeline_groups(connection, grouping, department_id)
        first, last = timeline_bounds(connection)
    return Outline(
        groups,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def read_lines(workspace: Workspace, keys: Collection[LineKey], on: date) -> dict[LineKey, Line]:
    """Return the lines with these keys, their marks seen from a day."""
    with reading(workspace) as connection:
        return timeline_lines(connection, keys, on)
