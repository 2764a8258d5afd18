"""Taking a copy out, and what only the shared database may do."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kkdesk.db.engine import write_transaction
from kkdesk.db.laptop import dialect, ledger
from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.laptop.writing import Part, copy_documents, write_copy
from kkdesk.db.shelf_of import shelf_of
from kkdesk.db.sql import text
from kkdesk.db.unit_of_work import encode
from kkdesk.domain.exchange import Origin
from kkdesk.domain.ids import new_id
from kkdesk.errors import (
    CopyFolderInUse,
    IsLaptopCopy,
    OutputNotWritable,
    ReadOnlyMode,
    UnknownCode,
)
from kkdesk.services.laptop_origin import laptop_origin
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


def check_out(
    workspace: Workspace,
    folder: Path,
    *,
    policy: str = "",
    department: str = "",
    without_confidential: bool = False,
    passphrase: str = "",
    holder: str = "",
    step: Callable[[], None] = lambda: None,
) -> str:
    """Write a laptop copy into an empty folder and return its id.

    A policy's or a department's code takes that part only. With a passphrase the files are
    encrypted, and without it nobody can open them. ``step`` is called now and then and may raise
    to cancel. Raises CopyFolderInUse, UnknownCode, IsLaptopCopy, DiskFull or OutputNotWritable;
    no copy is entered then, and the folder is as empty as it was.
    """
    refuse_copy(workspace)
    copy = CopyFolder(folder, passphrase)
    part = part_of(workspace, policy, department)
    origin = Origin(
        copy_id=new_id(),
        sequence=1,
        centre=dialect.name_of(workspace.engine),
        holder=holder or workspace.user,
        taken_at=ledger.now(),
        scope=part.kind,
        scope_code=part.code,
        without_confidential=without_confidential,
        blanked="[]",
    )
    _make_room(folder)
    try:
        fresh = write_copy(workspace.engine, copy, origin, part, step)
        copy_documents(
            shelf_of(workspace.engine), shelf_of(copy.work, passphrase), copy, names_in=fresh
        )
        with write_transaction(workspace.engine) as connection:
            ledger.note_copy(
                connection, origin, device=socket.gethostname(), encrypted=bool(passphrase)
            )
        with _entered_if_done(workspace, origin):
            copy.replace(fresh)
    except BaseException:
        copy.clear()
        raise
    return origin.copy_id


@contextmanager
def _entered_if_done(workspace: Workspace, origin: Origin) -> Iterator[None]:
    """Take a copy's entry out again where its last step fails.

    It is entered before that step: a crash in between leaves an entry too many, and no copy that
    the centre does not know.
    """
    try:
        yield
    except BaseException:
        with write_transaction(workspace.engine) as connection:
            ledger.forget_copy(connection, origin.copy_id)
        raise


def declare_lost(workspace: Workspace, copy_id: str) -> None:
    """Say that nobody expects a copy back; if it comes after all, it can still be checked in."""
    with write_transaction(workspace.engine) as connection:
        ledger.set_copy(connection, copy_id, state="lost")


def refuse_copy(workspace: Workspace) -> None:
    """Raise ReadOnlyMode or IsLaptopCopy where no copy can be given out or taken home."""
    if workspace.read_only:
        raise ReadOnlyMode(dialect.name_of(workspace.engine))
    if laptop_origin(workspace) is not None:
        raise IsLaptopCopy(dialect.name_of(workspace.engine))


def part_of(workspace: Workspace, policy: str, department: str) -> Part:
    """Find the policy or department that is meant; UnknownCode if there is none."""
    if not (policy or department):
        return Part()
    kind, code = ("policy", policy) if policy else ("department", department)
    with reading(workspace) as connection:
        found = connection.execute(text(_BY_CODE[kind]), {"code": code}).scalars().first()
        known = () if found else connection.execute(text(_CODES[kind])).scalars()
        if found is None:
            raise UnknownCode(kind, code, tuple(map(str, known)))
    return Part(kind, str(found), code)


def present_code(workspace: Workspace, kind: str, code: str) -> str:
    """Return the code that a policy or department has now, which had this one before."""
    if kind not in _BY_CODE:
        return code
    values = {"kind": kind, "before": encode(code)}
    with reading(workspace) as connection:
        if connection.execute(text(_BY_CODE[kind]), {"code": code}).first() is not None:
            return code
        now = connection.execute(text(_RENAMED[kind]), values).scalars().first()
    return code if now is None else str(now)


_BY_CODE = {
    "policy": "SELECT id FROM policy WHERE code = :code",
    "department": "SELECT id FROM department WHERE code = :code",
}
_CODES = {table: f"SELECT code FROM {table} ORDER BY code" for table in _BY_CODE}  # noqa: S608
_RENAMED = {
    table: f"SELECT named.code FROM change c JOIN {table} named ON named.id = c.record_id"  # noqa: S608
    " WHERE c.record_kind = :kind AND c.field = 'code' AND c.before = :before ORDER BY c.id DESC"
    for table in _BY_CODE
}


def _make_room(folder: Path) -> None:
    """Make the folder for its owner only, or take an empty one."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CopyFolderInUse(folder)
    except OSError as error:
        raise OutputNotWritable(folder) from error
