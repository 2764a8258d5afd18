"""The first start, driven as a person drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.ui.dialogs.first_run import FirstRunDialog
from tests.e2e.app_desk import wait_until

if TYPE_CHECKING:
    from tests.e2e.app_desk import AppDesk

TYPED = {
    "organisation": "Aaby Kommune",
    "code": "HP26",
    "title": "Handicappolitik 2026",
    "period": "2026-2029",
    "council": "HR Handicaprådet",
}
DEPARTMENTS = "SOF Socialforvaltningen\nBUF\tBørne- og Ungdomsforvaltningen"


def assistant(desk: AppDesk) -> FirstRunDialog:
    """Wait for the assistant in front of the window."""
    shown: list[FirstRunDialog] = []

    def find() -> bool:
        found = desk.window.findChildren(FirstRunDialog)
        shown[:] = [dialog for dialog in found if dialog.isVisible()]
        return bool(shown)

    wait_until(find)
    return shown[0]


def fill_in(dialog: FirstRunDialog) -> None:
    """Go to one's own policy and type everything."""
    dialog.own_button.click()
    for name, words in TYPED.items():
        dialog.form.lines[name].setText(words)
    dialog.form.departments.setPlainText(DEPARTMENTS)


def begin_own(desk: AppDesk) -> None:
    """Make one's own database with the assistant."""
    dialog = assistant(desk)
    fill_in(dialog)
    dialog.create_button.click()
    desk.wait_until_open()
