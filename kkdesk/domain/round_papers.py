"""What the papers of a status round are made of: its remarks, their answers, its initiatives.

The slides show some of the remarks and no answer; memos and the list of remarks show all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@dataclass(frozen=True, slots=True)
class PaperObjective:
    """An objective of the round's policy."""

    key: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """A letter with remarks; `late` ones may come after the round was closed."""

    key: str
    title: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """A remark verbatim (markup), and the codes of the departments that it concerns."""

    key: str
    letter: str
    parent: str | None
    objective: str | None
    text: str
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperReply:
    """An answer that was given, verbatim (markup); `department` is a name."""

    key: str
    remark: str
    department: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperInitiative:
    """An initiative that the round has a text about; `department` is a code, `area` its name."""

    key: str
    entry: str
    title: str
    department: str | None
    objective: str | None
    area: str = ""


@dataclass(frozen=True, slots=True)
class RoundPapers:
    """All of it, in the order it is printed; `changed` is when any of it changed last (ISO)."""

    title: str
    organisation: str
    council: str
    objectives: tuple[PaperObjective, ...] = ()
    letters: tuple[PaperLetter, ...] = ()
    remarks: tuple[PaperRemark, ...] = ()
    replies: tuple[PaperReply, ...] = ()
    initiatives: tuple[PaperInitiative, ...] = ()
    changed: str = ""

    def keys(self) -> Iterator[str]:
        """Yield the ids of the records that are printed."""
        for kept in (self.letters, self.remarks, self.replies, self.initiatives):
            yield from (one.key for one in kept)
        yield from (one.entry for one in self.initiatives)

    def replies_to(self, remark: str) -> tuple[PaperReply, ...]:
        """Return the answers to a remark."""
        return tuple(one for one in self.replies if one.remark == remark)

    def number_of(self, objective: str | None) -> int | None:
        """Return an objective's number; None for a general remark."""
        return next((one.number for one in self.objectives if one.key == objective), None)


def without(papers: RoundPapers, hidden: Collection[str]) -> RoundPapers:
    """Return the papers without what is hidden, and without all that belongs to it."""
    letters = tuple(one for one in papers.letters if one.key not in hidden)
    kept = {one.key for one in letters}
    remarks = [one for one in papers.remarks if one.letter in kept and one.key not in hidden]
    gone = {one.key for one in papers.remarks} - {one.key for one in remarks}
    while fallen := [one for one in remarks if one.parent in gone]:
        gone.update(one.key for one in fallen)
        remarks = [one for one in remarks if one.key not in gone]
    return replace(
        papers,
        objectives=tuple(one for one in papers.objectives if one.key not in hidden),
        letters=letters,
        remarks=tuple(remarks),
        replies=tuple(
            one for one in papers.replies if one.key not in hidden and one.remark not in gone
        ),
        initiatives=tuple(
            one for one in papers.initiatives if one.key not in hidden and one.entry not in hidden
        ),
    )


def later(kept: RoundPapers, now: RoundPapers) -> RoundPapers:
    """Return what came after a round was closed: late letters, and answers to what had none."""
    known = {one.key for one in kept.letters}
    letters = tuple(one for one in now.letters if one.late and one.key not in known)
    fresh = {one.key for one in letters}
    remarks = tuple(one for one in now.remarks if one.letter in fresh)
    waiting = {one.key for one in (*kept.remarks, *remarks)}
    answered = {one.remark for one in kept.replies}
    replies = tuple(one for one in now.replies if one.remark in waiting - answered)
    return RoundPapers("", "", "", (), letters, remarks, replies)


def together(kept: RoundPapers, late: RoundPapers, changed: str) -> RoundPapers:
    """Return what was kept and, after it, what came later."""
    return replace(
        kept,
        letters=(*kept.letters, *late.letters),
        remarks=(*kept.remarks, *late.remarks),
        replies=(*kept.replies, *late.replies),
        changed=changed,
    )
