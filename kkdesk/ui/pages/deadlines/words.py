"""How the window says, draws and dates the answers to "does it fall in the window?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.dates import DateFlag
from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import DeadlineAction, OwnerKind, SourceKind
from kkdesk.ui.i18n import write_day

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.domain.due import Decision
    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.widgets.labels import Shape, Tone


@dataclass(frozen=True, slots=True)
class Look:
    """The word, shape and tone of a badge; the colour only repeats the shape."""

    text: str
    shape: Shape
    tone: Tone


_BY_RULE: Final = frozenset({"route_step", "follow_up_rule"})
_SHAPES: Final[dict[Answer, tuple[Shape, Tone]]] = {
    Answer.CERTAIN: ("circle", "info"),
    Answer.POSSIBLE: ("half", "warning"),
    Answer.PAST_UNCONFIRMED: ("triangle", "danger"),
    Answer.UNPLACED: ("diamond", "neutral"),
    Answer.NO: ("dash", "neutral"),
    Answer.CONFIRMED: ("check", "success"),
    Answer.WAIVED: ("ring", "neutral"),
}


def answer_look(answer: Answer) -> Look:
    """Return the badge of an answer in the shown language."""
    shape, tone = _SHAPES[answer]
    return Look(answer_word(answer), shape, tone)


def answer_word(answer: Answer) -> str:
    """Return the answer in one or two words."""
    translate = QCoreApplication.translate
    return {
        Answer.CERTAIN: translate("Deadlines", "Sikkert"),
        Answer.POSSIBLE: translate("Deadlines", "Muligt"),
        Answer.PAST_UNCONFIRMED: translate("Deadlines", "Ikke bekræftet"),
        Answer.UNPLACED: translate("Deadlines", "Uden placering"),
        Answer.NO: translate("Deadlines", "Nej"),
        Answer.CONFIRMED: translate("Deadlines", "Bekræftet"),
        Answer.WAIVED: translate("Deadlines", "Frafaldet"),
    }[answer]


def group_title(answer: Answer) -> str:
    """Return the heading of the events with this answer."""
    translate = QCoreApplication.translate
    return {
        Answer.CERTAIN: translate("Deadlines", "Sikkert i perioden"),
        Answer.POSSIBLE: translate("Deadlines", "Muligt i perioden"),
        Answer.PAST_UNCONFIRMED: translate("Deadlines", "Passeret uden bekræftelse"),
        Answer.UNPLACED: translate("Deadlines", "Kan ikke placeres i tiden"),
        Answer.NO: translate("Deadlines", "Uden for perioden"),
        Answer.CONFIRMED: translate("Deadlines", "Bekræftet"),
        Answer.WAIVED: translate("Deadlines", "Frafaldet"),
    }[answer]


def flag_words(flag: str) -> str:
    """Say why words have no place in the calendar."""
    translate = QCoreApplication.translate
    known = {
        DateFlag.NO_YEAR: translate("Deadlines", "Året mangler"),
        DateFlag.VAGUE: translate("Deadlines", "For upræcist til at placere"),
        DateFlag.NAME_ONLY: translate("Deadlines", "Kun navnet på en beslutning"),
        DateFlag.DURATION_ONLY: translate("Deadlines", "Kun en varighed"),
        DateFlag.RECURRING: translate("Deadlines", "Gentages"),
        DateFlag.UNREADABLE: translate("Deadlines", "Kan ikke læses som dato"),
        DateFlag.AMBIGUOUS: translate("Deadlines", "Kan læses på flere måder"),
    }
    return known[DateFlag(flag)] if flag else ""


def owner_words(deadline: Deadline, lang: Lang) -> str:
    """Return who carries it: a department, a committee, several, or words."""
    return owner_name(deadline.department, deadline.owner_kind, lang)


def owner_name(department: str, owner_kind: str, lang: Lang) -> str:
    """Return the same of the two that say it."""
    return OwnerKind.CROSS.label(lang) if owner_kind == OwnerKind.CROSS else department


def day_words(day: date | None) -> str:
    """Write a day as the lists do."""
    return "" if day is None else write_day(day)


def span_words(deadline: Deadline) -> str:
    """Say between which days the event lies: "1.–31. marts" is written out as two days."""
    translate = QCoreApplication.translate
    first, last = day_words(deadline.first), day_words(deadline.last)
    if first and first == last:
        return first
    if first and last:
        return translate("Deadlines", "tidligst {}, senest {}").format(first, last)
    if first:
        return translate("Deadlines", "tidligst {}").format(first)
    if last:
        return translate("Deadlines", "senest {}").format(last)
    return flag_words(deadline.expression.flag)


def source_words(deadline: Deadline, lang: Lang) -> str:
    """Return the kind of text and its title; a kind that says nothing is left out."""
    found = deadline.expression
    if found.source_kind is SourceKind.OTHER:
        return found.source
    return f"{found.source_kind.label(lang)}: {found.source}".removesuffix(": ")


def named(deadline: Deadline) -> str:
    """Return the code and title of what the date belongs to; of a rule first what it asks for."""
    known = f"{deadline.code} {deadline.title}".strip()
    if deadline.origin.kind in _BY_RULE:
        return " – ".join(part for part in (deadline.expression.event, known) if part)
    return known


def decision_words(decision: Decision) -> str:
    """Say what was decided of a deadline, by whom and why."""
    translate = QCoreApplication.translate
    words = {
        DeadlineAction.MOVED: translate("Deadlines", "Flyttet fra «{}»"),
        DeadlineAction.WAIVED: translate("Deadlines", "Frafaldet"),
        DeadlineAction.CONFIRMED: translate("Deadlines", "Bekræftet"),
    }[decision.action].format(decision.old_words)
    told = ", ".join(part for part in (day_words(decision.decided_on), decision.decided_by) if part)
    said = f"{words} ({told})" if told else words
    return f"{said}: {decision.reason}" if decision.reason else said
