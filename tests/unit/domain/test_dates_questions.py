"""Computed ends, writing, and the three-valued answers."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.dates import (
    Certainty,
    DateExpression,
    DateFlag,
    Precision,
    compute_end,
    describe_bounds,
    falls_within,
    find_dates,
    is_past,
    parse_date,
    write_date,
)

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang

UNTIMED = settings(deadline=None)  # a busy machine is no failure; time has its own test
LANGS: st.SearchStrategy[Lang] = st.sampled_from(("da", "en"))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1900, 2098)
MONTH_WORDS = st.sampled_from(
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "december"]
)


@st.composite
def units(draw: st.DrawFn) -> str:
    year = draw(YEARS)
    month = draw(MONTH_WORDS)
    return draw(
        st.sampled_from(
            [
                f"{draw(st.integers(1, 31))}. {month} {year}",
                f"{month} {year}",
                f"{draw(st.integers(1, 4))}. kvartal {year}",
                f"{draw(st.integers(1, 2))}. halvår {year}",
                f"sommeren {year}",
                f"vinteren {year}/{year + 1}",
                f"efterår/vinteren {year}/{year + 1}",
                f"skoleåret {year}/{(year + 1) % 100:02d}",
                f"{year}",
                f"primo {year}",
                f"midten af {month} {year}",
                f"midt i {month} {year}",
                f"midt på sommeren {year}",
                f"slutningen af sommeren {year}",
                f"udgangen af {year}",
            ]
        )
    )


LEADS = st.sampled_from(["", "i ", "fra ", "frem til ", "før ", "senest ", "efter ", "hele "])
LENGTHS = st.sampled_from(["toårigt", "4-årig forsøgsordning", "tre år", "3 – 6 mdr.", "2 uger"])
WORDS = st.one_of(
    st.builds(str.__add__, LEADS, units()),
    st.builds("{} – {}".format, units(), units()),
    st.builds("mellem {} og {}".format, units(), units()),
    st.builds("fra {} og frem".format, units()),
    st.builds("{} fra {}".format, LENGTHS, units()),
    st.builds("fra {} i {}".format, units(), LENGTHS),
)
EXPRESSIONS = WORDS.map(parse_date)


def bounds(read: DateExpression) -> tuple[object, ...]:
    return read.earliest, read.latest, read.start, read.end, read.precision


@UNTIMED
@given(EXPRESSIONS)
def test_writing_and_reading_again_loses_nothing(read: DateExpression) -> None:
    assert bounds(parse_date(write_date(read))) == bounds(read)


@UNTIMED
@given(EXPRESSIONS, LANGS)
def test_every_expression_can_be_written_and_described(read: DateExpression, lang: Lang) -> None:
    assert write_date(read, lang=lang)
    assert describe_bounds(read, lang)


@UNTIMED
@given(st.text())
def test_any_text_is_read_without_an_error_and_kept_word_for_word(text: str) -> None:
    read = parse_date(text)
    assert read.as_written == text
    write_date(read)
    describe_bounds(read)


@UNTIMED
@given(st.text(alphabet="0129.-–/ ėęimarts og til fr'(å\u0301)§", max_size=60))
def test_texts_that_look_like_dates_are_read_without_an_error(text: str) -> None:
    assert parse_date(text).as_written == text
    for hit in find_dates(text):
        assert text[hit.start : hit.end] == hit.expression.as_written


@pytest.mark.parametrize(
    "piece",
    ["i ", "1.", "2025-", "ę", "9", "HA/", "fra 2025 til ", "og frem til ", "2025/", "å\u0301"],
)
def test_time_grows_with_the_length_of_the_text_and_not_faster(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = perf_counter()
    parse_date(text)
    find_dates(text)
    assert perf_counter() - begun < 5  # backtracking would take minutes


@UNTIMED
@given(EXPRESSIONS, DAYS, DAYS, st.integers(0, 400))
def test_certain_is_also_possible_and_stays_so_in_a_wider_window(
    read: DateExpression, one: date, other: date, wider: int
) -> None:
    first, last = min(one, other), max(one, other)
    answer = falls_within(read, first, last)
    margin = timedelta(days=wider)
    wide = falls_within(read, first - margin, last + margin)
    if answer is Certainty.CERTAIN:
        assert wide is Certainty.CERTAIN
        low, high = read.end
        assert low is not None
        assert high is not None
        assert first <= low <= high <= last
    if answer is Certainty.POSSIBLE:
        assert wide is not Certainty.NO


@UNTIMED
@given(EXPRESSIONS, DAYS)
def test_what_is_certainly_past_ends_in_no_later_window(read: DateExpression, day: date) -> None:
    if is_past(read, day) is Certainty.CERTAIN:
        assert falls_within(read, day, date(2199, 12, 31)) is Certainty.NO


SLIDE, PLAN = "frem til marts 2026", "1. april 2023 – 31. marts 2026"


@pytest.mark.parametrize(
    ("today", "words", "answer"),
    [
        (date(2025, 12, 20), SLIDE, Certainty.POSSIBLE),
        (date(2025, 12, 20), PLAN, Certainty.NO),
        (date(2026, 1, 1), SLIDE, Certainty.CERTAIN),
        (date(2026, 1, 1), PLAN, Certainty.CERTAIN),
        (date(2025, 12, 31), SLIDE, Certainty.CERTAIN),
        (date(2025, 12, 31), PLAN, Certainty.CERTAIN),
        (date(2025, 12, 30), PLAN, Certainty.NO),
        (date(2025, 12, 30), SLIDE, Certainty.POSSIBLE),
    ],
)
def test_trial_ends_within_ninety_days(today: date, words: str, answer: Certainty) -> None:
    assert falls_within(parse_date(words), today, today + timedelta(days=90)) is answer


def test_ninety_days_from_new_years_eve_is_the_last_of_march() -> None:
    assert date(2025, 12, 31) + timedelta(days=90) == date(2026, 3, 31)


def test_permanent_funding_never_ends_in_a_window() -> None:
    permanent = parse_date("fra 2025 og frem")
    window = date(2025, 1, 1), date(2099, 1, 1)
    assert falls_within(permanent, *window) is Certainty.NO
    assert falls_within(permanent, *window, event="any") is Certainty.CERTAIN
    assert is_past(permanent, date(2099, 1, 1)) is Certainty.NO


def test_unplaced_expression_is_in_no_window_and_never_past() -> None:
    unplaced = parse_date("på ubestemt tid")
    assert falls_within(unplaced, date.min, date.max, event="any") is Certainty.NO
    assert is_past(unplaced, date.max) is Certainty.NO


def test_month_is_past_possibly_within_it_and_certainly_after_it() -> None:
    march = parse_date("marts 2026")
    answers = [is_past(march, day) for day in (date(2026, 3, 1), date(2026, 3, 2))]
    assert answers == [Certainty.NO, Certainty.POSSIBLE]
    assert is_past(march, date(2026, 4, 1)) is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("start", "duration", "earliest", "latest"),
    [
        ("Pr. 1. januar 2025", "toårigt pilotprojekt", "2026-12-31", "2026-12-31"),
        ("budget 2025", "godt 570 mio. kr. over fire år", "2028-12-31", "2028-12-31"),
        ("med budget 2025", "over fire år", "2028-12-31", "2028-12-31"),
        ("1. april 2023", "3-årig forsøgsordning", "2026-03-31", "2026-03-31"),
        ("1. marts 2026", "3 – 6 mdr.", "2026-05-31", "2026-08-31"),
        ("august 2025", "et år", "2026-07-31", "2026-08-30"),
        ("29. februar 2024", "et år", "2025-02-28", "2025-02-28"),
        ("31. januar 2025", "en måned", "2025-02-28", "2025-02-28"),
    ],
)
def test_end_is_computed_from_start_and_length(
    start: str, duration: str, earliest: str, latest: str
) -> None:
    end = compute_end(parse_date(start), duration)
    assert (end.earliest, end.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert end.computed
    assert duration in end.as_written
    assert bounds(parse_date(write_date(end))) == bounds(end)
    assert describe_bounds(end).endswith("beregnet")


@pytest.mark.parametrize(
    ("start", "duration", "flag"),
    [
        ("løbende", "fire år", DateFlag.DURATION_ONLY),
        ("OFS 2022/2023", "fire år", DateFlag.DURATION_ONLY),
        ("1. januar 2025", "72 timer", DateFlag.DURATION_ONLY),
        ("1. januar 2025", "ubestemt", DateFlag.UNREADABLE),
        ("1. januar 2025", "9999 år", DateFlag.UNREADABLE),
    ],
)
def test_end_that_cannot_be_counted_stays_unplaced(
    start: str, duration: str, flag: DateFlag
) -> None:
    end = compute_end(parse_date(start), duration)
    assert not end.is_placed
    assert not end.computed
    assert (end.flag, end.precision) == (flag, Precision.DURATION)


@pytest.mark.parametrize(
    ("words", "danish", "english"),
    [
        ("8.10.2025", "den 8. oktober 2025", "8 October 2025"),
        ("Marts 2026", "marts 2026", "March 2026"),
        ("skoleåret 2026/2027", "skoleåret 2026/27", "school year 2026/27"),
        ("1. halvår 2026", "1. halvår 2026", "1st half of 2026"),
        ("i 2019 og frem", "fra 2019 og frem", "from 2019 onwards"),
        ("2022 – 24", "2022-2024", "2022-2024"),
        ("siden 2023 og frem til juni 2025", "2023 – juni 2025", "2023 – June 2025"),
        ("før sommeren 2025", "senest den 31. maj 2025", "by 31 May 2025"),
        ("Primo 2023", "primo 2023", "early 2023"),
        ("1. september", "1. september", "1. september"),
        ("efteråret  20", "efteråret 20", "efteråret 20"),
    ],
)
def test_house_style_of_dates(words: str, danish: str, english: str) -> None:
    read = parse_date(words)
    assert (write_date(read), write_date(read, lang="en")) == (danish, english)


@pytest.mark.parametrize(
    ("words", "danish"),
    [
        ("marts 2026", "tidligst 1. marts 2026, senest 31. marts 2026"),
        ("frem til marts 2026", "slut: tidligst 1. marts 2026, senest 31. marts 2026"),
        ("1. april 2023 – 31. marts 2026", "start: 1. april 2023; slut: 31. marts 2026"),
        ("1. september", "året mangler – skriv fx 1. september 2025"),
        ("før sommeren 2025", "senest 31. maj 2025"),
    ],
)
def test_bounds_are_told_in_plain_words(words: str, danish: str) -> None:
    assert describe_bounds(parse_date(words)) == danish


def test_english_bounds_say_what_is_missing() -> None:
    told = describe_bounds(parse_date("1. september"), "en")
    assert told.startswith("the year is missing")
