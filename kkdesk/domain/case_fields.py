"""The fields of cases, their parts, questions, and of a municipality's bodies and people."""

from __future__ import annotations

from typing import Final

from kkdesk.domain.fields import FieldKind, FieldSpec
from kkdesk.domain.vocabulary import CaseKind, FinancingState, StepOutcome, StepPurpose


def _line(name: str, danish: str, english: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, danish, english, FieldKind.LINE, "core", required=required)


def _rich(name: str, danish: str, english: str) -> FieldSpec:
    return FieldSpec(name, danish, english, FieldKind.RICH, "core")


def _link(name: str, danish: str, english: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, danish, english, FieldKind.REFERENCE, "core", required=required)


_TITLE: Final = _line("title", "Titel", "Title", required=True)
_CONFIDENTIAL: Final = FieldSpec(
    "confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"
)
_COMMITTEE: Final = _link("committee_id", "Udvalg", "Committee")

_ORGANISATION: Final = _link("organisation_id", "Kommune", "Municipality", required=True)

CASE_FIELDS: Final[dict[str, tuple[FieldSpec, ...]]] = {
    "case": (
        _line("number", "Sagsnummer", "Case number"),
        FieldSpec("kind", "Type", "Type", FieldKind.CHOICE, "core", CaseKind),
        _TITLE,
        _link("policy_id", "Politik", "Policy"),
        _link("round_id", "Statusrunde", "Status round"),
        _link("department_id", "Ansvarlig forvaltning", "Responsible department"),
        _link("responsible_id", "Ansvarlig person", "Responsible person"),
        _rich("text", "Sagsfremstilling", "Statement of the case"),
        _rich("hearing_text", "Høring", "Hearing"),
        _rich("general_remark_text", "Generelle bemærkninger", "General remarks"),
        _CONFIDENTIAL,
    ),
    "route_step": (
        _COMMITTEE,
        _link("meeting_id", "Møde", "Meeting"),
        FieldSpec("purpose", "Formål", "Purpose", FieldKind.CHOICE, "core", StepPurpose),
        _line("condition", "Betingelse", "Condition"),
        FieldSpec("result", "Udfald", "Outcome", FieldKind.CHOICE, "core", StepOutcome),
        _rich("outcome", "Udfald i ord", "Outcome in words"),
        _CONFIDENTIAL,
    ),
    "appendix": (_TITLE, _line("document", "Henvisning", "Reference"), _CONFIDENTIAL),
    "document": (
        _line("name", "Navn", "Name", required=True),
        _link("appendix_id", "Bilag", "Appendix"),
        _line("note", "Note", "Note"),
        _CONFIDENTIAL,
    ),
    "memo": (
        _COMMITTEE,
        _rich("lead_text", "Indledning", "Introduction"),
        _rich("area_text", "Udvalgets område", "The committee's field"),
        _rich("remarks_text", "Bemærkninger", "Remarks"),
        _CONFIDENTIAL,
    ),
    "question": (
        _line("number", "Nummer", "Number", required=True),
        _COMMITTEE,
        _TITLE,
        _link("case_id", "Sag", "Case"),
        _rich("asked", "Spørgsmål", "Question"),
        _rich("answer", "Svar", "Answer"),
        _rich("funding_statement", "Om penge", "About money"),
        _rich("reservation", "Forbehold", "Reservation"),
        _CONFIDENTIAL,
    ),
    "question_list": (
        _line("heading", "Overskrift", "Heading", required=True),
        _line("year", "År", "Year"),
        _rich("intro", "Indledning", "Introduction"),
        FieldSpec("funding", "Finansiering", "Financing", FieldKind.CHOICE, "core", FinancingState),
        _CONFIDENTIAL,
    ),
    "committee": (
        _line("code", "Kode", "Code", required=True),
        _line("name", "Navn", "Name", required=True),
        _line("weekday", "Mødedag", "Day of meetings"),
        _line("chair", "Formand", "Chair"),
        _ORGANISATION,
    ),
    "council": (
        _line("code", "Kode", "Code", required=True),
        _line("name", "Navn", "Name", required=True),
        _ORGANISATION,
    ),
    "department": (
        _line("code", "Kode", "Code", required=True),
        _line("name", "Navn", "Name", required=True),
        _COMMITTEE,
        _rich("mission", "Opgave", "Mission"),
        _ORGANISATION,
    ),
    "person": (
        _line("name", "Navn", "Name"),
        _line("title", "Stilling", "Position"),
        _link("department_id", "Forvaltning", "Department"),
        _line("unit", "Enhed", "Unit"),
        _line("email", "E-mail", "E-mail"),
        _line("phone", "Telefon", "Telephone"),
        _ORGANISATION,
    ),
    "meeting": (
        FieldSpec("as_written", "Dag", "Day", FieldKind.DATE_WORDS, "core", required=True),
        _line("place", "Sted", "Place"),
        _CONFIDENTIAL,
    ),
    "membership": (
        _link("person_id", "Person", "Person", required=True),
        _line("role", "Rolle", "Role"),
        _line("valid_from", "Fra", "From"),
        _line("valid_to", "Til", "To"),
    ),
}
"""What a person can edit on the page Sager og møder, by record kind."""

TEXTS: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(spec.name for spec in CASE_FIELDS[kind] if spec.kind is FieldKind.RICH)
    for kind in ("case", "memo", "question", "question_list")
}
"""The texts of a case, and of what stands under it, that may cite its appendices."""
