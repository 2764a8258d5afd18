"""The widgets of taking forms in: the files, their texts, and the two sides of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.pages.rounds.ticks import TickModel, TickTable
from kkdesk.ui.widgets.beside import BesideView
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from kkdesk.domain.rounds import RoundHead

_SIZE: Final = (1060, 720)
_FILES_HEIGHT: Final = 104
_WIDE: Final = 3


class FormsInView(QDialog):
    """Everything in the dialog; behaviour lies in ``forms_in.py``."""

    def __init__(self, parent: QWidget, head: RoundHead) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hent udfyldte skemaer"))
        self.setAcceptDrops(True)
        self.messages = MessageBar()
        self.files = QListWidget()
        self.add_files = action_button(self.tr("&Tilføj filer …"), "add")
        self.only = QCheckBox(self.tr("&Vis kun det, der kan hentes"))
        self.only.setChecked(True)
        self.summary = text_label("", "muted")
        titles = (
            *(self.tr("Hent"), self.tr("Forvaltning"), self.tr("Kode"), self.tr("Indsats")),
            self.tr("Hvad"),
        )
        self.model = TickModel(titles, self)
        self.table = TickTable(self.model, self.tr("Tekster fra skemaerne"), wide=_WIDE)
        self.beside = BesideView()
        self.beside.setAccessibleName(self.tr("Det, der står nu, og det, der kom"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Fremdrift"))
        self.take = action_button("", "check", "primary")
        self.take.setDefault(True)
        self.cancel = action_button(self.tr("Luk"))
        self._build(head)

    def _build(self, head: RoundHead) -> None:
        self.files.setAccessibleName(self.tr("Filer"))
        self.files.setWordWrap(True)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setIconSize(QSize(14, 14))
        self.files.setFixedHeight(_FILES_HEIGHT)
        top = QHBoxLayout()
        title = self.tr("Hent udfyldte skemaer til runde {}").format(head.code)
        top.addWidget(text_label(title, "heading"), 1)
        top.addWidget(self.add_files)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.only)
        row.addWidget(self.summary, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.beside)
        split.setSizes([260, 220])
        buttons = QHBoxLayout()
        buttons.addWidget(self.bar, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.messages)
        column.addWidget(self.files)
        column.addLayout(row)
        column.addWidget(split, 1)
        column.addLayout(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
