"""What a record of Sager og møder must hold, and what it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.dates import parse_date
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kkdesk.db.unit_of_work import Row, Value


def check(kind: str, field: str, value: Value) -> None:
    """Raise InvalidValue if a field must hold something else."""
    where = f"{kind}.{field}"
    required = any(spec.required and spec.name == field for spec in CASE_FIELDS[kind])
    if required and not str("" if value is None else value).strip():
        raise InvalidValue(
            where,
            "Feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "The field must be filled in. Type a text, or undo",
        )
    if where == "meeting.as_written" and day_of(str(value)) is None:
        raise InvalidValue(
            where,
            "Skriv en dag, for eksempel 8. oktober 2025",
            "Type a day, such as 8. oktober 2025",
        )


def refuse_nameless(person: Row) -> None:
    """Raise InvalidValue if a person has neither name nor position."""
    if not (str(person["name"]).strip() or str(person["title"]).strip()):
        raise InvalidValue(
            "person.name",
            "Skriv et navn eller en stilling, eller fortryd",
            "Type a name or a position, or undo",
        )


def refuse_ended_before_begun(member: Row, field: str) -> None:
    """Raise InvalidValue if somebody would leave a body before joining it."""
    first = parse_date(str(member["valid_from"])).earliest
    last = parse_date(str(member["valid_to"])).latest
    if first is not None and last is not None and last < first:
        raise InvalidValue(
            f"membership.{field}",
            f"Medlemskabet ville slutte ({member['valid_to']}), før det begynder "
            f"({member['valid_from']}). Ret en af dem",
            f"The membership would end ({member['valid_to']}) before it begins "
            f"({member['valid_from']}). Correct one of them",
        )


def day_of(words: str) -> date | None:
    """Return the day that words say; None where they leave more than one open."""
    found = parse_date(words)
    return found.earliest if found.earliest == found.latest else None


def known(row: Mapping[str, Value]) -> str:
    """Return what people know a record by."""
    names = ("code", "number", "as_written", "title", "name", "heading")
    return next((str(row[name]) for name in names if row.get(name)), "")
