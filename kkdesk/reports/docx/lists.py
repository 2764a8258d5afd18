"""Lists of a DOCX: real numbering, each numbered list with its own start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.reports.docx.styles import twips
from kkdesk.reports.office.xml import added, element, qualified, rgb
from kkdesk.reports.pdf.theme import scheme

if TYPE_CHECKING:
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml

INDENT: Final = 16.0
DEEPEST: Final = 8
_BULLETS, _NUMBERS = 90, 91
_MARKS: Final = ("•", "–", "•", "–", "•", "–", "•", "–", "•")


def set_numbering(document: Xml) -> None:
    """Give the document its two kinds of lists instead of those of the template."""
    root = document.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    for number, bullets in ((_BULLETS, True), (_NUMBERS, False)):
        kind = added(root, "w:abstractNum", w__abstractNumId=number)
        added(kind, "w:multiLevelType", w__val="hybridMultilevel")
        for level in range(DEEPEST + 1):
            kind.append(_level(level, bullets=bullets))
    added(root, "w:num", element("w:abstractNumId", w__val=_BULLETS), w__numId=1)


def _level(level: int, *, bullets: bool) -> Xml:
    made = element("w:lvl", w__ilvl=level)
    added(made, "w:start", w__val=1)
    added(made, "w:numFmt", w__val="bullet" if bullets else "decimal")
    added(made, "w:lvlText", w__val=_MARKS[level] if bullets else f"%{level + 1}.")
    added(made, "w:lvlJc", w__val="left")
    hanging, left = twips(INDENT), twips(INDENT * (level + 1))
    added(made, "w:pPr", element("w:ind", w__left=left, w__hanging=hanging))
    added(made, "w:rPr", element("w:color", w__val=rgb(scheme("").strong)))
    return made


def list_number(book: Book, start: int | None) -> int:
    """Return the number of a list: that of all bullets, or a new one for a numbered list."""
    if start is None:
        return 1
    root = book.document.part.numbering_part.element
    number = len(root.findall(qualified("w:num"))) + 1
    made = added(root, "w:num", element("w:abstractNumId", w__val=_NUMBERS), w__numId=number)
    for level in range(DEEPEST + 1):
        override = added(made, "w:lvlOverride", w__ilvl=level)
        added(override, "w:startOverride", w__val=start)
    return number
