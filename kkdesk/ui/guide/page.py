"""A chapter of the guide as the rich text of the help window: escaped, styled, offline."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from kkdesk.domain.guide_html import blocks_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.guide import Chapter, Picture, Section
    from kkdesk.ui.tokens import Tokens

TOPIC_SCHEME: Final = "topic"
PICTURE_SCHEME: Final = "picture"
TEXT_SIZE: Final = 15
"""Pixels of running text at a zoom of one."""
_HEADINGS: Final = {1: (1.7, 4, 12), 2: (1.28, 26, 6), 3: (1.08, 18, 4)}
"""Size of a heading as a share of the text, and the space above and below it, by its level."""
_CELL: Final = 7


class _PageDress:
    """The looks of the help window; `sized` gives the width and height of a picture on screen."""

    def __init__(
        self, tokens: Tokens, size: float, sized: Callable[[str], tuple[int, int] | None]
    ) -> None:
        self._tokens, self._size, self._sized = tokens, size, sized

    def address(self, topic: str) -> str:
        """Return the address of a section, which only the window understands."""
        return f"{TOPIC_SCHEME}:{topic}"

    def picture(self, shown: Picture) -> str:
        """Return a picture with what it shows below it, where a screen reader finds it."""
        said = f'<p class="caption">{escape(shown.alternative)}</p>'
        size = self._sized(shown.name)
        if size is None:
            return said
        wide, high = size
        source = f"{PICTURE_SCHEME}:{shown.name}"
        framed = (
            '<table class="set" cellspacing="0" cellpadding="0" border="1"'
            f' bordercolor="{self._tokens.line}"'
            ' style="border-style: solid; border-collapse: collapse">'
            '<tr><td style="padding: 0"><p class="picture">'
            f'<img src="{source}" width="{wide}" height="{high}"></p></td></tr></table>'
        )
        return framed + said

    def caution(self, inner: str) -> str:
        """Return a warning on a ground of its own, with a rule at its left."""
        ground, rule = self._tokens.warning_bg, self._tokens.warning
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" class="set"><tr>'
            f'<td width="4" bgcolor="{rule}" style="padding: 0"></td>'
            f'<td bgcolor="{ground}" style="padding: 4px 14px">{inner}</td></tr></table>'
        )

    def grid(self, head: str, body: str) -> str:
        """Return a table with lines between its rows."""
        return (
            f'<table width="100%" border="1" cellspacing="0" cellpadding="{_CELL}" class="set"'
            f' bordercolor="{self._tokens.line}"'
            ' style="border-style: solid; border-collapse: collapse">'
            f"<thead>{head}</thead><tbody>{body}</tbody></table>"
        )


def chapter_page(
    chapter: Chapter,
    tokens: Tokens,
    *,
    zoom: float,
    sized: Callable[[str], tuple[int, int] | None],
) -> str:
    """Return a chapter as the help window shows it."""
    size = TEXT_SIZE * zoom
    dress = _PageDress(tokens, size, sized)
    body = "\n".join(
        _heading(section) + blocks_html(section.blocks, dress) for section in chapter.sections
    )
    return f"<html><head><style>{_style(tokens, size)}</style></head><body>{body}</body></html>"


def _heading(section: Section) -> str:
    return (
        f'<h{section.level}><a name="{escape(section.anchor)}">{escape(section.title)}</a>'
        f"</h{section.level}>"
    )


def _style(tokens: Tokens, size: float) -> str:
    """Return the style sheet, of the few rules that Qt's rich text knows."""
    headings = "".join(
        f"h{level} {{ font-size: {round(size * share)}px; font-weight: 600;"
        f" margin-top: {above}px; margin-bottom: {below}px; color: {tokens.primary}; }}"
        for level, (share, above, below) in _HEADINGS.items()
    )
    gap = round(size * 0.6)
    return (
        f"body, p, li, td, th {{ font-size: {round(size)}px; color: {tokens.text};"
        " line-height: 135%; }"
        f"p {{ margin-top: {gap}px; margin-bottom: {gap}px; }}"
        f"ul, ol {{ margin-top: {gap}px; margin-bottom: {gap}px; }}"
        f"li {{ margin-top: {gap // 2}px; margin-bottom: {gap // 2}px; }}"
        f".set {{ margin-top: {gap}px; margin-bottom: {gap}px; }}"
        f"td, th {{ padding: {_CELL}px; }}"
        f"th {{ font-weight: 600; text-align: left; background-color: {tokens.head}; }}"
        f"b {{ font-weight: 600; }} code, pre {{ font-family: 'DejaVu Sans Mono', Consolas,"
        f" monospace; font-size: {round(size * 0.93)}px; background-color: {tokens.tint}; }}"
        f"a {{ color: {tokens.primary}; }}"
        "pre { white-space: pre-wrap; }"
        ".picture { line-height: 100%; margin-top: 0; margin-bottom: 0; }"
        f".caption {{ font-size: {round(size * 0.87)}px; color: {tokens.muted};"
        f" margin-top: 0; margin-bottom: {gap * 2}px; }}"
        f"{headings}"
    )
