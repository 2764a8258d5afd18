"""What was measured since a round, and what its cut-off leaves out."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.round_measurements import Measured, measured_since, measurement_flags

SINCE = date(2025, 10, 31)
VALUES = st.builds(
    Measured,
    st.sampled_from(["a", "b", ""]),
    st.sampled_from(["1", "2", "3"]),
    st.sampled_from(["", "2024", "juni 2025", "marts 2026"]),
    st.sampled_from(["", "2026-01-05"]),
)


def test_the_last_value_then_stands_beside_the_last_value_now() -> None:
    values = [
        Measured("Ansatte", "207", "marts 2026"),
        Measured("Ansatte", "193", "2022"),
        Measured("Ansatte", "202", "september 2023"),
        Measured("Ansatte", "205", "januar 2026"),
    ]
    assert measured_since(values, SINCE) == (
        "Ansatte: «202» (september 2023) → «207» (marts 2026)",
    )


def test_what_was_not_measured_again_is_not_told() -> None:
    values = [Measured("a", "1", "2022"), Measured("b", "ni")]
    assert measured_since(values, SINCE) == ()
    assert measured_since(values, None) == ("a: – → «1» (2022)", "b: – → «ni»")


def test_a_value_without_a_day_counts_from_the_day_it_was_typed() -> None:
    values = [Measured("a", "otte"), Measured("a", "ni", recorded="2026-02-01")]
    assert measured_since(values, SINCE) == ("a: «otte» → «ni»",)


@given(st.lists(VALUES))
def test_everything_is_told_without_a_last_round_and_nothing_after_the_last_value(
    values: list[Measured],
) -> None:
    assert len(measured_since(values, None)) == len({value.name for value in values})
    assert measured_since(values, date(2026, 12, 31)) == ()


def test_a_value_after_the_cut_off_is_flagged_with_the_reason() -> None:
    late = Measured("Ansatte", "207", "september 2025")
    values = [late, late, Measured("Ansatte", "193", "I 2025"), Measured("Ansatte", "9")]
    (flag,) = measurement_flags(values, last=date(2025, 6, 30), told_on=SINCE)
    assert flag.words("da") == (
        "målingen «207» (Ansatte) er fra september 2025, efter periodens slutning"
    )
    assert flag.words("en").startswith("the measurement “207” (Ansatte) is of september 2025")


def test_a_value_that_came_after_the_round_was_told_does_not_flag_it() -> None:
    values = [Measured("Ansatte", "207", "marts 2026")]
    assert measurement_flags(values, last=date(2025, 6, 30), told_on=SINCE) == ()
    assert measurement_flags(values, last=None, told_on=date(2027, 1, 1)) == ()
