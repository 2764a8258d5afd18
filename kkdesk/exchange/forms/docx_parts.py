"""The pieces of a status form in Word: runs, paragraphs, lists, fields to fill in, cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from lxml import etree

from kkdesk.domain.vocabulary import Rag
from kkdesk.exchange.forms.look import FRAME, GROUND, PAPER, RULE
from kkdesk.exchange.forms.words import (
    RATING_HINT,
    TEXT_HINT,
    rag_label,
    storable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kkdesk.domain.markup import Span
    from kkdesk.exchange.forms.paragraphs import Para

Xml: TypeAlias = Any
"""An lxml element; lxml has no types."""

TEXT, LABEL, HINT, LISTED = "Skematekst", "Skemaetiket", "Skemahint", "List Paragraph"
PLACEHOLDER, LINK = "Placeholder Text", "Hyperlink"
INDENT: Final = 320
"""How far each level of a list stands in, in twentieths of a point."""
_DEEPEST: Final = 8
_BULLETS, _NUMBERS = 90, 91
_MARKS: Final = ("•", "–", "▪")
_EIGHTHS: Final = 8


def element(
    name: str,
    /,
    *kids: Xml,
    text: str | None = None,
    **attributes: Any,  # noqa: ANN401 -- written as str() has it
) -> Xml:
    """Make an element; an attribute is of the word processor's namespace unless it names another.

    In an attribute's name "__" stands for the colon ("xml__space").
    """
    made = etree.Element(qn(name), nsmap={key: nsmap[key] for key in ("w", "r")})
    for key, value in attributes.items():
        prefixed = key.replace("__", ":") if "__" in key else f"w:{key}"
        made.set(qn(prefixed), str(value))
    made.text = text
    made.extend(kids)
    return made


@dataclass(slots=True)
class Book:
    """What the whole document shares while it is written."""

    document: Xml
    ids: int = 1000
    styles: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = {style.name: style.style_id for style in self.document.styles}

    def next_id(self) -> int:
        """Return a number that no other field has."""
        self.ids += 1
        return self.ids

    def link(self, address: str) -> str:
        """Return the key under which the document keeps an address."""
        if address not in self.links:
            self.links[address] = self.document.part.relate_to(
                address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self.links[address]


def paragraph(book: Book, style: str, *kids: Xml) -> Xml:
    """Return a paragraph of a style."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=book.styles[style])), *kids)


def run(text: str, *properties: Xml) -> Xml:
    """Return a run; a newline becomes a line break."""
    made = element("w:r")
    if properties:
        made.append(element("w:rPr", *properties))
    for number, piece in enumerate(storable(text).split("\n")):
        if number:
            made.append(element("w:br"))
        if piece:
            made.append(element("w:t", text=piece, xml__space="preserve"))
    return made


def rich(book: Book, paragraphs: Iterable[Para]) -> Iterator[Xml]:
    """Yield the paragraphs of a text with its lists, bold and italic words and links."""
    lists = _Lists(book)
    for para in paragraphs:
        style = TEXT if para.level is None else LISTED
        made = paragraph(book, style, *_inlines(book, para.spans))
        if para.keeps:
            made[0].append(element("w:keepNext"))
        lists.place(made, para)
        yield made


def _inlines(book: Book, spans: Iterable[Span]) -> Iterator[Xml]:
    for span in spans:
        properties = [element("w:rStyle", val=book.styles[LINK])] if span.link else []
        properties += [element("w:b")] if span.bold else []
        properties += [element("w:i")] if span.italic else []
        shown = run(span.text, *properties)
        if span.link:
            yield element("w:hyperlink", shown, r__id=book.link(span.link))
        else:
            yield shown


class _Lists:
    """Gives the items of a text their lists: one for all bullets, one of its own to each number."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._open: dict[int, tuple[int, int]] = {}

    def place(self, made: Xml, para: Para) -> None:
        """Make a paragraph an item of its list."""
        level = -1 if para.level is None else para.level
        self._open = {
            one: known
            for one, known in self._open.items()
            if one < level or (one == level and para.number is not None)
        }
        if para.level is None:
            return
        key = 1 if para.number is None else self._numbered(level, para.number)
        number = element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=key))
        made[0].append(number)

    def _numbered(self, level: int, number: int) -> int:
        key, last = self._open.get(level, (0, 0))
        if not key or last + 1 != number:
            key = _new_list(self._book, level, number)
        self._open[level] = (key, number)
        return key


def set_numbering(book: Book) -> None:
    """Give the document its two kinds of lists instead of those of the template."""
    root = book.document.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    for number, bullets in ((_BULLETS, True), (_NUMBERS, False)):
        kind = element("w:abstractNum", abstractNumId=number)
        kind.append(element("w:multiLevelType", val="hybridMultilevel"))
        kind.extend(_level(level, bullets=bullets) for level in range(_DEEPEST + 1))
        root.append(kind)
    root.append(element("w:num", element("w:abstractNumId", val=_BULLETS), numId=1))


def _level(level: int, *, bullets: bool) -> Xml:
    mark = _MARKS[level % len(_MARKS)] if bullets else f"%{level + 1}."
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="bullet" if bullets else "decimal"),
        element("w:lvlText", val=mark),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=INDENT * (level + 1), hanging=INDENT)),
        ilvl=level,
    )


def _new_list(book: Book, level: int, start: int) -> int:
    root = book.document.part.numbering_part.element
    key = len(root.findall(qn("w:num"))) + 1
    made = element("w:num", element("w:abstractNumId", val=_NUMBERS), numId=key)
    override = element("w:lvlOverride", element("w:startOverride", val=start), ilvl=level)
    made.append(override)
    root.append(made)
    return key


def text_field(book: Book, title: str, paragraphs: Sequence[Para]) -> list[Xml]:
    """Return a field for text; it cannot be deleted by mistake.

    Several paragraphs stand in their cell without a field around them: LibreOffice would take
    bold words and line ends away when it saves one that holds paragraphs.
    """
    if not paragraphs:
        hint = _field(book, title, [_hint(book, TEXT_HINT)], empty=True)
        return [paragraph(book, TEXT, hint)]
    made = list(rich(book, paragraphs))
    if len(made) == 1:
        shape, *inside = made[0]
        made[0][:] = [shape, _field(book, title, inside, empty=False)]
    return made


def rating_field(book: Book, title: str, rag: Rag | None) -> Xml:
    """Return a paragraph with a list to choose a rating from."""
    kind = element("w:dropDownList")
    kind.append(element("w:listItem", displayText=RATING_HINT, value=""))
    for one in Rag:
        kind.append(element("w:listItem", displayText=rag_label(one), value=rag_label(one)))
    shown = run(rag_label(rag)) if rag is not None else _hint(book, RATING_HINT)
    made = _field(book, title, [shown], kind, empty=rag is None)
    return paragraph(book, TEXT, made)


def _field(book: Book, title: str, inside: Sequence[Xml], *kind: Xml, empty: bool) -> Xml:
    properties = element("w:sdtPr", element("w:alias", val=title))
    properties.append(element("w:id", val=book.next_id()))
    properties.append(element("w:lock", val="sdtLocked"))
    if empty:
        properties.append(element("w:showingPlcHdr"))
    properties.extend(kind)
    return element("w:sdt", properties, element("w:sdtContent", *inside))


def _hint(book: Book, words: str) -> Xml:
    return run(words, element("w:rStyle", val=book.styles[PLACEHOLDER]))


def table(widths: Sequence[int], title: str, description: str) -> Xml:
    """Return an empty table with the widths of its columns and the words that say what it is."""
    sides = (("top", 60), ("left", 110), ("bottom", 60), ("right", 110))
    margins = [element(f"w:{side}", w=size, type="dxa") for side, size in sides]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element("w:tblLook", val="04A0", firstRow=1, firstColumn=1, noHBand=1),
        element("w:tblCaption", val=title),
        element("w:tblDescription", val=description),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, grid)


def row(
    owner: Xml,
    cells: Sequence[Sequence[Xml]],
    *,
    written: bool,
    header: bool = False,
    height: int = 0,
) -> None:
    """Add a row: grey if it is only read, white in a frame if it is filled in."""
    made = element("w:tr")
    if header:
        made.append(element("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    elif height:
        made.append(element("w:trPr", element("w:trHeight", val=height, hRule="atLeast")))
    widths = [int(column.get(qn("w:w"))) for column in owner[1]]
    for width, inside in zip(widths, cells, strict=True):
        shade = element("w:shd", val="clear", color="auto", fill=PAPER if written else GROUND)
        shape = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
        shape.extend([_borders(written=written), shade])
        made.append(element("w:tc", shape, *inside))
    owner.append(made)


def _borders(*, written: bool) -> Xml:
    points, colour = (1.5, FRAME) if written else (0.5, RULE)
    look: dict[str, Any] = {
        "val": "single",
        "sz": round(points * _EIGHTHS),
        "space": 0,
        "color": colour,
    }
    sides = ("top", "left", "bottom", "right")
    return element("w:tcBorders", *(element(f"w:{side}", **look) for side in sides))
