"""Closed lists of the field, each value with a Danish and an English label.

The values are what the database stores; people only ever see the labels.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

Lang = Literal["da", "en"]


class Labelled(StrEnum):
    """A stored value that carries the words people read."""

    _da: str
    _en: str

    def __new__(cls, value: str, danish: str = "", english: str = "") -> Self:
        """Make a member from its stored value and its two labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._da = danish  # noqa: SLF001 -- the member under construction is our own
        member._en = english  # noqa: SLF001
        return member

    def label(self, lang: Lang = "da") -> str:
        """Return the words for this value in the given language."""
        return self._da if lang == "da" else self._en

    @classmethod
    def choices(cls, lang: Lang = "da") -> tuple[tuple[str, str], ...]:
        """Return (stored value, label) pairs in the order of the list."""
        return tuple((str(member), member.label(lang)) for member in cls)


class Edition(Labelled):
    """Who a printed document is for."""

    PUBLIC = "public", "Offentlig", "Public"
    INTERNAL = "internal", "Intern", "Internal"

    def marking(self, lang: Lang = "da") -> str:
        """Return what stands on its every page: nothing on the public one's."""
        if self is Edition.PUBLIC:
            return ""
        return f"{self.label(lang)} {'edition' if lang == 'en' else 'udgave'}"


class OwnerKind(Labelled):
    """Who carries an initiative."""

    DEPARTMENT = "department", "Forvaltning", "Department"
    CROSS = "cross", "Tværgående", "Cross-departmental"
    EXTERNAL = "external", "Ekstern", "External"


class DateRole(Labelled):
    """What a date means for the record that carries it."""

    ADOPTED = "adopted", "Vedtaget", "Adopted"
    TAKES_EFFECT = "takes_effect", "Træder i kraft", "Takes effect"
    START = "start", "Start", "Start"
    END = "end", "Slut", "End"
    TRIAL_ENDS = "trial_ends", "Forsøg slutter", "Trial ends"
    FUNDING_ENDS = "funding_ends", "Bevilling udløber", "Funding ends"
    OPENS = "opens", "Åbner", "Opens"
    DECISION_EXPECTED = "decision_expected", "Beslutning ventes", "Decision expected"
    EVALUATION_STARTS = "evaluation_starts", "Evaluering påbegyndes", "Evaluation starts"
    STATUS_AS_OF = "status_as_of", "Status pr.", "Status as of"
    MEASURED = "measured", "Måleperiode", "Measured"
    FUNDING_PERIOD = "funding_period", "Bevillingsperiode", "Funding period"
    POLICY_PERIOD = "policy_period", "Politikperiode", "Policy period"
    MEETING = "meeting", "Møde", "Meeting"
    DOCUMENT_DATE = "document_date", "Dokumentdato", "Document date"
    HEARING_DEADLINE = "hearing_deadline", "Høringsfrist", "Hearing deadline"
    SUBMISSION_DEADLINE = "submission_deadline", "Afleveringsfrist", "Submission deadline"
    BUDGET_YEAR = "budget_year", "Budgetår", "Budget year"
    PERIOD = "period", "Periode", "Period"
    MEASUREMENT_DUE = "measurement_due", "Skal måles", "To be measured"
    ANSWER_DUE = "answer_due", "Svarfrist", "Answer due"
    FOLLOW_UP = "follow_up", "Opfølgning", "Follow-up"
    PREPARATION = "preparation", "Klar til møde", "Ready for a meeting"
    MENTIONED = "mentioned", "Nævnt", "Mentioned"


class InitiativeForm(Labelled):
    """What kind of work an initiative is."""

    TRIAL = "trial", "Forsøg", "Trial"
    PILOT = "pilot", "Pilotprojekt", "Pilot project"
    PROJECT = "project", "Projekt", "Project"
    OPERATION = "operation", "Løbende drift", "Ongoing operation"
    REORGANISATION = "reorganisation", "Organisationsændring", "Reorganisation"
    TRAINING = "training", "Kompetenceudvikling", "Training"
    ANALYSIS = "analysis", "Kortlægning eller analyse", "Mapping or analysis"
    PARTNERSHIP = "partnership", "Partnerskab eller samarbejde", "Partnership"
    FUND = "fund", "Pulje", "Fund"
    CAPACITY = "capacity", "Etablering eller kapacitet", "Opening or capacity"
    STRATEGY = "strategy", "Strategi eller handleplan", "Strategy or action plan"
    APPEAL = "appeal", "Henvendelse til minister", "Appeal to a minister"
    REGULATION = "regulation", "Klausul eller regelforenkling", "Clause or simplification"
    GUIDANCE = "guidance", "Vejledning eller materiale", "Guidance or material"
    STAFF = "staff", "Ansættelse af koordinator", "Hiring a coordinator"
    SUBSIDY = "subsidy", "Driftstilskud", "Operating subsidy"
    CONSTRUCTION = "construction", "Anlægsbevilling", "Construction grant"
    PLANNING_GRANT = "planning_grant", "Planlægningsbevilling", "Planning grant"
    INVESTMENT = "investment", "Investeringsinitiativ", "Investment initiative"
    EVALUATION = "evaluation", "Evaluering", "Evaluation"
    TARGET_STATUS = "target_status", "Måltal og årsstatus", "Targets and yearly status"
    HEARING = "hearing", "Høring", "Hearing"
    PROPOSAL = "proposal", "Indstilling til udvalg", "Proposal to a committee"


class InitiativeState(Labelled):
    """Where an initiative stands; set by the coordinator, never by the program."""

    CONSIDERED = "considered", "Under overvejelse", "Under consideration"
    PROPOSED = "proposed", "Foreslået", "Proposed"
    AWAITING_DECISION = "awaiting_decision", "Afventer beslutning", "Awaiting decision"
    DECIDED = "decided", "Besluttet", "Decided"
    PLANNED = "planned", "Planlagt", "Planned"
    IN_HEARING = "in_hearing", "I høring", "In hearing"
    IN_PROGRESS = "in_progress", "I gang", "In progress"
    ONGOING = "ongoing", "Løbende", "Ongoing"
    CONTINUED = "continued", "Videreført", "Continued"
    COMPLETED = "completed", "Gennemført", "Completed"
    DELAYED = "delayed", "Forsinket", "Delayed"
    NOT_CARRIED_OUT = "not_carried_out", "Ikke gennemført", "Not carried out"
    NOT_PRIORITISED = "not_prioritised", "Ikke prioriteret", "Not prioritised"
    FUNDING_EXPIRED = "funding_expired", "Finansiering udløbet", "Funding expired"


class FinancingState(Labelled):
    """Whether the money is there; separate from any amount."""

    FINANCED = "financed", "Finansieret", "Financed"
    NEEDS_FUNDING = "needs_funding", "Kræver særskilt finansiering", "Needs separate funding"
    EXPIRED = "expired", "Finansiering udløbet", "Funding expired"
    WITHIN_BUDGET = "within_budget", "Inden for eksisterende budget", "Within existing budget"
    NOT_PRIORITISED = "not_prioritised", "Ikke prioriteret", "Not prioritised"
    NONE_SET_ASIDE = "none_set_aside", "Ingen midler afsat", "No money set aside"
    UNKNOWN = "unknown", "Ikke oplyst", "Not stated"


class RoundState(Labelled):
    """Whether a status round still takes texts."""

    OPEN = "open", "Åben", "Open"
    CLOSED = "closed", "Lukket", "Closed"


class EntryState(Labelled):
    """How far a status text has come."""

    MISSING = "missing", "Mangler", "Missing"
    DRAFT = "draft", "Kladde", "Draft"
    SUBMITTED = "submitted", "Indsendt", "Submitted"
    RETURNED = "returned", "Returneret", "Returned"
    APPROVED = "approved", "Godkendt", "Approved"


class Rag(Labelled):
    """How an initiative goes, in the words that its colour repeats."""

    GREEN = "green", "Grøn: går som planlagt", "Green: as planned"
    AMBER = "amber", "Gul: kræver opmærksomhed", "Amber: needs attention"
    RED = "red", "Rød: kan ikke nås", "Red: cannot be reached"
    GREY = "grey", "Grå: kan ikke vurderes", "Grey: cannot be rated"


class Trend(Labelled):
    """How a rating stands against the last round's."""

    BETTER = "better", "Bedre end sidst", "Better than last time"
    SAME = "same", "Som sidst", "As last time"
    WORSE = "worse", "Dårligere end sidst", "Worse than last time"


class RemarkKind(Labelled):
    """What a remark does."""

    PRAISE = "praise", "Ros", "Praise"
    CRITICISM = "criticism", "Kritik", "Criticism"
    REQUEST = "request", "Ønske", "Request"
    PROPOSAL = "proposal", "Forslag", "Proposal"
    QUESTION = "question", "Spørgsmål", "Question"


class RemarkRoundKind(Labelled):
    """Which round of a hearing the remarks belong to."""

    ORDINARY = "ordinary", "Ordinær", "Ordinary"
    SUPPLEMENTARY = "supplementary", "Supplerende", "Supplementary"


class RemarkChannel(Labelled):
    """Where a round of remarks came from."""

    COUNCIL = "council", "Råd", "Council"
    HEARING = "hearing", "Høring", "Hearing"
    MEETING = "meeting", "Borgermøde", "Citizen meeting"


class RemarkResult(Labelled):
    """What became of a remark."""

    CHANGED = "changed", "Indsats ændret", "Initiative changed"
    DECIDED = "decided", "Besluttet", "Decided"
    IN_MEMO = "in_memo", "Med i notatet", "In the memo"
    NOT_FOLLOWED = "not_followed", "Ikke fulgt", "Not followed"


class AnswerState(Labelled):
    """How far an answer to a remark has come."""

    ASKED = "asked", "Udbedt", "Asked for"
    DRAFTED = "drafted", "Udkast", "Drafted"
    GIVEN = "given", "Afgivet", "Given"


class ExperienceBy(Labelled):
    """Whose experience is told."""

    ADMINISTRATION = "administration", "Forvaltningerne", "The administration"
    COUNCIL = "council", "Rådet", "The council"


class Direction(Labelled):
    """Which way of an indicator is good."""

    MORE = "more", "Højere er bedre", "Higher is better"
    LESS = "less", "Lavere er bedre", "Lower is better"
    NEUTRAL = "neutral", "Ingen retning", "No direction"


class CaseKind(Labelled):
    """What a case asks of the committee."""

    BRIEFING = "briefing", "Orientering", "Briefing"
    PROPOSAL = "proposal", "Indstilling", "Proposal"
    ANSWER = "answer", "Besvarelse", "Answer"
    HEARING = "hearing", "Høring", "Hearing"


class StepPurpose(Labelled):
    """What a committee does with a case at a step of its route."""

    TREATMENT = "treatment", "Behandling", "Consideration"
    NOTED = "noted", "Til efterretning", "For information"
    BRIEFING = "briefing", "Orientering", "Briefing"
    APPROVAL = "approval", "Til godkendelse", "For approval"


class StepOutcome(Labelled):
    """What came of a case at a step of its route."""

    OPEN = "", "Intet endnu", "None yet"
    DECIDED = "decided", "Godkendt", "Approved"
    NOTED = "noted", "Taget til efterretning", "Noted"
    AMENDED = "amended", "Godkendt med ændringer", "Approved with changes"
    SENT_BACK = "sent_back", "Sendt tilbage", "Sent back"
    POSTPONED = "postponed", "Udsat", "Postponed"
    REJECTED = "rejected", "Forkastet", "Rejected"
    WITHDRAWN = "withdrawn", "Trukket tilbage", "Withdrawn"


class RowKind(Labelled):
    """What a row of a stated table is."""

    ROW = "row", "Række", "Row"
    GROUP = "group", "Gruppe", "Group"
    TOTAL = "total", "I alt", "Total"


class ItemMarker(Labelled):
    """What stands before an item of a text."""

    BULLET = "bullet", "Punkt", "Bullet"
    NUMBER = "number", "Nummer", "Number"
    CHECK = "check", "Afkrydsning", "Tick box"


class BoxKind(Labelled):
    """What a box beside the text of a policy or plan holds."""

    FACT = "fact", "Fakta", "Fact"
    EXAMPLE = "example", "Eksempel", "Example"
    QUOTE = "quote", "Citat", "Quotation"
    YEAR = "year", "Årstal", "Year"
    FIGURE = "figure", "Tal", "Figure"


class SourceKind(Labelled):
    """Which kind of text a date or an amount was read from."""

    STATUS = "status", "Statustekst", "Status text"
    PLAN = "plan", "Plan", "Plan"
    OTHER = "other", "Andet", "Other"


class MoneyKind(Labelled):
    """What money an initiative has; derived from its appropriations and dates, never typed."""

    ANY = "any", "Har bevilling", "Has an appropriation"
    PERMANENT = "permanent", "Varig bevilling", "Permanent funding"
    TEMPORARY = "temporary", "Midlertidig bevilling", "Temporary funding"


class FollowUpFrequency(Labelled):
    """How often a policy or plan is followed up."""

    YEARLY = "yearly", "Hvert år", "Every year"
    MIDWAY = "midway", "Midtvejs", "Midway"
    EXPIRY = "expiry", "Ved udløb", "At expiry"


class PlanUnit(Labelled):
    """What the time before a meeting is counted in."""

    WORKING_DAYS = "working_days", "Arbejdsdage", "Working days"
    WEEKS = "weeks", "Uger", "Weeks"


class DayKind(Labelled):
    """What the days of a period in the municipality's calendar are."""

    CLOSED = "closed", "Lukkedage", "Closed"
    SCHOOL_BREAK = "school_break", "Skoleferie", "School break"


class DeadlineAction(Labelled):
    """What a person decided of a deadline."""

    CONFIRMED = "confirmed", "Bekræftet", "Confirmed"
    MOVED = "moved", "Flyttet", "Moved"
    WAIVED = "waived", "Frafaldet", "Waived"
