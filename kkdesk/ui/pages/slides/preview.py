"""The pages on screen: one private file, its titles, the page shown and its size."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QSignalBlocker, QTimer, Signal
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

if TYPE_CHECKING:
    from collections.abc import Iterator

_Role = QPdfBookmarkModel.Role
_Zoom = QPdfView.ZoomMode
_ZOOM_STEP = 1.2
_SMALLEST, _LARGEST = 0.2, 5.0


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A page in the list: its title and how deep it lies."""

    title: str
    depth: int = 0


class Preview(QObject):
    """Shows a PDF file in a viewer; the file is ours alone and goes away with us."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, viewer: QPdfView) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        # Not a child: the viewer would hear of its end when it is half gone itself, and crash.
        self._document = QPdfDocument()
        self._folder = Path(tempfile.mkdtemp(prefix="kkdesk-"))  # 0700: texts not yet public
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._file: Path | None = None
        self._count = 0
        self._held: int | None = None
        viewer.installEventFilter(self)
        viewer.setDocument(self._document)
        viewer.pageNavigator().currentPageChanged.connect(self.page_changed)
        viewer.zoomModeChanged.connect(self.zoom_changed)

    @property
    def file(self) -> Path | None:
        """Return the file that is shown."""
        return self._file

    @property
    def page_count(self) -> int:
        """Return how many pages are shown."""
        return self._document.pageCount() if self._file is not None else 0

    @property
    def page(self) -> int:
        """Return the page shown, from 0."""
        return self._viewer.pageNavigator().currentPage()

    @property
    def zoom_mode(self) -> QPdfView.ZoomMode:
        """Return how the size of the pages is found."""
        return self._viewer.zoomMode()

    def next_file(self) -> Path:
        """Return where the next preview is to be written."""
        self._count += 1
        return self._folder / f"{self._count}.pdf"

    def show(self, path: Path) -> bool:
        """Show another file at the page that was shown, and remove the one before."""
        page, before = self.page, self._file
        self._document.close()
        loaded = self._document.load(str(path)) == QPdfDocument.Error.None_
        self._file = path if loaded else None
        if before is not None and before != path:
            before.unlink(missing_ok=True)
        self.go_to(min(page, max(self.page_count - 1, 0)))
        return loaded

    def clear(self) -> None:
        """Show nothing and keep no file."""
        self._document.close()
        if self._file is not None:
            self._file.unlink(missing_ok=True)
            self._file = None

    def close(self) -> None:
        """Remove the private folder with all that is in it."""
        self.clear()
        self._remove()

    def go_to(self, page: int) -> None:
        """Show a page from its top; a page that is not there changes nothing."""
        if 0 <= page < self.page_count:
            if self._held is not None:
                self._held = page
            self._viewer.pageNavigator().jump(page, QPointF(), 0)

    def step(self, by: int) -> None:
        """Go so many pages forward, or back."""
        self.go_to(self.page + by)

    def text(self, page: int) -> str:
        """Return what a page says, for those who hear it."""
        return " ".join(self._document.getAllText(page).text().split())

    def titles(self) -> tuple[PageTitle, ...]:
        """Return a title for every page: its bookmark, counted where it goes on."""
        starts = sorted(_bookmarks(self._document), key=lambda mark: mark[0])
        ends = [start for start, _ in starts[1:]] + [self.page_count]
        titles = [PageTitle("")] * (starts[0][0] if starts else self.page_count)
        for (start, mark), end in zip(starts, ends, strict=True):
            several = end - start > 1
            titles += [
                PageTitle(
                    f"{mark.title} ({number}/{end - start})" if several else mark.title, mark.depth
                )
                for number in range(1, end - start + 1)
            ]
        return tuple(titles)

    def start_of(self, label: str) -> int | None:
        """Return the first page of a part, an outermost bookmark that begins with a label."""
        for page, mark in _bookmarks(self._document):
            if mark.depth == 0 and f"{mark.title} ".startswith(f"{label} "):
                return page
        return None

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """Let the pages follow the size of the window."""
        self._hold_page()
        self._viewer.setZoomMode(mode)

    def zoom(self, steps: int) -> None:
        """Make the pages larger (+1) or smaller (-1) from how large they are now."""
        self._hold_page()
        factor = self._shown_factor() * _ZOOM_STEP**steps
        self._viewer.setZoomMode(_Zoom.Custom)
        self._viewer.setZoomFactor(min(max(factor, _SMALLEST), _LARGEST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay at the page while the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._hold_page()
        return super().eventFilter(watched, event)

    def _hold_page(self) -> None:
        """Come back to the page once its size has settled; the viewer keeps only the offset."""
        if self._held is None and self.page_count:
            self._held = self.page
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        page, self._held = self._held, None
        if page is not None:
            with QSignalBlocker(self):  # the viewer moves to no page that it believes to show
                self.go_to(page - 1 if page else page + 1)
            self.go_to(page)

    def _shown_factor(self) -> float:
        """Return how large the pages are now; the viewer tells only what was asked of it."""
        mode = self._viewer.zoomMode()
        if mode == _Zoom.Custom or not self.page_count:
            return self._viewer.zoomFactor()
        size = self._document.pagePointSize(0)
        margins = self._viewer.documentMargins()
        dots = self._viewer.logicalDpiX() / 72
        room = self._viewer.viewport().size()
        wide = (room.width() - margins.left() - margins.right()) / (size.width() * dots)
        if mode == _Zoom.FitToWidth:
            return wide
        return min(wide, (room.height() - self._viewer.pageSpacing()) / (size.height() * dots))


def _bookmarks(document: QPdfDocument) -> Iterator[tuple[int, PageTitle]]:
    """Yield each bookmark's page and title, outer ones first."""
    model = QPdfBookmarkModel()
    model.setDocument(document)
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop(0)
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            title = str(model.data(index, int(_Role.Title)))
            page = int(model.data(index, int(_Role.Page)))
            yield page, PageTitle(title, int(model.data(index, int(_Role.Level))))
            waiting.append(index)
