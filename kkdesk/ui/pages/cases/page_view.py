"""The widgets of Sager og møder: what there is at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.cases import PANELS, Panel
from kkdesk.ui.pages.cases.calendar import MeetingCalendar
from kkdesk.ui.pages.cases.deadlines import CaseDeadlines
from kkdesk.ui.pages.cases.files import DocumentPanel
from kkdesk.ui.pages.cases.form import CaseForm
from kkdesk.ui.pages.cases.panel import PartPanel
from kkdesk.ui.pages.cases.panel_view import panel_title
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.cases import Subject
    from kkdesk.ui.editing.binding import Saver

SUBJECT_ROLE: Final = Qt.ItemDataRole.UserRole
LEAST_LEFT: Final = 200
translate = QCoreApplication.translate


class SubjectPane(QWidget):
    """Everything about one case, question, committee or council, on tabs."""

    def __init__(self, kind: str, saver: Saver) -> None:
        super().__init__()
        self.kind = kind
        self.title = text_label("", "heading")
        self.delete_button = action_button(self.tr("Slet …"), "delete", "danger")
        self.packet_button = action_button(self.tr("Udvalgspakke"), "packets")
        self.problem = text_label("", "error")
        self.problem.hide()
        self.form = CaseForm(saver, kind)
        self.panels: dict[Panel, PartPanel] = {
            panel: DocumentPanel(saver) if panel is Panel.DOCUMENTS else PartPanel(panel, saver)
            for panel in PANELS[kind]
        }
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Dele"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setContentsMargins(12, 12, 12, 12)
        scroll.setWidget(self.form)
        self.tabs.addTab(scroll, self.tr("Oplysninger"))
        for panel, widget in self.panels.items():
            self.tabs.addTab(widget, panel_title(panel))
        self.deadlines = CaseDeadlines(saver.context) if kind == "case" else None
        if self.deadlines is not None:
            self.tabs.insertTab(2, self.deadlines, self.tr("Frister"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.packet_button)
        if kind != "case":
            self.packet_button.hide()
        head.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 16, 8)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.tabs, 1)

    def show_problem(self, words: str) -> None:
        """Say below the title why the subject stays; no words clear it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words, urgent=True)


class CasesView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.header = SectionHeader(
            self.tr("Sager og møder"), self.tr("Sager, spørgsmål, udvalg og råd"), level=1
        )
        self.messages = MessageBar()
        self.new_case = action_button(self.tr("Ny sag"), "add", "primary")
        self.new_question = action_button(self.tr("Nyt spørgsmål"), "add")
        self.new_other = action_button(self.tr("Andet nyt …"), "add")
        self.menu = QMenu(self)
        self.calendar_button = action_button(self.tr("Mødekalender"), "meeting")
        self.calendar = MeetingCalendar()
        self.tree = QTreeWidget()
        self.stack = QStackedWidget()
        self.empty = EmptyState("", icon_name="cases")
        self.panes = {kind: SubjectPane(kind, saver) for kind in PANELS}
        self._build()

    def items(self) -> list[QTreeWidgetItem]:
        """Return the lines at the left that can be chosen."""
        every = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        items = self.tree.findItems("", every)
        return [item for item in items if item.data(0, SUBJECT_ROLE) is not None]

    def _build(self) -> None:
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Sager, spørgsmål, udvalg og råd"))
        self.tree.setMinimumWidth(LEAST_LEFT)
        self.header.add_action(self.calendar_button)
        self.header.add_action(self.new_other)
        self.header.add_action(self.new_question)
        self.header.add_action(self.new_case)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.calendar)
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.stack)
        split.setSizes([300, 890])
        split.setStretchFactor(1, 1)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addLayout(top)
        column.addWidget(split, 1)


def group_words(kind: str) -> str:
    """Return the heading of a group in the list at the left."""
    return {
        "case": translate("CasesPage", "Sager"),
        "question": translate("CasesPage", "Spørgsmål"),
        "committee": translate("CaseGroups", "Udvalg"),
        "council": translate("CasesPage", "Råd"),
        "department": translate("CasesPage", "Forvaltninger"),
        "person": translate("CasesPage", "Personer"),
    }[kind]


def new_body_words() -> dict[str, str]:
    """Return what a new record is called until a person names it, by its kind."""
    return {
        "committee": translate("CasesPage", "Nyt udvalg"),
        "council": translate("CasesPage", "Nyt råd"),
        "department": translate("CasesPage", "Ny forvaltning"),
        "person": translate("CasesPage", "Ny person"),
    }


def fill_tree(tree: QTreeWidget, found: Sequence[Subject]) -> dict[str, QTreeWidgetItem]:
    """List the subjects by kind, a question under its case or question; return them by id."""
    items: dict[str, QTreeWidgetItem] = {}
    for subject in found:
        items[subject.id] = QTreeWidgetItem([subject.title])
        items[subject.id].setData(0, SUBJECT_ROLE, subject)
        items[subject.id].setToolTip(0, subject.title)
    for kind in PANELS:
        group = QTreeWidgetItem([group_words(kind)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for subject in found:
            if subject.kind == kind:
                items.get(subject.under, group).addChild(items[subject.id])
        if group.childCount():
            tree.addTopLevelItem(group)
    tree.expandAll()
    return items
