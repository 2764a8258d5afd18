"""The memo (notat) of a case to one committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.memo import memo_material
from kkdesk.domain.packets import numbering, shown
from kkdesk.domain.printed_memo import PrintedMemo
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import (
    hidden_and_forbidden,
    last_change,
    moment,
    organisation_name,
)
from kkdesk.services.themes import sentences_of
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from datetime import date, datetime

    from kkdesk.db.queries.memo import MemoMaterial
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.workspace import Workspace


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
            edition=request.edition,
        )
        found.ids.update(one.id for one in shown(found.appendices, request.edition))
        organisation = organisation_name(connection, str(found.case["organisation_id"]))
        created = max(moment(found.changed), last_change(connection, found.ids))
        own = (str(found.case["id"]), str(found.memo.get("id", "")))
        written = last_change(connection, own).date()
        memo = _printed(found, organisation, (created, written), request.edition)
    return Made(build_memo(memo, request.edition, sentences_of(workspace)), forbidden)


def _printed(
    found: MemoMaterial, organisation: str, changed: tuple[datetime, date], edition: Edition
) -> PrintedMemo:
    case, memo = found.case, found.memo
    return PrintedMemo(
        title=case["title"],
        number=case["number"],
        organisation=organisation,
        department=case["department"],
        committee=memo["name"],
        committee_code=memo["code"],
        area_department=found.area,
        council=found.council,
        text=case["text"],
        lead_text=memo.get("lead_text", ""),
        area_text=memo.get("area_text", ""),
        hearing_text=case["hearing_text"],
        remarks_text=memo.get("remarks_text", ""),
        general_remark_text=case["general_remark_text"],
        created=changed[0],
        written=changed[1],
        meeting=found.meeting,
        objective=found.objective,
        initiatives=found.initiatives,
        remarks=found.remarks,
        steps=found.steps,
        appendices=tuple(one.title for one in shown(found.appendices, edition)),
        numbers=numbering(found.appendices, edition),
    )
