"""An initiative and what hangs on it: owners, places, dates, money, figures."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from kkdesk.db.models.base import Printable, Record, reference


class Initiative(Printable, table=True):
    """A piece of work with an identity of its own, whatever plans and rounds say of it."""

    __table_args__ = (
        Index("ix_initiative_code_order", "code_collation", "id"),
        Index("ix_initiative_title_order", "collation", "id"),
    )

    policy_id: str | None = reference("policy.id", optional=True)
    owner_department_id: str | None = reference("department.id", optional=True)
    code: str
    title: str
    owner_kind: str = "department"
    owner_text: str = ""
    form: str = ""
    state: str = ""
    financing: str = "unknown"
    description: str = ""
    target_group: str = ""
    legal_paragraph: str = ""
    location: str = ""
    capacity: str = ""
    results: str = ""
    decision_needed: str = ""
    challenge: str = ""
    resources: str = ""
    source_document: str = ""
    collation: str = ""
    code_collation: str = ""


class InitiativeAlias(Record, table=True):
    """Other words for the same initiative."""

    __tablename__ = "initiative_alias"

    initiative_id: str = reference("initiative.id", owned=True)
    text: str


class InitiativePartner(Record, table=True):
    """Who takes part: a department, a committee, or somebody outside in words."""

    __tablename__ = "initiative_partner"

    initiative_id: str = reference("initiative.id", owned=True)
    department_id: str | None = reference("department.id", optional=True)
    committee_id: str | None = reference("committee.id", optional=True)
    text: str = ""
    position: int = 0


class InitiativeObjective(Record, table=True):
    """An objective that an initiative sits under."""

    __tablename__ = "initiative_objective"
    __table_args__ = (UniqueConstraint("initiative_id", "objective_id"),)

    initiative_id: str = reference("initiative.id", owned=True)
    objective_id: str = reference("objective.id", owned=True)


class InitiativePriority(Record, table=True):
    """A priority that an initiative supports; optional and many to many."""

    __tablename__ = "initiative_priority"
    __table_args__ = (UniqueConstraint("initiative_id", "priority_id"),)

    initiative_id: str = reference("initiative.id", owned=True)
    priority_id: str = reference("priority.id", owned=True)


class InitiativeRelation(Record, table=True):
    """Another initiative that this one leads to, follows or resembles."""

    __tablename__ = "initiative_relation"
    __table_args__ = (UniqueConstraint("initiative_id", "related_id"),)

    initiative_id: str = reference("initiative.id", owned=True)
    related_id: str = reference("initiative.id", owned=True)


class InitiativeContact(Record, table=True):
    """A person to ask."""

    __tablename__ = "initiative_contact"

    initiative_id: str = reference("initiative.id", owned=True)
    person_id: str = reference("person.id", owned=True)
    position: int = 0


class SubItem(Printable, table=True):
    """A numbered, bulleted or ticked item inside a status text or a plan text."""

    __tablename__ = "sub_item"

    initiative_id: str = reference("initiative.id", owned=True)
    status_entry_id: str | None = reference("status_entry.id", owned=True, optional=True)
    plan_entry_id: str | None = reference("plan_entry.id", owned=True, optional=True)
    refers_to_id: str | None = reference("initiative.id", optional=True)
    marker: str = "bullet"
    text: str
    position: int = 0


class DateEntry(Printable, table=True):
    """A date expression: the words, the reading, the role and where it was read.

    At least one owner is set. ``computed_from`` holds the words ("toårigt") that a
    computed end was derived from, ``computed_start`` those of the day it counts from.
    """

    __tablename__ = "date_entry"
    __table_args__ = (
        Index("ix_date_entry_event", "initiative_id", "role", "id"),
        CheckConstraint(
            "coalesce(initiative_id, policy_id, plan_id, round_id, step_id, question_id)"
            " IS NOT NULL",
            name="date_entry_has_owner",
        ),
    )

    initiative_id: str | None = reference("initiative.id", owned=True, optional=True)
    policy_id: str | None = reference("policy.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    round_id: str | None = reference("status_round.id", owned=True, optional=True)
    step_id: str | None = reference("route_step.id", owned=True, optional=True)
    question_id: str | None = reference("question.id", owned=True, optional=True)
    status_entry_id: str | None = reference("status_entry.id", optional=True)
    plan_entry_id: str | None = reference("plan_entry.id", optional=True)
    as_written: str
    role: str = "mentioned"
    event: str = ""
    source: str = ""
    source_kind: str = "other"
    computed_from: str = ""
    computed_start: str = ""
    document_date: date | None = None
    earliest: date | None = None
    latest: date | None = None
    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    precision: str = "none"
    flag: str = ""
    confirmed_on: date | None = None
    position: int = 0


class Appropriation(Printable, table=True):
    """Money: an amount in øre with its basis and years, or a budget line without amount."""

    initiative_id: str | None = reference("initiative.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    status_entry_id: str | None = reference("status_entry.id", optional=True)
    part_of_id: str | None = reference("appropriation.id", optional=True)
    as_written: str
    title: str = ""
    purpose: str = ""
    amount_ore: int | None = None
    basis: str = "unknown"
    qualifier: str = ""
    first_year: int | None = None
    last_year: int | None = None
    open_ended: bool = False
    computed_years: bool = False
    code: str = ""
    code_year: str = ""
    decided_with: str = ""
    source: str = ""
    departments: str = ""
    position: int = 0


class AppropriationYear(Record, table=True):
    """An appropriation's amount in one year; an empty amount prints as a dash."""

    __tablename__ = "appropriation_year"
    __table_args__ = (UniqueConstraint("appropriation_id", "year"),)

    appropriation_id: str = reference("appropriation.id", owned=True)
    year: int
    amount_ore: int | None = None
