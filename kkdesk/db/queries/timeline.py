"""The lines of a timeline: their order at once, what stands on them only for those in sight."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.dates import COLUMNS, date_record
from kkdesk.db.queries.planning import decisions
from kkdesk.db.sql import text
from kkdesk.domain.deadlines import DUE_ROLES, UNREAD_FLAGS
from kkdesk.domain.records import Origin
from kkdesk.domain.timeline import (
    Grouping,
    Line,
    LineGroup,
    LineKey,
    as_decided,
    derived_marks,
    in_order,
    make_marks,
    make_unplaced,
)
from kkdesk.domain.vocabulary import OwnerKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from kkdesk.domain.records import DateRecord
    from kkdesk.domain.timeline import Derived

NOWHERE: Final = ""
"""The group of what has no objective, department or plan."""
CASES: Final = "cases"
FRAMES: Final = "frames"
"""The groups of cases, and of policies, plans, rounds and questions with days of their own."""
INDICATORS: Final = "indicators"
REMARKS: Final = "remarks"
"""The groups of what is to be measured, and of what is to be answered."""

_ROLES: Final = ", ".join(f"'{role}'" for role in sorted(DUE_ROLES))
_FLAGS: Final = ", ".join(f"'{flag}'" for flag in sorted(UNREAD_FLAGS))
_SHOWN: Final = (
    f"(e.role IN ({_ROLES}) OR e.earliest IS NULL AND e.latest IS NULL AND e.flag IN ({_FLAGS}))"
)
_DATED: Final = (
    "SELECT DISTINCT e.initiative_id FROM date_entry e"
    f" WHERE e.initiative_id IS NOT NULL AND {_SHOWN}"
    " UNION SELECT value FROM json_each(:derived)"
)
_GROUPED: Final[dict[Grouping, str]] = {
    Grouping.OBJECTIVE: f"""
        SELECT coalesce(o.id, '') AS group_id,
            CASE WHEN o.id IS NULL THEN '' ELSE p.short_title || char(10) || p.title || char(10)
                || o.number || '. ' || o.title_short END AS title, i.id
        FROM initiative i
        LEFT JOIN initiative_objective l ON l.initiative_id = i.id
        LEFT JOIN objective o ON o.id = l.objective_id
        LEFT JOIN policy p ON p.id = o.policy_id
        WHERE i.id IN ({_DATED})
        ORDER BY o.id IS NULL, p.period DESC, p.code, o.number, o.id, i.code_collation, i.id""",
    Grouping.DEPARTMENT: f"""
        SELECT coalesce(d.id, i.owner_kind) AS group_id,
            coalesce(char(10) || char(10) || d.name || ' (' || d.code || ')', '') AS title, i.id
        FROM initiative i LEFT JOIN department d ON d.id = i.owner_department_id
        WHERE i.id IN ({_DATED})
        ORDER BY d.id IS NULL, d.collation, d.id, i.owner_kind, i.code_collation, i.id""",
    Grouping.PLAN: f"""
        SELECT coalesce(p.id, '') AS group_id,
            coalesce(char(10) || char(10) || p.title, '') AS title, i.id
        FROM initiative i
        LEFT JOIN (SELECT DISTINCT n.initiative_id, h.plan_id FROM plan_entry n
            JOIN plan_heading h ON h.id = n.heading_id) l ON l.initiative_id = i.id
        LEFT JOIN plan p ON p.id = l.plan_id
        WHERE i.id IN ({_DATED})
        ORDER BY p.id IS NULL, p.period DESC, p.code, p.id, i.code_collation, i.id""",
}  # fmt: skip
_OWNERS: Final = {
    "round": ("round_id", "status_round"),
    "plan": ("plan_id", "plan"),
    "policy": ("policy_id", "policy"),
    "question": ("question_id", "question"),
}
_NO_CODE: Final = "''"


def timeline_groups(
    connection: Connection,
    grouping: Grouping,
    department_id: str = "",
    derived: Derived = MappingProxyType({}),
) -> tuple[LineGroup, ...]:
    """Return the order of all lines; titles of groups without a record are left empty.

    With a department only its own initiatives and cases come. What has deadlines in
    ``derived`` has a line, also without a date of its own.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for key in derived:
        by_kind[key.kind].append(key.record_id)
    groups = [
        LineGroup(key, _group_title(title), tuple(lines))
        for (key, title), lines in _initiative_groups(
            connection, grouping, department_id, by_kind["initiative"]
        )
    ]
    cases = _case_keys(connection, department_id)
    frames = () if department_id else _frame_keys(connection, by_kind["round"])
    groups += [LineGroup(CASES, "", cases)] if cases else []
    groups += [LineGroup(FRAMES, "", frames)] if frames else []
    for group_id, kind in () if department_id else ((INDICATORS, "indicator"), (REMARKS, "remark")):
        lines = _coded_keys(connection, kind, by_kind[kind])
        groups += [LineGroup(group_id, "", lines)] if lines else []
    return tuple(groups)


def timeline_lines(
    connection: Connection,
    keys: Collection[LineKey],
    on: date,
    *,
    hidden: Collection[str] = frozenset(),
    derived: Derived = MappingProxyType({}),
) -> dict[LineKey, Line]:
    """Return what stands on some lines, with their ``derived`` deadlines as points.

    Dates whose id is ``hidden`` are left out.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_kind[key.kind].append(key.record_id)
    found: dict[LineKey, Line] = {}
    for kind, ids in by_kind.items():
        dates = _decided(connection, _dates(connection, kind, ids, hidden)) if _dated(kind) else {}
        for record_id, code, title, owner, confidential in _heads(connection, kind, ids):
            key, own = LineKey(kind, record_id), dates.get(record_id, [])
            also = derived.get(key, ())
            told = (*own, *(one.expression for one in also))
            secret = confidential or any(one.confidential for one in told)
            marks, unplaced = make_marks(own, on), make_unplaced(own)
            marks = in_order((*marks, *derived_marks(also))) if also else marks
            found[key] = Line(key, code, title, owner, marks, unplaced, secret)
    return found


def timeline_bounds(connection: Connection) -> tuple[str, str]:
    """Return the first and last day that any date of the timeline may touch, ISO, or empty."""
    row = connection.execute(
        text(
            "SELECT min(coalesce(e.earliest, e.latest)), max(coalesce(e.latest, e.earliest))"
            f" FROM date_entry e WHERE e.role IN ({_ROLES})"
        )
    ).one()
    return str(row[0] or "")[:10], str(row[1] or "")[:10]


def _group_title(packed: str) -> str:
    """Return a group's title, with the policy before an objective (short, or in full)."""
    if "\n" not in packed:
        return packed
    short, full, title = packed.split("\n", 2)
    policy = short or full
    return f"{policy}: {title}" if policy else title


def _initiative_groups(
    connection: Connection, grouping: Grouping, department_id: str, derived: Collection[str]
) -> Iterator[tuple[tuple[str, str], Iterator[LineKey]]]:
    only = "" if not department_id else "i.owner_department_id = :department AND "
    statement = _GROUPED[grouping].replace("WHERE i.id IN", f"WHERE {only}i.id IN")
    wanted = {"derived": json.dumps(list(derived))}
    rows = connection.execute(
        text(statement), {**wanted, "department": department_id} if only else wanted
    )
    for key, found in groupby(rows, key=lambda row: (str(row[0]), str(row[1]))):
        yield key, (LineKey("initiative", str(row[2])) for row in found)


def _case_keys(connection: Connection, department_id: str) -> tuple[LineKey, ...]:
    rows = connection.execute(
        text(
            "SELECT c.id FROM \"case\" c WHERE (c.department_id = :department OR :department = '')"
            " AND c.id IN (SELECT s.case_id FROM route_step s"
            f" JOIN date_entry e ON e.step_id = s.id AND {_SHOWN})"
            " ORDER BY c.title, c.number, c.id"
        ),
        {"department": department_id},
    )
    return tuple(LineKey("case", str(row[0])) for row in rows)


def _coded_keys(connection: Connection, kind: str, ids: Collection[str]) -> tuple[LineKey, ...]:
    """Return the lines of indicators or remarks in the order of their codes."""
    rows = connection.execute(
        text(
            f"SELECT t.id FROM {kind} t WHERE t.id IN (SELECT value FROM json_each(:ids))"
            " ORDER BY t.code, t.id"
        ),
        {"ids": json.dumps(list(ids))},
    )
    return tuple(LineKey(kind, str(row[0])) for row in rows)


def _frame_keys(connection: Connection, rounds: Collection[str]) -> tuple[LineKey, ...]:
    """Return what frames the work and has a day of its own; its period alone is none."""
    found: list[LineKey] = []
    for kind, (column, table) in _OWNERS.items():
        rows = connection.execute(
            text(
                f"SELECT t.id FROM {table} t WHERE t.id IN (SELECT e.{column} FROM date_entry e"
                f" WHERE {_SHOWN} AND e.role <> 'period' AND e.initiative_id IS NULL)"
                " OR t.id IN (SELECT value FROM json_each(:derived))"
                " ORDER BY t.title, t.id"
            ),
            {"derived": json.dumps(list(rounds) if kind == "round" else [])},
        )
        found += (LineKey(kind, str(row[0])) for row in rows)
    return tuple(found)


def _dates(
    connection: Connection, kind: str, ids: list[str], hidden: Collection[str]
) -> dict[str, list[DateRecord]]:
    match kind:
        case "initiative":
            owner, join, only = "e.initiative_id", "", ""
        case "case":
            owner, join, only = "s.case_id", " JOIN route_step s ON s.id = e.step_id", ""
        case _:
            owner, join = f"e.{_OWNERS[kind][0]}", ""
            only = " AND e.role <> 'period' AND e.initiative_id IS NULL"
    rows = connection.execute(
        text(
            f"SELECT {owner} AS owner_id, {COLUMNS} FROM date_entry e{join}"
            f" WHERE {owner} IN (SELECT value FROM json_each(:ids)) AND {_SHOWN}{only}"
            " ORDER BY e.position, e.id"
        ),
        {"ids": json.dumps(ids)},
    ).mappings()
    found: dict[str, list[DateRecord]] = defaultdict(list)
    for row in rows:
        if row["id"] not in hidden:
            found[str(row["owner_id"])].append(date_record(dict(row)))
    return found


def _decided(
    connection: Connection, dates: dict[str, list[DateRecord]]
) -> dict[str, list[DateRecord]]:
    """Return the dates as people decided of them: moved, confirmed, and without the waived."""
    decided = decisions(connection)
    if not decided:
        return dates
    return {
        owner: [
            shown
            for one in told
            if (shown := as_decided(one, decided.get(Origin("date_entry", one.id), ())))
        ]
        for owner, told in dates.items()
    }


def _dated(kind: str) -> bool:
    """Tell whether records of a kind of line have date expressions."""
    return kind in {"initiative", "case", *_OWNERS}


def _heads(
    connection: Connection, kind: str, ids: list[str]
) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield (id, code, title, who carries it, whether it is confidential) of the records."""
    if kind == "initiative":
        statement = (
            "SELECT t.id, t.code, t.title, coalesce(d.code, t.owner_text, '') AS owner,"
            " t.owner_kind, t.confidential FROM initiative t"
            " LEFT JOIN department d ON d.id = t.owner_department_id"
        )
    elif kind == "case":
        statement = (
            "SELECT t.id, t.number, t.title, coalesce(d.code, '') AS owner, '', t.confidential"
            ' FROM "case" t LEFT JOIN department d ON d.id = t.department_id'
        )
    elif kind == "indicator":
        statement = "SELECT t.id, t.code, t.name, '', '', t.confidential FROM indicator t"
    elif kind == "remark":
        statement = (
            "SELECT t.id, t.code, substr(t.text, 1, 90), '', '', t.confidential FROM remark t"
        )
    else:
        code = "t.number" if kind == "question" else "''"
        statement = (
            f"SELECT t.id, {code}, t.title, '', '', t.confidential FROM {_OWNERS[kind][1]} t"
        )
    rows = connection.execute(
        text(f"{statement} WHERE t.id IN (SELECT value FROM json_each(:ids))"),
        {"ids": json.dumps(ids)},
    )
    for record_id, code, title, owner, owner_kind, confidential in rows:
        cross = owner_kind == OwnerKind.CROSS
        carries = OwnerKind.CROSS if cross else str(owner)
        yield str(record_id), str(code), str(title), carries, bool(confidential)
