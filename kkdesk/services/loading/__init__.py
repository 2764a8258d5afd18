"""Loading a portfolio folder: one operation, the same unit of work as every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.actions import action_label
from kkdesk.domain.backups import BackupReason
from kkdesk.errors import UsageError
from kkdesk.exchange.portfolio_files import PortfolioFolder
from kkdesk.services.backups import back_up_before
from kkdesk.services.loading.cases import load_case
from kkdesk.services.loading.index import Index
from kkdesk.services.loading.organisation import load_organisation, load_policy
from kkdesk.services.loading.planning import load_planning
from kkdesk.services.loading.plans import load_plan
from kkdesk.services.loading.questions import load_question
from kkdesk.services.loading.rounds import load_round
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


def load_portfolio(workspace: Workspace, folder: Path) -> Changes:
    """Load organisation, policies, rounds, plans and questions from a folder, or nothing.

    A database that holds anything is backed up first.

    PortfolioFault names the file and the place that cannot be loaded; UsageError if the
    folder holds no portfolio.
    """
    files = PortfolioFolder(folder)
    if not files.files("*.toml"):
        raise UsageError(
            f"mappen {folder} har ingen TOML-filer", f"the folder {folder} has no TOML files"
        )
    back_up_before(workspace, BackupReason.LOAD)
    with (
        operation(workspace, action_label("load", "sample"), kind="load") as work,
        files.explained(),
    ):
        index = Index(work, files)
        load_organisation(index, index.read(folder / "organisation.toml"))
        for path in files.files("organisation-*.toml"):
            load_organisation(index, index.read(path))
        for path in files.files("policy-*.toml"):
            load_policy(index, index.read(path))
        for inner in files.folders("round-*"):
            load_round(index, inner)
            load_case(index, inner)
        for path in files.files("plan-*.toml"):
            load_plan(index, index.read(path))
        for path in files.files("question-*.toml"):
            load_question(index, index.read(path))
        for path in files.files("planning.toml"):
            load_planning(index, index.read(path))
        files.refuse_unread()
    return work.changes
