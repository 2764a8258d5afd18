"""The checklist of a packet: what is wrong before it is printed, each line with where to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import packet_faults as queries
from kkdesk.db.queries import packets
from kkdesk.db.queries.confidential import confidential_texts, hidden_ids
from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.packet_faults import FaultKind, PacketFault
from kkdesk.domain.packets import (
    AppendixSource,
    Flaw,
    cites_hidden,
    cites_unknown,
    shared_numbers,
    shown,
)
from kkdesk.domain.vocabulary import Edition, RoundState
from kkdesk.errors import KkdeskError, ThemeRefused
from kkdesk.services.documents import load_content
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.printing import (
    PrintWarning,
    WarningKind,
    heard_from_layout,
    not_said_elsewhere,
)
from kkdesk.services.themes import theme_of
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.domain.packets import Packet, PacketAppendix, PacketFile
    from kkdesk.domain.remarks import RemarkItem
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Document
    from kkdesk.services.workspace import Workspace

_LONGEST: Final = 80


def check_packet(
    workspace: Workspace,
    case_id: str,
    *,
    committee: str = "",
    edition: Edition = Edition.PUBLIC,
    thorough: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[PacketFault, ...]:
    """Return what is wrong with a packet, what stops its print first.

    Where it is not ``thorough``, files are not opened and documents not laid out: so it is quick.
    Raises RecordGone or UnknownCode.
    """
    public = edition is Edition.PUBLIC
    with reading(workspace) as connection:
        packet = packets.packet(connection, case_id, committee, internal=not public)
        hidden = hidden_ids(connection) if public else frozenset()
        faults = [
            *_appendix_faults(packet, edition),
            *_memo_faults(packet, queries.empty_memo_texts(connection, packet.memo_id)),
        ]
        for found in queries.rounds_of(connection, case_id):
            if found.id not in hidden:
                owing = queries.owing(connection, found.id)
                faults += _round_faults(found, owing)
                open_ones = queries.open_remarks(connection, found.code)
                faults += _remark_faults([one for one in open_ones if one.id not in hidden])
        forbidden = confidential_texts(connection) if public and thorough else ()
    faults += _look_faults(workspace, case_id)
    if thorough:
        looking = _Thorough(workspace, packet, edition, forbidden)
        for number, appendix in enumerate(shown(packet.appendices, edition), start=1):
            if cancelled is not None and cancelled():
                break
            faults += looking.faults(appendix, (f"Bilag {number}", f"Appendix {number}"))
    order = list(FaultKind)
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: order.index(fault.kind)))


def _look_faults(workspace: Workspace, case_id: str) -> Iterator[PacketFault]:
    """Yield what is wrong with the chosen theme: it is the same for every packet."""
    at = "case", case_id
    try:
        missing = theme_of(workspace).missing
    except ThemeRefused as error:
        yield PacketFault(FaultKind.THEME, *at, _reason(error, "da"), _reason(error, "en"))
        return
    for name in missing:
        told = PrintWarning(WarningKind.FONT, name)
        yield PacketFault(FaultKind.FONT, *at, told.message("da"), told.message("en"))


def _appendix_faults(packet: Packet, edition: Edition) -> Iterator[PacketFault]:
    for number, appendix in enumerate(shown(packet.appendices, edition), start=1):
        generated = appendix.source is AppendixSource.GENERATED
        if not generated and not (appendix.source is AppendixSource.FILE and appendix.files):
            yield PacketFault(
                FaultKind.NO_SOURCE,
                "appendix",
                appendix.id,
                f"Bilag {number}, {appendix.title}, har intet indhold. Vælg et dokument "
                "fra kkdesk, eller tilføj en PDF-fil.",
                f"Appendix {number}, {appendix.title}, has no content. Choose a document "
                "from kkdesk, or add a PDF file.",
            )
    place = ("memo", packet.memo_id) if packet.memo_id else ("case", packet.case_id)
    for number in cites_hidden(packet.texts, packet.appendices, edition):
        yield PacketFault(
            FaultKind.CITES_HIDDEN,
            *place,
            f"Teksten nævner bilag {number}, som er fortroligt og ikke er med i den offentlige "
            "udgave.",
            f"The text cites appendix {number}, which is confidential and not in the public "
            "edition.",
        )
    for number in shared_numbers(shown(packet.appendices, edition)):
        yield PacketFault(
            FaultKind.SHARED_NUMBER,
            "case",
            packet.case_id,
            f"Flere bilag har nummer {number}. En henvisning til det gælder det første af dem. "
            "Flyt et bilag op eller ned, så får hvert sit nummer.",
            f"Several appendices have number {number}. A reference to it means the first of them. "
            "Move an appendix up or down, and each gets its own number.",
        )
    for number in cites_unknown(packet.texts, packet.appendices):
        yield PacketFault(
            FaultKind.CITES_UNKNOWN,
            *place,
            f"Teksten nævner bilag {number}, som sagen ikke har.",
            f"The text cites appendix {number}, which the case does not have.",
        )


def _memo_faults(packet: Packet, empty: tuple[str, ...]) -> Iterator[PacketFault]:
    if packet.committee and not packet.memo_id:
        yield PacketFault(
            FaultKind.NO_MEMO,
            "case",
            packet.case_id,
            f"Sagen har intet notat til {packet.committee}. Tilføj det på sagens faneblad Notater.",
            f"The case has no memo for {packet.committee}. Add it on the case’s tab Memos.",
        )
    words = {spec.name: spec for spec in CASE_FIELDS["memo"]}
    for name in empty:
        yield PacketFault(
            FaultKind.EMPTY_TEXT,
            "memo",
            packet.memo_id,
            f"Notatets tekst «{words[name].danish}» er tom.",
            f"The memo’s text “{words[name].english}” is empty.",
        )


def _round_faults(
    found: queries.PacketRound, owing: tuple[queries.Owing, ...]
) -> Iterator[PacketFault]:
    if found.state == RoundState.CLOSED:
        return
    for one in owing:
        yield PacketFault(
            FaultKind.NOT_SUBMITTED,
            "status_round",
            found.id,
            f"{one.code} mangler {one.missing} af {one.total} tekster til runde {found.code}.",
            f"{one.code} lacks {one.missing} of {one.total} texts for round {found.code}.",
            department_id=one.department_id,
        )


def _remark_faults(remarks: list[RemarkItem]) -> Iterator[PacketFault]:
    for remark in remarks:
        known = f"{remark.code} " if remark.code else ""
        part = str(remark.answered) == "part"
        yield PacketFault(
            FaultKind.UNANSWERED,
            "remark",
            remark.id,
            f"Bemærkning {known}er {'kun delvist' if part else 'ikke'} besvaret: "
            f"«{_short(remark.text)}»",
            f"Remark {known}is {'only partly' if part else 'not'} answered: "
            f"“{_short(remark.text)}”",
        )


@dataclass(slots=True)
class _Thorough:
    """Opens the files of appendices and lays out their documents."""

    workspace: Workspace
    packet: Packet
    edition: Edition
    forbidden: tuple[str, ...]

    def faults(self, appendix: PacketAppendix, label: tuple[str, str]) -> Iterator[PacketFault]:
        """Yield what is wrong with what an appendix, as the edition numbers it, is made of."""
        if appendix.generated is not None:
            yield from self._document(appendix, label)
            return
        for file in appendix.files:
            if self.edition is Edition.INTERNAL or not file.confidential:
                yield from self._file(file, label)

    def _file(self, file: PacketFile, label: tuple[str, str]) -> Iterator[PacketFault]:
        from kkdesk.reports.foreign_pdf import open_own_file  # noqa: PLC0415 -- loads pikepdf
        from kkdesk.reports.verify import leaks_of  # noqa: PLC0415

        at = ("document", file.document_id)
        try:
            _, content = load_content(self.workspace, file.document_id)
            opened = open_own_file(content, file.name, file.name)
        except KkdeskError as error:
            yield _refused(FaultKind.FILE_REFUSED, at, label, error)
            return
        with opened.pdf:
            leaks = leaks_of(opened.pdf, self.forbidden)
        told = not_said_elsewhere(self.workspace, [leak.detail for leak in leaks]) if leaks else ()
        if told:
            yield PacketFault(
                FaultKind.FILE_CONFIDENTIAL,
                *at,
                f"{label[0]}: filen {file.name} indeholder fortrolig tekst.",
                f"{label[1]}: the file {file.name} holds confidential text.",
            )
        for flaw in opened.facts.flaws:
            if flaw is not Flaw.NO_TITLE:  # the packet has a title of its own
                yield PacketFault(
                    FaultKind.FLAW,
                    *at,
                    f"{label[0]}: filen {file.name} {flaw.label('da')}.",
                    f"{label[1]}: the file {file.name} {flaw.label('en')}.",
                )
        for removed in opened.facts.removed:
            yield PacketFault(
                FaultKind.STRIPPED,
                *at,
                f"{label[0]}: {removed.label('da')} i filen {file.name} følger ikke med.",
                f"{label[1]}: {removed.label('en')} in the file {file.name} do not come along.",
            )

    def _document(self, appendix: PacketAppendix, label: tuple[str, str]) -> Iterator[PacketFault]:
        wanted = appendix.generated
        if wanted is None:
            return
        request = PrintRequest(
            edition=self.edition,
            policy=self.packet.policy,
            round_code=wanted.round_code,
            plan=wanted.plan,
            department=wanted.department,
            committee=wanted.committee,
            case=self.packet.case_id,
            first=wanted.first,
            last=wanted.last,
        )
        try:
            made = make_document(self.workspace, wanted.kind, request)
        except KkdeskError as error:
            yield _refused(FaultKind.NOT_COMPOSED, ("appendix", appendix.id), label, error)
            return
        for warning in made.warnings:
            total = warning.kind is WarningKind.TOTAL
            known = ("initiative", warning.initiative_id)
            yield PacketFault(
                FaultKind.TOTAL if total else FaultKind.OVERFLOW,
                *(known if warning.initiative_id else ("appendix", appendix.id)),
                f"{label[0]}: {warning.message('da')}",
                f"{label[1]}: {warning.message('en')}",
            )
        for name in _too_tall(made.document):
            yield PacketFault(
                FaultKind.OVERFLOW,
                "appendix",
                appendix.id,
                f"{label[0]}: {name} er højere end en spalte og deles mellem to.",
                f"{label[1]}: {name} is taller than a column and is divided between two.",
            )


def _too_tall(document: Document) -> list[str]:
    """Lay slides out without drawing them; return the names of texts that no column holds."""
    from kkdesk.reports.pdf.fonts import load_faces  # noqa: PLC0415 -- loads fonts
    from kkdesk.reports.pdf.layout import layout_slide  # noqa: PLC0415

    faces = load_faces(document.look.typeface)
    with heard_from_layout() as names:
        for slide in document.slides:
            layout_slide(slide, document, faces)
    return names


def _refused(
    kind: FaultKind, at: tuple[str, str], label: tuple[str, str], error: KkdeskError
) -> PacketFault:
    danish, english = f"{label[0]}: {_reason(error, 'da')}", f"{label[1]}: {_reason(error, 'en')}"
    return PacketFault(kind, *at, danish, english)


def _reason(error: KkdeskError, lang: Lang) -> str:
    """Return what happened and what to do; a checklist says nothing of what is safe."""
    parts = error.parts(lang)
    return f"{parts.happened} {parts.advice}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
