"""Giving an initiative a text of its own in a round, in the place where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.services.round_checks import refuse_closed
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def add_text(workspace: Workspace, round_id: str, initiative_id: str) -> Changes:
    """Add a missing text about an initiative to an open round, after those of its department.

    InvalidValue if the round is closed or has a text about it already.
    """
    with operation(workspace, action_label("add", "status_entry")) as work:
        refuse_closed(work, round_id, "text")
        code = str(work.get("initiative", initiative_id)["code"])
        positions = (int(str(r["position"])) for r in work.find("status_entry", round_id=round_id))
        insert_text(work, round_id, initiative_id, max(positions, default=-1) + 1)
        work.name(action_label("add", "status_entry", code))
    return work.changes


def insert_text(work: UnitOfWork, round_id: str, initiative_id: str, position: int) -> None:
    """Insert a text under the department that owns the initiative and its objective.

    Of several objectives the one of the round's policy that it had first, of none: no objective.
    """
    initiative = work.get("initiative", initiative_id)
    work.insert(
        "status_entry",
        round_id=round_id,
        initiative_id=initiative_id,
        objective_id=_objective(work, round_id, initiative_id),
        department_id=initiative["owner_department_id"],
        confidential=initiative["confidential"],
        position=position,
    )


def _objective(work: UnitOfWork, round_id: str, initiative_id: str) -> Value:
    policy = work.get("status_round", round_id)["policy_id"]
    linked = [
        str(link["objective_id"])
        for link in work.find("initiative_objective", initiative_id=initiative_id)
    ]
    own = (key for key in linked if work.get("objective", key)["policy_id"] == policy)
    return next(own, None)
