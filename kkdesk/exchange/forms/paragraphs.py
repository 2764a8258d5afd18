"""Our rich text as the paragraphs of a word processor, and back.

Whoever fills in a form types what a word processor knows: lists, bold, links. Letters mean in the
form what they mean when they are typed in kkdesk, so "- " before a line is a bullet in both. What
would not come back as it was (a list with blank lines in it, marks without a partner) is
therefore shown as it was typed, in one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kkdesk.domain._markup_spans import is_safe_address, join_spans, parse_spans
from kkdesk.domain.markup import (
    MAX_DEPTH,
    BulletList,
    Item,
    NumberedList,
    Paragraph,
    Span,
    parse_markup,
    write_markup,
)
from kkdesk.domain.status_forms import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kkdesk.domain.markup import Block

_TYPED_MARK = re.compile(r" *(?:[-•·▪‣–*]|\d{1,3}[.)])[ \t]+")
_MOST_CHUNKS: Final = 200
_BLANK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; a newline inside a span is a line break within it."""

    spans: tuple[Span, ...]
    level: int | None = None
    """How deep in a list, from 0; None outside lists."""
    number: int | None = None
    """What a numbered item is numbered; None for a bullet."""
    keeps: bool = False
    """Stays on the page of the next paragraph: no blank line stands before the list it begins."""


def paragraphs_of(text: str) -> tuple[Para, ...]:
    """Return the paragraphs that `text_of` reads back as the settled text."""
    wanted = settled(text)
    if not wanted:
        return ()
    made: list[tuple[Para, ...]] = []
    chunks: list[str] = []
    for chunk in wanted.split(_BLANK, _MOST_CHUNKS):
        made.append(_exact(chunk))
        chunks.append(chunk)
        if text_of(para for one in made for para in one) != _BLANK.join(chunks):
            # Not to be told apart from what is before it, so both are one paragraph as typed.
            chunks[-2:] = [_BLANK.join(chunks[-2:])]
            made[-2:] = [(_as_typed(chunks[-1]),)]
    paragraphs = tuple(para for one in made for para in one)
    return paragraphs if text_of(paragraphs) == wanted else (_as_typed(wanted),)


def formatted_lines(text: str) -> tuple[Span, ...]:
    """Return a text as typed but for bold and italic; as one paragraph it is read back the same."""
    spans: list[Span] = []
    for order, line in enumerate(settled(text).split("\n")):
        typed = _TYPED_MARK.match(line)
        begins = typed[0] if typed is not None else ""
        made = [Span(begins), *parse_spans(line[len(begins) :])]
        if any(span.link for span in made) or _line(made) != line:
            made = [Span(line)]
        spans += [Span("\n"), *made] if order else made
    return join_spans(spans)


def shown_paragraphs(text: str) -> tuple[Para, ...]:
    """Return the paragraphs of a text that is only read."""
    made = _made(parse_markup(settled(text)))
    return paragraphs_of(text) if made is None else made


def text_of(paragraphs: Iterable[Para]) -> str:
    """Return paragraphs as our rich text; what comes from elsewhere is taken by what it shows."""
    writer = _Writer()
    for para in paragraphs:
        writer.add(para)
    return settled(writer.text)


def plain_lines(text: str) -> str:
    """Return a text that is only read as lines with bullets and numbers but without marks."""
    lines: list[str] = []
    for para in shown_paragraphs(text):
        words = "".join(span.text for span in para.spans)
        if para.level is None:
            lines += ([""] if lines and not para.keeps else []) + words.split("\n")
        else:
            pad, mark = "   " * para.level, "•" if para.number is None else f"{para.number}."
            lines += [f"{pad}{mark} {words}"]
    return "\n".join(lines)


def _exact(chunk: str) -> tuple[Para, ...]:
    made = _made(parse_markup(chunk))
    return made if made is not None and text_of(made) == chunk else (_as_typed(chunk),)


def _as_typed(text: str) -> Para:
    return Para((Span(text),))


def _made(blocks: Sequence[Block]) -> tuple[Para, ...] | None:
    """Return blocks as paragraphs; None if they hold what a list in a word processor cannot."""
    made: list[Para] = []
    for order, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            following = blocks[order + 1 : order + 2]
            keeps = bool(following) and not isinstance(following[0], Paragraph)
            made.append(Para(block.spans, keeps=keeps))
            continue
        items = list(_items(block, 0))
        if None in items:
            return None
        made += [item for item in items if item is not None]
    return tuple(made)


def _items(block: BulletList | NumberedList, level: int) -> Iterator[Para | None]:
    for order, item in enumerate(block.items):
        number = block.start + order if isinstance(block, NumberedList) else None
        yield from _item(item, level, number)


def _item(item: Item, level: int, number: int | None) -> Iterator[Para | None]:
    if not item.blocks or not isinstance(item.blocks[0], Paragraph):
        yield None
        return
    yield Para(item.blocks[0].spans, level, number)
    for block in item.blocks[1:]:
        if isinstance(block, Paragraph):
            yield None
        else:
            yield from _items(block, level + 1)


class _Writer:
    """Puts the text together, and knows how far each level of a list stands in."""

    def __init__(self) -> None:
        self.text = ""
        self._pads: list[int] = []
        self._before: Para | None = None
        self._top: bool | None = None
        """Whether the list that goes on is a numbered one."""

    def add(self, para: Para) -> None:
        words = _words(para.spans)
        if not words.strip():
            return
        made = self._typed(words) if para.level is None else self._listed(words, para)
        if self.text:
            self.text += self._between(para)
        self.text += made
        self._before = para
        if para.level is None:
            self._top = None
        elif not para.level or self._top is None:
            self._top = _kind(para)

    def _between(self, para: Para) -> str:
        """Return what parts a paragraph from the one before it."""
        before = self._before
        assert before is not None, "asked only where something stands before"
        if not _is_item(para) or (para.level == 0 and self._top not in {None, _kind(para)}):
            return _BLANK
        tight = _is_item(before) or (para.level is not None and before.keeps)
        return "\n" if tight else _BLANK

    def _typed(self, words: str) -> str:
        self._pads = []
        return words

    def _listed(self, words: str, para: Para) -> str:
        level = min(para.level or 0, len(self._pads), MAX_DEPTH - 1)
        del self._pads[level:]
        pad = sum(self._pads)
        mark = "- " if para.number is None else f"{para.number}. "
        self._pads.append(len(mark))
        first, *rest = words.strip().split("\n")
        inner = " " * (pad + len(mark))
        return "\n".join([" " * pad + mark + first, *(inner + line.strip() for line in rest)])


def _kind(para: Para) -> bool:
    return para.number is not None


def _is_item(para: Para) -> bool:
    """Tell whether a paragraph is of a list, or is one line with a bullet or number typed."""
    if para.level is not None:
        return True
    words = "".join(span.text for span in para.spans)
    return "\n" not in words and _TYPED_MARK.match(words) is not None


def _words(spans: Iterable[Span]) -> str:
    return "\n".join(_line(line) for line in _lines(spans))


def _lines(spans: Iterable[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        line.append(replace(span, text=first))
        for part in rest:
            yield line
            line = [replace(span, text=part)]
    yield line


def _line(spans: list[Span]) -> str:
    """Return a line with marks for its formatting; without any it is what was typed."""
    spans = [replace(span, link=None) if _is_address(span) else span for span in spans]
    words = "".join(span.text for span in spans)
    if not any((span.bold or span.italic or span.link) and span.text.strip() for span in spans):
        return words
    typed = _TYPED_MARK.match(words)
    begins = typed[0] if typed is not None else ""
    return begins + write_markup((Paragraph(tuple(_bare(spans, len(begins)))),))


def _is_address(span: Span) -> bool:
    """Tell whether a link only shows its address, as word processors make of one typed."""
    if span.link is None or not is_safe_address(span.link):
        return True
    shown, address = span.text.strip().rstrip("/"), span.link.rstrip("/")
    return address == shown or address.partition("://")[2] == shown or address == f"mailto:{shown}"


def _bare(spans: Iterable[Span], skipped: int) -> Iterator[Span]:
    """Yield spans after so many characters, none with formatted space at its ends."""
    for span in spans:
        text, skipped = span.text[skipped:], max(skipped - len(span.text), 0)
        inner = text.strip()
        if not inner:
            yield Span(text)
            continue
        start = text.index(inner)
        yield Span(text[:start])
        yield replace(span, text=inner)
        yield Span(text[start + len(inner) :])
