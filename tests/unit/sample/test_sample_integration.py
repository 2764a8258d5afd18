"""What the sample's integration action plan must hold: seven initiatives and their money."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kkdesk.domain.money import Basis, MoneyFlag, parse_money
from kkdesk.domain.vocabulary import FinancingState, InitiativeForm, InitiativeState

Record = dict[str, Any]  # a TOML table; its values are checked below
SAMPLE = Path(__file__).parents[3] / "resources" / "sample"


@pytest.fixture(scope="module")
def plan() -> Record:
    with (SAMPLE / "plan-integration-2019-22.toml").open("rb") as file:
        return tomllib.load(file)


def initiatives(plan: Record) -> list[Record]:
    return [one for heading in plan["heading"] for one in heading["initiative"]]


def test_three_themes_hold_four_two_and_one_initiative(plan: Record) -> None:
    assert [len(heading["initiative"]) for heading in plan["heading"]] == [4, 2, 1]
    assert [one["code"] for one in initiatives(plan)] == [
        *("H1.1", "H1.2", "H1.3", "H1.4", "H2.1", "H2.2", "H3.1"),
    ]


def test_the_texts_give_yearly_amounts_of_ten_point_six_millions(plan: Record) -> None:
    read = [parse_money(one["money"][0]["as_written"]) for one in initiatives(plan)]
    assert {one.basis for one in read} == {Basis.PER_YEAR}
    amounts = [one.amount_ore or 0 for one in read]
    assert [ore / 100_000_000 for ore in amounts] == [3.3, 2.5, 0.6, 0.8, 0.8, 1.6, 1]
    assert sum(amounts) == 1_060_000_000


def test_every_amount_stands_word_for_word_in_its_text(plan: Record) -> None:
    for one in initiatives(plan):
        for money in one["money"]:
            assert money["as_written"] in one["text"], one["code"]


def test_part_of_the_money_for_jobs_goes_to_wages(plan: Record) -> None:
    (jobs,) = [one for one in initiatives(plan) if one["code"] == "H2.2"]
    assert parse_money(jobs["money"][1]["as_written"]).part_of


def test_the_table_has_thirty_amounts_and_six_dashes_and_adds_up(plan: Record) -> None:
    read = [parse_money(line["as_written"]) for line in plan["budget_line"]]
    cells = [ore for one in read for _, ore in one.per_year]
    assert (len([ore for ore in cells if ore is not None]), cells.count(None)) == (30, 6)
    for year in range(2019, 2023):
        assert sum(dict(one.per_year)[year] or 0 for one in read) == 1_100_000_000
    assert not any(one.flag is MoneyFlag.UNREADABLE for one in read)


def test_every_line_but_the_survey_and_the_reserve_belongs_to_an_initiative(
    plan: Record,
) -> None:
    belongs = [line.get("initiative") for line in plan["budget_line"]]
    assert belongs == [*(one["code"] for one in initiatives(plan)), None, None]
    (reserve,) = plan["fund"]
    assert (reserve["committee"], reserve["decided_in"]) == ("BIU", "2020")
    assert parse_money(reserve["amounts"]).per_year == ((2021, 60_000_000), (2022, 100_000_000))


def test_the_plan_asks_for_nineteen_things_each_year(plan: Record) -> None:
    asked = [
        line
        for one in initiatives(plan)
        for line in one["results"].splitlines()
        if line[:2] == "- "
    ]
    assert len(asked) == 19


def test_closed_lists_hold_known_values_only(plan: Record) -> None:
    for one in initiatives(plan):
        assert one["form"] in set(InitiativeForm)
        assert one["state"] in set(InitiativeState)
        assert one["financing"] in set(FinancingState)
