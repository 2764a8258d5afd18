"""A department's action plan with headings of its own that may join priorities."""

from sqlalchemy import UniqueConstraint

from kkdesk.db.models.base import Printable, Record, reference


class Plan(Printable, table=True):
    """An action plan (indsatsplan, handleplan) under a policy."""

    policy_id: str = reference("policy.id")
    department_id: str | None = reference("department.id", optional=True)
    code: str
    title: str
    period: str = ""
    issued: str = ""
    background_title: str = ""
    background: str = ""
    overview_text: str = ""
    purpose: str = ""
    reading_guide: str = ""
    scope_rule: str = ""
    follow_up_rule: str = ""
    funding_total: str = ""


class PlanHeading(Printable, table=True):
    """A heading of the plan's own numbering."""

    __tablename__ = "plan_heading"

    plan_id: str = reference("plan.id", owned=True)
    objective_id: str | None = reference("objective.id", optional=True)
    number: str
    title: str
    intro: str = ""
    initiatives_heading: str = ""
    panel_title: str = ""
    panel_text: str = ""
    source: str = ""
    position: int = 0


class PlanHeadingPriority(Record, table=True):
    """A priority that a heading covers."""

    __tablename__ = "plan_heading_priority"
    __table_args__ = (UniqueConstraint("heading_id", "priority_id"),)

    heading_id: str = reference("plan_heading.id", owned=True)
    priority_id: str = reference("priority.id", owned=True)


class PlanEntry(Printable, table=True):
    """What the plan says of an initiative under one of its headings."""

    __tablename__ = "plan_entry"

    heading_id: str = reference("plan_heading.id", owned=True)
    initiative_id: str = reference("initiative.id", owned=True)
    lead: str = ""
    text: str = ""
    marker: str = "bullet"
    group_title: str = ""
    position: int = 0


class PlanContinuation(Printable, table=True):
    """What a plan says became of an initiative of the plan before it, and why."""

    __tablename__ = "plan_continuation"
    __table_args__ = (UniqueConstraint("plan_id", "initiative_id"),)

    plan_id: str = reference("plan.id", owned=True)
    initiative_id: str = reference("initiative.id", owned=True)
    previous_plan_id: str | None = reference("plan.id", optional=True)
    merged_into_id: str | None = reference("initiative.id", optional=True)
    previous_title: str = ""
    outcome: str = "continued"
    reason: str = ""
    position: int = 0


class DocumentLink(Printable, table=True):
    """A document that a plan or policy refers its readers to."""

    __tablename__ = "document_link"

    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    policy_id: str | None = reference("policy.id", owned=True, optional=True)
    title: str
    url: str = ""
    position: int = 0
