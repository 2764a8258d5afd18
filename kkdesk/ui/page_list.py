"""Which pages there are, and what stands around them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, QTimer

from kkdesk.ui.navigation import PageEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import Worker


class PageModule(Protocol):
    """A page's module: it makes the page for a context.

    The page may have ``open_with(**what)``: show what another page points at; ``refresh()``: make
    anew what it shows, besides reading what it listens to;
    ``flush()``: hand over what was typed; ``unsaved() -> bool``: something typed could
    not be saved.
    """

    make_page: Callable[[PageContext], QWidget]


PAGE_MODULES: Final[dict[str, str]] = {
    "overview": "kkdesk.ui.pages.overview.page",
    "plans": "kkdesk.ui.pages.plans.page",
    "rounds": "kkdesk.ui.pages.rounds.page",
    "remarks": "kkdesk.ui.pages.remarks.page",
    "cases": "kkdesk.ui.pages.cases.page",
    "indicators": "kkdesk.ui.pages.indicators.page",
    "deadlines": "kkdesk.ui.pages.deadlines.page",
    "timeline": "kkdesk.ui.pages.timeline.page",
    "slides": "kkdesk.ui.pages.slides.page",
    "packets": "kkdesk.ui.pages.packets.page",
    "history": "kkdesk.ui.pages.history.page",
    "exchange": "kkdesk.ui.pages.exchange.page",
}


PAST: Final = "past"
"""What pages open to see everything as it was at the end of a ``day``."""
DIALOGS: Final = frozenset({"reminders"})
"""What pages can open that is no page: an action of the menus that shows a dialog."""

_SERVICES: Final[dict[str, tuple[str, ...]]] = {
    "overview": ("overview", "deadlines"),
    "plans": ("portfolio", "editing", "record_editing"),
    "rounds": ("rounds", "portfolio", "editing"),
    "remarks": ("remarks", "portfolio", "editing"),
    "cases": ("cases", "documents", "deadlines", "planning"),
    "indicators": ("indicators", "editing"),
    "deadlines": ("deadlines", "planning"),
    "timeline": ("timeline", "timeline_printing", "calendars", "portfolio"),
    "slides": ("portfolio", "printing"),
    "packets": (
        *("packets", "packet_adding", "packet_checks", "cases", "portfolio"),
        "print_kinds.packet",
    ),
    "history": ("history", "differences", "differences_printing", "portfolio"),
    "exchange": ("laptop_origin", "portfolio"),
}
"""What each page stands on."""
_BETWEEN_PAGES_MS: Final = 150


class PageHost:
    """Makes pages when they are first shown, and speaks to all of them."""

    def __init__(self, worker: Worker, bus: ChangeBus) -> None:
        self._worker, self._bus = worker, bus
        self._window: MainWindow | None = None
        self._lang: Lang = "da"
        self._workspace: Workspace | None = None
        self._last_visit: date | None = None
        self.show_past: Callable[[date], None] | None = None
        """Shows everything as it was at the end of a day."""
        self.choose_theme: Callable[[str], None] | None = None
        """Keeps the theme file that documents are printed by."""

    def attach(self, window: MainWindow, lang: Lang) -> None:
        """Make pages for this window from now on."""
        self._window, self._lang = window, lang
        window.provide("search", self.search)
        window.provide("find", self.find_everywhere)
        window.provide("print", self.print_document)
        window.provide("refresh", self.refresh)

    def use(self, workspace: Workspace, last_visit: date | None = None) -> None:
        """Give new pages this database, and the day before today that it was open."""
        self._workspace, self._last_visit = workspace, last_visit

    def make(self, key: str) -> QWidget:
        """Make a page; what takes long in its module was loaded by ``load_services``."""
        context = self._context()
        if context is None:
            raise RuntimeError(key)
        module = cast("PageModule", importlib.import_module(PAGE_MODULES[key]))
        return module.make_page(context)

    def _context(self) -> PageContext | None:
        """Return what pages and dialogs are given; None before there is a database."""
        from kkdesk.ui.pages.context import PageContext  # noqa: PLC0415 -- after the first paint

        if self._window is None or self._workspace is None:
            return None
        keep = {} if self.choose_theme is None else {"choose_theme": self.choose_theme}
        return PageContext(
            workspace=self._workspace,
            worker=self._worker,
            bus=self._bus,
            open_page=self.open_page,
            show_error=self._window.show_error,
            lang=self._lang,
            last_visit=self._last_visit,
            **keep,
        )

    def print_document(self) -> None:
        """Ask which document to print, and where to."""
        context = self._context()
        if context is not None and self._window is not None:
            from kkdesk.ui.printing import ask_what_to_print  # noqa: PLC0415 -- when asked

            ask_what_to_print(self._window, context)

    def search(self) -> None:
        """Go to the search field of the page that is shown; one without any searches everywhere."""
        page = self._window.page(self._window.current_key()) if self._window is not None else None
        focus = getattr(page, "focus_search", self.find_everywhere)
        focus()

    def refresh(self) -> None:
        """Save what was typed and read everything shown anew; a page may add to it."""
        if self._window is None or self._workspace is None:
            return
        self.flush()
        self._bus.refresh()
        more = getattr(self._window.page(self._window.current_key()), "refresh", None)
        if more is not None:
            more()

    def find_everywhere(self) -> None:
        """Ask for words and go to the record that is chosen among those that hold them."""
        context = self._context()
        if context is not None and self._window is not None:
            from kkdesk.ui.dialogs.find_everywhere import FindDialog  # noqa: PLC0415 -- when asked

            FindDialog(self._window, context).open()

    def open_page(self, key: str, **what: object) -> None:
        """Go to a page and tell it what to show."""
        if self._window is None:
            return
        if key == PAST and self.show_past is not None:
            self.show_past(cast("date", what["day"]))
            return
        if key in DIALOGS:
            self._window.menu.provided[key].trigger()
            return
        self._window.show_page(key)
        opener = getattr(self._window.page(key), "open_with", None)
        if what and opener is not None:
            opener(**what)

    def flush(self) -> None:
        """Let every page hand over what was typed but not saved yet."""
        for page in self._pages():
            hand_over = getattr(page, "flush", None)
            if hand_over is not None:
                hand_over()

    def unsaved(self) -> bool:
        """Tell whether a page holds something typed that could not be saved."""
        return any(
            holds()
            for page in self._pages()
            if (holds := getattr(page, "unsaved", None)) is not None
        )

    def forget_pages(self) -> None:
        """Drop all pages: another database is coming."""
        if self._window is not None:
            self._window.forget_pages()

    def _pages(self) -> list[QWidget]:
        if self._window is None:
            return []
        found = (self._window.page(key) for key in PAGE_MODULES)
        return [page for page in found if page is not None]


def page_entries(host: PageHost) -> Sequence[PageEntry]:
    """Return the pages in the order of the navigation, titled in the language now spoken."""
    titles = {
        "overview": QCoreApplication.translate("Pages", "Overblik"),
        "plans": QCoreApplication.translate("Pages", "Handleplaner"),
        "rounds": QCoreApplication.translate("Pages", "Statusrunder"),
        "remarks": QCoreApplication.translate("Pages", "Bemærkninger"),
        "cases": QCoreApplication.translate("Pages", "Sager og møder"),
        "indicators": QCoreApplication.translate("Pages", "Indikatorer"),
        "deadlines": QCoreApplication.translate("Pages", "Frister"),
        "timeline": QCoreApplication.translate("Pages", "Tidslinje"),
        "slides": QCoreApplication.translate("Pages", "Statusslides"),
        "packets": QCoreApplication.translate("Pages", "Udvalgspakke"),
        "history": QCoreApplication.translate("Pages", "Historik"),
        "exchange": QCoreApplication.translate("Pages", "Udveksling"),
    }
    return [PageEntry(key, titles[key], key, _maker(host, key)) for key in PAGE_MODULES]


def _maker(host: PageHost, key: str) -> Callable[[], QWidget]:
    return lambda: host.make(key)


def load_services(key: str) -> None:
    """Import what a page stands on; takes long, so the worker does it after the first paint.

    None of it is Qt. PySide6 makes its types when they are first named, and two threads that do
    so at once end the program with a segmentation fault: only the window's thread imports pages.
    """
    for name in ("undo", *_SERVICES.get(key, ())):
        importlib.import_module(f"kkdesk.services.{name}")


def load_other_services() -> None:
    """Import what the pages not yet shown stand on, and make the search ready for its first key."""
    for key in _SERVICES:
        load_services(key)
    importlib.import_module("kkdesk.domain.wording").stem("indsatser")


def load_pages_in_turn(receiver: QObject, modules: Sequence[str] = ()) -> None:
    """Import the pages that nobody has chosen yet, one at a time while the window is idle."""
    waiting = tuple(modules) or tuple(PAGE_MODULES.values())

    def load_one() -> None:
        importlib.import_module(waiting[0])
        if waiting[1:]:
            load_pages_in_turn(receiver, waiting[1:])

    QTimer.singleShot(_BETWEEN_PAGES_MS, receiver, load_one)
