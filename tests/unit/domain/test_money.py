from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.money import (
    Basis,
    MoneyExpression,
    MoneyFlag,
    Qualifier,
    annual_amounts,
    describe_money,
    format_mio,
    format_ore,
    format_thousands,
    is_permanent,
    is_temporary,
    money_from_cells,
    parse_money,
    total_ore,
    write_money,
)

UNTIMED = settings(deadline=None)  # a busy machine is no failure

MIO = 100_000_000
KR = 100


def reading(text: str, **fields: object) -> tuple[str, MoneyExpression]:
    return text, replace(MoneyExpression(text), **fields)  # type: ignore[arg-type] # field values by name


def per_year(text: str, ore: int) -> tuple[str, MoneyExpression]:
    return reading(text, amount_ore=ore, basis=Basis.PER_YEAR)


def no_basis(text: str, ore: int, **more: object) -> tuple[str, MoneyExpression]:
    return reading(text, amount_ore=ore, flag=MoneyFlag.BASIS_UNKNOWN, **more)


def years(*numbers: int) -> dict[str, object]:
    return {"years": numbers, "first_year": numbers[0], "last_year": numbers[-1]}


DOCUMENT_ROWS = [
    reading(
        "22,7 mio. kr. årligt fra 2025 og frem",
        amount_ore=2_270_000_000,
        basis=Basis.PER_YEAR,
        first_year=2025,
        open_ended=True,
    ),
    no_basis("samt 10,9 mio. kr. til kompetenceudvikling", 1_090_000_000),
    reading(
        "en mindre pulje på 0,5 mio. kr. årligt af driftsmidler",
        amount_ore=MIO // 2,
        basis=Basis.PER_YEAR,
        source="driftsmidler",
    ),
    no_basis(
        "i budget 2024 afsat 3 mio. kr. fra 2024-2026",
        3 * MIO,
        decided_with="budget 2024",
        **years(2024, 2025, 2026),
    ),
    reading(
        "godt 570 mio. kr. over fire år",
        amount_ore=570 * MIO,
        basis=Basis.TOTAL,
        qualifier=Qualifier.GODT,
        span_years=4,
    ),
    per_year("Der er afsat 11 mio. kr. årligt", 11 * MIO),
    *(
        no_basis(f"({amount} mio. kr.)", ore)
        for amount, ore in (
            ("3,3", 330_000_000), ("2,5", 250_000_000), ("0,6", 60_000_000),
            ("0,8", 80_000_000), ("0,8", 80_000_000), ("1,6", 160_000_000), ("1", MIO),
        )
    ),
    *(
        per_year(f"afsat {amount} mio. kr. årligt", ore)
        for amount, ore in (
            ("3,3", 330_000_000), ("2,5", 250_000_000), ("0,6", 60_000_000),
            ("0,8", 80_000_000), ("0,8", 80_000_000), ("1,6", 160_000_000), ("1", MIO),
        )
    ),
    no_basis("Heraf går 0,6 mio. kr. til lønrefusion", 60_000_000, part_of=True),
    reading(
        "ikke disponeret 0,6 mio. kr. i 2021 samt 1 mio. kr. i 2022",
        basis=Basis.PER_YEAR_LIST,
        per_year=((2021, 60_000_000), (2022, MIO)),
        **years(2021, 2022),
    ),
    reading(
        "reserveret 0,4 mio. kr. årligt i 2019 og 2021",
        amount_ore=40_000_000,
        basis=Basis.PER_YEAR,
        **years(2019, 2021),
    ),
    per_year("160.000 kr. årligt", 160_000 * KR),
    reading(
        "i 2019 og 2020 bevilget 100.000 kr., i alt 200.000 kr.",
        amount_ore=100_000 * KR,
        basis=Basis.PER_YEAR,
        stated_total_ore=200_000 * KR,
        **years(2019, 2020),
    ),
    reading(
        "i 2019 og 2020 bevilget 100.000 kr., i alt 200.000 kr.; "
        "forlænget til også at omfatte 2021 og 2022",
        amount_ore=100_000 * KR,
        basis=Basis.PER_YEAR,
        stated_total_ore=200_000 * KR,
        extended_years=(2021, 2022),
        **years(2019, 2020, 2021, 2022),
    ),
    reading(
        "befordringstilskud (368.000 kr. i 2021)",
        amount_ore=368_000 * KR,
        basis=Basis.TOTAL,
        **years(2021),
    ),
    reading(
        "tilskud svarende til 7/9 af udgiften mod kun 1/3",
        fraction="7/9",
        flag=MoneyFlag.FRACTION,
    ),
    reading("større tilskud", flag=MoneyFlag.NO_AMOUNT),
    reading("årligt tilskud", basis=Basis.PER_YEAR, flag=MoneyFlag.NO_AMOUNT),
    reading("driftstilskud i 2025", flag=MoneyFlag.NO_AMOUNT, **years(2025)),
    reading(
        "71 % af de afsatte midler er midlertidige bevillinger",
        share_percent=Decimal(71),
        temporary_stated=True,
        flag=MoneyFlag.NO_AMOUNT,
    ),
    reading("-", flag=MoneyFlag.NO_AMOUNT),
    reading("–", flag=MoneyFlag.NO_AMOUNT),
    reading("", flag=MoneyFlag.NO_AMOUNT),
]  # fmt: skip

BUDGET_YEARS = (2019, 2020, 2021, 2022)
BUDGET_TABLE = [
    (("3.300", "3.300", "3.300", "3.300"), 13_200),
    (("2.500", "2.900", "2.500", "2.500"), 10_400),
    (("600", "600", "-", "-"), 1_200),
    (("800", "800", "800", "800"), 3_200),
    (("800", "800", "800", "800"), 3_200),
    (("1.600", "1.600", "1.600", "1.600"), 6_400),
    (("1.000", "1.000", "1.000", "1.000"), 4_000),
    (("400", "-", "400", "-"), 800),
    (("-", "-", "600", "1.000"), 1_600),
    (("11.000", "11.000", "11.000", "11.000"), 44_000),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENT_ROWS)
def test_reads_every_expression_of_the_documents(text: str, expected: MoneyExpression) -> None:
    assert parse_money(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in DOCUMENT_ROWS])
def test_the_canonical_words_of_a_documents_expression_read_the_same(text: str) -> None:
    expr = parse_money(text)
    again = parse_money(write_money(expr))
    assert replace(again, as_written=text) == expr


@pytest.mark.parametrize(("cells", "thousands"), BUDGET_TABLE)
def test_reads_a_budget_row_in_thousands_and_gives_every_cell_back(
    cells: tuple[str, ...], thousands: int
) -> None:
    row = money_from_cells(BUDGET_YEARS, cells)
    assert tuple(format_thousands(ore) for _, ore in row.per_year) == cells
    assert total_ore(row) == thousands * 1000 * KR
    assert replace(parse_money(write_money(row)), as_written=row.as_written) == row


@pytest.mark.parametrize("cell", sorted({c for cells, _ in BUDGET_TABLE for c in cells}))
def test_a_table_cell_survives_being_read_and_written(cell: str) -> None:
    expr = parse_money(cell, in_thousands=True)
    assert write_money(expr, in_thousands=True) == cell


def test_a_table_row_with_words_in_a_cell_is_unreadable() -> None:
    assert money_from_cells((2019, 2020), ("3.300", "ukendt")).flag is MoneyFlag.UNREADABLE
    assert money_from_cells((2019,), ("3.300", "400")).flag is MoneyFlag.UNREADABLE


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("2-3 mio. kr.", MoneyFlag.UNREADABLE),
        ("2 til 3 mio. kr.", MoneyFlag.UNREADABLE),
        ("1.5 mio. kr.", MoneyFlag.UNREADABLE),
        ("3.300", MoneyFlag.UNREADABLE),
        ("efter sommerferien", MoneyFlag.UNREADABLE),
        ("0,001 kr.", MoneyFlag.UNREADABLE),
        ("3 mio. kr. årligt og 4 mio. kr. til drift", MoneyFlag.SEVERAL_AMOUNTS),
        ("3 mio. kr. i 2023-2026", MoneyFlag.BASIS_UNKNOWN),
        ("4-årigt tilskud på 3 mio. kr.", MoneyFlag.BASIS_UNKNOWN),
    ],
)
def test_what_cannot_be_read_with_certainty_is_flagged(text: str, flag: MoneyFlag) -> None:
    assert parse_money(text).flag is flag


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("kr. 160.000 om året", 160_000 * KR),
        ("160 000 kr. pr. år", 160_000 * KR),
        ("160\u00a0000\u00a0kr. årligt", 160_000 * KR),
        ("50 t.kr. hvert år", 50_000 * KR),
        ("fire mio. kr. årligt", 4 * MIO),
        ("1,2 mia. kr. årligt", 1200 * MIO),
        ("-0,5 mio. kr. årligt", -MIO // 2),
        ("12,50 kr. årligt", 1250),
        ("i 2021 300.000 kr. årligt", 300_000 * KR),
    ],
)
def test_reads_other_ways_of_writing_a_yearly_amount(text: str, ore: int) -> None:
    expr = parse_money(text)
    assert (expr.amount_ore, expr.basis) == (ore, Basis.PER_YEAR)


def test_years_of_a_period_are_computed_from_the_budget_and_marked() -> None:
    expr = parse_money("Med budget 2025 er der afsat godt 570 mio. kr. over fire år")
    assert expr.years == (2025, 2026, 2027, 2028)
    assert expr.computed_years
    assert annual_amounts(expr) == {}
    assert "2025–2028 (beregnet)" in describe_money(expr)


def test_without_a_budget_no_years_are_made_up() -> None:
    expr = parse_money("godt 570 mio. kr. over fire år")
    assert expr.years == ()
    assert not expr.computed_years


def test_a_yearly_grant_without_an_end_is_permanent() -> None:
    expr = parse_money("22,7 mio. kr. årligt fra 2025 og frem")
    assert is_permanent(expr)
    assert not is_temporary(expr)
    assert annual_amounts(expr) == {}
    assert annual_amounts(expr, until=2027) == dict.fromkeys((2025, 2026, 2027), 2_270_000_000)


@pytest.mark.parametrize(
    "text",
    ["3 mio. kr. årligt i 2024", "driftstilskud i 2025", "570 mio. kr. over fire år",
     "midlertidig bevilling på 1 mio. kr.", "2 mio. kr. til og med 2028"],
)  # fmt: skip
def test_money_with_a_known_end_is_temporary(text: str) -> None:
    assert is_temporary(parse_money(text))
    assert not is_permanent(parse_money(text))


def test_a_running_grant_is_neither_permanent_nor_temporary() -> None:
    expr = parse_money("0,5 mio. kr. årligt af driftsmidler")
    assert not is_permanent(expr)
    assert not is_temporary(expr)


def test_amounts_per_year_leave_out_years_without_money() -> None:
    row = money_from_cells(BUDGET_YEARS, ("400", "-", "400", "-"))
    assert annual_amounts(row) == {2019: 40_000_000, 2021: 40_000_000}


def test_an_approximate_amount_gives_no_certain_yearly_amounts() -> None:
    assert annual_amounts(parse_money("ca. 3 mio. kr. årligt i 2024 og 2025")) == {}


def test_a_grant_extended_until_a_year_covers_the_years_between() -> None:
    expr = parse_money("1 mio. kr. årligt i 2019 og 2020, forlænget til 2023")
    assert expr.years == (2019, 2020, 2021, 2022, 2023)
    assert replace(parse_money(write_money(expr)), as_written=expr.as_written) == expr


def test_the_reading_is_told_in_danish_and_english() -> None:
    expr = parse_money("22,7 mio. kr. årligt fra 2025 og frem")
    assert describe_money(expr) == "22.700.000 kr. om året fra 2025, uden slutår – varig"
    assert (
        describe_money(expr, "en")
        == "DKK 22,700,000 per year from 2025, without an end year – permanent"
    )


def test_the_reading_says_when_total_or_yearly_is_not_stated() -> None:
    text = describe_money(parse_money("3 mio. kr. fra 2024-2026"))
    assert text == (
        "3.000.000 kr. i perioden 2024-2026; "
        "det fremgår ikke, om beløbet er i alt eller om året – midlertidig"
    )


def test_writes_figures_in_both_languages() -> None:
    assert format_ore(2_270_000_000) == "22.700.000 kr."
    assert format_ore(1250) == "12,50 kr."
    assert format_ore(1250, "en") == "DKK 12.50"
    assert format_mio(2_270_000_000) == "22,7 mio. kr."
    assert format_mio(2_270_000_000, "en") == "DKK 22.7 million"
    assert format_thousands(None) == "-"
    assert format_thousands(330_000_000) == "3.300"


YEARS = st.integers(2009, 2040)
ORE = st.integers(-(10**13), 10**13)


@st.composite
def expressions(draw: st.DrawFn) -> MoneyExpression:
    """Draw an expression that words can state in full."""
    basis = draw(st.sampled_from([Basis.TOTAL, Basis.PER_YEAR, Basis.UNKNOWN]))
    given_years = tuple(sorted(draw(st.sets(YEARS, max_size=5))))
    qualifier = draw(st.none() | st.sampled_from(list(Qualifier)))
    if basis is Basis.UNKNOWN:
        qualifier = None if qualifier is Qualifier.I_ALT else qualifier
        given_years = given_years if len(given_years) != 1 else ()
    elif basis is Basis.TOTAL and len(given_years) != 1:
        qualifier = qualifier or Qualifier.I_ALT
    open_ended = not given_years and draw(st.booleans())
    first = given_years[0] if given_years else draw(st.none() | YEARS)
    return MoneyExpression(
        as_written="",
        amount_ore=draw(ORE),
        basis=basis,
        qualifier=qualifier,
        years=given_years,
        first_year=first,
        last_year=given_years[-1] if given_years else None,
        open_ended=open_ended,
        source=draw(
            st.none() | st.sampled_from(["driftsmidler", "statslige midler", "egen ramme"])
        ),
        decided_with=draw(st.none() | st.sampled_from(["budget 2025", "overførselssag 2020-2021"])),
        part_of=draw(st.booleans()),
        flag=MoneyFlag.BASIS_UNKNOWN if basis is Basis.UNKNOWN else None,
        temporary_stated=draw(st.booleans()),
    )


@UNTIMED
@given(expressions())
def test_reading_what_was_written_loses_nothing(expr: MoneyExpression) -> None:
    assert replace(parse_money(write_money(expr)), as_written="") == expr


@UNTIMED
@given(st.dictionaries(YEARS, st.none() | ORE, min_size=1, max_size=6))
def test_a_list_of_yearly_amounts_survives_being_written(amounts: dict[int, int | None]) -> None:
    listed = tuple(sorted(amounts.items()))
    known = [year for year, ore in listed if ore is not None]
    expr = MoneyExpression(
        "",
        basis=Basis.PER_YEAR_LIST,
        per_year=listed,
        years=tuple(sorted(amounts)),
        first_year=min(known or amounts),
        last_year=max(known or amounts),
        flag=None if known else MoneyFlag.NO_AMOUNT,
    )
    assert replace(parse_money(write_money(expr)), as_written="") == expr


def test_a_grant_ends_with_the_last_year_that_has_money() -> None:
    read = parse_money("2019: 600 t. kr., 2020: 600 t. kr., 2021: -, 2022: -")
    assert (read.first_year, read.last_year) == (2019, 2020)
    assert read.years == (2019, 2020, 2021, 2022)


PIECES = st.sampled_from(
    ["3", "22,7", " mio. kr.", " kr.", " årligt", " i alt", " 2025", "-", "–", " fra", " til",
     " og", " frem", " over fire år", ".", ",", " budget 2024", " heraf", " forlænget", "7/9",
     " %", "\n"]
)  # fmt: skip


@UNTIMED
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_any_text_has_a_reading_and_a_description(text: str) -> None:
    expr = parse_money(text)
    assert expr.as_written == text
    assert describe_money(expr)
    assert describe_money(expr, "en")
    assert isinstance(write_money(expr, "en"), str)


@UNTIMED
@given(st.lists(PIECES, max_size=14).map("".join))
def test_canonical_words_are_a_fixed_point(text: str) -> None:
    written = write_money(parse_money(text))
    assert write_money(parse_money(written)) == written


def test_a_page_of_amounts_stays_unread_and_costs_no_time() -> None:
    pasted = "3 mio. kr. " * 20_000
    found = parse_money(pasted)
    assert (found.as_written, found.amount_ore, found.flag) == (pasted, None, MoneyFlag.UNREADABLE)
