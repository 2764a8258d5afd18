"""What changed (ændringsoversigt) between two rounds or plans, or between two days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from kkdesk.db.queries.differences import organisation_of, telling
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode, UsageError
from kkdesk.services.differences import day_differences, told_differences
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import (
    LONG_AGO,
    hidden_and_forbidden,
    organisation_name,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.domain.differences import Difference
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose what changed from `first` to `last`, of one `department` where one is named.

    Both are codes of rounds or plans (of `policy`), or both are days. Raises UnknownCode, and
    UsageError for a day beside a code.
    """
    public = request.edition is Edition.PUBLIC
    first, last = _day(request.first), _day(request.last)
    if first is not None and last is not None:
        found = day_differences(
            workspace, first, last, department=request.department, public=public
        )
        return made_differences(workspace, found, first, last, request.edition)
    if first is not None or last is not None:
        raise UsageError(
            "en dag kan kun sammenlignes med en dag", "a day can be compared with a day only"
        )
    if public:
        _refuse_confidential(workspace, request)
    told = told_differences(
        workspace,
        request.first,
        request.last,
        policy=request.policy,
        department=request.department,
        public=public,
    )
    return made_differences(workspace, told, request.first, request.last, request.edition)


def made_differences(
    workspace: Workspace,
    found: tuple[Difference, ...],
    first: date | str,
    last: date | str,
    edition: Edition,
) -> Made:
    """Compose differences that were found; dated by what they compare, so equal ones are equal."""
    from kkdesk.reports.content.differences import (  # noqa: PLC0415 -- printing only
        PrintedDifferences,
        build_differences,
    )

    with reading(workspace) as connection:
        _, forbidden = hidden_and_forbidden(connection, edition)
        told = telling(connection, last) if isinstance(last, str) else None
        organisation = (
            organisation_of(connection, told) if told is not None else organisation_name(connection)
        )
    day = told.day if told is not None else last
    document = build_differences(
        PrintedDifferences(
            str(first),
            str(last),
            organisation,
            tuple(one for one in found if not (edition is Edition.PUBLIC and one.confidential)),
            LONG_AGO if isinstance(day, str) else datetime.combine(day, time(), UTC),
            edition,
        )
    )
    return Made(document, forbidden)


def _refuse_confidential(workspace: Workspace, request: PrintRequest) -> None:
    """Raise UnknownCode for a round or plan that the public may not know of."""
    with reading(workspace) as connection:
        for code in (request.first, request.last):
            found = telling(connection, code, request.policy)
            if found is not None and found.confidential:
                raise UnknownCode("status_round", code)


def _day(words: str) -> date | None:
    """Return a day, None for what is the code of a round or plan."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
