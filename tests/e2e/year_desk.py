"""The whole program through a year: each page by its own driver, and the slides after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, Qt

from kkdesk.domain.ids import new_id
from kkdesk.domain.records import NodeKind
from kkdesk.domain.vocabulary import Edition, EntryState
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services.printing import print_status_slides
from kkdesk.ui.editing.controls import ChoiceControl, LineControl, RichControl
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.cases.page_view import SUBJECT_ROLE
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.remarks.page import RemarksPage
from kkdesk.ui.pages.rounds.page import RoundsPage
from kkdesk.ui.pages.slides.page import SlidesPage
from tests.e2e.app_desk import wait_until
from tests.e2e.page_surroundings import Surroundings
from tests.e2e.remarks_desk import Desk as RemarksDesk
from tests.e2e.rounds_desk import RoundsDesk

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kkdesk.domain.cases import Panel
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.record_form import RecordForm
    from kkdesk.ui.pages.cases.panel import PartPanel
    from tests.e2e.app_desk import AppDesk

POLICY = "handicap-2023-26"


@dataclass
class InTheWindow(Surroundings):
    """What a page stands in when it is the window's own."""

    app: AppDesk | None = None

    def settle(self) -> None:
        """Wait until the program has nothing left to do."""
        assert self.app is not None
        self.app.settle()


class Slides:
    """The words of a printed round, however its lines break."""

    def __init__(self, path: Path) -> None:
        self.said = folded(" ".join(reading_order(path)))

    def __contains__(self, words: str) -> bool:
        return folded(words) in self.said


class YearDesk:
    """Goes from page to page of one window."""

    def __init__(self, app: AppDesk, qtbot: QtBot, folder: Path) -> None:
        self.app, self._qtbot, self._folder = app, qtbot, folder

    @property
    def workspace(self) -> Workspace:
        """The database as the window has it open."""
        assert self.app.application.session is not None
        return self.app.application.session.workspace

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        self.app.settle()

    def rounds(self) -> RoundsDesk:
        """Go to Statusrunder."""
        page = self._go("rounds")
        assert isinstance(page, RoundsPage)
        return RoundsDesk(self._around(page), page)

    def remarks(self) -> RemarksDesk:
        """Go to Bemærkninger."""
        page = self._go("remarks")
        assert isinstance(page, RemarksPage)
        return RemarksDesk(page, self._around(page))

    def cases(self) -> CasesDesk:
        """Go to Sager og møder."""
        page = self._go("cases")
        assert isinstance(page, CasesPage)
        return CasesDesk(page, self)

    def indicators(self) -> IndicatorsPage:
        """Go to Indikatorer."""
        page = self._go("indicators")
        assert isinstance(page, IndicatorsPage)
        return page

    def rename_objective(self, number: int, title: str) -> None:
        """Give an objective another title, from the tree of Handleplaner."""
        page = self.app.plans()
        tree, model = page.view.tree, page.tree_model
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop(0)
            rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
            for index in rows:
                node = model.node(index)
                if node is not None and node.kind is NodeKind.OBJECTIVE:
                    if node.label.startswith(f"{number}."):
                        tree.setCurrentIndex(index)
                        waiting.clear()
                        break
                else:
                    waiting.append(index)
        self.settle()
        page.view.edit_node.click()
        self.settle()
        (editor,) = page.tree_actions.editors
        control = editor.form.controls["title_long"]
        assert isinstance(control, LineControl)
        control.edit.setText(title)
        control.edited.emit()
        control.left.emit()
        self.settle()
        editor.close()
        self.settle()

    def printed(self, code: str) -> Slides:
        """Print a round's public slides with the service of the window, and read them back."""
        path = self._folder / f"{code}-{new_id()}.pdf"
        print_status_slides(
            self.workspace, path, policy=POLICY, round_code=code, edition=Edition.PUBLIC
        )
        return Slides(path)

    def printed_by_hand(self, code: str) -> Slides:
        """Print a round's slides from the page Statusslides, and read them back."""
        page = self._go("slides")
        assert isinstance(page, SlidesPage)
        wait_until(lambda: page.view.round.findText(code) >= 0)
        page.view.round.setCurrentIndex(page.view.round.findText(code))
        wait_until(lambda: page.preview.page_count > 0 and not page.jobs.name)
        path = self._folder / f"{code}-{new_id()}.pdf"
        page.save_to(path)
        wait_until(lambda: path.exists() and not page.jobs.name)
        return Slides(path)

    def _go(self, key: str) -> QWidget:
        self.app.window.show_page(key)
        self.settle()
        page = self.app.window.page(key)
        assert page is not None
        return page

    def _around(self, page: RoundsPage | RemarksPage) -> InTheWindow:
        context = page.saver.context
        return InTheWindow(context, self._qtbot, [], app=self.app)


class CasesDesk:
    """Sager og møder: choose, add, type, pick."""

    def __init__(self, page: CasesPage, year: YearDesk) -> None:
        self.page, self._year = page, year

    def new_case(self) -> None:
        """Make a case and show it."""
        self.page.view.new_case.click()
        self._year.settle()

    def choose(self, kind: str, start: str) -> None:
        """Choose a subject in the list at the left."""
        items = self.page.view.items()
        (found, *_) = (
            item
            for item in items
            if item.data(0, SUBJECT_ROLE).kind == kind
            and item.data(0, SUBJECT_ROLE).title.startswith(start)
        )
        self.page.view.tree.setCurrentItem(found)
        self._year.settle()

    @property
    def form(self) -> RecordForm:
        """The fields of what is shown."""
        assert self.page.pane is not None
        return self.page.pane.form

    def panel(self, panel: Panel) -> PartPanel:
        """Show the tab of a list."""
        pane = self.page.pane
        assert pane is not None
        found = pane.panels[panel]
        number = pane.tabs.indexOf(found)
        if number >= 0:
            pane.tabs.setCurrentIndex(number)
        return found

    def add(self, panel: Panel) -> PartPanel:
        """Add a line to a list."""
        found = self.panel(panel)
        found.add_button.click()
        self._year.settle()
        return found

    def fill(self, form: RecordForm, **words: str) -> None:
        """Type or pick in fields, by name; a list is picked from by what stands in it."""
        for name, said in words.items():
            control = form.controls[name]
            if isinstance(control, ChoiceControl):
                combo = control.combo
                number = combo.findText(said, Qt.MatchFlag.MatchStartsWith)
                assert number >= 0, (said, [combo.itemText(n) for n in range(combo.count())])
                combo.setCurrentIndex(number)
                combo.activated.emit(number)
            elif isinstance(control, LineControl):
                control.edit.setText(said)
                control.edited.emit()
            else:
                control.show(said)
                control.edited.emit()
            self.page.flush()
            self._year.settle()

    def cells(self, panel: PartPanel) -> list[list[str]]:
        """What a list shows."""
        model = panel.model
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


def departments(desk: RoundsDesk) -> list[str]:
    """The departments of the shown round that owe a text."""
    owing = {tally.department_id for tally in desk.sheet.tallies}
    model, down = desk.page.model, Qt.Orientation.Vertical
    named = {one.id for one in model.departments} & owing
    return [
        str(model.headerData(row, down))
        for row, one in enumerate(model.departments)
        if one.id in named
    ]


def write_all(desk: RoundsDesk) -> None:
    """Write and submit every text of the shown round, department by department."""
    view = desk.entries
    for department in departments(desk):
        desk.open(department, "I alt")
        for row in range(view.list.count()):
            view.list.setCurrentRow(row)
            assert view.entry is not None
            control = view.form.controls["text"]
            edit = control.edit.text  # type: ignore[attr-defined]  # a text of several lines
            edit.setPlainText(f"Året {view.entry.code}: vi nåede det, vi ville.")
            control.edited.emit()
            desk.page.flush()
            wait_until(view.submit.isEnabled)
            view.submit.click()
            wait_until(partial(_shows, desk, EntryState.SUBMITTED))
        desk.press(view.back)


def _shows(desk: RoundsDesk, state: EntryState) -> bool:
    entry = desk.entries.entry
    return entry is not None and entry.state is state


def approve_all(desk: RoundsDesk) -> None:
    """Approve department by department what can be approved at once."""
    for department in departments(desk):
        desk.open(department, "I alt")
        if desk.entries.approve_all.isEnabled():
            desk.press(desk.entries.approve_all)
        desk.press(desk.entries.back)


def states(desk: RoundsDesk) -> set[EntryState]:
    """The states that the texts of the shown round are in."""
    return {tally.state for tally in desk.sheet.tallies}


def write_rich(form: RecordForm, field: str, words: str) -> None:
    """Type into a field of several lines and leave it."""
    control = cast("RichControl", form.controls[field])
    control.show(words)
    control.edited.emit()
    control.left.emit()
