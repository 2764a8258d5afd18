"""Historik: finds what was done, shows before and after, takes it back, and compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QModelIndex, Qt
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from kkdesk.domain.actions import VERBS
from kkdesk.domain.differences import told_sides, told_what
from kkdesk.domain.first_policy import Need
from kkdesk.domain.operations import HistoryFilter
from kkdesk.domain.print_forms import CHANGES_SHOWN
from kkdesk.errors.words import word_for
from kkdesk.services import differences, history, portfolio
from kkdesk.services.differences_printing import print_differences
from kkdesk.services.print_offers import PrintWanted
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.history.model import DifferenceModel, OperationModel
from kkdesk.ui.pages.history.page_view import ACTIONS, DAYS, TELLINGS, HistoryView
from kkdesk.ui.pages.history.panel import OperationPanel
from kkdesk.ui.printing import progress_of, tell, theme_choice
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.beside import Pair
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.differences import Difference
    from kkdesk.domain.operations import OperationLine
    from kkdesk.domain.records import Choice
    from kkdesk.errors import KkdeskError
    from kkdesk.services.printing import PrintResult
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import JobContext

KINDS: Final = (
    *("initiative", "status_entry", "plan_entry", "date_entry", "appropriation", "objective"),
    *("priority", "status_round", "remark", "answer", "indicator", "target", "measurement"),
    *("case", "meeting", "document"),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters and the comparison offer."""

    people: tuple[str, ...]
    departments: tuple[Choice, ...]
    tellings: tuple[tuple[str, str], ...]
    begun: date | None
    """The first day that can be compared."""


def read_offered(workspace: Workspace) -> Offered:
    """Read everybody who did something, the departments, and what can be compared."""
    return Offered(
        history.people(workspace),
        portfolio.choices(workspace).departments,
        differences.tellings(workspace),
        history.begun(workspace),
    )


translate = QCoreApplication.translate


class HistoryPage(QWidget):
    """The page; ``open_with(record_id=…)`` shows one record's history, ``view=…`` a comparison."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.model = OperationModel(context.lang, self)
        self.differences = DifferenceModel(context.lang, self)
        self.view = HistoryView(self.model, self.differences)
        self.panel = OperationPanel(context, self.view, self)
        self._record = ""
        self._stale = True
        self._offered: Offered | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.lay_columns()
        self._offer_lists()
        self._connect()
        self._choose_view()

    # -- what others call

    def open_with(
        self, record_id: str = "", view: str = "", first: str = "", last: str = ""
    ) -> None:
        """Show one record's history, or what two rounds or plans (by their codes) differ in."""
        self._clear_filters()
        self._record = record_id
        self.view.view.choose(view or ACTIONS)
        for combo, code in ((self.view.first_told, first), (self.view.last_told, last)):
            if code:
                combo.choose(code)
        self._choose_view()
        self.reload()

    def reload(self) -> None:
        """Read the list anew; the old one stands until it comes."""
        self._stale = False
        self._context.worker.submit(
            partial(read_offered, self._context.workspace),
            done=self._offer,
            receiver=self,
            latest_only_key=f"history.offered.{id(self)}",
        )
        if self.view.view.key() == ACTIONS:
            self._read_operations()
        elif self._offered is not None:
            self._compare()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.view.view.choose(ACTIONS)
        self._choose_view()
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    def flush(self) -> None:
        """Hand over a day that is being typed."""
        for day in (self.view.first_day, self.view.last_day):
            day.interpretText()

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the list up to date with what was done while hidden."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    # -- setting up

    def _offer_lists(self) -> None:
        view, lang = self.view, self._context.lang
        view.kinds.set_options(
            [Option(kind, word_for(kind, danish=lang == "da").capitalize()) for kind in KINDS]
        )
        index = 0 if lang == "da" else 1
        view.verbs.set_options([Option(verb, words[index]) for verb, words in VERBS.items()])
        today = self._context.workspace.today()
        self._set_day(view.first_day, today - timedelta(days=30))
        self._set_day(view.last_day, today)

    def _set_day(self, edit: QDateEdit, day: date) -> None:
        blocked = edit.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        edit.setDate(QDate(day.year, day.month, day.day))
        edit.blockSignals(blocked)

    def _connect(self) -> None:
        view = self.view
        view.view.activated.connect(lambda _: self._other_view())
        view.search.searched.connect(lambda _: self._read_operations())
        view.search.left_down.connect(view.operations.setFocus)
        view.period.activated.connect(lambda _: self._read_operations())
        for picker in (view.people, view.kinds, view.verbs, view.owners):
            picker.selection_changed.connect(lambda _: self._read_operations())
        for day in (view.first_day, view.last_day):
            day.dateChanged.connect(lambda _: self._compare())
        for combo in (view.first_told, view.last_told):
            combo.activated.connect(lambda _: self._compare())
        view.operations.selectionModel().currentChanged.connect(self._mark)
        view.differences.selectionModel().currentChanged.connect(self._mark_difference)
        self.panel.later_chosen.connect(self._go_to)
        view.print.clicked.connect(self._ask_where)
        view.only.clicked.connect(self._only_this)
        self._steps = FirstSteps(
            self,
            self._context,
            view.empty,
            self.tr("Her står alt, hvad der er ændret, af hvem, og hvordan det var før."),
            Need.POLICY,
            beside=view.side,
        )
        self._steps.own_way.connect(self._show_all)
        self.model.more_wanted.connect(self._read_more)
        self._context.bus.changed.connect(self._heard)

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _offer(self, offered: Offered) -> None:
        first_time, self._offered = self._offered is None, offered
        view = self.view
        if first_time and offered.begun is not None:
            self._set_day(view.first_day, max(offered.begun, _day(view.first_day.date())))
        view.people.set_options([Option(name, name or "–") for name in offered.people])
        view.owners.set_options([Option(one.id, one.code) for one in offered.departments])
        told = [(code, f"{code} · {title}") for code, title in offered.tellings]
        for combo in (view.first_told, view.last_told):
            combo.set_choices(told)
        if first_time and told:
            view.last_told.choose(told[-1][0])
            view.first_told.choose(told[-2][0] if told[1:] else told[0][0])
            if view.view.key() != ACTIONS:
                self._compare()

    # -- the list of operations

    @property
    def wanted(self) -> HistoryFilter:
        """Return what the list shall hold."""
        view = self.view
        days = int(view.period.key() or 0)
        today: date = self._context.workspace.today()
        return HistoryFilter(
            words=view.search.text(),
            people=view.people.checked(),
            kinds=view.kinds.checked(),
            verbs=view.verbs.checked(),
            departments=view.owners.checked(),
            first=today - timedelta(days=days - 1) if days else None,
            record_id=self._record,
        )

    def _read_operations(self) -> None:
        self._context.worker.submit(
            partial(history.list_operations, self._context.workspace, self.wanted),
            done=self._take,
            failed=self._context.show_error,
            receiver=self,
            latest_only_key=f"history.{id(self)}",
        )

    def _read_more(self, number: int) -> None:
        wanted = self.wanted

        def take(lines: Sequence[OperationLine]) -> None:
            if wanted == self.wanted:
                self.model.append(lines)
                self._show_summary()

        self._context.worker.submit(
            partial(history.list_operations, self._context.workspace, wanted, before=number),
            done=take,
            receiver=self,
        )

    def _take(self, lines: Sequence[OperationLine]) -> None:
        marked = self.panel.shown.operation.id if self.panel.shown else ""
        self.model.show(lines, history.PAGE)
        self._show_list()
        self.view.operations.selectRow(max(self.model.row_of(marked), 0))
        if not lines:
            self.panel.clear()

    def _show_list(self) -> None:
        view, found = self.view, self.model.rowCount()
        if view.view.key() != ACTIONS:
            view.lists.setCurrentWidget(
                view.differences if self.differences.rowCount() else view.empty
            )
            self._steps.say(self.tr("Ingen forskelle"), self.tr("De to siger det samme."))
        else:
            view.lists.setCurrentWidget(view.operations if found else view.empty)
            say_why_none(self._steps, found, self.wanted)
        self._show_summary()

    def _show_summary(self) -> None:
        if self.view.view.key() != ACTIONS:
            text = count_words(
                self.differences.rowCount(), self.tr("1 forskel"), self.tr("{} forskelle")
            )
        else:
            count = self.model.rowCount()
            words = self.tr("{} handlinger") if self.model.all_read else self.tr("De seneste {}")
            text = self.tr("1 handling") if count == 1 else words.format(count)
            if self._record:
                one = self.tr("kun én post")
                text = f"{text} · {one}"
        if self.view.header.accessibleDescription() != text:
            self.view.header.setAccessibleDescription(text)
            announce(self.view.lists, text)
        self.view.header.set_title(self.tr("Historik"), text)

    def _clear_filters(self) -> None:
        self._record = ""
        self.view.search.clear()
        self.view.period.choose("0")
        for picker in (self.view.people, self.view.kinds, self.view.verbs, self.view.owners):
            picker.set_checked(())

    def _show_all(self) -> None:
        self._clear_filters()
        self._read_operations()

    # -- the chosen operation

    def _mark(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            self.panel.read(line.id)

    def _go_to(self, operation_id: str) -> None:
        row = self.model.row_of(operation_id)
        if row >= 0:
            self.view.operations.selectRow(row)
            self.view.operations.setFocus()

    def _only_this(self) -> None:
        record = self.panel.record()
        if record:
            self._clear_filters()
            self._record = record
            self._read_operations()

    # -- comparing

    def _other_view(self) -> None:
        self._choose_view()
        if self.view.view.key() == ACTIONS:
            self._read_operations()
        else:
            self._compare()

    def _choose_view(self) -> None:
        view, key = self.view, self.view.view.key()
        view.controls.setCurrentIndex((ACTIONS, DAYS, TELLINGS).index(key))
        for button in (view.take_back, view.open, view.only):
            button.setVisible(key == ACTIONS)
        view.print.setVisible(key != ACTIONS)
        self.panel.clear()
        self._show_list()

    @property
    def between(self) -> tuple[date, date] | tuple[str, str]:
        """Return the two days, or the codes of the rounds or plans, that are compared."""
        view = self.view
        if view.view.key() == DAYS:
            return _day(view.first_day.date()), _day(view.last_day.date())
        return view.first_told.key(), view.last_told.key()

    def _compare(self) -> None:
        workspace, key = self._context.workspace, self.view.view.key()
        if key == ACTIONS or (key == TELLINGS and self._offered is None):
            return
        job = partial(differences.differences, workspace, *self.between)
        self._context.worker.submit(
            job,
            done=self._show_differences,
            failed=self._cannot_compare,
            receiver=self,
            latest_only_key=f"history.differences.{id(self)}",
            label=self.tr("Sammenligner"),
        )

    def _show_differences(self, found: Sequence[Difference]) -> None:
        self.view.messages.clear()
        self.differences.show(found)
        self._show_list()
        if found:
            self.view.differences.selectRow(0)
        else:
            self.panel.clear()

    def _cannot_compare(self, error: KkdeskError) -> None:
        self.differences.show(())
        self._show_list()
        self.panel.clear()
        self._steps.say(self.tr("Kan ikke sammenlignes"), "")
        self.view.messages.show_message(error.message(self._context.lang), "info")

    def _ask_where(self) -> None:
        dialog = PrintDialog(
            self,
            self.tr("Udskriv forskelle"),
            self._context.lang,
            forms=CHANGES_SHOWN,
            name=lambda asked: Path(self.tr("forskelle")).with_suffix(asked.suffix),
            theme=theme_choice(self._context),
        )
        dialog.wanted.connect(lambda asked, path: self.print_to(path, asked))
        dialog.open()

    def print_to(self, path: Path, asked: PrintWanted | None = None) -> None:
        """Print what differs; the public edition unless another is asked for."""
        wanted = asked or PrintWanted("changes")
        first, last = self.between
        found = self.differences.found

        def job(context: JobContext) -> PrintResult:
            return print_differences(
                self._context.workspace, path, found, first=first, last=last,
                edition=wanted.edition, handout=wanted.handout,
                progress=progress_of(context, self._context), cancelled=lambda: context.cancelled,
            )  # fmt: skip

        self._context.worker.submit(
            job,
            done=lambda result: tell(self.view.messages, self._context, result),
            failed=self._context.show_error,
            receiver=self,
            label=self.tr("Udskriver {}").format(path.name),
        )  # fmt: skip

    def _mark_difference(self, index: QModelIndex) -> None:
        one = self.differences.difference(index.row())
        if one is None:
            return
        view, lang = self.view, self._context.lang
        view.what.setText(" ".join(part for part in (one.code, one.title) if part))
        words = (one.aspect.label(lang), told_what(one, lang), one.turn.label(lang), one.department)
        view.who.setText(" · ".join(part for part in words if part))
        view.beside.show_pairs((Pair(one.aspect.label(lang).capitalize(), *told_sides(one, lang)),))


def _day(shown: QDate) -> date:
    return shown.toPython()  # type: ignore[return-value]  # the stubs say object


def say_why_none(steps: FirstSteps, found: int, wanted: HistoryFilter) -> None:
    """Say why no action is listed, if none is: the filters hide all, or nothing was done."""
    if found:
        steps.leave()
    elif wanted == HistoryFilter():
        steps.lead(translate("HistoryPage", "Intet er ændret endnu"))
    else:
        steps.say(
            translate("HistoryPage", "Ingen handlinger passer"),
            translate("HistoryPage", "Filtrene udelader alt, hvad der er gjort."),
            translate("HistoryPage", "Vis alle"),
        )


def make_page(context: PageContext) -> HistoryPage:
    """Return the page for a window."""
    return HistoryPage(context)
