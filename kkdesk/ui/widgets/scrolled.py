"""Room for pages in a window that may be smaller than they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kkdesk.ui.by_name import set_by_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStackedWidget


def scrolled(pages: QStackedWidget) -> QScrollArea:
    """Return the pages in an area that scrolls only below the shown page's least size."""
    area = _Area()
    area.setWidgetResizable(True)
    set_by_name(area, focusPolicy="NoFocus")
    area.setWidget(_Room(pages))
    return area


class _Area(QScrollArea):
    """Brings what gets the keyboard into sight, also when it comes from outside the pages."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll every area around it; Qt does so only for Tab within one area."""
        if now is None or not self.isAncestorOf(now) or not now.visibleRegion().isEmpty():
            return
        around = now.parentWidget()
        while around is not None and around is not self.parentWidget():
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(now)
            around = around.parentWidget()


class _Room(QWidget):
    """Holds the pages without a layout: one would ask for the height of all wrapped words."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        pages.setParent(self)
        pages.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return what the shown page needs at least."""
        page = self._pages.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return what the pages would like."""
        return self._pages.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Pass on that a page needs another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Give the pages all the room there is."""
        super().resizeEvent(event)
        self._pages.setGeometry(self.rect())


def scrolling(content: QWidget) -> QScrollArea:
    """Return something tall in an area that scrolls up and down where it has not the height."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    set_by_name(area, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
    set_by_name(area, frameShape="NoFrame")
    area.setWidget(content)
    return area
