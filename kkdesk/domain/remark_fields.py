"""The fields of rounds of remarks, remarks and answers that a person can edit."""

from __future__ import annotations

from typing import Final

from kkdesk.domain.fields import FieldKind, FieldSpec
from kkdesk.domain.vocabulary import (
    AnswerState,
    RemarkChannel,
    RemarkKind,
    RemarkResult,
    RemarkRoundKind,
)

_CONFIDENTIAL = FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core")

REMARK_FIELDS: Final[dict[str, tuple[FieldSpec, ...]]] = {
    "remark_round": (
        FieldSpec("title", "Titel", "Title", FieldKind.LINE, "core", required=True),
        FieldSpec("channel", "Kommer fra", "Comes from", FieldKind.CHOICE, "core", RemarkChannel),
        FieldSpec("kind", "Slags", "Sort", FieldKind.CHOICE, "core", RemarkRoundKind),
        FieldSpec("received", "Modtaget", "Received", FieldKind.DATE_WORDS, "core"),
        FieldSpec("letter_title", "Brevets titel", "Title of letter", FieldKind.LINE, "core"),
        FieldSpec(
            "framing",
            "Forvaltningens indledning på slides",
            "The administration’s introduction on slides",
            FieldKind.RICH,
            "core",
        ),
        _CONFIDENTIAL,
    ),
    "remark": (
        FieldSpec("text", "Ordret tekst", "Verbatim text", FieldKind.RICH, "core", required=True),
        FieldSpec("code", "Kode", "Code", FieldKind.LINE, "core", required=True),
        FieldSpec("kind", "Art", "Kind", FieldKind.CHOICE, "core", RemarkKind),
        FieldSpec("objective_id", "Målsætning", "Objective", FieldKind.REFERENCE, "core"),
        FieldSpec("parent_id", "Indledes af", "Led in by", FieldKind.REFERENCE, "core"),
        FieldSpec("on_slides", "Vises på slides", "Shown on slides", FieldKind.FLAG, "core"),
        _CONFIDENTIAL,
        FieldSpec(
            "result",
            "Hvad der blev af den",
            "What became of it",
            FieldKind.CHOICE,
            "after",
            RemarkResult,
        ),
        FieldSpec(
            "result_note", "Hvordan, eller hvorfor ikke", "How, or why not", FieldKind.LINE, "after"
        ),
    ),
    "answer": (
        FieldSpec("department_id", "Forvaltning", "Department", FieldKind.DEPARTMENT, "core"),
        FieldSpec(
            "state", "Svarets tilstand", "State of answer", FieldKind.CHOICE, "core", AnswerState
        ),
        FieldSpec("deadline", "Svarfrist", "Answer due", FieldKind.DATE_WORDS, "core"),
        FieldSpec("given_on", "Afgivet den", "Given on", FieldKind.DATE_WORDS, "core"),
        FieldSpec(
            "part",
            "Del af bemærkningen, som svaret dækker",
            "Part of the remark that the answer covers",
            FieldKind.LINE,
            "core",
        ),
        FieldSpec("document", "Dokument", "Document", FieldKind.LINE, "core"),
        FieldSpec("text", "Svar", "Answer", FieldKind.RICH, "core"),
        _CONFIDENTIAL,
    ),
}
"""The fields of each kind, in the order of their forms."""
