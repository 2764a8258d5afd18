"""The appropriations of an initiative: words as typed, and how the program reads them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from kkdesk.domain.money import Basis, MoneyExpression, Qualifier, describe_money, parse_money
from kkdesk.services import editing
from kkdesk.ui.editing.cards import Card
from kkdesk.ui.editing.controls import ChoiceControl, LineControl
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.widgets.fields import Reading, ReadingEdit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import MoneyRecord
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.binding import Saver, Slot
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.widgets.fields import Reader


class MoneyCard(Card["MoneyRecord"]):
    """One appropriation."""

    def __init__(self, owner_id: str, record: MoneyRecord, saver: Saver) -> None:
        super().__init__("appropriation", owner_id, record, saver)
        self.add_head(self.tr("Bevilling"), delete=self.tr("Slet bevillingen"))
        whole = ChoiceControl(optional=True)
        words = LineControl(ReadingEdit(self._read))
        self.column.addWidget(
            self.add_field("as_written", self.tr("Ordlyd"), words, partial(_save_words, saver))
        )
        for row in (
            (
                self.add_field("title", self.tr("Navn"), LineControl()),
                self.add_field("purpose", self.tr("Formål"), LineControl()),
            ),
            (
                self.add_field("code", self.tr("Kode"), LineControl()),
                self.add_field("code_year", self.tr("År for koden"), LineControl()),
            ),
            (
                self.add_field("source", self.tr("Kilde"), LineControl()),
                self.add_field("decided_with", self.tr("Besluttet med"), LineControl()),
            ),
            (
                self.add_field("departments", self.tr("Forvaltninger"), LineControl()),
                self.add_field("part_of_id", self.tr("Heraf (del af)"), whole),
            ),
        ):
            self.column.addWidget(side_by_side(*row))
        self.column.addWidget(self.add_flag("confidential", self.tr("Fortrolig")))

    def values(self, record: MoneyRecord) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        return {
            "as_written": record.as_written,
            "title": record.title,
            "purpose": record.purpose,
            "code": record.code,
            "code_year": record.code_year,
            "source": record.source,
            "decided_with": record.decided_with,
            "departments": record.departments,
            "part_of_id": record.part_of_id or None,
            "confidential": record.confidential,
        }

    def offer_wholes(self, records: Sequence[MoneyRecord]) -> None:
        """Offer the initiative's other appropriations as what this one is a part of."""
        others = [(r.id, r.title or r.as_written) for r in records if r.id != self.record.id]
        combo = cast("ChoiceControl", self.controls["part_of_id"]).combo
        combo.set_choices([("", self.tr("Ingen")), *others])

    def _read(self, words: str) -> Reading:
        expression = parse_money(words)
        if words == self.record.as_written.strip():
            expression = stored_money(self.record)
        return describe(expression, self.saver.context.lang)


def stored_money(record: MoneyRecord) -> MoneyExpression:
    """Return the expression as it was stored; a budget line's years do not stand in its words."""
    read = parse_money(record.as_written)
    if read.amount_ore == record.amount_ore and (read.per_year or not record.years):
        return read
    first, last = record.first_year, record.last_year
    return MoneyExpression(
        record.as_written,
        amount_ore=record.amount_ore,
        basis=Basis(record.basis),
        qualifier=Qualifier(record.qualifier) if record.qualifier else None,
        years=tuple(range(first, last + 1)) if first and last else (),
        per_year=record.years,
        first_year=first,
        last_year=last,
        open_ended=record.open_ended,
        computed_years=record.computed_years,
    )


def describe(expression: MoneyExpression, lang: Lang) -> Reading:
    """Say how an amount is read; what a person must look at stands out."""
    return Reading(describe_money(expression, lang), "flag" if expression.flag else "ok")


def money_reader(lang: Lang) -> Reader:
    """Return the reader of an amount that is not stored yet."""
    return lambda words: describe(parse_money(words), lang)


def _save_words(saver: Saver, slot: Slot, expected: Stored, value: Stored) -> Changes:
    return editing.set_money_words(
        saver.context.workspace, slot.record_id, expected=str(expected), words=str(value)
    )
