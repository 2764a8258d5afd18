"""From drawn pages to a PDF/UA-1 file: page objects, fonts, tag tree, outline and metadata.

A canvas that has been drawn is written at once and can be forgotten; what joins the whole (numbers
of objects, bookmarks) is kept until the file is finished.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.embedding import embed, embed_picture
from kkdesk.reports.pdf.metadata import information, packet
from kkdesk.reports.pdf.objects import (
    ObjectFile,
    name,
    number,
    numbers,
    raw_string,
    references,
    text_string,
)
from kkdesk.reports.pdf.outline import write_outline
from kkdesk.reports.pdf.structure import AnnotationRef, Element, MarkedContent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.canvas import Canvas, Link, PageContent
    from kkdesk.reports.pdf.fonts import Faces
    from kkdesk.reports.pdf.render import Bookmark
    from kkdesk.reports.theme import Logo


@dataclass(slots=True)
class Drawn:
    """What a canvas became: its pages' objects, and the elements at the top of its tree."""

    pages: list[int]
    tops: list[int]


@dataclass(slots=True)
class Assembly:
    """A file in the making. Pages lie in it in the order of ``pages``, however they were written.

    ``tops`` are the elements under the document's own, in reading order.
    """

    file: ObjectFile
    faces: Faces
    pictures: Sequence[Logo]
    catalogue: int
    page_tree: int
    resources: int
    tree: int
    top: int
    pages: list[int] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    owners: list[tuple[int, int]] = field(default_factory=list)
    """For each number under which content is looked up, the object that tells its elements."""
    names: dict[bytes, int] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    """How high each page is, in points."""
    following: int = 0
    """The next number under which content will be looked up."""

    @classmethod
    def to(cls, file: BinaryIO, faces: Faces, pictures: Sequence[Logo] = ()) -> Assembly:
        """Begin a file; the typefaces and pictures that its canvases share are written last."""
        objects = ObjectFile(file)
        catalogue, page_tree, resources, tree, top = (objects.reserve() for _ in range(5))
        return cls(objects, faces, pictures, catalogue, page_tree, resources, tree, top)

    def own(self, owner: int) -> int:
        """Return the number under which an element, or those of a page, will be found."""
        given = self.following
        self.owners.append((given, owner))
        self.following += 1
        return given

    def place_on(self, page: int, top: float | None) -> bytes:
        """Return a destination on a page's object that keeps the reader's zoom.

        Qt's viewer cannot follow /Fit.
        """
        return b"[%d 0 R/XYZ 0 %s null]" % (
            page,
            number(self.heights[page] if top is None else top),
        )

    def reserve(self, count: int) -> list[int]:
        """Return the numbers of pages that are written later."""
        return [self.file.reserve() for _ in range(count)]

    def write(
        self,
        canvas: Canvas,
        elements: Sequence[tuple[Element, int]],
        *,
        pages: Sequence[int] = (),
        targets: Sequence[int] = (),
        after: Sequence[int] = (),
        prefix: str = "",
    ) -> Drawn:
        """Write what a canvas holds; each of the ``elements`` goes under the object beside it.

        ``pages`` are numbers that were reserved for its pages, ``targets`` the pages that its links
        count (its own, if there are none). ``after`` are further contents, one for each page that
        is numbered later. ``prefix`` tells its names from those of other canvases.
        """
        made = Drawn(list(pages) or self.reserve(len(canvas.pages)), [])
        self.heights.update(zip(made.pages, (one.size[1] for one in canvas.pages), strict=True))
        writer = _Writer(self, made.pages, targets or made.pages, prefix)
        for drawn in canvas.pages:
            writer.number_links(drawn)
        made.tops = [writer.element(element, parent) for element, parent in elements]
        later = iter(after)
        for place, drawn in enumerate(canvas.pages):
            writer.page(place, drawn, next(later, None) if drawn.number is not None else None)
        return made

    def section(self, number: int, role: str, parent: int, kids: Sequence[int]) -> None:
        """Write an element that holds others."""
        words = (name(role), parent, references(kids))
        self.file.put(number, b"<</Type/StructElem/S%s/P %d 0 R/K%s>>" % words)

    def finish(self, document: Document, bookmarks: Sequence[Bookmark], *, tagged: bool) -> None:
        """Write what is left: fonts, trees, bookmarks and what the file says of itself."""
        file = self.file
        fonts = b"".join(
            b"/F%d %d 0 R" % (face.index, embed(file, face)) for face in self.faces.used()
        )
        once = {one.png: one for one in self.pictures}  # the same picture may be told otherwise
        numbers_of = {png: embed_picture(file, one) for png, one in once.items()}
        pictures = b"".join(
            b"/Im%d %d 0 R" % (number, numbers_of[one.png])
            for number, one in enumerate(self.pictures)
        )
        shown = b"/XObject<<%s>>" % pictures if pictures else b""
        file.put(self.resources, b"<</Font<<%s>>%s>>" % (fonts, shown))
        kids = references(self.pages)
        file.put(self.page_tree, b"<</Type/Pages/Count %d/Kids%s>>" % (len(self.pages), kids))
        entries = b""
        if tagged:
            self._finish_tree()
            metadata = file.add_stream(packet(document), b"/Type/Metadata/Subtype/XML", packed=True)
            entries = b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Metadata %d 0 R" % (
                self.tree,
                metadata,
            )
        outline = write_outline(
            file, bookmarks, lambda page, top: self.place_on(self.pages[page], top)
        )
        if outline:
            entries += b"/Outlines %d 0 R" % outline
        file.put(
            self.catalogue,
            b"<</Type/Catalog/Pages %d 0 R/Lang%s/PageMode/UseOutlines"
            b"/ViewerPreferences<</DisplayDocTitle true>>%s>>"
            % (self.page_tree, text_string(document.language), entries),
        )
        file.finish(self.catalogue, file.add(information(document)))

    def _finish_tree(self) -> None:
        file = self.file
        self.section(self.top, "Document", self.tree, self.tops)
        flat = b" ".join(b"%d %d 0 R" % pair for pair in sorted(self.owners))
        parents = file.add(b"<</Nums[%s]>>" % flat)
        named = b""
        if self.names:
            pairs = b" ".join(
                b"%s %d 0 R" % (raw_string(key), self.names[key]) for key in sorted(self.names)
            )
            named = b"/IDTree %d 0 R" % file.add(b"<</Names[%s]>>" % pairs)
        file.put(
            self.tree,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>"
            % (self.top, parents, self.following, named),
        )


class _Writer:
    """Writes one canvas: its tag tree, and what ties content and links to it."""

    def __init__(
        self, assembly: Assembly, pages: Sequence[int], targets: Sequence[int], prefix: str
    ) -> None:
        self._assembly = assembly
        self._file = assembly.file
        self._pages = pages
        self._targets = targets
        self._prefix = prefix
        self._links: list[list[int]] = []

    def number_links(self, drawn: PageContent) -> None:
        """Give each link of a page its object's number."""
        self._links.append([self._file.reserve() for _ in drawn.links])

    def element(self, element: Element, parent: int) -> int:
        """Write an element and what is under it; return its object's number."""
        file, pages = self._file, self._pages
        made = element.number = file.reserve()
        parts = [b"<</Type/StructElem/S%s/P %d 0 R" % (name(element.role), parent)]
        content = {kid.page for kid in element.kids if isinstance(kid, MarkedContent)}
        only = content.pop() if len(content) == 1 else None
        if only is not None:
            parts.append(b"/Pg %d 0 R" % pages[only])
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(b"%d 0 R" % self.element(kid, made))
            elif isinstance(kid, AnnotationRef):
                kids.append(
                    b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>"
                    % (pages[kid.page], self._links[kid.page][kid.index])
                )
            elif kid.page == only:
                kids.append(b"%d" % kid.number)
            else:
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number))
        if kids:
            parts.append(b"/K[%s]" % b" ".join(kids))
        if element.attributes or element.box is not None:
            parts.append(self._described(element))
        parts.append(b">>")
        file.put(made, b"".join(parts))
        return made

    def _described(self, element: Element) -> bytes:
        """Return what an element says of itself."""
        values = element.attributes
        said = b""
        if "Alt" in values:
            said += b"/Alt" + text_string(values["Alt"])
        if "Lang" in values:
            said += b"/Lang" + text_string(values["Lang"])
        if "ID" in values:
            key = f"{self._prefix}{values['ID']}".encode("ascii")
            said += b"/ID" + raw_string(key)
            self._assembly.names[key] = element.number
        attributes = _attributes(element)
        return said + b"/A[%s]" % attributes if attributes else said

    def page(self, place: int, drawn: PageContent, more: int | None) -> None:
        """Write a page with its links; ``more`` is content that is written later."""
        file = self._file
        content = file.add_stream(drawn.content)
        contents = b"%d 0 R" % content if more is None else references((content, more))
        entries = b""
        if drawn.owners:
            owners = references(one.number for one in drawn.owners)
            entries = b"/StructParents %d" % self._assembly.own(file.add(owners))
        for made, link in zip(self._links[place], drawn.links, strict=True):
            file.put(made, self._annotation(link, self._pages[place]))
        if drawn.links:
            entries += b"/Annots%s" % references(self._links[place])
        file.put(
            self._pages[place],
            b"<</Type/Page/Parent %d 0 R/MediaBox%s/Contents %s/Resources %d 0 R/Tabs/S%s>>"
            % (
                self._assembly.page_tree,
                numbers((0, 0, *drawn.size)),
                contents,
                self._assembly.resources,
                entries,
            ),
        )

    def _annotation(self, link: Link, page: int) -> bytes:
        x, y, wide, high = link.box
        entries = b""
        if link.page is not None:
            entries = b"/Dest" + self._assembly.place_on(self._targets[link.page], link.top)
        elif link.address is not None:
            entries = b"/A<</S/URI/URI%s>>" % raw_string(link.address.encode("utf-8"))
        if link.element is not None:
            entries += b"/StructParent %d" % self._assembly.own(link.element.number)
        # F 4: printed with the page; PDF/UA wants it neither hidden nor invisible
        return b"<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/P %d 0 R/Contents%s%s>>" % (
            numbers((x, y, x + wide, y + high)),
            page,
            text_string(link.contents),
            entries,
        )


def _attributes(element: Element) -> bytes:
    values = element.attributes
    made = b""
    if "ListNumbering" in values:
        made += b"<</O/List/ListNumbering%s>>" % name(values["ListNumbering"])
    if "Scope" in values:
        span = b"/ColSpan %d" % int(values["ColSpan"]) if "ColSpan" in values else b""
        made += b"<</O/Table/Scope%s%s>>" % (name(values["Scope"]), span)
    if "Summary" in values:
        made += b"<</O/Table/Summary%s>>" % text_string(values["Summary"])
    if element.box is not None:
        made += b"<</O/Layout/Placement/Block/BBox%s>>" % numbers(element.box)
    return made
