"""A server that goes away, or is busy for too long, is told in words; nothing is half done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as full_text

from kkdesk.db import engine as engines
from kkdesk.db.engine import open_engine, read_transaction, write_transaction
from kkdesk.db.sql import text
from kkdesk.errors import DatabaseBusy, ServerSilent
from kkdesk.services import editing, listing
from kkdesk.services.workspace import operation
from tests.second_window import address_of

if TYPE_CHECKING:
    from kkdesk.services.workspace import Workspace

CUT = full_text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def cut_all(workspace: Workspace) -> None:
    """Cut every connection to the database, as a restart of the server does."""
    engine = create_engine(address_of(workspace))
    with engine.connect() as connection:
        connection.execute(CUT)
    engine.dispose()


def titles(workspace: Workspace) -> set[str]:
    return {str(row["title"]) for row in listing.list_records(workspace, "initiatives", {})}


def test_a_cut_while_something_is_saved_saves_nothing_of_it(server_workspace: Workspace) -> None:
    def add_two() -> None:
        with operation(server_workspace, "add initiative") as work:
            work.insert("initiative", code="X1", title="Halvt")
            cut_all(server_workspace)
            work.insert("initiative", code="X2", title="Helt")

    with pytest.raises(ServerSilent):
        add_two()
    assert titles(server_workspace).isdisjoint({"Halvt", "Helt"})
    editing.add_initiative(server_workspace, title="Bagefter")
    assert "Bagefter" in titles(server_workspace)


def test_a_cut_while_a_query_runs_is_told_and_the_next_one_answers(
    server_workspace: Workspace,
) -> None:
    def ask() -> None:
        with read_transaction(server_workspace.engine) as connection:
            cut_all(server_workspace)
            connection.execute(text("SELECT id FROM initiative"))

    with pytest.raises(ServerSilent):
        ask()
    assert titles(server_workspace)


def test_who_waits_too_long_for_another_writer_is_told(
    server_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines._LIMITS, "lock_timeout", 1)
    impatient = open_engine(address_of(server_workspace))
    with (
        write_transaction(server_workspace.engine),
        pytest.raises(DatabaseBusy),
        write_transaction(impatient),
    ):
        pass
    with write_transaction(impatient) as connection:
        connection.execute(text("SELECT 1"))
    impatient.dispose()


def test_who_falls_asleep_while_saving_is_undone_and_lets_the_others_in(
    server_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines._LIMITS, "idle_in_transaction_session_timeout", 1)
    sleeper = open_engine(address_of(server_workspace))
    with suppress(ServerSilent), write_transaction(sleeper) as asleep:
        asleep.execute(text("UPDATE initiative SET title = 'Søvn'"))
        editing.add_initiative(server_workspace, title="Vågen")  # waits until the other is undone
        asleep.execute(text("SELECT 1"))
        raise AssertionError("the one who slept was not told")
    assert "Vågen" in titles(server_workspace)
    assert "Søvn" not in titles(server_workspace)
    sleeper.dispose()
