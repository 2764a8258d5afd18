"""Turning what a driver returns into plain values."""

from __future__ import annotations

from datetime import date


def as_date(value: object) -> date | None:
    """Read a date column of a textual query: SQLite gives ISO text, PostgreSQL a date."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])
