"""Writing a Document of paper as DOCX."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from pptx import Presentation

from kkdesk.errors import PrintCancelled
from kkdesk.reports.docx.blocks import Place, blocks
from kkdesk.reports.docx.lists import set_numbering
from kkdesk.reports.docx.logos import logo_paragraph
from kkdesk.reports.docx.notes import add_notes
from kkdesk.reports.docx.styles import (
    BODY,
    CONTENTS,
    CONTENTS_TITLE,
    HEAD,
    KICKER,
    TITLED,
    known_style,
    set_head,
    set_styles,
)
from kkdesk.reports.docx.tables import wide_room
from kkdesk.reports.docx.words import (
    Book,
    fields,
    marked,
    page_number_of,
    paragraph,
    property_of,
    run,
)
from kkdesk.reports.office.dress import dress
from kkdesk.reports.office.package import save, steady
from kkdesk.reports.office.xml import element, qualified, storable
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.paper import PaperComposer
from kkdesk.reports.pdf.paper_render import note_places
from kkdesk.reports.pdf.paper_theme import BOTTOM, FOOTER_SIZE, LEFT, TOP, body_size
from kkdesk.reports.pdf.rows import PageNumbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.reports.document import Document, Paper, Section
    from kkdesk.reports.office.xml import Xml
    from kkdesk.reports.pdf.paper import Heading


def write_docx(
    document: Document,
    path: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the document to `path`; return its number of pages as they are in the PDF.

    The file appears whole or not at all. Raises PrintCancelled, OutputNotWritable or DiskFull.
    """
    paper = document.paper
    assert paper is not None, "slides become PPTX"

    def step() -> None:
        if cancelled is not None and cancelled():
            raise PrintCancelled

    composer = PaperComposer(document, paper, load_faces(document.look.typeface), "0")
    laid_out = composer.layout(step)
    numbers = PageNumbers(last=len(laid_out.pages))
    note_places(laid_out.pages, numbers, 1)
    made: Any = docx.Document()
    _empty(made)
    set_styles(made, document.language)
    set_numbering(made)
    names = {
        section.anchor: f"afsnit_{number}"
        for number, section in reversed(list(enumerate(paper.sections)))
        if section.anchor
    }
    scratch: Any = Presentation()
    book = Book(made, document.language, numbers, names, add_notes(made), scratch.part.package)
    writer = _Writer(book, document, paper)
    writer.opening(composer.headings)
    for number, section in enumerate(paper.sections):
        step()
        writer.section(number, section)
        if progress is not None:
            progress(number + 1, len(paper.sections))
    writer.finish()
    dress(made.part.package, document.look, whole=lambda _: True)
    kept = BytesIO()
    made.save(kept)
    save(steady(kept.getvalue(), document.created), path)
    return len(laid_out.pages)


class _Writer:
    """Writes one document, section by section."""

    def __init__(self, book: Book, document: Document, paper: Paper) -> None:
        self._book = book
        self._document = document
        self._paper = paper
        self._body = book.document.element.body
        self._turned = False
        self._page(book.document.sections[0], landscape=False)
        self._edges(book.document.sections[0])

    def opening(self, headings: tuple[Heading, ...]) -> None:
        """Write what stands before the first section."""
        logo = self._document.look.logo
        if logo is not None:
            self._add(logo_paragraph(logo, self._book))
        if self._paper.kicker.strip():
            self._add(self._styled(KICKER, run(storable(self._paper.kicker))))
        self._add(self._styled(TITLED, run(storable(self._document.title))))
        set_head(self._book.document, (label for label, _ in self._paper.head))
        for label, value in self._paper.head:
            words = run(f"{storable(label)}\t", bold=True), run(storable(value))
            self._add(self._styled(HEAD, *words))
        if self._paper.contents.strip():
            self._contents(headings)

    def _contents(self, headings: tuple[Heading, ...]) -> None:
        """Write the contents: links, each with the page that the word processor finds for it.

        LibreOffice takes what is inside a contents field (TOC) for text and shows our own page
        numbers, which its pages need not have.
        """
        self._add(self._styled(CONTENTS_TITLE, run(storable(self._paper.contents))))
        for entry in self._entries(headings):
            self._add(entry)

    def _entries(self, headings: tuple[Heading, ...]) -> Iterator[Xml]:
        for order, heading in enumerate(headings):
            pages = self._book.numbers.by_anchor.get(heading.anchor)
            label = str(pages.start) if pages else ""
            number = _section_number(heading.anchor)
            bookmark = f"_Toc{number}"
            link = element("w:hyperlink", run(storable(heading.title)), w__anchor=bookmark)
            link.append(run("\t"))
            link.extend(page_number_of(bookmark, label))
            made = self._styled(CONTENTS[heading.level - 1], link)
            if not order:
                property_of(made, "w:keepNext")
            yield made

    def section(self, number: int, section: Section) -> None:
        """Write a section: its heading, what stands under it, its notes."""
        book = self._book
        fresh = section.landscape != self._turned
        if fresh:
            self._turn(landscape=section.landscape)
        book.notes.begin(section.notes)
        place = Place(BODY, wide_room(landscape=section.landscape))
        start = len(self._body) - 1
        breaks = section.new_page and not fresh and number > 0
        self._heading(number, section)
        for made in (*blocks(section.blocks, book, place), *book.notes.unread(book)):
            self._add(made)
        if breaks:
            first = next((one for one in self._body[start:] if one.tag == qualified("w:p")), None)
            if first is not None:
                property_of(first, "w:pageBreakBefore")

    def _heading(self, number: int, section: Section) -> None:
        """Write a section's heading and the bookmarks that links and contents lead to."""
        book = self._book
        anchors = marked(book.bookmarks[section.anchor], book) if section.anchor else []
        if not section.heading.strip():
            for one in anchors:
                self._add(one)
            return
        inside = marked(f"_Toc{number}", book, run(storable(section.heading)))
        self._add(self._styled(f"Heading {section.level}", *inside, *anchors))

    def _turn(self, *, landscape: bool) -> None:
        """Begin pages that lie or stand."""
        self._turned = landscape
        page = self._book.document.add_section()
        self._page(page, landscape=landscape)
        page.footer.is_linked_to_previous = page.header.is_linked_to_previous = False
        self._edges(page, landscape=landscape)

    def _page(self, page: Xml, *, landscape: bool) -> None:
        width, height = body_size(landscape=landscape)
        page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = Pt(width), Pt(height)
        page.left_margin = page.right_margin = Pt(LEFT)
        page.top_margin, page.bottom_margin = Pt(TOP), Pt(BOTTOM)
        page.header_distance, page.footer_distance = Pt(28), Pt(28)

    def _edges(self, page: Xml, *, landscape: bool = False) -> None:
        """Set the marking over each page, and the foot and the page's number under it."""
        marking, footer = storable(self._document.marking), storable(self._document.footer)
        small = round(FOOTER_SIZE * 2)
        danish = self._book.language.startswith("da")
        words = ("Side ", " af ") if danish else ("Page ", " of ")
        head = self._styled("Normal", run(marking, bold=True)) if marking else element("w:p")
        property_of(head, "w:jc", w__val="right")
        number = [run(words[0]), *fields(" PAGE ", "1"), run(words[1])]
        number += fields(" NUMPAGES ", str(self._book.numbers.last))
        foot = self._styled("Normal", run(f"{footer}\t"), *number)
        property_of(foot, "w:tabs")
        holder = next(kid for kid in foot[0] if kid.tag == qualified("w:tabs"))
        at = round(wide_room(landscape=landscape) * 20)
        holder.append(element("w:tab", w__val="right", w__pos=at))
        for owner, line in ((page.header, head), (page.footer, foot)):
            for old in owner._element.findall(qualified("w:p")):
                owner._element.remove(old)
            owner._element.append(line)
            for one in line.iter(qualified("w:r")):
                properties = one.find(qualified("w:rPr"))
                if properties is None:
                    properties = element("w:rPr")
                    one.insert(0, properties)
                properties.append(element("w:sz", w__val=small))

    def _styled(self, style: str, *kids: Xml) -> Xml:
        return paragraph(known_style(self._book.document, style), *kids)

    def _add(self, made: Xml) -> None:
        self._body.insert(len(self._body) - 1, made)

    def finish(self) -> None:
        """Write the notes and say what the document is."""
        self._book.notes.finish()
        document, properties = self._document, self._book.document.core_properties
        properties.title, properties.author = document.title, document.author
        properties.subject, properties.language = document.subject, document.language
        properties.last_modified_by, properties.keywords = document.author, document.marking
        properties.comments, properties.revision = "", 1
        properties.created = properties.modified = document.created.replace(tzinfo=None)


def _section_number(anchor: str) -> str:
    return anchor.rpartition(":")[2]


def _empty(made: Any) -> None:  # noqa: ANN401 -- python-docx's document, whose elements have no types
    """Drop what came along with the library's template."""
    body = made.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for owner in (made.part.package, made.part):
        for key, one in list(owner.rels.items()):
            name = "" if one.is_external else str(one.target_part.partname)
            if any(part in name for part in ("thumbnail", "customXml", "stylesWithEffects")):
                owner.rels.pop(key)
            elif name == "/docProps/app.xml":
                one.target_part._blob = _APP


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>kkdesk</Application></Properties>'
)
