"""Own PDF files as people have them: good ones, and ones that must not come through as they are."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.document import (
    ContentsSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    PageRef,
    Paragraph,
    Slide,
    Span,
    TitleSlide,
)
from kkdesk.reports.pdf.writer import write_pdf
from tests.unit.reports.sample_deck import sample_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def report(title: str, *pages: str) -> Document:
    """A document of our own with a contents slide and a slide for each text."""
    flows = tuple(
        Flow(
            f"{title}-{number}",
            f"{title} afsnit {number}",
            (
                FlowSection(
                    "",
                    (
                        FlowItem((Paragraph((Span(words),)),), 1),
                        FlowItem(
                            (Paragraph((Span("Se side "), PageRef((f"{title}-{number}",)))),), 1
                        ),
                    ),
                ),
            ),
        )
        for number, words in enumerate(pages, start=1)
    )
    base = build_status_deck(sample_deck(), Edition.PUBLIC)
    slides: tuple[Slide, ...] = (TitleSlide("", title, ""), ContentsSlide("Indhold"), *flows)
    return replace(base, title=title, slides=slides, palette=(), footer="")


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a file as it would lie on a disk."""
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def tagged(folder: Path, title: str = "Eget bilag", *pages: str) -> bytes:
    """A file with tags, bookmarks and links, as a careful colleague makes it."""
    path = folder / "tagged.pdf"
    write_pdf(report(title, *(pages or ("Første side", "Anden side"))), path)
    return path.read_bytes()


def untagged(*pages: str) -> bytes:
    """A file without tags; an empty text gives a page with a picture only."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for words in pages or ("Uden koder",):
        if words:
            canvas.drawString(100, 700, words)
        canvas.rect(50, 50, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A file after something was done to it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        return saved(pdf)


def encrypted(content: bytes, *, user: str) -> bytes:
    """A file that is protected; with no user password only its use is restricted."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="ejer", user=user))
        return buffer.getvalue()


def filled_form() -> bytes:
    """A form with a name typed into it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(100, 720, "Navn")
    canvas.acroForm.textfield(name="navn", value="Udfyldt", x=100, y=690)
    canvas.save()
    return buffer.getvalue()


def script(words: str) -> Dictionary:
    """An action that runs a script."""
    return Dictionary(S=Name.JavaScript, JS=String(words))


def add_scripts(pdf: pikepdf.Pdf) -> None:
    """Put scripts wherever a file can have them."""
    pdf.Root.OpenAction = script("app.alert('opened')")
    pdf.Root.AA = Dictionary(WC=script("app.alert('closing')"))
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("start"), script("app.alert('named')")]))
    )
    page = pdf.pages[0]
    page.obj.AA = Dictionary(O=script("app.alert('page')"))
    add_links(pdf, script("app.alert('link')"), Dictionary(S=Name.Launch, F=String("cmd.exe")))


def add_links(pdf: pikepdf.Pdf, *actions: Dictionary) -> None:
    """Put links with actions on the first page, which the tags know nothing of."""
    links = [
        pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 60, 30]), A=action)
        )
        for action in actions
    ]
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), *links])


def add_attachments(pdf: pikepdf.Pdf) -> None:
    """Attach a file to the document and one to a page, and leave a comment."""
    pdf.attachments["loen.xlsx"] = b"hemmelig vedlagt fil"
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=Array([10, 10, 30, 30]),
        Contents=String("En kommentar til mig selv"),
    )
    clip = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([10, 40, 30, 60]),
        FS=Dictionary(Type=Name.Filespec, F=String("mere.txt"),
                      EF=Dictionary(F=pdf.make_stream(b"mere hemmeligt"))),
    )  # fmt: skip
    page = pdf.pages[0].obj
    page.Annots = Array(
        [*page.get("/Annots", []), pdf.make_indirect(note), pdf.make_indirect(clip)]
    )
    page.PieceInfo = Dictionary(Tegner=Dictionary(Private=String("privat")))


def hide_a_layer(pdf: pikepdf.Pdf) -> None:
    """Give the file a layer that is not shown."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Skjult")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Order=Array([layer]), OFF=Array([layer]))
    )


def bomb() -> bytes:
    """A small file that unpacks to more than anybody wants."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    packer = zlib.compressobj(9)
    zeros = bytes(1024 * 1024)
    packed = b"".join(packer.compress(zeros) for _ in range(300)) + packer.flush()
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode)
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return buffer.getvalue()


def deep_tree(pdf: pikepdf.Pdf) -> None:
    """Put the tags of a file far too deep in one another."""
    tree = pdf.Root.StructTreeRoot
    inner = tree.K
    for _ in range(300):
        inner = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, K=Array([inner])))
    tree.K = inner


def office_table() -> bytes:
    """A table with roles, classes and cell names of its own, as office programs write them."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A4)
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                   Encoding=Name.WinAnsiEncoding)
    )  # fmt: skip
    words = ("Overskrift", "År", "2024", "Antal", "17")
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(
        "\n".join(
            f"/P <</MCID {number}>> BDC BT /F1 12 Tf 72 {700 - 20 * number} Td ({word}) Tj ET EMC"
            for number, word in enumerate(words)
        ).encode("cp1252")
    )
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))

    def element(role: str, parent: pikepdf.Object, **more: pikepdf.Object | int) -> pikepdf.Object:
        made = Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent, Pg=page.obj)
        for key, value in more.items():
            made[f"/{key}"] = value
        return pdf.make_indirect(made)

    top = element("Document", tree)
    heading = element("Overskrift1", top, K=0)
    table = element("Table", top)
    rows = [element("TR", table) for _ in range(2)]
    scope = Dictionary(O=Name.Table, Scope=Name.Row)
    header = element("TH", rows[0], K=1, ID=String("celle1"), C=Name.Kolonne)
    cells = [
        header,
        element("TD", rows[0], K=2),
        element("TH", rows[1], K=3, ID=String("celle2"), A=scope),
        element("TD", rows[1], K=4,
                A=Dictionary(O=Name.Table, Headers=Array([String("celle1"), String("celle2")]))),
    ]  # fmt: skip
    rows[0].K, rows[1].K = Array(cells[:2]), Array(cells[2:])
    table.K, top.K, tree.K = Array(rows), Array([heading, table]), Array([top])
    tree.RoleMap = Dictionary({"/Overskrift1": Name.H1})
    tree.ClassMap = Dictionary(Kolonne=Dictionary(O=Name.Table, Scope=Name.Column))
    page.obj.StructParents = 0
    tree.ParentTree = Dictionary(Nums=Array([0, Array([heading, *cells])]))
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en-GB")
    return saved(pdf)
