"""A memo (notat) of a case to one committee, as plain records that its page is built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.vocabulary import StepPurpose


@dataclass(frozen=True, slots=True)
class MemoAppendix:
    """An appendix under the number that the case gives it."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class MemoStep:
    """A step of the route; `day` as written ("den 8. oktober 2025"), empty if not set."""

    committee: str
    day: str
    purpose: StepPurpose


@dataclass(frozen=True, slots=True)
class MemoRemark:
    """A remark that concerns the committee, with the answers that were given (markup)."""

    id: str
    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedMemo:
    """All that a memo says, already without what its edition may not show.

    `hidden` are the numbers of appendices the edition leaves out. Texts that are empty are made
    of the fixed sentences.
    """

    title: str
    number: str
    organisation: str
    department: str
    committee: str
    committee_code: str
    area_department: str
    council: str
    text: str
    lead_text: str
    area_text: str
    hearing_text: str
    remarks_text: str
    general_remark_text: str
    created: datetime
    objective: tuple[int, str] | None = None
    initiatives: tuple[str, ...] = ()
    remarks: tuple[MemoRemark, ...] = ()
    steps: tuple[MemoStep, ...] = ()
    appendices: tuple[MemoAppendix, ...] = ()
    hidden: frozenset[int] = frozenset()
