"""The widgets of the page Statusslides: no behaviour, no conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.icons import icon
from kkdesk.ui.widgets.labels import EmptyState, action_button, rule, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kkdesk.ui.pages.slides.preview import Preview

_Zoom = QPdfView.ZoomMode
_LIST_WIDTH = 290
_POLICY_WIDTH = 380
_WARNINGS_HEIGHT = 190


class SlidesView(QWidget):
    """A row of choices and actions, the list of pages with what to look at, and the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.policy = _combo(6)
        self.policy.setMaximumWidth(_POLICY_WIDTH)
        self.policy.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.round = _combo(5)
        self.edition = _combo(8)
        self.refresh = picture_button("refresh", self.tr("Opdatér (F5)"))
        self.print = action_button(self.tr("&Udskriv …"), "print")
        self.save = action_button(self.tr("&Gem som PDF …"), "save", "primary")
        self.messages = MessageBar()
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Slides"))
        self.pages.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setUniformItemSizes(True)
        self.warnings = WarningList()
        self.viewer = page_viewer(_Zoom.FitToWidth)
        self.waiting = text_label(self.tr("Siderne bliver lavet …"), "muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing = EmptyState("", icon_name="slides")
        self.shown = QStackedWidget()
        for widget in (self.waiting, self.viewer, self.nothing):
            self.shown.addWidget(widget)
        self.footer = Footer()
        self.no_round = EmptyState("", icon_name="slides")
        self._build()

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.warnings)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.shown, 1)
        column.addWidget(rule())
        column.addWidget(self.footer)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setCollapsible(0, False)  # noqa: FBT003 -- Qt's signature
        self.split.setCollapsible(1, False)  # noqa: FBT003
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LIST_WIDTH, 4 * _LIST_WIDTH])
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.messages)
        column.addWidget(rule())
        column.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        self.stack.addWidget(self.no_round)
        self.work = work
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(6)
        for words, combo in (
            (self.tr("&Politik"), self.policy),
            (self.tr("Ru&nde"), self.round),
            (self.tr("Udg&ave"), self.edition),
        ):
            row.addWidget(combo_label(words, combo))
            row.addWidget(combo, 1 if combo is self.policy else 0)
            row.addSpacing(2)
        row.addStretch(0)
        for button in (self.refresh, self.print, self.save):
            row.addWidget(button)
        return row


class WarningList(QWidget):
    """What to look at before the slides are sent; each line leads to its initiative."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = text_label("", "heading")
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(12, 0, 12, 10)
        self._column.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("kind", "reading")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._lines)
        self.heading.setBuddy(self._area)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 2)
        head.addWidget(self.heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(head)
        column.addWidget(self._area)
        self.hide()

    def clear(self) -> None:
        """Take every line away."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def add(self, widget: QWidget) -> None:
        """Add a line."""
        self._column.addWidget(widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Take as much height as the wrapped lines need, up to a limit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        frame = 2 * self._area.frameWidth()
        needed = self._column.heightForWidth(self._area.width() - frame) + frame
        self._area.setFixedHeight(min(max(needed, 0), _WARNINGS_HEIGHT))


class Footer(QWidget):
    """Which page is shown, and how large the pages are."""

    def __init__(self) -> None:
        super().__init__()
        self.previous = picture_button("previous", self.tr("Forrige side (PageUp)"))
        self.next = picture_button("next", self.tr("Næste side (PageDown)"))
        self.position = text_label("", wrap=False)
        self.zoom_out = picture_button("zoom_out", self.tr("Mindre (Ctrl+-)"))
        self.zoom_in = picture_button("zoom_in", self.tr("Større (Ctrl++)"))
        self.fit_width = _worded(self.tr("Tilpas bredde"))
        self.fit_page = _worded(self.tr("Hel side"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(6)
        where: tuple[QWidget, ...] = (self.previous, self.position, self.next)
        size: tuple[QWidget, ...] = (self.zoom_out, self.zoom_in, self.fit_width, self.fit_page)
        for part in where:
            row.addWidget(part)
        row.addStretch(1)
        for part in size:
            row.addWidget(part)
        self.setMinimumHeight(38)

    def serve(self, preview: Preview) -> None:
        """Let the buttons turn the pages of a preview and change their size."""
        self.previous.clicked.connect(lambda: preview.step(-1))
        self.next.clicked.connect(lambda: preview.step(1))
        self.zoom_out.clicked.connect(lambda: preview.zoom(-1))
        self.zoom_in.clicked.connect(lambda: preview.zoom(1))
        self.fit_width.clicked.connect(lambda: preview.fit(_Zoom.FitToWidth))
        self.fit_page.clicked.connect(lambda: preview.fit(_Zoom.FitInView))
        preview.zoom_changed.connect(lambda: self._show_zoom(preview.zoom_mode))
        self._show_zoom(preview.zoom_mode)

    def show_position(self, page: int, count: int) -> str:
        """Tell which page is shown, from 0, of how many; return the words."""
        words = self.tr("Side {0} af {1}").format(page + 1, count) if count else ""
        self.position.setText(words)
        self.previous.setEnabled(count > 0 and page > 0)
        self.next.setEnabled(page + 1 < count)
        return words

    def _show_zoom(self, mode: QPdfView.ZoomMode) -> None:
        self.fit_width.setChecked(mode == _Zoom.FitToWidth)
        self.fit_page.setChecked(mode == _Zoom.FitInView)


def warning_line(words: str, link: str) -> tuple[QWidget, QPushButton]:
    """Return a warning's line and the link below its words."""
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    button = action_button(link, kind="link")
    column.addWidget(text_label(words))
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    button.setVisible(bool(link))
    return line, button


def page_viewer(zoom: QPdfView.ZoomMode) -> QPdfView:
    """Return a viewer of pages under each other."""
    viewer = QPdfView()
    viewer.setPageMode(QPdfView.PageMode.MultiPage)
    viewer.setZoomMode(zoom)
    viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return viewer


def _combo(letters: int) -> QuietCombo:
    combo = QuietCombo()
    combo.setMinimumContentsLength(letters)
    return combo


def combo_label(words: str, combo: QComboBox) -> QLabel:
    """Return the label that names a list to choose from."""
    label = text_label(words, "label", wrap=False)
    label.setBuddy(combo)
    combo.setAccessibleName(words.replace("&", ""))
    return label


def picture_button(picture: str, words: str) -> QToolButton:
    """Return a button that shows a picture; its words, with the keys in brackets, are told."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(words.partition(" (")[0])  # the keys stand in the tool tip
    button.setToolTip(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _worded(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
