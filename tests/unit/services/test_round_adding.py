"""A text that is added to an open round stands where its department looks, and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.status_deck import status_deck
from kkdesk.db.sql import text
from kkdesk.domain.rounds import RoundCell
from kkdesk.errors import InvalidValue
from kkdesk.services import editing, round_adding, rounds
from kkdesk.services.round_entries import round_entries
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from kkdesk.domain.rounds import RoundEntry
    from kkdesk.services.workspace import Workspace

WORDS = "Indsatsen er netop begyndt i Nordvest."


@pytest.fixture
def opened(sample_workspace: Workspace) -> str:
    """Open a round from the last one and return its id."""
    last = next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "2025")
    rounds.open_round(
        sample_workspace, code="2027", title="Status 2027", last_round_id=last, period="2026–2027"
    )
    return next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "2027")


def pattern(workspace: Workspace, round_id: str) -> RoundEntry:
    """Return a text of the round whose initiative has an owner and one objective."""
    found = round_entries(workspace, RoundCell(round_id)).entries
    return next(e for e in found if e.department_id and e.objective_id)


def new_initiative(workspace: Workspace, like: RoundEntry) -> str:
    with operation(workspace, "test") as work:
        made = work.insert(
            "initiative",
            code="N99",
            title="En ny indsats",
            owner_department_id=like.department_id,
            confidential=False,
        )
        work.insert("initiative_objective", initiative_id=made, objective_id=like.objective_id)
    return made


def entry_of(workspace: Workspace, round_id: str, initiative_id: str) -> RoundEntry:
    found = round_entries(workspace, RoundCell(round_id)).entries
    return next(e for e in found if e.initiative_id == initiative_id)


def test_it_stands_last_under_its_department_and_objective(
    sample_workspace: Workspace, opened: str
) -> None:
    like = pattern(sample_workspace, opened)
    made = new_initiative(sample_workspace, like)
    done = round_adding.add_text(sample_workspace, opened, made)
    assert "N99" in done.label
    own = entry_of(sample_workspace, opened, made)
    assert (own.department_id, own.objective_id) == (like.department_id, like.objective_id)
    assert own.state == "missing"
    cell = RoundCell(opened, like.department_id, like.objective_id)
    assert round_entries(sample_workspace, cell).entries[-1].id == own.id
    undo(sample_workspace)
    assert all(
        e.initiative_id != made for e in round_entries(sample_workspace, RoundCell(opened)).entries
    )


def test_its_words_are_on_the_slides(sample_workspace: Workspace, opened: str) -> None:
    made = new_initiative(sample_workspace, pattern(sample_workspace, opened))
    round_adding.add_text(sample_workspace, opened, made)
    own = entry_of(sample_workspace, opened, made)
    editing.set_field(sample_workspace, "status_entry", own.id, "text", expected="", value=WORDS)
    with reading(sample_workspace) as connection:
        of_round = (
            "SELECT code FROM policy WHERE id = (SELECT policy_id FROM status_round WHERE id = :id)"
        )
        policy = str(connection.execute(text(of_round), {"id": opened}).scalar())
        deck = status_deck(connection, policy, "2027")
    assert WORDS in repr(deck)


def test_a_closed_round_takes_none_and_no_round_takes_two(
    sample_workspace: Workspace, opened: str
) -> None:
    made = new_initiative(sample_workspace, pattern(sample_workspace, opened))
    closed = next(r.id for r in rounds.list_rounds(sample_workspace) if r.code == "2025")
    with pytest.raises(InvalidValue, match="closed"):
        round_adding.add_text(sample_workspace, closed, made)
    round_adding.add_text(sample_workspace, opened, made)
    with pytest.raises(InvalidValue, match="already has a text"):
        round_adding.add_text(sample_workspace, opened, made)


def test_an_objective_of_another_policy_is_no_place(
    sample_workspace: Workspace, opened: str
) -> None:
    like = pattern(sample_workspace, opened)
    made = new_initiative(sample_workspace, like)
    with operation(sample_workspace, "test") as work:
        (link,) = work.find("initiative_objective", initiative_id=made)
        work.delete("initiative_objective", str(link["id"]))
        (organisation, *_) = work.find("organisation")
        other = work.insert(
            "policy", code="ANDEN", title="En anden", organisation_id=organisation["id"]
        )
        foreign = work.insert(
            "objective", policy_id=other, number=1, title_long="Et mål", title_short="Mål"
        )
        work.insert("initiative_objective", initiative_id=made, objective_id=foreign)
    round_adding.add_text(sample_workspace, opened, made)
    assert not entry_of(sample_workspace, opened, made).objective_id


def test_an_initiative_is_named_by_its_code(sample_workspace: Workspace, opened: str) -> None:
    made = new_initiative(sample_workspace, pattern(sample_workspace, opened))
    with pytest.raises(InvalidValue, match="no initiative with the code “X1”"):
        round_adding.add_text_about(sample_workspace, opened, " X1 ")
    round_adding.add_text_about(sample_workspace, opened, "n99", record_id="ny")
    assert entry_of(sample_workspace, opened, made).id == "ny"
