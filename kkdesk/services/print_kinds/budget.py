"""The budget overview (økonomioversigt) of a plan, or of everything under a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.budgets import budget
from kkdesk.domain.budgets import stated_years, sums
from kkdesk.domain.money import format_thousands
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import hidden_and_forbidden, last_change
from kkdesk.services.printing import PrintWarning, WarningKind
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.budgets import Budget
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the money of `plan`, or of all under `policy`; UnknownCode if there is none."""
    from kkdesk.reports.content.budget import build_budget, shown  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = budget(connection, request.policy, request.plan, hidden)
        seen = shown(found, request.edition)
        created = last_change(connection, _ids(seen))
    document = build_budget(found, request.edition, created)
    return Made(document, forbidden, tuple(_warnings(seen)))


def _ids(seen: Budget) -> Iterator[str]:
    yield seen.policy_id
    yield from (grant.id for grant in seen.grants)
    for plan in seen.plans:
        yield plan.id
        yield from (line.id for line in plan.lines)
        yield from (reserve.id for reserve in plan.reserves)


def _warnings(seen: Budget) -> Iterator[PrintWarning]:
    """Yield the stated totals that the rows do not give."""
    for plan in seen.plans:
        computed = sums(plan.lines, plan.years)
        for year, ore in stated_years(plan.funding_total, plan.years).items():
            if computed.get(year, ore) != ore:
                yield PrintWarning(
                    WarningKind.TOTAL,
                    plan.title,
                    column=str(year),
                    stated=format_thousands(ore),
                    computed=format_thousands(computed[year]),
                )
