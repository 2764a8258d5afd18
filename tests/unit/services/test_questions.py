"""What a coordinator asks of the sample portfolio, and the right answers; services only."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.deadlines import list_deadlines
from kkdesk.services.listing import list_records
from kkdesk.services.overview import overview

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

Rows = list[dict[str, Any]]


def _in_round(workspace: Workspace) -> Rows:
    return list_records(workspace, "initiatives", {"round": "2025"})


def _expiries(workspace: Workspace, **where: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """Return (initiative, words) → (last day, computed) of every funding that ends."""
    return {
        (row["initiative"] or row["plan"], row["as_written"]): (
            row["end_latest"],
            bool(row["computed_from"]),
        )
        for role in (DateRole.FUNDING_ENDS, DateRole.FUNDING_PERIOD)
        for row in list_records(workspace, "dates", {"role": role, **where})
        if row["end_latest"]
    }


@pytest.mark.parametrize(
    ("on", "by_plan", "by_status"),
    [
        (date(2026, 1, 1), Answer.CERTAIN, Answer.CERTAIN),
        (date(2025, 12, 31), Answer.CERTAIN, Answer.CERTAIN),
        (date(2025, 12, 20), Answer.NO, Answer.POSSIBLE),
    ],
)
def test_1_which_trials_end_in_the_next_90_days(
    sample_workspace: Workspace, on: date, by_plan: Answer, by_status: Answer
) -> None:
    trials = [
        found
        for found in list_deadlines(sample_workspace, on, 90)
        if found.expression.role is DateRole.TRIAL_ENDS
    ]
    assert {found.code for found in trials} == {"S2.2"}
    told = {found.expression.source_kind: (found.answer, found.last) for found in trials}
    assert told == {
        SourceKind.PLAN: (by_plan, date(2026, 3, 31)),
        SourceKind.STATUS: (by_status, date(2026, 3, 31)),
    }


def test_3_which_funding_of_the_status_is_temporary_and_when_does_it_expire(
    sample_workspace: Workspace,
) -> None:
    assert _expiries(sample_workspace, source_kind="status") == {
        ("S6.5", "i 2025"): ("2025-12-31", False),
        ("S3.6", "fra 2024-2026"): ("2026-12-31", False),
        ("S6.16", "toårigt"): ("2026-12-31", True),
        ("S4.1", "over fire år"): ("2028-12-31", True),
    }


def test_3_which_funding_of_the_plan_is_temporary_and_when_does_it_expire(
    sample_workspace: Workspace,
) -> None:
    assert _expiries(sample_workspace, source_kind="plan") == {
        ("P1.1.1", "i perioden 2022-2024"): ("2024-12-31", False),
        ("P6.1.1", "2022-2026"): ("2026-12-31", False),
        ("P2.2.4", "2023-24"): ("2024-12-31", False),
        ("sof-2023", "i perioden 2022-2025"): ("2025-12-31", False),
    }


def test_4_which_funding_is_permanent(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "funding", {"open_ended": "true"})
    assert [(row["initiative"], row["as_written"], row["amount_ore"]) for row in rows] == [
        ("S1.3", "22,7 mio. kr. årligt fra 2025 og frem", 2_270_000_000)
    ]
    (yearly,) = list_records(sample_workspace, "funding", {"initiative": "S3.2"})
    assert (yearly["amount_ore"], yearly["basis"], yearly["open_ended"]) == (
        50_000_000, "per_year", False,
    )  # fmt: skip


def test_6_what_did_the_council_remark_on_objective_4_and_what_was_answered(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "remarks", {"round": "2025", "objective": "4"})
    assert [(row["code"], row["kind"], row["answered"]) for row in rows] == [
        ("R4.1", "praise", "no"),
        ("R4.2", "criticism", "part"),
        ("R4.3", "criticism", "no"),
    ]
    (answer,) = rows[1]["answers"]
    assert answer["department"] == "BUF"
    assert answer["part"] == "specialskolernes klasser har fået flere elever"
    assert answer["document"] == "Notat til BUU"
    assert all(word in answer["text"] for word in ("følger", "barnet", "ressourcer"))


def test_7_which_remarks_are_unanswered(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "remarks", {"round": "2025", "answered": "no"})
    assert Counter(row["objective"] for row in rows) == {
        1: 2,
        2: 2,
        3: 3,
        4: 2,
        5: 1,
        6: 2,
        None: 5,
    }
    assert [row["code"] for row in rows if row["code"].startswith("RS")] == ["RS.1", "RS.2"]
    assert len(overview(sample_workspace).unanswered) == len(rows) + 1, "R4.2 only in part"


def test_9_and_10_how_many_initiatives_per_objective_and_department(
    sample_workspace: Workspace,
) -> None:
    rows = _in_round(sample_workspace)
    assert Counter(row["objective"] for row in rows) == {1: 6, 2: 6, 3: 11, 4: 6, 5: 10, 6: 16}
    assert Counter(row["department"] for row in rows) == {
        "SOF": 18, "BIF": 10, "KFF": 8, "TMF": 5, "BUF": 4, "SUF": 3, "ØKF": 3, "Tværgående": 4,
    }  # fmt: skip


def test_11_which_priorities_is_sof_responsible_for(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "priorities", {"department": "SOF"})
    named = {row["number"] for row in rows if row["named"]}
    assert named == {"1.1", "2.1", "2.2", "2.3", "2.4", "4.3", "6.1", "6.2", "6.3", "6.4"}
    assert {row["number"] for row in rows} - named == {"3.1", "5.2", "5.3", "5.4"}


def test_14_which_departments_miss_their_fleksjob_target(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "tables", {"code": "fleksjob-2024", "kind": "row"})
    missed = {
        row["label"]: (int(row["cells"][0]), int(row["cells"][1]), row["cells"][2])
        for row in rows
        if int(row["cells"][0]) < int(row["cells"][1])
    }
    assert len(rows) == 7
    assert missed == {"BUF": (274, 376, "73 pct.")}


def test_15_does_the_fleksjob_table_add_up(sample_workspace: Workspace) -> None:
    (warning,) = overview(sample_workspace).totals
    assert "Fleksjob" in warning.title
    assert (warning.column, warning.stated, warning.computed) == ("Måltal", "900", "899")
    (total,) = list_records(sample_workspace, "tables", {"kind": "total"})
    rows = list_records(sample_workspace, "tables", {"kind": "row"})
    assert sum(int(row["cells"][0]) for row in rows) == int(total["cells"][0]) == 1014
    for row in (*rows, total):
        status, target, percent = row["cells"]
        assert percent == f"{100 * int(status) / int(target):.0f} pct."


def test_16_what_is_the_decision_route_of_the_status(sample_workspace: Workspace) -> None:
    steps = list_records(sample_workspace, "meetings", {})
    assert [(s["step"], s["committee"], s["held_on"], s["purpose"]) for s in steps] == [
        (1, "SUD", "2025-10-08", "treatment"),
        (2, "ØU", "2025-10-28", "noted"),
        (3, "BR", "2025-11-13", "noted"),
    ]


def test_21_which_initiatives_have_money(sample_workspace: Workspace) -> None:
    in_round = {row["code"] for row in _in_round(sample_workspace)}
    funding = [
        row
        for row in list_records(sample_workspace, "funding", {})
        if row["initiative"] in in_round
    ]
    with_amount = {row["initiative"] for row in funding if row["amount_ore"]}
    assert with_amount == {"S1.3", "S3.2", "S3.6", "S4.1"}
    assert {row["initiative"] for row in funding} - with_amount == {
        "S1.6", "S4.3", "S6.5", "S6.12", "S6.16",
    }  # fmt: skip


def test_38_which_items_are_confidential(sample_workspace: Workspace) -> None:
    (line,) = list_records(sample_workspace, "funding", {"confidential": "true"})
    assert (line["code"], line["title"]) == (
        "SO14",
        "Anlægsmidler til køb af nøglefærdigt botilbud",
    )
    for kind in ("initiatives", "priorities", "entries", "remarks", "plans", "dates", "tables"):
        assert list_records(sample_workspace, kind, {"confidential": "true"}) == []


def test_39_what_did_the_answer_of_2009_say_about_funding(sample_workspace: Workspace) -> None:
    (question,) = list_records(sample_workspace, "questions", {"number": "8"})
    funding = question["funding_statement"]
    assert "metodeudvikling" in funding
    assert "budget, der allerede findes" in funding
    assert question["initiatives"] == 15
    assert "jobcentr" in " ".join((question["reservation"], question["answer"], funding))
    unfunded = list_records(sample_workspace, "initiatives", {"financing": "none_set_aside"})
    assert [row["code"] for row in unfunded if row["code"].startswith("Q")]
