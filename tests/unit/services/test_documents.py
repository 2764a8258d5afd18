"""Files kept beside the database: privately, once each, and never silently wrong."""

from __future__ import annotations

import errno
import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from kkdesk.db import documents as files
from kkdesk.domain.ids import new_id
from kkdesk.errors import DiskFull, DocumentMissing, DocumentTooLarge, DocumentUnreadable
from kkdesk.services import case_adding, documents

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

BESIDE_A_FILE = pytest.mark.only_file("a server keeps documents in a table and not in a folder")


@pytest.fixture
def case(empty_workspace: Workspace) -> str:
    key = new_id()
    case_adding.add_case(empty_workspace, "Status", record_id=key)
    return key


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "bilag.pdf"
    path.write_bytes(b"%PDF")
    return path


@BESIDE_A_FILE
def test_a_document_lies_under_its_hash_for_the_owner_only_and_opens_as_a_copy(
    empty_workspace: Workspace, case: str, source: Path
) -> None:
    key = new_id()
    documents.add_document(empty_workspace, case, source, record_id=key)
    folder = files.document_folder(empty_workspace.engine)
    kept = folder / hashlib.sha256(b"%PDF").hexdigest()
    assert kept.read_bytes() == b"%PDF"
    if os.name == "posix":
        assert (kept.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    copy = documents.copy_to_open(empty_workspace, key)
    assert (copy.name, copy.read_bytes()) == ("bilag.pdf", b"%PDF")
    copy.write_bytes(b"changed")
    assert kept.read_bytes() == b"%PDF"


@BESIDE_A_FILE
def test_what_is_gone_or_changed_in_the_folder_is_said_to_be_missing(
    empty_workspace: Workspace, case: str, source: Path
) -> None:
    key = new_id()
    documents.add_document(empty_workspace, case, source, record_id=key)
    kept = next(files.document_folder(empty_workspace.engine).iterdir())
    kept.write_bytes(b"other")
    with pytest.raises(DocumentMissing):
        documents.copy_to_open(empty_workspace, key)
    kept.unlink()
    with pytest.raises(DocumentMissing):
        documents.copy_to_open(empty_workspace, key)
    documents.replace_document(empty_workspace, key, source)
    assert documents.copy_to_open(empty_workspace, key).read_bytes() == b"%PDF"


def test_a_file_that_is_empty_missing_or_too_large_is_refused(
    empty_workspace: Workspace, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "tom.txt").touch()
    (tmp_path / "stor.txt").write_bytes(b"x" * 11)
    for name, error in (
        ("tom.txt", DocumentUnreadable),
        ("væk.txt", DocumentUnreadable),
        (".", DocumentUnreadable),
        ("stor.txt", DocumentTooLarge),
    ):
        with pytest.raises(error):
            documents.add_document(empty_workspace, case, tmp_path / name)
    assert not files.document_folder(empty_workspace.engine).exists()


@BESIDE_A_FILE
def test_a_full_disk_leaves_nothing_half_written(
    empty_workspace: Workspace, case: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        documents.add_document(empty_workspace, case, source)
    assert list(files.document_folder(empty_workspace.engine).iterdir()) == []
