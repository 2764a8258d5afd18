"""Bringing a copy up to date after it came home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.db.engine import write_transaction
from kkdesk.db.laptop import ledger
from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.laptop.writing import copy_documents, write_copy
from kkdesk.db.shelf_of import shelf_of
from kkdesk.services.exchange.bringing import check_in
from kkdesk.services.exchange.taking import part_of, present_code

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


def renew(
    workspace: Workspace,
    folder: Path,
    *,
    passphrase: str = "",
    step: Callable[[], None] = lambda: None,
) -> None:
    """Bring a copy up to the centre of today: what is on it is checked in first.

    It stays the same copy with the same part of everything; documents that it has already are
    not taken again. Raises what `check_in` raises.
    """
    check_in(workspace, folder, passphrase=passphrase)
    copy = CopyFolder(folder, passphrase)
    with copy.held(workspace.user):
        base = copy.origin(copy.base)
        code = present_code(workspace, base.scope, base.scope_code)
        part = part_of(
            workspace,
            code if base.scope == "policy" else "",
            code if base.scope == "department" else "",
        )
        origin = replace(base, sequence=base.sequence + 1, blanked="[]", scope_code=code)
        fresh = write_copy(workspace.engine, copy, origin, part, step)
        copy_documents(
            shelf_of(workspace.engine), shelf_of(copy.work, passphrase), copy, names_in=fresh
        )
        copy.replace(fresh)
    with write_transaction(workspace.engine) as connection:
        ledger.set_copy(
            connection,
            origin.copy_id,
            sequence=origin.sequence,
            scope_code=code,
            state="out",
            renewed_at=ledger.now(),
        )
