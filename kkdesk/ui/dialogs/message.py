"""The few messages that need an answer; they open above the window and never block it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMessageBox

import kkdesk
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.announce import restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


translate = QCoreApplication.translate


def show_text(parent: QWidget, title: str, text: str, *, tone: str = "info") -> QMessageBox:
    """Show a message with a Close button; tones: info, success, warning, danger."""
    box = _box(parent, title, text, tone)
    box.addButton(translate("Messages", "Luk"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box


def ask(
    parent: QWidget,
    title: str,
    text: str,
    action: str,
    do: Callable[[], None],
    *,
    dangerous: bool = False,
) -> QMessageBox:
    """Ask before doing something; Escape and Enter both mean no when it is dangerous."""
    box = _box(parent, title, text, "warning" if dangerous else "help")
    yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(translate("Messages", "Annullér"), QMessageBox.ButtonRole.RejectRole)
    restyle(yes, "kind", "danger" if dangerous else "primary")
    box.setDefaultButton(no if dangerous else yes)
    box.setEscapeButton(no)
    box.finished.connect(lambda _result: do() if box.clickedButton() is yes else None)
    fit_buttons(box)
    box.open()
    return box


def show_crash(parent: QWidget, log_file: Path) -> QMessageBox:
    """Say politely that the program met a fault of its own."""
    text = translate(
        "Messages",
        "Der skete en fejl i programmet, og det sidste trin blev ikke udført. "
        "Det, der allerede var gemt, er gemt. Prøv igen, og send logfilen til den, "
        "der vedligeholder programmet, hvis det sker igen.",
    )
    box = _box(parent, translate("Messages", "Noget gik galt"), text, "danger")
    box.addButton(translate("Messages", "Luk"), QMessageBox.ButtonRole.AcceptRole)
    box.setInformativeText(translate("Messages", "Logfil: {}").format(log_file))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.open()
    return box


def show_about(parent: QWidget) -> QMessageBox:
    """Tell which program and version this is."""
    text = translate(
        "Messages", "kkdesk {} – sager, indsatser og statusrunder for politikkens koordinator."
    )
    return show_text(
        parent, translate("Messages", "Om kkdesk"), text.format(kkdesk.__version__), tone="app"
    )


def fit_buttons(box: QMessageBox) -> None:
    """Keep every button as wide as its words: a least width in the style lets Qt squeeze them."""
    for button in box.buttons():
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())


def _box(parent: QWidget, title: str, text: str, picture: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    token = picture if picture in {"info", "success", "warning", "danger"} else "primary"
    box.setIconPixmap(icon(picture, token).pixmap(QSize(36, 36), parent.devicePixelRatioF()))
    return box
