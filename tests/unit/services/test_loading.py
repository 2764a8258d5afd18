from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kkdesk.errors import UsageError
from kkdesk.services.listing import list_records
from kkdesk.services.undo import undo_state

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

DEPARTMENTS = {
    "SOF": 18, "BIF": 10, "KFF": 8, "TMF": 5, "BUF": 4, "SUF": 3, "ØKF": 3, "Tværgående": 4,
}  # fmt: skip


def test_status_round_holds_55_initiatives_by_department_and_objective(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "initiatives", {"round": "2025"})
    assert len(rows) == 55
    assert Counter(row["department"] for row in rows) == DEPARTMENTS
    assert [n for _, n in sorted(Counter(row["objective"] for row in rows).items())] == [
        6, 6, 11, 6, 10, 16,
    ]  # fmt: skip


def test_sof_is_bound_by_14_priorities_and_named_in_10(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "priorities", {"department": "SOF"})
    assert len(rows) == 14
    named = [row["number"] for row in rows if row["named"]]
    assert named == ["1.1", "2.1", "2.2", "2.3", "2.4", "4.3", "6.1", "6.2", "6.3", "6.4"]
    assert [row["number"] for row in rows if not row["named"]] == ["3.1", "5.2", "5.3", "5.4"]


def test_merudgift_trial_is_one_initiative_with_both_sources_dates(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "initiatives", {"code": "S2.2"})
    assert len(rows) == 1
    assert rows[0]["rounds"] == ["2025"]
    assert rows[0]["plans"] == ["sof-2023 2.1"]


def test_ha01_stands_twice_with_different_years(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "funding", {"code": "HA01"})
    assert len({row["code_year"] for row in rows}) == 2


def test_only_so14_is_confidential_among_the_budget_lines(sample_workspace: Workspace) -> None:
    rows = list_records(sample_workspace, "funding", {"confidential": "true"})
    assert [(row["code"], row["code_year"]) for row in rows] == [("SO14", "2024")]


def test_remarks_are_13_on_slides_3_general_and_2_supplementary(
    sample_workspace: Workspace,
) -> None:
    rows = list_records(sample_workspace, "remarks", {"round": "2025"})
    assert len(rows) == 18
    assert [row["code"] for row in rows if row["answered"] != "no"] == ["R4.2"]


def test_loading_is_a_barrier_that_undo_does_not_cross(sample_workspace: Workspace) -> None:
    assert undo_state(sample_workspace).undo_id == ""


def test_listing_an_unknown_kind_or_field_says_which_there_are(
    sample_workspace: Workspace,
) -> None:
    with pytest.raises(UsageError, match="initiatives"):
        list_records(sample_workspace, "nonsense", {})
    with pytest.raises(UsageError, match="department"):
        list_records(sample_workspace, "initiatives", {"nonsense": "1"})
