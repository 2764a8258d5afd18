"""How date words are read under the field they are typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.date_order import ends_before_start, reversed_words
from kkdesk.domain.dates import DateContext, describe_bounds, parse_date
from kkdesk.ui.widgets.fields import Reading

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.dates import DateExpression
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.widgets.fields import Reader


def describe(expression: DateExpression, lang: Lang) -> Reading:
    """Say how a date is read; what a person must look at stands out."""
    plain = expression.flag is None and expression.is_placed
    return Reading(describe_bounds(expression, lang), "ok" if plain else "flag")


def date_reader(lang: Lang, document_date: date | None = None) -> Reader:
    """Return the reader of a date that is not stored yet."""
    context = DateContext(document_date=document_date)

    def read(words: str) -> Reading:
        if not words.strip():
            return Reading("")
        if ends_before_start(words):
            return Reading(f"{reversed_words(words.strip(), lang)}.", "error")
        return describe(parse_date(words, context=context), lang)

    return read
