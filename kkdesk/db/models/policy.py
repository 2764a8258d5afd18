"""A policy with its principles, objectives, priorities and first decisions."""

from kkdesk.db.models.base import Printable, Record, reference


class Policy(Printable, table=True):
    """A political policy for a period of years."""

    organisation_id: str = reference("organisation.id")
    lead_department_id: str | None = reference("department.id", optional=True)
    adopted_by_id: str | None = reference("committee.id", optional=True)
    predecessor_id: str | None = reference("policy.id", optional=True)
    code: str
    title: str
    short_title: str = ""
    slogan: str = ""
    period: str = ""
    adopted_on: str = ""
    vision_long: str = ""
    vision_short: str = ""
    purpose: str = ""
    target_group: str = ""
    definition: str = ""
    follow_up: str = ""
    legal_frame: str = ""
    funding_statement: str = ""
    quote: str = ""
    quote_source: str = ""
    foreword: str = ""
    experience: str = ""
    objectives_intro: str = ""
    predecessor_title: str = ""
    successor_note: str = ""


class Principle(Printable, table=True):
    """A principle that the policy rests on."""

    policy_id: str = reference("policy.id", owned=True)
    number: int
    title: str
    text: str = ""


class Objective(Printable, table=True):
    """An objective (målsætning): the long title heads its slides, the short one its lists."""

    policy_id: str = reference("policy.id", owned=True)
    theme_id: str | None = reference("theme.id", optional=True)
    lead_department_id: str | None = reference("department.id", optional=True)
    number: int
    title_long: str
    title_short: str
    body: str = ""
    quote: str = ""
    colour: str = "#1d4f8c"
    department_order: str = ""


class Priority(Printable, table=True):
    """A special priority (særlig prioritering); responsibility is kept as written."""

    objective_id: str = reference("objective.id", owned=True)
    number: str
    text_long: str
    text_short: str
    responsibility: str
    responsibility_short: str = ""
    responsibility_in_policy: str = ""
    position: int = 0


class PolicyDecision(Printable, table=True):
    """Something already decided when the policy was written ("Vi er i gang")."""

    __tablename__ = "policy_decision"

    objective_id: str = reference("objective.id", owned=True)
    text: str
    decided_with: str = ""
    kind: str = ""
    position: int = 0


class FollowUpRule(Record, table=True):
    """How a policy or plan is followed up: what, by whom, how often, before which committee."""

    __tablename__ = "follow_up_rule"

    policy_id: str | None = reference("policy.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    committee_id: str | None = reference("committee.id", optional=True)
    text: str
    frequency: str = ""
