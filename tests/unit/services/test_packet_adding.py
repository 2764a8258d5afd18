"""New packets and what is put into them: each one step to undo, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.actions import describe_action
from kkdesk.domain.packets import ASKED, AppendixSource, Generated, Packet, PacketKind
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import (
    InvalidValue,
    OwnFileEncrypted,
    OwnFileNotPdf,
    PrintCancelled,
    RecordGone,
    UnknownCode,
)
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.services import cases, documents, packet_adding, packets, portfolio
from kkdesk.services.listing import list_records
from kkdesk.services.print_kinds import PRINT_KINDS, PrintRequest, print_kind
from kkdesk.services.print_kinds.packet import write_editions
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation, reading
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.printing import PrintStep
    from kkdesk.services.workspace import Workspace


@pytest.fixture
def case(sample_workspace: Workspace) -> str:
    with reading(sample_workspace) as connection:
        return case_by_number(connection, "")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "priser.pdf"
    path.write_bytes(own_files.tagged(tmp_path, "Priser for 2025"))
    return path


def packet(workspace: Workspace, case: str) -> Packet:
    return packets.packet(workspace, case, "BUU")


def last_change(workspace: Workspace) -> str:
    return describe_action(str(list_records(workspace, "changes", {})[-1]["label"]))


def test_every_kind_that_is_offered_can_be_made_and_says_what_it_asks_for() -> None:
    assert {kind.value for kind in PacketKind} == set(PRINT_KINDS) - {"packet"} == set(ASKED)
    fields = set(Generated.__dataclass_fields__)
    assert all(set(names) <= fields for names in ASKED.values())


def test_a_new_packet_is_a_case_with_a_step_a_meeting_day_and_a_memo(
    sample_workspace: Workspace,
) -> None:
    meeting = cases.meeting_calendar(sample_workspace)[0]
    before = len(list_records(sample_workspace, "cases", {}))
    policy = portfolio.choices(sample_workspace).policies[0]
    packet_adding.add_packet(
        sample_workspace,
        " Midtvejsstatus\n",
        meeting.committee_id,
        policy_id=policy.id,
        meeting_id=meeting.id,
        record_id="ny",
    )
    desk = packets.packet_desk(sample_workspace, "ny")
    assert desk.packet is not None
    assert (desk.packet.title, desk.packet.policy) == ("Midtvejsstatus", policy.code)
    assert bool(desk.packet.memo_id)
    assert desk.packet.meeting
    assert [one.memo for one in desk.committees] == [True]
    undo(sample_workspace)
    assert len(list_records(sample_workspace, "cases", {})) == before


def test_a_packet_without_a_name_or_with_another_committees_meeting_is_refused(
    sample_workspace: Workspace,
) -> None:
    meeting = cases.meeting_calendar(sample_workspace)[0]
    committees = portfolio.choices(sample_workspace).committees
    other = next(one.id for one in committees if one.id != meeting.committee_id)
    before = len(list_records(sample_workspace, "cases", {}))
    with pytest.raises(InvalidValue, match="must be filled in"):
        packet_adding.add_packet(sample_workspace, " ", other)
    with pytest.raises(InvalidValue, match="another committee"):
        packet_adding.add_packet(sample_workspace, "Sag", other, meeting_id=meeting.id)
    with pytest.raises(RecordGone):
        packet_adding.add_packet(sample_workspace, "Sag", "findes ikke")
    assert len(list_records(sample_workspace, "cases", {})) == before


def test_a_document_of_kkdesk_is_added_last_in_one_step(
    sample_workspace: Workspace, case: str
) -> None:
    wanted = Generated("changes", first="2025", last="2025")
    packet_adding.add_document_of_kkdesk(sample_workspace, case, wanted, "Ændringer")
    added = packet(sample_workspace, case).appendices[-1]
    assert (added.number, added.title, added.generated) == (5, "Ændringer", wanted)
    assert last_change(sample_workspace) == "Tilføj bilag · Ændringer"
    undo(sample_workspace)
    assert len(packet(sample_workspace, case).appendices) == 4
    with pytest.raises(InvalidValue, match="must be filled in"):
        packet_adding.add_document_of_kkdesk(sample_workspace, case, wanted, "\t")
    with pytest.raises(InvalidValue, match="makes no document"):
        packet_adding.add_document_of_kkdesk(sample_workspace, case, Generated("packet"), "Pakke")
    with pytest.raises(UnknownCode):
        packet_adding.add_document_of_kkdesk(
            sample_workspace, case, Generated("plan", plan="findes ikke"), "Plan"
        )
    assert len(packet(sample_workspace, case).appendices) == 4


def test_several_files_are_added_in_their_order_or_none_of_them(
    sample_workspace: Workspace, case: str, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andet.pdf"
    other.write_bytes(own_files.untagged("Andet"))
    packets.add_own_pdfs(sample_workspace, case, (source, other), record_ids=("et", "to"))
    added = packet(sample_workspace, case).appendices[4:]
    assert [(one.id, one.number, one.title) for one in added] == [
        ("et", 5, "Priser for 2025"),
        ("to", 6, "andet"),  # what the program that made it calls it says nothing
    ]
    undo(sample_workspace)
    text = tmp_path / "tekst.pdf"
    text.write_text("ingen pdf", encoding="utf-8")
    with pytest.raises(OwnFileNotPdf):
        packets.add_own_pdfs(sample_workspace, case, (source, text))
    assert len(packet(sample_workspace, case).appendices) == 4


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Høringssvar", "Høringssvar"),
        ("Microsoft Word - svar.docx", "priser"),
        ("Svar endelig 2.docx", "priser"),
        ("untitled", "priser"),
        ("Word om Microsoft", "Word om Microsoft"),
    ],
)
def test_what_a_program_calls_a_file_without_a_title_is_no_title(
    sample_workspace: Workspace, case: str, tmp_path: Path, title: str, called: str
) -> None:
    path = tmp_path / "priser.pdf"
    path.write_bytes(own_files.tagged(tmp_path, title))
    packets.add_own_pdf(sample_workspace, case, path)
    assert packet(sample_workspace, case).appendices[-1].title == called


def test_a_file_that_is_put_in_again_is_a_newer_version_of_the_same_document(
    sample_workspace: Workspace, case: str, source: Path, tmp_path: Path
) -> None:
    second = packet(sample_workspace, case).appendices[1]
    packet_adding.put_in_own_pdf(sample_workspace, second.id, source)
    first = packet(sample_workspace, case).appendices[1].files[0]
    newer = tmp_path / "nyere.pdf"
    newer.write_bytes(own_files.tagged(tmp_path, "Nyere"))
    with operation(sample_workspace, "prøve") as work:
        work.update("document", first.document_id, confidential=True)
    packet_adding.put_in_own_pdf(sample_workspace, second.id, newer)
    (file,) = packet(sample_workspace, case).appendices[1].files
    assert (file.document_id, file.name, file.confidential) == (
        *(first.document_id, "nyere.pdf", True),
    )
    assert documents.load_content(sample_workspace, file.document_id)[1] == newer.read_bytes()
    assert last_change(sample_workspace).startswith("Ret bilag · 2 ")
    locked = tmp_path / "låst.pdf"
    locked.write_bytes(own_files.encrypted(source.read_bytes(), user="hemmelig"))
    with pytest.raises(OwnFileEncrypted):
        packet_adding.put_in_own_pdf(sample_workspace, second.id, locked)
    assert packet(sample_workspace, case).appendices[1].files == (file,)


def test_a_file_in_place_of_several_is_confidential_if_one_of_them_was(
    sample_workspace: Workspace, case: str, source: Path
) -> None:
    second = packet(sample_workspace, case).appendices[1]
    for key in ("a", "b"):
        documents.add_document(sample_workspace, case, source, record_id=key)
    packets.make_of_files(sample_workspace, second.id, ("a", "b"))
    with operation(sample_workspace, "prøve") as work:
        work.update("document", "b", confidential=True)
    packet_adding.put_in_own_pdf(sample_workspace, second.id, source)
    (file,) = packet(sample_workspace, case).appendices[1].files
    assert file.document_id not in {"a", "b"}
    assert file.confidential
    assert packet(sample_workspace, case).appendices[1].source is AppendixSource.FILE


def test_an_unfinished_packet_is_shown_with_what_it_lacks_and_refused_as_a_print(
    sample_workspace: Workspace, case: str, tmp_path: Path
) -> None:
    path = tmp_path / "set.pdf"
    request = PrintRequest(committee="BUU", case=case, unfinished=True)
    result = print_kind(sample_workspace, "packet", path, request)
    assert words_of(path).count("Der er endnu ikke valgt noget indhold til bilaget.") == 3
    assert result.pages > 4


def words_of(path: Path) -> str:
    import pikepdf  # noqa: PLC0415 -- only here

    with pikepdf.open(path) as pdf:
        return " ".join(page_texts(read_content(pdf)))


def test_both_editions_are_there_or_neither(
    sample_workspace: Workspace, case: str, source: Path, tmp_path: Path
) -> None:
    for one in packet(sample_workspace, case).appendices[1:]:
        packet_adding.put_in_own_pdf(sample_workspace, one.id, source)
    folder = tmp_path / "ud"
    folder.mkdir()
    paths = {edition: folder / f"{edition}.pdf" for edition in Edition}
    request = PrintRequest(committee="BUU", case=case)
    heard: list[float] = []

    def hear(fraction: float, _step: PrintStep) -> None:
        heard.append(fraction)

    with pytest.raises(PrintCancelled):
        write_editions(
            sample_workspace,
            paths,
            request,
            progress=hear,
            cancelled=lambda: bool(heard) and heard[-1] > 0.7,
        )
    assert list(folder.iterdir()) == []
    results = write_editions(sample_workspace, paths, request, progress=hear)
    assert [result.path for result in results] == list(paths.values())
    assert sorted(folder.iterdir()) == sorted(paths.values())
    assert heard[-1] == 1.0
    assert "Intern udgave" in words_of(paths[Edition.INTERNAL])
    assert "Intern udgave" not in words_of(paths[Edition.PUBLIC])
