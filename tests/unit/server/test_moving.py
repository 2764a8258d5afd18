"""Everything goes to a server and back, every row compared; refusals leave both as they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from kkdesk.db.engine import open_database
from kkdesk.db.models import metadata
from kkdesk.db.server import moving as carrying
from kkdesk.db.shelf_of import shelf_of
from kkdesk.errors import (
    DatabaseNewer,
    IsLaptopCopy,
    MoveFailed,
    ServerEmpty,
    ServerForeign,
    ServerNotEmpty,
    ServerRefused,
    ServerSilent,
    UsageError,
)
from kkdesk.services import documents, exchange, listing
from kkdesk.services.moving import move

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace
    from tests.server import Server


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: connection.execute(
                f'SELECT * FROM "{table.name}" ORDER BY 1, 2'  # noqa: S608 -- our own tables
            ).fetchall()
            for table in metadata.sorted_tables
        }


def run(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_what_went_to_a_server_and_back_is_the_same(
    server: Server, sample_database: Path, tmp_path: Path
) -> None:
    url, back = server.new(), tmp_path / "tilbage.sqlite"
    there = move(str(sample_database), url)
    assert move(url, str(back)) == there
    assert there.rows > 1000
    assert rows(back) == rows(sample_database)
    with closing(sqlite3.connect(back)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_documents_go_along(server: Server, sample_workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "brev.txt"
    source.write_bytes(b"Et brev")
    case = next(iter(cases(sample_workspace)))
    added = documents.add_document(sample_workspace, case, source, record_id="brev")
    assert added.ids
    url = server.new()
    move(str(sample_workspace.engine.get_execution_options()["kkdesk_path"]), url)
    back = tmp_path / "hjem" / "kkdesk.sqlite"
    back.parent.mkdir()
    move(url, str(back))
    (digest,) = (file.name for file in (tmp_path / "kkdesk.documents").iterdir())
    engine = open_database(url)
    assert shelf_of(engine).load(digest) == b"Et brev"
    engine.dispose()
    assert shelf_of(back).load(digest) == b"Et brev"


def cases(workspace: Workspace) -> list[str]:
    with workspace.engine.connect() as connection:
        return [str(key) for key in connection.execute(text('SELECT id FROM "case"')).scalars()]


def test_nothing_is_moved_to_where_something_is(
    server: Server, sample_database: Path, tmp_path: Path
) -> None:
    url = server.new()
    move(str(sample_database), url)
    with pytest.raises(ServerNotEmpty):
        move(str(sample_database), url)
    taken = tmp_path / "optaget.sqlite"
    taken.write_bytes(b"andet")
    with pytest.raises(ServerNotEmpty):
        move(url, str(taken))
    assert taken.read_bytes() == b"andet"


def test_a_laptop_copy_does_not_take_the_place_of_the_shared_database(
    server: Server, sample_workspace: Workspace, tmp_path: Path
) -> None:
    url = server.new()
    exchange.check_out(sample_workspace, tmp_path / "kopi")
    with pytest.raises(IsLaptopCopy) as refused:
        move(str(tmp_path / "kopi" / "kkdesk.sqlite"), url)
    assert "kan ikke flyttes til eller fra en server" in refused.value.message("da")
    with pytest.raises(ServerEmpty):
        open_database(url)


@pytest.mark.parametrize(("source", "target"), [("a.sqlite", "b.sqlite"), ("x://a/b", "x://a/c")])
def test_a_move_is_between_a_file_and_a_server(source: str, target: str) -> None:
    with pytest.raises(UsageError):
        move(source, target)


def test_what_arrives_otherwise_is_taken_back(
    server: Server, sample_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.new()
    real = carrying._copy

    def loses_a_row(reader: object, writer: object, table: object) -> int:
        many = real(reader, writer, table)  # type: ignore[arg-type]
        if getattr(table, "name", "") == "department":
            writer.execute(text("UPDATE department SET name = name || '!'"))  # type: ignore[attr-defined]
        return many

    monkeypatch.setattr(carrying, "_copy", loses_a_row)
    with pytest.raises(MoveFailed):
        move(str(sample_database), url)
    monkeypatch.undo()
    assert move(str(sample_database), url).rows > 1000


def test_a_cancelled_move_leaves_nothing(
    server: Server, sample_database: Path, tmp_path: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done > 20:
            raise StoppedError

    url, back = server.new(), tmp_path / "tilbage.sqlite"
    with pytest.raises(StoppedError):
        move(str(sample_database), url, step=stop)
    move(str(sample_database), url)
    with pytest.raises(StoppedError):
        move(url, str(back), step=stop)
    assert not back.exists()


def test_an_address_that_leads_nowhere_says_why(server: Server) -> None:
    empty = server.new()
    with pytest.raises(ServerEmpty):
        open_database(empty)
    with pytest.raises(ServerRefused):
        open_database(empty.replace(server.name_of(empty), "findes_ikke"))
    with pytest.raises(ServerRefused):
        open_database(empty.replace("//", "//ukendt_", 1))
    with pytest.raises(ServerSilent):
        open_database(empty.replace("port=5432", "port=5431"))
    run(empty, "CREATE TABLE andet (id integer)")
    with pytest.raises(ServerForeign):
        open_database(empty)


def test_a_later_schema_is_refused(server: Server, server_sample: str) -> None:
    url = server.new(template=server.name_of(server_sample))
    run(url, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(DatabaseNewer):
        open_database(url)


def test_a_portfolio_is_loaded_into_an_empty_server(server: Server) -> None:
    from kkdesk.paths import resources  # noqa: PLC0415 -- only here
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415
    from kkdesk.session import open_workspace  # noqa: PLC0415

    with open_workspace(server.new(), create=True) as workspace:
        load_portfolio(workspace, resources() / "sample")
        assert len(listing.list_records(workspace, "initiatives", {})) > 50
        assert listing.search(workspace, "udgifter")
