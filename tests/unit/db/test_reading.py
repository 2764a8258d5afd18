"""Reading a file without SQLAlchemy: the same answers, and the same care."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sqlalchemy_text

from kkdesk.db.database_file import SCHEMA
from kkdesk.db.engine import open_engine, read_transaction
from kkdesk.db.reading import Database, open_file, open_for_work
from kkdesk.db.sql import text
from kkdesk.domain.records import InitiativeFilter
from kkdesk.errors import (
    DatabaseDamaged,
    DatabaseFolderMissing,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseReadOnly,
)
from kkdesk.services import deadlines, listing, overview, portfolio, record_editing, undo
from kkdesk.services.workspace import Workspace, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READS: dict[str, Callable[[Workspace], object]] = {
    "list": lambda workspace: portfolio.list_initiatives(workspace, InitiativeFilter()),
    "search": lambda workspace: portfolio.list_initiatives(
        workspace, InitiativeFilter(words="fravær 2025")
    ),
    "count": lambda workspace: portfolio.count_initiatives(workspace, InitiativeFilter(words="a")),
    "tree": portfolio.policy_tree,
    "choices": portfolio.choices,
    "years": portfolio.years,
    "detail": lambda workspace: portfolio.initiative_detail(
        workspace, portfolio.list_initiatives(workspace, InitiativeFilter()).rows[0].id
    ),
    "overview": overview.overview,
    "deadlines": lambda workspace: deadlines.list_events(
        workspace, on=workspace.today(), within=90
    ),
    "undo": undo.undo_state,
    "organisations": record_editing.organisations,
    "priorities": lambda workspace: listing.list_records(workspace, "priorities", {}),
}


@pytest.fixture
def database(sample_workspace: Workspace) -> Database:
    """Return the sample portfolio as a file that is open."""
    assert isinstance(sample_workspace.opened, Database)
    return sample_workspace.opened


@pytest.fixture
def through_sqlalchemy(sample_workspace: Workspace, database: Database) -> Iterator[Workspace]:
    """Give the same file as a workspace that reads as it would from a database server."""
    engine = open_engine(database.path)
    yield Workspace(engine, sample_workspace.user, today=sample_workspace.today)
    engine.dispose()


@pytest.mark.parametrize("read", READS)
def test_every_query_gives_the_same_with_and_without_sqlalchemy(
    read: str, sample_workspace: Workspace, through_sqlalchemy: Workspace
) -> None:
    assert READS[read](sample_workspace) == READS[read](through_sqlalchemy)


def test_a_row_is_a_tuple_a_set_of_names_and_a_dictionary(database: Database) -> None:
    query = text("SELECT 1 AS one, :word AS word UNION ALL SELECT 2, 'to' ORDER BY one")
    values = {"word": "en"}
    with database.reading() as connection:
        rows = connection.execute(query, values).all()
        assert [tuple(row) for row in rows] == [(1, "en"), (2, "to")]
        assert [(row.one, row.word) for row in rows] == [(1, "en"), (2, "to")]
        named = connection.execute(query, values).mappings().all()
        assert [dict(row) for row in named] == [{"one": 1, "word": "en"}, {"one": 2, "word": "to"}]
        assert list(connection.execute(query, values).scalars()) == [1, 2]
        assert connection.execute(query, values).scalars().first() == 1
        assert connection.execute(query, values).scalar() == 1
        first = connection.execute(query, values).mappings().first()
        assert first is not None
        assert dict(first) == {"one": 1, "word": "en"}


def test_nothing_found_is_none_and_no_row_is_the_only_one_of_several(database: Database) -> None:
    with database.reading() as connection:
        nothing = text("SELECT 1 WHERE 1 = 0")
        assert connection.execute(nothing).first() is None
        assert connection.execute(nothing).scalar() is None
        with pytest.raises(ValueError, match="not enough"):
            connection.execute(nothing).one()
        with pytest.raises(ValueError, match="too many"):
            connection.execute(text("SELECT 1 UNION SELECT 2")).scalar_one()


def test_a_statement_runs_on_either_kind_of_connection(
    database: Database, through_sqlalchemy: Workspace
) -> None:
    for statement in (text("SELECT :a + 1"), sqlalchemy_text("SELECT :a + 1")):
        with database.reading() as connection:
            assert connection.execute(statement, {"a": 1}).scalar_one() == 2
        with read_transaction(through_sqlalchemy.engine) as connection:
            assert connection.execute(statement, {"a": 1}).scalar_one() == 2


def test_reading_cannot_write(database: Database) -> None:
    delete = text("DELETE FROM policy")
    with pytest.raises(DatabaseReadOnly), database.reading() as connection:
        connection.execute(delete)
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM policy")).scalar_one() > 0


def test_reading_sees_one_moment_and_the_next_reading_the_next(database: Database) -> None:
    count = text("SELECT count(*) FROM council")
    with closing(sqlite3.connect(database.path, isolation_level=None, timeout=0)) as other:
        with database.reading() as connection:
            before = connection.execute(count).scalar_one()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("DELETE FROM search_document")
            assert connection.execute(count).scalar_one() == before
        other.execute("UPDATE policy SET title = 'Ny titel'")
    with database.reading() as connection:
        titles = connection.execute(text("SELECT title FROM policy")).scalars()
        assert set(titles) == {"Ny titel"}


def test_a_row_left_unread_keeps_nobody_from_writing(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(text("SELECT id FROM initiative")).first()
    with closing(sqlite3.connect(database.path, isolation_level=None, timeout=0)) as other:
        other.execute("UPDATE policy SET title = 'Ny titel'")


def test_a_fault_of_the_program_passes_as_it_is(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError), database.reading() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))
    with database.reading() as connection:  # and the next reading has a connection of its own
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


def test_a_file_that_was_deleted_or_exchanged_is_not_read_on(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(text("SELECT 1")).scalar_one()
    kept = database.path.with_suffix(".kept")
    database.path.rename(kept)
    with pytest.raises(DatabaseMissing), database.reading():
        pass
    kept.rename(database.path)
    with database.reading() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


def test_a_file_that_was_damaged_meanwhile_is_told_as_damaged(database: Database) -> None:
    database.path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    with pytest.raises(DatabaseDamaged), database.reading():
        pass


def test_two_readings_at_once_have_a_connection_each(database: Database) -> None:
    with database.reading() as first, database.reading() as second:
        assert first.execute(text("SELECT 1")).scalar_one() == 1
        assert second.execute(text("SELECT 2")).scalar_one() == 2
    database.dispose()
    with database.reading() as connection:
        assert connection.execute(text("SELECT 3")).scalar_one() == 3


def test_opening_says_what_is_wrong_with_the_file(database: Database) -> None:
    with pytest.raises(DatabaseFolderMissing):
        open_file(database.path.parent / "væk" / "a.sqlite")
    with closing(sqlite3.connect(database.path)) as other:
        other.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(DatabaseNewer):
        open_file(database.path)


def test_an_address_with_a_scheme_is_opened_through_sqlalchemy(database: Database) -> None:
    opened = open_for_work(f"sqlite:///{database.path}", read_only=True)
    assert not isinstance(opened, Database)
    workspace = Workspace(opened, "tester")
    assert workspace.read_only
    with reading(workspace) as connection:
        assert connection.execute(text("SELECT count(*) FROM policy")).scalar_one() > 0
    opened.dispose()


def test_the_first_list_needs_no_sqlalchemy(database: Database) -> None:
    script = (
        "import sys\n"
        "from kkdesk.session import open_session\n"
        "from kkdesk.services import portfolio, undo\n"
        "from kkdesk.domain.records import InitiativeFilter\n"
        "session = open_session(sys.argv[1])\n"
        "assert portfolio.list_initiatives(session.workspace, InitiativeFilter()).total\n"
        "undo.undo_state(session.workspace)\n"
        "session.close()\n"
        "print('sqlalchemy' in sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(database.path)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.strip() == "False"
