"""What a case's other papers are built from: an answered question, and remarks with answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kkdesk.domain.round_papers import PaperRemark, RoundPapers


@dataclass(frozen=True, slots=True)
class AnswerList:
    """A list of initiatives in an answer; `items` are their texts (markup)."""

    heading: str
    intro: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """A numbered question with its sub-questions and its answer, as its edition shows it."""

    number: str
    title: str
    organisation: str
    committee: str
    asked: str
    parts: tuple[str, ...]
    answer: str
    lists: tuple[AnswerList, ...]
    funding: str
    reservation: str
    created: datetime


@dataclass(frozen=True, slots=True)
class PrintedReply:
    """An answer that was given: by whom, to which part of the remark, verbatim (markup)."""

    department: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedRemark:
    """A remark verbatim (markup), with what it leads to under it. None is a general one."""

    text: str
    objective: int | None = None
    replies: tuple[PrintedReply, ...] = ()
    children: tuple[PrintedRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRemarkRound:
    """The remarks of one round (a letter), in its order."""

    title: str
    remarks: tuple[PrintedRemark, ...]


@dataclass(frozen=True, slots=True)
class PrintedRemarks:
    """All remarks on a status round, round by round; titles of objectives by their number."""

    subject: str
    organisation: str
    rounds: tuple[PrintedRemarkRound, ...]
    objectives: tuple[tuple[int, str], ...]
    created: datetime


def printed_remarks(papers: RoundPapers, department: str, created: datetime) -> PrintedRemarks:
    """Return every round of remarks, or of those that concern a department by its code."""
    rows = list(_concerning(papers, department)) if department else list(papers.remarks)
    return PrintedRemarks(
        papers.title,
        papers.organisation,
        tuple(
            PrintedRemarkRound(letter.title, _under(papers, rows, letter.key, None))
            for letter in papers.letters
        ),
        tuple((one.number, one.title) for one in papers.objectives),
        created,
    )


def _concerning(papers: RoundPapers, department: str) -> Iterator[PaperRemark]:
    """Yield the remarks that name the department, with their lead-ins and what they lead to."""
    named = {one.key for one in papers.remarks if department in one.departments}
    above = {one.parent for one in papers.remarks if one.key in named}
    for one in papers.remarks:
        if one.key in named | above or one.parent in named:
            yield one


def _under(
    papers: RoundPapers, rows: Sequence[PaperRemark], letter: str, parent: str | None
) -> tuple[PrintedRemark, ...]:
    return tuple(
        PrintedRemark(
            one.text,
            papers.number_of(one.objective),
            tuple(
                PrintedReply(reply.department, reply.part, reply.text)
                for reply in papers.replies_to(one.key)
            ),
            _under(papers, rows, letter, one.key),
        )
        for one in rows
        if one.letter == letter and one.parent == parent
    )
