"""The sample with records picked at random made confidential, and secrets in all they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import String, UniqueConstraint, insert
from sqlmodel import AutoString, SQLModel

import kkdesk.db.models  # noqa: F401 -- the tables
from kkdesk.db.schema import CLOSED_LISTS
from kkdesk.domain.ids import new_id
from kkdesk.services.rounds import close_round
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy import Column, Table

    from kkdesk.db.unit_of_work import Row, UnitOfWork, Value
    from kkdesk.services.workspace import Workspace

_TEXT = String | AutoString
TABLES = SQLModel.metadata.tables
MARKED = frozenset(name for name, table in TABLES.items() if "confidential" in table.columns)
MENTIONS = frozenset(
    {
        *("previous_round_id", "predecessor_id", "refers_to_id", "related_id"),
        *("previous_plan_id", "merged_into_id", "about_indicator_id"),
    }
)
"""Columns that mention a record without belonging to it."""
OPEN = frozenset(
    {
        *("organisation", "department", "committee", "council", "person", "membership"),
        *("sub_unit", "calendar_period", "planning_rule"),
    }
)
"""Offices, people, the calendar and the rules of work: none of it can be confidential."""
LOGS = frozenset(
    {
        *("operation", "change", "laptop_operation", "laptop_change", "laptop_copy", "check_in"),
        *("laptop_origin", "merge_conflict"),
    }
)
"""What the program keeps of what was done, confidential or not; no document is made of it."""
FILLED_LOGS = sorted(LOGS - {"operation", "change"}, reverse=True)
"""Those that get the secret into all their texts; the program itself tells it to the others."""
COPIES = frozenset({"round_snapshot"})
"""What a closed round said: it holds the secrets if it was closed after they were written."""
NOT_TEXT = frozenset(
    {
        ("appendix", "print_kind"), ("appendix", "first"), ("appendix", "last"),
        ("document_version", "sha256"), ("initiative", "collation"),
        ("initiative", "code_collation"), ("objective", "colour"),
    }
)  # fmt: skip
"""What the program works out or picks another record by: other words there would be a fault."""
WIDE = frozenset(
    {"policy", "plan", "status_round", "case", "objective", "memo", "question", "theme"}
)
"""Records that take much with them: seldom hidden, so that something is left to print."""
EXTRA = "extra"
"""Begins the keys of records that every portfolio has besides the sample, and always hides."""


def is_text(table: str, column: Column[object]) -> bool:
    """Tell whether a person's words can stand in a column."""
    return (
        isinstance(column.type, _TEXT)
        and column.name != "id"
        and not column.name.endswith("_id")
        and (table, column.name) not in CLOSED_LISTS
        and (table, column.name) not in NOT_TEXT
    )


def texts_of(table: str) -> frozenset[tuple[str, str]]:
    """Return the columns of a table that hold a person's words."""
    return frozenset((table, one.name) for one in TABLES[table].columns if is_text(table, one))


def belonging() -> frozenset[str]:
    """Return the tables whose records can be confidential, or under one that is."""
    found = set(MARKED)
    grown = True
    while grown:
        under = {
            name
            for name, table in TABLES.items()
            if name not in OPEN | LOGS | COPIES
            and any(
                key.column.table.name in found and key.parent.name not in MENTIONS
                for key in table.foreign_keys
            )
        }
        grown = not under <= found
        found |= under
    return frozenset(found)


@dataclass(frozen=True)
class Secret:
    """What the confidential records say in all their texts, and the øre of all their amounts."""

    word: str
    ore: int


@dataclass
class SecretPortfolio:
    """Which records are confidential or belong to one that is, by table; what was written where."""

    workspace: Workspace
    hidden: dict[str, set[str]] = field(default_factory=dict)
    marked: set[tuple[str, str]] = field(default_factory=set)

    def choose(self, random: Random) -> None:
        """Choose some records of every table that can be confidential, and all that is extra."""
        with operation(self.workspace, "choose") as work:
            for name in sorted(MARKED):
                share = random.choice((0, 0.02, 0.04) if name in WIDE else (0, 0.1, 0.3, 0.6))
                rows = [str(row["id"]) for row in work.find(name)]
                chosen = {one for one in rows if one.startswith(EXTRA) or random.random() < share}
                self.hidden[name] = chosen or {random.choice(rows)}
            self._add_what_belongs(work)

    def choose_all(self, name: str) -> None:
        """Choose all records of a table, and nothing that belongs to them."""
        with operation(self.workspace, "choose") as work:
            self.hidden[name] = {str(row["id"]) for row in work.find(name)}

    def hide(self) -> None:
        """Make what was chosen confidential."""
        with operation(self.workspace, "hide") as work:
            for name in MARKED & self.hidden.keys():
                for one in self.hidden[name]:
                    work.update(name, one, confidential=True)

    def fill(self, secret: Secret) -> None:
        """Write the secret into every text and amount of what is hidden."""
        with operation(self.workspace, f"fill {secret.word}") as work:
            for name, ids in self.hidden.items():
                for one in sorted(ids):
                    told = _told(TABLES[name], work.get(name, one), secret)
                    work.update(name, one, **told)
                    self.marked |= {(name, each) for each in told} & texts_of(name)

    def log(self, secret: Secret) -> None:
        """Write the secret into the logs; with those of a laptop in it no round can be closed."""
        with operation(self.workspace, "log") as work:
            for name in FILLED_LOGS:
                work.connection.execute(insert(TABLES[name]).values(**_logged(name, secret)))
                self.marked |= texts_of(name)

    def close_rounds(self) -> None:
        """Close every round while what is hidden now could still be told."""
        with operation(self.workspace, "open") as work:
            rounds = [str(row["id"]) for row in work.find("status_round")]
            for one in rounds:
                work.update("status_round", one, state="open", closed_on=None)
        for one in rounds:
            close_round(self.workspace, one, accept_missing=True, reason="Alt er sagt")

    def double(self) -> None:
        """Put another like it beside everything hidden, where there may be two."""
        with operation(self.workspace, "double") as work:
            for name, ids in self.hidden.items():
                if not _is_unique(TABLES[name]):
                    for one in sorted(ids):
                        made = work.insert(name, **{**work.get(name, one), "id": new_id()})
                        self.hidden[name].add(made)

    def _add_what_belongs(self, work: UnitOfWork) -> None:
        rows = {
            name: work.find(name)
            for name in belonging()
            if "id" in TABLES[name].columns and TABLES[name].foreign_keys
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


def _is_unique(table: Table) -> bool:
    return any(isinstance(one, UniqueConstraint) for one in table.constraints)


def add_extras(work: UnitOfWork) -> None:
    """Add a record of each kind that the sample has none of, or none that could be spared.

    They hang on records that the public sees, or on one another.
    """

    def one(kind: str, **where: str) -> str:
        return str(work.find(kind, **where)[0]["id"])

    def add(kind: str, **values: Value) -> str:
        return work.insert(kind, id=f"{EXTRA}-{kind}", **values)

    policy, plan = one("policy", code="handicap-2023-26"), one("plan", code="sof-2023")
    round_, case = one("status_round", code="2025"), one("case")
    committee, department = one("committee", code="BUU"), one("department", code="SOF")
    organisation = str(work.get("policy", policy)["organisation_id"])
    other = add("policy", organisation_id=organisation, code="zz", title="Politik")
    add("signer", policy_id=other, name="Navn", title="Borgmester")
    add("theme", policy_id=policy, number=9, title="Tema")
    objective = add("objective", policy_id=policy, number=9, title_long="Ni", title_short="9")
    add("priority", objective_id=objective, number="9.1", text_long="Lang", text_short="Kort",
        responsibility="SOF")  # fmt: skip
    add("call_out", plan_id=plan, policy_id=policy, title="Kasse", figure="7", text="Ord")
    add("footnote", plan_id=plan, number="9", text="Note")
    hidden_plan = add("plan", policy_id=policy, department_id=department, code="zz", title="Plan")
    add("follow_up_rule", plan_id=hidden_plan, text="Hvert år")
    owner = {"owner_department_id": department}
    initiative = add("initiative", policy_id=policy, code="Z9.9", title="Indsats", **owner)
    add("initiative_alias", initiative_id=initiative, text="Kælenavn")
    add("initiative_partner", initiative_id=initiative, text="Partner", committee_id=committee)
    add("status_entry", round_id=round_, initiative_id=initiative, text="Status",
        objective_id=one("objective", policy_id=policy), department_id=department,
        state="approved")  # fmt: skip
    add("date_entry", initiative_id=initiative, role="trial_ends", as_written="1. maj 2026",
        earliest=date(2026, 5, 1), latest=date(2026, 5, 1), precision="day")  # fmt: skip
    hidden_round = add("status_round", policy_id=policy, code="2026", title="Status 2026",
                       previous_round_id=round_)  # fmt: skip
    submission = add("department_submission", round_id=hidden_round, department_id=department,
                     deadline="1. maj 2026")  # fmt: skip
    add("deadline_decision", submission_id=submission, action="waived", reason="Aftalt")
    remark_round = add("remark_round", round_id=round_, code="R9", title="Brev")
    remark = add("remark", remark_round_id=remark_round, code="R9.1", text="Bemærkning")
    add("remark_department", remark_id=remark, department_id=department)
    add("hearing", case_id=case, title="Høring", parties="Alle", deadline="1. maj 2026")
    add("appendix", case_id=case, number=9, title="Bilag")
    add("memo", case_id=case, committee_id=committee, lead_text="Indledning")
    hidden_case = add("case", policy_id=policy, number="9", title="Sag")
    add("question", case_id=hidden_case, committee_id=committee, number="0", title="Spørgsmål")


def _told(table: Table, row: Row, secret: Secret) -> dict[str, Value]:
    """Return a row's fields with the secret in them; what closed lists hold stays."""
    told: dict[str, Value] = {}
    for column in table.columns:
        if is_text(table.name, column):
            told[column.name] = _with_word(str(row[column.name] or ""), secret)
        elif column.name.endswith("_ore"):
            told[column.name] = secret.ore
    return told


def _with_word(words: str, secret: Secret) -> str:
    kept = " ".join(part for part in words.split(" ") if not part.startswith("Zqx"))
    return f"{kept} {secret.word}".strip()


def _logged(name: str, secret: Secret) -> dict[str, object]:
    """Return a row of a log with the secret in all its texts."""
    told: dict[str, object] = {}
    for column in TABLES[name].columns:
        if is_text(name, column):
            told[column.name] = secret.word
        elif not column.nullable and column.default is None:
            told[column.name] = secret.word if isinstance(column.type, _TEXT) else secret.ore
    return told
