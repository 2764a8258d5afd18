"""What is kept of an indicator to find it by, and which ones a filter leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicator_finding import IndicatorFilter, fits, summary
from kkdesk.domain.indicators import Baseline, Indicator, Measurement, Target
from kkdesk.domain.vocabulary import Direction

FLEKSJOB = Indicator(
    "i", "F1", "Ansatte i fleksjob", "handicap", "p", 5, "ansatte", Direction.MORE,
    committees=(("k", "BIU"),), fields={"code": "F1", "name": "Ansatte i fleksjob"},
    baselines=(Baseline("b", "1.014", note="Opgjort i ØKF", population="kommunen"),),
    targets=(Target("t", "376", department="BUF", department_id="d", year=2024),),
    measurements=(Measurement("m", "274", "2024", department="BUF", department_id="d"),),
)  # fmt: skip


@pytest.mark.parametrize(
    "wanted",
    [
        IndicatorFilter(),
        IndicatorFilter(policy="p", committee="k", department="d", baseline="stated"),
        IndicatorFilter(words="  FLEKSJOB ansatte "),
        IndicatorFilter(words="1.014 økf kommunen 376 biu f1"),
        IndicatorFilter(missed=True),
    ],
)
def test_a_filter_leaves_what_has_all_it_asks_for(wanted: IndicatorFilter) -> None:
    assert fits(FLEKSJOB, wanted)


@pytest.mark.parametrize(
    "wanted",
    [
        IndicatorFilter(policy="q"),
        IndicatorFilter(committee="p"),
        IndicatorFilter(department="k"),
        IndicatorFilter(baseline="pending"),
        IndicatorFilter(baseline="none"),
        IndicatorFilter(words="fleksjob skånejob"),
        IndicatorFilter(words="274"),
    ],
)
def test_a_filter_leaves_out_what_lacks_one_thing(wanted: IndicatorFilter) -> None:
    assert not fits(FLEKSJOB, wanted)


def test_a_target_that_is_reached_is_not_missed() -> None:
    reached = replace(FLEKSJOB.measurements[0], as_written="376")
    assert not fits(replace(FLEKSJOB, measurements=(reached,)), IndicatorFilter(missed=True))
    assert not fits(replace(FLEKSJOB, measurements=()), IndicatorFilter(missed=True))


@given(st.lists(st.text(max_size=12), max_size=8))
def test_the_kept_keys_sort_as_danish_does(names: list[str]) -> None:
    # A tab only separates what is sorted by, so in a name it counts as the space it is shown as.
    plain = [name.replace("\t", " ") for name in names]
    kept = sorted(plain, key=lambda name: summary(replace(FLEKSJOB, name=name)).name_order)
    assert kept == sorted(plain, key=danish_key)


@given(st.text(max_size=20), st.text(max_size=20))
def test_asking_for_more_words_never_finds_more(some: str, more: str) -> None:
    both = IndicatorFilter(words=f"{some} {more}")
    assert fits(FLEKSJOB, both) == (
        fits(FLEKSJOB, IndicatorFilter(words=some)) and fits(FLEKSJOB, IndicatorFilter(words=more))
    )
