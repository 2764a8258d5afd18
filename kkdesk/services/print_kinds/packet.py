"""A committee packet as one file, whole and checked, or not there."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import packets as queries
from kkdesk.db.queries.confidential import confidential_texts, hidden_ids
from kkdesk.db.queries.last_changes import last_changes
from kkdesk.domain.cases import day_alone
from kkdesk.domain.packets import (
    AppendixSource,
    Flaw,
    Generated,
    Packet,
    PacketAppendix,
    cites_hidden,
    numbering,
    shown,
)
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import (
    AppendixWithoutSource,
    DocumentMissing,
    HiddenAppendixCited,
    OwnFileConfidential,
    OwnFileRefused,
    UnknownCode,
)
from kkdesk.services.documents import load_content
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.printing import (
    PrintResult,
    PrintStep,
    PrintSteps,
    PrintWarning,
    WarningKind,
    check_file,
    drafted,
    font_warnings,
    heard_from_layout,
    not_said_elsewhere,
)
from kkdesk.services.themes import dressed
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.foreign_pdf import OpenedFile
    from kkdesk.reports.packet import Part
    from kkdesk.services.workspace import Workspace

_NOT_TAGGED: Final = (
    "Filen har ingen koder til skærmlæsere. Dens tekst læses op i den rækkefølge, den er tegnet i, "
    "og billeder er ikke beskrevet."
)
_NO_CONTENT: Final = "Der er endnu ikke valgt noget indhold til bilaget."
_BEGUN, _COMPOSED, _WRITTEN = 0.05, 0.4, 0.8
_LONG_AGO: Final = "2000-01-01T00:00:00+00:00"


def write(
    workspace: Workspace, path: Path, request: PrintRequest, steps: PrintSteps
) -> PrintResult:
    """Print the packet of a case (its number) for a committee (its code).

    Raises UnknownCode, AppendixWithoutSource, HiddenAppendixCited, a kind of OwnFileRefused,
    DocumentMissing, OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    with drafted(path) as draft:
        return _write_draft(workspace, draft, path, request, steps)


def write_editions(
    workspace: Workspace,
    paths: Mapping[Edition, Path],
    request: PrintRequest,
    *,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[PrintResult, ...]:
    """Print a packet in several editions: all of them are whole and checked, or none is there.

    Raises what `write` does.
    """
    results = []
    with ExitStack() as drafts:
        for done, (edition, path) in enumerate(paths.items()):
            draft = drafts.enter_context(drafted(path))
            steps = PrintSteps(_share(progress, done, len(paths)), cancelled)
            asked = replace(request, edition=edition)
            results.append(_write_draft(workspace, draft, path, asked, steps))
    return tuple(results)


def _share(
    progress: Callable[[float, PrintStep], None] | None, done: int, total: int
) -> Callable[[float, PrintStep], None] | None:
    if progress is None:
        return None
    return lambda fraction, step: progress((done + fraction) / total, step)


def _write_draft(
    workspace: Workspace, draft: Path, path: Path, request: PrintRequest, steps: PrintSteps
) -> PrintResult:
    from kkdesk.reports.packet import write_packet  # noqa: PLC0415 -- loads ReportLab and pikepdf
    from kkdesk.reports.pdf.front_matter import Cover  # noqa: PLC0415

    public = request.edition is Edition.PUBLIC
    with reading(workspace) as connection:
        hidden = hidden_ids(connection) if public else frozenset()
        case_id = queries.case_by_number(connection, request.case, hidden)
        packet = queries.packet(connection, case_id, request.committee, internal=not public)
        forbidden = confidential_texts(connection) if public else ()
        ids = {case_id, packet.memo_id, *(one.id for one in packet.appendices)} - {""}
        changed = max(last_changes(connection, ids).values(), default=_LONG_AGO)
    _refuse(packet, request)
    composer = _Composer(workspace, packet, request, forbidden)
    about = composer.document(changed)
    parts = composer.parts(steps)
    with heard_from_layout() as divided:
        pages = write_packet(
            about,
            Cover("Udvalgspakke", packet.title, _cover_lines(packet)),
            "Indhold",
            parts,
            draft,
            progress=lambda done, total: steps.at(
                _COMPOSED + (_WRITTEN - _COMPOSED) * done / max(total, 1), PrintStep.LAYING_OUT
            ),
            cancelled=steps.stopped,
        )
    steps.at(_WRITTEN, PrintStep.CHECKING)
    findings = check_file(workspace, None, draft, (path, ".pdf"), forbidden)
    steps.at(1.0, PrintStep.CHECKING)
    warnings = (
        *composer.warnings,
        *font_warnings(about),
        *(PrintWarning(WarningKind.TALL, name) for name in divided),
        *(PrintWarning(WarningKind.CHECK, f"{one.check}, {one.detail}") for one in findings),
    )
    return PrintResult(path, pages, warnings)


def _refuse(packet: Packet, request: PrintRequest) -> None:
    """Raise what makes a packet impossible, before anything is made."""
    if request.edition is Edition.PUBLIC:
        if packet.confidential:
            raise UnknownCode("case", request.case)
        cited = cites_hidden(packet.texts, packet.appendices, request.edition)
        if cited:
            raise HiddenAppendixCited(cited[0])
    for number, appendix in enumerate(shown(packet.appendices, request.edition), start=1):
        generated = appendix.source is AppendixSource.GENERATED
        empty = not generated and not (appendix.source is AppendixSource.FILE and appendix.files)
        if empty and not request.unfinished:
            raise AppendixWithoutSource(number, appendix.title)


@dataclass(slots=True)
class _Composer:
    """Puts together what a packet is written from, and gathers what to look at."""

    workspace: Workspace
    packet: Packet
    request: PrintRequest
    forbidden: tuple[str, ...]
    warnings: list[PrintWarning] = field(default_factory=list)

    @property
    def _public(self) -> bool:
        return self.request.edition is Edition.PUBLIC

    def document(self, changed: str) -> Document:
        """Return what the whole file says of itself; ``changed`` is when its records did last."""
        from kkdesk.reports.document import Document  # noqa: PLC0415 -- printing only

        about = Document(
            title=f"Udvalgspakke: {self.packet.title}",
            language="da-DK",
            author=self.packet.organisation,
            subject=self.packet.committee_name or self.packet.organisation,
            edition=self.request.edition,
            created=datetime.fromisoformat(changed).astimezone(UTC).replace(microsecond=0),
            marking=self.request.edition.marking(),
        )
        return dressed(self.workspace, about)

    def parts(self, steps: PrintSteps) -> list[Part]:
        """Return the memo and the appendices, under the numbers of the edition."""
        numbers = numbering(self.packet.appendices, self.request.edition)
        appendices = shown(self.packet.appendices, self.request.edition)
        parts = self._memo()
        for done, appendix in enumerate(appendices):
            steps.at(_BEGUN + (_COMPOSED - _BEGUN) * done / len(appendices), PrintStep.READING)
            parts.append(self._appendix(appendix, f"Bilag {numbers.own[appendix.id]}"))
        return parts

    def _memo(self) -> list[Part]:
        """Return the memo as a part: none if the committee has none that the edition may show."""
        from kkdesk.reports.packet import Part  # noqa: PLC0415 -- printing only
        from kkdesk.reports.pdf.front_matter import Entry  # noqa: PLC0415

        hidden = self.packet.memo_confidential and self._public
        if not self.packet.memo_id or hidden:
            return []
        document = self._made("memo", Generated("memo", committee=self.packet.committee))
        return [Part(Entry("Notat", document.title), (document,))]

    def _made(self, kind: str, wanted: Generated) -> Document:
        asked = PrintRequest(
            edition=self.request.edition,
            policy=self.packet.policy,
            round_code=wanted.round_code,
            plan=wanted.plan,
            department=wanted.department,
            committee=wanted.committee,
            case=self.packet.case_id,
            first=wanted.first,
            last=wanted.last,
        )
        made = make_document(self.workspace, kind, asked)
        self.warnings += made.warnings
        return made.document

    def _appendix(self, appendix: PacketAppendix, label: str) -> Part:
        from kkdesk.reports.packet import Part  # noqa: PLC0415 -- printing only
        from kkdesk.reports.pdf.front_matter import Entry, Strip  # noqa: PLC0415

        entry = Entry(label, appendix.title)
        if appendix.generated is not None:
            document = self._made(appendix.generated.kind, appendix.generated)
            return Part(entry, (document,), Strip(label, appendix.title))
        try:
            opened = tuple(self._own_files(appendix, label))
        except (OwnFileRefused, DocumentMissing) as error:
            if not self.request.unfinished:
                raise
            return Part(entry, (), Strip(label, appendix.title, (error.parts("da").happened,)))
        if not opened:
            return Part(entry, (), Strip(label, appendix.title, (_NO_CONTENT,)))
        notes = () if all(file.facts.tagged for file in opened) else (_NOT_TAGGED,)
        for file in opened:
            flaws = [one.label("da") for one in file.facts.flaws if one is not Flaw.NO_TITLE]
            if flaws:
                words = f"{label}: filen {', '.join(flaws)}"
                self.warnings.append(PrintWarning(WarningKind.CHECK, words))
        return Part(entry, opened, Strip(label, appendix.title, notes))

    def _own_files(self, appendix: PacketAppendix, label: str) -> Iterator[OpenedFile]:
        """Open an appendix' files; OwnFileConfidential if one says what the public may not know."""
        from kkdesk.reports.foreign_pdf import open_own_file  # noqa: PLC0415 -- loads pikepdf

        for file in appendix.files:
            if self._public and file.confidential:
                continue
            _, content = load_content(self.workspace, file.document_id)
            opened = open_own_file(content, file.name, f"{label}, {appendix.title}")
            if self._public:
                self._refuse_confidential(opened)
            yield opened

    def _refuse_confidential(self, opened: OpenedFile) -> None:
        from kkdesk.reports.verify import leaks_of  # noqa: PLC0415 -- printing only

        leaks = leaks_of(opened.pdf, self.forbidden)
        told = not_said_elsewhere(self.workspace, [leak.detail for leak in leaks]) if leaks else ()
        places = dict.fromkeys(leak.check for leak in leaks if leak.detail in told)
        if places:
            raise OwnFileConfidential(opened.facts.name, ", ".join(places))


def _cover_lines(packet: Packet) -> tuple[tuple[str, str], ...]:
    return (
        ("Udvalg", packet.committee_name),
        ("Møde", day_alone(packet.meeting)),
        ("Sagsnummer", packet.number),
        ("Afsender", packet.organisation),
    )
