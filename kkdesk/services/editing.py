"""Everything a person does in the editor of an initiative, each saved as it is made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.domain.dates import parse_date
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services.expressions import date_columns, money_columns, write_years
from kkdesk.services.record_checks import POLICY_DATES, check_field, follow_policy_date
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

_REQUIRED = frozenset({"code", "title"})


def set_field(
    workspace: Workspace, kind: str, record_id: str, field: str, *, expected: Value, value: Value
) -> Changes:
    """Set one field; EditConflict if somebody else changed it since ``expected`` was read.

    Words are cleaned of control characters; an empty field that must hold something is
    refused with InvalidValue, and so is a code or number that another record carries.
    """
    with operation(workspace, action_label("set", f"{kind}.{field}")) as work:
        wanted = clean_typed(value) if isinstance(value, str) else value
        if field in _REQUIRED and not str(wanted or "").strip():
            raise InvalidValue(
                f"{kind}.{field}",
                "Feltet skal udfyldes. Skriv en tekst, eller fortryd.",
                "The field must be filled in. Type a text, or undo.",
            )
        check_field(work, kind, field, wanted, record_id=record_id)
        if kind == "initiative" and field == "code":
            _refuse_taken_code(work, record_id, str(wanted))
        work.set_field(kind, record_id, field, expected=expected, value=wanted)
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
        wanted = code.strip() or _next_code(work)
        _refuse_taken_code(work, "", wanted)
        initiative_id = work.insert(
            "initiative", code=wanted, title=clean_typed(title).strip(), **fields
        )
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
    """Delete a record with all it owns; RecordInUse if something else still needs it."""
    with operation(workspace, action_label("delete", kind)) as work:
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
    """Make an initiative's links of one sort ("objective", "priority", …) the wanted ones."""
    kind, column = LINKS[link]
    with operation(workspace, action_label("link", link)) as work:
        rows = {str(row[column]): row for row in work.find(kind, initiative_id=initiative_id)}
        _expect_links(initiative_id, link, set(rows), expected, wanted)
        for target, row in rows.items():
            if target not in wanted:
                work.delete(kind, str(row["id"]))
        for target in wanted:
            if target not in rows:
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
        rows = {
            str(row["department_id"] or row["committee_id"]): row
            for row in work.find("initiative_partner", initiative_id=initiative_id)
            if row["department_id"] or row["committee_id"]
        }
        _expect_links(initiative_id, "partner", set(rows), expected, wanted)
        for target, row in rows.items():
            if target not in wanted:
                work.delete("initiative_partner", str(row["id"]))
        departments = {str(row["id"]) for row in work.find("department")}
        for target in wanted:
            if target not in rows:
                column = "department_id" if target in departments else "committee_id"
                work.insert("initiative_partner", initiative_id=initiative_id, **{column: target})
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
        found = role or parse_date(words).suggested_role or DateRole.MENTIONED
        work.insert(
            "date_entry",
            initiative_id=initiative_id,
            role=found.value,
            **date_columns(clean_typed(words)),
            **more,
        )
    return work.changes


def set_date_words(workspace: Workspace, date_id: str, *, expected: str, words: str) -> Changes:
    """Change the words of a date expression; its reading follows."""
    with operation(workspace, action_label("set", "date_entry", words)) as work:
        stored = work.get("date_entry", date_id)
        work.set_field(
            "date_entry", date_id, "as_written", expected=expected, value=clean_typed(words)
        )
        reading = date_columns(clean_typed(words), document_date=_day(stored["document_date"]))
        work.update("date_entry", date_id, **reading)
    return work.changes


def add_money(workspace: Workspace, initiative_id: str, *, words: str, **more: Value) -> Changes:
    """Add an appropriation from its words; what cannot be read is kept and flagged."""
    with operation(workspace, action_label("add", "appropriation", words)) as work:
        kept = clean_typed(words)
        columns = {**money_columns(kept), **more}
        added = work.insert("appropriation", initiative_id=initiative_id, **columns)
        write_years(work, added, kept)
    return work.changes


def set_money_words(workspace: Workspace, money_id: str, *, expected: str, words: str) -> Changes:
    """Change the words of an appropriation; its reading follows."""
    with operation(workspace, action_label("set", "appropriation", words)) as work:
        kept = clean_typed(words)
        work.set_field("appropriation", money_id, "as_written", expected=expected, value=kept)
        work.update("appropriation", money_id, **money_columns(kept))
        write_years(work, money_id, kept)
    return work.changes


def add_item(workspace: Workspace, kind: str, /, **values: Value) -> Changes:
    """Add an alias, a sub-item or another small record that belongs to an initiative."""
    with operation(workspace, action_label("add", kind)) as work:
        work.insert(
            kind,
            **{k: clean_typed(v) if isinstance(v, str) else v for k, v in values.items()},
        )
    return work.changes


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
    stored = {str(row["text"]): str(row["id"]) for row in rows}
    _expect_links(initiative_id, kind, set(stored), expected, tuple(texts))
    for text, record_id in stored.items():
        if text not in texts:
            work.delete(kind, record_id)
    for text in texts:
        if text not in stored:
            work.insert(kind, initiative_id=initiative_id, text=text)


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


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


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
            f"Koden {code} bruges allerede af «{taken[0]['title']}». Vælg en anden.",
            f"The code {code} is already used by “{taken[0]['title']}”. Choose another.",
        )
