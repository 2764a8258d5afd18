"""The print dialog in the whole program: what, for whom, in which format and look, and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.print_forms import PRINT_FORMS
from kkdesk.reports.verify import reading_order
from kkdesk.session import stored_settings
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.pages.slides.page import SlidesPage
from kkdesk.ui.pages.timeline.page import TimelinePage
from tests.e2e.app_desk import AppDesk, running, wait_until
from tests.unit.reports.test_themed_documents import painted
from tests.unit.reports.theme_desk import ALTERNATIVE, COLOURS, GREEN, LOGO, logo, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture
def desk(qapp: QApplication, database: Path, tmp_path: Path) -> Iterator[AppDesk]:
    with running(qapp, database, tmp_path / "config") as made:
        made.wait_until_open()
        yield made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "ud"
    folder.mkdir()
    return folder


def ask(desk: AppDesk, kind: str = "") -> PrintDialog:
    """Open the dialog from the menu and choose a kind of document."""
    desk.window.menu.provided["print"].trigger()
    desk.settle()
    dialog = dialog_of(desk.window)
    if kind:
        dialog.kind.choose(kind)
    return dialog


def dialog_of(owner: QWidget) -> PrintDialog:
    (dialog,) = (one for one in owner.findChildren(PrintDialog) if one.isVisible())
    return dialog


def put(desk: AppDesk, dialog: PrintDialog, path: Path) -> None:
    """Name the file in the file dialog, and wait until it is printed."""
    dialog.go_on.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    desk.settle()


def page_words(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def said(desk: AppDesk) -> str:
    return desk.window.messages.text()


def test_every_kind_is_offered_with_its_formats_and_what_it_is_about(desk: AppDesk) -> None:
    dialog = ask(desk)
    kinds = [dialog.kind.itemData(row) for row in range(dialog.kind.count())]
    assert kinds == list(PRINT_FORMS)
    for kind, form in PRINT_FORMS.items():
        dialog.kind.choose(kind)
        formats = [dialog.format.itemData(row) for row in range(dialog.format.count())]
        assert formats == list(form.suffixes)
        asked = {name for name, box in dialog.asked.items() if box.isVisible()}
        assert asked == {name for name, _ in form.asks}
        assert dialog.handout.isVisible() is form.slides
    dialog.reject()


def test_the_file_dialog_offers_every_format_with_the_chosen_one_first(desk: AppDesk) -> None:
    dialog = ask(desk, "memo")
    dialog.format.choose(".docx")
    dialog.go_on.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    assert [name.rpartition("*")[2] for name in chooser.nameFilters()] == [
        ".pdf)",
        ".docx)",
        ".xlsx)",
    ]
    assert chooser.selectedNameFilter() == "Word (*.docx)"
    assert chooser.defaultSuffix() == "docx"
    chooser.filterSelected.emit(chooser.nameFilters()[0])
    assert chooser.defaultSuffix() == "pdf"
    chooser.reject()
    dialog.reject()


def test_a_document_is_printed_and_it_is_told_where_it_lies(desk: AppDesk, out: Path) -> None:
    dialog = ask(desk, "budget")
    dialog.asked["plan"].choose("integration-2019")
    dialog.format.choose(".xlsx")
    path = out / "økonomi.xlsx"
    put(desk, dialog, path)
    assert said(desk).startswith(f"Gemt: {path}")
    assert openpyxl.load_workbook(path).worksheets


def test_warnings_are_told_beside_the_place(desk: AppDesk, out: Path) -> None:
    dialog = ask(desk, "budget")
    dialog.asked["plan"].choose("integration-2019")
    write(out, '[fonts]\nfamily = "KBH Tekst"')
    assert dialog.theme is not None
    dialog.theme.take(str(out / "tema.toml"))
    desk.settle()
    assert "KBH Tekst" in dialog.theme.field.reading.text()
    put(desk, dialog, out / "a.pdf")
    assert "KBH Tekst findes ikke på denne maskine" in said(desk)


def test_slides_are_printed_several_to_a_page(desk: AppDesk, out: Path) -> None:
    dialog = ask(desk, "status-slides")
    dialog.handout.choose("4")
    put(desk, dialog, out / "a.pdf")
    with pikepdf.open(out / "a.pdf") as pdf:
        assert len(pdf.pages) == 7


def test_a_name_of_another_format_is_that_format_and_no_handout(desk: AppDesk, out: Path) -> None:
    dialog = ask(desk, "status-slides")
    dialog.handout.choose("4")
    put(desk, dialog, out / "a.pptx")
    assert said(desk).startswith("Gemt: ")
    assert (out / "a.pptx").read_bytes().startswith(b"PK")


def test_handouts_are_offered_in_pdf_only(desk: AppDesk) -> None:
    dialog = ask(desk, "status-slides")
    dialog.handout.choose("6")
    dialog.format.choose(".pptx")
    assert not dialog.handout.isEnabled()
    assert dialog.chosen().handout == 1
    dialog.format.choose(".pdf")
    assert dialog.chosen().handout == 6
    dialog.reject()


def test_the_internal_edition_is_printed_where_it_is_asked_for(desk: AppDesk, out: Path) -> None:
    dialog = ask(desk, "remarks")
    dialog.edition.choose("internal")
    put(desk, dialog, out / "a.pdf")
    assert "Intern udgave" in " ".join(page_words(out / "a.pdf"))
    dialog = ask(desk, "remarks")
    assert dialog.chosen().edition == "public", "each dialog starts with the safe one"
    dialog.reject()


def test_a_theme_is_chosen_kept_and_printed_in(desk: AppDesk, out: Path, tmp_path: Path) -> None:
    logo(out / "logo.png")
    path = write(out, 'name = "Eksempel Kommune"', COLOURS, LOGO)
    dialog = ask(desk, "memo")
    dialog.asked["committee"].choose("BUU")
    assert dialog.theme is not None
    dialog.theme.take(str(path))
    desk.settle()
    assert dialog.theme.field.reading.text() == "Eksempel Kommune"
    assert stored_settings(tmp_path / "config").document_theme == str(path)
    put(desk, dialog, out / "a.pdf")
    assert GREEN in painted(out / "a.pdf")
    assert reading_order(out / "a.pdf")[0] == ALTERNATIVE
    dialog = ask(desk, "memo")
    assert dialog.theme is not None
    assert dialog.theme.shown.text() == str(path)
    dialog.theme.house.click()
    assert stored_settings(tmp_path / "config").document_theme == ""
    dialog.reject()


def test_a_theme_that_does_not_fit_is_refused_at_the_field(
    desk: AppDesk, out: Path, tmp_path: Path
) -> None:
    path = write(out, '[colours]\nquiet = "#999999"')
    dialog = ask(desk, "memo")
    assert dialog.theme is not None
    dialog.theme.take(str(path))
    desk.settle()
    assert "kontrasten" in dialog.theme.field.error.text()
    assert dialog.theme.field.error.isVisible()
    assert "kontrasten" in dialog.theme.shown.accessibleDescription()
    assert dialog.theme.shown.text() == ""
    assert stored_settings(tmp_path / "config").document_theme == ""
    dialog.reject()


def test_a_theme_that_became_unusable_stops_the_print_at_the_field(
    desk: AppDesk, out: Path
) -> None:
    path = write(out, COLOURS)
    dialog = ask(desk, "memo")
    assert dialog.theme is not None
    dialog.theme.take(str(path))
    desk.settle()
    dialog.reject()
    path.write_text("[", encoding="utf-8")
    dialog = ask(desk, "memo")
    assert dialog.theme is not None
    desk.settle()
    assert "gyldig TOML" in dialog.theme.field.error.text()
    dialog.go_on.click()
    assert dialog.findChildren(QFileDialog) == []
    dialog.reject()


def test_the_file_of_the_theme_is_asked_for(desk: AppDesk, out: Path) -> None:
    path = write(out, COLOURS)
    dialog = ask(desk)
    assert dialog.theme is not None
    dialog.theme.choose.click()
    (chooser,) = dialog.theme.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    desk.settle()
    assert dialog.theme.shown.text() == str(path)
    dialog.reject()


def test_a_print_can_be_cancelled_and_leaves_no_file(desk: AppDesk, out: Path) -> None:
    heard: list[float] = []
    worker = desk.application.worker
    worker.progress.connect(lambda _label, fraction, _text: heard.append(fraction))
    dialog = ask(desk, "status-slides")
    dialog.go_on.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(out / "a.pdf"))
    chooser.reject()
    wait_until(lambda: heard and heard[-1] > 0)
    worker.cancel_running()
    desk.settle()
    assert list(out.iterdir()) == []


def test_the_slides_page_prints_what_is_shown_in_any_format(desk: AppDesk, out: Path) -> None:
    desk.window.show_page("slides")
    page = desk.window.page("slides")
    assert isinstance(page, SlidesPage)
    wait_until(lambda: page.preview.page_count > 0 and not page.jobs.name)
    page.view.save.click()
    dialog = dialog_of(page)
    assert not dialog.kind.isVisible()
    dialog.edition.choose("internal")
    dialog.handout.choose("2")
    put(desk, dialog, out / "a.pdf")
    wait_until((out / "a.pdf").exists)
    with pikepdf.open(out / "a.pdf") as pdf:
        assert len(pdf.pages) == 14
    assert "Intern udgave" in " ".join(page_words(out / "a.pdf"))


def test_the_timeline_is_printed_in_a_language_of_its_own(desk: AppDesk, out: Path) -> None:
    desk.window.show_page("timeline")
    desk.settle()
    page = desk.window.page("timeline")
    assert isinstance(page, TimelinePage)
    page.view.print.trigger()
    dialog = dialog_of(page)
    assert dialog.language.key() == "da"
    dialog.language.choose("en")
    put(desk, dialog, out / "a.pdf")
    with pikepdf.open(out / "a.pdf") as pdf:
        assert str(pdf.Root.Lang).startswith("en")
