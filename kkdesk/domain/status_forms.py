"""Status forms: what a department is sent to fill in for a round, and what came back.

A form names its round, its department and the moment it was made in plain sight, and each text by
its initiative's code, so that it survives any editor. What a text was at that moment is not in the
file: the history tells it, and nobody outside can change it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import EntryState, Labelled, Rag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_LINES: Final = 10_000
"""So many texts a form holds at most."""

LONGEST_TEXT: Final = 20_000
"""So many characters a returned text has at most; a slide holds about 1,000."""

_STAMP: Final = "%Y%m%d-%H%M%S-%f"
"""As exact as the history, so that what was written in the same second is told apart."""
_BLANK_LINES = re.compile(r"\n{3,}")
_BULLET = re.compile(r"^( *)[•·▪‣–*-][ \t]+", re.MULTILINE)  # what Word makes of "- "


class FormFormat(Labelled):
    """What kind of file a form is."""

    DOCX = "docx", "Word", "Word"
    XLSX = "xlsx", "Excel", "Excel"


class FormOutcome(Labelled):
    """What a returned text means beside the one that stands."""

    NEW = "new", "Ny tekst", "New text"
    BOTH = "both", "Rettet begge steder", "Edited in both places"
    SAME = "same", "Uændret", "Unchanged"
    EMPTIED = "emptied", "Tømt i skemaet", "Emptied in the form"
    APPROVED = "approved", "Allerede godkendt", "Already approved"
    UNKNOWN = "unknown", "Ikke i runden", "Not in the round"

    @property
    def may_be_taken(self) -> bool:
        """Tell whether a person may take the returned text in."""
        return self in {FormOutcome.NEW, FormOutcome.BOTH}


@dataclass(frozen=True, slots=True)
class FormLine:
    """What a form shows of one initiative, and what stands in its two fields from the start."""

    code: str
    title: str
    objective: str
    """Number and short title, "2. Uddannelse"; empty where the text has none."""
    plan_text: str
    last_text: str
    text: str
    rag: Rag | None
    return_note: str = ""


@dataclass(frozen=True, slots=True)
class StatusForm:
    """A form for one department in one round; its texts are in the order of the slides."""

    round_code: str
    round_title: str
    department_code: str
    department: str
    made_at: datetime
    """In UTC; the history tells what stood then."""
    lines: tuple[FormLine, ...]
    deadline: str = ""
    cut_off_rule: str = ""
    last_round: str = ""
    """The code of the round before, whose texts stand beside; empty if there is none."""

    @property
    def number(self) -> str:
        """Return the moment as the form shows it, "20261127-130533-018204"."""
        return form_number(self.made_at)


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A department that has texts in a round, and what its form would ask for."""

    department_id: str
    """Empty for the texts that belong to no department."""
    code: str
    name: str
    deadline: str = ""
    asked: int = 0
    """So many texts are not approved and not confidential."""
    empty: int = 0
    """So many of those have no words yet."""
    confidential: int = 0
    """So many more are not approved, and are confidential."""

    def with_text(self, *, asked: bool, empty: bool, confidential: bool) -> FormOffer:
        """Return the offer with one more text of the department counted."""
        if not asked:
            return self
        if confidential:
            return replace(self, confidential=self.confidential + 1)
        return replace(self, asked=self.asked + 1, empty=self.empty + empty)


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """The two fields of one initiative as they came back."""

    code: str
    text: str
    rag: Rag | None


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """What a file that came back says; what it could not say is empty."""

    round_code: str
    department_code: str
    made_at: datetime | None
    lines: tuple[ReturnedLine, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A text of the round as it stands now, and as it stood when the form was made."""

    entry_id: str
    code: str
    title: str
    text: str
    rag: Rag | None
    state: EntryState
    text_then: str | None = None
    """None where the history cannot tell."""
    rag_then: Rag | None = None


@dataclass(frozen=True, slots=True)
class FormChange:
    """A returned text beside the one that stands, and what it means."""

    outcome: FormOutcome
    code: str
    title: str = ""
    entry_id: str = ""
    text_then: str = ""
    text_now: str = ""
    text_returned: str = ""
    rag_now: Rag | None = None
    rag_returned: Rag | None = None


@dataclass(frozen=True, slots=True)
class FormPreview:
    """What taking a form in would do; nothing is changed yet."""

    round_id: str
    round_code: str
    department_code: str
    made_at: datetime | None
    changes: tuple[FormChange, ...]

    def of(self, *outcomes: FormOutcome) -> tuple[FormChange, ...]:
        """Return the texts with these outcomes, in the order of the form."""
        return tuple(one for one in self.changes if one.outcome in outcomes)


def form_number(made_at: datetime) -> str:
    """Return a moment as a form shows it, in UTC."""
    return made_at.astimezone(UTC).strftime(_STAMP)


def made_at_of(number: str) -> datetime | None:
    """Read the moment back from what a form shows; None if it is no moment."""
    try:
        return datetime.strptime(number.strip(), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def settled(text: str) -> str:
    """Return a text as both sides are compared: line ends, bullets and blank lines made alike."""
    lines = clean_typed(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(line.rstrip() for line in lines).strip()
    return _BLANK_LINES.sub("\n\n", _BULLET.sub(r"\1- ", kept))


def compare_form(
    returned: Iterable[ReturnedLine], standing: Mapping[str, Standing]
) -> tuple[FormChange, ...]:
    """Say of each returned text what it means beside the ones that stand, by initiative code."""
    return tuple(_compared(line, standing.get(line.code.casefold())) for line in returned)


def _compared(line: ReturnedLine, now: Standing | None) -> FormChange:
    if now is None:
        return FormChange(
            FormOutcome.UNKNOWN, line.code, text_returned=line.text, rag_returned=line.rag
        )
    return FormChange(
        outcome=_outcome(line, now),
        code=now.code,
        title=now.title,
        entry_id=now.entry_id,
        text_then=now.text_then or "",
        text_now=now.text,
        text_returned=line.text,
        rag_now=now.rag,
        rag_returned=line.rag or now.rag,
    )


def _outcome(line: ReturnedLine, now: Standing) -> FormOutcome:
    """Compare the returned fields with those now, and both with those of the form's moment.

    A rating that is left out, or names no colour, takes away none.
    """
    words = settled(line.text)

    def says(text: str | None, rag: Rag | None) -> bool:
        return text is not None and words == settled(text) and line.rag in {None, rag}

    if says(now.text, now.rag) or says(now.text_then, now.rag_then):
        return FormOutcome.SAME
    if now.state is EntryState.APPROVED:
        return FormOutcome.APPROVED
    stands = settled(now.text)
    if not words:
        return FormOutcome.EMPTIED if stands or line.rag else FormOutcome.SAME
    then = None if now.text_then is None else (settled(now.text_then), now.rag_then)
    return FormOutcome.NEW if then == (stands, now.rag) or not stands else FormOutcome.BOTH
