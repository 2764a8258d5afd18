"""Remarks on a status round and the administration's answers (bemærkninger og svar)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.case_papers import remarks_round
from kkdesk.db.queries.round_papers import round_papers
from kkdesk.domain.printed_case_papers import printed_remarks
from kkdesk.services.print_kinds import Made
from kkdesk.services.print_kinds.shared import hidden_and_forbidden, moment
from kkdesk.services.themes import sentences_of
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
        papers = round_papers(connection, str(found["id"]), hidden, request.edition)
    printed = printed_remarks(papers, request.department, moment(papers.changed))
    return Made(build_remarks(printed, request.edition, sentences_of(workspace)), forbidden)
