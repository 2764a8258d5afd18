"""What a coordinator asks of a plan's money, each question answered by a process of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Rows = Callable[..., list[Mapping[str, Any]]]

THOUSAND = 100_000
"""Øre in 1,000 kr."""


@pytest.fixture
def rows(kkdesk: Callable[..., Any], sample_database: Path) -> Rows:
    """Run ``kkdesk list`` on the sample's integration plan and return its JSON."""

    def run(kind: str) -> list[Mapping[str, Any]]:
        ended = kkdesk(
            *("list", kind, "--where", "plan=integration-2019"),
            *("--format", "json", "--database", sample_database),
        )
        assert (ended.code, ended.err) == (0, "")
        found: list[Mapping[str, Any]] = json.loads(ended.out)
        return found

    return run


def test_question_26_what_each_initiative_costs_in_2020(rows: Rows) -> None:
    found = [row for row in rows("funding") if row["initiative"]]
    amounts = [row["years"]["2020"] // THOUSAND for row in found]
    assert amounts == [3300, 2900, 600, 800, 800, 1600, 1000]
    assert sum(amounts) == 11_000


def test_question_27_what_each_costs_in_four_years(rows: Rows) -> None:
    totals = [row["total_ore"] // THOUSAND for row in rows("funding")]
    assert totals == [13_200, 10_400, 1200, 3200, 3200, 6400, 4000, 800, 1600]
    assert sum(totals) == 44_000


def test_question_29_what_is_not_given_out_and_who_decides(rows: Rows) -> None:
    (reserve,) = rows("funds")
    assert reserve["amounts"] == "0,6 mio. kr. i 2021 samt 1 mio. kr. i 2022"
    assert (reserve["committee"], reserve["decided_in"]) == ("BIU", "2020")
