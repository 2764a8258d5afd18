"""Frister: shows what falls due from a day, opens its initiative, and takes confirmations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.collation import collation_text
from kkdesk.domain.deadlines import window
from kkdesk.domain.due_list import DueEvents
from kkdesk.domain.first_policy import Need
from kkdesk.domain.records import Answer
from kkdesk.services.deadlines import first_events, list_events
from kkdesk.ui.dialogs.planning_rules import PlanningRulesDialog
from kkdesk.ui.pages.deadlines.deciding import Decider
from kkdesk.ui.pages.deadlines.grouping import Grouping
from kkdesk.ui.pages.deadlines.model import GROUP_ROLE, PAGE, DeadlineModel, Row, select
from kkdesk.ui.pages.deadlines.month_view import MonthView
from kkdesk.ui.pages.deadlines.page_view import HORIZONS, UNTIL, DeadlinesView
from kkdesk.ui.pages.deadlines.showing import (
    PAGES,
    RowActions,
    asks,
    go_to_first_row,
    load_ahead,
    show_emptiness,
    show_group,
    show_summary,
)
from kkdesk.ui.pages.deadlines.words import owner_name
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.ui.pages.context import PageContext

DEFAULT_HORIZON: Final = 90
_PAINTED_MS: Final = 120
LISTENS_TO: Final = (
    *("date_entry", "initiative", "initiative_partner", "department", "committee"),
    *("case", "route_step", "plan", "status_round", "question", "policy", "meeting", "person"),
    *("deadline_decision", "planning_rule", "calendar_period", "follow_up_rule", "answer"),
    *("target", "baseline", "measurement", "indicator", "department_submission", "appropriation"),
    *("remark", "initiative_contact"),
)


class DeadlinesPage(QWidget):
    """The page; ``open_with(answer=…, on=…, within=…)`` goes to a group of events."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = DeadlinesView()
        self.model = DeadlineModel(context.lang, self)
        self._events = DueEvents()
        self._folded: set[str] = set()
        self._marked = ""
        self._wanted_group: Answer | None = None
        self._follows_today = True
        self.decider = Decider(context, self.view.messages, self)
        self.month = MonthView(context, self._select)
        self.view.stack.addWidget(self.month)
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._row_actions = RowActions(
            self,
            self.view,
            {
                "open": self._open_record,
                "confirm": partial(self._decide, self.decider.confirm),
                "move": partial(self._decide, self.decider.ask_move),
                "waive": partial(self._decide, self.decider.ask_waive),
                "back": partial(self._decide, self.decider.take_back),
            },
        )
        self._set_up()
        self._connect()
        self._show_particulars()

    # -- what others call

    def open_with(
        self,
        answer: Answer | str | None = None,
        on: date | None = None,
        within: int | None = None,
        date_id: str = "",
    ) -> None:
        """Show a group of events or one date, by day and horizon if given, without filters."""
        self._clear_filters()
        if on is not None and on != self.day:
            self._set_day(on)
        if within is not None:
            self.view.set_within(self.day, within)
        self._wanted_group = Answer(answer) if answer else None
        self.view.month_button.setChecked(False)
        if answer:
            self.view.grouping.setCurrentIndex(0)
        if date_id:
            self._marked = date_id
            self._folded.clear()
        self.reload()

    @property
    def day(self) -> date:
        """Return the day the events are seen from."""
        shown = self.view.day.date()
        return shown.toPython()  # type: ignore[return-value]  # the stubs say object

    @property
    def within(self) -> int:
        """Return the horizon in days."""
        return self.view.within(self.day)

    def reload(self) -> None:
        """Read the events anew; the list stands until they come."""
        self._stale = False
        if (
            self.view.confirmed.isChecked()
            or self._marked
            or asks(self.view)
            or not self.model.in_order_of_urgency
        ):
            self._read_whole()
        else:
            self._read(partial(first_events, most=PAGE))

    def _read_whole(self) -> None:
        self._read(partial(list_events, confirmed=self.view.confirmed.isChecked()))

    def _read(self, way: Callable[..., DueEvents]) -> None:
        workspace, on, within = self._context.workspace, self.day, self.within
        self._context.worker.submit(
            partial(way, workspace, on, within, lang=self._context.lang),
            done=self._take,
            receiver=self,
            latest_only_key=f"deadlines.{id(self)}",
        )

    def flush(self) -> None:
        """Hand over a day that is being typed."""
        self.view.day.interpretText()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the list up to date: the day may have changed, or records while hidden."""
        super().showEvent(event)
        today = self._context.workspace.today()
        if self._follows_today and self.day != today:
            self._set_day(today)
        if self._stale:
            self.reload()

    # -- setting up

    def _set_up(self) -> None:
        view = self.view
        view.list.setModel(self.model)
        view.lay_columns()
        view.list.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.list.setSortingEnabled(True)
        for shown in (view.list, *self.month.lists.values()):
            shown.addActions(self._row_actions.all())
            shown.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.horizon.setCurrentIndex(HORIZONS.index(DEFAULT_HORIZON))
        today = self._context.workspace.today()
        view.day.setDate(QDate(today.year, today.month, today.day))

    def _connect(self) -> None:
        view = self.view
        view.day.dateChanged.connect(self._day_changed)
        view.today.clicked.connect(self._go_to_today)
        view.horizon.currentIndexChanged.connect(self._horizon_changed)
        view.confirmed.toggled.connect(self._show_settled)
        view.search.searched.connect(lambda _: self._refilter())
        for go_on in (view.search.returnPressed, view.search.left_down):
            go_on.connect(lambda: go_to_first_row(view.list, self.model))
        view.roles.selection_changed.connect(lambda _: self._refilter())
        view.owners.selection_changed.connect(lambda _: self._refilter())
        self._steps = FirstSteps(
            self,
            self._context,
            view.empty,
            self.tr("Her står alt, hvad der forfalder, så intet bliver glemt."),
            Need.POLICY,
            Need.INITIATIVE,
        )
        self._steps.own_way.connect(self._widen)
        view.rules.clicked.connect(self._open_rules)
        view.reminders.clicked.connect(lambda: self._context.open_page("reminders"))
        view.until.dateChanged.connect(lambda _: self.reload())
        view.grouping.currentIndexChanged.connect(self._regroup)
        view.month_button.toggled.connect(self._show_month)
        self.month.row_changed.connect(self._show_particulars)
        self.month.opened.connect(self._open_record)
        view.list.activated.connect(self._activate)
        view.list.verticalScrollBar().valueChanged.connect(lambda: load_ahead(view, self.model))
        view.list.collapsed.connect(lambda index: self._folded.add(index.data(GROUP_ROLE)))
        view.list.expanded.connect(lambda index: self._folded.discard(index.data(GROUP_ROLE)))
        view.list.selectionModel().currentChanged.connect(self._mark)
        self.model.modelReset.connect(self._restore)
        self._context.bus.subscribe(LISTENS_TO, self, self._heard)

    # -- reading

    def _heard(self, changes: Changes) -> None:
        self.decider.heard(changes)
        self.month.stale = True
        if self.isVisible():
            self.reload()
            if self.view.month_button.isChecked():
                self.month.reload()
        else:
            self._stale = True

    def _take(self, events: DueEvents) -> None:
        self._events = events
        if not events.whole:  # the head is painted first: reading on at once would hold that up
            QTimer.singleShot(_PAINTED_MS, self, self._read_whole)
        lang = self._context.lang
        roles = events.roles()
        self.view.roles.set_options(
            [
                Option(str(role), role.label(lang))
                for role in sorted(roles, key=lambda role: collation_text(role.label(lang)))
            ]
        )
        owners = {owner_name(*owner, lang) for owner in events.owners()} - {""}
        self.view.owners.set_options(
            [Option(owner, owner) for owner in sorted(owners, key=collation_text)]
        )
        self._refilter()

    def _refilter(self) -> None:
        """Show the events that the filters leave."""
        found = self._select(self._events)
        if not self.model.goes_on(found):
            self.model.show(found)
        if self.view.month_button.isChecked():
            self.month.refilter()

    def _select(self, events: DueEvents) -> DueEvents:
        view = self.view
        return select(
            events,
            roles=view.roles.checked(),
            owners=view.owners.checked(),
            words=view.search.text(),
            lang=self._context.lang,
        )

    def _restore(self) -> None:
        """Unfold, span the headings, and mark the row that was marked, after each new list."""
        view = self.view.list
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            view.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 -- Qt's signature
            view.setExpanded(index, self._is_unfolded(index.data(GROUP_ROLE)))
        if self._wanted_group is not None and self._events:
            show_group(view, self.model, self._wanted_group)
            self._wanted_group = None
        elif self._marked and (found := self.model.index_of(self._marked)).isValid():
            view.setCurrentIndex(found)
        show_summary(self.view, self.model.events, window(self.day, self.within))
        self._show_emptiness()
        self._show_particulars()

    def _is_unfolded(self, key: str) -> bool:
        return key not in self._folded

    def _show_emptiness(self) -> None:
        view = self.view
        if view.month_button.isChecked():
            view.stack.setCurrentWidget(self.month)
            view.particulars.show()
            return
        view.stack.setCurrentWidget(view.list if self.model.events else view.empty)
        view.particulars.setVisible(bool(self.model.events))
        longest = self.within >= max(HORIZONS)
        if self.model.events:
            self._steps.leave()
        else:
            show_emptiness(self._steps, hidden=len(self._events), longest=longest)

    # -- the day and the filters

    def _set_day(self, day: date) -> None:
        """Change the day without reading; the caller reads."""
        self.view.day.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.view.day.setDate(QDate(day.year, day.month, day.day))
        self.view.day.blockSignals(False)  # noqa: FBT003
        self._follows_today = day == self._context.workspace.today()
        self._stale = True

    def _day_changed(self) -> None:
        self._follows_today = self.day == self._context.workspace.today()
        self.reload()

    def _go_to_today(self) -> None:
        self._set_day(self._context.workspace.today())
        self.reload()

    def _open_rules(self) -> None:
        PlanningRulesDialog(self, self._context).open()

    def _horizon_changed(self) -> None:
        """Offer a day of its own where the period goes to one; it begins where it ended."""
        view, own = self.view, int(self.view.horizon.currentData()) == UNTIL
        if own and view.until.isHidden():
            view.set_until(window(self.day, DEFAULT_HORIZON)[1])
        view.until.setVisible(own)
        self.reload()

    def _show_settled(self, wanted: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self.month.set_settled(wanted)
        self.reload()

    def _regroup(self) -> None:
        self._folded.clear()
        self.model.group_by(Grouping(self.view.grouping.currentData()))

    def _show_month(self, wanted: bool) -> None:  # noqa: FBT001 -- Qt's signal
        """Show the month of the day, or the list again."""
        self.view.grouping.setEnabled(not wanted)
        self._show_emptiness()
        if wanted:
            self.month.show_month(self.day)
            self.month.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_particulars()

    def _clear_filters(self) -> None:
        self.view.search.clear()
        self.view.roles.set_checked(())
        self.view.owners.set_checked(())

    def _widen(self) -> None:
        if self._events:
            return self._clear_filters()
        return self.view.horizon.setCurrentIndex(HORIZONS.index(max(HORIZONS)))

    # -- the chosen row

    def _row(self) -> Row | None:
        if self.view.month_button.isChecked():
            return self.month.row
        return self.model.row(self.view.list.currentIndex())

    def _mark(self) -> None:
        if (row := self._row()) is not None:
            self._marked = row.told.expression.id
        self._show_particulars()

    def _show_particulars(self) -> None:
        read_only = self._context.workspace.read_only
        self._row_actions.show(self._row(), self._context.lang, read_only=read_only)

    def _activate(self, index: QModelIndex) -> None:
        if self.model.row(index) is None:
            self.view.list.setExpanded(index, not self.view.list.isExpanded(index))
        else:
            self._open_record()

    def _open_record(self) -> None:
        """Show what the chosen deadline follows from, on its own page."""
        row = self._row()
        if row is not None and row.told.opens[0] in PAGES:
            kind, record_id = row.told.opens
            page, what = PAGES[kind]
            more = {"kind": kind} if page == "cases" else {}
            self._context.open_page(page, **more, **{what: record_id})

    def _decide(self, what: Callable[[Row], None]) -> None:
        """Do something with the chosen row, unless the database is only read."""
        row = self._row()
        if row is not None and not self._context.workspace.read_only:
            self._marked = self._neighbour(row)
            what(row)

    def _neighbour(self, row: Row) -> str:
        """Return the row to stand on when this one leaves the list."""
        index = self.view.list.currentIndex()
        for step in (1, -1):
            found = self.model.row(index.siblingAtRow(index.row() + step))
            if found is not None and found.event is not row.event:
                return found.told.expression.id
        return ""


def _go_to_timeline(context: PageContext, row: Row | None) -> None:
    """Show a row's initiative in time, or just the timeline."""
    key = row.told.expression.initiative_id if row is not None else ""
    context.open_page("timeline", **({"initiative_id": key} if key else {}))


def make_page(context: PageContext) -> DeadlinesPage:
    """Make the page."""
    page = DeadlinesPage(context)
    page.view.timeline.clicked.connect(
        lambda: _go_to_timeline(context, page.model.row(page.view.list.currentIndex()))
    )
    return page
