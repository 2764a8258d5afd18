"""The list of deadlines (fristliste) from today, of all or of one department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.sql import text
from kkdesk.domain.deadlines import URGENCY, DueEvent, of_owners, window
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.services.deadlines import list_events
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import (
    hidden_and_forbidden,
    last_change,
    organisation_name,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kkdesk.domain.records import Deadline
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace

_NAMES = (
    "SELECT code, name FROM committee WHERE code <> ''"
    " UNION ALL SELECT code, name FROM department WHERE code <> ''"
)


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose what falls due in `within` days from today; of `department` where one is named."""
    from kkdesk.reports.content.deadline_list import (  # noqa: PLC0415 -- printing only
        PrintedDeadlines,
        build_deadline_list,
    )

    on = workspace.today()
    first, until = window(on, request.within)
    with reading(workspace) as connection:
        names = {str(row[0]): str(row[1]) for row in connection.execute(text(_NAMES))}
        if request.department and request.department not in names:
            raise UnknownCode("department", request.department)
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        organisation = organisation_name(connection)
    found: Iterable[DueEvent] = list_events(workspace, on, request.within)
    if request.edition is Edition.PUBLIC:
        found = _public(found, hidden)
    owners = {request.department.casefold()} - {""}
    shown = of_owners(found, owners)
    with reading(workspace) as connection:
        created = last_change(connection, _ids(shown))
    document = build_deadline_list(
        PrintedDeadlines(
            organisation, first, until, shown, names, created, request.edition, request.department
        )
    )
    return Made(document, forbidden)


def _public(found: Iterable[DueEvent], hidden: frozenset[str]) -> Iterator[DueEvent]:
    """Yield the events as their public tellings alone give them."""
    for event in found:
        tellings = tuple(told for told in event.tellings if not _is_hidden(told, hidden))
        answers = [answer for answer in URGENCY if any(t.answer is answer for t in tellings)]
        if tellings and answers[0] in _WORTH_SHOWING:
            yield DueEvent(answers[0], tellings)


_WORTH_SHOWING = frozenset(URGENCY[:4])
"""Certain, possible, past and unplaced; a "no" stands only beside another answer."""


def _is_hidden(told: Deadline, hidden: frozenset[str]) -> bool:
    ids = {told.expression.id, told.expression.initiative_id, told.origin.id, told.opens[1]}
    return told.expression.confidential or not hidden.isdisjoint(ids)


def _ids(shown: Iterable[DueEvent]) -> Iterator[str]:
    for event in shown:
        for told in event.tellings:
            yield from (told.origin.id, told.expression.id, told.opens[1])
            yield from (one.id for one in told.decisions)
