"""Indicators with baselines, targets and measurements."""

from datetime import date

from sqlalchemy import UniqueConstraint

from kkdesk.db.models.base import Printable, Record, reference


class Indicator(Printable, table=True):
    """Something that is measured, with its unit, direction and population."""

    policy_id: str | None = reference("policy.id", optional=True)
    objective_id: str | None = reference("objective.id", optional=True)
    heading_id: str | None = reference("plan_heading.id", optional=True)
    code: str
    name: str
    definition: str = ""
    unit: str = ""
    direction: str = "more"
    population: str = ""
    grouping: str = ""
    source: str = ""
    caption: str = ""
    note: str = ""
    proxy_note: str = ""
    observed: str = ""


class IndicatorCommittee(Record, table=True):
    """A committee that an indicator belongs to."""

    __tablename__ = "indicator_committee"
    __table_args__ = (UniqueConstraint("indicator_id", "committee_id"),)

    indicator_id: str = reference("indicator.id", owned=True)
    committee_id: str = reference("committee.id", owned=True)


class Baseline(Printable, table=True):
    """Where an indicator started, or when that will be measured."""

    indicator_id: str = reference("indicator.id", owned=True)
    as_written: str
    value: str = ""
    series: str = ""
    measured: str = ""
    pending: bool = False
    due: str = ""
    population: str = ""
    note: str = ""


class Target(Printable, table=True):
    """What an indicator should reach."""

    indicator_id: str = reference("indicator.id", owned=True)
    department_id: str | None = reference("department.id", optional=True)
    as_written: str
    value: str = ""
    series: str = ""
    comparator: str = "reach"
    unit: str = ""
    base_year: int | None = None
    year: int | None = None


class Measurement(Printable, table=True):
    """A measured value; without an indicator it is a figure that a text states."""

    indicator_id: str | None = reference("indicator.id", owned=True, optional=True)
    initiative_id: str | None = reference("initiative.id", owned=True, optional=True)
    status_entry_id: str | None = reference("status_entry.id", optional=True)
    department_id: str | None = reference("department.id", optional=True)
    as_written: str
    value: str = ""
    series: str = ""
    what: str = ""
    as_of: str = ""
    measured_on: date | None = None
    approximate: bool = False
    position: int = 0
