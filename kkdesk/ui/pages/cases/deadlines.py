"""A case's meetings and what must be ready before them, with what clashes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.cases import WEEKDAYS
from kkdesk.domain.deadlines import SETTLED
from kkdesk.domain.vocabulary import DateRole
from kkdesk.services.deadlines import case_deadlines
from kkdesk.ui.dialogs.planning_rules import PlanningRulesDialog
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.deadlines.words import answer_word, day_words, decision_words
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.tables import quiet_rows

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.pages.context import PageContext

Index = QModelIndex | QPersistentModelIndex
COL_DAY, COL_WHAT, COL_STATE, COL_REMARKS = range(4)
_ROOT: Final = QModelIndex()
translate = QCoreApplication.translate


class CaseDeadlineModel(QAbstractTableModel):
    """One line for each day: a meeting, or what must be ready."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._lines: tuple[Deadline, ...] = ()

    def show(self, lines: tuple[Deadline, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> Deadline | None:
        """Return the deadline of a line."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the day, what it is, how it stands, and what is to be said of it."""
        return 0 if parent.isValid() else 4

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("CasesPage", "Dag"),
            translate("CasesPage", "Hvad"),
            translate("CasesPage", "Tilstand"),
            translate("CasesPage", "Bemærk"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says; its tip says it too, where the column is narrow."""
        told = self._lines[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == COL_REMARKS:
            return icon("warning", "warning") if told.clashes else None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._words(told, index.column())

    def _words(self, told: Deadline, column: int) -> str:
        if column == COL_DAY:
            if told.first is None or told.first != told.last:
                return told.expression.as_written
            name = WEEKDAYS[told.first.weekday()][:2] if self._lang == "da" else ""
            return f"{name} {day_words(told.first)}".strip()
        if column == COL_WHAT:
            if told.expression.role is DateRole.MEETING:
                return translate("CasesPage", "Møde i {}").format(told.department)
            return told.expression.event
        if column == COL_STATE:
            return answer_word(told.answer) if told.answer in SETTLED else ""
        parts = [clash.words(self._lang) for clash in told.clashes]
        return " · ".join([*parts, *(decision_words(one) for one in told.decisions)])


class CaseDeadlines(QWidget):
    """The tab of a case; it is read again each time the case is shown."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._case = ""
        self.model = CaseDeadlineModel(context.lang, self)
        self.table = QTableView()
        self.about = text_label("", "muted")
        self.open_button = action_button(self.tr("Vis i Frister"), "deadlines")
        self.rules_button = action_button(self.tr("Regler …"), "settings")
        self._build()

    def show_case(self, case_id: str) -> None:
        """Read a case's deadlines; what stands stays until they come."""
        self._case = case_id
        workspace, lang = self._context.workspace, self._context.lang
        self._context.worker.submit(
            partial(case_deadlines, workspace, case_id, lang=lang),
            done=partial(self._take, case_id),
            receiver=self,
            latest_only_key=f"cases.deadlines.{id(self)}",
        )

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        quiet_rows(table, self.tr("Sagens frister"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.about, 1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.rules_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(buttons)
        column.addWidget(table, 1)
        self.open_button.clicked.connect(self._open)
        table.activated.connect(lambda _: self._open())
        self.rules_button.clicked.connect(self._open_rules)

    def _take(self, case_id: str, found: tuple[Deadline, ...]) -> None:
        if case_id != self._case:
            return
        self.model.show(found)
        clashes = sum(bool(one.clashes) for one in found)
        self.about.setText(
            self.tr("Frister, der støder på noget: {}").format(clashes)
            if clashes
            else self.tr("Regnet tilbage fra rutens møder efter reglerne.")
        )
        self.open_button.setEnabled(bool(found))
        if found:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open(self) -> None:
        told = self.model.line(self.table.currentIndex())
        if told is not None:
            self._context.open_page("deadlines", date_id=told.expression.id, on=told.first)

    def _open_rules(self) -> None:
        PlanningRulesDialog(self, self._context).open()
