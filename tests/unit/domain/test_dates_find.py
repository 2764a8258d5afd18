"""Date expressions inside running Danish text."""

from __future__ import annotations

import unicodedata

import pytest

from kkdesk.domain.dates import DateFlag, DateRole, find_dates


def found(text: str) -> list[str]:
    return [hit.expression.as_written for hit in find_dates(text)]


def test_trial_text_gives_its_start_its_end_and_their_roles() -> None:
    text = (
        "Forsøgsordningen trådte i kraft den 1. april 2023. "
        "Forsøget med dispensation løber frem til marts 2026."
    )
    hits = [(hit.expression.as_written, hit.expression.suggested_role) for hit in find_dates(text)]
    assert hits == [
        ("den 1. april 2023", DateRole.TAKES_EFFECT),
        ("frem til marts 2026", DateRole.TRIAL_ENDS),
    ]


def test_span_is_where_the_words_stand_even_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Åbner i skoleåret 2026/27, måske før sommeren 2025")
    hits = find_dates(text)
    assert [text[hit.start : hit.end] for hit in hits] == [
        unicodedata.normalize("NFD", "i skoleåret 2026/27"),
        "før sommeren 2025",
    ]
    assert all(text[hit.start : hit.end] == hit.expression.as_written for hit in hits)


@pytest.mark.parametrize(
    "name",
    [
        "budget 2025",
        "Budgetaftalen 2026",
        "OFS 2022/2023",
        "HA01 (2024)",
        "HA/SI08 (2024)",
        "TV02(2024)",
        "overførselsagen 2020-2021",
        "Handicappolitikken 2023-2026",
        "handlingsplan 2009",
        "2011-14-midlerne",
        "WorldPride 2021",
    ],
)
def test_name_of_a_decision_is_no_date(name: str) -> None:
    (hit,) = find_dates(f"Midlerne kommer fra aftalen {name}, som er vedtaget.")
    assert hit.expression.as_written == name
    assert hit.expression.flag is DateFlag.NAME_ONLY
    assert not hit.expression.is_placed


@pytest.mark.parametrize(
    "text",
    [
        "Efter servicelovens § 104 får 1014 borgere hjælp.",
        "Der er 2026 borgere og 2.025 kr.",
        "Svar inden for 72 timer.",
        "Andelen steg fra 850 til 900, altså 113 pct.",
        "Indsatsen er løbende og årlig.",
        "Se pkt. 1.2 og 3/4 af bilag 12.",
        "i marts 20 borgere",
        "",
    ],
)
def test_counts_paragraphs_and_vague_words_are_left_out(text: str) -> None:
    assert found(text) == []


def test_funding_period_is_told_from_the_budget_that_gave_it() -> None:
    hits = find_dates("Der er i budget 2024 afsat 3 mio. kr. fra 2024-2026.")
    assert [(hit.expression.as_written, hit.expression.suggested_role) for hit in hits] == [
        ("budget 2024", DateRole.BUDGET_YEAR),
        ("fra 2024-2026", DateRole.FUNDING_PERIOD),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I 2025 besluttes det, om U-start skal justeres.", DateRole.DECISION_EXPECTED),
        ("Nyt tilbud er planlagt til at åbne i 1. halvår 2026.", DateRole.OPENS),
        ("Indsatsen evalueres i slutningen af august 2025.", DateRole.EVALUATION_STARTS),
        ("Baselinemåling foretages i 2019.", DateRole.MEASURED),
        ("Politikken blev vedtaget den 4. maj 2023.", DateRole.ADOPTED),
        ("Mødet i Socialudvalget er den 8. oktober 2025.", DateRole.MEETING),
        ("Høringsfristen er den 26. september 2025.", DateRole.HEARING_DEADLINE),
        ("Bevillingen løber frem til 2026.", DateRole.FUNDING_ENDS),
    ],
)
def test_words_around_a_date_suggest_its_role(text: str, role: DateRole) -> None:
    (hit,) = find_dates(text)
    assert hit.expression.suggested_role is role


def test_words_of_one_date_do_not_colour_the_next() -> None:
    hits = find_dates("Loven trådte i kraft den 1. juli 2025, og 1. marts 2026 følger resten.")
    assert [hit.expression.suggested_role for hit in hits] == [DateRole.TAKES_EFFECT, None]


def test_date_without_a_year_is_found_so_that_it_can_be_asked_for() -> None:
    hits = find_dates("Ordningen begynder 1. september og ses efter midten af november.")
    assert [hit.expression.flag for hit in hits] == [DateFlag.NO_YEAR, DateFlag.NO_YEAR]


def test_two_days_joined_by_og_are_two_dates() -> None:
    assert found("Møder den 1. marts 2025 og den 3. april 2026.") == [
        "den 1. marts 2025",
        "den 3. april 2026",
    ]
