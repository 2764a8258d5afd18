"""What kind of thing lies at a path, told before anything is opened for work.

The file is asked through SQLite itself, never with `open()`: on POSIX, closing any
handle of a file drops every lock this process holds on it, also those of a live
connection. This module imports no SQLAlchemy, so that a start can afford it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from kkdesk.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseEmptyFile,
    DatabaseFolderMissing,
    DatabaseForeign,
    DatabaseIsFolder,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseReadOnly,
    KkdeskError,
    StorageFault,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPLICATION_ID: Final = 0x4B4B4453
"""The mark in the file header that says "kkdesk": the letters KKDS."""

SCHEMA: Final = 5
"""The number of the newest migration, kept in `user_version`; a test holds them together."""

BUSY_SECONDS: Final = 5.0
_MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION_ID_OFFSET: Final = 68
_SALT: Final = 16
_LOCK_CODES: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGE_CODES: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class State(StrEnum):
    """What was found at a path."""

    MISSING = "missing"
    FOLDER_MISSING = "folder_missing"
    NOT_A_FILE = "not_a_file"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    BUSY = "busy"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """The findings about one path; ``schema`` is 0 unless it is a kkdesk database."""

    path: Path
    state: State
    schema: int = 0
    writable: bool = False
    hot_journal: bool = False
    """A journal lies beside it: the last writer crashed; SQLite rolls back when it opens."""

    def problem(self, *, read_only: bool = False) -> KkdeskError | None:
        """Return what keeps the file from being opened, or None; OLDER needs `migrate` first."""
        if self.state is State.CURRENT:
            return None if self.writable or read_only else DatabaseReadOnly(self.path)
        if self.state is State.NEWER:
            return DatabaseNewer(self.path, found=self.schema, supported=SCHEMA)
        if self.state is State.OLDER:
            if not self.writable and not read_only:
                return DatabaseReadOnly(self.path)
            return DatabaseOlder(self.path, found=self.schema, needed=SCHEMA)
        return _PROBLEMS[self.state](self.path)


_PROBLEMS: Final = {
    State.MISSING: DatabaseMissing,
    State.FOLDER_MISSING: DatabaseFolderMissing,
    State.NOT_A_FILE: DatabaseIsFolder,
    State.EMPTY: DatabaseEmptyFile,
    State.FOREIGN: DatabaseForeign,
    State.DAMAGED: DatabaseDamaged,
    State.UNREADABLE: StorageFault,
    State.BUSY: DatabaseBusy,
}


def sqlite_uri(path: Path, *, read_only: bool = False) -> str:
    """Return the URI that opens an existing file and never makes one.

    The path is percent-encoded, so that ``?``, ``#`` and ``%`` in a name stay names.
    """
    absolute = path.absolute()
    name = quote(absolute.as_posix(), safe="/:")
    slash = "" if name.startswith("/") else "/"  # C:/… needs one in front
    return f"file:{slash}{name}?mode={'ro' if read_only else 'rw'}"


def inspect(path: Path, *, check: bool = False, passphrase: str = "") -> DatabaseFile:
    """Tell what lies at a path, changing nothing but rolling back a crashed write.

    A whole `quick_check` runs when something looks wrong or ``check`` asks for it
    (about 0.6 s for 400 MB); otherwise only the header and the schema are read.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        known = path.parent.is_dir()
        return DatabaseFile(path, State.MISSING if known else State.FOLDER_MISSING)
    except (OSError, ValueError):
        return DatabaseFile(path, State.UNREADABLE)
    if not stat.S_ISREG(found.st_mode):
        return DatabaseFile(path, State.NOT_A_FILE)
    if found.st_size == 0:
        return DatabaseFile(path, State.EMPTY)
    writable = is_writable(path)
    hot = has_hot_journal(path)
    try:
        recover = hot and writable
        state, schema = _ask(path, found.st_size, passphrase, recover=recover, check=check or hot)
    except driver_errors() as error:
        state, schema = _state_of(error, path), 0
    return DatabaseFile(path, state, schema, writable=writable, hot_journal=hot)


def is_writable(path: Path) -> bool:
    """Tell whether this user may write the file and make a journal in its folder."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.R_OK | os.W_OK, effective_ids=effective) and os.access(
        path.parent, os.W_OK | os.X_OK, effective_ids=effective
    )


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from another one at the same path; None if it is gone."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ask(
    path: Path, size: int, passphrase: str, *, recover: bool, check: bool
) -> tuple[State, int]:
    """Read the marks in the header through SQLite."""
    uri = sqlite_uri(path, read_only=not recover)
    driver = driver_for(passphrase)
    with closing(driver.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
        unlock(connection, passphrase, path)
        application_id = _number(connection, "application_id")
        schema = _number(connection, "user_version")
        if application_id != APPLICATION_ID:
            return State.FOREIGN, 0
        ragged = size % _number(connection, "page_size") != 0
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (check or ragged or not tables) and not is_sound(connection):
            return State.DAMAGED, schema
        if not tables or schema < 1:
            return State.DAMAGED, schema
    if schema == SCHEMA:
        return State.CURRENT, schema
    return (State.NEWER if schema > SCHEMA else State.OLDER), schema


def is_sound(connection: sqlite3.Connection, tables: Sequence[str] = ()) -> bool:
    """Run `quick_check`: the file's structure, not the values in it; or of some tables only."""
    parts = [quoted(table) for table in tables] or ["1"]
    try:
        return all(
            connection.execute(f"PRAGMA quick_check({part})").fetchall() == [("ok",)]
            for part in parts
        )
    except driver_errors() as error:
        if primary_code(error) in _DAMAGE_CODES:
            return False
        raise


def driver_for(passphrase: str) -> Any:  # noqa: ANN401 -- a module like sqlite3
    """Return Python's own driver, or the one that reads an encrypted file with a passphrase."""
    if not passphrase:
        return sqlite3
    from sqlcipher3 import dbapi2  # noqa: PLC0415 -- only for an encrypted copy

    return dbapi2


def driver_errors() -> tuple[type[Exception], ...]:
    """Return what a driver in use raises; the two drivers share no class."""
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if other is None else (sqlite3.Error, other.Error)


def unlock(connection: sqlite3.Connection, passphrase: str, path: Path) -> None:
    """Give an encrypted file its key, before anything is read."""
    if passphrase:
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong key is told in words
        connection.execute(f"PRAGMA key={key_of(passphrase, path)}")


def key_of(passphrase: str, path: Path) -> str:
    """Return the key of a laptop copy's files as SQL: all of them share the salt of its base.

    A backup of one, which has no base beside it, has the salt too; nobody has that open.

    Deriving it takes a third of a second on purpose, and so is done once for each copy.
    """
    base = base_of(path)
    return salted_key(passphrase, base if base.exists() else path)


def salted_key(passphrase: str, salted: Path) -> str:
    """Return a key as SQL, by the salt that an encrypted file begins with; a new one has none."""
    try:
        with salted.open("rb") as file:
            salt = file.read(_SALT)
    except OSError:
        salt = b""
    if len(salt) < _SALT:
        return quoted(passphrase)
    return f"\"x'{_derived(passphrase, salt)}{salt.hex()}'\""


@lru_cache(maxsize=8)
def _derived(passphrase: str, salt: bytes) -> str:
    """Derive a key as SQLCipher 4 does."""
    rounds, length = 256_000, 32
    return hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, rounds, length).hex()


def is_encrypted_file(path: Path) -> bool:
    """Tell whether a file that nobody writes, such as a backup, is encrypted."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError:
        return False
    return len(start) == len(_MAGIC) and start != _MAGIC


def quoted(words: str) -> str:
    """Write words as an SQL text, for the statements that take no parameters."""
    return "'" + words.replace("'", "''") + "'"


def primary_code(error: BaseException) -> int:
    """Return SQLite's main result code, without the extension; 0 when there is none."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def base_of(work: Path) -> Path:
    """Return the frozen state that any file of a laptop copy started from."""
    return work.with_name(f"{work.name.partition('.')[0]}.base")


def is_encrypted_copy(work: Path) -> bool:
    """Tell whether a laptop copy is encrypted, by its frozen base, which nobody has open."""
    try:
        with base_of(work).open("rb") as file:
            return not file.read(len(_MAGIC)).startswith(_MAGIC)
    except OSError:
        return False


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def has_hot_journal(path: Path) -> bool:
    """Tell whether a journal lies beside a file: somebody writes it now, or was killed."""
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except OSError:
        return False


def _state_of(error: BaseException, path: Path) -> State:
    code = primary_code(error)
    if code in _LOCK_CODES:
        return State.BUSY
    if code == sqlite3.SQLITE_NOTADB:
        return State.DAMAGED if _header_is_ours(path) else State.FOREIGN
    if code == sqlite3.SQLITE_CORRUPT:
        return State.DAMAGED
    return State.UNREADABLE


def _header_is_ours(path: Path) -> bool:
    """Look for kkdesk's marks in a header that SQLite refuses.

    Plain `open()` is harmless here: no connection can be live on such a file.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    mark = header[_APPLICATION_ID_OFFSET : _APPLICATION_ID_OFFSET + 4]
    return header.startswith(_MAGIC) or mark == APPLICATION_ID.to_bytes(4, "big")
