"""The order of an objective's departments: fixed ends, a middle that is dragged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.department_order import CROSS, fixed_ends, printing_order, reordered

CODES = st.lists(st.sampled_from(["SOF", "BIF", "KFF", "TMF", CROSS]), unique=True)


def test_the_lead_is_first_and_the_cross_departmental_texts_last() -> None:
    assert fixed_ends([CROSS, "BIF", "SOF", "BIF"], "SOF") == ("SOF", "BIF", CROSS)
    assert fixed_ends(["BIF", "KFF"], "SOF") == ("BIF", "KFF")


def test_departments_of_other_rounds_keep_their_places() -> None:
    stored = ["SOF", "BIF", "KFF", "TMF", CROSS]
    assert reordered(stored, "SOF", ["SOF", "TMF", "BIF"]) == ("SOF", "TMF", "KFF", "BIF", CROSS)
    assert reordered([], "SOF", ["BIF", "KFF"]) == ("SOF", "BIF", "KFF")


@given(CODES, CODES)
def test_what_was_ordered_prints_in_that_order(stored: list[str], wanted: list[str]) -> None:
    found = reordered(stored, "SOF", wanted)
    assert found[0] == "SOF"
    assert CROSS not in found[:-1]
    assert set(found) == {"SOF", *stored, *wanted}
    printed = printing_order(found, "SOF", (), set(wanted))
    assert tuple(printed) == fixed_ends(wanted, "SOF")
