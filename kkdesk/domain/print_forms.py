"""What a person is asked before a kind of document is printed: formats and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang


class Need(IntEnum):
    """Whether something must be chosen."""

    MAY = 0
    MUST = 1


@dataclass(frozen=True, slots=True)
class PrintForm:
    """A kind's name in both languages, the endings it can have, and what it can be about.

    Slides can become handouts. `asks` are fields of a print's request, in the order of the form.
    """

    danish: str
    english: str
    suffixes: tuple[str, ...]
    asks: tuple[tuple[str, Need], ...] = ()
    slides: bool = False

    def label(self, lang: Lang) -> str:
        """Return the kind's name."""
        return self.danish if lang == "da" else self.english


_SLIDES: Final = (".pdf", ".pptx", ".xlsx")
_PAPER: Final = (".pdf", ".docx", ".xlsx")
_ROUND: Final = ("round_code", Need.MUST)
_PLAN: Final = ("plan", Need.MUST)
_POLICY: Final = ("policy", Need.MUST)
_CASE: Final = ("case", Need.MUST)
_COMMITTEE: Final = ("committee", Need.MUST)
_DEPARTMENT: Final = ("department", Need.MAY)

PRINT_FORMS: Final[dict[str, PrintForm]] = {
    "status-slides": PrintForm("Statusslides", "Status slides", _SLIDES, (_ROUND,), slides=True),
    "memo": PrintForm("Notat til et udvalg", "Memo to a committee", _PAPER, (_CASE, _COMMITTEE)),
    "packet": PrintForm("Udvalgspakke", "Committee packet", (".pdf",), (_CASE, _COMMITTEE)),
    "answer": PrintForm(
        "Besvarelse af et spørgsmål", "Answer to a question", _PAPER, (("number", Need.MUST),)
    ),
    "remarks": PrintForm(
        "Bemærkninger og svar", "Remarks and answers", _PAPER, (_ROUND, _DEPARTMENT)
    ),
    "plan": PrintForm("Indsatsplan", "Action plan", _SLIDES, (_PLAN,), slides=True),
    "sheets": PrintForm("Indsatsskemaer", "Description sheets", _PAPER, (_PLAN,)),
    "indicators": PrintForm(
        *("Indikatoroversigt", "Indicator overview"),
        _PAPER,
        (_POLICY, ("committee", Need.MAY)),
    ),
    "budget": PrintForm("Økonomioversigt", "Budget overview", _PAPER, (_PLAN,)),
    "deadlines": PrintForm("Fristliste", "List of deadlines", _PAPER, (_DEPARTMENT,)),
    "changes": PrintForm(
        *("Ændringsoversigt", "Overview of changes"),
        _SLIDES,
        (("first", Need.MUST), ("last", Need.MUST), _DEPARTMENT),
        slides=True,
    ),
}
"""The form of each kind."""

SLIDES_SHOWN: Final = {
    "status-slides": PrintForm("Statusslides", "Status slides", _SLIDES, slides=True)
}
TIMELINE_SHOWN: Final = {"timeline": PrintForm("Tidslinje", "Timeline", _SLIDES, slides=True)}
CHANGES_SHOWN: Final = {"changes": PrintForm("Forskelle", "Differences", _SLIDES, slides=True)}
"""The forms of pages that print what they show: nothing more is asked about it."""

FORMAT_NAMES: Final[dict[str, tuple[str, str]]] = {
    ".pdf": ("PDF", "PDF"),
    ".pptx": ("PowerPoint", "PowerPoint"),
    ".docx": ("Word", "Word"),
    ".xlsx": ("Excel, kun tabellerne", "Excel, the tables only"),
}
"""What each ending is called in Danish and English."""

HANDOUTS: Final = (1, 2, 4, 6)
"""How many slides can stand on a page."""


_SIZES: Final[dict[Lang, dict[str, tuple[str, str]]]] = {
    "da": {
        ".pptx": ("1 slide", "{} slides"),
        ".xlsx": ("1 ark", "{} ark"),
        "": ("1 side", "{} sider"),
    },
    "en": {
        ".pptx": ("1 slide", "{} slides"),
        ".xlsx": ("1 sheet", "{} sheets"),
        "": ("1 page", "{} pages"),
    },
}


def size_words(suffix: str, count: int, lang: Lang) -> str:
    """Say how much was printed, in what a file of that ending is made of: 3 sider, 3 ark."""
    one, many = _SIZES[lang].get(suffix, _SIZES[lang][""])
    return one if count == 1 else many.format(count)
