"""Remarks on a status round and the administration's answers (bemærkninger og svar)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.case_papers import (
    objectives,
    remark_rounds_with_replies,
    remarks_round,
)
from kkdesk.domain.printed_case_papers import PrintedRemarks
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
    """Compose the remarks on `round_code` (of `policy`), of `department` where one is named."""
    from kkdesk.reports.content.remarks import build_remarks  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = remarks_round(connection, request.policy, request.round_code, hidden)
        key = str(found["id"])
        ids = {key}
        rounds = remark_rounds_with_replies(connection, key, request.department, hidden, ids)
        printed = PrintedRemarks(
            subject=found["title"],
            organisation=organisation_name(connection, found["organisation_id"]),
            rounds=rounds,
            objectives=objectives(connection, found["policy_id"], hidden),
            created=last_change(connection, ids),
        )
    return Made(build_remarks(printed, request.edition), forbidden)
