"""The sample portfolio in a folder: its database, its documents, and pictures of the window."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.db.database_file import State, inspect
from kkdesk.db.engine import open_database
from kkdesk.db.instance_lock import acquire
from kkdesk.demo_prints import print_everything
from kkdesk.domain.print_forms import size_words
from kkdesk.errors import DatabaseExists, OutputNotWritable
from kkdesk.services.listing import list_records
from kkdesk.services.loading import load_portfolio
from kkdesk.services.starting import build_database, storage_fault
from kkdesk.services.workspace import Workspace
from kkdesk.session import stored_settings
from kkdesk.ui.display import has_display

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from kkdesk.app import Application
    from kkdesk.domain.changes import Changes
    from kkdesk.errors import Lang

DATABASE: Final = "kkdesk.sqlite"
PICTURES: Final = "window"
SIZE: Final = (1366, 768)
SETTLE_SECONDS: Final = 0.4
LONGEST_WAIT: Final = 60.0
_SHOWN_INITIATIVE: Final = "S2.2"
_SHOWN_SLIDE: Final = 7


_LINES: Final[dict[Lang, tuple[str, str]]] = {
    "da": ("{}: {} poster", "{}: databasen fra før, som var ændret"),
    "en": ("{}: {} records", "{}: the database from before, which had changes"),
}


def build_demo(folder: Path, *, say: Callable[[str], None], lang: Lang = "da") -> None:
    """Make the sample database and its documents; without a display, pictures of every page.

    The database of an earlier demo is replaced when the new one is complete, and only if
    nobody works on it (DatabaseInUse). If somebody has changed something in it, it is kept
    under another name. Another file of that name stays as it is (DatabaseExists).
    """
    folder = folder.expanduser().absolute()
    records, earlier = _LINES[lang]
    _make_folder(folder)
    database = folder / DATABASE
    with acquire(database):
        kept = _keep_what_was_changed(database)
        changes = build_database(
            database, stored_settings().name_of_user(), _load, in_place_of_another=True
        )
    if kept is not None:
        say(earlier.format(kept))
    say(records.format(database, len(changes.ids)))
    warned: set[str] = set()
    for printed in print_everything(database, folder, stored_settings().name_of_user()):
        said = [warning.message(lang) for warning in printed.warnings]
        for message in dict.fromkeys(one for one in said if one not in warned):
            say(message)
        warned.update(said)
        say(f"{printed.path}: {size_words(printed.path.suffix, printed.pages, lang)}")
    if not has_display():
        for picture in take_pictures(database, folder / PICTURES, lang=lang):
            say(str(picture))


def take_pictures(
    database: Path,
    folder: Path,
    *,
    themes: tuple[str, ...] = ("light",),
    lang: Lang = "da",
) -> list[Path]:
    """Write one picture of every page of the window; nobody's settings are read or changed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- the platform is chosen first

    from kkdesk.app import Application  # noqa: PLC0415
    from kkdesk.ui.faults import qt_messages_to_log  # noqa: PLC0415
    from kkdesk.ui.theme import application_arguments  # noqa: PLC0415

    app = QApplication.instance() or QApplication(application_arguments())
    if not isinstance(app, QApplication):
        raise TypeError(app)
    _make_folder(folder)
    with qt_messages_to_log(), tempfile.TemporaryDirectory(prefix="kkdesk-") as config:
        application = Application(app, str(database), lang=lang, config=Path(config))
        application.window.resize(*SIZE)
        crashes: list[Exception] = []
        application.worker.crashed.connect(crashes.append)
        application.start()
        try:
            _settle(app, application, until=lambda: bool(application.session or crashes))
            if crashes:
                raise crashes[0]
            return [
                picture
                for theme in themes
                for picture in _picture_pages(app, application, folder, theme, many=len(themes) > 1)
            ]
        finally:
            application.quit()
            _settle(app, application)
            application.dispose()


def _picture_pages(
    app: QApplication, application: Application, folder: Path, theme: str, *, many: bool
) -> list[Path]:
    from kkdesk.ui.theme import ThemeMode  # noqa: PLC0415 -- after the platform is chosen

    application.theme.set_mode(ThemeMode(theme))
    pictures: list[Path] = []
    for key in application.page_keys:
        application.window.show_page(key)
        _settle(app, application)
        _show_something(application, key)
        _settle(app, application)
        picture = folder / (f"{key}-{theme}.png" if many else f"{key}.png")
        if not application.window.grab().save(str(picture)):
            raise OutputNotWritable(picture)
        pictures.append(picture)
    return pictures


def _show_something(application: Application, key: str) -> None:
    """Choose on a page what a person at work would have chosen."""
    from kkdesk.ui.pages.slides.page import SlidesPage  # noqa: PLC0415 -- loads Qt

    page, session = application.window.page(key), application.session
    if isinstance(page, SlidesPage):
        page.preview.go_to(_SHOWN_SLIDE - 1)
    elif key == "plans" and session is not None:
        for found in list_records(session.workspace, "initiatives", {"code": _SHOWN_INITIATIVE}):
            application.views[0].host.open_page(key, initiative_id=found["id"])


def _settle(
    app: QApplication, application: Application, until: Callable[[], bool] = lambda: True
) -> None:
    """Let the window work until nothing is waiting and it has been quiet for a moment."""
    limit = time.monotonic() + LONGEST_WAIT
    quiet_since = time.monotonic()
    while time.monotonic() < limit:
        app.processEvents()
        if application.refused is not None:
            raise application.refused
        if not (application.worker.idle and until()):
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > SETTLE_SECONDS:
            return
        time.sleep(0.005)
    raise TimeoutError(application.window.current_key())


def _keep_what_was_changed(database: Path) -> Path | None:
    """Put a database aside in which somebody has worked; returns where it lies now."""
    found = inspect(database)
    if found.state in {State.MISSING, State.EMPTY}:
        return None
    if found.state not in {State.CURRENT, State.OLDER, State.NEWER}:
        raise DatabaseExists(database)  # not ours to remove
    if found.state is State.CURRENT and not _was_changed(database):
        return None
    kept = database.with_name(f"{database.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite")
    try:
        database.rename(kept)
    except OSError as error:
        raise storage_fault(error, database) from error
    return kept


def _was_changed(database: Path) -> bool:
    """Tell whether the log holds more than the one loading of the sample."""
    engine = open_database(database, read_only=True)
    try:
        changes = list_records(Workspace(engine, ""), "changes", {})
    finally:
        engine.dispose()
    return len({(change["at"], change["label"]) for change in changes}) > 1


def _load(workspace: Workspace) -> Changes:
    return load_portfolio(workspace, paths.resources() / "sample")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_fault(error, folder) from error
