"""A plan as slides: its purpose, an overview of the policy, its own headings, and what follows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from kkdesk.reports.content.indicator_trend import trend_charts
from kkdesk.reports.content.page_parts import LANGUAGE
from kkdesk.reports.content.rich_text import blocks, template_blocks
from kkdesk.reports.document import (
    BulletList,
    ContentsSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    PageRef,
    Panel,
    Paragraph,
    Span,
    TitleSlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from kkdesk.domain.plan_deck import (
        PlanBudgetLine,
        PlanDeck,
        PlanHeadingText,
        PlanPriority,
        PlanText,
    )
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Inline, Slide

OVERVIEW: Final = "overview"
_OVERVIEW_TITLE: Final = "Målsætninger og særlige prioriteringer"
_PURPOSE_TITLE: Final = "Planens formål og opbygning"
_PAGES: Final = {OVERVIEW: (OVERVIEW,), "oversigt": (OVERVIEW,)}


def build_plan_deck(deck: PlanDeck, edition: Edition, created: datetime) -> Document:
    """Return the slides; `deck` holds what the edition may show."""
    return Document(
        title=deck.title,
        language=LANGUAGE,
        author=deck.organisation,
        subject=f"Plan under {deck.policy}",
        edition=edition,
        created=created,
        slides=tuple(_slides(deck)),
        marking=edition.marking(),
        footer=deck.department or deck.organisation,
        palette=tuple(one.colour for one in deck.objectives if one.colour),
    )


def _slides(deck: PlanDeck) -> Iterator[Slide]:
    yield TitleSlide(deck.issued, deck.title, deck.department or deck.organisation)
    yield ContentsSlide("Indhold")
    if deck.background:
        title = deck.background_title or "Baggrund"
        section = FlowSection("", _items(deck.background, title))
        yield Flow("background", title, (section,), fit=True)
    yield from _purpose(deck)
    yield from _overview(deck)
    colours = {one.id: one.colour for one in deck.objectives}
    for heading in deck.headings:
        yield _heading(heading, deck, colours.get(heading.objective_id, ""))
    if deck.follow_up_rule:
        title = "Opfølgning på planen"
        section = FlowSection("", _items(deck.follow_up_rule, title))
        yield Flow("follow-up", title, (section,), fit=True)
    yield from _budget(deck)
    yield from _links(deck)


def _purpose(deck: PlanDeck) -> Iterator[Flow]:
    purpose = "\n\n".join(one.strip() for one in (deck.purpose, deck.scope_rule) if one.strip())
    sections = []
    if purpose:
        heading = "Formålet med planen"
        sections.append(FlowSection(heading, _items(purpose, heading)))
    if deck.reading_guide:
        heading = "Læsevejledning"
        items = _items(deck.reading_guide, heading)
        sections.append(FlowSection(heading, items, new_column=bool(sections)))
    if sections:
        yield Flow("purpose", _PURPOSE_TITLE, tuple(sections), fit=True)


def _overview(deck: PlanDeck) -> Iterator[Flow]:
    if not deck.objectives:
        return
    pages = _pages_of_priorities(deck.headings)
    sections = [
        FlowSection(
            f"{objective.number}. {objective.title}",
            tuple(_priority(one, pages.get(one.id, ())) for one in objective.priorities),
        )
        for objective in deck.objectives
        if objective.priorities
    ]
    if deck.overview_text:
        sections.insert(0, FlowSection("", _items(deck.overview_text, _OVERVIEW_TITLE)))
    if sections:
        yield Flow(OVERVIEW, _OVERVIEW_TITLE, tuple(sections), fit=True)


def _pages_of_priorities(headings: Iterable[PlanHeadingText]) -> dict[str, tuple[str, ...]]:
    """Return the anchors of the headings that each priority stands under, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for heading in headings:
        for key in heading.priority_ids:
            found[key] = (*found.get(key, ()), _anchor(heading))
    return found


def _priority(priority: PlanPriority, anchors: tuple[str, ...]) -> FlowItem:
    who = f" ({priority.responsibility})" if priority.responsibility else ""
    inlines: list[Inline] = [Span(f"{priority.text}{who}")]
    if anchors:
        inlines += [Span(" – side "), PageRef(anchors)]
    return FlowItem((Paragraph(tuple(inlines)),), 1, priority.text)


def _anchor(heading: PlanHeadingText) -> str:
    return f"heading-{heading.id}"


def _heading(heading: PlanHeadingText, deck: PlanDeck, colour: str) -> Flow:
    dot = "" if "." in heading.number else "."
    title = f"{heading.number}{dot} {heading.title}"
    above = [
        f"Målsætning {one.number}. {one.title}"
        for one in deck.objectives
        if one.id == heading.objective_id
    ]
    running = tuple(
        FlowItem((Paragraph((Span(words, bold=True),)),), 0, title, keep_with_next=True)
        for words in above
    )
    sections = [FlowSection("", (*running, *_items(heading.intro, title)))]
    for group, texts in groupby(heading.texts, key=lambda one: one.group):
        own = tuple(texts)
        name = group or heading.initiatives_heading or "Udvalgte initiativer"
        sections.append(FlowSection(name, tuple(_entry(one) for one in own)))
    panel = tuple(_panel(heading))
    if panel:
        sections.append(FlowSection("", panel))
    kept = tuple(section for section in sections if section.items)
    return Flow(_anchor(heading), title, kept, colour=colour)


def _entry(entry: PlanText) -> FlowItem:
    """Return a bullet that begins with its bold lead phrase and goes on with the text."""
    lines = [
        f"{number}. {words}" if marker == "number" else f"- {words}"
        for number, (_, marker, words, _) in enumerate(entry.items, start=1)
    ]
    text = "\n\n".join(part for part in (entry.text.strip(), "\n".join(lines)) if part)
    said = list(blocks(text))
    if entry.lead:
        lead = Span(entry.lead.strip(), bold=True)
        first = said[0] if said else None
        if isinstance(first, Paragraph):
            said[0] = Paragraph((lead, Span(" "), *first.inlines))
        else:
            said.insert(0, Paragraph((lead,)))
    return FlowItem(tuple(said), 1, entry.code)


def _panel(heading: PlanHeadingText) -> Iterator[FlowItem]:
    """Yield what stands beside: a panel with its source, then charts of what was measured."""
    source = f"Kilde: {heading.source}" if heading.source else ""
    if heading.panel_title or heading.panel_text:
        panel = Panel(heading.panel_title, blocks(heading.panel_text), source=source)
        yield FlowItem((panel,), 0, heading.panel_title)
    for indicator in heading.indicators:
        for chart in trend_charts(indicator):
            yield FlowItem((chart,), 0, chart.title, attached=True)


def _budget(deck: PlanDeck) -> Iterator[Flow]:
    """Yield the plan's list of grants, code and title; other decisions under their own words."""
    lines = sorted(deck.budget_lines, key=lambda line: line.decided_with)
    sections = []
    for decided, held in groupby(lines, key=lambda line: line.decided_with):
        own = tuple(held)
        heading = f"Fra {decided}" if decided else ""
        sections.append(FlowSection(heading, tuple(_line(line) for line in own)))
    if not sections:
        return
    years = {line.code_year for line in lines if not line.decided_with} - {""}
    when = f" i budget {next(iter(years))}" if len(years) == 1 else ""
    who = f" ({deck.department})" if deck.department else ""
    yield Flow("budget", f"Oversigt over bevillinger{when}{who}", tuple(sections), fit=True)


def _line(line: PlanBudgetLine) -> FlowItem:
    code = line.code
    others = f" ({' og '.join(line.departments)})" if len(line.departments) > 1 else ""
    lead: tuple[Inline, ...] = (Span(code, bold=True), Span(" ")) if code else ()
    return FlowItem((Paragraph((*lead, Span(f"{line.title}{others}"))),), 1, code or line.title)


def _links(deck: PlanDeck) -> Iterator[Flow]:
    if not deck.links:
        return
    items = tuple(
        FlowItem((Paragraph((Span(one.title, link=one.url or None),)),), 1, one.title)
        for one in deck.links
    )
    yield Flow("links", "Her kan du læse mere", (FlowSection("", items),), fit=True)


def _items(text: str, name: str) -> tuple[FlowItem, ...]:
    """Return a stored text as items: its paragraphs plain, its lists as bullets."""
    return tuple(_as_items(template_blocks(text, {}, _PAGES), name)) if text.strip() else ()


def _as_items(said: Sequence[Block], name: str) -> Iterator[FlowItem]:
    for block in said:
        match block:
            case BulletList(items, None):
                yield from (FlowItem(item.blocks, 1, name) for item in items)
            case Paragraph(()):
                continue
            case _:
                yield FlowItem((block,), 0, name)
