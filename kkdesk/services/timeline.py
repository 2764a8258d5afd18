"""The timeline: the order of its lines, and what stands on those that are in sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.queries.timeline import timeline_bounds, timeline_groups, timeline_lines
from kkdesk.db.queries.timeline_dues import derived_deadlines
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Collection

    from kkdesk.domain.timeline import Derived, Grouping, Line, LineGroup, LineKey
    from kkdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a timeline in their order, and the days that its dates may touch."""

    groups: tuple[LineGroup, ...]
    first: date | None = None
    last: date | None = None
    derived: Derived = field(default_factory=dict)
    """The deadlines that no date expression tells, by line."""


def read_outline(workspace: Workspace, grouping: Grouping, department_id: str = "") -> Outline:
    """Return the order of the lines; what stands on them is read by ``read_lines``."""
    with reading(workspace) as connection:
        derived = derived_deadlines(connection, workspace.today())
        groups = timeline_groups(connection, grouping, department_id, derived)
        first, last = timeline_bounds(connection)
    days = [date.fromisoformat(day) for day in (first, last) if day]
    days += [
        day
        for told in derived.values()
        for one in told
        for day in (one.first, one.last)
        if day is not None
    ]
    return Outline(groups, min(days, default=None), max(days, default=None), derived)


def read_lines(
    workspace: Workspace, keys: Collection[LineKey], on: date, derived: Derived
) -> dict[LineKey, Line]:
    """Return the lines with these keys, their marks seen from a day.

    ``derived`` is the outline's: it is not gathered again for every page that is scrolled to.
    """
    with reading(workspace) as connection:
        return timeline_lines(connection, keys, on, derived=derived)
