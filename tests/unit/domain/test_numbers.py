from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.numbers import (
    Comparator,
    Unit,
    format_number,
    format_percent,
    format_quantity,
    fulfilment_percent,
    number_word,
    parse_number,
    parse_quantity,
)

UNTIMED = settings(deadline=None)  # a busy machine is no failure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("185 pct.", "185", Unit.PERCENT),
        ("71 %", "71", Unit.PERCENT),
        ("15%", "15", Unit.PERCENT),
        ("1,5 pct. børn", "1.5", Unit.PERCENT),
        ("90 procent", "90", Unit.PERCENT),
        ("faldet 3 procentpoint", "3", Unit.PERCENTAGE_POINTS),
        ("2,4 procentpoint", "2.4", Unit.PERCENTAGE_POINTS),
        ("25 pct. færre end i 2018", "25", Unit.PERCENT),
        ("op mod en tredjedel", "0.3333", Unit.SHARE),
        ("næsten halvdelen", "0.5", Unit.SHARE),
        ("hver tredje", "0.3333", Unit.SHARE),
        ("3 ud af 4", "0.75", Unit.SHARE),
        ("4 ud af 10", "0.4", Unit.SHARE),
        ("tre ud af fire", "0.75", Unit.SHARE),
        ("1.014", "1014", Unit.COUNT),
        ("1014", "1014", Unit.COUNT),
        ("ca. 110", "110", Unit.COUNT),
        ("over 1400", "1400", Unit.COUNT),
        ("57.000 børn", "57000", Unit.COUNT),
    ],
)
def test_reads_the_figures_of_the_documents(text: str, value: str, unit: Unit) -> None:
    quantity = parse_quantity(text)
    assert quantity.value == Decimal(value)
    assert quantity.unit is unit
    assert quantity.as_written == text


@pytest.mark.parametrize("text", ["1 –> 3", "100-vis", "10-15 pct.", "1.5.3", "måling i gang", ""])
def test_what_is_no_single_figure_has_no_value(text: str) -> None:
    assert parse_quantity(text).value is None


@pytest.mark.parametrize(
    ("text", "comparator", "approximate"),
    [
        ("mindst 90 pct.", Comparator.AT_LEAST, False),
        ("minimum 3", Comparator.AT_LEAST, False),
        ("≥ 3", Comparator.AT_LEAST, False),
        ("højst 30 pct.", Comparator.AT_MOST, False),
        ("op mod en tredjedel", Comparator.AT_MOST, True),
        ("over 1400", Comparator.OVER, False),
        ("under 15 pct.", Comparator.UNDER, False),
        ("godt 110", None, True),
        ("ca. 110", None, True),
        ("110", None, False),
    ],
)
def test_reads_how_exact_a_figure_is(
    text: str,
    comparator: Comparator | None,
    approximate: bool,  # noqa: FBT001 - a column of the table
) -> None:
    quantity = parse_quantity(text)
    assert (quantity.comparator, quantity.approximate) == (comparator, approximate)


@pytest.mark.parametrize(
    ("status", "target", "percent"),
    [(87, 47, 185), (274, 376, 73), (48, 33, 145), (207, 157, 132), (249, 164, 152),
     (65, 52, 125), (84, 70, 120), (1014, 900, 113), (1, 200, 1), (0, 5, 0)],
)  # fmt: skip
def test_fulfilment_rounds_half_up_as_the_documents_do(
    status: int, target: int, percent: int
) -> None:
    assert fulfilment_percent(status, target) == percent


def test_a_target_of_nothing_cannot_be_fulfilled() -> None:
    with pytest.raises(ValueError, match="above zero"):
        fulfilment_percent(3, 0)


def test_writes_figures_in_both_languages() -> None:
    assert format_number(Decimal("1014.50")) == "1.014,5"
    assert format_number(Decimal("1014.50"), "en") == "1,014.5"
    assert format_percent(113) == "113 pct."
    assert format_percent(Decimal("14.4"), "en") == "14.4%"
    assert format_quantity(parse_quantity("3 ud af 4")) == "75 pct."
    assert format_quantity(parse_quantity("mindst 3 procentpoint"), "en") == (
        "at least 3 percentage points"
    )
    assert format_quantity(parse_quantity("måles i 2019 og 2020")) == "–"


def test_small_numbers_may_be_written_as_words() -> None:
    assert number_word("Tolv") == 12
    assert number_word("mange") is None


@UNTIMED
@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_written_number_reads_the_same(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@UNTIMED
@given(st.text(max_size=40))
def test_any_text_has_a_reading(text: str) -> None:
    assert parse_quantity(text).as_written == text
