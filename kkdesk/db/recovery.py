"""Finding at a start what a crash left of the last run, clearing it up, and telling of it."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kkdesk.db.database_file import State, base_of, has_hot_journal, inspect
from kkdesk.db.driver import connect
from kkdesk.db.sql import text
from kkdesk.domain.recovery import Recovery
from kkdesk.errors import CopyMisplaced, DatabaseDamaged

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.db.instance_lock import InstanceLock
    from kkdesk.db.reading import Database

_KNOWS_COPIES: Final = "SELECT 1 FROM sqlite_master WHERE name = 'laptop_origin'"
_LAST: Final = text("SELECT label, at FROM operation ORDER BY number DESC LIMIT 1")
_RESTORED: Final = (".restored", ".restored-journal")


def look_for_crash(path: Path, lock: InstanceLock, passphrase: str = "") -> Recovery | None:
    """Check and clear up what the last run left, under the lock; None if it ended well.

    Raises DatabaseDamaged where the crash cost more than the change that was under way.
    """
    dropped = _drop_restores(path)
    rolled_back = has_hot_journal(path)
    if lock.left_by is None and not rolled_back and not dropped:
        return None
    if inspect(path, check=True, passphrase=passphrase).state is State.DAMAGED:
        raise DatabaseDamaged(path)
    who, since = "", None
    if lock.left_by is not None:
        who, since = lock.left_by.user, lock.left_by.since
    return Recovery(who, since, rolled_back=rolled_back, restore_dropped=dropped)


def last_saved(database: Database) -> tuple[str, datetime | None]:
    """Return the label and the moment of the last operation; nothing in an empty database."""
    with database.reading() as connection:
        found = connection.execute(_LAST).first()
    return (found.label, datetime.fromisoformat(found.at)) if found is not None else ("", None)


def _drop_restores(path: Path) -> bool:
    """Remove restored files that never took the database's place; tell whether there were any."""
    start = f".{path.name}."
    try:
        beside = list(path.parent.iterdir())
    except OSError:  # a folder that may be entered and not be listed
        return False
    found = [one for one in beside if one.name.startswith(start) and one.name.endswith(_RESTORED)]
    for draft in found:
        with suppress(OSError):
            draft.unlink()
    return bool(found)


def refuse_misplaced_copy(path: Path, passphrase: str = "") -> None:
    """Raise CopyMisplaced for a laptop copy that does not lie in its folder."""
    if base_of(path).exists() or not is_laptop_copy(path, passphrase):
        return
    raise CopyMisplaced(path)


def is_laptop_copy(path: Path, passphrase: str = "") -> bool:
    """Tell whether a database was taken out of another one; older schemas never were."""
    with closing(connect(path, read_only=True, any_schema=True, passphrase=passphrase)) as asked:
        if asked.execute(_KNOWS_COPIES).fetchone() is None:
            return False
        return asked.execute("SELECT 1 FROM laptop_origin").fetchone() is not None
