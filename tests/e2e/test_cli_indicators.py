"""What a coordinator asks of indicators, each question answered by a process of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Rows = Callable[..., list[Mapping[str, Any]]]


@pytest.fixture
def rows(kkdesk: Callable[..., Any], sample_database: Path) -> Rows:
    """Run ``kkdesk list`` on the sample and return its JSON."""

    def run(kind: str, /, **where: str) -> list[Mapping[str, Any]]:
        wanted = [part for name, value in where.items() for part in ("--where", f"{name}={value}")]
        ended = kkdesk("list", kind, *wanted, "--format", "json", "--database", sample_database)
        assert (ended.code, ended.err) == (0, "")
        found: list[Mapping[str, Any]] = json.loads(ended.out)
        return found

    return run


def test_question_14_only_buf_misses_its_target_for_2024(rows: Rows) -> None:
    (row,) = rows("targets", indicator="fleksjob", year="2024", met="false")
    assert (row["department"], row["measured"], row["as_written"]) == ("BUF", "274", "376")
    assert (row["fulfilment"], row["short"]) == (73, "102")


def test_question_15_the_status_adds_up_and_the_targets_do_not(rows: Rows) -> None:
    (row,) = rows("tables", code="fleksjob-2024", kind="total")
    assert row["cells"] == ["1014", "900", "113 pct."]
    assert row["computed"][:2] == ["1014", "899"]
    assert row["differs"] == ["Måltal"]


def test_question_30_the_five_without_a_baseline_are_measured_in_2019(rows: Rows) -> None:
    found = rows("indicators", baseline="pending")
    assert [row["code"] for row in found] == ["7b", "8a", "8b", "8c", "10a"]
    assert {row["due"] for row in found} == {"2019"}


def test_question_31_buu_has_goals_4_5_6_and_overweight_of_9(rows: Rows) -> None:
    found = rows("indicators", committee="BUU")
    assert [(row["code"], row["objective"]) for row in found] == [
        ("4a", 4), ("5a", 5), ("6a", 6), ("9b", 9),
    ]  # fmt: skip


def test_question_33_84_per_cent_is_of_almenelever_in_2018(rows: Rows) -> None:
    (row,) = rows("baselines", value="84")
    assert (row["measured"], row["population"]) == ("2018", "Opgjort for almenelever")
    assert "karakteren 2" in row["name"]
    assert "93 pct." in row["note"]
