from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from kkdesk.ui.widgets.markdown import LINE_BREAK, char_format, fill, list_of, to_markdown

pytestmark = pytest.mark.usefixtures("qapp")


def again(markdown: str) -> str:
    document = QTextDocument()
    fill(document, markdown)
    return to_markdown(document)


def looks(document: QTextDocument) -> list[tuple[str, list[tuple[str, bool, bool, str]]]]:
    """Return every block's list marker and, letter by letter, how it looks."""
    found = []
    block = document.begin()
    while block.isValid():
        items = list_of(block)
        marker = "" if items is None else f"{items.format().indent()}{items.format().style().name}"
        letters = []
        parts = block.begin()
        while not parts.atEnd():
            piece = parts.fragment()
            look = piece.charFormat()
            for letter in piece.text():
                if letter.isspace():
                    letters.append((" ", False, False, look.anchorHref()))
                else:
                    bold = look.fontWeight() > 500
                    letters.append((letter, bold, look.fontItalic(), look.anchorHref()))
            parts += 1
        found.append((marker, letters))
        block = block.next()
    return found


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Et afsnit.",
        "Et afsnit.\n\nEt til med **fed**, _kursiv_ og **_begge_**.",
        "- et\n- to\n- tre",
        "1. et\n2. to",
        "Før:\n\n- et\n- to\n\nEfter.",
        "- et\n  - under\n  - under igen\n- to",
        "3. begynder ved tre\n4. fire",
        "[Politikken](https://example.org/a?b=c&d=e) og [**fed**](mailto:a@b.dk)",
        "Linje et\\\nlinje to",
        "- punkt\\\n  med to linjer",
        "CO₂ → ✓ “citat” 5 < 6",
    ],
)
def test_what_is_stored_comes_back_as_it_was(markdown: str) -> None:
    assert again(markdown) == markdown


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("*kursiv* og __fed__", "_kursiv_ og **fed**"),
        ("* et\n* to", "- et\n- to"),
        ("1) et\n2) to", "1. et\n2. to"),
        ("en\nlinje", "en linje"),
        ("# ikke en overskrift", "\\# ikke en overskrift"),
        ("<b>x</b> <img src=a>", "\\<b>x\\</b> \\<img src=a>"),
        ("`kode`", "\\`kode\\`"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ],
)
def test_other_markdown_becomes_the_subset_or_plain_text(other: str, ours: str) -> None:
    assert again(other) == ours
    assert again(ours) == ours


@pytest.mark.parametrize(
    "text",
    [
        "- ikke et punkt",
        "1. ikke et tal",
        "2) heller ikke",
        "+ nej",
        "# nej",
        "> nej",
        "***",
        "---",
    ],
)
def test_a_typed_sign_at_the_start_of_a_line_stays_a_sign(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    back = QTextDocument()
    fill(back, to_markdown(document))
    assert back.toPlainText() == text
    assert list_of(back.begin()) is None


SIGNS = "aæB9 .,*_[]()`<>\\&;#-+!\"'~|=:/" + LINE_BREAK
RUN = st.tuples(
    st.text(alphabet=st.sampled_from(SIGNS), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "", "https://example.org/a(b)_c"]),
)  # fmt: skip
BLOCK = st.lists(RUN, min_size=1, max_size=5)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(BLOCK, min_size=1, max_size=3))
def test_nothing_of_the_subset_is_lost_by_writing_and_reading(
    blocks: list[list[tuple[str, bool, bool, str]]],
) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for number, runs in enumerate(blocks):
        if number:
            cursor.insertBlock(QTextBlockFormat())
        for text, bold, italic, href in runs:
            cursor.insertText(text, char_format(bold=bold, italic=italic, href=href))
    first = QTextDocument()
    fill(first, to_markdown(document))
    expected = [
        (marker, trimmed) for marker, letters in looks(document) if (trimmed := _trimmed(letters))
    ]
    assert [(m, _trimmed(letters)) for m, letters in looks(first) if _trimmed(letters)] == expected
    assert again(to_markdown(first)) == to_markdown(first)


def _trimmed(
    letters: list[tuple[str, bool, bool, str]],
) -> list[tuple[str, bool, bool, str]]:
    """Leave spaces out of the comparison: Markdown joins and trims them."""
    return [letter for letter in letters if letter[0] != " "]
