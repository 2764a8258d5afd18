"""The list of pages at the left, by mouse, arrows or Ctrl and a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kkdesk.ui.by_name import set_by_name
from kkdesk.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDE, NARROW = 176, 52
"""How wide the list is, in pixels: at least, where titles are shown, and with icons alone."""
_AROUND: Final = 12
KEY_ROLE: Final = 0x100
"""Qt's UserRole, as a figure: see ``by_name``."""
_TITLE_ROLE: Final = KEY_ROLE + 1
ACCESSIBLE_TEXT_ROLE: Final = 11


def page_key(number: int) -> str:
    """Return the figure that leads with Ctrl to the n-th page; the tenth has 0, later ones none."""
    return str(number % 10) if number <= 10 else ""  # noqa: PLR2004 -- ten figures


class PageEntry(NamedTuple):
    """One page: its key, its title in the shown language, its icon and how to make it."""

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]


class Navigation(QListWidget):
    """Shows the entries; in a small window only their icons."""

    page_chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Sider"))
        self.setIconSize(QSize(18, 18))
        set_by_name(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        for number, entry in enumerate(entries, start=1):
            item = QListWidgetItem(
                icon(entry.icon, "nav_text", selected="nav_sel_text"), entry.title
            )
            item.setData(KEY_ROLE, entry.key)
            item.setData(_TITLE_ROLE, entry.title)
            item.setData(ACCESSIBLE_TEXT_ROLE, entry.title)
            figure = page_key(number)
            item.setToolTip(f"{entry.title} (Ctrl+{figure})" if figure else entry.title)
            self.addItem(item)
        self._narrow = False
        self.ensurePolished()
        self._wide = max(WIDE, self.sizeHintForColumn(0) + _AROUND)
        self.setFixedWidth(self._wide)
        self.currentItemChanged.connect(self._tell)

    def choose(self, key: str) -> None:
        """Go to a page; an unknown key changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(KEY_ROLE) == key:
                self.setCurrentRow(row)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 -- a setter
        """Show icons only, or icons and titles."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else self._wide)
        for row in range(self.count()):
            item = self.item(row)
            item.setText("" if narrow else str(item.data(_TITLE_ROLE)))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_chosen.emit(str(item.data(KEY_ROLE)))
