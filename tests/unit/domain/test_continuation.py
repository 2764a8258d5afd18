"""Which answers about an initiative of the last plan can stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.continuation import GOES_ON, NEEDS_REASON, Continuation, Decision, check_decision
from kkdesk.errors import InvalidValue


@given(st.sampled_from(Continuation), st.text(max_size=5), st.sampled_from(["", "a", "b", "c"]))
def test_an_answer_stands_exactly_when_it_has_what_it_needs(
    outcome: Continuation, reason: str, into: str
) -> None:
    has_reason = bool(reason.strip()) or outcome not in NEEDS_REASON
    has_target = outcome is not Continuation.MERGED or into == "b"
    decision = Decision("a", outcome, reason, into)
    if has_reason and has_target:
        check_decision(decision, {"a", "b"})
    else:
        with pytest.raises(InvalidValue):
            check_decision(decision, {"a", "b"})


def test_ended_and_merged_initiatives_do_not_go_on() -> None:
    assert set(Continuation) - GOES_ON == {Continuation.ENDED, Continuation.MERGED}


def test_a_refusal_names_the_initiative_in_both_languages() -> None:
    with pytest.raises(InvalidValue) as refused:
        check_decision(Decision("a", Continuation.ENDED), {"b"}, "F1")
    assert refused.value.reason_da.startswith("F1: Skriv, hvorfor")
    assert refused.value.reason_en.startswith("F1: Say why")
