"""Where the list's rows come from: pages through the worker, and the count of a broad search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from kkdesk.services import portfolio
from kkdesk.ui.pages.plans.model import PAGE, InitiativeTableModel

if TYPE_CHECKING:
    from kkdesk.domain.records import InitiativeFilter
    from kkdesk.ui.pages.context import PageContext

COUNT_AFTER_MS: Final = 250
_KEY: Final = "plans.list"


class ListSource(QObject):
    """Feeds a model; a newer list or count takes the place of one that still waits."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.model = InitiativeTableModel(self._ask, context.lang, parent)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self.model.listed.connect(self._listed)

    def _ask(self, wanted: InitiativeFilter, offset: int) -> None:
        if offset == 0:
            self._counting.stop()  # a count of the old list would take the new list's place
        workspace = self._context.workspace
        self._context.worker.submit(
            partial(portfolio.list_initiatives, workspace, wanted, offset=offset, limit=PAGE),
            done=partial(self.model.take, wanted),
            receiver=self,
            latest_only_key=_KEY if offset == 0 else None,
        )

    def _listed(self, _total: int, exact: bool) -> None:  # noqa: FBT001 -- a signal's values
        """Count a broad search's hits once nobody has typed for a moment."""
        if exact:
            self._counting.stop()
        else:
            self._counting.start()

    def _count(self) -> None:
        wanted = self.model.wanted
        self._context.worker.submit(
            partial(portfolio.count_initiatives, self._context.workspace, wanted),
            done=partial(self.model.count, wanted),
            receiver=self,
            latest_only_key=_KEY,
        )
