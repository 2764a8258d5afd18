"""A round's status slides as a kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.services.print_kinds import Made, PrintRequest
from kkdesk.services.printing import compose_status_slides

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace


def make(workspace: Workspace, request: PrintRequest) -> Made:
    """Compose the slides of a round, the newest if none is named."""
    return Made(
        *compose_status_slides(
            workspace,
            policy=request.policy,
            round_code=request.round_code,
            edition=request.edition,
        )
    )
