"""The checklist of a packet: each fault is found, in words, and leads to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.packet_faults import FaultKind, PacketFault
from kkdesk.domain.packets import Generated
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import RecordGone
from kkdesk.services import documents, packets
from kkdesk.services.case_order import move_part
from kkdesk.services.packet_checks import check_packet
from kkdesk.services.workspace import operation, reading
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

SLIDES = Generated("status-slides", round_code="2025")


@pytest.fixture
def case(sample_workspace: Workspace) -> str:
    with reading(sample_workspace) as connection:
        return case_by_number(connection, "")


@pytest.fixture
def filled(sample_workspace: Workspace, case: str, tmp_path: Path) -> Workspace:
    """The sample with a good file as each of its appendices."""
    source = tmp_path / "fil.pdf"
    source.write_bytes(own_files.tagged(tmp_path, "En fil"))
    for one in packets.packet(sample_workspace, case).appendices:
        key = f"doc-{one.number}"
        documents.add_document(sample_workspace, case, source, record_id=key)
        packets.make_of_files(sample_workspace, one.id, (key,))
    return sample_workspace


def faults(
    workspace: Workspace, case: str, kind: FaultKind, edition: Edition = Edition.PUBLIC
) -> list[PacketFault]:
    found = check_packet(workspace, case, committee="BUU", edition=edition)
    return [fault for fault in found if fault.kind is kind]


def replace(workspace: Workspace, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "ny.pdf"
    source.write_bytes(content)
    documents.replace_document(workspace, "doc-2", source)


def change(workspace: Workspace, kind: str, **values: object) -> str:
    """Change the first record of a kind; return its id."""
    with operation(workspace, "prøve") as work:
        key = str(min(str(row["id"]) for row in work.find(kind)))
        work.update(kind, key, **values)  # type: ignore[arg-type]
    return key


def test_what_stops_the_print_stands_first_and_every_line_speaks_both_languages(
    sample_workspace: Workspace, case: str
) -> None:
    found = check_packet(sample_workspace, case, committee="SUD")
    assert found
    stops = [fault.kind.stops for fault in found]
    assert stops == sorted(stops, reverse=True)
    for fault in found:
        assert fault.record_id
        assert fault.message("da") != fault.message("en")
        assert fault.message("da").endswith((".", "»"))


def test_an_appendix_without_content_is_told_until_it_has_one(
    sample_workspace: Workspace, case: str, filled: Workspace
) -> None:
    assert faults(filled, case, FaultKind.NO_SOURCE) == []
    first = packets.packet(filled, case).appendices[0]
    packets.make_of_nothing(filled, first.id)
    (fault,) = faults(sample_workspace, case, FaultKind.NO_SOURCE)
    assert (fault.record_kind, fault.record_id) == ("appendix", first.id)


def test_a_missing_memo_and_an_empty_text_of_one_are_told(filled: Workspace, case: str) -> None:
    found = check_packet(filled, case, committee="SUD", thorough=False)
    (missing,) = (fault for fault in found if fault.kind is FaultKind.NO_MEMO)
    assert (missing.record_kind, missing.record_id) == ("case", case)
    assert faults(filled, case, FaultKind.NO_MEMO) == []
    assert faults(filled, case, FaultKind.EMPTY_TEXT) == []
    memo = change(filled, "memo", area_text=" ")
    (empty,) = faults(filled, case, FaultKind.EMPTY_TEXT)
    assert (empty.record_kind, empty.record_id) == ("memo", memo)
    assert "Udvalgets område" in empty.message("da")


def test_appendices_of_one_number_are_told_until_they_are_moved(
    filled: Workspace, case: str
) -> None:
    assert faults(filled, case, FaultKind.SHARED_NUMBER) == []
    third = packets.packet(filled, case).appendices[2]
    with operation(filled, "prøve") as work:
        work.update("appendix", third.id, number=2)
    (fault,) = faults(filled, case, FaultKind.SHARED_NUMBER)
    assert not fault.kind.stops
    assert "nummer 2" in fault.message("da")
    step = 1 if packets.packet(filled, case).appendices[1].id == third.id else -1
    move_part(filled, "appendix", third.id, step)
    assert faults(filled, case, FaultKind.SHARED_NUMBER) == []


def test_references_to_appendices_that_are_not_there_or_not_for_the_public_are_told(
    filled: Workspace, case: str
) -> None:
    change(filled, "memo", remarks_text="Se bilag 9.")
    (unknown,) = faults(filled, case, FaultKind.CITES_UNKNOWN)
    assert "bilag 9" in unknown.message("da")
    last = packets.packet(filled, case).appendices[3]
    with operation(filled, "prøve") as work:
        work.update("appendix", last.id, confidential=True)
    (hidden,) = faults(filled, case, FaultKind.CITES_HIDDEN)
    assert hidden.kind.stops
    assert hidden.record_kind == "memo"
    assert faults(filled, case, FaultKind.CITES_HIDDEN, Edition.INTERNAL) == []


def test_departments_that_owe_texts_and_remarks_without_answers_lead_to_their_records(
    filled: Workspace, case: str
) -> None:
    assert faults(filled, case, FaultKind.NOT_SUBMITTED) == []
    change(filled, "status_round", state="open")
    change(filled, "status_entry", text="", state="missing")
    (owing,) = faults(filled, case, FaultKind.NOT_SUBMITTED)
    assert owing.record_kind == "status_round"
    assert "mangler 1 af" in owing.message("da")
    answer = change(filled, "answer", part="")
    with operation(filled, "prøve") as work:
        remark = work.get("answer", answer)["remark_id"]
    before = faults(filled, case, FaultKind.UNANSWERED)
    assert remark not in {fault.record_id for fault in before}
    with operation(filled, "prøve") as work:
        for row in work.find("answer", remark_id=remark):
            work.delete("answer", str(row["id"]))
    after = faults(filled, case, FaultKind.UNANSWERED)
    (new,) = set(after) - set(before)
    assert (new.record_kind, new.record_id) == ("remark", remark)


def test_a_confidential_remark_is_on_the_internal_list_only(filled: Workspace, case: str) -> None:
    open_ones = faults(filled, case, FaultKind.UNANSWERED)
    with operation(filled, "prøve") as work:
        work.update("remark", open_ones[0].record_id, confidential=True)
    assert len(faults(filled, case, FaultKind.UNANSWERED)) == len(open_ones) - 1
    inside = faults(filled, case, FaultKind.UNANSWERED, Edition.INTERNAL)
    assert open_ones[0].record_id in {fault.record_id for fault in inside}


def test_a_total_that_does_not_add_up_leads_to_its_initiative(filled: Workspace, case: str) -> None:
    first = packets.packet(filled, case).appendices[0].id
    packets.make_of_document(filled, first, SLIDES)
    (total,) = faults(filled, case, FaultKind.TOTAL)
    assert total.record_kind == "initiative"
    assert "900" in total.message("da")


@pytest.mark.allow_log
def test_a_text_that_no_column_holds_is_told(filled: Workspace, case: str) -> None:
    first = packets.packet(filled, case).appendices[0].id
    packets.make_of_document(filled, first, SLIDES)
    assert faults(filled, case, FaultKind.OVERFLOW) == []
    change(
        filled, "status_entry", text="En lang tekst uden ende, som ingen spalte kan rumme. " * 90
    )
    (tall,) = faults(filled, case, FaultKind.OVERFLOW)
    assert tall.record_kind in {"appendix", "initiative"}


def test_a_document_that_cannot_be_made_is_told_with_its_reason(
    filled: Workspace, case: str
) -> None:
    first = packets.packet(filled, case).appendices[0].id
    packets.make_of_document(filled, first, SLIDES)
    with operation(filled, "prøve") as work:
        for row in work.find("status_round"):
            work.update("status_round", str(row["id"]), confidential=True)
    (fault,) = faults(filled, case, FaultKind.NOT_COMPOSED)
    assert (fault.record_kind, fault.record_id) == ("appendix", first)
    assert faults(filled, case, FaultKind.NOT_COMPOSED, Edition.INTERNAL) == []


def test_a_file_without_tags_is_listed_as_hard_to_read(
    filled: Workspace, case: str, tmp_path: Path
) -> None:
    assert faults(filled, case, FaultKind.FLAW) == []
    replace(filled, tmp_path, own_files.untagged("Uden koder"))
    told = [fault.message("da") for fault in faults(filled, case, FaultKind.FLAW)]
    assert any("har ingen koder til skærmlæsere" in words for words in told)
    assert {one.record_id for one in faults(filled, case, FaultKind.FLAW)} == {"doc-2"}


def test_a_file_that_cannot_be_printed_and_what_of_a_file_is_left_behind_are_told(
    filled: Workspace, case: str, tmp_path: Path
) -> None:
    good = own_files.tagged(tmp_path)
    replace(filled, tmp_path, own_files.changed(good, own_files.add_attachments))
    told = [fault.message("da") for fault in faults(filled, case, FaultKind.STRIPPED)]
    assert any("vedhæftede filer" in words for words in told)
    replace(filled, tmp_path, own_files.encrypted(good, user="kode"))
    (refused,) = faults(filled, case, FaultKind.FILE_REFUSED)
    assert (refused.record_kind, refused.record_id) == ("document", "doc-2")
    assert "adgangskode" in refused.message("da")


def test_a_file_that_says_a_confidential_word_is_told_for_the_public_edition_only(
    filled: Workspace, case: str, tmp_path: Path
) -> None:
    words = "Aftalen med Havnegruppen koster syv gange mere"
    with operation(filled, "prøve") as work:
        work.insert("question", number="9", title=words, confidential=True)
    replace(filled, tmp_path, own_files.untagged(words))
    (fault,) = faults(filled, case, FaultKind.FILE_CONFIDENTIAL)
    assert fault.kind.stops
    assert words not in fault.message("da")
    assert faults(filled, case, FaultKind.FILE_CONFIDENTIAL, Edition.INTERNAL) == []


def test_a_quick_check_opens_no_file_and_a_cancelled_one_stops(
    filled: Workspace, case: str, tmp_path: Path
) -> None:
    replace(filled, tmp_path, own_files.untagged("Uden koder"))
    quick = check_packet(filled, case, committee="BUU", thorough=False)
    assert FaultKind.FLAW not in {fault.kind for fault in quick}
    stopped = check_packet(filled, case, committee="BUU", cancelled=lambda: True)
    assert stopped == quick


def test_a_case_that_was_deleted_has_no_checklist(sample_workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        check_packet(sample_workspace, "nothing")


def test_a_fault_names_an_appendix_by_the_number_that_the_edition_gives_it(
    filled: Workspace, case: str
) -> None:
    first, second, *_ = packets.packet(filled, case).appendices
    packets.make_of_nothing(filled, second.id)
    with operation(filled, "prøve") as work:
        work.update("appendix", first.id, confidential=True)
    (public,) = faults(filled, case, FaultKind.NO_SOURCE)
    assert public.danish.startswith("Bilag 1, ")
    assert public.english.startswith("Appendix 1, ")
    (internal,) = faults(filled, case, FaultKind.NO_SOURCE, Edition.INTERNAL)
    assert internal.danish.startswith("Bilag 2, ")
