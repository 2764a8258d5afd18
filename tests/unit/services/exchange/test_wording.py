"""Conflicts and coming changes in the words people read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.domain.exchange import ConflictKind, ConflictPart, ConflictRow, PlannedChange
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.exchange_words import ConflictWords
    from kkdesk.domain.vocabulary import Lang

    from .world import World


def apart(
    world: World,
    mine: Callable[[UnitOfWork], object],
    theirs: Callable[[UnitOfWork], object],
    lang: Lang = "da",
) -> tuple[ConflictWords, ...]:
    opened = open_file(world.out[1] / "kkdesk.sqlite")
    with operation(Workspace(opened, "Tog"), "set initiative.title") as work:
        mine(work)
    opened.dispose()
    with operation(world.centre, "set initiative.title") as work:
        theirs(work)
    exchange.check_in(world.centre, world.out[1])
    return told(world, lang)


def told(world: World, lang: Lang = "da") -> tuple[ConflictWords, ...]:
    return exchange.conflict_words(world.centre, exchange.list_conflicts(world.centre), lang)


def put(kind: str, **values: object) -> Callable[[UnitOfWork], object]:
    return lambda work: work.update(kind, str(work.find(kind)[0]["id"]), **values)  # type: ignore[arg-type]


def test_a_reference_is_told_by_the_name_of_what_it_points_at(
    new_world: Callable[[], World],
) -> None:
    def give(code: str) -> Callable[[UnitOfWork], object]:
        def edit(work: UnitOfWork) -> None:
            (owner,) = work.find("department", code=code)
            first = str(work.find("initiative")[0]["id"])
            work.update("initiative", first, owner_department_id=str(owner["id"]))

        return edit

    world = new_world()
    with operation(world.centre, "") as work:
        organisation = str(work.find("organisation")[0]["id"])
        work.insert("department", organisation_id=organisation, code="TMF", name="Teknik")
    exchange.renew(world.centre, world.out[1])
    ((part,),) = (one.parts for one in apart(world, give("BIF"), give("TMF")))
    assert (part.base, part.mine, part.theirs) == ("SOF SOF", "BIF BIF", "TMF Teknik")
    assert not part.writable


@pytest.mark.parametrize(
    ("lang", "words"), [("da", ("ja", "01.03.2026")), ("en", ("yes", "1 Mar 2026"))]
)
def test_yes_and_days_are_written_in_the_language(
    new_world: Callable[[], World], lang: Lang, words: tuple[str, str]
) -> None:
    world = new_world()
    key = exchange_id(world, "initiative")
    changes = [
        PlannedChange("update", "initiative", key, "S0", "confidential", 0, 1),
        PlannedChange("update", "date_entry", key, "", "start_earliest", None, "2026-03-01"),
    ]
    found = exchange.change_words(world.centre, changes, lang)
    assert tuple(one.after for one in found) == words


def exchange_id(world: World, kind: str) -> str:
    with operation(world.centre, "") as work:
        return str(work.find(kind)[0]["id"])


def test_an_amount_and_a_closed_list_are_told_in_words(new_world: Callable[[], World]) -> None:
    world = new_world()
    key = exchange_id(world, "appropriation")
    changes = [
        PlannedChange("update", "appropriation", key, "", "amount_ore", None, 250_000_000),
        PlannedChange("update", "appropriation", key, "", "basis", "total", "per_year"),
    ]
    amount, basis = exchange.change_words(world.centre, changes)
    assert amount.after == "2.500.000 kr."
    assert (basis.before, basis.after) == ("I alt", "Om året")


def test_what_hangs_on_an_initiative_is_known_by_it(new_world: Callable[[], World]) -> None:
    world = new_world()
    (one,) = apart(
        world, put("status_entry", text="Fra toget"), put("status_entry", text="Fra kontoret")
    )
    assert one.owner == "S0 Indsats 0"
    assert one.subject == "statustekst"
    assert one.about.startswith("S0 Indsats 0 · ")


def test_where_the_words_of_a_date_differ_what_was_read_from_them_is_not_told(
    new_world: Callable[[], World],
) -> None:
    (one,) = apart(
        new_world(),
        put("date_entry", as_written="marts 2026", start_earliest=date(2026, 3, 1)),
        put("date_entry", as_written="maj 2026", start_earliest=date(2026, 5, 1)),
    )
    assert [part.field for part in one.parts] == ["as_written"]


def test_what_stands_here_now_is_told_not_what_stood_at_the_check_in(
    new_world: Callable[[], World],
) -> None:
    world = new_world()
    (before,) = apart(world, put("initiative", title="Toget"), put("initiative", title="Kontoret"))
    assert not before.moved
    with operation(world.centre, "set initiative.title") as work:
        put("initiative", title="Senere")(work)
    (after,) = told(world)
    assert after.moved
    assert after.parts[0].theirs == "Senere"


def test_those_that_are_decided_with_another_come_last(new_world: Callable[[], World]) -> None:
    world = new_world()
    found = apart(
        world,
        lambda work: work.delete("initiative", str(work.find("initiative")[0]["id"])),
        put("initiative", title="Kontoret"),
    )
    waits = [bool(one.row.waits_for) for one in found]
    assert waits == sorted(waits)
    assert waits[0] is False
    assert all(one.parts for one in found[:1])


def test_what_a_record_belonged_to_is_named_also_where_that_is_deleted_here(
    new_world: Callable[[], World],
) -> None:
    def name(work: UnitOfWork) -> None:
        key = str(work.find("initiative")[0]["id"])
        work.insert("initiative_alias", initiative_id=key, text="Kælenavnet")

    (one,) = apart(
        new_world(), name, lambda work: work.delete("initiative", initiative_of(work)), "en"
    )
    assert one.about == "S0 Indsats 0 · Kælenavnet"
    assert one.missing == "initiative S0 Indsats 0"


def initiative_of(work: UnitOfWork) -> str:
    return str(work.find("initiative")[0]["id"])


def test_the_other_end_of_a_link_is_told_and_not_only_that_it_is_gone(
    new_world: Callable[[], World],
) -> None:
    world = new_world()
    with operation(world.centre, "") as work:
        (objective, *_) = work.find("objective") or (None,)
        if objective is None:
            policy = str(work.find("policy")[0]["id"])
            key = work.insert("objective", policy_id=policy, number="7", title_short="Rum til alle")
        else:
            key = str(objective["id"])
            work.update("objective", key, number="7", title_short="Rum til alle")
        if not work.find("initiative_objective", initiative_id=initiative_of(work)):
            work.insert("initiative_objective", initiative_id=initiative_of(work), objective_id=key)
    exchange.renew(world.centre, world.out[1])
    found = apart(
        world,
        lambda work: work.delete("initiative", initiative_of(work)),
        put("initiative", title="Kontoret"),
    )
    (link,) = (one for one in found if one.row.record_kind == "initiative_objective")
    assert [(part.field, part.theirs) for part in link.parts] == [
        ("objective_id", "7 Rum til alle")
    ]


def test_the_wording_that_a_closed_round_keeps_for_the_program_is_not_told(
    new_world: Callable[[], World],
) -> None:
    world = new_world()
    with operation(world.centre, "") as work:
        round_id = str(work.find("status_round")[0]["id"])
    row = ConflictRow(
        *("k", "kopi", "Bo", 1, ConflictKind.HELD_WITH, "round_snapshot", "w", ""),
        parts=tuple(
            ConflictPart(name, None, value, None)
            for name, value in (
                *(("frozen_by", "Bo"), ("public", '{"organisation": 1}')),
                *(("internal", '{"organisation": 1}'), ("round_id", round_id)),
            )
        ),
        has_base=False, has_mine=True, has_theirs=False,
        mine_by="Bo", mine_at=None, theirs_by="", theirs_at=None, reason="", waits_for="",
        open=True, decision="", decided={}, decided_by="", decided_at=None,
    )  # fmt: skip
    (told_of,) = exchange.conflict_words(world.centre, [row])
    assert [part.field for part in told_of.parts] == ["frozen_by"]
