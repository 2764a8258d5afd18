"""The text of the guide: a view that shows nothing but its own chapters and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument, QTextFrameFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from kkdesk.domain.guide_search import hits_word
from kkdesk.domain.wording import search_terms
from kkdesk.services.guide import picture_file
from kkdesk.ui.guide.page import PICTURE_SCHEME, TEXT_SIZE, TOPIC_SCHEME, chapter_page
from kkdesk.ui.theme import current_tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from kkdesk.domain.guide import Chapter
    from kkdesk.domain.vocabulary import Lang

_LINE: Final = 46
"""How wide running text may be, in letters' sizes: longer lines are hard to follow."""
_MARGIN: Final = 24
_ABOVE_HEADING: Final = 10
_LINES_OF_TABLES: Final = 2
_MOST_KEPT: Final = 24
"""Pictures that are kept as they were scaled, for going back to their chapter."""
_FRAME: Final = 6
"""What the line around a picture takes of the column."""
_SETTLED_MS: Final = 60


class GuideView(QTextBrowser):
    """Shows a chapter at a section, larger or smaller, and tells which link is followed."""

    topic_chosen = Signal(str)

    def __init__(self, lang: Lang, folder: Path | None = None) -> None:
        super().__init__()
        self._lang, self._folder = lang, folder
        self._chapter: Chapter | None = None
        self._zoom = 1.0
        self._sought = ""
        self._images: dict[tuple[str, int, float], QImage] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._draw_again)
        self.setAccessibleName(self.tr("Tekst"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        # One that comes and goes would have each chapter drawn twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)

    def show_section(self, chapter: Chapter, anchor: str, sought: str = "") -> None:
        """Show a chapter from a section on, with the words that were sought marked."""
        fresh = chapter is not self._chapter
        self._chapter, self._sought = chapter, sought
        if fresh:
            self._draw()
        self._mark()
        self.scroll_to(anchor)

    def scroll_to(self, anchor: str) -> None:
        """Bring a section to the top; the chapter's own is where the page begins."""
        if self._chapter is not None and anchor == self._chapter.sections[0].anchor:
            self.verticalScrollBar().setValue(0)
        else:
            self.scrollToAnchor(anchor)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - _ABOVE_HEADING)

    def set_zoom(self, zoom: float) -> None:
        """Show the text larger or smaller; one is the size it is made for."""
        self._zoom = zoom
        self._draw_again()

    def dress_again(self) -> None:
        """Show the text in the colours that hold now."""
        self._draw_again()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401, N802 -- Qt's
        """Return one of the guide's pictures; nothing else is ever read, from disk or net."""
        url = QUrl(name)
        picture = self._image(url.path()) if url.scheme() == PICTURE_SCHEME else None
        is_image = kind == QTextDocument.ResourceType.ImageResource.value
        return picture if is_image and picture is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit pictures and lines to the new width, once it has settled."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settled.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow the scheme: the colours stand in the text itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chapter is not None:
            self._settled.start()

    # -- drawing

    def _draw_again(self) -> None:
        """Draw the chapter anew with the same line at the top."""
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        first = self.cursorForPosition(self.viewport().rect().topLeft())
        top, above = first.position(), self.cursorRect(first).top()
        at_start = bar.value() == 0
        self._draw()
        self._mark()
        if at_start:
            bar.setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(top, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - above)

    def _draw(self) -> None:
        if self._chapter is None:
            return
        page = chapter_page(
            self._chapter, current_tokens(), zoom=self._zoom, sized=self._picture_size
        )
        self.setHtml(page)
        frame = self.document().rootFrame()
        shape = QTextFrameFormat(frame.frameFormat())
        shape.setLeftMargin(_MARGIN)
        shape.setTopMargin(_MARGIN * 0.6)
        shape.setBottomMargin(_MARGIN)
        shape.setRightMargin(self.viewport().width() - _MARGIN - self._column())
        frame.setFrameFormat(shape)

    def _column(self) -> int:
        """Return how wide the text is."""
        room = self.viewport().width() - 2 * _MARGIN - _LINES_OF_TABLES
        return max(120, min(room, round(_LINE * TEXT_SIZE * self._zoom)))

    def _picture_size(self, name: str) -> tuple[int, int] | None:
        """Return how large a picture is shown: whole, and no larger than it was taken."""
        image = self._image(name)
        if image is None:
            return None
        size = image.deviceIndependentSize().toSize()
        return size.width(), size.height()

    def _image(self, name: str) -> QImage | None:
        """Return a picture scaled to the column for this screen."""
        ratio = self.devicePixelRatioF()
        room = self._column() - _FRAME
        known = self._images.get((name, room, ratio))
        if known is not None:
            return known
        image = QImage(str(picture_file(self._lang, name, self._folder)))
        if image.isNull():
            return None
        shown = image.size() / image.devicePixelRatioF()
        if shown.width() > room:
            shown = QSize(room, round(shown.height() * room / shown.width()))
        scaled = image.scaled(
            shown * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        if len(self._images) >= _MOST_KEPT:
            self._images.clear()
        self._images[name, room, ratio] = scaled
        return scaled

    def _mark(self) -> None:
        """Mark every word that was sought."""
        terms = search_terms(self._sought)
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.document().begin()
        while terms and block.isValid():
            marks += self._marks_in(block.position(), block.text(), terms)
            block = block.next()
        self.setExtraSelections(marks)

    def _marks_in(self, start: int, text: str, terms: list[str]) -> list[QTextEdit.ExtraSelection]:
        marks: list[QTextEdit.ExtraSelection] = []
        for word_start, word in words_at(text):
            if hits_word(word, terms, self._lang):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start + word_start)
                cursor.setPosition(start + word_start + len(word), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(QColor(current_tokens().sel))
                mark.format.setForeground(QColor(current_tokens().sel_text))
                marks.append(mark)
        return marks

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == TOPIC_SCHEME:
            self.topic_chosen.emit(url.path())


def words_at(text: str) -> list[tuple[int, str]]:
    """Return each word of a text in small letters, and where it begins."""
    found: list[tuple[int, str]] = []
    start = None
    for place, letter in enumerate(f"{text} "):
        if letter.isalnum():
            start = place if start is None else start
        elif start is not None:
            found.append((start, text[start:place].casefold()))
            start = None
    return found
