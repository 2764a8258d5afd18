"""The template of slides: which layouts it must have, and what each of them must hold."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from pptx import Presentation
from pptx.exc import PackageNotFoundError

from kkdesk.errors import TemplateUnfit
from kkdesk.reports.office.xml import qualified

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.reports.office.xml import Xml

TITLE, DIVIDER, ONE, TWO = "title", "secHead", "obj", "twoObj"
"""The layouts that are used, by their type: names differ from language to language."""

_NEEDED: Final[dict[str, dict[str, int]]] = {
    TITLE: {"title": 1, "text": 1},
    DIVIDER: {"title": 1, "text": 1, "ftr": 1, "sldNum": 1},
    ONE: {"title": 1, "text": 1, "ftr": 1, "sldNum": 1},
    TWO: {"title": 1, "text": 2, "ftr": 1, "sldNum": 1},
}
_KINDS: Final = {"ctrTitle": "title", "obj": "text", "body": "text", "subTitle": "text"}
_WORDS: Final = {
    "title": ("titel", "title"),
    "text": ("tekst", "text"),
    "ftr": ("sidefod", "footer"),
    "sldNum": ("sidetal", "slide number"),
}
WIDTH, HEIGHT = 12192000, 6858000
"""A slide of 16:9 in English metric units: 960 by 540 points, as the PDF's pages are."""


def open_template(path: Path) -> tuple[Xml, dict[str, Xml]]:
    """Open a template; return the presentation without slides, and its layouts by type.

    Raises TemplateUnfit if it is no presentation of 16:9 or lacks a layout or a placeholder.
    """
    try:
        presentation = Presentation(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise TemplateUnfit(
            path, "filen er ikke en præsentation", "the file is no presentation"
        ) from error
    if (presentation.slide_width, presentation.slide_height) != (WIDTH, HEIGHT):
        raise TemplateUnfit(path, "dens sider er ikke 16:9", "its slides are not 16:9")
    if len(presentation.slides):
        raise TemplateUnfit(path, "den har sider i forvejen", "it has slides already")
    layouts: dict[str, Xml] = {}
    for layout in presentation.slide_layouts:
        layouts.setdefault(layout._element.get("type", ""), layout)
    for kind, needed in _NEEDED.items():
        _refuse_lacking(path, kind, layouts.get(kind), needed)
    return presentation, layouts


def placeholders(owner: Xml, kind: str) -> list[Xml]:
    """Return a layout's or slide's placeholders: "title", "text", "ftr", "sldNum" or "dt"."""
    return [shape for shape in owner.placeholders if placeholder_kind(shape) == kind]


def placeholder_kind(shape: Xml) -> str:
    """Return what a placeholder is for."""
    found = shape._element.find(f".//{qualified('p:nvPr')}/{qualified('p:ph')}")
    type_ = str(found.get("type", "obj"))
    return _KINDS.get(type_, type_)


def _refuse_lacking(path: Path, kind: str, layout: Xml | None, needed: dict[str, int]) -> None:
    if layout is None:
        raise TemplateUnfit(
            path, f"den mangler et layout af typen {kind}", f"it lacks a layout of the type {kind}"
        )
    for what, count in needed.items():
        if len(placeholders(layout, what)) < count:
            danish, english = _WORDS[what]
            raise TemplateUnfit(
                path,
                f"layoutet {layout.name} mangler en pladsholder til {danish}",
                f"the layout {layout.name} lacks a placeholder for {english}",
            )
