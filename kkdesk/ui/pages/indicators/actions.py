"""What a person does with the shown indicator beside editing: paste a column, keep the chart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from kkdesk.services import indicators

if TYPE_CHECKING:
    from kkdesk.domain.indicators import Indicator
    from kkdesk.domain.records import Choice
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.pages.indicators.page_view import IndicatorsView


class IndicatorActions(QObject):
    """Works on ``shown``, which the page sets."""

    def __init__(self, view: IndicatorsView, saver: Saver, page: QWidget) -> None:
        super().__init__(page)
        self._view, self._saver, self._page = view, saver, page
        self.shown: Indicator | None = None
        self.departments: tuple[Choice, ...] = ()

    def open_paste(self) -> None:
        """Ask for a column from a spreadsheet."""
        from kkdesk.ui.pages.indicators.paste_dialog import (  # noqa: PLC0415 -- rarely used
            PasteDialog,
        )

        one = self.shown
        if one is None:
            return
        name = f"{one.code} {one.name}"
        dialog = PasteDialog(self._page, name, self.departments, self._saver.context.lang)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        workspace, key = self._saver.context.workspace, one.id
        dialog.wanted.connect(
            lambda rows: self._saver.run(
                partial(indicators.paste_measurements, workspace, key, rows)
            )
        )
        dialog.open()

    def copy(self) -> None:
        """Copy the chart as a picture and say so."""
        self._view.chart.copy()
        self._view.messages.show_toast(self.tr("Diagrammet er kopieret som billede."))

    def ask_where(self) -> None:
        """Ask for a file to save the chart in."""
        if self.shown is None:
            return
        dialog = QFileDialog(self._page, self.tr("Gem diagram"), f"{self.shown.code}.png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PNG-billede (*.png)"), self.tr("SVG-billede (*.svg)")])
        dialog.setDefaultSuffix("png")
        dialog.fileSelected.connect(lambda name: self.save_chart(Path(name)))
        dialog.open()

    def save_chart(self, path: Path) -> None:
        """Save the chart as the file's ending says, and tell how it went."""
        chart = self._view.chart
        saved = chart.save_svg(path) if path.suffix.lower() == ".svg" else chart.save_png(path)
        if saved:
            words = self.tr("Diagrammet er gemt som {}.").format(path.name)
            self._view.messages.show_toast(words)
        else:
            words = self.tr("{} kan ikke skrives. Vælg en anden mappe.").format(path.name)
            self._view.messages.show_message(words, "warning")
