"""Holding back what cannot stand beside the centre's records, until nothing more moves.

A change waits where what it belongs to is missing, where something here still needs what the
laptop deleted, where a code or a pair is taken, and where a round was closed meanwhile, or closed
there and written on here. What belongs together goes together.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from kkdesk.db.laptop.closed_rounds import ClosedRounds
from kkdesk.db.laptop.plan import Found, pieces, raw_row
from kkdesk.db.laptop.scope import Link, links
from kkdesk.db.laptop.together import unique_sets
from kkdesk.db.laptop.written_rounds import hold_closings
from kkdesk.db.schema import table_of
from kkdesk.domain.exchange import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from kkdesk.db.laptop.differences import Key, Raw, RawRow
    from kkdesk.db.laptop.plan import Plan


def settle(connection: Connection, plan: Plan, refused: Mapping[Key, str]) -> None:
    """Move changes from what is written to what is asked, to a fixed point.

    ``refused`` are changes that the database would not take, and why.
    """
    for key, reason in refused.items():
        plan.hold(key, ConflictKind.REFUSED, reason=reason)
    Settling(connection, plan).run()


class Settling:
    """The rounds of one plan: what exists, who refers to what, and what is taken."""

    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._connection, self._plan = connection, plan
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in links():
            self._links[link.kind].append(link)
        self._existing = self._find_existing()
        self._needed_by = self._find_references()
        self._closed = ClosedRounds(connection, plan)

    def run(self) -> None:
        """Hold what must wait until a round holds nothing more."""
        hold_closings(self._connection, self._plan)
        self._hold_second_ones()
        before = -1
        while before != len(self._plan.conflicts):
            before = len(self._plan.conflicts)
            self._closed.hold()
            self._hold_orphans()
            self._hold_needed()
            self._hold_parts()

    def _alive(self, kind: str, record_id: Raw) -> bool:
        key = (kind, str(record_id))
        if key in self._plan.inserts:
            return True
        return key in self._existing and key not in self._plan.deletes

    def _hold_orphans(self) -> None:
        """Hold what refers to something that does not exist here."""
        plan = self._plan
        for key in list(plan.inserts):
            row = plan.inserts[key]
            for link in self._links[key[0]]:
                target = row.get(link.column)
                if target is None or self._alive(link.target, target):
                    continue
                parent = (link.target, str(target))
                waits = parent if (*parent, "") in plan.conflicts else None
                kind = ConflictKind.HELD_WITH if waits else ConflictKind.PARENT_GONE
                plan.hold(key, kind, reason=link.column, waits_for=waits)
                break
        for key in list(plan.updates):
            for link in self._links[key[0]]:
                target = plan.updates.get(key, {}).get(link.column)
                if target is not None and not self._alive(link.target, target):
                    plan.hold_field(key, link.column, ConflictKind.PARENT_GONE, reason=link.column)

    def _hold_needed(self) -> None:
        """Hold the deletion of what something here still refers to."""
        plan = self._plan
        for key in list(plan.deletes):
            for holder, column in self._needed_by.get(key, ()):
                moved = column in plan.updates.get(holder, {})
                if holder not in plan.deletes and not moved:
                    plan.hold(key, ConflictKind.DELETE_IN_USE, reason=holder[0])
                    break

    def _hold_parts(self) -> None:
        """Hold the deletion of what is owned by something whose deletion waits."""
        plan = self._plan
        for key in list(plan.deletes):
            for link in self._links[key[0]]:
                owner = (link.target, str(plan.deletes[key].get(link.column)))
                change = plan.changes.get(owner)
                if not link.owned or change is None or change.action != "delete":
                    continue
                if owner in self._existing and owner not in plan.deletes:
                    plan.hold(key, ConflictKind.HELD_WITH, waits_for=owner)
                    break

    def _hold_second_ones(self) -> None:
        """Hold what would be a second record of one code or one pair."""
        plan = self._plan
        for kind in sorted({key[0] for key in (*plan.inserts, *plan.updates)}):
            for columns in unique_sets(kind):
                self._hold_taken(kind, columns)

    def _hold_taken(self, kind: str, columns: tuple[str, ...]) -> None:
        plan = self._plan
        wanted: dict[tuple[Raw, ...], Key] = {}
        for key in [*plan.inserts, *plan.updates]:
            if key[0] != kind:
                continue
            row = plan.inserts.get(key) or {**plan.central[key], **plan.updates[key]}
            if key in plan.inserts or not plan.updates[key].keys().isdisjoint(columns):
                wanted[tuple(row.get(column) for column in columns)] = key
        for values, other in self._occupants(kind, columns, wanted):
            key, held = wanted[values], (kind, str(other["id"]))
            if (
                held == key
                or held in plan.deletes
                or (key not in plan.inserts and key not in plan.updates)
            ):
                continue
            if not plan.updates.get(held, {}).keys().isdisjoint(columns):
                continue  # the other one gives it up
            self._hold_second(key, columns, other)

    def _hold_second(self, key: Key, columns: tuple[str, ...], other: RawRow) -> None:
        plan = self._plan
        if key in plan.updates:
            for column in columns:
                if column in plan.updates.get(key, {}):
                    plan.hold_field(key, column, ConflictKind.SAME_CODE, reason=str(other["id"]))
            return
        row = plan.inserts.pop(key)
        if {**row, "id": ""} != {**other, "id": ""}:
            plan.keep(Found(key, ConflictKind.SAME_CODE, "", None, row, other, ", ".join(columns)))

    def _occupants(
        self, kind: str, columns: tuple[str, ...], wanted: Mapping[tuple[Raw, ...], Key]
    ) -> list[tuple[tuple[Raw, ...], RawRow]]:
        """Return the centre's records that hold what is wanted."""
        table = table_of(kind)
        firsts = sorted({str(values[0]) for values in wanted if values[0] is not None})
        found = []
        for some in pieces(firsts):
            rows = self._connection.execute(select(table).where(table.c[columns[0]].in_(some)))
            for row in rows.mappings():
                other = raw_row(dict(row))
                values = tuple(other[column] for column in columns)
                if values in wanted and None not in values:
                    found.append((values, other))
        return found

    def _find_existing(self) -> set[Key]:
        """Return which of the records that the laptop refers to or deletes exist here."""
        plan = self._plan
        asked: dict[str, set[str]] = defaultdict(set)
        for key, row in (*plan.inserts.items(), *plan.updates.items()):
            for link in self._links[key[0]]:
                if row.get(link.column) is not None:
                    asked[link.target].add(str(row[link.column]))
        found = set(plan.central)
        for kind, ids in asked.items():
            column = table_of(kind).c.id
            for some in pieces(sorted(ids)):
                keys = self._connection.execute(select(column).where(column.in_(some))).scalars()
                found.update((kind, str(key)) for key in keys)
        return found

    def _find_references(self) -> dict[Key, list[tuple[Key, str]]]:
        """Return by record to delete who refers to it here, and in which column."""
        gone: dict[str, list[str]] = defaultdict(list)
        for kind, record_id in self._plan.deletes:
            gone[kind].append(record_id)
        found: dict[Key, list[tuple[Key, str]]] = defaultdict(list)
        for kind_links in self._links.values():
            for link in kind_links:
                table = table_of(link.kind)
                for some in pieces(gone.get(link.target, [])):
                    column = table.c[link.column]
                    rows = self._connection.execute(
                        select(table.c.id, column).where(column.in_(some))
                    )
                    for holder, target in rows:
                        found[link.target, str(target)].append(
                            ((link.kind, str(holder)), link.column)
                        )
        return found
