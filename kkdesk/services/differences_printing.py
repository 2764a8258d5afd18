"""Differences that were found already, as a tagged PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds import write_made
from kkdesk.services.print_kinds.changes import made_differences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from kkdesk.domain.differences import Difference
    from kkdesk.services.printing import PrintResult, PrintStep
    from kkdesk.services.workspace import Workspace


def print_differences(  # noqa: PLR0913 -- a print has that many sides
    workspace: Workspace,
    path: Path,
    found: tuple[Difference, ...],
    *,
    first: date | str,
    last: date | str,
    edition: Edition = Edition.PUBLIC,
    handout: int = 1,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Print the differences between two days, or two rounds or plans by their codes.

    The file is dated by what it compares, so equal differences are equal files. Raises
    OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    made = made_differences(workspace, found, first, last, edition)
    made = replace(made, document=replace(made.document, handout=handout))
    return write_made(workspace, made, path, progress=progress, cancelled=cancelled)
