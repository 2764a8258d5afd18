"""The rules that plan back from meetings, the calendar they count on, and rules of follow-up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kkdesk.domain.cases import day_words
from kkdesk.domain.ids import new_id
from kkdesk.domain.planning_fields import PLANNING_FIELDS, PlanningRecord
from kkdesk.services import planning
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.editing.binding import Saver
from kkdesk.ui.editing.form import choice_pairs
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QCloseEvent

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.editing.binding import Slot
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.pages.context import PageContext

_SIZE: Final = (780, 560)
_LIST_WIDTH: Final = 300
_KEY: Final = Qt.ItemDataRole.UserRole
_RULES: Final = "planning_rule"
translate = QCoreApplication.translate
Found = tuple["Mapping[str, tuple[PlanningRecord, ...]]", "Mapping[str, tuple[Choice, ...]]"]


def tab_words() -> dict[str, tuple[str, str]]:
    """Return what each kind is called on its tab, and what stands above its list."""
    return {
        _RULES: (
            translate("PlanningRules", "Før møder"),
            translate(
                "PlanningRules",
                "Hvad der skal være klar, talt tilbage fra hvert møde i en sags beslutningsrute.",
            ),
        ),
        "calendar_period": (
            translate("PlanningRules", "Kalender"),
            translate(
                "PlanningRules",
                "Helligdage kender programmet. Her står skoleferier og kommunens egne lukkedage.",
            ),
        ),
        "follow_up_rule": (
            translate("PlanningRules", "Opfølgning"),
            translate("PlanningRules", "Hvornår en politik eller handleplan skal følges op."),
        ),
    }


class PlanningPanel(QWidget):
    """The records of one kind, and the fields of the chosen one."""

    def __init__(self, kind: str, saver: Saver) -> None:
        super().__init__()
        self.kind, self._saver = kind, saver
        self.list = QListWidget()
        self.form = RecordForm(saver, ())
        for spec in PLANNING_FIELDS[kind]:
            self.form.add_spec(spec, self._save)
        self.form.lay_out()
        self.add_button = action_button(self.tr("Tilføj"), "add")
        self.delete_button = action_button(self.tr("Slet"), "delete", "danger")
        self.standard_button = action_button(self.tr("Indsæt almindelige regler"))
        self._records: dict[str, PlanningRecord] = {}
        self._wanted = ""
        self._build()

    def show_records(
        self, records: tuple[PlanningRecord, ...], options: Mapping[str, tuple[Choice, ...]]
    ) -> None:
        """Show these; the one that was chosen stays so."""
        kept = self._wanted or self.chosen_id
        self._wanted = ""
        self._records = {one.id: one for one in records}
        free = not self._saver.context.workspace.read_only
        for name in self.form.controls:
            if name in options:
                nothing = translate("PlanningRules", "Alle udvalg")
                if name == "before_id":
                    nothing = translate("PlanningRules", "Mødet")
                elif self.kind != _RULES:
                    nothing = translate("PlanningRules", "Ingen")
                self.form.set_options(name, choice_pairs(options[name], nothing=nothing))
        self.list.blockSignals(True)  # noqa: FBT003 -- Qt's signature
        self.list.clear()
        for one in records:
            item = QListWidgetItem(f"{one.title}\n{one.note}" if one.note else one.title)
            item.setData(_KEY, one.id)
            self.list.addItem(item)
        rows = [one.id for one in records]
        self.list.setCurrentRow(rows.index(kept) if kept in rows else min(len(rows), 1) - 1)
        self.list.blockSignals(False)  # noqa: FBT003 -- Qt's signature
        self._show_chosen()
        self.standard_button.setVisible(self.kind == _RULES and not records)
        for button in (self.add_button, self.standard_button):
            button.setEnabled(free)
        self.form.set_read_only(not free)

    @property
    def chosen_id(self) -> str:
        """Return the id of the chosen record, or nothing."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def _build(self) -> None:
        title, about = tab_words()[self.kind]
        self.list.setAccessibleName(title)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button in (self.add_button, self.delete_button):
            button.setAccessibleName(f"{button.text()}: {title}")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.standard_button)
        buttons.addStretch(1)
        buttons.addWidget(self.delete_button)
        if self.kind != _RULES:
            self.standard_button.hide()
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self.list)
        body.addWidget(self.form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(text_label(about, "muted"))
        column.addLayout(buttons)
        column.addLayout(body, 1)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.add_button.clicked.connect(self._add)
        self.delete_button.clicked.connect(self._delete)
        self.standard_button.clicked.connect(self._add_standard)

    def _show_chosen(self) -> None:
        record = self._records.get(self.chosen_id)
        slot = next(iter(self.form.bindings.values())).slot
        self.form.setVisible(record is not None)
        self.delete_button.setEnabled(
            record is not None and not self._saver.context.workspace.read_only
        )
        if record is None:
            self.form.release()
        elif slot is not None and slot.record_id == record.id:
            self.form.refresh(record.fields)
        else:
            self.form.bind(self.kind, record.id, record.fields)

    def _add(self) -> None:
        workspace = self._saver.context.workspace
        new: dict[str, dict[str, str | int]] = {
            _RULES: {"name": self.tr("Ny regel"), "amount": 5},
            "calendar_period": {
                "name": self.tr("Ny ferie"),
                "as_written": day_words(workspace.today()),
            },
            "follow_up_rule": {"text": self.tr("Ny opfølgning"), "frequency": "yearly"},
        }
        self.form.flush()
        self._wanted = new_id()
        values = new[self.kind]
        self._saver.run(
            partial(planning.add_planning, workspace, self.kind, record_id=self._wanted, **values)
        )

    def _delete(self) -> None:
        workspace, key = self._saver.context.workspace, self.chosen_id
        if key:
            self.form.flush()
            self._saver.run(partial(planning.delete_planning, workspace, self.kind, key))

    def _add_standard(self) -> None:
        self._saver.run(partial(planning.add_standard_rules, self._saver.context.workspace))

    def _save(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        return planning.set_planning_field(
            self._saver.context.workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | int | bool | None", expected),
            value=cast("str | int | bool | None", value),
        )


class PlanningRulesDialog(QDialog):
    """Everything is saved as it is typed; closing hands over what stands in a field."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Regler og kalender for frister"))
        self.saver = Saver(context, self)
        self.messages = MessageBar()
        self.panels = {kind: PlanningPanel(kind, self.saver) for kind in PLANNING_FIELDS}
        self.tabs = QTabWidget()
        for kind, panel in self.panels.items():
            self.tabs.addTab(panel, tab_words()[kind][0])
        close = action_button(self.tr("Luk"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)
        self.resize(*_SIZE)
        close.clicked.connect(self.close)
        self.finished.connect(self._finish)
        self.saver.conflict.connect(partial(ask_conflict, self))
        context.bus.subscribe((*PLANNING_FIELDS, "committee", "policy", "plan"), self, self._heard)
        self.reload()

    def reload(self) -> None:
        """Read the rules anew; what is being typed stays."""
        workspace, lang = self._context.workspace, self._context.lang
        self._context.worker.submit(
            partial(planning.planning_sheet, workspace, lang=lang),
            done=self._take,
            failed=self._say,
            receiver=self,
            latest_only_key=f"planning.{id(self)}",
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Hand over what was typed."""
        for panel in self.panels.values():
            panel.form.flush()
        super().closeEvent(event)

    def _heard(self, _: Changes) -> None:
        self.reload()

    def _take(self, found: Found) -> None:
        kinds, options = found
        for kind, panel in self.panels.items():
            panel.show_records(kinds[kind], options)

    def _finish(self) -> None:
        for panel in self.panels.values():
            panel.form.release()
        self.deleteLater()

    def _say(self, error: KkdeskError) -> None:
        self.messages.show_message(error.message(self._context.lang), "warning")
