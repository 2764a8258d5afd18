"""What people call the record kinds and fields that a message may name."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    # Record kinds
    "answer": ("svar", "answer"),
    "appendix": ("bilag", "appendix"),
    "appropriation": ("bevilling", "appropriation"),
    "appropriation_year": ("beløb for et år", "amount for a year"),
    "baseline": ("udgangspunkt", "baseline"),
    "case": ("sag", "case"),
    "committee": ("udvalg", "committee"),
    "council": ("råd", "council"),
    "date_entry": ("dato", "date"),
    "department": ("forvaltning", "department"),
    "department_submission": ("indberetning", "department submission"),
    "document_link": ("dokumenthenvisning", "document link"),
    "experience": ("erfaring", "experience"),
    "follow_up_rule": ("regel for opfølgning", "follow-up rule"),
    "indicator": ("indikator", "indicator"),
    "indicator_committee": ("indikators udvalg", "committee of an indicator"),
    "initiative": ("indsats", "initiative"),
    "initiative_alias": ("andet navn", "other name"),
    "initiative_contact": ("kontaktperson", "contact"),
    "initiative_objective": ("indsats under et mål", "initiative under an objective"),
    "initiative_partner": ("samarbejdspart", "partner"),
    "initiative_priority": ("indsats under en prioritering", "initiative under a priority"),
    "initiative_relation": ("forbindelse mellem indsatser", "relation between initiatives"),
    "measurement": ("måling", "measurement"),
    "meeting": ("møde", "meeting"),
    "memo": ("notat", "memo"),
    "objective": ("mål", "objective"),
    "operation": ("handling i historikken", "operation in the history"),
    "organisation": ("organisation", "organisation"),
    "person": ("person", "person"),
    "plan": ("handleplan", "plan"),
    "plan_entry": ("tekst i en handleplan", "plan entry"),
    "plan_heading": ("overskrift i en handleplan", "plan heading"),
    "plan_heading_priority": ("overskrifts prioritering", "priority of a plan heading"),
    "policy": ("politik", "policy"),
    "policy_decision": ("politisk beslutning", "policy decision"),
    "principle": ("princip", "principle"),
    "priority": ("prioritering", "priority"),
    "question": ("spørgsmål", "question"),
    "question_list": ("liste i et svar", "list in an answer"),
    "question_list_item": ("punkt i et svars liste", "item of a list in an answer"),
    "remark": ("bemærkning", "remark"),
    "remark_initiative": ("bemærknings indsats", "initiative of a remark"),
    "remark_round": ("bemærkningsrunde", "remark round"),
    "route_step": ("trin i beslutningsgangen", "route step"),
    "stated_table": ("tabel", "table"),
    "stated_table_row": ("række i en tabel", "row of a table"),
    "status_entry": ("statustekst", "status entry"),
    "status_round": ("statusrunde", "status round"),
    "sub_item": ("underpunkt", "sub-item"),
    "target": ("målsætning", "target"),
    # Fields and links of an initiative, and what many records share
    "as_written": ("ordlyd", "wording"),
    "capacity": ("kapacitet", "capacity"),
    "challenge": ("udfordring", "challenge"),
    "code": ("kode", "code"),
    "confidential": ("fortrolig", "confidential"),
    "decision_needed": ("beslutning der mangler", "decision needed"),
    "description": ("beskrivelse", "description"),
    "financing": ("finansiering", "financing"),
    "form": ("form", "form"),
    "legal_paragraph": ("lovparagraf", "legal paragraph"),
    "location": ("sted", "location"),
    "name": ("navn", "name"),
    "outside_partner": ("samarbejdspart udefra", "outside partner"),
    "owner_department_id": ("forvaltning", "department"),
    "owner_kind": ("ejerform", "owner kind"),
    "owner_text": ("ejer i ord", "owner in words"),
    "partner": ("samarbejdspart", "partner"),
    "policy_id": ("politik", "policy"),
    "resources": ("inddragelse af ressourcer", "resources"),
    "results": ("resultater", "results"),
    "source_document": ("kilde", "source"),
    "state": ("tilstand", "state"),
    "target_group": ("målgruppe", "target group"),
    "text": ("tekst", "text"),
    "title": ("titel", "title"),
}


def word_for(name: str, *, danish: bool) -> str:
    """Return the word for a record kind, a field or ``kind.field``; unknown names stay."""
    words = _WORDS.get(name) or _WORDS.get(name.rpartition(".")[2])
    if words is None:
        return name
    return words[0] if danish else words[1]
