"""Keeping the records of the tree: what may stand in them, where they stand, who holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import read_transaction
from kkdesk.db.sql import text
from kkdesk.domain.actions import describe_action
from kkdesk.domain.fields import RECORD_FIELDS, FieldKind
from kkdesk.domain.ids import new_id
from kkdesk.domain.records import NodeKind, TreeNode
from kkdesk.errors import EditConflict, InvalidValue, RecordGone, RecordInUse
from kkdesk.services import editing, portfolio, record_editing
from kkdesk.services.record_editing import add_record, move_record, record_sheet
from kkdesk.services.undo import redo, undo, undo_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.record_sheet import RecordSheet
    from kkdesk.domain.records import Stored
    from kkdesk.services.workspace import Workspace

KINDS = {
    NodeKind.POLICY: "policy",
    NodeKind.OBJECTIVE: "objective",
    NodeKind.PRIORITY: "priority",
    NodeKind.PLAN: "plan",
    NodeKind.HEADING: "plan_heading",
}


def _nodes(workspace: Workspace, kind: NodeKind) -> list[TreeNode]:
    def walk(nodes: tuple[TreeNode, ...]) -> Iterator[TreeNode]:
        for node in nodes:
            yield node
            yield from walk(node.children)

    return [node for node in walk(portfolio.policy_tree(workspace)) if node.kind is kind]


def _first(workspace: Workspace, kind: NodeKind, label: str = "") -> str:
    return next(node.id for node in _nodes(workspace, kind) if node.label.startswith(label))


def _labels(workspace: Workspace, kind: NodeKind, parent_id: str) -> list[str]:
    """Return the numbers of a parent's children as the tree shows them."""
    parents = [*_nodes(workspace, NodeKind.OBJECTIVE), *_nodes(workspace, NodeKind.PLAN)]
    parent = next(node for node in parents if node.id == parent_id)
    return [node.label.split()[0] for node in parent.children if node.kind is kind]


def _sheet(workspace: Workspace, kind: str, record_id: str) -> RecordSheet:
    return record_sheet(workspace, kind, record_id)


def _set(workspace: Workspace, kind: str, record_id: str, field: str, value: Stored) -> None:
    expected = _sheet(workspace, kind, record_id).fields[field]
    editing.set_field(workspace, kind, record_id, field, expected=expected, value=value)


def _policy_dates(workspace: Workspace, policy_id: str) -> dict[str, str]:
    with read_transaction(workspace.engine) as connection:
        rows = connection.execute(
            text("SELECT role, as_written FROM date_entry WHERE policy_id = :key"),
            {"key": policy_id},
        )
        return {str(role): str(words) for role, words in rows}


# -- every field


@pytest.mark.parametrize("node_kind", KINDS)
def test_every_field_can_be_changed_and_undone(
    sample_workspace: Workspace, node_kind: NodeKind
) -> None:
    kind, record_id = KINDS[node_kind], _first(sample_workspace, node_kind)
    department = portfolio.choices(sample_workspace).departments[-1].id
    values: dict[FieldKind, Stored] = {
        FieldKind.FLAG: True,
        FieldKind.NUMBER: 77,
        FieldKind.DEPARTMENT: department,
        FieldKind.COLOUR: "#112233",
    }
    before = dict(_sheet(sample_workspace, kind, record_id).fields)
    for spec in RECORD_FIELDS[kind]:
        _set(sample_workspace, kind, record_id, spec.name, values.get(spec.kind, "Nye ord"))
        stored = _sheet(sample_workspace, kind, record_id).fields[spec.name]
        assert stored == values.get(spec.kind, "Nye ord"), spec.name
    for _ in RECORD_FIELDS[kind]:
        undo(sample_workspace)
    assert dict(_sheet(sample_workspace, kind, record_id).fields) == before


@pytest.mark.parametrize(
    ("node_kind", "field"),
    [
        (node_kind, spec.name)
        for node_kind, kind in KINDS.items()
        for spec in RECORD_FIELDS[kind]
        if spec.required
    ],
)
def test_a_field_that_must_hold_something_refuses_nothing(
    sample_workspace: Workspace, node_kind: NodeKind, field: str
) -> None:
    record_id = _first(sample_workspace, node_kind)
    with pytest.raises(InvalidValue) as refused:
        _set(sample_workspace, KINDS[node_kind], record_id, field, "  ")
    assert refused.value.field == f"{KINDS[node_kind]}.{field}"
    assert "." not in refused.value.message("da").split(" kan ikke gemmes")[0]


@pytest.mark.parametrize("number", ["to", "2a", 0, -1])
def test_an_objective_s_number_is_a_whole_number(
    sample_workspace: Workspace, number: str | int
) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE)
    with pytest.raises(InvalidValue, match="whole number"):
        _set(sample_workspace, "objective", objective, "number", number)


@pytest.mark.parametrize("colour", ["blå", "#12345", "#1234567", "#12g456"])
def test_a_colour_is_six_figures(sample_workspace: Workspace, colour: str) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE)
    with pytest.raises(InvalidValue, match="1d4f8c"):
        _set(sample_workspace, "objective", objective, "colour", colour)


def test_a_number_is_unique_among_siblings_and_free_elsewhere(sample_workspace: Workspace) -> None:
    second = _first(sample_workspace, NodeKind.PRIORITY, "2.2")
    with pytest.raises(InvalidValue, match=r"2\.1"):
        _set(sample_workspace, "priority", second, "number", "2.1")
    _set(sample_workspace, "priority", second, "number", "3.1")
    assert _sheet(sample_workspace, "priority", second).fields["number"] == "3.1"


def test_a_record_may_keep_its_own_number(sample_workspace: Workspace) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE, "2.")
    _set(sample_workspace, "objective", objective, "number", 2)
    assert _sheet(sample_workspace, "objective", objective).fields["number"] == 2


def test_the_history_says_which_record_was_changed(sample_workspace: Workspace) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE, "2.")
    _set(sample_workspace, "objective", objective, "title_short", "Hjælp")
    assert describe_action(undo_state(sample_workspace).undo_label) == "Ret målsætning · 2"


def test_the_policy_s_period_is_read_as_dates_as_well(sample_workspace: Workspace) -> None:
    policy = _first(sample_workspace, NodeKind.POLICY)
    assert _policy_dates(sample_workspace, policy)["policy_period"] == "2023-2026"
    _set(sample_workspace, "policy", policy, "period", "2023-2027")
    assert _policy_dates(sample_workspace, policy)["policy_period"] == "2023-2027"
    _set(sample_workspace, "policy", policy, "period", "")
    assert "policy_period" not in _policy_dates(sample_workspace, policy)
    _set(sample_workspace, "policy", policy, "period", "2024-2027")
    assert _policy_dates(sample_workspace, policy)["policy_period"] == "2024-2027"
    undo(sample_workspace)
    undo(sample_workspace)
    assert _policy_dates(sample_workspace, policy)["policy_period"] == "2023-2027"


# -- adding


def test_a_whole_policy_is_built_from_nothing(empty_workspace: Workspace) -> None:
    keys = [new_id() for _ in range(5)]
    policy, objective, priority, plan, heading = keys
    add_record(
        empty_workspace, "policy", record_id=policy, organisation="Frederiksberg Kommune",
        code="fr", title="Handicappolitik", period="2024-2027",
    )  # fmt: skip
    add_record(
        empty_workspace, "objective", policy, record_id=objective, number=1, title_long="Tillid"
    )
    add_record(
        empty_workspace, "priority", objective, record_id=priority,
        number="1.1", text_short="Kort", responsibility="Alle forvaltninger",
    )  # fmt: skip
    add_record(empty_workspace, "plan", policy, record_id=plan, code="p1", title="Plan")
    add_record(
        empty_workspace, "plan_heading", plan, record_id=heading, number="1", title="Overskrift"
    )
    for node_kind, key in zip(KINDS, keys, strict=True):
        assert _first(empty_workspace, node_kind) == key
    assert _sheet(empty_workspace, "objective", objective).fields["title_short"] == "Tillid"
    assert _sheet(empty_workspace, "priority", priority).fields["text_long"] == "Kort"
    assert _sheet(empty_workspace, "plan_heading", heading).policy_code == "fr"
    assert _policy_dates(empty_workspace, policy) == {"policy_period": "2024-2027"}
    assert [one.label for one in record_editing.organisations(empty_workspace)] == [
        "Frederiksberg Kommune"
    ]


def test_a_known_organisation_is_not_added_again(sample_workspace: Workspace) -> None:
    before = record_editing.organisations(sample_workspace)
    add_record(
        sample_workspace,
        "policy",
        organisation=before[0].label.upper(),
        code="lgbti",
        title="LGBTI",
    )
    assert record_editing.organisations(sample_workspace) == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "Uden kode"}, "policy.code"),
        ({"code": "x"}, "policy.title"),
        ({"code": "handicap-2023-26", "title": "Igen"}, "policy.code"),
    ],
)
def test_a_policy_needs_a_code_of_its_own_and_a_title(
    sample_workspace: Workspace, fields: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        add_record(sample_workspace, "policy", organisation="København", **fields)
    assert refused.value.field == field


def test_a_policy_needs_an_organisation(sample_workspace: Workspace) -> None:
    with pytest.raises(InvalidValue, match="municipality"):
        add_record(sample_workspace, "policy", code="x", title="Y")


def test_a_number_in_use_is_refused_and_nothing_is_added(sample_workspace: Workspace) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE, "2.")
    before = _labels(sample_workspace, NodeKind.PRIORITY, objective)
    with pytest.raises(InvalidValue, match=r"2\.1"):
        add_record(
            sample_workspace, "priority", objective,
            number="2.1", text_long="Igen", responsibility="SOF",
        )  # fmt: skip
    assert _labels(sample_workspace, NodeKind.PRIORITY, objective) == before


def test_nothing_is_added_below_what_is_gone(sample_workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        add_record(sample_workspace, "plan", new_id(), code="p", title="Plan")


def test_the_next_number_is_suggested(sample_workspace: Workspace) -> None:
    policy = _first(sample_workspace, NodeKind.POLICY)
    objective = _first(sample_workspace, NodeKind.OBJECTIVE, "2.")
    assert record_editing.suggested_number(sample_workspace, "objective", policy) == "7"
    taken = _labels(sample_workspace, NodeKind.PRIORITY, objective)
    suggested = record_editing.suggested_number(sample_workspace, "priority", objective)
    assert suggested == "2.5"
    assert suggested not in taken
    assert record_editing.suggested_number(sample_workspace, "policy", "") == ""


def test_the_first_priority_is_numbered_after_its_objective(sample_workspace: Workspace) -> None:
    policy, objective = _first(sample_workspace, NodeKind.POLICY), new_id()
    add_record(
        sample_workspace, "objective", policy, record_id=objective, number=9, title_long="Ny"
    )
    assert record_editing.suggested_number(sample_workspace, "priority", objective) == "9.1"


# -- order


def test_a_priority_moves_among_its_siblings_and_back(sample_workspace: Workspace) -> None:
    objective = _first(sample_workspace, NodeKind.OBJECTIVE, "2.")
    second = _first(sample_workspace, NodeKind.PRIORITY, "2.2")
    move_record(sample_workspace, "priority", second, -1)
    assert _labels(sample_workspace, NodeKind.PRIORITY, objective)[:2] == ["2.2", "2.1"]
    assert describe_action(undo_state(sample_workspace).undo_label) == "Flyt prioritering · 2.2"
    undo(sample_workspace)
    assert _labels(sample_workspace, NodeKind.PRIORITY, objective)[:2] == ["2.1", "2.2"]
    redo(sample_workspace)
    assert _labels(sample_workspace, NodeKind.PRIORITY, objective)[:2] == ["2.2", "2.1"]


def test_the_first_cannot_move_up(sample_workspace: Workspace) -> None:
    plan = _first(sample_workspace, NodeKind.PLAN)
    before = _labels(sample_workspace, NodeKind.HEADING, plan)
    changes = move_record(
        sample_workspace, "plan_heading", _first(sample_workspace, NodeKind.HEADING), -1
    )
    assert not changes.kinds
    assert _labels(sample_workspace, NodeKind.HEADING, plan) == before


def test_an_added_heading_comes_last(sample_workspace: Workspace) -> None:
    plan = _first(sample_workspace, NodeKind.PLAN)
    add_record(sample_workspace, "plan_heading", plan, number="0", title="Nul")
    assert _labels(sample_workspace, NodeKind.HEADING, plan)[-1] == "0"


# -- what a heading joins


def test_a_heading_joins_other_priorities(sample_workspace: Workspace) -> None:
    heading = _first(sample_workspace, NodeKind.HEADING, "2.1")
    before = _sheet(sample_workspace, "plan_heading", heading).priority_ids
    assert len(before) == 3
    wanted = (*before[:1], _first(sample_workspace, NodeKind.PRIORITY, "4.1"))
    changes = record_editing.set_heading_priorities(
        sample_workspace, heading, expected=before, wanted=wanted
    )
    assert "plan_heading_priority" in changes.kinds
    assert set(_sheet(sample_workspace, "plan_heading", heading).priority_ids) == set(wanted)
    undo(sample_workspace)
    assert _sheet(sample_workspace, "plan_heading", heading).priority_ids == before


def test_two_who_join_different_priorities_are_told(sample_workspace: Workspace) -> None:
    heading = _first(sample_workspace, NodeKind.HEADING, "2.1")
    before = _sheet(sample_workspace, "plan_heading", heading).priority_ids
    with pytest.raises(EditConflict) as conflict:
        record_editing.set_heading_priorities(
            sample_workspace, heading, expected=before[:1], wanted=()
        )
    assert conflict.value.stored == tuple(sorted(before))


# -- deleting


def test_a_policy_with_plans_says_what_holds_it(sample_workspace: Workspace) -> None:
    with pytest.raises(RecordInUse) as held:
        editing.delete_record(sample_workspace, "policy", _first(sample_workspace, NodeKind.POLICY))
    assert "handleplan" in held.value.message("da") or "statusrunde" in held.value.message("da")


@pytest.mark.parametrize("node_kind", [k for k in KINDS if k is not NodeKind.POLICY])
def test_a_deleted_record_comes_back_with_what_was_below_it(
    sample_workspace: Workspace, node_kind: NodeKind
) -> None:
    before = portfolio.policy_tree(sample_workspace)
    record_id = _first(sample_workspace, node_kind)
    editing.delete_record(sample_workspace, KINDS[node_kind], record_id)
    with pytest.raises(RecordGone):
        _sheet(sample_workspace, KINDS[node_kind], record_id)
    undo(sample_workspace)
    assert portfolio.policy_tree(sample_workspace) == before
