"""The status slides: one round of a policy as a Document.

The order of slides, sub-headings and lists follows the decks that the administration has sent to
the committees; how many slides an objective fills is left to layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.department_order import printing_order
from kkdesk.domain.editions import for_edition
from kkdesk.domain.status_records import FixedTexts
from kkdesk.domain.vocabulary import Edition, ExperienceBy, RemarkRoundKind
from kkdesk.reports.content.rich_text import blocks, fill_fields, plain_paragraph, template_blocks
from kkdesk.reports.content.stated_tables import table_items
from kkdesk.reports.document import (
    Block,
    BoxedList,
    BulletList,
    ContentsSlide,
    DividerSlide,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Item,
    Paragraph,
    Quote,
    Slide,
    Span,
    TitleSlide,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kkdesk.domain.status_records import (
        DeckEntry,
        DeckObjective,
        DeckPriority,
        DeckRemark,
        DeckRemarkRound,
        StatusDeck,
    )

_QUOTATION_MARKS = ("”", "“", "»", "„", '"')
_VISION_OF_ONE = "{politik_kort} har én overordnet målsætning, der bidrager til visionen."
_NUMBER_WORDS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def build_status_deck(deck: StatusDeck, edition: Edition) -> Document:
    """Return the status slides in an edition; the public one knows nothing confidential."""
    return _Builder(for_edition(deck, edition), edition).document()


def genitive(name: str) -> str:
    """Return a Danish name in the genitive ("Handicaprådets"; after s, x or z an apostrophe)."""
    return name + ("'" if name[-1:].lower() in {"s", "x", "z"} else "s")


def council_called(name: str, organisation: str) -> str:
    """Return what the texts call a council ("Københavns Kommunes Handicapråd": Handicaprådet)."""
    own = name.strip().removeprefix(f"{genitive(organisation)} ").strip()
    return f"{own}et" if own.lower().endswith("råd") else own


def department_order(objective: DeckObjective, codes: Iterable[str]) -> list[str | None]:
    """Return the departments of an objective in printing order (None is *Tværgående*)."""
    present = dict.fromkeys(entry.department for entry in objective.entries)
    unnamed = [code for code in present if code is not None]
    return printing_order(
        objective.department_order, objective.lead_department, (*codes, *unnamed), present
    )


class _Builder:
    def __init__(self, deck: StatusDeck, edition: Edition) -> None:
        self._deck = deck
        self._edition = edition
        self._names = {department.code: department.name for department in deck.departments}
        self._ordinary, self._supplementary = _kinds(deck.remark_rounds)
        self._values = self._field_values()
        self._pages = self._page_fields()

    def document(self) -> Document:
        deck = self._deck
        subject = self._subtitle()
        return Document(
            title=self._text(deck.texts.title),
            language=deck.language,
            author=deck.organisation,
            subject=subject,
            edition=self._edition,
            created=deck.created,
            slides=tuple(self._slides()),
            marking=self._edition.marking(),
            footer=deck.organisation,
            continued=deck.texts.continued,
            palette=tuple(objective.colour for objective in deck.objectives),
        )

    def _slides(self) -> Iterator[Slide]:
        texts = self._deck.texts
        yield TitleSlide(self._deck.round.published, self._text(texts.title), self._subtitle())
        yield ContentsSlide(texts.contents_title)
        yield self._introduction()
        yield self._vision()
        yield self._divider("part-1", texts.part_one_title, texts.part_one_subtitle)
        yield self._status()
        for objective in self._deck.objectives:
            yield self._objective(objective)
        for one in self._ordinary:
            yield self._remarks(one)
        for one in self._supplementary:
            yield self._supplement(one)
        sides = self._sides()
        if sides:
            yield self._divider("part-2", texts.part_two_title, texts.part_two_subtitle)
        for by in sides:
            yield self._experiences(by)

    def _divider(self, anchor: str, title: str, subtitle: str) -> DividerSlide:
        """Return a divider; "Del 2 – Erfaringer" in one text is parted at its dash."""
        large, small = self._text(title), self._text(subtitle)
        if not small:
            large, _, small = large.partition(" – ")
        return DividerSlide(anchor, large, small)

    def _introduction(self) -> Flow:
        texts, policy = self._deck.texts, self._deck.policy
        sections = [FlowSection("", self._template_items(texts.introduction))]
        if policy.quotation:
            said = _quoted(blocks(policy.quotation))
            quote = Quote(said, _in_parentheses(policy.quotation_source))
            item = FlowItem((quote,), 0, texts.introduction_title)
            sections.append(FlowSection("", (item,), new_column=True))
        title = self._text(texts.introduction_title)
        return Flow("introduction", title, tuple(sections), fit=True)

    def _vision(self) -> Flow:
        texts = self._deck.texts
        vision = FlowItem(blocks(self._deck.policy.vision), 0, texts.vision_heading)
        told = texts.vision_text
        if len(self._deck.objectives) == 1 and told == FixedTexts().vision_text:
            told = _VISION_OF_ONE  # the house's own sentence speaks of several
        sections = (
            FlowSection(texts.vision_heading, (vision, *self._template_items(told))),
            FlowSection(
                self._text(texts.objectives_heading), self._objective_list(), new_column=True
            ),
        )
        return Flow("vision", self._text(texts.vision_title), sections, fit=True)

    def _status(self) -> Flow:
        texts = self._deck.texts
        right = (
            *self._objective_list(),
            *self._template_items(texts.status_objectives_note),
        )
        sections = (
            FlowSection("", self._template_items(texts.status_text)),
            FlowSection(self._text(texts.status_objectives_heading), right, new_column=True),
        )
        return Flow("status", self._text(texts.status_title), sections, fit=True)

    def _objective_list(self) -> tuple[FlowItem, ...]:
        objectives = self._deck.objectives
        if not objectives:
            return ()
        if [one.number for one in objectives] == list(
            range(objectives[0].number, objectives[0].number + len(objectives))
        ):
            items = tuple(Item((plain_paragraph(_long(one)),)) for one in objectives)
            return (FlowItem((BulletList(items, objectives[0].number),), 0, "Målsætninger"),)
        return tuple(
            FlowItem((plain_paragraph(f"{one.number}. {_long(one)}"),), 0, one.title)
            for one in objectives
        )

    def _objective(self, objective: DeckObjective) -> Flow:
        texts = self._deck.texts
        order = department_order(objective, self._names)
        sections = tuple(
            FlowSection(
                texts.cross_department if code is None else self._names.get(code, code),
                tuple(self._entry_items(e for e in objective.entries if e.department == code)),
            )
            for code in order
        )
        box = None
        if objective.priorities:
            lead = self._text(texts.priorities_lead)
            box = BoxedList(lead, tuple(_priority(one) for one in objective.priorities))
        return Flow(
            anchor=f"objective-{objective.key}",
            title=f"{objective.number}. {_long(objective)}",
            sections=sections,
            colour=objective.colour,
            box=box,
            lead=self._text(texts.entries_lead),
        )

    def _entry_items(self, entries: Iterable[DeckEntry]) -> Iterator[FlowItem]:
        for entry in entries:
            yield FlowItem(blocks(entry.markup), 1, entry.code)
            for table in entry.tables:
                yield from table_items(table)

    def _remarks(self, remarks: DeckRemarkRound) -> Flow:
        texts = self._deck.texts
        general = [remark for remark in remarks.remarks if remark.objective is None]
        sections = []
        if general:
            sections.append(FlowSection(texts.general_remarks, tuple(_remark_items(general))))
        for objective in self._deck.objectives:
            about = [remark for remark in remarks.remarks if remark.objective == objective.key]
            if about:
                heading = f"{objective.number}. {objective.short_title.strip()}"
                sections.append(FlowSection(heading, tuple(_remark_items(about))))
        title = self._remarks_title(remarks, texts.remarks_title)
        return Flow(_remark_anchor(remarks), title, tuple(sections), fit=True)

    def _supplement(self, remarks: DeckRemarkRound) -> Flow:
        said = [block for remark in remarks.remarks for block in _remark_blocks(remark)]
        framing = tuple(
            item for template in remarks.framing for item in self._template_items(template)
        )
        quote = FlowItem((Quote(_quoted(said)),), 0, remarks.about or remarks.when)
        sections = (FlowSection("", framing), FlowSection("", (quote,), new_column=bool(framing)))
        title = self._remarks_title(remarks, self._deck.texts.supplementary_title)
        return Flow(_remark_anchor(remarks), title, sections, fit=True)

    def _remarks_title(self, remarks: DeckRemarkRound, template: str) -> str:
        values = self._values | {"emne": remarks.about, "tidspunkt": remarks.when}
        return fill_fields(remarks.title or template, values)

    def _experiences(self, by: ExperienceBy) -> Flow:
        texts = self._deck.texts
        council = by is ExperienceBy.COUNCIL
        title = texts.council_title if council else texts.administration_title
        items = tuple(
            FlowItem(blocks(one.text), 1, self._text(title))
            for one in self._deck.experiences
            if one.by is by
        )
        return Flow(_experience_anchor(by), self._text(title), (FlowSection("", items),), fit=True)

    def _sides(self) -> list[ExperienceBy]:
        told = {one.by for one in self._deck.experiences}
        sides = (ExperienceBy.ADMINISTRATION, ExperienceBy.COUNCIL)
        return [by for by in sides if by in told]

    def _subtitle(self) -> str:
        """Return the line below the title; nothing where it would name a period there is not."""
        template = self._deck.texts.subtitle
        if not self._deck.round.period and "{periode}" in template:
            return ""
        return self._text(template)

    def _text(self, template: str) -> str:
        return fill_fields(template, self._values)

    def _template_items(self, template: str) -> tuple[FlowItem, ...]:
        made = template_blocks(template, self._values, self._pages)
        items: list[FlowItem] = []
        for block in made:
            match block:
                case BulletList(inner, None):
                    items += [FlowItem(one.blocks, 1, "fast tekst") for one in inner]
                case Paragraph(()):
                    continue
                case _:
                    items.append(FlowItem((block,), 0, "fast tekst"))
        return tuple(items)

    def _field_values(self) -> dict[str, str]:
        deck = self._deck
        count = len(deck.objectives)
        council = council_called(deck.council, deck.organisation)
        return {
            "periode": deck.round.period,
            "udgivet": deck.round.published,
            "afgrænsning": deck.round.cutoff,
            "politik": deck.policy.title,
            "politik_kort": deck.policy.short_title,
            "kommune": deck.organisation,
            "råd": council,
            "råds": genitive(council),
            "antal_mål": _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else str(count),
        }

    def _page_fields(self) -> dict[str, tuple[str, ...]]:
        """Return which slides each page field of the fixed texts points to."""
        rounds = (*self._ordinary, *self._supplementary)
        remarks = tuple(_remark_anchor(one) for one in rounds)
        told = {f"experience-{by.value}": (_experience_anchor(by),) for by in self._sides()}
        every = tuple(anchor for anchors in told.values() for anchor in anchors)
        return {
            "remarks": remarks,
            "bemærkninger": remarks,
            "experiences": every,
            "erfaringer": every,
            **told,
        }


def _kinds(
    rounds: Iterable[DeckRemarkRound],
) -> tuple[list[DeckRemarkRound], list[DeckRemarkRound]]:
    """Part the rounds that have remarks into ordinary and supplementary ones."""
    said = [one for one in rounds if one.remarks]
    ordinary = [one for one in said if one.kind is RemarkRoundKind.ORDINARY]
    return ordinary, [one for one in said if one.kind is not RemarkRoundKind.ORDINARY]


def _remark_anchor(remarks: DeckRemarkRound) -> str:
    return f"remarks-{remarks.key}"


def _experience_anchor(by: ExperienceBy) -> str:
    return f"experiences-{by.value}"


def _long(objective: DeckObjective) -> str:
    return " ".join(objective.title.split())


def _in_parentheses(text: str) -> str:
    return f"({text})" if text and not text.startswith("(") else text


def _priority(priority: DeckPriority) -> Item:
    """Return a priority with who is responsible, in full and in parentheses."""
    written = " ".join(priority.responsibility.split()).strip("()")
    if written.startswith("Alle "):  # inside a sentence the slides write it small
        written = "a" + written[1:]
    made = list(blocks(priority.text))
    if not written:
        return Item(tuple(made))
    match made:
        case [*before, Paragraph(inlines)]:
            made = [*before, Paragraph((*inlines, Span(f" ({written})")))]
        case _:
            made.append(plain_paragraph(f"({written})"))
    return Item(tuple(made))


def _remark_items(remarks: Iterable[DeckRemark]) -> Iterator[FlowItem]:
    for remark in remarks:
        name = remark.text[:60]
        yield FlowItem(blocks(remark.text), 1, name, keep_with_next=bool(remark.children))
        for child in remark.children:
            yield FlowItem(blocks(child.text), 2, child.text[:60])


def _remark_blocks(remark: DeckRemark) -> Iterator[Block]:
    yield from blocks(remark.text)
    if remark.children:
        yield BulletList(tuple(Item(blocks(child.text)) for child in remark.children))


def _quoted(said: Sequence[Block]) -> tuple[Block, ...]:
    """Put quotation marks around what was said, unless it has them (lists at an end stay bare)."""
    quoted = list(said)
    match quoted:
        case [Paragraph((Span(text), *_)), *_] if text.startswith(_QUOTATION_MARKS):
            return tuple(quoted)
    if quoted and isinstance(quoted[0], Paragraph):
        quoted[0] = Paragraph((Span("”"), *quoted[0].inlines))
    if quoted and isinstance(quoted[-1], Paragraph):
        quoted[-1] = Paragraph((*quoted[-1].inlines, Span("”")))
    return tuple(quoted)
