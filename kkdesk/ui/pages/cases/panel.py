"""One list under a subject: its lines, what can be done with them, and the chosen one's fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.cases import Panel
from kkdesk.services import cases
from kkdesk.ui.editing.controls import LinksControl, QuietCombo
from kkdesk.ui.editing.form import choice_pairs, choice_words
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.pages.cases.model import PartModel
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.pickers import Option
from kkdesk.ui.widgets.tables import quiet_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.cases import Part
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.ui.editing.binding import Saver, Slot
    from kkdesk.ui.editing.controls import Stored

_MOVABLE: Final = frozenset({Panel.STEPS, Panel.APPENDICES, Panel.QUESTIONS, Panel.LISTS})
ITEMS: Final = "items"
"""The field of a list's initiatives; they are records of their own, not a column."""
_LONGEST_CHIP: Final = 60
_NAME_WIDTH: Final = 240
translate = QCoreApplication.translate


def panel_title(panel: Panel) -> str:
    """Return what a list is called on its tab."""
    return {
        Panel.STEPS: translate("CasesPage", "Beslutningsrute"),
        Panel.APPENDICES: translate("CasesPage", "Bilag"),
        Panel.DOCUMENTS: translate("CasesPage", "Dokumenter"),
        Panel.MEMOS: translate("CasesPage", "Notater"),
        Panel.QUESTIONS: translate("CasesPage", "Spørgsmål"),
        Panel.LISTS: translate("CasesPage", "Lister over indsatser"),
        Panel.MEETINGS: translate("CasesPage", "Møder"),
        Panel.MEMBERS: translate("CasesPage", "Medlemmer"),
    }[panel]


class CaseForm(RecordForm):
    """The fields of a record of this page, saved by this page's service."""

    def __init__(self, saver: Saver, kind: str) -> None:
        super().__init__(saver, ())
        self.kind = kind
        for spec in CASE_FIELDS[kind]:
            self.add_spec(spec, self._save)
        if kind == Panel.LISTS.value:
            label = translate("CasesPage", "Indsatser")
            self.add(ITEMS, label, LinksControl(label, keep_order=True), self._save)
        self._offered: tuple[Choice, ...] = ()
        self.lay_out()

    def offer(self, options: Mapping[str, tuple[Choice, ...]], owner: str = "") -> None:
        """Offer what the references can point at; an appendix only of the case ``owner``."""
        nothing = translate("CasesPage", "Ingen")
        for name in self.controls:
            if name == ITEMS:
                if options[name] != self._offered:  # many: filled again only when they changed
                    self._offered = options[name]
                    self.set_link_options(name, [_option(one) for one in self._offered])
            elif name in options:
                found = [one for one in options[name] if not one.group or one.group == owner]
                self.set_options(name, choice_pairs(found, nothing=nothing))

    def _save(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        workspace = self.saver.context.workspace
        if slot.field == ITEMS:
            return cases.set_list_items(
                workspace,
                slot.record_id,
                expected=cast("tuple[str, ...]", expected),
                wanted=cast("tuple[str, ...]", value),
            )
        return cases.set_field(
            workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | bool | None", expected),
            value=cast("str | bool | None", value),
        )


class PartPanel(QWidget):
    """A list with its buttons, and below it the fields of the chosen line."""

    add_wanted = Signal(object)
    """What the new record shall hold, by the names of its columns."""
    move_wanted = Signal(str, int)
    delete_wanted = Signal(str)
    open_wanted = Signal(str)
    """A question under this one, to be shown with its own lists."""
    series_wanted = Signal()

    def __init__(self, panel: Panel, saver: Saver) -> None:
        super().__init__()
        self.panel, self._saver = panel, saver
        context = saver.context
        self.model = PartModel(panel, context.lang, self)
        self.table = QTableView()
        self.form = CaseForm(saver, panel.value)
        self.details = text_label("", "muted")
        self.add_button = action_button(self.tr("Tilføj"), "add")
        self.up_button = action_button(self.tr("Op"), "up")
        self.down_button = action_button(self.tr("Ned"), "down")
        self.delete_button = action_button(self.tr("Slet"), "delete", "danger")
        self.open_button = action_button(self.tr("Åbn"), "open")
        self.series_button = action_button(self.tr("Tilføj mødeserie …"), "meeting")
        self.words = QLineEdit()
        self.person = QuietCombo(())
        self.buttons = QHBoxLayout()
        self._wanted = ""
        self._build()
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
        """Empty the line that the new record was typed in."""
        self.words.clear()

    def choose(self, record_id: str) -> None:
        """Choose a line once it is there."""
        self._wanted = record_id

    # -- building

    def _build(self) -> None:
        table, title = self.table, panel_title(self.panel)
        table.setModel(self.model)
        quiet_rows(table, title)
        self._more = ""
        for button in (
            *(self.add_button, self.series_button, self.open_button),
            *(self.up_button, self.down_button, self.delete_button),
        ):
            button.setAccessibleName(f"{button.text()}: {title}")
        self._lay_actions()
        self.fields = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setContentsMargins(12, 8, 12, 12)
        scroll.setWidget(self.form)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(table)
        split.addWidget(scroll)
        split.setSizes([220, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self.buttons)
        column.addWidget(self.details)
        column.addWidget(split, 1)

    def _lay_actions(self) -> None:
        movable = self.panel in _MOVABLE
        if self.panel is Panel.MEETINGS:
            self.words.setAccessibleName(self.tr("Det nye mødes dag"))
            self.words.setPlaceholderText(self.tr("8. oktober 2025"))
            self.buttons.addWidget(self.words)
        if self.panel is Panel.MEMBERS:
            self.person.setAccessibleName(self.tr("Det nye medlem"))
            self.person.setMinimumWidth(_NAME_WIDTH)
            self.buttons.addWidget(self.person)
        shown = {
            self.add_button: True,
            self.series_button: self.panel is Panel.MEETINGS,
            self.open_button: self.panel in {Panel.QUESTIONS, Panel.DOCUMENTS},
            self.up_button: movable,
            self.down_button: movable,
        }
        for button, visible in shown.items():
            self.buttons.addWidget(button)
            if not visible:  # shown ones wait for the panel: without one they would be windows
                button.hide()
        self.up_button.setToolTip(self.tr("Alt+Op"))
        self.down_button.setToolTip(self.tr("Alt+Ned"))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.delete_button)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_part())
        self.add_button.clicked.connect(self._add)
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
        if self.chosen is not None and self.up_button.isEnabled() and self.panel in _MOVABLE:
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
            self.form.release()
        elif self._bound() == part.id:
            self.form.refresh(_values(self.panel, part))
        else:
            self.form.bind(self.panel.value, part.id, _values(self.panel, part))
        self._show_state()

    def _bound(self) -> str:
        slot = next(iter(self.form.bindings.values())).slot
        return slot.record_id if slot is not None else ""

    def _show_state(self) -> None:
        part, free = self.chosen, not self._saver.context.workspace.read_only
        self.fields.setVisible(part is not None)
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


def _option(choice: Choice) -> Option:
    """Return what a picker offers for an initiative; a long title is cut on its chip."""
    whole = choice_words(choice)
    cut = len(whole) > _LONGEST_CHIP
    return Option(choice.id, f"{whole[: _LONGEST_CHIP - 1].rstrip()}…" if cut else whole)
