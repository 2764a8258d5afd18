"""The logo of a DOCX: a picture in the text, with its alternative text."""

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
    wide, high = logo.fitted(*LOGO_ROOM)
    inline = book.document.part.new_pic_inline(BytesIO(logo.png), Pt(wide), Pt(high))
    inline.docPr.set("id", str(book.next_id()))
    inline.docPr.set("name", "Logo")
    inline.docPr.set("descr", storable(logo.alternative))
    below = element("w:pPr", element("w:spacing", w__after=twips(_BELOW)))
    return element("w:p", below, element("w:r", element("w:drawing", inline)))
