"""The logo and other pictures of a DOCX: in the text, with their alternative text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.shared import Pt

from kkdesk.reports.docx.styles import twips
from kkdesk.reports.office.xml import element, storable
from kkdesk.reports.pdf.paper_theme import LOGO_ROOM

if TYPE_CHECKING:
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.theme import Logo

_BELOW: Final = 10.0


def logo_paragraph(logo: Logo, book: Book) -> Xml:
    """Return a paragraph with the logo as it stands over the first page."""
    below = element("w:pPr", element("w:spacing", w__after=twips(_BELOW)))
    return element("w:p", below, picture_run(logo, "Logo", logo.fitted(*LOGO_ROOM), book))


def picture_run(logo: Logo, name: str, size: tuple[float, float], book: Book) -> Xml:
    """Return a run with a picture, so many points wide and high."""
    wide, high = size
    inline = book.document.part.new_pic_inline(BytesIO(logo.png), Pt(wide), Pt(high))
    inline.docPr.set("id", str(book.next_id()))
    inline.docPr.set("name", name)
    inline.docPr.set("descr", storable(logo.alternative))
    return element("w:r", element("w:drawing", inline))
