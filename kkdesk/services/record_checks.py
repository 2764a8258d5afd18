"""What must hold for the fields of policies, objectives, priorities, plans and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kkdesk.domain.continuation import NEEDS_REASON, REASON_MISSING, Continuation
from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.record_sheet import is_required
from kkdesk.domain.remark_fields import REMARK_FIELDS
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.errors import InvalidValue
from kkdesk.services.closed_remarks import refuse_closed_change
from kkdesk.services.expressions import date_columns, refuse_reversed
from kkdesk.services.remark_checks import check_remark_record

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value

PARENTS: Final = {
    "objective": ("policy", "policy_id"),
    "priority": ("objective", "objective_id"),
    "plan": ("policy", "policy_id"),
    "plan_heading": ("plan", "plan_id"),
}
"""The kind above each kind, and the column that points at it."""

POLICY_DATES: Final = {"adopted_on": DateRole.ADOPTED, "period": DateRole.POLICY_PERIOD}
"""Columns of a policy whose words stand as a date expression as well."""

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def check_field(
    work: UnitOfWork,
    kind: str,
    field: str,
    value: Value,
    *,
    record_id: str = "",
    parent_id: str = "",
) -> None:
    """Raise InvalidValue if the field must not hold this value.

    Codes are unique in the database, numbers among the records of one parent.
    """
    where = f"{kind}.{field}"
    if kind in REMARK_FIELDS and record_id:
        stored = work.get(kind, record_id)
        if value != stored[field]:
            refuse_closed_change(work, kind, stored, field)
        check_remark_record(work, kind, {**stored, field: value}, field)
        return
    if is_required(kind, field) and not str("" if value is None else value).strip():
        raise InvalidValue(
            where,
            "Feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "The field must be filled in. Type a text, or undo",
        )
    if kind == "objective" and field == "number" and not (isinstance(value, int) and value > 0):
        raise InvalidValue(
            where, "Skriv et helt tal fra 1 og op", "Type a whole number from 1 upwards"
        )
    if field == "colour" and kind == "objective" and not _COLOUR.fullmatch(str(value)):
        raise InvalidValue(
            where,
            "Skriv farven som # og seks tegn, for eksempel #1d4f8c",
            "Type the colour as # and six characters, such as #1d4f8c",
        )
    if field == "period" and kind in {"policy", "plan"}:
        refuse_reversed(where, str(value or ""))
    if kind == "plan_continuation":
        _check_answer(work.get(kind, record_id) | {field: value})
    if kind in RECORD_FIELDS:
        _refuse_taken(work, kind, field, value, record_id, parent_id)


def _check_answer(row: Row) -> None:
    """Raise InvalidValue if what became of an initiative is told without a reason."""
    outcome = next((one for one in Continuation if one == row["outcome"]), None)
    if outcome in NEEDS_REASON and not str(row["reason"] or "").strip():
        raise InvalidValue("plan_continuation.reason", *REASON_MISSING)


def _refuse_taken(
    work: UnitOfWork, kind: str, field: str, value: Value, record_id: str, parent_id: str
) -> None:
    from kkdesk.db.schema import UNIQUE_CODES  # noqa: PLC0415 -- loads SQLModel

    column, parent = UNIQUE_CODES[kind]
    if field != column:
        return
    among: dict[str, Value] = {}
    if parent:
        among[parent] = parent_id or work.get(kind, record_id)[parent]
    wanted = str(value).strip().casefold()
    for row in work.find(kind, **among):
        if row["id"] != record_id and str(row[field]).strip().casefold() == wanted:
            raise InvalidValue(
                f"{kind}.{field}",
                f"{value} bruges allerede af «{_words(row)}». Vælg noget andet",
                f"{value} is already used by “{_words(row)}”. Choose something else",
            )


def follow_policy_date(work: UnitOfWork, policy_id: str, field: str, words: str) -> None:
    """Let the date expression of a policy's period or adoption say what the policy says."""
    policy = work.get("policy", policy_id)
    role = POLICY_DATES[field]
    entries = work.find("date_entry", policy_id=policy_id, role=role.value)
    if not entries and words:
        work.insert(
            "date_entry",
            policy_id=policy_id,
            role=role.value,
            source=policy["title"],
            source_kind=SourceKind.OTHER.value,
            **date_columns(words),
        )
    for entry in entries[:1]:
        if words:
            work.update("date_entry", str(entry["id"]), **date_columns(words))
        else:
            work.delete("date_entry", str(entry["id"]))


def _words(row: dict[str, Value]) -> str:
    found = (row.get(name) for name in ("title", "title_short", "text_short"))
    return next((str(words) for words in found if words), str(row["id"]))
