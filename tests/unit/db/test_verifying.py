from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import documents
from kkdesk.db.backup_shelf import back_up, backup_folder
from kkdesk.db.engine import open_database
from kkdesk.db.shelves import DOCUMENTS
from kkdesk.db.verifying import MOST_FAULTS, verify_database
from kkdesk.domain.verification import Check, Outcome
from kkdesk.errors import DatabaseForeign, DatabaseMissing, DatabaseNewer

from .test_restoring import add_file

if TYPE_CHECKING:
    from kkdesk.domain.verification import Checked

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def sample(sample_database: Path, tmp_path: Path) -> Path:
    return Path(copyfile(sample_database, tmp_path / "kkdesk.sqlite"))


def verify(path: Path) -> dict[Check, Checked]:
    return {one.check: one for one in verify_database(path)}


def faulty(path: Path) -> set[Check]:
    return {check for check, one in verify(path).items() if one.outcome is Outcome.FAULTY}


def meddle(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        connection.commit()


def test_a_whole_database_passes_every_check_and_stays_as_it_was(sample: Path) -> None:
    add_file(sample, b"%PDF-1.7 brev")
    back_up(sample, "manual")
    before = sample.read_bytes()
    found = verify(sample)
    assert list(found) == list(Check)
    assert {one.outcome for one in found.values()} == {Outcome.GOOD}
    assert found[Check.HISTORY].examined > 1000
    assert found[Check.SEARCH].examined > 200
    assert found[Check.DOCUMENTS].examined == 1
    assert found[Check.COPIES].examined == 1
    assert sample.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE initiative SET title = title || 'x' WHERE code = 'S2.2'", Check.HISTORY),
        ("DELETE FROM date_entry WHERE id = (SELECT min(id) FROM date_entry)", Check.HISTORY),
        ("UPDATE search_document SET words = words || 'fremmed '", Check.SEARCH),
        ("DELETE FROM search_document WHERE id = 1", Check.SEARCH),
        ("INSERT INTO search_letters (rowid, words) VALUES (999999, 'spøgelse')", Check.SEARCH),
        ("UPDATE status_entry SET initiative_id = 'væk' WHERE rowid = 1", Check.REFERENCES),
        ("ALTER TABLE initiative ADD COLUMN hemmelig", Check.SCHEMA),
        ("DROP TRIGGER search_document_added", Check.SCHEMA),
    ],
)
def test_what_was_changed_behind_the_program_is_found(
    sample: Path, statement: str, check: Check
) -> None:
    meddle(sample, statement)
    assert check in faulty(sample)


def test_a_change_that_contradicts_the_one_before_it_is_found(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        kind, key, operation = connection.execute(
            "SELECT record_kind, record_id, operation_id FROM change"
            " WHERE record_kind = 'organisation' LIMIT 1"
        ).fetchone()
        name = connection.execute("SELECT name FROM organisation WHERE id = ?", (key,)).fetchone()
        connection.execute(
            "INSERT INTO change"
            " (operation_id, action, record_kind, record_id, field, before, after)"
            " VALUES (?, 'update', ?, ?, 'name', '\"et andet navn\"', json_quote(?))",
            (operation, kind, key, name[0]),
        )
        connection.commit()
    assert faulty(sample) == {Check.HISTORY}
    assert verify(sample)[Check.HISTORY].faults == (f"organisation {key} name",)


def test_faults_name_no_more_than_is_needed_and_nothing_that_was_written(sample: Path) -> None:
    meddle(sample, "UPDATE initiative SET title = 'et hemmeligt ord'")
    told = verify(sample)[Check.HISTORY].faults
    assert len(told) == MOST_FAULTS
    assert not any("hemmeligt" in one for one in told)


def test_a_damaged_file_is_told_and_nothing_else_of_it_is_trusted(sample: Path) -> None:
    with sample.open("r+b") as file:
        for page in range(30, sample.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xee" * 64)
    found = verify(sample)
    assert found[Check.FILE].outcome is Outcome.FAULTY
    assert found[Check.HISTORY].outcome is Outcome.SKIPPED
    assert found[Check.COPIES].outcome is Outcome.GOOD


def test_a_changed_document_and_a_changed_copy_are_told_by_name(sample: Path) -> None:
    digest = add_file(sample, b"%PDF-1.7 brev")
    copy = back_up(sample, "manual").path
    (documents.document_folder(sample) / digest).write_bytes(b"andet")
    copy.write_bytes(copy.read_bytes() + b"x")
    found = verify(sample)
    assert found[Check.DOCUMENTS].faults == (digest,)
    assert found[Check.COPIES].faults == (copy.name,)


def test_a_copy_can_be_checked_as_the_database_can(sample: Path) -> None:
    digest = add_file(sample, b"%PDF-1.7 brev")
    copy = back_up(sample, "manual").path
    assert faulty(copy) == set()
    (backup_folder(sample) / DOCUMENTS / digest).unlink()
    assert faulty(copy) == {Check.DOCUMENTS}


def test_an_old_database_is_whole_before_and_after_its_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "kkdesk.sqlite"
    path.write_bytes(gzip.decompress((DATA / "sample-1.sqlite.gz").read_bytes()))
    assert faulty(path) == set()
    assert verify(path)[Check.HISTORY].outcome is Outcome.SKIPPED
    open_database(path).dispose()
    assert faulty(path) == set()
    assert verify(path)[Check.HISTORY].examined > 800


def test_what_is_no_database_of_this_version_is_refused(database: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        verify(tmp_path / "nej.sqlite")
    (tmp_path / "brev.txt").write_text("hej")
    with pytest.raises(DatabaseForeign):
        verify(tmp_path / "brev.txt")
    meddle(database, "PRAGMA user_version=99")
    with pytest.raises(DatabaseNewer):
        verify(database)
