"""The one place that picks a document's writer and its check, by the ending of the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.errors import FormatImpossible
from kkdesk.reports.said import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kkdesk.reports.document import Document
    from kkdesk.reports.verify import VerificationReport

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]

SUFFIXES: Final = (".pdf", ".pptx", ".docx", ".xlsx")
"""The endings that some document can have."""


def possible_suffixes(document: Document) -> tuple[str, ...]:
    """Return the endings that this document can have: slides, pages and tables differ."""
    shown = ".docx" if document.paper is not None else ".pptx"
    tables = next(tables_of(document), None)
    return (".pdf", shown, *((".xlsx",) if tables is not None else ()))


def check_suffix(document: Document, path: Path) -> str:
    """Return the ending of a file's name; FormatImpossible if the document cannot be that."""
    suffix = path.suffix.lower()
    possible = possible_suffixes(document)
    if suffix not in possible:
        raise FormatImpossible(path, possible)
    return suffix


def write_document(
    document: Document,
    path: Path,
    suffix: str,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write the document in the format of `suffix`; return its pages, slides or sheets.

    Raises TemplateUnfit, PrintCancelled, OutputNotWritable or DiskFull.
    """
    # Each writer loads a library of its own; nobody pays for those that are not asked for.
    match suffix:
        case ".pptx":
            from kkdesk.reports.pptx.writer import write_pptx  # noqa: PLC0415

            template = paths.slide_template()
            return write_pptx(document, path, template, progress=progress, cancelled=cancelled)
        case ".docx":
            from kkdesk.reports.docx.writer import write_docx  # noqa: PLC0415

            return write_docx(document, path, progress=progress, cancelled=cancelled)
        case ".xlsx":
            from kkdesk.reports.xlsx.writer import write_xlsx  # noqa: PLC0415

            return write_xlsx(document, path, progress=progress, cancelled=cancelled)
        case _:
            from kkdesk.reports.pdf.writer import write_pdf  # noqa: PLC0415

            return write_pdf(document, path, progress=progress, cancelled=cancelled)


def verify_document(
    document: Document, path: Path, suffix: str, forbidden: Sequence[str]
) -> VerificationReport:
    """Read a finished file back in the way of its format."""
    match suffix:
        case ".pptx":
            from kkdesk.reports.verify_office import verify_pptx  # noqa: PLC0415

            return verify_pptx(path, forbidden=forbidden, document=document)
        case ".docx":
            from kkdesk.reports.verify_office import verify_docx  # noqa: PLC0415

            return verify_docx(path, forbidden=forbidden, document=document)
        case ".xlsx":
            from kkdesk.reports.verify_office import verify_xlsx  # noqa: PLC0415

            return verify_xlsx(path, forbidden=forbidden, document=document)
        case _:
            from kkdesk.reports.verify import verify_pdf  # noqa: PLC0415

            return verify_pdf(path, forbidden=forbidden, document=document)
