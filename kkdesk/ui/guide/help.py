"""F1 and the menu's entry: the guide, opened at the section about where the person is.

Nothing of the guide is loaded before it is asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from kkdesk.errors import KkdeskError

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.guide.window import GuideWindow
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.tasks import Worker

_KEY_NAME: Final = "guide_key"
_HELP: Final = QKeySequence.StandardKey.HelpContents


class GuideHelp(QObject):
    """Opens the one window of the guide for every window and dialog of the program."""

    def __init__(self, worker: Worker, state_file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._state = QSettings(str(state_file), QSettings.Format.IniFormat, self)
        self._windows: list[MainWindow] = []
        self._lang: Lang = "da"
        self.window: GuideWindow | None = None
        """The guide, once it was asked for."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._give_key)

    def attach(self, window: MainWindow, lang: Lang) -> None:
        """Lead from a window to the guide, in its language from now on."""
        self._windows.append(window)
        window.provide("guide", partial(self._about_page, window))
        window.closing.connect(partial(self._forget, window))
        for menu in window.menuBar().findChildren(QMenu):
            menu.installEventFilter(self)
        if lang != self._lang:
            self._lang = lang
            self._speak()

    def open_at(self, topic: str) -> None:
        """Show the guide in front, at a section."""
        window = self._made()
        if window is None:
            return
        window.show_topic(topic)
        window.show()
        window.raise_()
        window.activateWindow()
        window.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Explain with F1 the entry of a menu that is about to be chosen."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QMenu):
            return False
        if not (
            isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.HelpContents)
        ):
            return False
        topic = self._menu_topic(watched)
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self.open_at(topic)
        return True

    # -- where the person is

    def _about_page(self, window: MainWindow) -> None:
        """Open the section about what has the keyboard in a window."""
        from kkdesk.ui.guide.topics import topic_of  # noqa: PLC0415 -- only when asked

        self.open_at(topic_of(window.focusWidget() or window, window.current_key()))

    def _about_dialog(self, dialog: QDialog) -> None:
        from kkdesk.ui.guide.topics import topic_of  # noqa: PLC0415 -- only when asked

        front = dialog.parentWidget()
        page = next(
            (one.current_key() for one in self._windows if front and one is front.window()), ""
        )
        self.open_at(topic_of(dialog.focusWidget() or dialog, page))

    def _menu_topic(self, menu: QMenu) -> str:
        """Return what a menu's marked entry is about."""
        from kkdesk.ui.guide.topics import ACTIONS, MENUS, PAGES  # noqa: PLC0415 -- only when asked

        action = menu.activeAction()
        for window in self._windows:
            actions = window.menu
            for name, one in actions.provided.items():
                if one is action:
                    return ACTIONS[name]
            for key, one in zip(PAGES, actions.pages, strict=True):
                if one is action:
                    return PAGES[key]
        return MENUS

    def _give_key(self) -> None:
        """Let F1 work in a dialog that comes to the front; its window's key does not reach it."""
        front = QApplication.activeWindow() if self._windows else None
        if not isinstance(front, QDialog) or front.findChild(QShortcut, _KEY_NAME) is not None:
            return
        key = QShortcut(QKeySequence(_HELP), front)
        key.setObjectName(_KEY_NAME)
        key.activated.connect(partial(self._about_dialog, front))

    # -- the guide's window

    def _made(self) -> GuideWindow | None:
        """Return the guide, made the first time; None if it cannot be read, which is told."""
        if self.window is None:
            from kkdesk.services.guide import load_guide  # noqa: PLC0415 -- only when asked
            from kkdesk.ui.guide.window import GuideWindow  # noqa: PLC0415

            try:
                guide = load_guide(self._lang)
            except KkdeskError as error:
                for window in self._windows[:1]:
                    window.show_error(error)
                return None
            self.window = made = GuideWindow(guide, self._state)
            made.save_wanted.connect(partial(self._save, made, self._lang))
        return self.window

    def _save(self, window: GuideWindow, lang: Lang) -> None:
        from kkdesk.ui.guide.saving import ask_where_to  # noqa: PLC0415 -- only when asked

        ask_where_to(window, self._worker, lang)

    def _speak(self) -> None:
        """Make the guide anew in the language spoken now, open where it was open."""
        old, self.window = self.window, None
        if old is None:
            return
        shown, anchor = old.isVisible(), old.anchor
        old.close()
        old.deleteLater()
        if shown:
            self.open_at(anchor)

    def _forget(self, window: MainWindow) -> None:
        """Close the guide with the last window."""
        if window in self._windows:
            self._windows.remove(window)
        if not self._windows and self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
