"""Status rounds: which moves a text may make, when it is late, what the cut-off rule catches."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kkdesk.domain.dates import find_dates, parse_date
from kkdesk.domain.vocabulary import DateRole, EntryState, Rag, Trend

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kkdesk.domain.vocabulary import Lang

MOVES: Final[dict[EntryState, frozenset[EntryState]]] = {
    EntryState.MISSING: frozenset({EntryState.DRAFT, EntryState.SUBMITTED}),
    EntryState.DRAFT: frozenset({EntryState.MISSING, EntryState.SUBMITTED, EntryState.APPROVED}),
    EntryState.SUBMITTED: frozenset({EntryState.DRAFT, EntryState.RETURNED, EntryState.APPROVED}),
    EntryState.RETURNED: frozenset({EntryState.DRAFT, EntryState.SUBMITTED}),
    EntryState.APPROVED: frozenset({EntryState.DRAFT}),
}
"""From each state of a text, the states it may go to. An approved text only reopens."""

UNFINISHED: Final = frozenset({EntryState.MISSING, EntryState.DRAFT, EntryState.RETURNED})
"""States in which a department still owes the text."""

_ORDER: Final = tuple(EntryState)
_RATED: Final = (Rag.RED, Rag.AMBER, Rag.GREEN)
_MEASURED: Final = frozenset({DateRole.MEASURED, DateRole.STATUS_AS_OF})
_BUDGET: Final = re.compile(
    r"\bbudget(?:tet|aftalen?|forliget?)?\s*(?:for\s+)?(20\d\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CutOffFlag:
    """Why a text leans on what the round leaves out."""

    danish: str
    english: str

    def words(self, lang: Lang) -> str:
        """Return the reason."""
        return self.danish if lang == "da" else self.english


@dataclass(frozen=True, slots=True)
class RoundHead:
    """A round as its page speaks of it."""

    id: str
    code: str
    title: str
    policy_id: str
    policy: str
    period: str
    cut_off: str
    cut_off_rule: str
    state: str
    lead: str = ""
    previous_id: str = ""
    closed_on: date | None = None
    closed_by: str = ""
    close_reason: str = ""
    reopen_reason: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether the round takes texts."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class RoundDepartment:
    """A department that delivers to a round; the cross-departmental texts have no id."""

    id: str
    code: str
    name: str
    submission_id: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class RoundPlace:
    """An objective or a priority: a column of the matrix.

    An objective has its lead's code and the order of its departments, as stored.
    """

    id: str
    number: str
    title: str
    lead: str = ""
    department_order: str = ""


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """One text of a round, with what it is compared to."""

    id: str
    initiative_id: str
    code: str
    title: str
    department_id: str
    department: str
    objective_id: str
    objective: int | None
    state: EntryState
    text: str
    position: int
    rag: str = ""
    last_rag: str = ""
    return_note: str = ""
    late: bool = False
    confidential: bool = False

    @property
    def trend(self) -> Trend | None:
        """Return how the rating stands against the last round's."""
        return trend(self.rag, self.last_rag)


@dataclass(frozen=True, slots=True)
class RoundTally:
    """How many texts of a department stand under an objective or a priority in one state."""

    department_id: str
    place_id: str
    state: EntryState
    count: int
    late: bool = False


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A round with its departments, columns and how many texts stand in each cell."""

    head: RoundHead
    departments: tuple[RoundDepartment, ...]
    objectives: tuple[RoundPlace, ...]
    priorities: tuple[RoundPlace, ...]
    tallies: tuple[RoundTally, ...]
    """By objective; every text of the round once."""
    by_priority: tuple[RoundTally, ...] = ()
    """By priority; a text counts under each one that its initiative supports."""


@dataclass(frozen=True, slots=True)
class RoundCell:
    """Which texts of a round are meant; None is all of them, "" those without one."""

    round_id: str
    department_id: str | None = None
    objective_id: str | None = None
    priority_id: str | None = None


@dataclass(frozen=True, slots=True)
class CellEntries:
    """The first texts of a cell in the order they stand, and how many there are in all."""

    entries: tuple[RoundEntry, ...]
    total: int
    one_place: bool = False
    """Whether all stand with one department under one objective, and so can be ordered."""
    unapproved: int = 0


@dataclass(frozen=True, slots=True)
class FlaggedEntry:
    """A text that leans on what its round leaves out, where it stands, and why."""

    id: str
    department_id: str
    objective_id: str
    priority_ids: tuple[str, ...]
    flags: tuple[CutOffFlag, ...]


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where a text stands."""

    round_id: str
    department_id: str
    objective_id: str


@dataclass(frozen=True, slots=True)
class EntryBeside:
    """What stands beside a text while it is written."""

    entry: RoundEntry
    plan_text: str
    last_round: str
    last_text: str
    changed: tuple[str, ...]
    flags: tuple[CutOffFlag, ...] = ()


def may_move(state: EntryState, wanted: EntryState) -> bool:
    """Tell whether a text in a state may go to another."""
    return wanted in MOVES[state]


def is_late(state: EntryState, deadline: str, today: date) -> bool:
    """Tell whether a text is still owed after its department's deadline."""
    last = parse_date(deadline).latest if deadline.strip() else None
    return state in UNFINISHED and last is not None and last < today


def cell_state(states: Iterable[EntryState]) -> EntryState | None:
    """Return the state that a cell shows: the one of its text that has come least far.

    A returned text counts before a draft: somebody is waiting for it.
    """
    found = set(states)
    if EntryState.RETURNED in found and EntryState.MISSING not in found:
        return EntryState.RETURNED
    return next((state for state in _ORDER if state in found), None)


def count_states(tallies: Iterable[RoundTally]) -> tuple[tuple[EntryState, int], ...]:
    """Count texts by state, in the order of their way."""
    counted: Counter[EntryState] = Counter()
    for tally in tallies:
        counted[tally.state] += tally.count
    return tuple((state, counted[state]) for state in _ORDER if counted[state])


def trend(now: str, before: str) -> Trend | None:
    """Compare two ratings; a grey or missing one has no trend."""
    if now not in _RATED or before not in _RATED:
        return None
    step = _RATED.index(Rag(now)) - _RATED.index(Rag(before))
    return Trend.SAME if not step else Trend.BETTER if step > 0 else Trend.WORSE


def word_count(text: str) -> int:
    """Count the words of a text, its marks of structure left out."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def period_end(cut_off: str, period: str) -> date | None:
    """Return the last day a round tells of, from its cut-off or else its period."""
    if cut_off.strip():
        return parse_date(cut_off).latest
    read = parse_date(period) if period.strip() else None
    return read.latest if read else None


def cut_off_flags(
    texts: Iterable[str], *, cut_off_rule: str, last: date | None, told_on: date
) -> tuple[CutOffFlag, ...]:
    """Say what in the texts the round leaves out: an excluded budget, or a day too late.

    The rule names budgets ("initiativer ifm. budget 2026"). A day after the period that has
    come by the day the texts are told is leant on; one that is still to come is a plan.
    """
    found: dict[CutOffFlag, None] = {}
    for words in texts:
        found |= dict.fromkeys(_flags_of(words, cut_off_rule, last, told_on))
    return tuple(found)


@lru_cache(maxsize=32_768)
def _flags_of(
    words: str, cut_off_rule: str, last: date | None, told_on: date
) -> tuple[CutOffFlag, ...]:
    """Flag one text; kept, because a round is flagged anew after each edit of one text."""
    excluded = set(_BUDGET.findall(cut_off_rule))
    budgets = [_budget_flag(year) for year in _BUDGET.findall(words) if year in excluded]
    return (*budgets, *(_later(words, last, told_on) if last is not None else ()))


def _budget_flag(year: str) -> CutOffFlag:
    return CutOffFlag(
        f"nævner budget {year}, som runden ikke tager med",
        f"mentions budget {year}, which the round leaves out",
    )


def _later(words: str, last: date, told_on: date) -> Iterable[CutOffFlag]:
    for hit in find_dates(words):
        first, written = hit.expression.earliest, hit.expression.as_written
        measured = hit.expression.suggested_role in _MEASURED
        if first is not None and first > last and (measured or first <= told_on):
            yield CutOffFlag(
                f"«{written}» ligger efter periodens slutning",
                f"“{written}” lies after the end of the period",
            )
