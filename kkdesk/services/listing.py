"""Lists and searches for scripts: the same answers as the window gives, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kkdesk.db.queries import listing, overview
from kkdesk.db.queries.indicators import table_totals
from kkdesk.db.search import search as index_search
from kkdesk.domain.responsibility import (
    Binding,
    BindingKind,
    DepartmentName,
    expand,
    parse_responsibility,
)
from kkdesk.errors import UsageError
from kkdesk.services.indicator_lists import INDICATOR_LISTS
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from kkdesk.services.workspace import Workspace

Listed = dict[str, Any]

KINDS = tuple(
    sorted({*listing.SIMPLE_KINDS, *INDICATOR_LISTS, "initiatives", "priorities", "remarks"})
)
"""What can be listed."""

_SINGULAR = {
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
        rows = _rows(connection, kind, where)
    return [row for row in rows if all(_matches(kind, row, *part) for part in where.items())]


def search(workspace: Workspace, words: str) -> list[Listed]:
    """Return every record that holds all the words; nothing if no word was typed."""
    found = index_search(words)
    if not found.by_index:
        return []
    with reading(workspace) as connection:
        return listing.found_by_words(connection, found.by_index, found.parameters)


def _rows(connection: Connection, kind: str, where: Mapping[str, str]) -> list[Listed]:
    if kind == "initiatives":
        return [_in_round(row, where.get("round", "")) for row in listing.initiatives(connection)]
    if kind == "priorities":
        return _priorities(connection, where.get("department", ""))
    if kind == "remarks":
        return [
            {
                "code": row.code,
                "objective": row.objective_number,
                "council": row.council,
                "kind": row.kind,
                "text": row.text,
                "answered": row.answered,
                "answers": list(row.answers),
                "confidential": row.confidential,
            }
            for row in overview.remarks(connection, round_code=where.get("round", ""))
        ]
    if kind in INDICATOR_LISTS:
        return INDICATOR_LISTS[kind](connection)
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


def _in_round(row: Listed, round_code: str) -> Listed:
    """Give an initiative the objective it stands under: in the round asked for, or its own."""
    placed = row.pop("round_objectives")
    own = row["objectives"][0] if row["objectives"] else None
    return {**row, "objective": placed.get(round_code, own)}


def _priorities(connection: Connection, department: str) -> list[Listed]:
    departments = [DepartmentName(code, name) for code, name in listing.departments(connection)]
    codes = [found.code for found in departments]
    listed = []
    for row in listing.priorities(connection):
        expression = parse_responsibility(row["responsibility"], departments)
        bindings = expand(expression, codes)
        del row["organisation"]
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
