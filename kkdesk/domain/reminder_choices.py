"""A person's lead times and snoozes as their settings keep them: pairs of words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.reminders import LEAD_DAYS, LONGEST_LEAD
from kkdesk.domain.vocabulary import DateRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def chosen_leads(pairs: Iterable[str]) -> dict[DateRole, int]:
    """Return the lead times in days that the person chose; what cannot be read does not count."""
    found: dict[DateRole, int] = {}
    for pair in pairs:
        role, _, days = pair.partition("=")
        known = role in set(DateRole) and days.isascii() and days.isdigit()
        if known and int(days[:6]) <= LONGEST_LEAD:
            found[DateRole(role)] = int(days)
    return found


def lead_pairs(leads: Mapping[DateRole, int]) -> tuple[str, ...]:
    """Return lead times for the settings; those that are the usual ones are left out."""
    return tuple(
        f"{role.value}={days}"
        for role, days in sorted(leads.items())
        if days != LEAD_DAYS.get(role)
    )


def chosen_snoozes(pairs: Iterable[str]) -> dict[str, date]:
    """Return until which day each date is snoozed."""
    found: dict[str, date] = {}
    for pair in pairs:
        key, _, day = pair.rpartition("=")
        try:
            found[key] = date.fromisoformat(day)
        except ValueError:
            continue
    return found


def snooze_pairs(chosen: Mapping[str, date]) -> tuple[str, ...]:
    """Return snoozes for the settings."""
    return tuple(f"{key}={day.isoformat()}" for key, day in sorted(chosen.items()))
