"""Status rounds: what departments said of their initiatives in a period."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint

from kkdesk.db.models.base import Printable, Record, reference


class StatusRound(Printable, table=True):
    """One gathering of status texts, with its period and cut-off rule."""

    __tablename__ = "status_round"

    policy_id: str = reference("policy.id")
    lead_department_id: str | None = reference("department.id", optional=True)
    council_id: str | None = reference("council.id", optional=True)
    previous_round_id: str | None = reference("status_round.id", optional=True)
    code: str
    title: str
    deck_title: str = ""
    period: str = ""
    issued: str = ""
    cut_off_rule: str = ""
    cut_off: str = ""
    introduction_title: str = ""
    introduction: str = ""
    vision_title: str = ""
    vision_note: str = ""
    part1_title: str = ""
    part1_subtitle: str = ""
    part1_text_title: str = ""
    part1_text: str = ""
    part1_objectives_title: str = ""
    part1_priorities_note: str = ""
    priorities_lead: str = ""
    initiatives_lead: str = ""
    part2_title: str = ""
    part2_subtitle: str = ""
    state: str = "open"
    closed_on: date | None = None
    closed_by: str = ""
    close_reason: str = ""
    reopen_reason: str = ""


class RoundSnapshot(Record, table=True):
    """What a closed round says: its slides' records as JSON, one copy for each edition."""

    __tablename__ = "round_snapshot"
    __table_args__ = (UniqueConstraint("round_id"),)

    round_id: str = reference("status_round.id", owned=True)
    frozen_on: date
    frozen_by: str = ""
    public: str = ""
    internal: str = ""


class DepartmentSubmission(Record, table=True):
    """What a department owes a round, and whether it came."""

    __tablename__ = "department_submission"
    __table_args__ = (UniqueConstraint("round_id", "department_id"),)

    round_id: str = reference("status_round.id", owned=True)
    department_id: str = reference("department.id", owned=True)
    deadline: str = ""
    state: str = "missing"
    submitted_on: date | None = None
    note: str = ""


class StatusEntry(Printable, table=True):
    """The text about one initiative in one round, in its place on the slides."""

    __tablename__ = "status_entry"
    __table_args__ = (
        UniqueConstraint("round_id", "initiative_id"),
        Index(
            "ix_status_entry_matrix",
            *("round_id", "department_id", "objective_id", "state", "initiative_id"),
        ),
    )

    round_id: str = reference("status_round.id", owned=True)
    initiative_id: str = reference("initiative.id", owned=True)
    objective_id: str | None = reference("objective.id", optional=True)
    department_id: str | None = reference("department.id", optional=True)
    text: str = ""
    state: str = "missing"
    position: int = 0
    rag: str = ""
    return_note: str = ""
    approved_on: date | None = None
    approved_by: str = ""


class StatedTable(Printable, table=True):
    """A table as its source states it; totals are data and are never corrected."""

    __tablename__ = "stated_table"

    round_id: str | None = reference("status_round.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    initiative_id: str | None = reference("initiative.id", owned=True, optional=True)
    about_indicator_id: str | None = reference("indicator.id", optional=True)
    code: str
    title: str
    subtitle: str = ""
    unit: str = ""
    columns: str = ""
    note: str = ""


class StatedTableRow(Printable, table=True):
    """One row: cells are the words as written, one a line."""

    __tablename__ = "stated_table_row"

    table_id: str = reference("stated_table.id", owned=True)
    department_id: str | None = reference("department.id", optional=True)
    label: str
    kind: str = "row"
    cells: str = ""
    position: int = 0


class RemarkRound(Printable, table=True):
    """A letter or meeting that brought remarks on a round."""

    __tablename__ = "remark_round"

    round_id: str = reference("status_round.id", owned=True)
    council_id: str | None = reference("council.id", optional=True)
    code: str
    kind: str = "ordinary"
    title: str
    letter_title: str = ""
    letter_to: str = ""
    letter_opening: str = ""
    letter_heading: str = ""
    letter_intro: str = ""
    signed_by_id: str | None = reference("person.id", optional=True)
    received: str = ""
    framing: str = ""
    channel: str = "council"
    letter_text: str = ""
    position: int = 0


class Remark(Printable, table=True):
    """What was remarked, verbatim; a child belongs under its lead-in."""

    remark_round_id: str = reference("remark_round.id", owned=True)
    objective_id: str | None = reference("objective.id", optional=True)
    parent_id: str | None = reference("remark.id", optional=True)
    code: str
    kind: str = "request"
    text: str
    on_slides: bool = True
    result: str = ""
    result_note: str = ""
    position: int = 0


class RemarkInitiative(Record, table=True):
    """An initiative that a remark speaks of."""

    __tablename__ = "remark_initiative"
    __table_args__ = (UniqueConstraint("remark_id", "initiative_id"),)

    remark_id: str = reference("remark.id", owned=True)
    initiative_id: str = reference("initiative.id", owned=True)


class RemarkDepartment(Record, table=True):
    """A department that a remark concerns."""

    __tablename__ = "remark_department"
    __table_args__ = (UniqueConstraint("remark_id", "department_id"),)

    remark_id: str = reference("remark.id", owned=True)
    department_id: str = reference("department.id", owned=True)


class Answer(Printable, table=True):
    """The administration's answer, to the whole remark or to the part it names."""

    remark_id: str = reference("remark.id", owned=True)
    department_id: str | None = reference("department.id", optional=True)
    part: str = ""
    document: str = ""
    text: str
    state: str = "given"
    deadline: str = ""
    given_on: str = ""


class Experience(Printable, table=True):
    """What somebody learnt from using the policy."""

    round_id: str = reference("status_round.id", owned=True)
    by: str = "administration"
    text: str
    position: int = 0
