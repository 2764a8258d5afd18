"""The municipality: organisations, committees, departments, councils and people."""

from kkdesk.db.models.base import Record, reference


class Organisation(Record, table=True):
    """A municipality."""

    name: str
    short_name: str = ""


class Committee(Record, table=True):
    """A political committee (udvalg), or the city council above them (BR)."""

    organisation_id: str = reference("organisation.id", owned=True)
    code: str
    name: str
    weekday: str = ""
    chair: str = ""
    position: int = 0


class Department(Record, table=True):
    """An administrative department (forvaltning)."""

    organisation_id: str = reference("organisation.id", owned=True)
    committee_id: str | None = reference("committee.id", optional=True)
    code: str
    name: str
    mission: str = ""
    valid_from: str = ""
    valid_to: str = ""
    collation: str = ""


class SubUnit(Record, table=True):
    """A part of a department: a centre, a job centre, a home, a school."""

    __tablename__ = "sub_unit"

    department_id: str = reference("department.id", owned=True)
    name: str
    kind: str = ""
    location: str = ""


class Council(Record, table=True):
    """An advisory council (råd) such as the disability council."""

    organisation_id: str = reference("organisation.id", owned=True)
    code: str
    name: str
    chair_id: str | None = reference("person.id", optional=True)


class Person(Record, table=True):
    """Somebody who is responsible for, or a contact on, something."""

    organisation_id: str = reference("organisation.id", owned=True)
    department_id: str | None = reference("department.id", optional=True)
    name: str = ""
    title: str = ""
    unit: str = ""
    email: str = ""
    phone: str = ""


class Membership(Record, table=True):
    """A person's seat on a committee or an advisory council, for a time."""

    committee_id: str | None = reference("committee.id", owned=True, optional=True)
    council_id: str | None = reference("council.id", owned=True, optional=True)
    person_id: str = reference("person.id", owned=True)
    role: str = ""
    valid_from: str = ""
    valid_to: str = ""
