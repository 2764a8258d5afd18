"""Stored texts become blocks: the Markdown subset, and templates with fields in braces."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from kkdesk.domain import markup
from kkdesk.reports.document import Block, BulletList, Inline, Item, PageRef, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_log = logging.getLogger(__name__)
_PAGE_PREFIXES = ("side:", "sider:")
_FIELD = re.compile(r"\{([a-zæøå_]+(?::[a-zæøå_-]+)?)\}")
_PAGE_FIELD = re.compile(r"\{sider?:([a-zæøå_-]+)\}")
# "22,7 mio. kr." and "s. 21" do not end a sentence; a capital letter has to follow.
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \n]+(?=[A-ZÆØÅ*]|\{afgrænsning\}|\{råd)")
_OF_A_COUNCIL = re.compile(r"\{(?:råd|råds)\}")
_BEFORE_THE_COUNCIL = re.compile(r"(?:\{(?!råds?\})[a-zæøå_]+\} +)*(?=\{råds?\})")


def blocks(text: str) -> tuple[Block, ...]:
    """Return a stored text (the Markdown subset) as blocks."""
    return tuple(_block(block) for block in markup.parse_markup(text))


def fill_fields(template: str, values: Mapping[str, str]) -> str:
    """Put values into a template of one line; unknown fields stay as written and are logged."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            _log.warning("Ukendt felt i fast tekst: {%s}", name)
            return match[0]
        return values[name]

    return " ".join(_FIELD.sub(value, template).split())


def template_blocks(
    template: str, values: Mapping[str, str], pages: Mapping[str, tuple[str, ...]]
) -> tuple[Block, ...]:
    """Return a template as blocks, its fields replaced.

    `pages` gives the anchors that `{side:…}` fields point to. A sentence that points to slides
    which this deck does not have, or tells of a council where there is none, is left out.
    """
    council = bool(values.get("råd", "-"))
    lines = template.split("\n")
    kept = "\n".join(_resolvable(line, pages, council=council) for line in lines)
    return tuple(_filled(block, values, pages) for block in blocks(kept))


def _resolvable(line: str, pages: Mapping[str, tuple[str, ...]], *, council: bool) -> str:
    """Return the line without the sentences that have nothing to tell of."""
    kept = [
        sentence
        for sentence in _SENTENCE_END.split(line)
        if all(pages.get(name) for name in _PAGE_FIELD.findall(sentence))
    ]
    return " ".join(kept if council else filter(None, map(_without_council, kept)))


def _without_council(sentence: str) -> str:
    """Return a sentence that tells of no council; of one that does, only the fields before it."""
    if not _OF_A_COUNCIL.search(sentence):
        return sentence
    before = _BEFORE_THE_COUNCIL.match(sentence)
    return before[0].strip() if before else ""


def plain_paragraph(text: str) -> Paragraph:
    """Return text that is not markup as a paragraph."""
    return Paragraph((Span(text),))


def _block(block: markup.Block) -> Block:
    match block:
        case markup.Paragraph(spans):
            return Paragraph(tuple(Span(s.text, s.bold, s.italic, s.link) for s in spans))
        case markup.BulletList(items):
            return BulletList(_items(items))
        case markup.NumberedList(items, start):
            return BulletList(_items(items), start)


def _items(items: Iterable[markup.Item]) -> tuple[Item, ...]:
    return tuple(Item(tuple(_block(block) for block in item.blocks)) for item in items)


def _filled(block: Block, values: Mapping[str, str], pages: Mapping[str, tuple[str, ...]]) -> Block:
    match block:
        case Paragraph(inlines):
            filled = [part for inline in inlines for part in _inline(inline, values, pages)]
            return Paragraph(tuple(filled))
        case BulletList(items, start):
            made = tuple(
                Item(tuple(_filled(inner, values, pages) for inner in item.blocks))
                for item in items
            )
            return BulletList(made, start)
        case _:
            return block


def _inline(
    inline: Inline, values: Mapping[str, str], pages: Mapping[str, tuple[str, ...]]
) -> Iterable[Inline]:
    if not isinstance(inline, Span):
        yield inline
        return
    parts = _FIELD.split(inline.text)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            text = part
        elif part.startswith(_PAGE_PREFIXES):
            yield PageRef(pages[part.partition(":")[2]])
            continue
        else:
            text = fill_fields("{" + part + "}", values)
        if text:
            yield Span(text, inline.bold, inline.italic, inline.link)
