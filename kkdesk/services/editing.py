"""Everything a person does in the editor of an initiative, each saved as it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.domain.dates import parse_date
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services.closed_remarks import refuse_closed_delete
from kkdesk.services.expressions import (
    date_columns,
    money_columns,
    refuse_reversed,
    write_years,
)
from kkdesk.services.record_checks import POLICY_DATES, check_field, follow_policy_date
from kkdesk.services.rereading import read_again, refuse_empty
from kkdesk.services.round_checks import check_entry, follow_text
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace

LINKS = {
    "objective": ("initiative_objective", "objective_id"),
    "priority": ("initiative_priority", "priority_id"),
    "heading": ("plan_entry", "heading_id"),
    "contact": ("initiative_contact", "person_id"),
}
"""What an initiative can be linked to: the record kind of the link and its column."""

_REQUIRED = frozenset(
    {
        *(("initiative", "code"), ("initiative", "title"), ("initiative_alias", "text")),
        *(("date_entry", "as_written"), ("appropriation", "as_written"), ("sub_item", "text")),
    }
)

_READ_FROM = {
    "date_entry": frozenset({"as_written", "document_date"}),
    "appropriation": frozenset({"as_written"}),
}
"""The fields that a record's reading (bounds, amounts) follows."""


def set_field(
    workspace: Workspace, kind: str, record_id: str, field: str, *, expected: Value, value: Value
) -> Changes:
    """Set one field; EditConflict if somebody else changed it since ``expected`` was read.

    Words are cleaned of control characters; an empty field that must hold something is
    refused with InvalidValue, and so is a code or number that another record carries.
    """
    with operation(workspace, action_label("set", f"{kind}.{field}")) as work:
        wanted = clean_typed(value) if isinstance(value, str) else value
        if (kind, field) in _REQUIRED:
            refuse_empty(kind, field, wanted)
        if (kind, field) == ("date_entry", "as_written"):
            refuse_reversed("date_entry.as_written", str(wanted))
        if kind == "initiative" and field == "code":
            wanted = str(wanted).strip()
        check_field(work, kind, field, wanted, record_id=record_id)
        if kind == "status_entry":
            check_entry(work, record_id, field, wanted)
        if kind == "initiative" and field == "code":
            _refuse_taken_code(work, record_id, str(wanted))
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
        if field in _READ_FROM.get(kind, ()):
            read_again(work, kind, record_id)
        if kind == "status_entry" and field == "text":
            follow_text(work, record_id)
        if kind == "policy" and field in POLICY_DATES:
            follow_policy_date(work, record_id, field, str(wanted or "").strip())
        work.name(action_label("set", f"{kind}.{field}", _about(work, kind, record_id)))
    return work.changes


def add_initiative(workspace: Workspace, *, title: str, code: str = "", **fields: Value) -> Changes:
    """Add an initiative; without a code it gets the next free number ("N12").

    ``objective_id`` and ``heading_id`` among the fields place it at once.
    """
    with operation(workspace, action_label("add", "initiative", code or title)) as work:
        places = {name: fields.pop(name, None) for name in ("objective_id", "heading_id")}
        wanted = clean_typed(code).strip() or _next_code(work)
        _refuse_taken_code(work, "", wanted)
        words = clean_typed(title).strip()
        refuse_empty("initiative", "title", words)
        initiative_id = work.insert("initiative", code=wanted, title=words, **_cleaned(fields))
        if places["objective_id"]:
            work.insert(
                "initiative_objective",
                initiative_id=initiative_id,
                objective_id=places["objective_id"],
            )
        if places["heading_id"]:
            work.insert("plan_entry", initiative_id=initiative_id, heading_id=places["heading_id"])
    return work.changes


def delete_record(workspace: Workspace, kind: str, record_id: str) -> Changes:
    """Delete a record with all it owns; RecordInUse if something else still needs it.

    InvalidValue if it is a text, a remark or a letter that a closed round keeps.
    """
    with operation(workspace, action_label("delete", kind)) as work:
        refuse_closed_delete(work, kind, record_id)
        work.name(action_label("delete", kind, _about(work, kind, record_id)))
        work.delete(kind, record_id)
    return work.changes


def set_links(
    workspace: Workspace,
    initiative_id: str,
    link: str,
    *,
    expected: Sequence[str],
    wanted: Sequence[str],
) -> Changes:
    """Make an initiative's links of one sort ("objective", "priority", …) the wanted ones.

    EditConflict if somebody else changed them since ``expected`` was read.
    """
    kind, column = LINKS[link]
    with operation(workspace, action_label("link", link)) as work:
        rows = work.find(kind, initiative_id=initiative_id)
        stored = {str(row[column]) for row in rows}
        _expect_links(initiative_id, link, stored, expected, wanted)
        for row in rows:
            if row[column] not in wanted:
                work.delete(kind, str(row["id"]))
        for target in dict.fromkeys(wanted):
            if target not in stored:
                work.insert(kind, initiative_id=initiative_id, **{column: target})
        work.name(action_label("link", link, _about(work, "initiative", initiative_id)))
    return work.changes


def set_partners(
    workspace: Workspace, initiative_id: str, *, expected: Sequence[str], wanted: Sequence[str]
) -> Changes:
    """Make the departments and committees that take part the wanted ones (their ids).

    EditConflict if somebody else changed them since ``expected`` was read.
    """
    with operation(workspace, action_label("link", "partner")) as work:
        rows = work.find("initiative_partner", initiative_id=initiative_id)
        parties = [(row["department_id"] or row["committee_id"], str(row["id"])) for row in rows]
        stored = {str(party) for party, _ in parties if party}
        _expect_links(initiative_id, "partner", stored, expected, wanted)
        for party, row_id in parties:
            if party and party not in wanted:
                work.delete("initiative_partner", row_id)
        departments = {str(row["id"]) for row in work.find("department")}
        new = [target for target in dict.fromkeys(wanted) if target not in stored]
        for position, target in enumerate(new, start=_next_position(rows)):
            column = "department_id" if target in departments else "committee_id"
            work.insert(
                "initiative_partner",
                initiative_id=initiative_id,
                position=position,
                **{column: target},
            )
        work.name(action_label("link", "partner", _about(work, "initiative", initiative_id)))
    return work.changes


def set_outside_partners(
    workspace: Workspace, initiative_id: str, *, expected: Sequence[str], wanted: Sequence[str]
) -> Changes:
    """Make the outsiders who take part the wanted ones, each in words.

    EditConflict if somebody else changed them since ``expected`` was read.
    """
    with operation(workspace, action_label("link", "partner")) as work:
        rows = [
            row
            for row in work.find("initiative_partner", initiative_id=initiative_id)
            if not row["department_id"] and not row["committee_id"]
        ]
        _set_words(work, "initiative_partner", rows, initiative_id, expected, wanted)
        work.name(action_label("link", "partner", _about(work, "initiative", initiative_id)))
    return work.changes


def set_aliases(
    workspace: Workspace, initiative_id: str, *, expected: Sequence[str], wanted: Sequence[str]
) -> Changes:
    """Make an initiative's other names the wanted ones.

    EditConflict if somebody else changed them since ``expected`` was read.
    """
    with operation(workspace, action_label("set", "initiative_alias")) as work:
        rows = work.find("initiative_alias", initiative_id=initiative_id)
        _set_words(work, "initiative_alias", rows, initiative_id, expected, wanted)
        about = _about(work, "initiative", initiative_id)
        work.name(action_label("set", "initiative_alias", about))
    return work.changes


def add_date(
    workspace: Workspace,
    initiative_id: str,
    *,
    words: str,
    role: DateRole | None = None,
    **more: Value,
) -> Changes:
    """Add a date expression; without a role the words suggest one."""
    with operation(workspace, action_label("add", "date_entry", words)) as work:
        kept = clean_typed(words)
        refuse_empty("date_entry", "as_written", kept)
        refuse_reversed("date_entry.as_written", kept)
        found = role or parse_date(kept).suggested_role or DateRole.MENTIONED
        work.insert(
            "date_entry",
            initiative_id=initiative_id,
            role=found.value,
            **date_columns(kept),
            **_cleaned(more),
        )
    return work.changes


def set_date_words(workspace: Workspace, date_id: str, *, expected: str, words: str) -> Changes:
    """Change the words of a date expression; its reading follows.

    An end that was computed is computed anew if the words are still a duration. A
    confirmation falls when the new words mean another day.
    """
    return _set_words_of(workspace, "date_entry", date_id, expected, words)


def add_money(workspace: Workspace, initiative_id: str, *, words: str, **more: Value) -> Changes:
    """Add an appropriation from its words; what cannot be read is kept and flagged."""
    with operation(workspace, action_label("add", "appropriation", words)) as work:
        kept = clean_typed(words)
        refuse_empty("appropriation", "as_written", kept)
        columns = {**money_columns(kept), **_cleaned(more)}
        added = work.insert("appropriation", initiative_id=initiative_id, **columns)
        write_years(work, added, kept)
    return work.changes


def set_money_words(workspace: Workspace, money_id: str, *, expected: str, words: str) -> Changes:
    """Change the words of an appropriation; its reading follows."""
    return _set_words_of(workspace, "appropriation", money_id, expected, words)


def add_item(workspace: Workspace, kind: str, /, **values: Value) -> Changes:
    """Add an alias, a sub-item or another small record that belongs to an initiative."""
    with operation(workspace, action_label("add", kind)) as work:
        work.insert(kind, **_cleaned(values))
    return work.changes


def _set_words_of(
    workspace: Workspace, kind: str, record_id: str, expected: str, words: str
) -> Changes:
    """Change the words of a date or an appropriation in one operation named by them."""
    with operation(workspace, action_label("set", kind, words)) as work:
        kept = clean_typed(words)
        refuse_empty(kind, "as_written", kept)
        if kind == "date_entry":
            refuse_reversed("date_entry.as_written", kept)
        work.set_field(kind, record_id, "as_written", expected=expected, value=kept)
        read_again(work, kind, record_id)
    return work.changes


def _cleaned(values: Row) -> Row:
    return {k: clean_typed(v) if isinstance(v, str) else v for k, v in values.items()}


def _next_position(rows: Sequence[Row]) -> int:
    return max((int(str(row["position"])) for row in rows), default=-1) + 1


def _set_words(
    work: UnitOfWork,
    kind: str,
    rows: Sequence[Row],
    initiative_id: str,
    expected: Sequence[str],
    wanted: Sequence[str],
) -> None:
    """Make the ``text`` of an initiative's small records the wanted ones, in order."""
    texts = dict.fromkeys(clean for text in wanted if (clean := clean_typed(text).strip()))
    stored = {str(row["text"]) for row in rows}
    _expect_links(initiative_id, kind, stored, expected, tuple(texts))
    for row in rows:
        if row["text"] not in texts:
            work.delete(kind, str(row["id"]))
    ordered = kind == "initiative_partner"
    for position, text in enumerate(texts, start=len(stored)):
        if text not in stored:
            place: Row = {"position": position} if ordered else {}
            work.insert(kind, initiative_id=initiative_id, text=text, **place)


def _expect_links(
    initiative_id: str, link: str, stored: set[str], expected: Sequence[str], wanted: Sequence[str]
) -> None:
    """Raise EditConflict, its values as tuples, if the stored links are neither of the two."""
    if stored not in (set(expected), set(wanted)):
        raise EditConflict(
            "initiative",
            initiative_id,
            link,
            expected=tuple(sorted(expected)),
            stored=tuple(sorted(stored)),
            wanted=tuple(sorted(wanted)),
        )


def _about(work: UnitOfWork, kind: str, record_id: str) -> str:
    """Return the code people know a record by, its owner's code, or nothing."""
    row: Row = work.get(kind, record_id)
    known = row.get("code") or row.get("number")
    if known:
        return str(known)
    owner = row.get("initiative_id")
    return str(work.get("initiative", str(owner))["code"]) if owner else ""


def _next_code(work: UnitOfWork) -> str:
    taken = work.codes("initiative")
    return next(f"N{n}" for n in range(1, len(taken) + 2) if f"N{n}" not in taken)


def _refuse_taken_code(work: UnitOfWork, record_id: str, code: str) -> None:
    taken = [row for row in work.find("initiative", code=code) if row["id"] != record_id]
    if taken:
        raise InvalidValue(
            "initiative.code",
            f"koden {code} bruges allerede af «{taken[0]['title']}». Vælg en anden",
            f"the code {code} is already used by “{taken[0]['title']}”. Choose another",
        )
