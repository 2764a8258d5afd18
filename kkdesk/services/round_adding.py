"""Giving an initiative a text of its own in a round, in the place where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import InvalidValue
from kkdesk.services.round_checks import refuse_closed
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def add_text(
    workspace: Workspace, round_id: str, initiative_id: str, *, record_id: str = ""
) -> Changes:
    """Add a missing text about an initiative to an open round, after those that it has.

    InvalidValue if the round is closed or has a text about it already.
    """
    with operation(workspace, action_label("add", "status_entry")) as work:
        _add(work, round_id, work.get("initiative", initiative_id), record_id)
    return work.changes


def add_text_about(
    workspace: Workspace, round_id: str, code: str, *, record_id: str = ""
) -> Changes:
    """Do the same for the initiative that has a code; InvalidValue too if there is none."""
    with operation(workspace, action_label("add", "status_entry")) as work:
        wanted = clean_typed(code).strip()
        named = wanted.casefold()
        found = [row for row in work.find("initiative") if str(row["code"]).casefold() == named]
        if not found:
            raise InvalidValue(
                "status_entry.code",
                f"der er ingen indsats med koden «{wanted}». Koden står i listen på Handleplaner",
                f"there is no initiative with the code “{wanted}”. Action plans lists the codes",
            )
        _add(work, round_id, found[0], record_id)
    return work.changes


def _add(work: UnitOfWork, round_id: str, initiative: Row, record_id: str) -> None:
    refuse_closed(work, round_id, "text")
    code, initiative_id = str(initiative["code"]), str(initiative["id"])
    present = work.find("status_entry", round_id=round_id)
    if any(row["initiative_id"] == initiative_id for row in present):
        raise InvalidValue(
            "status_entry.code",
            f"{code} har allerede en tekst i runden",
            f"{code} already has a text in the round",
        )
    position = max((int(str(row["position"])) for row in present), default=-1) + 1
    insert_text(work, round_id, initiative_id, position, record_id)
    work.name(action_label("add", "status_entry", code))


def insert_text(
    work: UnitOfWork, round_id: str, initiative_id: str, position: int, record_id: str = ""
) -> None:
    """Insert a text under the department that owns the initiative and its objective.

    Of several objectives the one of the round's policy that it had first, of none: no objective.
    """
    initiative = work.get("initiative", initiative_id)
    work.insert(
        "status_entry",
        id=record_id or new_id(),
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
