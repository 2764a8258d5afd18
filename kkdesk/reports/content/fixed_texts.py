"""The fixed sentences of the documents on paper: one place, so that a theme file can replace them.

Fields stand in braces, as in the slides' fixed texts. A sentence can use the fields that it has
here and no others.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Final

from kkdesk.reports.content.rich_text import fill_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER_TEXTS: Final[dict[str, str]] = {
    "memo.kicker": "Notat",
    "memo.lead": "Notatet orienterer {udvalg} ({udvalg_kort}) om sagen: {emne}.",
    "memo.lead_without_code": "Notatet orienterer {udvalg} om sagen: {emne}.",
    "memo.area": "Fra {forvaltning}s område indgår {indsatser}.",
    "memo.area_objective": "De hører til målsætning {nummer}. {målsætning}.",
    "memo.remarks_lead": "{råd} har følgende bemærkninger på området:",
    "memo.council": "Rådet",
    "memo.answer": "Forvaltningen skal hertil bemærke: {svar}",
    "memo.route_first.treatment": "{sag} ventes behandlet i {trin}.",
    "memo.route_first.noted": "{sag} ventes taget til efterretning i {trin}.",
    "memo.route_first.briefing": "{sag} ventes forelagt til orientering i {trin}.",
    "memo.route_first.approval": "{sag} ventes forelagt til godkendelse i {trin}.",
    "memo.route_next.treatment": "Derefter behandles sagen i {trin}.",
    "memo.route_next.noted": "Derefter forelægges sagen til efterretning i {trin}.",
    "memo.route_next.briefing": "Derefter forelægges sagen til orientering i {trin}.",
    "memo.route_next.approval": "Derefter forelægges sagen til godkendelse i {trin}.",
    "memo.hearing_heading": "Bemærkninger",
    "memo.route_heading": "Videre behandling",
    "memo.appendices_heading": "Bilag",
    "head.date": "Dato",
    "head.case": "Sagsnr.",
    "head.to": "Til",
    "head.from": "Ansvarlig forvaltning",
    "answer.title": "Spørgsmål {nummer}: {titel}",
    "answer.heading": "Besvarelse",
    "answer.missing": "Spørgsmålet er endnu ikke besvaret.",
    "answer.asked_heading": "Spørgsmålet",
    "answer.funding_heading": "Finansiering",
    "answer.reservation_heading": "Forbehold",
    "sheets.title": "Indsatsbeskrivelser",
    "sheets.contents": "Indhold",
    "sheets.none": "Planen har ingen indsatser.",
    "sheets.chapter": "Mål: {emne}",
    "sheets.sheet": "Indsats {nummer}: {emne}",
    "sheets.table": "Indsats {nummer} felt for felt",
    "sheets.field": "Felt",
    "sheets.head": "Indsatsbeskrivelse",
    "sheets.summary": "Indsatsen {emne} felt for felt.",
    "sheets.committee": "Udvalg",
    "sheets.goal": "Mål fra politikken",
    "sheets.challenge": "Udfordring",
    "sheets.continued": "Videreføres indsatsen?",
    "sheets.continued_from": "Videreføres indsatsen fra {plan}?",
    "sheets.description": "Beskrivelse af indsatsen",
    "sheets.results": "Resultater og indikatorer",
    "sheets.resources": "Inddragelse af ressourcer",
    "sheets.contact": "Kontaktperson og afdeling",
    "remarks.title": "Bemærkninger og svar",
    "remarks.remark": "Bemærkning",
    "remarks.answer": "Forvaltningens svar",
    "remarks.general": "Generelt",
    "remarks.table": "Målsætning {nummer}: bemærkninger og svar",
    "remarks.general_table": "Generelle bemærkninger og svar",
    "remarks.unanswered": "Ikke besvaret.",
    "remarks.lead_in": "Indleder de følgende bemærkninger.",
    "remarks.part": "Om «{emne}»:",
    "remarks.none": "Der er ingen bemærkninger.",
    "remarks.summary": "Bemærkninger om {emne} og forvaltningens svar, ordnet efter runde.",
}
"""Each sentence by its name; what a theme replaces is given beside."""


class Sentences:
    """The fixed sentences, with those that an organisation has put in their place."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._texts = ChainMap(dict(own or {}), PAPER_TEXTS)

    def __call__(self, name: str, **values: str) -> str:
        """Return a sentence with its fields filled in."""
        return fill_fields(self._texts[name], values)
