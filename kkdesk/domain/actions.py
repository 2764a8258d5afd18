"""Words for what was done, from the short code that the history stores.

A stored label is "verb subject about": "set initiative.title S2.2".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.fields import INITIATIVE_FIELDS

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang

VERBS = {
    "set": ("Ret", "Edit"),
    "add": ("Tilføj", "Add"),
    "delete": ("Slet", "Delete"),
    "link": ("Ret tilknytning", "Edit links"),
    "confirm": ("Bekræft", "Confirm"),
    "move": ("Flyt", "Move"),
    "submit": ("Indsend", "Submit"),
    "return": ("Returnér", "Return"),
    "approve": ("Godkend", "Approve"),
    "reopen": ("Genåbn", "Reopen"),
    "open": ("Åbn", "Open"),
    "close": ("Luk", "Close"),
    "load": ("Indlæs", "Load"),
    "take_back": ("Tag tilbage", "Take back"),
    "waive": ("Frafald", "Waive"),
    "reset": ("Genopret", "Restore"),
    "take_in": ("Hent", "Take in"),
    "check_in": ("Hent hjem", "Check in"),
    "decide": ("Afgør", "Decide"),
}
"""What can be done, in Danish and English."""

SUBJECTS = {
    "initiative": ("indsats", "initiative"),
    "status_entry": ("statustekst", "status text"),
    "status_form": ("statusskema", "status form"),
    "objective.department_order": ("forvaltningernes rækkefølge", "order of departments"),
    "status_round": ("statusrunde", "status round"),
    "department": ("forvaltning", "department"),
    "organisation": ("kommune", "municipality"),
    "department_submission": ("aflevering", "submission"),
    "supplement": ("sent supplement", "late supplement"),
    "plan_entry": ("plantekst", "plan text"),
    "date_entry": ("dato", "date"),
    "deadline": ("frist", "deadline"),
    "planning_rule": ("planlægningsregel", "planning rule"),
    "calendar_period": ("periode i kalenderen", "period in the calendar"),
    "follow_up_rule": ("opfølgningsregel", "follow-up rule"),
    "appropriation": ("bevilling", "appropriation"),
    "sub_item": ("underpunkt", "sub-item"),
    "initiative_alias": ("alias", "alias"),
    "initiative_partner": ("partner", "partner"),
    "objective": ("målsætning", "objective"),
    "priority": ("prioritering", "priority"),
    "heading": ("planoverskrift", "plan heading"),
    "policy": ("politik", "policy"),
    "plan": ("handleplan", "plan"),
    "plan_heading": ("planoverskrift", "plan heading"),
    "partner": ("partnere", "partners"),
    "contact": ("kontaktperson", "contact"),
    "plan_continuation": ("videreførelse", "continuation"),
    "sample": ("eksempelportefølje", "sample portfolio"),
    "answer": ("svar", "answer"),
    "remark": ("bemærkning", "remark"),
    "remark_round": ("bemærkningsrunde", "round of remarks"),
    "remark_initiative": ("bemærkningens indsatser", "the remark’s initiatives"),
    "remark_department": ("bemærkningens forvaltninger", "the remark’s departments"),
    "letter": ("brev", "letter"),
    "indicator": ("indikator", "indicator"),
    "baseline": ("baseline", "baseline"),
    "target": ("mål", "target"),
    "measurement": ("måling", "measurement"),
    "case": ("sag", "case"),
    "route_step": ("trin i beslutningsrute", "step of a decision route"),
    "appendix": ("bilag", "appendix"),
    "document": ("dokument", "document"),
    "memo": ("notat", "memo"),
    "meeting": ("møde", "meeting"),
    "membership": ("medlem", "member"),
    "committee": ("udvalg", "committee"),
    "council": ("råd", "council"),
    "person": ("person", "person"),
    "question": ("spørgsmål", "question"),
    "question_list": ("liste over indsatser", "list of initiatives"),
    "laptop_copy": ("bærbar kopi", "laptop copy"),
    "merge_conflict": ("konflikt", "conflict"),
}


def action_label(verb: str, subject: str, about: str = "") -> str:
    """Build the short code that the history stores."""
    return " ".join(part for part in (verb, subject, about) if part)


def describe_action(label: str, lang: Lang = "da") -> str:
    """Write a stored label as words: "Ret titel · S2.2"."""
    verb, _, rest = label.partition(" ")
    subject, _, about = rest.partition(" ")
    index = 0 if lang == "da" else 1
    kind, _, field = subject.partition(".")
    words = SUBJECTS.get(kind, (kind, kind))[index]
    if kind == "initiative" and field:
        words = next((s.label(lang).lower() for s in INITIATIVE_FIELDS if s.name == field), words)
    text = f"{VERBS.get(verb, (verb, verb))[index]} {words}".strip()
    return f"{text} · {about}" if about else text
