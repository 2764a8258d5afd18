"""The window: pages at the right of a list of pages, menus, messages and a status bar.

It imports nothing heavy, so that it is painted before the database and the pages are ready.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QEventLoop, QSettings, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.actions import Actions
from kkdesk.ui.by_name import set_by_name
from kkdesk.ui.icons import icon
from kkdesk.ui.navigation import KEY_ROLE, Navigation
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import EmptyState, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QMessageBox

    from kkdesk.errors import KkdeskError
    from kkdesk.ui.navigation import PageEntry
    from kkdesk.ui.tasks import Worker
    from kkdesk.ui.theme import Theme, ThemeMode

_COMFORTABLE = QSize(1366, 768)
_SMALLEST = QSize(480, 320)  # a small screen with everything twice as large
_FRAME = QSize(8, 40)
"""What the title bar and borders of the window may take; unknown until it is shown."""
_NARROW_BELOW = 1180


class MainWindow(QMainWindow):
    """The shell around the pages; what the menus do is provided from outside."""

    closing = Signal()
    language_requested = Signal(str)
    """A language was chosen; the one who made this window makes a new one in it."""
    theme_mode_chosen = Signal(object)
    page_shown = Signal(str)

    def __init__(
        self,
        theme: Theme,
        worker: Worker,
        entries: Sequence[PageEntry],
        *,
        state_file: Path,
        log_file: Path,
        lang: Literal["da", "en"] = "da",
    ) -> None:
        super().__init__()
        self._theme, self._worker, self._lang = theme, worker, lang
        self._log_file = log_file
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, QWidget] = {}
        self._left: list[str] = []
        self._ready = False
        self._unopened: EmptyState | None = None
        self._crash: QMessageBox | None = None
        self._signed = ""
        self._state = QSettings(str(state_file), QSettings.Format.IniFormat)
        self.setWindowTitle("kkdesk")
        self.setWindowIcon(icon("app", "primary"))
        self.setMinimumSize(_SMALLEST)
        self.menu = Actions(self, entries)
        self.navigation = Navigation(entries)
        self.banner, self.messages = MessageBar(), MessageBar()
        self.stack = QStackedWidget()
        self._waiting = text_label(self.tr("Åbner …"), "muted")
        self._build()
        self._build_status_bar()
        self._connect()
        self._restore()

    # -- pages

    def set_pages_ready(self) -> None:
        """Say that the data is there: the chosen page is made now, the others when chosen."""
        self._ready = True
        self.show_page(self.current_key() or next(iter(self._entries)))

    def show_page(self, key: str) -> None:
        """Go to a page."""
        if self.current_key() != key:
            self.navigation.choose(key)
        elif self._ready:
            self._show(key)

    def go_back(self) -> None:
        """Go to the page that was shown before this one."""
        if self._left:
            key = self._left[-1]
            self.show_page(key)
            del self._left[-2:]  # the page gone to, and the one just left
            self.menu.back.setEnabled(bool(self._left))

    def current_key(self) -> str:
        """Return the key of the chosen page, or nothing."""
        item = self.navigation.currentItem()
        return str(item.data(KEY_ROLE)) if item is not None else ""

    def page(self, key: str) -> QWidget | None:
        """Return a page if it has been made."""
        return self._pages.get(key)

    def forget_pages(self) -> None:
        """Drop every page and wait: another database is being opened."""
        self._ready = False
        self.stack.setCurrentWidget(self._waiting)
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._left.clear()
        self.menu.back.setEnabled(False)

    def set_waiting(self, text: str) -> None:
        """Say in place of the pages why there are none (yet)."""
        self._waiting.setText(text)
        if not self._ready:
            self.stack.setCurrentWidget(self._waiting)

    def set_unopened(self, title: str, text: str, action: str, do: Callable[[], object]) -> None:
        """Say in place of the pages that there is no database, and what can be done about it."""
        if self._unopened is not None:
            self.stack.removeWidget(self._unopened)
            self._unopened.deleteLater()
        self._unopened = EmptyState(title, text, icon_name="plans", action=action)
        self._unopened.button.clicked.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument
        self.stack.addWidget(self._unopened)
        self.stack.setCurrentWidget(self._unopened)

    def _show(self, key: str) -> None:
        """Show a page, making it the first time."""
        if not self._ready:
            return
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._entries[key].factory()
            self.stack.addWidget(page)
        self._remember_left(page)
        self.stack.setCurrentWidget(page)
        self._show_title()
        self.page_shown.emit(key)

    def _remember_left(self, coming: QWidget) -> None:
        """Remember the page that is left, for going back."""
        leaving = self.stack.currentWidget()
        key = next((key for key, page in self._pages.items() if page is leaving), "")
        if key and leaving is not coming:
            self._left.append(key)
            self.menu.back.setEnabled(True)

    # -- what others tell the person

    def provide(self, name: str, do: Callable[[], None]) -> QAction:
        """Show a menu action and say what it does; names are those in ``actions.py``."""
        return self.menu.provide(name, do)

    def set_history(self, undo: str | None, redo: str | None) -> None:
        """Name what can be undone and redone."""
        self.menu.set_history(undo, redo)

    def set_read_only(
        self, reason: str, *, action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Say above everything that nothing can be changed; an empty reason takes it away."""
        if reason:
            self.banner.show_message(reason, "warning", action=action, do=do, closable=False)
        else:
            self.banner.clear()

    def set_status(self, text: str) -> None:
        """Say something quiet in the status bar."""
        self._status.setText(text)

    def set_sign(self, text: str, explained: str) -> None:
        """Mark the window, in its title and at its foot, as one on a database of a special kind."""
        self._signed = text
        self._sign.setText(text)
        self._sign.setToolTip(explained)
        self._sign.setAccessibleDescription(explained)
        self._sign.setVisible(bool(text))
        self._show_title()

    def _show_title(self) -> None:
        entry = self._entries.get(self.current_key()) if self._ready else None
        parts = (entry.title if entry else "", "kkdesk", self._signed)
        self.setWindowTitle(" – ".join(part for part in parts if part))

    def show_error(self, error: KkdeskError) -> None:
        """Say what could not be done, what is safe and what to do."""
        self.messages.show_message(error.message(self._lang), "danger")

    def show_notice(self, text: str) -> None:
        """Say something that is no failure; it stays until closed."""
        self.messages.show_message(text, "info")

    def show_fault(self) -> None:
        """Say that the program met a fault of its own; one message at a time."""
        if self._crash is None:
            from kkdesk.ui.dialogs.message import show_crash  # noqa: PLC0415 -- after the paint

            self._crash = show_crash(self, self._log_file)
            self._crash.finished.connect(self._forget_crash)

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the pages the room in a small window."""
        self.navigation.set_narrow(event.size().width() < _NARROW_BELOW)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Let a field with a change in it hand the change over, and remember the place."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._state.setValue("window/geometry", self.saveGeometry())
        self._state.setValue("window/page", self.current_key())
        self._state.sync()
        self.closing.emit()
        super().closeEvent(event)

    # -- building

    def _build(self) -> None:
        self.menu.fill(self.menuBar(), self._theme.mode, self._lang)
        set_by_name(self._waiting, alignment="AlignCenter")
        self.stack.addWidget(self._waiting)
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.banner, self.messages):
            right.addWidget(part)
        right.addWidget(scrolled(self.stack), 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(10, 0, 10, 0)
        self._status: QLabel = text_label(wrap=False)
        self._task: QLabel = text_label(wrap=False)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Fremdrift"))
        self._cancel: QPushButton = action_button(self.tr("Annullér"), kind="link")
        self._cancel.clicked.connect(self._worker.cancel_running)
        self._sign = text_label("", "flag", wrap=False)
        bar.addWidget(self._status, 1)
        bar.addPermanentWidget(self._sign)
        self._sign.hide()
        for part in (self._task, self._progress, self._cancel):
            bar.addPermanentWidget(part)
            part.hide()

    def _connect(self) -> None:
        self.navigation.page_chosen.connect(self._show)
        self.menu.back.triggered.connect(self.go_back)
        self.menu.page_chosen.connect(self.show_page)
        self.menu.theme_chosen.connect(self._choose_theme)
        self.menu.language_chosen.connect(self.language_requested)
        self.menu.quit.triggered.connect(self.close)
        self.menu.about.triggered.connect(self._show_about)
        self._worker.busy_changed.connect(self._show_busy)
        self._worker.slow_changed.connect(self._show_slow)
        self._worker.progress.connect(self._show_progress)
        self._worker.refused.connect(self.show_error)
        self._worker.crashed.connect(self.show_fault)

    def _restore(self) -> None:
        """Come back where the window was, if a screen is still there."""
        saved = self._state.value("window/geometry")
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            screen = QGuiApplication.primaryScreen()
            room = screen.availableSize() if screen is not None else _COMFORTABLE
            self.resize(_COMFORTABLE.boundedTo(room - _FRAME))
        known = str(self._state.value("window/page") or "")
        self.navigation.choose(known if known in self._entries else next(iter(self._entries)))

    # -- what happens

    def _choose_theme(self, mode: ThemeMode) -> None:
        """Dress every widget anew; with all pages made that takes a second or more."""
        QGuiApplication.setOverrideCursor(QtCore.Qt.CursorShape.WaitCursor)
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        try:
            self._theme.set_mode(mode)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.theme_mode_chosen.emit(mode)

    def _show_busy(self, busy: bool, label: str) -> None:  # noqa: FBT001 -- a signal's value
        self._task.setText(label)
        self._progress.setRange(0, 0)
        for part in (self._task, self._progress, self._cancel):
            part.setVisible(busy)

    def _show_slow(self, slow: bool) -> None:  # noqa: FBT001 -- a signal's value
        """Say that the database lets one wait; a slow share or server does."""
        self._show_busy(slow, self.tr("Venter på databasen …"))
        self._cancel.hide()
        if slow:
            announce(self._task, self._task.text())

    def _show_progress(self, label: str, fraction: float, text: str) -> None:
        self._task.setText(f"{label}: {text}" if text else label)
        self._progress.setRange(0, 100)
        self._progress.setValue(round(fraction * 100))

    def _show_about(self) -> None:
        from kkdesk.ui.dialogs.message import show_about  # noqa: PLC0415 -- after the first paint

        show_about(self)

    def _forget_crash(self) -> None:
        self._crash = None
