"""The window of the guide: contents and search at the left, the text at the right.

It belongs to no other window, so that it can be read while a dialog asks for something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QToolBar, QVBoxLayout, QWidget

from kkdesk.ui.guide.contents import GuideContents
from kkdesk.ui.guide.topics import FIRST
from kkdesk.ui.guide.view import GuideView
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from kkdesk.domain.guide import Guide

_SIZE: Final = QSize(1060, 720)
_SMALLEST: Final = QSize(420, 300)
_NARROW: Final = 640
_SHARE: Final = 0.34
"""Of the window that the contents take when it turns from narrow to wide or back."""
_ZOOMS: Final = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_PLACE_KEY, _ZOOM_KEY = "guide/geometry", "guide/zoom"
_Key = QKeySequence.StandardKey


class _Stop(NamedTuple):
    """Where the reader has been: a section, and how far down the page."""

    anchor: str
    height: int


class GuideWindow(QMainWindow):
    """The guide in one language; `state` remembers its place and the size of its text."""

    closed = Signal()
    save_wanted = Signal()
    """The guide is wanted as a file."""

    def __init__(self, guide: Guide, state: QSettings, folder: Path | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._guide, self._state = guide, state
        self._behind: list[_Stop] = []
        self._ahead: list[_Stop] = []
        self._here = ""
        self.setWindowTitle(self.tr("Vejledning til kkdesk"))
        self.setWindowIcon(icon("help", "primary"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(_SMALLEST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.contents = GuideContents(guide)
        self.view = GuideView(guide.lang, folder)
        self.tools = QToolBar(self.tr("Læsning"))
        self.tools.setAccessibleName(self.tr("Læsning"))
        self.tools.setIconSize(QSize(18, 18))
        self.back = self._tool(self.tr("Tilbage"), "previous", _Key.Back, self.go_back)
        self.forward = self._tool(self.tr("Frem"), "next", _Key.Forward, self.go_forward)
        self.tools.addSeparator()
        self.smaller = self._tool(
            self.tr("Mindre tekst"), "zoom_out", _Key.ZoomOut, lambda: self._change_size(-1)
        )
        self.larger = self._tool(
            self.tr("Større tekst"), "zoom_in", _Key.ZoomIn, lambda: self._change_size(1)
        )
        self.tools.addSeparator()
        self.save = self._tool(
            self.tr("Gem eller udskriv …"), "save", _Key.Save, self.save_wanted.emit
        )
        self.messages = MessageBar()
        self._build()
        QShortcut(QKeySequence(_Key.Find), self, self._seek)
        self.contents.chosen.connect(self.show_topic)
        self.view.topic_chosen.connect(self.show_topic)
        self._zoom = self._stored_zoom()
        self._set_zoom()
        self._show_ways()

    @property
    def anchor(self) -> str:
        """Return the section that is shown."""
        return self._here

    def show_topic(self, topic: str) -> None:
        """Show a section; one that is not there is answered with the beginning."""
        anchor = topic if topic in self._guide.places else FIRST
        if self._here and anchor != self._here:
            self._behind.append(self._stop())
            self._ahead.clear()
        self._show(_Stop(anchor, -1))

    def go_back(self) -> None:
        """Show what was shown before."""
        self._turn(self._behind, self._ahead)

    def go_forward(self) -> None:
        """Show again what was gone back from."""
        self._turn(self._ahead, self._behind)

    # -- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Put the contents above the text where there is no room beside it."""
        super().resizeEvent(event)
        size = event.size()
        wanted = Qt.Orientation.Vertical if size.width() < _NARROW else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            whole = size.height() if wanted is Qt.Orientation.Vertical else size.width()
            self.split.setSizes([round(whole * _SHARE), round(whole * (1 - _SHARE))])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Remember where the window stood and how large its text was."""
        self._state.setValue(_PLACE_KEY, self.saveGeometry())
        self._state.setValue(_ZOOM_KEY, self._zoom)
        super().closeEvent(event)
        self.closed.emit()

    # -- building

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 12, 12)
        column.setSpacing(6)
        column.addWidget(self.tools)
        column.addWidget(self.messages)
        column.addWidget(self.view, 1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.contents)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.setCentralWidget(self.split)
        saved = self._state.value(_PLACE_KEY)
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            screen = self.screen()
            room = screen.availableSize() * 0.95 if screen is not None else _SIZE
            self.resize(_SIZE.boundedTo(room))
        self.setTabOrder(self.contents.search, self.contents.tree)

    def _tool(self, text: str, drawing: str, keys: _Key, do: Callable[[], None]) -> QAction:
        action = QAction(icon(drawing), text, self)
        action.setShortcuts(keys)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})" if shown else text)
        action.triggered.connect(lambda: do())  # noqa: PLW0108 -- drops Qt's argument
        self.tools.addAction(action)
        button = self.tools.widgetForAction(action)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    # -- what happens

    def _seek(self) -> None:
        self.contents.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.search.selectAll()

    def _show(self, stop: _Stop) -> None:
        chapter, _ = self._guide.places[stop.anchor]
        self._here = stop.anchor
        self.view.show_section(chapter, stop.anchor, self.contents.sought)
        if stop.height >= 0:
            self.view.verticalScrollBar().setValue(stop.height)
        self.contents.show_place(stop.anchor)
        self._show_ways()

    def _stop(self) -> _Stop:
        return _Stop(self._here, self.view.verticalScrollBar().value())

    def _turn(self, taken: list[_Stop], left: list[_Stop]) -> None:
        if taken:
            left.append(self._stop())
            self._show(taken.pop())

    def _show_ways(self) -> None:
        self.back.setEnabled(bool(self._behind))
        self.forward.setEnabled(bool(self._ahead))

    def _change_size(self, step: int) -> None:
        place = min(max(_ZOOMS.index(self._zoom) + step, 0), len(_ZOOMS) - 1)
        self._zoom = _ZOOMS[place]
        self._set_zoom()

    def _set_zoom(self) -> None:
        self.view.set_zoom(self._zoom)
        self.smaller.setEnabled(self._zoom > _ZOOMS[0])
        self.larger.setEnabled(self._zoom < _ZOOMS[-1])

    def _stored_zoom(self) -> float:
        try:
            stored = float(str(self._state.value(_ZOOM_KEY, 1.0)))
        except ValueError:
            return 1.0
        return stored if stored in _ZOOMS else 1.0
