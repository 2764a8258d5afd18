"""Reading a finished PDF back: is it accessible, is everything there, and does nothing leak.

The checks read the file itself, not what the program meant to write: the tag tree, the page
content decoded through the embedded fonts, metadata, bookmarks, links and attachments.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from kkdesk.reports.pdf.text import plain
from kkdesk.reports.readback import (
    Node,
    held,
    page_texts,
    read_content,
    read_tree,
    readable,
    text_of,
)
from kkdesk.reports.said import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kkdesk.reports.document import Document

_SHORTEST_PART = 20
"""Letters that a text says at least before it may go on elsewhere."""
_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_BLOCKS = _HEADINGS | frozenset({"P", "Lbl", "TH", "TD", "Reference"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: which check found it and what it saw."""

    check: str
    detail: str


@dataclass(slots=True)
class VerificationReport:
    """What was found. `leaks` are the forbidden words and where they stand."""

    pages: int = 0
    findings: list[Finding] = field(default_factory=list)
    leaks: list[Finding] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings and not self.leaks


def verify_pdf(
    path: Path, *, forbidden: Sequence[str], document: Document | None = None
) -> VerificationReport:
    """Check a file; with `document`, also that the file says all that the document says.

    `forbidden` are texts that must not be anywhere in the file, compared without regard to case,
    spacing and composition. Raises pikepdf.PdfError if the file is no PDF.
    """
    report = VerificationReport()
    with pikepdf.open(path) as pdf:
        report.pages = len(pdf.pages)
        report.findings += _accessibility(pdf)
        report.findings += _fonts(pdf)
        report.findings += _bookmarks(pdf)
        content = read_content(pdf)
        pages = page_texts(content)
        tree = read_tree(pdf, content)
        report.findings += _structure(tree)
        if document is not None:
            report.findings += _missing(document, tree, pages)
        report.leaks += _leaks(pdf, pages, tree, forbidden)
    return report


def leaks_of(pdf: pikepdf.Pdf, forbidden: Sequence[str]) -> list[Finding]:
    """Return where an open file says any of the forbidden texts."""
    content = read_content(pdf)
    return list(_leaks(pdf, page_texts(content), read_tree(pdf, content), forbidden))


def reading_order(path: Path) -> list[str]:
    """Return the texts of the tag tree in the order in which they are read aloud.

    One string per heading, paragraph, list mark, cell or contents entry; a figure gives its
    alternative text. Words that a line end parted by a soft hyphen are whole again.
    """
    with pikepdf.open(path) as pdf:
        return [text for text in map(plain, _spoken(read_tree(pdf, read_content(pdf)))) if text]


def _spoken(node: Node | None) -> Iterator[str]:
    if node is None:
        return
    if node.role == "Figure":
        yield node.alternative
    elif node.role in _BLOCKS and not _holds_blocks(node):
        yield text_of(node)
    else:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from _spoken(kid)


def _holds_blocks(node: Node) -> bool:
    """Tell whether a cell holds paragraphs, lists or figures rather than plain words."""
    return node.role in {"TH", "TD"} and any(isinstance(kid, Node) for kid in node.kids)


def _accessibility(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    root = pdf.Root
    if not held(root, "/MarkInfo").get("/Marked") or "/StructTreeRoot" not in root:
        yield Finding("tags", "filen har intet tagtræ")
    if not str(root.get("/Lang", "")):
        yield Finding("language", "filen har intet sprog")
    if not str(pdf.docinfo.get("/Title", "")):
        yield Finding("title", "filen har ingen titel")
    if not held(root, "/ViewerPreferences").get("/DisplayDocTitle"):
        yield Finding("title", "titlen vises ikke i vinduet")
    packet = root.get("/Metadata")
    if packet is None or b"pdfuaid" not in packet.read_bytes():
        yield Finding("metadata", "filen siger ikke, at den er PDF/UA")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = held(held(page.obj, "/Resources"), "/Font")
        for font in [fonts[name] for name in fonts.keys()]:  # noqa: SIM118 - no Python dict
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = held(inner, "/FontDescriptor")
            if font.get("/Subtype") != Name.Type3 and not any(
                key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
            ):
                yield Finding("fonts", f"{font.get('/BaseFont')} er ikke indlejret")
            if not readable(font):
                yield Finding("fonts", f"{font.get('/BaseFont')} kan ikke læses som tekst")


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    pages = {page.obj.objgen for page in pdf.pages}
    found = list(_outline(pdf))
    if not found:
        yield Finding("bookmarks", "filen har ingen bogmærker")
    for title, target in found:
        if target not in pages:
            yield Finding("bookmarks", f"bogmærket fører ingen steder hen: {title}")


def _outline(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, int] | None]]:
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            waiting[:0] = item.children
            destination = item.destination
            target = destination[0].objgen if isinstance(destination, Array) else None
            yield item.title, target


def _missing(document: Document, tree: Node | None, pages: Sequence[str]) -> Iterator[Finding]:
    """Yield each text that the file does not say, and on paper each that it says too early."""
    spoken = folded(" ".join(_spoken(tree)))
    painted = folded(" ".join(pages))
    place = 0
    for text in texts(document):
        wanted = folded(text)
        if not wanted:
            continue
        found = spoken.find(wanted, place)
        if found >= 0:
            place = found + len(wanted) if document.paper is not None else 0
        elif wanted in spoken and document.paper is not None:
            yield Finding("order", f"teksten læses for tidligt op: {plain(text)[:80]}")
        elif wanted not in painted and not _said_in_parts(wanted, spoken):
            yield Finding("content", f"teksten mangler: {plain(text)[:80]}")


def _said_in_parts(wanted: str, spoken: str) -> bool:
    """Tell whether a long text is said in parts, as where it goes on over slides."""
    rest = wanted
    while rest not in spoken:
        low, high = 0, len(rest)
        while low + 1 < high:  # every start of what is said is said too
            middle = (low + high) // 2
            low, high = (middle, high) if rest[:middle] in spoken else (low, middle)
        if low < _SHORTEST_PART:
            return False
        rest = rest[low:]
    return True


def _structure(tree: Node | None) -> Iterator[Finding]:
    """Yield headings that skip a level, tables without header cells, and empty notes."""
    level = 0
    for node in _nodes(tree):
        if node.role in _HEADINGS:
            if int(node.role[1]) > level + 1:
                yield Finding("headings", f"et niveau er sprunget over ved: {text_of(node)[:80]}")
            level = int(node.role[1])
        elif node.role == "Table" and not any(one.role == "TH" for one in _nodes(node)):
            yield Finding("tables", "en tabel har ingen overskrifter")
        elif node.role == "Figure" and not node.alternative.strip():
            yield Finding("figures", "en figur har ingen alternativ tekst")
        elif node.role == "Note" and not text_of(node).strip():
            yield Finding("notes", "en note er tom")


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)


def _leaks(
    pdf: pikepdf.Pdf, pages: Sequence[str], tree: Node | None, forbidden: Sequence[str]
) -> Iterator[Finding]:
    words = [(text, folded(text)) for text in forbidden if folded(text)]
    if not words:
        return
    for place, said in _places(pdf, pages, tree):
        searched = folded(said)
        for text, word in words:
            if word in searched:
                yield Finding(place, text)


def _places(pdf: pikepdf.Pdf, pages: Sequence[str], tree: Node | None) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(pages, start=1):
        yield f"side {number}", text
    yield "tagtræ", " ".join(_everything(tree))
    yield "bogmærker", " ".join(title for title, _ in _outline(pdf))
    yield "dokumentoplysninger", " ".join(str(value) for value in pdf.docinfo.values())
    packet = pdf.Root.get("/Metadata")
    if packet is not None:
        yield "metadata", packet.read_bytes().decode("utf-8", "replace")
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            action = held(annotation, "/A")
            parts = (annotation.get("/Contents", ""), action.get("/URI", ""))
            yield f"link på side {number}", " ".join(str(part) for part in parts)
    yield "øvrige objekter", " ".join(_strings(pdf))
    for name, attached in pdf.attachments.items():
        content = attached.get_file().read_bytes()
        yield f"bilag {name}", f"{name} {content.decode('utf-8', 'replace')}"


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield every text string of the file, wherever it hangs."""
    waiting = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.String):
            yield str(one)
        elif isinstance(one, Dictionary | Stream):
            waiting += [value for _, value in one.items() if not _indirect(value)]
        elif isinstance(one, Array):
            waiting += [value for value in one if not _indirect(value)]


def _indirect(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _everything(node: Node | None) -> Iterator[str]:
    if node is None:
        return
    yield from (node.alternative, *node.attributes)
    yield text_of(node)
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _everything(kid)


def folded(text: str) -> str:
    """Return the text so that spacing, case, composition and soft hyphens do not matter."""
    composed = unicodedata.normalize("NFKC", plain(text)).casefold()
    return "".join(composed.split())
