from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.responsibility import (
    Binding,
    BindingKind,
    DepartmentName,
    Mode,
    ResponsibilityExpression,
    expand,
    parse_responsibility,
    write_responsibility,
)

UNTIMED = settings(deadline=None)  # a busy machine is no failure

DEPARTMENTS = (
    DepartmentName("SOF", "Socialforvaltningen"),
    DepartmentName("BIF", "Beskæftigelses- og Integrationsforvaltningen"),
    DepartmentName("BUF", "Børne- og Ungdomsforvaltningen"),
    DepartmentName("KFF", "Kultur- og Fritidsforvaltningen"),
    DepartmentName("SUF", "Sundheds- og Omsorgsforvaltningen"),
    DepartmentName("TMF", "Teknik- og Miljøforvaltningen"),
    DepartmentName("ØKF", "Økonomiforvaltningen"),
)
CODES = tuple(department.code for department in DEPARTMENTS)
NAMES = {department.code: department.name for department in DEPARTMENTS}
ON_AREAS = "på deres områder"
WITHIN_AREAS = "inden for deres områder"

SHORT_FORMS = {
    "1.1": "SOF",
    "1.2": "BIF",
    "2.1": "SOF",
    "2.2": "SOF",
    "2.3": "SOF, BIF",
    "2.4": "SUF, BIF, SOF",
    "3.1": "TMF og de øvrige forvaltninger på deres områder",
    "3.2": "TMF",
    "4.1": "BUF",
    "4.2": "BUF",
    "4.3": "BUF, SOF",
    "5.1": "BIF",
    "5.2": "ØKF og de øvrige forvaltninger inden for deres områder",
    "5.3": "Alle forvaltninger",
    "5.4": "Alle forvaltninger",
    "5.5": "BIF",
    "6.1": "KFF, SUF, SOF",
    "6.2": "SOF",
    "6.3": "SOF",
    "6.4": "SUF, SOF",
}


def full_form(short: str) -> str:
    for code, name in NAMES.items():
        short = short.replace(code, name)
    return short


def read(text: str) -> ResponsibilityExpression:
    return parse_responsibility(text, DEPARTMENTS)


@pytest.mark.parametrize("short", SHORT_FORMS.values(), ids=SHORT_FORMS)
def test_short_and_full_form_of_a_priority_read_alike_and_write_each_other(short: str) -> None:
    full = full_form(short)
    for text in (short, f"({short})", full, f"({full})"):
        expr = read(text)
        assert expr.unknown == ()
        assert expr.as_written == text
        assert write_responsibility(expr, DEPARTMENTS, short=True) == short
        assert write_responsibility(expr, DEPARTMENTS, short=False) == full


def test_one_department_is_bound_by_14_of_the_20_priorities_and_named_in_10() -> None:
    bindings = {
        number: {binding.code: binding.kind for binding in expand(read(text), CODES)}
        for number, text in SHORT_FORMS.items()
    }
    bound = [number for number, kinds in bindings.items() if "SOF" in kinds]
    named = [n for n, kinds in bindings.items() if kinds.get("SOF") is BindingKind.NAMED]
    assert len(bound) == 14
    assert named == ["1.1", "2.1", "2.2", "2.3", "2.4", "4.3", "6.1", "6.2", "6.3", "6.4"]


def test_a_lead_and_the_others_bind_every_department() -> None:
    bindings = expand(read(SHORT_FORMS["3.1"]), CODES)
    assert bindings[0] == Binding("TMF", BindingKind.LEAD)
    assert {b.code for b in bindings[1:]} == {"BIF", "BUF", "KFF", "SOF", "SUF", "ØKF"}
    assert {b.kind for b in bindings[1:]} == {BindingKind.OTHER}


def test_all_departments_bind_every_department_alike() -> None:
    assert expand(read("(alle forvaltninger)"), CODES) == [
        Binding(code, BindingKind.ALL) for code in CODES
    ]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("(Børne- og Ungdomsforvaltningen og Socialforvaltningen)", ("BUF", "SOF")),
        ("(BUF og SOF)", ("BUF", "SOF")),
        ("(Teknik- og miljøforvaltningen)", ("TMF",)),
        ("Teknik og Miljøforvaltningen", ("TMF",)),
        ("(Beskæftigelses- og Integrationsforvalt\n\nningen)", ("BIF",)),
        ("(Socialforvaltningen, Beskæfti\n\ngelses- og Integrationsforvaltningen)", ("SOF", "BIF")),
        (
            "(Sundheds- \n\nog Omsorgsforvaltningen, Børne- og Ungdoms\n\nforvaltningen)",
            ("SUF", "BUF"),
        ),
        (
            "(Beskæftigelses- og \n\nIntegrationsforvaltningen, Social\n\nforvaltningen)",
            ("BIF", "SOF"),
        ),
        ("Social-\nforvaltningen; ØKF", ("SOF", "ØKF")),
        ("SOF, SOF", ("SOF",)),
        ("sof/bif", ("SOF", "BIF")),
    ],
)
def test_reads_lists_however_they_are_joined_and_broken(text: str, lead: tuple[str, ...]) -> None:
    expr = read(text)
    assert (expr.mode, expr.lead, expr.unknown) == (Mode.LIST, lead, ())


@pytest.mark.parametrize(
    ("text", "lead", "phrase"),
    [
        ("(Teknik-\nog Miljøforvaltningen og de øvrige forvaltninger på deres \nområder)",
         ("TMF",), ON_AREAS),
        ("(Økonomiforvaltningen og de øvrige \n\nforvalt\n\nninger inden for deres områder)",
         ("ØKF",), WITHIN_AREAS),
        ("TMF og de øvrige forvaltninger", ("TMF",), None),
    ],
)  # fmt: skip
def test_reads_a_lead_and_the_others_broken_over_lines(
    text: str, lead: tuple[str, ...], phrase: str | None
) -> None:
    expr = read(text)
    assert (expr.mode, expr.lead, expr.others_phrase) == (Mode.LEAD_AND_OTHERS, lead, phrase)
    assert expr.unknown == ()


def test_all_departments_is_read_when_broken_within_a_word() -> None:
    assert read("(Alle for\n\nvaltninger)").mode is Mode.ALL


@pytest.mark.parametrize(
    ("text", "lead", "unknown"),
    [
        ("(SOF, BIF og KoncernIT)", ("SOF", "BIF"), ("KoncernIT",)),
        ("Sundheds- og Forebyggelsesudvalget og Socialudvalget", (),
         ("Sundheds- og Forebyggelsesudvalget", "Socialudvalget")),
        ("Tværgående", (), ("Tværgående",)),
        ("SOFA", (), ("SOFA",)),
        ("", (), ()),
    ],
)  # fmt: skip
def test_unknown_words_are_kept_and_reported(
    text: str, lead: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    expr = read(text)
    assert (expr.lead, expr.unknown) == (lead, unknown)


def test_of_two_names_at_one_place_the_longer_counts() -> None:
    departments = (
        DepartmentName("A", "Kultur"),
        DepartmentName("B", "Kultur og Fritid"),
    )
    assert parse_responsibility("Kultur og Fritid", departments).lead == ("B",)


def expressions() -> st.SearchStrategy[ResponsibilityExpression]:
    leads = st.lists(st.sampled_from(CODES), unique=True, max_size=7).map(tuple)
    unknown = st.lists(st.sampled_from(["KL", "Regionen", "Borgerrådgiveren"]), unique=True)
    phrases = st.sampled_from([None, ON_AREAS, WITHIN_AREAS])
    return st.one_of(
        st.builds(
            ResponsibilityExpression,
            st.just(""),
            st.sampled_from([Mode.LIST, Mode.ALL]),
            leads,
            st.none(),
            unknown.map(tuple),
        ),
        st.builds(
            ResponsibilityExpression,
            st.just(""),
            st.just(Mode.LEAD_AND_OTHERS),
            leads,
            phrases,
            unknown.map(tuple),
        ),
    )


@UNTIMED
@given(expressions(), st.booleans())
def test_reading_what_was_written_gives_the_same(
    expr: ResponsibilityExpression,
    short: bool,  # noqa: FBT001 - hypothesis passes by position
) -> None:
    again = read(write_responsibility(expr, DEPARTMENTS, short=short))
    assert (again.mode, again.lead, again.others_phrase, again.unknown) == (
        expr.mode,
        expr.lead,
        expr.others_phrase,
        expr.unknown,
    )


@UNTIMED
@given(st.text(alphabet="SOFBIU og,()-\nåæ", max_size=60))
def test_any_text_has_a_reading(text: str) -> None:
    expr = read(text)
    assert len({b.code for b in expand(expr, CODES)}) == len(expand(expr, CODES))
