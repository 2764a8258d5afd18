"""What a record of Sager og møder must hold, and what it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.dates import parse_date
from kkdesk.domain.responsibility import DepartmentName, parse_responsibility
from kkdesk.errors import InvalidValue, RecordInUse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value


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


def refuse_taken_code(work: UnitOfWork, department: Row) -> None:
    """Raise InvalidValue if another department of the municipality has the code of this one.

    What is responsible is told by codes, so that two alike could not be told apart.
    """
    wanted = str(department["code"]).strip().casefold()
    for row in work.find("department", organisation_id=department["organisation_id"]):
        if row["id"] != department["id"] and str(row["code"]).strip().casefold() == wanted:
            raise InvalidValue(
                "department.code",
                f"{department['code']} bruges allerede af «{row['name']}». Vælg noget andet",
                f"{department['code']} is already used by “{row['name']}”. Choose something else",
            )


def refuse_used_department(work: UnitOfWork, record_id: str) -> None:
    """Raise RecordInUse if anything points at a department: it would lose its owner in silence."""
    department = work.get("department", record_id)
    holder = work.holder_of("department", record_id)
    if holder:
        raise RecordInUse("department", record_id, holder)
    name = DepartmentName(str(department["code"]), str(department["name"]))
    for policy in work.find("policy", organisation_id=department["organisation_id"]):
        for objective in work.find("objective", policy_id=policy["id"]):
            for priority in work.find("priority", objective_id=objective["id"]):
                if parse_responsibility(str(priority["responsibility"]), [name]).lead:
                    raise RecordInUse("department", record_id, "priority")


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
