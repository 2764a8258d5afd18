"""A dialog of a few fields that is just as high as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class SnugDialog(QDialog):
    """Opens without the room that Qt keeps for lines that break in a narrower dialog.

    What is left over would stand between the fields, otherwise in each dialog.
    """

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the height that the texts have at the dialog's width."""
        super().showEvent(event)
        whole = self.layout()
        if whole is not None and whole.hasHeightForWidth():
            whole.activate()
            self.resize(self.width(), whole.totalHeightForWidth(self.width()))
