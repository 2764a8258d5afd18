"""Backing up, restoring and checking a database as a person or a scheduler asks for it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from kkdesk.db.backup import seal_file
from kkdesk.db.backup_shelf import backup_folder
from kkdesk.db.instance_lock import acquire

from .conftest import make_damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


def organisations(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM organisation")}


def rename(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE organisation SET name = ?", (name,))
        connection.commit()


def test_a_database_is_backed_up_changed_and_brought_back(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    before = organisations(database)
    ended = kkdesk("backup", tmp_path / "usb", "--format", "json", "--database", database)
    assert (ended.code, ended.err) == (0, "")
    (made,) = json.loads(ended.out)
    assert seal_file(tmp_path / "usb" / made["path"]).read_text().startswith(made["sha256"])
    rename(database, "Fejl")
    ended = kkdesk("restore", made["path"], "--format", "json", "--database", database)
    assert (ended.code, ended.err) == (0, "")
    (told,) = json.loads(ended.out)
    assert organisations(database) == before
    ended = kkdesk("backup", "--list", "--format", "json", "--database", database)
    (kept,) = json.loads(ended.out)
    assert kept["path"] == told["kept"]
    assert (kept["reason"], kept["sealed"]) == ("before-restore", True)
    ended = kkdesk("restore", kept["path"].rpartition("/")[2], "--database", database)
    assert ended.code == 0
    assert "bragt tilbage fra" in ended.out
    assert organisations(database) == {"Fejl"}


def test_a_backup_beside_the_database_is_told_in_words(kkdesk: Run, database: Path) -> None:
    assert kkdesk("backup", "--list", "--database", database).out == "Ingen fundet.\n"
    ended = kkdesk("backup", "--database", database)
    assert ended.code == 0
    assert str(backup_folder(database)) in ended.out
    assert "SHA-256" in ended.out
    ended = kkdesk("backup", "--list", "--database", database)
    assert "Lavet af en person" in ended.out
    assert "Made by a person" in kkdesk("backup", "--list", "--lang=en", "--database", database).out


def test_a_database_in_use_can_be_backed_up_but_not_restored(kkdesk: Run, database: Path) -> None:
    with acquire(database, "Bo"):
        ended = kkdesk("backup", "--format", "json", "--database", database)
        assert ended.code == 0
        copy = json.loads(ended.out)[0]["path"]
        ended = kkdesk("restore", copy, "--database", database)
        assert ended.code == 1
        assert "Bo" in ended.err


def test_a_lost_database_comes_back(kkdesk: Run, database: Path) -> None:
    before = organisations(database)
    copy = json.loads(kkdesk("backup", "--format=json", "--database", database).out)[0]["path"]
    database.unlink()
    assert kkdesk("restore", copy, "--database", database).code == 0
    assert organisations(database) == before


def test_a_copy_without_its_checksum_is_used_only_when_that_is_said(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    made = json.loads(
        kkdesk("backup", tmp_path / "usb", "--format=json", "--database", database).out
    )
    copy = tmp_path / "usb" / made[0]["path"]
    seal_file(copy).unlink()
    ended = kkdesk("restore", copy, "--database", database)
    assert ended.code == 1
    assert "--unsealed" in ended.err
    assert kkdesk("restore", copy, "--unsealed", "--database", database).code == 0


def test_a_whole_database_and_a_copy_of_it_are_found_whole(kkdesk: Run, database: Path) -> None:
    copy = json.loads(kkdesk("backup", "--format=json", "--database", database).out)[0]["path"]
    for asked in ((), (copy,)):
        ended = kkdesk("verify", *asked, "--format", "json", "--database", database)
        assert (ended.code, ended.err) == (0, "")
        found = json.loads(ended.out)
        assert [one["check"] for one in found] == [
            *("file", "schema", "references", "search", "history", "documents", "copies"),
        ]
        assert {one["outcome"] for one in found} == {"good"}
    ended = kkdesk("verify", "--lang", "en", "--database", database)
    assert "The history against the records: good" in ended.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_not_whole_is_told_and_is_a_failure(kkdesk: Run, database: Path, form: str) -> None:
    rename(database, "Bag om ryggen")
    ended = kkdesk("verify", "--format", form, "--database", database)
    assert ended.code == 1
    assert "Historikken mod posterne" in ended.err
    assert "organisation" in ended.out
    assert "ryggen" not in ended.out + ended.err
    if form == "json":
        json.loads(ended.out)


def test_a_damaged_database_is_checked_and_replaced_by_a_copy(kkdesk: Run, database: Path) -> None:
    copy = json.loads(kkdesk("backup", "--format=json", "--database", database).out)[0]["path"]
    before = organisations(database)
    make_damaged(database)
    damaged = database.read_bytes()
    ended = kkdesk("verify", "--database", database)
    assert ended.code == 1
    assert kkdesk("backup", "--database", database).code == 1
    assert kkdesk("restore", copy, "--database", database).code == 0
    assert organisations(database) == before
    (kept,) = backup_folder(database).glob("*.unusable")
    assert kept.read_bytes() == damaged
    listed = json.loads(kkdesk("backup", "--list", "--format=json", "--database", database).out)
    assert [one["path"] for one in listed] == [copy]
    assert kkdesk("verify", "--database", database).code == 0


def test_a_server_is_asked_of_its_own_tools(kkdesk: Run) -> None:
    for command in (("backup",), ("restore", "x.sqlite")):
        ended = kkdesk(*command, "--database", "postgresql+psycopg://vært/kkdesk")
        assert ended.code == 2
        assert "server" in ended.err
