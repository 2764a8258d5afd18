"""Opening and closing a database for a person: which one, the lock, the engine, the workspace.

The module itself imports nothing heavy: the window asks it which database is meant before
it is painted, and opens that database after.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kkdesk import paths, settings
from kkdesk.domain.addresses import is_server, with_password, without_password
from kkdesk.errors import KkdeskError, OutputNotWritable, PassphraseNeeded, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kkdesk.db.as_of import PastCopy
    from kkdesk.db.instance_lock import InstanceLock
    from kkdesk.domain.recovery import Recovery
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Origin, Workspace


class Target(NamedTuple):
    """The database that is meant: its file or URL, and whether to make it if it is missing."""

    address: str
    create: bool = False


class Wanted(NamedTuple):
    """The database that is to be open, and in what way."""

    address: str
    """Its file or URL from the root; nothing for the one opened last."""
    read_only: bool = False
    as_of: date | None = None
    """Show it as it was at the end of that day."""
    copy: Path | None = None
    """Show what that backup of it holds."""
    restore: Path | None = None
    """Bring that backup back first."""
    unsealed: bool = False

    def now(self, **otherwise: Any) -> Wanted:  # noqa: ANN401 -- each part has its own type
        """Return the same database as it is now, unless something else is asked for."""
        return Wanted(self.address, self.read_only)._replace(**otherwise)


class Session:
    """An open database and the right to write it; ``close`` gives both back."""

    def __init__(
        self,
        address: str,
        workspace: Workspace,
        lock: InstanceLock | None,
        past: PastCopy | None = None,
        recovery: Recovery | None = None,
    ) -> None:
        self.address = without_password(address)
        """The file or the server, to be shown and remembered."""
        self.opened_by = address
        """The same, with the password that was given for a server: for opening it once more."""
        self.workspace = workspace
        self.recovery = recovery
        """What was found of a run that was cut short, if the last one was."""
        self.restored = False
        """A backup was brought back just before it was opened."""
        self.kept: Path | None = None
        """What lay there before that: a copy, or the file as it was if it could not be opened."""
        self.refused: KkdeskError | None = None
        """Why a backup could not be brought back, where that was asked for."""
        self._lock, self._past = lock, past

    def close(self) -> None:
        """Close the database and release the lock; a second call does nothing."""
        self.workspace.opened.dispose()
        origin = self.workspace.origin
        if origin is not None and not isinstance(origin, Path):
            origin.dispose()
        if self._lock is not None:
            self._lock.release()
        if self._past is not None:
            self._past.remove()


def stored_settings(folder: Path | None = None) -> settings.Settings:
    """Return what the person has chosen; the defaults where there is no home to keep it in."""
    try:
        file = paths.settings_file() if folder is None else folder / "settings.json"
    except OSError:
        return settings.Settings()
    return settings.load(file).settings


def chosen_theme(folder: Path | None = None) -> Callable[[], Path | None]:
    """Return what tells which theme file is chosen now, also when that changes meanwhile."""

    def chosen() -> Path | None:
        name = stored_settings(folder).document_theme
        return Path(name) if name else None

    return chosen


def spoken_language(chosen: settings.Settings, wanted: Lang | None = None) -> Lang:
    """Return the language asked for, or else the one in the settings; Danish comes first."""
    return wanted or ("en" if chosen.language == "en" else "da")


def target(chosen: settings.Settings, wanted: str = "") -> Target:
    """Return the database asked for, or the one opened last, or a person's own.

    Only the last of these is made when it is missing: a file that was there and is gone
    must not come back empty. Paths are made absolute, so that they can be remembered.
    """
    if wanted:
        return Target(absolute(wanted))
    if chosen.last_database:
        return Target(chosen.last_database)
    try:
        return Target(str(paths.default_database()), create=True)
    except OSError as error:  # no home to keep it in
        raise OutputNotWritable(error.filename or "~") from error


def is_first_start(chosen: settings.Settings) -> bool:
    """Tell whether no database was ever opened, and none lies where the first one would."""
    if chosen.last_database:
        return False
    try:
        return not paths.default_database().exists()
    except OSError:  # no home: opening tells
        return False


def existing_target(chosen: settings.Settings, wanted: str = "") -> Target:
    """Return the same for a job that has nothing to do in an empty database.

    UsageError when no database was asked for and there has never been one.
    """
    found = target(chosen, wanted)
    if found.create and not Path(found.address).exists():
        raise UsageError(
            f"der er ingen database endnu ({found.address}); skriv --database FIL, eller åbn"
            " vinduet én gang med «kkdesk»",
            f"there is no database yet ({found.address}); write --database FILE, or open the"
            " window once with “kkdesk”",
        )
    return found


def absolute(address: str) -> str:
    """Return a file's path from the root; a URL stays as it is."""
    return address if is_server(address) else str(Path(address).expanduser().absolute())


def open_session(
    address: str,
    *,
    read_only: bool = False,
    create: bool = False,
    as_of: date | None = None,
    copy: Path | None = None,
    passphrase: str = "",
    config: Path | None = None,
) -> Session:
    """Open a database; with ``create`` a missing file is made first.

    An encrypted laptop copy opens with its passphrase, and a server with its password, where that
    is not part of the address.

    With ``as_of`` it is shown as it was at the end of that day, for reading only, and with
    ``copy`` as that backup of it holds it.

    Writing takes the instance lock: DatabaseInUse tells who has it. Raises the
    KkdeskError that keeps the database from being opened.
    """
    from kkdesk.db.instance_lock import acquire  # noqa: PLC0415 -- after the first paint
    from kkdesk.db.reading import Database, open_for_work  # noqa: PLC0415
    from kkdesk.db.recovery import last_saved, look_for_crash, refuse_misplaced_copy  # noqa: PLC0415
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    if passphrase and is_server(address):
        address = with_password(address, passphrase)
    user = stored_settings().name_of_user()
    theme = chosen_theme(config)
    if as_of is not None:
        return _past_session(address, user, as_of, theme)
    if copy is not None:
        return _copy_session(address, user, copy, theme, passphrase)
    with ExitStack() as on_failure:
        lock, recovery = None, None
        if not read_only and not is_server(address):
            path = Path(address)
            if create and not path.exists():
                from kkdesk.db.engine import create_database  # noqa: PLC0415 -- takes 0.3 s

                create_database(path)
            lock = acquire(path, user)
            on_failure.callback(lock.release)
            recovery = look_for_crash(path, lock, passphrase)
        opened = open_for_work(address, read_only=read_only, create=create, passphrase=passphrase)
        if lock is not None:
            refuse_misplaced_copy(Path(address), passphrase)
        if recovery is not None and isinstance(opened, Database):
            label, at = last_saved(opened)
            recovery = replace(recovery, last_label=label, last_at=at)
        on_failure.pop_all()
    return Session(address, Workspace(opened, user, theme_file=theme), lock, recovery=recovery)


def _past_session(address: str, user: str, day: date, theme: Callable[[], Path | None]) -> Session:
    """Open a private copy of the database, rolled back; it goes when the session is closed."""
    from kkdesk.db.past import past_of  # noqa: PLC0415 -- only for a look at the past
    from kkdesk.db.reading import open_file  # noqa: PLC0415
    from kkdesk.services.opened_copies import own_folder, remove_copies  # noqa: PLC0415
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    origin = _readable(address)
    remove_copies(own=False)  # what a run that was killed has left
    try:
        folder = own_folder()
    except OSError:  # no home to keep it in
        folder = None
    past = past_of(origin, day, folder)
    workspace = Workspace(
        open_file(past.path, read_only=True),
        user,
        lambda: day,
        origin=origin,
        as_of=day,
        theme_file=theme,
    )
    return Session(address, workspace, None, past)


def _readable(address: str) -> Origin:
    """Return what can be read at an address; raises what keeps it from being so."""
    from kkdesk.db.reading import open_file, open_for_work  # noqa: PLC0415 -- as above

    if is_server(address):
        opened = open_for_work(address, read_only=True)
        return opened.engine
    path = Path(address)
    try:
        open_file(path, read_only=True).dispose()
    except PassphraseNeeded as error:  # the copy rolled back would lie open on the disk
        raise UsageError(
            "en krypteret kopi kan ikke vises pr. en dag",
            "an encrypted copy cannot be shown as of a day",
        ) from error
    return path


def _copy_session(
    address: str, user: str, copy: Path, theme: Callable[[], Path | None], passphrase: str
) -> Session:
    """Open a backup of the database in its place, for reading only."""
    from kkdesk.services.backups import open_copy  # noqa: PLC0415 -- only for a look at a copy
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    opened, private = open_copy(copy, passphrase)
    workspace = Workspace(opened, user, origin=Path(address), theme_file=theme)
    return Session(address, workspace, None, private)


def open_wanted(
    wanted: Wanted,
    chosen: settings.Settings,
    current: Session | None,
    *,
    create: bool = False,
    config: Path | None = None,
    passphrase: str = "",
) -> Session:
    """Open what is wanted, after a backup was brought back if that is asked for too.

    Raises the KkdeskError that keeps it from being opened.
    """
    found = target(chosen, wanted.address)
    if wanted.restore is not None:
        here = current is not None and current.address == found.address
        return bring_back(
            current if here and current is not None else None,
            found.address,
            wanted,
            config=config,
            passphrase=passphrase,
        )
    return open_session(
        found.address,
        read_only=wanted.read_only,
        create=create or found.create,
        as_of=wanted.as_of,
        copy=wanted.copy,
        config=config,
        passphrase=passphrase,
    )


def bring_back(
    session: Session | None,
    address: str,
    wanted: Wanted,
    *,
    config: Path | None = None,
    passphrase: str = "",
) -> Session:
    """Restore a backup in the place of a database and open what lies there then.

    Where the database is open it is closed first. If the backup could not be restored it is opened
    as it was, and ``refused`` of the new session tells why; where it could not be opened before,
    that is raised.
    """
    from kkdesk.services.backups import restore  # noqa: PLC0415 -- only when it is asked for

    assert wanted.restore is not None
    refused, kept = None, None
    secret, user = passphrase, stored_settings(config).name_of_user()
    if session is not None:
        secret, user = session.workspace.passphrase, session.workspace.user
        session.close()
    try:
        kept = restore(
            wanted.restore, Path(address), user, unsealed=wanted.unsealed, passphrase=secret
        )
    except KkdeskError as error:
        if session is None:
            raise
        refused = error
    opened = open_session(address, read_only=wanted.read_only, config=config, passphrase=secret)
    opened.refused, opened.restored, opened.kept = refused, refused is None, kept
    return opened


@contextmanager
def open_workspace(
    address: str,
    *,
    read_only: bool = False,
    create: bool = False,
    as_of: date | None = None,
    recovered: Callable[[Recovery], None] = lambda _: None,
) -> Iterator[Workspace]:
    """Open a database for one job and close it after; ``recovered`` hears of a crash before.

    A search index that lags behind what the job saved catches up first.
    """
    from kkdesk.services.catching_up import catch_up_all  # noqa: PLC0415 -- after the first paint

    session = open_session(address, read_only=read_only, create=create, as_of=as_of)
    try:
        if session.recovery is not None:
            recovered(session.recovery)
        yield session.workspace
        with suppress(KkdeskError):  # what the job saved is saved: the next start goes on
            catch_up_all(session.workspace)
    finally:
        session.close()
