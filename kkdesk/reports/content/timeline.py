"""The timeline as a document: for each group a figure, and beside it the table behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Final

from kkdesk.domain.records import Answer
from kkdesk.domain.vocabulary import Edition, OwnerKind
from kkdesk.reports.document import (
    ContentsSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Lane,
    Paragraph,
    Span,
    Stretch,
    Table,
    TableRow,
    TimelineFigure,
    TitleSlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.domain.records import DateRecord
    from kkdesk.domain.timeline import Line, Mark
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Slide

MOST_POINTS: Final = 310.0
"""How high the rows of a table may be beside their figure, below its heading and above its note."""
_LETTERS: Final = (24, 18, 14)
"""Letters that surely fit on a line of each column."""
_MONTHS: Final[dict[Lang, tuple[str, ...]]] = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
           "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"),
}  # fmt: skip
_NOTE: Final[dict[Lang, str]] = {
    "da": "Striber, der bliver tyndere: upræcis dato. Firkant: begivenhed; tom firkant: passeret"
    " uden bekræftelse.",
    "en": "Stripes that thin out: imprecise date. Square: event; empty square: past without"
    " confirmation.",
}
_HEADER: Final[dict[Lang, tuple[str, str, str]]] = {
    "da": ("Indsats eller sag", "Hvad", "Hvornår"),
    "en": ("Initiative or case", "What", "When"),
}
_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        "language": "da-DK", "edition": "udgave", "contents": "Indhold",
        "nothing": "Ingen indsatser eller sager har datoer i {}.", "empty": "Ingen datoer",
        "part": "{} – {} af {}", "lost": "uden placering i tiden", "timeline": "Tidslinje",
        "today": "I dag", "drawn": "Det, der er tegnet",
        "summary": "{}. {} rækker: hvad der løber eller sker, og hvornår.", "course": "Forløb",
        "derived": "afledt", "past": "ikke bekræftet", "confirmed": "bekræftet",
    },
    "en": {
        "language": "en-GB", "edition": "edition", "contents": "Contents",
        "nothing": "No initiative or case has dates in {}.", "empty": "No dates",
        "part": "{} – {} of {}", "lost": "without a place in time", "timeline": "Timeline",
        "today": "Today", "drawn": "What is drawn",
        "summary": "{}. {} rows: what runs or happens, and when.", "course": "Course",
        "derived": "follows from a record", "past": "not confirmed", "confirmed": "confirmed",
    },
}  # fmt: skip
_MONTHLY, _QUARTERLY, _TICKS = 220, 1100, 12
"""So many days are told by months and by quarters; so many years have a line each."""


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """A group's heading and its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PrintedTimeline:
    """All that a printed timeline says."""

    title: str
    subtitle: str
    organisation: str
    groups: tuple[PrintedGroup, ...]
    first: date
    last: date
    on: date
    created: datetime
    edition: Edition
    lang: Lang = "da"


def period_words(first: date, last: date, lang: Lang) -> str:
    """Say which years a timeline shows, or which days where they are no whole years."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole:
        return f"{first.year}–{last.year}" if first.year != last.year else str(first.year)
    return f"{_day(first, lang)} – {_day(last, lang)}"


def build_timeline(printed: PrintedTimeline) -> Document:
    """Return the document: the same records give an equal one."""
    return Document(
        title=printed.title,
        language=_WORDS[printed.lang]["language"],
        author=printed.organisation,
        subject=printed.subtitle,
        edition=printed.edition,
        created=printed.created,
        slides=tuple(_slides(printed)),
        footer=f"{printed.title} · {_edition(printed)}",
    )


def _edition(printed: PrintedTimeline) -> str:
    return f"{printed.edition.label(printed.lang)} {_WORDS[printed.lang]['edition']}"


def _slides(printed: PrintedTimeline) -> Iterator[Slide]:
    yield TitleSlide(_day(printed.on, printed.lang), printed.title, printed.subtitle)
    words = _WORDS[printed.lang]
    flows = [flow for group in printed.groups for flow in _flows(group, printed)]
    if len(flows) > 1:
        yield ContentsSlide(words["contents"])
    yield from flows
    if not flows:
        item = FlowItem((Paragraph((Span(words["nothing"].format(printed.subtitle)),)),), 0)
        yield Flow("none", words["empty"], (FlowSection("", (item,)),))


def _flows(group: PrintedGroup, printed: PrintedTimeline) -> Iterator[Flow]:
    lang, words = printed.lang, _WORDS[printed.lang]
    lines = [(line, marks) for line in group.lines if (marks := _seen(line, printed))]
    parts = list(_parts(lines, lang))
    for number, part in enumerate(parts, start=1):
        title = group.title
        if len(parts) > 1:
            title = words["part"].format(title, number, len(parts))
        figure, table = _figure(title, part, printed), _table(title, part, lang)
        yield Flow(
            f"{group.title}-{number}", title,
            (
                FlowSection("", (FlowItem((figure,), 0, figure.title),)),
                FlowSection("", (FlowItem((table,), 0, table.title),), new_column=True),
            ),
        )  # fmt: skip
    lost = [(line, one) for line in group.lines for one in line.unplaced]
    if lost:
        items = tuple(
            FlowItem((Paragraph((Span(f"{line.name}: «{one.as_written}»{_role(one, lang)}"),)),))
            for line, one in lost
        )
        title = f"{group.title} – {words['lost']}"
        yield Flow(f"{group.title}-lost", title, (FlowSection("", items),))


def _role(one: DateRecord, lang: Lang) -> str:
    return f" ({one.role.label(lang).lower()})"


def _seen(line: Line, printed: PrintedTimeline) -> tuple[Mark, ...]:
    first, last = printed.first.toordinal(), printed.last.toordinal()
    return tuple(mark for mark in line.marks if mark.first <= last and mark.last >= first)


def _parts(
    lines: Sequence[tuple[Line, tuple[Mark, ...]]], lang: Lang
) -> Iterator[list[tuple[Line, tuple[Mark, ...]]]]:
    """Yield as many lines as a table has room for beside its figure; a long one is divided."""
    part: list[tuple[Line, tuple[Mark, ...]]] = []
    used = 0.0
    for line, mark in ((line, mark) for line, marks in lines for mark in marks):
        height = _height(line, mark, lang)
        if part and used + height > MOST_POINTS:
            yield part
            part, used = [], 0.0
        if part and part[-1][0] is line:
            part[-1] = (line, (*part[-1][1], mark))
        else:
            part.append((line, (mark,)))
        used += height
    if part:
        yield part


def _height(line: Line, mark: Mark, lang: Lang) -> float:
    """Return how high a row of the table may become, in points, from the letters in it."""
    cells = (_with_owner(line, lang), _what(mark, lang), _when(mark))
    deepest = max(ceil(len(cell) / letters) for cell, letters in zip(cells, _LETTERS, strict=True))
    return max(deepest, 1) * 14.0 + 5.2


def _figure(
    title: str, part: Sequence[tuple[Line, tuple[Mark, ...]]], printed: PrintedTimeline
) -> TimelineFigure:
    first, days = printed.first.toordinal(), (printed.last - printed.first).days + 1
    lang, words = printed.lang, _WORDS[printed.lang]

    def place(day: int) -> float:
        return min(max((day - first) / days, 0.0), 1.0)

    lanes = tuple(
        Lane(
            line.name,
            tuple(
                Stretch(
                    place(mark.first), place(mark.sure_from), place(mark.sure_to + 1),
                    place(mark.last + 1), mark.point, mark.answer is not Answer.PAST_UNCONFIRMED,
                )
                for mark in marks
            ),
        )
        for line, marks in part
    )  # fmt: skip
    ticks = tuple(
        (place(day.toordinal()), words) for day, words in _ticks(printed.first, printed.last, lang)
    )
    told = "; ".join(
        f"{line.name}: {', '.join(f'{_what(mark, lang)} {_when(mark)}' for mark in marks)}"
        for line, marks in part
    )
    on = printed.on.toordinal()
    return TimelineFigure(
        title=f"{words['timeline']} {period_words(printed.first, printed.last, lang)}",
        lanes=lanes,
        ticks=ticks,
        alternative=f"{words['timeline']}. {title}. {told}.",
        today=place(on) if printed.first <= printed.on <= printed.last else None,
        today_label=words["today"],
    )


def _ticks(first: date, last: date, lang: Lang) -> Iterator[tuple[date, str]]:
    """Yield the days that have a line of their own: years, or months where there are few days."""
    days = (last - first).days + 1
    if days > _QUARTERLY:
        step = max((last.year - first.year + 1) // _TICKS, 1)
        yield from (
            (max(date(y, 1, 1), first), str(y)) for y in range(first.year, last.year + 1, step)
        )
        return
    months = 1 if days <= _MONTHLY else 3
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(month // 12, month % 12 + 1, 1)
        if month % months == 0 and first <= day:
            yield day, str(day.year) if day.month == 1 else _MONTHS[lang][day.month - 1][:3]


def _table(title: str, part: Sequence[tuple[Line, tuple[Mark, ...]]], lang: Lang) -> Table:
    words = _WORDS[lang]
    rows = tuple(
        TableRow((_with_owner(line, lang), _what(mark, lang), _when(mark)))
        for line, marks in part
        for mark in marks
    )
    return Table(
        title=words["drawn"],
        header=_HEADER[lang],
        rows=rows,
        note=_NOTE[lang],
        summary=words["summary"].format(title, len(rows)),
    )


def _with_owner(line: Line, lang: Lang) -> str:
    owner = OwnerKind.CROSS.label(lang) if line.owner == OwnerKind.CROSS else line.owner
    return f"{line.name} ({owner})" if owner else line.name


def _what(mark: Mark, lang: Lang) -> str:
    """Return what a mark is in a few words, and whether it happened."""
    told, own = mark.dates[0], _WORDS[lang]
    words = told.event or (told.role.label(lang) if mark.point else own["course"])
    state = {
        Answer.PAST_UNCONFIRMED: own["past"],
        Answer.CONFIRMED: own["confirmed"],
    }.get(mark.answer)
    notes = ", ".join(part for part in (own["derived"] if mark.derived else "", state) if part)
    return f"{words} ({notes})" if notes else words


def _when(mark: Mark) -> str:
    """Return the words as written, with the days where the words do not tell them."""
    return " / ".join(dict.fromkeys(told.as_written for told in mark.dates))


def _day(day: date, lang: Lang) -> str:
    dot = "." if lang == "da" else ""
    return f"{day.day}{dot} {_MONTHS[lang][day.month - 1]} {day.year}"
