"""Udveksling: takes copies out, brings them home, and leads to what must be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.exchange import CopyState
from kkdesk.services import portfolio
from kkdesk.services.laptop_origin import laptop_origin
from kkdesk.services.undo import undo
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.exchange.bring_dialog import BringDialog
from kkdesk.ui.pages.exchange.conflict_dialog import ConflictDialog
from kkdesk.ui.pages.exchange.page_view import DECIDED, WAITING, ExchangeView
from kkdesk.ui.pages.exchange.take_dialog import TakeDialog
from kkdesk.ui.pages.exchange.words import (
    check_in_words,
    conflict_line,
    copy_words,
    scope_words,
    told_moment,
)
from kkdesk.ui.pages.indicators.model import RECORD_ROLE
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QTableView

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.exchange import CheckInRow, LaptopCopyRow, Origin
    from kkdesk.domain.exchange_words import ConflictWords
    from kkdesk.domain.records import Choices
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.exchange.bring_dialog import Brought


@dataclass(frozen=True, slots=True)
class Found:
    """Everything on the page."""

    origin: Origin | None
    copies: tuple[LaptopCopyRow, ...] = ()
    check_ins: tuple[CheckInRow, ...] = ()
    waiting: tuple[ConflictWords, ...] = ()
    decided: tuple[ConflictWords, ...] = ()


def read_page(workspace: Workspace, lang: Lang) -> Found:
    """Read who has what, what came home, and what waits; of a laptop copy only what it is."""
    origin = laptop_origin(workspace)
    if origin is not None:
        return Found(origin)
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    waiting, decided = (
        exchange.conflict_words(
            workspace, exchange.list_conflicts(workspace, decided=settled), lang
        )
        for settled in (False, True)
    )
    return Found(
        None,
        exchange.list_copies(workspace),
        exchange.list_check_ins(workspace),
        waiting,
        decided,
    )


class ExchangePage(QWidget):
    """The page; ``open_with(conflicts=True)`` opens the dialog of what waits."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.view = ExchangeView()
        self.found = Found(None)
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.lay_columns()
        self._connect()
        self._show_buttons()

    # -- what others call

    def open_with(self, *, conflicts: bool = False) -> None:
        """Show the page anew, and with ``conflicts`` what waits for a decision."""
        self._stale = False
        self._read(then=self._decide if conflicts else None)

    def reload(self) -> None:
        """Read everything anew; the old lists stand until it comes."""
        self._stale = False
        self._read()

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the lists up to date with what was done while hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # -- setting up

    def _connect(self) -> None:
        view = self.view
        view.take.clicked.connect(self._ask_what_to_take)
        view.empty.button.clicked.connect(self._ask_what_to_take)
        view.bring.clicked.connect(partial(self._ask_which, renew=False))
        view.renew.clicked.connect(partial(self._ask_which, renew=True))
        view.lost.clicked.connect(self._ask_whether_lost)
        view.decide.clicked.connect(self._decide)
        view.conflict_list.activated.connect(lambda _: self._decide())
        view.history.clicked.connect(self._open_history)
        view.shown.activated.connect(lambda _: self._show_conflicts())
        for table in (view.copy_list, view.conflict_list):
            table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.context.bus.changed.connect(self._heard)

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # -- showing

    def _read(self, then: object = None) -> None:
        def take(found: Found) -> None:
            self._take(found)
            if callable(then):
                then()

        self.context.worker.submit(
            partial(read_page, self.context.workspace, self.context.lang),
            done=take,
            failed=self.context.show_error,
            receiver=self,
            latest_only_key=None if then else f"exchange.{id(self)}",
        )

    def _take(self, found: Found) -> None:
        self.found = found
        view, lang = self.view, self.context.lang
        _fill(view.copy_list, [(one, copy_words(one, lang)) for one in found.copies])
        _fill(view.check_in_list, [(one, check_in_words(one)) for one in found.check_ins])
        self._show_conflicts()
        if found.origin is not None:
            view.away.set_texts(*self._away_words(found.origin))
            view.body.setCurrentWidget(view.away)
        else:
            view.body.setCurrentWidget(view.lists if found.copies else view.empty)
        view.take.setVisible(view.body.currentWidget() is not view.empty)  # it has one of its own
        self._show_summary()

    def _away_words(self, origin: Origin) -> tuple[str, str]:
        part = scope_words(origin.scope, origin.scope_code)
        words = self.tr(
            "Taget ud af {} {}. Indhold: {}. Arbejd i den som i enhver database. Hjemme lukkes den "
            "her, den fælles database åbnes, og her på siden vælges «Hent hjem»."
        )
        when = told_moment(datetime.fromisoformat(origin.taken_at))
        return self.tr("Det er en bærbar kopi"), words.format(origin.holder, when, part)

    def _show_summary(self) -> None:
        found = self.found
        out = sum(1 for one in found.copies if one.state is CopyState.OUT)
        words = [
            count_words(out, self.tr("1 kopi er ude"), self.tr("{} kopier er ude")),
            count_words(
                len(found.waiting), self.tr("1 konflikt venter"), self.tr("{} konflikter venter")
            ),
        ]
        text = " · ".join(words) if found.origin is None else self.tr("Bærbar kopi")
        if self.view.header.accessibleDescription() != text:
            self.view.header.setAccessibleDescription(text)
            announce(self.view.lists, text)
        self.view.header.set_title(self.tr("Udveksling"), text)
        if found.waiting:
            self.view.badge.set_state(words[1], "triangle", "warning")
        else:
            self.view.badge.set_state(self.tr("Intet venter"), "check", "success")

    def _show_conflicts(self) -> None:
        view, lang = self.view, self.context.lang
        decided = view.shown.key() == DECIDED
        rows = self.found.decided if decided else self.found.waiting
        _fill(view.conflict_list, [(one, conflict_line(one, lang)) for one in rows])
        if decided:
            view.nothing_waits.set_texts(self.tr("Intet er afgjort endnu"))
        else:
            view.nothing_waits.set_texts(
                self.tr("Intet venter på en afgørelse"),
                self.tr("Det, som både den bærbare og nogen her har rettet, vil stå her."),
            )
        view.conflict_stack.setCurrentWidget(view.conflict_list if rows else view.nothing_waits)
        self._show_buttons()

    def _show_buttons(self) -> None:
        view, able = self.view, not self.context.workspace.read_only
        at_home = self.found.origin is None
        for button in (view.take, view.bring, view.renew, view.empty.button):
            button.setEnabled(able and at_home)
        copy = self.copy()
        view.lost.setEnabled(able and copy is not None and copy.state is CopyState.OUT)
        conflict = self.conflict()
        waits = conflict is not None and conflict.row.open
        view.decide.setEnabled(able and waits)
        view.history.setEnabled(conflict is not None)

    def copy(self) -> LaptopCopyRow | None:
        """Return the copy that is marked."""
        found: LaptopCopyRow | None = self.view.copy_list.currentIndex().data(RECORD_ROLE)
        return found

    def conflict(self) -> ConflictWords | None:
        """Return the conflict that is marked."""
        found: ConflictWords | None = self.view.conflict_list.currentIndex().data(RECORD_ROLE)
        return found

    # -- copies

    def _ask_what_to_take(self) -> None:
        self.context.worker.submit(
            partial(portfolio.choices, self.context.workspace),
            done=self._ask_what_of,
            failed=self.context.show_error,
            receiver=self,
        )

    def _ask_what_of(self, choices: Choices) -> None:
        dialog = TakeDialog(self, self.context, choices)
        dialog.taken.connect(self._taken)
        dialog.finished.connect(lambda _: self.reload())
        dialog.open()

    def _taken(self, folder: str) -> None:
        words = self.tr("Kopien ligger i {}. Åbn filen kkdesk.sqlite dér på den bærbare.")
        self.view.messages.show_message(words.format(folder), "success")

    def _ask_which(self, *, renew: bool) -> None:
        dialog = BringDialog(self, self.context, renew=renew)
        dialog.brought.connect(self._brought)
        dialog.finished.connect(lambda _: self.reload())
        dialog.open()

    def _brought(self, brought: Brought) -> None:
        result = brought.result
        if result.changes is not None:
            self.context.bus.publish(result.changes)
        words = [
            self.tr("Der var intet nyt at hente hjem.")
            if result.already
            else count_words(
                result.applied,
                self.tr("Hentet hjem: 1 post ændret."),
                self.tr("Hentet hjem: {} poster ændret."),
            )
        ]
        if brought.renewed:
            words.append(self.tr("Kopien er fornyet."))
        if brought.not_renewed is not None:
            words.append(brought.not_renewed.message(self.context.lang))
        waits = result.conflicts
        if waits:
            words.append(
                count_words(waits, self.tr("1 konflikt venter."), self.tr("{} konflikter venter."))
            )
        self.view.messages.show_message(
            " ".join(words),
            "warning" if waits or brought.not_renewed else "success",
            action=self.tr("Afgør dem") if waits else "",
            do=partial(self.open_with, conflicts=True) if waits else None,
        )

    def _ask_whether_lost(self) -> None:
        copy = self.copy()
        if copy is None:
            return
        ask(
            self,
            self.tr("Meld tabt"),
            self.tr(
                "Så venter ingen længere på kopien hos {}. Dukker den op alligevel, kan den stadig "
                "hentes hjem."
            ).format(copy.holder),
            self.tr("Meld tabt"),
            partial(self._declare_lost, copy.id),
            dangerous=True,
        )

    def _declare_lost(self, copy_id: str) -> None:
        self.context.worker.submit(
            partial(_declare_lost, self.context.workspace, copy_id),
            done=lambda _: self.reload(),
            failed=self.context.show_error,
            receiver=self,
        )

    # -- conflicts

    def _decide(self) -> None:
        waiting = self.found.waiting
        if not waiting or self.context.workspace.read_only:
            return
        marked = self.conflict()
        dialog = ConflictDialog(
            self, self.context, waiting, marked.row.id if marked and marked.row.open else ""
        )
        dialog.all_decided.connect(self._all_decided)
        dialog.open()

    def _all_decided(self) -> None:
        self.view.shown.choose(WAITING)
        self.view.messages.show_toast(
            self.tr("Alt er afgjort."), action=self.tr("Fortryd det sidste"), do=self._undo
        )

    def _undo(self) -> None:
        self.context.worker.submit(
            partial(undo, self.context.workspace),
            done=self.context.bus.publish,
            failed=self.context.show_error,
            receiver=self,
        )

    def _open_history(self) -> None:
        conflict = self.conflict()
        if conflict is not None:
            self.context.open_page("history", record_id=conflict.row.record_id)


def _declare_lost(workspace: Workspace, copy_id: str) -> None:
    from kkdesk.services import exchange  # noqa: PLC0415 -- loads SQLModel, in the worker

    exchange.declare_lost(workspace, copy_id)


def _fill(table: QTableView, rows: list[tuple[object, tuple[str, ...]]]) -> None:
    """Show other rows in a list and keep the place in it."""
    at = table.currentIndex().row()
    table.model().show_rows(rows)  # type: ignore[attr-defined]  # a WordsModel
    if rows:
        table.selectRow(min(max(at, 0), len(rows) - 1))


def make_page(context: PageContext) -> ExchangePage:
    """Return the page for a window."""
    return ExchangePage(context)
