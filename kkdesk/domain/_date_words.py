"""The word tables of the date language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Final

from kkdesk.domain.vocabulary import DateRole


class Lead(Enum):
    """What the words before a date say about it."""

    NEUTRAL = auto()
    SOFT = auto()  # neutral, but too weak to make a bare number a year
    FROM = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()
    LATEST = auto()
    SOONEST = auto()
    AS_OF = auto()
    BETWEEN = auto()
    WHOLE = auto()


class Part(Enum):
    """A part or an edge of a period."""

    FIRST = auto()
    MIDDLE = auto()
    LAST = auto()
    OPENING_DAY = auto()
    CLOSING_DAY = auto()


MONTH_NAMES: Final = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
MONTHS: Final[dict[str, int]] = (
    {name: number for number, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
    | {"sept": 9, "mrt": 3}
)

# First month, number of months. Bounds by convention; forsommer and sensommer overlap summer.
SEASONS: Final[dict[str, tuple[int, int]]] = {
    "foråret": (3, 3),
    "forsommeren": (5, 2),
    "sommeren": (6, 3),
    "sensommeren": (8, 2),
    "efteråret": (9, 3),
    "vinteren": (12, 3),
}
SEASON_WORDS: Final[dict[str, str]] = {
    spelling: name for name in SEASONS for spelling in (name, name.removesuffix("et"), name[:-2])
}

ORDINALS: Final = {"første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4}
NUMBER_WORDS: Final = {
    word: number
    for number, words in enumerate(
        [
            "-",
            "en/et/én/ét",
            "to",
            "tre",
            "fire",
            "fem",
            "seks",
            "syv",
            "otte",
            "ni",
            "ti",
            "elleve",
            "tolv",
        ]
    )
    for word in words.split("/")
    if number
}

SCHOOL_YEAR_WORDS: Final = frozenset({"skoleåret", "skoleår", "skoleårene"})
QUARTER_WORDS: Final = frozenset({"kvartal", "kvt", "kv"})
HALF_WORDS: Final = frozenset({"halvår", "halvdel"})
TURN_WORDS: Final = frozenset({"årsskiftet", "årsskifte", "nytår"})
DASHES: Final = frozenset("-–—−‐‑")

Phrase = tuple[str, ...]
PhraseIndex = Mapping[str, tuple[Phrase, ...]]


def by_first_word(phrases: Iterable[Phrase]) -> PhraseIndex:
    """Return the phrases by their first word, the longest first."""
    index: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        index[phrase[0]] = (*index.get(phrase[0], ()), phrase)
    return index


LEADS: Final[dict[Phrase, Lead]] = {
    tuple(words.split()): lead
    for lead, phrases in {
        Lead.NEUTRAL: (
            "i; ved; år; året; kalenderåret; årene; i løbet af; i perioden; for perioden;"
            " perioden; hen over; omkring; ca; cirka; igennem; gennem"
        ),
        Lead.SOFT: (
            "den; d; det; de; med; på; om; allerede; mandag; tirsdag; onsdag; torsdag; fredag;"
            " lørdag; søndag; forventet; forventeligt"
        ),
        Lead.FROM: "fra; siden; fra og med; med virkning fra; gældende fra; med start",
        Lead.UNTIL: "frem til; indtil; til; til og med; frem til og med; løber til; hen til",
        Lead.BEFORE: "før; inden; forud for",
        Lead.AFTER: "efter",
        Lead.LATEST: "senest; ikke senere end; inden udgangen af",
        Lead.SOONEST: "tidligst; ikke før",
        Lead.AS_OF: "pr; per",
        Lead.BETWEEN: "mellem; imellem",
        Lead.WHOLE: "hele",
    }.items()
    for words in phrases.split(";")
}

PARTS: Final[dict[Phrase, Part]] = {
    tuple(words.split()): part
    for part, phrases in {
        Part.FIRST: "primo; starten af; begyndelsen af; start",
        Part.MIDDLE: "medio; midten af; midt i; midt på",
        Part.LAST: "ultimo; slutningen af; sidst på",
        Part.OPENING_DAY: "indgangen til; indgangen af",
        Part.CLOSING_DAY: "udgangen af; udløbet af; afslutningen af; slut",
    }.items()
    for words in phrases.split(";")
}

RANGES: Final = by_first_word(
    (
        ("og", "frem", "til", "og", "med"),
        ("og", "frem", "til"),
        ("frem", "til"),
        ("til", "og", "med"),
        ("og", "til"),
        ("indtil",),
        ("til",),
    )
)
ONWARDS: Final = by_first_word(
    (
        ("og", "frem"),
        ("og", "fremefter"),
        ("og", "fremover"),
        ("og", "frem", "i", "tiden"),
        ("og", "de", "følgende", "år"),
        ("fremover",),
        ("fremefter",),
    )
)

VAGUE: Final = by_first_word(
    tuple(words.split())
    for words in [
        "på ubestemt tid",
        "løbende",
        "fortløbende",
        "pt",
        "p t",
        "i øjeblikket",
        "aktuelt",
        "i dag",
        "snart",
        "på sigt",
        "hurtigst muligt",
        "snarest",
        "de kommende år",
        "de nærmeste år",
        "de næste år",
        "de senere år",
        "de seneste år",
        "de sidste år",
        "fremover",
        "inden længe",
        "for tiden",
        "nu",
    ]
)
RECURRING: Final = by_first_word(
    tuple(words.split())
    for words in [
        "hvert",
        "hver",
        "årligt",
        "årlige",
        "årlig",
        "halvårligt",
        "halvårlige",
        "kvartalsvis",
        "kvartalsvist",
        "månedligt",
        "månedlige",
        "ugentligt",
        "ugentlige",
        "om året",
        "om måneden",
        "om ugen",
        "udgangen af året",
        "slutningen af året",
        "begyndelsen af året",
        "starten af året",
    ]
)

# A year behind one of these names a decision or a document, it is not a date.
BUDGET_STEMS: Final = ("budget", "overførselssag", "overførselsag", "ofs", "finanslov")
DOCUMENT_STEMS: Final = ("politik", "plan", "strategi", "aftale", "program", "redegørelse")
COUNTED: Final = frozenset(
    [
        "borgere",
        "pladser",
        "kr",
        "kroner",
        "mio",
        "pct",
        "procent",
        "elever",
        "personer",
        "børn",
        "unge",
        "timer",
        "boliger",
        "stk",
    ]
)

# Words near a date that tell its role, strongest first. Matched as beginnings of words.
ROLE_STEMS: Final[tuple[tuple[str, DateRole], ...]] = (
    ("kraft", DateRole.TAKES_EFFECT),
    ("ikraft", DateRole.TAKES_EFFECT),
    ("høringsfrist", DateRole.HEARING_DEADLINE),
    ("afleveringsfrist", DateRole.SUBMISSION_DEADLINE),
    ("indsendelsesfrist", DateRole.SUBMISSION_DEADLINE),
    ("evaluer", DateRole.EVALUATION_STARTS),
    ("besluttes", DateRole.DECISION_EXPECTED),
    ("vedt", DateRole.ADOPTED),
    ("godkend", DateRole.ADOPTED),
    ("åbn", DateRole.OPENS),
    ("ibrugtag", DateRole.OPENS),
    ("færdig", DateRole.OPENS),
    ("udløb", DateRole.END),
    ("ophør", DateRole.END),
    ("slutte", DateRole.END),
    ("møde", DateRole.MEETING),
    ("baselinemåling", DateRole.MEASURED),
    ("målt", DateRole.MEASURED),
    ("målingen", DateRole.MEASURED),
    ("opgjort", DateRole.MEASURED),
)
TRIAL_STEMS: Final = ("forsøg", "pilot")
FUNDING_STEMS: Final = ("bevilling", "bevilget", "afsat", "afsættes", "midler", "finansier", "mio")
PARTS_BY_WORD: Final = by_first_word(PARTS)
LEADS_BY_WORD: Final = by_first_word(LEADS)
