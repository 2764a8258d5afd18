"""Plain records that queries return and that the window, the command line and reports read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.back_planning import Clash
    from kkdesk.domain.coverage import ContinuationLine
    from kkdesk.domain.due import Decision
    from kkdesk.domain.vocabulary import DateRole, SourceKind


Stored = str | int | float | bool | date | None
"""What a column of a record can hold."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be picked from a list: its id, its short code and its words.

    A policy and a department have the id of their municipality.
    """

    id: str
    code: str
    label: str
    group: str = ""
    organisation_id: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a person can choose from in lists and editors."""

    policies: tuple[Choice, ...] = ()
    departments: tuple[Choice, ...] = ()
    committees: tuple[Choice, ...] = ()
    objectives: tuple[Choice, ...] = ()
    priorities: tuple[Choice, ...] = ()
    plans: tuple[Choice, ...] = ()
    headings: tuple[Choice, ...] = ()
    rounds: tuple[Choice, ...] = ()
    people: tuple[Choice, ...] = ()


class NodeKind(StrEnum):
    """What a node of the plan tree stands for."""

    ALL = "all"
    POLICY = "policy"
    OBJECTIVE = "objective"
    PRIORITY = "priority"
    PLAN = "plan"
    HEADING = "heading"
    QUESTION_LIST = "question_list"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A policy, objective, priority, plan or heading with the number of its initiatives.

    ``question`` is the number of the question that a list answers, empty for all else.
    """

    kind: NodeKind
    id: str
    label: str
    count: int
    colour: str = ""
    children: tuple[TreeNode, ...] = ()
    question: str = ""


class SortField(StrEnum):
    """The columns a list of initiatives can be sorted by."""

    CODE = "code"
    TITLE = "title"
    OWNER = "owner"
    STATE = "state"
    FINANCING = "financing"
    NEXT_DATE = "next_date"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found; ``owner_id`` is the one it is shown under, if not itself."""

    kind: str
    record_id: str
    owner_id: str
    code: str
    title: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Finds:
    """The hits shown of a search, some of each kind, and how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class InitiativeFilter:
    """Which initiatives to list, and in which order. Empty means no restriction.

    ``owner`` is a department's id or "cross" or "external"; ``binding_department``
    also finds initiatives the department only takes part in. ``year`` keeps those with
    a date expression touching that year. ``money`` is a value of ``MoneyKind``.
    """

    words: str = ""
    policy_id: str = ""
    owner: str = ""
    objective_id: str = ""
    priority_id: str = ""
    plan_id: str = ""
    heading_id: str = ""
    list_id: str = ""
    round_id: str = ""
    state: str = ""
    financing: str = ""
    year: int | None = None
    money: str = ""
    sort: SortField = SortField.CODE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One line of the list of initiatives. ``owner`` is a code, "Tværgående" or free words."""

    id: str
    code: str
    title: str
    owner: str
    owner_kind: str
    objectives: str
    state: str
    financing: str
    next_date: str
    next_latest: date | None
    money: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: its rows from ``offset`` and the length of the whole.

    Counting the hits of a broad search takes longer than showing the first of them, so
    ``total`` may be a lower bound; ``exact`` says which. ``count_initiatives`` counts.
    """

    rows: tuple[InitiativeRow, ...]
    offset: int
    total: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A stored date expression with its reading, role and source."""

    id: str
    initiative_id: str
    as_written: str
    role: DateRole
    event: str
    source: str
    source_kind: SourceKind
    computed_from: str
    earliest: date | None
    latest: date | None
    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    precision: str
    flag: str
    confirmed_on: date | None
    document_date: date | None
    confidential: bool

    @property
    def computed(self) -> bool:
        """Tell whether the end was computed from a duration instead of stated."""
        return bool(self.computed_from)


@dataclass(frozen=True, slots=True)
class MoneyRecord:
    """A stored appropriation; amounts in øre, ``years`` as (year, øre or None)."""

    id: str
    initiative_id: str
    as_written: str
    title: str
    purpose: str
    amount_ore: int | None
    basis: str
    qualifier: str
    first_year: int | None
    last_year: int | None
    open_ended: bool
    computed_years: bool
    code: str
    code_year: str
    decided_with: str
    source: str
    departments: str
    years: tuple[tuple[int, int | None], ...]
    confidential: bool
    part_of_id: str = ""


@dataclass(frozen=True, slots=True)
class SubItemRecord:
    """A numbered, bulleted or ticked item of a text."""

    id: str
    marker: str
    text: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class TextRecord:
    """What a round or a plan says of an initiative; ``frozen`` in a closed round."""

    id: str
    kind: str
    place: str
    lead: str
    text: str
    state: str
    confidential: bool
    sub_items: tuple[SubItemRecord, ...] = ()
    frozen: bool = False
    place_id: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeDetail:
    """Everything about one initiative. ``fields`` holds its own columns by name."""

    id: str
    fields: dict[str, str | int | float | bool | date | None]
    aliases: tuple[Choice, ...]
    partners: tuple[Choice, ...]
    objective_ids: tuple[str, ...]
    priority_ids: tuple[str, ...]
    heading_ids: tuple[str, ...]
    contact_ids: tuple[str, ...]
    dates: tuple[DateRecord, ...]
    money: tuple[MoneyRecord, ...]
    texts: tuple[TextRecord, ...]
    continuations: tuple[ContinuationLine, ...] = ()
    changed_by: str = ""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """A priority with how it binds one department: named, lead, other, all or nothing."""

    id: str
    number: str
    objective_number: int
    text_short: str
    text_long: str
    responsibility: str
    binding: str
    named: bool
    departments: tuple[str, ...]
    confidential: bool


class Answer(StrEnum):
    """How a date answers the question whether its event falls in a window."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"
    PAST_UNCONFIRMED = "past_unconfirmed"
    CONFIRMED = "confirmed"
    UNPLACED = "unplaced"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Origin:
    """Which record a deadline follows from; ``what`` tells several of one record apart."""

    kind: str = ""
    id: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date expression seen from a day: what it answers, and what it belongs to.

    ``decisions`` are those that hold for it now, the latest last; ``opens`` is the kind and
    id of the record that a page can show for it.
    """

    expression: DateRecord
    answer: Answer
    owner_kind: str
    code: str
    title: str
    department: str
    first: date | None
    last: date | None
    origin: Origin = Origin()
    person: str = ""
    opens: tuple[str, str] = ("", "")
    decisions: tuple[Decision, ...] = ()
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalWarning:
    """A stated total that differs from the sum of its rows."""

    table_id: str
    title: str
    column: str
    stated: str
    computed: str
    initiative_id: str = ""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark with its place and whether anything has been answered: no, part or whole."""

    id: str
    code: str
    objective_number: int | None
    council: str
    kind: str
    text: str
    answered: str
    answers: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class MissingEntries:
    """How many status texts a department owes an open round."""

    round_code: str
    department: str
    missing: int
    total: int
    round_id: str = ""
    department_id: str = ""


@dataclass(frozen=True, slots=True)
class RecentChange:
    """What somebody did lately; ``initiative_id`` is empty when no initiative was touched."""

    at: datetime
    by: str
    label: str
    initiative_id: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs the coordinator now, as of a day."""

    on: date
    due_soon: tuple[Deadline, ...] = ()
    overdue: tuple[Deadline, ...] = ()
    unplaced: tuple[Deadline, ...] = ()
    missing: tuple[MissingEntries, ...] = ()
    unanswered: tuple[RemarkRow, ...] = ()
    totals: tuple[TotalWarning, ...] = ()
    initiatives: int = 0
    recent: tuple[RecentChange, ...] = ()
    since: date | None = None
    slipped: tuple[Deadline, ...] = ()
    """What passed unconfirmed from ``since`` on, the day of the last visit."""
