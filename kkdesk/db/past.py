"""A database as it was; a shared one is written to a private file first, and rolled back there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kkdesk.db.as_of import PastCopy, copy_as_of
from kkdesk.db.laptop.dialect import write_by_tables
from kkdesk.db.laptop.writing import index_all

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Engine


def past_of(source: Path | Engine, day: date, keep_in: Path | None = None) -> PastCopy:
    """Copy a file or a shared database as it was at the end of a day; see `copy_as_of`."""
    if isinstance(source, Path):
        return copy_as_of(source, day, keep_in)
    return _copy_server(source, day, keep_in)


def _copy_server(engine: Engine, day: date, keep_in: Path | None) -> PastCopy:
    """Copy a shared database to a file of this user's own and roll it back to the end of a day.

    Raises what `copy_as_of` raises.
    """
    folder = Path(tempfile.mkdtemp(prefix="kkdesk-as-of-", dir=keep_in))
    try:
        whole = folder / "kkdesk.sqlite"
        write_by_tables(engine, whole)
        index_all(whole)
        return copy_as_of(whole, day, keep_in)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
