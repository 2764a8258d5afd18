"""Foot notes of a DOCX, with the numbers that the document gave them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from kkdesk.reports.docx.styles import NOTE_TEXT, known_style
from kkdesk.reports.docx.words import inlines, marked, paragraph, run
from kkdesk.reports.office.xml import added, element, qualified, storable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import Note
    from kkdesk.reports.docx.words import Book
    from kkdesk.reports.office.xml import Xml

_SEPARATORS: Final = (("separator", -1), ("continuationSeparator", 0))


@dataclass(slots=True)
class Notes:
    """The notes of the section that is being written, and all notes so far.

    A number that the word processor would give a note itself is left to it: LibreOffice writes it
    before the note in any case, and would say a number of ours beside its own.
    """

    part: Xml
    root: Xml = field(default_factory=lambda: element("w:footnotes"))
    waiting: dict[str, Note] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    count: int = 0
    counted: int = 0
    """Notes whose number the word processor gives."""

    def begin(self, notes: tuple[Note, ...]) -> None:
        """Begin a section with these notes."""
        self.waiting = {storable(note.number): note for note in notes}
        self.placed = {}

    def reference(self, number: str, book: Book) -> Iterator[Xml]:
        """Yield the raised number; the first of a note brings the note, further ones lead to it."""
        if number in self.placed:
            shown = run(number, raised=True)
            yield element("w:hyperlink", shown, w__anchor=self.placed[number])
        elif number in self.waiting:
            self.count += 1
            name = f"_note{self.count}"
            self.placed[number] = name
            own = number != str(self.counted + 1)
            self.counted += not own
            self._write(self.waiting[number], number if own else "", book)
            shown = run(number if own else "", raised=True)
            mark = element("w:footnoteReference", w__id=self.count)
            if own:
                mark.set(qualified("w:customMarkFollows"), "1")
            shown.insert(1, mark)
            yield from marked(name, book, shown)
        else:
            yield run(number, raised=True)

    def unread(self, book: Book) -> Iterator[Xml]:
        """Yield paragraphs with the notes that no number of the section refers to."""
        for number, note in self.waiting.items():
            if number not in self.placed:
                words = inlines(note.inlines, book, book.document.part)
                style = known_style(book.document, NOTE_TEXT)
                yield paragraph(style, run(number, raised=True), run(" "), *words)

    def _write(self, note: Note, number: str, book: Book) -> None:
        """Write a note; without a `number` the word processor gives it one."""
        words = inlines(note.inlines, book, self.part)
        style = known_style(book.document, NOTE_TEXT)
        mark = run(number, raised=True)
        if not number:
            added(mark, "w:footnoteRef")
        body = paragraph(style, mark, run(" "), *words)
        self.root.append(element("w:footnote", body, w__id=self.count))

    def finish(self) -> None:
        """Put the notes into their part."""
        self.part._blob = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )


def add_notes(document: Xml) -> Notes:
    """Add the part of the foot notes to a document."""
    name = PackURI("/word/footnotes.xml")
    part: Xml = Part(name, CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes = Notes(part)
    for kind, number in _SEPARATORS:
        line = element("w:p", element("w:r", element(f"w:{kind}")))
        added(notes.root, "w:footnote", line, w__type=kind, w__id=number)
    return notes
