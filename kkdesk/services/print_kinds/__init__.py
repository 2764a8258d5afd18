"""Every kind of document that can be printed, and the one road on which each becomes a file.

A kind is a module here with ``make(workspace, request) -> Made``: it reads the records in one view
of the database and composes a Document. Which format is written follows from the file's name.
A kind of more than one Document has ``write(workspace, path, request, steps) -> PrintResult``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from kkdesk.domain.vocabulary import Edition
from kkdesk.services.printing import (
    PrintResult,
    PrintStep,
    PrintSteps,
    PrintWarning,
    WarningKind,
    finish_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from kkdesk.reports.document import Document
    from kkdesk.services.workspace import Workspace

PRINT_KINDS: Final[dict[str, str]] = {
    "status-slides": "status_slides",
    "memo": "memo",
    "answer": "answer",
    "remarks": "remarks",
    "plan": "plan",
    "sheets": "sheets",
    "indicators": "indicators",
    "budget": "budget",
    "deadlines": "deadlines",
    "changes": "changes",
    "packet": "packet",
}
"""The module of each kind by its name on the command line ("memo": "memo")."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What is asked for; codes as people write them, empty where nothing is chosen.

    `case` is a case's number, `number` a question's. `first` and `last` are rounds or days
    ("2025", "2025-12-31") of a comparison. `within` are days of a list of deadlines.
    """

    edition: Edition = Edition.PUBLIC
    policy: str = ""
    round_code: str = ""
    plan: str = ""
    department: str = ""
    committee: str = ""
    case: str = ""
    number: str = ""
    first: str = ""
    last: str = ""
    within: int = 90


@dataclass(frozen=True, slots=True)
class Made:
    """A composed document, the confidential words it must not hold, and what to look at."""

    document: Document
    forbidden: tuple[str, ...] = ()
    warnings: tuple[PrintWarning, ...] = ()


def print_kind(
    workspace: Workspace,
    kind: str,
    path: Path,
    request: PrintRequest,
    *,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Print a document to a file that is whole and checked, or not there.

    Raises UnknownCode, OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    steps = PrintSteps(progress, cancelled)
    steps.at(0.0, PrintStep.READING)
    own_writer = getattr(_module(kind), "write", None)
    if own_writer is not None:
        result: PrintResult = own_writer(workspace, path, request, steps)
        return result
    made = make_document(workspace, kind, request)
    return write_made(workspace, made, path, progress=progress, cancelled=cancelled)


def write_made(
    workspace: Workspace,
    made: Made,
    path: Path,
    *,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Write a composed document to a file that is whole and checked, or not there.

    Raises OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    steps = PrintSteps(progress, cancelled)
    pages, divided, findings = finish_document(
        workspace, made.document, path, made.forbidden, steps
    )
    warnings = (
        *made.warnings,
        *(PrintWarning(WarningKind.TALL, name) for name in divided),
        *(PrintWarning(WarningKind.CHECK, f"{one.check}, {one.detail}") for one in findings),
    )
    return PrintResult(path, pages, warnings)


def make_document(workspace: Workspace, kind: str, request: PrintRequest) -> Made:
    """Compose the document of a kind without writing it."""
    made: Made = _module(kind).make(workspace, request)
    return made


def _module(kind: str) -> ModuleType:
    return import_module(f"{__name__}.{PRINT_KINDS[kind]}")
