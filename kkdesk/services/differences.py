"""What differs between two days, or between two rounds or plans."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.differences import NOTHING, day_facts, kept_or_told, telling
from kkdesk.domain.differences import compare
from kkdesk.errors import UnknownCode, UsageError
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kkdesk.db.queries.differences import Telling
    from kkdesk.domain.differences import Difference, Fact
    from kkdesk.services.workspace import Workspace


def day_differences(
    workspace: Workspace, first: date, last: date, *, department: str = "", public: bool = False
) -> tuple[Difference, ...]:
    """Return what was added, removed and changed from the end of one day to that of another.

    The public hears nothing of what is confidential now or was so on one of the days.
    Raises DayBeforeHistory for a day on which the database held nothing yet.
    """
    left_out = NOTHING
    if public:
        left_out = _hidden_at(workspace, first) | _hidden_at(workspace, last)
        with reading(workspace) as connection:
            left_out |= hidden_ids(connection)
    found = compare(_facts_at(workspace, first, left_out), _facts_at(workspace, last, left_out))
    return _of_department(found, department)


def told_differences(
    workspace: Workspace,
    first: str,
    last: str,
    *,
    policy: str = "",
    department: str = "",
    public: bool = False,
) -> tuple[Difference, ...]:
    """Return what a round or plan (by its code) tells otherwise than an earlier one.

    Targets and measurements are the newest that each can know. Raises UnknownCode, and
    UsageError for a round and a plan of different policies.
    """
    with reading(workspace) as connection:
        old = _telling(telling(connection, first, policy), first)
        new = _telling(telling(connection, last, policy), last)
        if old.policy_id != new.policy_id:
            raise UsageError(
                f"«{first}» og «{last}» hører til hver sin politik",
                f"“{first}” and “{last}” belong to different policies",
            )
        hidden = old.confidential or new.confidential
        left_out = hidden_ids(connection) if public else NOTHING
        facts = [kept_or_told(connection, one, left_out) for one in (old, new)]
        if public:  # what one of them may not tell is not there in the other either
            secret = {key for each in facts for key, fact in each.items() if fact.confidential}
            facts = [{k: f for k, f in each.items() if k not in secret} for each in facts]
        found = compare(*facts)
    marked = (replace(one, confidential=one.confidential or hidden) for one in found)
    return _of_department(marked, department)


def differences(
    workspace: Workspace, first: date | str, last: date | str
) -> tuple[Difference, ...]:
    """Return what differs between two days, or between two rounds or plans by their codes."""
    if isinstance(first, str) or isinstance(last, str):
        return told_differences(workspace, str(first), str(last))
    return day_differences(workspace, first, last)


def tellings(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Return the codes and titles of plans and rounds, in the order they can be compared in."""
    from kkdesk.db.sql import text  # noqa: PLC0415 -- one query

    query = "SELECT code, title FROM plan UNION ALL SELECT code, title FROM status_round"
    with reading(workspace) as connection:
        return tuple((str(row.code), str(row.title)) for row in connection.execute(text(query)))


def _telling(found: Telling | None, code: str) -> Telling:
    if found is None:
        raise UnknownCode("status_round", code)
    return found


def _of_department(found: Iterable[Difference], department: str) -> tuple[Difference, ...]:
    wanted = department.casefold()
    return tuple(one for one in found if not wanted or one.department.casefold() == wanted)


def _facts_at(workspace: Workspace, day: date, left_out: frozenset[str]) -> dict[str, Fact]:
    with _at(workspace, day) as seen, reading(seen) as connection:
        return day_facts(connection, left_out)


def _hidden_at(workspace: Workspace, day: date) -> frozenset[str]:
    with _at(workspace, day) as seen, reading(seen) as connection:
        return hidden_ids(connection)


@contextmanager
def _at(workspace: Workspace, day: date) -> Iterator[Workspace]:
    """Open the database as it was at the end of a day; the present needs no copy."""
    from kkdesk.db.past import past_of  # noqa: PLC0415 -- only for a look at the past
    from kkdesk.db.reading import Database, open_file  # noqa: PLC0415

    if day >= workspace.today() and workspace.as_of is None:
        yield workspace
        return
    here = workspace.opened.path if isinstance(workspace.opened, Database) else workspace.opened
    copy = past_of(workspace.origin or here, day)
    opened = open_file(copy.path, read_only=True)
    try:
        yield replace(workspace, opened=opened, as_of=day, today=lambda: day)
    finally:
        opened.dispose()
        copy.remove()
