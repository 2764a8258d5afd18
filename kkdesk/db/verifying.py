"""Checking that a database is whole: on a private copy, so that nobody waits meanwhile."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db.backup import fill_draft, is_encrypted, prepare_draft, target_fault, verify_backup
from kkdesk.db.backup_shelf import backup_folder, document_digests, stored_copies
from kkdesk.db.connection import sqlite_engine
from kkdesk.db.database_file import State, driver_errors, driver_for, inspect, sqlite_uri, unlock
from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.history_check import history_faults
from kkdesk.db.migrate import fill
from kkdesk.db.search_words import catch_up, stale_words
from kkdesk.db.shelves import file_shelf, shelf_in
from kkdesk.domain.verification import Check, Checked, Outcome
from kkdesk.errors import DatabaseDamaged, KkdeskError, PassphraseNeeded, PassphraseWrong

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

MOST_FAULTS: Final = 20
"""So many faults of a check are named; one would do to know that it failed."""
_AT_ONCE: Final = 5_000
_OF_THE_FILE: Final = (
    *(Check.SCHEMA, Check.REFERENCES, Check.SEARCH, Check.HISTORY, Check.DOCUMENTS),
)


def verify_database(
    path: Path,
    *,
    progress: Callable[[Check], None] = lambda _: None,
    keep_in: Path | None = None,
    passphrase: str = "",
) -> Iterator[Checked]:
    """Check a file, its documents and its copies, and yield what came of each check.

    The private copy lies in ``keep_in``, or where temporary files lie. ``progress`` is told
    what is checked next and may raise to cancel; an encrypted laptop copy is copied encrypted.
    Raises PassphraseNeeded or PassphraseWrong, and the KkdeskError that keeps the file
    from being looked at at all; a damaged file is an outcome.
    """
    encrypted = path.is_file() and is_encrypted(path)
    if encrypted and not passphrase:
        raise PassphraseNeeded(path)
    secret = passphrase if encrypted else ""
    found = inspect(path, check=True, passphrase=secret)
    if secret and found.state is State.DAMAGED:
        raise PassphraseWrong(path)  # nothing can tell it from damage
    if found.state not in {State.CURRENT, State.OLDER, State.DAMAGED}:
        problem = found.problem(read_only=True)
        assert problem is not None
        raise problem
    progress(Check.FILE)
    with tempfile.TemporaryDirectory(prefix="kkdesk-verify-", dir=keep_in) as folder:
        copy = Path(folder) / "copy.sqlite"
        faults = ["quick_check"] if found.state is State.DAMAGED else _copied(path, copy, secret)
        yield told(Check.FILE, 1, faults)
        if faults:
            yield from (Checked(check, Outcome.SKIPPED) for check in _OF_THE_FILE)
        else:
            own = PrivateCopy(copy, secret)
            yield from _contents(path, own, current=found.state is State.CURRENT, tell=progress)
    progress(Check.COPIES)
    yield _copies(path, secret)


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """The private copy, and what opens it."""

    path: Path
    passphrase: str = ""

    def connect(self, *, read_only: bool = False) -> sqlite3.Connection:
        """Open it without checks."""
        uri = sqlite_uri(self.path, read_only=read_only)
        connection: sqlite3.Connection = driver_for(self.passphrase).connect(uri, uri=True)
        unlock(connection, self.passphrase, self.path)
        return connection


def _copied(path: Path, copy: Path, passphrase: str) -> list[str]:
    """Make the private copy and check its structure and every value's place in it."""
    try:
        prepare_draft(copy, copy)
        fill_draft(path, copy, copy, passphrase)
    except DatabaseDamaged:
        return ["quick_check"]
    except OSError as error:
        raise target_fault(error, copy) from error
    with closing(PrivateCopy(copy, passphrase).connect()) as connection:
        rows = connection.execute("PRAGMA integrity_check").fetchall()
    return [] if rows == [("ok",)] else [str(words).splitlines()[0] for (words,) in rows]


def _contents(
    path: Path, copy: PrivateCopy, *, current: bool, tell: Callable[[Check], None]
) -> Iterator[Checked]:
    """Check what the copy holds; an older schema is only checked for what needs no new code."""
    tell(Check.SCHEMA)
    yield _schema(copy) if current else Checked(Check.SCHEMA, Outcome.SKIPPED)
    tell(Check.REFERENCES)
    yield references_of(copy)
    for check, look in ((Check.SEARCH, _search), (Check.HISTORY, history_of)):
        tell(check)
        yield look(copy) if current else Checked(check, Outcome.SKIPPED)
    tell(Check.DOCUMENTS)
    digests = document_digests(copy.path, copy.passphrase)
    # A copy's documents lie beside it.
    places = (file_shelf(path, copy.passphrase), shelf_in(path.parent, copy.passphrase))
    lost = [d for d in digests if not any(one.is_whole(d) for one in places)]
    yield told(Check.DOCUMENTS, len(digests), lost)


def _schema(copy: PrivateCopy) -> Checked:
    """Compare tables, columns, references, indexes and triggers with those of a new database."""
    fresh = copy.path.with_name("fresh.sqlite")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    fill(fresh)
    wanted, here = _shape(PrivateCopy(fresh)), _shape(copy)
    faults = [f"- {one}" for one in sorted(wanted - here)]
    faults += [f"+ {one}" for one in sorted(here - wanted)]
    return told(Check.SCHEMA, len(wanted), faults)


def _shape(copy: PrivateCopy) -> set[str]:
    """Describe a schema by what it does, not by how its statements are laid out."""
    with closing(copy.connect(read_only=True)) as connection:
        shape = {
            f"{kind} {name}"
            for kind, name in connection.execute(
                "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
            )
        }
        tables = [each[6:] for each in shape if each.startswith("table ")]
        for table in tables:
            for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,)):
                _, name, kind, required, default, key = row
                shape.add(f"column {table}.{name} {kind} {required} {default} {key}")
            for row in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,)):
                shape.add(f"reference {table}.{row[3]} {row[2]}.{row[4]}")
    return shape


def references_of(copy: PrivateCopy) -> Checked:
    """Look for references that lead nowhere."""
    with closing(copy.connect(read_only=True)) as connection:
        rows = connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
        ).fetchone()[0]
    return told(Check.REFERENCES, int(tables), [f"{row[0]} → {row[2]}" for row in rows])


def _search(copy: PrivateCopy) -> Checked:
    """Compare the search words with the texts, and the index with the words."""
    engine = sqlite_engine(copy.path, passphrase=copy.passphrase)
    try:
        with read_transaction(engine) as connection:
            examined, stale = stale_words(connection)
        with write_transaction(engine) as connection:  # what it lags behind in is no fault
            while catch_up(connection, _AT_ONCE):
                pass
    finally:
        engine.dispose()
    faults = [f"{kind} {key}" for kind, key in stale]
    with closing(copy.connect()) as connection:
        for index in ("search_letters", "search_pieces"):
            try:
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                )
            except driver_errors():
                faults.append(index)
    return told(Check.SEARCH, examined, faults)


def history_of(copy: PrivateCopy) -> Checked:
    """Compare the history with the records."""
    with closing(copy.connect(read_only=True)) as connection:
        examined, faults = history_faults(connection)
    return told(Check.HISTORY, examined, faults)


def _copies(path: Path, passphrase: str) -> Checked:
    """Check every copy in the database's own folder against its seal."""
    stored = stored_copies(backup_folder(path))
    faults = []
    for copy in stored:
        try:
            verify_backup(copy.path, passphrase=passphrase)
        except KkdeskError:
            faults.append(copy.path.name)
    return told(Check.COPIES, len(stored), faults)


def told(check: Check, examined: int, faults: Iterable[str]) -> Checked:
    """Return what a check came to, with the first of its faults."""
    named = tuple(faults)[:MOST_FAULTS]
    return Checked(check, Outcome.FAULTY if named else Outcome.GOOD, examined, named)
