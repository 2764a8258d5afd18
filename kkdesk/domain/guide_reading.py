"""Reading the guide's chapters: Markdown in the form that docs/guide/README.md gives.

What the form does not allow raises `GuideFault`: a fault of who wrote it, found by the tests.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

from kkdesk.domain.guide import (
    Caution,
    Chapter,
    Entry,
    Grid,
    Guide,
    Listing,
    Part,
    Picture,
    Prose,
    Section,
    Typed,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    from kkdesk.domain.guide import GuideBlock, Line
    from kkdesk.domain.vocabulary import Lang

_TOPIC: Final = re.compile(r'<a id="([a-z][a-z0-9-]*)">')
_LINK: Final = re.compile(r"(?:([a-z][a-z-]*)\.md)?(?:#([a-z][a-z0-9-]*))?")
_PICTURE: Final = re.compile(r"pictures/([a-z0-9-]+)\.png")
_DEEPEST: Final = 3


class GuideFault(ValueError):  # noqa: N818 -- a fault of the text, told to who wrote it
    """A chapter is missing or not in the form."""


def read_guide(lang: Lang, order: str, chapter: Callable[[str], str]) -> Guide:
    """Read the whole guide; `order` is chapters.toml, `chapter` gives a chapter's text by its key.

    Raises GuideFault, also if a topic is used twice.
    """
    guide = Guide(
        lang,
        tuple(
            Part(part[lang], tuple(read_chapter(key, chapter(key)) for key in part["chapters"]))
            for part in tomllib.loads(order)["part"]
        ),
    )
    topics = guide.topics()
    twice = {topic for topic in topics if topics.count(topic) > 1}
    if twice:
        raise GuideFault(f"{lang}: topics used twice: {', '.join(sorted(twice))}")
    return guide


def read_chapter(key: str, text: str) -> Chapter:
    """Read one chapter; raises GuideFault where it is not in the form."""
    return Chapter(key, tuple(_Reader(key).sections(text)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- the window opens without the guide

    return MarkdownIt("commonmark").enable("table")


class _Reader:
    """Reads the chapter of a key."""

    def __init__(self, key: str) -> None:
        self._key = key

    def sections(self, text: str) -> Iterator[Section]:
        """Yield the sections in order; the first is the chapter itself."""
        from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 -- see _parser

        heading: SyntaxTreeNode | None = None
        under: list[SyntaxTreeNode] = []
        count = 0
        for node in SyntaxTreeNode(_parser().parse(text)).children:
            if node.type != "heading":
                under.append(node)
                continue
            if heading is not None:
                yield self._section(heading, under, count)
                count += 1
            elif under:
                raise self._fault(under[0], "something stands before the title")
            heading, under = node, []
        if heading is None:
            raise GuideFault(f"{self._key}: no title")
        yield self._section(heading, under, count)

    def _section(
        self, heading: SyntaxTreeNode, under: Sequence[SyntaxTreeNode], count: int
    ) -> Section:
        level = int(heading.tag[1])
        if level > _DEEPEST or (level == 1) != (count == 0):
            raise self._fault(heading, "one # title, then ## and ###")
        topic, title = self._title(heading)
        if count == 0:
            if topic not in ("", self._key):
                raise self._fault(heading, "a chapter's own topic is its file's name")
            topic = self._key
        elif topic and not topic.startswith(f"{self._key}-"):
            raise self._fault(heading, f"the topic {topic} does not begin with {self._key}-")
        anchor = topic or f"{self._key}--{count}"
        return Section(title, level, topic, anchor, self._blocks(under))

    def _title(self, heading: SyntaxTreeNode) -> tuple[str, str]:
        """Return a heading's topic, if it has one, and its words."""
        topic, words = "", ""
        for node in heading.children[0].children:
            if node.type == "html_inline":
                found = _TOPIC.fullmatch(node.content)
                if found is not None and not words:
                    topic = found[1]
                elif node.content != "</a>":
                    raise self._fault(heading, "no HTML but the topics")
            else:
                words += "".join(one.text for one in self._words(node, Words("")))
        if not words.strip():
            raise self._fault(heading, "a heading without words")
        return topic, words.strip()

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[GuideBlock, ...]:
        return tuple(self._block(node) for node in nodes)

    def _block(self, node: SyntaxTreeNode) -> GuideBlock:
        match node.type:
            case "paragraph":
                return self._paragraph(node)
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                return Listing(
                    tuple(Entry(self._blocks(one.children)) for one in node.children), start
                )
            case "blockquote":
                return Caution(self._blocks(node.children))
            case "table":
                rows = [
                    tuple(self._line(cell) for cell in row.children)
                    for group in node.children
                    for row in group.children
                ]
                return Grid(rows[0], tuple(rows[1:]))
            case "fence":
                return Typed(node.content.rstrip("\n"))
        raise self._fault(node, f"the form has no {node.type}")

    def _paragraph(self, node: SyntaxTreeNode) -> Prose | Picture:
        inside = node.children[0].children
        if not any(one.type == "image" for one in inside):
            return Prose(self._line(node))
        if len(inside) > 1:
            raise self._fault(node, "a picture stands in a paragraph of its own")
        (image,) = inside
        found = _PICTURE.fullmatch(str(image.attrs["src"]))
        if found is None or not image.content.strip():
            raise self._fault(node, "a picture is pictures/NAME.png and says what it shows")
        return Picture(found[1], image.content.strip())

    def _line(self, node: SyntaxTreeNode) -> Line:
        made: list[Words] = []
        for inline in node.children:
            for one in inline.children:
                made += self._words(one, Words(""))
        return tuple(made)

    def _words(self, node: SyntaxTreeNode, look: Words) -> Iterator[Words]:
        """Yield the words of an inline node, looking as those around them do and as it says."""
        screen, stress, typed, topic = look.screen, look.stress, look.typed, look.topic
        match node.type:
            case "text" | "code_inline":
                if node.content:
                    typed = typed or node.type == "code_inline"
                    yield Words(node.content, screen, stress, typed, topic)
                return
            case "softbreak":
                yield Words(" ", screen, stress, typed, topic)
                return
            case "strong":
                screen = True
            case "em":
                stress = True
            case "link":
                topic = self._topic(node)
            case _:
                raise self._fault(node, f"the form has no {node.type} in a line")
        for inner in node.children:
            yield from self._words(inner, Words("", screen, stress, typed, topic))

    def _topic(self, node: SyntaxTreeNode) -> str:
        """Return where a link leads: a section of the guide."""
        target = str(node.attrs["href"])
        found = _LINK.fullmatch(target)
        if found is None or not target:
            raise self._fault(node, f"a link leads to another chapter, not to {target}")
        return str(found[2] or found[1])

    def _fault(self, node: SyntaxTreeNode, told: str) -> GuideFault:
        while node.map is None and node.parent is not None:
            node = node.parent
        line = node.map[0] + 1 if node.map else 0
        return GuideFault(f"{self._key}.md:{line}: {told}")
