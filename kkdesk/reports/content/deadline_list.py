"""The list of deadlines: month by month and department by department, with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kkdesk.domain.records import Answer
from kkdesk.reports.content.page_parts import cell, paper_document
from kkdesk.reports.content.rich_text import plain_paragraph
from kkdesk.reports.document import Paper, RichRow, RichTable, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.records import Deadline
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Document

MONTHS: Final = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
                 "september", "oktober", "november", "december")  # fmt: skip
NO_DEPARTMENT: Final = "Uden forvaltning"
_TITLE: Final = "Fristliste"
_HEADER: Final = ("Hvad", "Hvornår", "Sikkerhed", "Kilde", "Ansvarlig")
_SHARES: Final = (0.27, 0.16, 0.16, 0.28, 0.13)
_CERTAINTY: Final = {
    Answer.CERTAIN: "Sikker",
    Answer.POSSIBLE: "Mulig",
    Answer.NO: "Uden for perioden",
    Answer.PAST_UNCONFIRMED: "Passeret, ikke bekræftet",
    Answer.CONFIRMED: "Bekræftet",
    Answer.UNPLACED: "Kan ikke placeres i tiden",
    Answer.WAIVED: "Frafaldet",
}
_SOURCES: Final = {
    "answer": "Bemærkning",
    "appropriation": "Bevilling",
    "baseline": "Baseline",
    "follow_up_rule": "Regel for opfølgning",
    "department_submission": "Statusrunde",
    "route_step": "Sag",
    "target": "Mål for en indikator",
}
_LONGEST_WORDS: Final = 40
"""A grant's words longer than this, a list of amounts by year, are not told beside its day."""
_PAST: Final = "Passeret uden bekræftelse"
_UNPLACED: Final = "Uden placering i tiden"


@dataclass(frozen=True, slots=True)
class PrintedDeadlines:
    """All that a list of deadlines says; names of departments and committees by code."""

    organisation: str
    on: date
    until: date
    found: tuple[DueEvent, ...]
    names: Mapping[str, str]
    created: datetime
    edition: Edition
    department: str = ""


def build_deadline_list(printed: PrintedDeadlines) -> Document:
    """Return the list; `found` holds what the edition may show."""
    period = f"{day_words(printed.on)} – {day_words(printed.until)}"
    sections = tuple(_sections(printed))
    if not sections:
        words = plain_paragraph(f"Ingen frister i perioden {period}.")
        sections = (Section("none", "Ingen frister", (words,)),)
    head = [("Periode", period)]
    if printed.department:
        head.append(("Forvaltning", _named(printed.department, printed.names)))
    return paper_document(
        Paper(sections, kicker=printed.organisation, head=tuple(head)),
        title=f"{_TITLE} {period}",
        subject=f"Frister og begivenheder {period}",
        author=printed.organisation,
        edition=printed.edition,
        created=printed.created,
    )


def _sections(printed: PrintedDeadlines) -> Iterator[Section]:
    placed = sorted(printed.found, key=lambda event: _place(event, printed))
    for (_, title), held in groupby(placed, key=lambda event: _period(event, printed)):
        own = sorted(held, key=lambda event: (_owner(event, printed.names), _place(event, printed)))
        table = _table(title, own, printed.names)
        yield Section(f"period-{title}", title, (table,))


def _place(event: DueEvent, printed: PrintedDeadlines) -> tuple[str, str]:
    told = event.shown
    day = min(told.last or told.first or printed.until, printed.until)
    return _period(event, printed)[0], f"{day.isoformat()} {told.code} {told.title}"


def _period(event: DueEvent, printed: PrintedDeadlines) -> tuple[str, str]:
    """Return the month that an event stands under, by its last possible day, and its name."""
    if event.answer is Answer.PAST_UNCONFIRMED:
        return "8", _PAST
    told = event.shown
    day = told.last or told.first
    if event.answer is Answer.UNPLACED or day is None:
        return "9", _UNPLACED
    day = max(min(day, printed.until), printed.on)
    return f"1 {day.year:04}-{day.month:02}", f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def _table(title: str, held: Sequence[DueEvent], names: Mapping[str, str]) -> RichTable:
    rows: list[RichRow] = []
    for owner, own in groupby(held, key=lambda event: _owner(event, names)):
        rows.append(RichRow((), group=owner))
        rows += [_row(event) for event in own]
    return RichTable(
        title="1 frist" if len(held) == 1 else f"{len(held)} frister",
        header=_HEADER,
        rows=tuple(rows),
        summary=f"Frister: {title}. {len(held)} frister, forvaltning for forvaltning. Hvor flere"
        " kilder fortæller om det samme, står de i samme rækkefølge i hver kolonne.",
        shares=_SHARES,
    )


def _row(event: DueEvent) -> RichRow:
    lead = event.lead
    what = " ".join(part for part in (lead.code, lead.title) if part)
    event_words = lead.expression.event
    told_title = lead.title.casefold() in event_words.casefold() if lead.title else False
    role = lead.expression.role.label("da") if told_title or not event_words else event_words
    people = dict.fromkeys(told.person for told in event.tellings if told.person)
    return RichRow(
        (
            (*cell(what), *cell(role)) if what else cell(role),
            _each(event, _when),
            _each(event, _certainty),
            _each(event, _source),
            tuple(plain_paragraph(person) for person in people) or cell("Ikke oplyst"),
        )
    )


def _each(event: DueEvent, tell: Callable[[Deadline], str]) -> tuple[Block, ...]:
    return tuple(plain_paragraph(tell(told)) for told in event.tellings)


if TYPE_CHECKING:
    from collections.abc import Callable


def _when(told: Deadline) -> str:
    """Return the words as written; the day where it was computed or moved."""
    words = told.expression.as_written
    if told.origin.kind == "appropriation" and told.last is not None:
        day = day_words(told.last)
        return f"{day} ({words})" if len(words) <= _LONGEST_WORDS else day
    if told.last is None or not told.expression.computed:
        return words or "-"
    return f"{words} (regnet ud: {day_words(told.last)})"


def _certainty(told: Deadline) -> str:
    return _CERTAINTY[told.answer]


def _source(told: Deadline) -> str:
    return told.expression.source or _SOURCES.get(
        told.origin.kind, told.expression.source_kind.label("da")
    )


def _owner(event: DueEvent, names: Mapping[str, str]) -> str:
    lead = event.lead
    if lead.owner_kind == "cross":
        return "Tværgående"
    return _named(lead.department, names) if lead.department else NO_DEPARTMENT


def _named(code: str, names: Mapping[str, str]) -> str:
    return f"{names[code]} ({code})" if code in names else code


def day_words(day: date) -> str:
    """Return a day as documents write it ("1. januar 2026")."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
