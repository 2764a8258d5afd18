"""Danish date expressions: words, bounds, precision and three-valued answers.

A date is kept as it was written together with what the words allow: the earliest and
latest day, how fine they are, and what a person must still decide. Nothing is guessed:
an expression without a year, or a vague one, keeps its words and gets a flag.

Conventions: a season is three whole months (sommer June-August); "primo", "medio" and
"ultimo" cut a year 3-6-3 months and a month at the 10th and 20th (PartConvention); a
slash between years is one season or school year (1 August-31 July), a dash is calendar
years; the start and the end of "2022-2024" lie somewhere in the first and last year;
"toårigt fra 1. januar 2025" ends on a day that is computed, and is marked so.
"""

from kkdesk.domain._date_describing import describe_bounds
from kkdesk.domain._date_durations import compute_end
from kkdesk.domain._date_questions import Event, falls_within, is_past
from kkdesk.domain._date_reading import find_dates, parse_date
from kkdesk.domain._date_types import (
    Bounds,
    Certainty,
    DateContext,
    DateExpression,
    DateFlag,
    FoundDate,
    PartConvention,
    Precision,
)
from kkdesk.domain._date_writing import write_date
from kkdesk.domain.vocabulary import DateRole

__all__ = [
    "Bounds",
    "Certainty",
    "DateContext",
    "DateExpression",
    "DateFlag",
    "DateRole",
    "Event",
    "FoundDate",
    "PartConvention",
    "Precision",
    "compute_end",
    "describe_bounds",
    "falls_within",
    "find_dates",
    "is_past",
    "parse_date",
    "write_date",
]
