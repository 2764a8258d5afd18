"""In Danish, Qt's own dialogs and menus are Danish too, where Qt brings no translation itself."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPoint, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QColorDialog,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QSpinBox,
    QTextEdit,
    QTreeView,
    QWidget,
)

from kkdesk.ui.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Asked = dict[tuple[str, str, str | None], int]

# Called the same in both languages, or a name.
SAME = {
    ("QColorDialog", "&HTML:"),
    ("QFileSystemModel", "Computer"),
    ("QFileSystemModel", "Type"),
    ("QPageSetupWidget", "Cicero (CC)"),
    ("QPageSetupWidget", "Didot (DD)"),
    ("QPageSetupWidget", "Form"),
    ("QPageSetupWidget", "Pica (P̸)"),
    ("QPageSetupWidget", "mm"),
    ("QPlatformTheme", "OK"),
    ("QPrintSettingsOutput", "Form"),
    ("QPrintWidget", "..."),
    ("QPrintWidget", "Printer"),
    ("QPrintWidget", "Type:"),
}
NAMES = ("QPageSize", "QFontDatabase", "QShortcut")
"""Sizes of paper, scripts, and what is printed on the keys."""
SHEET = re.compile(r"\d+ \(\dx\d\)")
"""How many pages go on one."""


class Recorder(QTranslator):
    """Translates nothing and writes down everything that Qt asks for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: Asked = {}

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        return False

    def translate(
        self,
        context: bytes | str,
        source_text: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str:
        about = None if disambiguation is None else str(disambiguation)
        self.asked[str(context), str(source_text), about] = n
        return None  # type: ignore[return-value]  # a null text means: ask the next one


@contextmanager
def recorded(app: QApplication) -> Iterator[Asked]:
    set_language(app, "da")
    recorder = Recorder(app)
    app.installTranslator(recorder)
    try:
        yield recorder.asked
    finally:
        app.removeTranslator(recorder)
        recorder.deleteLater()


def english(asked: Asked) -> list[tuple[str, str]]:
    """What stays English of what was asked for."""
    return sorted(
        {
            (context, source)
            for (context, source, about), n in asked.items()
            if QCoreApplication.translate(context, source, about, n) == source
            and (context, source) not in SAME
            and context not in NAMES
            and not SHEET.fullmatch(source)
            and source.strip()
        }
    )


def _show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    QTest.qWait(20)


def _close_menus() -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QMenu):
            one.close()


@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode), ids=lambda one: one.name)
def test_choosing_a_file_is_danish(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, accept: QFileDialog.AcceptMode
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.pdf").write_bytes(b"x" * 5000)
    (tmp_path / "tema.toml").write_bytes(b"x" * 5000)
    with recorded(qapp) as asked:
        for mode in QFileDialog.FileMode:
            dialog = QFileDialog(None, "", str(tmp_path))
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setAcceptMode(accept)
            dialog.setFileMode(mode)
            dialog.setViewMode(QFileDialog.ViewMode.Detail)
            _show(qtbot, dialog)
            for view in dialog.findChildren(QTreeView):
                model, root = view.model(), view.rootIndex()
                for row in range(model.rowCount(root)):
                    for column in range(model.columnCount(QModelIndex())):
                        model.index(row, column, root).data()
            dialog.close()
    assert len(asked) > 30
    assert english(asked) == []


def test_messages_and_their_buttons_are_danish(qapp: QApplication, qtbot: QtBot) -> None:
    with recorded(qapp) as asked:
        for button in QDialogButtonBox.StandardButton:
            if button.name not in {"NoButton", "FirstButton", "LastButton"}:
                _show(qtbot, QDialogButtonBox(button))
        box = QMessageBox()
        box.setDetailedText("Mere")
        _show(qtbot, box)
    assert len(asked) > 15
    assert english(asked) == []


@pytest.mark.parametrize("kind", [QPrintDialog, QColorDialog, QInputDialog])
def test_the_dialogs_for_paper_colour_and_links_are_danish(
    qapp: QApplication, qtbot: QtBot, kind: type[QDialog]
) -> None:
    with recorded(qapp) as asked:
        printer = QPrinter()
        dialog = kind(printer) if kind is QPrintDialog else kind()
        if isinstance(dialog, QColorDialog):
            dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        _show(qtbot, dialog)
        dialog.close()
    assert asked
    assert english(asked) == []


def test_the_menus_of_fields_are_danish(qapp: QApplication, qtbot: QtBot) -> None:
    link = QLabel('<a href="https://example.org">x</a>')
    link.setTextInteractionFlags(link.textInteractionFlags().TextBrowserInteraction)
    fields: list[QWidget] = [QLineEdit("x"), QTextEdit("x"), QPlainTextEdit("x"), QDateEdit()]
    fields += [QSpinBox(), QScrollBar(), QCalendarWidget(), QProgressBar(), link]
    with recorded(qapp) as asked:
        for field in fields:
            _show(qtbot, field)
            if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit):
                menu = field.createStandardContextMenu()
                qtbot.addWidget(menu)
            else:
                QTimer.singleShot(30, _close_menus)  # some menus wait for an answer
                place = field.mapToGlobal(QPoint(2, 2))
                reason = QContextMenuEvent.Reason.Keyboard
                QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(2, 2), place))
                QTest.qWait(60)
    assert len(asked) > 10
    assert english(asked) == []
