"""Between the Markdown subset that is stored and the document a person edits.

The subset: paragraphs, ``- `` bullets, ``1. `` numbers, **bold**, *italic*, links and line breaks.
Whatever else Markdown knows is plain text here. Writing escapes what a full Markdown reader would
take for markup, so a text means the same to every reader of the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment, QTextList

BULLET: Final = QTextListFormat.Style.ListDisc
NUMBER: Final = QTextListFormat.Style.ListDecimal
_GAP: Final = 4
LINE_BREAK: Final = "\u2028"

_NOT_OURS: Final = (
    *("heading", "lheading", "code", "fence", "blockquote", "hr", "html_block", "reference"),
    *("html_inline", "image", "backticks", "autolink"),
)
_MARKUP: Final = re.compile(r"[\\*_`\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE_START: Final = re.compile(r"(?P<mark>[-+#>=~|])|(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


# -- reading ---------------------------------------------------------------------------------


def fill(document: QTextDocument, markdown: str) -> None:
    """Replace the document's content by the text; the undo history starts over."""
    document.clear()
    document.setUndoRedoEnabled(False)
    _Builder(document).build(_parser().parse(_CONTROL.sub("", markdown)))
    document.setUndoRedoEnabled(True)
    document.setModified(False)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- the window's first paint is faster

    return MarkdownIt("commonmark").disable(list(_NOT_OURS))


class _Builder:
    """Writes parsed blocks into an empty document."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._lists: list[tuple[QTextListFormat, QTextList | None]] = []
        self._item_started = False

    def build(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self._open_list(token)
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._item_started = False
                case "paragraph_open":
                    self._start_paragraph()
                case "inline":
                    self._inline(token.children or [])

    def _open_list(self, token: Token) -> None:
        look = QTextListFormat()
        ordered = token.type == "ordered_list_open"
        look.setStyle(NUMBER if ordered else BULLET)
        look.setIndent(len(self._lists) + 1)
        if ordered:
            look.setStart(int(token.attrGet("start") or 1))
        self._lists.append((look, None))
        self._item_started = False

    def _start_paragraph(self) -> None:
        """Begin a block; a second paragraph of one item goes on after a line break."""
        if self._lists and self._item_started:
            self._cursor.insertText(LINE_BREAK, QTextCharFormat())
            return
        if not self._fresh:
            self._cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        look_of_block = QTextBlockFormat()
        look_of_block.setBottomMargin(_GAP)
        self._cursor.setBlockFormat(look_of_block)
        self._fresh = False
        if self._lists:
            look, made = self._lists[-1]
            if made is None:
                self._lists[-1] = (look, self._cursor.createList(look))
            else:
                made.add(self._cursor.block())
            self._item_started = True

    def _inline(self, tokens: list[Token]) -> None:
        bold = italic = 0
        href = ""
        for token in tokens:
            match token.type:
                case "strong_open":
                    bold += 1
                case "strong_close":
                    bold -= 1
                case "em_open":
                    italic += 1
                case "em_close":
                    italic -= 1
                case "link_open":
                    href = str(token.attrGet("href") or "")
                case "link_close":
                    href = ""
                case "softbreak":
                    self._cursor.insertText(" ", char_format())
                case "hardbreak":
                    self._cursor.insertText(LINE_BREAK, char_format())
                case _:
                    look = char_format(bold=bold > 0, italic=italic > 0, href=href)
                    self._cursor.insertText(token.content, look)


def char_format(*, bold: bool = False, italic: bool = False, href: str = "") -> QTextCharFormat:
    """Return the look of a stretch; links are underlined, which needs no colour."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    look.setFontItalic(italic)
    if href:
        look.setAnchor(True)
        look.setAnchorHref(href)
        look.setFontUnderline(True)
    return look


# -- writing ---------------------------------------------------------------------------------


def to_markdown(document: QTextDocument) -> str:
    """Return the document as Markdown, without a line end at the end."""
    lines: list[str] = []
    previous_in_list = False
    levels: list[tuple[int, int, int]] = []  # (indent, width of the marker, list's key)
    for block in _blocks(document):
        body = _runs_to_markdown(list(_runs(block)))
        if not body:
            continue
        items = list_of(block)
        if items is None:
            levels.clear()
            if lines:
                lines.append("")
            lines.extend(body.split("\n"))
        else:
            if lines and not previous_in_list:
                lines.append("")
            lines.extend(_item_lines(block, items, body, levels))
        previous_in_list = items is not None
    return "\n".join(lines)


def _item_lines(
    block: QTextBlock, items: QTextList, body: str, levels: list[tuple[int, int, int]]
) -> list[str]:
    """Return an item's lines, indented under the items that hold it."""
    look = items.format()
    while levels and levels[-1][0] >= look.indent():
        levels.pop()
    number = items.itemNumber(block) + (look.start() or 1)
    marker = f"{number}. " if look.style() == NUMBER else "- "
    before = " " * sum(width for _, width, _ in levels)
    levels.append((look.indent(), len(marker), items.objectIndex()))
    first, *rest = body.split("\n")
    after = before + " " * len(marker)
    return [before + marker + first, *(after + line for line in rest)]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def list_of(block: QTextBlock) -> QTextList | None:
    """Return the list that holds the block, if any; Qt's types promise one always."""
    return block.textList()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    parts = block.begin()
    while not parts.atEnd():
        yield parts.fragment()
        parts += 1


def _runs(block: QTextBlock) -> Iterator[_Run]:
    """Return the block's stretches, with spaces freed from bold and italic."""
    for piece in _fragments(block):
        look = piece.charFormat()
        href = look.anchorHref() if look.isAnchor() else ""
        bold = look.fontWeight() >= QFont.Weight.DemiBold
        text = _CONTROL.sub("", piece.text())
        if bold or look.fontItalic():
            bare = text.strip()
            start = text.find(bare) if bare else len(text)
            yield _Run(text[:start], href=href)
            yield _Run(bare, bold, look.fontItalic(), href)
            yield _Run(text[start + len(bare) :], href=href)
        else:
            yield _Run(text, href=href)


def _runs_to_markdown(runs: list[_Run]) -> str:
    """Return one block's text, its lines apart by newlines."""
    pieces: list[str] = []
    plain_before = ""
    for href, group in groupby((run for run in runs if run.text), key=lambda run: run.href):
        inner = _emphasised(list(group), "[" if href else plain_before)
        pieces.append(f"[{inner}]({_address(href)})" if href and inner.strip() else inner)
        plain_before = pieces[-1][-1:]
    text = "".join(pieces).strip().strip(LINE_BREAK).strip()
    lines = [_escape_start(line.strip()) for line in text.split(LINE_BREAK)]
    return "\\\n".join(line or "&nbsp;" for line in lines) if any(lines) else ""


def _emphasised(runs: list[_Run], before: str) -> str:
    """Return stretches of one link, or of none, with ``**`` and ``_`` around them."""
    out = before
    looks = [(run.bold, run.italic) for run in runs]
    for index, run in enumerate(runs):
        last = looks[index - 1] if index else (False, False)
        following = looks[index + 1] if index + 1 < len(runs) else (False, False)
        opening = ("**" if run.bold and not last[0] else "") + (
            "_" if run.italic and (not last[1] or last[0] != run.bold) else ""
        )
        closing = ("_" if run.italic and (not following[1] or following[0] != run.bold) else "") + (
            "**" if run.bold and not following[0] else ""
        )
        body = _escape(run.text)
        if opening and out[-1:].isalnum():
            out = out[:-1] + f"&#{ord(out[-1])};"
        if not opening and index and looks[index - 1] != (False, False) and body[:1].isalnum():
            body = f"&#{ord(body[0])};{body[1:]}"
        out += opening + body + closing
    return out[len(before) :] if before else out


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda hit: "\\" + hit[0], text)


def _escape_start(line: str) -> str:
    """Keep a line of text from being taken for a bullet, a number or a heading."""
    hit = _LINE_START.match(line)
    if hit is None:
        return line
    if hit["mark"]:
        return "\\" + line
    return f"{hit['number']}\\{line[len(hit['number']) :]}"


def _address(href: str) -> str:
    """Return a link's address such that nothing in it ends the link."""
    safe = re.sub(r"[\s<>\\]", lambda hit: f"%{ord(hit[0]):02X}", href)
    return re.sub(r"[()]", r"\\\g<0>", safe)
