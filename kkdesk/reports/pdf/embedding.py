"""Typefaces inside a PDF file: the used glyphs, their widths, and the way back to characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.logos import pixels
from kkdesk.reports.pdf.objects import name, number, numbers

if TYPE_CHECKING:
    from kkdesk.reports.pdf.fonts import Face
    from kkdesk.reports.pdf.objects import ObjectFile
    from kkdesk.reports.theme import Logo


def embed(file: ObjectFile, face: Face) -> int:
    """Embed the used glyphs of a face as a composite font with codes of our own."""
    program, glyph_of_code = face.subset()
    figures = face.descriptor()
    font_name = name(figures.name)
    descriptor = file.add(
        b"<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox%s/ItalicAngle %s"
        b"/Ascent %s/Descent %s/CapHeight %s/StemV %s/FontFile2 %d 0 R>>"
        % (
            font_name,
            figures.flags,
            numbers(figures.box),
            number(figures.italic_angle),
            number(figures.ascent),
            number(figures.descent),
            number(figures.cap_height),
            number(figures.stem),
            file.add_stream(program, b"/Length1 %d" % len(program)),
        )
    )
    descendant = file.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/FontDescriptor %d 0 R/DW 0/W[1%s]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R>>"
        % (font_name, descriptor, numbers(face.code_widths()), file.add_stream(glyph_of_code))
    )
    return file.add(
        b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (font_name, descendant, file.add_stream(face.to_unicode()))
    )


def embed_picture(file: ObjectFile, logo: Logo) -> int:
    """Write a picture, and beside it how solid its pixels are; return the picture's number."""
    colours, solid = pixels(logo)
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (
        logo.width,
        logo.height,
    )
    mask = b""
    if solid is not None:
        mask = b"/SMask %d 0 R" % file.add_stream(solid, size + b"/ColorSpace/DeviceGray")
    return file.add_stream(colours, size + b"/ColorSpace/DeviceRGB" + mask)
