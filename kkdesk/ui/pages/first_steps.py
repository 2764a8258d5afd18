"""What an empty page says: what it is for, what comes first, and a button that leads there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from kkdesk.domain.first_policy import Need
from kkdesk.services import beginning

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.widgets.labels import EmptyState


class Words(NamedTuple):
    """A heading, what stands below it, and the button's words; none where there is no button."""

    title: str
    text: str
    action: str = ""


class FirstSteps(QObject):
    """Fills a page's empty state; ``about`` says in a sentence what the page is for.

    Where something that the page ``needs`` is not there yet the button leads to that, else it
    emits ``own_way``.
    """

    own_way = Signal()
    """The page's own button was pressed."""

    def __init__(
        self,
        page: QWidget,
        context: PageContext,
        empty: EmptyState,
        about: str,
        *needs: Need,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._empty = page, context, empty
        self._about, self._needs, self._beside = about, needs, beside
        self._own: Words | None = None
        self._missing: Need | None = None
        empty.button.clicked.connect(self._act)
        context.bus.subscribe(needs, self, self._heard)

    def say(self, title: str, text: str, action: str = "") -> None:
        """Say only why nothing is shown: filters hide what there is."""
        self._own = self._missing = None
        self._show(Words(title, text, action))
        self._set_beside(shown=True)

    def lead(self, title: str, text: str = "", action: str = "") -> None:
        """Say what the page is for and what to do; these words where nothing else comes first."""
        self._own = Words(title, f"{self._about} {text}".strip(), action)
        self._set_beside(shown=False)
        self._ask()

    def leave(self) -> None:
        """Hear that the page has something to show."""
        self._own = None
        self._set_beside(shown=True)

    def _ask(self) -> None:
        self._context.worker.submit(
            partial(beginning.there, self._context.workspace),
            done=self._take,
            receiver=self,
            latest_only_key=f"first.{id(self)}",
        )

    def _heard(self, _: Changes) -> None:
        if self._own is not None:
            self._ask()

    def _take(self, there: frozenset[Need]) -> None:
        if self._own is None:
            return
        self._missing = next((need for need in self._needs if need not in there), None)
        self._show(self._words(self._missing) if self._missing else self._own)

    def _words(self, missing: Need) -> Words:
        title, text, action = {
            Need.POLICY: (
                self.tr("Begynd med en politik"),
                self.tr("Opret først den politik, du følger."),
                "" if self._context.workspace.read_only else self.tr("Opret den første politik …"),
            ),
            Need.INITIATIVE: (
                self.tr("Der er ingen indsatser endnu"),
                self.tr("Tilføj først målsætninger, en plan og indsatser."),
                self.tr("Gå til Handleplaner"),
            ),
            Need.ROUND: (
                self.tr("Der er ingen statusrunde endnu"),
                self.tr("Åbn først en statusrunde."),
                self.tr("Gå til Statusrunder"),
            ),
        }[missing]
        return Words(title, f"{self._about} {text}", action)

    def _show(self, words: Words) -> None:
        self._empty.set_texts(*words)

    def _set_beside(self, *, shown: bool) -> None:
        if self._beside is not None:
            self._beside.setVisible(shown)

    def _act(self) -> None:
        if self._missing is Need.POLICY:
            from kkdesk.ui.dialogs.first_policy import FirstPolicyDialog  # noqa: PLC0415 -- once

            FirstPolicyDialog(self._page, self._context).open()
        elif self._missing is Need.INITIATIVE:
            self._context.open_page("plans")
        elif self._missing is Need.ROUND:
            self._context.open_page("rounds")
        else:
            self.own_way.emit()
