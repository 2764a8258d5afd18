"""Statusrunder: the matrix of a round, the texts of its cells, and the round's own steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.vocabulary import RoundState
from kkdesk.services import round_entries, rounds
from kkdesk.services.department_order import order_departments
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.editing.binding import Saver, problem_words
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.rounds.actions import RoundActions
from kkdesk.ui.pages.rounds.flagging import Flagging
from kkdesk.ui.pages.rounds.forms import FormActions
from kkdesk.ui.pages.rounds.model import COL_DEADLINE, MatrixModel
from kkdesk.ui.pages.rounds.page_view import RoundsView
from kkdesk.ui.pages.rounds.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.rounds import (
        CellEntries,
        EntryBeside,
        EntryPlace,
        RoundEntry,
        RoundHead,
        RoundSheet,
    )
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext

LISTENS_TO: Final = (
    *("status_round", "status_entry", "department_submission", "initiative", "department"),
    *("objective", "priority", "initiative_priority", "date_entry", "appropriation"),
    *("indicator", "measurement", "plan_entry"),
)


class RoundsPage(QWidget):
    """The page; ``open_with(round_id=…, department_id=…, entry_id=…)`` goes to a place in it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.saver = Saver(context, self)
        self.view = RoundsView(self.saver, context.lang)
        self.model = MatrixModel(context.lang, self)
        self.sheet: RoundSheet | None = None
        self.heads: tuple[RoundHead, ...] = ()
        self._cell: tuple[int, int] | None = None  # whose texts are shown
        self._wanted: dict[str, str] = {}
        self._marked = ""
        self._entering = False  # whether the cell's texts come into sight when they are read
        self._limit = round_entries.PAGE  # so many texts of the cell are listed at least
        self.flagging = Flagging(context, self)
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.matrix.setModel(self.model)
        self.view.matrix.selectionModel().currentChanged.connect(lambda *_: self._show_order())
        self.steps, self.forms = RoundActions(self), FormActions(self)
        self._connect()

    # -- what others call

    def open_with(
        self, round_id: str = "", department_id: str | None = None, entry_id: str = ""
    ) -> None:
        """Show a round, a department's texts in it, or one text."""
        self._wanted = {"round": round_id, "entry": entry_id}
        if department_id is not None:
            self._wanted["department"] = department_id
        self.reload()

    def reload(self) -> None:
        """Read the rounds and the chosen one anew; what is shown stands until they come."""
        self._stale = False
        self.flagging.stop()
        workspace = self.context.workspace
        wanted = self._wanted.get("round") or self.view.rounds.key()
        entry_id = self._wanted.get("entry", "")
        self.context.worker.submit(
            lambda: _read(workspace, wanted, entry_id),
            done=self._take,
            failed=self.context.show_error,
            receiver=self,
            latest_only_key=f"rounds.{id(self)}",
        )

    def flush(self) -> None:
        """Hand over what was typed."""
        self.view.entries.form.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved."""
        return bool(self.saver.kept) or self.view.entries.form.unsaved() is not None

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the database to the page that is shown instead."""
        super().hideEvent(event)
        self.flagging.pause(paused=True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the page up to date if records changed while it was hidden."""
        super().showEvent(event)
        self.flagging.pause(paused=False)
        if self._stale:
            self.reload()

    # -- setting up

    def _connect(self) -> None:
        view, entries = self.view, self.view.entries
        view.rounds.activated.connect(lambda _: self._choose_round())
        view.by_priority.toggled.connect(lambda _: self._show_matrix())
        view.matrix.activated.connect(self._open_cell)
        view.matrix.clicked.connect(self._clicked)
        view.open_cell.clicked.connect(lambda: self._open_cell(view.matrix.currentIndex()))
        view.reorder.toggled.connect(self._show_order)
        view.order.ordered.connect(self._order)
        self.model.deadline_typed.connect(self._set_deadline)
        entries.back.clicked.connect(self._leave_cell)
        entries.chosen.connect(self._choose)
        entries.dragged.connect(self._moved)
        entries.more.connect(self._read_more)
        self.flagging.done.connect(self._show_flags)
        self.flagging.progressed.connect(self._show_flags)
        entries.up.clicked.connect(lambda: self._move(-1))
        entries.down.clicked.connect(lambda: self._move(1))
        entries.submit.clicked.connect(lambda: self._do(rounds.submit))
        entries.approve.clicked.connect(lambda: self._do(rounds.approve))
        entries.reopen.clicked.connect(self._reopen)
        entries.send_back.clicked.connect(self._send_back)
        entries.approve_all.clicked.connect(self._approve_all)
        self.saver.conflict.connect(partial(ask_conflict, self))
        self.context.bus.subscribe(LISTENS_TO, self, self._heard)

    def _heard(self, _: Changes) -> None:
        self.flagging.forget()
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # -- what came

    def _take(
        self, found: tuple[tuple[RoundHead, ...], RoundSheet | None, EntryPlace | None]
    ) -> None:
        self.heads, sheet, place = found
        moved = sheet is not None and (self.sheet is None or sheet.head.id != self.sheet.head.id)
        self.sheet = sheet
        self.view.rounds.set_choices([(h.id, f"{h.code} · {h.title}") for h in self.heads])
        if sheet is not None:
            self.view.rounds.choose(sheet.head.id)
        if moved:
            self._cell, self._entering = None, False
            self.view.show_matrix()
            self.flagging.stop()
            self.model.show_flagged(())
        self._show_head()
        self._show_matrix()
        self._go_to_wanted(place)
        if sheet is not None:
            self.flagging.start(sheet.head.id)

    def _show_head(self) -> None:
        view, sheet = self.view, self.sheet
        view.show_parts(there=sheet is not None)
        for part in (self.steps, self.forms):
            part.allow(sheet.head if sheet else None)
        if sheet is None:
            return
        head = sheet.head
        parts = [RoundState(head.state).label(self.context.lang), head.period, head.cut_off_rule]
        if head.lead:
            parts.insert(1, self.tr("tovholder {}").format(head.lead))
        if head.closed_on:
            parts[0] = self.tr("Lukket {} af {}").format(write_day(head.closed_on), head.closed_by)
        reasons = filter(None, (head.close_reason, head.reopen_reason))
        parts.extend(self.tr("Begrundelse: {}").format(words) for words in reasons)
        view.about.setText(" · ".join(part for part in parts if part))
        self._show_totals()

    def _show_totals(self) -> None:
        if self.sheet is not None:
            found = self.flagging.found if self.flagging.round_id == self.sheet.head.id else ()
            words = counted(self.sheet.tallies, len(found), self.context.lang)
            self.view.totals.setText(words)

    def _show_flags(self) -> None:
        self.model.show_flagged(self.flagging.found)
        self._show_totals()
        if self._cell is not None:
            self.view.entries.mark_flagged(self.flagging.ids)

    def _show_matrix(self) -> None:
        here = self.view.matrix.currentIndex()
        row, column = (here.row(), here.column()) if here.isValid() else (0, 1)
        self.model.show(self.sheet, by_priority=self.view.by_priority.isChecked())
        self.view.lay_columns()
        column = min(column, self.model.columnCount() - 1)
        self.view.matrix.setCurrentIndex(self.model.index(row, column))
        self._show_order()
        if self._cell is not None:
            self._show_cell()

    def _go_to_wanted(self, place: EntryPlace | None) -> None:
        wanted, self._wanted = self._wanted, {}
        if self.sheet is None:
            return
        department = place.department_id if place else wanted.get("department")
        if department is None or not (place or wanted.get("round")):
            return
        index = self.model.index_of(department, place, most=round_entries.PAGE)
        if index.isValid():
            self._marked = wanted.get("entry", "") if place else ""
            self._open_cell(index)

    # -- the matrix

    def _choose_round(self) -> None:
        self.flush()
        self.reload()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() != COL_DEADLINE:
            self._open_cell(index)

    def _open_cell(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.model.tallies(index):
            return
        self._cell = (index.row(), index.column())
        self._limit = round_entries.PAGE
        self.view.matrix.setCurrentIndex(index)
        self._show_cell(enter=True)

    def _leave_cell(self) -> None:
        self.flush()
        self._cell, self._entering = None, False
        self.view.show_matrix()
        self.view.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_deadline(self, department_id: str, before: str, words: str) -> None:
        if self.sheet is not None:
            self.saver.run(
                partial(
                    rounds.set_deadline,
                    self.context.workspace,
                    self.sheet.head.id,
                    department_id,
                    expected=before,
                    words=words,
                ),
                failed=self.say,
            )

    def _show_order(self) -> None:
        view, column = self.view, self.view.matrix.currentIndex().column()
        view.order.setVisible(self.sheet is not None and view.reorder.isChecked())
        view.order.show_order(
            self.model.place(column),
            self.model.printed(column),
            can=not self.context.workspace.read_only,
        )

    def _order(self, objective_id: str, before: str, codes: tuple[str, ...]) -> None:
        self.saver.run(
            partial(
                order_departments, self.context.workspace, objective_id, codes, expected=before
            ),
            failed=self._not_ordered,
        )

    def _not_ordered(self, error: KkdeskError) -> None:
        self.say(error)
        self._show_order()

    # -- the texts of a cell

    def _show_cell(self, *, enter: bool = False) -> None:
        """Read the texts of the cell; what is shown stands until they come."""
        if self._cell is None or self.sheet is None:
            return
        workspace, cell = self.context.workspace, self.model.cell(self.model.index(*self._cell))
        limit, marked = self._limit, self._marked
        self._entering = self._entering or enter
        self.flagging.rest()
        self.context.worker.submit(
            lambda: round_entries.round_entries(workspace, cell, limit=limit, including=marked),
            done=self._take_entries,
            failed=self.context.show_error,
            receiver=self,
            latest_only_key=f"rounds.cell.{id(self)}",
        )

    def _take_entries(self, found: CellEntries) -> None:
        if self._cell is None or self.sheet is None:
            return
        index = self.model.index(*self._cell)
        words = f"{self.sheet.head.code} · {self.model.words(index)}"
        self.view.entries.show_entries(
            self.sheet.head, words, found, self.flagging.ids, self._marked
        )
        self.flagging.prefer([entry.id for entry in found.entries])
        if self._entering:
            self._entering = False
            self.view.show_entries()
            self.view.entries.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_more(self) -> None:
        self._limit = self.view.entries.list.count() + round_entries.PAGE
        self._show_cell()

    def _choose(self, entry: RoundEntry | None) -> None:
        read_only = self.context.workspace.read_only
        self.view.entries.show_entry(entry, read_only=read_only)
        if entry is None or self.sheet is None:
            return
        self._marked = entry.id
        self.flagging.rest()
        workspace, round_id = self.context.workspace, self.sheet.head.id
        self.context.worker.submit(
            lambda: round_entries.entry_beside(workspace, entry, round_id),
            done=self._beside,
            failed=self.context.show_error,
            receiver=self,
            latest_only_key=f"rounds.beside.{id(self)}",
        )

    def _beside(self, found: EntryBeside) -> None:
        if self.view.entries.entry is not None and found.entry.id == self.view.entries.entry.id:
            self.view.entries.show_beside(found)

    def _do(self, action: Callable[[Workspace, tuple[str, ...]], Changes]) -> None:
        """Do something with the text that is shown, after what was typed in it is saved."""
        entry = self.view.entries.entry
        if entry is not None:
            self.flush()
            self.saver.run(partial(action, self.context.workspace, (entry.id,)), failed=self.say)

    def _reopen(self) -> None:
        entry = self.view.entries.entry
        if entry is not None:
            self.saver.run(
                partial(rounds.reopen_entry, self.context.workspace, entry.id), failed=self.say
            )

    def _send_back(self) -> None:
        view = self.view.entries
        if view.entry is not None:
            self.flush()
            self.saver.run(
                partial(
                    rounds.return_entry, self.context.workspace, view.entry.id, view.reason.text()
                ),
                saved=lambda _: view.reason.clear(),
                failed=lambda error: view.reason_field.set_error(
                    problem_words(error, self.context.lang)
                ),
            )

    def _approve_all(self) -> None:
        if self._cell is None:
            return
        self.flush()
        cell = self.model.cell(self.model.index(*self._cell))
        self.saver.run(partial(rounds.approve_cell, self.context.workspace, cell), failed=self.say)

    def _move(self, step: int) -> None:
        if self.view.entries.entry is not None:
            self._moved(self.view.entries.entry.id, step)

    def _moved(self, entry_id: str, step: int) -> None:
        self.flush()
        self._marked = entry_id
        self.saver.run(
            partial(rounds.move_entry, self.context.workspace, entry_id, step), failed=self.say
        )

    def expect(self, round_id: str) -> None:
        """Go to a round as soon as it is read."""
        self._wanted = {"round": round_id}

    def say(self, error: KkdeskError) -> None:
        """Say above the page why something could not be done."""
        self.view.messages.show_message(problem_words(error, self.context.lang), "warning")


def _read(
    workspace: Workspace, wanted: str, entry_id: str
) -> tuple[tuple[RoundHead, ...], RoundSheet | None, EntryPlace | None]:
    """Read all rounds and one of them: the wanted one, an entry's, or the newest."""
    heads = rounds.list_rounds(workspace)
    place = round_entries.entry_place(workspace, entry_id) if entry_id else None
    wanted = place.round_id if place else wanted
    known = [head.id for head in heads]
    chosen = wanted if wanted in known else next(iter(known), "")
    return heads, rounds.round_sheet(workspace, chosen) if chosen else None, place


def make_page(context: PageContext) -> RoundsPage:
    """Return the page for a window."""
    return RoundsPage(context)
