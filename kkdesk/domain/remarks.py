"""Remarks with their answers: what is answered, when answers are due, and the views of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kkdesk.domain.collation import collation_text
from kkdesk.domain.dates import parse_date
from kkdesk.domain.markup import plain_text
from kkdesk.domain.vocabulary import AnswerState, Labelled, StepOutcome, StepPurpose
from kkdesk.domain.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kkdesk.domain.records import Choice, Stored
    from kkdesk.domain.vocabulary import Lang, StepPurpose

LONGEST_CHANGE: Final = 80
"""So many characters of the words that went or came are told."""
SOON: Final = timedelta(days=30)


class Answered(Labelled):
    """Whether a remark has been answered; it follows from the answers that were given."""

    NO = "no", "Ubesvaret", "Unanswered"
    PART = "part", "Delvist besvaret", "Partly answered"
    WHOLE = "whole", "Besvaret", "Answered"


class RemarkView(Labelled):
    """A way of looking at the remarks."""

    OBJECTIVE = "objective", "Efter målsætning", "By objective"
    UNANSWERED = "unanswered", "Ubesvarede", "Unanswered"
    DUE = "due", "Forfaldne", "Due"
    DEPARTMENT = "department", "Efter forvaltning", "By department"


class DueGroup(Labelled):
    """How the day that an answer is due lies from today."""

    OVERDUE = "overdue", "Overskredet", "Overdue"
    SOON = "soon", "Inden for 30 dage", "Within 30 days"
    LATER = "later", "Senere", "Later"
    UNPLACED = "unplaced", "Frist uden dag", "Deadline without a day"


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """An answer: by whom, to which part, how far, and when it is due in words."""

    id: str
    department: str
    part: str
    text: str
    document: str
    state: AnswerState
    deadline: str
    given_on: str
    confidential: bool = False
    department_id: str = ""

    @property
    def given(self) -> bool:
        """Whether the answer has been given."""
        return self.state is AnswerState.GIVEN

    @property
    def due(self) -> date | None:
        """Return the last day for an answer not given yet, if its words name one."""
        return None if self.given or not self.deadline else parse_date(self.deadline).latest


@dataclass(frozen=True, slots=True)
class RemarkItem:
    """A remark as lists show it."""

    id: str
    code: str
    round_code: str
    remark_round_id: str
    remark_round: str
    council: str
    channel: str
    kind: str
    text: str
    objective_number: int | None = None
    objective: str = ""
    parent_id: str = ""
    parent: str = ""
    departments: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    answers: tuple[AnswerItem, ...] = ()
    result: str = ""
    result_note: str = ""
    confidential: bool = False
    code_also_in: str = ""
    """The letter where another remark on the policy has this code: older databases allow it."""

    @property
    def answered(self) -> Answered:
        """Return what the given answers amount to."""
        return answered(self.text, [answer.part for answer in self.answers if answer.given])

    @property
    def due(self) -> date | None:
        """Return the first day that an answer not given yet is due."""
        return min((day for answer in self.answers if (day := answer.due)), default=None)

    @property
    def waits(self) -> bool:
        """Whether an answer that was asked for has a deadline and is not given."""
        return any(not answer.given and answer.deadline.strip() for answer in self.answers)

    @property
    def concerned(self) -> tuple[str, ...]:
        """Return the departments that the remark concerns or that owe or gave an answer."""
        answering = (answer.department for answer in self.answers if answer.department)
        return _in_order(frozenset((*self.departments, *answering)))


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A change of a linked initiative since the remark, or a step of the round's case."""

    when: str
    what: str
    by: str = ""
    initiative_id: str = ""
    purpose: StepPurpose | None = None
    outcome: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """What a change took out of texts and put in, a pair for each text."""

    def said(self, lang: Lang) -> str:
        """Return what was decided, with what for in a language."""
        purpose = self.purpose.label(lang) if self.purpose else ""
        known = next((one for one in StepOutcome if one == self.outcome), None)
        outcome = known.label(lang) if self.outcome and known else self.outcome
        return " · ".join(part for part in (self.what, purpose, outcome) if part)


@dataclass(frozen=True, slots=True)
class RemarkSheet:
    """One remark with everything its page shows: its fields, its answers, and what followed."""

    item: RemarkItem
    fields: Mapping[str, Stored]
    round_fields: Mapping[str, Stored]
    answer_fields: tuple[Mapping[str, Stored], ...] = ()
    children: tuple[RemarkItem, ...] = ()
    lead_in: RemarkItem | None = None
    siblings: tuple[Choice, ...] = ()
    initiatives: tuple[Choice, ...] = ()
    department_ids: tuple[str, ...] = ()
    changes: tuple[ChainStep, ...] = ()
    decisions: tuple[ChainStep, ...] = ()

    @property
    def initiative_ids(self) -> tuple[str, ...]:
        """Return the initiatives that the remark is linked to, in the order of the links."""
        return tuple(one.id for one in self.initiatives)


@dataclass(frozen=True, slots=True)
class RemarkRoundItem:
    """A letter, hearing or meeting that brought remarks."""

    id: str
    code: str
    title: str
    round_id: str
    round_code: str
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The remarks under one heading of a view."""

    key: str
    title: str
    items: tuple[RemarkItem, ...] = field(default=())


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Return the words that went and that came, without those alike at either end."""
    old, new = before.split(), after.split()
    least = min(len(old), len(new))
    start = next((n for n in range(least) if old[n] != new[n]), least)
    end = next((n for n in range(least - start) if old[-1 - n] != new[-1 - n]), least - start)
    return _cut(old[start : len(old) - end]), _cut(new[start : len(new) - end])


def _cut(words: Sequence[str]) -> str:
    said = " ".join(words)
    return said if len(said) <= LONGEST_CHANGE else f"{said[:LONGEST_CHANGE].rstrip()}…"


@lru_cache(maxsize=512)
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=collation_text))


def bare_words(text: str) -> str:
    """Return the words of a text alone: no markup, marks, line ends or capitals."""
    return " ".join(re.findall(r"\w+", normalise(plain_text(text))))


def holds_part(text: str, part: str) -> bool:
    """Tell whether a part consists of words that stand together in a remark."""
    wanted = bare_words(part)
    return bool(wanted) and f" {wanted} " in f" {bare_words(text)} "


def answered(text: str, parts: Iterable[str]) -> Answered:
    """Return what answers to these parts of a remark amount to; an empty part is the whole."""
    given = [bare_words(part) for part in parts]
    if not given:
        return Answered.NO
    if not all(given):
        return Answered.WHOLE
    rest = f" {bare_words(text)} "
    for part in sorted(given, key=len, reverse=True):
        rest = rest.replace(f" {part} ", " | ")
    return Answered.PART if re.search(r"\w", rest) else Answered.WHOLE


def can_move(items: Iterable[RemarkItem], item: RemarkItem) -> tuple[bool, bool]:
    """Tell whether a remark can go up and down: only past those of its letter beside it."""
    beside = [
        one.id
        for one in items
        if (one.remark_round_id, one.parent_id, one.objective_number)
        == (item.remark_round_id, item.parent_id, item.objective_number)
    ]
    if item.id not in beside:
        return (False, False)
    return (beside[0] != item.id, beside[-1] != item.id)


def due_group(item: RemarkItem, today: date) -> DueGroup:
    """Say how the first day that an answer is due lies from today."""
    due = item.due
    if due is None:
        return DueGroup.UNPLACED
    if due < today:
        return DueGroup.OVERDUE
    return DueGroup.SOON if due <= today + SOON else DueGroup.LATER


def grouped(
    items: Sequence[RemarkItem],
    view: RemarkView,
    today: date,
    *,
    general: str = "Generelt",
    nobody: str = "Ingen forvaltning",
    lang: Lang = "da",
) -> tuple[Group, ...]:
    """Return the remarks of a view under its headings; a remark of two departments stands twice."""
    if view is RemarkView.DUE:
        waiting = sorted((item for item in items if item.waits), key=lambda i: i.due or date.max)
        found = {
            group: tuple(item for item in waiting if due_group(item, today) is group)
            for group in DueGroup
        }
        return tuple(
            Group(str(group), group.label(lang), held) for group, held in found.items() if held
        )
    if view is RemarkView.DEPARTMENT:
        held: dict[str, list[RemarkItem]] = {}
        for item in items:
            for name in item.concerned or ("",):
                held.setdefault(name, []).append(item)
        alone = held.pop("", [])
        groups = [Group(name, name, tuple(held[name])) for name in sorted(held, key=collation_text)]
        return (*groups, Group("", nobody, tuple(alone))) if alone else tuple(groups)
    if view is RemarkView.UNANSWERED:
        items = [item for item in items if item.answered is not Answered.WHOLE]
    titles = {
        (item.objective_number is None, item.objective_number or 0, item.objective): None
        for item in items
    }
    return tuple(
        Group(
            f"{number}{title}",
            general if no_objective else f"{number}. {title}",
            tuple(
                item
                for item in items
                if (item.objective_number, item.objective)
                == (None if no_objective else number, title)
            ),
        )
        for no_objective, number, title in sorted(titles)
    )
