"""What falls due: reading, and confirming that something happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.dates import due_rows
from kkdesk.domain.actions import action_label
from kkdesk.domain.deadlines import deadline, events, window, worth_showing
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.deadlines import DueEvent
    from kkdesk.domain.records import Deadline
    from kkdesk.services.workspace import Workspace


def list_deadlines(
    workspace: Workspace, on: date, within: int, *, confirmed: bool = False
) -> tuple[Deadline, ...]:
    """Return what is certain, possible, past and unconfirmed, or unplaced from ``on``.

    Tellings of one event stand together, the more precise first. Those that answer "no"
    are listed only where another source tells the same event otherwise, and those
    confirmed only if ``confirmed``.
    """
    return worth_showing(_read(workspace, on, within, confirmed=confirmed), confirmed=confirmed)


def list_events(
    workspace: Workspace, on: date, within: int, *, confirmed: bool = False
) -> tuple[DueEvent, ...]:
    """Return the same as ``list_deadlines``, by event."""
    return events(_read(workspace, on, within, confirmed=confirmed), confirmed=confirmed)


def confirm(workspace: Workspace, date_id: str, on: date | None) -> Changes:
    """Note that a date's event has happened (or, with None, that it has not after all)."""
    return confirm_all(workspace, (date_id,), on)


def confirm_all(workspace: Workspace, date_ids: Collection[str], on: date | None) -> Changes:
    """Confirm several tellings of an event, or take the confirmation back, in one action.

    RecordGone if one of them was deleted meanwhile; then nothing is changed.
    """
    verb = "set" if on is None else "confirm"
    with operation(workspace, action_label(verb, "date_entry")) as work:
        for date_id in date_ids:
            work.update("date_entry", date_id, confirmed_on=on)
        about = {_code(work, date_id) for date_id in date_ids}
        work.name(action_label(verb, "date_entry", ", ".join(sorted(about - {""}))))
    return work.changes


def _read(workspace: Workspace, on: date, within: int, *, confirmed: bool) -> tuple[Deadline, ...]:
    first, last = window(on, within)
    with reading(workspace) as connection:
        rows = due_rows(connection, first, last, confirmed=confirmed)
    return tuple(
        deadline(record, on, within, code=code, title=title, owner=(owner, kind))
        for record, code, title, owner, kind in rows
    )


def _code(work: UnitOfWork, date_id: str) -> str:
    """Return the code of the initiative a date belongs to, or nothing."""
    owner = work.get("date_entry", date_id)["initiative_id"]
    return str(work.get("initiative", str(owner))["code"]) if owner else ""
