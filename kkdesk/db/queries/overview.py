"""What needs the coordinator now: missing texts, unanswered remarks, totals that differ."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kkdesk.db.queries.remarks import remark_items
from kkdesk.db.sql import text
from kkdesk.domain.records import MissingEntries, RecentChange, RemarkRow, TotalWarning
from kkdesk.domain.totals import check_totals

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.domain.totals import TotalDifference


def missing_entries(connection: Connection) -> tuple[MissingEntries, ...]:
    """Count, per open round and department, the texts that are not there yet."""
    rows = connection.execute(
        text(
            "SELECT r.id AS round_id, r.code AS round, coalesce(d.id, '') AS department_id,"
            " coalesce(d.code, 'Tværgående') AS department,"
            " sum(CASE WHEN e.state IN ('missing', 'draft', 'returned') OR e.text = ''"
            " THEN 1 ELSE 0 END) AS missing, count(*) AS total"
            " FROM status_entry e JOIN status_round r ON r.id = e.round_id"
            " LEFT JOIN department d ON d.id = e.department_id"
            " WHERE r.state = 'open' GROUP BY r.id, r.code, d.id, d.code, d.collation"
            " ORDER BY r.code, d.code IS NULL, d.collation"
        )
    )
    return tuple(
        MissingEntries(
            row.round,
            row.department,
            int(row.missing),
            int(row.total),
            round_id=str(row.round_id),
            department_id=str(row.department_id),
        )
        for row in rows
        if row.missing
    )


def remarks(connection: Connection) -> tuple[RemarkRow, ...]:
    """Return all remarks with what was answered: "no", "part" or "whole"."""
    return tuple(
        RemarkRow(
            id=item.id,
            code=item.code,
            objective_number=item.objective_number,
            council=item.council,
            kind=item.kind,
            text=item.text,
            answered=str(item.answered),
            answers=tuple(answer.text for answer in item.answers if answer.given),
            confidential=item.confidential,
        )
        for item in remark_items(connection)
    )


def unanswered_remarks(connection: Connection) -> tuple[RemarkRow, ...]:
    """Return the remarks that nobody has answered, or answered only in part."""
    return tuple(remark for remark in remarks(connection) if remark.answered != "whole")


def total_warnings(connection: Connection) -> tuple[TotalWarning, ...]:
    """Return every stated total that differs from the sum of its column."""
    tables = connection.execute(
        text("SELECT id, title, columns, initiative_id FROM stated_table ORDER BY code")
    ).all()
    return tuple(
        TotalWarning(
            str(table.id),
            table.title,
            str(difference.column),
            str(difference.stated),
            str(difference.computed),
            str(table.initiative_id or ""),
        )
        for table in tables
        for difference in _differences(connection, table.id, table.columns.splitlines())
    )


def _differences(
    connection: Connection, table_id: str, columns: list[str]
) -> list[TotalDifference]:
    rows = connection.execute(
        text(
            "SELECT label, kind, cells FROM stated_table_row WHERE table_id = :id ORDER BY position"
        ),
        {"id": table_id},
    ).all()
    body = [[row.label, *row.cells.splitlines()] for row in rows if row.kind == "row"]
    totals = [[row.label, *row.cells.splitlines()] for row in rows if row.kind == "total"]
    return [found for total in totals for found in check_totals(columns, body, total)]


def initiative_count(connection: Connection) -> int:
    """Return how many initiatives there are."""
    return int(connection.execute(text("SELECT count(*) FROM initiative")).scalar_one())


def recent_changes(connection: Connection, limit: int) -> tuple[RecentChange, ...]:
    """Return the latest operations, newest first, with the initiative that each touched.

    The loading of a whole portfolio touches them all and so leads to none.
    """
    rows = connection.execute(
        text('SELECT id, at, "by", label, kind FROM operation ORDER BY number DESC LIMIT :limit'),
        {"limit": limit},
    ).all()
    return tuple(
        RecentChange(
            at=datetime.fromisoformat(str(row.at)),
            by=row.by,
            label=row.label,
            initiative_id="" if row.kind == "load" else _touched(connection, row.id),
        )
        for row in rows
    )


_HANGS_ON_INITIATIVE = (
    *("date_entry", "appropriation", "status_entry", "plan_entry", "sub_item"),
    *("initiative_alias", "initiative_partner", "initiative_objective", "initiative_priority"),
)


def _touched(connection: Connection, operation_id: str) -> str:
    """Return an initiative that still exists and that an operation touched, or nothing."""
    owned = " UNION ALL ".join(
        f"SELECT o.initiative_id FROM {kind} o JOIN touched t ON t.record_id = o.id"
        for kind in _HANGS_ON_INITIATIVE
    )
    found = connection.execute(
        text(
            "WITH touched AS (SELECT record_id FROM change WHERE operation_id = :id)"
            " SELECT i.id FROM initiative i WHERE i.id IN"
            f" (SELECT record_id FROM touched UNION ALL {owned}) LIMIT 1"
        ),
        {"id": operation_id},
    ).scalar()
    return str(found or "")
