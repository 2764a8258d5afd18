"""The words that Danish money expressions are made of, as patterns for the reader."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from kkdesk.domain._money_types import Qualifier

YEAR: Final = r"(?:19|20|21)\d\d"
# Digits with marks; whether the marks stand right is checked afterwards.
DIGITS: Final = r"(?:\d{1,3}(?: \d{3})+(?!\d|\.\d)(?:,\d+)?|\d(?:[\d.,]*\d)?)"
_SMALL_WORDS: Final = "en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv"
# A match with neither unit nor kroner is no amount.
AMOUNT: Final = re.compile(
    rf"(?<![\w.,/])(?P<sign>[-−](?=\d))?"
    rf"(?:(?P<number>{DIGITS})|(?P<word>{_SMALL_WORDS})(?= mi[loa]))(?:,-)?"
    r"(?: ?(?P<unit>mio\b\.?|mia\b\.?|million(?:er)?\b|milliard(?:er)?\b|tusinde?\b"
    r"|t\.? ?(?=kr)))?"
    r"(?: ?(?P<kroner>kroner\b|kr\b\.?|dkk\b))?(?!\w)",
    re.IGNORECASE,
)
PREFIXED_AMOUNT: Final = re.compile(
    rf"(?<!\w)(?:kr\.?|dkk) ?(?P<sign>[-−])?(?P<number>{DIGITS})(?:,-)?(?![\w/])", re.IGNORECASE
)
CELL: Final = re.compile(rf"(?P<sign>[-−])?(?P<number>{DIGITS})")
STRICT_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?")
RANGE_BEFORE: Final = re.compile(r"(?P<low>[\d.,]+)\s*(?:[-–—]|\btil)\s*$")
RANGE_AFTER: Final = re.compile(
    r"\s*(?:[-–—]\s*\d|til\s+\d[\d.,]*\s*(?:mio|mia|kr))", re.IGNORECASE
)

ORE_PER_KRONE: Final = 100
ORE_PER_THOUSAND: Final = 100_000
ORE_PER_MILLION: Final = 100_000_000
LARGEST_ORE: Final = 10**17

NUMBER_WORDS: Final = {
    word: number for number, word in enumerate(_SMALL_WORDS.split("|"), start=1)
} | {"et": 1}

# Each stands right before the amount.
QUALIFIERS: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{words}) *$", re.IGNORECASE), qualifier)
    for words, qualifier in (
        ("godt", Qualifier.GODT),
        (r"ca\.?|cirka|omkring", Qualifier.CA),
        ("knap|næsten", Qualifier.KNAP),
        ("op til|op mod|højst|maksimalt", Qualifier.OP_TIL),
        ("mindst|minimum", Qualifier.MINDST),
    )
)
_TOTAL_WORDS: Final = "i alt|samlet|sammenlagt|tilsammen"
TOTAL_BEFORE: Final = re.compile(rf"\b(?:{_TOTAL_WORDS})(?: [^\d\s]+){{0,2}} *$", re.IGNORECASE)
TOTAL_AFTER: Final = re.compile(rf" *(?:{_TOTAL_WORDS})\b", re.IGNORECASE)
PER_YEAR: Final = re.compile(
    r"\b(?:årligt?|årlige|om året|(?:pr\.?|per|hvert) år)\b|\bp\.a\.|kr\.?/år", re.IGNORECASE
)
SPAN: Final = re.compile(
    rf"\bover (?:en periode på )?(?P<over>\d{{1,2}}|{_SMALL_WORDS}|et) år\b"
    rf"|\b(?P<prefix>\d{{1,2}}|{_SMALL_WORDS}|et)-?årigt?e?\b",
    re.IGNORECASE,
)
PERMANENT: Final = re.compile(r"\b(?:varigt?|varige|permanent|permanente)\b", re.IGNORECASE)
TEMPORARY: Final = re.compile(r"\bmidlertidigt?e?\b", re.IGNORECASE)
PART_OF: Final = re.compile(r"\b(?:heraf|deraf|hvoraf)\b", re.IGNORECASE)
DECISION: Final = re.compile(
    rf"\b(?P<name>budget(?:aftalen?)?|overførselssag(?:en)?|ofs|finanslov(?:en)?)"
    rf"(?: for)? (?P<years>{YEAR}(?: ?[-–/] ?(?:{YEAR}|\d\d)(?!\d))?)",
    re.IGNORECASE,
)
_PURSE: Final = r"[a-zæøå-]*(?:midlerne|midler|puljen|pulje)"
SOURCE: Final = (
    re.compile(r"\b(eksisterende (?:budget|ramme|rammer|ressourcer)|egen ramme)\b", re.IGNORECASE),
    re.compile(r"\b((?:statslige|kommunale|egne|eksterne) midler)\b", re.IGNORECASE),
    re.compile(rf"\b(?:af|fra|via|gennem) ({_PURSE})\b", re.IGNORECASE),
    re.compile(
        r"\b(driftsmidler|anlægsmidler|investeringspuljen?|satspuljen?|satspuljemidler)\b",
        re.IGNORECASE,
    ),
)
MONEY_WORD: Final = re.compile(
    r"tilskud|bevil|midler|midlerne|pulje|finans|støtte|\bafs[aæ]t|\bpenge|refusion|beløb ikke",
    re.IGNORECASE,
)
FRACTION: Final = re.compile(rf"(?<![\d/])(\d{{1,2}}/\d{{1,2}})(?![\d/]| *{YEAR})")
SHARE: Final = re.compile(
    r"(?<![\d.,])(\d+(?:,\d+)?) ?(?:%|pct\b|procent\b(?!point))", re.IGNORECASE
)
EXTENSION: Final = re.compile(r"\bforlæng", re.IGNORECASE)

ONWARDS: Final = re.compile(
    rf"\b(?:fra (?:og med )?)?(?P<first>{YEAR}) og (?:frem(?:over|efter)?|årene frem)\b",
    re.IGNORECASE,
)
YEAR_RANGE: Final = re.compile(
    rf"(?<![\d.,/])(?P<first>{YEAR})(?: ?[-–—] ?(?P<last>{YEAR})|[-–—](?P<short>\d\d)"
    rf"| til (?:og med )?(?P<until>{YEAR}))(?![\d/]|[.,]\d)",
    re.IGNORECASE,
)
FROM_YEAR: Final = re.compile(rf"\bfra (?:og med )?(?P<first>{YEAR})(?![\d/])", re.IGNORECASE)
UNTIL_YEAR: Final = re.compile(
    rf"\b(?:frem )?til (?:og med )?(?:udgangen af )?(?P<last>{YEAR})(?![\d/]| og {YEAR}|, {YEAR})",
    re.IGNORECASE,
)
SINGLE_YEAR: Final = re.compile(rf"(?<![\d.,/-])({YEAR})(?![\d/]|[.,]\d)")
YEAR_AFTER: Final = re.compile(
    rf"\s*i (?P<year>{YEAR})\b(?! (?:og|til) {YEAR}|, {YEAR}(?!:)| ?[-–/])", re.IGNORECASE
)
YEAR_BEFORE: Final = re.compile(rf"(?P<year>{YEAR}): *$")
NONE_IN_YEAR: Final = re.compile(
    rf"(?<!\S)[-–—] i (?P<after>{YEAR})\b|\b(?P<before>{YEAR}): *[-–—](?! ?\d)"
)

UNIT_ORE: Final = {
    "": Decimal(ORE_PER_KRONE),
    "m": Decimal(ORE_PER_MILLION),
    "b": Decimal(1000 * ORE_PER_MILLION),
    "t": Decimal(ORE_PER_THOUSAND),
}


def budget_year(decided_with: str | None) -> int | None:
    """Return the first year that a budget decision ("budget 2025") grants money for."""
    match = re.fullmatch(rf"budget\w* ({YEAR})", decided_with or "")
    return None if match is None else int(match[1])


def unit_ore(unit: str | None) -> Decimal:
    """Return how many øre one of the named unit is ("mio.", "mia.", "t.kr.", or none: kr.)."""
    lowered = (unit or "").casefold()
    if lowered.startswith(("mia", "milliard")):
        return UNIT_ORE["b"]
    return UNIT_ORE[lowered[:1] if lowered[:1] in UNIT_ORE else ""]
