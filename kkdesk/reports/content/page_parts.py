"""What every document of A4 pages is made with: cells of text, empty states, the marked edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.reports.content.rich_text import blocks, plain_paragraph
from kkdesk.reports.document import BulletList, Document, Item, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Inline, Paper

LANGUAGE: Final = "da-DK"

Cell = tuple["Block", ...]


def paper_document(
    paper: Paper, *, title: str, subject: str, author: str, edition: Edition, created: datetime
) -> Document:
    """Return pages as a document of an edition; the internal one says so on every page."""
    return Document(
        title=title,
        language=LANGUAGE,
        author=author,
        subject=subject,
        edition=edition,
        created=created,
        paper=paper,
        marking=edition.marking(),
        footer=author,
    )


def cell(words: str) -> Cell:
    """Return plain words as a cell; none is an empty cell."""
    return (plain_paragraph(words),) if words else ()


def said_cell(text: str) -> Cell:
    """Return a stored text (the Markdown subset) as a cell."""
    return blocks(text)


def spans(*inlines: Inline | str) -> Paragraph:
    """Return a paragraph of runs; words alone are plain ones."""
    return Paragraph(tuple(Span(one) if isinstance(one, str) else one for one in inlines))


def bullets(lines: Iterable[str]) -> tuple[Block, ...]:
    """Return plain lines as a list; none is nothing."""
    items = tuple(Item((plain_paragraph(line),)) for line in lines)
    return (BulletList(items),) if items else ()


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does: "2021, 2022 og 2023"."""
    *before, last = list(words) or [""]
    return f"{', '.join(before)} og {last}" if before else last
