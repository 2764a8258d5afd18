"""What a case's appendices are made of, kept by the services; each change is one to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.actions import describe_action
from kkdesk.domain.packets import AppendixSource, Generated, Packet
from kkdesk.errors import (
    AppendixInUse,
    EditConflict,
    InvalidValue,
    OwnFileIsForm,
    OwnFileNotPdf,
    RecordGone,
    UnknownCode,
)
from kkdesk.services import case_adding, documents, packets
from kkdesk.services.listing import list_records
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import reading
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

SLIDES = Generated("status-slides", round_code="2025")


@pytest.fixture
def case(sample_workspace: Workspace) -> str:
    with reading(sample_workspace) as connection:
        from kkdesk.db.queries.packets import case_by_number  # noqa: PLC0415

        return case_by_number(connection, "")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "priser.pdf"
    path.write_bytes(own_files.tagged(tmp_path, "Priser for 2025"))
    return path


def packet(workspace: Workspace, case: str) -> Packet:
    return packets.packet(workspace, case, "BUU")


def titles(workspace: Workspace, case: str) -> list[tuple[int, str]]:
    return [(one.number, one.title) for one in packet(workspace, case).appendices]


def last_change(workspace: Workspace) -> str:
    return describe_action(str(list_records(workspace, "changes", {})[-1]["label"]))


def test_a_packet_is_a_case_with_its_memo_and_its_appendices(
    sample_workspace: Workspace, case: str
) -> None:
    found = packet(sample_workspace, case)
    assert (found.committee, bool(found.memo_id), found.confidential) == ("BUU", True, False)
    assert [one.number for one in found.appendices] == [1, 2, 3, 4]
    assert [one.source for one in found.appendices] == [
        AppendixSource.GENERATED,
        *[AppendixSource.NONE] * 3,
    ]
    assert packets.packet(sample_workspace, case).memo_id == ""
    codes = [code for code, _ in packets.committees(sample_workspace, case)]
    assert sorted(codes) == sorted(["SUD", "ØU", "BR", "BUU"])
    with pytest.raises(UnknownCode):
        packets.packet(sample_workspace, case, "XYZ")
    with pytest.raises(RecordGone):
        packets.packet(sample_workspace, "nothing")


def test_an_appendix_becomes_a_document_of_kkdesk_and_back_in_one_undo(
    sample_workspace: Workspace, case: str
) -> None:
    first = packet(sample_workspace, case).appendices[1]
    packets.make_of_document(sample_workspace, first.id, SLIDES)
    changed = packet(sample_workspace, case).appendices[1]
    assert (changed.source, changed.generated) == (AppendixSource.GENERATED, SLIDES)
    assert last_change(sample_workspace).startswith("Ret bilag · 2 ")
    undo(sample_workspace)
    assert packet(sample_workspace, case).appendices[1] == first
    redo(sample_workspace)
    assert packet(sample_workspace, case).appendices[1] == changed


def test_what_does_not_exist_cannot_be_an_appendix(sample_workspace: Workspace, case: str) -> None:
    first = packet(sample_workspace, case).appendices[1].id
    with pytest.raises(UnknownCode):
        packets.make_of_document(
            sample_workspace, first, Generated("status-slides", round_code="1999")
        )
    for kind in ("novel", "packet"):
        with pytest.raises(InvalidValue):
            packets.make_of_document(sample_workspace, first, Generated(kind))
    assert packet(sample_workspace, case).appendices[1].source is AppendixSource.NONE


def test_an_own_pdf_becomes_the_last_appendix_with_its_own_title_in_one_undo(
    sample_workspace: Workspace, case: str, source: Path
) -> None:
    before = titles(sample_workspace, case)
    packets.add_own_pdf(sample_workspace, case, source)
    added = packet(sample_workspace, case).appendices[-1]
    assert (added.number, added.title) == (5, "Priser for 2025")
    assert (added.source, [file.name for file in added.files]) == (
        AppendixSource.FILE,
        ["priser.pdf"],
    )
    facts = packets.own_file(sample_workspace, added.files[0].document_id)
    assert (facts.tagged, facts.pages) == (True, 4)
    undo(sample_workspace)
    assert titles(sample_workspace, case) == before
    redo(sample_workspace)
    assert packet(sample_workspace, case).appendices[-1] == added


def test_a_file_that_cannot_be_printed_is_refused_before_anything_is_kept(
    sample_workspace: Workspace, case: str, tmp_path: Path
) -> None:
    before = len(list_records(sample_workspace, "changes", {}))
    for content, refused in (
        (b"ingen pdf", OwnFileNotPdf),
        (own_files.filled_form(), OwnFileIsForm),
    ):
        path = tmp_path / "fil.pdf"
        path.write_bytes(content)
        with pytest.raises(refused):
            packets.add_own_pdf(sample_workspace, case, path)
    assert len(list_records(sample_workspace, "changes", {})) == before
    assert not list(tmp_path.glob("*.documents/*"))


def test_documents_of_the_case_become_an_appendix_in_place_of_what_it_was(
    sample_workspace: Workspace, case: str, source: Path
) -> None:
    for name in ("en", "to"):
        documents.add_document(sample_workspace, case, source, record_id=name)
    first = packet(sample_workspace, case).appendices[1].id
    packets.make_of_document(sample_workspace, first, SLIDES)
    packets.make_of_files(sample_workspace, first, ("en", "to"))
    found = packet(sample_workspace, case).appendices[1]
    assert [file.document_id for file in found.files] == ["en", "to"]
    assert (found.source, found.generated) == (AppendixSource.FILE, None)
    packets.make_of_files(sample_workspace, first, ("to",))
    assert [one.document_id for one in packet(sample_workspace, case).appendices[1].files] == ["to"]
    packets.make_of_nothing(sample_workspace, first)
    found = packet(sample_workspace, case).appendices[1]
    assert (found.source, found.files) == (AppendixSource.NONE, ())


def test_a_document_of_another_case_or_no_pdf_cannot_be_an_appendix(
    sample_workspace: Workspace, case: str, source: Path, tmp_path: Path
) -> None:
    case_adding.add_case(sample_workspace, "En anden sag", record_id="andet")
    documents.add_document(sample_workspace, "andet", source, record_id="dens")
    text = tmp_path / "brev.txt"
    text.write_text("et brev")
    documents.add_document(sample_workspace, case, text, record_id="brev")
    first = packet(sample_workspace, case).appendices[1].id
    with pytest.raises(InvalidValue):
        packets.make_of_files(sample_workspace, first, ("dens",))
    with pytest.raises(OwnFileNotPdf):
        packets.make_of_files(sample_workspace, first, ("brev",))
    assert packet(sample_workspace, case).appendices[1].source is AppendixSource.NONE


def test_a_new_order_takes_the_citations_with_it_in_one_undo(
    sample_workspace: Workspace, case: str
) -> None:
    before = packet(sample_workspace, case)
    keys = tuple(one.id for one in before.appendices)
    wanted = (keys[3], *keys[:3])
    packets.order_appendices(sample_workspace, case, expected=keys, wanted=wanted)
    after = packet(sample_workspace, case)
    assert tuple(one.id for one in after.appendices) == wanted
    assert after.texts != before.texts
    packets.order_appendices(sample_workspace, case, expected=wanted, wanted=keys)
    assert packet(sample_workspace, case) == before
    undo(sample_workspace)
    assert packet(sample_workspace, case) == after


def test_an_order_that_somebody_else_changed_is_a_conflict(
    sample_workspace: Workspace, case: str
) -> None:
    keys = tuple(one.id for one in packet(sample_workspace, case).appendices)
    turned = tuple(reversed(keys))
    packets.order_appendices(sample_workspace, case, expected=keys, wanted=turned)
    with pytest.raises(EditConflict):
        packets.order_appendices(
            sample_workspace, case, expected=keys, wanted=(keys[1], keys[0], *keys[2:])
        )
    with pytest.raises(EditConflict):
        packets.order_appendices(sample_workspace, case, expected=turned, wanted=keys[:2])


def test_an_appendix_that_is_cited_stays_and_another_leaves_its_file_with_the_case(
    sample_workspace: Workspace, case: str, source: Path
) -> None:
    packets.add_own_pdf(sample_workspace, case, source)
    found = packet(sample_workspace, case).appendices
    with pytest.raises(AppendixInUse):
        packets.remove_appendix(sample_workspace, found[1].id)
    packets.remove_appendix(sample_workspace, found[-1].id)
    assert len(packet(sample_workspace, case).appendices) == 4
    name, _ = documents.load_content(sample_workspace, found[-1].files[0].document_id)
    assert name == "priser.pdf"
    undo(sample_workspace)
    assert packet(sample_workspace, case).appendices == found
