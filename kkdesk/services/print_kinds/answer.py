"""The answer (besvarelse) to a committee's numbered question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.case_papers import question, question_organisation, question_parts
from kkdesk.domain.printed_case_papers import PrintedAnswer
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
    """Compose the answer to question `number` (of `case`, `committee` or `policy`)."""
    from kkdesk.reports.content.answer import build_answer  # noqa: PLC0415 -- printing only

    with reading(workspace) as connection:
        hidden, forbidden = hidden_and_forbidden(connection, request.edition)
        found = question(
            connection,
            number=request.number,
            case=request.case,
            committee=request.committee,
            policy=request.policy,
            hidden=hidden,
        )
        key = str(found["id"])
        ids = {key}
        parts, lists = question_parts(connection, key, hidden, ids)
        printed = PrintedAnswer(
            number=found["number"],
            title=found["title"],
            organisation=organisation_name(connection, question_organisation(connection, key)),
            committee=found["committee"],
            asked=found["asked"],
            parts=parts,
            answer=found["answer"],
            lists=lists,
            funding=found["funding_statement"],
            reservation=found["reservation"],
            created=last_change(connection, ids),
        )
    return Made(build_answer(printed, request.edition), forbidden)
