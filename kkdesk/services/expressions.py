"""From words to the columns that keep them: dates and money as they are stored."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.date_order import ends_before_start, reversed_words
from kkdesk.domain.dates import DateContext, compute_end, parse_date
from kkdesk.domain.deadlines import START_ROLES
from kkdesk.domain.money import parse_money
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.dates import DateExpression
    from kkdesk.domain.money import MoneyExpression


def date_columns(
    words: str, *, document_date: date | None = None, computed_from: str = "", start: str = ""
) -> Row:
    """Read a date expression into columns.

    With ``start`` the words are a duration ("toårigt") whose end is computed from it;
    the end is then marked as computed, and both are kept so that it can be computed anew.
    """
    context = DateContext(document_date=document_date)
    if start:
        expression = compute_end(parse_date(start, context=context), computed_from or words)
    else:
        expression = parse_date(words, context=context)
    return {
        "as_written": words,
        "document_date": document_date,
        "computed_from": (computed_from or words) if start else "",
        "computed_start": start,
        **_bounds(expression),
    }


def reread_date(row: Row) -> Row:
    """Return the columns of a stored date expression that its words now ask for.

    A duration is counted from the same start as before, while the words are one. A
    confirmation is of one event: it falls when the reading moves the end (or, by the
    role, the start) that was confirmed.
    """
    words, start, day = str(row["as_written"]), str(row["computed_start"]), row["document_date"]
    known = day if isinstance(day, date) else None
    columns = date_columns(words, document_date=known, start=start)
    if start and columns["earliest"] is None:
        columns = date_columns(words, document_date=known)
    side = "start" if row["role"] in START_ROLES else "end"
    if any(columns[f"{side}_{name}"] != row[f"{side}_{name}"] for name in ("earliest", "latest")):
        columns["confirmed_on"] = None
    return columns


def _bounds(expression: DateExpression) -> Row:
    return {
        "earliest": expression.earliest,
        "latest": expression.latest,
        "start_earliest": expression.start[0],
        "start_latest": expression.start[1],
        "end_earliest": expression.end[0],
        "end_latest": expression.end[1],
        "precision": expression.precision.value,
        "flag": expression.flag.value if expression.flag else "",
    }


def money_columns(words: str, expression: MoneyExpression | None = None) -> Row:
    """Read a money expression into columns (amounts in øre)."""
    found = expression or parse_money(words)
    return {
        "as_written": words,
        "amount_ore": found.amount_ore,
        "basis": found.basis.value,
        "qualifier": found.qualifier.value if found.qualifier else "",
        "first_year": found.first_year,
        "last_year": found.last_year,
        "open_ended": found.open_ended,
        "computed_years": found.computed_years,
    }


def write_years(work: UnitOfWork, appropriation_id: str, words: str) -> None:
    """Make an appropriation's amounts per year follow its words."""
    wanted = dict(parse_money(words).per_year)
    for row in work.find("appropriation_year", appropriation_id=appropriation_id):
        year = int(str(row["year"]))
        if year not in wanted:
            work.delete("appropriation_year", str(row["id"]))
        else:
            work.update("appropriation_year", str(row["id"]), amount_ore=wanted.pop(year))
    for year, ore in sorted(wanted.items()):
        work.insert(
            "appropriation_year", appropriation_id=appropriation_id, year=year, amount_ore=ore
        )


def refuse_reversed(field: str, words: str) -> None:
    """Raise InvalidValue for words that name an end before their beginning."""
    if ends_before_start(words):
        raise InvalidValue(field, reversed_words(words, "da"), reversed_words(words, "en"))
