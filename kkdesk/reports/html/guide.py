"""The guide as one web page: pictures inside, no script, nothing fetched from anywhere."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from kkdesk.domain.guide_html import blocks_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.domain.guide import Chapter, Guide, Part, Picture, Section
    from kkdesk.domain.vocabulary import Lang

LIGHT: Final = {
    "ground": "#ffffff", "text": "#16202c", "quiet": "#4a5665", "strong": "#0b2a4a",
    "link": "#003d8f", "line": "#c9d1db", "tint": "#eef2f7", "focus": "#c2410c",
    "warning": "#8a5300", "warning-ground": "#fff4dc",
}  # fmt: skip
DARK: Final = {
    "ground": "#0f1724", "text": "#e8edf4", "quiet": "#aab6c6", "strong": "#cfe0f7",
    "link": "#8ab8ff", "line": "#2c3b52", "tint": "#1b2b44", "focus": "#ffb86b",
    "warning": "#ffca70", "warning-ground": "#35280f",
}  # fmt: skip
WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        "title": "Vejledning til kkdesk", "contents": "Indhold", "skip": "Gå til teksten",
        "caution": "Vigtigt", "version": "kkdesk {}", "language": "da",
    },
    "en": {
        "title": "Guide to kkdesk", "contents": "Contents", "skip": "Skip to the text",
        "caution": "Important", "version": "kkdesk {}", "language": "en-GB",
    },
}  # fmt: skip
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Tells the browser to fetch nothing, whatever the page says."""


class _WebDress:
    """The looks of the web page; `data` gives the bytes and the size of a picture."""

    def __init__(self, lang: Lang, data: Callable[[str], tuple[bytes, int, int]]) -> None:
        self._words, self._data = WORDS[lang], data

    def address(self, topic: str) -> str:
        """Return the place on this page."""
        return f"#{topic}"

    def picture(self, shown: Picture) -> str:
        """Return a picture with its bytes."""
        data, wide, high = self._data(shown.name)
        source = f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
        said = escape(shown.alternative)
        return f'<figure><img src="{source}" alt="{said}" width="{wide}" height="{high}"/></figure>'

    def caution(self, inner: str) -> str:
        """Return a warning that says that it is one."""
        word = self._words["caution"]
        return f'<aside role="note"><p class="word">{word}</p>\n{inner}</aside>'

    def grid(self, head: str, body: str) -> str:
        """Return a table."""
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def guide_page(guide: Guide, version: str, picture: Callable[[str], tuple[bytes, int, int]]) -> str:
    """Return the whole guide as a page; `picture` gives the PNG of a name, its width and height.

    It is well-formed XML as well, so that any tool can read it.
    """
    words = WORDS[guide.lang]
    dress = _WebDress(guide.lang, picture)
    style = Template(Path(__file__).with_name("guide.css").read_text(encoding="utf-8"))
    sheet = style.substitute(light=_variables(LIGHT), dark=_variables(DARK))
    title = escape(words["title"])
    parts = "\n".join(_part(part, dress) for part in guide.parts)
    return f"""<!DOCTYPE html>
<html lang="{words["language"]}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>
<title>{title}</title>
<style>{sheet.replace("<", "")}</style>
</head>
<body>
<a class="skip" href="#text">{escape(words["skip"])}</a>
<header>
<h1>{title}</h1>
<p>{escape(words["version"].format(version))}</p>
</header>
<div class="page">
<nav aria-labelledby="contents">
<h2 id="contents">{escape(words["contents"])}</h2>
{"".join(_contents(guide))}
</nav>
<main id="text" tabindex="-1">
{parts}
</main>
</div>
</body>
</html>
"""


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _contents(guide: Guide) -> Iterator[str]:
    for part in guide.parts:
        yield f"<p>{escape(part.title)}</p>\n<ul>"
        for chapter in part.chapters:
            first, *others = chapter.sections
            inner = "".join(f"<li>{_entry(one)}</li>" for one in others if one.level == 2)  # noqa: PLR2004 -- the sections of a chapter
            yield f"<li>{_entry(first)}{f'<ul>{inner}</ul>' if inner else ''}</li>\n"
        yield "</ul>\n"


def _entry(section: Section) -> str:
    return f'<a href="#{escape(section.anchor)}">{escape(section.title)}</a>'


def _part(part: Part, dress: _WebDress) -> str:
    chapters = "\n".join(_chapter(chapter, dress) for chapter in part.chapters)
    return f"<h2>{escape(part.title)}</h2>\n{chapters}"


def _chapter(chapter: Chapter, dress: _WebDress) -> str:
    """Return a chapter; its title stands two levels below the page's."""
    sections = "\n".join(_section(section, dress) for section in chapter.sections)
    named = escape(chapter.sections[0].anchor)
    return f'<section class="chapter" aria-labelledby="{named}">\n{sections}\n</section>'


def _section(section: Section, dress: _WebDress) -> str:
    tag = f"h{section.level + 2}"
    heading = f'<{tag} id="{escape(section.anchor)}">{escape(section.title)}</{tag}>'
    return f"{heading}\n{blocks_html(section.blocks, dress)}"
