"""What a day, a round or a plan tells, so that two of them can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.frozen_deck import kept_facts, kept_papers, marked_now, owners_of_deleted
from kkdesk.db.sql import text
from kkdesk.domain.dates import parse_date
from kkdesk.domain.differences import Aspect, Fact
from kkdesk.domain.vocabulary import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sqlalchemy import Connection

_OWNER = "LEFT JOIN department d ON d.id = i.owner_department_id"
_OF_DAY = {
    Aspect.TEXT: f"""
        SELECT 'titel:' || i.id AS key, i.code, i.title, d.code AS department, 'titel' AS what,
         i.title AS words, i.confidential FROM initiative i {_OWNER}
        UNION ALL SELECT 'beskrivelse:' || i.id, i.code, i.title, d.code, 'beskrivelse',
         i.description, i.confidential FROM initiative i {_OWNER}
        UNION ALL SELECT e.id, i.code, i.title, d.code, 'status ' || r.code, e.text,
         e.confidential OR i.confidential OR r.confidential
         FROM status_entry e JOIN initiative i ON i.id = e.initiative_id {_OWNER}
         JOIN status_round r ON r.id = e.round_id
        UNION ALL SELECT e.id, i.code, i.title, d.code, 'plan ' || p.code,
         e.lead || CASE WHEN e.lead <> '' THEN char(10) ELSE '' END || e.text,
         e.confidential OR i.confidential OR p.confidential
         FROM plan_entry e JOIN initiative i ON i.id = e.initiative_id {_OWNER}
         JOIN plan_heading h ON h.id = e.heading_id JOIN plan p ON p.id = h.plan_id
        UNION ALL SELECT 'o:' || o.id, CAST(o.number AS TEXT), o.title_short, '', 'målsætning',
         o.title_long || char(10) || o.body, o.confidential FROM objective o
        UNION ALL SELECT 'p:' || p.id, p.number, p.text_short, '', 'prioritering', p.text_long,
         p.confidential FROM priority p
    """,
    Aspect.STATE: f"""
        SELECT 'state:' || i.id AS key, i.code, i.title, d.code AS department, 'tilstand' AS what,
         i.state AS words, i.confidential FROM initiative i {_OWNER}
        UNION ALL SELECT 'financing:' || i.id, i.code, i.title, d.code, 'finansiering',
         i.financing, i.confidential FROM initiative i {_OWNER}
        UNION ALL SELECT 'state:' || e.id, i.code, i.title, d.code, 'status ' || r.code, e.state,
         e.confidential OR i.confidential OR r.confidential
         FROM status_entry e JOIN initiative i ON i.id = e.initiative_id {_OWNER}
         JOIN status_round r ON r.id = e.round_id
    """,
    Aspect.DATE: f"""
        SELECT t.id AS key, i.code, i.title, d.code AS department,
         t.role || CASE WHEN t.event <> '' THEN ': ' || t.event ELSE '' END AS what,
         t.as_written AS words, t.confidential OR i.confidential AS confidential
        FROM date_entry t JOIN initiative i ON i.id = t.initiative_id {_OWNER}
    """,
    Aspect.MONEY: f"""
        SELECT a.id AS key, coalesce(i.code, '') AS code, coalesce(i.title, a.title) AS title,
         d.code AS department, a.title AS what, a.as_written AS words,
         a.confidential OR coalesce(i.confidential, FALSE) AS confidential
        FROM appropriation a LEFT JOIN initiative i ON i.id = a.initiative_id {_OWNER}
    """,
}
_TARGETS = """
    SELECT t.id AS key, t.indicator_id, n.code, n.name AS title, d.code AS department,
     t.series AS what, t.year, t.as_written AS words,
     t.confidential OR n.confidential AS confidential
    FROM target t JOIN indicator n ON n.id = t.indicator_id
    LEFT JOIN department d ON d.id = t.department_id
    WHERE :policy = '' OR n.policy_id = :policy ORDER BY t.year, t.id
"""
_MEASURED = """
    SELECT m.id AS key, m.indicator_id, m.initiative_id, m.status_entry_id,
     coalesce(n.code, i.code) AS code, coalesce(n.name, i.title) AS title, d.code AS department,
     trim(m.what || ' ' || m.series) AS what, m.as_of, m.as_written AS words,
     m.confidential OR coalesce(n.confidential, FALSE) OR coalesce(i.confidential, FALSE)
        AS confidential
    FROM measurement m LEFT JOIN indicator n ON n.id = m.indicator_id
    LEFT JOIN initiative i ON i.id = m.initiative_id
    LEFT JOIN department d ON d.id = coalesce(m.department_id, i.owner_department_id)
    WHERE :policy = '' OR coalesce(n.policy_id, i.policy_id) = :policy
    ORDER BY m.position, m.id
"""
_TELLING = """
    SELECT 'round' AS kind, r.id, r.policy_id, r.code, r.issued, r.closed_on,
     r.confidential OR p.confidential AS confidential
    FROM status_round r JOIN policy p ON p.id = r.policy_id
    WHERE r.code = :code AND (p.code = :policy OR :policy = '')
    UNION ALL SELECT 'plan', n.id, n.policy_id, n.code, n.issued, NULL,
     n.confidential OR p.confidential
    FROM plan n JOIN policy p ON p.id = n.policy_id
    WHERE n.code = :code AND (p.code = :policy OR :policy = '')
    ORDER BY 1 DESC, 2 DESC
"""
_ENTRIES = {
    "round": (
        "SELECT e.id, e.initiative_id, e.text AS words, e.state, e.rag, e.confidential"
        " FROM status_entry e WHERE e.round_id = :telling"
    ),
    "plan": (
        "SELECT e.id, e.initiative_id,"
        " e.lead || CASE WHEN e.lead <> '' THEN char(10) ELSE '' END || e.text AS words,"
        " '' AS state, '' AS rag, e.confidential FROM plan_entry e"
        " JOIN plan_heading h ON h.id = e.heading_id WHERE h.plan_id = :telling"
    ),
}
_DATES = {
    "round": (
        "SELECT t.id, t.initiative_id, t.role AS what, t.as_written AS words, t.confidential"
        " FROM date_entry t JOIN status_entry e ON e.id = t.status_entry_id"
        " WHERE e.round_id = :telling AND t.initiative_id IS NOT NULL ORDER BY t.position, t.id"
    ),
    "plan": (
        "SELECT t.id, t.initiative_id, t.role AS what, t.as_written AS words, t.confidential"
        " FROM date_entry t JOIN plan_entry e ON e.id = t.plan_entry_id"
        " JOIN plan_heading h ON h.id = e.heading_id"
        " WHERE h.plan_id = :telling AND t.initiative_id IS NOT NULL ORDER BY t.position, t.id"
    ),
}
_MONEY = {
    "round": (
        "SELECT a.id, a.initiative_id, '' AS what, a.as_written AS words, a.confidential"
        " FROM appropriation a JOIN status_entry e ON e.id = a.status_entry_id"
        " WHERE e.round_id = :telling AND a.initiative_id IS NOT NULL ORDER BY a.position, a.id"
    ),
    "plan": (
        "SELECT a.id, a.initiative_id, '' AS what, a.as_written AS words, a.confidential"
        " FROM appropriation a WHERE a.plan_id = :telling AND a.initiative_id IS NOT NULL"
        " ORDER BY a.position, a.id"
    ),
}


NOTHING: frozenset[str] = frozenset()


class Telling(NamedTuple):
    """A round or a plan that tells something, and the last day it can speak of."""

    kind: str
    id: str
    policy_id: str
    code: str
    day: date
    confidential: bool


def telling(connection: Connection, code: str, policy: str = "") -> Telling | None:
    """Return the round or plan of a code; None if there is none."""
    row = connection.execute(text(_TELLING), {"code": code, "policy": policy}).first()
    if row is None:
        return None
    day = date.fromisoformat(row.closed_on) if row.closed_on else parse_date(row.issued).latest
    return Telling(
        row.kind, row.id, row.policy_id, row.code, day or date.max, bool(row.confidential)
    )


def day_facts(connection: Connection, left_out: frozenset[str] = NOTHING) -> dict[str, Fact]:
    """Return what every record tells, but for those left out, by the record that tells it."""
    hidden = hidden_ids(connection)
    found = {
        f"{aspect}:{row.key}": _fact(aspect, row, hidden)
        for aspect, query in _OF_DAY.items()
        for row in connection.execute(text(query))
        if _record(row) not in left_out
    }
    everywhere = {"policy": ""}
    for row in connection.execute(text(_TARGETS), everywhere):
        if row.key in left_out:
            continue
        fact = _fact(Aspect.TARGET, row, hidden)
        found[f"target:{row.key}"] = replace(fact, words=_with(row.words, row.year))
    for row in connection.execute(text(_MEASURED), everywhere):
        if row.key in left_out:
            continue
        fact = _fact(Aspect.MEASUREMENT, row, hidden)
        found[f"measurement:{row.key}"] = replace(fact, words=_with(row.words, row.as_of))
    return found


def kept_or_told(
    connection: Connection, told: Telling, left_out: frozenset[str] = NOTHING
) -> dict[str, Fact]:
    """Return what a round or a plan tells; a closed round tells what it told when it closed.

    What was marked confidential later is so all the same, also if it was deleted since.
    """
    kept = kept_facts(connection, told.id)
    if kept is None:
        return told_facts(connection, told, left_out)
    now = told_facts(connection, told)
    hidden = hidden_ids(connection) | marked_now(connection)
    owners = owners_of_deleted(connection)
    found = {}
    for key, fact in kept.items():
        owner = key.split(":")[1]
        secret = not hidden.isdisjoint((owner, *fact.records))
        secret = secret or (key not in now and owner in owners)
        secret = secret or (key in now and now[key].confidential)
        found[key] = replace(fact, confidential=fact.confidential or secret)
    return found


def organisation_of(connection: Connection, told: Telling) -> str:
    """Return the municipality that tells, as it was called when a round closed."""
    kept = kept_papers(connection, told.id, Edition.PUBLIC)
    if kept is not None:
        return kept.organisation
    query = (
        "SELECT o.name FROM policy p JOIN organisation o ON o.id = p.organisation_id"
        " WHERE p.id = :policy"
    )
    return str(connection.execute(text(query), {"policy": told.policy_id}).scalar() or "")


def told_facts(
    connection: Connection, told: Telling, left_out: frozenset[str] = NOTHING
) -> dict[str, Fact]:
    """Return what a round or a plan tells, by initiative, indicator and department.

    What is left out is as if it were not there: an older measurement is then the newest.
    """
    hidden = hidden_ids(connection)
    owners = _owners(connection, told.policy_id)
    values = {"telling": told.id}
    found: dict[str, Fact] = {}
    everything = connection.execute(text(_ENTRIES[told.kind]), values).all()
    entries = [row for row in everything if row.id not in left_out]
    for row in entries:
        key = row.initiative_id
        fact = _of(owners, Aspect.TEXT, row)
        secret = fact.confidential or row.id in hidden
        found[f"text:{key}"] = replace(fact, confidential=secret, records=(row.id,))
        if row.rag:
            found[f"rag:{key}"] = replace(found[f"text:{key}"], aspect=Aspect.STATE, words=row.rag)
    for aspect, queries in ((Aspect.DATE, _DATES), (Aspect.MONEY, _MONEY)):
        lines: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in connection.execute(text(queries[told.kind]), values):
            if row.id not in left_out:
                lines[row.initiative_id, row.what].append(row)
        for (key, what), rows in lines.items():
            words = "; ".join(dict.fromkeys(row.words for row in rows))
            secret = any(row.confidential or row.id in hidden for row in rows)
            fact = _of(owners, aspect, rows[0], words=words, what=what)
            found[f"{aspect}:{key}:{what}"] = replace(
                fact,
                confidential=fact.confidential or secret,
                records=tuple(row.id for row in rows),
            )
    found.update(_figures(connection, told, {row.id for row in entries}, (hidden, left_out)))
    return found


def _figures(
    connection: Connection,
    told: Telling,
    entries: set[str],
    kept: tuple[frozenset[str], frozenset[str]],
) -> dict[str, Fact]:
    """Return the newest target and measurement of each series that the telling can know."""
    hidden, left_out = kept
    found: dict[str, Fact] = {}
    policy = {"policy": told.policy_id}
    for row in connection.execute(text(_TARGETS), policy):
        if row.key not in left_out and (row.year is None or row.year <= told.day.year):
            key = f"target:{row.indicator_id}:{row.department}:{row.what}"
            found[key] = replace(
                _fact(Aspect.TARGET, row, hidden),
                words=_with(row.words, row.year),
                records=_behind(row),
            )
    newest: dict[str, date] = {}
    for row in connection.execute(text(_MEASURED), policy):
        if row.key in left_out or (row.status_entry_id and row.status_entry_id not in entries):
            continue
        measured = parse_date(row.as_of).latest or date.min
        key = f"measurement:{row.indicator_id or row.initiative_id}:{row.department}:{row.what}"
        if measured <= told.day and measured >= newest.get(key, date.min):
            newest[key] = measured
            words = _with(row.words, row.as_of)
            found[key] = replace(
                _fact(Aspect.MEASUREMENT, row, hidden), words=words, records=_behind(row)
            )
    return found


def _behind(row: Any) -> tuple[str, ...]:  # noqa: ANN401 -- a row of figures
    """Return the ids of a figure and of the text it was told in."""
    text_id = getattr(row, "status_entry_id", None)
    return (row.key, text_id) if text_id else (row.key,)


def _owners(connection: Connection, policy_id: str) -> dict[str, Any]:
    rows: Iterable[Any] = connection.execute(
        text(
            "SELECT i.id, i.code, i.title, coalesce(d.code, '') AS department, i.confidential"
            f" FROM initiative i {_OWNER} WHERE i.policy_id = :policy"
        ),
        {"policy": policy_id},
    )
    return {row.id: row for row in rows}


def _of(
    owners: Mapping[str, Any],
    aspect: Aspect,
    row: Any,  # noqa: ANN401 -- a row
    *,
    words: str = "",
    what: str = "",
) -> Fact:
    owner = owners.get(row.initiative_id)
    if owner is None:
        return Fact(aspect, "", "", "", what, words or row.words, bool(row.confidential))
    hidden = bool(row.confidential or owner.confidential)
    return Fact(aspect, owner.code, owner.title, owner.department, what, words or row.words, hidden)


def _fact(aspect: Aspect, row: Any, hidden: frozenset[str]) -> Fact:  # noqa: ANN401 -- a row
    secret = bool(row.confidential) or _record(row) in hidden
    return Fact(
        aspect, row.code or "", row.title or "", row.department or "", row.what or "",
        row.words or "", secret,
    )  # fmt: skip


def _record(row: Any) -> str:  # noqa: ANN401 -- a row
    """Return the id in a row's key ("titel:" and an id)."""
    return str(row.key).rpartition(":")[2]


def _with(words: str, when: object) -> str:
    return f"{words} ({when})" if words and when else words
