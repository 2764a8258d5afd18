"""Rules that plan back from meetings, the calendar they count on, and rules of follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import planning as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.dates import parse_date
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.planning_fields import MOST_BEFORE, PLANNING_FIELDS
from kkdesk.domain.vocabulary import PlanUnit
from kkdesk.errors import InvalidValue
from kkdesk.services.expressions import refuse_reversed
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.planning_fields import PlanningRecord
    from kkdesk.domain.records import Choice
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

STANDARD: Final = (
    ("Dagsorden sendes ud", 4, PlanUnit.WORKING_DAYS, "BR", "", False),
    ("Sagen afleveres til udvalgets sekretariat", 10, PlanUnit.WORKING_DAYS, "", "", False),
    ("Høringssvar er modtaget", 3, PlanUnit.WORKING_DAYS, "", 1, True),
    ("Høring sendes til rådet", 4, PlanUnit.WEEKS, "", 2, True),
)
"""Rules to begin with: name, amount, unit, committee, the rule counted from, first meeting only."""


def planning_sheet(
    workspace: Workspace, *, lang: Lang = "da"
) -> tuple[Mapping[str, tuple[PlanningRecord, ...]], Mapping[str, tuple[Choice, ...]]]:
    """Return the rules and periods by kind, and what their references can point at."""
    with reading(workspace) as connection:
        kinds = {kind: queries.planning_records(connection, kind, lang) for kind in PLANNING_FIELDS}
        return kinds, queries.planning_options(connection)


def set_planning_field(
    workspace: Workspace, kind: str, record_id: str, field: str, *, expected: Value, value: Value
) -> Changes:
    """Set one field; the days of a period follow its words.

    EditConflict if somebody else changed it since ``expected`` was read; InvalidValue if it
    must hold something else.
    """
    wanted = clean_typed(value).strip() if isinstance(value, str) else value
    if wanted == "" and field.endswith("_id"):
        wanted = None
    with operation(workspace, action_label("set", f"{kind}.{field}")) as work:
        _check(kind, field, wanted)
        if (kind, field) == ("planning_rule", "before_id") and wanted:
            _refuse_ring(work, record_id, str(wanted))
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
        if (kind, field) == ("calendar_period", "as_written"):
            work.update(kind, record_id, **period_days(str(wanted)))
        work.name(action_label("set", f"{kind}.{field}", _known(work.get(kind, record_id))))
    return work.changes


def add_planning(
    workspace: Workspace, kind: str, *, record_id: str = "", **values: Value
) -> Changes:
    """Add a rule or a period, last in its order. InvalidValue, naming the field."""
    cleaned = {k: clean_typed(v).strip() if isinstance(v, str) else v for k, v in values.items()}
    with operation(workspace, action_label("add", kind, _known(cleaned))) as work:
        for spec in PLANNING_FIELDS[kind]:
            if spec.required or spec.name in cleaned:
                _check(kind, spec.name, cleaned.get(spec.name))
        if kind == "calendar_period":
            cleaned |= period_days(str(cleaned["as_written"]))
        elif kind == "planning_rule":
            cleaned["position"] = len(work.find(kind))
        work.insert(kind, id=record_id or new_id(), **cleaned)
    return work.changes


def delete_planning(workspace: Workspace, kind: str, record_id: str) -> Changes:
    """Delete a rule or a period; rules that counted from it count from the meeting."""
    with operation(workspace, action_label("delete", kind)) as work:
        work.name(action_label("delete", kind, _known(work.get(kind, record_id))))
        if kind == "planning_rule":
            for rule in work.find(kind, before_id=record_id):
                work.update(kind, str(rule["id"]), before_id=None)
        work.delete(kind, record_id)
    return work.changes


def add_standard_rules(workspace: Workspace) -> Changes:
    """Add the rules to begin with; the agenda rule is for BR where there is one."""
    with operation(workspace, action_label("add", "planning_rule")) as work:
        insert_standard_rules(work)
    return work.changes


def insert_standard_rules(work: UnitOfWork) -> None:
    """Insert the rules to begin with after those there are."""
    committees = {str(row["code"]): str(row["id"]) for row in work.find("committee")}
    ids: list[str] = []
    start = len(work.find("planning_rule"))
    for place, (name, amount, unit, committee, before, first_only) in enumerate(STANDARD):
        ids.append(
            work.insert(
                "planning_rule",
                name=name,
                amount=amount,
                unit=unit.value,
                committee_id=committees.get(committee),
                before_id=ids[before] if isinstance(before, int) else None,
                first_only=first_only,
                position=start + place,
            )
        )


def _check(kind: str, field: str, value: Value) -> None:
    where = f"{kind}.{field}"
    required = any(spec.required and spec.name == field for spec in PLANNING_FIELDS[kind])
    if required and not str("" if value is None else value).strip():
        raise InvalidValue(
            where,
            "Feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "The field must be filled in. Type a text, or undo",
        )
    if field == "amount" and not (isinstance(value, int) and 0 <= value <= MOST_BEFORE):
        raise InvalidValue(
            where,
            f"Skriv et helt tal fra 0 til {MOST_BEFORE}",
            f"Type a whole number from 0 to {MOST_BEFORE}",
        )
    if where == "calendar_period.as_written":
        period_days(str(value))


def period_days(words: str) -> dict[str, date]:
    """Return the first and last day of a period; InvalidValue where words leave them open."""
    field = "calendar_period.as_written"
    refuse_reversed(field, words)
    read = parse_date(words)
    first, last = read.start[0], read.end[1]
    if first is None or last is None:
        raise InvalidValue(
            field,
            "Skriv den første og den sidste dag, for eksempel 13.-17. oktober 2025",
            "Type the first and the last day, such as 13.-17. oktober 2025",
        )
    return {"first": first, "last": last}


def _refuse_ring(work: UnitOfWork, record_id: str, before: str) -> None:
    """Raise InvalidValue if a rule would count from itself."""
    rules = {str(row["id"]): str(row["before_id"] or "") for row in work.find("planning_rule")}
    here = before
    for _ in rules:
        if here == record_id:
            raise InvalidValue(
                "planning_rule.before_id",
                "Reglen ville vente på sig selv. Vælg en anden, eller mødet",
                "The rule would wait for itself. Choose another, or the meeting",
            )
        here = rules.get(here, "")


def _known(row: Row) -> str:
    return next((str(row[name]) for name in ("name", "text") if row.get(name)), "")
