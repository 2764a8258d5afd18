"""The sample policy and status round hold the facts of the published status."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kkdesk.domain.vocabulary import (
    CaseKind,
    DateRole,
    EntryState,
    ExperienceBy,
    FinancingState,
    InitiativeForm,
    InitiativeState,
    RemarkKind,
    RemarkRoundKind,
    RoundState,
    RowKind,
    StepPurpose,
)

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
ROUND = SAMPLE / "round-2025"
CROSS = "Tværgående"
FILES = (
    SAMPLE / "organisation.toml",
    SAMPLE / "policy-handicap-2023-26.toml",
    *(ROUND / f"objective-{number}.toml" for number in range(1, 7)),
    ROUND / "round.toml",
    ROUND / "remarks.toml",
    ROUND / "experiences.toml",
    ROUND / "case.toml",
)
# What Danish administrative text is printed with, besides letters and digits.
PUNCTUATION = frozenset(" \n.,:;!?()[]{}/%§&+-–”*_\"'#")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzæøåé")

Record = dict[str, Any]


def load(path: Path) -> Record:
    with path.open("rb") as file:
        return tomllib.load(file)


def initiatives() -> list[Record]:
    return [
        record
        for number in range(1, 7)
        for record in load(ROUND / f"objective-{number}.toml")["initiative"]
    ]


def policy() -> Record:
    return load(SAMPLE / "policy-handicap-2023-26.toml")


def remarks(kind: RemarkRoundKind) -> list[Record]:
    rounds = load(ROUND / "remarks.toml")["remark_round"]
    found: list[Record] = next(r["remark"] for r in rounds if r["kind"] == kind)
    return found


def whole_text(record: Record) -> str:
    """Return all the words of an initiative: its text, sub-items and table heading."""
    parts = [record["text"], *(item["text"] for item in record.get("sub_item", []))]
    parts.append(record.get("table", {}).get("subtitle", ""))
    return "\n".join(parts)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return []


def test_there_are_55_initiatives_numbered_in_order() -> None:
    codes = [record["code"] for record in initiatives()]
    per_objective = (6, 6, 11, 6, 10, 16)
    expected = [
        f"S{objective}.{place}"
        for objective, count in enumerate(per_objective, start=1)
        for place in range(1, count + 1)
    ]
    assert len(codes) == 55
    assert codes == expected


def test_initiatives_per_department() -> None:
    assert Counter(record["owner"] for record in initiatives()) == {
        "SOF": 18,
        "BIF": 10,
        "KFF": 8,
        "TMF": 5,
        "BUF": 4,
        "SUF": 3,
        "ØKF": 3,
        CROSS: 4,
    }


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        (1, {"SOF": 3, "BIF": 3}),
        (2, {"SOF": 3, "BIF": 1, "SUF": 1, CROSS: 1}),
        (3, {"BUF": 1, "KFF": 4, "TMF": 5, "ØKF": 1}),
        (4, {"SOF": 2, "BUF": 3, CROSS: 1}),
        (5, {"BIF": 6, "ØKF": 2, CROSS: 2}),
        (6, {"SOF": 10, "KFF": 4, "SUF": 2}),
    ],
)
def test_initiatives_per_objective_and_department(objective: int, expected: dict[str, int]) -> None:
    mine = [record for record in initiatives() if record["objective"] == objective]
    assert Counter(record["owner"] for record in mine) == expected


def test_initiatives_stand_in_the_department_order_of_their_objective() -> None:
    for objective in policy()["objective"]:
        order = objective["department_order"]
        owners = [r["owner"] for r in initiatives() if r["objective"] == objective["number"]]
        places = [order.index(owner) for owner in owners]
        assert all(before <= after for before, after in pairwise(places))
        assert set(order) == set(owners)


def test_an_initiative_lies_in_the_file_of_its_objective() -> None:
    for number in range(1, 7):
        records = load(ROUND / f"objective-{number}.toml")["initiative"]
        assert {record["objective"] for record in records} == {number}


def test_thirteen_initiatives_have_neither_date_nor_amount() -> None:
    bare = [r["code"] for r in initiatives() if "date" not in r and "money" not in r]
    assert bare == [
        *("S1.2", "S3.1", "S3.5", "S3.7", "S3.9", "S3.11", "S4.2", "S4.4", "S4.5"),
        *("S6.3", "S6.4", "S6.11", "S6.14"),
    ]


def test_the_amounts_are_those_of_the_status() -> None:
    stated = [
        (record["code"], money["as_written"])
        for record in initiatives()
        for money in record.get("money", [])
        if any(sign.isdigit() for sign in money["as_written"])
    ]
    assert stated == [
        ("S1.3", "22,7 mio. kr. årligt fra 2025 og frem"),
        ("S1.3", "10,9 mio. kr."),
        ("S3.2", "0,5 mio. kr. årligt"),
        ("S3.6", "3 mio. kr. fra 2024-2026"),
        ("S4.1", "godt 570 mio. kr. over fire år"),
    ]


def test_five_initiatives_have_money_without_a_stated_amount() -> None:
    unstated = [
        record["code"]
        for record in initiatives()
        for money in record.get("money", [])
        if not any(sign.isdigit() for sign in money["as_written"])
    ]
    assert unstated == ["S1.6", "S4.3", "S6.5", "S6.12", "S6.16"]


def test_texts_contain_their_dates_amounts_and_figures_as_written() -> None:
    for record in initiatives():
        text = whole_text(record)
        for kind in ("date", "money", "figure"):
            for item in record.get(kind, []):
                assert item["as_written"] in text, (record["code"], item["as_written"])


def test_the_merudgifter_trial_ends_and_its_law_is_adopted() -> None:
    trial = next(record for record in initiatives() if record["code"] == "S2.2")
    assert trial["form"] == InitiativeForm.TRIAL
    assert [(date["as_written"], date["role"]) for date in trial["date"]] == [
        ("frem til marts 2026", DateRole.TRIAL_ENDS),
        ("juni 2025", DateRole.ADOPTED),
    ]


def test_two_funding_ends_are_computed_from_a_duration() -> None:
    computed = {
        record["code"]: (date["as_written"], date["role"], date["start"])
        for record in initiatives()
        for date in record.get("date", [])
        if "computed_from" in date
    }
    assert computed == {
        "S4.1": ("over fire år", DateRole.FUNDING_ENDS, "1. januar 2025"),
        "S6.16": ("toårigt", DateRole.FUNDING_ENDS, "1. januar 2025"),
    }


def test_only_s1_4_has_sub_items_and_they_are_three_numbers() -> None:
    lists = {
        r["code"]: [i["marker"] for i in r["sub_item"]] for r in initiatives() if "sub_item" in r
    }
    assert lists == {"S1.4": ["number"] * 3}


def test_the_fleksjob_table_keeps_the_stated_total() -> None:
    table = next(record["table"] for record in initiatives() if "table" in record)
    rows = [row for row in table["row"] if row["kind"] == RowKind.ROW]
    total = table["row"][-1]
    assert [row["department"] for row in rows] == ["BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"]
    assert all(len(row["cells"]) == len(table["columns"]) - 1 for row in table["row"])
    assert sum(int(row["cells"][0]) for row in rows) == 1014
    assert sum(int(row["cells"][1]) for row in rows) == 899
    assert total["kind"] == RowKind.TOTAL
    assert total["cells"] == ["1014", "900", "113 pct."]


def test_the_fleksjob_percentages_follow_from_status_and_target() -> None:
    table = next(record["table"] for record in initiatives() if "table" in record)
    for row in table["row"]:
        status, target, stated = row["cells"]
        assert f"{round(100 * int(status) / int(target))} pct." == stated


def test_titles_fit_a_list_and_are_all_different() -> None:
    titles = [record["title"] for record in initiatives()]
    assert all(0 < len(title) <= 60 for title in titles)
    assert len(set(titles)) == 55


def test_values_of_initiatives_are_in_the_vocabulary() -> None:
    for record in initiatives():
        assert record["form"] in set(InitiativeForm)
        assert record["state"] in set(InitiativeState)
        assert record.get("financing", FinancingState.UNKNOWN) in set(FinancingState)
        assert all(date["role"] in set(DateRole) for date in record.get("date", []))


def test_values_of_round_remarks_and_case_are_in_the_vocabulary() -> None:
    status = load(ROUND / "round.toml")
    assert status["round"]["state"] in set(RoundState)
    assert all(item["state"] in set(EntryState) for item in status["submission"])
    for part in load(ROUND / "remarks.toml")["remark_round"]:
        assert part["kind"] in set(RemarkRoundKind)
        assert all(remark["kind"] in set(RemarkKind) for remark in part["remark"])
    experiences = load(ROUND / "experiences.toml")["experience"]
    assert all(item["by"] in set(ExperienceBy) for item in experiences)
    case = load(ROUND / "case.toml")
    assert case["case"]["kind"] in set(CaseKind)
    assert all(step["purpose"] in set(StepPurpose) for step in case["step"])


def test_codes_refer_to_records_that_exist() -> None:
    organisation = load(SAMPLE / "organisation.toml")
    departments = {item["code"] for item in organisation["department"]}
    committees = {item["code"] for item in organisation["committee"]}
    councils = {item["code"] for item in organisation["council"]}
    people = {item["key"] for item in organisation["person"]}
    priorities = {p["number"] for o in policy()["objective"] for p in o["priority"]}
    assert {item["committee"] for item in organisation["department"]} <= committees
    assert {item["chair"] for item in organisation["council"]} <= people
    assert {i["department"] for i in organisation["person"] if "department" in i} <= departments
    for record in initiatives():
        assert record["owner"] in departments | {CROSS}
        assert set(record.get("committees", [])) <= committees
        assert set(record.get("priorities", [])) <= priorities
    for objective in policy()["objective"]:
        assert objective["lead"] in departments
        assert set(objective["department_order"]) <= departments | {CROSS}
    status = load(ROUND / "round.toml")
    assert {item["department"] for item in status["submission"]} == departments
    assert status["round"]["policy"] == policy()["policy"]["code"]
    assert status["round"]["council"] in councils
    for part in load(ROUND / "remarks.toml")["remark_round"]:
        assert part["council"] in councils
        assert part["signed_by"] in people


def test_an_initiative_supports_priorities_of_its_own_objective() -> None:
    for record in initiatives():
        own = f"{record['objective']}."
        assert all(number.startswith(own) for number in record.get("priorities", []))


def test_the_policy_has_six_objectives_and_twenty_priorities() -> None:
    objectives = policy()["objective"]
    assert [objective["number"] for objective in objectives] == [1, 2, 3, 4, 5, 6]
    assert [len(objective["priority"]) for objective in objectives] == [2, 4, 2, 3, 5, 4]
    for objective in objectives:
        numbers = [priority["number"] for priority in objective["priority"]]
        assert numbers == [f"{objective['number']}.{i}" for i in range(1, len(numbers) + 1)]


def test_responsibilities_are_written_in_full_and_in_short() -> None:
    found = {
        priority["number"]: (priority["responsibility"], priority["responsibility_short"])
        for objective in policy()["objective"]
        for priority in objective["priority"]
    }
    assert found["2.3"] == (
        "(Socialforvaltningen, Beskæftigelses- og Integrationsforvaltningen)",
        "(SOF, BIF)",
    )
    assert found["3.1"][1] == "(TMF og de øvrige forvaltninger på deres områder)"
    assert found["5.2"][1] == "(ØKF og de øvrige forvaltninger inden for deres områder)"
    assert found["5.4"] == ("(alle forvaltninger)", "(Alle forvaltninger)")
    named = [number for number, (_, short) in found.items() if "SOF" in short]
    assert named == ["1.1", "2.1", "2.2", "2.3", "2.4", "4.3", "6.1", "6.2", "6.3", "6.4"]


def test_the_policy_has_four_principles_and_21_decisions_of_budget_2023() -> None:
    decisions = [objective["decision"] for objective in policy()["objective"]]
    assert [item["title"] for item in policy()["principle"]] == [
        "Kompensation",
        "Sektoransvarlighed",
        "Ligebehandling",
        "Solidaritet",
    ]
    assert [len(items) for items in decisions] == [4, 1, 2, 7, 3, 4]
    assert {item["decided_with"] for items in decisions for item in items} == {"budget 2023"}
    assert {item["kind"] for items in decisions for item in items} <= set(InitiativeForm)


def test_a_pull_quote_repeats_words_of_its_body() -> None:
    for objective in policy()["objective"]:
        assert objective["quote"] in objective["body"]
    assert policy()["policy"]["quote"] in policy()["policy"]["purpose"]


def test_objective_colours_are_readable_with_white_text() -> None:
    def part(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

    colours = [objective["colour"] for objective in policy()["objective"]]
    assert len(set(colours)) == 6
    for colour in colours:
        red, green, blue = (part(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert 1.05 / (luminance + 0.05) >= 4.5


def test_the_council_made_13_remarks_on_objectives_and_three_in_general() -> None:
    ordinary = remarks(RemarkRoundKind.ORDINARY)
    on_slides = [remark for remark in ordinary if remark["on_slides"]]
    assert Counter(remark["objective"] for remark in on_slides) == {
        1: 2,
        2: 2,
        3: 3,
        4: 3,
        5: 1,
        6: 2,
    }
    general = [remark["code"] for remark in ordinary if "objective" not in remark]
    assert general == ["R0.1", "R0.2", "R0.3"]
    assert len(ordinary) == 16


def test_the_remarks_on_objective_4_are_a_lead_in_with_two_children() -> None:
    parents = {r["code"]: r["parent"] for r in remarks(RemarkRoundKind.ORDINARY) if "parent" in r}
    assert parents == {"R4.2": "R4.1", "R4.3": "R4.1"}


def test_the_supplementary_round_came_on_26_september_with_two_remarks() -> None:
    rounds = load(ROUND / "remarks.toml")["remark_round"]
    supplementary = next(r for r in rounds if r["kind"] == RemarkRoundKind.SUPPLEMENTARY)
    assert supplementary["received"] == "26. september 2025"
    assert len(supplementary["remark"]) == 2
    assert "71 %" in supplementary["remark"][1]["text"]


def test_the_one_answer_is_about_class_sizes() -> None:
    answers = load(ROUND / "remarks.toml")["answer"]
    assert [(a["remark"], a["department"], a["document"]) for a in answers] == [
        ("R4.2", "BUF", "Notat til BUU")
    ]


def test_experiences_are_four_of_the_administration_and_three_of_the_council() -> None:
    experiences = load(ROUND / "experiences.toml")["experience"]
    assert Counter(item["by"] for item in experiences) == {"administration": 4, "council": 3}


def test_the_case_runs_through_three_committees_with_four_appendices() -> None:
    case = load(ROUND / "case.toml")
    assert case["case"]["memo_to"] == "BUU"
    assert [(s["committee"], s["date"], s["purpose"]) for s in case["step"]] == [
        ("SUD", "den 8. oktober 2025", StepPurpose.TREATMENT),
        ("ØU", "den 28. oktober 2025", StepPurpose.NOTED),
        ("BR", "den 13. november 2025", StepPurpose.NOTED),
    ]
    assert [item["number"] for item in case["appendix"]] == [1, 2, 3, 4]


def test_page_references_in_the_introduction_are_fields() -> None:
    status = load(ROUND / "round.toml")["round"]
    assert "{side:remarks}" in status["introduction"]
    assert "{side:experience-council}" in status["introduction"]
    assert "{side:remarks}" in status["part1_text"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_texts_have_no_glyphs_outside_danish_print(path: Path) -> None:
    for text in strings(load(path)):
        assert text == unicodedata.normalize("NFC", text)
        odd = {
            sign
            for sign in text
            if sign not in PUNCTUATION
            and sign.lower() not in LETTERS
            and not (sign.isascii() and sign.isdigit())
        }
        assert not odd, text
