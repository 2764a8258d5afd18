"""A database as it was at the end of a day: a private copy, rolled back by the change log.

The log holds every field before and after each operation, so a record touched since then is
what its first later deletion says it was (or what is stored now), with each field as it was
before its first later change. All of it is done table by table, not change by change.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.db.backup import fill_draft
from kkdesk.db.database_file import BUSY_SECONDS, sqlite_uri
from kkdesk.db.faults import environment_fault
from kkdesk.db.search_words import INDEXED_OWNERS
from kkdesk.db.sql import text
from kkdesk.domain.collation import collation_text
from kkdesk.errors import DayBeforeHistory, DiskFull

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_SORT_KEYS: Final = {
    ("initiative", "collation"): "title",
    ("initiative", "code_collation"): "code",
    ("department", "collation"): "code",
}
"""Columns that the log does not keep, and the words each follows from."""

_GATHERED: Final = (
    # Taken in the order of the log, only the first of each finds its place free.
    (
        "CREATE TEMP TABLE first_change (record_id, action, field, kind, id,"
        " PRIMARY KEY (record_id, action, field)) WITHOUT ROWID"
    ),
    (
        "INSERT OR IGNORE INTO first_change SELECT record_id, action, field, record_kind, id"
        " FROM change WHERE id >= :cut ORDER BY id"
    ),
    (
        "CREATE TEMP TABLE touched AS SELECT kind, record_id, action AS first_action,"
        " min(id) AS first_id FROM first_change GROUP BY record_id"
    ),
    "CREATE UNIQUE INDEX temp.touched_key ON touched (kind, record_id)",
    (
        "CREATE TEMP TABLE deleted AS SELECT f.kind, f.record_id, c.before, f.id"
        " FROM first_change f JOIN change c ON c.id = f.id WHERE f.action = 'delete'"
    ),
    "CREATE UNIQUE INDEX temp.deleted_key ON deleted (kind, record_id)",
    "CREATE INDEX temp.first_change_field ON first_change (kind, field)",
)
_HUNG: Final = """
    CREATE TEMP TABLE hung AS SELECT action, field, after FROM change
    WHERE id >= :cut AND (action = 'insert' OR (action = 'update' AND after IS NOT NULL
        AND field IN (SELECT value FROM json_each(:columns))))
"""
_HUNG_ON: Final = """
    INSERT INTO stale_words SELECT DISTINCT :owner, key FROM (
        SELECT json_extract(after, '$.' || :column) AS key FROM hung WHERE action = 'insert'
        UNION ALL SELECT json_extract(after, '$') FROM hung
        WHERE action = 'update' AND field = :column
    ) WHERE key IS NOT NULL
"""
"""What a record hung on only later has its words no more."""

_STALE: Final = "CREATE TABLE stale_words (kind VARCHAR NOT NULL, record_id VARCHAR NOT NULL)"


class PastCopy(NamedTuple):
    """A private copy of a database; ``remove`` deletes it with its folder."""

    path: Path
    folder: Path

    def remove(self) -> None:
        """Delete the copy; what cannot be deleted now goes with the temporary folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


class _Column(NamedTuple):
    name: str
    default: str
    """The SQL of the value an old row gets: the log of old rows lacks newer columns."""


def end_of(day: date) -> str:
    """Return the first moment after a local day, as the log writes moments (UTC, ISO 8601)."""
    if day >= date.max:
        return "9999-12-31T23:59:59.999999+00:00"
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone()
    return midnight.astimezone(UTC).isoformat(timespec="microseconds")


def copy_as_of(source: Path, day: date, keep_in: Path | None = None) -> PastCopy:
    """Copy a database, readable by its owner only, and roll the copy back to the end of a day.

    It lies in a folder of its own in ``keep_in``, or where temporary files lie. Raises
    DayBeforeHistory for a day on which the database held nothing yet, and the KkdeskError of
    a file or disk that fails.
    """
    copy = private_copy(source, keep_in)
    with ExitStack() as on_failure:
        on_failure.callback(copy.remove)
        try:
            with closing(_connect(copy.path)) as connection:
                roll_back(connection, day)
            _write_stale_indicators(copy.path)
        except (sqlite3.Error, OSError) as error:
            fault = environment_fault(error, copy.path)
            if fault is None:
                raise
            raise (DiskFull(copy.folder) if isinstance(fault, DiskFull) else fault) from error
        on_failure.pop_all()
    return copy


def private_copy(source: Path, keep_in: Path | None = None, passphrase: str = "") -> PastCopy:
    """Copy a database as it is to a folder of its own, readable by its owner only.

    Raises the KkdeskError of a file or disk that fails.
    """
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-as-of-", dir=keep_in))
    copy = PastCopy(folder / source.name, folder)
    with ExitStack() as on_failure:
        on_failure.callback(copy.remove)
        try:
            os.close(os.open(copy.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            if passphrase:
                fill_draft(source, copy.path, copy.path, passphrase)
            else:
                _copy(source, copy.path)
        except (sqlite3.Error, OSError) as error:
            fault = environment_fault(error, copy.path)
            if fault is None:
                raise
            raise (DiskFull(folder) if isinstance(fault, DiskFull) else fault) from error
        on_failure.pop_all()
    return copy


def _copy(source: Path, target: Path) -> None:
    """Copy in one step, also while others write; only the source's faults are translated here."""
    with (
        closing(
            sqlite3.connect(sqlite_uri(source, read_only=True), uri=True, timeout=BUSY_SECONDS)
        ) as reader,
        closing(_connect(target)) as writer,
    ):
        reader.backup(writer, pages=-1)


def _connect(path: Path) -> sqlite3.Connection:
    """Open the copy for work that need not survive a crash: the copy is thrown away then."""
    connection = sqlite3.connect(sqlite_uri(path), uri=True, isolation_level=None)
    for setting in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def roll_back(connection: sqlite3.Connection, day: date) -> None:
    """Bring a copy back to the end of a day; DayBeforeHistory if it held nothing then.

    Clocks go back: what was done after the first operation of a later day is later, too.
    """
    first = connection.execute(
        "SELECT min(number), min(at) FROM operation WHERE at >= ?", (end_of(day),)
    ).fetchone()
    cut_number = first[0]
    connection.execute("BEGIN")
    connection.execute(_STALE)
    if cut_number is not None:
        _refuse_nothing(connection, cut_number, day)
        cut = connection.execute(
            "SELECT min(c.id) FROM operation o JOIN change c ON c.operation_id = o.id"
            " WHERE o.number = ?",
            (cut_number,),
        ).fetchone()[0]
        _gather(connection, cut)
        for kind in _kinds(connection):
            _restore(connection, kind)
        _mark_stale(connection, cut)
        _cut_log(connection, cut, cut_number)
    connection.execute("COMMIT")


def _cut_log(connection: sqlite3.Connection, cut: int, cut_number: int) -> None:
    """Take what came later out of the log; its indexes are made anew, which is far quicker."""
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('change', 'operation')"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {_quoted(name)}")
    connection.execute("DELETE FROM change WHERE id >= ?", (cut,))
    connection.execute("DELETE FROM operation WHERE number >= ?", (cut_number,))
    for _, statement in indexes:
        connection.execute(statement)


def _refuse_nothing(connection: sqlite3.Connection, cut_number: int, day: date) -> None:
    """Raise DayBeforeHistory where no operation is left: the log begins later."""
    before = connection.execute(
        "SELECT 1 FROM operation WHERE number < ? LIMIT 1", (cut_number,)
    ).fetchone()
    if before is None:
        begun = connection.execute("SELECT at FROM operation ORDER BY number LIMIT 1").fetchone()[0]
        raise DayBeforeHistory(day, datetime.fromisoformat(begun).astimezone().date())


def _gather(connection: sqlite3.Connection, cut: int) -> None:
    """Put the first later touch, deletion and field changes of every record aside."""
    for statement in _GATHERED:
        connection.execute(statement, {"cut": cut} if ":cut" in statement else {})


def _kinds(connection: sqlite3.Connection) -> list[str]:
    """Return the touched kinds that still have a table."""
    found = connection.execute(
        "SELECT DISTINCT t.kind FROM touched t JOIN sqlite_master m"
        " ON m.type = 'table' AND m.name = t.kind ORDER BY t.kind"
    )
    return [str(kind) for (kind,) in found]


def _restore(connection: sqlite3.Connection, kind: str) -> None:
    """Put the rows of one table back as they were.

    They are put together beside the table: in it, two records that changed codes would
    stand in each other's way.
    """
    columns = _columns(connection, kind)
    table, names = _quoted(kind), ", ".join(_quoted(column.name) for column in columns)
    key = {"kind": kind}
    existed = "SELECT record_id FROM touched WHERE kind = :kind AND first_action <> 'insert'"
    connection.execute(
        f"CREATE TEMP TABLE put_back AS SELECT {names} FROM {table} WHERE id IN ({existed}"
        " EXCEPT SELECT record_id FROM deleted WHERE kind = :kind)",
        key,
    )
    logged = ", ".join(
        f"coalesce(json_extract(d.before, '$.{column.name}'), {column.default})"
        for column in columns
    )
    connection.execute(
        f"INSERT INTO put_back ({names}) SELECT {logged} FROM deleted d"
        f" WHERE d.kind = :kind AND d.record_id IN ({existed})",
        key,
    )
    connection.execute("CREATE UNIQUE INDEX temp.put_back_key ON put_back (id)")
    _restore_fields(connection, kind, {column.name for column in columns})
    connection.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT record_id FROM touched WHERE kind = :kind)", key
    )
    connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM put_back")
    connection.execute("DROP TABLE put_back")


def _restore_fields(connection: sqlite3.Connection, kind: str, columns: set[str]) -> None:
    """Give each field what it was before its first later change, unless a deletion came first."""
    fields = connection.execute(
        "SELECT DISTINCT field FROM first_change WHERE kind = ? AND action = 'update'", (kind,)
    ).fetchall()
    for field in sorted({str(name) for (name,) in fields} & columns):
        connection.execute(
            f"UPDATE put_back SET {_quoted(field)} = json_extract(c.before, '$')"
            " FROM first_change f JOIN change c ON c.id = f.id LEFT JOIN deleted d"
            " ON d.kind = f.kind AND d.record_id = f.record_id"
            " WHERE f.kind = :kind AND f.field = :field AND f.action = 'update'"
            " AND f.record_id = put_back.id"
            " AND (d.id IS NULL OR f.id < d.id)",
            {"kind": kind, "field": field},
        )
    connection.create_function("danish_sort_key", 1, collation_text, deterministic=True)
    for (owner, column), words in _SORT_KEYS.items():
        if owner == kind and column in columns:
            connection.execute(
                f"UPDATE put_back SET {_quoted(column)} = danish_sort_key({_quoted(words)})"
            )


def _columns(connection: sqlite3.Connection, kind: str) -> list[_Column]:
    rows = connection.execute(f"PRAGMA table_info({_quoted(kind)})")
    return [_Column(row[1], row[4] if row[4] is not None else "NULL") for row in rows]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _mark_stale(connection: sqlite3.Connection, cut: int) -> None:
    """Note whose search words are to be written anew: the touched and what they hang on."""
    connection.execute("INSERT INTO stale_words SELECT kind, record_id FROM touched")
    for kind in _kinds(connection):
        for owner in {column.name for column in _columns(connection, kind)} & set(INDEXED_OWNERS):
            connection.execute(
                f"INSERT INTO stale_words SELECT DISTINCT :owner, {owner} FROM {_quoted(kind)}"
                f" WHERE {owner} IS NOT NULL"
                " AND id IN (SELECT record_id FROM touched WHERE kind = :kind)",
                {"kind": kind, "owner": INDEXED_OWNERS[owner]},
            )
    connection.execute(_HUNG, {"cut": cut, "columns": json.dumps(list(INDEXED_OWNERS))})
    for column, owner in INDEXED_OWNERS.items():
        connection.execute(_HUNG_ON, {"column": column, "owner": owner})


def write_stale_words(path: Path) -> None:
    """Write the search words anew of every record that the copy was rolled back in."""
    from kkdesk.db.search_words import refresh  # noqa: PLC0415 -- loads SQLAlchemy

    with _writing(path) as connection:
        refresh(connection, _stale(connection))
        connection.execute(text("DELETE FROM stale_words"))


def _write_stale_indicators(path: Path) -> None:
    """Write anew what the list of indicators is read from, which is no matter of searching."""
    with closing(_connect(path)) as connection:
        query = "SELECT 1 FROM stale_words WHERE kind IN ('indicator', 'committee') LIMIT 1"
        if connection.execute(query).fetchone() is None:
            return
    from kkdesk.db import indicator_index  # noqa: PLC0415 -- loads SQLAlchemy

    with _writing(path) as connection:
        indicator_index.refresh(connection, _stale(connection))


@contextmanager
def _writing(path: Path) -> Iterator[Connection]:
    from kkdesk.db.engine import open_engine, write_transaction  # noqa: PLC0415 -- loads SQLAlchemy

    engine = open_engine(path)
    try:
        with write_transaction(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _stale(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(text("SELECT DISTINCT kind, record_id FROM stale_words"))
    return [(str(kind), str(key)) for kind, key in found.all()]
