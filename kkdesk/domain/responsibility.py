"""Who is responsible for a priority: a list, everyone, or a lead and the others.

The words are kept as written; queries use the expansion to departments. A word that names no
known department is kept and reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Mode(Labelled):
    """Which form a responsibility expression has."""

    LIST = "list", "Nævnte forvaltninger", "Named departments"
    ALL = "all", "Alle forvaltninger", "All departments"
    LEAD_AND_OTHERS = "lead_and_others", "En forvaltning og de øvrige", "A lead and the others"


class BindingKind(Labelled):
    """In which way an expression binds a department."""

    NAMED = "named", "Nævnt", "Named"
    LEAD = "lead", "Først ansvarlig", "Lead"
    OTHER = "other", "Øvrig", "Other"
    ALL = "all", "Alle", "All"


@dataclass(frozen=True, slots=True)
class DepartmentName:
    """A department's short code and full name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Binding:
    """That an expression binds a department, and how."""

    code: str
    kind: BindingKind


@dataclass(frozen=True, slots=True)
class ResponsibilityExpression:
    """A responsibility as written and as read; lead holds codes in the order named."""

    as_written: str
    mode: Mode
    lead: tuple[str, ...] = ()
    others_phrase: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    code: str


ALL_DEPARTMENTS = "Alle forvaltninger"
THE_OTHERS = "de øvrige forvaltninger"
# White space, soft hyphens and hyphens at a line end.
_GAP = r"(?:[\s\u00ad]|-(?=[^\S\n]*\n))*"


def _loose(words: str) -> str:
    """Return a pattern for the words with line breaks, also inside a word, as PDFs leave them."""
    letters = ["-?" if c == "-" else re.escape(c) for c in re.sub(r"[\s\u00ad]", "", words)]
    return _GAP.join(letters)


_ALL = re.compile(
    rf"(?<!\w){_loose('alle')}{_GAP}(?:{_loose('syv')}{_GAP})?"
    rf"{_loose('forvaltninger')}(?!\w)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"(?<!\w)(?:{_loose('de')}{_GAP})?(?:{_loose('øvrige')}|{_loose('andre')}){_GAP}"
    rf"{_loose('forvaltninger')}(?!\w)"
    rf"(?:{_GAP}(?P<how>{_loose('inden for')}|{_loose('på')}){_GAP}{_loose('deres områder')})?",
    re.IGNORECASE,
)
# "og" after a suspended hyphen ("Sundheds- og …") joins two halves of one name.
_BETWEEN = re.compile(r"[,;/&]|(?<![-\w])og(?!\w)|(?<!\w)samt(?!\w)", re.IGNORECASE)
_SUSPENDED = re.compile(r"-\s*$")
_BRACKETS = str.maketrans("()[]", "    ")
_EDGES = " \t\n.:–-"


def parse_responsibility(
    text: str, departments: Sequence[DepartmentName]
) -> ResponsibilityExpression:
    """Read a responsibility written with full names, short codes or both."""
    plain = text.translate(_BRACKETS)
    mode, phrase = Mode.LIST, None
    others = _OTHERS.search(plain)
    everyone = None if others else _ALL.search(plain)
    if others:
        mode, phrase = Mode.LEAD_AND_OTHERS, _others_phrase(others.group("how"))
    elif everyone:
        mode = Mode.ALL
    general = others or everyone
    if general:
        plain = _blank(plain, *general.span())
    hits = _find_departments(plain, departments)
    for hit in hits:
        plain = _blank(plain, hit.start, hit.end)
    return ResponsibilityExpression(
        as_written=text,
        mode=mode,
        lead=tuple(dict.fromkeys(hit.code for hit in hits)),
        others_phrase=phrase,
        unknown=_unknown_words(plain),
    )


def expand(expression: ResponsibilityExpression, all_codes: Iterable[str]) -> list[Binding]:
    """Return every department the expression binds, the named ones first, in their order."""
    named = BindingKind.NAMED if expression.mode is not Mode.LEAD_AND_OTHERS else BindingKind.LEAD
    bindings = [Binding(code, named) for code in expression.lead]
    rest = [code for code in all_codes if code not in expression.lead]
    match expression.mode:
        case Mode.ALL:
            bindings += [Binding(code, BindingKind.ALL) for code in rest]
        case Mode.LEAD_AND_OTHERS:
            bindings += [Binding(code, BindingKind.OTHER) for code in rest]
        case Mode.LIST:
            pass
    return bindings


def write_responsibility(
    expression: ResponsibilityExpression, departments: Sequence[DepartmentName], *, short: bool
) -> str:
    """Write the expression with codes or full names, without brackets; unknown words come last."""
    names = {d.code: d.name for d in departments}
    named = [code if short else names.get(code, code) for code in expression.lead]
    match expression.mode:
        case Mode.ALL:
            return ", ".join([ALL_DEPARTMENTS, *named, *expression.unknown])
        case Mode.LEAD_AND_OTHERS:
            others = " ".join(filter(None, (THE_OTHERS, expression.others_phrase)))
            first = ", ".join([*named, *expression.unknown])
            return f"{first} og {others}" if first else others
        case Mode.LIST:
            return ", ".join([*named, *expression.unknown])


def with_new_code(text: str, departments: Sequence[DepartmentName], old: str, new: str) -> str:
    """Return a text with a department's new code wherever it is named by its old one.

    ``departments`` bear their old codes; brackets, names in full and all other words stay.
    """
    plain = text.translate(_BRACKETS)
    for hit in reversed(_find_departments(plain, departments)):
        if hit.code == old and plain[hit.start : hit.end].casefold() == old.casefold():
            text = text[: hit.start] + new + text[hit.end :]
    return text


def _others_phrase(how: str | None) -> str | None:
    if how is None:
        return None
    closed = re.sub(_GAP, "", how).casefold()
    return "på deres områder" if closed == "på" else "inden for deres områder"


def _find_departments(text: str, departments: Sequence[DepartmentName]) -> list[_Hit]:
    """Return the departments named, in order; of two names at one place the longer counts."""
    found: list[_Hit] = []
    for department in departments:
        patterns = [_loose(department.name)] if department.name.strip() else []
        if department.code.strip():
            patterns.append(re.escape(department.code))
        for pattern in patterns:
            full = re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)
            found += [_Hit(m.start(), m.end(), department.code) for m in full.finditer(text)]
    found.sort(key=lambda hit: (hit.start, -hit.end))
    hits: list[_Hit] = []
    for hit in found:
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    return hits


def _blank(text: str, start: int, end: int) -> str:
    """Put a separator where a name stood, so that what is left keeps its place."""
    return text[:start] + "," * (end - start) + text[end:]


def _unknown_words(text: str) -> tuple[str, ...]:
    pieces: list[str] = []
    position = 0
    for separator in _BETWEEN.finditer(text):
        if separator.group().casefold() == "og" and _SUSPENDED.search(text, 0, separator.start()):
            continue
        pieces.append(text[position : separator.start()])
        position = separator.end()
    pieces.append(text[position:])
    cleaned = (" ".join(piece.split()).strip(_EDGES) for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in cleaned if piece))
