from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.cases import Panel
from kkdesk.errors import KkdeskError, Text
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.i18n import current_language, set_language
from kkdesk.ui.main_window import MainWindow
from kkdesk.ui.navigation import NARROW, WIDE, Navigation, PageEntry
from kkdesk.ui.pages.cases.model import headings
from kkdesk.ui.pages.cases.panel_view import panel_title
from kkdesk.ui.tasks import JobContext, Worker
from kkdesk.ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@dataclass
class OutOfPaperError(KkdeskError):
    DA = Text("Papir", "Der er ikke mere papir.", "Alt er gemt.", "Læg papir i.")
    EN = Text("Paper", "There is no paper.", "All is saved.", "Add paper.")


class Page(QWidget):
    made = 0

    def __init__(self, name: str) -> None:
        super().__init__()
        Page.made += 1
        self.field = QLineEdit(name)
        self.field.setAccessibleName(name)
        QVBoxLayout(self).addWidget(self.field)


ENTRIES = (
    PageEntry("overview", "Overblik", "overview", lambda: Page("Overblik")),
    PageEntry("plans", "Handleplaner", "plans", lambda: Page("Handleplaner")),
    PageEntry("deadlines", "Frister", "deadlines", lambda: Page("Frister")),
)


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    assert qapp is not None
    made = Worker()
    yield made
    assert made.close()


@pytest.fixture
def make(
    qapp: QApplication, worker: Worker, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[], MainWindow]]:
    set_language(qapp, "da")
    theme = Theme(qapp, ThemeMode.LIGHT)
    Page.made = 0

    def new() -> MainWindow:
        window = MainWindow(
            theme,
            worker,
            ENTRIES,
            state_file=tmp_path / "window.ini",
            log_file=tmp_path / "kkdesk.log",
        )
        qtbot.addWidget(window)
        window.show()
        return window

    yield new
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    theme.setParent(None)
    theme.deleteLater()


@pytest.fixture
def window(make: Callable[[], MainWindow]) -> MainWindow:
    return make()


def test_before_the_data_is_there_the_window_says_that_it_opens(window: MainWindow) -> None:
    waiting = window.stack.currentWidget()
    assert isinstance(waiting, QLabel)
    assert waiting.text() == "Åbner …"
    window.show_page("plans")
    assert Page.made == 0


def test_a_page_is_made_when_it_is_first_chosen_and_only_then(window: MainWindow) -> None:
    window.set_pages_ready()
    assert Page.made == 1
    window.show_page("deadlines")
    window.show_page("overview")
    window.show_page("deadlines")
    assert Page.made == 2
    assert window.stack.currentWidget() is window.page("deadlines")
    assert window.page("plans") is None
    assert window.windowTitle() == "Frister – kkdesk"


def test_back_goes_to_the_pages_that_were_left_one_by_one(window: MainWindow) -> None:
    window.set_pages_ready()
    back = window.menu.back
    assert not back.isEnabled()
    for key in ("plans", "deadlines"):
        window.show_page(key)
    seen = []
    while back.isEnabled():
        back.trigger()
        seen.append(window.current_key())
    assert seen == ["plans", "overview"]


def test_back_forgets_the_pages_of_a_database_that_was_left(window: MainWindow) -> None:
    window.set_pages_ready()
    window.show_page("plans")
    window.forget_pages()
    assert not window.menu.back.isEnabled()


def test_a_new_window_fits_the_screen_with_its_frame(window: MainWindow) -> None:
    assert window.height() < window.screen().availableSize().height()


def test_pages_are_reached_by_figure_keys_and_by_arrows(window: MainWindow) -> None:
    window.set_pages_ready()
    shortcuts = [action.shortcut().toString() for action in window.menu.pages]
    assert shortcuts == ["Ctrl+1", "Ctrl+2", "Ctrl+3"]
    window.menu.pages[1].trigger()
    assert window.current_key() == "plans"
    QTest.keyClick(window.navigation, Qt.Key.Key_Down)
    assert window.current_key() == "deadlines"
    QTest.keyClick(window.navigation, Qt.Key.Key_Home)
    assert window.current_key() == "overview"


def test_a_small_window_shows_icons_only_and_keeps_the_names(window: MainWindow) -> None:
    window.resize(1024, 700)
    assert window.navigation.width() == NARROW
    item = QAccessible.queryAccessibleInterface(window.navigation).child(1)
    assert item.text(QAccessible.Text.Name) == "Handleplaner"
    window.resize(1366, 768)
    assert window.navigation.width() == WIDE
    assert window.navigation.item(1).text() == "Handleplaner"
    assert window.minimumSizeHint().width() <= 1024


def test_the_list_of_pages_is_wide_enough_for_its_longest_title(qtbot: QtBot) -> None:
    title = "Cases, meetings and all that follows"
    navigation = Navigation([PageEntry("cases", title, "cases", QWidget)])
    qtbot.addWidget(navigation)
    navigation.show()
    assert navigation.width() > WIDE
    assert navigation.sizeHintForColumn(0) <= navigation.viewport().width()


def test_a_menu_holds_only_what_somebody_provided(window: MainWindow) -> None:
    assert not window.menu.provided["undo"].isVisible()
    undone: list[int] = []
    undo = window.provide("undo", lambda: undone.append(1))
    assert undo.isVisible()
    assert not undo.isEnabled()
    window.set_history("Ret titel & navn", None)
    assert undo.text() == "&Fortryd: Ret titel && navn"
    assert undo.shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)
    undo.trigger()
    assert undone == [1]
    window.set_history(None, "Ret titel")
    assert undo.text() == "&Fortryd"
    assert window.menu.provided["redo"].text() == "&Gentag: Ret titel"


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    actions = [*window.menu.provided.values(), *window.menu.pages, window.menu.quit]
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_a_chosen_scheme_is_shown_and_told(window: MainWindow) -> None:
    told: list[ThemeMode] = []
    window.theme_mode_chosen.connect(told.append)
    window.menu.theme_chosen.emit(ThemeMode.DARK)
    assert told == [ThemeMode.DARK]


def test_a_long_job_is_shown_with_its_progress_and_can_be_cancelled(
    window: MainWindow, worker: Worker, qtbot: QtBot
) -> None:
    gate = threading.Event()
    done: list[int] = []

    def job(context: JobContext) -> int:
        context.progress(0.4, "side 4")
        gate.wait()
        context.check()
        return 1

    worker.submit(job, done=done.append, receiver=window, label="Udskriver")
    qtbot.waitUntil(lambda: window._progress.value() == 40)
    assert window._task.text() == "Udskriver: side 4"
    assert window._cancel.isVisible()
    window._cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert done == []
    assert not window._cancel.isVisible()


def test_a_failure_is_told_in_the_message_bar(
    window: MainWindow, worker: Worker, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise OutOfPaperError

    worker.submit(fail, done=lambda _: None, receiver=window)
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.text() == "Der er ikke mere papir. Alt er gemt. Læg papir i."


@pytest.mark.allow_log
def test_a_bug_gives_one_polite_message_without_a_traceback(
    window: MainWindow, worker: Worker, qtbot: QtBot
) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    for _ in range(3):
        worker.submit(bug, done=lambda _: None, receiver=window)
    qtbot.waitUntil(lambda: worker.idle)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert "kkdesk.log" in boxes[0].informativeText()
    assert "ZeroDivision" not in boxes[0].text() + boxes[0].informativeText()
    boxes[0].close()


def test_a_window_that_may_only_be_read_says_so_until_that_ends(window: MainWindow) -> None:
    window.set_read_only("En anden har databasen åben.")
    assert window.banner.text() == "En anden har databasen åben."
    window.set_read_only("")
    assert not window.banner.isVisible()


def test_the_window_comes_back_where_it_was(
    make: Callable[[], MainWindow], window: MainWindow
) -> None:
    window.set_pages_ready()
    window.show_page("deadlines")
    window.resize(window.width(), 590)
    window.close()
    again = make()
    assert again.current_key() == "deadlines"
    assert again.height() == 590


def test_closing_lets_a_field_hand_over_its_change(window: MainWindow) -> None:
    window.set_pages_ready()
    page = window.page("overview")
    assert isinstance(page, Page)
    handed: list[str] = []
    page.field.editingFinished.connect(lambda: handed.append(page.field.text()))
    window.activateWindow()
    page.field.setFocus()
    page.field.setText("ny titel")
    window.close()
    assert handed[:1] == ["ny titel"]


@pytest.mark.parametrize(("key", "happens"), [(Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 0)])
def test_a_dangerous_question_takes_escape_and_enter_for_no(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, happens: int
) -> None:
    done: list[int] = []
    box = ask(window, "Slet", "Slet?", "Slet", lambda: done.append(1), dangerous=True)
    with qtbot.waitSignal(box.finished):
        QTest.keyClick(box.focusWidget(), key)
    assert len(done) == happens


def test_every_control_of_the_shell_has_a_name(window: MainWindow) -> None:
    window.set_pages_ready()
    window.messages.show_toast("Gemt", action="Fortryd")
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        named = face.text(QAccessible.Text.Name) or isinstance(widget, QComboBox)
        assert named, widget


def test_the_standard_dialogs_speak_the_chosen_language(qapp: QApplication) -> None:
    assert set_language(qapp, "da") == ()
    assert current_language() == "da"
    assert qapp.translate("QFileDialog", "&Look in:") == "&Søg i:"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annullér"
    assert qapp.translate("Actions", "&Filer") == "&Filer"
    assert set_language(qapp, "en") == ()
    assert current_language() == "en"
    assert qapp.translate("Actions", "&Filer") == "&File"
    assert qapp.translate("MessageBar", "Luk besked") == "Close message"
    set_language(qapp, "da")
    assert QLocale().name() == "da_DK"


def test_the_window_outlives_more_calls_than_the_constants_had_references() -> None:
    code = (
        "import kkdesk.ui\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "label = QLabel()\n"
        "for _ in range(100_000): label.setEnabled(True)\n"
        "print('alive')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "alive", run.stderr


def test_the_shell_loads_neither_the_database_nor_the_reports() -> None:
    code = (
        "import sys, kkdesk.ui.main_window, kkdesk.ui.theme, kkdesk.ui.i18n\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'reportlab', 'qt_material', 'jinja2', 'markdown_it'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_one_appendix_and_several_are_told_apart_in_english(qapp: QApplication) -> None:
    set_language(qapp, "en")
    several, one = panel_title(Panel.APPENDICES), headings(Panel.DOCUMENTS)[1]
    set_language(qapp, "da")
    assert (several, one) == ("Appendices", "Appendix")
    assert panel_title(Panel.APPENDICES) == headings(Panel.DOCUMENTS)[1] == "Bilag"
