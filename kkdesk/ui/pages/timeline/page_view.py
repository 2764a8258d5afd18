"""The widgets of Tidslinje: what lines stand under, how much time is seen, and the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.timeline import Grouping
from kkdesk.ui.icons import icon, icon_pixmap
from kkdesk.ui.pages.timeline.painting import GLYPH
from kkdesk.ui.pages.timeline.view import TimelineView
from kkdesk.ui.theme import current_tokens
from kkdesk.ui.widgets.labels import EmptyState, SectionHeader, action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kkdesk.domain.vocabulary import Lang

SPANS: Final = (42, 183, 366, 731, 1461, 3653)
"""How many days can be chosen to be seen: six weeks to ten years."""
_LEGEND_GAP: Final = 14


class Legend(QWidget):
    """Says what each shape stands for."""

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._parts = (
            ("circle", "info", translate("Timeline", "møde")),
            ("diamond", "info", translate("Timeline", "beslutning")),
            ("ring", "info", translate("Timeline", "frist")),
            ("half", "info", translate("Timeline", "begynder")),
            ("square", "info", translate("Timeline", "slutter")),
            ("triangle", "danger", translate("Timeline", "ikke bekræftet")),
            ("check", "success", translate("Timeline", "bekræftet")),
        )
        self._last = " · ".join(
            (
                translate("Timeline", "stiplet og falmende: upræcis dato"),
                translate("Timeline", "to prikker: afledt frist"),
            )
        )
        self.setAccessibleName(translate("Timeline", "Tegn på tidslinjen"))
        self.setAccessibleDescription("; ".join((*(each[2] for each in self._parts), self._last)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the height of a line; what has no room is left out."""
        return QSize(400, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Give way in a small window."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 -- Qt's name
        """Draw each shape with its words."""
        painter = QPainter(self)
        tokens, metrics = current_tokens(), self.fontMetrics()
        painter.setPen(self.palette().windowText().color())
        x, middle = 0, self.height() // 2
        for shape, tone, words in self._parts:
            width = GLYPH + 4 + metrics.horizontalAdvance(words)
            if x + width > self.width():
                return
            drawing = icon_pixmap(
                f"shape_{shape}", getattr(tokens, tone), GLYPH, self.devicePixelRatioF()
            )
            painter.drawPixmap(x, middle - GLYPH // 2, drawing)
            painter.drawText(x + GLYPH + 4, middle + metrics.ascent() // 2 - 1, words)
            x += width + _LEGEND_GAP
        if x + metrics.horizontalAdvance(self._last) <= self.width():
            painter.drawText(x, middle + metrics.ascent() // 2 - 1, self._last)


class TimelinePageView(QWidget):
    """Everything on the page; behaviour lies in ``page.py``."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.header = SectionHeader(self.tr("Tidslinje"), " ", level=1)
        self.messages = MessageBar()
        self.grouping, self.department, self.span = QComboBox(), QComboBox(), QComboBox()
        for each in Grouping:
            self.grouping.addItem(each.label(lang), each)
        self.zoom_out = self._tool("zoom_out", self.tr("Zoom ud (-)"))
        self.zoom_in = self._tool("zoom_in", self.tr("Zoom ind (+)"))
        self.all = action_button(self.tr("Vis &alt"))
        self.today = action_button(self.tr("I da&g"))
        self.deadlines = action_button(self.tr("Vi&s som frister"), "deadlines")
        self.share = self._tool("more", self.tr("Kopiér, gem eller udskriv"))
        self.share.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.share)
        self.copy = menu.addAction(icon("copy"), self.tr("&Kopiér som billede"))
        self.save = menu.addAction(icon("save"), self.tr("&Gem som billede …"))
        self.print = menu.addAction(icon("print"), self.tr("&Udskriv som PDF …"))
        self.calendar = menu.addAction(icon("deadlines"), self.tr("Gem som ka&lender …"))
        self.share.setMenu(menu)
        self.timeline = TimelineView()
        self.empty = EmptyState("", icon_name="timeline")
        self.stack = QStackedWidget()
        self.legend = Legend()
        self.what = text_label("", "label")
        self.more = text_label("", "muted")
        self.open = action_button(self.tr("Å&bn"), "open")
        self.particulars = QFrame()
        self._build()

    def let_look(self, *, there: bool) -> None:
        """Let what belongs to the picture be used only where something is drawn."""
        for part in (
            *(self.span, self.zoom_out, self.zoom_in, self.all, self.today),
            *(self.deadlines, self.share),
        ):
            part.setEnabled(there)
        self.legend.setVisible(there)

    def _tool(self, drawing: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build(self) -> None:
        self.header.add_action(self.deadlines)
        self.header.add_action(self.share)
        self.stack.addWidget(self.timeline)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        top.addLayout(self._controls())
        top.addWidget(self.legend)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self._particulars())

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, combo, width in (
            (self.tr("&Linjer efter"), self.grouping, 130),
            (self.tr("F&orvaltning"), self.department, 150),
            (self.tr("Vis &tid"), self.span, 110),
        ):
            label: QLabel = text_label(words, "label", wrap=False)
            label.setBuddy(combo)
            combo.setAccessibleName(words.replace("&", ""))
            combo.setMinimumWidth(width)
            row.addWidget(label)
            row.addWidget(combo)
        self.department.setMaximumWidth(220)
        names = (
            self.tr("6 uger"), self.tr("6 måneder"), self.tr("1 år"), self.tr("2 år"),
            self.tr("4 år"), self.tr("10 år"),
        )  # fmt: skip
        for name, days in zip(names, SPANS, strict=True):
            self.span.addItem(name, days)
        for button in (self.zoom_out, self.zoom_in, self.all, self.today):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _particulars(self) -> QFrame:
        frame = self.particulars
        frame.setProperty("surface", "panel")
        for label in (self.what, self.more):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.what)
        words.addWidget(self.more)
        words.addStretch(1)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        frame.setMinimumHeight(74)
        return frame
