"""What is answered, what is due, and how remarks are gathered in views."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.remarks import (
    Answered,
    AnswerItem,
    ChainStep,
    RemarkItem,
    RemarkView,
    answered,
    changed_words,
    grouped,
    holds_part,
)
from kkdesk.domain.vocabulary import AnswerState, Lang, StepOutcome, StepPurpose

TODAY = date(2025, 10, 1)


def answer(state: AnswerState = AnswerState.GIVEN, **more: str) -> AnswerItem:
    told = {"department": "BUF", "part": "", "deadline": "", **more}
    return AnswerItem(
        id="a", text="Svar.", document="", state=state, given_on="", confidential=False, **told
    )


def remark(key: str, *answers: AnswerItem, number: int | None = 1) -> RemarkItem:
    return RemarkItem(
        id=key,
        code=key,
        round_code="2025",
        remark_round_id="r",
        remark_round="Brev",
        council="Rådet",
        channel="council",
        kind="request",
        text="Klasserne er store. Der mangler penge.",
        objective_number=number,
        objective="Skole" if number else "",
        answers=answers,
    )


@pytest.mark.parametrize(
    ("parts", "amount"),
    [
        ([], Answered.NO),
        ([""], Answered.WHOLE),
        (["Klasserne er store"], Answered.PART),
        (["Klasserne er store", "der mangler penge"], Answered.WHOLE),
        (["Klasserne er store", ""], Answered.WHOLE),
    ],
)
def test_given_answers_amount_to_nothing_a_part_or_the_whole(
    parts: list[str], amount: Answered
) -> None:
    assert answered("Klasserne er store. Der mangler penge.", parts) is amount


def test_an_answer_that_is_only_asked_for_answers_nothing() -> None:
    assert remark("R1", answer(AnswerState.ASKED)).answered is Answered.NO
    assert remark("R1", answer(AnswerState.DRAFTED)).answered is Answered.NO
    assert remark("R1", answer()).answered is Answered.WHOLE


@given(st.lists(st.text("abæ", min_size=1, max_size=5), min_size=1, max_size=12), st.data())
def test_words_standing_together_are_a_part(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert holds_part(" ".join(words).capitalize() + ".", ",  ".join(words[start:end]))


@pytest.mark.parametrize("part", ["", "…", "klasserne store", "lasserne er", "penge der"])
def test_other_words_are_no_part(part: str) -> None:
    assert not holds_part("Klasserne er store. Der mangler penge.", part)


def test_the_due_view_has_the_overdue_first_and_only_what_waits() -> None:
    items = [
        remark("later", answer(AnswerState.ASKED, deadline="1. marts 2026")),
        remark("late", answer(AnswerState.DRAFTED, deadline="15. september 2025")),
        remark("soon", answer(AnswerState.ASKED, deadline="15. oktober 2025")),
        remark("words", answer(AnswerState.ASKED, deadline="snarest muligt")),
        remark("done", answer(deadline="15. september 2025")),
        remark("open"),
    ]
    found = grouped(items, RemarkView.DUE, TODAY)
    assert [(g.title, [i.id for i in g.items]) for g in found] == [
        ("Overskredet", ["late"]),
        ("Inden for 30 dage", ["soon"]),
        ("Senere", ["later"]),
        ("Frist uden dag", ["words"]),
    ]


def test_by_objective_the_general_ones_come_last_and_unanswered_leaves_out_the_answered() -> None:
    items = [remark("g", number=None), remark("b", number=2), remark("a", answer(), number=1)]
    by_objective = grouped(items, RemarkView.OBJECTIVE, TODAY)
    assert [g.title for g in by_objective] == ["1. Skole", "2. Skole", "Generelt"]
    unanswered = grouped(items, RemarkView.UNANSWERED, TODAY)
    assert [i.id for g in unanswered for i in g.items] == ["b", "g"]


def test_by_department_a_remark_of_two_stands_under_both() -> None:
    items = [remark("a", answer(), answer(department="SOF")), remark("b")]
    found = grouped(items, RemarkView.DEPARTMENT, TODAY)
    assert [(g.title, [i.id for i in g.items]) for g in found] == [
        ("BUF", ["a"]),
        ("SOF", ["a"]),
        ("Ingen forvaltning", ["b"]),
    ]


def test_a_decision_is_said_in_the_spoken_language() -> None:
    purpose, outcome = StepPurpose.APPROVAL, StepOutcome.POSTPONED
    step = ChainStep("3. marts", "Socialudvalget", "Status", purpose=purpose, outcome=outcome)
    languages: tuple[Lang, ...] = ("da", "en")
    for lang in languages:
        said = f"Socialudvalget · {purpose.label(lang)} · {outcome.label(lang)}"
        assert step.said(lang) == said
    assert ChainStep("", "Socialudvalget").said("da") == "Socialudvalget"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("et to tre", "et fire tre", ("to", "fire")),
        ("et to", "et to tre", ("", "tre")),
        ("et to tre", "to tre", ("et", "")),
        ("a a", "a a a", ("", "a")),
        ("ens", "ens", ("", "")),
        ("", "nyt", ("", "nyt")),
        ("x " + "lang " * 40, "x kort", ("lang " * 15 + "lang…", "kort")),
    ],
)
def test_a_change_is_told_by_the_words_that_went_and_came(
    before: str, after: str, told: tuple[str, str]
) -> None:
    assert changed_words(before, after) == told
