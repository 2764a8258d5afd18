"""The lines of a list under a case, a question, a committee or a council."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from kkdesk.domain.cases import Panel
from kkdesk.domain.markup import plain_text
from kkdesk.domain.vocabulary import StepOutcome, StepPurpose
from kkdesk.ui.i18n import write_day

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kkdesk.domain.cases import Part
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_KILO: Final = 1024
translate = QCoreApplication.translate


def headings(panel: Panel) -> tuple[str, ...]:
    """Return the headings of a list's columns."""
    number, title = translate("CasesPage", "Nr."), translate("CasesPage", "Titel")
    committee, day = translate("CasesPage", "Udvalg"), translate("CasesPage", "Dag")
    return {
        Panel.STEPS: (
            *(number, committee, day, translate("CasesPage", "Formål")),
            *(translate("CasesPage", "Betingelse"), translate("CasesPage", "Udfald")),
        ),
        Panel.APPENDICES: (number, title, translate("CasesPage", "Filer")),
        Panel.DOCUMENTS: (
            *(translate("CasesPage", "Navn"), translate("CasesPage", "Bilag")),
            *(translate("CasesPage", "Version"), translate("CasesPage", "Størrelse")),
            translate("CasesPage", "Tilføjet"),
        ),
        Panel.MEMOS: (committee, translate("CasesPage", "Indledning")),
        Panel.QUESTIONS: (number, committee, title),
        Panel.LISTS: (
            *(translate("CasesPage", "År"), translate("CasesPage", "Overskrift")),
            translate("CasesPage", "Indsatser"),
        ),
        Panel.MEETINGS: (
            *(translate("CasesPage", "Som skrevet"), day, translate("CasesPage", "Sted")),
            translate("CasesPage", "Sager"),
        ),
        Panel.MEMBERS: (
            *(translate("CasesPage", "Person"), translate("CasesPage", "Rolle")),
            *(translate("CasesPage", "Fra"), translate("CasesPage", "Til")),
        ),
    }[panel]


class PartModel(QAbstractTableModel):
    """The lines of one list; what a cell holds is written as a person reads it."""

    def __init__(self, panel: Panel, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self._lang: Lang = lang
        self._parts: tuple[Part, ...] = ()
        self._headings = headings(panel)

    def show(self, parts: tuple[Part, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._parts = parts
        self.endResetModel()

    def part(self, index: Index) -> Part | None:
        """Return the record of a line."""
        return self._parts[index.row()] if index.isValid() else None

    def row_of(self, record_id: str) -> int:
        """Return the line of a record, or -1."""
        return next((n for n, part in enumerate(self._parts) if part.id == record_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says; its tip says it too, where the column is narrow."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        part = self._parts[index.row()]
        return self._words(part, index.column())

    def _words(self, part: Part, column: int) -> str:
        cell = part.cells[column]
        match self.panel, column:
            case (Panel.STEPS, 2) | (Panel.MEETINGS, 0) if part.flagged:
                return _flagged(self.panel).format(cell)
            case Panel.STEPS, 3:
                return StepPurpose(cell).label(self._lang)
            case Panel.STEPS, 5:
                return StepOutcome(cell).label(self._lang) if cell else ""
            case Panel.DOCUMENTS, 3 if cell:
                return f"{-(-int(cell) // _KILO)} kB"
            case (Panel.DOCUMENTS, 4) | (Panel.MEETINGS, 1) if cell:
                return write_day(date.fromisoformat(cell))
            case _:
                return plain_text(cell)


def _flagged(panel: Panel) -> str:
    """Return how a day that is to be looked at is told."""
    if panel is Panel.STEPS:
        return translate("CasesPage", "! {} (før et tidligere trin)")
    return translate("CasesPage", "! {} (ikke udvalgets mødedag)")
