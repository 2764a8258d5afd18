"""Keeps the list of indicators in step with filters, sorting and records, some rows at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from kkdesk.domain.first_policy import Need
from kkdesk.domain.indicator_finding import IndicatorFilter
from kkdesk.domain.indicators import Indicator
from kkdesk.services import indicators
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.indicators.model import COL_NAME, RECORD_ROLE, IndicatorModel
from kkdesk.ui.pages.indicators.source import ROWS_AT_ONCE, Found, find

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.records import Choices
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.indicators.page_view import IndicatorsView
    from kkdesk.ui.tasks import JobContext


class IndicatorFinder(QObject):
    """Reads on the worker; ``wanted`` names the indicator to show when it comes."""

    shown = Signal()
    """The list shows what was found, and one indicator in it is current."""
    choices_came = Signal(object)
    """What can be chosen (:class:`Choices`) was read anew."""

    def __init__(self, view: IndicatorsView, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._view, self._context = view, context
        self.model = IndicatorModel(context.lang, self)
        self.wanted = ""
        self._choices_old = True
        self._any_at_all = False
        view.list.setModel(self.model)
        names = view.list.horizontalHeader()
        names.setSectionResizeMode(COL_NAME, QHeaderView.ResizeMode.Stretch)
        view.list.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.list.setSortingEnabled(True)
        view.search.searched.connect(lambda _: self.refilter())
        for combo in (view.policy, view.committee, view.department, view.baseline):
            combo.currentIndexChanged.connect(lambda _: self.refilter())
        view.missed.toggled.connect(lambda _: self.refilter())
        self._steps = FirstSteps(
            page,
            context,
            view.empty,
            self.tr("Her følger du tal: hvor det begyndte, hvad målet er, og hvad der er målt."),
            Need.POLICY,
            beside=view.side,
        )
        self._steps.own_way.connect(self._resolve_emptiness)
        self.model.sort_wanted.connect(self.refilter)
        self.model.more_wanted.connect(self._read_more)

    @property
    def current(self) -> Indicator | None:
        """Return the indicator that is marked in the list."""
        found = self._view.list.currentIndex().data(RECORD_ROLE)
        return found if isinstance(found, Indicator) else None

    def reload(self) -> None:
        """Read everything that is shown anew; what stands stays until it comes."""
        self._choices_old = True
        self._submit(rows=max(self.model.rowCount(), ROWS_AT_ONCE))

    def refilter(self) -> None:
        """Show the first rows that the filters leave."""
        self._submit()

    def clear_filters(self) -> None:
        """Let no filter hide anything."""
        view = self._view
        view.search.clear()
        for combo in (view.policy, view.committee, view.department, view.baseline):
            combo.setCurrentIndex(0)
        view.missed.setChecked(False)

    # -- reading

    def _submit(self, rows: int = ROWS_AT_ONCE, first: int = 0) -> None:
        view, workspace = self._view, self._context.workspace
        wanted = IndicatorFilter(
            view.policy.key(), view.committee.key(), view.department.key(), view.baseline.key(),
            view.search.text().strip(), view.missed.isChecked(),
        )  # fmt: skip
        current = self.current
        keep = "" if first else self.wanted or (current.id if current else "")
        reading = partial(
            find, workspace, wanted, self.model.sorting, self._context.lang,
            first=first, rows=rows, keep=keep,
        )  # fmt: skip
        with_choices = self._choices_old

        def read(context: JobContext) -> tuple[Found, Choices | None]:
            choices = indicators.choices(workspace) if with_choices else None
            return reading(heard=context.progress), choices

        self._context.worker.submit(
            read,
            done=partial(self._take, keep),
            failed=self._context.show_error,
            receiver=self,
            latest_only_key=f"indicators.{id(self)}",
            label=self.tr("Sorterer indikatorer") if self.model.sorting.by_figures else None,
        )

    def _read_more(self) -> None:
        self._submit(first=self.model.rowCount())

    def _take(self, keep: str, found: tuple[Found, Choices | None]) -> None:
        rows, choices = found
        if choices is not None:
            self._choices_old = False
            self._offer(choices)
        if rows.first:
            self.model.add(rows.rows)
            return
        view, model = self._view, self.model
        model.show(rows.rows, rows.matching)
        row = max(model.row_of(self.wanted or keep), 0)
        if self.wanted and model.row_of(self.wanted) >= 0:
            self.wanted = ""
        view.list.setCurrentIndex(model.index(row, COL_NAME) if rows.rows else QModelIndex())
        view.stack.setCurrentWidget(view.list if rows.rows else view.empty)
        self._say_counts(rows)
        self.shown.emit()

    def _offer(self, choices: Choices) -> None:
        view, everything = self._view, ("", self.tr("Alle"))
        for combo, offered in (
            (view.policy, choices.policies),
            (view.committee, choices.committees),
            (view.department, choices.departments),
        ):
            combo.set_choices([everything, *choice_pairs(offered)])
        self.choices_came.emit(choices)

    def _resolve_emptiness(self) -> None:
        if self._any_at_all:
            self.clear_filters()
        else:
            self._view.new.click()

    def _say_counts(self, found: Found) -> None:
        view = self._view
        self._any_at_all = found.total > 0
        if found.matching:
            self._steps.leave()
        elif found.total:
            self._steps.say(
                self.tr("Ingen indikatorer passer til filtrene"),
                self.tr("{} indikatorer er skjult.").format(found.total),
                self.tr("Nulstil filtre"),
            )
        else:
            self._steps.lead(
                self.tr("Ingen indikatorer endnu"),
                action=""
                if self._context.workspace.read_only
                else self.tr("Opret den første indikator"),
            )
        words = self.tr("Viser {} af {}").format(found.matching, found.total)
        view.header.set_title(self.tr("Indikatorer"), words)
