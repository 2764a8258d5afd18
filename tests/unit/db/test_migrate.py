"""Upgrades: a copy first, all steps or none, and stored old databases still open."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from kkdesk.db import migrate
from kkdesk.db.backup import verify_backup
from kkdesk.db.backup_shelf import backup_folder
from kkdesk.db.database_file import SCHEMA, State, inspect
from kkdesk.db.engine import open_database, read_transaction, write_transaction
from kkdesk.db.instance_lock import acquire
from kkdesk.db.migrate import MIGRATIONS, newest_schema, revision_of, upgrade
from kkdesk.db.models import metadata
from kkdesk.db.search import DDL
from kkdesk.db.search_words import refresh
from kkdesk.errors import (
    BackupFailed,
    DatabaseBusy,
    DatabaseForeign,
    DiskFull,
    KkdeskError,
    MigrationFailed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "data"
STORED = sorted(DATA.glob("schema-*.sqlite.gz"))
NEXT = SCHEMA + 1
STEP = '''"""A step of tomorrow."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
'''
ADD_COLUMN = 'op.add_column("organisation", sa.Column("colour", sa.String(), server_default="blå"))'
REBUILD = """with op.batch_alter_table("organisation") as table:
        table.alter_column("short_name", new_column_name="abbreviation")"""


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A stored database of today's schema, which tomorrow's steps start from."""
    return unpack(STORED[-1], tmp_path / "kkdesk.sqlite")


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """The oldest stored database, as an office would still have it."""
    return unpack(STORED[0], tmp_path / "oldest.sqlite")


@pytest.fixture
def tomorrow(tmp_path: Path) -> Callable[..., Path]:
    """Make a migrations folder with one more step (or several) than today's."""

    def make(*bodies: str) -> Path:
        folder = tmp_path / "trin 100%"
        shutil.copytree(MIGRATIONS, folder)
        for number, body in enumerate(bodies, NEXT):
            step = STEP.format(
                revision=revision_of(number), before=revision_of(number - 1), body=body
            )
            (folder / "versions" / f"{number:04d}_step.py").write_text(step, encoding="utf-8")
        return folder

    return make


def unpack(packed: Path, path: Path) -> Path:
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def rows_of(path: Path, table: str) -> object:
    """How many rows a table has; its name comes from the database itself."""
    return ask(path, f'SELECT count(*) FROM "{table}"')[0][0]  # noqa: S608 -- see above


def test_the_schema_number_of_the_program_is_the_newest_step() -> None:
    assert newest_schema() == SCHEMA


def test_every_schema_so_far_has_a_stored_database() -> None:
    assert [each.name for each in STORED] == [
        f"schema-{number}.sqlite.gz" for number in range(1, SCHEMA + 1)
    ]


@pytest.mark.parametrize("packed", STORED, ids=lambda packed: packed.name)
def test_a_stored_database_opens_with_everything_in_it(packed: Path, tmp_path: Path) -> None:
    path = unpack(packed, tmp_path / "kkdesk.sqlite")
    engine = open_database(path)
    with read_transaction(engine) as connection:

        def one(question: str) -> object:
            return connection.execute(text(question)).scalar()

        assert one("SELECT title FROM policy") == "Handicappolitik"
        assert one("SELECT title FROM initiative") == "Bedre skolefravær <b> & æøå"
        assert one("SELECT location FROM initiative") == "Nørrebro"
        assert one("SELECT text FROM initiative_alias") == "Fraværsindsatsen"
        assert one("SELECT count(*) FROM operation") == 2
        found = "SELECT count(*) FROM search_pieces WHERE search_pieces MATCH 'fravær'"
        assert one(found) == 1
    engine.dispose()
    assert inspect(path, check=True).state is State.CURRENT


def test_a_whole_portfolio_of_the_first_schema_keeps_every_record(tmp_path: Path) -> None:
    path = unpack(DATA / "sample-1.sqlite.gz", tmp_path / "kkdesk.sqlite")
    tables = [
        str(name)
        for (name,) in ask(
            path,
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'search%' AND name NOT LIKE 'alembic%'",
        )
    ]
    before = {name: rows_of(path, name) for name in tables}
    texts = ask(path, "SELECT id, text FROM status_entry ORDER BY id")
    open_database(path).dispose()
    assert before["initiative"] == 109
    assert {name: rows_of(path, name) for name in tables} == before
    assert ask(path, "SELECT id, text FROM status_entry ORDER BY id") == texts
    assert inspect(path, check=True).state is State.CURRENT


def test_an_old_portfolio_is_indexed_as_if_it_were_written_today(tmp_path: Path) -> None:
    path = unpack(DATA / "sample-1.sqlite.gz", tmp_path / "kkdesk.sqlite")
    kinds = ("indicator", "case", "appendix", "question", "answer", "remark_round")
    engine = open_database(path)

    def indexed() -> dict[str, list[tuple[str, str, str]]]:
        with read_transaction(engine) as connection:
            query = text(
                "SELECT record_id, words, stems FROM search_document WHERE kind = :kind"
                " ORDER BY record_id"
            )
            return {
                kind: [(r[0], r[1], r[2]) for r in connection.execute(query, {"kind": kind})]
                for kind in kinds
            }

    migrated = indexed()
    with write_transaction(engine) as connection:
        ids = {
            (kind, str(key))
            for kind in kinds
            for (key,) in connection.execute(text(f'SELECT id FROM "{kind}"'))  # noqa: S608 -- above
        }
        refresh(connection, ids)
    assert all(migrated.values()), "the sample has records of each"
    assert {key for kind in kinds for key, _, _ in migrated[kind]} == {key for _, key in ids}
    assert indexed() == migrated
    engine.dispose()


@pytest.mark.filterwarnings(  # an index on an expression: SQLAlchemy cannot read it back
    "ignore:Skipped unsupported reflection of expression-based index ix_change_deleted"
)
def test_the_migrated_schema_is_what_the_models_say(oldest: Path, pristine: Path) -> None:
    for path in (oldest, pristine):
        engine = open_database(path)
        with read_transaction(engine) as connection:
            context = MigrationContext.configure(
                connection,
                opts={
                    "compare_type": True,
                    "include_name": lambda name, kind, _: (
                        not (kind == "table" and str(name).startswith("search_"))
                    ),
                },
            )
            assert compare_metadata(context, metadata) == []
        engine.dispose()


def test_the_search_index_is_what_the_search_module_says(pristine: Path) -> None:
    made = {str(sql) for (sql,) in ask(pristine, "SELECT sql FROM sqlite_master WHERE sql > ''")}
    squeezed = {" ".join(sql.split()) for sql in made}
    assert {" ".join(sql.split()) for sql in DDL} <= squeezed


def test_a_step_is_made_after_a_sealed_copy(stored: Path, tomorrow: Callable[..., Path]) -> None:
    copy = upgrade(stored, migrations=tomorrow(ADD_COLUMN), schema=NEXT)
    assert copy is not None
    assert copy.path.parent == backup_folder(stored)
    assert f"schema-{SCHEMA}-to-{NEXT}" in copy.path.name
    verify_backup(copy.path)
    assert inspect(copy.path).schema == SCHEMA
    assert ask(stored, "SELECT colour FROM organisation") == [("blå",)]
    assert ask(stored, "PRAGMA user_version") == [(NEXT,)]
    assert ask(stored, "SELECT version_num FROM alembic_version") == [(revision_of(NEXT),)]


def test_a_table_that_others_point_to_can_be_rebuilt(
    stored: Path, tomorrow: Callable[..., Path]
) -> None:
    upgrade(stored, migrations=tomorrow(REBUILD), schema=NEXT)
    assert ask(stored, "SELECT abbreviation FROM organisation") == [("KK",)]
    assert ask(stored, "SELECT count(*) FROM policy") == [(1,)]
    assert ask(stored, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    "failing",
    [
        'op.execute("INSERT INTO no_such_table VALUES (1)")',
        'raise ValueError("a row is not as the step expects")',
        "op.execute(\"UPDATE policy SET organisation_id = 'nobody'\")",
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was_and_says_where_the_copy_is(
    stored: Path, tomorrow: Callable[..., Path], failing: str
) -> None:
    before = stored.read_bytes()
    with pytest.raises(MigrationFailed) as caught:
        upgrade(stored, migrations=tomorrow(ADD_COLUMN, failing), schema=NEXT + 1)
    assert stored.read_bytes() == before
    copy = caught.value.copy
    assert isinstance(copy, Path)
    verify_backup(copy)
    message = caught.value.message("da")
    assert str(copy) in message
    assert f"fra skema {SCHEMA} til {NEXT + 1}" in message


def test_a_current_database_is_neither_copied_nor_touched(database: Path) -> None:
    before = database.read_bytes()
    assert upgrade(database) is None
    assert database.read_bytes() == before
    assert not backup_folder(database).exists()


def test_nothing_is_changed_when_no_copy_can_be_made(
    stored: Path, tomorrow: Callable[..., Path]
) -> None:
    backup_folder(stored).write_text("her ligger en fil, hvor mappen skulle være")
    before = stored.read_bytes()
    with pytest.raises(BackupFailed):
        upgrade(stored, migrations=tomorrow(ADD_COLUMN), schema=NEXT)
    assert stored.read_bytes() == before


def test_nothing_is_changed_when_the_disk_has_no_room_for_the_copy(
    small_disk: Path, tomorrow: Callable[..., Path]
) -> None:
    path = unpack(STORED[0], small_disk / "kkdesk.sqlite")
    (small_disk / "fyld").write_bytes(b"x" * (700 * 1024))
    before = path.read_bytes()
    with pytest.raises(DiskFull):
        upgrade(path, migrations=tomorrow(ADD_COLUMN), schema=NEXT)
    assert path.read_bytes() == before


def test_an_upgrade_waits_for_no_one_for_ever(
    stored: Path, tomorrow: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkdesk.db.driver.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(stored, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            upgrade(stored, migrations=tomorrow(ADD_COLUMN), schema=NEXT)
    assert ask(stored, "PRAGMA user_version") == [(SCHEMA,)]


def test_what_is_no_database_of_ours_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "andet.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (text)")
    before = path.read_bytes()
    with pytest.raises(DatabaseForeign):
        upgrade(path)
    assert path.read_bytes() == before


def test_opening_upgrades_an_older_database(
    stored: Path, tomorrow: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tomorrow(ADD_COLUMN)
    for module in ("database_file", "driver"):
        monkeypatch.setattr(f"kkdesk.db.{module}.SCHEMA", NEXT)
    monkeypatch.setattr(
        migrate, "upgrade", lambda path: upgrade(path, migrations=folder, schema=NEXT)
    )
    with pytest.raises(KkdeskError) as caught:
        open_database(stored, read_only=True)
    assert "opgraderes" in caught.value.message("da")
    with acquire(stored):
        engine = open_database(stored)
    with read_transaction(engine) as connection:
        assert connection.exec_driver_sql("SELECT colour FROM organisation").scalar() == "blå"
    engine.dispose()
    assert len(list(backup_folder(stored).glob("*.sqlite"))) == 1


def test_the_steps_know_nothing_of_the_program() -> None:
    for step in (MIGRATIONS / "versions").glob("*.py"):
        assert "kkdesk" not in step.read_text(encoding="utf-8"), step.name
