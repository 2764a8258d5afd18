"""Differences as a tagged PDF: slides, and tables for the committee."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from kkdesk.db.queries.confidential import confidential_texts
from kkdesk.db.queries.differences import telling
from kkdesk.db.sql import text
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.printing import (
    PrintResult,
    PrintStep,
    PrintSteps,
    PrintWarning,
    WarningKind,
    finish_document,
)
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from kkdesk.domain.differences import Difference
    from kkdesk.services.workspace import Workspace


def print_differences(
    workspace: Workspace,
    path: Path,
    found: tuple[Difference, ...],
    *,
    first: date | str,
    last: date | str,
    edition: Edition = Edition.PUBLIC,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Print the differences between two days, or two rounds or plans by their codes.

    The file is dated by what it compares, so equal differences are equal files. Raises
    OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    from kkdesk.reports.content.differences import (  # noqa: PLC0415 -- printing only
        PrintedDifferences,
        build_differences,
    )

    steps = PrintSteps(progress, cancelled)
    steps.at(0.0, PrintStep.READING)
    public = edition is Edition.PUBLIC
    with reading(workspace) as connection:
        forbidden = confidential_texts(connection) if public else ()
        query = text("SELECT name FROM organisation ORDER BY id LIMIT 1")
        organisation = str(connection.execute(query).scalar() or "")
        told = telling(connection, last) if isinstance(last, str) else None
    day = told.day if told is not None else last
    created = datetime.combine(day, time(), UTC) if not isinstance(day, str) else _LONG_AGO
    document = build_differences(
        PrintedDifferences(
            str(first),
            str(last),
            organisation,
            tuple(one for one in found if not (public and one.confidential)),
            created,
            edition,
        )
    )
    pages, divided, findings = finish_document(workspace, document, path, forbidden, steps)
    warnings = (
        *(PrintWarning(WarningKind.TALL, name) for name in divided),
        *(PrintWarning(WarningKind.CHECK, f"{one.check}, {one.detail}") for one in findings),
    )
    return PrintResult(path, pages, warnings)


_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
