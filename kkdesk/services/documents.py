"""Files kept with the database: added to a case, replaced by a newer one, and opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.db import documents as files
from kkdesk.db.queries.cases import version
from kkdesk.db.shelf_of import shelf_of
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.errors import ReadOnlyMode
from kkdesk.services.opened_copies import write_copy
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.db.shelves import Shelf
    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that lies in the folder of documents and that no record names yet."""

    name: str
    digest: str
    size: int


def add_document(
    workspace: Workspace,
    case_id: str,
    source: Path,
    *,
    appendix_id: str | None = None,
    record_id: str = "",
) -> Changes:
    """Keep a copy of a file under a case, and under one of its appendices if one is named.

    Raises DocumentUnreadable, DocumentTooLarge or DiskFull; nothing was added then.
    """
    file = keep_file(workspace, source)
    with operation(workspace, action_label("add", "document", source.name)) as work:
        work.get("case", case_id)
        document = work.insert(
            "document",
            id=record_id or new_id(),
            case_id=case_id,
            appendix_id=appendix_id,
            name=file.name,
        )
        add_version(workspace, work, document, 1, file)
    return work.changes


def replace_document(workspace: Workspace, document_id: str, source: Path) -> Changes:
    """Give a document a new version; the earlier ones are kept."""
    file = keep_file(workspace, source)
    with operation(workspace, action_label("set", "document", source.name)) as work:
        work.get("document", document_id)
        numbers = [
            int(str(row["number"]))
            for row in work.find("document_version", document_id=document_id)
        ]
        number = max(numbers, default=0) + 1
        add_version(workspace, work, document_id, number, file)
    return work.changes


def copy_to_open(workspace: Workspace, document_id: str, number: int | None = None) -> Path:
    """Write a version, the newest if none is named, to a file that other programs may open.

    What they save there changes nothing here: `replace_document` takes it in.
    """
    with reading(workspace) as connection:
        digest, name = version(connection, document_id, number)
    return write_copy(name, _shelf(workspace).load(digest))


def load_content(workspace: Workspace, document_id: str) -> tuple[str, bytes]:
    """Return the file name and the contents of a document's newest version.

    Raises RecordGone or DocumentMissing.
    """
    with reading(workspace) as connection:
        digest, name = version(connection, document_id)
    return name, _shelf(workspace).load(digest)


def _shelf(workspace: Workspace) -> Shelf:
    """Return where the files lie: with the database itself, also for a copy of its past."""
    return shelf_of(workspace.origin or workspace.engine, workspace.passphrase)


def keep_file(workspace: Workspace, source: Path) -> KeptFile:
    """Copy a file's contents to the folder of documents before the database names them."""
    if workspace.read_only:
        raise ReadOnlyMode(source)
    content = files.read_source(source)
    return KeptFile(_name(source), _shelf(workspace).store(content), len(content))


def add_version(
    workspace: Workspace, work: UnitOfWork, document_id: str, number: int, file: KeptFile
) -> None:
    """Give a document a version that holds a kept file."""
    work.insert(
        "document_version",
        document_id=document_id,
        number=number,
        sha256=file.digest,
        size=file.size,
        file_name=file.name,
        added_on=workspace.today(),
        added_by=workspace.user,
    )


def _name(source: Path) -> str:
    """Return a file's name without control characters and without a way into other folders."""
    kept = clean_typed(source.name).replace("/", "").replace("\\", "").replace("\n", " ")
    return kept.strip(" .") or "dokument"
