"""The few words that a new packet, or a document in it, needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.packets import ASKED, Generated, PacketKind
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.guide.topics import TOPIC_PROPERTY
from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.rounds.dialogs import WordsDialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.domain.cases import CalendarMeeting
    from kkdesk.domain.packets import PacketAppendix
    from kkdesk.domain.records import Choice, Choices
    from kkdesk.ui.pages.packets.page import PacketsPage

_FIELDS: Final = {
    "round_code": "round_id",
    "plan": "plan_id",
    "department": "department_id",
    "committee": "committee_id",
    "first": "first",
    "last": "last",
}
"""The names that a refusal gives the fields that are asked for."""
translate = QCoreApplication.translate


def ask_document(
    page: PacketsPage,
    kind: PacketKind,
    appendix: PacketAppendix | None,
    choices: Choices,
    policy: str,
) -> WordsDialog:
    """Return a dialog that asks for a document: its title, if it is new, and what it is about."""
    lang = page.context.lang
    words = kind.label(lang)
    dialog = WordsDialog(
        page,
        words,
        translate("Packets", "kkdesk laver dokumentet, hver gang pakken udskrives."),
        translate("Packets", "&Sæt ind"),
        lang,
    )
    dialog.setProperty(TOPIC_PROPERTY, "committee-packet")
    if appendix is None:
        dialog.add_line("title", translate("Packets", "&Titel"), words)
    made = appendix.generated if appendix is not None else None
    for name in ASKED[kind.value]:
        field = _FIELDS[name]
        dialog.add_choice(field, _label(name), _offered(name, choices, policy))
        control = dialog.controls[field]
        if made is not None and made.kind == kind and isinstance(control, QuietCombo):
            control.choose(str(getattr(made, name)))
    return dialog.lay_out()


def document_of(kind: PacketKind, typed: Mapping[str, str]) -> Generated:
    """Return the document that was asked for."""
    asked = {name: typed.get(_FIELDS[name], "") for name in ASKED[kind.value]}
    return Generated(kind.value, **asked)


def _label(name: str) -> str:
    return {
        "round_code": translate("Packets", "&Runde"),
        "plan": translate("Packets", "&Plan"),
        "department": translate("Packets", "&Forvaltning"),
        "committee": translate("Packets", "&Udvalg"),
        "first": translate("Packets", "F&ra runde"),
        "last": translate("Packets", "Ti&l runde"),
    }[name]


def _offered(name: str, choices: Choices, policy: str) -> list[tuple[str, str]]:
    """Return what can be chosen, by code; those of the case's own policy stand first."""
    found: Sequence[Choice] = {
        "plan": choices.plans,
        "department": choices.departments,
        "committee": choices.committees,
    }.get(name, tuple(reversed(choices.rounds)))
    if name in {"round_code", "first", "last"}:
        found = sorted(found, key=lambda one: one.group != policy)
    pairs = [(one.code, words) for one, (_, words) in zip(found, choice_pairs(found), strict=True)]
    if name in {"first", "last"}:
        return pairs
    every = translate("Packets", "Den nyeste") if name == "round_code" else ""
    every = every or translate("Packets", "Alle")
    return [("", every), *pairs]


class NewPacketDialog(WordsDialog):
    """Asks for a packet's name, its policy, its committee and one of the committee's meetings."""

    def __init__(
        self, page: PacketsPage, choices: Choices, meetings: Sequence[CalendarMeeting]
    ) -> None:
        super().__init__(
            page,
            self.tr("Ny udvalgspakke"),
            self.tr(
                "Pakken bliver en sag med et notat til udvalget. Bilagene sættes ind bagefter."
            ),
            self.tr("&Opret"),
            page.context.lang,
        )
        self._meetings = tuple(meetings)
        self.add_line("title", self.tr("&Navn"))
        nothing = self.tr("Ingen")
        self.add_choice("policy_id", self.tr("&Politik"), choice_pairs(choices.policies))
        self.add_choice("committee_id", self.tr("&Udvalg"), choice_pairs(choices.committees))
        self.add_choice("meeting_id", self.tr("&Møde"), [("", nothing)])
        policies, shown = self.controls["policy_id"], page.packet
        own = [one.id for one in choices.policies if shown and one.code == shown.policy]
        if isinstance(policies, QuietCombo) and own:
            policies.choose(own[0])
        self._committee = self.controls["committee_id"]
        self._meeting = self.controls["meeting_id"]
        if isinstance(self._committee, QuietCombo):
            self._committee.currentIndexChanged.connect(self._offer_meetings)
        self._offer_meetings()
        self.lay_out()

    def _offer_meetings(self) -> None:
        """Offer the meetings of the chosen committee, the latest first."""
        committee, meeting = self._committee, self._meeting
        if not (isinstance(committee, QuietCombo) and isinstance(meeting, QuietCombo)):
            return
        own = [one for one in self._meetings if one.committee_id == committee.key()]
        own.sort(key=lambda one: one.day, reverse=True)
        pairs = [(one.id, write_day(one.day)) for one in own]
        meeting.set_choices([("", self.tr("Ikke fastlagt")), *pairs])
