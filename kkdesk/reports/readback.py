"""The text of a PDF file as its fonts and its tag tree give it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from kkdesk.reports.pdf.glyphs import glyph_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TEXT_OPERATORS = "Tf BMC BDC EMC Do Tj TJ ' \""
_DEEPEST = 12
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


@dataclass(slots=True)
class Node:
    """A structure element: its role, and texts and elements in reading order."""

    role: str
    alternative: str = ""
    attributes: list[str] = field(default_factory=list)
    kids: list[Kid] = field(default_factory=list)


Kid: TypeAlias = Node | str

Content: TypeAlias = list[list[tuple[int | None, str]]]
"""Per page: each painted string with the number of the marked content it stands in."""


def held(owner: pikepdf.Object, key: str) -> pikepdf.Object:
    """Return the dictionary under a key, an empty one if there is none."""
    value = owner.get(key)
    return Dictionary() if value is None else value


def text_of(node: Node) -> str:
    """Return the text in and under an element."""
    return "".join(kid if isinstance(kid, str) else text_of(kid) for kid in node.kids)


def read_content(pdf: pikepdf.Pdf) -> Content:
    """Return the text painted on each page, artifacts too, in painting order."""
    fonts = _Fonts()
    return [list(_painted(page, fonts)) for page in pdf.pages]


def page_texts(content: Content) -> list[str]:
    """Return each page's text."""
    return [" ".join(text for _, text in page) for page in content]


def read_tree(pdf: pikepdf.Pdf, content: Content) -> Node | None:
    """Return the tag tree with the text of each element; None if the file has no tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    marked: dict[tuple[tuple[int, int], int], str] = {}
    for page, painted in zip(pdf.pages, content, strict=True):
        for number, text in painted:
            if number is not None:
                key = (page.obj.objgen, number)
                marked[key] = marked.get(key, "") + text
    top = root.K[0] if isinstance(root.K, Array) else root.K
    return _node(top, None, marked)


def _node(
    element: pikepdf.Object,
    page: tuple[int, int] | None,
    content: dict[tuple[tuple[int, int], int], str],
) -> Node:
    own = element.Pg.objgen if "/Pg" in element else page
    node = Node(str(element.S).removeprefix("/"), str(element.get("/Alt", "")))
    node.attributes = list(_attribute_texts(element))
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [] if kids is None else [kids]:
        if isinstance(kid, Dictionary):
            kind = kid.get("/Type")
            if kind == Name.MCR:
                there = kid.Pg.objgen if "/Pg" in kid else own
                if there is not None and "/Stm" not in kid:
                    node.kids.append(content.get((there, int(kid.MCID)), ""))
            elif kind != Name.OBJR:
                node.kids.append(_node(kid, own, content))
        elif own is not None:
            node.kids.append(content.get((own, int(kid)), ""))
    return node


def _attribute_texts(element: pikepdf.Object) -> Iterator[str]:
    for key in ("/ActualText", "/E", "/T"):
        if key in element:
            yield str(element[key])
    kept = element.get("/A")
    for attribute in kept if isinstance(kept, Array) else [] if kept is None else [kept]:
        if "/Summary" in attribute:
            yield str(attribute.Summary)


class _Fonts:
    """Decodes strings through the ToUnicode maps or the encodings of the fonts, read once each."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], tuple[int, dict[int, str]]] = {}

    def decode(self, font: pikepdf.Object, data: bytes) -> str:
        key = font.objgen
        if not font.is_indirect or key not in self._maps:
            wide = 2 if font.get("/Subtype") == Name.Type0 else 1
            raw = font.ToUnicode.read_bytes() if _has_map(font) else b""
            known = dict(_unicode_map(raw)) if raw or wide > 1 else _simple_encoding(font)
            self._maps[key] = wide, known
        wide, known = self._maps[key]
        codes = (int.from_bytes(data[at : at + wide], "big") for at in range(0, len(data), wide))
        return "".join(known.get(code, "") for code in codes)


def readable(font: pikepdf.Object) -> bool:
    """Tell whether what is written in a font can be read as text."""
    if _has_map(font):
        return True
    return font.get("/Subtype") != Name.Type0 and bool(_simple_encoding(font))


def _has_map(font: pikepdf.Object) -> bool:
    return isinstance(font.get("/ToUnicode"), Stream)


def _simple_encoding(font: pikepdf.Object) -> dict[int, str]:
    """Return what the codes of a font without a ToUnicode map say, as far as names tell."""
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    if base is None and font.get("/Subtype") == Name.Type3:
        known = {}
    else:
        codec = "mac_roman" if base == Name.MacRomanEncoding else "cp1252"
        known = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
    if isinstance(encoding, Dictionary):
        code = 0
        for entry in encoding.get("/Differences", Array()):
            if isinstance(entry, Name):
                known[code] = glyph_text(str(entry).removeprefix("/"))
                code += 1
            else:
                code = int(entry)
    return known


def _unicode_map(raw: bytes) -> Iterator[tuple[int, str]]:
    for kind, block in _BLOCK.findall(raw):
        values = [bytes.fromhex(value.decode("ascii")) for value in _HEX.findall(block)]
        if kind == b"bfchar":
            for coded, text in zip(values[::2], values[1::2], strict=False):
                yield int.from_bytes(coded, "big"), text.decode("utf-16-be", "replace")
            continue
        for first, last, text in zip(values[::3], values[1::3], values[2::3], strict=False):
            start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
            for code in range(start, end + 1):
                shown = int.from_bytes(text, "big") + code - start
                yield code, shown.to_bytes(len(text), "big").decode("utf-16-be", "replace")


def _painted(page: pikepdf.Page, fonts: _Fonts) -> Iterator[tuple[int | None, str]]:
    """Yield each string painted on a page with the marked content it stands in."""
    yield from _painted_by(page, held(page.obj, "/Resources"), fonts, frozenset())


def _painted_by(  # noqa: C901 -- one case per operator
    holder: pikepdf.Page | pikepdf.Object,
    resources: pikepdf.Object,
    fonts: _Fonts,
    inside_of: frozenset[tuple[int, int]],
) -> Iterator[tuple[int | None, str]]:
    table, forms = held(resources, "/Font"), held(resources, "/XObject")
    font: pikepdf.Object | None = None
    marks: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(holder, _TEXT_OPERATORS):
        operands: Any = instruction.operands
        operator = str(instruction.operator)
        inside = next((mark for mark in reversed(marks) if mark is not None), None)
        match operator:
            case "Tf":
                font = table.get(str(operands[0]))
            case "BMC":
                marks.append(None)
            case "BDC":
                properties = operands[1]
                number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
                marks.append(None if number is None else int(number))
            case "EMC":
                if marks:
                    marks.pop()
            case "Do":
                form = forms.get(str(operands[0]))
                if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
                    if form.objgen in inside_of or len(inside_of) >= _DEEPEST:
                        continue
                    own = form.get("/Resources", resources)
                    # The form's own numbers are another stream's than the page's.
                    for _, text in _painted_by(form, own, fonts, inside_of | {form.objgen}):
                        yield inside, text
            case "Tj" | "'" | '"' | "TJ":
                if font is None:
                    continue
                strings = operands[-1] if operator == "TJ" else [operands[-1]]
                data = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
                yield inside, fonts.decode(font, data)
