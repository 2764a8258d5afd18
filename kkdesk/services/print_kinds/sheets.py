"""The description sheets (indsatsark) of a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.plan_sheets import plan_sheets
from kkdesk.domain.printed_sheets import PrintedSheets, common_lead
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import (
    hidden_and_forbidden,
    last_change,
    organisation_name,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace

_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)$")


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the sheets of `plan` (of `policy`), of one `department` or `committee` if named."""
    from kkdesk.reports.content.sheets import build_sheets  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = plan_sheets(
            connection,
            plan=request.plan,
            policy=request.policy,
            department=request.department,
            committee=request.committee,
            hidden=hidden,
        )
        plan = found.plan
        texts = ("title", "period", "purpose", "reading_guide", "background_title", "background")
        printed = PrintedSheets(
            **{name: plan[name] for name in texts},
            organisation=organisation_name(connection, plan["organisation_id"]),
            policy=_IN_BRACKETS.sub("", plan["policy_short"] or plan["policy"]),
            previous=found.previous,
            goal_lead=common_lead(found.goals),
            chapters=found.chapters,
            created=last_change(connection, found.ids),
        )
    return Made(build_sheets(printed, request.edition), forbidden)
