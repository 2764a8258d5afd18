"""How appendices are numbered in both editions, and what texts may cite."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.cases import cited
from kkdesk.domain.packets import (
    AppendixSource,
    PacketAppendix,
    PacketFile,
    cited_in_edition,
    cites_hidden,
    cites_unknown,
    hidden,
    numbering,
    shown,
)
from kkdesk.domain.vocabulary import Edition


def appendix(number: int, *, confidential: bool = False) -> PacketAppendix:
    return PacketAppendix(
        f"a{number}", number, f"Titel {number}", AppendixSource.NONE, confidential
    )


marks = st.lists(st.booleans(), max_size=12)
editions = st.sampled_from(Edition)


def case_of(confidential: list[bool]) -> list[PacketAppendix]:
    return [appendix(n, confidential=mark) for n, mark in enumerate(confidential, start=1)]


@given(marks, editions)
def test_numbers_run_from_one_without_a_gap_and_keep_the_order(
    confidential: list[bool], edition: Edition
) -> None:
    found = numbering(case_of(confidential), edition)
    assert list(found.values()) == list(range(1, len(found) + 1))
    assert list(found) == sorted(found)


@given(marks)
def test_the_internal_edition_has_all_under_the_numbers_of_the_case(
    confidential: list[bool],
) -> None:
    found = numbering(case_of(confidential), Edition.INTERNAL)
    assert found == {n: n for n in range(1, len(confidential) + 1)}


@given(marks)
def test_the_public_numbers_are_those_of_a_case_that_never_had_the_others(
    confidential: list[bool],
) -> None:
    case = case_of(confidential)
    public = shown(case, Edition.PUBLIC)
    assert [one.confidential for one in public] == [False] * confidential.count(False)
    alone = [appendix(n) for n in range(1, len(public) + 1)]
    assert list(numbering(case, Edition.PUBLIC).values()) == list(
        numbering(alone, Edition.INTERNAL).values()
    )


@given(marks, st.permutations(range(12)))
def test_the_numbers_do_not_depend_on_the_order_in_which_records_are_read(
    confidential: list[bool], order: list[int]
) -> None:
    case = case_of(confidential)
    mixed = [case[place] for place in order if place < len(case)]
    assert numbering(mixed, Edition.PUBLIC) == numbering(case, Edition.PUBLIC)


@given(marks, st.sets(st.integers(1, 14)))
def test_a_text_cites_the_same_appendices_in_the_public_edition_or_one_that_it_may_not(
    confidential: list[bool], named: set[int]
) -> None:
    case = case_of(confidential)
    text = f"Det fremgår (bilag {', '.join(map(str, sorted(named)))})." if named else "Intet."
    numbers = numbering(case, Edition.PUBLIC)
    left_out = set(cites_hidden([text], case, Edition.PUBLIC))
    unknown = set(cites_unknown([text], case))
    assert left_out == {n for n in named if n <= len(case) and confidential[n - 1]}
    assert unknown == {n for n in named if n > len(case)}
    if not left_out and not unknown:
        said = sorted(cited(cited_in_edition(text, numbers)))
        assert said == [numbers[n] for n in sorted(named)]
    assert cites_hidden([text], case, Edition.INTERNAL) == ()


def test_an_appendix_all_of_whose_files_are_confidential_is_so_itself() -> None:
    def of(marks: tuple[bool, ...]) -> PacketAppendix:
        files = tuple(PacketFile(f"d{n}", "x.pdf", "", 1, mark) for n, mark in enumerate(marks))
        return PacketAppendix("a", 1, "Titel", AppendixSource.FILE, files=files)

    assert hidden(of((True,)))
    assert hidden(of((True, True)))
    assert not hidden(of((True, False)))
    assert not hidden(of(()))
