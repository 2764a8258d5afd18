"""The fields of an indicator and its figures that a person can edit."""

from __future__ import annotations

from kkdesk.domain.fields import FieldKind, FieldSpec
from kkdesk.domain.indicators import TargetRule
from kkdesk.domain.vocabulary import Direction

INDICATOR_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("code", "Kode", "Code", FieldKind.LINE, "core", required=True),
    FieldSpec("name", "Navn", "Name", FieldKind.LINE, "core", required=True),
    FieldSpec("definition", "Definition", "Definition", FieldKind.RICH, "core"),
    FieldSpec("unit", "Enhed", "Unit", FieldKind.LINE, "core"),
    FieldSpec("direction", "Retning", "Direction", FieldKind.CHOICE, "core", Direction),
    FieldSpec("population", "Hvem der måles på", "Who is measured", FieldKind.LINE, "core"),
    FieldSpec("grouping", "Gruppe", "Group", FieldKind.LINE, "core"),
    FieldSpec("source", "Kilde", "Source", FieldKind.LINE, "core"),
    FieldSpec(
        "proxy_note", "Hvad tallet står i stedet for", "What it stands for", FieldKind.LINE, "core"
    ),
    FieldSpec("note", "Note", "Note", FieldKind.LINE, "core"),
    FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
)

FIGURE_FIELDS: dict[str, tuple[FieldSpec, ...]] = {
    "baseline": (
        FieldSpec("as_written", "Baseline", "Baseline", FieldKind.LINE, "core", required=True),
        FieldSpec("measured", "Målt", "Measured", FieldKind.DATE_WORDS, "core"),
        FieldSpec("due", "Måles senest", "Due", FieldKind.DATE_WORDS, "core"),
        FieldSpec("population", "Opgjort for", "Measured for", FieldKind.LINE, "core"),
        FieldSpec("note", "Note", "Note", FieldKind.LINE, "core"),
        FieldSpec("pending", "Afventer måling", "Pending", FieldKind.FLAG, "core"),
        FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
    ),
    "target": (
        FieldSpec("as_written", "Mål", "Target", FieldKind.LINE, "core", required=True),
        FieldSpec("unit", "Enhed", "Unit", FieldKind.LINE, "core"),
        FieldSpec(
            "comparator", "Målets art", "Kind of target", FieldKind.CHOICE, "core", TargetRule
        ),
        FieldSpec("year", "År", "Year", FieldKind.NUMBER, "core"),
        FieldSpec("base_year", "Basisår", "Base year", FieldKind.NUMBER, "core"),
        FieldSpec("department_id", "Forvaltning", "Department", FieldKind.DEPARTMENT, "core"),
        FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
    ),
    "measurement": (
        FieldSpec("as_written", "Måling", "Measurement", FieldKind.LINE, "core", required=True),
        FieldSpec("as_of", "Målt", "Measured", FieldKind.DATE_WORDS, "core"),
        FieldSpec("department_id", "Forvaltning", "Department", FieldKind.DEPARTMENT, "core"),
        FieldSpec("what", "Hvad", "What", FieldKind.LINE, "core"),
        FieldSpec("approximate", "Cirkatal", "Approximate", FieldKind.FLAG, "core"),
        FieldSpec("confidential", "Fortrolig", "Confidential", FieldKind.FLAG, "core"),
    ),
}
