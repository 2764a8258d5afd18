"""A department's plan (indsatsplan) as slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.plan_deck import plan_deck
from kkdesk.domain.plan_deck import public
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import hidden_and_forbidden, last_change
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.plan_deck import PlanDeck
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose `plan` by its code, or the plan of `department` or `policy`."""
    from kkdesk.reports.content.plan_deck import build_plan_deck  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        deck = plan_deck(connection, request.plan, request.policy, request.department, hidden)
        if request.edition is Edition.PUBLIC:
            deck = public(deck, hidden)
        created = last_change(connection, _ids(deck))
    return Made(build_plan_deck(deck, request.edition, created), forbidden)


def _ids(deck: PlanDeck) -> Iterator[str]:
    yield deck.id
    for objective in deck.objectives:
        yield objective.id
        yield from (one.id for one in objective.priorities)
    for heading in deck.headings:
        yield heading.id
        for told in heading.texts:
            yield told.id
            yield from (item[0] for item in told.items)
        for indicator in heading.indicators:
            yield indicator.id
            yield from (one.id for one in indicator.measurements)
            yield from (one.id for one in indicator.targets)
    yield from (line.id for line in deck.budget_lines)
    yield from (link.id for link in deck.links)
