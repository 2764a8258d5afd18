"""What a case's other papers are built from: an answered question, and remarks with answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


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
