"""Plans made from the policy and from the last plan, and what is refused on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import read_transaction
from kkdesk.db.sql import text
from kkdesk.domain.continuation import Continuation, Decision
from kkdesk.domain.coverage import Gap, gaps
from kkdesk.errors import InvalidValue, RecordGone
from kkdesk.services import editing, plans, undo
from kkdesk.services.listing import list_records
from kkdesk.services.plans import NewPlan

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.server_too

NEW = NewPlan("ny-plan", "Den næste plan", "2023-2024")


def one(workspace: Workspace, query: str, value: str) -> str:
    with read_transaction(workspace.engine) as connection:
        return str(connection.execute(text(query), {"value": value}).scalar_one())


def initiative(workspace: Workspace, code: str) -> str:
    return one(workspace, "SELECT id FROM initiative WHERE code = :value", code)


def plan(workspace: Workspace, code: str) -> str:
    return one(workspace, "SELECT id FROM plan WHERE code = :value", code)


def department(workspace: Workspace, code: str) -> str:
    return one(workspace, "SELECT id FROM department WHERE code = :value", code)


def policy(workspace: Workspace) -> str:
    return one(workspace, "SELECT id FROM policy WHERE code = :value", "handicap-2023-26")


def headings(workspace: Workspace, code: str) -> list[str]:
    with read_transaction(workspace.engine) as connection:
        found = connection.execute(
            text(
                "SELECT h.number FROM plan_heading h JOIN plan p ON p.id = h.plan_id"
                " WHERE p.code = :code ORDER BY h.position"
            ),
            {"code": code},
        )
        return list(found.scalars())


# -- from the policy


def test_a_plan_from_the_policy_has_a_heading_for_each_priority_that_names_the_department(
    sample_workspace: Workspace,
) -> None:
    sof = department(sample_workspace, "SOF")
    plans.plan_from_policy(sample_workspace, policy(sample_workspace), sof, NEW)
    assert headings(sample_workspace, "ny-plan") == [
        *("1.1", "2.1", "2.2", "2.3", "2.4", "4.3", "6.1", "6.2", "6.3", "6.4")
    ]
    found = plans.plan_coverage(sample_workspace, plan(sample_workspace, "ny-plan"))
    assert len([line for line in gaps(found, []) if line.gap is Gap.NO_INITIATIVE]) == 14


def test_by_choice_it_has_those_of_the_others_and_of_all_as_well(
    sample_workspace: Workspace,
) -> None:
    sof = department(sample_workspace, "SOF")
    made = policy(sample_workspace)
    plans.plan_from_policy(sample_workspace, made, sof, NEW, with_others=True)
    found = headings(sample_workspace, "ny-plan")
    assert len(found) == 14
    assert {"3.1", "5.2", "5.3", "5.4"} <= set(found)


def test_it_is_one_step_to_undo(sample_workspace: Workspace) -> None:
    before = list_records(sample_workspace, "plans", {})
    sof = department(sample_workspace, "SOF")
    plans.plan_from_policy(sample_workspace, policy(sample_workspace), sof, NEW)
    undo.undo(sample_workspace)
    assert list_records(sample_workspace, "plans", {}) == before
    assert headings(sample_workspace, "ny-plan") == []


def test_a_department_that_nothing_binds_gets_no_plan(sample_workspace: Workspace) -> None:
    other = department(sample_workspace, "F-SOC")
    with pytest.raises(InvalidValue) as refused:
        plans.plan_from_policy(
            sample_workspace, policy(sample_workspace), other, NEW, with_others=False
        )
    assert refused.value.field == "plan.department_id"


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewPlan("sof-2023", "Anden plan"), "plan.code"),
        (NewPlan("  ", "Anden plan"), "plan.code"),
        (NewPlan("x", " "), "plan.title"),
    ],
)
def test_a_code_that_is_taken_and_empty_words_are_refused_at_the_field(
    sample_workspace: Workspace, new: NewPlan, field: str
) -> None:
    before = list_records(sample_workspace, "plans", {})
    with pytest.raises(InvalidValue) as refused:
        plans.plan_from_policy(
            sample_workspace, policy(sample_workspace), department(sample_workspace, "SOF"), new
        )
    assert refused.value.field == field
    assert list_records(sample_workspace, "plans", {}) == before


def test_all_departments_means_those_of_the_policys_own_municipality(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "priorities", {"number": "5.3"})
    assert rows[0]["departments"] == ["BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"]


# -- from the last plan


def test_what_goes_on_comes_along_and_every_answer_is_kept(sample_workspace: Workspace) -> None:
    old = plan(sample_workspace, "fk-2021-22")
    ids = {code: initiative(sample_workspace, code) for code in ("F1", "F3", "F6", "F7")}
    plans.continue_plan(
        sample_workspace,
        old,
        NEW,
        [
            Decision(ids["F1"], Continuation.ENDED, "Det er nu fast drift."),
            Decision(ids["F3"], Continuation.CHANGED, "Alle botilbud er med."),
            Decision(ids["F7"], Continuation.MERGED, "Samme målgruppe.", ids["F6"]),
        ],
    )
    rows = list_records(sample_workspace, "continuations", {"plan": "ny-plan"})
    answers = {row["code"]: row["outcome"] for row in rows}
    assert len(answers) == 15
    assert {code for code, outcome in answers.items() if outcome != "continued"} == {
        *("F1", "F3", "F7")
    }
    (listed,) = list_records(sample_workspace, "plans", {"code": "ny-plan"})
    assert listed["entries"] == 13
    assert headings(sample_workspace, "ny-plan") == ["1", "2", "3", "4", "5", "6"]
    undo.undo(sample_workspace)
    assert list_records(sample_workspace, "continuations", {"plan": "ny-plan"}) == []


@pytest.mark.parametrize("outcome", [Continuation.CHANGED, Continuation.ENDED])
def test_an_answer_that_needs_a_reason_is_refused_without(
    sample_workspace: Workspace, outcome: Continuation
) -> None:
    wanted = [Decision(initiative(sample_workspace, "F1"), outcome, "  ")]
    with pytest.raises(InvalidValue, match="F1") as refused:
        plans.continue_plan(sample_workspace, plan(sample_workspace, "fk-2021-22"), NEW, wanted)
    assert refused.value.field == "plan_continuation.reason"


def test_an_initiative_is_not_merged_into_itself_nor_into_one_that_ends(
    sample_workspace: Workspace,
) -> None:
    old = plan(sample_workspace, "fk-2021-22")
    first, second = (initiative(sample_workspace, code) for code in ("F1", "F2"))
    ended = Decision(second, Continuation.ENDED, "Slut.")
    for into, more in ((first, []), (second, [ended]), ("", [])):
        wanted = [Decision(first, Continuation.MERGED, "Samme.", into), *more]
        with pytest.raises(InvalidValue) as refused:
            plans.continue_plan(sample_workspace, old, NEW, wanted)
        assert refused.value.field == "plan_continuation.merged_into_id"


def test_a_decision_about_an_initiative_elsewhere_is_refused(sample_workspace: Workspace) -> None:
    wanted = [Decision(initiative(sample_workspace, "S1.1"))]
    with pytest.raises(InvalidValue):
        plans.continue_plan(sample_workspace, plan(sample_workspace, "fk-2021-22"), NEW, wanted)


def test_a_plan_that_was_deleted_has_no_coverage(sample_workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        plans.plan_coverage(sample_workspace, "findes-ikke")


def test_a_stored_answer_does_not_become_changed_without_a_reason(
    sample_workspace: Workspace,
) -> None:
    answer = one(
        sample_workspace,
        "SELECT c.id FROM plan_continuation c JOIN initiative i ON i.id = c.initiative_id"
        " WHERE i.code = :value",
        "F14",
    )
    kind = "plan_continuation"
    stored = one(sample_workspace, "SELECT reason FROM plan_continuation WHERE id = :value", answer)
    editing.set_field(sample_workspace, kind, answer, "reason", expected=stored, value="")
    with pytest.raises(InvalidValue):
        editing.set_field(
            sample_workspace, kind, answer, "outcome", expected="continued", value="changed"
        )


def test_a_confidential_initiative_keeps_its_answer_confidential(
    sample_workspace: Workspace,
) -> None:
    key = initiative(sample_workspace, "F1")
    editing.set_field(
        sample_workspace, "initiative", key, "confidential", expected=False, value=True
    )
    plans.continue_plan(sample_workspace, plan(sample_workspace, "fk-2021-22"), NEW, [])
    rows = list_records(sample_workspace, "continuations", {"plan": "ny-plan"})
    assert [row["code"] for row in rows if row["confidential"]] == ["F1"]
    gaps_listed = list_records(sample_workspace, "coverage", {"plan": "ny-plan", "code": "F1"})
    assert all(row["confidential"] for row in gaps_listed)


def test_the_departments_of_copenhagen_are_not_mixed_with_those_of_frederiksberg(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "initiatives", {"department": "SOF"})
    assert rows
    assert {row["policy"] for row in rows} <= {"handicap-2023-26", None}
