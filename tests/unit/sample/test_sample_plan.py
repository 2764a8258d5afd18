"""What the sample plan of December 2023 and the answer of 2009/10 must hold."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kkdesk.domain.dates import parse_date
from kkdesk.domain.vocabulary import (
    CaseKind,
    DateRole,
    Direction,
    FinancingState,
    InitiativeForm,
    InitiativeState,
    Labelled,
)

Record = dict[str, Any]  # a TOML table; its values are checked below

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"
LISTS: dict[str, type[Labelled]] = {
    "form": InitiativeForm,
    "state": InitiativeState,
    "financing": FinancingState,
    "funding": FinancingState,
    "direction": Direction,
    "role": DateRole,
    "kind": CaseKind,
}


def load(name: str) -> Record:
    with (SAMPLE / name).open("rb") as file:
        return tomllib.load(file)


@pytest.fixture(scope="module")
def plan() -> Record:
    return load("plan-sof-2023.toml")


@pytest.fixture(scope="module")
def question() -> Record:
    return load("question-2009.toml")


def rows(record: Record, key: str) -> list[Record]:
    """Return the tables under a key; none is an empty list, nor is a single value a table."""
    found = record.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def tables(value: object) -> list[Record]:
    """Return every table in a TOML document, at any depth."""
    if isinstance(value, list):
        return [found for item in value for found in tables(item)]
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in tables(item))]
    return []


def initiatives(plan: Record) -> list[Record]:
    return [one for heading in rows(plan, "heading") for one in rows(heading, "initiative")]


def asked_initiatives(question: Record) -> list[Record]:
    return [one for part in rows(question, "list") for one in rows(part, "initiative")]


def words(record: Record) -> str:
    """Return a record's own texts with its sub-items: what a reader of it sees."""
    own = [text for text in record.values() if isinstance(text, str)]
    return "\n".join([*own, *(item["text"] for item in rows(record, "sub_item"))])


def dated(document: Record) -> list[tuple[Record, Record]]:
    """Return (record, date) for every date in the document."""
    return [(table, date) for table in tables(document) for date in rows(table, "date")]


def test_plan_has_ten_headings_with_their_own_numbers_and_priorities(plan: Record) -> None:
    assert [(one["number"], one["objective"], one["priorities"]) for one in plan["heading"]] == [
        ("1.1", 1, ["1.1"]),
        ("2.1", 2, ["2.1", "2.3", "2.4"]),
        ("2.2", 2, ["2.2"]),
        ("3.1", 3, ["3.1"]),
        ("4.1", 4, ["4.3"]),
        ("5.1", 5, ["5.2", "5.4"]),
        ("6.1", 6, ["6.1"]),
        ("6.2", 6, ["6.2"]),
        ("6.3", 6, ["6.3"]),
        ("6.4", 6, ["6.4"]),
    ]


def test_plan_covers_thirteen_priorities_and_not_the_employment_clause(plan: Record) -> None:
    covered = [number for heading in plan["heading"] for number in heading["priorities"]]

    assert len(covered) == len(set(covered)) == 13
    assert "5.3" not in covered


def test_plan_holds_39_initiatives_and_two_ticks(plan: Record) -> None:
    per_heading = {one["number"]: len(rows(one, "initiative")) for one in plan["heading"]}
    ticks = [one["code"] for one in initiatives(plan) if one.get("marker") == "check"]

    assert list(per_heading.values()) == [5, 2, 4, 4, 3, 2, 6, 5, 4, 6]
    assert ticks == ["P5.1.1", "P5.1.2"]
    assert len(initiatives(plan)) - len(ticks) == 39


def test_plan_initiatives_are_coded_by_heading_and_place(plan: Record) -> None:
    for heading in plan["heading"]:
        codes = [one["code"] for one in rows(heading, "initiative")]
        assert codes == [f"P{heading['number']}.{place}" for place in range(1, len(codes) + 1)]


def test_plan_titles_fit_a_table_row(plan: Record) -> None:
    assert all(0 < len(one["title"]) <= 60 for one in initiatives(plan))


def test_every_plan_initiative_says_something(plan: Record) -> None:
    assert [
        one["code"] for one in initiatives(plan) if not (one.get("lead", "") + one["text"]).strip()
    ] == []


def test_plan_holds_nine_sub_items(plan: Record) -> None:
    counts = {one["code"]: len(rows(one, "sub_item")) for one in initiatives(plan)}

    assert {code: count for code, count in counts.items() if count} == {
        "P2.1.2": 3,
        "P3.1.1": 4,
        "P6.4.4": 2,
    }


def test_plan_and_status_share_the_trial_and_u_start(plan: Record) -> None:
    same = {one["code"]: one["same_as"] for one in initiatives(plan) if "same_as" in one}

    assert same == {"P2.1.1": "S2.2", "P4.1.1": "S4.6"}


def test_only_the_letter_of_the_national_agendas_has_a_status_text(plan: Record) -> None:
    agendas = next(one for one in initiatives(plan) if one["code"] == "P2.1.2")

    assert [item.get("same_as") for item in agendas["sub_item"]] == [None, "S2.1", None]
    assert "tabt arbejdsfortjeneste" in agendas["sub_item"][1]["text"]


def test_hverdagsaktivisterne_is_related_to_ateam_but_not_the_same(plan: Record) -> None:
    activists = next(one for one in initiatives(plan) if one["title"] == "Hverdagsaktivisterne")

    assert "same_as" not in activists
    assert activists["related"] == ["S6.3"]


def test_related_and_same_never_name_one_initiative_twice(plan: Record) -> None:
    linked = [
        code
        for one in tables(plan)
        for code in [*one.get("related", []), *([one["same_as"]] if "same_as" in one else [])]
    ]

    assert len(linked) == len(set(linked))


def test_trial_runs_for_three_years_with_about_25_children(plan: Record) -> None:
    trial = next(one for one in initiatives(plan) if one["code"] == "P2.1.1")

    assert [(date["as_written"], date["role"]) for date in trial["date"]] == [
        ("1. april 2023 – 31. marts 2026", DateRole.TRIAL_ENDS)
    ]
    assert trial["capacity"] == "ca. 25 børn"


def test_plan_holds_forty_dates_and_one_without_a_year(plan: Record) -> None:
    found = dated(plan)
    yearless = [date["as_written"] for _, date in found if date.get("year_missing")]

    assert len(found) == 40
    assert yearless == ["1. september"]


def test_plan_names_no_money(plan: Record) -> None:
    assert [table for table in tables(plan) if "money" in table] == []


@pytest.mark.parametrize("name", ["plan-sof-2023.toml", "question-2009.toml"])
def test_every_date_stands_in_the_text_of_its_record(name: str) -> None:
    # The captions of a heading stand on its indicators; everything else in the record itself.
    missing = [
        date["as_written"]
        for record, date in dated(load(name))
        for seen in ["\n".join([words(record), *(words(one) for one in rows(record, "indicator"))])]
        if date["as_written"].casefold() not in seen.casefold()
    ]

    assert missing == []


def test_dates_that_name_a_field_stand_in_that_field(plan: Record, question: Record) -> None:
    elsewhere = {"caption"}  # on the indicator, not on the heading that carries the date
    named = [
        (record, date)
        for document in (plan, question)
        for record, date in dated(document)
        if date.get("field", "caption") not in elsewhere
    ]

    assert named
    assert [date for record, date in named if date["as_written"] not in record[date["field"]]] == []


def test_dates_of_a_sub_item_stand_in_that_sub_item(plan: Record) -> None:
    placed = [(record, date) for record, date in dated(plan) if "sub_item" in date]

    assert placed
    assert all(
        date["as_written"] in record["sub_item"][date["sub_item"] - 1]["text"]
        for record, date in placed
    )


@pytest.mark.parametrize("name", ["plan-sof-2023.toml", "question-2009.toml"])
def test_every_listed_value_is_in_the_vocabulary(name: str) -> None:
    unknown = [
        (key, table[key])
        for table in tables(load(name))
        for key, values in LISTS.items()
        if key in table and table[key] not in set(values)
    ]

    assert unknown == []


def test_every_date_is_read_by_the_date_language_or_flagged_as_yearless(
    plan: Record, question: Record
) -> None:
    unread = [
        date["as_written"]
        for _, date in dated(plan) + dated(question)
        if not parse_date(date["as_written"]).is_placed
    ]

    assert unread == ["1. september"]


def test_every_date_has_a_role(plan: Record, question: Record) -> None:
    assert all("role" in date for _, date in dated(plan) + dated(question))


def test_plan_holds_four_indicators_with_their_direction(plan: Record) -> None:
    found = {
        one["code"]: (one["direction"], one["unit"])
        for heading in plan["heading"]
        for one in rows(heading, "indicator")
    }

    assert found == {
        "I1.1": ("less", "pct."),
        "I5.1": ("more", "ansatte"),
        "I6.2": ("less", "pct."),
        "I6.3": ("more", "pct."),
    }


def indicator(plan: Record, code: str) -> Record:
    return next(table for table in tables(plan) if table.get("code") == code)


def test_complaints_are_measured_for_children_and_for_adults(plan: Record) -> None:
    complaints = indicator(plan, "I1.1")

    assert complaints["series"] == ["Børneområdet", "Voksenområdet"]
    assert [(one["what"], one["value"]) for one in complaints["measurement"]] == [
        ("Børneområdet", 1.5),
        ("Voksenområdet", 0.5),
    ]


def test_flexible_jobs_of_sof_exceed_their_target_in_2022_and_2023(plan: Record) -> None:
    jobs = indicator(plan, "I5.1")
    targets = [(one["date"], one.get("department"), one["value"]) for one in jobs["target"]]
    results = [(one["as_of"], one["department"], one["value"]) for one in jobs["measurement"]]

    assert targets == [("2022", "SOF", 146), ("2023", "SOF", 146), ("2023", None, 850)]
    assert results == [("2022", "SOF", 193), ("pr. september 2023", "SOF", 202)]


def test_bought_places_rise_although_a_fall_is_wanted_and_no_number_is_given(plan: Record) -> None:
    places = indicator(plan, "I6.2")

    assert [one["as_written"] for one in places["target"]] == ["fald"]
    assert places["observed"] == "stigning"
    assert rows(places, "measurement") == []


def test_quality_rises_from_the_baseline_of_2020(plan: Record) -> None:
    quality = indicator(plan, "I6.3")

    assert [(one["date"], one["value"]) for one in quality["baseline"]] == [("2020", 69)]
    assert [one["value"] for one in quality["measurement"]] == [90]


def test_plan_states_six_percentages(plan: Record) -> None:
    stated = {
        table["as_written"]
        for table in tables(plan)
        if "as_written" in table and table["as_written"].endswith(("pct.", "%"))
    }
    texts = "\n".join(heading.get("panel_text", "") for heading in plan["heading"])

    assert stated == {"1,5 pct.", "0,5 pct.", "98,5 %", "99,5 %", "90 pct.", "69 %"}
    assert all(figure in texts for figure in stated)


def test_budget_2024_has_eighteen_lines_with_one_confidential(plan: Record) -> None:
    lines = rows(plan, "budget_line")

    assert len(lines) == 18
    assert [line["code"] for line in lines if line.get("confidential")] == ["SO14"]


def test_confidential_line_is_named_nowhere_else_in_the_plan(plan: Record) -> None:
    secret = next(line for line in plan["budget_line"] if line.get("confidential"))
    open_texts = [words(table) for table in tables(plan) if table is not secret]

    assert "(FORTROLIGT)" in secret["as_written"]
    assert not any(
        needle in text for text in open_texts for needle in (secret["title"], "FORTROLIG", "SO14")
    )


def test_two_budget_lines_have_no_code_and_ha06_is_absent(plan: Record) -> None:
    codes = [line.get("code") for line in plan["budget_line"]]

    assert codes.count(None) == 2
    assert "HA06" not in codes


def test_budget_codes_are_unique_only_with_their_year(plan: Record) -> None:
    coded = [
        (line["code"], line["year"])
        for line in [*plan["budget_line"], *plan["appropriation"]]
        if "code" in line
    ]

    assert len(coded) == len(set(coded))
    assert Counter(code for code, _ in coded).most_common(1) == [("HA01", 2)]
    assert {year for code, year in coded if code == "HA01"} == {"2024", "2020-2021"}


def test_budget_lines_hold_their_words_as_written(plan: Record) -> None:
    lines = [*plan["budget_line"], *plan["appropriation"]]

    assert all(line["title"] in line["as_written"] for line in lines)
    assert all(line.get("code", "") in line["as_written"] for line in lines)


def test_only_tv02_is_shared_by_two_departments(plan: Record) -> None:
    shared = {
        line["code"]: line["departments"]
        for line in plan["budget_line"]
        if len(line["departments"]) > 1
    }

    assert shared == {"TV02": ["BUF", "SOF"]}


def test_budget_lines_point_at_initiatives_of_the_plan(plan: Record) -> None:
    known = {one["code"] for one in initiatives(plan)}
    named = [line["initiative"] for line in plan["budget_line"] if "initiative" in line]

    assert named == ["P6.1.5", "P6.2.1", "P6.2.3"]
    assert set(named) <= known


def test_the_answer_has_ten_and_four_initiatives_and_one_group_without_money(
    question: Record,
) -> None:
    lists = rows(question, "list")

    assert [(part.get("year"), part["funding"], len(part["initiative"])) for part in lists] == [
        ("2009", FinancingState.WITHIN_BUDGET, 10),
        ("2010", FinancingState.WITHIN_BUDGET, 4),
        (None, FinancingState.NONE_SET_ASIDE, 1),
    ]


def test_each_asked_initiative_is_financed_as_its_list_says(question: Record) -> None:
    for part in rows(question, "list"):
        assert {one["financing"] for one in part["initiative"]} == {part["funding"]}


def test_asked_initiatives_are_numbered_through_both_years(question: Record) -> None:
    codes = [one["code"] for one in asked_initiatives(question)]

    assert codes == [f"Q2009.{place}" for place in range(1, 16)]


def test_question_has_two_parts_an_answer_and_a_reservation(question: Record) -> None:
    asked = question["question"]

    assert asked["number"] == 8
    assert len(asked["sub_questions"]) == 2
    assert len(asked["answer"].strip().split("\n\n")) == 5
    assert "puljen til metodeudvikling" in asked["funding_statement"]
    assert "Borgerrådgiverens rapport" in asked["reservation"]


def test_answer_keeps_its_two_numbers_and_four_dates(question: Record) -> None:
    figures = [
        figure["as_written"]
        for one in asked_initiatives(question)
        for figure in rows(one, "figure")
    ]

    assert figures == ["2 projekter", "50"]
    assert [date["as_written"] for _, date in dated(question)] == [
        "i 2010",
        "i 2010",
        "i 2010",
        "i 2009",
    ]


@pytest.mark.parametrize("name", ["plan-sof-2023.toml", "question-2009.toml"])
def test_every_figure_stands_in_the_text_of_its_record(name: str) -> None:
    missing = [
        figure["as_written"]
        for table in tables(load(name))
        for figure in rows(table, "figure")
        if figure["as_written"] not in words(table)
    ]

    assert missing == []


@pytest.mark.parametrize("name", ["plan-sof-2023.toml", "question-2009.toml"])
def test_texts_carry_no_reading_errors_of_the_scanned_plan(name: str) -> None:
    text = (SAMPLE / name).read_text(encoding="utf-8")

    for slip in ("mistriivsel", "keredrift", "tilknøytning", "politikens", "kordinator", "\uf0b7"):
        assert slip not in text
