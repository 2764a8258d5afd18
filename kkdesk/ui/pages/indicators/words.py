"""How Indikatorer says things: what a row shows, what a chart shows, how a typed figure is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.indicators import (
    BaselineState,
    TargetRule,
    Trend,
    comparisons,
    latest,
    needed_value,
    read_figure,
    read_target,
    read_unit,
    unfit_bases,
)
from kkdesk.domain.numbers import Unit, format_number, format_percent, format_quantity
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.i18n import write_day
from kkdesk.ui.widgets.chart import ChartData, Point
from kkdesk.ui.widgets.fields import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.indicators import Comparison, CutOff, Indicator
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.widgets.fields import Reader

LATEST = "latest"
"""The chart of all departments in the latest year."""
_ARROWS = {
    Trend.BETTER: "▲", Trend.WORSE: "▼", Trend.SAME: "=", Trend.UP: "↑", Trend.DOWN: "↓",
}  # fmt: skip
translate = QCoreApplication.translate


def whole() -> str:
    """Return what the whole municipality is called where departments stand."""
    return translate("Indicators", "Samlet")


def baseline_words(one: Indicator, lang: Lang) -> str:
    """Return the first baseline, or when it is due, or that there is none."""
    if one.baseline_state is BaselineState.NONE:
        return "–"
    first = next((b for b in one.baselines if not b.pending), one.baselines[0])
    if first.pending:
        return translate("Indicators", "Afventer: {}").format(first.due or first.as_written)
    figure = read_figure(first.as_written)
    return first.as_written if figure.value is None else format_quantity(figure, lang)


def latest_words(one: Indicator, lang: Lang) -> str:
    """Return what the whole measured last, or the last of those measured."""
    rows = latest(one)
    shown = next((row for row in rows if not row.department), rows[-1] if rows else None)
    if shown is None or shown.measurement is None:
        return "–"
    percent = "" if shown.percent is None else f" ({format_percent(shown.percent, lang)})"
    return f"{shown.measurement.as_written}{percent}"


def state_words(one: Indicator) -> str:
    """Tell who misses the target, that all reach it, or that nobody can say."""
    rows = latest(one)
    short = [row.department or whole() for row in rows if row.met is False]
    if short:
        return translate("Indicators", "Ikke nået: {}").format(", ".join(short))
    if any(row.met for row in rows):
        return translate("Indicators", "Nået")
    return "–"


def trend_words(trend: Trend, lang: Lang) -> str:
    """Return a trend as an arrow and words; nothing where there is one measurement."""
    return f"{_ARROWS[trend]} {trend.label(lang)}" if trend in _ARROWS else ""


def short_words(row: Comparison, lang: Lang) -> str:
    """Tell how much is missing or how much there is beyond the target."""
    if row.short is None:
        return ""
    if row.short > 0:
        words = translate("Indicators", "mangler {}")
        return words.format(format_number(row.short, lang))
    return translate("Indicators", "nået")


def when_words(row: Comparison) -> str:
    """Return when it was measured, or the year of the target; a warning sign: after the cut-off."""
    found = row.measurement
    if found is None:
        return str(row.year or "")
    return f"! {found.as_of}" if found.late_for else found.as_of


def remark_words(row: Comparison) -> str:
    """Return what must be known of a measurement: approximate, no number, after the cut-off."""
    found = row.measurement
    if found is None:
        return translate("Indicators", "Ikke målt")
    parts = []
    if found.about:
        parts.append(translate("Indicators", "cirkatal"))
    if found.value is None:
        parts.append(translate("Indicators", "i ord, ikke et tal"))
    if found.late_for:
        words = translate("Indicators", "efter skæringsdatoen for runde {}")
        parts.append(words.format(found.late_for))
    return " · ".join([*filter(None, (row.series,)), *parts])


def warning_words(one: Indicator) -> str:
    """Return what does not fit in an indicator, a line each: totals and base years."""
    differs = translate("Indicators", "! {}: {} er oplyst, men rækkerne giver {}.")
    other = translate("Indicators", "! Baseline er målt {}, men målet «{}» regner fra {}.")
    return "\n".join(
        [
            *(
                differs.format(total.column, total.stated, total.computed)
                for total in one.totals
                if total.differs
            ),
            *(
                other.format(baseline.measured, target.as_written, target.base_year)
                for baseline, target in unfit_bases(one)
            ),
        ]
    )


def chart_views(one: Indicator) -> list[tuple[str, str]]:
    """Return (key, words) of the charts that an indicator has."""
    views = [(LATEST, translate("Indicators", "Seneste måling"))] if latest(one) else []
    years: dict[str, set[int | None]] = {}
    for row in comparisons(one):
        if row.measurement is not None:
            measured = years.setdefault(row.department, set())
            measured |= {row.year} if _is_in_series(row) else set()
    for key, measured in years.items():
        if len(measured) > 1:
            words = translate("Indicators", "{} over tid").format(key or whole())
            views.append((f"series {key}", words))
    return views or [(LATEST, translate("Indicators", "Baseline og mål"))]


def chart_data(one: Indicator, view: str, lang: Lang) -> ChartData:
    """Return the chart of a view; without measurements that of the baseline and targets."""
    if view.startswith("series "):
        key = view.removeprefix("series ")
        points = [_point(row, one, str(row.year or ""), lang) for row in _series(one, key)]
        return ChartData(f"{one.name} – {key or whole()}", tuple(points), over_time=True)
    rows = [row for row in latest(one) if row.measurement and row.measurement.value is not None]
    if not rows:
        return ChartData(one.name, _start_points(one, lang))
    many = len(rows) > 1
    year = rows[0].year
    title = f"{one.name}, {year}" if year else one.name
    points = [
        _point(row, one, " ".join(filter(None, (row.department or whole(), row.series))), lang)
        for row in rows
    ]
    return ChartData(title, tuple(points), over_time=not many)


def unit_reading(words: str, lang: Lang) -> Reading:
    """Tell whether a unit is per cent, percentage points or a count."""
    unit = read_unit(words)
    if unit is Unit.UNKNOWN:
        return Reading(translate("Indicators", "Uden enhed kan mål ikke være bare tal"), "flag")
    return Reading(unit.label(lang))


def figure_reading(words: str, lang: Lang) -> Reading:
    """Tell which figure stands in words, or that they are kept as words."""
    found = read_figure(words)
    if not words.strip():
        return Reading("")
    if found.value is None:
        return Reading(translate("Indicators", "Intet tal; bliver stående som ord"), "flag")
    unit = "" if found.unit is Unit.COUNT else f" · {found.unit.label(lang)}"
    return Reading(f"{format_quantity(found, lang)}{unit}")


def measured_reader(lang: Lang, cut_off: Callable[[], CutOff | None]) -> Reader:
    """Return the reader of the time of a measurement; one after the cut-off is told so."""
    read_date = date_reader(lang)

    def read(words: str) -> Reading:
        plain, last = read_date(words), cut_off()
        if last is None or not last.passed_by(words):
            return plain
        late = translate("Indicators", "efter skæringsdatoen {} for runde {}")
        said = late.format(write_day(last.day), last.round)
        return Reading(" · ".join(filter(None, (plain.text, said))), "flag")

    return read


def target_reading(words: str, lang: Lang) -> Reading:
    """Tell what a target asks."""
    if not words.strip():
        return Reading("")
    found = read_target(words)
    if found.rule is TargetRule.WORDS:
        return Reading(translate("Indicators", "Intet tal; bliver stående som ord"), "flag")
    parts = [found.rule.label(lang)]
    if found.value is not None:
        unit = "" if found.unit is Unit.COUNT else f" {found.unit.label(lang)}"
        parts.append(f"{format_number(found.value, lang)}{unit}")
    if found.base_year:
        parts.append(translate("Indicators", "basisår {}").format(found.base_year))
    return Reading(" · ".join(parts))


def _series(one: Indicator, department: str) -> list[Comparison]:
    return [row for row in comparisons(one) if row.department == department and _is_in_series(row)]


def _is_in_series(row: Comparison) -> bool:
    return row.measurement is not None and row.measurement.value is not None and not row.series


def _point(row: Comparison, one: Indicator, label: str, lang: Lang) -> Point:
    found = row.measurement
    value = found.value if found else None
    start = one.start.value if one.start else None
    goal = needed_value(row.target, start) if row.target and row.short is not None else None
    words = found.as_written if found else ""
    if row.percent is not None:
        words = f"{words} ({format_percent(row.percent, lang)})"
    return Point(
        label,
        None if value is None else float(value),
        words,
        None if goal is None else float(goal),
        "" if goal is None else format_number(goal, lang),
    )


def _start_points(one: Indicator, lang: Lang) -> tuple[Point, ...]:
    points = [
        Point(
            " ".join(filter(None, (translate("Indicators", "Baseline"), b.series or b.measured))),
            float(b.value),
            format_number(b.value, lang),
        )
        for b in one.baselines
        if b.value is not None
    ]
    start = one.start.value if one.start else None
    for target in one.targets:
        goal = needed_value(target, start)
        if goal is not None:
            label = translate("Indicators", "Mål {}").format(target.year or "").strip()
            points.append(Point(label, None, "", float(goal), format_number(goal, lang)))
    return tuple(points)
