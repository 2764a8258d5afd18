"""Whole lists for the command line: one plain dictionary a record, keys in English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kkdesk.db.queries.initiatives import owner_words
from kkdesk.db.sql import text
from kkdesk.domain.collation import danish_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

Listed = dict[str, Any]

_SIMPLE = {
    "policies": "SELECT p.code, p.title, p.period, p.adopted_on, d.code AS lead, p.confidential"
    " FROM policy p LEFT JOIN department d ON d.id = p.lead_department_id ORDER BY p.code",
    "objectives": "SELECT p.code AS policy, o.number, o.title_long, o.title_short, o.colour,"
    " d.code AS lead, o.confidential FROM objective o JOIN policy p ON p.id = o.policy_id"
    " LEFT JOIN department d ON d.id = o.lead_department_id ORDER BY p.code, o.number",
    "plans": "SELECT p.code, p.title, d.code AS department, y.code AS policy, p.period, p.issued,"
    " (SELECT count(*) FROM plan_entry e JOIN plan_heading h ON h.id = e.heading_id"
    " WHERE h.plan_id = p.id) AS entries, p.confidential FROM plan p"
    " JOIN policy y ON y.id = p.policy_id"
    " LEFT JOIN department d ON d.id = p.department_id ORDER BY p.code",
    "continuations": "SELECT p.code AS plan, coalesce(w.code, '') AS previous, c.previous_title,"
    " i.code, i.title, d.code AS department, c.outcome, c.reason,"
    " coalesce(m.code, '') AS merged_into, c.confidential FROM plan_continuation c"
    " JOIN plan p ON p.id = c.plan_id JOIN initiative i ON i.id = c.initiative_id"
    " LEFT JOIN plan w ON w.id = c.previous_plan_id"
    " LEFT JOIN initiative m ON m.id = c.merged_into_id"
    " LEFT JOIN department d ON d.id = i.owner_department_id ORDER BY p.code, c.position, c.id",
    "rounds": "SELECT r.code, p.code AS policy, r.title, r.period, r.issued, r.cut_off, r.state,"
    " (SELECT count(*) FROM status_entry e WHERE e.round_id = r.id) AS entries, r.confidential"
    " FROM status_round r JOIN policy p ON p.id = r.policy_id ORDER BY r.code",
    "funds": "SELECT p.code AS plan, f.title, f.amounts, k.code AS committee, f.decided_in,"
    " f.uses, f.confidential FROM fund f LEFT JOIN plan p ON p.id = f.plan_id"
    " LEFT JOIN committee k ON k.id = f.committee_id ORDER BY p.code, f.title, f.id",
    "funding": "SELECT a.id AS appropriation_id, a.code, a.code_year, a.title,"
    " i.code AS initiative, p.code AS plan, a.as_written, a.amount_ore, a.basis, a.qualifier,"
    " a.first_year, a.last_year,"
    " a.open_ended, a.computed_years, a.purpose, a.decided_with, a.source,"
    " replace(a.departments, char(10), ', ') AS departments, a.confidential"
    " FROM appropriation a LEFT JOIN initiative i ON i.id = a.initiative_id"
    " LEFT JOIN plan p ON p.id = a.plan_id ORDER BY p.code, a.position, a.id",
    "dates": "SELECT i.code AS initiative, p.code AS plan, y.code AS policy, r.code AS round,"
    " e.as_written, e.role, e.event, e.source, e.source_kind, e.earliest, e.latest,"
    " e.end_earliest, e.end_latest, e.precision, e.flag, e.computed_from, e.confirmed_on,"
    " e.confidential FROM date_entry e LEFT JOIN initiative i ON i.id = e.initiative_id"
    " LEFT JOIN plan p ON p.id = e.plan_id LEFT JOIN policy y ON y.id = e.policy_id"
    " LEFT JOIN status_round r ON r.id = e.round_id ORDER BY e.id",
    "questions": "SELECT q.id AS question_id, q.number, u.number AS under, k.code AS committee,"
    " c.number AS case_number, q.title, q.asked, q.answer, q.funding_statement, q.reservation,"
    " q.confidential FROM question q LEFT JOIN question u ON u.id = q.parent_id"
    ' LEFT JOIN "case" c ON c.id = q.case_id'
    " LEFT JOIN committee k ON k.id = q.committee_id ORDER BY q.number, q.position, q.id",
    "tables": "SELECT t.id AS table_id, t.code, t.title, r.code AS round, p.code AS plan,"
    " i.code AS initiative,"
    " t.columns, w.label, w.kind, w.cells, (t.confidential OR w.confidential) AS confidential"
    " FROM stated_table t JOIN stated_table_row w ON w.table_id = t.id"
    " LEFT JOIN status_round r ON r.id = t.round_id LEFT JOIN plan p ON p.id = t.plan_id"
    " LEFT JOIN initiative i ON i.id = t.initiative_id ORDER BY t.code, w.position, w.id",
    "cases": "SELECT c.number, c.title, c.kind, d.code AS department,"
    " CASE WHEN p.name <> '' THEN p.name ELSE p.title END AS responsible, y.code AS policy,"
    ' r.code AS round, c.confidential FROM "case" c'
    " LEFT JOIN department d ON d.id = c.department_id"
    " LEFT JOIN person p ON p.id = c.responsible_id LEFT JOIN policy y ON y.id = c.policy_id"
    " LEFT JOIN status_round r ON r.id = c.round_id ORDER BY c.title",
    "steps": "SELECT * FROM (SELECT c.number AS case_number, c.title AS case_title,"
    " r.code AS round,"
    " s.number AS step, k.code AS committee, m.held_on, m.as_written, s.purpose, s.condition,"
    " s.result, s.outcome, (c.confidential OR s.confidential) AS confidential"
    ' FROM route_step s JOIN "case" c ON c.id = s.case_id'
    " LEFT JOIN status_round r ON r.id = c.round_id"
    " LEFT JOIN committee k ON k.id = s.committee_id LEFT JOIN meeting m ON m.id = s.meeting_id"
    " UNION ALL SELECT c.number, c.title, r.code, NULL, k.code, NULL, '', 'memo', '', '', '',"
    ' (c.confidential OR n.confidential) FROM memo n JOIN "case" c ON c.id = n.case_id'
    " LEFT JOIN status_round r ON r.id = c.round_id"
    " LEFT JOIN committee k ON k.id = n.committee_id) AS told"
    " ORDER BY case_title, step IS NULL, step",
    "appendices": "SELECT c.number AS case_number, c.title AS case_title, a.number, a.title,"
    " a.document, (SELECT count(*) FROM document d WHERE d.appendix_id = a.id) AS files,"
    ' (c.confidential OR a.confidential) AS confidential FROM appendix a JOIN "case" c'
    " ON c.id = a.case_id ORDER BY c.title, a.number",
    "committees": "SELECT k.code, k.name, k.weekday, k.chair, (SELECT count(*) FROM meeting m"
    " WHERE m.committee_id = k.id) AS meetings FROM committee k ORDER BY k.position, k.code",
    "members": "SELECT coalesce(k.code, u.code) AS body, CASE WHEN p.name <> '' THEN p.name"
    " ELSE p.title END AS person, m.role, m.valid_from, m.valid_to FROM membership m"
    " JOIN person p ON p.id = m.person_id LEFT JOIN committee k ON k.id = m.committee_id"
    " LEFT JOIN council u ON u.id = m.council_id ORDER BY 1, 2",
    "meetings": "SELECT m.held_on, m.as_written, m.place, k.code AS committee,"
    " c.title AS case_title, s.number AS step, s.purpose, s.condition, s.result, s.outcome,"
    " (m.confidential OR coalesce(s.confidential, FALSE) OR coalesce(c.confidential, FALSE))"
    " AS confidential FROM meeting m"
    " JOIN committee k ON k.id = m.committee_id LEFT JOIN route_step s ON s.meeting_id = m.id"
    ' LEFT JOIN "case" c ON c.id = s.case_id ORDER BY m.held_on',
    "changes": 'SELECT o.at, o."by", o.label, c.action, c.record_kind, c.record_id, c.field,'
    " c.before, c.after FROM change c JOIN operation o ON o.id = c.operation_id ORDER BY c.id",
}

_LINES = ("cells", "columns")
"""Fields that hold one word a line."""

_FLAGS = ("confidential", "open_ended", "computed_years")

SIMPLE_KINDS = frozenset(_SIMPLE)


def simple(connection: Connection, kind: str) -> list[Listed]:
    """Return a list that is one query."""
    rows = connection.execute(text(_SIMPLE[kind])).mappings()
    return [_with_flags(dict(row)) for row in rows]


def questions(connection: Connection) -> list[Listed]:
    """Return every question with the lists of its answer; ``initiatives`` counts them all."""
    items = _grouped(
        connection,
        "SELECT t.list_id, n.code || ' ' || n.title FROM question_list_item t"
        " JOIN initiative n ON n.id = t.initiative_id ORDER BY t.position, t.id",
    )
    lists: dict[str, list[Listed]] = {}
    query = "SELECT * FROM question_list ORDER BY position, id"
    for row in connection.execute(text(query)).mappings():
        own = {name: row[name] for name in ("year", "heading", "intro", "funding")}
        own |= {"initiatives": items.get(str(row["id"]), [])}
        own["confidential"] = bool(row["confidential"])
        lists.setdefault(str(row["question_id"]), []).append(own)
    found = simple(connection, "questions")
    for question in found:
        own_lists = lists.get(str(question.pop("question_id")), [])
        question["lists"] = own_lists
        question["initiatives"] = sum(len(one["initiatives"]) for one in own_lists)
    return found


def initiatives(connection: Connection) -> list[Listed]:
    """Return every initiative with its owner, places and rounds, in the order of its code.

    ``round_objectives`` holds the objective of each round's entry ("2025": 2).
    """
    rounds: dict[str, dict[str, int | None]] = {}
    for entry in connection.execute(
        text(
            "SELECT e.initiative_id, r.code, o.number FROM status_entry e"
            " JOIN status_round r ON r.id = e.round_id"
            " LEFT JOIN objective o ON o.id = e.objective_id"
        )
    ):
        rounds.setdefault(str(entry.initiative_id), {})[entry.code] = entry.number
    objectives = _grouped(
        connection,
        "SELECT l.initiative_id, o.number FROM initiative_objective l"
        " JOIN objective o ON o.id = l.objective_id ORDER BY o.number",
    )
    priorities = _grouped(
        connection,
        "SELECT l.initiative_id, p.number FROM initiative_priority l"
        " JOIN priority p ON p.id = l.priority_id ORDER BY p.number",
    )
    plans = _grouped(
        connection,
        "SELECT e.initiative_id, p.code || ' ' || h.number FROM plan_entry e"
        " JOIN plan_heading h ON h.id = e.heading_id JOIN plan p ON p.id = h.plan_id",
    )
    rows = connection.execute(
        text(
            "SELECT i.id, i.code, i.title, i.owner_kind, i.owner_text, d.code AS department,"
            " p.code AS policy, i.form, i.state, i.financing, i.target_group, i.location,"
            " i.legal_paragraph, i.confidential FROM initiative i"
            " LEFT JOIN department d ON d.id = i.owner_department_id"
            " LEFT JOIN policy p ON p.id = i.policy_id ORDER BY i.code_collation, i.id"
        )
    ).mappings()
    listed = []
    for row in rows:
        found = _with_flags(dict(row))
        owner = owner_words(row["owner_kind"], row["department"], row["owner_text"])
        key = str(row["id"])
        found.update(
            owner=owner,
            department=owner,
            objectives=objectives.get(key, []),
            priorities=priorities.get(key, []),
            plans=plans.get(key, []),
            rounds=sorted(rounds.get(key, {})),
            round_objectives=rounds.get(key, {}),
        )
        listed.append(found)
    return listed


def priorities(connection: Connection) -> list[Listed]:
    """Return every priority with its responsibility as written."""
    rows = connection.execute(
        text(
            "SELECT p.code AS policy, o.number AS objective, r.number, r.text_short, r.text_long,"
            " r.responsibility, r.responsibility_short, r.confidential, y.name AS organisation"
            " FROM priority r JOIN objective o ON o.id = r.objective_id"
            " JOIN policy p ON p.id = o.policy_id"
            " JOIN organisation y ON y.id = p.organisation_id"
        )
    ).mappings()
    found = [_with_flags(dict(row)) for row in rows]
    return sorted(found, key=lambda row: (row["policy"], danish_key(row["number"])))


def departments(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Return (code, name) of every department in Danish order, by the name of its municipality."""
    rows = connection.execute(
        text(
            "SELECT d.code, d.name, y.name AS organisation FROM department d"
            " JOIN organisation y ON y.id = d.organisation_id ORDER BY d.collation"
        )
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row.organisation, []).append((row.code, row.name))
    return found


IN_IDS = "d.id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))"


def some_of_each_kind(
    connection: Connection, condition: str, values: dict[str, str], most: int
) -> tuple[int, str]:
    """Return how many records a search finds, and the ids (JSON) of at most so many of a kind."""
    rows = connection.execute(
        text(f"SELECT d.id, d.kind FROM search_document d WHERE {condition}"), values
    )
    total, kept = 0, dict[str, list[int]]()
    for total, (key, kind) in enumerate(rows, 1):  # noqa: B007 -- counts them
        of_kind = kept.setdefault(kind, [])
        if len(of_kind) < most:
            of_kind.append(key)
    return total, json.dumps([key for ids in kept.values() for key in ids])


def found_by_words(connection: Connection, condition: str, values: dict[str, str]) -> list[Listed]:
    """Return what a search condition finds: the kind of record, its code and its words.

    ``owner_id`` is the record that it is shown under: an answer's remark, a letter's first
    remark, the case of an appendix or a document, an experience's round.
    """
    rows = connection.execute(
        text(
            f"""SELECT d.kind, d.record_id,
                coalesce(w.remark_id, b.case_id, f.case_id, x.round_id, a.initiative_id,
                    CASE d.kind WHEN 'remark_round' THEN (SELECT l.id FROM remark l
                        WHERE l.remark_round_id = d.record_id
                        ORDER BY l.position, l.id LIMIT 1) END, '') AS owner_id,
                coalesce(i.code, m.code, p.number, q.number, a.code, k.code, c.number,
                    CAST(b.number AS TEXT), n.code, '') AS code,
                coalesce(i.title, m.text, p.text_short, q.title, a.title, o.title_short,
                    x.text, w.text, k.name, c.title, b.title, f.name, n.title, d.words) AS title,
                coalesce(i.confidential, m.confidential, p.confidential, q.confidential,
                    a.confidential, o.confidential, x.confidential, w.confidential,
                    k.confidential, c.confidential, b.confidential, f.confidential,
                    n.confidential, FALSE) AS confidential
            FROM search_document d
            LEFT JOIN initiative i ON i.id = d.record_id
            LEFT JOIN remark m ON m.id = d.record_id
            LEFT JOIN priority p ON p.id = d.record_id
            LEFT JOIN question q ON q.id = d.record_id
            LEFT JOIN appropriation a ON a.id = d.record_id
            LEFT JOIN objective o ON o.id = d.record_id
            LEFT JOIN experience x ON x.id = d.record_id
            LEFT JOIN answer w ON w.id = d.record_id
            LEFT JOIN indicator k ON k.id = d.record_id
            LEFT JOIN "case" c ON c.id = d.record_id
            LEFT JOIN appendix b ON b.id = d.record_id
            LEFT JOIN document f ON f.id = d.record_id
            LEFT JOIN remark_round n ON n.id = d.record_id
            WHERE {condition} ORDER BY d.id"""
        ),
        values,
    ).mappings()
    found = [{**row, "confidential": bool(row["confidential"])} for row in rows]
    return sorted(found, key=lambda row: (row["kind"], danish_key(row["code"])))


def _grouped(connection: Connection, query: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for key, value in connection.execute(text(query)):
        found.setdefault(str(key), []).append(value)
    return found


def _with_flags(row: Listed) -> Listed:
    for name in _LINES:
        if name in row:
            row[name] = row[name].splitlines()
    for name in _FLAGS:
        if name in row:
            row[name] = bool(row[name])
    return row
