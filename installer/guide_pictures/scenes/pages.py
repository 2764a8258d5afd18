"""The twelve pages, each with something chosen that a person at work would have chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QWidget

from guide_pictures.scenes import scene
from guide_pictures.scenes.follow_up import trial_end
from guide_pictures.scenes.laptop import with_a_copy_out
from guide_pictures.scenes.plans import choose_node
from guide_pictures.stage import COLLEAGUE, with_an_open_round
from kkdesk.domain.cases import Panel
from kkdesk.domain.records import NodeKind
from kkdesk.services.remarks import remark_items
from kkdesk.ui.pages.cases.page import CasesPage
from kkdesk.ui.pages.deadlines.page import DeadlinesPage
from kkdesk.ui.pages.history.page import HistoryPage
from kkdesk.ui.pages.indicators.page import IndicatorsPage
from kkdesk.ui.pages.plans.page import PlansPage
from kkdesk.ui.pages.slides.page import SlidesPage

if TYPE_CHECKING:
    from guide_pictures.camera import Camera

_SHOWN_SLIDE: Final = 7
_PANES: Final = (240, 375, 390)
"""Widths of tree, list and editor at which the most can be read in all three."""


@scene("overview", on=with_an_open_round)
def overview(camera: Camera) -> QWidget:
    """Show what asks for attention, a round that is being written included."""
    camera.go("overview", QWidget)
    return camera.window


@scene("plans")
def plans(camera: Camera) -> QWidget:
    """Show an initiative with dates and money in the editor."""
    page = camera.go("plans", PlansPage)
    page.view.panes.setSizes(_PANES)
    choose_node(camera, page, NodeKind.OBJECTIVE, "2. ")
    page.open_initiative(str(camera.find("initiatives", code="S2.2")["id"]))
    return camera.window


@scene("rounds", on=with_an_open_round)
def rounds(camera: Camera) -> QWidget:
    """Show a round in which some departments have written and some have not."""
    camera.go("rounds", QWidget)
    return camera.window


@scene("remarks")
def remarks(camera: Camera) -> QWidget:
    """Show a remark that is answered in part."""
    key = next(one.id for one in remark_items(camera.workspace) if one.code == "R4.2")
    camera.go("remarks", QWidget, remark_id=key)
    return camera.window


@scene("cases")
def cases(camera: Camera) -> QWidget:
    """Show the meetings that a case goes through."""
    page = camera.go("cases", CasesPage)
    pane = page.view.panes["case"]
    pane.tabs.setCurrentWidget(pane.panels[Panel.STEPS])
    return camera.window


@scene("indicators")
def indicators(camera: Camera) -> QWidget:
    """Show an indicator with its chart, with room for the names in the list."""
    page = camera.go("indicators", IndicatorsPage)
    widen(page, 0.47)
    return camera.window


@scene("deadlines")
def deadlines(camera: Camera) -> QWidget:
    """Show the list with a trial's end chosen in it."""
    camera.go("deadlines", DeadlinesPage, date_id=trial_end(camera))
    return camera.window


@scene("timeline")
def timeline(camera: Camera) -> QWidget:
    """Show the bars around today, and the trial chosen among them."""
    camera.go("timeline", QWidget, initiative_id=camera.find("initiatives", code="S2.2")["id"])
    return camera.window


@scene("slides")
def slides(camera: Camera) -> QWidget:
    """Show a slide with texts in two columns."""
    page = camera.go("slides", SlidesPage)
    page.preview.go_to(_SHOWN_SLIDE - 1)
    return camera.window


@scene("packets")
def packets(camera: Camera) -> QWidget:
    """Show a packet to which some appendices have not come yet."""
    camera.go("packets", QWidget)
    return camera.window


@scene("history")
def history(camera: Camera) -> QWidget:
    """Show what a colleague changed in a title."""
    page = camera.go("history", HistoryPage)
    choose_row(page.view.operations, COLLEAGUE, "S2.2")
    return camera.window


@scene("exchange", on=with_a_copy_out)
def exchange(camera: Camera) -> QWidget:
    """Show the page while somebody has a copy along."""
    camera.go("exchange", QWidget)
    return camera.window


def widen(page: QWidget, share: float) -> None:
    """Draw the line between a list and what is beside it to where the names can be read."""
    (splitter, *_) = page.findChildren(QSplitter)
    whole = sum(splitter.sizes())
    splitter.setSizes([round(whole * share), round(whole * (1 - share))])


def choose_row(view: QAbstractItemView, *words: str) -> None:
    """Choose the row of a list that says all these words."""
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        cells = [model.index(row, column) for column in range(model.columnCount(QModelIndex()))]
        said = " ".join(str(cell.data()) for cell in cells)
        if all(one in said for one in words):
            view.setCurrentIndex(cells[0])
            return
    raise LookupError(words)
