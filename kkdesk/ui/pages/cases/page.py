"""Sager og møder: shows cases, questions, committees and councils, and keeps them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.cases import PANELS, CalendarMeeting, Panel, Sheet, Subject
from kkdesk.domain.ids import new_id
from kkdesk.services import cases
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.editing.binding import Saver
from kkdesk.ui.pages.cases.actions import CaseActions
from kkdesk.ui.pages.cases.files import DocumentPanel
from kkdesk.ui.pages.cases.page_view import (
    SUBJECT_ROLE,
    CasesView,
    SubjectPane,
    fill_tree,
)
from kkdesk.ui.pages.first_steps import FirstSteps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QTreeWidgetItem

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.ui.pages.context import PageContext

SHOWN: Final = frozenset(
    {
        *("case", "route_step", "appendix", "document", "document_version", "memo", "question"),
        *("question_list", "question_list_item", "meeting", "membership", "committee", "council"),
        *("person", "department", "policy", "status_round"),
        *("initiative", "organisation", "date_entry"),
        *("planning_rule", "calendar_period", "deadline_decision"),
    }
)
"""Record kinds that the page shows something of."""
Found = tuple[Sheet, "Mapping[str, tuple[Choice, ...]]"]


class CasesPage(QWidget):
    """The page; ``open_with(kind=…, record_id=…)`` shows one subject.

    With ``panel=…, part_id=…`` it shows one of its lists, and a line in it.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.saver = Saver(context, self)
        self.view = CasesView(self.saver)
        self.subject: Subject | None = None
        self._wanted = self._wanted_kind = ""
        self._stale = True
        self._in_calendar = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._actions = CaseActions(self)

    # -- what others call

    def open_with(
        self, kind: str = "case", record_id: str = "", panel: str = "", part_id: str = ""
    ) -> None:
        """Show a case, question, body or person, or a line in one of its lists.

        Without ``record_id`` it is the first one of the kind, if there is one.
        """
        if kind in PANELS:
            self._in_calendar = False
            self._wanted, self._wanted_kind = record_id, "" if record_id else kind
            if panel:
                pane = self.view.panes[kind]
                pane.panels[Panel(panel)].choose(part_id)
                pane.tabs.setCurrentWidget(pane.panels[Panel(panel)])
            self.reload()

    def want_new(self) -> str:
        """Return the key of a subject to be added; it is shown once it is there."""
        self._in_calendar = False
        self._wanted = new_id()
        return self._wanted

    def flush(self) -> None:
        """Hand over what was typed."""
        for pane in self.view.panes.values():
            pane.form.flush()
            for panel in pane.panels.values():
                panel.form.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved."""
        forms = [pane.form for pane in self.view.panes.values()]
        forms += [one.form for pane in self.view.panes.values() for one in pane.panels.values()]
        return bool(self.saver.kept) or any(form.unsaved() is not None for form in forms)

    def reload(self) -> None:
        """Read the list at the left anew, and then what is chosen in it."""
        self._stale = False
        self._context.worker.submit(
            partial(cases.subjects, self._context.workspace),
            done=self._take,
            receiver=self,
            latest_only_key=f"cases.{id(self)}",
        )

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Read anew if something changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Hand over what was typed when another page is chosen."""
        self.flush()
        super().hideEvent(event)

    # -- setting up

    def _connect(self) -> None:
        view = self.view
        view.tree.currentItemChanged.connect(lambda item, _: self._leave_calendar(item))
        for choosing in (view.tree.itemClicked, view.tree.itemActivated):
            choosing.connect(self._leave_calendar)
        view.calendar_button.clicked.connect(self._enter_calendar)
        view.calendar.chosen.connect(self._open_committee)
        self.saver.conflict.connect(partial(ask_conflict, self))
        for pane in view.panes.values():
            for panel in pane.panels.values():
                panel.open_wanted.connect(partial(self.open_with, "question"))
        view.panes["case"].packet_button.clicked.connect(self._open_packet)
        free = not self._context.workspace.read_only
        self._steps = FirstSteps(
            self,
            self._context,
            view.empty,
            self.tr("Her følger du sager til udvalgene, deres bilag og møder."),
        )
        self._steps.own_way.connect(view.new_case.click)
        for button in (view.new_case, view.new_question, view.new_other):
            button.setEnabled(free)
        for pane in view.panes.values():
            pane.delete_button.setEnabled(free)
            pane.form.set_read_only(not free)
        self._context.bus.subscribe(SHOWN, self, self._heard)

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # -- the calendar

    def _enter_calendar(self) -> None:
        """Show the calendar until something is chosen at the left."""
        self.flush()
        self._in_calendar = True
        self._read_calendar()

    def _read_calendar(self) -> None:
        self._context.worker.submit(
            partial(cases.meeting_calendar, self._context.workspace),
            done=self._show_calendar,
            receiver=self,
            latest_only_key=f"cases.calendar.{id(self)}",
        )

    def _show_calendar(self, found: tuple[CalendarMeeting, ...]) -> None:
        if self._in_calendar:
            self.view.calendar.show_meetings(found, self._context.workspace.today())
            self.view.stack.setCurrentWidget(self.view.calendar)

    def _leave_calendar(self, item: QTreeWidgetItem | None) -> None:
        self._in_calendar = False
        self._chosen(item)

    def _open_packet(self) -> None:
        """Go to where the case is put together for a committee."""
        if self.subject is not None:
            self._context.open_page("packets", case_id=self.subject.id)

    def _open_committee(self, committee_id: str) -> None:
        pane = self.view.panes["committee"]
        pane.tabs.setCurrentWidget(pane.panels[Panel.MEETINGS])
        self.open_with("committee", committee_id)

    # -- the list at the left

    def _take(self, found: tuple[Subject, ...]) -> None:
        tree = self.view.tree
        kept = self._wanted or (self.subject.id if self.subject else "")
        kind, self._wanted, self._wanted_kind = self._wanted_kind, "", ""
        tree.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        tree.clear()
        items = list(fill_tree(tree, found).values())
        subjects = [(one, one.data(0, SUBJECT_ROLE)) for one in items]
        chosen = next((one for one, subject in subjects if subject.kind == kind), None)
        chosen = chosen or next((one for one, subject in subjects if subject.id == kept), None)
        chosen = chosen or next(iter(items), None)
        if chosen is not None:
            tree.setCurrentItem(chosen)
        tree.blockSignals(False)  # noqa: FBT003 -- Qt's signature
        self._chosen(chosen)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if self._in_calendar:
            self._read_calendar()
            return
        subject = item.data(0, SUBJECT_ROLE) if item is not None else None
        if not isinstance(subject, Subject):
            if item is None:
                self.subject = None
                self.view.stack.setCurrentWidget(self.view.empty)
                self._steps.lead(
                    self.tr("Ingen sager endnu"),
                    self.tr("Udvalg, råd, forvaltninger og personer opretter du med Andet nyt."),
                    "" if self._context.workspace.read_only else self.tr("Opret den første sag"),
                )
            return
        self._context.worker.submit(
            partial(cases.sheet, self._context.workspace, subject.kind, subject.id),
            done=partial(self._show, subject),
            failed=self._context.show_error,
            receiver=self,
            latest_only_key=f"cases.sheet.{id(self)}",
        )

    def _show(self, subject: Subject, found: Found) -> None:
        sheet, options = found
        pane = self.view.panes[subject.kind]
        same = self.subject is not None and self.subject.id == subject.id
        self.subject = subject
        pane.title.setText(sheet.subject.title)
        pane.form.offer(options)
        if same:
            pane.form.refresh(sheet.fields)
        else:
            pane.show_problem("")
            pane.form.bind(subject.kind, subject.id, sheet.fields)
        memos = [part.cells[0] for part in sheet.panels.get(Panel.MEMOS, ()) if part.cells[0]]
        more = self.tr("Notat til: {}").format(", ".join(memos)) if memos else ""
        for panel, widget in pane.panels.items():
            if isinstance(widget, DocumentPanel):
                widget.owner_id = subject.id
            shown = more if panel is Panel.STEPS else ""
            widget.show_parts(sheet.panels[panel], options, subject.id, shown)
        if pane.deadlines is not None:
            pane.deadlines.show_case(subject.id)
        self.view.stack.setCurrentWidget(pane)

    @property
    def pane(self) -> SubjectPane | None:
        """Return what is shown at the right."""
        return self.view.panes[self.subject.kind] if self.subject else None


def make_page(context: PageContext) -> CasesPage:
    """Return the page for a window."""
    return CasesPage(context)
