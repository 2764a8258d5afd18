"""What Frederiksberg's plan of 2021-2022 must hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kkdesk.domain.continuation import Continuation
from kkdesk.domain.vocabulary import DateRole, FinancingState, InitiativeForm, InitiativeState

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"
Record = dict[str, Any]  # a TOML table; its values are checked below


def load(name: str) -> Record:
    with (SAMPLE / name).open("rb") as file:
        return tomllib.load(file)


@pytest.fixture(scope="module")
def plan() -> Record:
    return load("plan-frederiksberg-2021-22.toml")


@pytest.fixture(scope="module")
def organisation() -> Record:
    return load("organisation-frederiksberg.toml")


def sheets(plan: Record) -> list[Record]:
    return [sheet for heading in plan["heading"] for sheet in heading["initiative"]]


def test_the_policy_has_seven_goals_and_six_of_them_have_sheets(plan: Record) -> None:
    policy = load("policy-frederiksberg-2019-22.toml")
    assert [one["number"] for one in policy["objective"]] == [1, 2, 3, 4, 5, 6, 7]
    assert [one["objective"] for one in plan["heading"]] == [1, 2, 3, 4, 5, 6]


def test_the_fifteen_sheets_are_divided_as_in_the_plan(plan: Record) -> None:
    assert [len(heading["initiative"]) for heading in plan["heading"]] == [3, 3, 1, 1, 4, 3]
    assert [sheet["code"] for sheet in sheets(plan)] == [f"F{n}" for n in range(1, 16)]


def test_every_sheet_fills_its_eight_fields_and_goes_on(plan: Record) -> None:
    for sheet in sheets(plan):
        for name in ("challenge", "description", "results", "resources"):
            assert sheet[name].strip(), (sheet["code"], name)
        assert sheet["committees"]
        assert sheet["contacts"]
        assert sheet["continuation"]["outcome"] == Continuation.CONTINUED
        assert sheet["continuation"]["reason"].strip()


def test_committees_contacts_and_owners_are_frederiksbergs_own(
    plan: Record, organisation: Record
) -> None:
    committees = {one["code"]: one["name"] for one in organisation["committee"]}
    departments = {one["code"] for one in organisation["department"]}
    people = {one["key"]: one for one in organisation["person"]}
    assert len(committees) == 6
    for sheet in sheets(plan):
        assert set(sheet["committees"]) <= set(committees)
        assert sheet["owner"] in departments
        assert all(people[key]["department"] in departments for key in sheet["contacts"])
    (two,) = [sheet for sheet in sheets(plan) if len(sheet["committees"]) == 2]
    assert two["code"] == "F4"
    assert [s["code"] for s in sheets(plan) if s.get("objectives") == [2, 3]] == ["F6"]


def test_people_are_roles_without_names(organisation: Record) -> None:
    assert all(set(one) == {"key", "title", "department", "unit"} for one in organisation["person"])


def test_dates_and_money_stand_word_for_word_in_the_text(plan: Record) -> None:
    for sheet in sheets(plan):
        words = " ".join(
            [*(v for v in sheet.values() if isinstance(v, str)), sheet["continuation"]["reason"]]
        )
        for entry in sheet.get("date", []):
            assert entry["as_written"] in words, (sheet["code"], entry["as_written"])
    for line in plan["appropriation"]:
        assert line["as_written"] in plan["plan"]["background"]


def test_closed_lists_hold_known_values_only(plan: Record) -> None:
    for sheet in sheets(plan):
        InitiativeForm(sheet["form"])
        InitiativeState(sheet["state"])
        FinancingState(sheet.get("financing", "unknown"))
        for entry in sheet.get("date", []):
            DateRole(entry["role"])
