"""One list under a subject: what can be done with its lines, and the chosen one's fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kkdesk.domain.cases import Panel
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.pages.cases.form import ITEMS
from kkdesk.ui.pages.cases.panel_view import MOVABLE, PanelView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.cases import Part
    from kkdesk.domain.records import Choice
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.editing.controls import Stored


class PartPanel(PanelView):
    """A list with its buttons, and below it the fields of the chosen line."""

    add_wanted = Signal(object)
    """What the new record shall hold, by the names of its columns."""
    move_wanted = Signal(str, int)
    delete_wanted = Signal(str)
    open_wanted = Signal(str)
    """A question under this one, to be shown with its own lists."""
    series_wanted = Signal()

    def __init__(self, panel: Panel, saver: Saver) -> None:
        super().__init__(panel, saver)
        self._saver = saver
        self._wanted = self._more = ""
        self._connect()
        self._show_part()

    @property
    def chosen(self) -> Part | None:
        """Return the chosen line's record."""
        return self.model.part(self.table.currentIndex())

    def show_parts(
        self,
        parts: tuple[Part, ...],
        options: Mapping[str, tuple[Choice, ...]],
        owner: str,
        more: str = "",
    ) -> None:
        """Show other lines; the one that was chosen stays so if it is still there."""
        kept = self._wanted or (self.chosen.id if self.chosen else "")
        self._wanted = ""
        self.form.offer(options, owner)
        self.person.set_choices(choice_pairs(options["person_id"]))
        same = self.chosen is not None
        self.model.show(parts)
        row = self.model.row_of(kept)
        if row < 0 and parts:
            row, same = 0, False
        self._more = more
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        if not same or row < 0:
            self._show_part()
        self._show_state()

    def added(self) -> None:
        """Empty the line that the new record was typed in, and what was said of it."""
        self.words.clear()
        self.show_add_problem("")

    def refuse_new(self, error: KkdeskError) -> None:
        """Say at its field why a new line was not added."""
        self.show_add_problem(problem_words(error, self._saver.context.lang))
        if self.panel is Panel.MEETINGS:
            self.words.setFocus()

    def refuse_line(self, error: KkdeskError) -> None:
        """Say at the chosen line why it could not be deleted or moved."""
        self.show_line_problem(problem_words(error, self._saver.context.lang))

    def choose(self, record_id: str) -> None:
        """Choose a line once it is there."""
        self._wanted = record_id

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_part())
        self.add_button.clicked.connect(self._add)
        self.words.textEdited.connect(lambda _: self.show_add_problem(""))
        self.words.returnPressed.connect(self._add)
        self.up_button.clicked.connect(partial(self._move, -1))
        self.down_button.clicked.connect(partial(self._move, 1))
        self.delete_button.clicked.connect(self._delete)
        self.open_button.clicked.connect(self._open)
        self.table.activated.connect(lambda _: self._open())
        self.series_button.clicked.connect(self.series_wanted)
        for words, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(words), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._move, step))

    # -- what happens

    def _add(self) -> None:
        new = {
            Panel.APPENDICES: {"title": self.tr("Nyt bilag")},
            Panel.QUESTIONS: {"title": self.tr("Nyt spørgsmål")},
            Panel.LISTS: {"heading": self.tr("Ny liste")},
            Panel.MEETINGS: {"as_written": self.words.text()},
            Panel.MEMBERS: {"person_id": self.person.key()},
        }
        self.form.flush()
        self.add_wanted.emit(new.get(self.panel, {}))

    def _move(self, step: int) -> None:
        if self.chosen is not None and self.up_button.isEnabled() and self.panel in MOVABLE:
            self.form.flush()
            self.move_wanted.emit(self.chosen.id, step)

    def _open(self) -> None:
        if self.chosen is not None and self.panel is Panel.QUESTIONS:
            self.form.flush()
            self.open_wanted.emit(self.chosen.id)

    def _delete(self) -> None:
        if self.chosen is not None:
            self.form.flush()
            self.delete_wanted.emit(self.chosen.id)

    def _show_part(self) -> None:
        part = self.chosen
        if part is None:
            self.show_line_problem("")
            self.form.release()
        elif self._bound() == part.id:
            self.form.refresh(_values(self.panel, part))
        else:
            self.show_line_problem("")
            self.form.bind(self.panel.value, part.id, _values(self.panel, part))
        self._show_state()

    def _bound(self) -> str:
        slot = next(iter(self.form.bindings.values())).slot
        return slot.record_id if slot is not None else ""

    def _show_state(self) -> None:
        part, free = self.chosen, not self._saver.context.workspace.read_only
        self.fields.setVisible(part is not None)
        stop = Qt.FocusPolicy.StrongFocus if self.model.rowCount() else Qt.FocusPolicy.NoFocus
        self.table.setFocusPolicy(stop)  # an empty list cannot show where the keyboard is
        self.form.set_read_only(not free)
        nothing = "" if self.model.rowCount() else self.tr("Her er intet endnu.")
        nobody = self.panel is Panel.MEMBERS and not self.person.count()
        self.add_button.setEnabled(free and not nobody)
        if nobody:
            nothing = self.tr("Opret først en person med «Andet nyt …».")
        self.series_button.setEnabled(free)
        self.open_button.setEnabled(part is not None)
        for button in (self.up_button, self.down_button, self.delete_button):
            button.setEnabled(free and part is not None)
        shown = part.details if part is not None and self.panel is not Panel.LISTS else ()
        lines = [self._more, nothing, *shown]
        self.details.setText("\n".join(filter(None, lines)))
        self.details.setVisible(bool(self.details.text()))


def _values(panel: Panel, part: Part) -> Mapping[str, Stored]:
    """Return what the form of a line shows."""
    return {**part.fields, ITEMS: part.keys} if panel is Panel.LISTS else part.fields
