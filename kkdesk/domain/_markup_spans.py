"""The inline part of rich text: bold, italic and links, read by markdown-it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with one formatting; link is an http, https or mailto address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\*_\[\]])")
_SPECIAL_IN_ADDRESS = re.compile(r"([\\()<>&])")


def is_safe_address(address: str) -> bool:
    """Say whether a link may go to this address."""
    return _SAFE_ADDRESS.match(address) is not None


def parse_spans(text: str) -> tuple[Span, ...]:
    """Read a paragraph's text into spans; a mark without its partner is text."""
    spans: list[Span] = []
    bold = italic = 0
    link: str | None = None
    title = ""
    for token in _inline_tokens(text):
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link, title = str(token.attrs["href"]), str(token.attrs.get("title", ""))
                start = len(spans)
            case "link_close":
                if len(spans) == start:
                    spans.append(Span(link or "", bold > 0, italic > 0, link))
                if title:
                    spans.append(Span(f" ({title})", bold > 0, italic > 0))
                link = None
            case _:
                if token.content:
                    spans.append(Span(token.content, bold > 0, italic > 0, link))
    return join_spans(spans)


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours with the same formatting."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.link) == (span.bold, span.italic, span.link):
            joined[-1] = Span(last.text + span.text, span.bold, span.italic, span.link)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def raw_spans(spans: Iterable[Span]) -> str:
    """Write spans with their marks but without escapes."""
    return _write(spans, escaped=False)


def escape_spans(spans: Iterable[Span]) -> str:
    """Write spans with every character escaped that could be read as a mark."""
    return _write(spans, escaped=True)


def _write(spans: Iterable[Span], *, escaped: bool) -> str:
    """Write the marks; bold encloses italic, and a change closes only what has to close."""
    parts: list[str] = []
    open_marks: list[str] = []
    link: str | None = None
    for span in [*spans, Span("")]:
        wanted = ["**"] * span.bold + ["*"] * span.italic
        if span.link != link:
            parts += reversed(open_marks)
            open_marks = []
            if link is not None:
                parts.append(f"]({_escape_address(link) if escaped else link})")
            if span.link is not None:
                parts.append("[")
            link = span.link
        while open_marks and any(mark not in wanted for mark in open_marks):
            parts.append(open_marks.pop())
        for mark in wanted:
            if mark not in open_marks:
                parts.append(mark)
                open_marks.append(mark)
        parts.append(_SPECIAL.sub(r"\\\1", span.text) if escaped else span.text)
    return "".join(parts)


def _escape_address(address: str) -> str:
    return _SPECIAL_IN_ADDRESS.sub(r"\\\1", address)


def _inline_tokens(text: str) -> list[Token]:
    (inline,) = _parser().parseInline(text)
    return inline.children or []


@functools.cache
def _parser() -> MarkdownIt:
    """Return markdown-it with emphasis, links and escapes only; loaded when first needed."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- lists open without reading rich text

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's own name
            """Let through only the kinds of address the program opens."""
            return is_safe_address(url)

    parser = Parser("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(["emphasis", "link", "escape"])
    return parser
