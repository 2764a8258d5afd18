"""Loading a portfolio folder: one operation, the same unit of work as every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.exchange.portfolio_files import files_of, read_file
from kkdesk.services.loading.cases import load_case
from kkdesk.services.loading.index import Index
from kkdesk.services.loading.organisation import load_organisation, load_policy
from kkdesk.services.loading.plans import load_plan
from kkdesk.services.loading.questions import load_question
from kkdesk.services.loading.rounds import load_round
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def load_portfolio(workspace: Workspace, folder: Path) -> Changes:
    """Load organisation, policies, rounds, plans and questions from a folder, or nothing."""
    with operation(workspace, action_label("load", "sample"), kind="load") as work:
        index = Index(work)
        for path in files_of(folder, "organisation.toml"):
            load_organisation(index, read_file(path))
        for path in files_of(folder, "policy-*.toml"):
            load_policy(index, read_file(path))
        for path in files_of(folder, "round-*/round.toml"):
            load_round(index, path.parent)
            load_case(index, path.parent)
        for path in files_of(folder, "plan-*.toml"):
            load_plan(index, read_file(path))
        for path in files_of(folder, "question-*.toml"):
            load_question(index, read_file(path))
    return work.changes
