"""What targets, baselines and measurements mean: readings, fulfilment, trend, what is missed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.indicator_paste import MOST_LINES, read_column
from kkdesk.domain.indicators import (
    Baseline,
    BaselineState,
    Indicator,
    Measurement,
    Target,
    TargetRule,
    Trend,
    compare,
    comparisons,
    lacks_unit,
    latest,
    missed,
    needed_value,
    read_figure,
    read_target,
    read_unit,
    trend_between,
)
from kkdesk.domain.numbers import Unit
from kkdesk.domain.records import Choice
from kkdesk.domain.vocabulary import Direction

DEPARTMENTS = (Choice("b", "BUF", "Børne- og Ungdomsforvaltningen"), Choice("s", "SOF", "Social"))


def target(words: str, **more: object) -> Target:
    return Target("t", words, rule=read_target(words).rule, **more)  # type: ignore[arg-type]  # by name


def indicator(
    *measurements: Measurement, targets: tuple[Target, ...] = (), **more: object
) -> Indicator:
    fields: dict[str, object] = {"direction": Direction.MORE, "unit": "ansatte", **more}
    return Indicator(
        "i", "F", "Fleksjob", "p", "p", 5, committees=(), fields={},
        measurements=measurements, targets=targets, **fields,  # type: ignore[arg-type]  # by name
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "value", "rule", "base", "year"),
    [
        ("20 pct. færre end i 2018 i 2022", "20", TargetRule.FEWER, 2018, 2022),
        ("faldet med 3 procentpoint", "3", TargetRule.FEWER, None, None),
        ("minimum 90 pct.", "90", TargetRule.AT_LEAST, None, None),
        ("højst 4", "4", TargetRule.AT_MOST, None, None),
        ("376", "376", TargetRule.REACH, None, None),
        ("på niveau med arbejdsstyrken", None, TargetRule.LEVEL, None, None),
        ("alle får læreplads", None, TargetRule.ALL, None, None),
        ("fald", None, TargetRule.WORDS, None, None),
        ("færre end i 2017", None, TargetRule.WORDS, 2017, None),
    ],
)
def test_a_target_is_read_with_its_rule_and_years(
    words: str, value: str | None, rule: TargetRule, base: int | None, year: int | None
) -> None:
    found = read_target(words)
    assert found.value == (None if value is None else Decimal(value))
    assert (found.rule, found.base_year, found.year) == (rule, base, year)


def test_figures_are_read_as_the_documents_write_them() -> None:
    assert read_figure("15,3 pct.").value == Decimal("15.3")
    assert read_figure("3 procentpoint").unit is Unit.PERCENTAGE_POINTS
    about = read_figure("godt 9.700")
    assert (about.value, about.approximate) == (Decimal(9700), True)
    assert Measurement("m", "godt 9.700").about
    assert Measurement("m", "stigning").value is None


def test_per_cent_and_percentage_points_are_two_units() -> None:
    assert read_unit("pct.") is read_unit("%") is read_unit("procent") is Unit.PERCENT
    assert read_unit("procentpoint") is Unit.PERCENTAGE_POINTS
    assert read_unit("ansatte") is Unit.COUNT
    assert read_unit(" ") is Unit.UNKNOWN


def test_only_a_bare_number_needs_the_indicators_unit() -> None:
    assert lacks_unit("376", "")
    assert not lacks_unit("376", "ansatte")
    assert not lacks_unit("13 pct.", "")
    assert not lacks_unit("fald", "")


@pytest.mark.parametrize(
    ("value", "wanted", "percent", "short"), [(1014, "900", 113, -114), (274, "376", 73, 102)]
)
def test_fulfilment_is_rounded_as_the_documents_do(
    value: int, wanted: str, percent: int, short: int
) -> None:
    found = compare(Decimal(value), target(wanted), Direction.MORE, None)
    assert found == (percent, Decimal(short))


def test_where_less_is_better_a_lower_value_meets_more() -> None:
    goal = target("2 pct.")
    assert compare(Decimal("1.5"), goal, Direction.LESS, None) == (133, Decimal("-0.5"))
    assert compare(Decimal(4), goal, Direction.LESS, None) == (50, Decimal(2))
    assert compare(Decimal(0), goal, Direction.LESS, None) == (100, Decimal(-2))


def test_per_cent_of_a_base_and_percentage_points_need_different_values() -> None:
    base = Decimal(56)
    assert needed_value(target("faldet med 3 procentpoint"), base) == Decimal(53)
    assert needed_value(target("25 pct. færre end i 2016"), base) == Decimal(42)
    assert needed_value(target("25 pct. færre end i 2016"), None) is None
    assert compare(Decimal("54.5"), target("faldet med 3 procentpoint"), Direction.LESS, base) == (
        50,
        Decimal("1.5"),
    )


def test_words_and_comparisons_without_a_figure_have_no_fulfilment() -> None:
    for words in ("fald", "på niveau med arbejdsstyrken"):
        assert compare(Decimal(5), target(words), Direction.MORE, None) == (None, None)
    assert compare(Decimal(80), target("alle"), Direction.MORE, None) == (80, Decimal(20))


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_target_is_met_exactly_when_nothing_is_short(value: int, goal: int) -> None:
    percent, short = compare(Decimal(value), target(str(goal)), Direction.MORE, None)
    assert percent is not None
    assert short is not None
    assert (short <= 0) == (value >= goal)
    assert percent >= 100 if short <= 0 else percent <= 100


def test_each_measurement_is_held_against_the_target_of_its_department_and_year() -> None:
    one = indicator(
        Measurement("1", "193", "2022", "SOF", "s"),
        Measurement("2", "207", "december 2024", "SOF", "s"),
        Measurement("3", "274", "december 2024", "BUF", "b"),
        targets=(
            Target("a", "146", year=2022, department="SOF", department_id="s"),
            Target("b", "157", year=2024, department="SOF", department_id="s"),
            Target("c", "376", year=2024, department="BUF", department_id="b"),
            Target("d", "900", year=2024),
        ),
    )
    rows = {(row.department, row.year): row for row in comparisons(one)}
    assert rows["SOF", 2022].percent == 132
    assert rows["SOF", 2024].trend is Trend.BETTER
    assert rows["", 2024].measurement is None
    assert [row.department for row in missed(one)] == ["BUF"]
    assert {row.department for row in latest(one)} == {"SOF", "BUF"}


def test_a_stated_share_of_the_target_is_not_held_against_a_count() -> None:
    one = indicator(Measurement("1", "102 pct.", "2022"), targets=(Target("a", "850", year=2022),))
    (row,) = comparisons(one)
    assert (row.percent, row.met) == (None, None)


def test_trend_follows_the_direction() -> None:
    two, three = Decimal(2), Decimal(3)
    assert trend_between(two, three, Direction.MORE) is Trend.BETTER
    assert trend_between(two, three, Direction.LESS) is Trend.WORSE
    assert trend_between(two, three, Direction.NEUTRAL) is Trend.UP
    assert trend_between(three, two, Direction.NEUTRAL) is Trend.DOWN
    assert trend_between(two, two, Direction.LESS) is Trend.SAME


def test_a_pending_baseline_has_no_value() -> None:
    pending = Baseline("b", "Måles i 2019", pending=True, due="2019")
    assert pending.value is None
    assert indicator(baselines=(pending,)).baseline_state is BaselineState.PENDING
    assert indicator().baseline_state is BaselineState.NONE


# -- pasting


def test_a_headed_table_becomes_a_measurement_per_department_and_time() -> None:
    found = read_column("Forvaltning\t2023\t2024\nBUF\t270\t274\nKK samlet\t\t1.014\n", DEPARTMENTS)
    assert [(row.department, row.as_of, row.words) for row in found.rows] == [
        ("BUF", "2023", "270"),
        ("BUF", "2024", "274"),
        ("", "2024", "1.014"),
    ]
    assert found.refused == ()


def test_times_in_the_first_column_are_measurements_of_the_whole() -> None:
    found = read_column("2023\t15,3 pct.\ndecember 2024\t14 pct.", DEPARTMENTS)
    assert [(row.as_of, row.words) for row in found.rows] == [
        ("2023", "15,3 pct."),
        ("december 2024", "14 pct."),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("XX\t12", "hverken en forvaltning eller et tidspunkt"),
        ("BUF", "ingen kolonne"),
        ("BUF\t", "mangler"),
        ("BUF\tmange", "ikke et tal"),
    ],
)
def test_a_line_that_is_refused_says_why(line: str, reason: str) -> None:
    found = read_column(f"SOF\t1\n{line}", DEPARTMENTS, "2024")
    assert [(row.department, row.as_of) for row in found.rows] == [("SOF", "2024")]
    (refused,) = found.refused
    assert refused.line == 2
    assert reason in refused.danish
    assert refused.english


def test_a_column_that_is_too_long_is_refused_and_not_cut_silently() -> None:
    found = read_column("BUF\t1\n" * (MOST_LINES + 5), DEPARTMENTS)
    assert len(found.rows) == MOST_LINES
    assert "for langt" in found.refused[-1].danish


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_column(text, DEPARTMENTS)
    lines = [line for line in text.splitlines() if line.strip()]
    assert len({row.line for row in found.rows} | {r.line for r in found.refused}) <= len(lines)
