"""Whether the open database is a laptop copy; read at every start, so it stands on little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.laptop.folder import Origin
from kkdesk.db.queries import exchange
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

__all__ = ["Origin", "laptop_origin"]


def laptop_origin(workspace: Workspace) -> Origin | None:
    """Return what the open database is a copy of; None for a centre."""
    with reading(workspace) as connection:
        row = exchange.origin(connection)
    return Origin(**{name: row[name] for name in Origin.__slots__}) if row else None
