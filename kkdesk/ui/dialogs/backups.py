"""The copies of a database: when each was made and why, whether it is good, and ways to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from kkdesk.domain.backups import reason_words
from kkdesk.ui.i18n import count_words, write_moment
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import EmptyState, action_button, text_label
from kkdesk.ui.widgets.tables import quiet_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kkdesk.domain.backups import StoredCopy
    from kkdesk.domain.vocabulary import Lang

_SIZE: Final = (760, 520)


class BackupsDialog(QDialog):
    """Shows the copies, the newest first; what is asked of one is told by signals."""

    make_wanted = Signal()
    verify_wanted = Signal(object)
    """The `StoredCopy` to check."""
    look_wanted = Signal(object)
    """The `StoredCopy` to look inside."""
    restore_wanted = Signal(object)
    """The `StoredCopy` to bring back."""

    def __init__(self, parent: QWidget, folder: Path, lang: Lang) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sikkerhedskopier"))
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self._lang: Lang = lang
        self._copies: tuple[StoredCopy, ...] = ()
        self._verdicts: dict[Path, str] = {}
        self.model = QStandardItemModel(0, 4, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        quiet_rows(self.table, self.tr("Sikkerhedskopier"))
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.nothing = EmptyState(
            self.tr("Ingen kopier endnu"),
            self.tr("Den første laves af sig selv, kort efter at databasen er åbnet."),
            icon_name="copy",
        )
        self.hits = text_label("", "muted")
        self.where = text_label(self.tr("Kopierne ligger i {}").format(folder), "muted")
        self.make = action_button(self.tr("Lav en &nu"), "add")
        self.verify = action_button(self.tr("&Efterse"), "check")
        self.look = action_button(self.tr("&Se i den"), "search")
        self.restore = action_button(self.tr("&Bring tilbage …"), kind="primary")
        self.close_button = action_button(self.tr("Luk"))
        self._build()
        self._connect()
        self.show_copies(())

    def show_copies(self, copies: Sequence[StoredCopy]) -> None:
        """Show what there is now; the copy that is chosen stays chosen."""
        chosen = self.chosen()
        self._copies = tuple(copies)
        self.model.clear()
        self.model.setHorizontalHeaderLabels(
            [self.tr("Lavet"), self.tr("Anledning"), self.tr("Størrelse"), self.tr("Efterset")]
        )
        for copy in self._copies:
            self.model.appendRow([_cell(words) for words in self._words(copy)])
        for column in range(3):
            self.table.resizeColumnToContents(column)
        self._stack.setCurrentWidget(self.table if copies else self.nothing)
        self.hits.setText(
            count_words(len(self._copies), self.tr("1 kopi"), self.tr("{} kopier"))
            + self.tr(". Alle fra i dag beholdes, derefter den nyeste fra hver dag, uge og måned.")
        )
        again = next(
            (n for n, one in enumerate(self._copies) if chosen and one.path == chosen.path), 0
        )
        self.table.selectRow(again)
        self._fit_buttons()

    def show_making(self, *, now: bool) -> None:
        """Say that a copy is being made: a large database takes seconds."""
        self.make.setEnabled(not now)
        self.make.setText(self.tr("Laver en kopi …") if now else self.tr("Lav en &nu"))
        if now:
            announce(self.make, self.make.text())

    def chosen(self) -> StoredCopy | None:
        """Return the copy that is chosen, or nothing."""
        row = self.table.currentIndex().row()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def show_verdict(self, copy: StoredCopy, words: str) -> None:
        """Say beside a copy what a check of it came to."""
        self._verdicts[copy.path] = words
        for row, one in enumerate(self._copies):
            if one.path == copy.path:
                self.model.setItem(row, 3, _cell(words))
        announce(self.table, words)

    def _words(self, copy: StoredCopy) -> tuple[str, str, str, str]:
        checked = self.tr("Da den blev lavet") if copy.sealed else self.tr("Kontrolsummen mangler")
        return (
            write_moment(copy.taken_at.astimezone()),
            reason_words(copy.reason, self._lang),
            QLocale().formattedDataSize(
                copy.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            ),
            self._verdicts.get(copy.path, checked),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Sikkerhedskopier"), "heading"))
        column.addWidget(self.hits)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        column.addWidget(self._stack, 1)
        column.addWidget(self.where)
        buttons = QHBoxLayout()
        for button in (self.make, self.verify, self.look):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.close_button, self.restore):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.table.setFocus()

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_wanted)
        for button, wanted in (
            (self.verify, self.verify_wanted),
            (self.look, self.look_wanted),
            (self.restore, self.restore_wanted),
        ):
            button.clicked.connect(lambda _=False, wanted=wanted: self._ask(wanted))
        self.table.activated.connect(lambda _: self._ask(self.look_wanted))
        self.table.selectionModel().currentRowChanged.connect(self._fit_buttons)
        self.close_button.clicked.connect(self.reject)

    def _ask(self, wanted: SignalInstance) -> None:
        copy = self.chosen()
        if copy is not None:
            wanted.emit(copy)

    def _fit_buttons(self, _now: QModelIndex | None = None, _before: object = None) -> None:
        for button in (self.verify, self.look, self.restore):
            button.setEnabled(self.chosen() is not None)


def _cell(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setEditable(False)
    item.setToolTip(words)
    return item
