"""Asking for a day in the past; the whole window then shows the database as it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kkdesk.ui.i18n import current_language
from kkdesk.ui.widgets.day_edit import DayEdit
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.snug_dialog import SnugDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 420


def shown_day(day: date) -> str:
    """Write a day in words, as the window's language does."""
    pattern = "d. MMMM yyyy" if current_language() == "da" else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def past_words(day: date) -> str:
    """Return what stands above everything while a day in the past is shown."""
    return QCoreApplication.translate(
        "AsOf", "Vist pr. {}: sådan så databasen ud ved dagens slutning. Intet kan ændres."
    ).format(shown_day(day))


def copy_words() -> str:
    """Return what stands above everything while the inside of a backup is shown."""
    return QCoreApplication.translate(
        "AsOf",
        "Du ser i en sikkerhedskopi: sådan var databasen, da den blev taget. Intet kan ændres.",
    )


def back_words() -> str:
    """Return the name of the way back from a day in the past."""
    return QCoreApplication.translate("AsOf", "Tilbage til nu")


class AsOfDialog(SnugDialog):
    """Asks for the day without blocking the window."""

    wanted = Signal(object)
    """The chosen `date`."""

    def __init__(self, parent: QWidget, day: date, latest: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Vis pr. dato"))
        self.day = DayEdit()
        self.day.setCalendarPopup(True)
        self.day.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        show = action_button(self.tr("&Vis"), kind="primary")
        show.setDefault(True)
        cancel = action_button(self.tr("Annullér"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Vis databasen, som den var"), "heading"))
        column.addWidget(LabelledField(self.tr("Ved slutningen af"), self.day))
        column.addWidget(
            text_label(
                self.tr(
                    "Alle sider, lister og udskrifter viser dagen, også det, der siden er slettet."
                ),
                "muted",
            )
        )
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(show)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        cancel.clicked.connect(self.reject)
        show.clicked.connect(self._show_day)
        self.finished.connect(self.deleteLater)

    def _show_day(self) -> None:
        self.day.interpretText()
        chosen = self.day.date()
        self.accept()
        self.wanted.emit(date(chosen.year(), chosen.month(), chosen.day()))
