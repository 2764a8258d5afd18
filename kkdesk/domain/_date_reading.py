"""Reading a whole field and finding expressions in running text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from kkdesk.domain._date_atoms import completed_year, full_year, read_atom
from kkdesk.domain._date_durations import compute_end, read_duration
from kkdesk.domain._date_grammar import Reading, express, read_expression, read_leads
from kkdesk.domain._date_tokens import Line, read_line
from kkdesk.domain._date_types import (
    NOT_STATED,
    DateContext,
    DateExpression,
    DateFlag,
    FoundDate,
    Precision,
    unplaced,
)
from kkdesk.domain._date_words import (
    BUDGET_STEMS,
    COUNTED,
    DASHES,
    DOCUMENT_STEMS,
    FUNDING_STEMS,
    RECURRING,
    ROLE_STEMS,
    TRIAL_STEMS,
    VAGUE,
    Lead,
    PhraseIndex,
)
from kkdesk.domain.vocabulary import DateRole

_DEFAULT: Final = DateContext()
_CLOSING_MARKS: Final = frozenset(".,;:!?)]»”\"'")
_OPENING_MARKS: Final = frozenset("([«”\"'")
_SENTENCE_ENDS: Final = frozenset(".;:!?")
_ROLE_WINDOW: Final = 10
_DEADLINE_STEMS: Final = tuple(pair for pair in ROLE_STEMS if "frist" in pair[0])
_FUNDING_ROLES: Final[dict[DateRole | None, DateRole]] = {
    DateRole.END: DateRole.FUNDING_ENDS,
    DateRole.PERIOD: DateRole.FUNDING_PERIOD,
}
_NO_LENGTH_BEFORE: Final = frozenset(
    [
        *("efter", "om", "for", "før", "inden", "senest", "sidste", "seneste", "hver", "hvert"),
        *("til", "mindst", "højst", "maksimalt", "under"),
    ]
)
"""Words that make a length a point in time, a limit or a rhythm."""
_NO_LENGTH_AFTER: Final = frozenset(
    ["efter", "før", "senere", "siden", "tidligere", "gammel", "gamle"]
)
_CODE_LENGTHS: Final = range(2, 5)
_CODE_WORDS: Final = 2


class _Match(NamedTuple):
    expression: DateExpression
    first: int
    after: int


def parse_date(text: str, *, context: DateContext = _DEFAULT) -> DateExpression:
    """Read the words of one date field; any text gives an expression, none an error."""
    line = read_line(text)
    whole = _whole_field(line, context)
    if whole is not None:
        return replace(whole, as_written=text)
    matches = _scan(line, context)
    placed = [match.expression for match in matches if match.expression.is_placed]
    if len(placed) == 1:
        return replace(_lasting(line, matches, placed[0]), as_written=text)
    if placed:
        return unplaced(text, DateFlag.AMBIGUOUS)
    if _contains(line, RECURRING):
        return unplaced(text, DateFlag.RECURRING, Precision.RECURRING)
    if matches:
        return replace(matches[0].expression, as_written=text)
    return _unplaced_words(line, text)


def find_dates(text: str) -> list[FoundDate]:
    """Find the date expressions in running Danish text, in order, without overlap.

    Names of decisions and documents are found as NAME_ONLY, lengths in years or months
    as DURATION_ONLY. Counts, money, paragraphs and vague words are left out.
    """
    line = read_line(text)
    return [
        FoundDate(*line.span(match.first, match.after), match.expression)
        for match in _scan(line, _DEFAULT)
        if match.expression.precision is not Precision.DURATION or _is_dated(line, match)
    ]


def _lasting(line: Line, matches: list[_Match], start: DateExpression) -> DateExpression:
    """End what begins on a day and lasts so long: "toårigt fra 1. januar 2025"."""
    lengths = [m for m in matches if m.expression.precision is Precision.DURATION]
    if start.end != NOT_STATED or len(lengths) != 1 or not _is_length(line, lengths[0]):
        return start
    first, last = line.span(lengths[0].first, lengths[0].after)
    end = compute_end(start, line.original[first:last])
    if end.latest is None:
        return start
    role = start.suggested_role
    if role is DateRole.START:
        role = DateRole.PERIOD
    if role in _FUNDING_ROLES and _any_starts([t.text for t in line.tokens], FUNDING_STEMS):
        role = _FUNDING_ROLES[role]
    return replace(
        start,
        latest=end.latest,
        end=end.end,
        precision=start.precision if start.precision is end.precision else Precision.MIXED,
        open_end=False,
        computed=True,
        suggested_role=role,
    )


def _is_length(line: Line, match: _Match) -> bool:
    """Whether a length tells how long: not "efter to år", "om to år", "to år senere"."""
    before, following = line.at(match.first - 1).text, line.at(match.after).text
    return before not in _NO_LENGTH_BEFORE and following not in _NO_LENGTH_AFTER


def _is_dated(line: Line, match: _Match) -> bool:
    """Whether a length is in years or months ("72 timer" is no date to suggest)."""
    read = read_duration(line, match.first)
    return read is not None and read[0].is_dated


def _whole_field(line: Line, context: DateContext) -> DateExpression | None:
    start = 1 if line.at(0).text in _OPENING_MARKS else 0
    name = _read_name(line, start)
    if name is not None and _ends(line, name.after):
        return name.expression
    reading = read_expression(line, start)
    if reading is None or not _ends(line, reading.after):
        return None
    if reading.first.year is None and _contains(line, RECURRING):
        return None
    return _expression(line, start, reading, context)


def _ends(line: Line, i: int) -> bool:
    """Whether nothing but closing punctuation follows."""
    return all(token.text in _CLOSING_MARKS for token in line.tokens[i:])


def _expression(
    line: Line, i: int, reading: Reading, context: DateContext, floor: int = 0
) -> DateExpression:
    """Place a reading; words from token `floor` on may tell its role."""
    start, end = line.span(i, reading.after)
    expression = express(reading, line.original[start:end], context)
    damaged = any(token.damaged for token in line.tokens[i : reading.after])
    if damaged and expression.flag is None:
        expression = replace(expression, flag=DateFlag.AMBIGUOUS)
    before = _words_before(line, i, floor)
    role = _role(before, line.at(reading.after).text, expression.suggested_role)
    return replace(expression, suggested_role=role)


def _role(before: list[str], following: str, from_lead: DateRole | None) -> DateRole | None:
    """Return the role the nearest words give a date ("trådte i kraft", "besluttes")."""
    role = from_lead
    if from_lead not in {DateRole.END, DateRole.PERIOD}:
        role = _stem_role([*before, following], ROLE_STEMS) or from_lead
    elif from_lead is DateRole.END:
        role = _stem_role(before, _DEADLINE_STEMS) or from_lead
    if role is DateRole.END and _any_starts(before, TRIAL_STEMS):
        return DateRole.TRIAL_ENDS
    if role in _FUNDING_ROLES and _any_starts(before, FUNDING_STEMS):
        return _FUNDING_ROLES[role]
    return role


def _stem_role(words: list[str], stems: tuple[tuple[str, DateRole], ...]) -> DateRole | None:
    return next((role for stem, role in stems if _any_starts(words, (stem,))), None)


def _words_before(line: Line, i: int, floor: int) -> list[str]:
    """Return the words before token i within its sentence, a few at most."""
    words: list[str] = []
    for index in range(i - 1, max(floor - 1, i - 1 - _ROLE_WINDOW), -1):
        token = line.at(index)
        if token.text in _SENTENCE_ENDS and line.at(index + 1).raw[:1].isupper():
            break
        words.append(token.text)
    return words


def _any_starts(words: list[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


def _scan(line: Line, context: DateContext) -> list[_Match]:
    line = replace(line, strict=True)
    matches: list[_Match] = []
    i = 0
    while i < len(line.tokens):
        match = _match_at(line, i, context, matches[-1].after if matches else 0)
        if match is None:
            i += 1
        else:
            matches.append(match)
            i = match.after
    return matches


def _match_at(line: Line, i: int, context: DateContext, floor: int) -> _Match | None:
    if line.at(i).kind == "mark":
        return None
    if (name := _read_name(line, i)) is not None:
        return name
    reading = read_expression(line, i)
    if reading is not None:
        if not _credible(line, i, reading):
            return None
        return _Match(_expression(line, i, reading, context, floor), i, reading.after)
    duration = read_duration(line, i)
    if duration is None:
        return None
    start, end = line.span(i, duration[1])
    words = line.original[start:end]
    expression = unplaced(words, DateFlag.DURATION_ONLY, Precision.DURATION)
    return _Match(expression, i, duration[1])


def _credible(line: Line, i: int, reading: Reading) -> bool:
    """Whether the words in running text mean a date, not a count, a name or a season."""
    first, second = reading.first, reading.second
    if line.at(reading.after).text in COUNTED or line.at(i - 1).text in {"§", "§§", "nr"}:
        return False
    if first.year is None and (second is None or second.year is None):
        dated = first.unit is Precision.DAY and not first.turn_of_year
        return dated or first.part is not None
    bare = first.unit is Precision.YEAR and first.part is None
    if bare and second is None:
        return reading.leads.introduces_year
    return not (reading.listed and bare) or reading.leads.introduces_year


def _read_name(line: Line, i: int) -> _Match | None:
    """Read "budget 2025", "OFS 2022/2023", "HA01 (2024)", "WorldPride 2021", "2011-14-midlerne"."""
    for reader in (_code_name, _worded_name, _compound_name):
        if (after := reader(line, i)) is not None:
            start, end = line.span(i, after)
            words = line.original[start:end]
            is_code = reader is _code_name
            role = DateRole.BUDGET_YEAR if is_code else _name_role(line.at(i).text)
            expression = unplaced(words, DateFlag.NAME_ONLY, Precision.DECISION_NAME, role)
            return _Match(expression, i, after)
    return None


def _name_role(word: str) -> DateRole:
    if word.startswith(BUDGET_STEMS):
        return DateRole.BUDGET_YEAR
    return DateRole.POLICY_PERIOD if "politik" in word else DateRole.MENTIONED


def _years_after(line: Line, i: int) -> int | None:
    """Return the index after a year or two joined years at token i."""
    year = full_year(line, i)
    if year is None:
        return None
    joined = line.at(i + 1).text == "/" or line.at(i + 1).text in DASHES
    if joined and completed_year(line, i + 2, year) is not None:
        return i + 3
    return i + 1


def _code_name(line: Line, i: int) -> int | None:
    """Read a budget code with its year: "HA01 (2024)", "HA/SI08 (2024)"."""
    here = i
    for _ in range(_CODE_WORDS):
        if not line.at(here).raw.isupper() or len(line.at(here).raw) not in _CODE_LENGTHS:
            break
        here += 1
        if line.at(here).text != "/":
            break
        here += 1
    if here == i or line.number(here, 0, 999) is None or not line.glued(here):
        return None
    here += 1
    if line.at(here).kind == "word" and line.glued(here):
        here += 1
    bracket = line.at(here).text == "("
    after = _years_after(line, here + bracket)
    if after is None:
        return None
    return after + 1 if bracket and line.at(after).text == ")" else after


def _worded_name(line: Line, i: int) -> int | None:
    """Read a name that a year follows directly: a budget, a plan, an event."""
    token = line.at(i)
    if token.kind != "word" or (after := _years_after(line, i + 1)) is None:
        return None
    if _compound_name(line, i + 1) is not None:
        return None
    known = token.text.startswith(BUDGET_STEMS) or any(s in token.text for s in DOCUMENT_STEMS)
    if known:
        return after
    ordinary = read_leads(line, i).after != i or read_atom(line, i) is not None
    if not token.raw[0].isupper() or ordinary:
        return None
    at_start = i == 0 or line.at(i - 1).text in _CLOSING_MARKS
    # A capital inside a sentence, or a whole field of it, is a proper name.
    return after if not at_start or _ends(line, after) else None


def _compound_name(line: Line, i: int) -> int | None:
    """Read "2011-14-midlerne" and "2030-målene"."""
    after = _years_after(line, i)
    if after is None or line.at(after).text not in DASHES:
        return None
    tail = line.at(after + 1)
    joined = tail.kind == "word" and line.glued(after) and line.glued(after + 1)
    return after + 2 if joined and read_atom(line, after + 1) is None else None


def _contains(line: Line, phrases: PhraseIndex) -> bool:
    return any(line.first_of(i, phrases) for i in range(len(line.tokens)))


def _unplaced_words(line: Line, text: str) -> DateExpression:
    reading = read_expression(line, 0)
    if reading is not None and reading.first.year is None and reading.leads.kind is not Lead.FROM:
        return unplaced(text, DateFlag.NO_YEAR)
    vague = _contains(line, VAGUE)
    return unplaced(text, DateFlag.VAGUE if vague else DateFlag.UNREADABLE)
