"""Lists and searches for scripts: the same answers as the window gives, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kkdesk.db.queries import coverage, listing, round_entries, rounds
from kkdesk.db.queries.budgets import amounts_by_year
from kkdesk.db.queries.indicators import table_totals
from kkdesk.db.queries.remarks import remark_items
from kkdesk.db.search import search_in
from kkdesk.domain.collation import danish_key
from kkdesk.domain.coverage import gaps
from kkdesk.domain.records import Finds, Hit
from kkdesk.domain.remarks import Answered
from kkdesk.domain.responsibility import (
    Binding,
    BindingKind,
    DepartmentName,
    expand,
    parse_responsibility,
)
from kkdesk.domain.rounds import RoundCell, word_count
from kkdesk.errors import UsageError
from kkdesk.services.indicator_lists import INDICATOR_LISTS
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from kkdesk.domain.remarks import RemarkItem
    from kkdesk.domain.rounds import RoundHead
    from kkdesk.services.workspace import Workspace

Listed = dict[str, Any]

MOST_OF_KIND = 50
"""So many hits of one kind are shown in the window."""

KINDS = tuple(
    sorted(
        {
            *(*listing.SIMPLE_KINDS, *INDICATOR_LISTS),
            *("coverage", "entries", "initiatives", "priorities", "remarks"),
        }
    )
)
"""What can be listed."""


def _funding(connection: Connection) -> list[Listed]:
    """Return every appropriation with its amounts by year (øre) and what they add up to."""
    years = amounts_by_year(connection)
    rows = listing.simple(connection, "funding")
    for row in rows:
        row["years"] = {
            str(year): ore for year, ore in years.get(row.pop("appropriation_id"), {}).items()
        }
        row["total_ore"] = sum(ore or 0 for ore in row["years"].values()) or None
    return rows


_WHOLE = {**INDICATOR_LISTS, "questions": listing.questions, "funding": _funding}
"""Lists that are more than one query, by what makes them."""

_SINGULAR = {
    "department": "departments",
    "round": "rounds",
    "objective": "objectives",
    "priority": "priorities",
    "committee": "committees",
}


def list_records(workspace: Workspace, kind: str, where: Mapping[str, str]) -> list[Listed]:
    """Return the records of a kind whose fields hold the given values.

    A field that is a list matches when it holds the value. UsageError for a kind or
    field that does not exist.
    """
    if kind not in KINDS:
        raise UsageError(
            f"«{kind}» kan ikke listes. Vælg en af: {', '.join(KINDS)}",
            f"“{kind}” cannot be listed. Choose one of: {', '.join(KINDS)}",
        )
    with reading(workspace) as connection:
        rows = (
            _entries(connection, workspace.today(), where.get("round", ""))
            if kind == "entries"
            else _rows(connection, kind, where)
        )
    return [row for row in rows if all(_matches(kind, row, *part) for part in where.items())]


def search(workspace: Workspace, words: str) -> list[Listed]:
    """Return every record that holds all the words; nothing if no word was typed."""
    ids = ("record_id", "owner_id")
    found = _found(workspace, words)
    return [{name: row[name] for name in row if name not in ids} for row in found]


def find_everywhere(workspace: Workspace, words: str) -> Finds:
    """Return records that hold all the words, up to ``MOST_OF_KIND`` of each kind."""
    with reading(workspace) as connection:
        found = search_in(connection, words)
        if not found.by_index:
            return Finds()
        total, ids = listing.some_of_each_kind(
            connection, found.by_index, found.parameters, MOST_OF_KIND
        )
        rows = listing.found_by_words(connection, listing.IN_IDS, {"ids": ids})
    return Finds(tuple(Hit(**row) for row in rows), total)


def _found(workspace: Workspace, words: str) -> list[Listed]:
    with reading(workspace) as connection:
        found = search_in(connection, words)
        if not found.by_index:
            return []
        return listing.found_by_words(connection, found.by_index, found.parameters)


def _rows(connection: Connection, kind: str, where: Mapping[str, str]) -> list[Listed]:
    if kind == "initiatives":
        return [_in_round(row, where.get("round", "")) for row in listing.initiatives(connection)]
    if kind == "priorities":
        return _priorities(connection, where.get("department", ""))
    if kind == "coverage":
        return _coverage(connection, where.get("plan", ""))
    if kind == "remarks":
        found = remark_items(connection, round_code=where.get("round", ""))
        return [_remark(item) for item in found]
    if kind in _WHOLE:
        return _WHOLE[kind](connection)
    rows = listing.simple(connection, kind)
    return _with_totals(rows) if kind == "tables" else rows


def _with_totals(rows: list[Listed]) -> list[Listed]:
    """Give each total of a table what its rows add up to, and tell whether that differs."""
    tables: dict[str, list[Listed]] = {}
    for row in rows:
        tables.setdefault(row.pop("table_id"), []).append(row)
    for held in tables.values():
        lines = [(row["label"], row["kind"], row["cells"]) for row in held if row["kind"] == "row"]
        for row in held:
            own = [*lines, (row["label"], row["kind"], row["cells"])]
            found = table_totals(row["columns"], own, row["title"], "")
            totals = found if row["kind"] == "total" else ()
            row["computed"] = [total.computed for total in totals]
            row["differs"] = [total.column for total in totals if total.differs]
    return rows


def _remark(item: RemarkItem) -> Listed:
    """Tell a remark with its answers; ``due`` is the first day that one not given is due."""
    return {
        "code": item.code,
        "objective": item.objective_number,
        "remark_round": item.remark_round,
        "channel": item.channel,
        "council": item.council,
        "kind": item.kind,
        "text": item.text,
        "lead_in": item.parent,
        "departments": list(item.concerned),
        "initiatives": list(item.initiatives),
        "answered": str(item.answered),
        "partly": item.answered is Answered.PART,
        "answers": [
            {
                "department": answer.department,
                "part": answer.part,
                "text": answer.text,
                "document": answer.document,
                "state": str(answer.state),
                "deadline": answer.deadline,
                "given_on": answer.given_on,
                "confidential": answer.confidential,
            }
            for answer in item.answers
        ],
        "due": item.due,
        "outcome": item.result,
        "outcome_note": item.result_note,
        "confidential": item.confidential,
    }


def _entries(connection: Connection, today: date, round_code: str) -> list[Listed]:
    """Return the texts of one round or of all, as the matrix of their round counts them."""
    heads = [
        head
        for head in rounds.rounds(connection)
        if not round_code or head.code.casefold() == round_code.casefold()
    ]
    found = [row for head in heads for row in _texts(connection, head, today)]
    return sorted(found, key=lambda row: danish_key(row["round"]))


def _texts(connection: Connection, head: RoundHead, today: date) -> list[Listed]:
    _, told_on = rounds.head_of(connection, head.id, today)
    keys = [key for key, _ in round_entries.entry_ids(connection, RoundCell(head.id))]
    leaning = round_entries.flagged(connection, head, keys, told_on)
    flags = {one.id: [flag.danish for flag in one.flags] for one in leaning}
    return [
        {
            "round": head.code,
            "code": entry.code,
            "title": entry.title,
            "department": entry.department,
            "objective": entry.objective,
            "state": entry.state.value,
            "rag": entry.rag,
            "trend": entry.trend.value if entry.trend else "",
            "late": entry.late,
            "words": word_count(entry.text),
            "flagged": entry.id in flags,
            "flags": flags.get(entry.id, []),
            "text": entry.text,
            "confidential": entry.confidential,
        }
        for entry in round_entries.entries(connection, head, keys, today)
    ]


def _in_round(row: Listed, round_code: str) -> Listed:
    """Give an initiative the objective it stands under: in the round asked for, or its own."""
    placed = row.pop("round_objectives")
    own = row["objectives"][0] if row["objectives"] else None
    return {**row, "objective": placed.get(round_code, own)}


def _coverage(connection: Connection, plan_code: str) -> list[Listed]:
    """Return what each plan lacks; missing status texts are told for each round of its policy."""
    listed: list[Listed] = []
    for plan_id in coverage.plan_ids(connection):
        plan = coverage.plan_coverage(connection, plan_id)
        if plan_code and plan.code.casefold() != plan_code.casefold():
            continue
        listed += [
            {
                "plan": plan.code,
                "policy": plan.policy,
                "department": plan.department,
                "gap": line.gap.value,
                "round": line.round,
                "objective": line.objective,
                "code": line.code,
                "title": line.title,
                "detail": line.detail,
                "confidential": line.confidential,
            }
            for line in gaps(plan, [one.id for one in plan.rounds])
        ]
    return listed


def _priorities(connection: Connection, department: str) -> list[Listed]:
    known = listing.departments(connection)
    listed = []
    for row in listing.priorities(connection):
        departments = [DepartmentName(*words) for words in known.get(row.pop("organisation"), [])]
        expression = parse_responsibility(row["responsibility"], departments)
        bindings = expand(expression, [found.code for found in departments])
        listed.append({**row, **_binding(bindings, department)})
    return listed


def _binding(bindings: list[Binding], department: str) -> Listed:
    """Tell whom a priority binds, and how it binds the department asked for."""
    own = next((b for b in bindings if b.code.casefold() == department.casefold()), None)
    found: Listed = {"departments": [b.code for b in bindings]}
    if department:
        found["department"] = own.code if own else ""
        found["binding"] = own.kind.value if own else ""
        found["named"] = own is not None and own.kind in {BindingKind.NAMED, BindingKind.LEAD}
    return found


def _matches(kind: str, row: Listed, field: str, wanted: str) -> bool:
    if kind == "remarks" and field == "round":
        return True
    name = field if field in row else _SINGULAR.get(field, field)
    if kind == "initiatives" and field == "round":
        name = "rounds"
    if name not in row:
        raise UsageError(
            f"«{kind}» har intet felt «{field}». Felter: {', '.join(sorted(row))}",
            f"“{kind}” has no field “{field}”. Fields: {', '.join(sorted(row))}",
        )
    value = row[name]
    found = value if isinstance(value, list) else [value]
    return any(_words(part) == wanted.casefold() for part in found)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value).casefold()
