"""Bringing a copy home: frozen, compared field by field, and written in one transaction."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kkdesk.db import migrate
from kkdesk.db.database_file import State, inspect
from kkdesk.db.engine import read_transaction
from kkdesk.db.laptop import dialect, ledger
from kkdesk.db.laptop.applying import apply, insert_many
from kkdesk.db.laptop.differences import beside_base, changes_between, digest
from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.db.laptop.plan import decide
from kkdesk.db.laptop.settle import settle
from kkdesk.db.laptop.writing import copy_documents
from kkdesk.db.shelf_of import shelf_of
from kkdesk.domain.actions import action_label
from kkdesk.domain.backups import BackupReason
from kkdesk.domain.exchange import CheckInPreview, CheckInResult
from kkdesk.errors import CentreWentBack, CopyFromElsewhere, OldCopy
from kkdesk.errors.base import moment_words
from kkdesk.services.backups import back_up_before
from kkdesk.services.exchange.listing import conflict_row
from kkdesk.services.exchange.taking import refuse_copy
from kkdesk.services.exchange.telling import conflict_rows, planned_changes
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from kkdesk.db.laptop.differences import Key, LaptopChange
    from kkdesk.db.laptop.ledger import LaptopHistory
    from kkdesk.db.laptop.plan import Known, Plan
    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.exchange import Origin
    from kkdesk.services.workspace import Workspace


def preview_check_in(workspace: Workspace, folder: Path, *, passphrase: str = "") -> CheckInPreview:
    """Tell what a check-in would write and what would wait, changing nothing on either side.

    What the database itself refuses is found only by writing.
    """
    copy, older = _opened(workspace, folder, passphrase)
    with copy.held(workspace.user):
        copy.recover()
        origin = copy.origin_of_both()
        if not older:
            _refuse_older_centre(workspace, copy, origin)
        mine = copy.pending if _is_committed(workspace, copy, origin) else copy.work
        if older:
            _migrate(copy, copy.base, mine)
        with beside_base(copy, copy.base, mine) as files:
            changes, history = changes_between(files), ledger.laptop_history(files)
    with read_transaction(workspace.engine) as connection:
        done = _recorded(connection, origin, copy.path, digest(changes))
        plan = decide(connection, changes, _blanked(origin), history.known)
        settle(connection, plan, {})
        rows = [] if done else conflict_rows(connection, plan, origin, history)
        told = () if done else planned_changes(plan, history)
    return CheckInPreview(
        copy_id=origin.copy_id,
        holder=origin.holder,
        sequence=origin.sequence,
        changes=told,
        conflicts=tuple(conflict_row({**row, "holder": origin.holder}) for row in rows),
        already=done is not None,
    )


def check_in(
    workspace: Workspace,
    folder: Path,
    *,
    passphrase: str = "",
    step: Callable[[str], None] = lambda _: None,
    backup: bool = True,
) -> CheckInResult:
    """Write a copy's changes to the centre; what both sides changed waits as conflicts.

    The centre is backed up before anything is written to it. A crash at any instant leaves both
    sides whole, and the next call finishes. ``step`` is told how far it is ("frozen",
    "compared", "written", "committed", "numbered") and may raise to cancel until "written".
    Raises NotALaptopCopy, PassphraseNeeded, PassphraseWrong, OldCopy, CopyFromElsewhere,
    CentreWentBack, CopyDamaged, DatabaseNewer or DatabaseInUse.
    """
    copy, older = _opened(workspace, folder, passphrase)
    with copy.held(workspace.user):
        copy.recover()
        origin = copy.origin_of_both()
        if not older:
            _refuse_older_centre(workspace, copy, origin)
        cut_short = _was_committed(workspace, copy, origin)
        if older and not cut_short:
            copy.freeze()
        if older:
            _migrate(copy, copy.base, copy.pending)
        if older or cut_short:
            result = _bring(_Arrival(workspace, copy, origin, step), copy.pending, backup=backup)
        else:
            with copy.freezing() as publish:
                arrival = _Arrival(workspace, copy, origin, step, publish)
                result = _bring(arrival, copy.work, backup=backup)
        step("committed")
        copy.finish(step)
    if cut_short:  # what was written on the laptop since then comes home too
        later = check_in(workspace, folder, passphrase=passphrase, step=step, backup=backup)
        return result if later.already else later
    return result


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A copy that comes home: whose it is, whom to tell, and what makes its freeze count.

    Pending is published as the last before the centre commits: had the centre taken what is not
    frozen, what is written on the laptop after a crash could not be told from what came home.
    """

    workspace: Workspace
    copy: CopyFolder
    origin: Origin
    step: Callable[[str], None]
    publish: Callable[[], None] = lambda: None


def _bring(arrival: _Arrival, mine: Path, *, backup: bool) -> CheckInResult:
    """Compare a file that nobody writes with its base, and write what differs to the centre."""
    workspace, copy = arrival.workspace, arrival.copy
    arrival.step("frozen")
    with beside_base(copy, copy.base, mine) as files:
        changes, history = changes_between(files), ledger.laptop_history(files)
    arrival.step("compared")
    with suppress(FileNotFoundError):
        copy_documents(
            shelf_of(copy.work, copy.passphrase), shelf_of(workspace.engine), copy, names_in=mine
        )
    if backup and changes:
        back_up_before(workspace, BackupReason.CHECK_IN)
    try:
        return _merge(arrival, changes, history)
    except (OldCopy, CopyFromElsewhere):
        copy.drop_pending()
        raise


def _refuse_older_centre(workspace: Workspace, copy: CopyFolder, origin: Origin) -> None:
    """Raise CentreWentBack where the base knows of what the centre does not.

    What came home before would not differ from the base and be lost without a word.
    """
    known = copy.last_known()
    with read_transaction(workspace.engine) as connection:
        if ledger.copy_row(connection, origin.copy_id) is None:
            raise CopyFromElsewhere(copy.path, centre=origin.centre)
        if known and not ledger.knows_operation(connection, known):
            raise CentreWentBack(copy.path)


def _was_committed(workspace: Workspace, copy: CopyFolder, origin: Origin) -> bool:
    """Tell whether the centre has taken what is frozen; a freeze that it has not is dropped."""
    if _is_committed(workspace, copy, origin):
        return True
    copy.drop_pending()
    return False


def _is_committed(workspace: Workspace, copy: CopyFolder, origin: Origin) -> bool:
    if not copy.pending.exists():
        return False
    with read_transaction(workspace.engine) as connection:
        return ledger.recorded(connection, origin.copy_id, origin.sequence) is not None


def _opened(workspace: Workspace, folder: Path, passphrase: str) -> tuple[CopyFolder, bool]:
    """Return a copy that can be used, and whether it must be upgraded first."""
    refuse_copy(workspace)
    copy = CopyFolder(folder, passphrase)
    if not copy.encrypted:
        copy = CopyFolder(folder)
    return copy, copy.check()


def _migrate(copy: CopyFolder, *paths: Path) -> None:
    """Bring an older copy's files to the schema of the centre."""
    for path in paths:
        if inspect(path, passphrase=copy.passphrase).state is State.OLDER:
            migrate.upgrade_copy(path, copy.passphrase)


def _merge(
    arrival: _Arrival, changes: Sequence[LaptopChange], history: LaptopHistory
) -> CheckInResult:
    """Plan and write in one transaction, together with the line that says it was done."""
    workspace, copy, origin = arrival.workspace, arrival.copy, arrival.origin
    mark = digest(list(changes))
    if not changes and not history.operations:
        with read_transaction(workspace.engine) as connection:
            if ledger.copy_row(connection, origin.copy_id) is None:
                raise CopyFromElsewhere(copy.path, centre=origin.centre)
        copy.drop_pending()
        return CheckInResult(origin.copy_id, origin.sequence, 0, 0, "", already=True)
    label = action_label("check_in", "laptop_copy", origin.holder)
    with dialect.much_written(workspace.engine), operation(workspace, label) as work:
        done = _recorded(work.connection, origin, copy.path, mark)
        if done is not None:
            arrival.publish()
            return CheckInResult(
                origin.copy_id, origin.sequence, 0, 0, str(done["operation_id"]), already=True
            )
        plan = _write(work, changes, origin, history.known)
        rows = conflict_rows(work.connection, plan, origin, history)
        insert_many(work, "merge_conflict", rows)
        arrival.step("written")
        arrival.publish()
        _enter(work, origin, history, plan, mark)
    return CheckInResult(
        origin.copy_id,
        origin.sequence,
        plan.size,
        len(rows),
        work.changes.operation_id,
        changes=work.changes,
    )


def _write(
    work: UnitOfWork,
    changes: Sequence[LaptopChange],
    origin: Origin,
    known: Known,
) -> Plan:
    """Plan again with what was refused held back, until the database takes all of it."""
    refused: dict[Key, str] = {}
    while True:
        plan = decide(work.connection, changes, _blanked(origin), known)
        settle(work.connection, plan, refused)
        fresh = apply(work, plan)
        if not fresh:
            return plan
        refused |= fresh


def _enter(work: UnitOfWork, origin: Origin, history: LaptopHistory, plan: Plan, mark: str) -> None:
    entry = {
        "digest": mark,
        "at": ledger.now(),
        "by": work.by,
        "operation_id": work.changes.operation_id,
        "applied": plan.size,
        "conflicts": len(plan.conflicts),
    }
    ledger.note_check_in(work.connection, origin, history, entry)


def _recorded(connection: Connection, origin: Origin, path: Path, mark: str) -> RowMapping | None:
    """Return the same check-in where it was made before; refuse strangers and old copies."""
    if ledger.copy_row(connection, origin.copy_id) is None:
        raise CopyFromElsewhere(path, centre=origin.centre)
    done = ledger.recorded(connection, origin.copy_id, origin.sequence)
    if done is not None and done["digest"] != mark:
        came_home = datetime.fromisoformat(str(done["at"]))
        raise OldCopy(
            path,
            f"den blev hentet hjem {moment_words(came_home, 'da')} og er ændret, efter at en ældre"
            " udgave blev lagt tilbage",
            f"it was checked in {moment_words(came_home, 'en')} and was changed after an older"
            " state was put back",
        )
    return done


def _blanked(origin: Origin) -> frozenset[tuple[str, str, str]]:
    return frozenset((kind, key, column) for kind, key, column in json.loads(origin.blanked))
