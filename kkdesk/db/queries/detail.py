"""One initiative with everything that hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.coverage import continuations_of
from kkdesk.db.queries.dates import dates_of
from kkdesk.db.sql import text
from kkdesk.domain.fields import INITIATIVE_FIELDS, RECORD_FIELDS, FieldKind
from kkdesk.domain.records import Choice, InitiativeDetail, MoneyRecord, SubItemRecord, TextRecord
from kkdesk.errors import RecordGone

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.domain.records import Stored


def initiative_detail(connection: Connection, initiative_id: str) -> InitiativeDetail:
    """Return an initiative; RecordGone if it does not exist (any more)."""
    by_id = {"id": initiative_id}
    row = connection.execute(text("SELECT * FROM initiative WHERE id = :id"), by_id).mappings()
    own = row.first()
    if own is None:
        raise RecordGone("initiative", initiative_id)
    who, when = _last_change(connection, initiative_id)
    return InitiativeDetail(
        id=initiative_id,
        fields={
            spec.name: bool(own[spec.name]) if spec.kind is FieldKind.FLAG else own[spec.name]
            for spec in INITIATIVE_FIELDS
        },
        aliases=_choices(
            connection,
            "SELECT id, '' AS code, text AS label FROM initiative_alias"
            " WHERE initiative_id = :id ORDER BY id",
            initiative_id,
        ),
        partners=_choices(connection, _PARTNERS, initiative_id),
        objective_ids=_ids(connection, "initiative_objective", "objective_id", initiative_id),
        priority_ids=_ids(connection, "initiative_priority", "priority_id", initiative_id),
        heading_ids=_ids(connection, "plan_entry", "heading_id", initiative_id),
        contact_ids=_ids(connection, "initiative_contact", "person_id", initiative_id),
        dates=dates_of(connection, initiative_id),
        money=money_of(connection, initiative_id),
        texts=_texts(connection, initiative_id),
        continuations=continuations_of(connection, initiative_id),
        changed_by=who,
        changed_at=when,
    )


def record_fields(connection: Connection, kind: str, record_id: str) -> dict[str, Stored]:
    """Return the editable fields of a record of the tree; RecordGone if it was deleted."""
    query = text(f"SELECT * FROM {kind} WHERE id = :id")
    row = connection.execute(query, {"id": record_id}).mappings().first()
    if row is None:
        raise RecordGone(kind, record_id)
    return {
        spec.name: bool(row[spec.name]) if spec.kind is FieldKind.FLAG else row[spec.name]
        for spec in RECORD_FIELDS[kind]
    }


_PARTNERS = """
    SELECT coalesce(p.department_id, p.committee_id, p.id) AS id,
        coalesce(d.code, c.code, '') AS code, coalesce(d.name, c.name, p.text) AS label
    FROM initiative_partner p
    LEFT JOIN department d ON d.id = p.department_id
    LEFT JOIN committee c ON c.id = p.committee_id
    WHERE p.initiative_id = :id ORDER BY p.position, p.id
"""

# The records whose change is a change of the initiative to the person who reads it.
_PARTS = """
    SELECT CAST(:id AS VARCHAR)
    UNION ALL SELECT id FROM date_entry WHERE initiative_id = :id
    UNION ALL SELECT id FROM appropriation WHERE initiative_id = :id
    UNION ALL SELECT id FROM status_entry WHERE initiative_id = :id
    UNION ALL SELECT id FROM plan_entry WHERE initiative_id = :id
    UNION ALL SELECT id FROM plan_continuation WHERE initiative_id = :id
"""

_TEXTS = """
    SELECT e.id, 'status_entry' AS kind, r.title AS place, '' AS lead, e.text, e.state,
        e.confidential, r.state = 'closed' AS frozen, r.id AS place_id, 0 AS part, r.code AS sort
    FROM status_entry e JOIN status_round r ON r.id = e.round_id WHERE e.initiative_id = :id
    UNION ALL
    SELECT e.id, 'plan_entry', p.title || ' · ' || h.number, e.lead, e.text, '',
        e.confidential, false, h.id, 1, p.code || h.number
    FROM plan_entry e JOIN plan_heading h ON h.id = e.heading_id JOIN plan p ON p.id = h.plan_id
    WHERE e.initiative_id = :id
    ORDER BY part, sort DESC
"""

MONEY_COLUMNS = """a.id, a.initiative_id, a.as_written, a.title, a.purpose, a.amount_ore, a.basis,
    a.qualifier, a.first_year, a.last_year, a.open_ended, a.computed_years, a.code, a.code_year,
    a.decided_with, a.source, a.departments, a.confidential, a.part_of_id"""


def _choices(connection: Connection, query: str, initiative_id: str) -> tuple[Choice, ...]:
    rows = connection.execute(text(query), {"id": initiative_id})
    return tuple(Choice(str(row.id), row.code, row.label) for row in rows)


def _ids(connection: Connection, table: str, column: str, initiative_id: str) -> tuple[str, ...]:
    rows = connection.execute(
        text(f"SELECT {column} FROM {table} WHERE initiative_id = :id ORDER BY id"),
        {"id": initiative_id},
    )
    return tuple(str(found) for found in rows.scalars())


def money_of(connection: Connection, initiative_id: str) -> tuple[MoneyRecord, ...]:
    """Return an initiative's appropriations in their order."""
    rows = connection.execute(
        text(
            f"SELECT {MONEY_COLUMNS} FROM appropriation a"
            " WHERE a.initiative_id = :id ORDER BY a.position, a.id"
        ),
        {"id": initiative_id},
    ).mappings()
    return tuple(money_record(connection, row) for row in rows)


def money_record(connection: Connection, row: RowMapping) -> MoneyRecord:
    """Build the record of an appropriation with its amounts per year."""
    years = connection.execute(
        text(
            "SELECT year, amount_ore FROM appropriation_year"
            " WHERE appropriation_id = :id ORDER BY year"
        ),
        {"id": row["id"]},
    ).all()
    values = {name: row[name] for name in row}
    for link in ("initiative_id", "part_of_id"):
        values[link] = values[link] or ""
    for flag in ("open_ended", "computed_years", "confidential"):
        values[flag] = bool(values[flag])
    return MoneyRecord(**values, years=tuple((int(year), ore) for year, ore in years))


def _texts(connection: Connection, initiative_id: str) -> tuple[TextRecord, ...]:
    rows = connection.execute(text(_TEXTS), {"id": initiative_id}).mappings().all()
    return tuple(
        TextRecord(
            id=str(row["id"]),
            kind=row["kind"],
            place=row["place"],
            lead=row["lead"],
            text=row["text"],
            state=row["state"],
            confidential=bool(row["confidential"]),
            sub_items=sub_items_of(connection, row["kind"], str(row["id"])),
            frozen=bool(row["frozen"]),
            place_id=str(row["place_id"]),
        )
        for row in rows
    )


def sub_items_of(connection: Connection, kind: str, text_id: str) -> tuple[SubItemRecord, ...]:
    """Return the items inside a status text ("status_entry") or a plan text ("plan_entry")."""
    column = "status_entry_id" if kind == "status_entry" else "plan_entry_id"
    rows = connection.execute(
        text(
            f"SELECT id, marker, text, confidential FROM sub_item"
            f" WHERE {column} = :id ORDER BY position, id"
        ),
        {"id": text_id},
    )
    return tuple(SubItemRecord(str(r.id), r.marker, r.text, bool(r.confidential)) for r in rows)


def _last_change(connection: Connection, initiative_id: str) -> tuple[str, str]:
    found = connection.execute(
        text(
            "SELECT o.by, o.at FROM change c JOIN operation o ON o.id = c.operation_id"
            f" WHERE c.record_id IN ({_PARTS}) ORDER BY c.id DESC LIMIT 1"
        ),
        {"id": initiative_id},
    ).first()
    return (found.by, str(found.at)) if found else ("", "")
