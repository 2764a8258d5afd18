"""A round closed on a laptop while the centre wrote on in it is not closed over its texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.exchange import ConflictChoice, ConflictKind
from kkdesk.errors import InvalidValue
from kkdesk.services import exchange
from kkdesk.services.editing import delete_record, set_field
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation

from .test_closed_meanwhile import EDITS, Desk, entry_of, letter_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.services.workspace import Workspace


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path / "tog")
    yield made
    made.leave()


def state_of(desk: Desk) -> str:
    with operation(desk.centre, "") as work:
        return str(work.get("status_round", desk.round_id)["state"])


def write_here(desk: Desk, edit: str) -> None:
    colleague = replace(desk.centre, user="Kollega")
    with operation(colleague, "set status_entry.text") as work:
        EDITS[edit](work)


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_written_here_keeps_the_round_open_until_somebody_decides(
    desk: Desk, edit: str
) -> None:
    desk.close(desk.laptop)
    with operation(desk.laptop, "") as work:
        frozen = work.find("round_snapshot")
    write_here(desk, edit)
    found = {one.kind: one for one in desk.bring()}
    assert set(found) == {ConflictKind.ROUND_WRITTEN, ConflictKind.HELD_WITH}
    closing, wording = found[ConflictKind.ROUND_WRITTEN], found[ConflictKind.HELD_WITH]
    assert wording.waits_for == closing.id
    assert closing.theirs_by == "Kollega", "who wrote on in it, not who opened it"
    assert (state_of(desk), desk.rows("round_snapshot")) == ("open", [])
    desk.decide(closing)
    assert (state_of(desk), desk.rows("round_snapshot")) == ("closed", frozen)
    assert exchange.list_conflicts(desk.centre) == ()
    undo(desk.centre)
    assert (state_of(desk), desk.rows("round_snapshot")) == ("open", [])
    assert len(exchange.list_conflicts(desk.centre)) == 2


def test_the_round_stays_open_where_this_side_is_chosen_and_can_be_closed_with_all_that_is_said(
    desk: Desk,
) -> None:
    desk.close(desk.laptop)
    write_here(desk, "a text")
    closing = next(one for one in desk.bring() if one.kind is ConflictKind.ROUND_WRITTEN)
    desk.decide(closing, ConflictChoice.THEIRS)
    assert exchange.list_conflicts(desk.centre) == ()
    assert state_of(desk) == "open"
    desk.close()
    (kept,) = desk.rows("round_snapshot")
    assert "Toget" in str(kept["internal"])


def test_a_round_closed_here_before_the_decision_is_not_closed_a_second_time(desk: Desk) -> None:
    desk.close(desk.laptop)
    write_here(desk, "a text")
    closing = next(one for one in desk.bring() if one.kind is ConflictKind.ROUND_WRITTEN)
    desk.close()
    stood = desk.round_stands()
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        desk.decide(closing)
    desk.decide(closing, ConflictChoice.BASE)
    assert (state_of(desk), desk.round_stands()) == ("closed", stood)


def late_letter(work: UnitOfWork) -> None:
    letter = letter_of(work)
    late = work.insert(
        "remark_round", round_id=letter["round_id"], council_id=letter["council_id"],
        code="Z", title="For sent", kind="supplementary",
    )  # fmt: skip
    work.insert("remark", remark_round_id=late, code="Z.1", kind="request", text="Sent")


def mark_confidential(work: UnitOfWork) -> None:
    work.update("status_entry", str(entry_of(work)["id"]), confidential=True)


@pytest.mark.parametrize("edit", [late_letter, mark_confidential])
def test_what_a_closed_round_takes_anyway_does_not_keep_it_open(desk: Desk, edit: object) -> None:
    desk.close(desk.laptop)
    with operation(desk.centre, "") as work:
        edit(work)  # type: ignore[operator]
    assert desk.bring() == ()
    assert state_of(desk) == "closed"


def test_what_the_same_copy_brought_home_before_does_not_keep_the_round_open(desk: Desk) -> None:
    desk.write(EDITS["a text"])
    assert desk.bring() == ()
    desk.reopen()
    desk.close(desk.laptop)
    assert desk.bring() == ()
    assert state_of(desk) == "closed"


def test_a_text_of_a_closed_round_is_not_deleted(desk: Desk) -> None:
    desk.close()
    with operation(desk.centre, "") as work:
        entry = entry_of(work)
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        delete_record(desk.centre, "status_entry", str(entry["id"]))
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        set_field(
            desk.centre, "status_entry", str(entry["id"]), "text", expected=entry["text"], value="x"
        )
