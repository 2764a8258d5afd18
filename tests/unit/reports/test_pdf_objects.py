"""Objects written straight to a file: read back as they were, in the order of no matter what."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from kkdesk.reports.pdf.objects import ObjectFile, name, number, raw_string, text_string
from kkdesk.reports.pdf.transfer import Transfer

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA = b"<</Type/Pages/Count 0/Kids[]>>"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read(write: Callable[[ObjectFile], bytes]) -> pikepdf.Pdf:
    """Open a file whose catalogue also holds what was written."""
    kept = BytesIO()
    file = ObjectFile(kept)
    pages, root = file.add(MEDIA), file.reserve()
    file.put(root, b"<</Type/Catalog/Pages %d 0 R%s>>" % (pages, write(file)))
    file.finish(root, file.add(b"<<>>"))
    pdf = pikepdf.open(BytesIO(kept.getvalue()))
    assert pdf.check_pdf_syntax() == []
    return pdf


@given(WORDS)
def test_words_are_read_back_as_they_were(words: str) -> None:
    with read(lambda _: b"/Said" + text_string(words)) as pdf:
        assert str(pdf.Root.Said) == words


@pytest.mark.parametrize("words", ["þÿ", "ïü", "Børn (små)\\", "\r\n\t", "\u00ad", "€", ""])
def test_words_that_look_like_something_else_are_read_back_too(words: str) -> None:
    with read(lambda _: b"/Said" + text_string(words)) as pdf:
        assert str(pdf.Root.Said) == words


@given(st.binary(max_size=40), st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1))
def test_bytes_and_names_are_read_back_as_they_were(data: bytes, words: str) -> None:
    with read(lambda _: b"/Held%s/Named%s" % (raw_string(data), name(words))) as pdf:
        assert bytes(pdf.Root.Held) == data
        assert str(pdf.Root.Named) == f"/{words}"


@pytest.mark.parametrize(
    ("value", "written"), [(595.28, b"595.28"), (30.0, b"30"), (-0.5, b"-0.5"), (1e6, b"1000000")]
)
def test_numbers_are_written_with_no_more_than_they_need(value: float, written: bytes) -> None:
    assert number(value) == written


def test_an_object_may_be_named_before_it_is_written_and_there_may_be_many() -> None:
    def write(file: ObjectFile) -> bytes:
        last = file.reserve()
        made = [file.add(b"[%d %d 0 R]" % (order, last)) for order in range(250)]
        file.put_stream(last, b"the last " * 50)
        return b"/All[%s]" % b" ".join(b"%d 0 R" % one for one in made)

    with read(write) as pdf:
        assert [int(one[0]) for one in pdf.Root.All] == list(range(250))
        assert pdf.Root.All[249][1].read_bytes() == b"the last " * 50


def test_the_same_objects_give_the_same_bytes_and_others_another_name() -> None:
    def written(words: str) -> bytes:
        kept = BytesIO()
        file = ObjectFile(kept)
        root = file.add(b"<</Said%s>>" % text_string(words))
        file.finish(root, file.add(b"<<>>"))
        return kept.getvalue()

    assert written("a") == written("a")
    assert written("a")[-200:] != written("b")[-200:]


def test_what_is_copied_from_another_file_is_the_same_there() -> None:
    source = pikepdf.new()
    inner = source.make_indirect(Dictionary(A=Name("/Et navn"), B=String("Børn"), C=b"\xfe\x00("))
    held = source.make_indirect(
        Array([1, Decimal("0.25"), True, None, inner, inner, Dictionary(X=Array([inner]))])
    )
    inner.Back = held
    inner.Content = source.make_stream(b"words " * 100, Kind=Name.Some)

    def write(file: ObjectFile) -> bytes:
        transfer = Transfer(file, {})
        copied = transfer.number_of(held)
        transfer.run()
        return b"/Copy %d 0 R" % copied

    with read(write) as pdf:
        copy = pdf.Root.Copy
        assert [copy[place] for place in range(4)] == [1, Decimal("0.25"), True, None]
        assert copy[4].objgen == copy[5].objgen == copy[6].X[0].objgen
        assert (str(copy[4].A), str(copy[4].B), bytes(copy[4].C)) == (
            "/Et navn",
            "Børn",
            b"\xfe\x00(",
        )
        assert copy[4].Back.objgen == copy.objgen
        assert copy[4].Content.read_bytes() == b"words " * 100
        assert copy[4].Content.Kind == Name.Some
