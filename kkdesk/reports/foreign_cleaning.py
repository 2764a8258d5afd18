"""Taking out of an own PDF file all but its pages, their content, tags and harmless links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, Stream, String

from kkdesk.domain.packets import Removed
from kkdesk.errors import OwnFileNeedsOthers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from kkdesk.reports.foreign_limits import Limits

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
_SAFE_ADDRESS: Final = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)


class Cleaner:
    """Cleans one file; ``removed`` gathers what its reader will miss."""

    def __init__(self, limits: Limits, removed: set[Removed]) -> None:
        self._limits = limits
        self._removed = removed

    def clean(self, pdf: pikepdf.Pdf) -> None:
        """Take out what is no part of a page. Raises OwnFileNeedsOthers or OwnFileTooBig."""
        self._strip_catalogue(pdf)
        self._strip_objects(pdf)
        for page in pdf.pages:
            self._limits.in_time()
            self._clean_page(page)

    def _strip_catalogue(self, pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.get("/Names")
        if isinstance(names, Dictionary):
            for key in _NAMED.keys() & set(names.keys()):
                del names[key]
                self._removed.add(_NAMED[key])
        for key, meant in _STRIPPED.items():
            action = pdf.Root.get(key)
            harmless = key == "/OpenAction" and (
                isinstance(action, Array) or action is None or action.get("/S") == Name.GoTo
            )
            if key in pdf.Root and meant is not None and not harmless:
                self._removed.add(meant)

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
            self._limits.in_time()

    def _strip(self, one: pikepdf.Object) -> None:
        for key, meant in _STRIPPED.items():
            if key in one:
                del one[key]
                if meant is not None:
                    self._removed.add(meant)
        if one.get("/Type") == Name.OCG:
            one.Name = String("")
        if isinstance(one, Stream) and (one.get("/Subtype") == Name.PS or "/Ref" in one):
            raise OwnFileNeedsOthers(self._limits.name)

    def _clean_page(self, page: pikepdf.Page) -> None:
        kept = [mark for mark in marks_on(page) if self._keep_link(mark)]
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
                self._removed.add(Removed.ATTACHMENTS)
            elif str(subtype) in _MEDIA:
                self._removed.add(Removed.MEDIA)
            elif subtype not in {Name.Widget, Name.Popup}:
                self._removed.add(Removed.COMMENTS)
            return False
        action = mark.get("/A")
        if action is not None and not _harmless(action):
            script = action.get("/S") in {Name.JavaScript, Name.Rendition}
            self._removed.add(Removed.SCRIPTS if script else Removed.ACTIONS)
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


def marks_on(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """Yield what is laid on a page: links, fields, comments."""
    held = page.obj.get("/Annots")
    if isinstance(held, Array):
        yield from (mark for mark in held if isinstance(mark, Dictionary))


def _harmless(action: pikepdf.Object) -> bool:
    if action.get("/S") == Name.GoTo:
        return "/D" in action
    return action.get("/S") == Name.URI and bool(_SAFE_ADDRESS.match(_words(action.get("/URI"))))


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _inside(value: object) -> bool:
    return isinstance(value, Array | Dictionary) and not value.is_indirect
