"""Reading the portfolio: lists, the tree, one initiative, what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import detail, initiatives, tree
from kkdesk.db.queries.years import years_with_dates
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.domain.records import (
        Choices,
        InitiativeDetail,
        InitiativeFilter,
        Page,
        Stored,
        TreeNode,
    )
    from kkdesk.services.workspace import Workspace

PAGE_SIZE = 200


def list_initiatives(
    workspace: Workspace, wanted: InitiativeFilter, *, offset: int = 0, limit: int = PAGE_SIZE
) -> Page:
    """Return a page of the initiatives that match."""
    with reading(workspace) as connection:
        return initiatives.list_initiatives(
            connection, wanted, today=workspace.today(), offset=offset, limit=limit
        )


def count_initiatives(workspace: Workspace, wanted: InitiativeFilter) -> int:
    """Count the initiatives that match; a page of a broad search knows only a lower bound."""
    with reading(workspace) as connection:
        return initiatives.count_initiatives(connection, wanted)


def initiative_detail(workspace: Workspace, initiative_id: str) -> InitiativeDetail:
    """Return everything about one initiative; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return detail.initiative_detail(connection, initiative_id)


def record_fields(workspace: Workspace, kind: str, record_id: str) -> dict[str, Stored]:
    """Return the editable fields of a policy, objective, priority, plan or heading."""
    with reading(workspace) as connection:
        return detail.record_fields(connection, kind, record_id)


def policy_tree(workspace: Workspace) -> tuple[TreeNode, ...]:
    """Return policies with objectives, priorities, plans and headings."""
    with reading(workspace) as connection:
        return tree.policy_tree(connection)


def choices(workspace: Workspace, *, policy_code: str = "") -> Choices:
    """Return everything that filters and editors offer.

    With a policy the departments are those of its municipality, so that "alle
    forvaltninger" means its own.
    """
    with reading(workspace) as connection:
        return tree.choices(connection, policy_code)


def years(workspace: Workspace) -> tuple[int, ...]:
    """Return the years that the initiatives' dates span, for a filter to offer."""
    with reading(workspace) as connection:
        return years_with_dates(connection)
