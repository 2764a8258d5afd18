"""The whole program on the sample portfolio, with a way to every page and every dialog."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kkdesk.app import Application
from kkdesk.domain.cases import PANELS, Panel
from kkdesk.domain.exchange import ConflictKind, ConflictPart, ConflictRow
from kkdesk.domain.exchange_words import ConflictWords, PartWords
from kkdesk.domain.records import InitiativeFilter, NodeKind
from kkdesk.domain.reminders import MailDraft
from kkdesk.domain.status_forms import FormChange, FormOffer, FormOutcome, FormPreview
from kkdesk.domain.vocabulary import Rag
from kkdesk.errors import DatabaseInUse
from kkdesk.errors.words import word_for
from kkdesk.services import portfolio
from kkdesk.services.backups import back_up
from kkdesk.ui.database_choice import DatabaseChoice
from kkdesk.ui.dialogs.edit_conflict import EditConflictDialog
from kkdesk.ui.dialogs.first_policy import FirstPolicyDialog
from kkdesk.ui.dialogs.first_run import FirstRunDialog
from kkdesk.ui.dialogs.message import ask, show_about, show_crash
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.editing.form import Section
from kkdesk.ui.page_list import PAGE_MODULES
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.cases.page_view import SUBJECT_ROLE
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.exchange.conflict_dialog import ConflictDialog
from kkdesk.ui.pages.exchange.page import ExchangePage
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.packets.page import PacketsPage
from kkdesk.ui.pages.plans.page import PlansPage
from kkdesk.ui.pages.rounds.forms_in import FormsInDialog
from kkdesk.ui.pages.rounds.forms_out import FormsOutDialog
from kkdesk.ui.pages.rounds.page import RoundsPage
from kkdesk.ui.reminding.lead_times import LeadTimesDialog
from kkdesk.ui.reminding.letters import LettersDialog
from kkdesk.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kkdesk.domain.rounds import RoundHead
    from kkdesk.errors import Lang
    from kkdesk.ui.pages.cases.panel import PartPanel
    from kkdesk.ui.pages.plans.editor.editor import InitiativeEditor

PAGES = tuple(PAGE_MODULES)
PLACES = (
    *PAGES,
    "cases/calendar",
    *(f"cases/{kind}/{panel}" for panel, kind in {p: k for k in PANELS for p in PANELS[k]}.items()),
)
"""Every page, and of Sager og møder the calendar and every tab."""
_NODES = {
    "policy": NodeKind.POLICY,
    "objective": NodeKind.OBJECTIVE,
    "priority": NodeKind.PRIORITY,
    "plan": NodeKind.PLAN,
    "plan_heading": NodeKind.HEADING,
}


class Program:
    """A running kkdesk and the ways through it."""

    def __init__(self, database: Path, folder: Path, qtbot: QtBot, lang: Lang = "da") -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot, self.folder, self.lang = qtbot, folder, lang
        self.app = Application(app, str(database), lang=lang, config=folder / "config")
        self.crashes: list[Exception] = []
        self.app.worker.crashed.connect(self.crashes.append)
        self.app.theme.set_mode(ThemeMode.LIGHT)
        self.window.resize(1366, 768)
        self.app.start()
        qtbot.waitUntil(lambda: self.app.session is not None, timeout=15_000)
        self.window.activateWindow()
        self.settle()

    @property
    def window(self) -> QWidget:
        return self.app.window

    def settle(self) -> None:
        """Wait until everything that was begun is done and shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.app.worker.idle, timeout=20_000)
            QApplication.processEvents()
        assert self.crashes == []
        assert self.app.refused is None

    def close(self) -> None:
        for dialog in self.window.findChildren(QDialog):
            dialog.done(0)
        self.app.quit()
        self.qtbot.waitUntil(lambda: not self.app.views, timeout=10_000)
        self.app.dispose()
        self.app.theme.deleteLater()
        QGuiApplication.styleHints().unsetColorScheme()
        QApplication.processEvents()

    def show(self, key: str) -> QWidget:
        """Go to a page or one of its tabs (``PLACES``), and return the page."""
        key, _, tab = key.partition("/")
        self.app.window.show_page(key)
        self.settle()
        page = self.app.window.page(key)
        assert page is not None
        if tab == "calendar":
            assert isinstance(page, CasesPage)
            page.view.calendar_button.click()
            self.settle()
        elif tab:
            self._open_tab(*tab.split("/"))
        return page

    def _open_tab(self, kind: str, panel: str) -> PartPanel:
        """Show a tab of the first case, question, committee or council that has a line in it."""
        page = self.app.window.page("cases")
        assert isinstance(page, CasesPage)
        pane = page.view.panes[kind]
        found = pane.panels[Panel(panel)]
        subjects = (item.data(0, SUBJECT_ROLE) for item in page.view.items())
        for subject in [one for one in subjects if one.kind == kind]:
            page.open_with(kind, subject.id)
            self.settle()
            if found.model.rowCount():
                break
        pane.tabs.setCurrentWidget(found)
        self.settle()
        return found

    def set_theme(self, mode: ThemeMode) -> None:
        self.app.theme.set_mode(mode)
        QApplication.processEvents()

    @property
    def plans(self) -> PlansPage:
        page = self.show("plans")
        assert isinstance(page, PlansPage)
        return page

    def open_initiative(self, code: str) -> InitiativeEditor:
        """Open an initiative in the editor with every part unfolded."""
        page, session = self.plans, self.app.session
        assert session is not None
        found = portfolio.list_initiatives(session.workspace, InitiativeFilter(), limit=1000)
        page.open_initiative(next(row.id for row in found.rows if row.code == code))
        self.settle()
        for section in page.editor.findChildren(Section):
            section.set_open(True)
        self.settle()
        return page.editor

    def dialogs(self) -> Iterator[tuple[str, QDialog]]:
        """Open every dialog of our own in turn, each closed again before the next."""
        for name, opener in self._openers().items():
            opener()
            self.settle()
            shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
            assert len(shown) == 1, (name, shown)
            yield name, shown[0]
            shown[0].done(0)
            self.settle()

    def _openers(self) -> dict[str, Callable[[], object]]:
        page = self.plans
        openers: dict[str, Callable[[], object]] = {
            "new initiative": page.view.new.click,
            "edit conflict": self._conflict,
            "question": lambda: ask(
                self.window, "Slet", "Slet S2.2?", "Slet", nothing, dangerous=True
            ),
            "fault": lambda: show_crash(self.window, self.folder / "kkdesk.log"),
            "about": lambda: show_about(self.window),
            "database choice": lambda: DatabaseChoice(self.window).explain(
                DatabaseInUse(self.folder / "kkdesk.sqlite", "Mette Holm"), self.lang
            ),
        }
        for kind, node in _NODES.items():
            openers[f"edit {kind}"] = partial(self._edit, kind, node)
            openers[f"new {kind}"] = partial(self._ask_new, kind)
        tools = page.plan_tools
        for name, do, node in (
            ("plan coverage", tools.show_coverage, NodeKind.PLAN),
            ("plan from policy", tools.ask_from_policy, NodeKind.POLICY),
            ("continue plan", tools.ask_continue, NodeKind.PLAN),
        ):
            openers[name] = partial(self._do_at, do, node)
        openers["paste measurements"] = self._paste
        openers["meeting series"] = self._series
        openers["new packet"] = self._ask_packet
        openers["document in a packet"] = self._ask_document
        openers["move deadline"] = partial(self._of_deadline, "move_button")
        openers["waive deadline"] = partial(self._of_deadline, "waive_button")
        openers["planning rules"] = partial(self._of_deadline, "rules")
        openers["backups"] = self._backups
        openers["log"] = self.app.window.menu.provided["log"].trigger
        openers["server password"] = lambda: PassphraseDialog(
            self.window, "postgresql+psycopg://kim@server/kkdesk", of_server=True
        ).open()
        openers["print"] = self.app.window.menu.provided["print"].trigger
        openers["reminders"] = self._remind
        openers["new database"] = self.app.window.menu.provided["new_database"].trigger
        openers["a database of one's own"] = self._ask_own
        openers["first policy"] = lambda: FirstPolicyDialog(
            self.window, self._exchange().context
        ).open()
        openers["passphrase"] = lambda: PassphraseDialog(self.window, "/media/laptop").open()
        openers["take a copy"] = partial(self._press_exchange, "take")
        openers["bring a copy home"] = partial(self._press_exchange, "bring")
        for kind in ConflictKind:
            openers[f"conflict {kind}"] = partial(self._decide, kind)
        openers["send forms out"] = self._send_forms
        openers["take forms in"] = self._take_forms
        openers["letters"] = lambda: LettersDialog(self.window, self._drafts()).open()
        openers["lead times"] = lambda: LeadTimesDialog(
            self.window, {}, at_start=True, lang=self.lang
        ).open()
        return openers

    def _of_packet(self) -> PacketsPage:
        page = self.show("packets")
        assert isinstance(page, PacketsPage)
        return page

    def _ask_packet(self) -> None:
        self._of_packet().view.new.click()

    def _ask_document(self) -> None:
        page = self._of_packet()
        page.view.add.click()
        page.view.menu.actions()[-3].trigger()
        page.view.menu.hide()

    def _of_deadline(self, button: str) -> None:
        page = self.show("deadlines")
        assert isinstance(page, DeadlinesPage)
        page.view.search.clear()
        page.view.list.setCurrentIndex(page.model.index(0, 0, page.model.index(0, 0)))
        getattr(page.view, button).click()

    def _remind(self) -> None:
        self.qtbot.waitUntil(lambda: self.app.reminders.controller is not None, timeout=10_000)
        self.app.window.menu.provided["reminders"].trigger()

    def _ask_own(self) -> None:
        self.app.window.menu.provided["new_database"].trigger()
        dialog = self.window.findChild(FirstRunDialog)
        assert isinstance(dialog, FirstRunDialog)
        dialog.own_button.click()

    def _backups(self) -> None:
        session = self.app.session
        assert session is not None
        back_up(Path(session.address))
        self.app.window.menu.provided["backups"].trigger()

    def _drafts(self) -> tuple[MailDraft, ...]:
        return (
            MailDraft("SOF", ("en@example.dk",), "SOF 2026", "SOF\n\n- S2.2\n"),
            MailDraft("BUF", (), "BUF 2026", "BUF\n\n" + "- S4.1 2026-12-31\n" * 200),
        )

    def _exchange(self) -> ExchangePage:
        page = self.show("exchange")
        assert isinstance(page, ExchangePage)
        return page

    def _press_exchange(self, button: str) -> None:
        getattr(self._exchange().view, button).click()

    def _decide(self, kind: ConflictKind) -> None:
        page = self._exchange()
        waiting = [conflict(kind, f"{kind} {number}", self.lang) for number in range(2)]
        ConflictDialog(page, page.context, waiting).open()

    def _rounds(self) -> tuple[RoundsPage, RoundHead]:
        page = self.show("rounds")
        assert isinstance(page, RoundsPage)
        assert page.sheet is not None
        return page, page.sheet.head

    def _send_forms(self) -> None:
        page, head = self._rounds()
        offers = (
            FormOffer("1", "SOF", "Socialforvaltningen", "15. august 2026", 12, 5, 2),
            FormOffer("2", "BUF", "Børne- og Ungdomsforvaltningen", "15. august 2026"),
        )
        FormsOutDialog(page, head, offers, self.lang, folder=self.folder).open()

    def _take_forms(self) -> None:
        page, head = self._rounds()
        dialog = FormsInDialog(page, page.context, head)
        changes = tuple(
            FormChange(one, f"S{at}.1", "Nye skilte", str(at), "Før", "Nu", "Ny", None, Rag.AMBER)
            for at, one in enumerate(FormOutcome)
        )
        dialog.show_form(
            self.folder / "SOF.docx", FormPreview(head.id, head.code, "SOF", None, changes)
        )
        dialog.only.click()
        dialog.open()

    def _paste(self) -> None:
        page = self.show("indicators")
        assert isinstance(page, IndicatorsPage)
        page.tools.open_paste()

    def _series(self) -> None:
        self.show("cases")
        self._open_tab("committee", Panel.MEETINGS).series_button.click()

    def _edit(self, kind: str, node: NodeKind) -> None:
        self.plans.tree_actions.open_editor(kind, self.node_of(node))

    def _do_at(self, do: Callable[[], None], kind: NodeKind) -> None:
        """Choose the first node of a kind in the tree and do something with it."""
        page = self.plans
        page.view.tree.setCurrentIndex(page.tree_model.find(kind, self.node_of(kind)))
        do()

    def _ask_new(self, kind: str) -> None:
        self.plans.tree_actions.ask_new(kind, self._parent_for(kind))

    def node_of(self, kind: NodeKind) -> str:
        """Return the id of the first node of a kind."""
        session = self.app.session
        assert session is not None
        nodes = list(portfolio.policy_tree(session.workspace))
        while nodes and nodes[0].kind is not kind:
            nodes += nodes.pop(0).children
        return nodes[0].id

    def _parent_for(self, kind: str) -> str:
        parents = {
            "objective": NodeKind.POLICY,
            "priority": NodeKind.OBJECTIVE,
            "plan": NodeKind.POLICY,
            "plan_heading": NodeKind.PLAN,
        }
        return self.node_of(parents[kind]) if kind in parents else ""

    def _conflict(self) -> None:
        EditConflictDialog(
            self.window,
            label="Titel",
            mine="Min titel",
            theirs="Den andens titel",
            who="Mette Holm",
            when=datetime(2026, 1, 1, 12, 0, tzinfo=UTC),
        ).open()


def conflict(kind: ConflictKind, title: str, lang: Lang) -> ConflictWords:
    """Return a conflict over the title of an initiative."""
    danish = lang == "da"
    told = ("Før", "Min", "Din") if danish else ("Old", "Mine", "Yours")
    row = ConflictRow(
        id=title, copy_id="", holder="Mette Holm", sequence=1, kind=kind,
        record_kind="initiative", record_id=title, about="S2.2",
        parts=(ConflictPart("title", *told),),
        has_base=True, has_mine=True, has_theirs=True, mine_by="Mette Holm", mine_at=None,
        theirs_by="Kim Bo", theirs_at=None, reason="", waits_for="", open=True, decision="",
        decided={}, decided_by="", decided_at=None,
    )  # fmt: skip
    field = word_for("initiative.title", danish=danish)
    parts = (PartWords("title", field, *told, writable=True),)
    return ConflictWords(row, word_for("initiative", danish=danish), "", parts, moved=True)


def nothing() -> None:
    """Do what a button of these dialogs does in the audit."""


def place_in(widget: QWidget, window: QWidget) -> QRect:
    """Return where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def takes_keyboard(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget."""
    return bool(
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
