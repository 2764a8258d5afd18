"""Committee packets: what a case's appendices are made of and how they stand, read and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db import documents as files
from kkdesk.db.queries import packets as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.packets import AppendixSource
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
    from kkdesk.services.workspace import Workspace

_KIND = "appendix.content_kind"
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


def committees(workspace: Workspace, case_id: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of the committees that a packet of the case can be for."""
    with reading(workspace) as connection:
        return queries.committees_of(connection, case_id)


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
    if wanted.kind not in PRINT_KINDS or wanted.kind == "packet":
        raise InvalidValue(
            "appendix.print_kind",
            f"kkdesk laver ikke et dokument af slagsen «{wanted.kind}» til en pakke",
            f"kkdesk makes no document of the kind “{wanted.kind}” for a packet",
        )
    with operation(workspace, action_label("set", _KIND)) as work:
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
        _leave_out_files(work, appendix_id)
        _name(work, own)
    return work.changes


def make_of_files(workspace: Workspace, appendix_id: str, document_ids: tuple[str, ...]) -> Changes:
    """Let an appendix be documents of its case that are PDF files; they become its own.

    They stand in the order in which they were added to the case. Raises a kind of OwnFileRefused
    if one of them cannot be part of a packet.
    """
    for document_id in document_ids:
        own_file(workspace, document_id)
    with operation(workspace, action_label("set", _KIND)) as work:
        own = work.get("appendix", appendix_id)
        _leave_out_files(work, appendix_id)
        for document_id in document_ids:
            if work.get("document", document_id)["case_id"] != own["case_id"]:
                raise InvalidValue(
                    "document.appendix_id",
                    "dokumentet hører til en anden sag. Tilføj filen til denne sag først",
                    "the document belongs to another case. Add the file to this case first",
                )
            work.update("document", document_id, appendix_id=appendix_id, in_packet=True)
        work.update("appendix", appendix_id, **_of_files())
        _name(work, own)
    return work.changes


def make_of_nothing(workspace: Workspace, appendix_id: str) -> Changes:
    """Let an appendix hold nothing again; its documents stay with the case."""
    with operation(workspace, action_label("set", _KIND)) as work:
        own = work.get("appendix", appendix_id)
        work.update("appendix", appendix_id, **NOTHING)
        _leave_out_files(work, appendix_id)
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
    from kkdesk.reports.foreign_pdf import inspect_own_file  # noqa: PLC0415 -- loads pikepdf

    facts = inspect_own_file(files.read_source(source), source.name)
    kept = keep_file(workspace, source)
    words = clean_typed(title or facts.title or source.stem).strip() or source.name
    with operation(workspace, action_label("add", "appendix", words)) as work:
        work.get("case", case_id)
        appendix_id = work.insert(
            "appendix",
            id=record_id or new_id(),
            case_id=case_id,
            number=len(work.find("appendix", case_id=case_id)) + 1,
            title=words,
            **_of_files(),
        )
        document_id = work.insert(
            "document", case_id=case_id, appendix_id=appendix_id, name=kept.name, in_packet=True
        )
        add_version(workspace, work, document_id, 1, kept)
    return work.changes


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


def _of_files() -> Row:
    return {**NOTHING, "content_kind": AppendixSource.FILE.value}


def _leave_out_files(work: UnitOfWork, appendix_id: str) -> None:
    for row in work.find("document", appendix_id=appendix_id, in_packet=True):
        work.update("document", str(row["id"]), in_packet=False)


def _name(work: UnitOfWork, appendix: Row) -> None:
    work.name(action_label("set", _KIND, f"{appendix['number']} {appendix['title']}"))
