"""A printed packet: both editions, nothing confidential in the public one, nothing by half."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import page
import pdfua
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import text

from kkdesk.db.documents import document_folder
from kkdesk.db.engine import write_transaction
from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.packets import Generated
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import (
    AppendixWithoutSource,
    DocumentMissing,
    HiddenAppendixCited,
    OutputNotWritable,
    OwnFileConfidential,
    PrintCancelled,
    UnknownCode,
)
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services import cases, documents, packets
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.services.printing import WarningKind
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading
from tests.unit.reports import own_files
from tests.unit.services.packet_desk import uncite

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Value
    from kkdesk.domain.packets import PacketAppendix
    from kkdesk.services.printing import PrintResult
    from kkdesk.services.workspace import Workspace

HIDDEN = "Aftalen med Havnegruppen koster syv gange mere"
SLIDES = Generated("status-slides", round_code="2025")


@pytest.fixture
def workspace(sample_workspace: Workspace, tmp_path: Path) -> Workspace:
    """The sample, whose four appendices are slides and own files."""
    first, *others = appendices(sample_workspace)
    packets.make_of_document(sample_workspace, first.id, SLIDES)
    for one in others:
        add_file(sample_workspace, one, own_files.tagged(tmp_path, f"Fil {one.number}"))
    return sample_workspace


def case_of(workspace: Workspace) -> str:
    with reading(workspace) as connection:
        return case_by_number(connection, "")


def appendices(workspace: Workspace) -> tuple[PacketAppendix, ...]:
    return packets.packet(workspace, case_of(workspace)).appendices


def add_file(workspace: Workspace, appendix: PacketAppendix, content: bytes) -> str:
    """Let an appendix be a file; return its document."""
    key = f"doc-{appendix.number}"
    with TemporaryDirectory() as folder:
        source_path = Path(folder) / f"bilag-{appendix.number}.pdf"
        source_path.write_bytes(content)
        documents.add_document(workspace, case_of(workspace), source_path, record_id=key)
    packets.make_of_files(workspace, appendix.id, (key,))
    return key


def lose_documents(workspace: Workspace) -> None:
    """Take away what documents hold, where a file and where a server keeps it."""
    if workspace.engine.dialect.name == "postgresql":
        with write_transaction(workspace.engine) as connection:
            connection.execute(text("DELETE FROM document_file"))
        return
    for kept in document_folder(workspace.engine).iterdir():
        kept.unlink()


def change(workspace: Workspace, kind: str, record_id: str, **values: Value) -> None:
    with operation(workspace, "prøve") as work:
        work.update(kind, record_id, **values)


def printed(workspace: Workspace, path: Path, edition: Edition = Edition.PUBLIC) -> PrintResult:
    return print_kind(workspace, "packet", path, PrintRequest(edition=edition, committee="BUU"))


def unpacked(path: Path) -> str:
    """All that a file holds: pages, streams, metadata, tags, bookmarks."""
    with pikepdf.open(path) as pdf:
        said = " ".join(page_texts(read_content(pdf)))
        strings = " ".join(str(one) for one in pdf.objects if isinstance(one, pikepdf.String))
        buffer = io.BytesIO()
        pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    raw = buffer.getvalue()
    wide = raw.decode("utf-16-be", "ignore") + raw[1:].decode("utf-16-be", "ignore")
    return folded(" ".join((said, strings, raw.decode("latin-1"), wide, *reading_order(path))))


def test_both_editions_pass_the_validators_with_slides_and_own_files(
    workspace: Workspace, tmp_path: Path
) -> None:
    for edition in Edition:
        result = printed(workspace, tmp_path / f"{edition}.pdf", edition)
        assert {one.kind for one in result.warnings} == {WarningKind.TOTAL}
        strict = page.validate_pdf(str(result.path), profile="ua1")
        assert [(one.rule_id, one.message) for one in strict.failures] == []
        found = pdfua.validate(str(result.path)).findings
        assert [(one.rule_id, one.message) for one in found] == []
        with pikepdf.open(result.path) as pdf:
            assert len(pdf.pages) == result.pages


def test_the_internal_edition_is_marked_on_every_page_and_the_public_on_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    def marked(edition: Edition) -> set[bool]:
        path = printed(workspace, tmp_path / f"{edition}.pdf", edition).path
        with pikepdf.open(path) as pdf:
            return {"Intern udgave" in words for words in page_texts(read_content(pdf))}

    assert marked(Edition.INTERNAL) == {True}
    assert marked(Edition.PUBLIC) == {False}


def test_a_confidential_appendix_leaves_no_trace_and_no_gap_in_the_public_edition(
    workspace: Workspace, tmp_path: Path
) -> None:
    second = appendices(workspace)[1]
    uncite(workspace)
    change(workspace, "appendix", second.id, confidential=True, title=HIDDEN)
    path = printed(workspace, tmp_path / "o.pdf").path
    assert folded(HIDDEN) not in unpacked(path)
    assert folded("Fil 2 afsnit") not in unpacked(path)
    entries = [line for line in reading_order(path) if line.startswith("Bilag ")]
    assert [line.split(" ")[1] for line in entries] == ["1", "2", "3"] * 2
    inside = printed(workspace, tmp_path / "i.pdf", Edition.INTERNAL).path
    assert folded(HIDDEN) in unpacked(inside)


def test_a_confidential_file_of_an_appendix_stays_out_and_the_others_come(
    workspace: Workspace, tmp_path: Path
) -> None:
    second = appendices(workspace)[1]
    extra = tmp_path / "ekstra.pdf"
    extra.write_bytes(own_files.tagged(tmp_path, "Kun for udvalget"))
    documents.add_document(workspace, case_of(workspace), extra, record_id="ekstra")
    packets.make_of_files(workspace, second.id, ("doc-2", "ekstra"))
    assert folded("Kun for udvalget") in unpacked(printed(workspace, tmp_path / "1.pdf").path)
    change(workspace, "document", "ekstra", confidential=True)
    said = unpacked(printed(workspace, tmp_path / "2.pdf").path)
    assert folded("Kun for udvalget") not in said
    assert folded("Fil 2 afsnit") in said


def test_the_memo_numbers_the_appendices_as_the_packet_does(
    workspace: Workspace, tmp_path: Path
) -> None:
    uncite(workspace)
    _, second, third, _ = appendices(workspace)
    change(workspace, "document", f"doc-{second.number}", confidential=True)
    change(workspace, "appendix", third.id, number=4)  # two of one number
    path = printed(workspace, tmp_path / "p.pdf").path
    with PdfReader(path) as file:
        titles = [str(getattr(one, "title", "")) for one in file.outline]
        memo = " ".join(" ".join(file.pages[n].extract_text() for n in (2, 3)).split())
    strips = [title for title in titles if "Bilag" in title]
    assert [one.split(" · ")[0] for one in strips] == ["Bilag 1", "Bilag 2", "Bilag 3"]
    listed = [f"{number}. {one.split(' · ')[1]}" for number, one in enumerate(strips, start=1)]
    assert " ".join(listed) in memo
    assert second.title not in memo


@pytest.mark.parametrize("place", ["text", "bookmark", "title of a picture"])
def test_an_own_file_that_says_a_confidential_word_stops_the_public_job_by_its_name(
    workspace: Workspace, tmp_path: Path, place: str
) -> None:
    if place == "text":
        content = own_files.untagged(f"Det er sådan, at {HIDDEN.lower()}.")
    else:
        content = own_files.tagged(tmp_path, "Fil 2")

        def tell(pdf: pikepdf.Pdf) -> None:
            if place == "bookmark":
                with pdf.open_outline() as outline:
                    outline.root[0].title = HIDDEN
            else:
                kid = pdf.Root.StructTreeRoot.K
                kid.Alt = pikepdf.String(HIDDEN)

        content = own_files.changed(content, tell)
    with operation(workspace, "prøve") as work:
        work.insert("question", number="9", title=HIDDEN, confidential=True)
    source = tmp_path / "priser.pdf"
    source.write_bytes(content)
    documents.replace_document(workspace, "doc-2", source)
    target = tmp_path / "o.pdf"
    target.write_bytes(b"tidligere")
    with pytest.raises(OwnFileConfidential) as caught:
        printed(workspace, target)
    assert "bilag-2.pdf" in caught.value.message("da")
    assert target.read_bytes() == b"tidligere"
    printed(workspace, target, Edition.INTERNAL)


def test_a_public_text_that_cites_a_confidential_appendix_stops_the_public_job(
    workspace: Workspace, tmp_path: Path
) -> None:
    change(workspace, "appendix", appendices(workspace)[3].id, confidential=True)
    with pytest.raises(HiddenAppendixCited) as caught:
        printed(workspace, tmp_path / "o.pdf")
    assert "4" in caught.value.message("da")
    assert not (tmp_path / "o.pdf").exists()
    printed(workspace, tmp_path / "i.pdf", Edition.INTERNAL)


def test_a_confidential_case_is_not_known_to_the_public(
    workspace: Workspace, tmp_path: Path
) -> None:
    change(workspace, "case", case_of(workspace), confidential=True)
    with pytest.raises(UnknownCode):
        printed(workspace, tmp_path / "o.pdf")


def test_what_is_missing_stops_the_job_before_anything_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "o.pdf"
    for asked in (
        PrintRequest(case="findes ikke"),
        PrintRequest(committee="XYZ"),
    ):
        with pytest.raises(UnknownCode):
            print_kind(workspace, "packet", path, asked)
    packets.make_of_nothing(workspace, appendices(workspace)[0].id)
    with pytest.raises(AppendixWithoutSource):
        printed(workspace, path)
    undo(workspace)
    lose_documents(workspace)
    with pytest.raises(DocumentMissing):
        printed(workspace, path)
    with pytest.raises(OutputNotWritable):
        printed(workspace, tmp_path / "ingen" / "o.pdf")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith((".o", "o."))] == []


def test_a_job_that_is_cancelled_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    for after in range(1, 12, 3):
        asked = iter([False] * after + [True] * 1000)
        with pytest.raises(PrintCancelled):
            print_kind(
                workspace,
                "packet",
                tmp_path / "o.pdf",
                PrintRequest(committee="BUU"),
                cancelled=asked.__next__,
            )
    assert not list(tmp_path.glob(".*draft")) + list(tmp_path.glob("o.pdf"))


def test_printing_twice_gives_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    first = printed(workspace, tmp_path / "1.pdf").path.read_bytes()
    assert printed(workspace, tmp_path / "2.pdf").path.read_bytes() == first


def test_an_own_file_without_tags_is_told_as_something_to_look_at(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "scan.pdf"
    source.write_bytes(own_files.untagged("Uden koder"))
    documents.replace_document(workspace, "doc-2", source)
    result = printed(workspace, tmp_path / "o.pdf")
    told = [warning.message("da") for warning in result.warnings]
    assert any(
        words.startswith("Kontrol af filen: Bilag 2: filen har ingen koder") for words in told
    )
    assert any(line.startswith("Filen har ingen koder") for line in reading_order(result.path))


def test_an_appendix_is_not_asked_for_under_an_older_name_after_it_was_renamed(
    workspace: Workspace, tmp_path: Path
) -> None:
    second = appendices(workspace)[1]
    cases.set_field(
        workspace, "appendix", second.id, "title", expected=second.title, value="Nyt navn"
    )
    order = reading_order(printed(workspace, tmp_path / "o.pdf").path)
    assert "Bilag 2 Nyt navn" in order
    assert not any(second.title in line for line in order if line.startswith("Bilag 2"))


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sets(st.integers(0, 3), max_size=3))
def test_whatever_is_confidential_the_public_packet_counts_from_one_and_says_none_of_it(
    workspace: Workspace, tmp_path: Path, hidden: set[int]
) -> None:
    uncite(workspace)
    for place, one in enumerate(appendices(workspace)):
        title = f"Zqxj hemmelighed {one.number}" if place in hidden else f"Emne {one.number}"
        change(workspace, "appendix", one.id, confidential=place in hidden, title=title)
    path = printed(workspace, tmp_path / "o.pdf").path
    said = unpacked(path)
    assert "zqxj" not in said
    entries = [line for line in reading_order(path) if line.startswith("Bilag ") and "·" in line]
    assert [int(line.split(" ")[1]) for line in entries] == list(range(1, 5 - len(hidden)))
    assert f"bilag{5 - len(hidden)}" not in folded(" ".join(reading_order(path)))
