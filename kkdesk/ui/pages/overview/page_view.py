"""The widgets of Overblik: a row of figures, and under it the lists that they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.i18n import write_day
from kkdesk.ui.pages.overview.line_list import LineList
from kkdesk.ui.widgets.labels import (
    EmptyState,
    FigureTile,
    SectionHeader,
    action_button,
    text_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kkdesk.ui.pages.overview.model import Line

SHORT: Final = 5
"""How many lines a list shows until it is unfolded."""
MANY: Final = 100
"""How many an unfolded list shows where another page has them all."""
_TILES_PER_ROW: Final = 6
_NARROW_BELOW: Final = 1000
_LINK_INSET: Final = 3
"""What a link is moved to the right so that its words begin below those of the list."""


class Card(QFrame):
    """A titled list: its first lines, a way to the rest, and words for having none."""

    def __init__(self, title: str, nothing: str, *, elsewhere: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._plain_title = title
        self._lines: tuple[Line, ...] = ()
        self._unfolded = False
        self._most = MANY if elsewhere else None
        self.header = SectionHeader(title)
        self.elsewhere = action_button(elsewhere, kind="link")
        self.elsewhere.setAccessibleName(f"{title}: {elsewhere}")
        if not elsewhere:
            _hide_but_keep_room(self.elsewhere)  # so that headings beside each other stand level
        self.header.add_action(self.elsewhere)
        self.list = LineList(title)
        self.nothing = text_label(nothing, "muted")
        self.nothing.setContentsMargins(10, 4, 10, 6)
        self.rest = action_button("", kind="link")
        self.rest.clicked.connect(self._flip)
        self.header.setContentsMargins(10, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 6)
        column.setSpacing(2)
        column.addWidget(self.header)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        below = QHBoxLayout()
        below.setContentsMargins(_LINK_INSET, 0, 0, 0)
        below.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Show another title; ``show_lines`` writes it."""
        self._plain_title = title

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        self._redraw()

    def unfold(self) -> None:
        """Show every line and put the keyboard on the first."""
        self._unfolded = True
        self._redraw()
        self.list.focus_first()

    def _flip(self) -> None:
        self._unfolded = not self._unfolded
        self._redraw()

    def _redraw(self) -> None:
        count = len(self._lines)
        title = f"{self._plain_title} ({count})" if count else self._plain_title
        self.header.set_title(title)
        self.list.setAccessibleName(title)
        self.list.lines.show(self._lines[: self._most if self._unfolded else SHORT])
        self.list.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.rest.setVisible(count > SHORT)
        words = (
            QCoreApplication.translate("Overview", "Vis færre")
            if self._unfolded
            else QCoreApplication.translate("Overview", "Vis alle {}").format(count)
            if self._most is None or count <= self._most
            else QCoreApplication.translate("Overview", "Vis de første {}").format(self._most)
        )
        self.rest.setText(words)
        self.rest.setAccessibleName(f"{self._plain_title}: {words}")


def _hide_but_keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.hide()


class OverviewView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Overblik"), " ", level=1)
        self.due_tile = FigureTile(self.tr("Frister de næste 8 uger"))
        self.overdue_tile = FigureTile(self.tr("Passeret uden bekræftelse"))
        self.missing_tile = FigureTile(self.tr("Manglende statustekster"))
        self.remarks_tile = FigureTile(self.tr("Ubesvarede bemærkninger"))
        self.totals_tile = FigureTile(self.tr("Totaler, der ikke stemmer"))
        self.unplaced_tile = FigureTile(self.tr("Datoer uden placering"))
        self.initiatives = action_button("", kind="link")
        self.reminders = action_button(self.tr("&Påmindelser …"), "reminders", kind="link")
        deadlines = self.tr("Åbn i Frister")
        self.due = Card(
            self.tr("Frister de næste 8 uger"),
            self.tr("Intet forfalder de næste 8 uger."),
            elsewhere=deadlines,
        )
        self.slipped = Card(
            self.tr("Skredet siden sidst"),
            self.tr("Intet er passeret, siden du sidst var her."),
            elsewhere=deadlines,
        )
        self.overdue = Card(
            self.tr("Passeret uden bekræftelse"),
            self.tr("Alt, hvad der er passeret, er bekræftet."),
            elsewhere=deadlines,
        )
        self.unplaced = Card(
            self.tr("Datoer, der ikke kan placeres"),
            self.tr("Alle datoer kan placeres i tiden."),
            elsewhere=deadlines,
        )
        self.missing = Card(
            self.tr("Manglende statustekster"), self.tr("Ingen åben runde mangler tekster.")
        )
        self.remarks = Card(
            self.tr("Ubesvarede bemærkninger"), self.tr("Alle bemærkninger er besvaret.")
        )
        self.totals = Card(
            self.tr("Totaler, der ikke stemmer"), self.tr("Alle totaler stemmer med deres rækker.")
        )
        self.recent = Card(self.tr("Seneste ændringer"), self.tr("Der er ikke ændret noget endnu."))
        self.calm = EmptyState("", icon_name="overview")
        self._since: date | None = None
        self.lists = QWidget()
        self._grid = QGridLayout()
        self.area = QScrollArea()
        self._build()

    def _build(self) -> None:
        self._lay_lists()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.lists)
        self.header.add_action(self.reminders)
        self.header.add_action(self.initiatives)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Set the figures in two rows where one is too narrow for their words."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW_BELOW
        self._lay_tiles(_TILES_PER_ROW // 2 if narrow else _TILES_PER_ROW)

    def _lay_tiles(self, per_row: int) -> None:
        for place, tile in enumerate(self.tiles()):
            self._grid.addWidget(tile, place // per_row, place % per_row)
        for column in range(_TILES_PER_ROW):
            self._grid.setColumnStretch(column, int(column < per_row))

    def tiles(self) -> tuple[FigureTile, ...]:
        """Return the figures from left to right."""
        return (
            self.due_tile,
            self.overdue_tile,
            self.missing_tile,
            self.remarks_tile,
            self.totals_tile,
            self.unplaced_tile,
        )

    def cards(self) -> tuple[Card, ...]:
        """Return the lists in the order of the keyboard."""
        return (
            self.slipped,
            self.due,
            self.overdue,
            self.unplaced,
            self.missing,
            self.remarks,
            self.totals,
            self.recent,
        )

    def set_calm(self, calm: bool) -> None:  # noqa: FBT001 -- a setter
        """Show that nothing waits in place of the lists that would all be empty."""
        self.calm.setVisible(calm)
        for card in self.cards():
            card.setVisible(card is self.recent or not calm)
        self.slipped.setVisible(self._since is not None and not calm)

    def show_since(self, since: date | None) -> None:
        """Name the day of the last visit; without one nothing can have slipped since."""
        self._since = since
        day = write_day(since) if since else ""
        self.slipped.set_title(self.tr("Skredet siden sidst, {}").format(day))

    def _lay_lists(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.slipped, self.due, self.overdue, self.unplaced)),
            (right, (self.missing, self.remarks, self.totals, self.recent)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.calm.setMinimumHeight(300)
        self.calm.hide()
        left.insertWidget(0, self.calm)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self._grid.setSpacing(10)
        self._lay_tiles(_TILES_PER_ROW)
        whole = QVBoxLayout(self.lists)
        whole.setContentsMargins(16, 2, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(self._grid)
        whole.addLayout(row, 1)
