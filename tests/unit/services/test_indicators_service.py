"""Keeping indicators: what is refused, what follows the words, one operation for a paste, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.indicator_paste import read_column
from kkdesk.domain.indicators import BaselineState, Indicator, TargetRule
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services import indicators as service
from kkdesk.services.listing import list_records
from kkdesk.services.undo import undo

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


def one(workspace: Workspace, code: str) -> Indicator:
    return next(found for found in service.list_indicators(workspace) if found.code == code)


def test_the_integration_policy_has_13_goals_and_21_indicators(
    sample_workspace: Workspace,
) -> None:
    found = [
        indicator
        for indicator in service.list_indicators(sample_workspace)
        if indicator.policy == "integration-2019-22"
    ]
    states = [indicator.baseline_state for indicator in found]
    assert len(found) == 21
    assert (states.count(BaselineState.STATED), states.count(BaselineState.PENDING)) == (16, 5)
    assert len({indicator.fields["grouping"] for indicator in found}) == 5
    assert {indicator.objective for indicator in found} == set(range(1, 14))


def test_a_new_indicator_needs_a_code_that_is_free_in_its_policy(
    sample_workspace: Workspace,
) -> None:
    policy = one(sample_workspace, "5a").policy_id
    with pytest.raises(InvalidValue, match="already used") as refused:
        service.add_indicator(sample_workspace, policy, code="5A", name="Ny")
    assert refused.value.field == "indicator.code"
    with pytest.raises(InvalidValue, match="filled in"):
        service.add_indicator(sample_workspace, policy, code="14a", name=" ")
    service.add_indicator(sample_workspace, policy, code="14a", name="Ny")
    assert one(sample_workspace, "14a").unit == ""


def test_a_target_without_a_unit_is_refused_at_its_field(sample_workspace: Workspace) -> None:
    policy = one(sample_workspace, "5a").policy_id
    service.add_indicator(sample_workspace, policy, code="14a", name="Ny")
    key = one(sample_workspace, "14a").id
    with pytest.raises(InvalidValue, match="no unit") as refused:
        service.add_figure(sample_workspace, "target", key, "350")
    assert refused.value.field == "target.as_written"
    service.add_figure(sample_workspace, "target", key, "mindst 35 pct. i 2022")
    (target,) = one(sample_workspace, "14a").targets
    assert (target.rule, target.year) == (TargetRule.AT_LEAST, 2022)


def test_a_unit_that_a_bare_target_leans_on_stays(sample_workspace: Workspace) -> None:
    found = one(sample_workspace, "fleksjob")
    with pytest.raises(InvalidValue, match="has its unit from here"):
        service.set_value(
            sample_workspace, "indicator", found.id, "unit", expected="ansatte", value=""
        )


def test_the_rule_and_years_of_a_target_follow_its_words(sample_workspace: Workspace) -> None:
    target = one(sample_workspace, "1a").targets[0]
    service.set_value(
        sample_workspace, "target", target.id, "as_written",
        expected=target.as_written, value="30 pct. flere end i 2017",
    )  # fmt: skip
    after = one(sample_workspace, "1a").targets[0]
    assert (after.rule, after.base_year, after.year) == (TargetRule.MORE, 2017, 2022)
    undo(sample_workspace)
    assert one(sample_workspace, "1a").targets[0] == target


def test_a_year_is_four_figures_or_nothing(sample_workspace: Workspace) -> None:
    target = one(sample_workspace, "1a").targets[0]
    with pytest.raises(InvalidValue, match="four figures"):
        service.set_value(
            sample_workspace, "target", target.id, "year", expected=2022, value="næste år"
        )
    service.set_value(sample_workspace, "target", target.id, "year", expected=2022, value="")
    assert one(sample_workspace, "1a").targets[0].year is None


def test_a_value_that_is_no_number_stays_as_words(sample_workspace: Workspace) -> None:
    key = one(sample_workspace, "5a").id
    service.add_figure(sample_workspace, "measurement", key, "svag stigning", as_of="2020")
    (found,) = one(sample_workspace, "5a").measurements
    assert (found.as_written, found.value) == ("svag stigning", None)


def test_a_measurement_after_the_rounds_cut_off_is_flagged(sample_workspace: Workspace) -> None:
    key = one(sample_workspace, "fleksjob").id
    service.add_figure(sample_workspace, "measurement", key, "1020", as_of="december 2025")
    late = {found.as_of: found.late_for for found in one(sample_workspace, "fleksjob").measurements}
    assert late["december 2025"] == "2025"
    assert late["december 2024"] == ""


def test_committees_are_not_overwritten_silently(sample_workspace: Workspace) -> None:
    found = one(sample_workspace, "5a")
    keys = [key for key, _ in found.committees]
    with pytest.raises(EditConflict):
        service.set_committees(sample_workspace, found.id, expected=["x"], wanted=[])
    service.set_committees(sample_workspace, found.id, expected=keys, wanted=[])
    assert one(sample_workspace, "5a").committees == ()


def test_a_pasted_column_is_one_operation(sample_workspace: Workspace) -> None:
    found = one(sample_workspace, "fleksjob")
    choices = service.choices(sample_workspace)
    rows = read_column("Forvaltning\t2025\nBUF\t301\nSOF\t210", choices.departments).rows
    service.paste_measurements(sample_workspace, found.id, rows)
    after = one(sample_workspace, "fleksjob")
    assert len(after.measurements) == len(found.measurements) + 2
    undo(sample_workspace)
    assert one(sample_workspace, "fleksjob") == found


# -- the questions of a coordinator, as `kkdesk list` answers them


def test_question_14_only_buf_misses_its_target_for_2024(sample_workspace: Workspace) -> None:
    where = {"indicator": "fleksjob", "year": "2024", "met": "false"}
    (row,) = list_records(sample_workspace, "targets", where)
    assert (row["department"], row["measured"], row["as_written"]) == ("BUF", "274", "376")
    assert (row["fulfilment"], row["short"]) == (73, "102")


def test_question_15_the_status_adds_up_and_the_targets_do_not(
    sample_workspace: Workspace,
) -> None:
    where = {"code": "fleksjob-2024", "kind": "total"}
    (row,) = list_records(sample_workspace, "tables", where)
    assert row["cells"] == ["1014", "900", "113 pct."]
    assert row["computed"] == ["1014", "899", ""]
    assert row["differs"] == ["Måltal"]


def test_question_30_five_indicators_wait_for_a_baseline_of_2019(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "indicators", {"baseline": "pending"})
    assert [row["code"] for row in rows] == ["7b", "8a", "8b", "8c", "10a"]
    assert {row["due"] for row in rows} == {"2019"}


def test_question_31_four_indicators_belong_to_buu(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "indicators", {"committee": "BUU"})
    assert [(row["code"], row["objective"]) for row in rows] == [
        ("4a", 4), ("5a", 5), ("6a", 6), ("9b", 9),
    ]  # fmt: skip


def test_question_33_the_baseline_of_84_per_cent_is_of_2018_for_almenelever(
    sample_workspace: Workspace,
) -> None:
    (row,) = list_records(sample_workspace, "baselines", {"value": "84"})
    assert (row["measured"], row["population"]) == ("2018", "Opgjort for almenelever")
    assert "karakteren 2" in row["name"]
    assert "93 pct." in row["note"]
