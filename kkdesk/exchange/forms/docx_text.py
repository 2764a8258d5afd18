"""The text of a Word file as it is seen: with tracked insertions, without deletions and hints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.markup import Span
from kkdesk.exchange.forms.docx_lists import Lists, level_of
from kkdesk.exchange.forms.paragraphs import Para
from kkdesk.exchange.office_input import attribute, kid, kids, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.exchange.forms.docx_lists import Mark
    from kkdesk.exchange.office_input import OfficeFile, Xml

_THROUGH: Final = frozenset(
    (
        *("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink"),
        *("fldSimple", "bdo", "dir", "oMath", "oMathPara"),
    )
)
"""What only surrounds text; all else (deletions, pictures, comments) is passed by."""
_SIGNS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_OFF: Final = frozenset({"0", "false", "off"})
_MOST_ANCESTORS: Final = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of itself; None where it says nothing."""

    base: str
    bold: bool | None
    italic: bool | None
    hidden: bool | None
    list_key: str | None
    level: str | None


class Texts:
    """Reads the paragraphs of one Word file, in order."""

    def __init__(self, file: OfficeFile) -> None:
        self._lists = Lists(file.related("numbering"))
        self._styles = _styles(file.related("styles"))
        self._addresses = {one.key: one.target for one in file.relations() if one.external}

    def first_line(self, cell: Xml) -> str:
        """Return the first words of a cell."""
        for one in within(cell, "p"):
            words = "".join(span.text for span in self._spans(one, None)).strip()
            if words:
                return words
        return ""

    def paragraphs(self, cell: Xml) -> Iterator[Para]:
        """Yield the paragraphs of a cell; those of a table in it too."""
        before: tuple[Span, ...] = ()
        for one in _paragraphs(cell):
            spans = (*before, *self._spans(one, None))
            if _mark_is_deleted(one):
                before = spans
                continue
            before = ()
            yield self._para(one, spans)
        if before:
            yield Para(before)

    def _para(self, one: Xml, spans: tuple[Span, ...]) -> Para:
        if not any(span.text.strip() for span in spans):
            return Para(())  # an empty item of a list shows no number of its own
        mark = self._mark(one)
        keeps = _flag(kid(one, "pPr"), "keepNext") is True
        if mark is None:
            return Para(spans, keeps=keeps)
        return Para(spans, mark.level, mark.number)

    def _mark(self, one: Xml) -> Mark | None:
        own = kid(one, "pPr", "numPr")
        key = attribute(kid(own, "numId"), "val")
        level = attribute(kid(own, "ilvl"), "val")
        for style in self._line(attribute(kid(one, "pPr", "pStyle"), "val")):
            key = key if key is not None else style.list_key
            level = level if level is not None else style.level
        return None if key is None else self._lists.mark(key, level_of(level))

    def _spans(self, owner: Xml, link: str | None) -> Iterator[Span]:
        for one in owner:
            name = local(one)
            if name == "r":
                span = self._run(one, link)
                if span is not None:
                    yield span
            elif name == "hyperlink":
                yield from self._spans(one, self._addresses.get(attribute(one, "id") or ""))
            elif name in _THROUGH and not _is_hint(one):
                yield from self._spans(one, link)

    def _run(self, run: Xml, link: str | None) -> Span | None:
        properties = kid(run, "rPr")
        words = "".join(
            str(one.text or "") if local(one) == "t" else _SIGNS.get(local(one), "") for one in run
        )
        own = attribute(kid(properties, "rStyle"), "val")
        bold, italic, hidden = (_flag(properties, name) for name in ("b", "i", "vanish"))
        for style in self._line(own):
            bold = style.bold if bold is None else bold
            italic = style.italic if italic is None else italic
            hidden = style.hidden if hidden is None else hidden
        return None if hidden or not words else Span(words, bool(bold), bool(italic), link)

    def _line(self, key: str | None) -> Iterator[_Style]:
        """Yield a style and those it is based on."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = style.base


def within(owner: Xml, *names: str) -> Iterator[Xml]:
    """Yield what lies in an element, also inside what only surrounds it."""
    for one in owner:
        if local(one) in names:
            yield one
        elif local(one) in _THROUGH and not _is_hint(one):
            yield from within(one, *names)


def _paragraphs(cell: Xml) -> Iterator[Xml]:
    for one in within(cell, "p", "tbl"):
        if local(one) == "p":
            yield one
            continue
        for row in within(one, "tr"):
            for inner in within(row, "tc"):
                yield from _paragraphs(inner)


def _is_hint(one: Xml) -> bool:
    """Tell whether a field only shows what it shows while it is empty."""
    return local(one) == "sdt" and _flag(kid(one, "sdtPr"), "showingPlcHdr") is True


def _mark_is_deleted(one: Xml) -> bool:
    properties = kids(one, "pPr", "rPr")
    return any(local(kid_) in {"del", "moveFrom"} for kid_ in properties)


def _flag(properties: Xml | None, name: str) -> bool | None:
    found = kid(properties, name)
    return None if found is None else (attribute(found, "val") or "1") not in _OFF


def _styles(root: Xml | None) -> dict[str, _Style]:
    made: dict[str, _Style] = {}
    for one in kids(root):
        if local(one) == "style":
            run, list_ = kid(one, "rPr"), kid(one, "pPr", "numPr")
            # The letters of a paragraph's style are its look; only what somebody marked counts.
            made[attribute(one, "styleId") or ""] = _Style(
                attribute(kid(one, "basedOn"), "val") or "",
                _flag(run, "b"),
                _flag(run, "i"),
                _flag(run, "vanish"),
                attribute(kid(list_, "numId"), "val"),
                attribute(kid(list_, "ilvl"), "val"),
            )
    return made
