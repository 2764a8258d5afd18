"""What a plan covers and what it lacks; each line leads to the record that is short of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kkdesk.domain.continuation import Continuation
from kkdesk.domain.coverage import Gap, gaps
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.plans.line_model import Line, LineModel, line_table
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import EmptyState, action_button, text_label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from kkdesk.domain.coverage import ContinuationLine, PlanCoverage
    from kkdesk.domain.vocabulary import Lang

BINDING, CONTINUED, HIDDEN = "binding", "continued", "hidden"
_SIZE: Final = (860, 560)


class PlanCoverageDialog(QDialog):
    """One list at a time of one plan; stays open while the gaps are mended."""

    initiative_wanted = Signal(str)
    """The id of an initiative to open."""
    priority_wanted = Signal(str)
    """The id of a priority to show."""

    def __init__(self, parent: QWidget, coverage: PlanCoverage, lang: Lang) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Planens dækning"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._lang = lang
        self._coverage = coverage
        self.what = QuietCombo(
            [
                *((gap.value, gap.label(lang)) for gap in Gap),
                (BINDING, self.tr("Prioriteringer, der binder")),
                (CONTINUED, self.tr("Videreføres fra sidste plan?")),
                (HIDDEN, self.tr("Fortroligt i planen")),
            ]
        )
        self.round = QuietCombo([(one.id, one.title) for one in coverage.rounds])
        self.model = LineModel((self.tr("Kode"), self.tr("Titel"), self.tr("Oplysning")), self)
        self.table = line_table(self.model, self.tr("Planens dækning"))
        self.hits = text_label("", "muted")
        self.nothing = EmptyState(
            self.tr("Intet mangler"),
            self.tr("Planen har ingen linjer af den slags."),
            icon_name="success",
        )
        self.open_button = action_button(self.tr("&Gå til posten"), kind="primary")
        self.close_button = action_button(self.tr("Luk"))
        self._build()
        self.what.currentIndexChanged.connect(self._show)
        self.round.currentIndexChanged.connect(self._show)
        self.table.activated.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._fit_button)
        self.open_button.clicked.connect(lambda: self._follow(self.table.currentIndex()))
        self.close_button.clicked.connect(self.reject)
        self._show()

    @property
    def plan_id(self) -> str:
        """Return the plan that is judged."""
        return self._coverage.plan_id

    def show_coverage(self, coverage: PlanCoverage) -> None:
        """Show what is stored of the plan now."""
        if coverage != self._coverage:
            self._coverage = coverage
            self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self._coverage.title, "heading"))
        self._round_field = LabelledField(self.tr("&Statusrunde"), self.round)
        column.addWidget(side_by_side(LabelledField(self.tr("&Vis"), self.what), self._round_field))
        column.addWidget(self.hits)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column.addWidget(self._stack, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        self.what.setFocus()

    def _show(self) -> None:
        """Fill the table with the list that is chosen."""
        chosen = self.what.key()
        lines = self._lines(chosen)
        self.model.set_lines(lines)
        self._round_field.setVisible(chosen == Gap.NO_STATUS and self.round.count() > 0)
        self._stack.setCurrentWidget(self.table if lines else self.nothing)
        words = count_words(len(lines), self.tr("1 linje"), self.tr("{} linjer"))
        if chosen == BINDING:
            named = sum(bound.named for bound in self._coverage.binding())
            words = self.tr("{} prioriteringer, heraf {} hvor forvaltningen er nævnt").format(
                len(lines), named
            )
        self.hits.setText(words)
        announce(self.hits, words)
        self._fit_button()

    def _lines(self, chosen: str) -> list[Line]:
        plan = self._coverage
        if chosen == BINDING:
            return [
                Line(
                    bound.priority.number,
                    bound.priority.text,
                    f"{bound.kind.label(self._lang)}: {bound.priority.responsibility}",
                    priority_id=bound.priority.id,
                )
                for bound in plan.binding()
            ]
        if chosen == CONTINUED:
            return [
                Line(one.code, one.title, answer_words(one, self._lang), one.initiative_id)
                for one in plan.continuations
            ]
        if chosen == HIDDEN:
            return [Line(one.code, one.title, "", one.initiative_id) for one in plan.hidden]
        rounds = [self.round.key()] if self.round.key() else []
        return [
            Line(one.code, one.title, one.detail, one.initiative_id, one.priority_id)
            for one in gaps(plan, rounds)
            if one.gap == chosen
        ]

    def _fit_button(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        self.open_button.setEnabled(bool(line and (line.initiative_id or line.priority_id)))

    def _follow(self, index: QModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        if line is None:
            return
        if line.initiative_id:
            self.initiative_wanted.emit(line.initiative_id)
        elif line.priority_id:
            self.priority_wanted.emit(line.priority_id)


def answer_words(one: ContinuationLine, lang: Lang) -> str:
    """Return what became of an initiative, and why, on one line."""
    outcome = Continuation(one.outcome).label(lang)
    where = f"{outcome}: {one.merged_into}" if one.merged_into else outcome
    return f"{where}. {one.reason}" if one.reason else where
