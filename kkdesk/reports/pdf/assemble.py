"""From drawn pages to a PDF/UA-1 file: page objects, fonts, tag tree, outline and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from kkdesk.reports.logos import pixels
from kkdesk.reports.pdf.structure import AnnotationRef, Element, MarkedContent
from kkdesk.reports.pdf.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kkdesk.reports.document import Document
    from kkdesk.reports.pdf.canvas import Canvas, Link
    from kkdesk.reports.pdf.fonts import Face
    from kkdesk.reports.pdf.render import Bookmark
    from kkdesk.reports.theme import Logo

PRODUCER = "kkdesk"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def assemble(document: Document, canvas: Canvas, bookmarks: Sequence[Bookmark]) -> pikepdf.Pdf:
    """Return the finished PDF of what the canvas holds."""
    pdf = pikepdf.new()
    resources = pdf.make_indirect(
        Dictionary(
            Font=Dictionary({f"/F{face.index}": _font(pdf, face) for face in canvas.faces.used()})
        )
    )
    if canvas.pictures:
        resources.XObject = Dictionary(
            {f"/Im{number}": _picture(pdf, one) for number, one in enumerate(canvas.pictures)}
        )
    for drawn in canvas.pages:
        page = pdf.add_blank_page(page_size=drawn.size)
        page.obj.Contents = pdf.make_stream("\n".join(drawn.operators).encode("ascii"))
        page.obj.Resources = resources
    pages = [page.obj for page in pdf.pages]
    annotations = [
        [pdf.make_indirect(_annotation(link, pages)) for link in drawn.links]
        for drawn in canvas.pages
    ]
    for page_object, made in zip(pages, annotations, strict=True):
        if made:
            page_object.Annots = Array(made)
    if canvas.tree is not None:
        _Tagger(pdf, canvas, pages, annotations).write(canvas.tree.root)
    _outline(pdf, bookmarks, pages)
    _metadata(pdf, document, tagged=canvas.tree is not None)
    return pdf


def _font(pdf: pikepdf.Pdf, face: Face) -> pikepdf.Object:
    """Embed the used glyphs of a face as a composite font with codes of our own."""
    program, glyph_of_code = face.subset()
    figures = face.descriptor()
    name = Name("/" + figures.name)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=figures.flags,
        FontBBox=Array(list(figures.box)),
        ItalicAngle=figures.italic_angle,
        Ascent=figures.ascent,
        Descent=figures.descent,
        CapHeight=figures.cap_height,
        StemV=figures.stem,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=0,
        W=Array([1, Array(face.code_widths())]),
        CIDToGIDMap=pdf.make_stream(glyph_of_code),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(face.to_unicode()),
        )
    )


def _picture(pdf: pikepdf.Pdf, logo: Logo) -> pikepdf.Object:
    """Embed a picture, and beside it how solid its pixels are."""
    colours, solid = pixels(logo)
    kind = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": logo.width,
        "Height": logo.height,
        "BitsPerComponent": 8,
    }
    made = pdf.make_stream(colours, ColorSpace=Name.DeviceRGB, **kind)
    if solid is not None:
        made.SMask = pdf.make_stream(solid, ColorSpace=Name.DeviceGray, **kind)
    return made


def _annotation(link: Link, pages: Sequence[pikepdf.Object]) -> Dictionary:
    x, y, wide, high = link.box
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(value, 2) for value in (x, y, x + wide, y + high)]),
        Border=Array([0, 0, 0]),
        F=4,  # printed with the page; PDF/UA wants it neither hidden nor invisible
        Contents=String(link.contents),
    )
    if link.page is not None:
        annotation.Dest = _place_on(pages[link.page], link.top)
    elif link.address is not None:
        annotation.A = Dictionary(S=Name.URI, URI=link.address.encode("utf-8"))
    return annotation


def _place_on(page: pikepdf.Object, top: float | None) -> Array:
    """Return a destination that keeps the reader's zoom; Qt's viewer cannot follow /Fit."""
    shown = page.MediaBox[3] if top is None else round(top, 2)
    return Array([page, Name.XYZ, 0, shown, None])


class _Tagger:
    """Writes the tag tree and ties marked content and links to it."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        canvas: Canvas,
        pages: Sequence[pikepdf.Object],
        annotations: Sequence[Sequence[pikepdf.Object]],
    ) -> None:
        self._pdf = pdf
        self._canvas = canvas
        self._pages = pages
        self._annotations = annotations
        self._objects: dict[int, pikepdf.Object] = {}
        self._named: dict[bytes, pikepdf.Object] = {}

    def write(self, root: Element) -> None:
        """Write the tree under the document's catalogue."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers: list[pikepdf.Object | int] = []
        for number, drawn in enumerate(self._canvas.pages):
            self._pages[number].StructParents = number
            self._pages[number].Tabs = Name.S
            owners = Array([self._objects[id(owner)] for owner in drawn.owners])
            numbers += [number, self._pdf.make_indirect(owners)]
        following = len(self._pages)
        for drawn, made in zip(self._canvas.pages, self._annotations, strict=True):
            for link, annotation in zip(drawn.links, made, strict=True):
                annotation.StructParent = following
                numbers += [following, self._objects[id(link.element)]]
                following += 1
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = following
        if self._named:
            names = [part for name in sorted(self._named) for part in (name, self._named[name])]
            tree.IDTree = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent)
        )
        self._objects[id(element)] = made
        content = {kid.page for kid in element.kids if isinstance(kid, MarkedContent)}
        only = content.pop() if len(content) == 1 else None
        if only is not None:
            made.Pg = self._pages[only]
        kids = [self._kid(kid, made, only) for kid in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        if "Alt" in element.attributes:
            made.Alt = String(element.attributes["Alt"])
        if "ID" in element.attributes:
            name = element.attributes["ID"].encode("ascii")
            made.ID = name
            self._named[name] = made
        attributes = _attributes(element)
        if attributes:
            made.A = attributes[0] if len(attributes) == 1 else Array(attributes)
        return made

    def _kid(
        self, kid: Element | MarkedContent | AnnotationRef, parent: pikepdf.Object, page: int | None
    ) -> pikepdf.Object | int:
        match kid:
            case Element():
                return self._element(kid, parent)
            case MarkedContent():
                if kid.page == page:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case AnnotationRef():
                return Dictionary(
                    Type=Name.OBJR,
                    Pg=self._pages[kid.page],
                    Obj=self._annotations[kid.page][kid.index],
                )


def _attributes(element: Element) -> list[Dictionary]:
    made: list[Dictionary] = []
    values = element.attributes
    if "ListNumbering" in values:
        made.append(Dictionary(O=Name.List, ListNumbering=Name("/" + values["ListNumbering"])))
    if "Scope" in values:
        table = Dictionary(O=Name.Table, Scope=Name("/" + values["Scope"]))
        if "ColSpan" in values:
            table.ColSpan = int(values["ColSpan"])
        made.append(table)
    if "Summary" in values:
        made.append(Dictionary(O=Name.Table, Summary=String(values["Summary"])))
    if element.box is not None:
        box = Array([round(value, 2) for value in element.box])
        made.append(Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box))
    return made


def _outline(
    pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark], pages: Sequence[pikepdf.Object]
) -> None:
    with pdf.open_outline() as outline:
        open_levels = [outline.root]
        for bookmark in bookmarks:
            place = _place_on(pages[bookmark.page], bookmark.top)
            item = pikepdf.OutlineItem(bookmark.title, place)
            del open_levels[max(bookmark.depth, 0) + 1 :]
            open_levels[-1].append(item)
            open_levels.append(item.children)


def _metadata(pdf: pikepdf.Pdf, document: Document, *, tagged: bool) -> None:
    root = pdf.Root
    root.Lang = String(document.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    values = {
        "title": clean(document.title),
        "author": clean(document.author),
        "subject": clean(document.subject),
    }
    info = pdf.docinfo
    for key, value in values.items():
        info[f"/{key.capitalize()}"] = String(value)
    info["/Producer"] = info["/Creator"] = String(PRODUCER)
    info["/CreationDate"] = info["/ModDate"] = String(_pdf_date(document.created))
    if tagged:
        packet = _XMP.format(
            **{key: _xml(value) for key, value in values.items()},
            language=_xml(document.language),
            date=_xmp_date(document.created),
            producer=PRODUCER,
        )
        stream = pdf.make_stream(packet.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
        root.Metadata = stream


def _xml(text: str) -> str:
    """Return the text as XML.

    Two code points that XML forbids are left out. The packet is stored uncompressed, where simple
    readers look for the word that ends a stream; so it is not spelled out.
    """
    allowed = text.replace("\ufffe", "").replace("\uffff", "")
    return escape(allowed).replace("endstream", "&#101;ndstream")


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%S") + _offset(moment, "'", "Z")


def _xmp_date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + _offset(moment, ":", "Z")


def _offset(moment: datetime, separator: str, utc: str) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return utc
    sign = "+" if minutes > 0 else "-"
    return f"{sign}{abs(minutes) // 60:02d}{separator}{abs(minutes) % 60:02d}"
