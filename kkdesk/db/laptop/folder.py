"""The folder of a laptop copy: the work database, its frozen base, and what a crash left.

``kkdesk.sqlite`` is worked on. ``kkdesk.base`` is what it started from and is never edited.
``kkdesk.pending`` is the work, frozen while it is checked in, and becomes the next base.
``kkdesk.renewed`` is a fresh copy on its way to replace both. Each file carries its sequence
number, so that at any instant the files tell which step comes next.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from kkdesk.db.database_file import (
    BUSY_SECONDS,
    SCHEMA,
    State,
    base_of,
    driver_errors,
    driver_for,
    inspect,
    is_encrypted_copy,
    is_sound,
    sqlite_uri,
    sync_folder,
    unlock,
)
from kkdesk.db.faults import environment_fault
from kkdesk.db.instance_lock import acquire
from kkdesk.db.laptop.freezing import copying, kept_still
from kkdesk.db.laptop.scope import travelling
from kkdesk.domain.exchange import Origin
from kkdesk.errors import (
    CopyDamaged,
    CopyReadOnly,
    DatabaseDamaged,
    DatabaseNewer,
    DatabaseReadOnly,
    DiskFull,
    NotALaptopCopy,
    OldCopy,
    OutputNotWritable,
    PassphraseNeeded,
    PassphraseWrong,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.db.instance_lock import InstanceLock
    from kkdesk.db.laptop.freezing import FileCopy

NAME: Final = "kkdesk.sqlite"


@dataclass(frozen=True, slots=True)
class CopyFolder:
    """A laptop copy's files, and the passphrase that opens them if they are encrypted."""

    path: Path
    passphrase: str = ""

    @property
    def work(self) -> Path:
        """Return the database that the laptop works on."""
        return self.path / NAME

    @property
    def base(self) -> Path:
        """Return the frozen state that the work started from."""
        return base_of(self.work)

    @property
    def pending(self) -> Path:
        """Return the work as it was frozen by a check-in that is under way."""
        return self.work.with_suffix(".pending")

    @property
    def renewed(self) -> Path:
        """Return the fresh copy that is about to replace work and base."""
        return self.work.with_suffix(".renewed")

    @property
    def encrypted(self) -> bool:
        """Tell whether the files are encrypted."""
        return is_encrypted_copy(self.work)

    def connect(self, path: Path, *, read_only: bool = True) -> sqlite3.Connection:
        """Open one of the files without checks; explicit transactions only."""
        uri = sqlite_uri(path, read_only=read_only)
        connection: sqlite3.Connection = driver_for(self.passphrase).connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        try:
            unlock(connection, self.passphrase, path)
            connection.execute("PRAGMA synchronous=FULL")
        except driver_errors():
            connection.close()
            raise
        return connection

    def held(self, user: str) -> InstanceLock:
        """Take the right to write the copy; CopyReadOnly where it cannot be, or DatabaseInUse."""
        try:
            return acquire(self.work, user)
        except DatabaseReadOnly as error:
            raise CopyReadOnly(self.path) from error

    def check(self) -> bool:
        """Refuse a folder without a copy, a wrong passphrase, and files that cannot be used.

        Return whether the files have an older schema and must be upgraded.

        Raises NotALaptopCopy, PassphraseNeeded, PassphraseWrong, DatabaseNewer or CopyDamaged.
        """
        if not (self.work.is_file() and self.base.is_file()):
            raise NotALaptopCopy(self.path)
        if self.encrypted and not self.passphrase:
            raise PassphraseNeeded(self.work)
        secret = self.passphrase if self.encrypted else ""
        states = [inspect(path, passphrase=secret) for path in (self.base, self.work)]
        if secret and states[0].state in {State.FOREIGN, State.DAMAGED}:
            raise PassphraseWrong(self.work)
        for found in states:
            path = found.path
            if found.state is State.NEWER:
                raise DatabaseNewer(path, found=found.schema, supported=SCHEMA)
            if found.state not in {State.CURRENT, State.OLDER}:
                raise CopyDamaged(self.path)
        return any(found.state is State.OLDER for found in states)

    def origin(self, path: Path) -> Origin:
        """Return what one of the files says of itself; NotALaptopCopy if it says nothing."""
        with closing(self.connect(path)) as connection:
            return read_origin(connection, self.path)

    def last_known(self) -> str:
        """Return the last operation that the base knows of; nothing where it knows of none."""
        with closing(self.connect(self.base)) as connection:
            found = connection.execute("SELECT id FROM operation ORDER BY number DESC LIMIT 1")
            row = found.fetchone()
        return "" if row is None else str(row[0])

    def recover(self) -> None:
        """Finish a renewal that was cut short, or drop it where it had not begun to count."""
        _remove(self.renewed.with_name(self.renewed.name + ".new"))
        if not self.renewed.exists():
            return
        if self.origin(self.work).sequence == self.origin(self.renewed).sequence:
            _publish(self.renewed, self.base)
        else:
            _remove(self.renewed)

    def origin_of_both(self) -> Origin:
        """Return what work and base say of themselves; OldCopy where they do not go together."""
        work, base = self.origin(self.work), self.origin(self.base)
        if (work.copy_id, work.sequence) == (base.copy_id, base.sequence):
            return base
        if self.pending.exists() and work.sequence == base.sequence + 1:
            return base  # a check-in was cut short just before its last step
        raise OldCopy(
            self.path,
            "filen kkdesk.sqlite er lagt tilbage fra et andet tidspunkt end kkdesk.base ved"
            " siden af",
            "the file kkdesk.sqlite was put back from another time than kkdesk.base beside it",
        )

    def freeze(self) -> None:
        """Copy the work, checked and numbered as the next base; CopyDamaged if it is unsound."""
        with self.freezing() as publish:
            publish()

    @contextmanager
    def freezing(self) -> Iterator[Callable[[], None]]:
        """Keep the work as it is, checked, while it is copied beside what the block does.

        What is yielded waits for the copy and publishes it as pending, numbered as the next base;
        until then nothing of the freeze counts, and a block that never calls it leaves none.
        Raises CopyDamaged if the work is unsound, and DiskFull, also where it is published.
        """
        draft = self.pending.with_name(self.pending.name + ".new")
        _remove(draft)
        try:
            with self._told(), ExitStack() as open_now:
                reader = open_now.enter_context(closing(self.connect(self.work, read_only=False)))
                open_now.enter_context(kept_still(reader))
                os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                copy = open_now.enter_context(copying(self.work, draft))
                self._refuse_unsound(reader)
                kept = open_now.pop_all()
            with kept:
                yield partial(self._publish_frozen, copy, draft)
        finally:
            _remove(draft)

    def _refuse_unsound(self, reader: sqlite3.Connection) -> None:
        if not is_sound(reader, tables=(*travelling(), *_HISTORY)):
            raise CopyDamaged(self.path)
        if reader.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise CopyDamaged(self.path)

    def _publish_frozen(self, copy: FileCopy, draft: Path) -> None:
        with self._told():
            if not copy.arrived_whole():
                raise CopyDamaged(self.path)
            with closing(self.connect(draft, read_only=False)) as target:
                target.execute("UPDATE laptop_origin SET sequence = sequence + 1")
            _publish(draft, self.pending)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what keeps the work from being frozen into what a person can act on."""
        try:
            yield
        except driver_errors() as error:
            fault = environment_fault(error, self.work)
            if fault is None or isinstance(fault, DatabaseDamaged):
                raise CopyDamaged(self.path) from error
            raise fault from error
        except OSError as error:
            raise DiskFull(self.path) if error.errno == _NO_ROOM else error from error

    def drop_pending(self) -> None:
        """Take back a freeze whose check-in was refused."""
        _remove(self.pending)

    def finish(self, step: Callable[[str], None] = lambda _: None) -> None:
        """Let the work continue from what was checked in: the one atomic step comes last."""
        if not self.pending.exists():
            return
        sequence = self.origin(self.pending).sequence
        with closing(self.connect(self.work, read_only=False)) as connection:
            connection.execute("UPDATE laptop_origin SET sequence = ?", (sequence,))
        step("numbered")
        _publish(self.pending, self.base)

    def replace(self, fresh: Path) -> None:
        """Put a fresh copy in the place of work and base; a crash leaves the old or the new.

        Raises DiskFull or OutputNotWritable.
        """
        draft = self.work.with_name(self.work.name + ".new")
        try:
            _publish(fresh, self.renewed)
            _remove(draft)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            shutil.copyfile(self.renewed, draft)
            _publish(draft, self.work)
            _publish(self.renewed, self.base)
        except OSError as error:
            _remove(draft)  # half of it would keep a full disk full
            full = error.errno == _NO_ROOM
            raise DiskFull(self.path) if full else OutputNotWritable(self.path) from error

    def clear(self) -> None:
        """Remove what a copy that was never finished has in its folder, documents included."""
        for each in self.path.glob(f"{self.work.stem}.*"):
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink(missing_ok=True)


def read_origin(connection: sqlite3.Connection, path: Path) -> Origin:
    """Return the row that makes a database a laptop copy; NotALaptopCopy without one."""
    names = ", ".join(Origin.__slots__)
    try:
        row = connection.execute(f"SELECT {names} FROM laptop_origin").fetchone()
    except driver_errors() as error:
        raise NotALaptopCopy(path) from error
    if row is None:
        raise NotALaptopCopy(path)
    values = dict(zip(Origin.__slots__, row, strict=True))
    return Origin(**{**values, "without_confidential": bool(values["without_confidential"])})


def _publish(draft: Path, target: Path) -> None:
    """Give a finished file its name, so that it is there whole after a power cut."""
    handle = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(target)
    sync_folder(target.parent)


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + "-journal")):
        with suppress(FileNotFoundError):
            each.unlink()


_NO_ROOM: Final = 28
_HISTORY: Final = ("operation", "change", "laptop_origin")
