"""Tells every open page what an action changed; a page redraws only for its kinds of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from kkdesk.domain.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class ChangeBus(QObject):
    """One per window; whoever gets ``Changes`` from a service publishes them here."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kinds: set[str] = set()

    def publish(self, changes: Changes) -> None:
        """Tell every listener, in the order they came."""
        self.changed.emit(changes)

    def refresh(self) -> None:
        """Have every listener read anew what it shows, as if all of it had changed."""
        self.publish(Changes("", "", frozenset(self._kinds), frozenset()))

    def subscribe(
        self, kinds: Iterable[str], receiver: QObject, heard: Callable[[Changes], None]
    ) -> None:
        """Call ``heard`` when one of the kinds changed, as long as ``receiver`` lives."""
        wanted = frozenset(kinds)
        self._kinds |= wanted

        def hear(changes: Changes) -> None:
            if not shiboken6.isValid(receiver):
                self.changed.disconnect(hear)
            elif wanted & changes.kinds:
                heard(changes)

        self.changed.connect(hear)
