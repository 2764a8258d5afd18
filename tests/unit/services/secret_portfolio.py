"""The sample with records picked at random made confidential, and a secret in all they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlmodel import AutoString, SQLModel

import kkdesk.db.models  # noqa: F401 -- the tables
from kkdesk.db.schema import CLOSED_LISTS
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy import Table

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.services.workspace import Workspace

TABLES = SQLModel.metadata.tables
MARKED = sorted(name for name, table in TABLES.items() if "confidential" in table.columns)
MENTIONS = frozenset(
    {
        *("previous_round_id", "predecessor_id", "refers_to_id", "related_id"),
        *("previous_plan_id", "merged_into_id", "about_indicator_id"),
    }
)
"""Columns that mention a record without belonging to it."""
OTHER_RECORDS = frozenset({"change", "operation", "round_snapshot", "laptop_change"})
NO_WORDS = frozenset(
    {"colour", "collation", "code_collation", "print_kind", "sha256", "first", "last"}
)
"""What the program works out, and what picks another record."""
WIDE = frozenset(
    {"policy", "plan", "status_round", "case", "objective", "memo", "question", "theme"}
)
"""Records that take much with them: seldom hidden, so that something is left to print."""


@dataclass
class Secret:
    """What the confidential records say in all their texts, and the øre of all their amounts."""

    word: str
    ore: int


@dataclass
class SecretPortfolio:
    """Which records are confidential or belong to one that is, by table."""

    workspace: Workspace
    hidden: dict[str, set[str]] = field(default_factory=dict)

    def hide(self, random: Random) -> None:
        """Make some records of every table that can be confidential so."""
        with operation(self.workspace, "hide") as work:
            for name in MARKED:
                share = random.choice((0, 0.02, 0.04) if name in WIDE else (0, 0.1, 0.3, 0.6))
                rows = [str(row["id"]) for row in work.find(name)]
                chosen = {one for one in rows if random.random() < share}
                self.hidden[name] = chosen
                for one in chosen:
                    work.update(name, one, confidential=True)
            self._add_what_belongs(work)

    def hide_all(self, name: str) -> None:
        """Make all of a table confidential."""
        with operation(self.workspace, "hide") as work:
            self.hidden[name] = {str(row["id"]) for row in work.find(name)}
            for one in self.hidden[name]:
                work.update(name, one, confidential=True)

    def fill(self, secret: Secret) -> None:
        """Write the secret into every text and amount of what is hidden."""
        with operation(self.workspace, "fill") as work:
            for name, ids in self.hidden.items():
                for one in sorted(ids):
                    row = work.get(name, one)
                    work.update(name, one, **_told(TABLES[name], row, secret))

    def _add_what_belongs(self, work: UnitOfWork) -> None:
        rows = {
            name: work.find(name)
            for name, table in TABLES.items()
            if name not in OTHER_RECORDS and "id" in table.columns and table.foreign_keys
        }
        grown = True
        while grown:
            grown = False
            for name, found in rows.items():
                for key in TABLES[name].foreign_keys:
                    owners = self.hidden.get(key.column.table.name)
                    if not owners or key.parent.name in MENTIONS:
                        continue
                    under = {str(row["id"]) for row in found if row[key.parent.name] in owners}
                    if not under <= self.hidden.setdefault(name, set()):
                        self.hidden[name] |= under
                        grown = True


def _told(table: Table, row: Row, secret: Secret) -> dict[str, Value]:
    """Return a row's fields with the secret in them; what closed lists hold stays."""
    told: dict[str, Value] = {}
    for column in table.columns:
        name = column.name
        if name == "id" or name.endswith("_id") or name in NO_WORDS:
            continue
        if (table.name, name) in CLOSED_LISTS:
            continue
        if isinstance(column.type, String | AutoString):
            told[name] = _with_word(str(row[name] or ""), secret)
        elif name.endswith("_ore"):
            told[name] = secret.ore
    return told


def _with_word(words: str, secret: Secret) -> str:
    kept = " ".join(part for part in words.split(" ") if not part.startswith("Zqx"))
    return f"{kept} {secret.word}".strip()
