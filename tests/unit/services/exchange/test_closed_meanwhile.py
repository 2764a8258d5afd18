"""A round that was closed at the centre while a copy was out stands as it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.domain.exchange import ConflictChoice, ConflictKind
from kkdesk.errors import InvalidValue
from kkdesk.services import exchange, rounds
from kkdesk.services.editing import delete_record
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.exchange import ConflictRow

REASON = "Sådan er den."
KEPT = ("status_entry", "department_submission", "remark_round", "remark", "round_snapshot")


class Desk:
    """A centre with an open round and a copy of it."""

    def __init__(self, centre: Workspace, folder: Path) -> None:
        self.centre, self.folder = centre, folder
        self.round_id = next(one.id for one in rounds.list_rounds(centre) if one.code == "2025")
        rounds.reopen_round(centre, self.round_id, "Den er ikke færdig.")
        exchange.check_out(centre, folder, holder="Bo")
        self.reopen()

    def leave(self) -> None:
        self._opened.dispose()

    def reopen(self) -> None:
        """Work on in the same copy after it came home."""
        self._opened = open_file(self.folder / "kkdesk.sqlite")
        self.laptop = Workspace(self._opened, "Bo", today=self.centre.today)

    def close(self, workspace: Workspace | None = None) -> None:
        where = workspace or self.centre
        rounds.close_round(where, self.round_id, accept_missing=True, reason=REASON)

    def write(self, edit: Callable[[UnitOfWork], object]) -> None:
        with operation(self.laptop, "set status_entry.text") as work:
            edit(work)

    def rows(self, kind: str) -> list[Row]:
        with operation(self.centre, "") as work:
            return work.find(kind)

    def round_stands(self) -> dict[str, list[Row]]:
        return {kind: self.rows(kind) for kind in KEPT}

    def bring(self) -> tuple[ConflictRow, ...]:
        self.leave()
        foreseen = exchange.preview_check_in(self.centre, self.folder).conflicts
        exchange.check_in(self.centre, self.folder, backup=False)
        found = exchange.list_conflicts(self.centre)
        assert sorted(one.kind for one in foreseen) == sorted(one.kind for one in found)
        return found

    def decide(self, one: ConflictRow, choice: ConflictChoice = ConflictChoice.MINE) -> None:
        exchange.decide_conflict(self.centre, one.id, choice)


@pytest.fixture
def desk(sample_workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(sample_workspace, tmp_path / "tog")
    yield made
    made.leave()


def first(work: UnitOfWork, kind: str, **where: str) -> str:
    return str(work.find(kind, **where)[0]["id"])


def entry_of(work: UnitOfWork) -> Row:
    (round_,) = work.find("status_round", code="2025")
    return work.find("status_entry", round_id=round_["id"])[0]


def letter_of(work: UnitOfWork, kind: str = "ordinary") -> Row:
    (round_,) = work.find("status_round", code="2025")
    return work.find("remark_round", round_id=round_["id"], kind=kind)[0]


def add_entry(work: UnitOfWork) -> object:
    entry = entry_of(work)
    one = work.insert("initiative", policy_id=None, code="Z1", title="Ny")
    return work.insert(
        "status_entry", round_id=entry["round_id"], initiative_id=one, text="Fra toget"
    )


def add_remark(work: UnitOfWork) -> object:
    letter = letter_of(work)
    return work.insert(
        "remark", remark_round_id=letter["id"], code="Z.1", kind="request", text="Fra toget"
    )


def edit_remark(work: UnitOfWork) -> None:
    key = first(work, "remark", remark_round_id=str(letter_of(work)["id"]))
    work.update("remark", key, text="Fra toget")


EDITS: dict[str, Callable[[UnitOfWork], object]] = {
    "a text": lambda work: work.update("status_entry", str(entry_of(work)["id"]), text="Toget"),
    "a state": lambda work: work.update(
        "status_entry", str(entry_of(work)["id"]), return_note="Igen"
    ),
    "an order": lambda work: work.update("status_entry", str(entry_of(work)["id"]), position=77),
    "a text more": add_entry,
    "a text less": lambda work: work.delete("status_entry", str(entry_of(work)["id"])),
    "a remark": edit_remark,
    "a remark more": add_remark,
    "a letter": lambda work: work.update("remark_round", str(letter_of(work)["id"]), title="Tog"),
    "a letter less": lambda work: work.delete("remark_round", str(letter_of(work)["id"])),
    "a deadline": lambda work: work.update(
        "department_submission",
        first(work, "department_submission", round_id=str(entry_of(work)["round_id"])),
        deadline="1. maj 2026",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_the_laptop_changed_waits_until_the_round_is_reopened(desk: Desk, edit: str) -> None:
    desk.write(EDITS[edit])
    with operation(desk.laptop, "") as work:
        wanted = {kind: work.find(kind) for kind in KEPT}
    desk.close()
    stood = desk.round_stands()
    found = [one for one in desk.bring() if not one.waits_for]
    assert desk.round_stands() == stood
    (waiting,) = found
    assert (waiting.kind, waiting.reason) == (ConflictKind.ROUND_CLOSED, "2025")
    both = waiting.has_mine and waiting.has_theirs
    for choice in (ConflictChoice.MINE, *([ConflictChoice.OWN] if both else [])):
        with pytest.raises(InvalidValue, match="round 2025 is closed"):
            desk.decide(waiting, choice)
    assert desk.round_stands() == stood
    assert waiting in exchange.list_conflicts(desk.centre)
    rounds.reopen_round(desk.centre, desk.round_id, "Det fra toget skal med.")
    desk.decide(waiting)
    assert {kind: desk.rows(kind) for kind in KEPT} == wanted
    assert exchange.list_conflicts(desk.centre) == ()
    desk.close()


def test_the_closed_rounds_side_is_chosen_without_reopening_it(desk: Desk) -> None:
    desk.write(EDITS["a text"])
    desk.close()
    stood = desk.round_stands()
    (waiting,) = desk.bring()
    desk.decide(waiting, ConflictChoice.THEIRS)
    assert desk.round_stands() == stood
    (decided,) = exchange.list_conflicts(desk.centre, decided=True)
    assert decided.parts[0].mine == "Toget", "what was written on the laptop can still be read"


def test_what_the_services_allow_in_a_closed_round_comes_home(desk: Desk) -> None:
    def edit(work: UnitOfWork) -> None:
        letter = letter_of(work)
        work.update("status_entry", str(entry_of(work)["id"]), confidential=True)
        late = work.insert(
            "remark_round", round_id=letter["round_id"], council_id=letter["council_id"],
            code="Z", title="For sent", kind="supplementary",
        )  # fmt: skip
        work.insert("remark", remark_round_id=late, code="Z.1", kind="request", text="Sent")
        answer = first(work, "answer")
        work.update("answer", answer, text="Rettet svar")

    desk.write(edit)
    desk.close()
    assert desk.bring() == ()
    assert "Sent" in [row["text"] for row in desk.rows("remark")]
    assert any(row["confidential"] for row in desk.rows("status_entry"))


def test_a_conflict_from_before_the_closing_cannot_be_decided_into_the_closed_round(
    desk: Desk,
) -> None:
    desk.write(EDITS["a text"])
    with operation(desk.centre, "") as work:
        work.update("status_entry", str(entry_of(work)["id"]), text="Kontoret")
    (waiting,) = desk.bring()
    assert waiting.kind is ConflictKind.FIELD
    desk.close()
    for choice in (ConflictChoice.MINE, ConflictChoice.BASE):
        with pytest.raises(InvalidValue, match="round 2025 is closed"):
            desk.decide(waiting, choice)
    desk.decide(waiting, ConflictChoice.THEIRS)


def test_an_initiative_deleted_there_does_not_take_a_closed_text_along(desk: Desk) -> None:
    with operation(desk.laptop, "") as work:
        one = str(entry_of(work)["initiative_id"])
    delete_record(desk.laptop, "initiative", one)
    desk.close()
    stood = desk.round_stands()
    found = {row.record_kind: row for row in desk.bring() if not row.waits_for}
    assert found["status_entry"].kind is ConflictKind.ROUND_CLOSED
    assert found["initiative"].kind is ConflictKind.DELETE_IN_USE
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        desk.decide(found["initiative"])
    assert desk.round_stands() == stood
    rounds.reopen_round(desk.centre, desk.round_id, "Den skal væk.")
    desk.decide(found["initiative"])
    assert one not in [row["id"] for row in desk.rows("initiative")]


def test_a_round_closed_on_both_sides_keeps_the_words_it_was_closed_with_here(desk: Desk) -> None:
    desk.write(EDITS["a text"])
    desk.close(desk.laptop)
    desk.close()
    stood = desk.round_stands()
    kinds = {(one.record_kind, one.kind): one for one in desk.bring()}
    assert ("status_entry", ConflictKind.ROUND_CLOSED) in kinds
    assert desk.round_stands() == stood
    with pytest.raises(InvalidValue, match="round 2025 is closed"):
        desk.decide(kinds["round_snapshot", ConflictKind.SAME_CODE])
    assert desk.round_stands() == stood


def test_a_round_closed_or_reopened_on_the_laptop_only_comes_home_with_its_texts(
    desk: Desk,
) -> None:
    desk.write(EDITS["a text"])
    desk.close(desk.laptop)
    assert desk.bring() == ()
    exchange.renew(desk.centre, desk.folder)
    opened = open_file(desk.folder / "kkdesk.sqlite")
    laptop = Workspace(opened, "Bo")
    rounds.reopen_round(laptop, desk.round_id, "En fejl.")
    with operation(laptop, "") as work:
        work.update("status_entry", str(entry_of(work)["id"]), text="Rettet")
    opened.dispose()
    assert desk.bring() == ()
    assert desk.rows("round_snapshot") == []
    assert "Rettet" in [row["text"] for row in desk.rows("status_entry")]


def test_what_was_closed_before_the_copy_was_taken_loses_what_its_initiative_takes_along(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    laptop = Workspace(opened, "Bo")
    with operation(laptop, "") as work:
        one = str(entry_of(work)["initiative_id"])
    delete_record(laptop, "initiative", one)
    opened.dispose()
    assert exchange.check_in(sample_workspace, tmp_path / "tog", backup=False).conflicts == 0
