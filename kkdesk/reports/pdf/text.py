"""User text made safe to print, and broken into lines.

Nothing here reads markup: a `<b>` in a user's text prints as the three signs it is. Line ends keep
what a reader or a search needs: a space where a space was, U+00AD where a word was broken.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.fonts import UNITS, Face, Faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kkdesk.reports.document import PageRef

SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACE = "\u00a0"
PAGE_REF_WIDEST = "00-00"
"""What a page field is measured as before the pages are known."""

RAISED_SHARE = 0.64
"""The size of a raised number as a share of the type size."""

_SUSPECT = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20ac]|  |\u2011")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


class _Kept(dict[int, int | None]):
    """A translation table that leaves out characters nobody sees; each is looked up once."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        dropped = character != SOFT_HYPHEN and (
            unicodedata.category(character) in _DROPPED_CATEGORIES or code in _VARIATION_SELECTORS
        )
        self[code] = None if dropped else code
        return self[code]


_KEPT = _Kept()
_SPACES = re.compile(r"[ \t\n\r\f\v\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]+")
# A figure stays with its unit, a section sign with its number, a day with its month.
_BOUND = re.compile(
    r"(?<=\d) (?=(?:pct|procent|mio|mia|kr|timer|år|pladser)\b|%|°)"
    r"|(?<=mi[oa]\.) (?=kr\b)|(?<=§) (?=\d)"
    r"|(?<=\d\.) (?=(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december|kvartal|halvår)\b)"
)
_VOWELS = frozenset("aeiouyæøåéöäü")
_FEWEST_LETTERS = 3
_LONGEST_LOOK_BACK = 9
_LETTER = r"[^\W\d_]"
_INNER_BREAK = re.compile(rf"(?<={_LETTER}{_LETTER}{_LETTER}[-/–])(?={_LETTER}{_LETTER}{_LETTER})")


def clean(text: str) -> str:
    """Return the text in NFC with single spaces and without control or format characters.

    Soft hyphens and no-break spaces stay, since line breaking heeds them.
    """
    if _SUSPECT.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    spaced = _SPACES.sub(" ", text).replace("\u2011", "-")
    kept = spaced.translate(_KEPT)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept))


def plain(text: str) -> str:
    """Return the text as a reader gets it back: clean, trimmed, without invisible hyphens."""
    return " ".join(clean(text).replace(SOFT_HYPHEN, "").replace(NO_BREAK_SPACE, " ").split())


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of one appearance. `link` numbers the paragraph's links; `ref` is a page field.

    `raised` is the small number of a foot note, `typed` stands on a ground of its own.
    """

    text: str
    face: int
    link: int | None = None
    ref: PageRef | None = None
    raised: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its width in points."""

    runs: tuple[Fragment, ...]
    width: float


@dataclass(slots=True)
class _Atom:
    """What a line is never broken inside.

    `spaced`: a space parts it from the atom before. `soft`: broken after it, it gets a hyphen.
    """

    fragments: list[Fragment]
    width: int
    spaced: bool
    soft: bool = False


def break_lines(
    fragments: Iterable[Fragment], width: float, size: float, faces: Faces
) -> list[Line]:
    """Break the fragments into lines no wider than `width` points at the type size.

    A word wider than the line is cut and hyphenated. Text without a letter gives no line.
    """
    limit = round(width * UNITS / size)
    listed = list(fragments)
    if len(listed) == 1:
        simple = _break_simple(listed[0], limit, size, faces[listed[0].face])
        if simple is not None:
            return simple
    lines: list[Line] = []
    current: list[_Atom] = []
    filled = 0
    for atom in _fitted(_atoms(listed, faces), limit, faces):
        space = _space(current[-1], faces) if atom.spaced and current else 0
        hyphen = _hyphen(atom, faces) if atom.soft else 0
        if current and filled + space + atom.width + hyphen > limit:
            lines.append(_line(current, filled, size, faces, spaced=atom.spaced))
            current, filled, space = [], 0, 0
        current.append(atom)
        filled += space + atom.width
    if current:
        lines.append(_line(current, filled, size, faces, spaced=None))
    return lines


def _break_simple(fragment: Fragment, limit: int, size: float, face: Face) -> list[Line] | None:
    """Break text of one appearance, which most text is; None if a word must be broken itself."""
    if SOFT_HYPHEN in fragment.text or fragment.ref is not None or fragment.raised:
        return None
    space = face.widths[" "]
    widths = face.word_widths
    lines: list[Line] = []
    words: list[str] = []
    filled = 0
    scale = size / UNITS
    for word in _BOUND.sub(NO_BREAK_SPACE, fragment.text).split(" "):
        if not word:
            continue
        parts = _INNER_BREAK.split(word) if "-" in word or "/" in word else (word,)
        for number, part in enumerate(parts):
            width = widths[part]
            if width > limit:
                return None
            gap = space if words and not number else 0
            if words and filled + gap + width > limit:
                words.append("" if number else " ")
                lines.append(_simple_line(words, fragment, filled * scale))
                words, filled, gap = [], 0, 0
            if gap:
                words.append(" ")
            words.append(part)
            filled += gap + width
    if words:
        lines.append(_simple_line(words, fragment, filled * scale))
    return lines


def _simple_line(words: Sequence[str], fragment: Fragment, width: float) -> Line:
    text = "".join(words).replace(NO_BREAK_SPACE, " ")
    return Line((Fragment(text, fragment.face, fragment.link, typed=fragment.typed),), width)


def _space(atom: _Atom, faces: Faces) -> int:
    return faces[atom.fragments[-1].face].widths[" "]


def _hyphen(atom: _Atom, faces: Faces) -> int:
    return faces[atom.fragments[-1].face].widths[SOFT_HYPHEN]


def _atoms(fragments: Iterable[Fragment], faces: Faces) -> Iterator[_Atom]:
    current: _Atom | None = None
    spaced = False
    for fragment in fragments:
        face = faces[fragment.face]
        size_share = RAISED_SHARE if fragment.raised else 1
        for raw, word_spaced in _words(fragment):
            spaced = spaced or word_spaced
            word = raw.strip(SOFT_HYPHEN)
            if not word:
                continue
            for number, piece in enumerate(_INNER_BREAK.split(word)):
                for order, part in enumerate(piece.split(SOFT_HYPHEN)):
                    part_width = round(face.width(part) * size_share)
                    if order and current is not None:
                        current.soft = True
                    starts = spaced or number > 0 or order > 0 or current is None
                    shown = fragment if part == fragment.text else _with_text(fragment, part)
                    if starts or current is None:
                        if current is not None:
                            yield current
                        current = _Atom([shown], part_width, spaced)
                    else:
                        current.fragments.append(shown)
                        current.width += part_width
                    spaced = False
    if current is not None:
        yield current


def _words(fragment: Fragment) -> Iterator[tuple[str, bool]]:
    """Yield the words of a fragment, each with whether a space stands before it."""
    if fragment.ref is not None:
        yield fragment.text, False
        return
    for number, word in enumerate(_BOUND.sub(NO_BREAK_SPACE, fragment.text).split(" ")):
        yield word, number > 0


def _fitted(atoms: Iterable[_Atom], limit: int, faces: Faces) -> Iterator[_Atom]:
    for atom in atoms:
        if atom.width <= limit:
            yield atom
        else:
            yield from _cut(atom, limit, faces)


def _cut(atom: _Atom, limit: int, faces: Faces) -> Iterator[_Atom]:
    """Cut an atom that no line can hold into pieces that each leave room for a hyphen."""
    letters = [
        (fragment, character, _letter_width(fragment, character, faces))
        for fragment in atom.fragments
        for character in fragment.text
    ]
    spaced = atom.spaced
    start = filled = position = 0
    while position < len(letters):
        fragment, _, wide = letters[position]
        room = limit - faces[fragment.face].widths[SOFT_HYPHEN]
        if filled + wide > room and position > start:
            position = _good_cut([letter[1] for letter in letters], start, position)
            yield _piece(letters[start:position], spaced=spaced, soft=True)
            spaced, start, filled = False, position, 0
            continue
        filled += wide
        position += 1
    yield _piece(letters[start:], spaced=spaced, soft=False)


def _letter_width(fragment: Fragment, character: str, faces: Faces) -> int:
    width = faces[fragment.face].widths[character]
    return round(width * RAISED_SHARE) if fragment.raised else width


def _good_cut(word: Sequence[str], start: int, latest: int) -> int:
    """Return where to cut: before a consonant between vowels (Retskrivningsordbogen § 17).

    Three letters stay on both sides; where there is no such place, the line is filled.
    """
    earliest = max(start + _FEWEST_LETTERS, latest - _LONGEST_LOOK_BACK)
    for place in range(min(latest, len(word) - _FEWEST_LETTERS), earliest - 1, -1):
        before = "".join(word[max(start, place - _FEWEST_LETTERS) : place]).lower()
        here, after = word[place].lower(), word[place + 1].lower()
        if (
            here.isalpha()
            and here not in _VOWELS
            and after in _VOWELS
            and before.isalpha()
            and any(letter in _VOWELS for letter in before)
        ):
            return place
    return latest


def _piece(letters: Sequence[tuple[Fragment, str, int]], *, spaced: bool, soft: bool) -> _Atom:
    fragments: list[Fragment] = []
    source: Fragment | None = None
    for fragment, character, _ in letters:
        if fragment is source:
            fragments[-1] = _with(fragments[-1], character)
        else:
            fragments.append(_with_text(fragment, character))
            source = fragment
    return _Atom(fragments, sum(letter[2] for letter in letters), spaced, soft)


def _line(
    atoms: Sequence[_Atom], width: int, size: float, faces: Faces, *, spaced: bool | None
) -> Line:
    """Join atoms to a line; `spaced` tells how the next line starts (None: there is none)."""
    runs: list[Fragment] = []
    for number, atom in enumerate(atoms):
        if atom.spaced and number:
            _add_space(runs)
        for fragment in atom.fragments:
            last = runs[-1] if runs else None
            if last is not None and _alike(last, fragment):
                runs[-1] = _with(last, fragment.text)
            else:
                runs.append(fragment)
    if spaced is False and atoms[-1].soft:
        runs[-1] = _with(runs[-1], SOFT_HYPHEN)
        width += _hyphen(atoms[-1], faces)
    elif spaced:
        _add_space(runs)
    return Line(
        tuple(
            _with_text(run, run.text.replace(NO_BREAK_SPACE, " "))
            if NO_BREAK_SPACE in run.text
            else run
            for run in runs
        ),
        width * size / UNITS,
    )


def _add_space(runs: list[Fragment]) -> None:
    if runs[-1].raised:
        runs.append(Fragment(" ", runs[-1].face))
    else:
        runs[-1] = _with(runs[-1], " ")


def _alike(one: Fragment, other: Fragment) -> bool:
    return (
        one.face == other.face
        and one.link == other.link
        and one.raised == other.raised
        and one.typed == other.typed
        and one.ref is None
        and other.ref is None
    )


def _with(run: Fragment, text: str) -> Fragment:
    return _with_text(run, run.text + text)


def _with_text(run: Fragment, text: str) -> Fragment:
    """Return the fragment saying something else; made many times a line, so made directly."""
    return Fragment(text, run.face, run.link, run.ref, run.raised, run.typed)
