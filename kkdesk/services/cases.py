"""Cases, their routes and appendices, questions, committees and meetings: read and kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import cases as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.case_fields import CASE_FIELDS, TEXTS
from kkdesk.domain.cases import Panel, cited, day_words, moved, renumber
from kkdesk.domain.dates import parse_date
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.errors import AppendixInUse, EditConflict, InvalidValue
from kkdesk.services.expressions import date_columns
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.cases import Sheet, Subject
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.services.workspace import Workspace

NUMBERED: Final = frozenset({"route_step", "appendix"})
"""Kinds that are numbered 1 to n under their case."""
BODIES: Final = frozenset({"committee", "council", "person"})
"""Kinds that belong to a municipality, not to a case."""
MOST_MEETINGS: Final = 120
"""A series with more meetings is taken for a slip of the hand."""
_POSITIONED: Final = frozenset({"question", "question_list"})


def subjects(workspace: Workspace) -> tuple[Subject, ...]:
    """Return the cases, the questions, the committees, the councils and the people."""
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
        return queries.sheet(connection, kind, record_id), options


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
        _check(kind, field, wanted)
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
        if (kind, field) == ("meeting", "as_written"):
            work.update(kind, record_id, held_on=_day(str(wanted)))
            for step in work.find("route_step", meeting_id=record_id):
                _follow_meeting(work, step)
        elif (kind, field) == ("route_step", "meeting_id"):
            step = work.get(kind, record_id)
            if wanted:
                meeting = work.get("meeting", str(wanted))
                work.update(kind, record_id, committee_id=meeting["committee_id"])
            _follow_meeting(work, step)
        elif kind == "membership":
            _refuse_ended_before_begun(work.get(kind, record_id), field)
        elif kind == "person":
            _refuse_nameless(work.get(kind, record_id))
        work.name(action_label("set", f"{kind}.{field}", _known(work.get(kind, record_id))))
    return work.changes


def add_case(workspace: Workspace, title: str, *, record_id: str = "") -> Changes:
    """Add a case with a title."""
    return _add(workspace, "case", record_id, title=title)


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
    """Add a committee, a council or a person, in the municipality of another one (``beside``).

    Its code is a word to be typed over. InvalidValue while there is no municipality.
    """
    with operation(workspace, action_label("add", kind)) as work:
        own: Row = {"organisation_id": _organisation(work, beside), "name": name}
        if kind != "person":
            own["code"] = "?"
        if kind == "committee":
            positions = [int(str(row["position"])) for row in work.find(kind)]
            own["position"] = max(positions, default=-1) + 1
        _insert(work, kind, record_id, **own)
    return work.changes


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


def move_part(workspace: Workspace, kind: str, record_id: str, step: int) -> Changes:
    """Move a step, appendix, question or list up (-1) or down (1); citations follow appendices."""
    with operation(workspace, action_label("move", kind)) as work:
        rows = _siblings(work, kind, work.get(kind, record_id))
        keys = [str(row["id"]) for row in rows]
        order = moved(keys, record_id, step)
        if list(order) != keys:
            _put_in_order(work, kind, rows, order)
            work.name(action_label("move", kind, _known(work.get(kind, record_id))))
    return work.changes


def delete(workspace: Workspace, kind: str, record_id: str) -> Changes:
    """Delete a record of the page with all it owns; the numbers after it close up.

    AppendixInUse if a text of the case cites the appendix; RecordInUse if something else
    needs the record.
    """
    with operation(workspace, action_label("delete", kind)) as work:
        own = work.get(kind, record_id)
        if kind == "appendix":
            _refuse_cited(work, own)
        rows = _siblings(work, kind, own) if kind in NUMBERED else []
        work.delete(kind, record_id)
        left = [row for row in rows if row["id"] != record_id]
        if left:
            _put_in_order(work, kind, left, [str(row["id"]) for row in left])
        work.name(action_label("delete", kind, _known(own)))
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


def _add(workspace: Workspace, kind: str, record_id: str, **values: Value) -> Changes:
    with operation(workspace, action_label("add", kind)) as work:
        _insert(work, kind, record_id, **values)
    return work.changes


def _insert(work: UnitOfWork, kind: str, record_id: str, **values: Value) -> None:
    cleaned = {k: clean_typed(v).strip() if isinstance(v, str) else v for k, v in values.items()}
    for spec in CASE_FIELDS[kind]:
        if spec.required:
            _check(kind, spec.name, cleaned.get(spec.name))
    if kind == "meeting":
        cleaned["held_on"] = _day(str(cleaned["as_written"]))
    work.insert(kind, id=record_id or new_id(), **cleaned)
    work.name(action_label("add", kind, _known(cleaned)))


def _check(kind: str, field: str, value: Value) -> None:
    """Raise InvalidValue if a field must hold something else."""
    where = f"{kind}.{field}"
    required = any(spec.required and spec.name == field for spec in CASE_FIELDS[kind])
    if required and not str("" if value is None else value).strip():
        raise InvalidValue(
            where,
            "Feltet skal udfyldes. Skriv en tekst, eller fortryd",
            "The field must be filled in. Type a text, or undo",
        )
    if where == "meeting.as_written" and _day(str(value)) is None:
        raise InvalidValue(
            where,
            "Skriv en dag, for eksempel 8. oktober 2025",
            "Type a day, such as 8. oktober 2025",
        )


def _refuse_nameless(person: Row) -> None:
    if not (str(person["name"]).strip() or str(person["title"]).strip()):
        raise InvalidValue(
            "person.name",
            "Skriv et navn eller en stilling, eller fortryd",
            "Type a name or a position, or undo",
        )


def _refuse_ended_before_begun(member: Row, field: str) -> None:
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


def _day(words: str) -> date | None:
    """Return the day that words say; None where they leave more than one open."""
    found = parse_date(words)
    return found.earliest if found.earliest == found.latest else None


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


def _siblings(work: UnitOfWork, kind: str, own: Row) -> list[Row]:
    """Return the records that one stands among, in their order."""
    columns = {
        "route_step": ("case_id",),
        "appendix": ("case_id",),
        "question": ("case_id", "parent_id"),
        "question_list": ("question_id",),
    }[kind]
    rows = work.find(kind, **{column: own[column] for column in columns})
    order = "number" if kind in NUMBERED else "position"
    return sorted(rows, key=lambda row: (int(str(row[order])), str(row["id"])))


def _put_in_order(
    work: UnitOfWork, kind: str, rows: list[Row], order: tuple[str, ...] | list[str]
) -> None:
    """Give records new numbers, and let texts that cite an appendix follow it."""
    column = "number" if kind in NUMBERED else "position"
    start = 1 if kind in NUMBERED else 0
    before = {str(row["id"]): int(str(row[column])) for row in rows}
    after = {key: number for number, key in enumerate(order, start=start)}
    for key, number in after.items():
        work.update(kind, key, **{column: number})
    if kind == "appendix":
        numbers = {before[key]: number for key, number in after.items()}
        for text_kind, row, field in _texts(work, str(rows[0]["case_id"])):
            new = renumber(str(row[field]), numbers)
            work.update(text_kind, str(row["id"]), **{field: new})


def _texts(work: UnitOfWork, case_id: str) -> Iterator[tuple[str, Row, str]]:
    """Yield every text of a case that may cite its appendices: its kind, its record, its field."""
    waiting = work.find("question", case_id=case_id)
    questions: list[Row] = []
    while waiting:
        question = waiting.pop()
        questions.append(question)
        waiting += work.find("question", parent_id=question["id"])
    lists = [
        found
        for question in questions
        for found in work.find("question_list", question_id=question["id"])
    ]
    for kind, rows in (
        ("case", [work.get("case", case_id)]),
        ("memo", work.find("memo", case_id=case_id)),
        ("question", questions),
        ("question_list", lists),
    ):
        for row in rows:
            for field in TEXTS[kind]:
                # Two fields of one record are written one after the other: read it as it is now.
                yield kind, work.get(kind, str(row["id"])), field


def _refuse_cited(work: UnitOfWork, appendix: Row) -> None:
    number = int(str(appendix["number"]))
    for kind, row, field in _texts(work, str(appendix["case_id"])):
        if number in cited(str(row[field])):
            spec = next(spec for spec in CASE_FIELDS[kind] if spec.name == field)
            place = {"case": ("sagen", "the case"), "memo": ("notatet", "the memo")}.get(
                kind, (f"spørgsmål {_known(row)}", f"question {_known(row)}")
            )
            raise AppendixInUse(
                number, f"{place[0]}, «{spec.danish}»", f"{place[1]}, “{spec.english}”"
            )


def _follow_meeting(work: UnitOfWork, step: Row) -> None:
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


def _known(row: Mapping[str, Value]) -> str:
    """Return what people know a record by."""
    names = ("code", "number", "as_written", "title", "name", "heading")
    return next((str(row[name]) for name in names if row.get(name)), "")
