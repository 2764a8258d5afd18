"""Rules that plan back from meetings, the calendar, and what was decided of deadlines."""

from datetime import date

from sqlalchemy import CheckConstraint

from kkdesk.db.models.base import Record, reference


class PlanningRule(Record, table=True):
    """So long before a meeting, or before what another rule asks for, something is ready."""

    __tablename__ = "planning_rule"

    name: str
    amount: int = 0
    unit: str = "working_days"
    committee_id: str | None = reference("committee.id", optional=True)
    before_id: str | None = reference("planning_rule.id", optional=True)
    first_only: bool = False
    position: int = 0


class CalendarPeriod(Record, table=True):
    """Days that are closed or a school break; the days follow from the words."""

    __tablename__ = "calendar_period"

    name: str
    kind: str = "school_break"
    as_written: str
    first: date | None = None
    last: date | None = None


class DeadlineDecision(Record, table=True):
    """What somebody decided of one deadline; exactly one record gives the deadline.

    ``what`` tells several deadlines of one record apart: the rule of a step, a year.
    """

    __tablename__ = "deadline_decision"
    __table_args__ = (
        CheckConstraint(
            "coalesce(date_entry_id, target_id, baseline_id, submission_id, answer_id,"
            " follow_up_rule_id, appropriation_id, step_id) IS NOT NULL",
            name="deadline_decision_has_origin",
        ),
    )

    date_entry_id: str | None = reference("date_entry.id", owned=True, optional=True)
    target_id: str | None = reference("target.id", owned=True, optional=True)
    baseline_id: str | None = reference("baseline.id", owned=True, optional=True)
    submission_id: str | None = reference("department_submission.id", owned=True, optional=True)
    answer_id: str | None = reference("answer.id", owned=True, optional=True)
    follow_up_rule_id: str | None = reference("follow_up_rule.id", owned=True, optional=True)
    appropriation_id: str | None = reference("appropriation.id", owned=True, optional=True)
    step_id: str | None = reference("route_step.id", owned=True, optional=True)
    what: str = ""
    action: str
    reason: str = ""
    old_words: str = ""
    old_first: date | None = None
    old_last: date | None = None
    words: str = ""
    first: date | None = None
    last: date | None = None
    precision: str = ""
    flag: str = ""
    decided_on: date | None = None
    decided_by: str = ""
