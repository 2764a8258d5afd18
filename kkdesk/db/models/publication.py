"""What policies and plans print around their objectives: themes, boxes, notes, signers, funds."""

from kkdesk.db.models.base import Printable, Record, reference


class Theme(Printable, table=True):
    """A group of objectives (tema, pejlemærke)."""

    policy_id: str = reference("policy.id", owned=True)
    number: int
    title: str
    short_title: str = ""
    intro: str = ""


class Signer(Record, table=True):
    """Who signed a policy's foreword."""

    policy_id: str = reference("policy.id", owned=True)
    person_id: str | None = reference("person.id", optional=True)
    name: str = ""
    title: str = ""
    position: int = 0


class CallOut(Printable, table=True):
    """A box beside the text: an example, a pull quote, a year, or a figure with its words."""

    __tablename__ = "call_out"

    policy_id: str | None = reference("policy.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    objective_id: str | None = reference("objective.id", optional=True)
    kind: str = "fact"
    title: str = ""
    figure: str = ""
    text: str = ""
    position: int = 0


class Footnote(Printable, table=True):
    """A numbered note or source of a document; the same number may be referred to twice."""

    policy_id: str | None = reference("policy.id", owned=True, optional=True)
    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    number: str
    text: str


class Hearing(Printable, table=True):
    """A hearing: what is heard, who is asked, by when, and what came in."""

    policy_id: str | None = reference("policy.id", optional=True)
    round_id: str | None = reference("status_round.id", optional=True)
    case_id: str | None = reference("case.id", optional=True)
    title: str
    parties: str = ""
    deadline: str = ""
    answers_received: int | None = None


class Fund(Printable, table=True):
    """Money set aside but not yet given out (pulje): who decides, when, for what."""

    plan_id: str | None = reference("plan.id", owned=True, optional=True)
    policy_id: str | None = reference("policy.id", optional=True)
    committee_id: str | None = reference("committee.id", optional=True)
    title: str
    amounts: str = ""
    decided_in: str = ""
    uses: str = ""
