"""Copies for other programs: private, and gone with the run that made them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kkdesk import paths
from kkdesk.errors import OutputNotWritable
from kkdesk.services.opened_copies import FOLDER, remove_copies, write_copy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "cache_folder", lambda: tmp_path)
    return tmp_path / FOLDER


def test_a_copy_is_for_the_owner_only_and_never_takes_anothers_place(cache: Path) -> None:
    first, second = write_copy("svar.txt", b"et"), write_copy("svar.txt", b"to")
    assert (first.read_bytes(), second.read_bytes()) == (b"et", b"to")
    assert cache in first.parents
    if os.name == "posix":
        assert first.stat().st_mode & 0o777 == 0o600
        assert first.parent.stat().st_mode & 0o777 == 0o700


def test_copies_go_when_their_run_ends(cache: Path) -> None:
    copy = write_copy("svar.txt", b"et")
    remove_copies(own=False)
    assert copy.exists()
    remove_copies(own=True)
    assert not copy.exists()
    remove_copies(own=True)
    assert list(cache.iterdir()) == []


def test_the_next_start_removes_what_a_run_that_is_gone_left(cache: Path) -> None:
    for name in ("99999999", "noget"):
        (cache / name).mkdir(parents=True)
    remove_copies(own=False)
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps what is open by itself")
def test_the_copies_of_a_program_that_still_runs_stay(cache: Path) -> None:
    other = cache / str(os.getppid())
    other.mkdir(parents=True)
    remove_copies(own=False)
    assert other.is_dir()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, cache: Path) -> None:
    (tmp_path / FOLDER).write_text("ikke en mappe")
    with pytest.raises(OutputNotWritable):
        write_copy("svar.txt", b"et")
    remove_copies(own=True)
    assert cache.is_file()
