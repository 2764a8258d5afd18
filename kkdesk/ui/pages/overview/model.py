"""The lines of Overblik: what each list says, made from plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kkdesk.domain.actions import describe_action
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.domain.vocabulary import OwnerKind, RemarkKind
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.deadlines.words import (
    Look,
    answer_look,
    flag_words,
    named,
    owner_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.records import (
        Deadline,
        MissingEntries,
        RecentChange,
        RemarkRow,
        TotalWarning,
    )
    from kkdesk.domain.vocabulary import Lang

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: what it says, its badge, and where it leads.

    ``initiative_id`` or ``wanted`` says what Handleplaner shall show, ``date_id`` what
    Frister and ``remark_id`` what Bemærkninger shall.
    """

    key: str
    title: str
    detail: str
    look: Look | None = None
    initiative_id: str = ""
    wanted: InitiativeFilter | None = None
    round_place: tuple[str, str] | None = None
    """A round and a department in it."""
    date_id: str = ""
    remark_id: str = ""


def deadline_line(deadline: Deadline, lang: Lang) -> Line:
    """Say what falls due, when, and how surely."""
    found = deadline.expression
    parts = (
        found.as_written,
        found.role.label(lang),
        owner_words(deadline, lang),
        "" if found.event in named(deadline) else found.event,
    )
    look: Look | None = answer_look(deadline.answer)
    if deadline.answer is Answer.UNPLACED:
        look = Look(flag_words(found.flag), "diamond", "warning") if found.flag else None
    elif deadline.answer is Answer.PAST_UNCONFIRMED:
        look = None  # the heading of their list says it for all
    return Line(
        key=found.id,
        title=named(deadline),
        detail=" · ".join(part for part in parts if part),
        look=look,
        initiative_id=found.initiative_id,
        date_id=found.id,
    )


def remark_line(remark: RemarkRow, lang: Lang) -> Line:
    """Say what was remarked, under which objective, and whether a part was answered."""
    translate = QCoreApplication.translate
    place = (
        translate("Overview", "Målsætning {}").format(remark.objective_number)
        if remark.objective_number is not None
        else translate("Overview", "Generelt")
    )
    kind = RemarkKind(remark.kind).label(lang) if remark.kind else ""
    part = remark.answered == "part"
    text = remark.text
    if remark.answers:
        answered = translate("Overview", "Besvaret: {}")
        text = "\n\n".join((text, *(answered.format(words) for words in remark.answers)))
    return Line(
        key=remark.id,
        title=" · ".join(word for word in (remark.code, place, kind) if word),
        detail=text,
        look=Look(translate("Overview", "Delvist besvaret"), "half", "warning") if part else None,
        remark_id=remark.id,
    )


def total_line(warning: TotalWarning) -> Line:
    """Say what a total states and what its rows give."""
    translate = QCoreApplication.translate
    return Line(
        key=f"{warning.table_id} {warning.column}",
        title=warning.title,
        detail=translate("Overview", "{}: der står {}, men rækkerne giver {}").format(
            warning.column, warning.stated, warning.computed
        ),
        look=Look(translate("Overview", "Stemmer ikke"), "triangle", "warning"),
        initiative_id=warning.initiative_id,
    )


def missing_line(missing: MissingEntries, lang: Lang = "da") -> Line:
    """Say how many texts a department owes a round."""
    translate = QCoreApplication.translate
    return Line(
        key=f"{missing.round_id} {missing.department_id}",
        title=missing.department if missing.department_id else OwnerKind.CROSS.label(lang),
        detail=translate("Overview", "Runde {}: {} af {} tekster mangler").format(
            missing.round_code, missing.missing, missing.total
        ),
        look=Look(translate("Overview", "Mangler"), "ring", "warning"),
        round_place=(missing.round_id, missing.department_id),
    )


def recent_line(change: RecentChange, lang: Lang) -> Line:
    """Say what was done, when and by whom."""
    local = change.at.astimezone()
    return Line(
        key=change.at.isoformat(),
        title=describe_action(change.label, lang),
        detail=f"{write_day(local)} {local:%H:%M} · {change.by}",
        initiative_id=change.initiative_id,
    )


class LineModel(QAbstractListModel):
    """The lines of one list, as many as are to be shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """Return the line at an index."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line and the words for it; the words hold the whole of it."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            badge = line.look.text if line.look else ""
            return ". ".join(part for part in (line.title, badge, line.detail) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.detail}"
        return None
