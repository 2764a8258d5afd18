"""New cases, questions, bodies and people of a municipality, and what stands under them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kkdesk.domain.actions import action_label
from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.cases import Panel, day_words
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import InvalidValue
from kkdesk.services.case_checks import check, day_of, known
from kkdesk.services.case_order import NUMBERED
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace

BODIES: Final = frozenset({"committee", "council", "department", "person"})
"""Kinds that belong to a municipality, not to a case."""
MOST_MEETINGS: Final = 120
"""A series with more meetings is taken for a slip of the hand."""
_POSITIONED: Final = frozenset({"question", "question_list"})


def add_case(workspace: Workspace, title: str, *, record_id: str = "") -> Changes:
    """Add a case with a title."""
    with operation(workspace, action_label("add", "case")) as work:
        _insert(work, "case", record_id, title=title)
    return work.changes


def add_question(workspace: Workspace, title: str, *, record_id: str = "") -> Changes:
    """Add a question that belongs to no case (yet), with the next number."""
    with operation(workspace, action_label("add", "question")) as work:
        among = work.find("question", case_id=None, parent_id=None)
        _insert(work, "question", record_id, title=title, **_after(among))
    return work.changes


def add_body(
    workspace: Workspace,
    kind: str,
    name: str,
    *,
    beside: tuple[str, str] = ("", ""),
    record_id: str = "",
) -> Changes:
    """Add a body or a person, in the municipality of another one (``beside``).

    Its code is a word to be typed over. InvalidValue while there is no municipality.
    """
    with operation(workspace, action_label("add", kind)) as work:
        own: Row = {"organisation_id": _organisation(work, beside), "name": name}
        if kind != "person":
            own["code"] = "?"
        if kind == "committee":
            positions = [int(str(row["position"])) for row in work.find(kind)]
            own["position"] = max(positions, default=-1) + 1
        elif kind == "department":
            own["code"] = _free_code(work, own)
        _insert(work, kind, record_id, **own)
    return work.changes


def _free_code(work: UnitOfWork, department: Row) -> str:
    """Return a code to be typed over that no department of the municipality has."""
    rows = work.find("department", organisation_id=department["organisation_id"])
    taken = {str(row["code"]) for row in rows}
    return next(code for n in range(1, len(taken) + 2) if (code := "?" * n) not in taken)


def add_part(
    workspace: Workspace,
    panel: Panel,
    owner: tuple[str, str],
    *,
    record_id: str = "",
    **more: Value,
) -> Changes:
    """Add a record under a subject (its kind and id), last in its order.

    What it must hold and is not given gets a word to be typed over. A meeting needs its day
    (``as_written``), a member a person (``person_id``).
    """
    kind, column = panel.value, _owner_column(panel, owner[0])
    with operation(workspace, action_label("add", kind)) as work:
        work.get(*owner)
        among = work.find(kind, **{column: owner[1]})
        place: Row = {column: owner[1]}
        if kind in NUMBERED:
            place["number"] = len(among) + 1
        elif kind in _POSITIONED:
            after = _after(among)
            place |= after if kind == "question" else {"position": after["position"]}
        _insert(work, kind, record_id, **(place | more))
    return work.changes


def add_meetings(
    workspace: Workspace, committee_id: str, *, first: date, last: date, weeks: int
) -> Changes:
    """Add a committee's meetings on one weekday, every so many weeks, where none stands yet."""
    if weeks < 1 or last < first or (last - first).days // (7 * weeks) >= MOST_MEETINGS:
        raise InvalidValue(
            "meeting.weeks",
            f"Rækken skal have fra 1 til {MOST_MEETINGS} møder. Ret dagene eller antallet af uger",
            f"The series must have from 1 to {MOST_MEETINGS} meetings. "
            "Change the days or the number of weeks",
        )
    with operation(workspace, action_label("add", "meeting")) as work:
        committee = work.get("committee", committee_id)
        taken = {row["held_on"] for row in work.find("meeting", committee_id=committee_id)}
        for number in range((last - first).days // (7 * weeks) + 1):
            day = first + timedelta(weeks=weeks * number)
            if day not in taken:
                words = day_words(day)
                work.insert("meeting", committee_id=committee_id, held_on=day, as_written=words)
        work.name(action_label("add", "meeting", str(committee["code"])))
    return work.changes


def _insert(work: UnitOfWork, kind: str, record_id: str, **values: Value) -> None:
    cleaned = {k: clean_typed(v).strip() if isinstance(v, str) else v for k, v in values.items()}
    for spec in CASE_FIELDS[kind]:
        if spec.required:
            check(kind, spec.name, cleaned.get(spec.name))
    if kind == "meeting":
        cleaned["held_on"] = day_of(str(cleaned["as_written"]))
    work.insert(kind, id=record_id or new_id(), **cleaned)
    work.name(action_label("add", kind, known(cleaned)))


def _organisation(work: UnitOfWork, beside: tuple[str, str]) -> Value:
    """Return the municipality of a record that belongs to one, or else the first there is."""
    if beside[0] in BODIES:
        return work.get(*beside)["organisation_id"]
    found = sorted(work.find("organisation"), key=lambda row: str(row["id"]))
    if not found:
        raise InvalidValue(
            "organisation",
            "Der er ingen kommune endnu. Opret en politik først; den siger, hvilken kommune det er",
            "There is no municipality yet. Add a policy first; it says which municipality it is",
        )
    return found[0]["id"]


def _after(rows: list[Row]) -> Row:
    """Return the number and place of a question after these."""
    known = [str(row.get("number", "")) for row in rows]
    numbers = [int(number) for number in known if number.isdecimal()]
    positions = [int(str(row["position"])) for row in rows]
    return {
        "number": str(max(numbers, default=0) + 1),
        "position": max(positions, default=-1) + 1,
    }


def _owner_column(panel: Panel, owner: str) -> str:
    if panel is Panel.QUESTIONS and owner == "question":
        return "parent_id"
    return f"{owner}_id"
