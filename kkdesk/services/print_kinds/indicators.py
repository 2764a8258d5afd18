"""The indicator overview (indikatoroversigt) of a policy, of all of them, or of a committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.indicator_overview import indicator_overview
from kkdesk.domain.indicator_overview import public
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import hidden_and_forbidden, last_change
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.indicator_overview import IndicatorOverview
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the indicators of `policy` (all without), those of `committee` where one is named."""
    from kkdesk.reports.content.indicator_overview import (  # noqa: PLC0415 -- printing only
        build_indicator_overview,
    )

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = indicator_overview(connection, request.policy, request.committee, hidden)
        if request.edition is Edition.PUBLIC:
            found = public(found, hidden)
        created = last_change(connection, _ids(found))
    document = build_indicator_overview(found, request.edition, created, request.committee)
    return Made(document, forbidden)


def _ids(found: IndicatorOverview) -> Iterator[str]:
    for policy in found.policies:
        yield policy.id
        for one in policy.indicators:
            yield one.id
            yield from (told.id for told in one.baselines)
            yield from (told.id for told in one.targets)
            yield from (told.id for told in one.measurements)
