"""A PostgreSQL server of the tests' own: started on a private socket, gone when they end."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import own_server
import pytest
from own_server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Server", "running_server"]


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server; skip the test, saying why, where none can be had."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(own_server.running_server())
        except own_server.NoServerError as error:
            pytest.skip(str(error))
        yield server
