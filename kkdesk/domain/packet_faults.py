"""What is wrong with a packet before it is printed, and where to go to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Labelled

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang


class FaultKind(Labelled):
    """What sort of fault it is, in the order of the checklist: what stops the print comes first."""

    NO_SOURCE = "no_source", "Bilag uden indhold", "Appendix without content"
    CITES_HIDDEN = (
        *("cites_hidden", "Fortroligt bilag nævnt i offentlig tekst"),
        "Confidential appendix cited in a public text",
    )
    FILE_REFUSED = "file_refused", "Fil, der ikke kan bruges", "File that cannot be used"
    FILE_CONFIDENTIAL = (
        *("file_confidential", "Fil med fortrolig tekst"),
        "File with confidential text",
    )
    NOT_COMPOSED = (
        *("not_composed", "Dokument, der ikke kan laves"),
        "Document that cannot be made",
    )
    CITES_UNKNOWN = (
        *("cites_unknown", "Henvisning til et bilag, der ikke findes"),
        "Reference to an appendix that does not exist",
    )
    NO_MEMO = "no_memo", "Notat mangler", "Memo missing"
    EMPTY_TEXT = "empty_text", "Tekst mangler", "Text missing"
    NOT_SUBMITTED = (
        *("not_submitted", "Forvaltning har ikke afleveret"),
        "Department has not submitted",
    )
    UNANSWERED = "unanswered", "Ubesvaret bemærkning", "Unanswered remark"
    TOTAL = "total", "Sum, der ikke stemmer", "Total that does not add up"
    OVERFLOW = "overflow", "Tekst højere end en spalte", "Text taller than a column"
    FLAW = "flaw", "Fil, der er svær at læse for nogle", "File that is hard to read for some"
    STRIPPED = "stripped", "Noget af en fil følger ikke med", "Part of a file does not come along"

    @property
    def stops(self) -> bool:
        """Tell whether the packet cannot be printed with such a fault."""
        return self in _STOPPING


_STOPPING = frozenset(
    {
        *(FaultKind.NO_SOURCE, FaultKind.CITES_HIDDEN, FaultKind.FILE_REFUSED),
        *(FaultKind.FILE_CONFIDENTIAL, FaultKind.NOT_COMPOSED),
    }
)


@dataclass(frozen=True, slots=True)
class PacketFault:
    """A line of the checklist: its kind, its words, and the record that is to be opened."""

    kind: FaultKind
    record_kind: str
    record_id: str
    danish: str
    english: str

    def message(self, lang: Lang = "da") -> str:
        """Return the line as a sentence."""
        return self.danish if lang == "da" else self.english
