"""Tidslinje: reads the lines in sight, opens the record of a bar, and gives the picture away."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kkdesk import paths
from kkdesk.domain.first_policy import Need
from kkdesk.domain.print_forms import TIMELINE_SHOWN
from kkdesk.domain.timeline import Grouping, LineKey
from kkdesk.services import portfolio
from kkdesk.services.calendars import export_calendar
from kkdesk.services.print_offers import PrintWanted
from kkdesk.services.timeline import read_lines, read_outline
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.i18n import count_words, write_day
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.timeline.model import TimelineModel
from kkdesk.ui.pages.timeline.page_view import SPANS, TimelinePageView
from kkdesk.ui.pages.timeline.words import describe_line, describe_mark
from kkdesk.ui.printing import progress_of, tell, theme_choice
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choices
    from kkdesk.domain.timeline import Derived, Line
    from kkdesk.services.printing import PrintResult
    from kkdesk.services.timeline import Outline
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import JobContext

LISTENS_TO: Final = (
    "deadline_decision",
    *("date_entry", "initiative", "initiative_objective", "department", "objective", "policy"),
    *("plan", "plan_heading", "plan_entry", "case", "route_step", "status_round", "question"),
    *("appropriation", "indicator", "target", "baseline", "measurement", "remark", "answer"),
    *("department_submission", "planning_rule", "calendar_period"),
)


class TimelinePage(QWidget):
    """The page; ``open_with(initiative_id=…)`` brings a record into sight."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = TimelinePageView(context.lang)
        self.model = TimelineModel(context.lang, self)
        self._marked: LineKey | None = None
        self._stale, self._first = True, True
        self._codes: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._open_action = QAction(icon("open"), self.tr("Åbn"), self)
        self._open_action.setShortcut(QKeySequence("Ctrl+Return"))
        self._open_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._open_action.triggered.connect(self._open)
        self.addAction(self._open_action)
        self._derived: Derived = {}
        self.view.timeline.setModel(self.model)
        self.view.timeline.today = context.workspace.today().toordinal()
        self.view.department.addItem(self.tr("Alle"), "")
        self._connect()
        self._show_particulars()

    # -- what others call

    def open_with(self, initiative_id: str = "") -> None:
        """Bring an initiative into sight, whatever department was chosen."""
        if initiative_id:
            self._marked = LineKey("initiative", initiative_id)
            self.view.department.setCurrentIndex(0)
        self.reload()

    def reload(self) -> None:
        """Read the order of the lines anew; the picture stands until it comes."""
        self._stale = False
        workspace, grouping = self._context.workspace, Grouping(self.view.grouping.currentData())
        department = str(self.view.department.currentData() or "")
        self._context.worker.submit(
            lambda: read_outline(workspace, grouping, department),
            done=self._take,
            receiver=self,
            latest_only_key=f"timeline.{id(self)}",
        )

    # -- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Bring the picture up to date: the day may have changed, or records while hidden."""
        super().showEvent(event)
        self.view.timeline.today = self._context.workspace.today().toordinal()
        if self._stale:
            self.reload()

    # -- setting up

    def _connect(self) -> None:
        view, shown = self.view, self.view.timeline
        self.model.wanted.connect(self._read)
        self.model.dataChanged.connect(lambda *_: self._show_particulars())
        view.grouping.currentIndexChanged.connect(lambda _: self.reload())
        view.department.currentIndexChanged.connect(lambda _: self.reload())
        view.span.activated.connect(lambda _: shown.show_span(int(view.span.currentData())))
        view.zoom_in.clicked.connect(lambda: shown.zoom(2))
        view.zoom_out.clicked.connect(lambda: shown.zoom(-2))
        view.all.clicked.connect(shown.show_all)
        view.today.clicked.connect(shown.go_to_today)
        view.deadlines.clicked.connect(self._go_to_deadlines)
        view.open.clicked.connect(self._open)
        view.copy.triggered.connect(self.copy_picture)
        view.save.triggered.connect(self._ask_for_picture)
        view.print.triggered.connect(self._ask_for_pdf)
        view.calendar.triggered.connect(self._ask_for_calendar)
        self._steps = FirstSteps(
            self,
            self._context,
            view.empty,
            self.tr("Her tegnes indsatser, møder og runder over årene."),
            Need.POLICY,
            Need.INITIATIVE,
        )
        self._steps.own_way.connect(self._resolve_emptiness)
        shown.activated.connect(self._open)
        shown.zoomed.connect(self._tell_zoom)
        shown.selectionModel().currentChanged.connect(self._mark)
        self._context.bus.subscribe(LISTENS_TO, self, self._heard)
        self._context.worker.submit(
            lambda: portfolio.choices(self._context.workspace),
            done=self._offer,
            receiver=self,
        )

    def _offer(self, choices: Choices) -> None:
        """Let a department be chosen."""
        combo = self.view.department
        self._codes = {each.id: each.code for each in choices.departments}
        for each in choices.departments:
            combo.addItem(f"{each.code} – {each.label}" if each.code else each.label, each.id)

    # -- reading

    def _heard(self, changes: Changes) -> None:  # noqa: ARG002 -- whatever it was
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _take(self, outline: Outline) -> None:
        timeline = self.view.timeline
        self._derived = outline.derived
        if outline.groups == self.model.groups:
            self.model.forget()
        else:
            self.model.show_groups(outline.groups)
        today = self._context.workspace.today()
        first, last = outline.first or today, outline.last or today
        timeline.show_days(min(first, today), max(last, today))
        if self._first:
            self._first = False
            self.view.span.setCurrentIndex(SPANS.index(1461))
            timeline.show_span(1461)
        self._restore()
        self._show_summary(outline)

    def _restore(self) -> None:
        """Mark the record that was marked, if it is still there."""
        row = self.model.row_of(self._marked) if self._marked is not None else -1
        if row >= 0 and self.view.timeline.currentIndex().row() != row:
            self.view.timeline.setCurrentIndex(self.model.index(row, 0))
        self._show_particulars()

    def _read(self, keys: Sequence[LineKey]) -> None:
        workspace, today = self._context.workspace, self._context.workspace.today()
        derived = self._derived
        self._context.worker.submit(
            lambda: read_lines(workspace, keys, today, derived),
            done=partial(self.model.take, keys),
            receiver=self,
        )

    def _show_summary(self, outline: Outline) -> None:
        view, count = self.view, self.model.line_count
        view.stack.setCurrentWidget(view.timeline if count else view.empty)
        view.particulars.setVisible(bool(count))
        view.let_look(there=bool(count))
        if count:
            self._steps.leave()
        elif view.department.currentData():
            self._steps.say(
                self.tr("Ingen datoer at tegne"),
                self.tr("Forvaltningen har ingen indsatser eller sager med datoer."),
                self.tr("Vis alle forvaltninger"),
            )
        else:
            self._steps.lead(
                self.tr("Ingen datoer at tegne"),
                self.tr("Indsatser og sager kommer på tidslinjen, når de får datoer."),
                self.tr("Gå til Handleplaner"),
            )
        words = count_words(count, self.tr("1 linje"), self.tr("{} linjer"))
        if outline.first and outline.last and count:
            words += f" · {write_day(outline.first)} – {write_day(outline.last)}"
        view.header.set_title(self.tr("Tidslinje"), words)
        if view.header.accessibleDescription() != words:
            view.header.setAccessibleDescription(words)
            announce(view.timeline, words)

    def _resolve_emptiness(self) -> None:
        if self.view.department.currentData():
            self.view.department.setCurrentIndex(0)
        else:
            self._context.open_page("plans")

    # -- the chosen mark

    def _mark(self) -> None:
        self._marked = self.model.key(self.view.timeline.currentIndex().row())
        self._show_particulars()

    def _line(self) -> Line | None:
        index = self.view.timeline.currentIndex()
        if not index.isValid() or self.model.is_heading(index.row()):
            return None
        return self.model.line(index.row())

    def _show_particulars(self) -> None:
        view, line, lang = self.view, self._line(), self._context.lang
        view.open.setEnabled(line is not None)
        self._open_action.setEnabled(line is not None)
        if line is None:
            view.what.setText(self.tr("Vælg en linje, et forløb eller en begivenhed."))
            view.more.setText(
                self.tr("Piletaster flytter, + og - zoomer, Ctrl og piletaster går i tiden.")
            )
            return
        mark = self.model.mark(view.timeline.currentIndex())
        view.what.setText(line.name)
        view.more.setText(describe_mark(mark, lang) if mark else describe_line(line, lang))

    def _tell_zoom(self) -> None:
        """Show the length of time in the list if it is one of those."""
        timeline = self.view.timeline
        frame = timeline.frame()
        days = round(frame.last_day() - frame.first_day())
        near = min(range(len(SPANS)), key=lambda place: abs(SPANS[place] - days))
        fits = abs(SPANS[near] - days) <= max(2, SPANS[near] // 50)
        self.view.span.setCurrentIndex(near if fits else -1)

    def _open(self) -> None:
        key = self.model.key(self.view.timeline.currentIndex().row())
        if key is None:
            return
        if key.kind == "initiative":
            self._context.open_page("plans", initiative_id=key.record_id)
        elif key.kind == "round":
            self._context.open_page("rounds", round_id=key.record_id)
        elif key.kind == "remark":
            self._context.open_page("remarks", remark_id=key.record_id)
        elif key.kind == "indicator":
            self._context.open_page("indicators", indicator_id=key.record_id)
        elif key.kind in ("case", "question"):
            self._context.open_page("cases", kind=key.kind, record_id=key.record_id)
        else:
            self._context.open_page("plans")

    def _go_to_deadlines(self) -> None:
        """Show the chosen date in Frister, or just Frister."""
        mark = self.model.mark(self.view.timeline.currentIndex())
        if mark is not None:
            self._context.open_page("deadlines", date_id=mark.dates[-1].id)
        else:
            self._context.open_page("deadlines")

    # -- the picture

    def copy_picture(self) -> None:
        """Copy what is in sight as a picture and say so."""
        QGuiApplication.clipboard().setPixmap(self.view.timeline.picture())
        self._tell_picture(self.tr("Tidslinjen er kopieret som billede."))

    def _tell_picture(self, words: str) -> None:
        """Say that there is a picture, and warn if somebody else must not see it."""
        if self.view.timeline.sight().shows_confidential():
            secret = self.tr("Det viser fortrolige linjer.")
            self.view.messages.show_message(f"{words} {secret}", "warning")
        else:
            self.view.messages.show_toast(words)

    def _ask_for_picture(self) -> None:
        names = self.tr("tidslinje.png"), self.tr("PNG-billede (*.png)")
        self._ask_where(self.tr("Gem tidslinje"), *names, self.save_picture)

    def _ask_for_pdf(self) -> None:
        dialog = PrintDialog(
            self,
            self.tr("Udskriv tidslinje"),
            self._context.lang,
            forms=TIMELINE_SHOWN,
            start=PrintWanted("timeline", lang=self._context.lang),
            name=lambda asked: Path(self.tr("tidslinje")).with_suffix(asked.suffix),
            languages=True,
            theme=theme_choice(self._context),
        )
        dialog.wanted.connect(lambda asked, path: self.print_to(path, asked))
        dialog.open()

    def _ask_for_calendar(self) -> None:
        names = self.tr("frister.ics"), self.tr("Kalenderfiler (*.ics)")
        self._ask_where(self.tr("Gem frister som kalender"), *names, self.save_calendar)

    def _ask_where(self, title: str, name: str, kinds: str, take: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, title, name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDefaultSuffix(name.rsplit(".", 1)[-1])
        dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
        dialog.open()

    def print_to(self, path: Path, asked: PrintWanted | None = None) -> None:
        """Print the lines and days that are shown; the public edition unless another is asked."""
        wanted = asked or PrintWanted("timeline", lang=self._context.lang)
        workspace = self._context.workspace
        grouping = Grouping(self.view.grouping.currentData())
        department = self._codes.get(str(self.view.department.currentData() or ""), "")
        frame = self.view.timeline.frame()
        shown = tuple(
            date.fromordinal(min(max(round(day), 1), date.max.toordinal()))
            for day in (frame.first_day(), frame.last_day() - 1)
        )
        days = (shown[0], max(shown))

        def job(context: JobContext) -> PrintResult:
            return print_timeline(
                workspace, path, grouping=grouping, department=department, days=days,
                lang=wanted.lang, edition=wanted.edition, handout=wanted.handout,
                progress=progress_of(context, self._context), cancelled=lambda: context.cancelled,
            )  # fmt: skip

        self._context.worker.submit(
            job,
            done=lambda result: tell(self.view.messages, self._context, result),
            failed=self._context.show_error,
            receiver=self,
            label=self.tr("Udskriver {}").format(path.name),
        )

    def save_calendar(self, path: Path) -> None:
        """Write every deadline that is not confidential to a calendar file."""
        workspace, lang = self._context.workspace, self._context.lang
        self._context.worker.submit(
            lambda: export_calendar(workspace, path, lang=lang),
            done=lambda done: self._saved(done.files[0].path),
            failed=self._context.show_error,
            receiver=self,
            label=self.tr("Gemmer {}").format(path.name),
        )

    def _saved(self, path: Path) -> None:
        self.view.messages.show_toast(self.tr("Gemt: {}").format(path))

    def save_picture(self, path: Path) -> None:
        """Save what is in sight as PNG, and tell how it went."""
        paths.keep_for_owner(path)
        if self.view.timeline.picture().save(str(path), "PNG"):
            self._tell_picture(self.tr("Billedet er gemt som {}.").format(path.name))
        else:
            words = self.tr("{} kan ikke skrives. Vælg en anden mappe.").format(path.name)
            self.view.messages.show_message(words, "warning")


def make_page(context: PageContext) -> TimelinePage:
    """Make the page."""
    return TimelinePage(context)
