"""The words of confidential records, and the words that may be said, for checking a public file.

Which tables there are is read from the database itself, so that a table added later is covered
without anybody having to remember it here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, String, inspect

from kkdesk.db.connection import READ
from kkdesk.db.sql import text
from kkdesk.domain.markup import plain_text
from kkdesk.domain.money import format_mio, format_ore, format_thousands
from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import ReflectedColumn

MARK = "confidential"
SHORTEST = 4
"""Shorter words ("BIF", "87") stand everywhere and would give nothing away."""
LONGEST = 60
"""So much of a sentence is looked for; a file that cuts it short is then still found out."""

_SHORTEST_SENTENCE = 12
"""A shorter sentence of a longer text ("Ca. 13 pct.", "(BUF)") is a scrap, which many a figure
looks like: it is looked for together with the sentences beside it."""

_POINTERS = frozenset(
    {
        *("previous_round_id", "predecessor_id", "refers_to_id", "related_id"),
        *("previous_plan_id", "merged_into_id", "about_indicator_id"),
    }
)
"""Columns that mention another record without belonging to it."""

_OWN_WORDS = frozenset(
    {
        *(("sub_item", "marker"), ("plan_entry", "marker"), ("appendix", "print_kind")),
        *(("date_entry", "precision"), ("date_entry", "flag"), ("objective", "colour")),
        *(("deadline_decision", "precision"), ("deadline_decision", "flag")),
        *(("initiative", "collation"), ("initiative", "code_collation")),
        *(("call_out", "kind"), ("policy_decision", "kind")),
    }
)
"""Columns beside the closed lists that hold the program's own short words; none is printed so.

Nor can a person's text hide in a closed list: what is not on the list is refused when written.
"""

_NEVER_PRINTED = frozenset({"letter_text"})
"""Columns that no document shows; a whole letter would let its confidential remarks pass."""
_COPIES = frozenset({"round_snapshot", "search_indicator"})
"""Tables that only copy what other tables say: a word is confidential where it comes from."""

_ALWAYS_SAID = ("organisation", "department", "committee", "council", "person")

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[^\W\d_a-zæøå]|[\"”„»(])")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: where its rows belong, and what they say."""

    name: str
    marked: bool
    owners: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    amounts: tuple[str, ...]


def confidential_texts(connection: Connection) -> tuple[str, ...]:
    """Return every piece of text that only confidential records, or what is under them, say.

    Texts come as sentences without markup, codes also with their year, amounts in the ways
    that money is written. Short words and figures are left out.
    """
    tables = _tables(connection)
    hidden = _hidden(connection, tables)
    found: dict[str, None] = {}
    for table in tables:
        for row in _rows(connection, table):
            if str(row["id"]) in hidden[table.name]:
                found.update(dict.fromkeys(_pieces(table, row)))
    return tuple(found)


def public_texts(connection: Connection) -> Iterator[str]:
    """Yield what the records that are not confidential say, a row at a time, without markup."""
    tables = _tables(connection)
    hidden = _hidden(connection, tables)
    for table in tables:
        for row in _rows(connection, table):
            if str(row["id"]) not in hidden[table.name]:
                yield "\n".join((*_whole(table, row), *_amounts(table, row)))


def hidden_ids(connection: Connection) -> frozenset[str]:
    """Return the ids of everything confidential and of everything under it, whatever its table."""
    return frozenset().union(*_hidden(connection, _tables(connection)).values())


def _tables(connection: Connection) -> tuple[_Table, ...]:
    """Return the tables of records: those with the mark, what belongs to them, and the names.

    They are read once: an open database does not get other tables, and asking takes 0.1 s.
    """
    found = _KNOWN.get(connection.engine)
    if found is None:
        found = _KNOWN[connection.engine] = _read_tables(connection.engine)
    return found


_KNOWN: Final[WeakKeyDictionary[Engine, tuple[_Table, ...]]] = WeakKeyDictionary()


def _read_tables(engine: Engine) -> tuple[_Table, ...]:
    inspector = inspect(engine.execution_options(**{READ: True}))
    columns = {name: inspector.get_columns(name) for name in inspector.get_table_names()}
    marked = {
        name for name, found in columns.items() if any(column["name"] == MARK for column in found)
    }
    keys = {
        name: [
            (str(key["constrained_columns"][0]), str(key["referred_table"]))
            for key in inspector.get_foreign_keys(name)
            if key["constrained_columns"][0] not in _POINTERS
        ]
        for name in columns
        if name not in _COPIES
    }
    records = _belonging(marked, keys)
    result = []
    for name, found in columns.items():
        owners = tuple((column, owner) for column, owner in keys.get(name, ()) if owner in records)
        if name in records or name in _ALWAYS_SAID:
            own = {"id", *(column for column, _ in owners)}
            result.append(
                _Table(
                    name, name in marked, owners, _words(name, found, own), _amount_columns(found)
                )
            )
    return tuple(result)


def _belonging(marked: set[str], keys: Mapping[str, Sequence[tuple[str, str]]]) -> set[str]:
    """Return the tables with the mark and all whose rows belong to theirs, however far down."""
    records = set(marked)
    grown = True
    while grown:
        under = {name for name, owners in keys.items() if any(o in records for _, o in owners)}
        grown = not under <= records
        records |= under
    return records


def _words(table: str, columns: Sequence[ReflectedColumn], keys: set[str]) -> tuple[str, ...]:
    from kkdesk.db.schema import CLOSED_LISTS  # noqa: PLC0415 -- loads SQLModel

    return tuple(
        column["name"]
        for column in columns
        if isinstance(column["type"], String)
        and not column["name"].endswith("_id")
        and column["name"] not in keys | _NEVER_PRINTED
        and (table, column["name"]) not in _OWN_WORDS
        and (table, column["name"]) not in CLOSED_LISTS
    )


def _amount_columns(columns: Sequence[ReflectedColumn]) -> tuple[str, ...]:
    return tuple(column["name"] for column in columns if column["name"].endswith("_ore"))


def _hidden(connection: Connection, tables: Sequence[_Table]) -> dict[str, set[str]]:
    """Return the ids of confidential rows and of everything under them, by table."""
    hidden: dict[str, set[str]] = {table.name: set() for table in tables}
    for table in tables:
        if table.marked:
            rows = connection.execute(text(f'SELECT id FROM "{table.name}" WHERE {MARK}'))
            hidden[table.name].update(str(key) for key in rows.scalars())
    grown = any(hidden.values())
    while grown:
        grown = False
        for table in tables:
            for column, owner in table.owners:
                if not hidden[owner]:
                    continue
                rows = connection.execute(
                    text(f'SELECT id, {column} FROM "{table.name}" WHERE {column} IS NOT NULL')
                )
                under = {str(key) for key, held in rows if str(held) in hidden[owner]}
                if not under <= hidden[table.name]:
                    hidden[table.name] |= under
                    grown = True
    return hidden


def _rows(connection: Connection, table: _Table) -> Iterator[Mapping[str, object]]:
    names = ", ".join(f'"{name}"' for name in ("id", *table.words, *table.amounts))
    for row in connection.execute(text(f'SELECT {names} FROM "{table.name}"')).mappings():
        yield {name: row[name] for name in row}


def _whole(table: _Table, row: Mapping[str, object]) -> Iterator[str]:
    """Yield a row's texts, and the words that print side by side."""
    for name in table.words:
        yield plain_text(str(row[name] or ""))
    for pair in (("code", "code_year"), ("label", "cells")):
        if set(pair) <= set(table.words) and all(row[name] for name in pair):
            yield " ".join(" ".join(str(row[name]).split()) for name in pair)


def _pieces(table: _Table, row: Mapping[str, object]) -> Iterator[str]:
    for words in _whole(table, row):
        for line in words.splitlines():
            yield from _sought(line.strip(), _choices(table.name))
    yield from _amounts(table, row)


def _sought(line: str, choices: frozenset[str]) -> Iterator[str]:
    """Yield a line's sentences; scraps, and what the program says itself, with those beside them.

    Nothing is left out but a line that is no more than what any file says: a short word, a bare
    year, or the sentence with which the program prints one of the record's own choices.
    """
    before, kept = "", ""
    for sentence in _SENTENCE_END.split(line):
        joined = f"{before} {sentence}".strip()
        if sentence in choices or len(sentence) < _SHORTEST_SENTENCE:
            before = joined
            continue
        for piece in dict.fromkeys((sentence, joined)):
            yield piece[:LONGEST].strip()
        before, kept = "", joined
    if before and kept:
        yield f"{kept} {before}"[-LONGEST:].strip()
    elif before not in choices and _tells_something(before):
        yield before[:LONGEST].strip()


@cache
def _choices(table: str) -> frozenset[str]:
    """Return the sentences that say what was chosen in a table ("Indsatsen videreføres.")."""
    from kkdesk.db.schema import CLOSED_LISTS  # noqa: PLC0415 -- loads SQLModel

    return frozenset(
        f"{words}."
        for (name, _), closed in CLOSED_LISTS.items()
        if name == table and issubclass(closed, Labelled)
        for one in closed
        for words in (one.label("da"), one.label("en"))
    )


def _tells_something(words: str) -> bool:
    """Leave out short words and bare years, which stand everywhere."""
    bare = "".join(words.split())
    return len(bare) > SHORTEST or (len(bare) == SHORTEST and not bare.isdecimal())


def _amounts(table: _Table, row: Mapping[str, object]) -> Iterator[str]:
    for name in table.amounts:
        ore = row[name]
        if isinstance(ore, int) and ore:
            yield from (format_ore(ore), format_mio(ore), f"{format_thousands(ore)} t. kr.")
