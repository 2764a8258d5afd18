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
    FieldSpec("target_group", "Målgruppe", "Target group", FieldKind.LINE, "more"),
    FieldSpec("legal_paragraph", "Lovparagraf", "Legal paragraph", FieldKind.LINE, "more"),
    FieldSpec("location", "Sted", "Location", FieldKind.LINE, "more"),
    FieldSpec("capacity", "Kapacitet", "Capacity", FieldKind.LINE, "more"),
    FieldSpec("results", "Resultater", "Results", FieldKind.RICH, "more"),
    FieldSpec("challenge", "Udfordring", "Challenge", FieldKind.RICH, "more"),
    FieldSpec("resources", "Inddragelse af ressourcer", "Resources", FieldKind.RICH, "more"),
    FieldSpec("source_document", "Kilde", "Source", FieldKind.LINE, "more"),
)
