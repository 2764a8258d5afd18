"""The sections of one initiative; heavy to build, so it is made when one is first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kkdesk.services import editing, round_adding
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.cards import CardList
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.editing.form import AddLine, Section, order_tabs, stacked
from kkdesk.ui.pages.plans.editor.continuation_cards import ContinuationCard
from kkdesk.ui.pages.plans.editor.date_cards import DateCard
from kkdesk.ui.pages.plans.editor.money_cards import MoneyCard, money_reader
from kkdesk.ui.pages.plans.editor.own_fields import OwnFields
from kkdesk.ui.pages.plans.editor.rounds import AddRoundText
from kkdesk.ui.pages.plans.editor.text_cards import TextCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.coverage import ContinuationLine
    from kkdesk.domain.records import (
        Choices,
        DateRecord,
        InitiativeDetail,
        MoneyRecord,
        TextRecord,
    )
    from kkdesk.ui.editing.binding import Saver

_AROUND_FOCUS: Final = 60
"""What stays in sight above and below the field that is typed in."""


class InitiativeForm(QScrollArea):
    """Every field of one initiative under headings that open and close."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._context = saver.context
        self._owner_id = ""
        self._wholes: Sequence[MoneyRecord] = ()
        lang = saver.context.lang
        self.own = OwnFields(saver, self)
        self.dates: CardList[DateRecord] = CardList(
            lambda owner, record: DateCard(owner, record, saver),
            self.tr("Ingen datoer endnu."),
            about=self.tr("Datoer"),
        )
        self.money: CardList[MoneyRecord] = CardList(
            lambda owner, record: MoneyCard(owner, record, saver),
            self.tr("Ingen penge endnu."),
            about=self.tr("Penge"),
        )
        self.texts: CardList[TextRecord] = CardList(
            lambda owner, record: TextCard(owner, record, saver),
            self.tr("Ingen tekster endnu."),
            about=self.tr("Status- og plantekster"),
        )
        self.answers: CardList[ContinuationLine] = CardList(
            lambda owner, record: ContinuationCard(owner, record, saver),
            self.tr("Ingen plan siger noget om det endnu."),
            about=self.tr("Videreføres indsatsen?"),
        )
        self.add_date = AddLine(self.tr("Ny dato i ord"), self.tr("Tilføj dato"), date_reader(lang))
        self.add_money = AddLine(
            self.tr("Ny bevilling i ord"), self.tr("Tilføj bevilling"), money_reader(lang)
        )
        self.add_text = AddRoundText()
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: order_tabs(self._page))
        self._build()
        self._connect()

    def set_choices(self, choices: Choices) -> None:
        """Offer other departments, objectives and so on."""
        self.own.set_choices(choices)
        self.add_text.set_rounds(choices.rounds)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show another initiative, or what is stored of the shown one now."""
        fresh = detail.id != self._owner_id
        if fresh:
            self.flush()
        self._owner_id = detail.id
        before = self._card_count()
        self.own.show(detail, fresh=fresh)
        self.dates.show_records(detail.id, detail.dates)
        self.money.show_records(detail.id, detail.money)
        self.texts.show_records(detail.id, detail.texts)
        self.answers.show_records(detail.id, detail.continuations)
        self._wholes = detail.money
        self._offer_wholes()
        self.add_text.leave_out(text.place_id for text in detail.texts)
        if fresh:
            self.verticalScrollBar().setValue(0)
        elif self._card_count() != before:
            QTimer.singleShot(0, self, self._keep_focus_in_sight)
        self._order.start()

    def flush(self) -> None:
        """Hand over everything that was typed."""
        if self._owner_id:
            self.own.flush()
            cards = (self.dates, self.money, self.texts, self.answers)
            for part in (*cards, self.add_date, self.add_money):
                part.flush()

    def release(self) -> None:
        """Let go of the initiative; what was typed is handed over or kept."""
        self.flush()
        self.own.release()
        for cards in (self.dates, self.money, self.texts, self.answers):
            cards.clear()
        self._owner_id = ""

    def focus_first(self) -> None:
        """Put the keyboard into the title."""
        self.own.controls["title"].widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_wholes(self) -> None:
        """Offer each amount in sight those that it may be a part of."""
        for card in self.money.cards:
            if isinstance(card, MoneyCard):
                card.offer_wholes(self._wholes)

    def _card_count(self) -> int:
        return sum(cards.count for cards in (self.dates, self.money, self.texts, self.answers))

    def _keep_focus_in_sight(self) -> None:
        """Follow the field that is typed in when a new card pushes it down."""
        focused = self._page.focusWidget()
        if focused is not None and focused.hasFocus():
            self._page.adjustSize()
            self.ensureWidgetVisible(focused, 0, _AROUND_FOCUS)

    def _build(self) -> None:
        core, place, status, sheet, more = self.own.sections
        dates = Section(self.tr("Datoer"), stacked((self.dates, self.add_date)))
        money = Section(self.tr("Penge"), stacked((self.money, self.add_money)))
        texts = Section(self.tr("Status- og plantekster"), stacked((self.texts, self.add_text)))
        answers = Section(self.tr("Videreføres indsatsen?"), self.answers)
        self.answers.changed.connect(answers.set_count)
        self.dates.changed.connect(dates.set_count)
        self.money.changed.connect(money.set_count)
        self.texts.changed.connect(texts.set_count)
        page = self._page = stacked(
            (core, place, status, sheet, answers, dates, money, texts, more), gap=12
        )
        page.setContentsMargins(14, 4, 14, 16)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _connect(self) -> None:
        self.add_date.added.connect(partial(self._add, editing.add_date, self.add_date, self.dates))
        self.add_money.added.connect(
            partial(self._add, editing.add_money, self.add_money, self.money)
        )
        self.add_text.added.connect(self._add_text)
        self.money.turner.turned.connect(lambda _: self._offer_wholes())
        if self._context.workspace.read_only:
            self.own.set_read_only(True)
            adders: tuple[QWidget, ...] = (self.add_date, self.add_money, self.add_text)
            for part in adders:
                part.hide()

    def _add(
        self, service: Callable[..., Changes], line: AddLine, cards: CardList[Any], words: str
    ) -> None:
        """Add a date or an amount after those that stand there."""
        position = cards.count + 1
        self._saver.run(
            partial(
                service,
                self._context.workspace,
                self._owner_id,
                words=words,
                position=position,
            ),
            failed=lambda error: line.put_back(words, problem_words(error, self._context.lang)),
        )

    def _add_text(self, round_id: str) -> None:
        self._saver.run(
            partial(
                round_adding.add_text,
                self._context.workspace,
                round_id,
                self._owner_id,
            )
        )
