"""Making the XML of office files: elements by their short names, so that text is never markup."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

from lxml import etree

from kkdesk.reports.pdf.text import plain

Xml: TypeAlias = Any
"""An lxml element; lxml has no types."""

NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
POINT: Final = 12700
"""English metric units in a point, the measure of places in office files."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def qualified(name: str) -> str:
    """Return "a:p" as lxml writes it; a name without a prefix stays as it is."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def element(
    name: str,
    /,
    *kids: Xml,
    text: str | None = None,
    **attributes: Any,  # noqa: ANN401 -- written as str() has it
) -> Xml:
    """Make an element; in an attribute's name "__" stands for the colon ("w__val")."""
    made = etree.Element(qualified(name), nsmap=_map(name))
    for key, value in attributes.items():
        made.set(qualified(key.replace("__", ":").rstrip("_")), str(value))
    made.text = text
    made.extend(kids)
    return made


def added(
    parent: Xml,
    name: str,
    /,
    *kids: Xml,
    text: str | None = None,
    **attributes: Any,  # noqa: ANN401 -- as of element
) -> Xml:
    """Make an element at the end of another."""
    made = element(name, *kids, text=text, **attributes)
    parent.append(made)
    return made


def storable(text: str) -> str:
    """Return the text as office files show it: no invisible hyphens, nothing XML cannot hold."""
    return _FORBIDDEN.sub("", plain(text))


def emu(points: float) -> int:
    """Return points in the measure of office files."""
    return round(points * POINT)


def rgb(colour: str) -> str:
    """Return "#0b2a4a" as office files write it."""
    return colour.removeprefix("#").upper()


def _map(name: str) -> dict[str, str]:
    prefix = name.rpartition(":")[0]
    return {prefix: NAMESPACES[prefix]} if prefix else {}
