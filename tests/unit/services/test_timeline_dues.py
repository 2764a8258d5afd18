"""Deadlines that no date expression tells, as points on the line of what they belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.due_sources import SOURCES
from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.timeline import Grouping
from kkdesk.domain.vocabulary import DateRole
from kkdesk.services import editing, portfolio
from kkdesk.services.timeline import read_lines, read_outline
from kkdesk.services.workspace import reading
from kkdesk.ui.pages.timeline.words import describe_mark

if TYPE_CHECKING:
    from kkdesk.domain.timeline import Line, LineKey, Mark
    from kkdesk.services.workspace import Workspace

DAY = date(2025, 8, 20)


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return replace(sample_workspace, today=lambda: DAY)


def lines(workspace: Workspace) -> dict[LineKey, Line]:
    outline = read_outline(workspace, Grouping.OBJECTIVE)
    keys = [key for group in outline.groups for key in group.lines]
    return read_lines(workspace, keys, DAY, outline.derived)


def derived(workspace: Workspace) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for key, line in lines(workspace).items():
        found.setdefault(key.kind, []).extend(mark for mark in line.marks if mark.derived)
    return found


def test_what_a_case_must_have_ready_stands_on_its_line_beside_its_meetings(
    workspace: Workspace,
) -> None:
    for line in (line for key, line in lines(workspace).items() if key.kind == "case"):
        roles = {(mark.derived, mark.dates[0].role) for mark in line.marks}
        if (True, DateRole.PREPARATION) in roles:
            assert (False, DateRole.MEETING) in roles
            break
    else:
        pytest.fail("no case has anything to prepare")


def test_every_placed_deadline_of_a_record_with_a_line_is_a_point_there(
    workspace: Workspace,
) -> None:
    with reading(workspace) as connection:
        dues = [due for source in SOURCES for due in source(connection) if due.opens[0]]
    placed = {due.origin.id for due in dues if due.expression.earliest or due.expression.latest}
    told = {
        one.id.split(":")[1]
        for marks in derived(workspace).values()
        for mark in marks
        for one in mark.dates
    }
    assert placed
    assert placed <= told


def test_a_point_that_follows_from_a_record_is_told_apart_in_words(workspace: Workspace) -> None:
    marks = [mark for found in derived(workspace).values() for mark in found]
    assert all(mark.point for mark in marks)
    assert {describe_mark(mark, "da").split(":")[0] for mark in marks} == {"Afledt frist"}


def test_a_grant_without_a_written_end_gets_its_last_year_and_no_bar(workspace: Workspace) -> None:
    listed = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000).rows
    key = next(row.id for row in listed if row.code == "S4.3")
    before = {line.key.record_id: line for line in lines(workspace).values()}[key]
    editing.add_money(workspace, key, words="3 mio. kr. fra 2024-2026")
    after = {line.key.record_id: line for line in lines(workspace).values()}[key]
    (added,) = (mark for mark in after.marks if mark not in before.marks)
    assert added.derived
    assert added.last == date(2026, 12, 31).toordinal()
