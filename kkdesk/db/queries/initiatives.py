"""Lists of initiatives: filtered, sorted and paged in SQL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kkdesk.db import search
from kkdesk.db.queries.rows import as_date
from kkdesk.db.sql import on_server, text
from kkdesk.domain.records import InitiativeRow, Page, SortField
from kkdesk.domain.vocabulary import FinancingState, InitiativeState, Labelled, MoneyKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from kkdesk.domain.records import InitiativeFilter

Parameters = dict[str, str | int | None]

NARROW = 400
"""Up to so many search hits are looked up and sorted; with more the list is walked in its order."""

SET = 1500
"""Up to so many hits the walk asks the set of all hits; with more it reads each row's words."""

_WALKED = {
    SortField.CODE: "ix_initiative_code_order",
    SortField.TITLE: "ix_initiative_title_order",
}
"""Orders that an index holds ready."""

_NEXT_DATE = """(SELECT min(coalesce(e.end_latest, e.latest)) FROM date_entry e
    WHERE e.initiative_id = i.id AND coalesce(e.end_latest, e.latest) >= :today)"""


def _in_order_of(column: str, vocabulary: type[Labelled]) -> str:
    """Return SQL that sorts a column as its closed list is ordered, from idea to end."""
    places = " ".join(f"WHEN '{m.value}' THEN {n}" for n, m in enumerate(vocabulary))
    return f"CASE {column} {places} ELSE -1 END"


_ORDER = {
    SortField.CODE: "i.code_collation",
    SortField.TITLE: "i.collation",
    SortField.OWNER: "i.owner_kind <> 'department', dep.collation",
    SortField.STATE: _in_order_of("i.state", InitiativeState),
    SortField.FINANCING: _in_order_of("i.financing", FinancingState),
    SortField.NEXT_DATE: f"{_NEXT_DATE} IS NULL, {_NEXT_DATE}",
}

_TIES = {sort: "" if sort in _WALKED else "i.code_collation, " for sort in SortField}

_NAMED = "i.id IN (SELECT value FROM json_each(:hits))"

_CONDITIONS = {
    "policy_id": "i.policy_id = :policy_id",
    "state": "i.state = :state",
    "financing": "i.financing = :financing",
    "objective_id": "i.id IN (SELECT initiative_id FROM initiative_objective"
    " WHERE objective_id = :objective_id)",
    "priority_id": "i.id IN (SELECT initiative_id FROM initiative_priority"
    " WHERE priority_id = :priority_id)",
    "heading_id": "i.id IN (SELECT initiative_id FROM plan_entry WHERE heading_id = :heading_id)",
    "plan_id": "i.id IN (SELECT e.initiative_id FROM plan_entry e"
    " JOIN plan_heading h ON h.id = e.heading_id WHERE h.plan_id = :plan_id)",
    "list_id": "i.id IN (SELECT initiative_id FROM question_list_item WHERE list_id = :list_id)",
    "round_id": "i.id IN (SELECT initiative_id FROM status_entry WHERE round_id = :round_id)",
}


def list_initiatives(
    connection: Connection, wanted: InitiativeFilter, *, today: date, offset: int, limit: int
) -> Page:
    """Return one page of the initiatives that match, with the length of the whole list.

    A broad search is answered by walking the list in its order until the page is full;
    its total is then only a lower bound.
    """
    found = search.search_in(connection, wanted.words)
    where, parameters = _where(wanted)
    if found.rowids:
        hits = _hits(connection, found) if on_server(connection) else None
        size = _size(connection, found) if hits is None else len(hits)
        if size > NARROW and wanted.sort in _WALKED:
            test, sought = _in_walk(found, size, hits)
            values = {**parameters, **sought, "limit": limit + 1}
            ids = _walk(connection, wanted, f"{where} AND {test}", values, offset)
            rows = rows_of(connection, ids[:limit], today=today)
            return Page(rows, offset, offset + len(ids), exact=len(ids) <= limit)
        where, parameters = _among(connection, found, size, where, parameters, hits)
    total = _count(connection, where, parameters)
    ids = _ids(connection, wanted, where, {**parameters, "today": today.isoformat()}, limit, offset)
    return Page(rows_of(connection, ids, today=today), offset, total)


def count_initiatives(connection: Connection, wanted: InitiativeFilter) -> int:
    """Count the initiatives that match, however many there are."""
    found = search.search_in(connection, wanted.words)
    where, parameters = _where(wanted)
    if found.by_index:
        where += f" AND i.id IN (SELECT d.record_id FROM search_document d WHERE {found.by_index})"
    return _count(connection, where, {**parameters, **found.parameters})


def _size(connection: Connection, found: search.Search) -> int:
    """Count the rows the index names, but no further than makes a difference."""
    query = f"SELECT count(*) FROM ({found.rowids} LIMIT {SET + 1}) AS found"
    return int(connection.execute(text(query), found.parameters).scalar_one())


def _hits(connection: Connection, found: search.Search) -> list[str]:
    """Return which records a server's index names, but no more than make a difference.

    A server takes reading words for cheaper than its index, which it is not.
    """
    query = f"SELECT d.record_id FROM search_document d WHERE {found.by_index} LIMIT {SET + 1}"
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    hits = [str(hit) for hit in connection.execute(text(query), found.parameters).scalars()]
    connection.execute(text("SET LOCAL enable_seqscan = on"))
    return hits


def _in_walk(found: search.Search, size: int, hits: list[str] | None) -> tuple[str, Parameters]:
    """Return the condition that a row of the walked list is a hit."""
    if size > SET:
        return found.by_row, {**found.parameters}
    if hits is not None:  # a server has named them all already
        return _NAMED, {"hits": json.dumps(hits)}
    # The plus keeps SQLite from joining by the set instead of asking it.
    return f"+{found.by_index}", {**found.parameters}


def _among(
    connection: Connection,
    found: search.Search,
    size: int,
    where: str,
    parameters: Parameters,
    hits: list[str] | None,
) -> tuple[str, Parameters]:
    """Restrict a list to the hits; few of them are looked up once and named."""
    query = f"SELECT d.record_id FROM search_document d WHERE {found.by_index}"
    if size > NARROW:
        return f"{where} AND i.id IN ({query})", {**parameters, **found.parameters}
    if hits is None:
        hits = [str(hit) for hit in connection.execute(text(query), found.parameters).scalars()]
    return f"{where} AND {_NAMED}", {**parameters, "hits": json.dumps(hits)}


def _walk(
    connection: Connection,
    wanted: InitiativeFilter,
    where: str,
    parameters: Parameters,
    offset: int,
) -> list[str]:
    """Go through the list in its order until the page is full."""
    direction = "DESC" if wanted.descending else "ASC"
    rows = connection.execute(
        text(
            f"SELECT i.id FROM initiative i INDEXED BY {_WALKED[wanted.sort]}"
            " CROSS JOIN search_document d ON d.record_id = i.id"
            f" WHERE {where}"
            f" ORDER BY {_ORDER[wanted.sort]} {direction}, i.id {direction}"
            " LIMIT :limit OFFSET :offset"
        ),
        {**parameters, "offset": offset},
    ).scalars()
    return [str(found_id) for found_id in rows]


def _count(connection: Connection, where: str, parameters: Parameters) -> int:
    query = text(f"SELECT count(*) FROM initiative i WHERE {where}")
    return int(connection.execute(query, parameters).scalar_one())


def _ids(
    connection: Connection,
    wanted: InitiativeFilter,
    where: str,
    parameters: Parameters,
    limit: int,
    offset: int,
) -> list[str]:
    direction = "DESC" if wanted.descending else "ASC"
    order = ", ".join(f"{part} {direction}" for part in _ORDER[wanted.sort].split(", "))
    ids = connection.execute(
        text(
            "SELECT i.id FROM initiative i"
            " LEFT JOIN department dep ON dep.id = i.owner_department_id"
            f" WHERE {where} ORDER BY {order}, {_TIES[wanted.sort]}i.id {direction}"
            " LIMIT :limit OFFSET :offset"
        ),
        {**parameters, "limit": limit, "offset": offset},
    ).scalars()
    return [str(found_id) for found_id in ids]


def _where(wanted: InitiativeFilter) -> tuple[str, Parameters]:
    conditions = ["1 = 1"]
    parameters: Parameters = {}
    for name, sql in _CONDITIONS.items():
        value = getattr(wanted, name)
        if value:
            conditions.append(sql)
            parameters[name] = value
    if wanted.owner in {"cross", "external"}:
        conditions.append("i.owner_kind = :owner_kind")
        parameters["owner_kind"] = wanted.owner
    elif wanted.owner:
        conditions.append("i.owner_kind = 'department' AND i.owner_department_id = :owner")
        parameters["owner"] = wanted.owner
    if wanted.year is not None:
        conditions.append(
            "i.id IN (SELECT initiative_id FROM date_entry WHERE coalesce(earliest, latest)"
            " <= :year_end AND coalesce(end_latest, latest, '9999-12-31') >= :year_start)"
        )
        parameters["year_start"] = f"{wanted.year:04d}-01-01"
        parameters["year_end"] = f"{wanted.year:04d}-12-31"
    if wanted.money:
        conditions.append(_MONEY[MoneyKind(wanted.money)])
    return " AND ".join(conditions), parameters


_MONEY = {
    MoneyKind.ANY: "i.id IN (SELECT initiative_id FROM appropriation"
    " WHERE initiative_id IS NOT NULL)",
    MoneyKind.PERMANENT: "i.id IN (SELECT initiative_id FROM appropriation"
    " WHERE initiative_id IS NOT NULL AND open_ended)",
    MoneyKind.TEMPORARY: "i.id IN (SELECT initiative_id FROM appropriation"
    " WHERE initiative_id IS NOT NULL AND last_year IS NOT NULL AND NOT open_ended"
    " UNION SELECT initiative_id FROM date_entry WHERE initiative_id IS NOT NULL"
    " AND role IN ('funding_ends', 'funding_period') AND end_latest IS NOT NULL)",
}

_ROW = text(
    f"""SELECT i.id, i.code, i.title, i.owner_kind, i.owner_text, i.state, i.financing,
        i.confidential, dep.code AS department,
        (SELECT group_concat(number, ', ') FROM (SELECT o.number FROM initiative_objective io
            JOIN objective o ON o.id = io.objective_id
            WHERE io.initiative_id = i.id ORDER BY o.number) AS told) AS objectives,
        {_NEXT_DATE} AS next_latest,
        (SELECT e.as_written FROM date_entry e WHERE e.initiative_id = i.id
            AND coalesce(e.end_latest, e.latest) = {_NEXT_DATE} LIMIT 1) AS next_date,
        (SELECT group_concat(a.as_written, ' · ') FROM appropriation a
            WHERE a.initiative_id = i.id) AS money
    FROM initiative i LEFT JOIN department dep ON dep.id = i.owner_department_id
    WHERE i.id IN (SELECT value FROM json_each(:ids))"""
)


def rows_of(
    connection: Connection, ids: Sequence[str], *, today: date
) -> tuple[InitiativeRow, ...]:
    """Return the list lines of the given initiatives, in the given order."""
    values = {"ids": json.dumps(list(ids)), "today": today.isoformat()}
    found = connection.execute(_ROW, values).mappings()
    by_id = {
        str(row["id"]): InitiativeRow(
            id=str(row["id"]),
            code=row["code"],
            title=row["title"],
            owner=owner_words(row["owner_kind"], row["department"], row["owner_text"]),
            owner_kind=row["owner_kind"],
            objectives=row["objectives"] or "",
            state=row["state"],
            financing=row["financing"],
            next_date=row["next_date"] or "",
            next_latest=as_date(row["next_latest"]),
            money=row["money"] or "",
            confidential=bool(row["confidential"]),
        )
        for row in found
    }
    return tuple(by_id[record_id] for record_id in ids if record_id in by_id)


def owner_words(kind: str, department: str | None, words: str) -> str:
    """Return who owns an initiative as the lists write it: a code, Tværgående, or words."""
    if kind == "cross":
        return "Tværgående"
    return department or words
