"""Indikatorer: finds indicators, shows their figures and chart, and keeps them as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.ids import new_id
from kkdesk.domain.indicator_fields import INDICATOR_FIELDS
from kkdesk.domain.indicators import BaselineState
from kkdesk.domain.records import Choices
from kkdesk.services import editing, indicators
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.editing.binding import Binding, Saver, problem_words
from kkdesk.ui.editing.cards import Card, CardList
from kkdesk.ui.editing.controls import LinksControl
from kkdesk.ui.editing.form import AddLine, Section, stacked
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.pages.indicators.actions import IndicatorActions
from kkdesk.ui.pages.indicators.cards import (
    FigureCard,
    add_figure,
    committee_saver,
    indicator_saver,
)
from kkdesk.ui.pages.indicators.finder import IndicatorFinder
from kkdesk.ui.pages.indicators.model import RECORD_ROLE, ComparisonModel, TotalModel
from kkdesk.ui.pages.indicators.page_view import IndicatorsView
from kkdesk.ui.pages.indicators.words import (
    chart_data,
    chart_views,
    figure_reading,
    target_reading,
    unit_reading,
    warning_words,
)
from kkdesk.ui.widgets.pickers import Option
from kkdesk.ui.widgets.tables import lay_columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.indicators import Baseline, CutOff, Indicator, Measurement, Target
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.widgets.fields import Reading

    Figure = Baseline | Target | Measurement

LISTENS_TO: Final = (
    *("indicator", "indicator_committee", "baseline", "target", "measurement", "stated_table"),
    *("stated_table_row", "policy", "objective", "committee", "department", "status_round"),
)
"""So many are laid out in a quarter of a second; a thousand take minutes."""
_BESIDE: Final = {"code": "unit", "direction": "grouping"}
_WIDTHS: Final = (68, 148, 92, 78, 86)
_FIGURE_WIDTHS: Final = (68, 138, 98, 60, 86, 96, 80)
_TOTAL_WIDTHS: Final = (220, 90, 76, 76)


class IndicatorsPage(QWidget):
    """The page; ``open_with(indicator_id=…)`` shows one indicator without filters."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        lang = context.lang
        self.view = IndicatorsView()
        self.finder = IndicatorFinder(self.view, context, self)
        self.model = self.finder.model
        self.figures = ComparisonModel(lang, self)
        self.totals = TotalModel(self)
        self.saver = Saver(context, self)
        self._choices = Choices()
        self._stale = True
        self._bound = ""
        self.form = self._make_form()
        self.cards: dict[str, CardList[Figure]] = {}
        self.sections: dict[str, Section] = {}
        self.adders: dict[str, AddLine] = {}
        self.tools = IndicatorActions(self.view, self.saver, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._set_up()
        self._connect()

    # -- what others call

    def open_with(self, indicator_id: str = "", department: str = "") -> None:
        """Show an indicator, or those of a department, without other filters."""
        self.finder.clear_filters()
        self.finder.wanted = indicator_id
        if department:
            self.view.department.choose(department)
        self.reload()

    @property
    def shown(self) -> Indicator | None:
        """Return the indicator that is shown."""
        return self.finder.current

    def reload(self) -> None:
        """Read everything anew; what stands stays until it comes."""
        self._stale = False
        self.finder.reload()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.form.flush()
        for cards in self.cards.values():
            cards.flush()
        for line in self.adders.values():
            line.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed is not stored and could not be."""
        typed = any(binding.dirty for binding in self.findChildren(Binding))
        added = any(line.edit.text().strip() for line in self.adders.values())
        return typed or added or bool(self.saver.kept)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the list up to date if records changed while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # -- setting up

    def _make_form(self) -> RecordForm:
        form = RecordForm(self.saver, ())
        lang, saving = self._context.lang, indicator_saver(self.saver)
        for spec in INDICATOR_FIELDS:
            form.add(spec.name, spec.label(lang), form.control_for(spec), saving)
        form.read_words("unit", lambda words: unit_reading(words, lang))
        label = self.tr("Udvalg")
        form.add("committees", label, LinksControl(label), committee_saver(self.saver))
        names = [spec.name for spec in INDICATOR_FIELDS]
        names.insert(names.index("source"), "committees")
        return form.lay_out(names, beside=_BESIDE)

    def _set_up(self) -> None:
        view, lang = self.view, self._context.lang
        view.table.setModel(self.figures)
        view.totals.setModel(self.totals)
        for table, widths in (
            (view.list, _WIDTHS),
            (view.table, _FIGURE_WIDTHS),
            (view.totals, _TOTAL_WIDTHS),
        ):
            lay_columns(table.horizontalHeader(), dict(enumerate(widths)))
        view.baseline.set_choices([("", self.tr("Alle")), *BaselineState.choices(lang)])
        titles = {
            "baseline": (self.tr("Baseline"), self.tr("Ny baseline"), figure_reading),
            "target": (self.tr("Mål"), self.tr("Nyt mål"), target_reading),
            "measurement": (self.tr("Målinger"), self.tr("Ny måling"), figure_reading),
        }
        self.sections["indicator"] = Section(self.tr("Definition"), self.form, is_open=False)
        for kind, (title, new, read) in titles.items():
            cards: CardList[Figure] = CardList(
                partial(self._card, kind), self.tr("Ingen endnu."), about=title
            )
            adder = AddLine(new, self.tr("Tilføj"), partial(_read_in, read, lang))
            adder.set_place(title)
            adder.added.connect(partial(self._add_figure, kind))
            self.cards[kind], self.adders[kind] = cards, adder
            self.sections[kind] = Section(title, stacked((cards, adder)), is_open=False)
        for kind, section in self.sections.items():
            view.sections.addWidget(section)
            section.header.clicked.connect(partial(self._fill, kind))
        if self._context.workspace.read_only:
            for widget in (view.new, view.delete, view.paste, *self.adders.values()):
                widget.setEnabled(False)
            self.form.set_read_only(True)

    def _connect(self) -> None:
        view = self.view
        self.finder.shown.connect(self._show)
        self.finder.choices_came.connect(self._take_choices)
        view.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show())
        view.views.currentIndexChanged.connect(lambda _: self._show_chart())
        view.table.activated.connect(self._open_figure)
        view.new.clicked.connect(self._add)
        view.delete.clicked.connect(self._ask_delete)
        view.paste.clicked.connect(self.tools.open_paste)
        view.save_picture.clicked.connect(self.tools.ask_where)
        view.copy_picture.clicked.connect(self.tools.copy)
        self.saver.conflict.connect(partial(ask_conflict, self))
        self._context.bus.subscribe(LISTENS_TO, self, self._heard)

    # -- reading

    def _heard(self, _changes: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _take_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.tools.departments = choices.departments
        self.form.set_link_options(
            "committees", [Option(c.id, f"{c.code} {c.label}") for c in choices.committees]
        )
        read_only = self._context.workspace.read_only
        self.view.new.setEnabled(bool(choices.policies) and not read_only)

    # -- the shown indicator

    def _show(self) -> None:
        """Show the chosen indicator; what was typed into another is handed over first."""
        view, one = self.view, self.shown
        self.tools.shown = one
        view.side.setCurrentIndex(1 if one is not None else 0)
        self.figures.show(one)
        self.totals.show(one.totals if one else ())
        if one is None:
            self._release()
            return
        view.title.setText(f"{one.code} {one.name}")
        goal = self.tr("mål {}").format(one.objective) if one.objective else ""
        facts = (one.policy, goal, one.unit, one.direction.label(self._context.lang))
        committees = ", ".join(code for _, code in one.committees)
        first = " · ".join(filter(None, (*facts, committees)))
        notes = [
            " – ".join(filter(None, (b.as_written, b.measured, b.population, b.note)))
            for b in one.baselines
        ]
        view.particulars.setText("\n".join([first, *notes]))
        warnings = warning_words(one)
        view.warning.setText(warnings)
        view.warning.setVisible(bool(warnings))
        view.totals.setVisible(bool(one.totals))
        view.table.setVisible(self.figures.rowCount() > 0)
        pairs = chart_views(one)
        view.views.set_choices(pairs)
        view.views.setVisible(len(pairs) > 1)
        self._show_chart()
        counts = {"baseline": one.baselines, "target": one.targets,
                  "measurement": one.measurements}  # fmt: skip
        for kind, records in counts.items():
            self.sections[kind].set_count(len(records))
        if one.id != self._bound:
            self._release()
            self._bound = one.id
        for kind in self.sections:
            self._fill(kind)

    def _show_chart(self) -> None:
        if self.shown is not None:
            data = chart_data(self.shown, self.view.views.key(), self._context.lang)
            self.view.chart.show_data(data)

    def _fill(self, kind: str) -> None:
        """Fill an open section; a closed one is left until somebody opens it."""
        one = self.shown
        if one is None or not self.sections[kind].is_open:
            return
        if kind == "indicator":
            self._bind(one)
            return
        records: dict[str, tuple[Figure, ...]] = {"baseline": one.baselines, "target": one.targets,
                   "measurement": one.measurements}  # fmt: skip
        self.cards[kind].show_records(one.id, list(records[kind]))

    def _bind(self, one: Indicator) -> None:
        values: dict[str, Stored] = {spec.name: one.fields[spec.name] for spec in INDICATOR_FIELDS}
        values["committees"] = tuple(key for key, _ in one.committees)
        slot = self.form.bindings["name"].slot
        if slot is not None and slot.record_id == one.id:
            self.form.refresh(values)
        else:
            self.form.bind("indicator", one.id, values)

    def _release(self) -> None:
        self.form.release()
        for cards in self.cards.values():
            cards.clear()
        self._bound = ""

    def _card(self, kind: str, owner_id: str, record: Figure) -> FigureCard:
        return FigureCard(
            kind, owner_id, record, self.saver, self._choices.departments, self._cut_off
        )  # fmt: skip

    def _cut_off(self) -> CutOff | None:
        return self.shown.cut_off if self.shown is not None else None

    # -- what a person does

    def _open_figure(self, index: QModelIndex) -> None:
        """Go to the card of a row: its measurement, or the target that nothing was measured for."""
        row = index.data(RECORD_ROLE)
        kind = "measurement" if row.measurement is not None else "target"
        self.sections[kind].set_open(True)
        self._fill(kind)
        card = self.cards[kind].show_record(getattr(row, kind).id)
        if card is not None:
            # Qt lays a new card out when it is idle; only then is there a place to scroll to.
            QTimer.singleShot(0, card, partial(self._go_to, card))

    def _go_to(self, card: Card[Figure]) -> None:
        card.controls["as_written"].widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.area.ensureWidgetVisible(card)

    def _add_figure(self, kind: str, words: str) -> None:
        if self.shown is None:
            return

        def refused(error: KkdeskError) -> None:
            self.adders[kind].put_back(words, problem_words(error, self._context.lang))

        self.saver.run(add_figure(self.saver, kind, self.shown.id, words), failed=refused)

    def _add(self) -> None:
        """Add an indicator to the policy that is filtered by, or to the first."""
        policy = self.view.policy.key() or self._choices.policies[0].id
        key = self.finder.wanted = new_id()
        self.finder.clear_filters()
        self.sections["indicator"].set_open(True)
        self.saver.run(
            partial(
                indicators.add_indicator,
                self._context.workspace,
                policy,
                name=self.tr("Ny indikator"),
                record_id=key,
            )
        )

    def _ask_delete(self) -> None:
        one = self.shown
        if one is None:
            return
        ask(
            self,
            self.tr("Slet indikator"),
            self.tr("Slet {} med alle baselines, mål og målinger?").format(
                f"{one.code} {one.name}"
            ),
            self.tr("Slet"),
            partial(self._delete, one.id),
            dangerous=True,
        )

    def _delete(self, indicator_id: str) -> None:
        self._release()
        workspace = self._context.workspace
        self.saver.run(partial(editing.delete_record, workspace, "indicator", indicator_id))


def _read_in(read: Callable[[str, Lang], Reading], lang: Lang, words: str) -> Reading:
    return read(words, lang)


def make_page(context: PageContext) -> QWidget:
    """Make the page."""
    return IndicatorsPage(context)
