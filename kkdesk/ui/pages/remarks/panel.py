"""The chosen remark: verbatim, its answers, what became of it, and the letter it came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kkdesk.domain.actions import describe_action
from kkdesk.domain.markup import plain_text
from kkdesk.domain.remark_fields import REMARK_FIELDS
from kkdesk.domain.vocabulary import RemarkKind, RemarkResult
from kkdesk.services.remarks import set_remark_links
from kkdesk.ui.editing.controls import LinksControl
from kkdesk.ui.editing.form import Section, choice_pairs, order_tabs
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.plans.editor.own_fields import long_option
from kkdesk.ui.pages.remarks.model import answered_look, plain_line
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.labels import Badge, action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice, Choices, Stored
    from kkdesk.domain.remarks import ChainStep, RemarkItem, RemarkSheet
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.binding import Saver, Slot

_BESIDE_REMARK = {"code": "kind", "objective_id": "parent_id", "on_slides": "confidential"}
_BESIDE_ANSWER = {"department_id": "state", "deadline": "given_on"}
_BESIDE_ROUND = {"channel": "kind"}
_LETTER_LINES = 12

_LONGEST_CHOICE: Final = 60
_MAY_HOLD_NOW: Final = ("result", "text", "objective_id", "parent_id", "on_slides")
"""Fields that are refused for what stands elsewhere: the reason, or that the round is closed."""


class AnswerCard(QWidget):
    """One answer, saved as it is typed."""

    delete_wanted = Signal(str)

    def __init__(self, saver: Saver, number: int) -> None:
        super().__init__()
        self.answer_id = ""
        self.form = RecordForm(saver, REMARK_FIELDS["answer"])
        self.delete = action_button(self.tr("Slet svar"), "delete", "danger")
        self.form.lay_out(beside=_BESIDE_ANSWER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Svar {}").format(number), "label"), 1)
        head.addWidget(self.delete)
        column.addLayout(head)
        column.addWidget(self.form)
        self.delete.setAccessibleName(self.tr("Slet svar {}").format(number))
        for field in self.form.fields.values():
            place = getattr(field, "set_place", None)
            if place is not None:
                place(self.tr("svar {}").format(number))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.answer_id))

    def show_answer(self, fields: dict[str, Stored]) -> None:
        """Show an answer, or what is stored of it now."""
        own = dict(fields)
        answer_id = str(own.pop("id"))
        if answer_id != self.answer_id:
            self.answer_id = answer_id
            self.form.bind("answer", answer_id, own)
        else:
            self.form.refresh(own)
            self.form.bindings["state"].retry()


class RemarkPanel(QWidget):
    """Shows a sheet; the page does what the buttons ask for."""

    asked = Signal()
    child_wanted = Signal()
    delete_wanted = Signal()
    move_wanted = Signal(int)
    """Up (-1) or down (1) in the letter."""
    delete_round_wanted = Signal()
    answer_delete_wanted = Signal(str)
    followed = Signal(str)
    """Another remark to go to."""
    initiative_followed = Signal(str)
    initiative_searched = Signal(str)
    """Words that initiatives are searched for with."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self.sheet: RemarkSheet | None = None
        self._choices: Choices | None = None
        self.cards: list[AnswerCard] = []
        self.title = text_label("", "heading")
        self.badge = Badge("")
        self.same_code = text_label("", "muted")
        self.form = self._remark_form()
        self.round_form = RecordForm(saver, REMARK_FIELDS["remark_round"])
        self.round_form.lay_out(beside=_BESIDE_ROUND)
        self.ask = action_button(self.tr("Bed om svar"), "add")
        self.add_child = action_button(self.tr("Nyt underpunkt …"), "add")
        self.up = action_button(self.tr("Flyt op"), "up")
        self.down = action_button(self.tr("Flyt ned"), "down")
        self.delete = action_button(self.tr("Slet bemærkning"), "delete", "danger")
        self.delete_round = action_button(
            self.tr("Slet brevet og bemærkningerne"), "delete", "danger"
        )
        self.refusal, self.letter_refusal = text_label("", "error"), text_label("", "error")
        for one in (self.refusal, self.letter_refusal):
            one.hide()
        self.letter = QPlainTextEdit()
        self._related, self._answers, self._chain = QWidget(), QWidget(), QWidget()
        for part in (self._related, self._answers, self._chain):
            QVBoxLayout(part).setContentsMargins(0, 0, 0, 0)
        self.answers = Section(self.tr("Svar"), self._stacked(self._answers, self.ask))
        self.chain = Section(self.tr("Forløb"), self._chain)
        self._build()

    def flush(self) -> None:
        """Hand over what was typed."""
        for form in self._forms():
            form.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed is not stored."""
        return any(form.unsaved() is not None for form in self._forms()) or bool(self._saver.kept)

    def clear(self) -> None:
        """Show no remark."""
        self.sheet = None
        for form in self._forms():
            form.release()

    def set_read_only(self) -> None:
        """Let everything be read only."""
        for form in self._forms():
            form.set_read_only(True)
        for button in (self.ask, self.add_child, self.delete, self.delete_round):
            button.setEnabled(False)
        self.allow_moves(up=False, down=False)

    def allow_moves(self, *, up: bool, down: bool) -> None:
        """Say whether the remark can be moved in its letter."""
        self.up.setEnabled(up)
        self.down.setEnabled(down)

    def show_refusal(self, words: str, *, letter: bool = False) -> None:
        """Say by the buttons why the remark or its letter stays as it is; no words clear it."""
        label = self.letter_refusal if letter else self.refusal
        label.setText(words)
        label.setVisible(bool(words))
        announce(label, words, urgent=True)

    def offer(self, choices: Choices) -> None:
        """Offer departments and objectives; initiatives are searched for."""
        self._choices = choices
        nothing = self.tr("Ingen")
        self.form.set_options("objective_id", choice_pairs(choices.objectives, nothing=nothing))
        self.form.set_link_options("department", [long_option(one) for one in choices.departments])
        for card in self.cards:
            self._offer_departments(card)

    def show_found(self, words: str, initiatives: Sequence[Choice]) -> None:
        """Offer the initiatives that the words typed find."""
        self._initiatives.show_found(words, [long_option(one) for one in initiatives])

    def show_sheet(self, sheet: RemarkSheet) -> None:
        """Show a remark, or what is stored of the shown one now."""
        other = self.sheet is None or self.sheet.item.id != sheet.item.id
        other_round = (
            self.sheet is None or self.sheet.item.remark_round_id != sheet.item.remark_round_id
        )
        if other:
            self.show_refusal("")
            self.show_refusal("", letter=True)
        self.sheet = sheet
        item = sheet.item
        lang = self._saver.context.lang
        place = (
            self.tr("Målsætning {}").format(item.objective_number)
            if item.objective_number is not None
            else self.tr("Generelt")
        )
        self.title.setText(" · ".join((item.code, RemarkKind(item.kind).label(lang), place)))
        self._show_same_code(item)
        look = answered_look(item, lang)
        self.badge.set_state(look.text, look.shape, look.tone)
        self.form.set_options(
            "parent_id", choice_pairs(_short(sheet.siblings), nothing=self.tr("Ingen"))
        )
        self._initiatives.know([long_option(one) for one in sheet.initiatives])
        values = {
            **sheet.fields,
            "initiative": sheet.initiative_ids,
            "department": sheet.department_ids,
        }
        if other:
            self.form.bind("remark", item.id, values)
        else:
            self.form.refresh(values)
            for name in _MAY_HOLD_NOW:
                self.form.bindings[name].retry()
        own_round = {k: v for k, v in sheet.round_fields.items() if k != "letter_text"}
        if other_round:
            self.round_form.bind("remark_round", item.remark_round_id, own_round)
            self.letter.setPlainText(str(sheet.round_fields["letter_text"]))
        else:
            self.round_form.refresh(own_round)
        self.letter.setVisible(bool(sheet.round_fields["letter_text"]))
        self._show_answers(sheet)
        self._show_related(sheet)
        self._show_chain(sheet)
        if self._saver.context.workspace.read_only:
            self.set_read_only()
        order_tabs(self)

    # -- building

    def _remark_form(self) -> RecordForm:
        form = RecordForm(self._saver, REMARK_FIELDS["remark"])
        names = list(form.fields)
        label = self.tr("Indsatser, den angår")
        self._initiatives = LinksControl(label, keep_order=True, searches=True)
        self._initiatives.picker.searched.connect(self.initiative_searched)
        form.add(
            "initiative", label, self._initiatives, partial(_save_links, self._saver, "initiative")
        )
        label = self.tr("Forvaltninger, den angår")
        departments = LinksControl(label)
        form.add("department", label, departments, partial(_save_links, self._saver, "department"))
        pairs = [("", self.tr("Ikke afgjort")), *RemarkResult.choices(self._saver.context.lang)]
        form.set_options("result", pairs)
        names[5:5] = ["initiative", "department"]
        return form.lay_out(names, beside=_BESIDE_REMARK)

    def _build(self) -> None:
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        self.letter.setAccessibleName(self.tr("Brevet, som det blev indsat"))
        self.letter.setMinimumHeight(self.letter.fontMetrics().lineSpacing() * _LETTER_LINES)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.badge)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_child)
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        moves = QHBoxLayout()
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.same_code)
        column.addWidget(self._related)
        column.addWidget(self.form)
        column.addWidget(self.answers)
        column.addWidget(self.chain)
        column.addLayout(moves)
        column.addLayout(buttons)
        column.addWidget(self.refusal)
        letter = self._stacked(self.round_form, self.letter, self.delete_round, self.letter_refusal)
        self.source = Section(self.tr("Brevet eller mødet"), letter, is_open=False)
        column.addWidget(self.source)
        column.addStretch(1)
        self.ask.clicked.connect(self.asked)
        self.add_child.clicked.connect(self.child_wanted)
        self.up.clicked.connect(partial(self.move_wanted.emit, -1))
        self.down.clicked.connect(partial(self.move_wanted.emit, 1))
        self.delete.clicked.connect(self.delete_wanted)
        self.delete_round.clicked.connect(self.delete_round_wanted)

    @staticmethod
    def _stacked(*parts: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            if isinstance(part, QPushButton):
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(part)
        return whole

    def _forms(self) -> tuple[RecordForm, ...]:
        return (self.form, self.round_form, *(card.form for card in self.cards))

    # -- showing

    def _show_answers(self, sheet: RemarkSheet) -> None:
        layout = self._answers.layout()
        assert layout is not None
        wanted = [str(fields["id"]) for fields in sheet.answer_fields]
        if [card.answer_id for card in self.cards] != wanted:
            for card in self.cards:
                card.form.release()
                layout.removeWidget(card)
                card.deleteLater()
            self.cards = [AnswerCard(self._saver, n + 1) for n in range(len(wanted))]
            for card in self.cards:
                layout.addWidget(card)
                card.delete_wanted.connect(self.answer_delete_wanted)
                self._offer_departments(card)
        for card, fields in zip(self.cards, sheet.answer_fields, strict=True):
            card.show_answer(dict(fields))
        self.answers.set_count(len(wanted))

    def _offer_departments(self, card: AnswerCard) -> None:
        if self._choices is not None:
            pairs = choice_pairs(self._choices.departments, nothing=self.tr("Ingen"))
            card.form.set_options("department_id", pairs)

    def _show_same_code(self, item: RemarkItem) -> None:
        words = self.tr("Koden {} bruges også i «{}». Giv den ene en anden kode.")
        self.same_code.setText(words.format(item.code, item.code_also_in))
        self.same_code.setVisible(bool(item.code_also_in))

    def _show_related(self, sheet: RemarkSheet) -> None:
        """Show the lead-in above, and below it what it leads to."""
        _empty(self._related)
        if sheet.lead_in is not None:
            self._add_remark(self.tr("Indledes af {}: {}"), sheet.lead_in)
        for child in sheet.children:
            self._add_remark(self.tr("Underpunkt {}: {}"), child)
        self._related.setVisible(sheet.lead_in is not None or bool(sheet.children))

    def _add_remark(self, words: str, item: RemarkItem) -> None:
        layout = self._related.layout()
        assert layout is not None
        layout.addWidget(text_label(words.format(item.code, plain_text(item.text)), "muted"))
        button = action_button(self.tr("Gå til {}").format(item.code), "next", "link")
        button.clicked.connect(lambda: self.followed.emit(item.id))
        layout.addWidget(button)

    def _show_chain(self, sheet: RemarkSheet) -> None:
        """Show in order: the answers, the changes of the initiatives, the decisions."""
        _empty(self._chain)
        lang = self._saver.context.lang
        layout = self._chain.layout()
        assert layout is not None
        item = sheet.item
        received = str(sheet.round_fields["received"] or "")
        lines = [_line(self.tr("Bemærket"), received, item.council)]
        for answer in item.answers:
            day = answer.given_on or answer.deadline
            state = answer.state.label(lang)
            lines.append(_line(self.tr("Svar"), answer.department, state, day, answer.document))
        for line in lines:
            layout.addWidget(text_label(line))
        for step in sheet.changes:
            day = write_day(datetime.fromisoformat(step.when).astimezone())
            self._add_change(step, _line(self.tr("Ændret"), day, _said(step, lang), step.by))
        if item.result:
            result = RemarkResult(item.result).label(lang)
            layout.addWidget(text_label(_line(self.tr("Udfald"), result, item.result_note)))
        for step in sheet.decisions:
            said = _line(self.tr("Beslutning"), step.when, step.said(lang), step.by)
            layout.addWidget(text_label(said))

    def _add_change(self, step: ChainStep, words: str) -> None:
        layout = self._chain.layout()
        assert layout is not None
        button = action_button(words, "next", "link")
        button.clicked.connect(lambda: self.initiative_followed.emit(step.initiative_id))
        layout.addWidget(button)
        for went, came in step.words:
            if went and came:
                said = self.tr("«{}» blev til «{}»").format(went, came)
            else:
                said = (self.tr("Ud: «{}»") if went else self.tr("Ind: «{}»")).format(went or came)
            layout.addWidget(text_label(said, "muted"))


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _said(step: ChainStep, lang: Lang) -> str:
    return describe_action(step.what, lang)


def _short(siblings: tuple[Choice, ...]) -> list[Choice]:
    return [replace(one, label=_cut(plain_line(one.label))) for one in siblings]


def _cut(words: str) -> str:
    """Return the beginning of a long text, marked as such."""
    return words if len(words) <= _LONGEST_CHOICE else f"{words[:_LONGEST_CHOICE].rstrip()}…"


def _empty(widget: QWidget) -> None:
    layout = widget.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        held = item.widget() if item is not None else None
        if held is not None:
            held.hide()
            held.deleteLater()


def _save_links(saver: Saver, link: str, slot: Slot, expected: Stored, value: Stored) -> Changes:
    return set_remark_links(
        saver.context.workspace,
        slot.record_id,
        link,
        expected=expected if isinstance(expected, tuple) else (),
        wanted=value if isinstance(value, tuple) else (),
    )
