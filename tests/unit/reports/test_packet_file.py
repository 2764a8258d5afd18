"""A packet as a file: one accessible PDF with right numbers, bookmarks and links."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pdfua
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Name
from pypdf import PdfReader

from kkdesk.errors import PrintCancelled
from kkdesk.reports.foreign_pdf import OpenedFile, open_own_file
from kkdesk.reports.packet import Part, write_packet
from kkdesk.reports.pdf.front_matter import Cover, Entry, Strip
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.reports.verify import reading_order, verify_pdf
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kkdesk.reports.document import Document

COVER = Cover("Udvalgspakke", "Status", (("Udvalg", "Socialudvalget"), ("Møde", "8. oktober")))


def assert_accessible(path: Path) -> None:
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []
    assert verify_pdf(path, forbidden=[]).findings == []


def own(content: bytes, name: str = "Bilag, Egen fil") -> OpenedFile:
    return open_own_file(content, "egen.pdf", name)


def appendix(number: int, title: str, *contents: Document | OpenedFile) -> Part:
    label = f"Bilag {number}"
    return Part(Entry(label, title), contents, Strip(label, title))


def written(path: Path, *parts: Part, marking: str = "") -> int:
    whole = replace(own_files.report("Udvalgspakke"), marking=marking, subject="SUD")
    return write_packet(whole, COVER, "Indhold", parts, path)


def texts(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return page_texts(read_content(pdf))


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of each bookmark."""
    reader = PdfReader(path)
    found: list[tuple[int, str, int]] = []

    def walk(items: Sequence[object], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                number = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                found.append((depth, str(item.title), (number or 0) + 1))  # type: ignore[attr-defined]

    walk(reader.outline, 0)
    return found


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "pakke.pdf"
    memo = Part(Entry("Notat", "Notat til udvalget"), (own_files.report("Notat", "Et", "To"),))
    written(
        path,
        memo,
        appendix(1, "Status", own_files.report("Status", "Alfa", "Beta")),
        appendix(2, "Priser", own(own_files.tagged(tmp_path, "Priser"))),
        appendix(3, "Tabel", own(own_files.office_table())),
    )
    return path


def test_a_packet_of_tagged_parts_passes_both_validators(tmp_path: Path) -> None:
    path = tmp_path / "pakke.pdf"
    pages = written(
        path,
        Part(Entry("Notat", "Notat"), (own_files.report("Notat", "Et", "To"),)),
        appendix(1, "Status", own_files.report("Status", "Alfa")),
        appendix(2, "Priser", own(own_files.tagged(tmp_path)), own(own_files.tagged(tmp_path))),
        marking="Intern udgave",
    )
    assert pages == len(texts(path)) == 2 + 4 + 1 + 3 + 1 + 4 + 4
    assert_accessible(path)


def test_without_tags_a_packet_says_so_in_the_place_of_the_file_and_passes_but_for_its_fonts(
    tmp_path: Path,
) -> None:
    path = tmp_path / "pakke.pdf"
    bare = own(own_files.untagged("Tekst uden koder", ""), "Bilag 1, Scannet")
    written(path, appendix(1, "Scannet", bare))
    strict = page.validate_pdf(str(path), profile="ua1")
    assert {one.rule_id for one in strict.failures} == {"PDFUA1-FONT-EMBEDDING-001"}
    order = reading_order(path)
    assert order[-2] == "Tekst uden koder"
    assert order[-1].startswith("Side 2 af 2 i Bilag 1, Scannet. Filen har ingen koder")


def test_it_is_read_aloud_in_the_order_of_its_pages(packet: Path) -> None:
    order = reading_order(packet)
    places = [
        order.index(words)
        for words in ("Status", "Indhold", "Notat", "Bilag 1 Status", "Alfa", "Bilag 2 Priser")
    ]
    assert places == sorted(places)
    assert order[-5:] == ["Overskrift", "År", "2024", "Antal", "17"]


def test_one_running_number_stands_on_every_page_but_the_cover(packet: Path) -> None:
    for number, words in enumerate(texts(packet)[1:], start=2):
        own_title = "Notat" if number == 3 else "Status" if number == 8 else ""
        if not own_title:  # the title slide of a generated part carries none
            assert words.split()[-1] == str(number), (number, words)


def test_the_contents_and_references_inside_parts_name_the_pages_of_the_packet(
    packet: Path,
) -> None:
    said = texts(packet)
    entries = [line for line in reading_order(packet) if line.startswith(("Notat ·", "Bilag "))]
    assert entries[:4] == [
        "Notat · Notat til udvalget 3",
        "Bilag 1 · Status 7",
        "Bilag 2 · Priser 12",
        "Bilag 3 · Tabel 17",
    ]
    for number, title in ((7, "Status"), (12, "Priser"), (17, "Tabel")):
        assert title in said[number - 1]
    assert "Se side 10" in " ".join(said[9].split()), "its own page, under the packet's number"
    assert "Alfa" in said[9]


def test_bookmarks_nest_under_their_part_and_lead_to_the_pages_of_the_packet(packet: Path) -> None:
    assert bookmarks(packet) == [
        (0, "Indhold", 2),
        (0, "Notat · Notat til udvalget", 3),
        (1, "Notat", 3),
        (1, "Indhold", 4),
        (1, "Notat afsnit 1", 5),
        (1, "Notat afsnit 2", 6),
        (0, "Bilag 1 · Status", 7),
        (1, "Status", 8),
        (1, "Indhold", 9),
        (1, "Status afsnit 1", 10),
        (1, "Status afsnit 2", 11),
        (0, "Bilag 2 · Priser", 12),
        (1, "Priser", 13),
        (1, "Indhold", 14),
        (1, "Priser afsnit 1", 15),
        (1, "Priser afsnit 2", 16),
        (0, "Bilag 3 · Tabel", 17),
    ]


def test_links_lead_where_their_words_say_in_generated_parts_and_own_files(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        numbers = {one.obj.objgen: number for number, one in enumerate(pdf.pages, start=1)}
        led = {
            (number, numbers[link.Dest[0].objgen])
            for number, one in enumerate(pdf.pages, start=1)
            for link in one.obj.get("/Annots", [])
        }
    assert {(2, 3), (2, 7), (2, 12), (2, 17)} <= led
    assert {(4, 5), (4, 6), (9, 10), (9, 11), (14, 15), (14, 16)} <= led


def test_roles_classes_and_cell_names_of_a_file_are_kept_in_their_standard_form(
    packet: Path,
) -> None:
    with pikepdf.open(packet) as pdf:
        tree = pdf.Root.StructTreeRoot
        assert "/RoleMap" not in tree
        assert "/ClassMap" not in tree
        names = [bytes(name) for name in list(tree.IDTree.Names)[::2]]
        header = tree.IDTree.Names[1]
        assert [name.partition(b"-")[2] for name in names] == [b"celle1", b"celle2"]
        assert header.A[0].Scope == Name.Column
        cell = header.P.P.K[1].K[1]
        assert [bytes(name) for name in cell.A.Headers] == names
        heading = header.P.P.P.K[0]
        assert (heading.S, str(heading.P.Lang)) == (Name.H1, "en-GB")


def test_two_files_that_use_the_same_cell_names_do_not_share_them(tmp_path: Path) -> None:
    path = tmp_path / "pakke.pdf"
    written(path, appendix(1, "To", own(own_files.office_table()), own(own_files.office_table())))
    with pikepdf.open(path) as pdf:
        assert len(list(pdf.Root.StructTreeRoot.IDTree.Names)) == 2 * 4
    rules = {one.rule_id for one in page.validate_pdf(str(path), profile="ua1").failures}
    assert rules == {"PDFUA1-FONT-EMBEDDING-001"}


def test_nothing_of_scripts_attachments_or_private_data_is_in_the_finished_file(
    tmp_path: Path,
) -> None:
    content = own_files.changed(own_files.tagged(tmp_path), own_files.add_scripts)
    content = own_files.changed(content, own_files.add_attachments)
    path = tmp_path / "pakke.pdf"
    written(path, appendix(1, "Farlig", own(content)))
    assert_accessible(path)
    with pikepdf.open(path) as pdf:
        buffer = io.BytesIO()
        pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    raw = buffer.getvalue()
    for word in (b"app.alert", b"JavaScript", b"/Launch", b"hemmelig", b"kommentar", b"privat"):
        assert word not in raw, word
    for key in (b"/OpenAction", b"/AA", b"/EmbeddedFiles", b"/AcroForm", b"/PieceInfo"):
        assert key not in raw, key


def test_a_marking_stands_on_every_page_and_only_where_there_is_one(tmp_path: Path) -> None:
    def parts() -> tuple[Part, ...]:  # a file can be put into one packet only
        return (
            appendix(1, "Status", own_files.report("Status", "Alfa")),
            appendix(2, "Egen", own(own_files.untagged("Egen tekst"))),
        )

    written(tmp_path / "i.pdf", *parts(), marking="Intern udgave")
    assert all("Intern udgave" in words for words in texts(tmp_path / "i.pdf"))
    written(tmp_path / "p.pdf", *parts())
    assert not any("Intern" in words for words in texts(tmp_path / "p.pdf"))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_number_stands_upright_at_the_foot_of_a_page_however_it_is_turned(
    tmp_path: Path, turn: int
) -> None:
    def shift(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn
        pdf.pages[0].obj.MediaBox = Array([-100, -50, 495, 792])

    path = tmp_path / "pakke.pdf"
    written(path, appendix(1, "Drejet", own(own_files.changed(own_files.untagged("A"), shift))))
    with pikepdf.open(path) as pdf:
        last = pdf.pages[3]
        *_, begun, matrix, drawn, _, _ = pikepdf.parse_content_stream(last)
        a, b, c, d, e, f = (float(value) for value in matrix.operands)
        form = last.obj.Resources.XObject[str(drawn.operands[0])]
        wide, high = float(form.BBox[2]), float(form.BBox[3])
    assert str(begun.operator) == "q"
    corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((0, 0), (wide, high))]
    assert sorted(x for x, _ in corners) == pytest.approx([-100, 495], abs=0.1)
    assert sorted(y for _, y in corners) == pytest.approx([-50, 792], abs=0.1)
    foot = {0: (-100, -50), 90: (495, -50), 180: (495, 792), 270: (-100, 792)}
    assert corners[0] == pytest.approx(foot[turn], abs=0.1)


def test_a_page_that_leaves_its_state_open_does_not_bend_the_number(tmp_path: Path) -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"Q q 3 0 0 3 50 50 cm q 0 0 10 10 re f")

    path = tmp_path / "pakke.pdf"
    written(path, appendix(1, "Skæv", own(own_files.changed(own_files.untagged(), bend))))
    with pikepdf.open(path) as pdf:
        depth = 0
        for one in pikepdf.parse_content_stream(pdf.pages[3]):
            depth += {"q": 1, "Q": -1}.get(str(one.operator), 0)
            assert depth >= 0
            if str(one.operator) == "BDC" and one.operands[0] == Name.Artifact:
                assert depth == 0
        assert depth == 0


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1.pdf", "2.pdf"):
        written(
            tmp_path / name,
            appendix(1, "Status", own_files.report("Status", "Alfa")),
            appendix(2, "Egen", own(own_files.untagged("Egen tekst"))),
        )
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_packet_that_is_stopped_leaves_the_earlier_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "pakke.pdf"
    path.write_bytes(b"tidligere")
    whole = own_files.report("Udvalgspakke")
    parts = [appendix(1, "Status", own_files.report("Status", "Alfa"))]
    with pytest.raises(PrintCancelled):
        write_packet(whole, COVER, "Indhold", parts, path, cancelled=lambda: True)
    assert path.read_bytes() == b"tidligere"


def test_many_appendices_fill_several_pages_of_contents_and_long_titles_several_lines(
    tmp_path: Path,
) -> None:
    path = tmp_path / "pakke.pdf"
    words = "Et meget langt navn på et bilag om støtte til familier " * 3
    written(
        path,
        *(appendix(n, f"{words}{n}", own_files.report("R", "A")) for n in range(1, 31)),
    )
    said = texts(path)
    strips = [" ".join(text.split()).startswith("Bilag 1 Et") for text in said]
    first = 1 + strips.index(True)
    assert first > 3, "cover, and more than one page of contents"
    entry = next(line for line in reading_order(path) if line.startswith("Bilag 30 ·"))
    assert entry.endswith(f"30 {first + 29 * 4}")
    assert_accessible(path)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("generated"), st.integers(1, 3)),
            st.tuples(st.just("own"), st.integers(1, 3)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_contents_entry_names_the_page_where_its_strip_stands(
    tmp_path: Path, kinds: list[tuple[str, int]]
) -> None:
    path = tmp_path / "pakke.pdf"
    parts = []
    for number, (kind, pages) in enumerate(kinds, start=1):
        words = [f"side {each}" for each in range(pages)]
        made = own(own_files.untagged(*words)) if kind == "own" else own_files.report("R", *words)
        parts.append(appendix(number, f"Emne {number} slut", made))
    count = written(path, *parts)
    said = texts(path)
    assert len(said) == count
    contents = [line for line in reading_order(path) if " · Emne " in line]
    for number, line in enumerate(contents, start=1):
        target = int(line.rsplit(" ", 1)[1])
        assert f"Emne {number} slut" in said[target - 1]
        assert said[target - 1].split()[-1] == str(target)
    assert len(contents) == len(kinds)
