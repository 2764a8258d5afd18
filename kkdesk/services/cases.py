"""Cases, their routes and appendices, questions, committees and meetings: read and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import cases as queries
from kkdesk.db.queries.meeting_calendar import calendar
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.errors import EditConflict
from kkdesk.services.case_checks import (
    check,
    day_of,
    known,
    refuse_ended_before_begun,
    refuse_nameless,
    refuse_taken_code,
    refuse_used_department,
)
from kkdesk.services.case_order import NUMBERED, put_in_order, refuse_cited, siblings
from kkdesk.services.department_codes import carry_code
from kkdesk.services.expressions import date_columns
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.cases import CalendarMeeting, Sheet, Subject
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.services.workspace import Workspace


def subjects(workspace: Workspace) -> tuple[Subject, ...]:
    """Return the cases, the questions, the bodies of the municipality and the people."""
    with reading(workspace) as connection:
        return queries.subjects(connection)


def sheet(
    workspace: Workspace, kind: str, record_id: str
) -> tuple[Sheet, Mapping[str, tuple[Choice, ...]]]:
    """Return a subject and what its references can point at; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        options = queries.options(connection)
        if kind == "question":
            options["items"] = queries.initiatives(connection)
        elif kind in {"committee", "council"}:
            options["person_id"] = queries.people_of(connection, record_id)
        return queries.sheet(connection, kind, record_id), options


def meeting_calendar(workspace: Workspace) -> tuple[CalendarMeeting, ...]:
    """Return the meetings of all committees, by day."""
    with reading(workspace) as connection:
        return calendar(connection)


def list_items(workspace: Workspace, list_id: str) -> tuple[str, ...]:
    """Return the initiatives of an answer's list, in its order."""
    with reading(workspace) as connection:
        return queries.list_items(connection, list_id)


def set_field(
    workspace: Workspace, kind: str, record_id: str, field: str, *, expected: Value, value: Value
) -> Changes:
    """Set one field of a case or of what stands on its page; dates that follow it follow.

    EditConflict if somebody else changed it since ``expected`` was read; InvalidValue if it
    must hold something, or if it is a meeting's day and no day can be read in it.
    """
    wanted = clean_typed(value) if isinstance(value, str) else value
    with operation(workspace, action_label("set", f"{kind}.{field}")) as work:
        check(kind, field, wanted)
        before = work.get(kind, record_id)[field]
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
        if (kind, field) == ("meeting", "as_written"):
            work.update(kind, record_id, held_on=day_of(str(wanted)))
            for step in work.find("route_step", meeting_id=record_id):
                follow_meeting(work, step)
        elif (kind, field) == ("route_step", "meeting_id"):
            step = work.get(kind, record_id)
            if wanted:
                meeting = work.get("meeting", str(wanted))
                work.update(kind, record_id, committee_id=meeting["committee_id"])
            follow_meeting(work, step)
        elif kind == "membership":
            refuse_ended_before_begun(work.get(kind, record_id), field)
        elif kind == "person":
            refuse_nameless(work.get(kind, record_id))
        elif kind == "department":
            refuse_taken_code(work, work.get(kind, record_id))
            if field == "code":
                carry_code(work, work.get(kind, record_id) | {"code": before}, str(wanted))
        work.name(action_label("set", f"{kind}.{field}", known(work.get(kind, record_id))))
    return work.changes


def delete(workspace: Workspace, kind: str, record_id: str) -> Changes:
    """Delete a record of the page with all it owns; the numbers after it close up.

    AppendixInUse if a text of the case cites the appendix; RecordInUse if something else
    needs the record.
    """
    with operation(workspace, action_label("delete", kind)) as work:
        own = work.get(kind, record_id)
        if kind == "appendix":
            refuse_cited(work, own)
        elif kind == "department":
            refuse_used_department(work, record_id)
        rows = siblings(work, kind, own) if kind in NUMBERED else []
        work.delete(kind, record_id)
        left = [row for row in rows if row["id"] != record_id]
        if left:
            put_in_order(work, kind, left, [str(row["id"]) for row in left])
        work.name(action_label("delete", kind, known(own)))
    return work.changes


def set_list_items(
    workspace: Workspace, list_id: str, *, expected: tuple[str, ...], wanted: tuple[str, ...]
) -> Changes:
    """Make the initiatives of an answer's list the wanted ones, in that order."""
    kind = "question_list_item"
    with operation(workspace, action_label("link", "question_list")) as work:
        rows = sorted(work.find(kind, list_id=list_id), key=lambda row: int(str(row["position"])))
        stored = tuple(str(row["initiative_id"]) for row in rows)
        if stored not in (expected, wanted):
            raise EditConflict(
                "question_list", list_id, "items", expected=expected, stored=stored, wanted=wanted
            )
        for row in rows:
            if row["initiative_id"] not in wanted:
                work.delete(kind, str(row["id"]))
        kept = {str(row["initiative_id"]): str(row["id"]) for row in rows}
        for position, target in enumerate(wanted):
            if target in kept:
                work.update(kind, kept[target], position=position)
            else:
                work.insert(kind, list_id=list_id, initiative_id=target, position=position)
    return work.changes


def follow_meeting(work: UnitOfWork, step: Row) -> None:
    """Let the date expression of a step say its meeting's day."""
    own = work.get("route_step", str(step["id"]))
    entries = work.find("date_entry", step_id=own["id"], role=DateRole.MEETING.value)
    if not own["meeting_id"]:
        for entry in entries:
            work.delete("date_entry", str(entry["id"]))
        return
    words = str(work.get("meeting", str(own["meeting_id"]))["as_written"])
    if entries:
        work.update("date_entry", str(entries[0]["id"]), **date_columns(words))
        return
    work.insert(
        "date_entry",
        step_id=own["id"],
        role=DateRole.MEETING.value,
        source=work.get("case", str(own["case_id"]))["title"],
        source_kind=SourceKind.OTHER.value,
        **date_columns(words),
    )
