"""Databases of any size, grown from the sample portfolio.

Each further initiative takes the place of one of the sample's: same department, objectives, dates
and money, and as many words as all its texts have, drawn from the portfolio's own. The search index
is written by the program's own function. The change log is not: no list depends on it.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from kkdesk.db.engine import create_database, open_database, write_transaction
from kkdesk.db.search_words import refresh
from kkdesk.domain.collation import collation_text
from kkdesk.domain.ids import new_id
from kkdesk.services.loading import load_portfolio
from kkdesk.services.workspace import Workspace

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
BATCH = 2_000
# What hangs on an initiative and shows in the list, and references into texts it does not have.
PARTS = ("initiative_objective", "date_entry", "appropriation")
FOREIGN_TEXTS = ("status_entry_id", "plan_entry_id", "part_of_id")

Row = dict[str, Any]


def make_database(path: Path, initiatives: int) -> None:
    """Write a database with that many initiatives to a path where there is none."""
    create_database(path)
    engine = open_database(path)
    try:
        load_portfolio(Workspace(engine, "bench"), SAMPLE)
        with write_transaction(engine) as connection:
            grow(connection, initiatives)
    finally:
        engine.dispose()


def grow(connection: Connection, initiatives: int) -> None:
    """Add copies until there are that many initiatives."""
    models = rows(connection, "initiative")
    parts = {name: parts_by_initiative(connection, name) for name in PARTS}
    texts = {row["record_id"]: row["words"] for row in rows(connection, "search_document")}
    # Every word as often as it is said, so that common words stay common and rare ones rare.
    said = re.findall(r"\w+", " ".join(sorted(texts.values())))
    chance = random.Random(2025)  # noqa: S311 -- the same database every time
    for batch in batches(models, initiatives - len(models)):
        copies: dict[str, list[Row]] = defaultdict(list)
        for number, model in batch:
            length = len(texts[model["id"]].split())
            copy = variant(model, number, chance.choices(said, k=length))
            copies["initiative"].append(copy)
            for name in PARTS:
                for part in parts[name][model["id"]]:
                    copies[name].append(
                        part
                        | {"id": new_id(), "initiative_id": copy["id"]}
                        | {column: None for column in FOREIGN_TEXTS if column in part}
                    )
        for name, made in copies.items():
            insert(connection, name, made)
        refresh(connection, [("initiative", copy["id"]) for copy in copies["initiative"]])


def batches(models: list[Row], number: int) -> Iterator[list[tuple[int, Row]]]:
    """Yield numbers from 1, each with the model of its copy, in portions."""
    numbered = ((place + 1, models[place % len(models)]) for place in range(number))
    while batch := list(islice(numbered, BATCH)):
        yield batch


def variant(model: Row, number: int, words: list[str]) -> Row:
    """Return an initiative like the model, which says these words."""
    title_length = max(3, len(model["title"].split()))
    title = " ".join(words[:title_length]).capitalize()
    code = f"X{number}"
    return model | {
        "id": new_id(),
        "code": code,
        "code_collation": collation_text(code),
        "title": title,
        "collation": collation_text(title),
        "description": " ".join(words[title_length:]).capitalize() + ".",
    }


def rows(connection: Connection, table: str) -> list[Row]:
    """Return all rows of a table."""
    found = connection.execute(text(f"SELECT * FROM {table}")).mappings()  # noqa: S608 -- own names
    return [dict(row) for row in found]


def parts_by_initiative(connection: Connection, table: str) -> dict[str, list[Row]]:
    """Return the rows of a table by the initiative that they hang on."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(connection, table):
        if row["initiative_id"]:
            found[row["initiative_id"]].append(row)
    return found


def insert(connection: Connection, table: str, made: list[Row]) -> None:
    """Insert rows that all have the same columns."""
    columns = ", ".join(made[0])
    values = ", ".join(f":{column}" for column in made[0])
    connection.execute(
        text(f"INSERT INTO {table} ({columns}) VALUES ({values})"),  # noqa: S608 -- own names
        made,
    )
