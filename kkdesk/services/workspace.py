"""What every service needs: the database, who is working, and what day it is."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from kkdesk.db.reading import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from kkdesk.db.unit_of_work import UnitOfWork

    Origin: TypeAlias = Path | Engine


def no_theme() -> Path | None:
    """Return the theme file of whoever has chosen none."""
    return None


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open database and the person at it. ``today`` is a clock so that tests can set it.

    A file comes as a `Database`, which reads without SQLAlchemy; a database server as an engine.
    """

    opened: Database | Engine
    user: str
    today: Callable[[], date] = date.today
    origin: Origin | None = None
    """The file or server that the opened file shows the past of, where it is not itself."""
    as_of: date | None = None
    """The day whose end is shown, where it is not now."""
    theme_file: Callable[[], Path | None] = no_theme
    """The theme file that is chosen now; None prints as the house does."""

    @property
    def read_only(self) -> bool:
        """Tell whether the database was opened for reading only."""
        if isinstance(self.opened, Database):
            return self.opened.read_only
        from kkdesk.db.engine import is_read_only  # noqa: PLC0415 -- loads SQLAlchemy

        return is_read_only(self.opened)

    @property
    def shared(self) -> bool:
        """Tell whether others may write the same database meanwhile, as on a server."""
        return not isinstance(self.opened, Database)

    @property
    def passphrase(self) -> str:
        """Return what the open laptop copy was opened with; nothing for any other database."""
        return self.opened.passphrase if isinstance(self.opened, Database) else ""

    @property
    def engine(self) -> Engine:
        """Return SQLAlchemy's engine, which writing needs."""
        return self.opened.engine if isinstance(self.opened, Database) else self.opened


@contextmanager
def reading(workspace: Workspace) -> Iterator[Connection]:
    """Read in one consistent view; storage faults arrive as messages a person can act on."""
    if isinstance(workspace.opened, Database):
        with workspace.opened.reading() as connection:
            yield connection
        return
    from kkdesk.db.engine import read_transaction  # noqa: PLC0415 -- loads SQLAlchemy

    with read_transaction(workspace.opened) as connection:
        yield connection


@contextmanager
def operation(workspace: Workspace, label: str, *, kind: str = "do") -> Iterator[UnitOfWork]:
    """Run one user action in one transaction: all of it is kept, or nothing.

    Raises ReadOnlyMode in a database opened for reading.
    """
    from kkdesk.db import indicator_index  # noqa: PLC0415 -- the first list waits for no writing
    from kkdesk.db.engine import write_transaction  # noqa: PLC0415 -- loads SQLAlchemy
    from kkdesk.db.search_words import refresh  # noqa: PLC0415 -- writing loads SQLModel, reading must not
    from kkdesk.db.unit_of_work import UnitOfWork  # noqa: PLC0415

    with write_transaction(workspace.engine) as connection:
        work = UnitOfWork(connection, by=workspace.user, label=label, kind=kind)
        yield work
        refresh(connection, work.to_index, may_wait=True)
        indicator_index.refresh(connection, work.to_index)
