"""What a bar or point says in words: for the particulars, the tool tip and the screen reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.dates import DateFlag
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.i18n import write_day

if TYPE_CHECKING:
    from kkdesk.domain.records import DateRecord
    from kkdesk.domain.timeline import Line, LineGroup, Mark
    from kkdesk.domain.vocabulary import Lang

CASES, FRAMES = "cases", "frames"


def group_words(group: LineGroup, lang: Lang) -> str:
    """Return a group's heading; groups without a record of their own are named here."""
    translate = QCoreApplication.translate
    if group.title:
        return group.title
    own = {
        CASES: translate("Timeline", "Sager"),
        FRAMES: translate("Timeline", "Planer, runder og politikker"),
        "indicators": translate("Timeline", "Indikatorer"),
        "remarks": translate("Timeline", "Bemærkninger"),
        "": translate("Timeline", "Uden for grupperne"),
    }
    if group.id in own:
        return own[group.id]
    return OwnerKind(group.id).label(lang) if group.id in set(OwnerKind) else own[""]


def owner_words(owner: str, lang: Lang) -> str:
    """Return who carries a line."""
    return OwnerKind.CROSS.label(lang) if owner == OwnerKind.CROSS else owner


def mark_label(mark: Mark, lang: Lang) -> str:
    """Return the words drawn at a mark: what a point is, when a bar is said to be."""
    if mark.point:
        told = mark.dates[0]
        return told.event or told.role.label(lang)
    return " / ".join(dict.fromkeys(told.as_written for told in mark.dates))


def mark_span(mark: Mark) -> str:
    """Say between which days it lies, and what of it is uncertain."""
    translate = QCoreApplication.translate
    if mark.point:
        if mark.first == mark.last and not (mark.open_start or mark.open_end):
            return day_words(mark.first)
        if mark.open_start:
            return translate("Timeline", "senest {}").format(day_words(mark.last))
        if mark.open_end:
            return translate("Timeline", "tidligst {}").format(day_words(mark.first))
        return translate("Timeline", "tidligst {}, senest {}").format(
            day_words(mark.first), day_words(mark.last)
        )
    if mark.open_start:
        start = translate("Timeline", "begyndelsen er ikke oplyst")
    else:
        start = _end(
            mark.first, mark.sure_from, translate("Timeline", "begynder {}"),
            translate("Timeline", "begynder tidligst {}, senest {}"),
        )  # fmt: skip
    if mark.open_end:
        return f"{start}; " + translate("Timeline", "slutningen er ikke oplyst")
    return f"{start}; " + _end(
        mark.sure_to, mark.last, translate("Timeline", "slutter {}"),
        translate("Timeline", "slutter tidligst {}, senest {}"),
    )  # fmt: skip


def _end(low: int, high: int, exact: str, between: str) -> str:
    if low == high:
        return exact.format(day_words(low))
    return between.format(day_words(low), day_words(high))


def day_words(day: int) -> str:
    """Write a day that is given as an ordinal."""
    return write_day(date.fromordinal(day))


def state_words(answer: Answer) -> str:
    """Return what is known of an event; nothing for what is still to come."""
    translate = QCoreApplication.translate
    return {
        Answer.CONFIRMED: translate("Timeline", "bekræftet"),
        Answer.PAST_UNCONFIRMED: translate("Timeline", "passeret uden bekræftelse"),
    }.get(answer, "")


def describe_mark(mark: Mark, lang: Lang) -> str:
    """Say everything of a mark: its roles, the words as written, its days, its state."""
    translate = QCoreApplication.translate
    if mark.derived:
        kind = translate("Timeline", "Afledt frist")
    elif mark.point:
        kind = translate("Timeline", "Begivenhed")
    else:
        kind = translate("Timeline", "Forløb")
    told = "; ".join(_telling(one, lang) for one in mark.dates)
    return ", ".join(
        part for part in (f"{kind}: {told}", mark_span(mark), state_words(mark.answer)) if part
    )


def describe_line(line: Line, lang: Lang) -> str:
    """Say what a line is and how much stands on it."""
    parts = [line.name, owner_words(line.owner, lang)]
    translate = QCoreApplication.translate
    if line.marks:
        parts.append(translate("Timeline", "{} i tiden").format(len(line.marks)))
    if line.confidential:
        parts.append(translate("Timeline", "fortrolig"))
    parts += [unplaced_words(one) for one in line.unplaced]
    return ", ".join(part for part in parts if part)


def unplaced_words(one: DateRecord) -> str:
    """Say that words cannot be placed in time, and why."""
    translate = QCoreApplication.translate
    why = {
        DateFlag.NO_YEAR: translate("Timeline", "året mangler"),
        DateFlag.VAGUE: translate("Timeline", "for upræcist"),
        DateFlag.UNREADABLE: translate("Timeline", "kan ikke læses som dato"),
        DateFlag.AMBIGUOUS: translate("Timeline", "kan læses på flere måder"),
    }
    reason = why.get(DateFlag(one.flag), "") if one.flag else ""
    words = translate("Timeline", "Uden placering: «{}»").format(one.as_written)
    return f"{words} ({reason})" if reason else words


def _telling(one: DateRecord, lang: Lang) -> str:
    words = QCoreApplication.translate("Timeline", "{} «{}»").format(
        one.role.label(lang), one.as_written
    )
    return f"{words} – {one.event}" if one.event else words
