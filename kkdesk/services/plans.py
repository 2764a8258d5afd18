"""A plan made from the policy, a plan that follows the last one, and what a plan lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import coverage as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.continuation import GOES_ON, Continuation, Decision, check_decision
from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import InvalidValue
from kkdesk.services.record_checks import check_field
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.coverage import BoundPriority, PlanCoverage
    from kkdesk.services.workspace import Workspace

_CARRIED: Final = (
    *("objective_id", "number", "title", "intro", "initiatives_heading", "confidential"),
    "position",
)
"""What a heading takes along into the next plan; panels and sources speak of the old period."""


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The few words that a new plan is known by."""

    code: str
    title: str
    period: str = ""


def plan_coverage(workspace: Workspace, plan_id: str) -> PlanCoverage:
    """Return what there is to judge a plan by; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return queries.plan_coverage(connection, plan_id)


def binding_priorities(
    workspace: Workspace, policy_id: str, department_id: str
) -> tuple[BoundPriority, ...]:
    """Return the priorities of a policy that bind a department, and in which way each does."""
    with reading(workspace) as connection:
        return queries.binding_priorities(connection, policy_id, department_id)


def plan_from_policy(
    workspace: Workspace,
    policy_id: str,
    department_id: str,
    new: NewPlan,
    *,
    with_others: bool = False,
    plan_id: str = "",
) -> Changes:
    """Add a department's plan with a heading for each priority that names it.

    ``with_others`` takes the priorities along that bind it as one of the others or of all.
    InvalidValue if the code is taken, or if nothing binds the department.
    """
    with operation(workspace, action_label("add", "plan", new.code.strip())) as work:
        wanted = [
            bound.priority
            for bound in queries.binding_priorities(work.connection, policy_id, department_id)
            if with_others or bound.named
        ]
        if not wanted:
            raise InvalidValue(
                "plan.department_id",
                "Ingen prioritering i politikken binder forvaltningen. Vælg en anden",
                "No priority of the policy binds the department. Choose another",
            )
        plan = _add_plan(work, new, policy_id, department_id, plan_id)
        for position, priority in enumerate(wanted):
            heading = work.insert(
                "plan_heading",
                plan_id=plan,
                objective_id=priority.objective_id,
                number=priority.number,
                title=priority.text,
                confidential=priority.confidential,
                position=position,
            )
            work.insert("plan_heading_priority", heading_id=heading, priority_id=priority.id)
    return work.changes


def continue_plan(
    workspace: Workspace,
    old_plan_id: str,
    new: NewPlan,
    decisions: Sequence[Decision],
    *,
    plan_id: str = "",
) -> Changes:
    """Add the plan that follows another: what goes on comes along, and every answer is kept.

    An initiative without a decision goes on. InvalidValue if a reason or a target is
    missing, or if a decision is about an initiative that the old plan does not hold.
    """
    with operation(workspace, action_label("add", "plan", new.code.strip())) as work:
        old = work.get("plan", old_plan_id)
        headings = sorted(work.find("plan_heading", plan_id=old_plan_id), key=_in_order)
        entries = [
            entry
            for heading in headings
            for entry in sorted(
                work.find("plan_entry", heading_id=str(heading["id"])), key=_in_order
            )
        ]
        chosen = _chosen(work, entries, decisions)
        plan = _add_plan(work, new, str(old["policy_id"]), old["department_id"], plan_id)
        for position, decision in enumerate(chosen.values()):
            work.insert(
                "plan_continuation",
                plan_id=plan,
                initiative_id=decision.initiative_id,
                previous_plan_id=old_plan_id,
                previous_title=old["title"],
                merged_into_id=decision.merged_into_id or None,
                outcome=decision.outcome.value,
                reason=clean_typed(decision.reason).strip(),
                confidential=_is_hidden(work, headings, entries, decision.initiative_id),
                position=position,
            )
        for heading in headings:
            _carry_heading(work, plan, heading, entries, chosen)
    return work.changes


def _chosen(
    work: UnitOfWork, entries: Sequence[Row], decisions: Sequence[Decision]
) -> dict[str, Decision]:
    """Return the decision for every initiative of the old plan, each checked."""
    held = dict.fromkeys(str(entry["initiative_id"]) for entry in entries)
    said = {one.initiative_id: one for one in decisions}
    if not said.keys() <= held.keys():
        raise InvalidValue(
            "plan_continuation.initiative_id",
            "En af indsatserne står ikke i den gamle plan længere. Begynd forfra",
            "One of the initiatives is not in the old plan any more. Start over",
        )
    chosen = {key: said.get(key, Decision(key)) for key in held}
    goes_on = {key for key, one in chosen.items() if one.outcome in GOES_ON}
    for key, one in chosen.items():
        check_decision(one, goes_on, str(work.get("initiative", key)["code"]))
        if one.outcome is not Continuation.MERGED:
            chosen[key] = Decision(key, one.outcome, one.reason)
    return chosen


def _carry_heading(
    work: UnitOfWork,
    plan: str,
    old: Row,
    entries: Sequence[Row],
    chosen: dict[str, Decision],
) -> None:
    """Add a heading of the old plan to the new one, with the initiatives that go on."""
    heading = work.insert("plan_heading", plan_id=plan, **{name: old[name] for name in _CARRIED})
    for link in work.find("plan_heading_priority", heading_id=str(old["id"])):
        work.insert("plan_heading_priority", heading_id=heading, priority_id=link["priority_id"])
    for entry in entries:
        decision = chosen[str(entry["initiative_id"])]
        if entry["heading_id"] == old["id"] and decision.outcome in GOES_ON:
            carried = {name: value for name, value in entry.items() if name != "id"}
            added = work.insert("plan_entry", **{**carried, "heading_id": heading})
            _carry_items(work, str(entry["id"]), added)


def _carry_items(work: UnitOfWork, old_entry: str, new_entry: str) -> None:
    for item in sorted(work.find("sub_item", plan_entry_id=old_entry), key=_in_order):
        carried = {name: value for name, value in item.items() if name != "id"}
        work.insert("sub_item", **{**carried, "plan_entry_id": new_entry})


def _add_plan(
    work: UnitOfWork, new: NewPlan, policy_id: str, department_id: object, plan_id: str
) -> str:
    """Add the plan itself; InvalidValue names the field that is empty or taken."""
    fields = {
        "code": clean_typed(new.code).strip(),
        "title": clean_typed(new.title).strip(),
        "period": clean_typed(new.period).strip(),
    }
    for spec in RECORD_FIELDS["plan"]:
        if spec.name in fields:
            check_field(work, "plan", spec.name, fields[spec.name], parent_id=policy_id)
    return work.insert(
        "plan",
        id=plan_id or new_id(),
        policy_id=policy_id,
        department_id=str(department_id) if department_id else None,
        **fields,
    )


def _is_hidden(
    work: UnitOfWork, headings: Sequence[Row], entries: Sequence[Row], initiative_id: str
) -> bool:
    """Tell whether the old plan keeps everything it says of an initiative confidential."""
    hidden = {heading["id"] for heading in headings if heading["confidential"]}
    places = [entry for entry in entries if entry["initiative_id"] == initiative_id]
    in_plan = all(place["confidential"] or place["heading_id"] in hidden for place in places)
    return in_plan or bool(work.get("initiative", initiative_id)["confidential"])


def _in_order(row: Row) -> tuple[int, str]:
    return (int(str(row["position"])), str(row["id"]))
