"""Where the open database stands: an office's own or a copy of it, near or on another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kkdesk.db.network_share import is_on_share
from kkdesk.db.reading import Database
from kkdesk.services.laptop_origin import laptop_origin

if TYPE_CHECKING:
    from kkdesk.domain.exchange import Origin
    from kkdesk.services.workspace import Workspace


class DatabasePlace(NamedTuple):
    """What the open database is a copy of, and whether its file lies on a network share."""

    origin: Origin | None
    on_share: bool


def database_place(workspace: Workspace) -> DatabasePlace:
    """Tell where the open database stands."""
    opened = workspace.opened
    on_share = isinstance(opened, Database) and is_on_share(opened.path)
    return DatabasePlace(laptop_origin(workspace), on_share)
