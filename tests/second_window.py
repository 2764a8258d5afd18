"""The database of a workspace opened once more, whether it is a file or on a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db.connection import database_path
from kkdesk.db.engine import open_engine

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kkdesk.services.workspace import Workspace


def address_of(workspace: Workspace) -> str:
    """Return where the database lies: its path or its address."""
    path = database_path(workspace.engine)
    if isinstance(path, Path):
        return str(path)
    return workspace.engine.url.render_as_string(hide_password=False)


def opened_again(workspace: Workspace, *, read_only: bool = False) -> Engine:
    """Return an engine of somebody else's on the same database."""
    return open_engine(address_of(workspace), read_only=read_only)
