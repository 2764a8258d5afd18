"""The text of the guide as HTML, for the help window and for the web page; all of it escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from kkdesk.domain.guide import Caution, Grid, Listing, Picture, Prose, Typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.guide import Entry, GuideBlock, Line, Words


class Dress(Protocol):
    """What differs between the places where the guide is shown."""

    def address(self, topic: str) -> str:
        """Return what a link to a section leads to."""

    def picture(self, shown: Picture) -> str:
        """Return the HTML of a picture."""

    def caution(self, inner: str) -> str:
        """Return the HTML of a warning that says ``inner``."""

    def grid(self, head: str, body: str) -> str:
        """Return the HTML of a table from that of its rows."""


def blocks_html(blocks: Iterable[GuideBlock], dress: Dress) -> str:
    """Return blocks as HTML."""
    return "\n".join(_block(block, dress) for block in blocks)


def line_html(line: Line, dress: Dress) -> str:
    """Return a line of text as HTML."""
    return "".join(_words(words, dress) for words in line)


def _block(block: GuideBlock, dress: Dress) -> str:
    match block:
        case Prose(words):
            return f"<p>{line_html(words, dress)}</p>"
        case Listing(entries, start):
            return _listing(entries, start, dress)
        case Caution(inner):
            return dress.caution(blocks_html(inner, dress))
        case Picture():
            return dress.picture(block)
        case Grid(header, rows):
            return dress.grid(
                _row(header, "th", dress), "".join(_row(row, "td", dress) for row in rows)
            )
        case Typed(text):
            return f"<pre>{escape(text)}</pre>"


def _listing(entries: Sequence[Entry], start: int | None, dress: Dress) -> str:
    items = "".join(f"<li>{_entry(entry, dress)}</li>" for entry in entries)
    if start is None:
        return f"<ul>{items}</ul>"
    return f"<ol>{items}</ol>" if start == 1 else f'<ol start="{start}">{items}</ol>'


def _entry(entry: Entry, dress: Dress) -> str:
    """Return an entry; one of a single paragraph needs no paragraph of its own."""
    if len(entry.blocks) == 1 and isinstance(entry.blocks[0], Prose):
        return line_html(entry.blocks[0].words, dress)
    return blocks_html(entry.blocks, dress)


def _row(cells: Sequence[Line], kind: str, dress: Dress) -> str:
    return f"<tr>{''.join(_cell(cell, kind, dress) for cell in cells)}</tr>"


def _cell(cell: Line, kind: str, dress: Dress) -> str:
    """Return a cell; an empty corner of a table names no column."""
    if kind == "th" and cell:
        return f'<th scope="col">{line_html(cell, dress)}</th>'
    return f"<td>{line_html(cell, dress)}</td>"


def _words(words: Words, dress: Dress) -> str:
    made = escape(words.text)
    for wanted, tag in ((words.typed, "code"), (words.stress, "em"), (words.screen, "b")):
        if wanted:
            made = f"<{tag}>{made}</{tag}>"
    if words.topic:
        made = f'<a href="{escape(dress.address(words.topic))}">{made}</a>'
    return made
