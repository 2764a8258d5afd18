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
    from kkdesk.reports.document import Slide

MOST_POINTS: Final = 310.0
"""How high the rows of a table may be beside their figure, below its heading and above its note."""
_LETTERS: Final = (24, 18, 14)
"""Letters that surely fit on a line of each column."""
_MONTHS: Final = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
                  "september", "oktober", "november", "december")  # fmt: skip
_NOTE: Final = (
    "Striber, der bliver tyndere: upræcis dato. Firkant: begivenhed; tom firkant: passeret uden"
    " bekræftelse."
)
_HEADER: Final = ("Indsats eller sag", "Hvad", "Hvornår")


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


def build_timeline(printed: PrintedTimeline) -> Document:
    """Return the document: the same records give an equal one."""
    return Document(
        title=printed.title,
        language="da-DK",
        author=printed.organisation,
        subject=printed.subtitle,
        edition=printed.edition,
        created=printed.created,
        slides=tuple(_slides(printed)),
        footer=f"{printed.title} · {printed.edition.label('da')} udgave",
    )


def _slides(printed: PrintedTimeline) -> Iterator[Slide]:
    yield TitleSlide(_day(printed.on), printed.title, printed.subtitle)
    flows = [flow for group in printed.groups for flow in _flows(group, printed)]
    if len(flows) > 1:
        yield ContentsSlide("Indhold")
    yield from flows
    if not flows:
        words = f"Ingen indsatser eller sager har datoer i {printed.subtitle}."
        item = FlowItem((Paragraph((Span(words),)),), 0)
        yield Flow("none", "Ingen datoer", (FlowSection("", (item,)),))


def _flows(group: PrintedGroup, printed: PrintedTimeline) -> Iterator[Flow]:
    lines = [(line, marks) for line in group.lines if (marks := _seen(line, printed))]
    parts = list(_parts(lines))
    for number, part in enumerate(parts, start=1):
        title = group.title if len(parts) == 1 else f"{group.title} – {number} af {len(parts)}"
        figure, table = _figure(title, part, printed), _table(title, part)
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
            FlowItem((Paragraph((Span(f"{line.name}: «{one.as_written}»{_role(one)}"),)),))
            for line, one in lost
        )
        title = f"{group.title} – uden placering i tiden"
        yield Flow(f"{group.title}-lost", title, (FlowSection("", items),))


def _role(one: DateRecord) -> str:
    return f" ({one.role.label('da').lower()})"


def _seen(line: Line, printed: PrintedTimeline) -> tuple[Mark, ...]:
    first, last = printed.first.toordinal(), printed.last.toordinal()
    return tuple(mark for mark in line.marks if mark.first <= last and mark.last >= first)


def _parts(
    lines: Sequence[tuple[Line, tuple[Mark, ...]]],
) -> Iterator[list[tuple[Line, tuple[Mark, ...]]]]:
    """Yield as many lines as a table has room for beside its figure; a long one is divided."""
    part: list[tuple[Line, tuple[Mark, ...]]] = []
    used = 0.0
    for line, mark in ((line, mark) for line, marks in lines for mark in marks):
        height = _height(line, mark)
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


def _height(line: Line, mark: Mark) -> float:
    """Return how high a row of the table may become, in points, from the letters in it."""
    cells = (_with_owner(line), _what(mark), _when(mark))
    deepest = max(ceil(len(cell) / letters) for cell, letters in zip(cells, _LETTERS, strict=True))
    return max(deepest, 1) * 14.0 + 5.2


def _figure(
    title: str, part: Sequence[tuple[Line, tuple[Mark, ...]]], printed: PrintedTimeline
) -> TimelineFigure:
    first, days = printed.first.toordinal(), (printed.last - printed.first).days + 1

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
        (place(date(year, 1, 1).toordinal()), str(year))
        for year in range(printed.first.year, printed.last.year + 1)
    )
    told = "; ".join(
        f"{line.name}: {', '.join(f'{_what(mark)} {_when(mark)}' for mark in marks)}"
        for line, marks in part
    )
    on = printed.on.toordinal()
    return TimelineFigure(
        title=f"Tidslinje {printed.first.year}–{printed.last.year}",
        lanes=lanes,
        ticks=ticks,
        alternative=f"Tidslinje. {title}. {told}.",
        today=place(on) if printed.first <= printed.on <= printed.last else None,
        today_label="I dag",
    )


def _table(title: str, part: Sequence[tuple[Line, tuple[Mark, ...]]]) -> Table:
    rows = tuple(
        TableRow((_with_owner(line), _what(mark), _when(mark)))
        for line, marks in part
        for mark in marks
    )
    return Table(
        title="Det, der er tegnet",
        header=_HEADER,
        rows=rows,
        note=_NOTE,
        summary=f"{title}. {len(rows)} rækker: hvad der løber eller sker, og hvornår.",
    )


def _with_owner(line: Line) -> str:
    owner = OwnerKind.CROSS.label("da") if line.owner == OwnerKind.CROSS else line.owner
    return f"{line.name} ({owner})" if owner else line.name


def _what(mark: Mark) -> str:
    """Return what a mark is in a few words, and whether it happened."""
    told = mark.dates[0]
    words = told.event or (told.role.label("da") if mark.point else "Forløb")
    state = {
        Answer.PAST_UNCONFIRMED: "ikke bekræftet",
        Answer.CONFIRMED: "bekræftet",
    }.get(mark.answer)
    notes = ", ".join(part for part in ("afledt" if mark.derived else "", state) if part)
    return f"{words} ({notes})" if notes else words


def _when(mark: Mark) -> str:
    """Return the words as written, with the days where the words do not tell them."""
    return " / ".join(dict.fromkeys(told.as_written for told in mark.dates))


def _day(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
