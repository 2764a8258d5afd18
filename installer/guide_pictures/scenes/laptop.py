"""A copy on a laptop: taken, worked in, brought home, and what both sides wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from guide_pictures import clock
from guide_pictures.scenes import scene
from guide_pictures.stage import COLLEAGUE, COORDINATOR, work_as
from kkdesk.services import exchange
from kkdesk.services.workspace import operation
from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.pages.exchange.bring_dialog import BringDialog
from kkdesk.ui.pages.exchange.conflict_dialog import ConflictDialog
from kkdesk.ui.pages.exchange.page import ExchangePage
from kkdesk.ui.pages.exchange.take_dialog import TakeDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera
    from guide_pictures.stage import Stage
    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.services.workspace import Workspace

_SECRET: Final = "en lang sætning, som kun Mette kender"  # noqa: S105 -- of an example
_TITLES: Final = {
    "S2.2": ("Forsøg med helt enkle regler om merudgifter", "Forsøg med enkle regler for alle"),
    "S4.1": ("Mangfoldige børnefællesskaber", "Mangfoldige Børnefællesskaber i hele byen"),
}
"""What is written on the laptop and, of the same initiatives, at the centre."""
_TAKEN: Final = datetime(2025, 12, 12, 13, 20, tzinfo=UTC)
_WRITTEN_THERE: Final = datetime(2025, 12, 13, 9, 45, tzinfo=UTC)
_WRITTEN_HERE: Final = datetime(2025, 12, 15, 7, 50, tzinfo=UTC)
_ON_LAPTOP: Final = 0
_AT_CENTRE: Final = 1


# -- what the scenes stand on


def with_a_copy_out(stage: Stage) -> Path:
    """Return the sample, of which a colleague has a copy along."""
    centre = stage.sample()
    clock.turn_to(_TAKEN)
    work_as(centre, COORDINATOR, lambda workspace: _take(workspace, _copy(stage)))
    clock.turn_to(clock.TODAY)
    return centre


def on_the_laptop(stage: Stage) -> Path:
    """Return the copy, in which the colleague has written."""
    with_a_copy_out(stage)
    clock.turn_to(_WRITTEN_THERE)
    _write(_copy(stage) / "kkdesk.sqlite", COLLEAGUE, _ON_LAPTOP, _SECRET)
    clock.turn_to(clock.TODAY)
    return _copy(stage) / "kkdesk.sqlite"


def written_on_both_sides(stage: Stage) -> Path:
    """Return the sample after both sides wrote, before the copy comes home."""
    on_the_laptop(stage)
    clock.turn_to(_WRITTEN_HERE)
    _write(stage.database, COORDINATOR, _AT_CENTRE)
    clock.turn_to(clock.TODAY)
    return stage.database


# -- the scenes


@scene("laptop-1-empty")
def before(camera: Camera) -> QWidget:
    """Show the page while nobody has a copy."""
    camera.go("exchange", ExchangePage)
    return camera.window


@scene("laptop-2-take")
def take(camera: Camera) -> QWidget:
    """Ask what is to come along, and where to."""
    page = camera.go("exchange", ExchangePage)
    page.view.empty.button.click()
    dialog = camera.dialog(TakeDialog)
    dialog.holder.setText(COLLEAGUE)
    dialog.folder.line.setText("E:/kkdesk-kopi")
    for line in (dialog.passphrase, dialog.again):
        line.setText(_SECRET)
    return dialog


@scene("laptop-3-passphrase", on=on_the_laptop, opens=False)
def passphrase(camera: Camera) -> QWidget:
    """Ask for the passphrase of an encrypted copy."""
    dialog = camera.dialog(PassphraseDialog)
    dialog.passphrase.setText(_SECRET)
    return dialog


@scene("laptop-4-copy", on=on_the_laptop, opens=False)
def copy(camera: Camera) -> QWidget:
    """Show the sign of a window on a copy."""
    dialog = camera.dialog(PassphraseDialog)
    dialog.passphrase.setText(_SECRET)
    dialog.open_button.click()
    camera.wait_until_open()
    camera.window.show_page("plans")
    return camera.window


@scene("laptop-5-bring", on=written_on_both_sides)
def bring(camera: Camera) -> QWidget:
    """Show what a copy would bring home."""
    return _bring(camera)


@scene("laptop-6-page", on=written_on_both_sides)
def home(camera: Camera) -> QWidget:
    """Show the page after the copy came home, with what waits for a decision."""
    _bring(camera).bring_button.click()
    camera.settle()
    return camera.window


@scene("laptop-7-conflict", on=written_on_both_sides)
def conflict(camera: Camera) -> QWidget:
    """Ask what shall stand where both sides wrote."""
    _bring(camera).bring_button.click()
    camera.settle()
    page = camera.go("exchange", ExchangePage)
    page.view.decide.click()
    return camera.dialog(ConflictDialog)


# -- how they get there


def _bring(camera: Camera) -> BringDialog:
    page = camera.go("exchange", ExchangePage)
    page.view.bring.click()
    dialog = camera.dialog(BringDialog)
    dialog.passphrase.setText(_SECRET)
    dialog.folder.take(str(_copy(camera.stage)))
    camera.settle()
    return dialog


def _copy(stage: Stage) -> Path:
    return stage.desk / "kopi"


def _take(workspace: Workspace, folder: Path) -> None:
    exchange.check_out(workspace, folder, holder=COLLEAGUE, passphrase=_SECRET)


def _write(path: Path, who: str, side: int, passphrase: str = "") -> None:
    def write(work: UnitOfWork) -> None:
        for code, titles in _TITLES.items():
            (found,) = work.find("initiative", code=code)
            work.update("initiative", str(found["id"]), title=titles[side])
        if side == _ON_LAPTOP:
            (found,) = work.find("initiative", code="S2.3")
            work.update("initiative", str(found["id"]), title="En titel, som kun Mette har rettet")

    def do(workspace: Workspace) -> None:
        with operation(workspace, "set initiative.title") as work:
            write(work)

    work_as(path, who, do, passphrase)
