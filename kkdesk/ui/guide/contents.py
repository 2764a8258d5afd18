"""What stands beside the text of the guide: its contents, and what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.guide_search import search_guide
from kkdesk.ui.i18n import count_words
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from kkdesk.domain.guide import Chapter, Guide
    from kkdesk.domain.guide_search import GuideHit

_Index: TypeAlias = "QModelIndex | QPersistentModelIndex"
_TOP: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_ANCHOR: Final = Qt.ItemDataRole.UserRole
_PARTS: Final = _ANCHOR + 1
_WIDTH: Final = 300
_LEAST: Final = QSize(200, 90)
_EDGE: Final = 8
_LINES: Final = 4
"""Of a hit: the section, its chapter, and two lines of what it says."""


class GuideContents(QWidget):
    """A search field above the contents, which give way to what was found."""

    chosen = Signal(str)
    """The anchor of a section to show."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.search = SearchField(self.tr("Søg i vejledningen"))
        self.tree = _Tree(guide, self.tr("Indhold"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("Fundet"))
        self.hits.setItemDelegate(_HitDelegate(self.hits))
        self.hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary: QLabel = text_label("", "muted")
        self._stack = QStackedWidget()
        self._build()
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self._leave_down)
        self.search.returnPressed.connect(self._open_first)
        self.hits.currentItemChanged.connect(self._tell_hit)
        self.tree.chosen.connect(self.chosen)

    @property
    def sought(self) -> str:
        """Return the words that are sought, if any."""
        return self.search.text().strip()

    def show_place(self, anchor: str) -> None:
        """Mark in the contents where the text stands."""
        self.tree.mark(anchor)

    def found(self) -> list[str]:
        """Return the anchors of what was found, the best first."""
        return [str(self.hits.item(row).data(_ANCHOR)) for row in range(self.hits.count())]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.search)
        found = QWidget()
        below = QVBoxLayout(found)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.summary)
        below.addWidget(self.hits, 1)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(found)
        column.addWidget(self._stack, 1)
        self.setMinimumSize(_LEAST)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the room that most headings need."""
        return QSize(_WIDTH, super().sizeHint().height())

    def _search(self, words: str) -> None:
        self._stack.setCurrentIndex(1 if words else 0)
        with QSignalBlocker(self.hits):
            self.hits.clear()
            for hit in search_guide(self._guide, words):
                self.hits.addItem(self._item(hit))
        count = self.hits.count()
        if not words:
            return
        self.summary.setText(
            count_words(
                count,
                self.tr("1 afsnit har alle ordene."),
                self.tr("{} afsnit har alle ordene."),
            )
            if count
            else self.tr("Intet afsnit har alle ordene.")
        )
        announce(self.hits, self.summary.text())

    def _item(self, hit: GuideHit) -> QListWidgetItem:
        section, chapter = hit.section.title, hit.chapter.title
        parts = (section, "" if hit.section is hit.chapter.sections[0] else chapter, hit.line)
        item = QListWidgetItem("\n".join(part for part in parts if part))
        item.setData(_PARTS, parts)
        item.setData(_ANCHOR, hit.section.anchor)
        item.setToolTip(item.text())
        return item

    def _leave_down(self) -> None:
        if not self.sought:
            self.tree.setFocus()
        elif self.hits.count():
            self.hits.setFocus()
            self.hits.setCurrentRow(max(0, self.hits.currentRow()))

    def _open_first(self) -> None:
        """Go to the best of what was found."""
        if self.hits.count():
            self.hits.setFocus()
            self.hits.setCurrentRow(0)

    def _tell_hit(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ANCHOR)))


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit: the section in bold, its chapter, and the line that holds the words."""

    def sizeHint(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> QSize:
        """Return the room of its lines, however long they are."""
        del index
        return QSize(_EDGE, (option.fontMetrics.lineSpacing() + 1) * _LINES + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the hit over what the style draws behind it."""
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        look.text = ""
        view = cast("QListWidget", option.widget)
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, look, painter, view)
        title, chapter, line = index.data(_PARTS)
        tokens = current_tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, quiet = tokens.text, tokens.text if chosen else tokens.muted
        if chosen and view.hasFocus():
            ink = quiet = tokens.sel_text
        room = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        step = option.fontMetrics.lineSpacing() + 1
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.save()
        for text, font, colour in ((title, bold, ink), (chapter, option.font, quiet)):
            if text:
                painter.setFont(font)
                painter.setPen(QColor(colour))
                shown = painter.fontMetrics().elidedText(
                    text, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(room, _TOP, shown)
                room.setTop(room.top() + step)
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        painter.setClipRect(room)
        painter.drawText(room, _TOP | Qt.TextFlag.TextWordWrap, line)
        painter.restore()


class _Tree(QTreeWidget):
    """Parts, chapters and their sections."""

    chosen = Signal(str)

    def __init__(self, guide: Guide, name: str) -> None:
        super().__init__()
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(name)
        self.setHeaderLabels([name])
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in guide.parts:
            above = QTreeWidgetItem(self, [part.title])
            font = above.font(0)
            font.setBold(True)
            above.setFont(0, font)
            above.setData(0, _ANCHOR, part.chapters[0].key)
            above.setExpanded(True)
            for chapter in part.chapters:
                self._add(above, chapter)
        self.currentItemChanged.connect(self._tell)

    def mark(self, anchor: str) -> None:
        """Choose a section without telling it."""
        item = self._items.get(anchor)
        if item is None or item is self.currentItem():
            return
        with QSignalBlocker(self):
            self.setCurrentItem(item)
        self.scrollToItem(item)

    def _add(self, part: QTreeWidgetItem, chapter: Chapter) -> None:
        above: list[QTreeWidgetItem] = [part]
        for section in chapter.sections:
            del above[section.level :]
            item = QTreeWidgetItem(above[-1], [section.title])
            item.setData(0, _ANCHOR, section.anchor)
            item.setToolTip(0, section.title)
            self._items[section.anchor] = item
            above.append(item)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(0, _ANCHOR)))

    def titles(self) -> Iterator[str]:
        """Go through what stands in the contents."""
        for item in self._items.values():
            yield item.text(0)
