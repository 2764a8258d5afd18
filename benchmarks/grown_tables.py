"""What databases of any size are grown with: rows like the portfolio's own, and its words."""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

Row = dict[str, Any]


class Words:
    """Texts cut from one long river of the portfolio's words, each as often as it is said."""

    def __init__(self, said: Sequence[str], chance: random.Random, length: int = 100_000) -> None:
        self._chance = chance
        drawn = chance.choices(said, k=length)
        self._river = " ".join(drawn)
        self._starts = [0, *accumulate(len(word) + 1 for word in drawn)]

    def text(self, letters: int) -> str:
        """Return whole words that take about as many letters."""
        first = self._chance.randrange(len(self._starts) - 2 - letters // 2)
        start = self._starts[first]
        end = self._river.find(" ", start + letters)
        return self._river[start : end if end > 0 else None].capitalize() + "."


class Tables:
    """Reads and writes rows by the driver alone: half a million of them in seconds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection

    def rows(self, query: str, *values: object) -> list[Row]:
        """Return what a query finds."""
        return [dict(row) for row in self._connection.execute(query, values)]

    def keys(self, query: str) -> set[str]:
        """Return the first column of what a query finds."""
        return {row[0] for row in self._connection.execute(query)}

    def model(self, table: str) -> Row:
        """Return a row of the portfolio's own, which new ones resemble."""
        return self.rows(f"SELECT * FROM {table} WHERE id = (SELECT min(id) FROM {table})")[0]  # noqa: S608 -- own names

    def lengths(self, table: str, column: str) -> list[int]:
        """Return how long the portfolio's own texts are."""
        return sorted(
            row["long"]
            for row in self.rows(
                f"SELECT length({column}) AS long FROM {table}"  # noqa: S608 -- own names
                f" WHERE {column} <> '' ORDER BY id LIMIT 50"
            )
        )

    def insert(self, table: str, made: Iterable[Row]) -> None:
        """Insert rows that all have the same columns."""
        waiting = iter(made)
        first = next(waiting, None)
        if first is None:
            return
        columns = ", ".join(first)
        values = ", ".join(f":{column}" for column in first)
        statement = f'INSERT INTO "{table}" ({columns}) VALUES ({values})'  # noqa: S608 -- own names
        self._connection.execute(statement, first)
        self._connection.executemany(statement, waiting)
