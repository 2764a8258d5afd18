"""SQL text with ``:named`` parameters, made without SQLAlchemy.

What reads the first list must not wait for SQLAlchemy, which takes 0.3 s to import. A statement
made here runs on the light connection of ``reading.py`` and on SQLAlchemy's connections alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, text
else:

    class Sql(str):
        """A statement; asked by SQLAlchemy to run itself, it hands that to SQLAlchemy's text."""

        __slots__ = ()

        def _execute_on_connection(self, connection: Any, given: Any, options: Any) -> Any:  # noqa: ANN401 -- handed on
            if connection.dialect.name == "postgresql":
                from kkdesk.db.server.statements import run  # noqa: PLC0415 -- only there

                return run(connection, str(self), given)
            from sqlalchemy import text as full_text  # noqa: PLC0415 -- takes 0.2 s

            return full_text(str(self))._execute_on_connection(connection, given, options)  # noqa: SLF001

    def text(statement: str) -> Sql:
        """Return a statement that every kind of connection runs."""
        return Sql(statement)


def on_server(connection: Connection) -> bool:
    """Tell whether a connection is to a database server; the light ones are to files."""
    dialect = getattr(connection, "dialect", None)
    return dialect is not None and dialect.name == "postgresql"


__all__ = ["on_server", "text"]
