"""The widgets of one list under a subject: its buttons, its table, the fields of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.cases import Panel
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.pages.cases.form import CaseForm
from kkdesk.ui.pages.cases.model import PartModel
from kkdesk.ui.widgets.announce import announce, restyle
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.tables import quiet_rows

if TYPE_CHECKING:
    from kkdesk.ui.editing.binding import Saver

MOVABLE: Final = frozenset({Panel.STEPS, Panel.APPENDICES, Panel.QUESTIONS, Panel.LISTS})
_NAME_WIDTH: Final = 240
translate = QCoreApplication.translate


def panel_title(panel: Panel) -> str:
    """Return what a list is called on its tab."""
    return {
        Panel.STEPS: translate("CasesPage", "Beslutningsrute"),
        Panel.APPENDICES: translate(
            "CasePanels", "Bilag"
        ),  # several; the column of that name tells one
        Panel.DOCUMENTS: translate("CasesPage", "Dokumenter"),
        Panel.MEMOS: translate("CasesPage", "Notater"),
        Panel.QUESTIONS: translate("CasesPage", "Spørgsmål"),
        Panel.LISTS: translate("CasesPage", "Lister over indsatser"),
        Panel.MEETINGS: translate("CasesPage", "Møder"),
        Panel.MEMBERS: translate("CasesPage", "Medlemmer"),
    }[panel]


class PanelView(QWidget):
    """Everything in a list under a subject; behaviour lies in ``panel.py``."""

    def __init__(self, panel: Panel, saver: Saver) -> None:
        super().__init__()
        self.panel = panel
        self.model = PartModel(panel, saver.context.lang, self)
        self.table = QTableView()
        self.form = CaseForm(saver, panel.value)
        self.details = text_label("", "muted")
        self.add_button = action_button(self.tr("Tilføj"), "add")
        self.up_button = action_button(self.tr("Op"), "up")
        self.down_button = action_button(self.tr("Ned"), "down")
        self.delete_button = action_button(self.tr("Slet"), "delete", "danger")
        self.open_button = action_button(self.tr("Åbn"), "open")
        self.series_button = action_button(self.tr("Tilføj mødeserie …"), "meeting")
        self.words = QLineEdit()
        self.person = QuietCombo(())
        self.buttons = QHBoxLayout()
        self.add_problem, self.line_problem = text_label("", "error"), text_label("", "error")
        for label in (self.add_problem, self.line_problem):
            label.hide()
        self._build()

    def show_add_problem(self, words: str) -> None:
        """Say under the field of a new line why it was not added; no words clear it."""
        _show(self.add_problem, words)
        restyle(self.words, "state", "error" if words else "")
        self.words.setAccessibleDescription(words)

    def show_line_problem(self, words: str) -> None:
        """Say above the chosen line's fields why it stays as it is; no words clear it."""
        _show(self.line_problem, words)

    def _build(self) -> None:
        table, title = self.table, panel_title(self.panel)
        table.setModel(self.model)
        quiet_rows(table, title)
        for button in (
            *(self.add_button, self.series_button, self.open_button),
            *(self.up_button, self.down_button, self.delete_button),
        ):
            button.setAccessibleName(f"{button.text()}: {title}")
        self._lay_actions()
        self.fields = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setContentsMargins(12, 8, 12, 12)
        scroll.setWidget(self.form)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(table)
        split.addWidget(self._line(scroll))
        split.setSizes([220, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self.buttons)
        column.addWidget(self.add_problem)
        column.addWidget(self.details)
        column.addWidget(split, 1)

    def _lay_actions(self) -> None:
        movable = self.panel in MOVABLE
        self.words.setAccessibleName(self.tr("Det nye mødes dag"))
        self.words.setPlaceholderText(self.tr("8. oktober 2025"))
        self.person.setAccessibleName(self.tr("Det nye medlem"))
        self.person.setMinimumWidth(_NAME_WIDTH)
        name = text_label(self.tr("Nyt medlem"), "label")
        name.setBuddy(self.person)
        shown: dict[QWidget, bool] = {
            self.words: self.panel is Panel.MEETINGS,
            name: self.panel is Panel.MEMBERS,
            self.person: self.panel is Panel.MEMBERS,
            self.add_button: True,
            self.series_button: self.panel is Panel.MEETINGS,
            self.open_button: self.panel in {Panel.QUESTIONS, Panel.DOCUMENTS},
            self.up_button: movable,
            self.down_button: movable,
        }
        for widget, visible in shown.items():
            self.buttons.addWidget(widget)  # all of them: one without a place outlives the window
            if not visible:  # shown ones wait for the panel: without one they would be windows
                widget.hide()
        self.up_button.setToolTip(self.tr("Alt+Op"))
        self.down_button.setToolTip(self.tr("Alt+Ned"))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.delete_button)

    def _line(self, fields: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.line_problem)
        column.addWidget(fields, 1)
        return whole


def _show(label: QLabel, words: str) -> None:
    if words != label.text():
        label.setText(words)
        label.setVisible(bool(words))
        announce(label, words, urgent=True)
