"""Own PDF files that shall be part of a packet: looked through, and freed of all but their pages.

What is kept is named, not what is thrown away: pages with their content, fonts and pictures, tags,
and links to pages and addresses. What could change what the pages say (forms, hidden layers, parts
that lie elsewhere, protection, damage) is refused with a message; nothing is printed by half.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from kkdesk.domain.packets import OwnFile, Removed
from kkdesk.errors import (
    OwnFileDamaged,
    OwnFileEncrypted,
    OwnFileHasHiddenLayers,
    OwnFileIsForm,
    OwnFileNotPdf,
)
from kkdesk.reports.foreign_cleaning import Cleaner, marks_on
from kkdesk.reports.foreign_limits import Limits
from kkdesk.reports.foreign_tags import find_flaws, is_tagged, simplify_tree, tag_whole_pages
from kkdesk.reports.pdf.waypoints import loosen_links
from kkdesk.reports.readback import page_texts, read_content

_SIDES: Final = (36.0, 14_400.0)
_REPAIRED: Final = re.compile(r"damaged|reconstruct|startxref|EOF|xref", re.IGNORECASE)


@dataclass(slots=True)
class OpenedFile:
    """An own file that is safe to put into a packet: cleaned, tagged, its links loosened."""

    pdf: pikepdf.Pdf
    facts: OwnFile
    text: list[str]
    """What each page says."""


def inspect_own_file(content: bytes, name: str) -> OwnFile:
    """Tell what an own file is like. Raises a kind of OwnFileRefused if it cannot be printed."""
    opened = open_own_file(content, name, name)
    opened.pdf.close()
    return opened.facts


def open_own_file(content: bytes, name: str, shown_name: str) -> OpenedFile:
    """Open and clean an own file; ``shown_name`` is what print calls it.

    Raises a kind of OwnFileRefused: not a PDF, encrypted, damaged, too big (bytes, pages, objects,
    depth, unpacked size or time), a form, hidden layers, or parts that lie in other files.
    """
    return _Import(content, name).opened(shown_name)


class _Import:
    """One file on its way in."""

    def __init__(self, content: bytes, name: str) -> None:
        self._content = content
        self._name = name
        self._limits = Limits(name)
        self._removed: set[Removed] = set()

    def opened(self, shown_name: str) -> OpenedFile:
        """Open, look through and clean the file."""
        pdf = self._open()
        try:
            return self._cleaned(pdf, shown_name)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
            # What pikepdf raises of a file whose parts are of other types than a PDF's.
            raise OwnFileDamaged(self._name) from error
        except RecursionError as error:
            raise self._limits.too_deep() from error

    def _cleaned(self, pdf: pikepdf.Pdf, shown_name: str) -> OpenedFile:
        self._limits.measure(pdf)
        self._refuse_forms(pdf)
        self._refuse_hidden_layers(pdf)
        tagged = is_tagged(pdf)
        facts = {
            "title": _title(pdf),
            "language": str(pdf.Root.get("/Lang", "")),
        }
        Cleaner(self._limits, self._removed).clean(pdf)
        for page in pdf.pages:
            _check_box(page)
        text = page_texts(read_content(pdf))
        self._limits.in_time()
        flaws = find_flaws(pdf, tagged=tagged, text=text, **facts)
        if tagged:
            simplify_tree(pdf, self._limits.too_deep)
        else:
            tag_whole_pages(pdf, shown_name, text)
        self._limits.in_time()
        loosen_links(pdf)
        sizes = tuple(_size(page) for page in pdf.pages)
        own = OwnFile(
            self._name,
            len(sizes),
            tagged,
            facts["title"],
            facts["language"],
            sizes,
            flaws,
            tuple(one for one in Removed if one in self._removed),
        )
        return OpenedFile(pdf, own, text)

    def _open(self) -> pikepdf.Pdf:
        self._limits.check_bytes(self._content)
        if b"%PDF-" not in self._content[:1024]:
            raise OwnFileNotPdf(self._name)
        try:
            pdf = pikepdf.open(io.BytesIO(self._content))
            # Every part is read now: a fault must not turn up in the midst of printing.
            broken = not len(pdf.pages) or any(map(_REPAIRED.search, map(str, pdf.get_warnings())))
        except pikepdf.PasswordError as error:
            raise OwnFileEncrypted(self._name) from error
        except (pikepdf.PdfError, RuntimeError, ValueError) as error:
            raise OwnFileDamaged(self._name) from error
        if pdf.is_encrypted:
            raise OwnFileEncrypted(self._name)
        if broken:
            raise OwnFileDamaged(self._name)
        return pdf

    def _refuse_forms(self, pdf: pikepdf.Pdf) -> None:
        form = pdf.Root.get("/AcroForm")
        if pdf.Root.get("/NeedsRendering") or (isinstance(form, Dictionary) and "/XFA" in form):
            raise OwnFileIsForm(self._name)
        for page in pdf.pages:
            for mark in marks_on(page):
                if mark.get("/Subtype") != Name.Widget:
                    continue
                parent = mark.get("/Parent")
                kind = mark.get("/FT") or (parent.get("/FT") if parent is not None else None)
                if kind != Name.Sig or _seen(mark):
                    raise OwnFileIsForm(self._name)
                self._removed.add(Removed.SIGNATURES)

    def _refuse_hidden_layers(self, pdf: pikepdf.Pdf) -> None:
        layers = pdf.Root.get("/OCProperties")
        if not isinstance(layers, Dictionary):
            return
        shown = layers.get("/D")
        if not isinstance(shown, Dictionary):
            raise OwnFileHasHiddenLayers(self._name)
        off = len(shown.get("/OFF", Array())) or len(shown.get("/AS", Array()))
        if off or shown.get("/BaseState", Name.ON) != Name.ON:
            raise OwnFileHasHiddenLayers(self._name)


def _seen(mark: pikepdf.Object) -> bool:
    """Tell whether an annotation takes room on its page."""
    if int(mark.get("/F", 0)) & 0b10:
        return False
    left, low, right, high = (float(value) for value in mark.Rect)
    return abs(right - left) > 1 and abs(high - low) > 1


def _title(pdf: pikepdf.Pdf) -> str:
    return " ".join(str(pdf.docinfo.get("/Title", "")).split())


def _check_box(page: pikepdf.Page) -> None:
    """Raise ValueError if a page has no size that can be printed."""
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in _size(page)):
        raise ValueError(page.mediabox)
    if int(page.obj.get("/Rotate", 0)) % 90:
        raise ValueError(page.obj.Rotate)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Return a page's width and height as a reader sees it."""
    left, low, right, high = (float(value) for value in page.cropbox)
    wide, tall = abs(right - left), abs(high - low)
    return (tall, wide) if int(page.obj.get("/Rotate", 0)) % 180 else (wide, tall)
