"""Every document of the sample portfolio, in every format that somebody would want it in."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk.db.engine import open_database
from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.packets import AppendixSource
from kkdesk.domain.vocabulary import Edition
from kkdesk.services import packets
from kkdesk.services.documents import add_document
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.services.workspace import Workspace, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.services.printing import PrintResult

_TABLES: Final = (".pdf", ".xlsx")
_ASKED: Final[dict[str, tuple[PrintRequest, tuple[str, ...]]]] = {
    "status-slides": (PrintRequest(), (".pdf", ".pptx")),
    "memo": (PrintRequest(committee="BUU"), (".pdf", ".docx")),
    "answer": (PrintRequest(), (".pdf",)),
    "remarks": (PrintRequest(), _TABLES),
    "plan": (PrintRequest(plan="sof-2023"), (".pdf",)),
    "sheets": (PrintRequest(), (".pdf",)),
    "indicators": (PrintRequest(), _TABLES),
    "budget": (PrintRequest(plan="integration-2019"), _TABLES),
    "deadlines": (PrintRequest(), _TABLES),
    "changes": (PrintRequest(first="sof-2023", last="2025"), (".pdf",)),
}
"""What each kind is about in the sample, and the endings that it is printed with."""

NAMES: Final = (
    *(f"{kind}{suffix}" for kind, (_, suffixes) in _ASKED.items() for suffix in suffixes),
    "timeline.pdf",
    *(f"packet-{edition}.pdf" for edition in Edition),
)
"""The names of the files, in the order in which they are printed."""


def print_everything(database: Path, folder: Path, user: str) -> Iterator[PrintResult]:
    """Print every kind from the sample database, a file at a time; the database stays as it is.

    Raises OutputNotWritable, DiskFull or ConfidentialLeak.
    """
    with _opened(database, user, read_only=True) as workspace:
        for kind, (request, suffixes) in _ASKED.items():
            for suffix in suffixes:
                yield print_kind(workspace, kind, folder / f"{kind}{suffix}", request)
        yield print_timeline(workspace, folder / "timeline.pdf")
    with tempfile.TemporaryDirectory(prefix="kkdesk-") as scratch:
        copy = Path(scratch, database.name)
        shutil.copyfile(database, copy)
        with _opened(copy, user) as workspace:
            _fill_appendices(workspace, Path(scratch))
            request = PrintRequest(committee="BUU")
            for edition in Edition:
                asked = replace(request, edition=edition)
                yield print_kind(workspace, "packet", folder / f"packet-{edition}.pdf", asked)


@contextmanager
def _opened(database: Path, user: str, *, read_only: bool = False) -> Iterator[Workspace]:
    engine = open_database(database, read_only=read_only)
    try:
        yield Workspace(engine, user)
    finally:
        engine.dispose()


def _fill_appendices(workspace: Workspace, scratch: Path) -> None:
    """Put a page into each appendix that waits for a file of others, which the sample has not."""
    with reading(workspace) as connection:
        case = case_by_number(connection, "")
    for appendix in packets.packet(workspace, case).appendices:
        if appendix.source is AppendixSource.GENERATED:
            continue
        page = scratch / f"bilag-{appendix.number}.pdf"
        _write_stand_in(page, appendix.title)
        key = f"stand-in-{appendix.number}"
        add_document(workspace, case, page, record_id=key)
        packets.make_of_files(workspace, appendix.id, (key,))


def _write_stand_in(path: Path, title: str) -> None:
    from kkdesk.reports.document import (  # noqa: PLC0415 -- printing only
        Document,
        Paper,
        Paragraph,
        Section,
        Span,
    )
    from kkdesk.reports.pdf.writer import write_pdf  # noqa: PLC0415 -- loads ReportLab

    words = "Her kommer den fil, som andre har skrevet. Eksemplet har en side i dens sted."
    document = Document(
        title=title,
        language="da-DK",
        author="kkdesk",
        subject=title,
        edition=Edition.PUBLIC,
        created=datetime(2025, 9, 1, tzinfo=UTC),
        paper=Paper((Section("side", "Her kommer en fil", (Paragraph((Span(words),)),)),)),
    )
    write_pdf(document, path)
