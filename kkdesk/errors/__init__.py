"""Every failure that a person can meet, each in Danish and English.

A message has three parts: what happened, what is safe, and what to do next. The
window shows it as plain text, the command line prints it; neither adds a
traceback. A fault that has no class here is a bug and becomes `UnexpectedFault`.

This package is a leaf: it imports nothing else from kkdesk.
"""

from __future__ import annotations

from kkdesk.errors.base import KkdeskError, Lang, PathError, Text
from kkdesk.errors.storage import (
    BackupDamaged,
    BackupFailed,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseEmptyFile,
    DatabaseExists,
    DatabaseFolderMissing,
    DatabaseForeign,
    DatabaseInUse,
    DatabaseIsFolder,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    DatabaseReadOnly,
    DiskFull,
    LockingUnsupported,
    MigrationFailed,
    StorageFault,
)
from kkdesk.errors.work import (
    Cancelled,
    ConfidentialLeak,
    EditConflict,
    InvalidValue,
    NothingToUndo,
    OutputNotWritable,
    PortfolioFault,
    PrintCancelled,
    ReadOnlyMode,
    RecordGone,
    RecordInUse,
    UndoBlocked,
    UnexpectedFault,
    UnknownCode,
    UsageError,
    WindowUnavailable,
)

__all__ = [
    "BackupDamaged",
    "BackupFailed",
    "Cancelled",
    "ConfidentialLeak",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseEmptyFile",
    "DatabaseExists",
    "DatabaseFolderMissing",
    "DatabaseForeign",
    "DatabaseInUse",
    "DatabaseIsFolder",
    "DatabaseLocked",
    "DatabaseMissing",
    "DatabaseNewer",
    "DatabaseOlder",
    "DatabaseReadOnly",
    "DiskFull",
    "EditConflict",
    "InvalidValue",
    "KkdeskError",
    "Lang",
    "LockingUnsupported",
    "MigrationFailed",
    "NothingToUndo",
    "OutputNotWritable",
    "PathError",
    "PortfolioFault",
    "PrintCancelled",
    "ReadOnlyMode",
    "RecordGone",
    "RecordInUse",
    "StorageFault",
    "Text",
    "UndoBlocked",
    "UnexpectedFault",
    "UnknownCode",
    "UsageError",
    "WindowUnavailable",
]
