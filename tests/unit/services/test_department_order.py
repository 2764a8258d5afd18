"""Ordering an objective's departments through its service; the slides follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.status_deck import status_deck
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.reports.content.status_deck import department_order
from kkdesk.services import rounds
from kkdesk.services.department_order import order_departments
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.domain.rounds import RoundPlace
    from kkdesk.services.workspace import Workspace


def third(workspace: Workspace) -> RoundPlace:
    head = rounds.list_rounds(workspace)[0]
    return rounds.round_sheet(workspace, head.id).objectives[2]


def printed(workspace: Workspace) -> list[str | None]:
    with reading(workspace) as connection:
        deck = status_deck(connection, "handicap-2023-26", "2025")
    return department_order(deck.objectives[2], [d.code for d in deck.departments])


def test_the_slides_follow_the_order_and_undo_takes_it_back(sample_workspace: Workspace) -> None:
    place = third(sample_workspace)
    with operation(sample_workspace, "x") as work:  # the round prints as it stands, not frozen
        for copy in work.find("round_snapshot"):
            work.delete("round_snapshot", str(copy["id"]))
    assert printed(sample_workspace) == ["TMF", "ØKF", "BUF", "KFF"]
    order_departments(
        sample_workspace, place.id, ["KFF", "TMF", "BUF", "ØKF"], expected=place.department_order
    )
    assert printed(sample_workspace) == ["TMF", "KFF", "BUF", "ØKF"]
    undo(sample_workspace)
    assert printed(sample_workspace) == ["TMF", "ØKF", "BUF", "KFF"]


def test_an_order_that_somebody_else_changed_is_not_overwritten(
    sample_workspace: Workspace,
) -> None:
    place = third(sample_workspace)
    before = place.department_order
    order_departments(sample_workspace, place.id, ["KFF", "ØKF", "BUF"], expected=before)
    with pytest.raises(EditConflict):
        order_departments(sample_workspace, place.id, ["BUF", "ØKF", "KFF"], expected=before)


def test_a_department_nobody_knows_is_refused(sample_workspace: Workspace) -> None:
    place = third(sample_workspace)
    with pytest.raises(InvalidValue, match="XYZ"):
        order_departments(
            sample_workspace, place.id, ["XYZ", "ØKF"], expected=place.department_order
        )
    assert third(sample_workspace) == place
