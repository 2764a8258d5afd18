"""``kkdesk move`` tells of what it could not take along."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.db.sql import text
from kkdesk.services import documents
from kkdesk.services.workspace import Workspace, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run
    from tests.server import Server


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """A database that names a document."""
    path = tmp_path / "kkdesk.sqlite"
    shutil.copyfile(sample_database, path)
    opened = open_file(path)
    letter = tmp_path / "brev.txt"
    letter.write_bytes(b"Et brev")
    workspace = Workspace(opened, "tester")
    with reading(workspace) as connection:
        case = str(connection.execute(text('SELECT id FROM "case"')).scalar())
    documents.add_document(workspace, case, letter, record_id="brev")
    opened.dispose()
    return path


def test_a_document_that_is_gone_is_told_and_all_else_is_moved(
    kkdesk: Run, database: Path, server: Server
) -> None:
    (digest,) = (file.name for file in database.with_suffix(".documents").iterdir())
    whole = kkdesk("move", database, server.new())
    assert (whole.code, whole.err) == (0, "")
    shutil.rmtree(database.with_suffix(".documents"))
    ended = kkdesk("move", database, server.new())
    assert ended.code == 0
    assert ended.out == whole.out
    assert digest in ended.err
    assert ended.err.startswith("1 dokumenter, som databasen nævner, mangler")
