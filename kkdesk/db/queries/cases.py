"""What the page Sager og møder lists, and what stands under each thing it lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.sql import text
from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.cases import PANELS, Panel, Part, Sheet, Subject, off_weekday, too_early
from kkdesk.domain.fields import FieldKind
from kkdesk.domain.records import Choice
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.records import Stored

_SUBJECTS: Final = {
    "case": "SELECT id, title, kind AS note, confidential, '' AS under"
    " FROM \"case\" ORDER BY number = '', number, title, id",
    "question": "SELECT id, number || '. ' || title AS title, '' AS note, confidential,"
    " coalesce(parent_id, case_id, '') AS under FROM question"
    " ORDER BY parent_id IS NOT NULL, case_id IS NOT NULL, position, id",
    "committee": "SELECT id, code || ' ' || name AS title, weekday AS note, 0 AS confidential,"
    " '' AS under FROM committee ORDER BY organisation_id, position, id",
    "council": "SELECT id, code || ' ' || name AS title, '' AS note, 0 AS confidential, '' AS under"
    " FROM council ORDER BY organisation_id, id",
    "department": "SELECT id, code || ' ' || name AS title, '' AS note, 0 AS confidential,"
    " '' AS under FROM department ORDER BY organisation_id, collation, id",
    "person": "SELECT id, CASE WHEN name <> '' THEN name ELSE title END AS title, '' AS note,"
    " 0 AS confidential, '' AS under FROM person ORDER BY 2, id",
}

_PARTS: Final = {
    Panel.STEPS: "SELECT s.*, coalesce(k.code, '') AS committee, m.held_on AS held_on,"
    " coalesce(m.as_written, '') AS day FROM route_step s"
    " LEFT JOIN committee k ON k.id = s.committee_id LEFT JOIN meeting m ON m.id = s.meeting_id"
    " WHERE s.case_id = :id ORDER BY s.number, s.id",
    Panel.APPENDICES: "SELECT a.*, (SELECT count(*) FROM document d WHERE d.appendix_id = a.id)"
    " AS files FROM appendix a WHERE a.case_id = :id ORDER BY a.number, a.id",
    Panel.DOCUMENTS: "SELECT d.*, v.number AS version, v.size AS size, v.added_on AS added_on,"
    " a.number AS appendix FROM document d LEFT JOIN appendix a ON a.id = d.appendix_id"
    " LEFT JOIN document_version v ON v.document_id = d.id AND v.number = (SELECT max(w.number)"
    " FROM document_version w WHERE w.document_id = d.id) WHERE d.case_id = :id"
    " ORDER BY a.number IS NULL, a.number, d.id",
    Panel.MEMOS: "SELECT m.*, coalesce(k.code, '') AS committee FROM memo m"
    " LEFT JOIN committee k ON k.id = m.committee_id WHERE m.case_id = :id ORDER BY m.id",
    Panel.MEETINGS: "SELECT m.*, k.weekday AS weekday, (SELECT count(*) FROM route_step s"
    " WHERE s.meeting_id = m.id) AS cases FROM meeting m"
    " JOIN committee k ON k.id = m.committee_id WHERE m.committee_id = :id"
    " ORDER BY m.held_on IS NULL, m.held_on, m.id",
    Panel.MEMBERS: "SELECT m.*, CASE WHEN p.name <> '' THEN p.name ELSE p.title END AS person"
    " FROM membership m JOIN person p ON p.id = m.person_id"
    " WHERE m.committee_id = :id OR m.council_id = :id ORDER BY m.id",
    Panel.LISTS: "SELECT l.*, (SELECT count(*) FROM question_list_item i WHERE i.list_id = l.id)"
    " AS items FROM question_list l WHERE l.question_id = :id ORDER BY l.year, l.position, l.id",
}
_QUESTIONS: Final = (
    "SELECT q.*, coalesce(k.code, '') AS committee FROM question q"
    " LEFT JOIN committee k ON k.id = q.committee_id WHERE q.{owner}_id = :id"
    " ORDER BY q.position, q.id"
)
_DETAILS: Final = {
    Panel.DOCUMENTS: "SELECT v.document_id AS owner, v.number AS key,"
    " v.number || ' · ' || v.file_name || ' · ' || v.added_by AS words"
    " FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.case_id = :id"
    " ORDER BY v.number DESC",
    Panel.LISTS: "SELECT i.list_id AS owner, n.id AS key, n.code || ' ' || n.title AS words"
    " FROM question_list_item i JOIN question_list l ON l.id = i.list_id"
    " JOIN initiative n ON n.id = i.initiative_id WHERE l.question_id = :id"
    " ORDER BY i.position, i.id",
}
_CELLS: Final = {
    Panel.STEPS: ("number", "committee", "day", "purpose", "condition", "result"),
    Panel.APPENDICES: ("number", "title", "files"),
    Panel.DOCUMENTS: ("name", "appendix", "version", "size", "added_on"),
    Panel.MEMOS: ("committee", "lead_text"),
    Panel.QUESTIONS: ("number", "committee", "title"),
    Panel.LISTS: ("year", "heading", "items"),
    Panel.MEETINGS: ("as_written", "held_on", "place", "cases"),
    Panel.MEMBERS: ("person", "role", "valid_from", "valid_to"),
}

_OPTIONS: Final = {
    "policy_id": "SELECT id, code, title AS label FROM policy ORDER BY code",
    "round_id": "SELECT id, code, title AS label FROM status_round ORDER BY code",
    "department_id": "SELECT id, code, name AS label FROM department"
    " ORDER BY organisation_id, collation",
    "committee_id": "SELECT id, code, name AS label FROM committee"
    " ORDER BY organisation_id, position, id",
    "person_id": "SELECT id, '' AS code, CASE WHEN name <> '' THEN name ELSE title END AS label"
    " FROM person ORDER BY label, id",
    "organisation_id": "SELECT id, '' AS code, name AS label FROM organisation ORDER BY name, id",
    "case_id": 'SELECT id, number AS code, title AS label FROM "case" ORDER BY title',
    "meeting_id": "SELECT m.id, k.code, m.as_written AS label FROM meeting m"
    " JOIN committee k ON k.id = m.committee_id ORDER BY m.held_on IS NULL, m.held_on, m.id",
    "appendix_id": "SELECT id, 'Bilag ' || number AS code, title AS label, case_id AS owner"
    " FROM appendix ORDER BY number",
}


def subjects(connection: Connection) -> tuple[Subject, ...]:
    """Return the cases, the questions, the bodies of the municipality and the people."""
    return tuple(
        Subject(str(row.id), kind, row.title, row.note, bool(row.confidential), row.under)
        for kind, query in _SUBJECTS.items()
        for row in connection.execute(text(query))
    )


def sheet(connection: Connection, kind: str, record_id: str) -> Sheet:
    """Return a case, question, committee or council; RecordGone if it was deleted."""
    row = (
        connection.execute(text(f'SELECT * FROM "{kind}" WHERE id = :id'), {"id": record_id})
        .mappings()
        .first()
    )
    if row is None:
        raise RecordGone(kind, record_id)
    names = ("name", "title") if kind == "person" else ("title", "name")
    title = next((str(row[name]) for name in names if row.get(name)), "")
    known = str(row.get("number") or row.get("code") or "")
    subject = Subject(
        record_id, kind, f"{known} {title}".strip(), "", bool(row.get("confidential"))
    )
    panels = {panel: _parts(connection, panel, kind, record_id) for panel in PANELS[kind]}
    return Sheet(subject, _fields(kind, row), panels)


def options(connection: Connection) -> dict[str, tuple[Choice, ...]]:
    """Return what each reference can point at, by the name of its column.

    The group of an appendix is its case.
    """
    found: dict[str, tuple[Choice, ...]] = {}
    for name, query in _OPTIONS.items():
        rows = connection.execute(text(query)).mappings()
        found[name] = tuple(
            Choice(str(row["id"]), row["code"], row["label"], str(row.get("owner") or ""))
            for row in rows
        )
    found["responsible_id"] = found["person_id"]
    return found


def people_of(connection: Connection, body_id: str) -> tuple[Choice, ...]:
    """Return who can sit on a committee or council: its municipality's people and its members."""
    query = (
        "SELECT id, CASE WHEN name <> '' THEN name ELSE title END AS label FROM person"
        " WHERE organisation_id IN (SELECT organisation_id FROM committee WHERE id = :id"
        " UNION ALL SELECT organisation_id FROM council WHERE id = :id)"
        " OR id IN (SELECT person_id FROM membership WHERE committee_id = :id OR council_id = :id)"
        " ORDER BY label, id"
    )
    rows = connection.execute(text(query), {"id": body_id})
    return tuple(Choice(str(row.id), "", row.label) for row in rows)


def initiatives(connection: Connection) -> tuple[Choice, ...]:
    """Return what a list in an answer can hold."""
    query = "SELECT id, code, title FROM initiative ORDER BY code_collation, id"
    return tuple(
        Choice(str(row.id), row.code, row.title) for row in connection.execute(text(query))
    )


def list_items(connection: Connection, list_id: str) -> tuple[str, ...]:
    """Return the initiatives of an answer's list, in its order."""
    query = "SELECT initiative_id FROM question_list_item WHERE list_id = :id ORDER BY position, id"
    return tuple(str(key) for key in connection.execute(text(query), {"id": list_id}).scalars())


def version(connection: Connection, document_id: str, number: int | None = None) -> tuple[str, str]:
    """Return the SHA-256 and the file name of a document's version, the newest by default."""
    row = connection.execute(
        text(
            "SELECT sha256, file_name FROM document_version WHERE document_id = :id"
            " AND (number = :number OR :number IS NULL) ORDER BY number DESC LIMIT 1"
        ),
        {"id": document_id, "number": number},
    ).first()
    if row is None:
        raise RecordGone("document", document_id)
    return str(row.sha256), str(row.file_name)


def _parts(connection: Connection, panel: Panel, kind: str, owner_id: str) -> tuple[Part, ...]:
    owner = "case" if kind == "case" else "parent"
    query = _QUESTIONS.format(owner=owner) if panel is Panel.QUESTIONS else _PARTS[panel]
    by_id = {"id": owner_id}
    rows = list(connection.execute(text(query), by_id).mappings())
    details: dict[str, dict[str, str]] = {}
    if panel in _DETAILS:
        for found in connection.execute(text(_DETAILS[panel]), by_id):
            details.setdefault(str(found.owner), {})[str(found.key)] = found.words
    parts = []
    for row, flag in zip(rows, _flags(panel, rows), strict=True):
        below = details.get(str(row["id"]), {})
        fields = _fields(panel.value, row)
        cells = tuple(_cell(row[name]) for name in _CELLS[panel])
        parts.append(Part(str(row["id"]), cells, fields, flag, tuple(below.values()), tuple(below)))
    return tuple(parts)


def _flags(panel: Panel, rows: list[RowMapping]) -> tuple[bool, ...]:
    """Tell of each line whether its day is one to look at: too early, or no day of meetings."""
    days = [_day(row.get("held_on")) for row in rows]
    if panel is Panel.STEPS:
        return too_early(days)
    if panel is Panel.MEETINGS:
        return tuple(off_weekday(day, row["weekday"]) for day, row in zip(days, rows, strict=True))
    return (False,) * len(rows)


def _fields(kind: str, row: RowMapping | Mapping[str, Any]) -> dict[str, Stored]:
    return {
        spec.name: bool(row[spec.name]) if spec.kind is FieldKind.FLAG else row[spec.name]
        for spec in CASE_FIELDS[kind]
    }


def _day(value: object) -> date | None:
    """Read a stored day; SQLite returns it as words from plain SQL."""
    if isinstance(value, str) and value:
        return date.fromisoformat(value)
    return value if isinstance(value, date) else None


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
