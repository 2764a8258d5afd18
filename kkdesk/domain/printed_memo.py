"""A memo (notat) of a case to one committee, as plain records that its page is built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.edition_citations import EditionNumbers, edition_numbers

if TYPE_CHECKING:
    from datetime import date, datetime

    from kkdesk.domain.vocabulary import StepPurpose


NO_APPENDICES: Final = edition_numbers(())


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

    `meeting` is the day, as written, on which the committee treats the case; `written` is the day
    on which the texts of the case or of the memo changed last. `appendices` are the titles of
    those it shows, `numbers` what it calls them. Texts that are empty are made of the fixed
    sentences.
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
    written: date
    meeting: str = ""
    objective: tuple[int, str] | None = None
    initiatives: tuple[str, ...] = ()
    remarks: tuple[MemoRemark, ...] = ()
    steps: tuple[MemoStep, ...] = ()
    appendices: tuple[str, ...] = ()
    numbers: EditionNumbers = NO_APPENDICES
