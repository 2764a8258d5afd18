"""Splitting a pasted letter into remarks by its headings, paragraphs and items.

Every word of the letter ends up in exactly one part, in its order; page numbers become parts
of their own after the paragraph that they cut through. Nothing is left out here: a person
ticks what is not a remark, and the letter itself is kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from kkdesk.domain._letter_lines import Line, is_wrapped, join_lines, read_lines
from kkdesk.domain.hygiene import FindingKind, check_text
from kkdesk.domain.vocabulary import Labelled, RemarkKind
from kkdesk.domain.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence


class PartRole(Labelled):
    """What a part of a letter is."""

    REMARK = "remark", "Bemærkning", "Remark"
    HEADING = "heading", "Overskrift", "Heading"
    GREETING = "greeting", "Indledende linje", "Opening line"
    SIGNATURE = "signature", "Underskrift", "Signature"
    PAGE = "page", "Sidetal", "Page number"
    LEFT_OUT = "left_out", "Udeladt", "Left out"


@dataclass(frozen=True, slots=True)
class Topic:
    """An objective that a heading may name: its key, number and titles."""

    key: str
    number: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a letter, with what is suggested for it; ``child`` hangs on a lead-in before."""

    text: str
    role: PartRole = PartRole.REMARK
    kind: RemarkKind = RemarkKind.REQUEST
    objective: str = ""
    child: bool = False
    joined: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the part is proposed as a remark."""
        return self.role is PartRole.REMARK


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in parts; ``doubtful`` are characters outside what Danish is written with."""

    parts: tuple[Part, ...]
    doubtful: tuple[str, ...] = ()


_GREETING: Final = re.compile(
    r"^(?:kære|hej|til|att\.?|fra|sendt|emne|dato|cc|from|to|subject|vedr\.? sag)\b", re.IGNORECASE
)
_GOODBYE: Final = re.compile(
    r"^(?:(?:med )?(?:venlig|bedste|mange|de bedste) hilsen(?:er)?\b|mvh\b|hilsen\b"
    r"|på (?:rådets|udvalgets|foreningens)? ?vegne\b|på vegne af\b|sendt fra min\b)",
    re.IGNORECASE,
)
_KINDS: Final = (
    (RemarkKind.PROPOSAL, re.compile(r"\b(?:foreslå\w*|forslag|anbefal\w*)\b")),
    (
        RemarkKind.REQUEST,
        re.compile(r"\b(?:opfordr\w*|ønsk\w*|bør|så gerne|ser gerne|vil(?: \w+)? gerne)\b"),
    ),
    (
        RemarkKind.CRITICISM,
        re.compile(r"\b(?:bekymr\w*|mangl\w*|kriti\w*|utilfreds\w*|desværre|negativt|dog)\b"),
    ),
    (
        RemarkKind.PRAISE,
        re.compile(r"\b(?:glad\w*|glæd\w*|positiv\w*|tilfreds\w*|tak\w*|ros\w*)\b"),
    ),
)
_ANNOUNCES: Final = re.compile(r"\b(?:følgende|yderligere|disse) bemærkninger\b")
_LAST_MARK: Final = (".", ",", ";", "?", "!")
_TITLE_LINES: Final = 4
_LONGEST_HEADING: Final = 140
_LONGEST_GREETING: Final = 80
_LONGEST_SIGNATURE: Final = 160
_LONGEST_OPENING: Final = 320
_CLOSE: Final = 0.88
_SHORT: Final = 0.75
_NUMBER: Final = re.compile(r"^(?:målsætning\s+)?(\d{1,2})[.:)]?\s+", re.IGNORECASE)


def split_letter(letter: str, topics: Sequence[Topic] = ()) -> Letter:
    """Return the parts of a letter; none if it holds nothing but spaces and marks."""
    lines = read_lines(letter)
    whole = normalise(letter)
    parts = _with_roles(_parts(lines, topics, whole))
    found = dict.fromkeys(
        finding.character
        for part in parts
        for finding in check_text(part.text)
        if finding.kind is not FindingKind.LONE_HYPHEN
    )
    return Letter(tuple(_suggested(parts, topics)), tuple(found))


def suggest_kind(text: str) -> RemarkKind:
    """Return the kind of remark that the words point at; a request if they point at none."""
    words = normalise(text)
    if words.rstrip(' "”»').endswith("?"):
        return RemarkKind.QUESTION
    return next((kind for kind, signs in _KINDS if signs.search(words)), RemarkKind.REQUEST)


def find_topic(heading: str, topics: Sequence[Topic]) -> Topic | None:
    """Return the objective whose long or short title, or number and title, a heading says."""
    number = _NUMBER.match(heading)
    words = _bare(heading[number.end() :] if number else heading)
    if not words:
        return None
    scores = [(_likeness(words, topic), topic) for topic in topics]
    best, topic = max(scores, key=lambda score: score[0], default=(0.0, None))
    return topic if best >= _CLOSE else None


def merge_parts(parts: Sequence[Part], position: int) -> tuple[Part, ...]:
    """Return the parts with one and the next made into one, as a paragraph each."""
    if not 0 <= position < len(parts) - 1:
        return tuple(parts)
    one, other = parts[position], parts[position + 1]
    merged = replace(
        one, text=f"{one.text}\n\n{other.text}".strip(), joined=one.joined + other.joined
    )
    return (*parts[:position], merged, *parts[position + 2 :])


def split_part(parts: Sequence[Part], position: int, at: int) -> tuple[Part, ...]:
    """Return the parts with one cut in two at a character; as they are at its ends."""
    part = parts[position]
    before, after = part.text[:at].rstrip(), part.text[at:].lstrip()
    if not before or not after:
        return tuple(parts)
    second = replace(part, text=after, kind=suggest_kind(after), joined=())
    return (*parts[:position], replace(part, text=before), second, *parts[position + 1 :])


def _parts(lines: list[Line], topics: Sequence[Topic], whole: str) -> list[Part]:
    """Return paragraphs, items, headings and page numbers in the order of the letter."""
    wrapped = is_wrapped(lines)
    width = max((len(line.text) for line in lines), default=0)
    parts: list[Part] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.page:
            parts.append(Part(line.text, PartRole.PAGE))
            position += 1
            continue
        taken = _heading_lines(lines, position, topics, width if wrapped else 0)
        if taken:
            texts = [_said(each) for each in lines[position : position + taken]]
            text, joined = join_lines(texts, whole)
            parts.append(Part(text, PartRole.HEADING, joined=joined))
            position += taken
            continue
        position = _take_paragraph(lines, position, parts, whole, width if wrapped else 0)
    return parts


def _take_paragraph(
    lines: list[Line], position: int, parts: list[Part], whole: str, width: int
) -> int:
    """Add the paragraph at a position, and a page number inside it after it."""
    first = lines[position]
    texts, pages = [_said(first)], []
    position += 1
    while width and position < len(lines):
        line = lines[position]
        if line.page and _goes_on(lines, position + 1, texts[-1]):
            pages.append(Part(line.text, PartRole.PAGE))
            texts.append(lines[position + 1].text)
            position += 2
            continue
        if line.page or line.item or line.after_gap or _ends(texts[-1], line.text, width):
            break
        texts.append(line.text)
        position += 1
    text, joined = join_lines([each for each in texts if each], whole)
    if text:
        child = first.item and _under_lead_in(parts)
        parts.append(Part(text, child=child, joined=joined))
    parts.extend(pages)
    return position


def _said(line: Line) -> str:
    return f"{line.marker} {line.text}" if line.marker else line.text


def _goes_on(lines: list[Line], position: int, before: str) -> bool:
    """Tell whether a sentence goes on after a page number."""
    if position >= len(lines) or lines[position].item or lines[position].page:
        return False
    return not before.endswith((".", "?", "!", ":")) and lines[position].text[:1].islower()


def _ends(line: str, following: str, width: int) -> bool:
    """Tell whether a line is the short last one of a paragraph that no blank line follows."""
    return (
        line.endswith((".", "?", "!", ":"))
        and len(line) < width * _SHORT
        and not following[:1].islower()
    )


def _under_lead_in(parts: list[Part]) -> bool:
    """Tell whether an item follows words that lead to it, or another such item."""
    told = [part for part in parts if part.role is not PartRole.PAGE]
    return bool(told) and (told[-1].child or told[-1].text.endswith(":"))


def _heading_lines(lines: list[Line], position: int, topics: Sequence[Topic], width: int) -> int:
    """Return how many lines from here are a heading: an objective's title, or a short line."""
    for taken in range(min(_TITLE_LINES, len(lines) - position), 0, -1):
        texts = [_said(line) for line in lines[position : position + taken]]
        text, _ = join_lines(texts, "")
        if len(text) <= _LONGEST_HEADING and find_topic(text, topics):
            return taken
    title = _title_lines(lines, position) if width else 0
    if title:
        return title
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    if line.bullet or following is None or not line.text[:1].isupper():
        return 0
    if line.text.endswith((*_LAST_MARK, ":")) or len(line.text) > _LONGEST_HEADING:
        return 0
    starts_new = line.after_gap or position == 0 or not width
    short = len(line.text) < (width * _SHORT if width else _LONGEST_HEADING)
    new_sentence = following.after_gap or following.item or following.text[:1].isupper()
    return 1 if starts_new and short and new_sentence and not line.marker else 0


def _title_lines(lines: list[Line], position: int) -> int:
    """Return how many lines stand alone between blank ones and end like no sentence, if few."""
    if not lines[position].after_gap or not lines[position].text[:1].isupper():
        return 0
    end = position + 1
    while end < len(lines) and not lines[end].after_gap:
        end += 1
    block = lines[position:end]
    if end == len(lines) or len(block) == 1 or len(block) > _TITLE_LINES:
        return 0
    plain = not any(line.item or line.page for line in block)
    length = sum(len(line.text) + 1 for line in block)
    alone = plain and length <= _LONGEST_HEADING
    return len(block) if alone and not block[-1].text.endswith((*_LAST_MARK, ":")) else 0


def _with_roles(parts: list[Part]) -> list[Part]:
    """Say which parts open the letter and which sign it."""
    signed = False
    result: list[Part] = []
    for part in parts:
        role = part.role
        if role is not PartRole.PAGE:
            signed = signed or _GOODBYE.match(part.text) is not None
            if signed and len(part.text) <= _LONGEST_SIGNATURE:
                role = PartRole.SIGNATURE
            elif _is_greeting(part, result):
                role = PartRole.GREETING
        result.append(replace(part, role=role))
    return result


def _is_greeting(part: Part, before: list[Part]) -> bool:
    opening = {PartRole.GREETING, PartRole.HEADING, PartRole.PAGE}
    return (
        len(part.text) <= _LONGEST_GREETING
        and _GREETING.match(part.text) is not None
        and all(one.role in opening for one in before)
    )


def _announces(text: str) -> bool:
    """Tell whether a paragraph only says that remarks follow."""
    return len(text) <= _LONGEST_OPENING and _ANNOUNCES.search(normalise(text)) is not None


def _suggested(parts: list[Part], topics: Sequence[Topic]) -> list[Part]:
    """Give each part the objective of the heading it stands under, and a kind."""
    objective = ""
    result = []
    for part in parts:
        if part.role is PartRole.HEADING:
            topic = find_topic(part.text, topics)
            objective = topic.key if topic else ""
        elif part.kept and not objective and _announces(part.text):
            result.append(replace(part, role=PartRole.GREETING))
            continue
        result.append(
            replace(part, objective=objective, kind=suggest_kind(part.text)) if part.kept else part
        )
    return result


def _likeness(words: str, topic: Topic) -> float:
    """Return how like one of a topic's titles some words are, from 0 to 1."""
    likes = [0.0]
    for title in topic.titles:
        bare = _bare(title)
        if bare and abs(len(bare) - len(words)) <= max(len(bare), len(words)) // 5:
            likes.append(SequenceMatcher(None, words, bare, autojunk=False).ratio())
    return max(likes)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", normalise(text)))
