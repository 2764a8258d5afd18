"""Frister: shows what falls due from a day, opens its initiative, and takes confirmations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.collation import collation_text
from kkdesk.domain.deadlines import IN_WINDOW, URGENCY, window
from kkdesk.domain.records import Answer
from kkdesk.services.deadlines import confirm_all, list_events
from kkdesk.services.undo import undo
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.deadlines.model import GROUP_ROLE, DeadlineModel, Row, describe, select
from kkdesk.ui.pages.deadlines.page_view import HORIZONS, DeadlinesView
from kkdesk.ui.pages.deadlines.words import day_words, group_title, named, owner_words
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.ui.pages.context import PageContext

DEFAULT_HORIZON: Final = 90
LISTENS_TO: Final = (
    *("date_entry", "initiative", "initiative_partner", "department", "committee"),
    *("case", "route_step", "plan", "status_round", "question", "policy"),
)


class DeadlinesPage(QWidget):
    """The page; ``open_with(answer=…, on=…, within=…)`` goes to a group of events."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = DeadlinesView()
        self.model = DeadlineModel(context.lang, self)
        self._events: tuple[DueEvent, ...] = ()
        self._folded: set[Answer] = set()
        self._marked = ""
        self._wanted_group: Answer | None = None
        self._follows_today = True
        self._offered = ""  # the confirmation that the message offers to undo
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._open_action = self._row_action(self.tr("Åbn indsats"), "open", "Ctrl+Return")
        self._confirm_action = self._row_action(self.tr("Bekræft"), "check", "Ctrl+B")
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
        if within in HORIZONS:
            self.view.horizon.setCurrentIndex(HORIZONS.index(within))
        self._wanted_group = Answer(answer) if answer else None
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
        return int(self.view.horizon.currentData())

    def reload(self) -> None:
        """Read the events anew; the list stands until they come."""
        self._stale = False
        workspace, on, within = self._context.workspace, self.day, self.within
        confirmed = self.view.confirmed.isChecked()
        self._context.worker.submit(
            lambda: list_events(workspace, on, within, confirmed=confirmed),
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

    def _go_to_list(self) -> None:
        """Put the keyboard on the first row of what was found."""
        view, first = self.view.list, self.model.index(0, 0)
        if not first.isValid():
            return
        if self.model.row(view.currentIndex()) is None:
            view.setCurrentIndex(self.model.index(0, 0, first) if view.isExpanded(first) else first)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        view.list.addActions([self._open_action, self._confirm_action])
        view.horizon.setCurrentIndex(HORIZONS.index(DEFAULT_HORIZON))
        today = self._context.workspace.today()
        view.day.setDate(QDate(today.year, today.month, today.day))

    def _connect(self) -> None:
        view = self.view
        view.day.dateChanged.connect(self._day_changed)
        view.today.clicked.connect(self._go_to_today)
        view.horizon.currentIndexChanged.connect(lambda _: self.reload())
        view.confirmed.toggled.connect(lambda _: self.reload())
        view.search.searched.connect(lambda _: self._refilter())
        for go_on in (view.search.returnPressed, view.search.left_down):
            go_on.connect(self._go_to_list)
        view.roles.selection_changed.connect(lambda _: self._refilter())
        view.owners.selection_changed.connect(lambda _: self._refilter())
        view.empty.button.clicked.connect(self._widen)
        view.open.clicked.connect(self._open_initiative)
        view.confirm.clicked.connect(self._confirm)
        view.list.activated.connect(self._activate)
        view.list.collapsed.connect(lambda index: self._folded.add(index.data(GROUP_ROLE)))
        view.list.expanded.connect(lambda index: self._folded.discard(index.data(GROUP_ROLE)))
        view.list.selectionModel().currentChanged.connect(self._mark)
        self.model.modelReset.connect(self._restore)
        self._context.bus.subscribe(LISTENS_TO, self, self._heard)

    def _row_action(self, text: str, drawing: str, keys: str) -> QAction:
        action = QAction(icon(drawing), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(
            lambda: self._open_initiative() if drawing == "open" else self._confirm()
        )
        self.addAction(action)
        return action

    # -- reading

    def _heard(self, changes: Changes) -> None:
        if self._offered and changes.operation_id != self._offered:
            self._offered = ""
            self.view.messages.clear()  # its undo would undo something else
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _take(self, events: tuple[DueEvent, ...]) -> None:
        self._events = events
        lang = self._context.lang
        roles = {event.lead.expression.role for event in events}
        self.view.roles.set_options(
            [
                Option(str(role), role.label(lang))
                for role in sorted(roles, key=lambda role: collation_text(role.label(lang)))
            ]
        )
        owners = {owner_words(event.lead, lang) for event in events} - {""}
        self.view.owners.set_options(
            [Option(owner, owner) for owner in sorted(owners, key=collation_text)]
        )
        self._refilter()

    def _refilter(self) -> None:
        """Show the events that the filters leave."""
        view = self.view
        self.model.show(
            select(
                self._events,
                roles=view.roles.checked(),
                owners=view.owners.checked(),
                words=view.search.text(),
                lang=self._context.lang,
            )
        )

    def _restore(self) -> None:
        """Unfold, span the headings, and mark the row that was marked, after each new list."""
        view = self.view.list
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            view.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 -- Qt's signature
            view.setExpanded(index, self._is_unfolded(index.data(GROUP_ROLE)))
        if self._wanted_group is not None and self._events:
            self._go_to_group(self._wanted_group)
        elif self._marked and (found := self.model.index_of(self._marked)).isValid():
            view.setCurrentIndex(found)
        self._show_summary()
        self._show_emptiness()
        self._show_particulars()

    def _is_unfolded(self, answer: Answer) -> bool:
        return answer not in self._folded

    def _go_to_group(self, answer: Answer) -> None:
        """Show one group with its first row marked, the others folded."""
        self._wanted_group = None
        index = self.model.group_index(answer)
        if not index.isValid():
            return
        view = self.view.list
        for row in range(self.model.rowCount()):
            other = self.model.index(row, 0)
            view.setExpanded(other, _shares_group(other.data(GROUP_ROLE), answer))
        view.setCurrentIndex(self.model.index(0, 0, index))
        view.scrollTo(index, view.ScrollHint.PositionAtTop)
        view.setFocus()

    def _show_summary(self) -> None:
        first, last = window(self.day, self.within)
        counts = [
            f"{group_title(answer).lower()}: {count}"
            for answer in URGENCY
            if (count := sum(event.answer is answer for event in self.model.events))
        ]
        period = f"{day_words(first)} – {day_words(last)}"
        text = " · ".join((period, *counts))
        if self.view.header.accessibleDescription() != text:
            self.view.header.setAccessibleDescription(text)
            announce(self.view.list, text)
        self.view.header.set_title(self.tr("Frister"), text)

    def _show_emptiness(self) -> None:
        view = self.view
        view.stack.setCurrentWidget(view.list if self.model.events else view.empty)
        view.particulars.setVisible(bool(self.model.events))
        if self._events:
            view.empty.set_texts(
                self.tr("Ingen frister passer til filtrene"),
                self.tr("{} frister er skjult af søgning og filtre.").format(len(self._events)),
                self.tr("Nulstil filtre"),
            )
        else:
            longest = self.within == HORIZONS[-1]
            view.empty.set_texts(
                self.tr("Ingen frister i perioden"),
                self.tr("Intet forfalder, og intet venter på at blive bekræftet."),
                "" if longest else self.tr("Se et år frem"),
            )

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

    def _clear_filters(self) -> None:
        self.view.search.clear()
        self.view.roles.set_checked(())
        self.view.owners.set_checked(())

    def _widen(self) -> None:
        if self._events:
            return self._clear_filters()
        return self.view.horizon.setCurrentIndex(len(HORIZONS) - 1)

    # -- the chosen row

    def _row(self) -> Row | None:
        return self.model.row(self.view.list.currentIndex())

    def _mark(self) -> None:
        if (row := self._row()) is not None:
            self._marked = row.told.expression.id
        self._show_particulars()

    def _show_particulars(self) -> None:
        row, view = self._row(), self.view
        lines = describe(row, self._context.lang).split("\n") if row else []
        view.what.setText(lines[0] if lines else self.tr("Vælg en frist for at se mere om den."))
        view.more.setText("\n".join(lines[1:]))
        can_open = row is not None and bool(row.told.expression.initiative_id)
        confirmed = row is not None and row.told.answer is Answer.CONFIRMED
        can_confirm = row is not None and not self._context.workspace.read_only
        words = self.tr("Fortryd bekræftelse") if confirmed else self.tr("Bekræft")
        for part in (view.open, self._open_action):
            part.setEnabled(can_open)
        for button in (view.confirm, self._confirm_action):
            button.setEnabled(can_confirm)
            button.setText(words)

    def _activate(self, index: QModelIndex) -> None:
        if self.model.row(index) is None:
            self.view.list.setExpanded(index, not self.view.list.isExpanded(index))
        else:
            self._open_initiative()

    def _open_initiative(self) -> None:
        row = self._row()
        if row is not None and row.told.expression.initiative_id:
            self._context.open_page("plans", initiative_id=row.told.expression.initiative_id)

    def _confirm(self) -> None:
        """Confirm the event of the chosen row, or take its confirmation back."""
        row = self._row()
        if row is None or self._context.workspace.read_only:
            return
        workspace, told = self._context.workspace, row.told
        back = told.answer is Answer.CONFIRMED
        ids = row.event.same_day_as(told.expression.id)
        on = None if back else workspace.today()
        self._marked = self._neighbour(row)
        words = self.tr("Ikke længere bekræftet: {}") if back else self.tr("Bekræftet: {}")
        said = words.format(" · ".join((named(told), told.expression.as_written)).strip(" ·"))
        self._context.worker.submit(
            lambda: confirm_all(workspace, ids, on),
            done=lambda changes: self._confirmed(changes, said),
            failed=self._context.show_error,
            receiver=self,
        )

    def _neighbour(self, row: Row) -> str:
        """Return the row to stand on when this one leaves the list."""
        index = self.view.list.currentIndex()
        for step in (1, -1):
            found = self.model.row(index.siblingAtRow(index.row() + step))
            if found is not None and found.event is not row.event:
                return found.told.expression.id
        return ""

    def _confirmed(self, changes: Changes, said: str) -> None:
        self._offered = changes.operation_id
        self._context.bus.publish(changes)
        self.view.messages.show_toast(said, action=self.tr("Fortryd"), do=self._undo)

    def _undo(self) -> None:
        workspace = self._context.workspace
        self._context.worker.submit(
            lambda: undo(workspace),
            done=self._context.bus.publish,
            failed=self._context.show_error,
            receiver=self,
        )


def _shares_group(one: Answer, other: Answer) -> bool:
    """Tell whether a group stays open beside the wanted one; certain and possible go together."""
    return one is other or {one, other} <= IN_WINDOW


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
