"""Committees: meetings, packets, printing and what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLineEdit

from guide_pictures.scenes import scene
from kkdesk.domain.cases import Panel
from kkdesk.services import portfolio
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.ui.dialogs.meeting_series import MeetingSeriesDialog
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.packets.asking import NewPacketDialog
from kkdesk.ui.pages.packets.page import PacketsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera

_DECK_PAGE: Final = 7
_DECK_WIDTH: Final = 1000
_THEME: Final = 'name = "Kommunens tema"\n\n[colours]\nmain = "#0b4f4a"\n'


@scene("meeting-series")
def meeting_series(camera: Camera) -> QWidget:
    """Ask for a committee's meetings of a year."""
    every = portfolio.choices(camera.workspace).committees
    key = next(one.id for one in every if one.code == "SUD")
    page = camera.go("cases", CasesPage, kind="committee", record_id=key, panel=Panel.MEETINGS)
    page.view.panes["committee"].panels[Panel.MEETINGS].series_button.click()
    dialog = camera.dialog(MeetingSeriesDialog)
    dialog.first.setDate(QDate(2026, 1, 14))
    dialog.last.setDate(QDate(2026, 12, 16))
    return dialog


@scene("new-packet")
def new_packet(camera: Camera) -> QWidget:
    """Ask for a packet to a committee's meeting."""
    page = camera.go("packets", PacketsPage)
    page.view.new.click()
    dialog = camera.dialog(NewPacketDialog)
    title, committee = dialog.controls["title"], dialog.controls["committee_id"]
    assert isinstance(title, QLineEdit)
    title.setText("Opfølgning på handicappolitikken 2026")
    committee.setCurrentIndex(2)  # type: ignore[attr-defined]  # a box of choices
    return dialog


@scene("print-dialog")
def print_dialog(camera: Camera) -> QWidget:
    """Ask what is to be printed, where to, and in which edition."""
    camera.window.menu.provided["print"].trigger()
    dialog = camera.dialog(PrintDialog)
    dialog.kind.choose("status-slides")
    return dialog


@scene("theme-choice")
def theme_choice(camera: Camera) -> QWidget:
    """Show the municipality's own theme chosen in the dialog of printing."""
    theme = camera.stage.desk / "tema.toml"
    theme.write_text(_THEME, encoding="utf-8")
    camera.window.menu.provided["print"].trigger()
    dialog = camera.dialog(PrintDialog)
    assert dialog.theme is not None
    dialog.theme.take(str(theme))
    camera.settle()
    return dialog


@scene("printed-deck")
def printed_deck(camera: Camera) -> QImage:
    """Show a page of the status slides as they are printed."""
    path = camera.stage.desk / "slides.pdf"
    print_kind(camera.workspace, "status-slides", path, PrintRequest())
    document = QPdfDocument()
    document.load(str(path))
    points = document.pagePointSize(_DECK_PAGE - 1)
    height = round(_DECK_WIDTH * points.height() / points.width())
    page = document.render(_DECK_PAGE - 1, QSize(_DECK_WIDTH, height))
    document.close()
    shown = QImage(page.size(), QImage.Format.Format_RGB32)
    shown.fill(QColor("white"))
    painter = QPainter(shown)
    painter.drawImage(0, 0, page)
    painter.end()
    return shown
