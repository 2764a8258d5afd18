from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.numbers import format_number
from kkdesk.domain.totals import TotalDifference, check_totals

UNTIMED = settings(deadline=None)  # a busy machine is no failure

FLEKSJOB_COLUMNS = ("Forvaltning", "Status", "Måltal", "Opfyldelse i pct.")
FLEKSJOB = (
    ("BIF", "87", "47", "185"),
    ("BUF", "274", "376", "73"),
    ("KFF", "48", "33", "145"),
    ("SOF", "207", "157", "132"),
    ("SUF", "249", "164", "152"),
    ("TMF", "65", "52", "125"),
    ("ØKF", "84", "70", "120"),
)
FLEKSJOB_TOTAL = ("KK samlet", "1.014", "900", "113")


def test_only_the_column_that_does_not_add_up_is_pointed_out() -> None:
    assert check_totals(FLEKSJOB_COLUMNS, FLEKSJOB, FLEKSJOB_TOTAL) == [
        TotalDifference("Måltal", Decimal(900), Decimal(899))
    ]


def test_dashes_add_nothing() -> None:
    rows = (("400", "-"), ("-", "600"), ("", "1.000"))
    assert check_totals(("2019", "2021"), rows, ("400", "1.600")) == []


def test_amounts_with_units_are_summed() -> None:
    amounts = ("3,3", "2,5", "0,6", "0,8", "0,8", "1,6", "1")
    rows = [(f"({amount} mio. kr.)",) for amount in amounts]
    assert check_totals(("Beløb",), rows, ("11 mio. kr.",)) == [
        TotalDifference("Beløb", Decimal(11), Decimal("10.6"))
    ]


def test_columns_that_cannot_be_summed_are_passed_over() -> None:
    columns = ("Navn", "Blandet", "Enheder", "Uden total", "Mangler")
    rows = (("a", "1", "1 kr.", "1", "1"), ("b", "ca. 2", "2 mio. kr.", "2"))
    assert check_totals(columns, rows, ("I alt", "9", "9 kr.", "")) == []


@UNTIMED
@given(st.lists(st.integers(-(10**9), 10**9), min_size=1))
def test_a_true_total_is_never_pointed_out(figures: list[int]) -> None:
    rows = [(format_number(figure),) for figure in figures]
    assert check_totals(("Antal",), rows, (format_number(sum(figures)),)) == []


@UNTIMED
@given(st.lists(st.integers(0, 10**9), min_size=1), st.integers(1, 10**6))
def test_a_false_total_is_pointed_out_with_both_figures(figures: list[int], error: int) -> None:
    rows = [(format_number(figure),) for figure in figures]
    stated = sum(figures) + error
    assert check_totals(("Antal",), rows, (format_number(stated),)) == [
        TotalDifference("Antal", Decimal(stated), Decimal(sum(figures)))
    ]
