"""Searching every kind of record, and going to the page where the chosen one is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.markup import plain_text
from kkdesk.domain.records import InitiativeFilter
from kkdesk.errors.words import word_for
from kkdesk.services import listing
from kkdesk.ui.i18n import count_words
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import SearchField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from kkdesk.domain.records import Finds, Hit
    from kkdesk.ui.pages.context import PageContext

_HIT: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = QSize(760, 520)
_LONGEST_LINE: Final = 200


def place_of(hit: Hit) -> tuple[str, dict[str, Any]]:
    """Return the page that shows a record, and what the page is to be opened with."""
    own, owner = hit.record_id, hit.owner_id
    places: dict[str, tuple[str, dict[str, Any]]] = {
        "initiative": ("plans", {"initiative_id": own}),
        "appropriation": ("plans", {"initiative_id": owner} if owner else {}),
        "objective": ("plans", {"wanted": InitiativeFilter(objective_id=own)}),
        "priority": ("plans", {"wanted": InitiativeFilter(priority_id=own)}),
        "remark": ("remarks", {"remark_id": own}),
        "answer": ("remarks", {"remark_id": owner}),
        "remark_round": ("remarks", {"remark_id": owner, "letter_id": own}),
        "experience": ("rounds", {"round_id": owner}),
        "question": ("cases", {"kind": "question", "record_id": own}),
        "case": ("cases", {"kind": "case", "record_id": own}),
        "appendix": ("cases", {"kind": "case", "record_id": owner}),
        "document": ("cases", {"kind": "case", "record_id": owner}),
        "indicator": ("indicators", {"indicator_id": own}),
    }
    return places[hit.kind]


class FindDialog(QDialog):
    """A field that searches as one types, and what was found, by kind."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Søg overalt"))
        self.words = SearchField(self.tr("Ord"), self.tr("Skriv et eller flere ord."))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Fundet"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary = text_label(self.tr("Skriv et eller flere ord."), "muted")
        self.go = action_button(self.tr("&Gå til"), kind="primary")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self._close_button = action_button(self.tr("Luk"))
        self._build()
        self.words.searched.connect(self._search)
        self.words.left_down.connect(self.list.setFocus)
        self.list.itemActivated.connect(lambda _: self._follow())
        self.go.clicked.connect(self._follow)
        self._close_button.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(self.tr("Søg overalt"), "heading"))
        column.addWidget(self.words)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close_button)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        self.resize(_SIZE)
        if (screen := self.screen()) is not None:
            self.resize(self.size().boundedTo(screen.availableSize() * 0.95))
        self.words.setFocus()

    def _search(self, words: str) -> None:
        self._context.worker.submit(
            partial(listing.find_everywhere, self._context.workspace, words),
            done=partial(self._show, words),
            receiver=self,
            latest_only_key=f"find.{id(self)}",
        )

    def _show(self, words: str, found: Finds) -> None:
        if words != self.words.text().strip():
            return
        self.list.clear()
        for hit in found.hits:
            item = QListWidgetItem(self._line(hit))
            item.setData(_HIT, hit)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.go.setEnabled(bool(found.hits))
        self.summary.setText(self._summary(words, found))
        announce(self.list, self.summary.text())

    def _summary(self, words: str, found: Finds) -> str:
        if not words:
            return self.tr("Skriv et eller flere ord.")
        if not found.hits:
            return self.tr("Ingen poster har alle ordene.")
        if found.total > len(found.hits):
            told = self.tr("{} poster har alle ordene; de første {} vises.")
            return told.format(found.total, len(found.hits))
        return count_words(
            found.total, self.tr("1 post har alle ordene."), self.tr("{} poster har alle ordene.")
        )

    def _line(self, hit: Hit) -> str:
        kind = word_for(hit.kind, danish=self._context.lang == "da")
        parts = (
            f"{kind[:1].upper()}{kind[1:]}",
            hit.code,
            self.tr("fortrolig") if hit.confidential else "",
            " ".join(plain_text(hit.title[:_LONGEST_LINE]).split()),
        )
        return " · ".join(part for part in parts if part)

    def _follow(self) -> None:
        if self.list.currentRow() < 0:
            return
        page, what = place_of(self.list.currentItem().data(_HIT))
        self.accept()
        self._context.open_page(page, **what)
