from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kkdesk.domain.markup import (
    MAX_DEPTH,
    Block,
    BulletList,
    Item,
    NumberedList,
    Paragraph,
    Span,
    parse_markup,
    plain_text,
    write_markup,
)

UNTIMED = settings(deadline=None)  # a busy machine is no failure


def paragraph(*spans: Span | str) -> Paragraph:
    return Paragraph(tuple(Span(s) if isinstance(s, str) else s for s in spans))


def item(*blocks: Block | str) -> Item:
    return Item(tuple(paragraph(b) if isinstance(b, str) else b for b in blocks))


def depth(blocks: tuple[Block, ...]) -> int:
    lists = [b for b in blocks if not isinstance(b, Paragraph)]
    return max((1 + depth(i.blocks) for b in lists for i in b.items), default=0)


def test_reads_paragraphs_formatting_and_links() -> None:
    text = "Et **fedt** og *skråt* ord.\n\nSe [planen](https://example.org/a?b=1)."
    assert parse_markup(text) == (
        paragraph("Et ", Span("fedt", bold=True), " og ", Span("skråt", italic=True), " ord."),
        paragraph("Se ", Span("planen", link="https://example.org/a?b=1"), "."),
    )


def test_reads_lists_within_lists() -> None:
    text = "Om:\n- et\n- to\n  1. a\n  2. b\n\n     mere b\n- tre"
    assert parse_markup(text) == (
        paragraph("Om:"),
        BulletList(
            (
                item("et"),
                item("to", NumberedList((item("a"), item("b", "mere b")))),
                item("tre"),
            )
        ),
    )


def test_a_numbered_list_keeps_its_first_number() -> None:
    assert parse_markup("3. tre\n4. fire") == (NumberedList((item("tre"), item("fire")), 3),)
    assert write_markup(parse_markup("3. tre\n9. fire")) == "3. tre\n4. fire"


@pytest.mark.parametrize(
    "text",
    [
        "31. marts 2026 udløber forsøget.",
        "1. januar 2025 træder loven i kraft.",
        "3. kvartal 2018 var andelen 15,3 pct.",
        "9. klasse deltager.",
        "2026. Så er det slut",
        "<b>fed</b> <script>alert(1)</script>",
        "# Ikke en overskrift",
        "> Ikke et citat",
        "| a | b |",
        "&amp; `kode` ![billede](https://example.org/a.png",
        "2 * 3 * 4 og fil_navn_her",
        "[farligt](javascript:alert(1))",
        "[fil](file:///etc/passwd)",
        "– tankestreg først",
        "-5 grader",
    ],
)
def test_everything_else_that_is_typed_stays_text(text: str) -> None:
    assert parse_markup(text) == (paragraph(text),)
    assert write_markup(parse_markup(text)) == text


def test_marks_can_be_written_as_text() -> None:
    blocks = (paragraph("*ikke skråt*"), paragraph("- ikke et punkt"), paragraph("1. ikke et tal"))
    assert parse_markup(write_markup(blocks)) == blocks


def test_deeper_lists_than_three_levels_stay_text() -> None:
    blocks = parse_markup("- - - - - - et")
    assert depth(blocks) == MAX_DEPTH
    assert plain_text("- - - - - - et") == "- - - et"


def test_plain_text_holds_the_words_only() -> None:
    assert plain_text("**Fed** tekst\n\n- et\n- [to](https://example.org)") == "Fed tekst\net\nto"


def test_the_normal_form_is_tidy() -> None:
    text = "Afsnit\n* et\n\n\n* to\n   * tre\r\n\r\n\r\n  slut  "
    assert write_markup(parse_markup(text)) == "Afsnit\n\n- et\n- to\n  - tre\n\n  slut"


PIECES = st.sampled_from(
    ["a", "b c", "*", "**", "_", "[", "](https://a.dk)", "](", ")", "\\", "- ", "1. ", "12. ", "\n",
     "\n\n", "  ", "    ", "\n- ", "\n  - ", "\n1. ", "\n   2. ", "æøå", "<b>", "&amp;", "\t", "#",
     "![x](https://a.dk)", "https://a.dk/(b", "> ", "`", "31. marts"]
)  # fmt: skip
TYPED = st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60)


@UNTIMED
@given(TYPED)
def test_the_normal_form_reads_the_same(text: str) -> None:
    normal = write_markup(parse_markup(text))
    assert write_markup(parse_markup(normal)) == normal
    assert depth(parse_markup(text)) <= MAX_DEPTH


SPANS = st.builds(
    Span,
    st.text(alphabet="ab *_[]\\-1.\n<&", min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.none() | st.just("https://example.org/(x"),
)
PARAGRAPHS = st.lists(SPANS, max_size=4).map(lambda spans: Paragraph(tuple(spans)))
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        lambda items, start: NumberedList(items, start) if start else BulletList(items),
        st.lists(st.lists(inner, max_size=3).map(lambda b: Item(tuple(b))), min_size=1, max_size=3)
        .map(tuple),
        st.integers(0, 20),
    ),
    max_leaves=8,
)  # fmt: skip


def letters(text: str) -> str:
    return "".join(c for c in text if c in "ab<&")


@UNTIMED
@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_writing_blocks_loses_no_letter_and_settles_at_once(blocks: tuple[Block, ...]) -> None:
    written = write_markup(blocks)
    assert write_markup(parse_markup(written)) == written
    typed = "".join(_texts(blocks))
    assert letters(plain_text(written)) == letters(typed)


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts += [span.text for span in block.spans]
        else:
            for one in block.items:
                texts += _texts(one.blocks)
    return texts


@UNTIMED
@given(st.text(alphabet="abc æøå.,<>&", max_size=40))
def test_ordinary_words_are_kept_as_typed(text: str) -> None:
    assert plain_text(text) == text.strip()
