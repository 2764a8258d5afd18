"""What the parts of a packet and the lines of its checklist say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.packet_faults import FaultKind
from kkdesk.domain.packets import AppendixSource, PacketKind, hidden, numbering
from kkdesk.domain.vocabulary import Edition
from kkdesk.ui.pages.deadlines.words import Look
from kkdesk.ui.pages.overview.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from kkdesk.domain.packet_faults import PacketFault
    from kkdesk.domain.packets import Generated, Packet, PacketAppendix
    from kkdesk.domain.vocabulary import Lang

MEMO: Final = "memo"
"""The key of the memo among the parts."""
MEMO_LABEL: Final = "Notat"
"""How the printed packet names the memo, which is Danish in every language."""
translate = QCoreApplication.translate


def part_lines(packet: Packet, edition: Edition, lang: Lang) -> Iterator[Line]:
    """Yield a line for the memo, if there is one, and for each appendix of the case."""
    if packet.memo_id:
        only_internal = packet.memo_confidential and edition is Edition.PUBLIC
        yield Line(
            MEMO,
            translate("Packets", "Notat"),
            translate("Packets", "Til {}").format(packet.committee_name),
            _only_internal() if only_internal else None,
        )
    numbers = numbering(packet.appendices, edition)
    for appendix in packet.appendices:
        number = numbers.own.get(appendix.id)
        label = appendix_label(number) if number else translate("Packets", "Uden nummer")
        yield Line(
            appendix.id,
            f"{label} · {appendix.title}",
            content_words(appendix, lang),
            _look(appendix, edition),
        )


def appendix_label(number: int) -> str:
    """Return how the printed packet names an appendix, which is Danish in every language."""
    return f"Bilag {number}"


def content_words(appendix: PacketAppendix, lang: Lang) -> str:
    """Say what an appendix is made of."""
    if appendix.generated is not None:
        return _generated_words(appendix.generated, lang)
    if appendix.source is AppendixSource.FILE and appendix.files:
        return ", ".join(file.name for file in appendix.files)
    return translate("Packets", "Intet indhold endnu")


def _generated_words(made: Generated, lang: Lang) -> str:
    asked = (
        (translate("Packets", "runde {}"), made.round_code),
        (translate("Packets", "plan {}"), made.plan),
        ("{}", made.department),
        ("{}", made.committee),
        (translate("Packets", "fra {}"), made.first),
        (translate("Packets", "til {}"), made.last),
    )
    said = [words.format(value) for words, value in asked if value]
    return " · ".join((PacketKind(made.kind).label(lang), *said))


def _look(appendix: PacketAppendix, edition: Edition) -> Look | None:
    filled = appendix.source is AppendixSource.GENERATED or appendix.files
    if hidden(appendix):
        if edition is Edition.PUBLIC:
            return _only_internal()
        return Look(translate("Packets", "Fortroligt"), "square", "neutral")
    if not filled or appendix.source is AppendixSource.NONE:
        return Look(translate("Packets", "Mangler"), "diamond", "warning")
    return None


def _only_internal() -> Look:
    return Look(translate("Packets", "Kun intern"), "dash", "neutral")


def fault_words(fault: PacketFault, lang: Lang) -> str:
    """Return a line of the checklist: what sort of fault, and what it is."""
    kind = fault.kind.label(lang)
    if fault.kind.stops:
        kind = translate("Packets", "Stopper udskriften · {}").format(kind)
    return f"{kind}\n{fault.message(lang)}"


def place_of(fault: PacketFault, packet: Packet) -> tuple[str, dict[str, Any]]:
    """Return the page where a fault is put right and what to open there.

    Without a page it is here, at the part ``appendix``.
    """
    key = fault.record_id
    case = {"kind": "case", "record_id": packet.case_id}
    memo = {**case, "panel": "memo", "part_id": packet.memo_id}
    holding = next(
        (one.id for one in packet.appendices if key in {file.document_id for file in one.files}), ""
    )
    places: dict[str, tuple[str, dict[str, Any]]] = {
        "appendix": ("", {"appendix": key}),
        "document": ("", {"appendix": holding}),
        "memo": ("cases", memo),
        "case": ("cases", memo if fault.kind is FaultKind.NO_MEMO else case),
        "status_round": ("rounds", {"round_id": key, "department_id": fault.department_id}),
        "remark": ("remarks", {"remark_id": key}),
        "initiative": ("plans", {"initiative_id": key}),
    }
    return places[fault.record_kind]
