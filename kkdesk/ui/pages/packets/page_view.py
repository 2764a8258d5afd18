"""The widgets of the page Udvalgspakke: no behaviour, no conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.pages.packets.parts import PartList
from kkdesk.ui.pages.slides.page_view import Footer, combo_label, page_viewer, picture_button
from kkdesk.ui.widgets.labels import EmptyState, action_button, rule, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from kkdesk.ui.editing.binding import Save, Saver

_LEFT: Final = 420
_CHECKLIST: Final = 150
EDITED: Final = ("title", "confidential")
"""The fields of an appendix that are edited here."""


class PacketsView(QWidget):
    """A row of choices and actions, the parts with their checklist, and the pages."""

    def __init__(self, saver: Saver, save: Save) -> None:
        super().__init__()
        self.case = QuietCombo()
        self.committee = QuietCombo()
        self.edition = QuietCombo()
        self.edition.setMinimumContentsLength(8)
        self.new = action_button(self.tr("N&y pakke …"), "add", "link")
        self.both = action_button(self.tr("&Begge udgaver …"), "print")
        self.save = action_button(self.tr("&Gem som PDF …"), "save", "primary")
        self.about = text_label("", "muted")
        self.edit_case = action_button(self.tr("R&et sag, møde og notat"), "edit", "link")
        self.messages = MessageBar()
        self.list = PartList()
        self.no_parts = text_label(
            self.tr("Pakken har ingen bilag endnu. Tilføj et dokument, eller slip PDF-filer her."),
            "muted",
        )
        self.add = action_button(self.tr("&Tilføj …"), "add")
        self.content = action_button(self.tr("&Indhold …"), "edit")
        self.up = picture_button("up", self.tr("Flyt op (Alt+Op)"))
        self.down = picture_button("down", self.tr("Flyt ned (Alt+Ned)"))
        self.remove = action_button(self.tr("Fjer&n"), "delete", "danger")
        self.problem = text_label("", "error")
        self.problem.hide()
        self.menu = QMenu(self)
        self.form = RecordForm(saver, ())
        for spec in CASE_FIELDS["appendix"]:
            if spec.name in EDITED:
                self.form.add_spec(spec, save)
        self.form.lay_out()
        self.checks_heading = text_label("", "heading")
        self.checks = QListWidget()
        self.viewer = page_viewer(QPdfView.ZoomMode.FitInView)
        self.waiting = text_label(self.tr("Siderne bliver lavet …"), "muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing = EmptyState("", icon_name="packets")
        self.shown = QStackedWidget()
        for widget in (self.waiting, self.viewer, self.nothing):
            self.shown.addWidget(widget)
        self.footer = Footer()
        self.empty = EmptyState(
            self.tr("Der er ingen udvalgspakke endnu"),
            self.tr(
                "En pakke er en sag, der skal til et udvalg. Opret den her, og sæt bilagene ind."
            ),
            icon_name="packets",
            action=self.tr("N&y pakke …"),
        )
        self._build()

    def _build(self) -> None:
        self.checks.setAccessibleName(self.tr("Tjekliste"))
        self.checks.setWordWrap(True)
        # a bar that came later, as after a change of looks, would take width from broken lines
        self.checks.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.checks.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.checks.setIconSize(QSize(14, 14))
        self.checks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.checks.setMinimumHeight(_CHECKLIST)
        self.checks_heading.setBuddy(self.checks)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._left(), self._right()):
            self.split.addWidget(part)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LEFT, 2 * _LEFT])
        self.work = QWidget()
        column = _column(self.work)
        column.addLayout(self._head())
        column.addLayout(self._below_head())
        column.addWidget(self.messages)
        column.addWidget(rule())
        column.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.work)
        self.stack.addWidget(self.empty)
        _column(self).addWidget(self.stack)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 2)
        row.setSpacing(6)
        for words, combo, stretch in (
            (self.tr("&Sag"), self.case, 3),
            (self.tr("&Udvalg"), self.committee, 2),
            (self.tr("Udg&ave"), self.edition, 0),
        ):
            row.addWidget(combo_label(words, combo))
            row.addWidget(combo, stretch)
            row.addSpacing(2)
        for button in (self.both, self.save):
            row.addWidget(button)
        return row

    def _below_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 4)
        row.addWidget(self.about, 1)
        row.addWidget(self.edit_case)
        row.addWidget(self.new)
        return row

    def _left(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.add, self.content, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.list, 3)
        column.addWidget(self.no_parts)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        column.addWidget(self.form)
        column.addWidget(rule())
        column.addWidget(self.checks_heading)
        column.addWidget(self.checks, 2)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = _column(right)
        column.addWidget(self.shown, 1)
        column.addWidget(rule())
        column.addWidget(self.footer)
        return right


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
