"""Records as JSON, CSV or lines of text."""

from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.records import Deadline
    from kkdesk.errors import Lang

Listed = dict[str, Any]
Form = Literal["text", "json", "csv"]

_SHOWN_IN_TEXT = (
    *("answer", "round", "code", "number", "at", "by", "held_on", "committee", "first", "last"),
    *("as_written", "role", "event", "owner", "department", "objective", "binding", "kind", "unit"),
    *("title", "title_long", "text_short", "name", "label", "text", "state", "source"),
    "clashes",
)
_SAME = {"department": "owner", "title": "text_short", "source": "title"}
"""A column that is left out when it says what an earlier one has said."""

_LONGEST_CELL = 60
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NOTHING: dict[Lang, str] = {"da": "Ingen fundet.", "en": "None found."}


def printed(rows: Sequence[Listed], form: Form, lang: Lang = "da") -> str:
    """Return records as text; JSON and CSV hold every field, lines the ones they have room for."""
    if form == "json":
        return _as_json(rows)
    if form == "csv":
        return _as_csv(rows)
    if not rows:
        return f"{_NOTHING[lang]}\n"
    return "".join(f"{_line(row)}\n" for row in rows)


def keep_line_ends() -> None:
    """Write standard output in UTF-8 with its line ends as they are: a file's, not a text's."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def deadline_count(number: int, lang: Lang) -> str:
    """Say how many deadlines there are."""
    one, many = ("frist", "frister") if lang == "da" else ("deadline", "deadlines")
    return f"{number} {one if number == 1 else many}"


def without_a_day(number: int, lang: Lang) -> str:
    """Say how many deadlines stand in no calendar."""
    lost = (
        "uden en dag, og derfor ikke med"
        if lang == "da"
        else "without a day, and therefore left out"
    )
    return f"{deadline_count(number, lang)} {lost}"


def deadline_row(found: Deadline, lang: Lang = "da") -> Listed:
    """Return a deadline as plain data: how the date answers, and what it belongs to.

    ``moved_from`` holds the words before the last move, ``reason`` why it was decided.
    """
    from kkdesk.domain.due import key_of  # noqa: PLC0415 -- other commands need no deadlines

    expression = found.expression
    moves = [one for one in found.decisions if one.action == "moved"]
    return {
        "id": key_of(found.origin),
        "answer": found.answer.value,
        "code": found.code,
        "title": found.title,
        "department": found.department,
        "role": expression.role.value,
        "as_written": expression.as_written,
        "event": expression.event,
        "first": found.first,
        "last": found.last,
        "precision": expression.precision,
        "flag": expression.flag,
        "computed": expression.computed,
        "source_kind": expression.source_kind.value,
        "source": expression.source,
        "confidential": expression.confidential,
        "record": found.origin.kind,
        "person": found.person,
        "moved_from": moves[-1].old_words if moves else "",
        "reason": found.decisions[-1].reason if found.decisions else "",
        "clashes": [clash.words(lang) for clash in found.clashes],
    }


def _as_json(rows: Sequence[Listed]) -> str:
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return json.dumps(list(rows), ensure_ascii=not unicode, indent=2, default=_plain) + "\n"


def _as_csv(rows: Sequence[Listed]) -> str:
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")  # the stream makes it the system's own
    writer.writerow(rows[0])
    writer.writerows([[_csv_cell(value) for value in row.values()] for row in rows])
    return text.getvalue()


def _csv_cell(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    words = _words(value)
    if isinstance(value, int | float):
        return words
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA_STARTS) else words


def _line(row: Listed) -> str:
    shown = [
        _cell(row[name])
        for name in _SHOWN_IN_TEXT
        if _words(row.get(name)) and row.get(name) != row.get(_SAME.get(name, ""))
    ]
    return "  ".join(shown)


def _cell(value: object) -> str:
    """Write one value on one line, without what steers a terminal."""
    words = one_line(_words(value))
    return words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"


def one_line(words: str) -> str:
    """Return words on one line, without what steers a terminal."""
    spaced = " ".join(words.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(_part(part) for part in value)
    return str(value)


def _part(value: object) -> str:
    """Write one of several values; a record inside a record as JSON."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
