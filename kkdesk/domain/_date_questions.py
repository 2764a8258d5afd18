"""Three-valued answers about inexact dates: inside a window, past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from kkdesk.domain._date_types import NOT_STATED, Certainty

if TYPE_CHECKING:
    from kkdesk.domain._date_types import Bounds, DateExpression

Event = Literal["end", "start", "any"]


def falls_within(
    expression: DateExpression, first: date, last: date, *, event: Event = "end"
) -> Certainty:
    """Say whether the event falls in first..last, both days included.

    CERTAIN when all of its bounds lie inside, POSSIBLE when they overlap. A side that is
    not stated, and an expression without a place in the calendar, give NO: list
    expressions with `is_placed` false separately, they are neither inside nor outside.
    """
    if not expression.is_placed or first > last:
        return Certainty.NO
    sides = {
        "end": (expression.end,),
        "start": (expression.start,),
        "any": (expression.start, expression.end),
    }[event]
    answers = {_inside(bounds, first, last) for bounds in sides}
    return next(
        (answer for answer in (Certainty.CERTAIN, Certainty.POSSIBLE) if answer in answers),
        Certainty.NO,
    )


def _inside(bounds: Bounds, first: date, last: date) -> Certainty:
    if bounds == NOT_STATED:
        return Certainty.NO
    low, high = bounds[0] or date.min, bounds[1] or date.max
    if high < first or low > last:
        return Certainty.NO
    return Certainty.CERTAIN if first <= low and high <= last else Certainty.POSSIBLE


def is_past(expression: DateExpression, day: date) -> Certainty:
    """Say whether the end lies before the day; NO when no end is stated or placed."""
    if not expression.is_placed or expression.end == NOT_STATED:
        return Certainty.NO
    low, high = expression.end[0] or date.min, expression.end[1] or date.max
    if high < day:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if low < day else Certainty.NO
