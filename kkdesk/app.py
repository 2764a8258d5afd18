"""Wiring: settings, database, worker, pages and windows. Behaviour lives in those."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kkdesk import paths
from kkdesk.errors import KkdeskError, PassphraseNeeded, WindowUnavailable
from kkdesk.session import (
    Wanted,
    absolute,
    is_first_start,
    open_wanted,
    spoken_language,
    stored_settings,
)
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.colleagues import Colleagues
from kkdesk.ui.copying import Copying
from kkdesk.ui.database_menu import DatabaseMenu
from kkdesk.ui.display import can_open_window
from kkdesk.ui.faults import Faults, qt_messages_to_log
from kkdesk.ui.first_run import FirstRun
from kkdesk.ui.guide.help import GuideHelp
from kkdesk.ui.i18n import set_language
from kkdesk.ui.index_following import IndexFollowing
from kkdesk.ui.kept_choices import KeptChoices
from kkdesk.ui.leaving import Leaving
from kkdesk.ui.main_window import MainWindow
from kkdesk.ui.page_list import (
    PAGE_MODULES,
    PageHost,
    load_other_services,
    load_pages_in_turn,
    load_services,
    page_entries,
)
from kkdesk.ui.reminding.late import LateReminding
from kkdesk.ui.start_backup import StartBackup
from kkdesk.ui.stop_signals import StopSignals
from kkdesk.ui.tasks import Worker
from kkdesk.ui.theme import Theme, ThemeMode, application_arguments
from kkdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from kkdesk.domain.changes import Changes
    from kkdesk.errors import Lang
    from kkdesk.session import Session
    from kkdesk.settings import Settings
    from kkdesk.ui.database_choice import DatabaseChoice
    from kkdesk.ui.laptop_sign import PassphraseQuestion

_BESIDE = QPoint(32, 32)
"""How far a second window lies from the first."""


class FirstPaint(QObject):
    """Says once that a widget has been painted, so that heavy work can wait for it."""

    happened = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let every event through; the first paint stops the watching."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.happened.emit)
        return False


class View(NamedTuple):
    """One window and the pages in it."""

    window: MainWindow
    host: PageHost


class Application(QObject):
    """One running kkdesk: one database, one worker, and the windows on it."""

    ready = Signal()
    """The database is open and the first page has been made."""

    def __init__(
        self,
        app: QApplication,
        database: str = "",
        *,
        lang: Lang | None = None,
        read_only: bool = False,
        as_of: date | None = None,
        config: Path | None = None,
    ) -> None:
        """Without ``database`` the last one is opened; ``config`` replaces the person's folder."""
        super().__init__()
        self._app = app
        self._config = config
        self._wanted = Wanted(absolute(database) if database else "", read_only, as_of)
        self.settings = stored_settings(config)
        self.lang = spoken_language(self.settings, lang)
        self.theme = Theme(app, ThemeMode(self.settings.theme))
        self.worker = Worker()
        self.bus = ChangeBus()
        self.session: Session | None = None
        self._last_visit: date | None = None
        self.refused: KkdeskError | None = None
        """Why the database that was asked for last is not open."""
        self._question: PassphraseQuestion | None = None
        self.page_keys = tuple(PAGE_MODULES)
        self.views: list[View] = []
        self._choices = KeptChoices(config, self.show_error)
        self.reminders = LateReminding(self.worker, self.bus, self._choices, self)
        self.copying = Copying(self.worker, self)
        self.start_backup = StartBackup(self.worker, self.copying, self.show_error, self)
        self.colleagues = Colleagues(self.worker, self.bus, self)
        self.index_following = IndexFollowing(self.worker, self.bus, self)
        self.guide = GuideHelp(self.worker, _state_file(config), self)
        self._first_run = FirstRun(
            self.worker,
            lambda: [v.window for v in self.views],
            self.settings.name_of_user,
            self._choice,
        )
        self._first_run.ready.connect(self.open_database)
        self._first_run.language_wanted.connect(self._speak)
        self._leaving = Leaving(self.worker, self)
        self._undoing = Undoing(self.worker, self.bus, self.show_error)
        self._undoing.named.connect(self._name_history)
        self._of_database = DatabaseMenu(self, self)
        self._of_database.wanted.connect(lambda how: self._change(self._wanted.now(**how)))
        self._let_go: set[MainWindow] = set()
        set_language(app, self.lang)
        self._add_view()
        self.bus.changed.connect(self._show_history)

    @property
    def window(self) -> MainWindow:
        """Return the window in front."""
        active = [view.window for view in self.views if view.window.isActiveWindow()]
        return active[0] if active else self.views[0].window

    def start(self) -> None:
        """Show the window; the database is opened after it has been painted."""
        first = FirstPaint(self)
        first.happened.connect(self._open_wanted)
        self.window.installEventFilter(first)
        self.window.show()

    def open_database(self, address: str, *, read_only: bool = False, create: bool = False) -> None:
        """Change to another database when everything typed is saved in this one.

        The one that is open stays open if the other cannot be opened.
        """
        self._change(Wanted(absolute(address) if address else "", read_only), create=create)

    def _change(self, wanted: Wanted, *, create: bool = False) -> None:
        self._wanted = wanted
        go = partial(self._open_wanted, create=create)
        if self._leaving.leave(self.window, self._hosts(), go):
            go()

    def new_window(self) -> None:
        """Open one more window on the same database."""
        beside = self.window
        view = self._add_view()
        view.window.resize(beside.size())
        view.window.move(beside.pos() + _BESIDE)
        view.window.show()
        if self.session is not None:
            self._show_database(view, self.session)
            view.window.show_page(beside.current_key())
        self._say_nothing_open()
        self._show_history()

    def quit(self) -> None:
        """Close every window when everything typed is saved, and with the last the database."""
        self.copying.leave()
        if self.views and self._leaving.leave(self.window, self._hosts(), self._close):
            self._close()

    def dispose(self) -> None:
        """Delete the closed windows now: a page with a PDF must not outlive Qt's libraries."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show_fault(self) -> None:
        """Say that the program met a fault of its own."""
        if self.views:
            self.window.show_fault()

    def show_error(self, error: KkdeskError) -> None:
        """Say what could not be done."""
        if self.views:
            self.window.show_error(error)

    # -- windows

    def _add_view(self) -> View:
        host = PageHost(self.worker, self.bus)
        window = MainWindow(
            self.theme,
            self.worker,
            page_entries(host),
            state_file=_state_file(self._config),
            log_file=paths.log_file(),
            lang=self.lang,
        )
        host.attach(window, self.lang)
        host.show_past = self._show_day
        host.choose_theme = lambda path: self._remember(document_theme=path)
        view = View(window, host)
        window.installEventFilter(self)
        window.closing.connect(partial(self._closed, view))
        window.language_requested.connect(self._change_language)
        window.theme_mode_chosen.connect(lambda mode: self._remember(theme=mode.value))
        window.menu.quit.triggered.connect(self.quit)
        for name, do in self._menu().items():
            window.provide(name, do)
        self.views.append(view)
        self.guide.attach(window, self.lang)
        self.reminders.attach(window, host.open_page)
        return view

    def _menu(self) -> dict[str, Callable[[], None]]:
        return {
            "new_window": self.new_window,
            "new_database": lambda: self._first_run.ask(self.window, self.lang),
            "open": self._choose_database,
            **self._of_database.entries(),
            "undo": partial(self._turn, redo=False),
            "redo": partial(self._turn, redo=True),
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let a window close only when what was typed in it is saved."""
        if event.type() != QEvent.Type.Close or watched in self._let_go:
            return False
        view = next((each for each in self.views if each.window is watched), None)
        if view is None:
            return False
        if len(self.views) == 1:
            self.copying.leave()
        if self._leaving.leave(view.window, [view.host], partial(self._close, [view])):
            return False
        event.ignore()
        return True

    def _close(self, views: list[View] | None = None) -> None:
        for view in list(self.views if views is None else views):
            self._let_go.add(view.window)
            view.window.close()

    def _closed(self, view: View) -> None:
        """Forget a window; the last one ends the work and closes the database."""
        if view not in self.views:
            return
        self.views.remove(view)
        self._let_go.discard(view.window)
        view.window.deleteLater()
        if self.views:
            return
        ended = self.copying.close(timeout=1.0 if self._leaving.gave_up else None)
        if ended and self.session is not None:
            self.session.close()
            self.session = None
        _remove_copies(own=True)

    def _change_language(self, lang: str) -> None:
        """Make every window anew in the other language, each on its page."""
        go = partial(self._speak, "en" if lang == "en" else "da")
        if self._leaving.leave(self.window, self._hosts(), go):
            go()

    def _speak(self, lang: Lang) -> None:
        self.lang = lang
        self._remember(language=lang)
        set_language(self._app, lang)
        old_views, self.views = self.views, []
        for old in old_views:
            view, page = self._add_view(), old.window.current_key()
            view.window.setGeometry(old.window.geometry())
            view.window.setWindowState(old.window.windowState())
            view.window.show()
            if self.session is not None:
                self._show_database(view, self.session)
            view.window.show_page(page)
        for old in old_views:
            self._let_go.add(old.window)
            old.window.close()
            old.window.deleteLater()
        self._let_go.clear()
        self._say_nothing_open()
        self.reminders.speak(lang)
        self._show_history()

    def _remember(self, **choices: Any) -> None:  # noqa: ANN401 -- each setting has its own type
        """Change settings in the file as it is now: another kkdesk may have written it."""
        self.settings = self._choices.change(**choices)

    def _hosts(self) -> list[PageHost]:
        return [view.host for view in self.views]

    # -- database

    def _open_wanted(self, passphrase: str = "", *, create: bool = False) -> None:
        """Open the database in the background; where there never was one, ask how to begin."""
        self.refused = None
        if not (self._wanted.address or create or self.session) and is_first_start(self.settings):
            self._first_run.begin(self.lang)
            return
        job = partial(
            _open_as_wanted,
            self._wanted,
            self.settings,
            self.session,
            create=create,
            first_page=self.window.current_key(),
            config=self._config,
            passphrase=passphrase,
        )
        self.copying.submit_alone(job, done=self._opened, failed=self._refuse, receiver=self)

    def _say_nothing_open(self) -> None:
        if self.session is None:
            self._first_run.explain(self.lang, refused=self.refused is not None)

    def _choose_database(self) -> None:
        self._choice().ask_for_file()

    def _show_day(self, day: date | None) -> None:
        """Show the open database as it was; without a day as it is, as it was opened before."""
        if self.session is not None:
            self._change(self._wanted.now(address=self.session.opened_by, as_of=day))

    def _opened(self, session: Session) -> None:
        from kkdesk.ui.as_of import prepare_search  # noqa: PLC0415 -- after the paint

        if self._question is not None:
            self._question.close()
        previous, self.session = self.session, session
        if session.workspace.origin is None:  # a look at the past is no visit
            today = session.workspace.today()
            self._last_visit, visits = stored_settings(self._config).visited(session.address, today)
            self._remember(visits=visits)
        for view in self.views:
            if previous is not None:
                view.host.forget_pages()
            self._show_database(view, session)
        if previous is not None:
            self.worker.submit(previous.close, done=_nothing_more, receiver=self)
        self._remember(last_database=session.address)
        self._show_history()
        prepare_search(self.worker, session.workspace, self)
        self.worker.submit(partial(_remove_copies, own=False), done=_nothing_more, receiver=self)
        self.worker.submit(
            load_other_services, done=lambda _: load_pages_in_turn(self), receiver=self
        )
        self.reminders.use(session.workspace, self.lang)
        self.start_backup.use(session.workspace)
        self.colleagues.use(session.workspace)
        self.index_following.use(session.workspace)
        self._wanted = self._wanted.now()
        _tell_of_opening(self.window, session, self.lang)
        self.ready.emit()

    def _show_database(self, view: View, session: Session) -> None:
        from kkdesk.ui.as_of import show_state  # noqa: PLC0415 -- after the paint
        from kkdesk.ui.laptop_sign import show_sign  # noqa: PLC0415

        view.host.use(session.workspace, self._last_visit)
        show_state(view.window, session.workspace, partial(self._show_day, None))
        view.window.set_status(session.address)
        view.window.set_pages_ready()
        new_here = self._last_visit is None
        show_sign(
            self.worker, view.window, session.workspace, session.address, first_visit=new_here
        )

    def _refuse(self, error: KkdeskError) -> None:
        """Say why the database cannot be opened and offer what can be done instead."""
        self.refused = error
        self._say_nothing_open()
        if not self._passphrase_question().ask(self.window, error, self.lang):
            self._explain(error)
        elif isinstance(error, PassphraseNeeded):
            _load_first_page(self.worker, self.window.current_key(), self)

    def _explain(self, error: KkdeskError) -> None:
        meant = self._wanted.address or self.settings.last_database
        self._choice().explain(error, self.lang, meant)

    def _passphrase_question(self) -> PassphraseQuestion:
        from kkdesk.ui.laptop_sign import PassphraseQuestion  # noqa: PLC0415 -- after the paint

        if self._question is None:
            self._question = PassphraseQuestion(self._open_wanted, self._explain)
        return self._question

    def _choice(self) -> DatabaseChoice:
        """Return a chooser in front of the window; it lives as long as that."""
        from kkdesk.ui.database_choice import new_choice  # noqa: PLC0415 -- takes 30 ms

        reading = partial(self.open_database, self._wanted.address, read_only=True)
        return new_choice(
            self.window,
            self.open_database,
            self._open_wanted,
            reading,
            self._of_database.show_backups,
        )

    # -- history

    def _turn(self, *, redo: bool) -> None:
        if self.session is None:
            return
        for host in self._hosts():
            host.flush()
        self._undoing.turn(self.session.workspace, redo=redo)

    def _show_history(self, _changes: Changes | None = None) -> None:
        """Name in the menus what can be undone and redone now."""
        if self.session is not None:
            self._undoing.tell(self.session.workspace, self.lang)

    def _name_history(self, undo: str | None, redo: str | None) -> None:
        for view in self.views:
            view.window.set_history(undo, redo)


def _load_first_page(worker: Worker, key: str, receiver: QObject) -> None:
    """Load what the first page stands on, while a passphrase is typed and its key derived."""
    worker.submit(partial(load_services, key), done=_nothing_more, receiver=receiver)
    load_pages_in_turn(receiver, (PAGE_MODULES[key],))


def _open_as_wanted(
    wanted: Wanted,
    chosen: Settings,
    current: Session | None,
    *,
    create: bool,
    first_page: str,
    config: Path | None,
    passphrase: str,
) -> Session:
    """Open what is wanted and load what its first page needs."""
    session = open_wanted(
        wanted, chosen, current, create=create, config=config, passphrase=passphrase
    )
    load_services(first_page)
    return session


def _tell_of_opening(window: MainWindow, session: Session, lang: Lang) -> None:
    """Say what a crash left, or what came of bringing a copy back."""
    if session.refused is not None:
        window.show_error(session.refused)
    elif session.restored:
        from kkdesk.ui.backups import restored_words  # noqa: PLC0415 -- only then

        window.show_notice(restored_words(session.kept))
    elif session.recovery is not None:
        window.show_notice(session.recovery.words(lang))


def _state_file(config: Path | None) -> Path:
    """Return where the windows' places are remembered."""
    try:
        return (config or paths.config_folder()) / "window.ini"
    except OSError:  # no home: nothing is remembered
        return paths.log_file().with_name("window.ini")


def _remove_copies(*, own: bool) -> None:
    from kkdesk.services.opened_copies import remove_copies  # noqa: PLC0415 -- after the paint

    remove_copies(own=own)


def _nothing_more(_result: None) -> None:
    """Take the result of a job that has none."""


def run_window(
    database: str = "",
    *,
    lang: Lang | None = None,
    read_only: bool = False,
    as_of: date | None = None,
) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    if not can_open_window():
        raise WindowUnavailable("der er ingen skærm", "there is no display")
    app = QApplication.instance() or QApplication(application_arguments())
    if not isinstance(app, QApplication):
        raise TypeError(app)
    app.setApplicationName("kkdesk")
    app.setDesktopFileName("kkdesk")
    faults = Faults()
    faults.install()
    application = Application(app, database, lang=lang, read_only=read_only, as_of=as_of)
    faults.happened.connect(application.show_fault)
    faults.refused.connect(application.show_error)
    signals = StopSignals()
    signals.heard.connect(application.quit)
    signals.install()
    with qt_messages_to_log():
        application.start()
        code = app.exec()
        application.dispose()
    return code
