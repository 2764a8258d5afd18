"""The queries' SQL text on PostgreSQL, with the values that an SQLite file gives.

The queries are written once. What differs in syntax is rewritten here, what PostgreSQL lacks is
made as functions in the database (``functions.py``), and values come as SQLite stores them: a
day as its ISO words, a truth as 0 or 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.types.string import TextLoader
from sqlalchemy import Boolean, Integer
from sqlalchemy.exc import DBAPIError

from kkdesk.db.models import metadata
from kkdesk.db.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from psycopg.abc import Buffer
    from sqlalchemy import Connection, Table
    from sqlalchemy.types import TypeEngine

_PARAMETER: Final = re.compile(r"(?<![:\w]):([a-z_]\w*)", re.IGNORECASE)
_CHARACTERS: Final = re.compile(r"\bchar\((\d+(?:, \d+)*)\)")
_HOLDS: Final = re.compile(r"instr\((d\.(?:words|stems)), (:\w+)\) > 0")
_BY_INDEX: Final = re.compile(r"INDEXED BY \w+")
_RESERVED: Final = re.compile(r"""(?<![.\w"])collation\b""")
_ORDER: Final = re.compile(r"\bORDER BY\b")
_STRUCTURE: Final = re.compile(r"[(),]|\b(?:LIMIT|OFFSET|UNION|ROWS|RANGE)\b")
_SAID_TO_BE: Final = re.compile(r"json_extract\(([\w.]+), '\$\.confidential'\)(?! *(?:=|IN|IS))")
"""A truth out of JSON, which stands as a condition in SQLite and is a word on a server."""
_JOINED_IN_ORDER: Final = re.compile(r"CROSS JOIN (\w+ \w+) ON\b")
"""How SQLite is told the order to join in."""
_NAMED: Final = re.compile(
    r"(\bLEFT\s+)?\b(?:FROM|JOIN)\s+\"?(\w+)\"?"
    r"(?:\s+(?:AS\s+)?(?!(?:ON|WHERE|LEFT|JOIN|CROSS|ORDER|GROUP|UNION|LIMIT)\b)(\w+))?"
)
"""A table and the name that a statement gives it; where nothing fits, LEFT JOIN makes nothing."""
_MADE: Final = re.compile(r"\)\s+(?:AS\s+)?(\w+)")
"""The name of what is asked in brackets."""
_COLUMN: Final = re.compile(r"(\w+)\.\"?(\w+)\"?(?: ASC| DESC)?")
_KNOWN: Final = 512


class _UntypedInt(Dumper):
    """A number whose type follows from where it stands, as a text's does: a truth can be 1."""

    oid = 0

    def dump(self, obj: int) -> bytes:
        return str(int(obj)).encode()


class _Truth(Loader):
    """A truth as SQLite stores it."""

    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")


class _Number(Loader):
    """A sum: whole where it is whole."""

    def load(self, data: Buffer) -> int | float:
        words = bytes(data).decode()
        return float(words) if "." in words else int(words)


def run(connection: Connection, statement: str, parameters: Sequence[Mapping[str, Any]]) -> Rows:
    """Run SQL text in the transaction of a connection, once for each set of parameters."""
    sql = rewritten(statement)
    with _cursor_for(connection, sql) as cursor:
        if len(parameters) > 1:
            cursor.executemany(sql, parameters)
        else:
            cursor.execute(sql, parameters[0] if parameters else {})
        return Rows(cursor)


def rows_of(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield a table's rows, values in the order of its columns, without holding them all."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    sql = f'COPY "{table.name}" ({names}) TO STDOUT'
    with _cursor_for(connection, sql) as cursor, cursor.copy(sql.encode()) as copy:
        copy.set_types([_sent_as(column.type) for column in table.columns])
        yield from copy.rows()


@contextmanager
def _cursor_for(connection: Connection, sql: str) -> Iterator[psycopg.Cursor[Any]]:
    """Lend a cursor that gives values as SQLite stores them; faults are SQLAlchemy's."""
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    cursor = driver.cursor()
    adapters = cursor.adapters
    for kind in (int, bool):
        adapters.register_dumper(kind, _UntypedInt)
    for name in ("date", "timestamp", "timestamptz", "json", "jsonb"):
        adapters.register_loader(name, TextLoader)  # its ISO words, read in C
    adapters.register_loader("bool", _Truth)
    adapters.register_loader("numeric", _Number)
    try:
        yield cursor
    except psycopg.Error as error:
        lost = driver.closed
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, None, error, psycopg.Error, connection_invalidated=lost
        ) from error


def _sent_as(kind: TypeEngine[Any]) -> str:
    """Return the server's name of a column's type."""
    if isinstance(kind, Boolean):
        return "bool"
    return "int8" if isinstance(kind, Integer) else "text"


@lru_cache(maxsize=_KNOWN)
def rewritten(statement: str) -> str:
    """Return a statement in the words of PostgreSQL and its driver."""
    plain = _CHARACTERS.sub(_characters, statement.replace("%", "%%"))
    plain = _HOLDS.sub(r"\1 LIKE holding(\2)", _BY_INDEX.sub("", plain))
    plain = _SAID_TO_BE.sub(r"(json_extract(\1, '$.confidential') IN ('true', '1'))", plain)
    plain = _JOINED_IN_ORDER.sub(r"JOIN \1 ON", plain)
    plain = _RESERVED.sub('"collation"', plain)
    return _PARAMETER.sub(r"%(\1)s", _ordered(plain))


def _characters(found: re.Match[str]) -> str:
    return " || ".join(f"chr({number})" for number in found[1].split(", "))


def _ordered(statement: str) -> str:
    """Say where nothing stands in every order: before everything, as in a file.

    Of columns that always hold something it is not said: then their indexes give the order.
    """
    parts, at = [], 0
    filled = _filled(statement)
    for found in _ORDER.finditer(statement):
        if found.end() < at:
            continue  # inside an order that is written already
        parts.append(statement[at : found.end()])
        at = _end_of_order(statement, found.end())
        terms = _terms(statement[found.end() : at])
        parts.append(",".join(_with_place(term, filled) for term in terms))
    return "".join((*parts, statement[at:]))


def _filled(statement: str) -> frozenset[tuple[str, str]]:
    """Return (name, column) of what is never nothing in a statement, by the names it gives."""
    named: dict[str, set[str]] = defaultdict(set)
    for left, table, name in _NAMED.findall(statement):
        named[name or table].add("" if left else table)
    for name in _MADE.findall(statement):
        named[name].add("")
    return frozenset(
        (name, column.name)
        for name, meant in named.items()
        if len(meant) == 1
        for table in meant & metadata.tables.keys()
        for column in metadata.tables[table].columns
        if not column.nullable
    )


def _end_of_order(statement: str, start: int) -> int:
    depth = 0
    for found in _STRUCTURE.finditer(statement, start):
        sign = found[0]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth < 0:
                return found.start()
        elif depth == 0 and sign != ",":
            return found.start()
    return len(statement)


def _terms(order: str) -> list[str]:
    depth, terms, start = 0, [], 0
    for place, sign in enumerate(order):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            terms.append(order[start:place])
            start = place + 1
    return [*terms, order[start:]]


def _with_place(term: str, filled: frozenset[tuple[str, str]]) -> str:
    bare = term.rstrip()
    column = _COLUMN.fullmatch(bare.strip())
    if re.search(r"\bNULLS\b", bare) or (column and column.groups() in filled):
        return term
    place = " NULLS LAST" if bare.endswith(" DESC") else " NULLS FIRST"
    return bare + place + term[len(bare) :]
