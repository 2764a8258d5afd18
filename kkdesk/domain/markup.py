"""Rich text: a small part of Markdown, read into blocks and written back in one normal form.

Paragraphs, "- " bullets, "1. " numbers (three levels at most), **bold**, *italic* and links to
http, https and mailto addresses. Everything else a person types, HTML too, is plain text. A
line that begins with a date ("31. marts 2026 …") is no numbered item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kkdesk.domain._markup_spans import Span, escape_spans, join_spans, parse_spans, raw_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "MAX_DEPTH",
    "Block",
    "BulletList",
    "Item",
    "NumberedList",
    "Paragraph",
    "Span",
    "parse_markup",
    "plain_text",
    "write_markup",
]

MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline inside a span is a line break as typed."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: paragraphs and lists within the list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list with numbers from `start` on."""

    items: tuple[Item, ...]
    start: int = 1


Block = Paragraph | BulletList | NumberedList


@dataclass(frozen=True, slots=True)
class _Marker:
    """The bullet or number a line begins with; number is None for a bullet."""

    indent: int
    offset: int
    number: int | None
    rest: str

    @property
    def is_number(self) -> bool:
        return self.number is not None


_MARKER = re.compile(r"(?P<indent> *)(?:[-*•]|(?P<number>\d{1,3})\.)(?: +|$)")
# What may follow an ordinal number in running text: "31. marts", "3. kvartal", "9. klasse".
_ORDINAL = re.compile(
    r" *\d{1,2}\. +(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december|jan\.|feb\.|mar\.|apr\.|jun\.|jul\.|aug\.|sep\.|sept\.|okt\.|nov\.|dec\."
    r"|kvartal|halvår|halvdel|klasse|klassetrin)(?!\w)"
)
_CHILD_INDENT = 2
_LAST_NUMBER = 999
_LINE_ENDS = re.compile("\r\n?")


def parse_markup(text: str) -> tuple[Block, ...]:
    """Read the text into blocks; every text has a reading."""
    lines = _LINE_ENDS.sub("\n", text).expandtabs(4).split("\n")
    return _parse_lines(lines, depth=0)


def write_markup(blocks: Sequence[Block]) -> str:
    """Write blocks in the normal form; reading that and writing it again changes nothing."""
    return "\n".join(_write_blocks(blocks, depth=0))


def plain_text(text: str) -> str:
    """Return the words of a rich text without its marks, one line for each paragraph."""
    return "\n".join(_plain_lines(parse_markup(text)))


def _plain_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(span.text for span in block.spans)
        else:
            for item in block.items:
                yield from _plain_lines(item.blocks)


def _marker(line: str, depth: int) -> _Marker | None:
    if depth >= MAX_DEPTH:
        return None
    match = _MARKER.match(line)
    if match is None or _ORDINAL.match(line):
        return None
    indent = len(match["indent"])
    mark = 1 if match["number"] is None else len(match["number"]) + 1
    number = None if match["number"] is None else int(match["number"])
    return _Marker(indent, indent + mark + 1, number, line[match.end() :])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _parse_lines(lines: Sequence[str], depth: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            position += 1
        elif marker := _marker(lines[position], depth):
            block, position = _parse_list(lines, position, marker, depth)
            blocks.append(block)
        else:
            start = position
            position += 1
            while position < len(lines) and not _ends_paragraph(lines[position], depth):
                position += 1
            text = "\n".join(line.strip() for line in lines[start:position])
            blocks.append(Paragraph(parse_spans(text)))
    return tuple(blocks)


def _ends_paragraph(line: str, depth: int) -> bool:
    """Say whether a line ends the paragraph above it; a number does only when it is 1."""
    if not line.strip():
        return True
    marker = _marker(line, depth)
    return marker is not None and marker.number in {None, 1} and marker.rest.strip() != ""


def _parse_list(
    lines: Sequence[str], position: int, first: _Marker, depth: int
) -> tuple[Block, int]:
    items: list[Item] = []
    marker: _Marker | None = first
    while marker is not None and marker.is_number == first.is_number:
        content, position = _item_lines(lines, position, marker, depth)
        items.append(Item(_parse_lines(content, depth + 1)))
        following = _next_text_line(lines, position)
        marker = _marker(lines[following], depth) if following < len(lines) else None
        if marker is not None and marker.is_number == first.is_number:
            position = following
    if first.number is None:
        return BulletList(tuple(items)), position
    return NumberedList(tuple(items), first.number), position


def _next_text_line(lines: Sequence[str], position: int) -> int:
    while position < len(lines) and not lines[position].strip():
        position += 1
    return position


def _item_lines(
    lines: Sequence[str], position: int, marker: _Marker, depth: int
) -> tuple[list[str], int]:
    """Return the lines of an item without its indent, and where the next line stands."""
    content = [marker.rest]
    position += 1
    while position < len(lines):
        line = lines[position]
        if not line.strip():
            following = _next_text_line(lines, position)
            if following == len(lines) or not _is_inside(lines[following], marker):
                break
            content.append("")
        elif _is_inside(line, marker):
            content.append(line[min(_indent(line), marker.offset) :])
        elif _marker(line, depth) is not None or not content[-1].strip():
            break
        else:
            content.append(line.strip())
        position += 1
    return content, position


def _is_inside(line: str, marker: _Marker) -> bool:
    return _indent(line) >= marker.indent + _CHILD_INDENT


def _write_blocks(blocks: Iterable[Block], depth: int) -> list[str]:
    lines: list[str] = []
    for block in _merged(blocks):
        written = _write_block(block, depth)
        if not written:
            continue
        # Inside an item bullets follow their paragraph at once; else a blank line parts blocks.
        # A bullet without words needs one too, or it would be read as part of the paragraph.
        is_list = isinstance(block, BulletList) and depth < MAX_DEPTH
        tight = depth and is_list and written[0] != "-"
        if lines and not tight:
            lines.append("")
        lines += written
    return lines


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Leave out what is empty and join neighbouring lists of one kind: in text they are one."""
    merged: list[Block] = []
    for block in blocks:
        if not (_tidy(block.spans) if isinstance(block, Paragraph) else block.items):
            continue
        before = merged[-1] if merged else None
        if isinstance(block, BulletList) and isinstance(before, BulletList):
            merged[-1] = BulletList(before.items + block.items)
        elif isinstance(block, NumberedList) and isinstance(before, NumberedList):
            merged[-1] = NumberedList(before.items + block.items, before.start)
        else:
            merged.append(block)
    return merged


def _write_block(block: Block, depth: int) -> list[str]:
    if isinstance(block, Paragraph):
        return _write_paragraph(block, depth)
    if depth >= MAX_DEPTH:
        return _write_blocks((b for item in block.items for b in item.blocks), depth)
    lines: list[str] = []
    number = block.start if isinstance(block, NumberedList) else None
    for index, item in enumerate(block.items):
        mark = "-" if number is None else f"{min(number + index, _LAST_NUMBER)}."
        content = _write_blocks(item.blocks, depth + 1) or [""]
        pad = " " * (len(mark) + 1)
        lines.append(f"{mark} {content[0]}".rstrip())
        lines += [pad + line if line else "" for line in content[1:]]
    return lines


def _write_paragraph(paragraph: Paragraph, depth: int) -> list[str]:
    """Write a paragraph; formatting that Markdown cannot express is given up, words never are."""
    exact = _tidy(paragraph.spans)
    if not exact:
        return []
    linked = join_spans(replace(span, bold=False, italic=False) for span in exact)
    plain = (Span("".join(span.text for span in exact)),)
    for wanted in (exact, linked, plain):
        lines = _write_exactly(wanted, depth)
        if lines is not None:
            return lines
    return _escape_line_starts(escape_spans(plain)).split("\n")


def _write_exactly(wanted: tuple[Span, ...], depth: int) -> list[str] | None:
    """Write with no more escapes than reading it back the same needs; None if that fails."""
    for candidate in (raw_spans(wanted), escape_spans(wanted)):
        for text in (candidate, _escape_line_starts(candidate)):
            lines = text.split("\n")
            if _parse_lines(lines, depth) == (Paragraph(wanted),):
                return lines
    return None


def _escape_line_starts(text: str) -> str:
    return re.sub(r"(?m)^(\d*)([-*•.])(?= |$)", r"\1\\\2", text)


def _tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans as reading gives them: lines stripped, no empty lines, like spans joined."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for index, part in enumerate(re.split(r"\r\n|[\r\n]", span.text)):
            if index:
                lines.append([])
            lines[-1] += [replace(span, text=character) for character in part]
    stripped = [line for line in map(_strip, lines) if line]
    joined: list[Span] = []
    for line in stripped:
        if joined:
            joined.append(replace(joined[-1], text="\n"))
        joined += line
    return join_spans(joined)


def _strip(characters: list[Span]) -> list[Span]:
    """Take white space off both ends of a line given one character to a span."""
    kept = [index for index, span in enumerate(characters) if not span.text.isspace()]
    return characters[kept[0] : kept[-1] + 1] if kept else []
