"""What a cell holds: a number, a date, or a text that is never taken for a formula."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kkdesk.reports.office.xml import storable

MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september"),
    *("oktober", "november", "december"),
)
LONGEST_TEXT: Final = 32_767
"""What a cell of Excel can hold, in characters."""
LONGEST_NAME: Final = 31
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\Z")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z|(\d{4})-(\d{2})-(\d{2})\Z")
_LONG_DAY = re.compile(r"(\d{1,2})\. (\w+) (\d{4})\Z")
_BAD_IN_NAMES = re.compile(r"[\\/*?:\[\]]")
_MOST_DIGITS = 15


def cell_value(text: str) -> float | int | date | str:
    """Return what a cell's words mean: "1.200" is 1200, "3. juni 2025" a day, else the words.

    A number that the sheet would not show as it was written ("007", "2023-2026") stays text.
    """
    shown = storable(text)
    bare = shown.replace(" ", "")
    if _NUMBER.match(bare) and not _looks_like_a_code(bare):
        plain = bare.replace(".", "").replace(",", ".").replace("−", "-")
        return float(plain) if "," in bare else int(plain)
    return _day(shown) or shown[:LONGEST_TEXT]


def decimals(text: str) -> int:
    """Return how many decimals a number was written with."""
    return len(storable(text).rpartition(",")[2]) if "," in text else 0


def grouped(text: str) -> bool:
    """Tell whether a number was written with marks between its thousands."""
    return "." in text


def sheet_names(titles: list[str]) -> list[str]:
    """Return a legal name for each sheet, no two alike for Excel, which heeds no case."""
    made: list[str] = []
    taken: set[str] = {"history"}  # Excel keeps this name for itself
    for order, title in enumerate(titles, start=1):
        base = _BAD_IN_NAMES.sub(" ", storable(title))
        base = (
            " ".join(base.split()).strip("'")[:LONGEST_NAME].strip().strip("'") or f"Tabel {order}"
        )
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            mark = f" ({count})"
            name = base[: LONGEST_NAME - len(mark)].rstrip() + mark
        taken.add(name.casefold())
        made.append(name)
    return made


def _looks_like_a_code(bare: str) -> bool:
    digits = re.sub(r"\D", "", bare)
    leading = bare.lstrip("-−+")
    return (
        len(digits) > _MOST_DIGITS
        or bare.startswith("+")
        or (len(leading) > 1 and leading[0] == "0" and leading[1] != ",")
    )


def _day(shown: str) -> date | None:
    found = _DAY.match(shown)
    try:
        if found is not None:
            if found[1]:
                return date(int(found[3]), int(found[2]), int(found[1]))
            return date(int(found[4]), int(found[5]), int(found[6]))
        found = _LONG_DAY.match(shown)
        if found is not None and found[2] in MONTHS:
            return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:  # the 31st of February is only words
        return None
    return None
