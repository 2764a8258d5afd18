"""What stands in place of the list of initiatives when there is none to list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kkdesk.domain.first_policy import Need
from kkdesk.domain.records import NodeKind
from kkdesk.ui.pages.first_steps import FirstSteps

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.records import TreeNode
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.plans.page_view import PlansView


class Emptiness(QObject):
    """Says why the list is empty; the button ends the filters, or adds the first initiative."""

    reset_wanted = Signal()

    def __init__(self, page: QWidget, context: PageContext, view: PlansView) -> None:
        super().__init__(page)
        self._context, self._view = context, view
        self._held_back = False
        self._steps = FirstSteps(
            page,
            context,
            view.nothing,
            self.tr("Her står politikken med planer og indsatser, og her retter du dem."),
            Need.POLICY,
        )
        self._steps.own_way.connect(self._act)

    def show(self, *, held_back: bool, node: TreeNode | None) -> None:
        """Say it for filters that hide all, for the chosen node, or for the whole database."""
        self._held_back = held_back
        new = "" if self._context.workspace.read_only else self.tr("Opret en indsats …")
        if held_back:
            self._steps.say(
                self.tr("Ingen indsatser passer"),
                self.tr("Prøv færre ord, eller nulstil filtrene."),
                self.tr("Nulstil filtre"),
            )
        elif node is not None and node.kind is not NodeKind.ALL:
            self._steps.say(
                self.tr("Her er ingen indsatser endnu"),
                self.tr("Opret en, eller vælg «Alle indsatser» i træet."),
                new,
            )
        else:
            self._steps.lead(
                self.tr("Ingen indsatser endnu"),
                self.tr("Målsætninger og planer tilføjer du til venstre, indsatser her."),
                new,
            )

    def _act(self) -> None:
        if self._held_back:
            self.reset_wanted.emit()
        else:
            self._view.new.click()
