"""Follows steps of the guide in the window as a person does: by what stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.e2e.guide_steps import Verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel

    from tests.e2e.app_desk import AppDesk
    from tests.e2e.guide_steps import Deed

T = TypeVar("T", bound=QWidget)
TYPED = (QLineEdit, QPlainTextEdit, QTextEdit)
_VIEWS: dict[str, type[QAbstractItemView]] = {"tree": QTreeView, "list": QListView}


class NotOnScreenError(AssertionError):
    """What a step names is not there, not to be used, or there more than once."""


class Player:
    """One window with its dialogs, and the folder in which the guide saves."""

    def __init__(self, desk: AppDesk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._deeds: dict[Verb, Callable[[Deed], None]] = {
            Verb.SEE: self._see,
            Verb.PRESS: self._press,
            Verb.CHOOSE: self._choose,
            Verb.WRITE: self._write,
            Verb.GO_TO: self._go_to,
            Verb.SAVE_AS: self._save_as,
        }

    def play(self, deeds: Iterable[Deed]) -> None:
        """Do everything in order, each when what came before is done."""
        for deed in deeds:
            self._desk.settle()
            self._deeds[deed.verb](deed)
        self._desk.settle()

    # -- verbs

    def _see(self, deed: Deed) -> None:
        labels = (part for part in self._visible(QLabel) if plain(part.text()) == deed.target)
        self._one(list(labels), deed)

    def _press(self, deed: Deed) -> None:
        """Press a button, or go the way through the menus."""
        if "→" in deed.target:
            self._go_through_menus(deed)
            return
        buttons = [part for part in self._visible(QAbstractButton) if deed.target in names(part)]
        self._click(self._one(buttons, deed))

    def _choose(self, deed: Deed) -> None:
        if deed.nameless:
            self._choose_item(deed)
        elif not deed.value:
            self._choose_action(deed, self._popup(deed))
        else:
            combo = self._field((QComboBox,), deed)
            assert isinstance(combo, QComboBox)
            self._choose_in(combo, deed)

    def _write(self, deed: Deed) -> None:
        """Type over what stands in a field, and leave it."""
        field = self._field(TYPED, deed)
        assert isinstance(field, TYPED)
        if field.isReadOnly():
            raise NotOnScreenError(deed.step)
        self._bring_into_sight(field)
        field.setFocus()
        field.selectAll()
        QApplication.clipboard().setText(deed.value)
        field.paste()
        self._desk.settle()
        field.clearFocus()  # as Tab does

    def _go_to(self, deed: Deed) -> None:
        """Choose a page in the list of pages."""
        if QApplication.activeModalWidget() is not None:
            raise NotOnScreenError(deed.step)
        navigation = self._desk.window.navigation
        rows = range(navigation.count())
        titles = [navigation.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
        if titles.count(deed.target) != 1:
            raise NotOnScreenError(deed.step)
        place = navigation.visualItemRect(navigation.item(titles.index(deed.target))).center()
        QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def _save_as(self, deed: Deed) -> None:
        """Answer the system's own question for a place."""
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        dialog = self._one([one for one in dialogs if one.isVisible()], deed)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(self._folder / deed.value))
        dialog.accept()

    # -- choosing

    def _choose_in(self, combo: QComboBox, deed: Deed) -> None:
        texts = [combo.itemText(row) for row in range(combo.count())]
        rows = matching(texts, deed.value)
        if len(rows) != 1:
            raise NotOnScreenError(deed.step, texts)
        combo.setFocus()
        combo.setCurrentIndex(rows[0])
        combo.activated.emit(rows[0])

    def _choose_item(self, deed: Deed) -> None:
        """Choose a line of the one tree or list that holds the words."""
        found = [
            (view, index)
            for view in self._visible(_VIEWS[deed.target])
            for index in indexes(view.model())
            if deed.value in str(index.data())
        ]
        if len(found) != 1:
            raise NotOnScreenError(deed.step, [str(index.data()) for _, index in found])
        view, index = found[0]
        view.scrollTo(index)
        view.setFocus()
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )

    def _choose_action(self, deed: Deed, menu: QMenu) -> None:
        actions = [one for one in menu.actions() if plain(one.text()) == deed.target]
        usable = [one for one in actions if one.isVisible() and one.isEnabled()]
        if len(usable) != 1:
            raise NotOnScreenError(deed.step, [one.text() for one in menu.actions()])
        place = menu.actionGeometry(usable[0]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    def _popup(self, deed: Deed) -> QMenu:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise NotOnScreenError(deed.step)
        return menu

    def _go_through_menus(self, deed: Deed) -> None:
        title, name = (part.strip() for part in deed.target.split("→"))
        bar = self._desk.window.menuBar()
        menus = [one.menu() for one in bar.actions() if plain(one.text()) == title]
        (menu,) = (one for one in menus if isinstance(one, QMenu))
        actions = [one for one in menu.actions() if plain(one.text()) == name]
        usable = [one for one in actions if one.isVisible() and one.isEnabled()]
        if len(usable) != 1:
            raise NotOnScreenError(deed.step)
        usable[0].trigger()

    # -- finding

    def _front(self) -> list[QWidget]:
        """Return what a person can use now, what is in front first."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return [modal]
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialogs = [one for one in tops if isinstance(one, QDialog)]
        return [*dialogs, *(one for one in tops if isinstance(one, QMainWindow))]

    def _visible(self, kind: type[T]) -> list[T]:
        """Return the visible widgets of a kind in the front-most window."""
        front = self._front()[0]
        return [part for part in front.findChildren(kind) if part.isVisible() and part.isEnabled()]

    def _field(self, kind: tuple[type[QWidget], ...], deed: Deed) -> QWidget:
        """Return the control that stands under a label, or carries its words."""
        labelled = [
            label.buddy()
            for label in self._visible(QLabel)
            if plain(label.text()) == deed.target and label.buddy() is not None
        ]
        return self._one([part for part in set(labelled) if isinstance(part, kind)], deed)

    def _one(self, found: list[T], deed: Deed) -> T:
        """Return the only one; the step is wrong where it names none or several."""
        if len(found) != 1:
            where = self._front()[0].windowTitle()
            raise NotOnScreenError(f"{deed.step} — «{deed.target}»: {len(found)} i «{where}»")
        return found[0]

    # -- hands

    def _click(self, button: QWidget) -> None:
        self._bring_into_sight(button)
        place = button.rect().center()
        assert not button.visibleRegion().isEmpty(), button
        QTest.mouseMove(button, place)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def _bring_into_sight(self, part: QWidget) -> None:
        around = part.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(part)
            around = around.parentWidget()
        QApplication.processEvents()


def plain(words: str) -> str:
    """Return words of the screen without the marks of their keys."""
    return words.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def names(part: QAbstractButton) -> set[str]:
    """Return what a person can call a button: its words, or what its picture is told as."""
    return {plain(part.text()), part.accessibleName()}


def matching(texts: list[str], wanted: str) -> list[int]:
    """Return the rows that are these words, or else those that hold them."""
    same = [row for row, text in enumerate(texts) if text == wanted]
    return same or [row for row, text in enumerate(texts) if wanted in text]


def indexes(model: QAbstractItemModel, under: QModelIndex | None = None) -> list[QModelIndex]:
    """Return every line of a model, with those under it."""
    parent = under or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [one for row in rows for one in (row, *indexes(model, row))]
