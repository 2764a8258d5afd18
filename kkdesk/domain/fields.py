"""The fields of an initiative a person can edit, with their words and the kind of editor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import (
    FinancingState,
    InitiativeForm,
    InitiativeState,
    Labelled,
    OwnerKind,
)

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang


class FieldKind(StrEnum):
    """How a field is edited."""

    LINE = "line"
    RICH = "rich"
    CHOICE = "choice"
    DEPARTMENT = "department"
    POLICY = "policy"
    FLAG = "flag"
    LINES = "lines"
    NUMBER = "number"
    RESPONSIBILITY = "responsibility"
    COLOUR = "colour"
    DATE_WORDS = "date_words"
    """A date expression that stands as words in a column of its own."""
    REFERENCE = "reference"
    """Another record, one of what the page offers."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its column, its Danish and English words, its editor and its choices."""

    name: str
    danish: str
    english: str
    kind: FieldKind
    group: str
    choices: type[Labelled] | None = None
    required: bool = False

    def label(self, lang: Lang) -> str:
        """Return the words for the field."""
        return self.danish if lang == "da" else self.english


GROUPS: dict[str, tuple[str, str]] = {
    "core": ("Indsats", "Initiative"),
    "place": ("Ansvar og placering", "Responsibility and place"),
    "status": ("Tilstand", "State"),
    "sheet": ("Indsatsbeskrivelse", "Description sheet"),
    "more": ("Flere oplysninger", "More details"),
}

INITIATIVE_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("code", "Kode", "Code", FieldKind.LINE, "core", required=True),
    FieldSpec("title", "Titel", "Title", FieldKind.LINE, "core", required=True),
    FieldSpec("description", "Beskrivelse", "Description", FieldKind.RICH, "core"),
    FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
    FieldSpec("owner_kind", "Ejerform", "Owner kind", FieldKind.CHOICE, "place", OwnerKind),
    FieldSpec("owner_department_id", "Forvaltning", "Department", FieldKind.DEPARTMENT, "place"),
    FieldSpec("owner_text", "Ejer i ord", "Owner in words", FieldKind.LINE, "place"),
    FieldSpec("policy_id", "Politik", "Policy", FieldKind.POLICY, "place"),
    FieldSpec("form", "Form", "Form", FieldKind.CHOICE, "status", InitiativeForm),
    FieldSpec("state", "Tilstand", "State", FieldKind.CHOICE, "status", InitiativeState),
    FieldSpec("financing", "Finansiering", "Financing", FieldKind.CHOICE, "status", FinancingState),
    FieldSpec(
        "decision_needed", "Beslutning der mangler", "Decision needed", FieldKind.LINE, "status"
    ),
    FieldSpec("challenge", "Udfordring", "Challenge", FieldKind.RICH, "sheet"),
    FieldSpec("results", "Resultater og indikatorer", "Results", FieldKind.RICH, "sheet"),
    FieldSpec("resources", "Inddragelse af ressourcer", "Resources", FieldKind.RICH, "sheet"),
    FieldSpec("target_group", "Målgruppe", "Target group", FieldKind.LINE, "more"),
    FieldSpec("legal_paragraph", "Lovparagraf", "Legal paragraph", FieldKind.LINE, "more"),
    FieldSpec("location", "Sted", "Location", FieldKind.LINE, "more"),
    FieldSpec("capacity", "Kapacitet", "Capacity", FieldKind.LINE, "more"),
    FieldSpec("source_document", "Kilde", "Source", FieldKind.LINE, "more"),
)

ENTRY_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("text", "Statustekst", "Status text", FieldKind.RICH, "core"),
    FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
)
"""The fields of a status text on the page of rounds."""

_CONFIDENTIAL = FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core")

RECORD_FIELDS: dict[str, tuple[FieldSpec, ...]] = {
    "policy": (
        FieldSpec("code", "Kode", "Code", FieldKind.LINE, "core", required=True),
        FieldSpec("title", "Titel", "Title", FieldKind.LINE, "core", required=True),
        FieldSpec("short_title", "Kort titel", "Short title", FieldKind.LINE, "core"),
        FieldSpec("slogan", "Slogan", "Slogan", FieldKind.LINE, "core"),
        FieldSpec("period", "Periode", "Period", FieldKind.LINE, "core"),
        FieldSpec("adopted_on", "Vedtaget", "Adopted", FieldKind.LINE, "core"),
        FieldSpec("lead_department_id", "Tovholder", "Lead", FieldKind.DEPARTMENT, "core"),
        FieldSpec("vision_long", "Vision", "Vision", FieldKind.RICH, "core"),
        FieldSpec("vision_short", "Vision, kort", "Vision, short", FieldKind.RICH, "core"),
        FieldSpec("purpose", "Formål", "Purpose", FieldKind.RICH, "core"),
        FieldSpec("target_group", "Målgruppe", "Target group", FieldKind.RICH, "core"),
        FieldSpec("definition", "Definition", "Definition", FieldKind.RICH, "core"),
        FieldSpec("funding_statement", "Om finansiering", "On funding", FieldKind.RICH, "core"),
        FieldSpec("follow_up", "Opfølgning", "Follow-up", FieldKind.RICH, "core"),
        FieldSpec("legal_frame", "Retlig ramme", "Legal frame", FieldKind.RICH, "core"),
        FieldSpec("quote", "Citat til status", "Quote for the status", FieldKind.RICH, "core"),
        FieldSpec("quote_source", "Citatets kilde", "Source of quote", FieldKind.LINE, "core"),
        _CONFIDENTIAL,
    ),
    "objective": (
        FieldSpec("number", "Nummer", "Number", FieldKind.NUMBER, "core", required=True),
        FieldSpec("title_long", "Lang titel", "Long title", FieldKind.LINE, "core", required=True),
        FieldSpec(
            "title_short", "Kort titel", "Short title", FieldKind.LINE, "core", required=True
        ),
        FieldSpec("body", "Tekst", "Text", FieldKind.RICH, "core"),
        FieldSpec("quote", "Citat", "Pull quote", FieldKind.RICH, "core"),
        FieldSpec("colour", "Farve", "Colour", FieldKind.COLOUR, "core"),
        FieldSpec("lead_department_id", "Tovholder", "Lead", FieldKind.DEPARTMENT, "core"),
        FieldSpec(
            "department_order",
            "Forvaltningernes rækkefølge (én pr. linje)",
            "Order of departments (one per line)",
            FieldKind.LINES,
            "core",
        ),
        _CONFIDENTIAL,
    ),
    "priority": (
        FieldSpec("number", "Nummer", "Number", FieldKind.LINE, "core", required=True),
        FieldSpec("text_long", "Fuld tekst", "Full text", FieldKind.RICH, "core", required=True),
        FieldSpec("text_short", "Kort tekst", "Short text", FieldKind.RICH, "core", required=True),
        FieldSpec(
            "responsibility",
            "Ansvar, som skrevet",
            "Responsibility, as written",
            FieldKind.RESPONSIBILITY,
            "core",
            required=True,
        ),
        FieldSpec(
            "responsibility_short", "Ansvar, kort", "Responsibility, short", FieldKind.LINE, "core"
        ),
        _CONFIDENTIAL,
    ),
    "plan": (
        FieldSpec("code", "Kode", "Code", FieldKind.LINE, "core", required=True),
        FieldSpec("title", "Titel", "Title", FieldKind.LINE, "core", required=True),
        FieldSpec("department_id", "Forvaltning", "Department", FieldKind.DEPARTMENT, "core"),
        FieldSpec("period", "Periode", "Period", FieldKind.LINE, "core"),
        FieldSpec("issued", "Udgivet", "Issued", FieldKind.LINE, "core"),
        FieldSpec("background", "Baggrund", "Background", FieldKind.RICH, "core"),
        FieldSpec("purpose", "Formål", "Purpose", FieldKind.RICH, "core"),
        FieldSpec("reading_guide", "Læsevejledning", "Reading guide", FieldKind.RICH, "core"),
        FieldSpec("scope_rule", "Afgrænsning", "Scope", FieldKind.RICH, "core"),
        FieldSpec("follow_up_rule", "Opfølgning", "Follow-up", FieldKind.RICH, "core"),
        FieldSpec("funding_total", "Samlet finansiering", "Total funding", FieldKind.LINE, "core"),
        _CONFIDENTIAL,
    ),
    "plan_heading": (
        FieldSpec("number", "Nummer", "Number", FieldKind.LINE, "core", required=True),
        FieldSpec("title", "Overskrift", "Heading", FieldKind.LINE, "core", required=True),
        FieldSpec("intro", "Indledning", "Introduction", FieldKind.RICH, "core"),
        FieldSpec("panel_title", "Sidepanelets titel", "Panel title", FieldKind.LINE, "core"),
        FieldSpec("panel_text", "Sidepanelets tekst", "Panel text", FieldKind.RICH, "core"),
        FieldSpec("source", "Kilde", "Source", FieldKind.LINE, "core"),
        _CONFIDENTIAL,
    ),
}
"""The fields of what stands in the tree: policies, objectives, priorities, plans, headings."""
