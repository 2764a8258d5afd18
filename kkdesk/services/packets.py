"""Committee packets: what a case's appendices are made of and how they stand, read and changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kkdesk.db import documents as files
from kkdesk.db.queries import packets as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.packets import AppendixSource, PacketDesk
from kkdesk.errors import EditConflict, InvalidValue
from kkdesk.services import cases
from kkdesk.services.case_order import put_in_order, siblings
from kkdesk.services.documents import add_version, keep_file, load_content
from kkdesk.services.print_kinds import PRINT_KINDS
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.packets import Generated, OwnFile, Packet
    from kkdesk.services.documents import KeptFile
    from kkdesk.services.workspace import Workspace

CONTENT_KIND = "appendix.content_kind"
_NO_TITLE = re.compile(
    r"untitled|(?:unavngivet|ikke-navngivet).*|microsoft \w+ [-–] .*"
    r"|.*\.(?:docx?|pptx?|xlsx?|pdf|indd)",
    re.IGNORECASE,
)
"""What programs write as the title of a file that has none: the name of the file it came from."""
NOTHING: Row = {
    "content_kind": AppendixSource.NONE.value,
    "print_kind": "",
    "round_id": None,
    "plan_id": None,
    "department_id": None,
    "committee_id": None,
    "first": "",
    "last": "",
}


def packet(workspace: Workspace, case_id: str, committee: str = "") -> Packet:
    """Return a case's packet for a committee (its code; none: without a memo).

    Raises RecordGone or UnknownCode.
    """
    with reading(workspace) as connection:
        return queries.packet(connection, case_id, committee)


def packet_desk(
    workspace: Workspace, case_id: str = "", committee: str | None = None
) -> PacketDesk:
    """Return what a packet is chosen from, and the one that is wanted.

    A case that is gone gives way to the one added last, a committee that the case has no more
    (or none named) to the first that has a memo.
    """
    with reading(workspace) as connection:
        cases = queries.packet_cases(connection)
        if not cases:
            return PacketDesk()
        case = next((one for one in cases if one.id == case_id), cases[0])
        found = queries.committees_of(connection, case.id)
        codes = [one.code for one in found]
        if case.id != case_id or (committee != "" and committee not in codes):
            with_memo = [one.code for one in found if one.memo]
            committee = next(iter([*with_memo, *codes]), "")
        return PacketDesk(cases, found, queries.packet(connection, case.id, committee or ""))


def committees(workspace: Workspace, case_id: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of the committees that a packet of the case can be for."""
    with reading(workspace) as connection:
        return tuple((one.code, one.name) for one in queries.committees_of(connection, case_id))


def own_file(workspace: Workspace, document_id: str) -> OwnFile:
    """Tell what an own file is like: tags, title, language, page sizes, what it lacks.

    Raises a kind of OwnFileRefused if it cannot be part of a packet, DocumentMissing if it is gone.
    """
    from kkdesk.reports.foreign_pdf import inspect_own_file  # noqa: PLC0415 -- loads pikepdf

    name, content = load_content(workspace, document_id)
    return inspect_own_file(content, name)


def make_of_document(workspace: Workspace, appendix_id: str, wanted: Generated) -> Changes:
    """Let an appendix be a document that kkdesk makes.

    Raises UnknownCode if it asks for what there is not, RecordGone if the appendix was deleted.
    """
    refuse_kind(wanted.kind)
    with operation(workspace, action_label("set", CONTENT_KIND)) as work:
        own = work.get("appendix", appendix_id)
        policy = str(work.get("case", str(own["case_id"]))["policy_id"] or "")
        work.update(
            "appendix",
            appendix_id,
            content_kind=AppendixSource.GENERATED.value,
            print_kind=wanted.kind,
            first=clean_typed(wanted.first).strip(),
            last=clean_typed(wanted.last).strip(),
            **queries.keys_of(work.connection, wanted, policy),
        )
        leave_out_files(work, appendix_id)
        _name(work, own)
    return work.changes


def make_of_files(workspace: Workspace, appendix_id: str, document_ids: tuple[str, ...]) -> Changes:
    """Let an appendix be documents of its case that are PDF files; they become its own.

    They stand in the order in which they were added to the case. Raises a kind of OwnFileRefused
    if one of them cannot be part of a packet.
    """
    for document_id in document_ids:
        own_file(workspace, document_id)
    with operation(workspace, action_label("set", CONTENT_KIND)) as work:
        own = work.get("appendix", appendix_id)
        leave_out_files(work, appendix_id)
        for document_id in document_ids:
            if work.get("document", document_id)["case_id"] != own["case_id"]:
                raise InvalidValue(
                    "document.appendix_id",
                    "dokumentet hører til en anden sag. Tilføj filen til denne sag først",
                    "the document belongs to another case. Add the file to this case first",
                )
            work.update("document", document_id, appendix_id=appendix_id, in_packet=True)
        work.update("appendix", appendix_id, **of_files())
        _name(work, own)
    return work.changes


def make_of_nothing(workspace: Workspace, appendix_id: str) -> Changes:
    """Let an appendix hold nothing again; its documents stay with the case."""
    with operation(workspace, action_label("set", CONTENT_KIND)) as work:
        own = work.get("appendix", appendix_id)
        work.update("appendix", appendix_id, **NOTHING)
        leave_out_files(work, appendix_id)
        _name(work, own)
    return work.changes


def add_own_pdf(
    workspace: Workspace,
    case_id: str,
    source: Path,
    *,
    title: str = "",
    record_id: str = "",
) -> Changes:
    """Add a PDF file as a case's last appendix: the file, the document and the appendix at once.

    Its title is the file's own if none is given, and else the file's name. Raises a kind of
    OwnFileRefused, DocumentUnreadable, DocumentTooLarge or DiskFull; nothing was added then.
    """
    return add_own_pdfs(workspace, case_id, (source,), title=title, record_ids=(record_id,))


def add_own_pdfs(
    workspace: Workspace,
    case_id: str,
    sources: tuple[Path, ...],
    *,
    title: str = "",
    record_ids: tuple[str, ...] = (),
) -> Changes:
    """Add PDF files as a case's last appendices, all of them or none; see `add_own_pdf`."""
    read = [read_own_file(workspace, source) for source in sources]
    with operation(workspace, action_label("add", "appendix")) as work:
        work.get("case", case_id)
        number = len(work.find("appendix", case_id=case_id))
        for order, (words, kept) in enumerate(read):
            called = clean_typed(title).strip() or words
            appendix_id = work.insert(
                "appendix",
                id=(*record_ids, *[""] * len(read))[order] or new_id(),
                case_id=case_id,
                number=number + order + 1,
                title=called,
                **of_files(),
            )
            insert_file(workspace, work, work.get("appendix", appendix_id), kept)
            work.name(action_label("add", "appendix", called if len(read) == 1 else ""))
    return work.changes


def insert_file(
    workspace: Workspace,
    work: UnitOfWork,
    appendix: Row,
    kept: KeptFile,
    *,
    confidential: bool = False,
) -> None:
    """Let a kept file be a document that an appendix prints."""
    document_id = work.insert(
        "document",
        case_id=appendix["case_id"],
        appendix_id=appendix["id"],
        name=kept.name,
        in_packet=True,
        confidential=confidential,
    )
    add_version(workspace, work, document_id, 1, kept)


def order_appendices(
    workspace: Workspace, case_id: str, *, expected: tuple[str, ...], wanted: tuple[str, ...]
) -> Changes:
    """Give a case's appendices the order of their ids; texts that cite them follow.

    Raises EditConflict if somebody else has changed the order since ``expected`` was read.
    """
    with operation(workspace, action_label("move", "appendix")) as work:
        rows = siblings(work, "appendix", {"case_id": work.get("case", case_id)["id"]})
        stored = tuple(str(row["id"]) for row in rows)
        if stored not in (expected, wanted) or sorted(stored) != sorted(wanted):
            raise EditConflict(
                "case", case_id, "appendices", expected=expected, stored=stored, wanted=wanted
            )
        if stored != wanted:
            put_in_order(work, "appendix", rows, wanted)
    return work.changes


def remove_appendix(workspace: Workspace, appendix_id: str) -> Changes:
    """Take an appendix out of its case; its files stay with the case, the numbers close up.

    Raises AppendixInUse if a text of the case cites it.
    """
    return cases.delete(workspace, "appendix", appendix_id)


def refuse_kind(kind: str) -> None:
    """Raise InvalidValue if kkdesk makes no such document for a packet."""
    if kind not in PRINT_KINDS or kind == "packet":
        raise InvalidValue(
            "appendix.print_kind",
            f"kkdesk laver ikke et dokument af slagsen «{kind}» til en pakke",
            f"kkdesk makes no document of the kind “{kind}” for a packet",
        )


def of_files() -> Row:
    """Return what the columns of an appendix of own files say."""
    return {**NOTHING, "content_kind": AppendixSource.FILE.value}


def read_own_file(workspace: Workspace, source: Path) -> tuple[str, KeptFile]:
    """Keep a PDF file; return what it calls itself, or else its name.

    Raises a kind of OwnFileRefused, DocumentUnreadable, DocumentTooLarge or DiskFull.
    """
    from kkdesk.reports.foreign_pdf import inspect_own_file  # noqa: PLC0415 -- loads pikepdf

    facts = inspect_own_file(files.read_source(source), source.name)
    title = clean_typed(facts.title).strip()
    if not title or _NO_TITLE.fullmatch(title):
        title = clean_typed(source.stem).strip() or source.name
    return title, keep_file(workspace, source)


def leave_out_files(work: UnitOfWork, appendix_id: str) -> None:
    """Let the documents of an appendix stay with the case alone."""
    for row in work.find("document", appendix_id=appendix_id, in_packet=True):
        work.update("document", str(row["id"]), in_packet=False)


def _name(work: UnitOfWork, appendix: Row) -> None:
    work.name(action_label("set", CONTENT_KIND, f"{appendix['number']} {appendix['title']}"))
