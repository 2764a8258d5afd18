"""Telling faults of file, disk, network and rights from faults of the program."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kkdesk.db.database_file import driver_errors, primary_code
from kkdesk.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseReadOnly,
    DiskFull,
    KkdeskError,
    ServerSilent,
    StorageFault,
    UnexpectedFault,
)
from kkdesk.paths import log_file

if TYPE_CHECKING:
    from sqlalchemy.exc import IntegrityError

_ROOM_NEEDED: Final = 1 << 16
_POSTGRES_GONE: Final = ("08", "57P", "25P03")
_POSTGRES_BUSY: Final = {"55P03", "40001", "40P01"}


class BrokenRule(StrEnum):
    """Which rule of the schema a statement went against."""

    REFERENCE = "reference"
    UNIQUE = "unique"
    OTHER = "other"


def broken_rule(error: IntegrityError) -> BrokenRule:
    """Tell a missing reference and a second record of a sort from other broken rules."""
    found = getattr(error.orig, "sqlite_errorcode", None) or getattr(error.orig, "sqlstate", None)
    if found in _BROKEN_RULES:
        return _BROKEN_RULES[found]
    said = str(error.orig)  # the driver of encrypted files gives no code so exact
    return next((rule for words, rule in _SAID.items() if said.startswith(words)), BrokenRule.OTHER)


_SAID: Final = {"FOREIGN KEY": BrokenRule.REFERENCE, "UNIQUE": BrokenRule.UNIQUE}


_BROKEN_RULES: Final[dict[object, BrokenRule]] = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: BrokenRule.REFERENCE,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: BrokenRule.UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: BrokenRule.UNIQUE,
    "23503": BrokenRule.REFERENCE,
    "23505": BrokenRule.UNIQUE,
}


def translate_db_error(error: BaseException, path: Path | str) -> KkdeskError:
    """Return the error a person can act on; UnexpectedFault when it is a bug."""
    return environment_fault(error, path) or UnexpectedFault(log_file())


def environment_fault(error: BaseException, path: Path | str) -> KkdeskError | None:
    """Return the fault of file, disk, network or rights behind an error; None for bugs."""
    if isinstance(error, KkdeskError):
        return error
    driver_error = getattr(error, "orig", None)  # SQLAlchemy's errors hold the driver's
    if isinstance(driver_error, BaseException):
        return environment_fault(driver_error, path)
    if isinstance(error, driver_errors()):
        return _sqlite_fault(error, path)
    if isinstance(error, OSError):
        return _os_fault(error, path)
    if hasattr(error, "sqlstate"):
        return _server_fault(error, error.sqlstate, path)
    return None


def _sqlite_fault(error: BaseException, path: Path | str) -> KkdeskError | None:
    extended = getattr(error, "sqlite_errorcode", None) or 0
    gone = isinstance(path, Path) and not path.exists()
    if gone or extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return DatabaseMissing(path)
    code = primary_code(error)
    if code == sqlite3.SQLITE_IOERR and isinstance(path, Path) and not _has_room(path):
        return DiskFull(path)
    kind = _SQLITE_FAULTS.get(code)
    return kind(path) if kind is not None else None


_SQLITE_FAULTS: Final[dict[int, Any]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_PROTOCOL: DatabaseBusy,
    sqlite3.SQLITE_IOERR: StorageFault,
}


def _server_fault(error: BaseException, state: str | None, path: Path | str) -> KkdeskError | None:
    """Tell the faults of a PostgreSQL server by their SQLSTATE; a lost connection has none."""
    if state is None:
        operational = any(kind.__name__ == "OperationalError" for kind in type(error).__mro__)
        return ServerSilent(path) if operational else None
    if state in _POSTGRES_BUSY:
        return DatabaseBusy(path)
    return ServerSilent(path) if state.startswith(_POSTGRES_GONE) else None


def _os_fault(error: OSError, path: Path | str) -> KkdeskError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(path)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DatabaseReadOnly(path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return DatabaseMissing(path)
    return StorageFault(path)


def _has_room(path: Path) -> bool:
    """Tell a full disk from a broken one: some file systems report both as I/O errors."""
    try:
        return shutil.disk_usage(path.parent).free >= _ROOM_NEEDED
    except OSError:
        return True
