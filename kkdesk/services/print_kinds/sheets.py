"""The description sheets (indsatsskemaer) of a plan's initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.sheets import sheet_chapters, sheet_plan
from kkdesk.domain.printed_sheets import PrintedSheets
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


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the sheets of `plan`, or of the plan of `department` or `policy`."""
    from kkdesk.reports.content.sheets import build_sheets  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        plan = sheet_plan(connection, request.plan, request.policy, request.department, hidden)
        key = str(plan.id)
        ids = {key}
        chapters = sheet_chapters(connection, key, hidden, ids)
        printed = PrintedSheets(
            title=plan.title,
            policy=plan.policy or plan.policy_title,
            previous=plan.previous_title,
            organisation=organisation_name(connection, str(plan.organisation_id)),
            chapters=chapters,
            created=last_change(connection, ids),
        )
    return Made(build_sheets(printed, request.edition), forbidden)
