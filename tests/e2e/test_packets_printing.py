"""A packet printed from its page: both editions or none, read back, cancelled, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kkdesk.domain.packet_faults import FaultKind
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import AppendixWithoutSource, OutputNotWritable
from kkdesk.reports.readback import page_texts, read_content
from kkdesk.services import cases
from kkdesk.services.workspace import operation
from tests.e2e.packets_desk import PacketsDesk, fill_empty, squeezed
from tests.unit.reports import own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from tests.e2e.page_surroundings import Surrounder

HIDDEN = "Aftalen med Havnegruppen"


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace) -> PacketsDesk:
    return PacketsDesk(surround(sample_workspace))


@pytest.fixture
def filled(surround: Surrounder, sample_workspace: Workspace, tmp_path: Path) -> PacketsDesk:
    """The packet of the sample with a file in every appendix that has none."""
    source = tmp_path / "svar.pdf"
    source.write_bytes(own_files.tagged(tmp_path, "Svar"))
    fill_empty(sample_workspace, source)
    return PacketsDesk(surround(sample_workspace))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "ud"
    folder.mkdir()
    return folder / "pakke.pdf"


def words_of(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return squeezed(" ".join(page_texts(read_content(pdf))))


def test_both_editions_are_printed_beside_each_other(filled: PacketsDesk, target: Path) -> None:
    appendix = filled.stored.appendices[-1]
    with operation(filled.workspace, "prøve") as work:
        work.insert(
            "appendix",
            case_id=filled.stored.case_id,
            number=5,
            title=HIDDEN,
            content_kind="generated",
            print_kind="deadlines",
            confidential=True,
        )
    filled.surroundings.context.bus.publish(work.changes)
    filled.settle()
    assert filled.lines()[-1][2] == "Kun intern"
    filled.press(filled.view.both)
    dialog = filled.file_dialog()
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    filled.settle()
    public, internal = target.with_stem("pakke-offentlig"), target.with_stem("pakke-intern")
    assert sorted(target.parent.iterdir()) == sorted([public, internal])
    assert public.name in filled.view.messages.text()
    assert internal.name in filled.view.messages.text()
    assert squeezed(HIDDEN) not in words_of(public)
    assert squeezed("Bilag 5") not in words_of(public)
    assert squeezed(f"Bilag 5 {HIDDEN}") in words_of(internal)
    assert squeezed("Intern udgave") in words_of(internal)
    assert squeezed(appendix.title) in words_of(public)
    with pikepdf.open(public) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert [title.split(" · ")[0] for title in titles[1:]] == [
        *("Notat", "Bilag 1", "Bilag 2", "Bilag 3", "Bilag 4")
    ]
    assert filled.surroundings.refused == []


def test_the_chosen_edition_is_saved_under_the_name_that_is_asked_for(
    filled: PacketsDesk, target: Path
) -> None:
    filled.view.edition.setCurrentIndex(1)
    filled.settle()
    QTest.keyClick(filled.view.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = filled.file_dialog()
    assert dialog.selectedFiles()[0].endswith("udvalgspakke-BUU-intern.pdf")
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    filled.settle()
    assert list(target.parent.iterdir()) == [target]
    assert squeezed("Intern udgave") in words_of(target)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == filled.page.preview.pages.page_count


def test_a_packet_that_lacks_content_is_refused_and_leaves_no_file(
    desk: PacketsDesk, target: Path
) -> None:
    desk.page.printing.save_both(target)
    desk.settle()
    (refused,) = desk.surroundings.refused
    assert isinstance(refused, AppendixWithoutSource)
    assert list(target.parent.iterdir()) == []
    assert desk.view.save.isEnabled()


def test_files_from_last_time_are_replaced_only_when_one_says_so(
    filled: PacketsDesk, target: Path
) -> None:
    public = target.with_stem("pakke-offentlig")
    public.write_bytes(b"fra sidste gang")
    for answer, kept in ((1, True), (0, False)):
        filled.page.printing.save_both(target)
        question = filled.page.printing.question
        assert question is not None
        assert public.name in question.text()
        question.buttons()[answer].click()
        filled.settle()
        assert (public.read_bytes() == b"fra sidste gang") is kept
    assert len(list(target.parent.iterdir())) == 2


def test_an_edition_that_cannot_be_written_leaves_the_other_as_it_was(
    filled: PacketsDesk, target: Path
) -> None:
    public = target.with_stem("pakke-offentlig")
    public.write_bytes(b"fra sidste gang")
    target.with_stem("pakke-intern").mkdir()
    editions = {Edition.PUBLIC: public, Edition.INTERNAL: target.with_stem("pakke-intern")}
    filled.page.printing.save_to(editions)
    filled.settle()
    (refused,) = filled.surroundings.refused
    assert isinstance(refused, OutputNotWritable)
    assert public.read_bytes() == b"fra sidste gang"
    assert len(list(target.parent.iterdir())) == 2


def test_a_print_that_is_cancelled_says_so_and_leaves_no_file(
    filled: PacketsDesk, target: Path
) -> None:
    worker = filled.surroundings.context.worker
    heard: list[float] = []
    worker.progress.connect(lambda _label, fraction, _text: heard.append(fraction))
    filled.page.printing.save_both(target)
    assert not filled.view.save.isEnabled()
    filled.surroundings.qtbot.waitUntil(lambda: bool(heard) and heard[-1] > 0, timeout=120_000)
    worker.cancel_running()
    filled.settle()
    assert 0 < heard[-1] < 1
    assert list(target.parent.iterdir()) == []
    assert "afbrudt" in filled.view.messages.text()
    assert filled.surroundings.refused == []
    assert filled.view.save.isEnabled()


def test_an_own_file_with_confidential_words_is_in_the_checklist_and_stops_the_public_edition(
    filled: PacketsDesk, target: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "aftale.pdf"
    secret.write_bytes(own_files.tagged(tmp_path, "Aftale", f"{HIDDEN} koster syv gange mere."))
    filled.drop(secret)
    case_id = filled.stored.case_id
    with operation(filled.workspace, "prøve") as work:
        work.insert("question", case_id=case_id, number="9", title=HIDDEN, confidential=True)
    filled.surroundings.context.bus.publish(work.changes)
    filled.settle()
    (row,) = filled.faults(FaultKind.FILE_CONFIDENTIAL)
    assert row == 0
    filled.page.printing.save_to({Edition.PUBLIC: target})
    filled.settle()
    assert list(target.parent.iterdir()) == []
    assert "aftale.pdf" in filled.surroundings.refused[0].message("da")
    filled.page.printing.save_to({Edition.INTERNAL: target})
    filled.settle()
    assert squeezed(HIDDEN) in words_of(target)


def test_a_cited_appendix_that_becomes_confidential_is_told_in_place_of_the_pages(
    filled: PacketsDesk,
) -> None:
    appendix = filled.stored.appendices[1]
    changes = cases.set_field(
        filled.workspace, "appendix", appendix.id, "confidential", expected=False, value=True
    )
    filled.surroundings.context.bus.publish(changes)
    filled.settle()
    assert filled.view.shown.currentWidget() is filled.view.nothing
    assert "bilag 2" in filled.view.nothing.accessibleName().casefold()
    filled.follow(filled.faults(FaultKind.CITES_HIDDEN)[0])
    key, what = filled.surroundings.opened[-1]
    assert (key, what["record_id"]) == ("cases", filled.stored.case_id)
    filled.undo()
    assert filled.view.shown.currentWidget() is filled.view.viewer
