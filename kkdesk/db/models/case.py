"""Cases: decision routes, meetings, appendices, questions and their answers."""

from datetime import date

from kkdesk.db.models.base import Printable, Record, reference


class Case(Printable, table=True):
    """A case (sag) on its way through committees."""

    policy_id: str | None = reference("policy.id", optional=True)
    round_id: str | None = reference("status_round.id", optional=True)
    department_id: str | None = reference("department.id", optional=True)
    responsible_id: str | None = reference("person.id", optional=True)
    number: str = ""
    title: str
    kind: str = "briefing"
    text: str = ""
    hearing_text: str = ""
    general_remark_text: str = ""


class Meeting(Printable, table=True):
    """A committee's meeting."""

    committee_id: str = reference("committee.id", owned=True)
    held_on: date | None = None
    as_written: str = ""
    place: str = ""


class RouteStep(Printable, table=True):
    """A step of a case's decision route."""

    __tablename__ = "route_step"

    case_id: str = reference("case.id", owned=True)
    committee_id: str | None = reference("committee.id", optional=True)
    meeting_id: str | None = reference("meeting.id", optional=True)
    number: int
    purpose: str = "treatment"
    condition: str = ""
    outcome: str = ""
    result: str = ""


class Appendix(Printable, table=True):
    """A numbered appendix (bilag) of a case, and what a packet prints of it.

    A generated document has its kind and what is asked of it; an own file is a document of the
    appendix that stands in the packet.
    """

    case_id: str = reference("case.id", owned=True)
    number: int
    title: str
    document: str = ""
    content_kind: str = ""
    print_kind: str = ""
    round_id: str | None = reference("status_round.id", optional=True)
    plan_id: str | None = reference("plan.id", optional=True)
    department_id: str | None = reference("department.id", optional=True)
    committee_id: str | None = reference("committee.id", optional=True)
    first: str = ""
    last: str = ""


class Memo(Printable, table=True):
    """The parts of a case's memo that are written for one committee."""

    case_id: str = reference("case.id", owned=True)
    committee_id: str | None = reference("committee.id", optional=True)
    objective_id: str | None = reference("objective.id", optional=True)
    lead_text: str = ""
    area_text: str = ""
    remarks_text: str = ""


class Question(Printable, table=True):
    """A committee's numbered question with the administration's answer."""

    policy_id: str | None = reference("policy.id", optional=True)
    case_id: str | None = reference("case.id", optional=True)
    committee_id: str | None = reference("committee.id", optional=True)
    parent_id: str | None = reference("question.id", owned=True, optional=True)
    number: str
    title: str
    asked: str = ""
    answer: str = ""
    funding_statement: str = ""
    reservation: str = ""
    position: int = 0


class QuestionList(Printable, table=True):
    """A list of initiatives inside an answer, for one year."""

    __tablename__ = "question_list"

    question_id: str = reference("question.id", owned=True)
    heading: str
    year: str = ""
    intro: str = ""
    funding: str = ""
    position: int = 0


class QuestionListItem(Record, table=True):
    """An initiative on such a list."""

    __tablename__ = "question_list_item"

    list_id: str = reference("question_list.id", owned=True)
    initiative_id: str = reference("initiative.id", owned=True)
    position: int = 0


class Document(Printable, table=True):
    """A file of a case or of one of its appendices; its contents lie under ``sha256``."""

    case_id: str = reference("case.id", owned=True)
    appendix_id: str | None = reference("appendix.id", optional=True)
    name: str
    note: str = ""
    in_packet: bool = False


class DocumentVersion(Record, table=True):
    """What a document's file held from a moment on; the highest number is the newest."""

    __tablename__ = "document_version"

    document_id: str = reference("document.id", owned=True)
    number: int
    sha256: str
    size: int
    file_name: str
    added_on: date | None = None
    added_by: str = ""
