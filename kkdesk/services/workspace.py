"""What every service needs: the database, who is working, and what day it is."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kkdesk.db.engine import is_read_only, read_transaction, write_transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from kkdesk.db.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open database and the person at it. ``today`` is a clock so that tests can set it."""

    engine: Engine
    user: str
    today: Callable[[], date] = date.today

    @property
    def read_only(self) -> bool:
        """Tell whether the database was opened for reading only."""
        return is_read_only(self.engine)


@contextmanager
def reading(workspace: Workspace) -> Iterator[Connection]:
    """Read in one consistent view; storage faults arrive as messages a person can act on."""
    with read_transaction(workspace.engine) as connection:
        yield connection


@contextmanager
def operation(workspace: Workspace, label: str, *, kind: str = "do") -> Iterator[UnitOfWork]:
    """Run one user action in one transaction: all of it is kept, or nothing.

    Raises ReadOnlyMode in a database opened for reading.
    """
    from kkdesk.db.search import refresh  # noqa: PLC0415 -- writing loads SQLModel, reading must not
    from kkdesk.db.unit_of_work import UnitOfWork  # noqa: PLC0415

    with write_transaction(workspace.engine) as connection:
        work = UnitOfWork(connection, by=workspace.user, label=label, kind=kind)
        yield work
        refresh(connection, work.to_index)
