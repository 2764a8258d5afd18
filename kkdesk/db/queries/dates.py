"""Stored date expressions as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kkdesk.db.queries.rows import as_date
from kkdesk.db.sql import text
from kkdesk.domain.records import DateRecord
from kkdesk.domain.vocabulary import DateRole, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

COLUMNS = """e.id, e.initiative_id, e.as_written, e.role, e.event, e.source, e.source_kind,
    e.computed_from, e.earliest, e.latest, e.start_earliest,
    e.start_latest, e.end_earliest, e.end_latest, e.precision, e.flag,
    e.confirmed_on, e.document_date, e.confidential"""


def date_record(row: Mapping[str, Any]) -> DateRecord:
    """Build the record from a row that holds ``COLUMNS``."""
    return DateRecord(
        id=str(row["id"]),
        initiative_id=str(row["initiative_id"] or ""),
        as_written=row["as_written"],
        role=DateRole(row["role"]),
        event=row["event"],
        source=row["source"],
        source_kind=SourceKind(row["source_kind"]),
        computed_from=row["computed_from"],
        earliest=as_date(row["earliest"]),
        latest=as_date(row["latest"]),
        start_earliest=as_date(row["start_earliest"]),
        start_latest=as_date(row["start_latest"]),
        end_earliest=as_date(row["end_earliest"]),
        end_latest=as_date(row["end_latest"]),
        precision=row["precision"],
        flag=row["flag"],
        confirmed_on=as_date(row["confirmed_on"]),
        document_date=as_date(row["document_date"]),
        confidential=bool(row["confidential"]),
    )


def dates_of(connection: Connection, initiative_id: str) -> tuple[DateRecord, ...]:
    """Return an initiative's date expressions in their order."""
    rows = connection.execute(
        text(
            f"SELECT {COLUMNS} FROM date_entry e"
            " WHERE e.initiative_id = :id ORDER BY e.position, e.id"
        ),
        {"id": initiative_id},
    ).mappings()
    return tuple(date_record(dict(row)) for row in rows)
