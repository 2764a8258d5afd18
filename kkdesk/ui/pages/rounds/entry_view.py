"""The texts of a cell: a list, the text being written, and what it is compared to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.fields import ENTRY_FIELDS
from kkdesk.domain.markup import plain_text
from kkdesk.domain.vocabulary import EntryState, Rag
from kkdesk.ui.editing.controls import ChoiceControl
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.rounds.capacity import CapacityLine
from kkdesk.ui.pages.rounds.words import entry_look
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import Badge, action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kkdesk.domain.rounds import CellEntries, CutOffFlag, EntryBeside, RoundEntry, RoundHead
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.widgets.labels import Shape, Tone

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
MAY_RETURN: Final = frozenset({EntryState.SUBMITTED})
MAY_SUBMIT: Final = frozenset({EntryState.DRAFT, EntryState.RETURNED, EntryState.MISSING})
MAY_APPROVE: Final = frozenset({EntryState.DRAFT, EntryState.SUBMITTED})

_RAG: Final[dict[str, tuple[Shape, Tone]]] = {
    Rag.GREEN: ("check", "success"),
    Rag.AMBER: ("triangle", "warning"),
    Rag.RED: ("cross", "danger"),
    Rag.GREY: ("dash", "neutral"),
}


class EntryView(QWidget):
    """The widgets; the page says what they do."""

    chosen = Signal(object)
    """The :class:`RoundEntry` that is marked in the list, or None."""
    dragged = Signal(str, int)
    """An entry's id and how many places it was dragged."""

    more = Signal()
    """The end of the list is in sight, and the cell has more texts than are listed."""

    def __init__(self, saver: Saver, lang: Lang) -> None:
        super().__init__()
        self._lang: Lang = lang
        self._head: RoundHead | None = None
        self.entry: RoundEntry | None = None
        self._flags: tuple[CutOffFlag, ...] = ()
        self._more = False
        self.back = action_button(self.tr("Til &matrixen"), "previous")
        self.where = text_label("", "heading")
        self.approve_all = action_button(self.tr("Godkend a&lle"), "check")
        self.list = QListWidget()
        self.form = RecordForm(saver, ENTRY_FIELDS)
        rating = (("", self.tr("Ikke vurderet")), *Rag.choices(lang))
        self.form.add("rag", self.tr("Vurdering"), ChoiceControl(rating))
        self.name = text_label("", "heading")
        self.state = Badge("")
        self.rag = Badge("")
        self.note = text_label("", "flag")
        self.measured = CapacityLine(saver.context, self)
        self.capacity = self.measured.label
        self.submit = action_button(self.tr("&Indsend"))
        self.approve = action_button(self.tr("&Godkend"), "check", "primary")
        self.reopen = action_button(self.tr("Gen&åbn"), "undo")
        self.up = action_button(self.tr("Flyt op"), "up")
        self.down = action_button(self.tr("Flyt ned"), "down")
        self.reason = QLineEdit()
        self.reason_field = LabelledField(self.tr("Bemærkning ved returnering"), self.reason)
        self.send_back = action_button(self.tr("&Returnér"))
        self.plan = _reading_pane()
        self.last = _reading_pane()
        self.changed = _reading_pane()
        self._last_label = LabelledField(self.tr("Sidste rundes tekst"), self.last)
        self._build()
        self.list.currentItemChanged.connect(lambda now, _: self.chosen.emit(_entry_of(now)))
        self.list.model().rowsMoved.connect(self._moved)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.form.controls["text"].edited.connect(self.count)

    # -- what the page calls

    def show_entries(
        self, head: RoundHead, words: str, found: CellEntries, flagged: Collection[str], keep: str
    ) -> None:
        """List the texts of a cell and mark the one that was marked, or the first."""
        self._head = head
        shown, entries = len(found.entries), found.entries
        more = self.tr("de første {} af {}").format(shown, found.total)
        self.where.setText(words if shown == found.total else f"{words} · {more}")
        place, self._more = self.list.verticalScrollBar().value(), False
        self.list.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.list.clear()
        for entry in entries:
            look = entry_look(entry, self._lang)
            ink = look.tone if look.tone != "neutral" else "text"
            item = QListWidgetItem(self._line(entry, flagged))
            item.setIcon(icon(f"shape_{look.shape}", ink))
            item.setData(ENTRY_ROLE, entry)
            item.setToolTip(entry.title)
            self.list.addItem(item)
        keys = [entry.id for entry in entries]
        self.list.setCurrentRow(keys.index(keep) if keep in keys else 0 if keys else -1)
        self.list.blockSignals(False)  # noqa: FBT003
        if shown < found.total:
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(place)
            self._more = True
        mode = QAbstractItemView.DragDropMode
        one_place = head.is_open and found.one_place
        self.list.setDragDropMode(mode.InternalMove if one_place else mode.NoDragDrop)
        self.approve_all.setEnabled(head.is_open and found.unapproved > 0)
        self.chosen.emit(_entry_of(self.list.currentItem()))

    def mark_flagged(self, flagged: Collection[str]) -> None:
        """Mark in the list what the cut-off rule catches."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            entry = _entry_of(item)
            if entry is not None:
                item.setText(self._line(entry, flagged))

    def _line(self, entry: RoundEntry, flagged: Collection[str]) -> str:
        flag = self.tr(" · markeret") if entry.id in flagged else ""
        return f"{entry.code} {entry.title}\n{entry_look(entry, self._lang).text}{flag}"

    def show_entry(self, entry: RoundEntry | None, *, read_only: bool) -> None:
        """Show one text with what may be done with it; what is typed in it stays."""
        same = entry is not None and self.entry is not None and entry.id == self.entry.id
        self.entry = entry
        self.form.setVisible(entry is not None)
        if entry is None or self._head is None:
            self.form.release()
            return
        values: dict[str, Stored] = {
            "text": entry.text,
            "rag": entry.rag,
            "confidential": entry.confidential,
        }
        if same:
            self.form.refresh(values)
        else:
            self.form.bind("status_entry", entry.id, values)
            self.reason.clear()
            self.reason_field.set_error("")
        self.name.setText(f"{entry.code} {entry.title}")
        look = entry_look(entry, self._lang)
        self.state.set_state(look.text, look.shape, look.tone)
        self._show_rating(entry)
        if not same:
            self._flags = ()
        self._show_note(entry, self._flags)
        self._allow(entry, self._head, read_only=read_only)
        self.count()

    def show_beside(self, found: EntryBeside) -> None:
        """Show what the text is compared to."""
        nothing = self.tr("Ingen")
        self.plan.setPlainText(plain_text(found.plan_text) or nothing)
        self.last.setPlainText(plain_text(found.last_text) or nothing)
        self._last_label.label.setText(
            self.tr("Teksten i runde {}").format(found.last_round)
            if found.last_round
            else self.tr("Sidste rundes tekst")
        )
        self.changed.setPlainText("\n".join(found.changed) or nothing)
        self._flags = found.flags
        self._show_note(found.entry, found.flags)

    def count(self) -> None:
        """Say how long the text is and how much of the slides it takes."""
        if self.entry is not None and self._head is not None:
            words = str(self.form.controls["text"].value() or "")
            self.measured.follow(self._head.id, self.entry, words)

    # -- parts

    def _show_rating(self, entry: RoundEntry) -> None:
        self.rag.setVisible(bool(entry.rag))
        if entry.rag:
            trend = entry.trend
            words = Rag(entry.rag).label(self._lang).partition(":")[0]
            words += f" · {trend.label(self._lang)}" if trend else ""
            self.rag.set_state(words, *_RAG[entry.rag])

    def _show_note(self, entry: RoundEntry, flags: Sequence[CutOffFlag]) -> None:
        lines = [flag.words(self._lang) for flag in flags]
        lines = [self.tr("Afgrænsning: {}").format(line) for line in lines]
        if entry.return_note:
            lines.insert(0, self.tr("Returneret med: {}").format(entry.return_note))
        if self._head is not None and not self._head.is_open:
            lines.insert(0, self.tr("Runden er lukket, og teksten er låst. Genåbn runden først."))
        elif entry.state is EntryState.APPROVED:
            lines.insert(0, self.tr("Teksten er godkendt og låst. Genåbn den for at rette."))
        self.note.setText("\n".join(lines))
        self.note.setVisible(bool(lines))

    def _allow(self, entry: RoundEntry, head: RoundHead, *, read_only: bool) -> None:
        can = head.is_open and not read_only
        locked = not can or entry.state is EntryState.APPROVED
        for name in ("text", "rag"):
            self.form.controls[name].set_read_only(locked)
        self.form.controls["confidential"].set_read_only(read_only)
        self.submit.setEnabled(can and entry.state in MAY_SUBMIT)
        self.approve.setEnabled(can and entry.state in MAY_APPROVE)
        self.send_back.setEnabled(can and entry.state in MAY_RETURN)
        self.reason.setReadOnly(not (can and entry.state in MAY_RETURN))
        self.reopen.setEnabled(can and entry.state is EntryState.APPROVED)
        for button in (self.up, self.down):
            button.setEnabled(can)

    def _scrolled(self, value: int) -> None:
        if self._more and value == self.list.verticalScrollBar().maximum():
            self._more = False
            self.more.emit()

    def _moved(self, _parent: object, start: int, _end: int, _to: object, row: int) -> None:
        item = self.list.item(row - 1 if row > start else row)
        entry = _entry_of(item)
        if entry is not None:
            self.dragged.emit(entry.id, (row - 1 if row > start else row) - start)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Tekster i feltet"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(14, 14))
        self.form.lay_out(("text", "rag", "confidential"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for part, width in ((self._left(), 250), (self._middle(), 540), (self._right(), 360)):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, width)
        split.setSizes([250, 540, 360])
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self.where, 1)
        top.addWidget(self.approve_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _left(self) -> QWidget:
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        return page

    def _middle(self) -> QWidget:
        badges = QHBoxLayout()
        badges.addWidget(self.state)
        badges.addWidget(self.rag)
        badges.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self.submit, self.approve, self.reopen):
            buttons.addWidget(button)
        buttons.addStretch(1)
        back = QHBoxLayout()
        back.addWidget(self.reason_field, 1)
        back.addWidget(self.send_back, 0, Qt.AlignmentFlag.AlignBottom)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(badges)
        column.addWidget(self.note)
        column.addWidget(self.form)
        column.addWidget(self.capacity)
        column.addLayout(buttons)
        column.addLayout(back)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _right(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        changes = self.tr("Ændret siden i datoer, penge og målinger")
        column.addWidget(LabelledField(self.tr("Planens tekst"), self.plan), 2)
        column.addWidget(self._last_label, 3)
        column.addWidget(LabelledField(changes, self.changed), 1)
        return page


def _reading_pane() -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.setMinimumHeight(60)
    return pane


def _entry_of(item: QListWidgetItem | None) -> RoundEntry | None:
    return item.data(ENTRY_ROLE) if item is not None else None
