"""What a plan's description sheets (indsatsskemaer) are built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetContact:
    """Whom to ask: unit, title and name, each empty where it is not known."""

    unit: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An initiative by the fields of its sheet; texts are markup.

    `continued` says whether it goes on from the plan before, `reason` why.
    """

    title: str
    committees: tuple[str, ...]
    objectives: tuple[str, ...]
    challenge: str
    continued: str
    reason: str
    description: str
    results: str
    resources: str
    contacts: tuple[SheetContact, ...]


@dataclass(frozen=True, slots=True)
class SheetChapter:
    """A goal (its long title, or the plan's own heading) and its sheets."""

    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheets:
    """A plan's sheets; `previous` is the plan before it, `policy` a short name of the policy."""

    title: str
    policy: str
    previous: str
    organisation: str
    chapters: tuple[SheetChapter, ...]
    created: datetime


def common_lead(titles: tuple[str, ...]) -> str:
    """Return the words that all of several titles begin with, if they are at least three."""
    if len(titles) < 2:  # noqa: PLR2004 -- one title has nothing in common with another
        return ""
    words: list[str] = []
    for same in zip(*(title.split() for title in titles), strict=False):
        if len(set(same)) > 1:
            break
        words.append(same[0])
    shortest = min(len(title.split()) for title in titles)
    return " ".join(words) if 3 <= len(words) < shortest else ""  # noqa: PLR2004 -- as told
