"""What the tree keeps when its shape changes: what was unfolded, and what shall be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

    from kkdesk.domain.records import NodeKind
    from kkdesk.ui.pages.plans.tree_model import PlanTreeModel


class TreeMemory(QObject):
    """Unfolds again what was unfolded, and chooses what was just added, moved or left."""

    restored = Signal()
    """The tree stands as it did before its shape changed."""

    def __init__(self, tree: QTreeView, model: PlanTreeModel) -> None:
        super().__init__(tree)
        self._tree, self._model = tree, model
        self._unfolded: list[tuple[NodeKind, str]] = []
        self._wish: tuple[NodeKind, str] | None = None
        model.modelAboutToBeReset.connect(self._note)
        # The page chooses a node after the reset; what is done here comes after that.
        model.modelReset.connect(lambda: QTimer.singleShot(0, self, self._restore))

    def wish(self, kind: NodeKind, node_id: str) -> None:
        """Choose this node the next time the shape changes."""
        self._wish = (kind, node_id)

    def _note(self) -> None:
        self._unfolded = []
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(self._model.rowCount(parent)):
                index = self._model.index(row, 0, parent)
                node = self._model.node(index)
                if node is not None and self._tree.isExpanded(index):
                    self._unfolded.append((node.kind, node.id))
                    waiting.append(index)

    def _restore(self) -> None:
        for key in self._unfolded:
            index = self._model.find(*key)
            if index.isValid():
                self._tree.expand(index)
        if self._wish is not None:
            index = self._model.find(*self._wish)
            if index.isValid():
                self._tree.setCurrentIndex(index)
                self._wish = None
        self.restored.emit()
