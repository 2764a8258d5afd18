"""Percentages, percentage points and counts as Danish documents write them.

A reading never invents: what cannot be read has no value and keeps its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang


class Unit(Labelled):
    """What a figure counts."""

    PERCENT = "percent", "procent", "per cent"
    PERCENTAGE_POINTS = "percentage_points", "procentpoint", "percentage points"
    SHARE = "share", "andel", "share"
    COUNT = "count", "antal", "count"
    UNKNOWN = "unknown", "ikke oplyst", "not stated"


class Comparator(Labelled):
    """How a figure bounds what it describes."""

    AT_LEAST = "at_least", "mindst", "at least"
    AT_MOST = "at_most", "højst", "at most"
    OVER = "over", "over", "over"
    UNDER = "under", "under", "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written and as read.

    The value of a share is a part of 1, rounded to four decimals; of a percentage it is percent.
    """

    as_written: str
    value: Decimal | None
    unit: Unit
    approximate: bool = False
    comparator: Comparator | None = None


_THIN_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))
NUMBER_PATTERN = r"(?:\d{1,3}(?:[. ]\d{3})+(?![.\d])|\d+)(?:,\d+)?(?![\d.,]*\d)"
_PERCENT = re.compile(
    rf"(?<![\d.,])(?P<sign>[-−+]?)(?P<number>{NUMBER_PATTERN})\s*"
    r"(?P<unit>procentpoint|pct\.?[ -]?point|%-?point|pct\b\.?|procent\b|%)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(\d+|[a-zæøå]+)\s+ud\s+a[fd]\s+(\d+|[a-zæøå]+)\b", re.IGNORECASE)
_PLAIN = re.compile(rf"(?<![\w.,])(?P<sign>[-−+]?)(?P<number>{NUMBER_PATTERN})(?!\w|-?vis)")
_RANGE = re.compile(r"\d\s*(?:-|–|–>|->|→|til)\s*\d")
_ABOUT = re.compile(
    r"\b(?:ca\.|cirka|circa|omkring|godt|knap|næsten|op mod|omtrent)(?!\w)", re.IGNORECASE
)
_COMPARATORS = (
    (
        re.compile(r"≥|\b(?:mindst|minimum|som minimum|min\.)(?!\w)", re.IGNORECASE),
        Comparator.AT_LEAST,
    ),
    (
        re.compile(r"≤|\b(?:højst|maksimalt|maks\.|op mod|op til)(?!\w)", re.IGNORECASE),
        Comparator.AT_MOST,
    ),
    (re.compile(r">|\b(?:over|mere end|flere end)\b", re.IGNORECASE), Comparator.OVER),
    (re.compile(r"<|\b(?:under|færre end|mindre end)\b", re.IGNORECASE), Comparator.UNDER),
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "nul en to tre fire fem seks syv otte ni ti elleve tolv".split()  # noqa: SIM905 - a row of words reads best
    )
} | {"et": 1, "én": 1, "ét": 1}
_PARTS = (
    (re.compile(r"\b(?:halvdelen|en halv|hver anden)\b", re.IGNORECASE), Decimal("0.5")),
    (re.compile(r"\bto tredjedele\b", re.IGNORECASE), Decimal("0.6667")),
    (re.compile(r"\b(?:en tredjedel|hver tredje)\b", re.IGNORECASE), Decimal("0.3333")),
    (re.compile(r"\btre fjerdedele\b", re.IGNORECASE), Decimal("0.75")),
    (re.compile(r"\b(?:en fjerdedel|hver fjerde)\b", re.IGNORECASE), Decimal("0.25")),
    (re.compile(r"\b(?:en femtedel|hver femte)\b", re.IGNORECASE), Decimal("0.2")),
)
_FOUR_DECIMALS = Decimal("0.0001")


def parse_quantity(text: str) -> Quantity:
    """Read the one figure of a text; a text with none, or with a range, has no value."""
    plain = text.translate(_THIN_SPACES)
    value, unit = _read_value(plain)
    comparator = next((c for pattern, c in _COMPARATORS if pattern.search(plain)), None)
    return Quantity(
        as_written=text,
        value=value,
        unit=unit,
        approximate=_ABOUT.search(plain) is not None,
        comparator=comparator if value is not None else None,
    )


def parse_number(text: str) -> Decimal | None:
    """Read a Danish number ("1.014", "10,6", "−3"); None when the text is anything else."""
    plain = text.translate(_THIN_SPACES).strip()
    match = re.fullmatch(rf"([-−+]?)({NUMBER_PATTERN})", plain)
    return None if match is None else _decimal(match.group(1), match.group(2))


def number_word(word: str) -> int | None:
    """Return the number that a Danish word or a row of digits stands for, up to twelve in words."""
    lowered = word.casefold()
    if lowered.isdecimal():
        return int(lowered)
    return _NUMBER_WORDS.get(lowered)


def format_number(value: Decimal | int, lang: Lang = "da") -> str:
    """Write a number with the language's marks: 1.014 and 10,6, or 1,014 and 10.6."""
    plain = f"{Decimal(value):f}"
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{int(whole.lstrip('-')):,}"
    written = sign + grouped + (f".{decimals}" if decimals else "")
    if written == "-0":
        written = "0"
    return written if lang == "en" else written.translate(str.maketrans(",.", ".,"))


def format_quantity(quantity: Quantity, lang: Lang = "da") -> str:
    """Write a reading out, to be shown beside the words it was read from."""
    if quantity.value is None:
        return "–"
    value, suffix = quantity.value, ""
    match quantity.unit:
        case Unit.PERCENT:
            suffix = " pct." if lang == "da" else "%"
        case Unit.PERCENTAGE_POINTS:
            suffix = f" {quantity.unit.label(lang)}"
        case Unit.SHARE:
            value, suffix = value * 100, " pct." if lang == "da" else "%"
        case Unit.COUNT | Unit.UNKNOWN:
            pass
    about = {"da": "ca. ", "en": "about "}[lang] if quantity.approximate else ""
    bound = f"{quantity.comparator.label(lang)} " if quantity.comparator else ""
    return f"{bound}{about}{format_number(value, lang)}{suffix}"


def format_percent(value: Decimal | int, lang: Lang = "da") -> str:
    """Write a percentage as the documents do: "113 pct.", in English "113%"."""
    return (
        f"{format_number(value, lang)} pct." if lang == "da" else f"{format_number(value, lang)}%"
    )


def fulfilment_percent(status: Decimal | int, target: Decimal | int) -> int:
    """Return how many percent of the target is met, halves rounded up.

    Raises ValueError when the target is not above zero: nothing can be met then.
    """
    if target <= 0:
        raise ValueError("a target must be above zero")
    percent = Decimal(status) * 100 / Decimal(target)
    return int(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _read_value(text: str) -> tuple[Decimal | None, Unit]:
    out_of = _out_of(text)
    if out_of is not None:
        return out_of, Unit.SHARE
    percents = list(_PERCENT.finditer(text))
    if percents:
        first = percents[0]
        point = "point" in first.group("unit").casefold()
        unit = Unit.PERCENTAGE_POINTS if point else Unit.PERCENT
        if len(percents) > 1 or _RANGE.search(text[: first.end()]):
            return None, unit
        return _decimal(first.group("sign"), first.group("number")), unit
    part = next((value for pattern, value in _PARTS if pattern.search(text)), None)
    if part is not None:
        return part, Unit.SHARE
    numbers = list(_PLAIN.finditer(text))
    if len(numbers) == 1 and not _RANGE.search(text):
        return _decimal(numbers[0].group("sign"), numbers[0].group("number")), Unit.COUNT
    return None, Unit.COUNT if numbers else Unit.UNKNOWN


def _out_of(text: str) -> Decimal | None:
    match = _OUT_OF.search(text)
    if match is None:
        return None
    part, whole = number_word(match.group(1)), number_word(match.group(2))
    if part is None or not whole:
        return None
    return (Decimal(part) / whole).quantize(_FOUR_DECIMALS, rounding=ROUND_HALF_UP).normalize()


def _decimal(sign: str, number: str) -> Decimal:
    value = Decimal(re.sub(r"[. ]", "", number).replace(",", "."))
    return -value if sign in {"-", "−"} else value
