"""Taking a letter in: paste it, look at the parts it was split into, save them in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.letters import PartRole, merge_parts, split_part
from kkdesk.domain.vocabulary import RemarkChannel, RemarkKind, RemarkRoundKind
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.widgets.fields import LabelledField, ReadingEdit, one_line
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.letters import Letter, Part, Topic
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError

COL_KEEP, COL_OBJECTIVE, COL_KIND, COL_TEXT = range(4)
_SIZE: Final = (900, 680)
_LONGEST_CELL: Final = 160
_MOST_JOINED: Final = 12


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What was filled in, and the parts of the letter as a person left them."""

    round_id: str
    fields: dict[str, str]
    letter_text: str
    parts: tuple[Part, ...] = ()


class LetterDialog(QDialog):
    """Two steps: the letter, then its parts. Open until it could be saved."""

    split_wanted = Signal(str, str)
    """The id of the status round, and the letter to split."""
    wanted = Signal(object)
    """A :class:`NewLetter` to add."""

    def __init__(self, parent: QWidget, rounds: Sequence[tuple[str, str]], lang: Lang) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.parts: tuple[Part, ...] = ()
        self._topics: tuple[Topic, ...] = ()
        self.setWindowTitle(self.tr("Nyt brev"))
        self.notice = MessageBar()
        self.steps = QStackedWidget()
        self.round = QuietCombo(rounds)
        self.channel = QuietCombo(RemarkChannel.choices(lang))
        self.kind = QuietCombo(RemarkRoundKind.choices(lang))
        self.title = QLineEdit()
        self.received = ReadingEdit(date_reader(lang))
        self.letter = QPlainTextEdit()
        self.fields: dict[str, LabelledField] = {}
        self.split_button = action_button(self.tr("&Del brevet op"), kind="primary")
        self.plain_button = action_button(self.tr("Opret &uden brev"))
        self.table = QTableWidget(0, 4)
        self.text = QPlainTextEdit()
        self.objective = QuietCombo()
        self.part_kind = QuietCombo(RemarkKind.choices(lang))
        self.merge_button = action_button(self.tr("&Saml med næste"))
        self.cut_button = action_button(self.tr("De&l ved markøren"))
        self.summary = text_label("", "muted")
        self.save_button = action_button(self.tr("&Gem bemærkningerne"), kind="primary")
        self.back_button = action_button(self.tr("Til&bage"))
        self._build()
        self._connect()

    # -- what the page does

    def show_letter(self, letter: Letter, topics: Sequence[Topic]) -> None:
        """Show the parts of the letter with what is suggested for them."""
        self.split_button.setEnabled(True)
        self._topics = tuple(topics)
        everything = [("", self.tr("Generelt"))]
        self.objective.set_choices(
            everything + [(one.key, f"{one.number}. {one.titles[-1]}") for one in topics]
        )
        self.steps.setCurrentIndex(1)
        self._show(letter.parts, 0)
        self.notice.clear()
        if letter.doubtful:
            self.notice.show_message(
                self.tr("Brevet har tegn, som dansk ikke skrives med: {}. Se dem efter.").format(
                    " ".join(_visible(character) for character in letter.doubtful)
                ),
                "warning",
            )
        self.table.setFocus()

    def show_problem(self, error: KkdeskError) -> None:
        """Say at the field why it could not be done; what was typed stays."""
        for button in (self.split_button, self.plain_button, self.save_button):
            button.setEnabled(True)
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        words = problem_words(error, self._lang)
        if name not in self.fields:
            self.notice.show_message(words, "warning")
            return
        self.steps.setCurrentIndex(0)
        self.fields[name].set_error(words)
        self.fields[name].control.setFocus()

    # -- building

    def _build(self) -> None:
        self.letter.setTabChangesFocus(True)
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for name, label, control in (
            ("round", self.tr("Statusrunde"), self.round),
            ("channel", self.tr("Kommer fra"), self.channel),
            ("kind", self.tr("Slags"), self.kind),
            ("title", self.tr("Titel"), self.title),
            ("received", self.tr("Modtaget"), self.received),
            ("letter_text", self.tr("Brevets tekst"), self.letter),
        ):
            self.fields[name] = LabelledField(label, control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.steps, 1)
        self.steps.addWidget(self._first_step())
        self.steps.addWidget(self._second_step())
        self.resize(*_SIZE)
        if (screen := self.screen()) is not None:
            self.resize(self.size().boundedTo(screen.availableSize() * 0.95))

    def _first_step(self) -> QWidget:
        self.cancel = action_button(self.tr("Annullér"))
        page, column = _page()
        column.addWidget(text_label(self.tr("Nyt brev med bemærkninger"), "heading"))
        column.addWidget(
            side_by_side(self.fields["round"], self.fields["channel"], self.fields["kind"])
        )
        column.addWidget(side_by_side(self.fields["title"], self.fields["received"]))
        column.addWidget(self.fields["letter_text"], 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.plain_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.split_button)
        column.addLayout(buttons)
        return page

    def _second_step(self) -> QWidget:
        table = self.table
        table.setAccessibleName(self.tr("Brevets dele"))
        table.setHorizontalHeaderLabels(
            [self.tr("Med"), self.tr("Målsætning"), self.tr("Art"), self.tr("Tekst")]
        )
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(COL_TEXT, QHeaderView.ResizeMode.Stretch)
        for place, width in ((COL_KEEP, 150), (COL_OBJECTIVE, 190), (COL_KIND, 84)):
            header.resizeSection(place, width)
        page, column = _page()
        column.addWidget(text_label(self.tr("Brevets dele"), "heading"))
        column.addWidget(self.summary)
        column.addWidget(table, 3)
        column.addWidget(
            side_by_side(
                LabelledField(self.tr("Delens målsætning"), self.objective),
                LabelledField(self.tr("Delens art"), self.part_kind),
            )
        )
        column.addWidget(LabelledField(self.tr("Delens tekst, ordret"), self.text), 1)
        tools = QHBoxLayout()
        tools.addWidget(self.merge_button)
        tools.addWidget(self.cut_button)
        tools.addStretch(1)
        tools.addWidget(self.back_button)
        tools.addWidget(self.save_button)
        column.addLayout(tools)
        return page

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.split_button.clicked.connect(self._split)
        self.plain_button.clicked.connect(lambda: self._send(self.plain_button, ()))
        self.back_button.clicked.connect(lambda: self.steps.setCurrentIndex(0))
        self.save_button.clicked.connect(lambda: self._send(self.save_button, self.parts))
        self.merge_button.clicked.connect(self._merge)
        self.cut_button.clicked.connect(self._cut)
        self.table.currentCellChanged.connect(lambda *_: self._show_part())
        self.table.itemChanged.connect(self._ticked)
        self.objective.activated.connect(self._place)
        self.part_kind.activated.connect(self._place)
        self.title.textEdited.connect(lambda _: self.fields["title"].set_error(""))
        for combo in (self.round, self.kind):
            combo.activated.connect(lambda _: self.fields["round"].set_error(""))
        self.letter.textChanged.connect(lambda: self.fields["letter_text"].set_error(""))
        self.finished.connect(self.deleteLater)

    # -- what happens

    def _split(self) -> None:
        if not self._has_title():
            return
        self.split_button.setEnabled(False)
        self.split_wanted.emit(self.round.key(), self.letter.toPlainText())

    def _has_title(self) -> bool:
        if self.title.text().strip():
            return True
        self.steps.setCurrentIndex(0)
        self.fields["title"].set_error(self.tr("Feltet skal udfyldes."))
        self.title.setFocus()
        return False

    def _send(self, button: QWidget, parts: tuple[Part, ...]) -> None:
        if not self._has_title():
            return
        button.setEnabled(False)
        self.wanted.emit(
            NewLetter(
                self.round.key(),
                {
                    "channel": self.channel.key(),
                    "kind": self.kind.key(),
                    "title": one_line(self.title.text().strip()),
                    "received": one_line(self.received.text().strip()),
                },
                self.letter.toPlainText(),
                parts,
            )
        )

    def _show(self, parts: tuple[Part, ...], row: int) -> None:
        """Show the parts, and stand on one of them."""
        self.parts = parts
        self.table.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.table.setRowCount(len(parts))
        for place in range(len(parts)):
            self._fill(place)
        self.table.blockSignals(False)  # noqa: FBT003
        self.table.setCurrentCell(min(row, len(parts) - 1), COL_KEEP)
        self._show_part()
        self._show_summary()

    def _fill(self, row: int) -> None:
        part = self.parts[row]
        names = {one.key: f"{one.number}. {one.titles[-1]}" for one in self._topics}
        keep = QTableWidgetItem(part.role.label(self._lang))
        keep.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        keep.setCheckState(Qt.CheckState.Checked if part.kept else Qt.CheckState.Unchecked)
        self.table.setItem(row, COL_KEEP, keep)
        objective = names.get(part.objective, self.tr("Generelt")) if part.kept else ""
        kind = part.kind.label(self._lang) if part.kept else ""
        text = " ".join(part.text.split())
        text = f"↳ {text}" if part.child else text
        for column, words in ((COL_OBJECTIVE, objective), (COL_KIND, kind), (COL_TEXT, text)):
            cell = QTableWidgetItem(words[:_LONGEST_CELL])
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(row, column, cell)

    def _show_part(self) -> None:
        row = self.table.currentRow()
        if not 0 <= row < len(self.parts):
            return
        part = self.parts[row]
        if self.text.toPlainText() != part.text:
            self.text.setPlainText(part.text)
        self.objective.choose(part.objective)
        self.part_kind.choose(part.kind)
        for control in (self.objective, self.part_kind):
            control.setEnabled(part.kept)
        self.merge_button.setEnabled(row < len(self.parts) - 1)

    def _show_summary(self) -> None:
        kept = sum(part.kept for part in self.parts)
        words = self.tr("{} af {} dele bliver bemærkninger. Hele brevet gemmes.")
        said = words.format(kept, len(self.parts))
        joined = list(dict.fromkeys(word for part in self.parts for word in part.joined))
        if joined:
            shown = ", ".join(joined[:_MOST_JOINED]) + (" …" if joined[_MOST_JOINED:] else "")
            said += " " + self.tr("Ord samlet ved linjeskift: {}.").format(shown)
        self.summary.setText(said)
        self.save_button.setEnabled(kept > 0)

    def _ticked(self, item: QTableWidgetItem) -> None:
        row = item.row()
        part = self.parts[row]
        kept = item.checkState() is Qt.CheckState.Checked
        if item.column() == COL_KEEP and kept != part.kept:
            self._change(row, replace(part, role=PartRole.REMARK if kept else PartRole.LEFT_OUT))

    def _place(self) -> None:
        row = self.table.currentRow()
        self._change(
            row,
            replace(
                self.parts[row],
                objective=self.objective.key(),
                kind=RemarkKind(self.part_kind.key()),
            ),
        )

    def _change(self, row: int, part: Part) -> None:
        self.parts = (*self.parts[:row], part, *self.parts[row + 1 :])
        self.table.blockSignals(True)  # noqa: FBT003
        self._fill(row)
        self.table.blockSignals(False)  # noqa: FBT003
        self._show_part()
        self._show_summary()

    def _merge(self) -> None:
        row = self.table.currentRow()
        self._show(merge_parts(self.parts, row), row)

    def _cut(self) -> None:
        row = self.table.currentRow()
        cut = split_part(self.parts, row, self.text.textCursor().position())
        if len(cut) == len(self.parts):
            self.notice.show_message(
                self.tr("Sæt markøren inde i delens tekst, hvor den skal deles."), "info"
            )
            self.text.setFocus()
            return
        self._show(cut, row)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    return page, column


def _visible(character: str) -> str:
    """Return a character, or its number where it would not be seen."""
    return character if character.isprintable() else f"U+{ord(character):04X}"
