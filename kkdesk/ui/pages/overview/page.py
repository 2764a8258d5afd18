"""Overblik: shows what needs the coordinator now and leads to where it can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.first_policy import Need
from kkdesk.domain.records import Answer, InitiativeFilter
from kkdesk.services.overview import HORIZON, overview
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.first_steps import FirstSteps
from kkdesk.ui.pages.overview.model import (
    Line,
    deadline_line,
    missing_line,
    recent_line,
    remark_line,
    total_line,
)
from kkdesk.ui.pages.overview.page_view import Card, OverviewView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Overview
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.widgets.labels import FigureTile, Tone


class OverviewPage(QWidget):
    """The page; it reads anew whenever anything changed, for the latest changes show too."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.view = OverviewView()
        self.shown: Overview | None = None
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()

    def reload(self) -> None:
        """Read the figures and lists anew; the old ones stand until they come."""
        self._stale = False
        workspace, lang = self._context.workspace, self._context.lang
        since = self._context.last_visit
        self._context.worker.submit(
            lambda: overview(workspace, since=since, lang=lang),
            done=self._take,
            receiver=self,
            latest_only_key=f"overview.{id(self)}",
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Read anew if something changed while hidden, or if it is another day."""
        super().showEvent(event)
        if self._stale or self.shown is None or self.shown.on != self._context.workspace.today():
            self.reload()

    # -- setting up

    def _connect(self) -> None:
        view = self.view
        due, past, unplaced = Answer.CERTAIN, Answer.PAST_UNCONFIRMED, Answer.UNPLACED
        for tile, card, answer in (
            (view.due_tile, view.due, due),
            (view.overdue_tile, view.overdue, past),
            (None, view.slipped, past),
            (view.unplaced_tile, view.unplaced, unplaced),
        ):
            opens = self._opens_deadlines(answer)
            if tile is not None:
                tile.clicked.connect(opens)
            card.elsewhere.clicked.connect(opens)
        view.missing_tile.clicked.connect(lambda: self._open_round(self.shown))
        for tile, card in (
            (view.remarks_tile, view.remarks),
            (view.totals_tile, view.totals),
        ):
            tile.clicked.connect(self._opens_card(card))
        for card in view.cards():
            card.list.followed.connect(self._follow)
        view.initiatives.clicked.connect(self._open_all)
        view.reminders.clicked.connect(lambda: self._context.open_page("reminders"))
        self._steps = FirstSteps(
            self,
            self._context,
            view.calm,
            self.tr("Her ser du hver dag, hvad der kræver din opmærksomhed."),
            Need.POLICY,
            Need.INITIATIVE,
        )
        self._steps.own_way.connect(self._open_all)
        self._context.bus.changed.connect(self._heard)

    def _opens_deadlines(self, answer: Answer) -> Callable[[], None]:
        def open_list() -> None:
            on = self.shown.on if self.shown else self._context.workspace.today()
            wanted = answer
            if answer is Answer.CERTAIN and self.shown and not self._has(Answer.CERTAIN):
                wanted = Answer.POSSIBLE
            self._context.open_page("deadlines", answer=wanted, on=on, within=HORIZON)

        return open_list

    def _has(self, answer: Answer) -> bool:
        return self.shown is not None and any(d.answer is answer for d in self.shown.due_soon)

    def _opens_card(self, card: Card) -> Callable[[], None]:
        def open_card() -> None:
            card.unfold()
            self.view.area.ensureWidgetVisible(card, 0, 0)

        return open_card

    # -- what came

    def _heard(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _take(self, found: Overview) -> None:
        self.shown = found
        self._show_figures(found)
        self._show_lists(found)
        calm = not any(_parts(found))
        self.view.set_calm(calm)
        if calm:
            self._steps.lead(
                self.tr("Alt er roligt"),
                self.tr(
                    "Ingen frister de næste 8 uger, intet ubekræftet, og ingen bemærkninger, "
                    "tekster eller totaler, der venter."
                ),
                self.tr("Gå til Handleplaner"),
            )
        else:
            self._steps.leave()

    def _show_figures(self, found: Overview) -> None:
        view = self.view
        tones: tuple[tuple[FigureTile, int, Tone], ...] = (
            (view.due_tile, len(found.due_soon), "neutral"),
            (view.overdue_tile, len(found.overdue), "danger"),
            (view.missing_tile, sum(m.missing for m in found.missing), "warning"),
            (view.remarks_tile, len(found.unanswered), "warning"),
            (view.totals_tile, len(found.totals), "warning"),
            (view.unplaced_tile, len(found.unplaced), "warning"),
        )
        for tile, figure, tone in tones:
            tile.set_figure(figure, tone if figure else "success")
        day = write_day(found.on)
        view.header.set_title(
            self.tr("Overblik"), self.tr("Hvad der kræver din opmærksomhed den {}").format(day)
        )
        view.initiatives.setVisible(found.initiatives > 0)
        view.initiatives.setText(self.tr("Alle indsatser: {}").format(found.initiatives))

    def _show_lists(self, found: Overview) -> None:
        view, lang = self.view, self._context.lang
        view.show_since(found.since)
        view.slipped.show_lines([deadline_line(d, lang) for d in found.slipped])
        view.due.show_lines([deadline_line(d, lang) for d in found.due_soon])
        view.overdue.show_lines([deadline_line(d, lang) for d in found.overdue])
        view.unplaced.show_lines([deadline_line(d, lang) for d in found.unplaced])
        view.missing.show_lines([missing_line(m, lang) for m in found.missing])
        view.remarks.show_lines([remark_line(r, lang) for r in found.unanswered])
        view.totals.show_lines([total_line(t) for t in found.totals])
        view.recent.show_lines([recent_line(r, lang) for r in found.recent])

    # -- ways out

    def _follow(self, line: Line) -> None:
        if line.initiative_id:
            self._context.open_page("plans", initiative_id=line.initiative_id)
        elif line.round_place is not None:
            round_id, department_id = line.round_place
            self._context.open_page("rounds", round_id=round_id, department_id=department_id)
        elif line.wanted is not None:
            self._context.open_page("plans", wanted=line.wanted)
        elif line.remark_id:
            self._context.open_page("remarks", remark_id=line.remark_id)
        elif line.date_id and self.shown is not None:
            self._context.open_page(
                "deadlines", date_id=line.date_id, on=self.shown.on, within=HORIZON
            )

    def _open_round(self, found: Overview | None) -> None:
        """Show the matrix of the round that texts are missing in, or of the newest round."""
        missing = found.missing if found is not None else ()
        self._context.open_page("rounds", round_id=missing[0].round_id if missing else "")

    def _open_all(self) -> None:
        self._context.open_page("plans", wanted=InitiativeFilter())


def _parts(found: Overview) -> tuple[tuple[object, ...], ...]:
    return (
        found.due_soon,
        found.overdue,
        found.unplaced,
        found.missing,
        found.unanswered,
        found.totals,
    )


def make_page(context: PageContext) -> OverviewPage:
    """Return the page for a window."""
    return OverviewPage(context)
