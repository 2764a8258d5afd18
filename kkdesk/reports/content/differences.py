"""Differences as a document: tables of dates, money and figures, and texts before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.differences import Aspect, Part, Turn, told_sides, told_what, word_parts
from kkdesk.domain.markup import plain_text
from kkdesk.reports.document import (
    ContentsSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Paragraph,
    Span,
    Table,
    TableRow,
    TitleSlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kkdesk.domain.differences import Difference
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Slide

_HEADER: Final = ("Hvor og hvad", "Før", "Nu")
_TITLES: Final = {
    Aspect.TEXT: "Tekster",
    Aspect.STATE: "Tilstand",
    Aspect.DATE: "Datoer",
    Aspect.MONEY: "Penge",
    Aspect.TARGET: "Mål",
    Aspect.MEASUREMENT: "Målinger",
}


@dataclass(frozen=True, slots=True)
class PrintedDifferences:
    """All that printed differences say."""

    first: str
    last: str
    organisation: str
    found: tuple[Difference, ...]
    created: datetime
    edition: Edition


def build_differences(printed: PrintedDifferences) -> Document:
    """Return the document: the same differences give an equal one."""
    title = f"Forskelle fra {printed.first} til {printed.last}"
    return Document(
        title=title,
        language="da-DK",
        author=printed.organisation,
        subject=f"Hvad der er tilføjet, ændret og ikke længere med ({len(printed.found)})",
        edition=printed.edition,
        created=printed.created,
        slides=tuple(_slides(printed, title)),
        marking=printed.edition.marking(),
        footer=title,
    )


def _slides(printed: PrintedDifferences, title: str) -> Iterator[Slide]:
    counted = ", ".join(
        f"{sum(one.turn is turn for one in printed.found)} {turn.label('da')}" for turn in Turn
    )
    yield TitleSlide(f"{len(printed.found)} forskelle", title, counted)
    flows = [flow for aspect in Aspect for flow in _flows(aspect, printed.found)]
    if len(flows) > 1:
        yield ContentsSlide("Indhold")
    yield from flows
    if not flows:
        item = FlowItem((Paragraph((Span("De to siger det samme."),)),), 0)
        yield Flow("none", "Ingen forskelle", (FlowSection("", (item,)),))


def _flows(aspect: Aspect, found: Sequence[Difference]) -> Iterator[Flow]:
    own = [one for one in found if one.aspect is aspect]
    if aspect is Aspect.TEXT:
        if own:
            items = tuple(item for one in own for item in _texts(one))
            yield Flow(aspect.value, _TITLES[aspect], (FlowSection("", items),))
        return
    if own:
        item = FlowItem((_table(aspect, own),), 0, _TITLES[aspect])
        yield Flow(aspect.value, _TITLES[aspect], (FlowSection("", (item,)),))


def _table(aspect: Aspect, own: Sequence[Difference]) -> Table:
    title = _TITLES[aspect]
    return Table(
        title=title,
        header=_HEADER,
        rows=tuple(TableRow(_cells(one)) for one in own),
        summary=f"{title}. {len(own)} rækker: hvor og hvad, hvad der stod før, og hvad der nu"
        " står.",
    )


def _cells(one: Difference) -> tuple[str, str, str]:
    where = " ".join(part for part in (one.code, one.title) if part)
    about = ", ".join(part for part in (one.department, told_what(one)) if part)
    before, after = told_sides(one)
    return f"{where} ({about})" if about else where, before or "–", after or "–"


def _texts(one: Difference) -> Iterator[FlowItem]:
    """Yield a heading with the text before, and the text now; words that differ are marked."""
    before, after = plain_text(one.before), plain_text(one.after)
    parts = word_parts(before, after)
    name = " ".join(part for part in (one.code, one.title) if part)
    what = ", ".join(part for part in (told_what(one), one.turn.label("da")) if part)
    heading = Paragraph((Span(name, bold=True), Span(f" ({what})")))
    yield FlowItem((heading,), 0, name, keep_with_next=True)
    if before:
        yield FlowItem((_told("Før: ", parts, Part.TAKEN),), 1, name)
    if after:
        yield FlowItem((_told("Nu: ", parts, Part.PUT),), 1, name)


def _told(lead: str, parts: Sequence[tuple[Part, str]], own: Part) -> Paragraph:
    """Return one side: what went is slanted before, what came is bold now."""
    changed = any(part is Part.KEPT for part, _ in parts)
    spans = [
        Span(" ".join(words.split("\n")), bold=new and changed, italic=gone and changed)
        for part, words in parts
        if part in {Part.KEPT, own}
        for new, gone in [(part is Part.PUT, part is Part.TAKEN)]
    ]
    return Paragraph((Span(lead, italic=True), *spans))
