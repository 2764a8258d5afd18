"""A database as a large municipality has it after 25 years of status rounds.

It is grown from one with that many initiatives: each round has a text about every initiative, the
rounds stand in a chain, and all but the newest are closed. The policy has indicators with a
measurement for each round, the plan says something of every initiative, and the change log holds
how the newest texts were written and approved. All words are the portfolio's own, in texts as long
as its own. Left out are the copies that closed rounds keep, and texts of rounds in the search
index: no list or matrix reads them.
"""

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from grown_tables import Row, Tables, Words

from kkdesk.db import indicator_index
from kkdesk.db.engine import open_database, write_transaction
from kkdesk.db.unit_of_work import encode
from kkdesk.domain.actions import action_label
from kkdesk.domain.collation import collation_text
from kkdesk.domain.ids import new_id
from kkdesk.domain.vocabulary import EntryState, Rag, RoundState
from kkdesk.services.expressions import date_columns

POLICY = "handicap-2023-26"
NEWEST_YEAR = 2026
FIRST_CODE = "1"  # of the portfolio's own round, which stands before all others
MONTHS = ("juni", "december")
HISTORY_DAYS = 3 * 365


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of what grows; the defaults are those of the benchmark."""

    rounds: int = 50
    indicators: int = 2_000
    changes: int = 200_000


@dataclass(frozen=True, slots=True)
class Subject:
    """An initiative as the texts about it need it."""

    id: str
    code: str
    department: str | None
    objective: str | None


def make_many_rounds(base: Path, path: Path, size: Size) -> None:
    """Write a copy of a database with initiatives and let it grow by rounds and indicators."""
    shutil.copyfile(base, path)
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("UPDATE status_round SET code = ?", (FIRST_CODE,))
        Growing(connection, size).grow()
        connection.commit()
        connection.execute("PRAGMA journal_mode=DELETE")
    engine = open_database(path)
    try:
        with write_transaction(engine) as written:
            indicator_index.refresh_all(written)
    finally:
        engine.dispose()


class Growing:
    """Adds the rows, table by table; the same ones every time but for their keys."""

    def __init__(self, connection: sqlite3.Connection, size: Size) -> None:
        self._tables = Tables(connection)
        self._size = size
        self._chance = random.Random(2026)  # noqa: S311 -- the same database every time
        texts = [row["words"] for row in self._tables.rows("SELECT words FROM search_document")]
        self._words = Words(re.findall(r"\w+", " ".join(sorted(texts))), self._chance)
        self._policy = self._tables.rows("SELECT * FROM policy WHERE code = ?", POLICY)[0]["id"]
        self._subjects = self._read_subjects()
        self._departments = self._read_departments()

    def grow(self) -> None:
        """Add everything."""
        self._add_plan_texts()
        rounds = self._add_rounds()
        for one in rounds:
            self._tables.insert("status_entry", self._entries(one))
        self._add_indicators(rounds)
        self._add_history(rounds)

    # -- the plan

    def _add_plan_texts(self) -> None:
        """Let the plan speak of every initiative, and each support a priority."""
        headings = self._tables.rows("SELECT id FROM plan_heading ORDER BY id")
        priorities = self._tables.rows("SELECT id FROM priority ORDER BY id")
        planned = self._tables.keys("SELECT initiative_id FROM plan_entry")
        supporting = self._tables.keys("SELECT initiative_id FROM initiative_priority")
        model, lengths = (
            self._tables.model("plan_entry"),
            self._tables.lengths("plan_entry", "text"),
        )
        self._tables.insert(
            "plan_entry",
            (
                model
                | {
                    "id": new_id(),
                    "heading_id": self._chance.choice(headings)["id"],
                    "initiative_id": subject.id,
                    "lead": self._words.text(30),
                    "text": self._words.text(self._chance.choice(lengths)),
                    "position": place,
                }
                for place, subject in enumerate(self._subjects)
                if subject.id not in planned
            ),
        )
        self._tables.insert(
            "initiative_priority",
            (
                {
                    "id": new_id(),
                    "initiative_id": subject.id,
                    "priority_id": self._chance.choice(priorities)["id"],
                }
                for subject in self._subjects
                if subject.id not in supporting
            ),
        )

    # -- rounds

    def _add_rounds(self) -> list[Row]:
        """Add the rounds, each after the one before, with what departments owe them."""
        model = self._tables.rows("SELECT * FROM status_round WHERE policy_id = ?", self._policy)[0]
        submission, period = self._tables.model("department_submission"), self._period_model()
        rounds: list[Row] = []
        for number in range(self._size.rounds):
            year, half = half_year(self._size.rounds - 1 - number)
            newest = number == self._size.rounds - 1
            one = model | {
                "id": new_id(),
                "code": f"{year}-{half + 1}",
                "title": f"Status {MONTHS[half]} {year}",
                "previous_round_id": (rounds[-1] if rounds else model)["id"],
                "period": f"{year - 1} – {MONTHS[half]} {year}",
                "cut_off": f"{MONTHS[half]} {year}",
                "issued": f"{MONTHS[half]} {year}",
                "state": str(RoundState.OPEN if newest else RoundState.CLOSED),
                "closed_on": None if newest else f"{year}-{6 * (half + 1):02d}-28",
                "closed_by": "" if newest else "koordinator",
            }
            rounds.append(one)
            self._tables.insert("status_round", [one])
            self._tables.insert("date_entry", [period | _period_of(one)])
            due = f"12. {MONTHS[half]} {year}"
            self._tables.insert(
                "department_submission",
                (
                    submission
                    | {
                        "id": new_id(),
                        "round_id": one["id"],
                        "department_id": department,
                        "deadline": due,
                        "state": str(EntryState.DRAFT if newest else EntryState.APPROVED),
                        "submitted_on": None if newest else f"{year}-{6 * (half + 1):02d}-11",
                    }
                    for department in self._departments
                ),
            )
        return rounds

    def _entries(self, one: Row) -> Iterator[Row]:
        """Yield the round's text about every initiative, in every state while it is open."""
        model, lengths = (
            self._tables.model("status_entry"),
            self._tables.lengths("status_entry", "text"),
        )
        is_open = one["state"] == RoundState.OPEN
        states = [str(state) for state in EntryState]
        # An open round half gathered; a closed one, which was closed without a few texts.
        weights = (20, 20, 25, 5, 30) if is_open else (2, 0, 0, 0, 98)
        total = len(self._subjects)
        drawn = self._chance.choices(states, weights, k=total)
        ratings = self._chance.choices([str(rag) for rag in Rag], (60, 20, 10, 10), k=total)
        for place, (subject, state) in enumerate(zip(self._subjects, drawn, strict=True)):
            missing, approved = state == EntryState.MISSING, state == EntryState.APPROVED
            yield model | {
                "id": new_id(),
                "round_id": one["id"],
                "initiative_id": subject.id,
                "objective_id": subject.objective,
                "department_id": subject.department,
                "text": "" if missing else self._words.text(self._chance.choice(lengths)),
                "state": state,
                "position": place,
                "rag": "" if missing else ratings[place],
                "return_note": "Uddyb gerne." if state == EntryState.RETURNED else "",
                "approved_on": (one["closed_on"] or f"{NEWEST_YEAR}-11-02") if approved else None,
                "approved_by": "koordinator" if approved else "",
            }

    # -- indicators

    def _add_indicators(self, rounds: Sequence[Row]) -> None:
        """Add indicators like the portfolio's, measured once for each round."""
        committees = self._tables.rows("SELECT id FROM committee ORDER BY id")
        objectives = self._tables.rows("SELECT id FROM objective WHERE policy_id = ?", self._policy)
        baseline, target = self._tables.model("baseline"), self._tables.model("target")
        measurement = self._tables.model("measurement")
        models = self._tables.rows("SELECT * FROM indicator ORDER BY code")
        for number in range(self._size.indicators):
            department = self._chance.choice([*self._departments, None])
            start, percent = self._chance.randrange(10, 90), number % 2 == 0
            one = models[number % len(models)] | {
                "id": new_id(),
                "policy_id": self._policy,
                "objective_id": objectives[number % len(objectives)]["id"],
                "heading_id": None,
                "code": f"N{number + 1}",
                "name": self._words.text(45).rstrip("."),
                "definition": self._words.text(160),
                "unit": "pct." if percent else "personer",
            }
            for column, of in (("collation", "name"), ("code_collation", "code")):
                if column in one:
                    one[column] = collation_text(one[of])
            owned = {"id": new_id(), "indicator_id": one["id"], "department_id": department}
            self._tables.insert("indicator", [one])
            self._tables.insert(
                "indicator_committee",
                [
                    {
                        "id": new_id(),
                        "indicator_id": one["id"],
                        "committee_id": self._chance.choice(committees)["id"],
                    }
                ],
            )
            self._tables.insert(
                "baseline",
                [baseline | _only(baseline, owned) | _figure(start, percent=percent)
                 | {"measured": "2001", "pending": 0, "due": ""}],
            )  # fmt: skip
            self._tables.insert(
                "target",
                [target | owned | _figure(start + 5, percent=percent)
                 | {"comparator": "reach", "series": "", "base_year": None, "year": NEWEST_YEAR}],
            )  # fmt: skip
            self._tables.insert(
                "measurement",
                (
                    measurement
                    | owned
                    | _figure(start + self._chance.randrange(-9, 10), percent=percent)
                    | {"id": new_id(), "as_of": one_round["cut_off"], "position": place}
                    | {"series": "", "what": "", "initiative_id": None, "status_entry_id": None}
                    for place, one_round in enumerate(rounds)
                ),
            )
        self._tables.insert("measurement", self._figures_of_texts(measurement))

    def _figures_of_texts(self, model: Row) -> Iterator[Row]:
        """Yield a figure that a text states, for every second initiative."""
        for subject in self._subjects[::2]:
            yield (
                model
                | _figure(self._chance.randrange(1, 90), percent=False)
                | {"id": new_id(), "indicator_id": None, "initiative_id": subject.id}
                | {"status_entry_id": None, "department_id": None, "series": ""}
                | {"what": self._words.text(20).rstrip("."), "as_of": "2026"}
            )

    # -- history

    def _add_history(self, rounds: Sequence[Row]) -> None:
        """Log how the newest texts came: written in one operation, approved in another."""
        chosen = self._tables.rows(
            "SELECT e.id, e.text, e.state, i.code FROM status_entry e"
            " JOIN initiative i ON i.id = e.initiative_id"
            " WHERE e.text <> '' AND e.round_id IN (SELECT value FROM json_each(?))"
            " ORDER BY e.id DESC LIMIT ?",
            encode([one["id"] for one in rounds]),
            -(-self._size.changes // 3),
        )
        number = self._tables.rows("SELECT max(number) AS top FROM operation")[0]["top"]
        last = datetime(NEWEST_YEAR, 11, 20, 12, tzinfo=UTC)
        step = timedelta(days=HISTORY_DAYS) / (2 * len(chosen) + 1)
        operation = self._tables.model("operation")
        operations: list[Row] = []
        changes: list[Row] = []
        for place in range(2 * len(chosen)):
            entry, approving = chosen[-1 - place // 2], place % 2
            key = new_id()
            verb = "approve" if approving else "set"
            operations.append(
                operation
                | {
                    "id": key,
                    "number": number + 1 + place,
                    "at": (last - step * (2 * len(chosen) - place)).isoformat(),
                    "by": f"medarbejder {place % 40 + 1}",
                    "label": action_label(verb, "status_entry", entry["code"]),
                    "kind": "do",
                    "target_id": None,
                }
            )
            draft = str(EntryState.DRAFT)
            steps = (
                [("state", draft, entry["state"])]
                if approving
                else [("text", "", entry["text"]), ("state", str(EntryState.MISSING), draft)]
            )
            changes.extend(
                {
                    "operation_id": key,
                    "action": "update",
                    "record_kind": "status_entry",
                    "record_id": entry["id"],
                    "field": field,
                    "before": encode(before),
                    "after": encode(after),
                }
                for field, before, after in steps
            )
        self._tables.insert("operation", operations)
        self._tables.insert("change", changes)

    # -- reading and writing

    def _read_subjects(self) -> list[Subject]:
        found = self._tables.rows(
            "SELECT i.id, i.code, i.owner_department_id AS department, (SELECT min(objective_id)"
            " FROM initiative_objective WHERE initiative_id = i.id) AS objective"
            " FROM initiative i ORDER BY i.code_collation, i.id"
        )
        return [
            Subject(row["id"], row["code"], row["department"], row["objective"]) for row in found
        ]

    def _read_departments(self) -> list[str]:
        """Return the departments that owe texts."""
        owners = {subject.department for subject in self._subjects} - {None}
        return sorted(owner for owner in owners if owner)

    def _period_model(self) -> Row:
        owners = ("initiative_id", "policy_id", "plan_id", "step_id", "question_id")
        cleared = (*owners, "status_entry_id", "plan_entry_id", "confirmed_on")
        return self._tables.model("date_entry") | dict.fromkeys(cleared)


def half_year(back: int) -> tuple[int, int]:
    """Return the year and its half (0 or 1) that lies so many half-years before the newest."""
    return divmod(2 * NEWEST_YEAR + 1 - back, 2)


def _period_of(one: Row) -> Row:
    read = date_columns(str(one["period"]))
    plain = {name: value.isoformat() if isinstance(value, date) else value
             for name, value in read.items()}  # fmt: skip
    return {
        **plain,
        "id": new_id(),
        "round_id": one["id"],
        "role": "period",
        "event": "",
        "source": one["title"],
        "source_kind": "status",
    }


def _figure(value: int, *, percent: bool) -> Row:
    """Return a figure as written and as stored; percents have a decimal."""
    return {
        "as_written": f"{value},5 pct." if percent else str(value),
        "value": f"{value}.5" if percent else str(value),
    }


def _only(model: Row, wanted: Row) -> Row:
    """Return what a table has columns for."""
    return {name: value for name, value in wanted.items() if name in model}
