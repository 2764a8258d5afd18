"""Copies as files: what is in them, what is not, and what refuses them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.documents import document_folder, store
from kkdesk.db.engine import create_database
from kkdesk.db.laptop import dialect
from kkdesk.db.laptop import folder as laptop_folder
from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.laptop.scope import travelling
from kkdesk.db.reading import open_file
from kkdesk.db.shelf_of import shelf_of
from kkdesk.db.sql import text
from kkdesk.domain.exchange import CopyState
from kkdesk.errors import (
    CentreWentBack,
    CopyDamaged,
    CopyFolderInUse,
    CopyFromElsewhere,
    CopyReadOnly,
    DatabaseNewer,
    DocumentMissing,
    IncompleteCopy,
    IsLaptopCopy,
    NotALaptopCopy,
    OldCopy,
    PassphraseNeeded,
    PassphraseWrong,
    UnknownCode,
)
from kkdesk.services import documents, exchange
from kkdesk.services.case_adding import add_case
from kkdesk.services.rounds import close_round
from kkdesk.services.workspace import Workspace, operation, reading
from tests.small_disk import mounted, protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "hest'en æder 12 pærer"  # noqa: S105 -- of a test


def rows(path: Path, kind: str, columns: str = "id") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f'SELECT {columns} FROM "{kind}" ORDER BY id').fetchall()  # noqa: S608


def central(workspace: Workspace, kind: str, columns: str = "id") -> list[tuple[object, ...]]:
    """Return the rows of the shared database."""
    with reading(workspace) as connection:
        found = connection.execute(text(f'SELECT {columns} FROM "{kind}" ORDER BY id'))  # noqa: S608
        return [tuple(row) for row in found]


def retitle(folder: Path, title: str, passphrase: str = "") -> str:
    """Write a title in a copy and return whose it is."""
    opened = open_file(folder / "kkdesk.sqlite", passphrase=passphrase)
    with operation(Workspace(opened, "Tog"), "set initiative.title") as work:
        key = str(work.find("initiative")[0]["id"])
        work.update("initiative", key, title=title)
    opened.dispose()
    return key


def title(workspace: Workspace, key: str) -> object:
    with operation(workspace, "") as work:
        return work.get("initiative", key)["title"]


def test_a_whole_copy_holds_everything_and_knows_what_it_is(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    copy_id = exchange.check_out(sample_workspace, tmp_path / "tog", holder="Bo")
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    origin = exchange.laptop_origin(Workspace(opened, "Bo"))
    opened.dispose()
    assert origin is not None
    assert (origin.copy_id, origin.holder, origin.complete) == (copy_id, "Bo", True)
    assert origin.centre == dialect.name_of(sample_workspace.engine)
    for kind in (*travelling(), "operation"):
        assert rows(tmp_path / "tog" / "kkdesk.sqlite", kind) == central(sample_workspace, kind)
    (out,) = exchange.list_copies(sample_workspace)
    assert (out.holder, out.state, out.open_conflicts) == ("Bo", CopyState.OUT, 0)
    assert exchange.laptop_origin(sample_workspace) is None


@pytest.mark.parametrize("part", [{"department": "SOF"}, {"policy": "handicap-2023-26"}])
def test_a_part_is_whole_in_itself_and_smaller(
    sample_workspace: Workspace, tmp_path: Path, part: dict[str, str]
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog", **part)  # type: ignore[arg-type]
    work = tmp_path / "tog" / "kkdesk.sqlite"
    with closing(sqlite3.connect(work)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    held, all_of_them = rows(work, "initiative"), central(sample_workspace, "initiative")
    assert held
    assert set(held) < set(all_of_them)
    key = retitle(tmp_path / "tog", "Fra toget")
    result = exchange.check_in(sample_workspace, tmp_path / "tog")
    assert (result.applied, result.conflicts) == (1, 0)
    assert title(sample_workspace, key) == "Fra toget"
    assert central(sample_workspace, "initiative") == all_of_them


def test_what_is_confidential_stays_behind_and_is_not_taken_for_deleted(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    with operation(sample_workspace, "set initiative.title") as work:
        hidden = str(work.find("initiative")[3]["id"])
        work.update("initiative", hidden, title="Zyklonhemmelig", confidential=True)
        shown = str(work.find("initiative")[5]["id"])
        inside = work.insert(
            "date_entry", initiative_id=shown, as_written="Zyklondato", confidential=True
        )
    before = {kind: central(sample_workspace, kind) for kind in travelling()}
    exchange.check_out(sample_workspace, tmp_path / "tog", without_confidential=True)
    for file in (tmp_path / "tog").iterdir():
        assert b"yklon" not in file.read_bytes(), "not even in free pages or the index"
    kept = {key for (key,) in rows(tmp_path / "tog" / "kkdesk.sqlite", "initiative")}
    assert hidden not in kept
    assert shown in kept
    retitle(tmp_path / "tog", "Fra toget")
    result = exchange.check_in(sample_workspace, tmp_path / "tog")
    assert (result.applied, result.conflicts) == (1, 0)
    assert {kind: central(sample_workspace, kind) for kind in travelling()} == before
    assert (inside,) in central(sample_workspace, "date_entry")


def test_a_record_with_confidential_parts_is_not_deleted_from_a_copy_without_them(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    with operation(sample_workspace, "set initiative.title") as work:
        key = work.insert("initiative", code="Z1", title="Alt ved siden af")
        work.insert("date_entry", initiative_id=key, as_written="skjult", confidential=True)
    exchange.check_out(sample_workspace, tmp_path / "tog", without_confidential=True)
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    with operation(Workspace(opened, "Tog"), "delete initiative") as work:
        work.delete("initiative", key)
    opened.dispose()
    exchange.check_in(sample_workspace, tmp_path / "tog")
    (waiting,) = exchange.list_conflicts(sample_workspace)
    assert (waiting.kind, waiting.record_id) == ("delete_in_use", key)
    assert title(sample_workspace, key) == "Alt ved siden af"


def test_an_encrypted_copy_opens_with_its_passphrase_only(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder, passphrase=SECRET)
    for file in folder.iterdir():
        assert b"Socialforvaltningen" not in file.read_bytes()
    with pytest.raises(PassphraseNeeded):
        open_file(folder / "kkdesk.sqlite")
    with pytest.raises(PassphraseWrong):
        open_file(folder / "kkdesk.sqlite", passphrase="hest")  # noqa: S106 -- a wrong one
    with pytest.raises(PassphraseNeeded):
        exchange.check_in(sample_workspace, folder)
    with pytest.raises(PassphraseWrong):
        exchange.check_in(sample_workspace, folder, passphrase="hest")  # noqa: S106
    key = retitle(folder, "Fra toget", SECRET)
    assert exchange.check_in(sample_workspace, folder, passphrase=SECRET).applied == 1
    assert title(sample_workspace, key) == "Fra toget"


def test_a_copy_table_by_table_says_the_same_as_the_file(
    server_workspace: Workspace, sample_database: Path, tmp_path: Path
) -> None:
    dialect.write_by_tables(server_workspace.engine, tmp_path / "tables.sqlite")
    for kind in (*travelling(), "operation", "change"):
        assert rows(tmp_path / "tables.sqlite", kind, "*") == rows(sample_database, kind, "*")


def test_documents_come_along_both_ways(sample_workspace: Workspace, tmp_path: Path) -> None:
    case = next(iter(add_case(sample_workspace, "Status").ids))
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra kontoret")
    documents.add_document(sample_workspace, case, tmp_path / "bilag.pdf")
    exchange.check_out(sample_workspace, tmp_path / "tog")
    there = document_folder(tmp_path / "tog" / "kkdesk.sqlite")
    assert [file.read_bytes() for file in there.iterdir()] == [b"%PDF fra kontoret"]
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra toget")
    documents.add_document(Workspace(opened, "Tog"), case, tmp_path / "bilag.pdf")
    opened.dispose()
    exchange.check_in(sample_workspace, tmp_path / "tog")
    digest = hashlib.sha256(b"%PDF fra toget").hexdigest()
    assert shelf_of(sample_workspace.engine).load(digest) == b"%PDF fra toget"


def only_document(workspace: Workspace) -> str:
    with operation(workspace, "") as work:
        (found,) = work.find("document")
    return str(found["id"])


def test_the_documents_of_an_encrypted_copy_are_encrypted_too_and_come_home(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    case = next(iter(add_case(sample_workspace, "Status").ids))
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra kontoret")
    documents.add_document(sample_workspace, case, tmp_path / "bilag.pdf")
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder, passphrase=SECRET)
    opened = open_file(folder / "kkdesk.sqlite", passphrase=SECRET)
    laptop = Workspace(opened, "Tog")
    there = only_document(laptop)
    assert documents.load_content(laptop, there)[1] == b"%PDF fra kontoret"
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra toget")
    documents.add_document(laptop, case, tmp_path / "bilag.pdf")
    opened.dispose()
    for file in folder.rglob("*"):
        assert file.is_dir() or b"%PDF" not in file.read_bytes()
        assert file.is_dir() or file.stat().st_mode & 0o077 == 0
    exchange.renew(sample_workspace, folder, passphrase=SECRET)
    digest = hashlib.sha256(b"%PDF fra toget").hexdigest()
    assert shelf_of(sample_workspace.engine).load(digest) == b"%PDF fra toget"


def test_documents_that_an_earlier_version_left_in_the_open_are_still_found(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    case = next(iter(add_case(sample_workspace, "Status").ids))
    (tmp_path / "bilag.pdf").write_bytes(b"%PDF fra kontoret")
    documents.add_document(sample_workspace, case, tmp_path / "bilag.pdf")
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder, passphrase=SECRET)
    (folder / "kkdesk.sealed").unlink()
    laptop = Workspace(open_file(folder / "kkdesk.sqlite", passphrase=SECRET), "Tog")
    there = only_document(laptop)
    with pytest.raises(DocumentMissing):
        documents.load_content(laptop, there)
    store(folder / "kkdesk.documents", b"%PDF fra kontoret")
    assert documents.load_content(laptop, there)[1] == b"%PDF fra kontoret"
    laptop.opened.dispose()


def test_a_copy_is_written_into_an_empty_folder_of_a_known_part_only(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "brugt").mkdir()
    (tmp_path / "brugt" / "noter.txt").write_text("mine")
    with pytest.raises(CopyFolderInUse):
        exchange.check_out(sample_workspace, tmp_path / "brugt")
    with pytest.raises(UnknownCode):
        exchange.check_out(sample_workspace, tmp_path / "tog", department="XYZ")
    assert exchange.list_copies(sample_workspace) == ()


def test_a_cancelled_check_out_leaves_nothing(sample_workspace: Workspace, tmp_path: Path) -> None:
    def cancel() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exchange.check_out(sample_workspace, tmp_path / "tog", step=cancel)
    assert list((tmp_path / "tog").iterdir()) == []
    assert exchange.list_copies(sample_workspace) == ()


def test_a_copy_is_no_centre(sample_workspace: Workspace, tmp_path: Path) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    exchange.check_out(sample_workspace, tmp_path / "bus")
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    copy = Workspace(opened, "Tog")
    with pytest.raises(IsLaptopCopy):
        exchange.check_out(copy, tmp_path / "videre")
    with pytest.raises(IsLaptopCopy):
        exchange.check_in(copy, tmp_path / "bus")
    opened.dispose()


def test_a_part_closes_no_round_for_it_would_freeze_too_little(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog", department="SOF")
    opened = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    copy = Workspace(opened, "Tog")
    with operation(copy, "") as work:
        key = str(work.find("status_round")[0]["id"])
    with pytest.raises(IncompleteCopy):
        close_round(copy, key, accept_missing=True, reason="Alt er sagt")
    opened.dispose()


def put_back_work(folder: Path, kept: Path) -> None:
    shutil.copyfile(kept / "kkdesk.sqlite", folder / "kkdesk.sqlite")


def put_back_all(folder: Path, kept: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    retitle(folder, "Skrevet bagefter")


@pytest.mark.parametrize("put_back", [put_back_work, put_back_all])
def test_an_old_copy_put_back_is_refused_and_says_why(
    sample_workspace: Workspace, tmp_path: Path, put_back: Callable[[Path, Path], None]
) -> None:
    folder, kept = tmp_path / "tog", tmp_path / "gemt"
    exchange.check_out(sample_workspace, folder)
    key = retitle(folder, "Fra toget")
    shutil.copytree(folder, kept)
    exchange.check_in(sample_workspace, folder)
    put_back(folder, kept)
    with pytest.raises(OldCopy) as refused:
        exchange.check_in(sample_workspace, folder)
    assert "lagt tilbage" in refused.value.message("da")
    assert re.search(r"\d{4}-\d\d", refused.value.message("da")) is None, "days are words"
    assert title(sample_workspace, key) == "Fra toget"
    assert not (folder / "kkdesk.pending").exists()


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own; skipped where this user may not mount one."""
    with mounted(tmp_path / "nøgle", 64) as disk:
        yield disk


def test_a_copy_on_a_protected_stick_is_refused_with_a_way_home(
    sample_workspace: Workspace, tmp_path: Path, stick: Path
) -> None:
    exchange.check_out(sample_workspace, stick / "tog")
    key = retitle(stick / "tog", "Fra toget")
    protect(stick)
    for bring in (exchange.preview_check_in, exchange.check_in, exchange.renew):
        with pytest.raises(CopyReadOnly) as refused:
            bring(sample_workspace, stick / "tog")
    assert "kopiér hele mappen" in refused.value.message("da")
    assert title(sample_workspace, key) != "Fra toget"
    shutil.copytree(stick / "tog", tmp_path / "tog")
    exchange.check_in(sample_workspace, tmp_path / "tog")
    assert title(sample_workspace, key) == "Fra toget"


def test_what_cannot_be_a_copy_of_this_database_is_refused(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(NotALaptopCopy):
        exchange.check_in(sample_workspace, tmp_path / "ingen")
    exchange.check_out(sample_workspace, tmp_path / "tog")
    create_database(tmp_path / "anden.sqlite")
    other = open_file(tmp_path / "anden.sqlite")
    with pytest.raises(CopyFromElsewhere):
        exchange.check_in(Workspace(other, "Bo"), tmp_path / "tog")
    other.dispose()
    work = tmp_path / "tog" / "kkdesk.sqlite"
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(DatabaseNewer):
        exchange.check_in(sample_workspace, tmp_path / "tog")


def test_a_damaged_copy_is_refused(sample_workspace: Workspace, tmp_path: Path) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    work = tmp_path / "tog" / "kkdesk.sqlite"
    content = bytearray(work.read_bytes())
    content[4096 * 20 : 4096 * 60] = b"\xff" * 4096 * 40
    work.write_bytes(content)
    with pytest.raises(CopyDamaged):
        exchange.check_in(sample_workspace, tmp_path / "tog")


def test_renewing_brings_the_centre_to_the_copy_and_keeps_it_the_same(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    copy_id = exchange.check_out(sample_workspace, tmp_path / "tog", department="SOF")
    key = retitle(tmp_path / "tog", "Fra toget")
    with operation(sample_workspace, "set initiative.location") as work:
        work.update("initiative", key, location="Fra kontoret")
    exchange.renew(sample_workspace, tmp_path / "tog")
    found = rows(tmp_path / "tog" / "kkdesk.sqlite", "initiative", "id, title, location")
    assert (key, "Fra toget", "Fra kontoret") in found
    (out,) = exchange.list_copies(sample_workspace)
    assert (out.id, out.state, out.scope_code) == (copy_id, CopyState.OUT, "SOF")
    assert out.renewed_at is not None


@pytest.mark.parametrize("renamed_on", ["centre", "laptop"])
def test_a_copy_of_a_part_is_renewed_by_the_code_that_the_part_has_now(
    sample_workspace: Workspace, tmp_path: Path, renamed_on: str
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog", department="SOF")
    laptop = open_file(tmp_path / "tog" / "kkdesk.sqlite")
    try:
        where = sample_workspace if renamed_on == "centre" else Workspace(laptop, "Bo")
        with operation(where, "set department.code") as work:
            (own,) = work.find("department", code="SOF")
            work.update("department", str(own["id"]), code="SOC")
    finally:
        laptop.dispose()
    exchange.renew(sample_workspace, tmp_path / "tog")
    (out,) = exchange.list_copies(sample_workspace)
    assert (out.state, out.scope_code) == (CopyState.OUT, "SOC")
    assert ("SOC",) in rows(tmp_path / "tog" / "kkdesk.sqlite", "department", "code")
    assert CopyFolder(tmp_path / "tog").origin_of_both().scope_code == "SOC"


def test_who_wrote_what_and_when_on_the_laptop_is_kept(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog", holder="Bo")
    written = ("Første", "Andet", "Tredje")
    for words in written:
        retitle(tmp_path / "tog", words)
    exchange.check_in(sample_workspace, tmp_path / "tog")
    with reading(sample_workspace) as connection:
        told = connection.execute(
            text(
                'SELECT o."by", c.after FROM laptop_change c'
                " JOIN laptop_operation o ON o.id = c.operation_id ORDER BY c.id"
            )
        ).all()
        label = connection.execute(
            text("SELECT label FROM operation ORDER BY number DESC LIMIT 1")
        ).scalar_one()
    assert [tuple(line) for line in told] == [
        ("Tog", json.dumps(words, ensure_ascii=False)) for words in ("Første", "Andet", "Tredje")
    ]
    assert label == "check_in laptop_copy Bo"
    (came,) = exchange.list_check_ins(sample_workspace)
    assert (came.holder, came.applied, came.conflicts) == ("Bo", 1, 0)


@pytest.mark.parametrize("at", ["frozen", "committed", "numbered"])
def test_what_is_written_after_a_check_in_was_cut_short_comes_home_with_the_next(
    sample_workspace: Workspace, tmp_path: Path, at: str
) -> None:
    exchange.check_out(sample_workspace, tmp_path / "tog")
    retitle(tmp_path / "tog", "Første")

    def cut(name: str) -> None:
        if name == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exchange.check_in(sample_workspace, tmp_path / "tog", step=cut)
    key = retitle(tmp_path / "tog", "Andet")
    exchange.check_in(sample_workspace, tmp_path / "tog")
    assert title(sample_workspace, key) == "Andet"
    assert exchange.list_conflicts(sample_workspace) == ()


@pytest.mark.parametrize("secret", ["", SECRET])
def test_a_copy_of_an_older_schema_is_upgraded_first(
    sample_workspace: Workspace, tmp_path: Path, secret: str
) -> None:
    folder = CopyFolder(tmp_path / "tog", secret)
    exchange.check_out(sample_workspace, folder.path, passphrase=secret)
    key = retitle(folder.path, "Fra toget", secret)
    for path in (folder.base, folder.work):
        with closing(folder.connect(path, read_only=False)) as connection:
            connection.execute("PRAGMA user_version=3")
    assert exchange.check_in(sample_workspace, folder.path, passphrase=secret).applied == 1
    assert title(sample_workspace, key) == "Fra toget"
    assert not list(folder.path.glob("*.backups")), "no plain copy lies beside an encrypted one"
    open_file(folder.work, passphrase=secret).dispose()


@pytest.mark.parametrize("at", range(3))
def test_a_renewal_cut_short_leaves_the_old_copy_or_the_new_and_nothing_written_is_lost(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder)
    key = retitle(folder, "Fra toget")
    exchange.check_in(sample_workspace, folder)
    with operation(sample_workspace, "set initiative.location") as work:
        work.update("initiative", key, location="Fra kontoret")
    publish, done = laptop_folder._publish, 0

    def cut_short(draft: Path, target: Path) -> None:
        nonlocal done
        done += 1
        if done > at:
            raise KeyboardInterrupt
        publish(draft, target)

    with monkeypatch.context() as patch:
        patch.setattr(laptop_folder, "_publish", cut_short)
        with pytest.raises(KeyboardInterrupt):
            exchange.renew(sample_workspace, folder)
    retitle(folder, "Fra toget igen")
    result = exchange.check_in(sample_workspace, folder)
    assert (result.applied, result.conflicts) == (1, 0)
    exchange.renew(sample_workspace, folder)
    found = rows(folder / "kkdesk.sqlite", "initiative", "id, title, location")
    assert (key, "Fra toget igen", "Fra kontoret") in found
    assert found == central(sample_workspace, "initiative", "id, title, location")


@pytest.mark.parametrize("treatment", ["VACUUM", "PRAGMA journal_mode=WAL"])
def test_what_another_tool_did_to_the_file_is_no_change(
    sample_workspace: Workspace, tmp_path: Path, treatment: str
) -> None:
    folder = tmp_path / "tog"
    exchange.check_out(sample_workspace, folder)
    with closing(sqlite3.connect(folder / "kkdesk.sqlite")) as connection:
        ((first,),) = connection.execute("SELECT id FROM initiative ORDER BY rowid LIMIT 1")
        # a place that is free moves every row behind it when the file is compacted
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE initiative SET rowid = 100000 WHERE id = ?", (first,))
        connection.commit()
        connection.execute(treatment)
        connection.execute("UPDATE initiative SET title = 'Fra toget' WHERE id = ?", (first,))
        connection.commit()
    preview = exchange.preview_check_in(sample_workspace, folder)
    result = exchange.check_in(sample_workspace, folder)
    assert [(one.record_id, one.field) for one in preview.changes] == [(first, "title")]
    assert (result.applied, result.conflicts) == (1, 0)
    assert title(sample_workspace, first) == "Fra toget"


@pytest.mark.only_file("a restore is of a file")
def test_what_came_home_is_not_lost_without_a_word_where_the_centre_was_restored_since(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder, centre = tmp_path / "tog", dialect.name_of(sample_workspace.engine)
    exchange.check_out(sample_workspace, folder)
    kept = Path(shutil.copyfile(centre, tmp_path / "før.sqlite"))
    key = retitle(folder, "Fra toget")
    exchange.check_in(sample_workspace, folder)
    newer = Path(shutil.copyfile(centre, tmp_path / "efter.sqlite"))

    def refused() -> None:
        for bring in (exchange.preview_check_in, exchange.check_in, exchange.renew):
            with restored(sample_workspace, kept, tmp_path) as older, pytest.raises(CentreWentBack):
                bring(older, folder)

    refused()
    retitle(folder, "Fra toget igen")
    refused()
    with restored(sample_workspace, newer, tmp_path) as again:
        exchange.check_in(again, folder)
        assert title(again, key) == "Fra toget igen"


@contextmanager
def restored(workspace: Workspace, backup: Path, folder: Path) -> Iterator[Workspace]:
    """The same database as a backup holds it."""
    path = Path(shutil.copyfile(backup, folder / "bragt-tilbage.sqlite"))
    opened = open_file(path)
    yield Workspace(opened, workspace.user)
    opened.dispose()
