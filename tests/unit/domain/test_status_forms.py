"""What a text that comes back in a form means beside the one that stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.status_forms import (
    FormOffer,
    FormOutcome,
    ReturnedLine,
    Standing,
    compare_form,
    form_number,
    made_at_of,
    settled,
)
from kkdesk.domain.vocabulary import EntryState, Rag

THEN = "Forsøget er forlænget."
NEW = "Forsøget er evalueret."
OURS = "Forsøget er forlænget til marts 2026."
STANDING = Standing("1", "S2.2", "Merudgifter", THEN, Rag.GREEN, EntryState.DRAFT, THEN, Rag.GREEN)

texts = st.text(alphabet="ab •-*\n\r\t\u00ad", max_size=12)
rags = st.sampled_from([None, *Rag])


def outcome(text: str, rag: Rag | None, now: Standing) -> FormOutcome:
    (found,) = compare_form([ReturnedLine("s2.2", text, rag)], {"s2.2": now})
    return found.outcome


def test_a_text_that_only_the_department_wrote_is_new() -> None:
    assert outcome(NEW, Rag.GREEN, STANDING) is FormOutcome.NEW


def test_a_rating_alone_is_new_too() -> None:
    assert outcome(THEN, Rag.RED, STANDING) is FormOutcome.NEW


def test_a_rating_that_is_left_out_takes_none_away() -> None:
    assert outcome(THEN, None, STANDING) is FormOutcome.SAME
    (found,) = compare_form([ReturnedLine("S2.2", NEW, None)], {"s2.2": STANDING})
    assert (found.outcome, found.rag_returned) == (FormOutcome.NEW, Rag.GREEN)


def test_a_form_that_nobody_wrote_in_changes_nothing_although_the_centre_wrote_on() -> None:
    assert outcome(THEN, Rag.GREEN, replace(STANDING, text=OURS)) is FormOutcome.SAME


def test_what_both_wrote_is_for_a_person_to_choose() -> None:
    assert outcome(NEW, Rag.GREEN, replace(STANDING, text=OURS)) is FormOutcome.BOTH


def test_what_both_wrote_alike_is_the_same() -> None:
    assert outcome(OURS, Rag.GREEN, replace(STANDING, text=OURS)) is FormOutcome.SAME


def test_without_a_history_a_text_that_stands_is_never_overwritten_unasked() -> None:
    unknown = replace(STANDING, text_then=None, rag_then=None)
    assert outcome(NEW, Rag.GREEN, unknown) is FormOutcome.BOTH
    assert outcome(NEW, None, replace(unknown, text="", rag=None)) is FormOutcome.NEW


def test_a_field_that_was_emptied_takes_nothing_away() -> None:
    assert outcome(" \n", Rag.GREEN, STANDING) is FormOutcome.EMPTIED
    assert not FormOutcome.EMPTIED.may_be_taken


def test_an_approved_text_is_left_alone() -> None:
    approved = replace(STANDING, state=EntryState.APPROVED)
    assert outcome(NEW, Rag.GREEN, approved) is FormOutcome.APPROVED
    assert outcome(THEN, Rag.GREEN, approved) is FormOutcome.SAME


def test_a_code_that_is_not_in_the_round_is_told_with_its_words() -> None:
    (found,) = compare_form([ReturnedLine("X9", NEW, Rag.RED)], {"s2.2": STANDING})
    assert (found.outcome, found.code, found.text_returned) == (FormOutcome.UNKNOWN, "X9", NEW)


@given(written=texts, rag=rags, now=texts, rag_now=rags, then=st.none() | texts, rag_then=rags)
def test_what_the_centre_wrote_since_is_only_overwritten_by_choice(
    written: str, rag: Rag | None, now: str, rag_now: Rag | None, then: str | None,
    rag_then: Rag | None,
) -> None:  # fmt: skip
    standing = replace(
        STANDING, text=now, rag=rag_now, text_then=then, rag_then=None if then is None else rag_then
    )
    if outcome(written, rag, standing) is FormOutcome.NEW:
        stood = then is not None and (settled(now), rag_now) == (settled(then), rag_then)
        assert stood or not settled(now)
        assert settled(written)


@given(texts)
def test_a_text_once_settled_stays_as_it_is(text: str) -> None:
    assert settled(settled(text)) == settled(text)


def test_bullets_and_line_ends_of_other_programs_are_no_change() -> None:
    assert settled("Vi har\r\n• åbnet\r\n–\tflyttet \r\n\r\n\r\n\r\nmere") == (
        "Vi har\n- åbnet\n- flyttet\n\nmere"
    )


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001
def test_the_number_of_a_form_is_its_moment(moment: datetime) -> None:
    assert made_at_of(f" {form_number(moment)}\n") == moment
    away = moment.astimezone(timezone(timedelta(hours=2)))
    assert made_at_of(form_number(away)) == moment


@pytest.mark.parametrize("words", ["", "x", "20261399-000000-000000", "2026-11-27"])
def test_what_is_no_number_of_a_form_tells_no_moment(words: str) -> None:
    assert made_at_of(words) is None


def test_an_offer_counts_what_a_form_would_ask_for() -> None:
    offer = FormOffer("d", "BUF", "Børne- og Ungdomsforvaltningen")
    for asked, empty, confidential in (
        (True, True, False), (True, False, False), (False, False, False), (True, True, True),
    ):  # fmt: skip
        offer = offer.with_text(asked=asked, empty=empty, confidential=confidential)
    assert (offer.asked, offer.empty, offer.confidential) == (2, 1, 1)
