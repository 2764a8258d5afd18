"""What every page is given: the database, the worker, the bus, and ways out of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.change_bus import ChangeBus
    from kkdesk.ui.tasks import Worker


class OpenPage(Protocol):
    """Goes to another page and tells it what to show (``initiative_id=…``)."""

    def __call__(self, key: str, **what: object) -> None:
        """Open the page with this key."""


def _nothing_kept(_path: str) -> None:
    """Keep nothing: what is chosen holds until the window closes."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """The surroundings of a page; a page keeps no other state of the program.

    A page that other pages can open with something to show has a method
    ``open_with(**what)``; the window calls it after showing the page. A page with
    unsaved input has ``flush()``, which hands it over before the window closes.
    """

    workspace: Workspace
    worker: Worker
    bus: ChangeBus
    open_page: OpenPage
    show_error: Callable[[KkdeskError], None]
    lang: Lang = "da"
    choose_theme: Callable[[str], None] = _nothing_kept
    """Keeps the path of the theme file that documents are printed by."""
    last_visit: date | None = None
    """The day before today on which this person had the database open, if it is known."""
