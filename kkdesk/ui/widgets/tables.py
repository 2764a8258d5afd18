"""What the tables of records have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QTableView


def quiet_rows(table: QTableView, name: str) -> None:
    """Let a table show whole rows to choose among, named for those who hear it."""
    table.setAccessibleName(name)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def lay_columns(header: QHeaderView, widths: Mapping[int, int]) -> None:
    """Give columns their widths in pixels, or more where the heading's words need it.

    The sign of sorting is left out: it stands in one column at a time.
    """
    header.ensurePolished()
    sorts = header.isSortIndicatorShown()
    header.setSortIndicatorShown(False)
    for column, width in widths.items():
        header.resizeSection(column, max(width, header.sectionSizeHint(column)))
    header.setSortIndicatorShown(sorts)
