"""Letting what was read from a record's words follow them, whoever wrote the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.hygiene import clean_typed
from kkdesk.errors import InvalidValue
from kkdesk.services.expressions import money_columns, refuse_reversed, reread_date, write_years
from kkdesk.services.indicators import FIGURES, check_figure, target_columns
from kkdesk.services.planning import period_days

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import UnitOfWork, Value

READ: Final = frozenset({"date_entry", "appropriation", "calendar_period", *FIGURES})
"""The kinds of record whose ``as_written`` other fields follow or that must read as something."""


def read_again(work: UnitOfWork, kind: str, record_id: str) -> None:
    """Set what follows from a record's words; InvalidValue where they must not stand."""
    row = work.get(kind, record_id)
    words = str(row["as_written"])
    refuse_empty(kind, "as_written", words)
    if kind == "date_entry":
        refuse_reversed("date_entry.as_written", words)
        work.update(kind, record_id, **reread_date(row))
    elif kind == "appropriation":
        work.update(kind, record_id, **money_columns(words))
        write_years(work, record_id, words)
    elif kind == "calendar_period":
        work.update(kind, record_id, **period_days(words))
    elif kind in FIGURES:
        check_figure(work, kind, words, row)
        if kind == "target":
            work.update(kind, record_id, **target_columns(words, row))


def refuse_empty(kind: str, field: str, value: Value) -> None:
    """Raise InvalidValue if a field that must hold something would hold nothing."""
    if not clean_typed(str("" if value is None else value)).strip():
        raise InvalidValue(
            f"{kind}.{field}",
            "feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "the field must be filled in. Type a text, or undo",
        )
