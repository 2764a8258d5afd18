"""Committee packets: what their appendices are made of, and how they are numbered in an edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.cases import cited, renumber
from kkdesk.domain.vocabulary import Edition, Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class AppendixSource(Labelled):
    """What an appendix is made of."""

    NONE = "", "Intet valgt", "Nothing chosen"
    GENERATED = "generated", "Dokument fra kkdesk", "Document from kkdesk"
    FILE = "file", "Egen PDF-fil", "Own PDF file"


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


def numbering(appendices: Sequence[PacketAppendix], edition: Edition) -> dict[int, int]:
    """Return the number that each appendix has in an edition by its number in the case.

    They run from 1 without a gap, so that nobody can count what is left out.
    """
    return {one.number: new for new, one in enumerate(shown(appendices, edition), start=1)}


def cited_in_edition(text: str, numbers: Mapping[int, int]) -> str:
    """Return a text with the appendices it cites under an edition's numbers."""
    return renumber(text, numbers)


def cites_hidden(
    texts: Iterable[str], appendices: Sequence[PacketAppendix], edition: Edition
) -> tuple[int, ...]:
    """Return the appendices of the case that texts cite and the edition does not have."""
    left_out = {one.number for one in appendices} - set(numbering(appendices, edition))
    return tuple(sorted(left_out & set().union(*(cited(text) for text in texts))))


def cites_unknown(texts: Iterable[str], appendices: Sequence[PacketAppendix]) -> tuple[int, ...]:
    """Return the numbers that texts cite and no appendix of the case has."""
    known = {one.number for one in appendices}
    return tuple(sorted(set().union(*(cited(text) for text in texts)) - known))
