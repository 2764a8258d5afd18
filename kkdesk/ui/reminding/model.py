"""The list of reminders as a table; the nearest first, what is snoozed last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.i18n import write_day
from kkdesk.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from kkdesk.domain.reminders import Reminder
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex
COL_WHEN, COL_WHAT, COL_WORDS, COL_TITLE, COL_OWNER = range(5)
COLUMNS: Final = 5
_A_WEEK: Final = 7


class RemindersModel(QAbstractTableModel):
    """One reminder a row."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._found: tuple[Reminder, ...] = ()

    def show_reminders(self, found: Sequence[Reminder]) -> None:
        """Show other reminders, those that are snoozed last."""
        self.beginResetModel()
        self._found = tuple(sorted(found, key=lambda one: one.snoozed_until is not None))
        self.endResetModel()

    def reminder(self, row: int) -> Reminder | None:
        """Return the reminder in a row, or nothing."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def row_of(self, key: str) -> int:
        """Return the row of a reminder, or -1."""
        return next((row for row, one in enumerate(self._found) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return how many reminders there are."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's signature
        """Return a cell's words, and the sign of how near it is."""
        one = self.reminder(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(one, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == COL_WHEN:
            return icon(*_sign(one))
        return None

    def _words(self, one: Reminder, column: int) -> str:
        told = one.told
        role = told.expression.role.label(self._lang)
        match column:
            case 0:
                return day_words(one)
            case 1:
                return f"{role} – {told.expression.event}" if told.expression.event else role
            case 2:
                return " ".join(told.expression.as_written.split())
            case 3:
                return " ".join(f"{told.code} {told.title}".split())
            case _:
                cross = told.owner_kind == OwnerKind.CROSS
                return OwnerKind.CROSS.label(self._lang) if cross else told.department

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 -- Qt's signature
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return (
            translate("Reminders", "Hvornår"),
            translate("Reminders", "Hvad"),
            translate("Reminders", "Dato som skrevet"),
            translate("Reminders", "Indsats eller sag"),
            translate("Reminders", "Ansvarlig"),
        )[section]


def day_words(one: Reminder) -> str:
    """Say how far off a reminder is, and until when it rests."""
    translate = QCoreApplication.translate
    if one.snoozed_until is not None:
        return translate("Reminders", "udsat til {}").format(write_day(one.snoozed_until))
    if one.days == 0 and one.told.last is not None and one.told.first != one.told.last:
        return translate("Reminders", "nu, senest {}").format(write_day(one.told.last))
    if one.days < -1:
        return translate("Reminders", "passeret for {} dage siden").format(-one.days)
    return {
        -1: translate("Reminders", "passeret i går"),
        0: translate("Reminders", "nu"),
        1: translate("Reminders", "i morgen"),
    }.get(one.days, translate("Reminders", "om {} dage").format(one.days))


def _sign(one: Reminder) -> tuple[str, str]:
    """Return the shape and colour of a reminder; the words say the same."""
    if one.snoozed_until is not None:
        return "shape_pause", "muted"
    if one.days < 0:
        return "shape_triangle", "danger"
    return ("shape_half", "warning") if one.days <= _A_WEEK else ("shape_ring", "info")
