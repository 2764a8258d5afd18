"""Who may come in to a server, and what is said to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.addresses import with_password
from kkdesk.errors import ServerPasswordNeeded, ServerRefused, ServerSilent
from kkdesk.session import open_session

if TYPE_CHECKING:
    from tests.server import Server

PASSWORD = "hemme:lig/7?@'%"  # noqa: S105 -- of a test


@pytest.fixture
def guarded(server: Server, server_sample: str) -> str:
    """Give the address of a database that a password guards."""
    return server.guard(server.new(template=server.name_of(server_sample)), PASSWORD)


def test_without_a_password_or_with_a_wrong_one_the_server_lets_nobody_in(guarded: str) -> None:
    for address in (guarded, with_password(guarded, "forkert")):
        with pytest.raises(ServerPasswordNeeded) as refused:
            open_session(address)
        assert refused.value.title("da") == "Serveren lukker dig ikke ind"
        assert "forkert@" not in str(refused.value)


@pytest.mark.parametrize("shape", ["before the at", "after the mark"])
def test_the_right_one_opens_however_it_is_written(guarded: str, shape: str) -> None:
    address = with_password(guarded, PASSWORD)
    if shape == "after the mark":
        unnamed = guarded.replace("gemt@", "") + "&user=gemt"
        address = with_password(unnamed, PASSWORD)
        assert "&password=" in address
    session = open_session(address)
    assert session.workspace.shared
    session.close()


def test_a_database_that_is_not_there_is_no_matter_of_the_password(
    server: Server, guarded: str
) -> None:
    missing = with_password(guarded, PASSWORD).replace(server.name_of(guarded), "findes_ikke")
    with pytest.raises(ServerRefused):
        open_session(missing)


def test_where_nobody_answers_no_password_is_asked_for() -> None:
    with pytest.raises(ServerSilent):
        open_session("postgresql+psycopg://gemt:kode@127.0.0.1:9/kkdesk?connect_timeout=2")
