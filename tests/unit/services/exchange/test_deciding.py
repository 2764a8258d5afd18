"""Conflicts: how each kind arises, what it says, and what each decision makes of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.domain.exchange import ConflictChoice, ConflictKind
from kkdesk.domain.operations import HistoryFilter
from kkdesk.errors import ConflictSettled, InvalidValue, OwnerGone
from kkdesk.services import exchange
from kkdesk.services.history import list_operations, take_back
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.exchange import ConflictRow

    from .world import World


class Sides:
    """One edit on a laptop and one at the centre, and what came of it."""

    def __init__(
        self,
        world: World,
        mine: Callable[[UnitOfWork], object],
        theirs: Callable[[UnitOfWork], object],
    ) -> None:
        self.centre = world.centre
        opened = open_file(world.out[1] / "kkdesk.sqlite")
        with operation(Workspace(opened, "Tog"), "set initiative.title") as work:
            mine(work)
        opened.dispose()
        with operation(world.centre, "set initiative.title") as work:
            theirs(work)
        exchange.check_in(world.centre, world.out[1])

    def waiting(self) -> ConflictRow:
        (found,) = exchange.list_conflicts(self.centre)
        return found

    def rows(self, kind: str, **where: str) -> list[Row]:
        with operation(self.centre, "") as work:
            return work.find(kind, **where)

    def decide(self, choice: str, **own: str) -> None:
        first = next(row for row in exchange.list_conflicts(self.centre) if not row.waits_for)
        exchange.decide_conflict(self.centre, first.id, ConflictChoice(choice), own or None)


def first(work: UnitOfWork, kind: str = "initiative") -> str:
    return str(work.find(kind)[0]["id"])


def retitle(words: str) -> Callable[[UnitOfWork], object]:
    return lambda work: work.update("initiative", first(work), title=words)


def remove(work: UnitOfWork) -> None:
    work.delete("initiative", first(work))


@pytest.mark.parametrize(
    ("choice", "own", "result"),
    [
        ("base", {}, "Indsats 0"),
        ("mine", {}, "Toget"),
        ("theirs", {}, "Kontoret"),
        ("own", {"title": "Toget og kontoret"}, "Toget og kontoret"),
    ],
)
def test_a_field_is_decided_to_any_side_or_anew_and_undone(
    new_world: Callable[[], World], choice: str, own: dict[str, str], result: str
) -> None:
    sides = Sides(new_world(), retitle("Toget"), retitle("Kontoret"))
    waiting = sides.waiting()
    (part,) = waiting.parts
    assert waiting.kind is ConflictKind.FIELD
    assert (part.field, part.base, part.mine, part.theirs) == (
        *("title", "Indsats 0", "Toget", "Kontoret"),
    )
    assert (waiting.mine_by, waiting.theirs_by) == ("Tog", "Centrum")
    assert waiting.mine_at
    assert waiting.theirs_at
    sides.decide(choice, **own)
    assert sides.rows("initiative", id=waiting.record_id)[0]["title"] == result
    assert exchange.list_conflicts(sides.centre) == ()
    (decided,) = exchange.list_conflicts(sides.centre, decided=True)
    assert (decided.decision, decided.decided_by) == (choice, "Centrum")
    with pytest.raises(ConflictSettled):
        exchange.decide_conflict(sides.centre, waiting.id, ConflictChoice.MINE)
    undo(sides.centre)
    assert sides.rows("initiative", id=waiting.record_id)[0]["title"] == "Kontoret"
    assert sides.waiting() == waiting


def test_what_another_copy_brought_home_was_written_by_who_wrote_it_there(
    new_world: Callable[[], World],
) -> None:
    world = new_world()
    for who, writer in ((1, "Tog"), (2, "Bus")):
        opened = open_file(world.out[who] / "kkdesk.sqlite")
        with operation(Workspace(opened, writer), "set initiative.title") as work:
            retitle(writer)(work)
        opened.dispose()
        exchange.check_in(world.centre, world.out[who])
    (waiting,) = exchange.list_conflicts(world.centre)
    assert (waiting.mine_by, waiting.theirs_by) == ("Bus", "Tog")
    assert waiting.mine_at is not None
    assert waiting.theirs_at is not None
    assert waiting.theirs_at < waiting.mine_at
    (came, *_) = (one for one in exchange.list_check_ins(world.centre) if one.conflicts == 0)
    assert waiting.theirs_at < came.at


def test_what_belongs_to_something_gone_is_kept_once_that_is_back(
    new_world: Callable[[], World],
) -> None:
    def name(work: UnitOfWork) -> None:
        work.insert("initiative_alias", initiative_id=first(work), text="Kælenavnet")

    sides = Sides(new_world(), name, remove)
    with pytest.raises(OwnerGone) as refused:
        sides.decide("mine")
    assert "indsats S0 Indsats 0" in refused.value.message("da")
    assert "initiative S0 Indsats 0" in refused.value.message("en")
    deletion = next(
        one for one in list_operations(sides.centre, HistoryFilter())
        if one.label == "set initiative.title"
    )  # fmt: skip
    take_back(sides.centre, deletion.id)
    sides.decide("mine")
    assert [row["text"] for row in sides.rows("initiative_alias")] == ["Kælenavnet"]


def test_start_and_end_moved_apart_are_chosen_as_one(new_world: Callable[[], World]) -> None:
    def move(**values: date) -> Callable[[UnitOfWork], object]:
        return lambda work: work.update("date_entry", first(work, "date_entry"), **values)

    sides = Sides(
        new_world(),
        move(start_earliest=date(2026, 3, 1)),
        move(end_latest=date(2026, 9, 30)),
    )
    waiting = sides.waiting()
    assert waiting.kind is ConflictKind.TOGETHER
    assert "start og slut" in waiting.kind.explained("da")
    sides.decide("mine")
    row = sides.rows("date_entry", id=waiting.record_id)[0]
    assert (row["start_earliest"], row["end_latest"]) == (date(2026, 3, 1), None)


def test_what_was_edited_there_and_deleted_here_can_come_back(
    new_world: Callable[[], World],
) -> None:
    sides = Sides(new_world(), retitle("Toget"), remove)
    waiting = sides.waiting()
    assert (waiting.kind, waiting.has_mine, waiting.has_theirs) == ("edit_delete", True, False)
    sides.decide("mine")
    assert sides.rows("initiative", id=waiting.record_id)[0]["title"] == "Toget"
    for owned in ("date_entry", "appropriation", "status_entry", "initiative_objective"):
        assert sides.rows(owned, initiative_id=waiting.record_id), f"{owned} comes back with it"
    undo(sides.centre)
    assert not sides.rows("initiative", id=waiting.record_id)
    assert sides.waiting() == waiting


@pytest.mark.parametrize(("choice", "left"), [("mine", 2), ("theirs", 3), ("base", 3)])
def test_what_was_deleted_there_and_edited_here_goes_or_stays(
    new_world: Callable[[], World], choice: str, left: int
) -> None:
    sides = Sides(new_world(), remove, retitle("Kontoret"))
    kinds = {row.kind for row in exchange.list_conflicts(sides.centre)}
    assert kinds == {ConflictKind.DELETE_EDIT, ConflictKind.HELD_WITH}
    sides.decide(choice)
    assert len(sides.rows("initiative")) == left
    assert exchange.list_conflicts(sides.centre) == ()


def add(title: str) -> Callable[[UnitOfWork], object]:
    def insert(work: UnitOfWork) -> None:
        policy = first(work, "policy")
        key = work.insert("initiative", policy_id=policy, code="N1", title=title)
        work.insert("date_entry", initiative_id=key, as_written=title)

    return insert


def test_a_second_record_of_one_code_gets_a_code_of_its_own_with_what_it_owns(
    new_world: Callable[[], World],
) -> None:
    sides = Sides(new_world(), add("Toget"), add("Kontoret"))
    kinds = sorted(row.kind for row in exchange.list_conflicts(sides.centre))
    assert kinds == [ConflictKind.HELD_WITH, ConflictKind.SAME_CODE]
    sides.decide("own", code="N2")
    (made,) = sides.rows("initiative", code="N2")
    assert made["title"] == "Toget"
    (entry,) = sides.rows("date_entry", as_written="Toget")
    assert entry["initiative_id"] == made["id"]
    assert exchange.list_conflicts(sides.centre) == ()


def test_a_second_record_of_one_code_can_take_the_firsts_place(
    new_world: Callable[[], World],
) -> None:
    sides = Sides(new_world(), add("Toget"), add("Kontoret"))
    sides.decide("mine")
    (made,) = sides.rows("initiative", code="N1")
    assert made["title"] == "Toget"
    entries = sides.rows("date_entry", initiative_id=str(made["id"]))
    assert sorted(str(row["as_written"]) for row in entries) == ["Kontoret", "Toget"]


def test_no_decision_gives_two_records_one_code(new_world: Callable[[], World]) -> None:
    def recode(number: int) -> Callable[[UnitOfWork], object]:
        return lambda work: work.update(
            "initiative", str(work.find("initiative")[number]["id"]), code="N1"
        )

    sides = Sides(new_world(), recode(0), recode(1))
    waiting = sides.waiting()
    assert waiting.kind is ConflictKind.SAME_CODE
    with pytest.raises(InvalidValue):
        sides.decide("mine")
    assert sides.waiting() == waiting
    sides.decide("own", code="N2")
    assert [row["code"] for row in sides.rows("initiative")] == ["N2", "N1", "S2"]


def test_what_belongs_to_something_gone_waits_and_says_so(new_world: Callable[[], World]) -> None:
    sides = Sides(
        new_world(),
        lambda work: work.insert("initiative_alias", initiative_id=first(work), text="Kælenavn"),
        remove,
    )
    waiting = sides.waiting()
    assert waiting.kind is ConflictKind.PARENT_GONE
    assert "findes her" in waiting.kind.explained("da")
    sides.decide("theirs")
    assert exchange.list_conflicts(sides.centre) == ()


def test_what_is_in_use_here_is_not_deleted(new_world: Callable[[], World]) -> None:
    sides = Sides(
        new_world(),
        lambda work: work.delete("department", str(work.find("department", code="BIF")[0]["id"])),
        lambda work: work.update(
            "initiative",
            first(work),
            owner_department_id=str(work.find("department", code="BIF")[0]["id"]),
        ),
    )
    assert sides.waiting().kind is ConflictKind.DELETE_IN_USE
    assert len(sides.rows("department")) == 2


def test_all_of_a_kind_are_decided_and_undone_in_one_go(new_world: Callable[[], World]) -> None:
    def all_of_them(words: str) -> Callable[[UnitOfWork], object]:
        def edit(work: UnitOfWork) -> None:
            for row in work.find("initiative"):
                work.update("initiative", str(row["id"]), title=words, location=words)

        return edit

    sides = Sides(new_world(), all_of_them("Toget"), all_of_them("Kontoret"))
    waiting = exchange.list_conflicts(sides.centre, kind=ConflictKind.FIELD)
    assert len(waiting) == 6
    exchange.decide_many(sides.centre, [row.id for row in waiting], ConflictChoice.MINE)
    assert {row["title"] for row in sides.rows("initiative")} == {"Toget"}
    undo(sides.centre)
    assert {row["title"] for row in sides.rows("initiative")} == {"Kontoret"}
    assert exchange.list_conflicts(sides.centre) == waiting


def test_the_same_written_twice_and_the_same_link_made_twice_are_no_conflicts(
    new_world: Callable[[], World],
) -> None:
    def link(work: UnitOfWork) -> None:
        work.update("initiative", first(work), title="Ens")
        second = str(work.find("objective")[1]["id"])
        work.insert("initiative_objective", initiative_id=first(work), objective_id=second)

    sides = Sides(new_world(), link, link)
    assert exchange.list_conflicts(sides.centre) == ()


@pytest.mark.parametrize("kind", list(ConflictKind))
def test_every_kind_is_explained_in_both_languages(kind: ConflictKind) -> None:
    told = [kind.explained("da"), kind.explained("en")]
    assert told[0] != told[1]
    assert all(words.endswith(".") for words in told)
    assert kind.label("da") != kind.label("en")
