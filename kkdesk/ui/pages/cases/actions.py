"""What a person does on Sager og møder: adding, moving and deleting, each one operation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint

from kkdesk.domain.ids import new_id
from kkdesk.services import case_adding, case_order, cases
from kkdesk.ui.dialogs.meeting_series import MeetingSeriesDialog, Series
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.pages.cases.page_view import new_body_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kkdesk.domain.changes import Changes
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.cases.page import CasesPage
    from kkdesk.ui.pages.cases.panel import PartPanel

translate = QCoreApplication.translate


class CaseActions(QObject):
    """Does what the buttons ask for; a refusal is said beside what was pressed."""

    def __init__(self, page: CasesPage) -> None:
        super().__init__(page)
        self._page, self._view, self._saver = page, page.view, page.saver
        self._context = page.saver.context
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.new_case.clicked.connect(self._new_case)
        view.new_question.clicked.connect(self._new_question)
        view.new_other.clicked.connect(self._open_menu)
        for pane in view.panes.values():
            pane.delete_button.clicked.connect(self._ask_delete)
            for panel in pane.panels.values():
                panel.add_wanted.connect(partial(self._add_part, panel))
                panel.move_wanted.connect(partial(self._move_part, panel))
                panel.series_wanted.connect(self._ask_series)
                panel.delete_wanted.connect(partial(self._delete_part, panel))

    def _new_case(self) -> None:
        title = translate("CasesPage", "Ny sag")
        self._add_subject(partial(case_adding.add_case, self._context.workspace, title))

    def _new_question(self) -> None:
        title = translate("CasesPage", "Nyt spørgsmål")
        self._add_subject(partial(case_adding.add_question, self._context.workspace, title))

    def _add_subject(self, add: Callable[..., Changes]) -> None:
        self._saver.run(partial(add, record_id=self._page.want_new()), failed=self._say)

    def _open_menu(self) -> None:
        """Offer what else can be added, under the button."""
        menu, button = self._view.menu, self._view.new_other
        menu.clear()
        for kind, words in new_body_words().items():
            menu.addAction(words, partial(self._new_body, kind, words))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _new_body(self, kind: str, name: str) -> None:
        subject, workspace = self._page.subject, self._context.workspace
        beside = (subject.kind, subject.id) if subject else ("", "")
        self._add_subject(partial(case_adding.add_body, workspace, kind, name, beside=beside))

    def _ask_series(self) -> None:
        """Ask for a row of meetings of the committee that is shown."""
        page, context = self._page, self._context
        if page.subject is None or page.pane is None:
            return
        weekday = str(page.pane.form.controls["weekday"].value() or "")
        today = context.workspace.today()
        dialog = MeetingSeriesDialog(page, page.subject.title, weekday, today, context.lang)
        dialog.wanted.connect(partial(self._add_series, dialog, page.subject.id))
        dialog.open()

    def _add_series(self, dialog: MeetingSeriesDialog, committee_id: str, series: Series) -> None:
        self._saver.run(
            partial(
                case_adding.add_meetings,
                self._context.workspace,
                committee_id,
                first=series.first,
                last=series.last,
                weeks=series.weeks,
            ),
            saved=lambda _: dialog.accept(),
            failed=dialog.show_problem,
        )

    def _add_part(self, panel: PartPanel, values: Mapping[str, str]) -> None:
        subject = self._page.subject
        if subject is None:
            return
        key = new_id()
        panel.choose(key)
        self._saver.run(
            partial(
                case_adding.add_part,
                self._context.workspace,
                panel.panel,
                (subject.kind, subject.id),
                record_id=key,
                **values,
            ),
            saved=lambda _: panel.added(),
            failed=panel.refuse_new,
        )

    def _move_part(self, panel: PartPanel, record_id: str, step: int) -> None:
        workspace, kind = self._context.workspace, panel.panel.value
        panel.choose(record_id)
        self._saver.run(
            partial(case_order.move_part, workspace, kind, record_id, step),
            failed=panel.refuse_line,
        )

    def _delete_part(self, panel: PartPanel, record_id: str) -> None:
        self._saver.run(
            partial(cases.delete, self._context.workspace, panel.panel.value, record_id),
            failed=panel.refuse_line,
        )

    def _ask_delete(self) -> None:
        subject = self._page.subject
        if subject is None:
            return
        ask(
            self._page,
            translate("CasesPage", "Slet"),
            translate("CasesPage", "Slet «{}» med alt, hvad der hører til?").format(subject.title),
            translate("CasesPage", "Slet"),
            partial(self._delete, subject.kind, subject.id),
            dangerous=True,
        )

    def _delete(self, kind: str, record_id: str) -> None:
        pane = self._view.panes[kind]
        self._saver.run(
            partial(cases.delete, self._context.workspace, kind, record_id),
            failed=lambda error: pane.show_problem(problem_words(error, self._context.lang)),
        )

    def _say(self, error: KkdeskError) -> None:
        self._view.messages.show_message(error.message(self._context.lang), "warning")
