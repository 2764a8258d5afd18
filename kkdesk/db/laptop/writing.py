"""Writing a laptop copy: everything or a part of it, plain or encrypted, and its documents."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db import indicator_index
from kkdesk.db.connection import sqlite_engine
from kkdesk.db.database_file import driver_errors, driver_for, key_of, quoted, sqlite_uri
from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.faults import environment_fault
from kkdesk.db.laptop import dialect, scope
from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.queries.public_copies import public_today
from kkdesk.db.search_words import index_missing
from kkdesk.db.shelves import bring_documents
from kkdesk.db.sql import text
from kkdesk.domain.exchange import Origin
from kkdesk.errors import DiskFull, OutputNotWritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from kkdesk.db.laptop.folder import CopyFolder
    from kkdesk.db.shelves import Shelf

_NO_ROOM: Final = {28, 122}
_NOUGHTS: Final = bytes(1 << 20)
_CLEARED: Final = ("search_document", "search_indicator")


@dataclass(frozen=True, slots=True)
class Part:
    """What a copy holds: everything, or one policy's or department's part."""

    kind: str = "all"
    record_id: str = ""
    code: str = ""


def write_copy(
    engine: Engine,
    folder: CopyFolder,
    origin: Origin,
    part: Part,
    step: Callable[[], None] = lambda: None,
) -> Path:
    """Write a fresh copy beside the folder's files and return it; ``step`` may raise to cancel.

    What is left out is overwritten too, and never reaches the folder. Raises DiskFull or
    OutputNotWritable; nothing is left of the copy then.
    """
    fresh = folder.renewed.with_name(folder.renewed.name + ".new")
    fresh.unlink(missing_ok=True)
    with _private_folder(folder.path, wipe=bool(folder.passphrase)) as inner:
        try:
            draft = inner / "kkdesk.sqlite"
            dialect.write_whole(engine, draft)
            step()
            _fit(draft, engine, origin, part)
            step()
            with _whole_or_gone(fresh):
                _deliver(draft, fresh, folder.passphrase)
        except driver_errors() as error:
            raise environment_fault(error, folder.path) or error from error
        except OSError as error:
            raise _refused(error, folder.path) from error
    return fresh


def copy_documents(source: Shelf, target: Shelf, folder: CopyFolder, names_in: Path) -> None:
    """Bring along the files that a copy's documents name, those that are not there yet."""
    with closing(folder.connect(names_in)) as connection:
        digests = connection.execute("SELECT DISTINCT sha256 FROM document_version").fetchall()
    bring_documents(source, target, (digest for (digest,) in digests))


def _fit(draft: Path, engine: Engine, origin: Origin, part: Part) -> None:
    """Make a whole copy into the one that was asked for."""
    hidden: frozenset[str] = frozenset()
    public: dict[str, str] = {}
    if origin.without_confidential:
        reader = sqlite_engine(draft)
        with read_transaction(reader) as asked:
            hidden, public = hidden_ids(asked), public_today(asked)
        reader.dispose()
    blanked = "[]"
    with closing(sqlite3.connect(sqlite_uri(draft), uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=MEMORY")  # no file that would be left on the disk
        connection.execute("BEGIN IMMEDIATE")
        for table in (*scope.LEDGERS, "laptop_origin"):
            connection.execute(f'DELETE FROM "{table}"')
        if part.kind != "all":
            scope.choose(connection, part.kind, part.record_id)
            scope.remove_all_but_kept(connection)
        if origin.without_confidential:
            blanked = scope.remove(connection, hidden, public)
        if not origin.complete:
            scope.remove_history(connection, all_of_it=origin.without_confidential)
            for table in _CLEARED:
                connection.execute(f'DELETE FROM "{table}"')
        _sign(connection, origin, blanked)
        connection.execute("COMMIT")
    if not origin.complete or engine.dialect.name != "sqlite":
        index_all(draft)
    if not origin.complete:
        with closing(sqlite3.connect(sqlite_uri(draft), uri=True)) as connection:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute("VACUUM")  # nothing that was left out may lie in free pages


def index_all(draft: Path) -> None:
    """Make what follows from the records anew, out of those that the copy holds."""
    engine = sqlite_engine(draft)
    with write_transaction(engine) as writer:
        for table in ("search_letters", "search_pieces"):
            writer.execute(text(f"INSERT INTO {table}({table}) VALUES ('rebuild')"))
        writer.execute(text("DELETE FROM search_waiting"))
        index_missing(writer)
        indicator_index.refresh_all(writer)
    engine.dispose()


def _sign(connection: sqlite3.Connection, origin: Origin, blanked: str) -> None:
    """Write the row that makes a database a laptop copy."""
    names = ", ".join(Origin.__slots__)
    places = ", ".join("?" * len(Origin.__slots__))
    values = [getattr(origin, name) for name in Origin.__slots__]
    values[-1] = blanked
    connection.execute(f"INSERT INTO laptop_origin ({names}) VALUES ({places})", values)


def _deliver(draft: Path, fresh: Path, passphrase: str) -> None:
    """Bring the finished draft to its folder, encrypted if asked, for its owner only."""
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if not passphrase:
        shutil.copyfile(draft, fresh)
        return
    fresh.unlink()
    driver = driver_for(passphrase)
    with closing(driver.connect(str(draft), isolation_level=None)) as connection:
        marks = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        }
        # a copy that is renewed keeps its salt, so that one key opens all its files at any instant
        connection.execute(f"ATTACH {quoted(str(fresh))} AS sealed KEY {key_of(passphrase, fresh)}")
        connection.execute("SELECT sqlcipher_export('sealed')").fetchone()
        for name, value in marks.items():
            connection.execute(f"PRAGMA sealed.{name}={int(value)}")
        connection.execute("DETACH sealed")
    fresh.chmod(0o600)


@contextmanager
def _whole_or_gone(file: Path) -> Iterator[None]:
    """Leave no half a file, which would keep a full disk full."""
    try:
        yield
    except BaseException:
        for each in (file, file.with_name(file.name + "-journal")):
            each.unlink(missing_ok=True)
        raise


@contextmanager
def _private_folder(near: Path, *, wipe: bool) -> Iterator[Path]:
    """Give a folder of this user's own (0700) on this machine; it goes with all that lies in it.

    What is to be encrypted is overwritten first, however the writing ended.
    """
    try:
        inner = Path(tempfile.mkdtemp(prefix="kkdesk-laptop-"))
    except OSError as error:
        raise _refused(error, near) from error
    try:
        yield inner
    finally:
        if wipe:
            for file in inner.iterdir():
                with suppress(OSError):
                    _overwrite(file)
        shutil.rmtree(inner, ignore_errors=True)


def _overwrite(file: Path) -> None:
    """Write noughts over a file's own bytes, down to the disk."""
    left = file.stat().st_size
    with file.open("r+b", buffering=0) as opened:
        while left > 0:
            left -= opened.write(_NOUGHTS[:left])
        os.fsync(opened.fileno())


def _refused(error: OSError, path: Path) -> DiskFull | OutputNotWritable:
    return DiskFull(path) if error.errno in _NO_ROOM else OutputNotWritable(path)
