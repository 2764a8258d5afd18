"""Saving the whole guide as a file, to print it or to send it on."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kkdesk.services.guide import write_guide

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.guide.window import GuideWindow
    from kkdesk.ui.tasks import Worker

translate = QCoreApplication.translate
_NAMES: dict[Lang, str] = {"da": "kkdesk-vejledning", "en": "kkdesk-guide"}


def ask_where_to(window: GuideWindow, worker: Worker, lang: Lang) -> None:
    """Ask for a file's name and write the guide to it; what came of it is told in the window."""
    kinds = {
        translate("Guide", "PDF til skærm og papir (*.pdf)"): ".pdf",
        translate("Guide", "Webside (*.html)"): ".html",
    }
    name = str(Path.home() / f"{_NAMES[lang]}.pdf")
    dialog = QFileDialog(window, translate("Guide", "Gem vejledningen"), name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix("pdf")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind][1:]))
    dialog.fileSelected.connect(lambda chosen: save_to(window, worker, lang, Path(chosen)))
    dialog.open()


def save_to(window: GuideWindow, worker: Worker, lang: Lang, path: Path) -> None:
    """Write the guide to a file in the background."""
    worker.submit(
        lambda: write_guide(lang, path, datetime.now(UTC)),
        done=lambda _pages: _tell(window, path),
        failed=partial(_refuse, window, lang),
        receiver=window,
        label=translate("Guide", "Gemmer vejledningen"),
    )


def _tell(window: GuideWindow, path: Path) -> None:
    window.messages.show_toast(
        translate("Guide", "Gemt: {}").format(path),
        action=translate("Guide", "Åbn"),
        do=partial(_open, path),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _refuse(window: GuideWindow, lang: Lang, error: KkdeskError) -> None:
    window.messages.show_message(error.message(lang), "danger")
