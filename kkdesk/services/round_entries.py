"""The texts of a round's cells, read a page at a time, and what its cut-off rule catches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import round_beside, rounds
from kkdesk.db.queries import round_entries as queries
from kkdesk.domain.rounds import CellEntries, RoundCell
from kkdesk.domain.vocabulary import EntryState
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import EntryBeside, EntryPlace, FlaggedEntry, RoundEntry
    from kkdesk.services.workspace import Workspace

PAGE: Final = 200
"""So many texts of a cell are read at once."""


def round_entries(
    workspace: Workspace, cell: RoundCell, *, limit: int | None = None, including: str = ""
) -> CellEntries:
    """Return the first texts of a cell, at least as far as one that must be among them.

    Without a limit all are read. RecordGone if the round was deleted.
    """
    with reading(workspace) as connection:
        head, _ = rounds.head_of(connection, cell.round_id, workspace.today())
        found = queries.entry_ids(connection, cell)
        keys = [key for key, _ in found]
        if limit is not None and including in keys:
            limit = max(limit, -(-(keys.index(including) + 1) // PAGE) * PAGE)
        entries = queries.entries(connection, head, keys[:limit], workspace.today())
        unapproved = sum(state is not EntryState.APPROVED for _, state in found)
        places = {(e.department_id, e.objective_id) for e in entries}
        exact = cell.department_id is not None and cell.objective_id is not None
        one_place = len(places) == 1 and (exact or len(entries) == len(keys))
        return CellEntries(entries, len(keys), one_place=one_place, unapproved=unapproved)


def entry_place(workspace: Workspace, entry_id: str) -> EntryPlace | None:
    """Return where a text stands, or nothing if it was deleted."""
    with reading(workspace) as connection:
        return queries.place_of(connection, entry_id)


def entry_keys(workspace: Workspace, round_id: str) -> tuple[str, ...]:
    """Return the ids of all texts of a round."""
    with reading(workspace) as connection:
        return tuple(key for key, _ in queries.entry_ids(connection, RoundCell(round_id)))


def flagged_entries(
    workspace: Workspace, round_id: str, entry_ids: Sequence[str]
) -> tuple[FlaggedEntry, ...]:
    """Return which of some texts lean on what their round leaves out, and why."""
    with reading(workspace) as connection:
        head, told_on = rounds.head_of(connection, round_id, workspace.today())
        return queries.flagged(connection, head, entry_ids, told_on)


def entry_beside(workspace: Workspace, entry: RoundEntry, round_id: str) -> EntryBeside:
    """Return what stands beside a text while it is written, and what the cut-off catches in it."""
    with reading(workspace) as connection:
        head, told_on = rounds.head_of(connection, round_id, workspace.today())
        flagged = queries.flagged(connection, head, (entry.id,), told_on)
        flags = flagged[0].flags if flagged else ()
        return round_beside.entry_beside(connection, entry, head, flags)
