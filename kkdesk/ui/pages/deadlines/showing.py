"""What Frister says of its list as a whole, and of the chosen row with what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from kkdesk.domain.deadlines import IN_WINDOW, SETTLED
from kkdesk.ui.icons import icon
from kkdesk.ui.pages.deadlines.model import GROUP_ROLE, PAGE, describe
from kkdesk.ui.pages.deadlines.words import day_words, group_title
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QTreeView, QWidget

    from kkdesk.domain.due_list import DueEvents
    from kkdesk.domain.records import Answer
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.pages.deadlines.model import DeadlineModel, Row
    from kkdesk.ui.pages.deadlines.page_view import DeadlinesView
    from kkdesk.ui.pages.first_steps import FirstSteps

PAGES: Final = {
    "initiative": ("plans", "initiative_id"),
    "case": ("cases", "record_id"),
    "indicator": ("indicators", "indicator_id"),
    "status_round": ("rounds", "round_id"),
    "remark": ("remarks", "remark_id"),
}
"""Where a record is shown, and what its page calls it."""
translate = QCoreApplication.translate


def show_summary(view: DeadlinesView, events: DueEvents, period: tuple[date, date]) -> None:
    """Say under the heading how many there are of each answer in the period."""
    counts = [
        f"{group_title(answer).lower()}: {count}" for answer, count in events.counts().items()
    ]
    text = " · ".join((" – ".join(day_words(day) for day in period), *counts))
    if view.header.accessibleDescription() != text:
        view.header.setAccessibleDescription(text)
        announce(view.list, text)
    view.header.set_title(translate("DeadlinesPage", "Frister"), text)


def asks(view: DeadlinesView) -> bool:
    """Tell whether something else is asked for than the list from its head."""
    filters = view.roles.checked() or view.owners.checked() or view.search.text()
    return bool(filters) or view.month_button.isChecked()


def load_ahead(view: DeadlinesView, model: DeadlineModel) -> None:
    """Add rows to the groups whose last ones come into sight."""
    area = view.list.viewport().rect()
    for place in (area.topLeft(), area.bottomLeft()):
        shown = view.list.indexAt(place)
        group = shown.parent() if shown.parent().isValid() else shown
        if model.rowCount(group) - shown.row() < PAGE // 2:
            model.load_more(group)


def go_to_first_row(view: QTreeView, model: DeadlineModel) -> None:
    """Put the keyboard on the first row of what was found."""
    first = model.index(0, 0)
    if not first.isValid():
        return
    if model.row(view.currentIndex()) is None:
        view.setCurrentIndex(model.index(0, 0, first) if view.isExpanded(first) else first)
    view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def show_group(view: QTreeView, model: DeadlineModel, answer: Answer) -> None:
    """Show one group with its first row marked, the others folded."""
    index = model.group_index(answer)
    if not index.isValid():
        return
    for row in range(model.rowCount()):
        other = model.index(row, 0)
        view.setExpanded(other, _shares_group(str(other.data(GROUP_ROLE)), answer))
    view.setCurrentIndex(model.index(0, 0, index))
    view.scrollTo(index, view.ScrollHint.PositionAtTop)
    view.setFocus()


def _shares_group(one: str, other: Answer) -> bool:
    """Tell whether a group stays open beside the wanted one; certain and possible go together."""
    return one == other or {one, other} <= IN_WINDOW


def show_emptiness(steps: FirstSteps, *, hidden: int, longest: bool) -> None:
    """Say why the list is empty: the filters hide all, or nothing falls due."""
    if hidden:
        steps.say(
            translate("DeadlinesPage", "Ingen frister passer til filtrene"),
            translate("DeadlinesPage", "{} frister er skjult af søgning og filtre.").format(hidden),
            translate("DeadlinesPage", "Nulstil filtre"),
        )
        return
    steps.lead(
        translate("DeadlinesPage", "Ingen frister i perioden"),
        translate("DeadlinesPage", "Intet forfalder, og intet venter på at blive bekræftet."),
        "" if longest else translate("DeadlinesPage", "Se et år frem"),
    )


class RowActions(QObject):
    """The actions of a row, in the lists' menus and on the buttons beside its particulars."""

    def __init__(
        self, page: QWidget, view: DeadlinesView, does: Mapping[str, Callable[[], None]]
    ) -> None:
        super().__init__(page)
        self._view = view
        self._actions = {
            name: self._action(page, words, drawing, keys, does[name])
            for name, words, drawing, keys in (
                ("open", self.tr("Åbn"), "open", "Ctrl+Return"),
                ("confirm", self.tr("Bekræft"), "check", "Ctrl+B"),
                ("move", self.tr("Flyt …"), "next", "Ctrl+M"),
                ("waive", self.tr("Frafald …"), "remove", "Ctrl+Shift+M"),
                ("back", self.tr("Tag beslutningen tilbage"), "undo", ""),
            )
        }
        for name, button in (
            *(("open", view.open), ("confirm", view.confirm)),
            *(("move", view.move_button), ("waive", view.waive_button)),
        ):
            button.clicked.connect(self._actions[name].trigger)

    def all(self) -> list[QAction]:
        """Return the actions in their order."""
        return list(self._actions.values())

    def show(self, row: Row | None, lang: Lang, *, read_only: bool) -> None:
        """Tell the chosen row's particulars, and let be done what can be done to it."""
        view, actions = self._view, self._actions
        lines = describe(row, lang).split("\n") if row else []
        view.what.setText(lines[0] if lines else self.tr("Vælg en frist for at se mere om den."))
        view.more.setText("\n".join(lines[1:]))
        settled = row is not None and row.told.answer in SETTLED
        free = row is not None and not read_only
        can_open = row is not None and row.told.opens[0] in PAGES
        for part in (view.open, actions["open"]):
            part.setEnabled(can_open)
        for part in (view.confirm, actions["confirm"]):
            part.setEnabled(free)
            part.setText(self.tr("Tag tilbage") if settled else self.tr("Bekræft"))
        for part in (view.move_button, actions["move"], view.waive_button, actions["waive"]):
            part.setEnabled(free and not settled)
        actions["back"].setEnabled(free and row is not None and bool(row.told.decisions))

    @staticmethod
    def _action(
        page: QWidget, words: str, drawing: str, keys: str, does: Callable[[], None]
    ) -> QAction:
        action = QAction(icon(drawing), words, page)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(does)
        page.addAction(action)
        return action
