"""A clock that stands still, so that pictures taken on another day show the same.

It is set before kkdesk is imported: its modules take ``date`` and ``datetime`` by name. Waiting
goes by the monotonic clock, which runs on.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Final

TODAY: Final = datetime(2025, 12, 15, 8, 30, tzinfo=UTC)
"""The moment of the pictures: a Monday morning, while the deadlines of the sample are ahead."""

_now = [TODAY]


class _AnyDate(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, date)

    def __subclasscheck__(cls, one: type) -> bool:
        return issubclass(one, date)


class _AnyMoment(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)

    def __subclasscheck__(cls, one: type) -> bool:
        return issubclass(one, datetime)


class StandingDate(date, metaclass=_AnyDate):
    """A date whose today is the day of the pictures; makes plain dates."""

    def __new__(cls, *parts: Any, **named: Any) -> Any:  # noqa: ANN401, D102 -- as the real one
        return date(*parts, **named)

    @classmethod
    def today(cls) -> Any:  # noqa: ANN401, D102 -- as the real one
        return _now[0].astimezone().date()


class StandingMoment(datetime, metaclass=_AnyMoment):
    """A moment whose now is that of the pictures; makes plain moments."""

    def __new__(cls, *parts: Any, **named: Any) -> Any:  # noqa: ANN401, D102 -- as the real one
        return datetime(*parts, **named)  # noqa: DTZ001 -- the caller's own parts

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:  # noqa: ANN401, D102 -- as the real one
        return _now[0].astimezone(tz) if tz else _now[0].astimezone().replace(tzinfo=None)


def stop() -> None:
    """Let the clock stand at `TODAY`, in Copenhagen, for everything imported after this."""
    os.environ["TZ"] = "Europe/Copenhagen"
    if hasattr(time, "tzset"):  # Windows has it not, and takes the zone of the machine
        time.tzset()
    dt.date, dt.datetime = StandingDate, StandingMoment  # type: ignore[misc]  # that is the point


def turn_to(moment: datetime) -> None:
    """Set the clock that stands."""
    _now[0] = moment
