"""Committee packets: what their appendices are made of, and how they are numbered in an edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.cases import cited
from kkdesk.domain.edition_citations import edition_numbers
from kkdesk.domain.vocabulary import Edition, Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.edition_citations import EditionNumbers


class AppendixSource(Labelled):
    """What an appendix is made of."""

    NONE = "", "Intet valgt", "Nothing chosen"
    GENERATED = "generated", "Dokument fra kkdesk", "Document from kkdesk"
    FILE = "file", "Egen PDF-fil", "Own PDF file"


class PacketKind(Labelled):
    """A document that kkdesk can make for an appendix; the value is its kind of print."""

    STATUS_SLIDES = "status-slides", "Statusslides", "Status slides"
    REMARKS = "remarks", "Bemærkninger og svar", "Remarks and answers"
    PLAN = "plan", "Indsatsplan", "Action plan"
    SHEETS = "sheets", "Indsatsskemaer", "Description sheets"
    INDICATORS = "indicators", "Indikatoroversigt", "Overview of indicators"
    BUDGET = "budget", "Økonomioversigt", "Budget overview"
    DEADLINES = "deadlines", "Fristliste", "List of deadlines"
    CHANGES = "changes", "Ændringsoversigt", "Overview of changes"
    MEMO = "memo", "Notat", "Memo"
    ANSWER = "answer", "Besvarelse", "Answer to a question"


ASKED: Final[dict[str, tuple[str, ...]]] = {
    "status-slides": ("round_code",),
    "remarks": ("round_code", "department"),
    "plan": ("plan", "department"),
    "sheets": ("plan", "department"),
    "indicators": ("committee",),
    "budget": ("plan",),
    "deadlines": ("department",),
    "changes": ("first", "last", "department"),
    "memo": ("committee",),
    "answer": ("committee",),
}
"""What each kind can be made for, by the names in `Generated`."""


class Flaw(Labelled):
    """What an own file lacks for people who cannot see it, or for the check of what it says."""

    UNTAGGED = "untagged", "har ingen koder til skærmlæsere", "has no tags for screen readers"
    NO_ALTERNATIVE = (
        *("no_alternative", "har billeder uden alternativ tekst"),
        "has pictures without alternative text",
    )
    NO_LANGUAGE = "no_language", "siger ikke, hvilket sprog den er på", "does not say its language"
    NO_TITLE = "no_title", "har ingen titel", "has no title"
    FONT = "font", "har skrifter, der ikke er indlejret", "has fonts that are not embedded"
    PICTURE_OF_TEXT = (
        *("picture_of_text", "har sider uden læsbar tekst (indscannet?)"),
        "has pages without readable text (scanned?)",
    )


class Removed(Labelled):
    """What of an own file does not come along into a packet."""

    SCRIPTS = "scripts", "programkode", "scripts"
    ACTIONS = "actions", "handlinger, der åbner andet end sider og adresser", "actions"
    ATTACHMENTS = "attachments", "vedhæftede filer", "attached files"
    COMMENTS = "comments", "kommentarer og påtegninger", "comments and marks"
    MEDIA = "media", "lyd, film og 3D", "sound, film and 3D"
    SIGNATURES = "signatures", "digitale underskrifter", "digital signatures"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """An own file that can be part of a packet. ``sizes`` are its pages' width and height, pt."""

    name: str
    pages: int
    tagged: bool
    title: str
    language: str
    sizes: tuple[tuple[float, float], ...]
    flaws: tuple[Flaw, ...] = ()
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A document that kkdesk makes: its kind and what it asks for, codes as people write them."""

    kind: str
    round_code: str = ""
    plan: str = ""
    department: str = ""
    committee: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class PacketCase:
    """A case that a packet can be made of."""

    id: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class PacketCommittee:
    """A committee that a packet can be for, and whether the case has a memo for it."""

    code: str
    name: str
    memo: bool


@dataclass(frozen=True, slots=True)
class PacketFile:
    """An own file of an appendix: its document, the version to print, and what it is called."""

    document_id: str
    name: str
    sha256: str
    size: int
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class PacketAppendix:
    """An appendix of a case as a packet has it; ``number`` is the case's own, not an edition's."""

    id: str
    number: int
    title: str
    source: AppendixSource
    confidential: bool = False
    generated: Generated | None = None
    files: tuple[PacketFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """A case's packet for one committee (none: for everybody who treats the case)."""

    case_id: str
    number: str
    title: str
    confidential: bool
    organisation: str
    policy: str
    committee: str
    committee_name: str
    memo_id: str
    memo_confidential: bool
    meeting: str
    texts: tuple[str, ...]
    """The texts of the case and of this memo that may cite appendices."""
    appendices: tuple[PacketAppendix, ...]


@dataclass(frozen=True, slots=True)
class PacketDesk:
    """What a packet is chosen from and the one that is chosen; none where there is no case."""

    cases: tuple[PacketCase, ...] = ()
    committees: tuple[PacketCommittee, ...] = ()
    packet: Packet | None = None


def shown(appendices: Iterable[PacketAppendix], edition: Edition) -> tuple[PacketAppendix, ...]:
    """Return the appendices that an edition has, in their order, with the files it has of them.

    The public edition knows nothing of what is confidential; an appendix whose files are all
    confidential is so itself.
    """
    ordered = sorted(appendices, key=lambda one: (one.number, one.id))
    if edition is Edition.INTERNAL:
        return tuple(ordered)
    return tuple(one for one in ordered if not hidden(one))


def hidden(appendix: PacketAppendix) -> bool:
    """Tell whether the public may not know of an appendix."""
    files = appendix.files if appendix.source is AppendixSource.FILE else ()
    return appendix.confidential or bool(files and all(one.confidential for one in files))


def numbering(appendices: Iterable[PacketAppendix], edition: Edition) -> EditionNumbers:
    """Return what an edition calls the appendices: nobody can count what is left out."""
    public = edition is Edition.PUBLIC
    return edition_numbers((one.id, one.number, public and hidden(one)) for one in appendices)


def cites_hidden(
    texts: Iterable[str], appendices: Sequence[PacketAppendix], edition: Edition
) -> tuple[int, ...]:
    """Return the numbers that texts cite and the edition may not."""
    left_out = numbering(appendices, edition).hidden
    return tuple(sorted(left_out & set().union(*(cited(text) for text in texts))))


def shared_numbers(appendices: Iterable[PacketAppendix]) -> tuple[int, ...]:
    """Return the numbers that the case gives to several appendices."""
    counted = Counter(one.number for one in appendices)
    return tuple(sorted(number for number, count in counted.items() if count > 1))


def cites_unknown(texts: Iterable[str], appendices: Sequence[PacketAppendix]) -> tuple[int, ...]:
    """Return the numbers that texts cite and no appendix of the case has."""
    known = {one.number for one in appendices}
    return tuple(sorted(set().union(*(cited(text) for text in texts)) - known))
