"""``verify`` of a shared database: everything in it is checked, and a fault is found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from kkdesk.__main__ import run
from kkdesk.db.engine import open_database
from kkdesk.db.sql import text as stored_text
from kkdesk.domain.verification import Check, Outcome
from kkdesk.services import backups, documents
from kkdesk.services.workspace import Workspace, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server import Server


@pytest.fixture
def address(server: Server, server_sample: str, tmp_path: Path) -> str:
    """A shared database with a document."""
    made = server.new(template=server.name_of(server_sample))
    letter = tmp_path / "brev.txt"
    letter.write_bytes(b"Et brev")
    engine = open_database(made)
    workspace = Workspace(engine, "Kim Bo")
    with reading(workspace) as connection:
        case = str(connection.execute(stored_text('SELECT id FROM "case"')).scalar())
    documents.add_document(workspace, case, letter)
    engine.dispose()
    return made


def outcomes(address: str) -> dict[Check, Outcome]:
    return {one.check: one.outcome for one in backups.verify_shared(address)}


def test_a_shared_database_is_checked_and_what_its_server_keeps_is_said_not_to_be(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["verify", "--database", address, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["check"] for one in told] == [check.value for check in Check]
    skipped = {one["check"] for one in told if one["outcome"] == "skipped"}
    assert skipped == {"file", "copies"}
    assert all(one["examined"] for one in told if one["check"] not in skipped)
    assert {one["outcome"] for one in told} == {"good", "skipped"}


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ("UPDATE initiative SET title = 'bag om ryggen' WHERE code = 'S2.2'", Check.SEARCH),
        ("UPDATE operation SET label = label; UPDATE document SET name = 'x'", Check.HISTORY),
        ("UPDATE document_file SET content = 'andet'", Check.DOCUMENTS),
        ("ALTER TABLE initiative ADD COLUMN fremmed text", Check.SCHEMA),
    ],
)
def test_what_was_changed_behind_its_back_is_found(address: str, fault: str, check: Check) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text(fault))
    engine.dispose()
    assert outcomes(address)[check] is Outcome.FAULTY


def test_a_fault_on_a_server_sends_one_to_those_who_look_after_it(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE document_file SET content = 'andet'"))
    engine.dispose()
    assert run(["verify", "--database", address]) == 1
    told = capsys.readouterr()
    assert "Dokumenternes kontrolsummer: fejl" in told.out
    assert "Bed den, der passer serveren" in told.err
