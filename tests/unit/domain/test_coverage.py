"""What counts as a gap in a plan."""

from __future__ import annotations

from kkdesk.domain.coverage import (
    Gap,
    PlanCoverage,
    PlannedInitiative,
    PlanRound,
    PolicyPriority,
    gaps,
)
from kkdesk.domain.responsibility import DepartmentName

DEPARTMENTS = (DepartmentName("SOF", "Socialforvaltningen"), DepartmentName("TMF", "Teknik"))


def initiative(code: str, **given: object) -> PlannedInitiative:
    values: dict[str, object] = {
        "owner": "SOF",
        "heading": "1 Overskrift",
        "objective": 1,
        "has_date": True,
        "has_money": True,
        "rounds": frozenset({"r"}),
    }
    return PlannedInitiative(id=code, code=code, title=code, **{**values, **given})  # type: ignore[arg-type]  # the names are the class's own


def plan(*initiatives: PlannedInitiative, department: str = "SOF") -> PlanCoverage:
    return PlanCoverage(
        plan_id="p",
        code="p",
        title="Plan",
        department=department,
        policy="h",
        departments=DEPARTMENTS,
        priorities=(
            PolicyPriority("a", "o", 1, "1.1", "Nævnt", "SOF", covered=True),
            PolicyPriority("b", "o", 1, "1.2", "Alle", "Alle forvaltninger"),
            PolicyPriority("c", "o", 1, "1.3", "En anden", "TMF"),
        ),
        initiatives=initiatives,
        rounds=(PlanRound("r", "2025", "Status 2025"),),
    )


def found(coverage: PlanCoverage) -> list[tuple[Gap, str]]:
    return [(line.gap, line.code) for line in gaps(coverage, ["r"])]


def test_a_priority_that_binds_by_all_departments_and_is_not_covered_is_a_gap() -> None:
    assert found(plan()) == [(Gap.NO_INITIATIVE, "1.2")]


def test_a_plan_without_a_department_answers_for_every_priority() -> None:
    assert found(plan(department="")) == [(Gap.NO_INITIATIVE, "1.2"), (Gap.NO_INITIATIVE, "1.3")]


def test_each_thing_an_initiative_lacks_is_a_line_of_its_own() -> None:
    bare = initiative("A", owner="", has_date=False, has_money=False, rounds=frozenset())
    assert found(plan(bare))[1:] == [
        (Gap.NO_STATUS, "A"),
        (Gap.NO_DATE, "A"),
        (Gap.NO_OWNER, "A"),
        (Gap.NO_MONEY, "A"),
    ]
    assert found(plan(initiative("B")))[1:] == []


def test_where_some_items_have_a_text_the_others_are_named() -> None:
    items = (("Listen", frozenset[str]()), ("Brevet", frozenset({"r"})))
    mixed = initiative("A", rounds=frozenset(), items=items)
    lines = [line for line in gaps(plan(mixed), ["r"]) if line.gap is Gap.NO_STATUS]
    assert [(line.detail, line.round) for line in lines] == [("Listen", "2025")]
