"""The tree of policies, objectives, priorities, plans and headings as a Qt model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt

from kkdesk.domain.records import NodeKind, TreeNode
from kkdesk.ui.i18n import count_words
from kkdesk.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

COL_LABEL, COL_COUNT = 0, 1
COLUMNS: Final = 2
NODE_ROLE: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()

_ICONS: Final = {
    NodeKind.ALL: "plans",
    NodeKind.POLICY: "policy",
    NodeKind.PLAN: "department",
    NodeKind.QUESTION_LIST: "answer",
}


def all_node(count: int) -> TreeNode:
    """Return the node that stands for every initiative."""
    words = QCoreApplication.translate("PlanTree", "Alle indsatser")
    return TreeNode(NodeKind.ALL, "", words, count)


def node_words(node: TreeNode) -> str:
    """Return what a node is called; a list in an answer is told by its question."""
    if not node.question:
        return node.label
    words = QCoreApplication.translate("PlanTree", "Spørgsmål {}: {}")
    return words.format(node.question, node.label)


@dataclass(slots=True, eq=False)
class _Item:
    """A node in its place; Qt's indexes point at these, so they must outlive a call."""

    node: TreeNode
    parent: _Item | None
    row: int
    children: list[_Item] = field(default_factory=list)


class PlanTreeModel(QAbstractItemModel):
    """Two columns: the words and the number of initiatives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[_Item] = []

    def set_nodes(self, nodes: Sequence[TreeNode]) -> bool:
        """Show these nodes; returns False when only words and figures had to change."""
        fresh = _items(nodes, None)
        if _shape(fresh) == _shape(self._top):
            self._take_over(fresh)
            return False
        self.beginResetModel()
        self._top = fresh
        self.endResetModel()
        return True

    def node(self, index: Index) -> TreeNode | None:
        """Return the node at an index."""
        item = self._item(index)
        return item.node if item is not None else None

    def find(self, kind: NodeKind, node_id: str) -> QModelIndex:
        """Return the index of a node, or an invalid one."""
        for item in _walk(self._top):
            if item.node.kind is kind and item.node.id == node_id:
                return self.createIndex(item.row, COL_LABEL, item)
        return QModelIndex()

    def policy_of(self, index: Index) -> str:
        """Return the id of the policy that a node lies under or is; empty if there is none."""
        item = self._item(index)
        while item is not None and item.node.kind is not NodeKind.POLICY:
            item = item.parent
        return item.node.id if item is not None else ""

    # -- Qt's names

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a child."""
        siblings = self._children(parent)
        if 0 <= row < len(siblings) and 0 <= column < COLUMNS:
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject has one too
        """Return the index of the node above."""
        item = self._item(index)
        if item is None or item.parent is None:
            return QModelIndex()
        return self.createIndex(item.parent.row, COL_LABEL, item.parent)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many nodes lie below."""
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: ARG002, N802
        """Return the number of columns, the same everywhere."""
        return COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words above a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Handleplan"), self.tr("Antal"))[section] if section < COLUMNS else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows and what a screen reader says of it."""
        item = self._item(index)
        if item is None:
            return None
        if role == NODE_ROLE:
            return item.node
        if index.column() == COL_COUNT:
            return _count(item.node, role)
        return self._words(item.node, role)

    def _words(self, node: TreeNode, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return node_words(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = count_words(node.count, self.tr("1 indsats"), self.tr("{} indsatser"))
            return f"{node_words(node)}, {told}"
        if role == Qt.ItemDataRole.DecorationRole and node.kind in _ICONS:
            return icon(_ICONS[node.kind], "muted")
        return None

    # -- items

    def _item(self, index: Index) -> _Item | None:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Item) else None

    def _children(self, parent: Index) -> list[_Item]:
        item = self._item(parent)
        return self._top if item is None else item.children

    def _take_over(self, fresh: list[_Item]) -> None:
        """Put new words and figures into the items that stand."""
        for old, new in zip(list(_walk(self._top)), list(_walk(fresh)), strict=True):
            if (old.node.label, old.node.count) != (new.node.label, new.node.count):
                old.node = new.node
                self.dataChanged.emit(
                    self.createIndex(old.row, COL_LABEL, old),
                    self.createIndex(old.row, COL_COUNT, old),
                )
            else:
                old.node = new.node


def _count(node: TreeNode, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return str(node.count)
        case Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return None


def _items(nodes: Sequence[TreeNode], parent: _Item | None) -> list[_Item]:
    made = []
    for row, node in enumerate(nodes):
        item = _Item(node, parent, row)
        item.children = _items(node.children, item)
        made.append(item)
    return made


def _walk(items: Sequence[_Item]) -> Iterator[_Item]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _shape(items: Sequence[_Item]) -> list[tuple[NodeKind, str, int]]:
    """Return what makes two trees the same but for words and figures."""
    return [(item.node.kind, item.node.id, len(item.children)) for item in _walk(items)]
