"""A plan's initiatives with the fields of their description sheets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kkdesk.db.sql import text
from kkdesk.domain.continuation import Continuation
from kkdesk.domain.printed_sheets import PlanSheet, SheetChapter, SheetContact
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    Row = Mapping[str, Any]

# A plan with sheets comes before one whose initiatives have no such fields.
_PLANS = """
    SELECT p.*, y.title AS policy, y.short_title AS policy_short, y.organisation_id,
        coalesce(d.code, '') AS department
    FROM plan p JOIN policy y ON y.id = p.policy_id LEFT JOIN department d ON d.id = p.department_id
    WHERE (p.code = :plan OR :plan = '') AND (y.code = :policy OR :policy = '')
        AND (:department = '' OR d.code = :department OR EXISTS (
            SELECT 1 FROM plan_heading h JOIN plan_entry e ON e.heading_id = h.id
            JOIN initiative i ON i.id = e.initiative_id
            JOIN department o ON o.id = i.owner_department_id
            WHERE h.plan_id = p.id AND o.code = :department))
    ORDER BY EXISTS (
        SELECT 1 FROM plan_heading h JOIN plan_entry e ON e.heading_id = h.id
        JOIN initiative i ON i.id = e.initiative_id
        WHERE h.plan_id = p.id AND i.challenge <> '') DESC, p.issued DESC, p.code
"""
_COMMITTEE = "SELECT id FROM committee WHERE code = :id"
_OBJECTIVES = "SELECT id, number, title_long FROM objective WHERE policy_id = :id ORDER BY number"
_HEADINGS = """
    SELECT id, title, objective_id FROM plan_heading WHERE plan_id = :id ORDER BY position, id
"""
_ENTRIES = """
    SELECT e.id, e.heading_id, e.text, i.id AS initiative_id, i.title, i.challenge, i.description,
        i.results, i.resources, coalesce(d.code, '') AS owner
    FROM plan_entry e JOIN plan_heading h ON h.id = e.heading_id
    JOIN initiative i ON i.id = e.initiative_id
    LEFT JOIN department d ON d.id = i.owner_department_id
    WHERE h.plan_id = :id ORDER BY h.position, h.id, e.position, e.id
"""
_OF_PLAN = """
    WHERE x.initiative_id IN (SELECT e.initiative_id FROM plan_entry e
        JOIN plan_heading h ON h.id = e.heading_id WHERE h.plan_id = :id)
"""
_ITEMS = """
    SELECT s.id, s.plan_entry_id, s.text FROM sub_item s
    JOIN plan_entry e ON e.id = s.plan_entry_id JOIN plan_heading h ON h.id = e.heading_id
    WHERE h.plan_id = :id ORDER BY s.position, s.id
"""
_COMMITTEES = f"""
    SELECT x.initiative_id, k.code, k.name FROM initiative_partner x
    JOIN committee k ON k.id = x.committee_id {_OF_PLAN} ORDER BY x.position, x.id
"""
_GOALS = f"""
    SELECT x.initiative_id, o.id, o.title_long FROM initiative_objective x
    JOIN objective o ON o.id = x.objective_id {_OF_PLAN} ORDER BY o.number, o.id
"""
_CONTACTS = f"""
    SELECT x.initiative_id, p.name, p.title, p.unit, coalesce(d.name, '') AS department
    FROM initiative_contact x JOIN person p ON p.id = x.person_id
    LEFT JOIN department d ON d.id = p.department_id {_OF_PLAN} ORDER BY x.position, x.id
"""
_CONTINUATIONS = """
    SELECT c.id, c.initiative_id, c.outcome, c.reason, c.previous_plan_id, c.previous_title,
        coalesce(w.title, '') AS previous_plan
    FROM plan_continuation c LEFT JOIN plan w ON w.id = c.previous_plan_id
    WHERE c.plan_id = :id ORDER BY c.position, c.id
"""


@dataclass(slots=True)
class SheetMaterial:
    """A plan, its goals and its sheets, without what is hidden; `ids` are what it is made of."""

    plan: Row
    goals: tuple[str, ...]
    chapters: tuple[SheetChapter, ...] = ()
    previous: str = ""
    ids: set[str] = field(default_factory=set)


def plan_sheets(
    connection: Connection,
    *,
    plan: str = "",
    policy: str = "",
    department: str = "",
    committee: str = "",
    hidden: frozenset[str] = frozenset(),
) -> SheetMaterial:
    """Return a plan's sheets; those of a department or committee under their own numbers.

    Raises UnknownCode for a plan, or a committee, that there is not or may not be known of.
    """
    asked = {"plan": plan, "policy": policy, "department": department}
    plans = _open(_all(connection, _PLANS, **asked), hidden)
    if not plans:
        raise UnknownCode("plan", plan or department or policy)
    if committee and not _all(
        connection, "SELECT id FROM committee WHERE code = :id", id=committee
    ):
        raise UnknownCode("committee", committee)
    reader = _Reader(connection, str(plans[0]["id"]), hidden)
    objectives = _open(_all(connection, _OBJECTIVES, id=str(plans[0]["policy_id"])), hidden)
    found = SheetMaterial(plans[0], tuple(str(one["title_long"]) for one in objectives))
    owner = "" if plans[0]["department"] == department else department
    titles = {str(one["id"]): str(one["title_long"]) for one in objectives}
    found.chapters = tuple(reader.chapters(titles, owner, committee))
    found.previous = reader.previous
    found.ids = {str(found.plan["id"]), *(str(one["id"]) for one in objectives), *reader.ids}
    return found


class _Reader:
    """Reads what each sheet says."""

    def __init__(self, connection: Connection, plan_id: str, hidden: frozenset[str]) -> None:
        def every(query: str) -> list[Row]:
            return _open(_all(connection, query, id=plan_id), hidden)

        self._headings = every(_HEADINGS)
        self._entries = [row for row in every(_ENTRIES) if str(row["initiative_id"]) not in hidden]
        self._items = _by(every(_ITEMS), "plan_entry_id")
        self._committees = _by(_all(connection, _COMMITTEES, id=plan_id), "initiative_id")
        self._goals = _by(every(_GOALS), "initiative_id")
        self._contacts = _by(_all(connection, _CONTACTS, id=plan_id), "initiative_id")
        self._continued = {
            str(row["initiative_id"]): {**row, "previous": _previous(row, hidden)}
            for row in every(_CONTINUATIONS)
        }
        self.previous = next(
            (told["previous"] for told in self._continued.values() if told["previous"]), ""
        )
        self.ids: set[str] = set()

    def chapters(
        self, titles: Mapping[str, str], owner: str, committee: str
    ) -> Iterator[SheetChapter]:
        """Yield the goals with the sheets that are asked for; each initiative has one sheet."""
        numbers: dict[str, int] = {}
        for heading in self._headings:
            goal = titles.get(str(heading["objective_id"]), "")
            sheets = []
            for entry in self._entries:
                key = str(entry["initiative_id"])
                if entry["heading_id"] != heading["id"] or key in numbers:
                    continue
                numbers[key] = len(numbers) + 1
                if self._asked_for(entry, owner, committee):
                    sheets.append(self._sheet(entry, goal or heading["title"], numbers[key]))
            if sheets:
                self.ids.add(str(heading["id"]))
                yield SheetChapter(goal or str(heading["title"]), tuple(sheets))

    def _asked_for(self, entry: Row, owner: str, committee: str) -> bool:
        committees = {row["code"] for row in self._committees[entry["initiative_id"]]}
        return owner in {"", entry["owner"]} and (not committee or committee in committees)

    def _sheet(self, entry: Row, goal: str, number: int) -> PlanSheet:
        key = str(entry["initiative_id"])
        told: Row = self._continued.get(key, {})
        items = self._items[entry["id"]]
        self.ids.update({key, str(entry["id"]), *(str(row["id"]) for row in items)})
        self.ids.update({str(told["id"])} if told else ())
        goals = tuple(str(row["title_long"]) for row in self._goals[key])
        return PlanSheet(
            number=number,
            title=entry["title"],
            committees=tuple(str(row["name"]) for row in self._committees[key]),
            goals=goals or (goal,),
            challenge=entry["challenge"],
            outcome=Continuation(told["outcome"]) if told else None,
            reason=told.get("reason", ""),
            previous=told.get("previous", ""),
            description=entry["description"] or entry["text"],
            items=tuple(str(row["text"]) for row in items),
            results=entry["results"],
            resources=entry["resources"],
            contacts=tuple(
                SheetContact(row["department"], row["unit"], row["title"], row["name"])
                for row in self._contacts[key]
            ),
        )


def _previous(row: Row, hidden: frozenset[str]) -> str:
    """Return the title of the plan before, nothing if that plan may not be known of."""
    if str(row["previous_plan_id"]) in hidden:
        return ""
    return str(row["previous_title"] or row["previous_plan"])


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _open(rows: Iterable[Row], hidden: frozenset[str]) -> list[Row]:
    return [row for row in rows if str(row["id"]) not in hidden]


def _all(connection: Connection, query: str, **values: str) -> list[Row]:
    return [dict(row) for row in connection.execute(text(query), values).mappings()]
