"""The values of the date language: what an expression is and what it may lack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.vocabulary import DateRole

Bounds = tuple["date | None", "date | None"]
NOT_STATED: Bounds = (None, None)


class Precision(Labelled):
    """How finely the words place the date."""

    DAY = "day", "Dag", "Day"
    MONTH = "month", "Måned", "Month"
    QUARTER = "quarter", "Kvartal", "Quarter"
    HALF = "half", "Halvår", "Half-year"
    SEASON = "season", "Årstid", "Season"
    SCHOOL_YEAR = "school_year", "Skoleår", "School year"
    YEAR = "year", "År", "Year"
    YEARS = "years", "Flere år", "Several years"
    MIXED = "mixed", "Blandet", "Mixed"
    PART = "part", "Del af et år eller en måned", "Part of a year or month"
    BOUND = "bound", "Kun en grænse", "A limit only"
    DURATION = "duration", "Varighed", "Duration"
    RECURRING = "recurring", "Gentages", "Recurring"
    DECISION_NAME = "decision_name", "Navnet på en beslutning", "Name of a decision"
    NONE = "none", "Ingen", "None"


class DateFlag(Labelled):
    """Why a person must look at the expression."""

    NO_YEAR = "no_year", "Året mangler", "The year is missing"
    VAGUE = "vague", "For upræcist til at placere", "Too vague to place"
    NAME_ONLY = "name_only", "Kun navnet på en beslutning", "Only the name of a decision"
    DURATION_ONLY = "duration_only", "Kun en varighed", "A duration only"
    RECURRING = "recurring", "Gentages", "Recurring"
    UNREADABLE = "unreadable", "Kan ikke læses som dato", "Cannot be read as a date"
    AMBIGUOUS = "ambiguous", "Kan læses på flere måder", "Can be read in several ways"


class Certainty(StrEnum):
    """Answer to a question about an inexact date."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True, slots=True)
class PartConvention:
    """Where the parts of a month and of a year are cut (inclusive counts).

    A month: its first `first_days` days, its middle up to `middle_days`, the rest.
    A year: its first and last `edge_months` months, and what lies between.
    """

    first_days: int = 10
    middle_days: int = 20
    edge_months: int = 3


@dataclass(frozen=True, slots=True)
class DateContext:
    """What stands around the expression and may decide its reading."""

    document_date: date | None = None
    parts: PartConvention = PartConvention()


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as people wrote it, with what can be known about it.

    `start` and `end` are (earliest, latest) for the beginning and the end; they are
    equal unless the words name an interval. (None, None) means that this side is not
    stated; one None means that it is unbounded that way.
    """

    as_written: str
    earliest: date | None
    latest: date | None
    precision: Precision
    start: Bounds = NOT_STATED
    end: Bounds = NOT_STATED
    computed: bool = False
    flag: DateFlag | None = None
    open_start: bool = False
    open_end: bool = False
    suggested_role: DateRole | None = None

    @property
    def is_placed(self) -> bool:
        """Whether the expression has a place in the calendar at all."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression inside a text: `text[start:end]`."""

    start: int
    end: int
    expression: DateExpression


def unplaced(
    words: str,
    flag: DateFlag,
    precision: Precision = Precision.NONE,
    role: DateRole | None = None,
) -> DateExpression:
    """Return an expression that keeps its words and has no place in the calendar."""
    return DateExpression(words, None, None, precision, flag=flag, suggested_role=role)
