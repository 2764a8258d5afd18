"""Own PDF files that shall be part of a packet: looked through, and freed of all but their pages.

What is kept is named, not what is thrown away: pages with their content, fonts and pictures, tags,
and links to pages and addresses. What could change what the pages say (forms, hidden layers, parts
that lie elsewhere, protection, damage) is refused with a message; nothing is printed by half.
"""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from kkdesk.domain.packets import OwnFile, Removed
from kkdesk.errors import (
    OwnFileDamaged,
    OwnFileEncrypted,
    OwnFileHasHiddenLayers,
    OwnFileIsForm,
    OwnFileNeedsOthers,
    OwnFileNotPdf,
    OwnFileTooBig,
)
from kkdesk.reports.foreign_tags import find_flaws, is_tagged, simplify_tree, tag_whole_pages
from kkdesk.reports.pdf.waypoints import loosen_links
from kkdesk.reports.readback import page_texts, read_content

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST: Final = 50 * 1024 * 1024
MOST_PAGES: Final = 1_000
MOST_OBJECTS: Final = 300_000
LONGEST: Final = 60.0
"""Seconds that one file may take."""
UNPACKED: Final = 256 * 1024 * 1024
"""Bytes that all streams of a file but its pictures may hold."""
_SIDES: Final = (36.0, 14_400.0)
_PAGE_KEYS: Final = frozenset(
    {
        *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents"),
        *("/UserUnit", "/Group", "/Annots"),
    }
)
_LINK_KEYS: Final = frozenset(
    {"/Type", "/Subtype", "/Rect", "/QuadPoints", "/Contents", "/A", "/Dest", "/Lang"}
)
_STRIPPED: Final = {
    "/AA": Removed.SCRIPTS,
    "/JS": Removed.SCRIPTS,
    "/OpenAction": Removed.SCRIPTS,
    "/AF": Removed.ATTACHMENTS,
    "/EF": Removed.ATTACHMENTS,
    "/PieceInfo": None,
    "/Metadata": None,
    "/LastModified": None,
    "/Thumb": None,
    "/OPI": None,
    "/OC": None,
}
_NAMED: Final = {"/JavaScript": Removed.SCRIPTS, "/EmbeddedFiles": Removed.ATTACHMENTS}
_MEDIA: Final = frozenset({"/Movie", "/Sound", "/Screen", "/3D", "/RichMedia"})
_PICTURES: Final = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_REPAIRED: Final = re.compile(r"damaged|reconstruct|startxref|EOF|xref", re.IGNORECASE)
_SAFE_ADDRESS: Final = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=UNPACKED,
    run_length_max_memory=UNPACKED,
    png_max_memory=UNPACKED,
    tiff_max_memory=UNPACKED,
    max_stream_filters=4,
)


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


@dataclass(slots=True)
class _Import:
    """One file on its way in."""

    content: bytes
    name: str
    removed: set[Removed] = field(default_factory=set)
    ends: float = field(default_factory=lambda: time.monotonic() + LONGEST)

    def opened(self, shown_name: str) -> OpenedFile:
        """Open, look through and clean the file."""
        pdf = self._open()
        try:
            return self._cleaned(pdf, shown_name)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
            # What pikepdf raises of a file whose parts are of other types than a PDF's.
            raise OwnFileDamaged(self.name) from error
        except RecursionError as error:
            raise self._too_deep() from error

    def _cleaned(self, pdf: pikepdf.Pdf, shown_name: str) -> OpenedFile:
        self._measure(pdf)
        self._refuse_forms(pdf)
        self._refuse_hidden_layers(pdf)
        tagged = is_tagged(pdf)
        facts = {
            "title": _title(pdf),
            "language": str(pdf.Root.get("/Lang", "")),
        }
        self._strip_catalogue(pdf)
        self._strip_objects(pdf)
        for page in pdf.pages:
            self._in_time()
            _check_box(page)
            self._clean_page(page)
        text = page_texts(read_content(pdf))
        self._in_time()
        flaws = find_flaws(pdf, tagged=tagged, text=text, **facts)
        if tagged:
            simplify_tree(pdf, self._too_deep)
        else:
            tag_whole_pages(pdf, shown_name, text)
        self._in_time()
        loosen_links(pdf)
        sizes = tuple(_size(page) for page in pdf.pages)
        own = OwnFile(
            self.name,
            len(sizes),
            tagged,
            facts["title"],
            facts["language"],
            sizes,
            flaws,
            tuple(one for one in Removed if one in self.removed),
        )
        return OpenedFile(pdf, own, text)

    def _open(self) -> pikepdf.Pdf:
        if len(self.content) > LARGEST:
            raise self._too_big("den fylder mere end 50 MB", "it takes more than 50 MB")
        if b"%PDF-" not in self.content[:1024]:
            raise OwnFileNotPdf(self.name)
        try:
            pdf = pikepdf.open(io.BytesIO(self.content))
            # Every part is read now: a fault must not turn up in the midst of printing.
            broken = not len(pdf.pages) or any(map(_REPAIRED.search, map(str, pdf.get_warnings())))
        except pikepdf.PasswordError as error:
            raise OwnFileEncrypted(self.name) from error
        except (pikepdf.PdfError, RuntimeError, ValueError) as error:
            raise OwnFileDamaged(self.name) from error
        if pdf.is_encrypted:
            raise OwnFileEncrypted(self.name)
        if broken:
            raise OwnFileDamaged(self.name)
        return pdf

    def _measure(self, pdf: pikepdf.Pdf) -> None:
        if len(pdf.pages) > MOST_PAGES:
            raise self._too_big(
                f"den har mere end {MOST_PAGES} sider", f"it has more than {MOST_PAGES} pages"
            )
        if len(pdf.objects) > MOST_OBJECTS:
            raise self._too_big(
                "den har flere dele, end kkdesk tager ind", "it has more parts than kkdesk takes in"
            )
        left = UNPACKED
        for held in pdf.objects:
            if isinstance(held, Stream):
                self._in_time()
                if "/F" in held:
                    raise OwnFileNeedsOthers(self.name)
                if not _filters(held) & _PICTURES:
                    left -= len(self._unpacked(held))
                if left < 0:
                    raise self._unpacks_too_far()

    def _unpacked(self, stream: pikepdf.Object) -> bytes:
        try:
            return stream.read_bytes()
        except pikepdf.PdfError as error:
            if "memory" in str(error) or "limit" in str(error):
                raise self._unpacks_too_far() from error
            raise

    def _refuse_forms(self, pdf: pikepdf.Pdf) -> None:
        form = pdf.Root.get("/AcroForm")
        if pdf.Root.get("/NeedsRendering") or (isinstance(form, Dictionary) and "/XFA" in form):
            raise OwnFileIsForm(self.name)
        for page in pdf.pages:
            for mark in _annotations(page):
                if mark.get("/Subtype") != Name.Widget:
                    continue
                parent = mark.get("/Parent")
                kind = mark.get("/FT") or (parent.get("/FT") if parent is not None else None)
                if kind != Name.Sig or _seen(mark):
                    raise OwnFileIsForm(self.name)
                self.removed.add(Removed.SIGNATURES)

    def _refuse_hidden_layers(self, pdf: pikepdf.Pdf) -> None:
        layers = pdf.Root.get("/OCProperties")
        if not isinstance(layers, Dictionary):
            return
        shown = layers.get("/D")
        if not isinstance(shown, Dictionary):
            raise OwnFileHasHiddenLayers(self.name)
        off = len(shown.get("/OFF", Array())) or len(shown.get("/AS", Array()))
        if off or shown.get("/BaseState", Name.ON) != Name.ON:
            raise OwnFileHasHiddenLayers(self.name)

    def _strip_catalogue(self, pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.get("/Names")
        if isinstance(names, Dictionary):
            for key in _NAMED.keys() & set(names.keys()):
                del names[key]
                self.removed.add(_NAMED[key])
        for key, meant in _STRIPPED.items():
            action = pdf.Root.get(key)
            harmless = key == "/OpenAction" and (
                isinstance(action, Array) or action is None or action.get("/S") == Name.GoTo
            )
            if key in pdf.Root and meant is not None and not harmless:
                self.removed.add(meant)

    def _strip_objects(self, pdf: pikepdf.Pdf) -> None:
        """Take out, wherever it hangs, what is no part of a page's picture."""
        for held in list(pdf.objects):
            waiting = [held]
            while waiting:
                one = waiting.pop()
                if isinstance(one, Array):
                    waiting += [each for each in one if _inside(each)]
                elif isinstance(one, Dictionary | Stream):
                    self._strip(one)
                    waiting += [value for _, value in one.items() if _inside(value)]
            self._in_time()

    def _strip(self, one: pikepdf.Object) -> None:
        for key, meant in _STRIPPED.items():
            if key in one:
                del one[key]
                if meant is not None:
                    self.removed.add(meant)
        if one.get("/Type") == Name.OCG:
            one.Name = String("")
        if isinstance(one, Stream) and (one.get("/Subtype") == Name.PS or "/Ref" in one):
            raise OwnFileNeedsOthers(self.name)

    def _clean_page(self, page: pikepdf.Page) -> None:
        kept = [mark for mark in _annotations(page) if self._keep_link(mark)]
        for key in [key for key in page.obj.keys() if key not in _PAGE_KEYS]:  # noqa: SIM118 - no Python dict
            del page.obj[key]
        if kept:
            page.obj.Annots = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]

    def _keep_link(self, mark: pikepdf.Object) -> bool:
        """Tell whether an annotation is a link to a page or a plain address, and strip it."""
        subtype = mark.get("/Subtype")
        if subtype != Name.Link:
            if subtype == Name.FileAttachment:
                self.removed.add(Removed.ATTACHMENTS)
            elif str(subtype) in _MEDIA:
                self.removed.add(Removed.MEDIA)
            elif subtype not in {Name.Widget, Name.Popup}:
                self.removed.add(Removed.COMMENTS)
            return False
        action = mark.get("/A")
        if action is not None and not _harmless(action):
            script = action.get("/S") in {Name.JavaScript, Name.Rendition}
            self.removed.add(Removed.SCRIPTS if script else Removed.ACTIONS)
            return False
        if isinstance(action, Dictionary):
            keep = "/URI" if action.S == Name.URI else "/D"
            mark.A = Dictionary({"/S": action.S, keep: action[keep]})
        for key in [key for key in mark.keys() if key not in _LINK_KEYS]:  # noqa: SIM118 - no Python dict
            del mark[key]
        mark.F = 4
        mark.Border = Array([0, 0, 0])
        if not str(mark.get("/Contents", "")).strip():
            address = action.get("/URI") if isinstance(action, Dictionary) else None
            mark.Contents = String("Gå til" if address is None else _words(address))
        return True

    def _in_time(self) -> None:
        if time.monotonic() > self.ends:
            raise self._too_big(
                f"den tager mere end {LONGEST:g} sekunder at læse",
                f"it takes more than {LONGEST:g} seconds to read",
            )

    def _too_big(self, danish: str, english: str) -> OwnFileTooBig:
        return OwnFileTooBig(self.name, danish, english)

    def _too_deep(self) -> OwnFileTooBig:
        return self._too_big(
            "dens dele ligger for dybt inde i hinanden", "its parts lie too deep in one another"
        )

    def _unpacks_too_far(self) -> OwnFileTooBig:
        size = UNPACKED // 1024 // 1024
        return self._too_big(
            f"den fylder mere end {size} MB, når den pakkes ud",
            f"it takes more than {size} MB when it is unpacked",
        )


def _annotations(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    held = page.obj.get("/Annots")
    if isinstance(held, Array):
        yield from (mark for mark in held if isinstance(mark, Dictionary))


def _harmless(action: pikepdf.Object) -> bool:
    if action.get("/S") == Name.GoTo:
        return "/D" in action
    return action.get("/S") == Name.URI and bool(_SAFE_ADDRESS.match(_words(action.get("/URI"))))


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _seen(mark: pikepdf.Object) -> bool:
    """Tell whether an annotation takes room on its page."""
    if int(mark.get("/F", 0)) & 0b10:
        return False
    left, low, right, high = (float(value) for value in mark.Rect)
    return abs(right - left) > 1 and abs(high - low) > 1


def _filters(stream: pikepdf.Object) -> set[str]:
    held = stream.get("/Filter")
    if isinstance(held, Array):
        return {str(one) for one in held}
    return {str(held)} if held is not None else set()


def _inside(value: object) -> bool:
    return isinstance(value, Array | Dictionary) and not value.is_indirect


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
