"""The memo (notat) of a case to one committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.memo import memo_material
from kkdesk.domain.printed_memo import PrintedMemo
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import (
    hidden_and_forbidden,
    last_change,
    organisation_name,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.db.queries.memo import MemoMaterial
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace

NUMBERS_BY_EDITION: Final = True
"""The memo cites appendices under the numbers of its edition; a packet need not do so again."""


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the memo of `case` to `committee` (or to that of `department`), about its area."""
    from kkdesk.reports.content.memo import build_memo  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = memo_material(
            connection,
            case=request.case,
            committee=request.committee,
            policy=request.policy,
            round_code=request.round_code,
            department=request.department,
            hidden=hidden,
        )
        organisation = organisation_name(connection, str(found.case["organisation_id"]))
        memo = _printed(found, organisation, last_change(connection, found.ids))
    return Made(build_memo(memo, request.edition), forbidden)


def _printed(found: MemoMaterial, organisation: str, created: datetime) -> PrintedMemo:
    case, memo = found.case, found.memo
    objective = memo.get("objective")
    return PrintedMemo(
        title=case["title"],
        number=case["number"],
        organisation=organisation,
        department=case["department"],
        committee=memo["name"],
        committee_code=memo["code"],
        area_department=found.departments[0]["name"] if found.departments else "",
        council=case["council"],
        text=case["text"],
        lead_text=memo.get("lead_text", ""),
        area_text=memo.get("area_text", ""),
        hearing_text=case["hearing_text"],
        remarks_text=memo.get("remarks_text", ""),
        general_remark_text=case["general_remark_text"],
        created=created,
        objective=None if objective is None else (objective, memo["objective_title"]),
        initiatives=found.initiatives,
        remarks=found.remarks,
        steps=found.steps,
        appendices=found.appendices,
        hidden=found.hidden_appendices,
    )
