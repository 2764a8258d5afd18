"""Dressing an office file in a theme: the house's colours and typeface become the theme's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from kkdesk.reports.office.xml import qualified, rgb
from kkdesk.reports.pdf.theme import HOUSE, scheme
from kkdesk.reports.theme import HOUSE_THEME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.theme import Theme

OFFICE_FONT: Final = "Calibri"
"""What stands on every machine with an office programme."""
_COLOURED: Final = tuple(map(qualified, ("val", "w:val", "w:fill", "w:color")))
_NAMING: Final = tuple(map(qualified, ("typeface", "w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")))
_HOLDERS: Final = frozenset(
    {"srgbClr", "color", "shd", "top", "bottom", "left", "right", "start", "end"}
)
_FONTS: Final = frozenset({"latin", "rFonts"})


def dress(package: Xml, theme: Theme, *, whole: Callable[[str], bool]) -> None:
    """Paint all parts anew; `whole` tells of a part's name whether the house colour is changed too.

    Where a slide bears the colour of an objective, that may be the house's by chance.
    """
    if theme.colours == HOUSE_THEME.colours and theme.typeface is None:
        return
    greys = {rgb(old): rgb(new) for old, new in theme.colours.greys().items()}
    old, new = scheme(""), scheme("", theme.colours.main)
    every = greys | {
        rgb(HOUSE): rgb(new.strong),
        rgb(old.strong): rgb(new.strong),
        rgb(old.tint): rgb(new.tint),
    }
    family = theme.typeface.family if theme.typeface is not None else OFFICE_FONT
    for part in package.iter_parts():
        name = str(part.partname)
        _dress_part(part, every if whole(name) else greys, family)


def _dress_part(part: Xml, colours: Mapping[str, str], family: str) -> None:
    root = getattr(part, "_element", None)
    if root is not None:
        _paint(root, colours, family)
    elif str(part.partname).endswith(".xml"):
        root = etree.fromstring(part.blob)
        _paint(root, colours, family)
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part._blob = content  # noqa: SLF001 -- a part without a model has no other way


def _paint(root: Xml, colours: Mapping[str, str], family: str) -> None:
    for one in root.iter(etree.Element):
        kind = etree.QName(one).localname
        if kind in _HOLDERS:
            _replace(one, _COLOURED, colours)
        elif kind in _FONTS:
            _replace(one, _NAMING, {OFFICE_FONT: family})


def _replace(one: Xml, names: tuple[str, ...], values: Mapping[str, str]) -> None:
    for name in names:
        given = one.get(name)
        if given is not None and given in values:
            one.set(name, values[given])
