"""The menus and their actions; what nobody has provided is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence

from kkdesk.ui.icons import icon
from kkdesk.ui.navigation import page_key
from kkdesk.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QMenuBar

    from kkdesk.ui.navigation import PageEntry

_Key = QKeySequence.StandardKey


# What can be provided: its icon and its keys.
_PROVIDED: Final[dict[str, tuple[str, _Key | str]]] = {
    "new_window": ("copy", "Ctrl+Shift+N"),
    "new_database": ("add", ""),
    "open": ("open", _Key.Open),
    "save_copy": ("save", "Ctrl+Shift+S"),
    "backups": ("copy", "Ctrl+Shift+B"),
    "print": ("print", "Ctrl+Alt+P"),  # Ctrl+P sends the slides on screen to a printer
    "undo": ("undo", _Key.Undo),
    "redo": ("redo", "Ctrl+Y"),
    "search": ("search", _Key.Find),
    "find": ("search", "Ctrl+Shift+F"),
    "reminders": ("reminders", "Ctrl+Shift+P"),
    "refresh": ("refresh", _Key.Refresh),
    "as_of": ("history", "Ctrl+Shift+D"),
    "guide": ("help", _Key.HelpContents),
    "log": ("history", ""),
}


class Actions(QObject):
    """Every action of the window, made once per window in the shown language."""

    theme_chosen = Signal(object)
    language_chosen = Signal(str)
    page_chosen = Signal(str)

    def __init__(self, parent: QObject, entries: Sequence[PageEntry]) -> None:
        super().__init__(parent)
        words = {
            "new_window": self.tr("&Nyt vindue"),
            "new_database": self.tr("Ny &database …"),
            "open": self.tr("&Åbn database …"),
            "save_copy": self.tr("&Gem en kopi …"),
            "backups": self.tr("&Sikkerhedskopier …"),
            "print": self.tr("&Udskriv …"),
            "undo": self.tr("&Fortryd"),
            "redo": self.tr("&Gentag"),
            "search": self.tr("&Søg"),
            "find": self.tr("Søg &overalt …"),
            "reminders": self.tr("&Påmindelser …"),
            "refresh": self.tr("&Opdatér"),
            "as_of": self.tr("Vis pr. &dato …"),
            "guide": self.tr("&Vejledning"),
            "log": self.tr("Vis &logfilen"),
        }
        self.provided = {
            name: self._action(words[name], icon(drawing), keys)
            for name, (drawing, keys) in _PROVIDED.items()
        }
        for action in self.provided.values():
            action.setVisible(False)
        self.back = self._action(self.tr("&Tilbage"), icon("previous"), _Key.Back)
        self.back.setEnabled(False)
        self.quit = self._action(self.tr("&Afslut"), icon("quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about = self._action(self.tr("&Om kkdesk"), icon("info"), "")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.pages = [self._page(number, entry) for number, entry in enumerate(entries, 1)]
        self.set_history(None, None)

    def provide(self, name: str, do: Callable[[], None]) -> QAction:
        """Show an action and say what it does; its menu never holds what leads nowhere."""
        action = self.provided[name]
        action.setVisible(True)
        action.triggered.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument
        return action

    def set_history(self, undo: str | None, redo: str | None) -> None:
        """Name what would be undone and redone; None when there is nothing."""
        for name, label, bare, named in (
            ("undo", undo, self.tr("&Fortryd"), self.tr("&Fortryd: {}")),
            ("redo", redo, self.tr("&Gentag"), self.tr("&Gentag: {}")),
        ):
            action = self.provided[name]
            action.setEnabled(label is not None)
            action.setText(bare if label is None else named.format(label.replace("&", "&&")))

    def fill(self, bar: QMenuBar, mode: ThemeMode, lang: str) -> None:
        """Put the actions into menus."""
        files = bar.addMenu(self.tr("&Filer"))
        self._add(files, "new_window", "new_database", "open", "save_copy", "backups", "print")
        files.addSeparator()
        files.addAction(self.quit)
        edit = bar.addMenu(self.tr("&Rediger"))
        self._add(edit, "undo", "redo")
        edit.addSeparator()
        self._add(edit, "search", "find")
        view = bar.addMenu(self.tr("&Vis"))
        view.addActions(self.pages)
        view.addAction(self.back)
        view.addSeparator()
        self._add(view, "reminders", "refresh", "as_of")
        self._add_choices(
            view.addMenu(self.tr("&Udseende")),
            (
                (self.tr("Som &systemet"), lambda: self.theme_chosen.emit(ThemeMode.SYSTEM)),
                (self.tr("&Lyst"), lambda: self.theme_chosen.emit(ThemeMode.LIGHT)),
                (self.tr("&Mørkt"), lambda: self.theme_chosen.emit(ThemeMode.DARK)),
            ),
            list(ThemeMode).index(mode),
        )
        self._add_choices(
            view.addMenu(self.tr("&Sprog")),
            (
                ("&Dansk", lambda: self.language_chosen.emit("da")),
                ("&English", lambda: self.language_chosen.emit("en")),
            ),
            0 if lang == "da" else 1,
        )
        helping = bar.addMenu(self.tr("&Hjælp"))
        self._add(helping, "guide", "log")
        helping.addAction(self.about)

    def _action(self, text: str, picture: QIcon, keys: _Key | str) -> QAction:
        action = QAction(picture, text, self)
        if keys:
            action.setProperty("shortcut", _sequence(keys))  # setShortcut asks for Qt's keys
        return action

    def _page(self, number: int, entry: PageEntry) -> QAction:
        figure = page_key(number)
        keys = f"Ctrl+{figure}" if figure else ""
        action = self._action(entry.title, icon(entry.icon), keys)
        action.triggered.connect(lambda: self.page_chosen.emit(entry.key))
        return action

    def _add(self, menu: QMenu, *names: str) -> None:
        menu.addActions([self.provided[name] for name in names])

    def _add_choices(
        self, menu: QMenu, choices: Sequence[tuple[str, Callable[[], None]]], chosen: int
    ) -> None:
        """Fill a menu of which one holds."""
        group = QActionGroup(self)
        for index, (text, do) in enumerate(choices):
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(index == chosen)
            action.triggered.connect(lambda _=False, do=do: do())
            group.addAction(action)
            menu.addAction(action)


def _sequence(keys: _Key | str) -> QKeySequence:
    """Return what QKeySequence makes of the keys without the whole of ``Qt``, see ``by_name``."""
    if isinstance(keys, str):
        return QKeySequence.fromString(keys)
    bound = QKeySequence.keyBindings(keys)
    return bound[0] if bound else QKeySequence()
