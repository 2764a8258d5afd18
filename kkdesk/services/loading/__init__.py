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
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.domain.changes import Changes
    from kkdesk.exchange.portfolio_files import Table
    from kkdesk.services.workspace import Workspace


def load_portfolio(
    workspace: Workspace, folder: Path, *, tell: Callable[[float], None] = lambda _: None
) -> Changes:
    """Load organisation, policies, rounds, plans and questions from a folder, or nothing.

    A database that holds anything is backed up first. ``tell`` hears which part of the files is
    loaded (0 to 1); what it raises stops the loading.

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
        parts = _parts(files)
        for number, (load, path) in enumerate(parts):
            tell(number / len(parts))
            load(index, path)
        files.refuse_unread()
    return work.changes


def _parts(files: PortfolioFolder) -> list[tuple[Callable[[Index, Path], None], Path]]:
    """Return what is loaded and how, in the order in which one part points at another."""

    def table(load: Callable[[Index, Table], None]) -> Callable[[Index, Path], None]:
        return lambda index, path: load(index, index.read(path))

    def a_round(index: Index, path: Path) -> None:
        load_round(index, path)
        load_case(index, path)

    organisations = [files.folder / "organisation.toml", *files.files("organisation-*.toml")]
    return [
        *((table(load_organisation), path) for path in organisations),
        *((table(load_policy), path) for path in files.files("policy-*.toml")),
        *((a_round, path) for path in files.folders("round-*")),
        *((table(load_plan), path) for path in files.files("plan-*.toml")),
        *((table(load_question), path) for path in files.files("question-*.toml")),
        *((table(load_planning), path) for path in files.files("planning.toml")),
    ]
