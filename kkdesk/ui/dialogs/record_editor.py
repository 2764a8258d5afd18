"""Editing a policy, objective, priority, plan or plan heading, saved as it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.markup import plain_text
from kkdesk.errors import RecordGone
from kkdesk.services import portfolio, record_editing, undo
from kkdesk.ui.dialogs.edit_conflict import ask_conflict
from kkdesk.ui.editing.binding import Saver, Slot
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    LinksControl,
)
from kkdesk.ui.editing.form import (
    choice_pairs,
)
from kkdesk.ui.editing.record_controls import (
    order_reading,
    responsibility_reading,
)
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.pages.plans.editor.own_fields import long_option
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.record_sheet import RecordSheet
    from kkdesk.domain.records import Choices
    from kkdesk.errors import KkdeskError
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.widgets.fields import Reading

SHOWN: Final = frozenset(
    {
        *("policy", "objective", "priority", "plan", "plan_heading", "plan_heading_priority"),
        "department",
    }
)
"""Record kinds that an open editor shows something of."""

# Fields that share a line, under the first of them.
_BESIDE: Final = {
    ("policy", "code"): "period",
    ("policy", "adopted_on"): "lead_department_id",
    ("objective", "number"): "colour",
    ("plan", "code"): "department_id",
    ("plan", "period"): "issued",
    ("plan_heading", "number"): "objective_id",
}
_SIZE: Final = (600, 660)
_LONGEST_TITLE: Final = 90
translate = QCoreApplication.translate


class RecordEditor(QDialog):
    """Stands beside the window while one works in it; closes when everything is saved."""

    delete_wanted = Signal()

    def __init__(
        self, parent: QWidget, context: PageContext, sheet: RecordSheet, choices: Choices
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kind, self.record_id = sheet.kind, sheet.id
        self._context = context
        self._choices = choices
        self.saver = Saver(context, self)
        self.form = RecordForm(self.saver, RECORD_FIELDS[self.kind])
        self.notice = MessageBar()
        self._title = text_label("", "heading")
        self.delete_button = action_button(self.tr("Slet …"), "delete", "danger")
        self.close_button = action_button(self.tr("Luk"))
        for name in self.form.fields:
            reader = self._reader(name)
            if reader is not None:
                self.form.read_words(name, reader)
        if self.kind == "plan_heading":
            self._add_joined()
        self._build()
        self._connect()
        self._offer(sheet, choices)
        self._show_title(sheet)
        self.form.bind(self.kind, self.record_id, _values(sheet))

    def flush(self) -> None:
        """Hand over what was typed."""
        self.form.flush()

    def unsaved(self) -> bool:
        """Tell whether something typed is not stored and could not be."""
        return self.form.unsaved() is not None

    def reject(self) -> None:
        """Save, and close when that is done; what is refused keeps the dialog open."""
        self.flush()
        ticket = self._context.worker.submit(
            _nothing, done=lambda _: self._close_if_saved(), receiver=self
        )
        if ticket.cancelled:  # the program is closing and takes no more jobs
            super().reject()

    def close_anyway(self) -> None:
        """Close without what could not be saved."""
        super().reject()

    # -- building

    def _reader(self, name: str) -> Callable[[str], Reading] | None:
        """Return how the words of a field are read below it, if they are."""
        lang = self._context.lang
        return {
            "department_order": lambda text: order_reading(text, self._choices.departments),
            "responsibility": lambda text: responsibility_reading(
                text, self._choices.departments, lang
            ),
            "responsibility_short": lambda text: responsibility_reading(
                text, self._choices.departments, lang
            ),
        }.get(name)

    def _add_joined(self) -> None:
        """Add a heading's objective and the priorities it joins."""
        label = self.tr("Målsætning")
        self.form.add("objective_id", label, ChoiceControl(optional=True))
        label = self.tr("Prioriteringer, som overskriften samler")
        saving = partial(_save_joined, self.saver)
        self.form.add("priority", label, LinksControl(label), saving)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 8)
        head.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self.notice)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.form.setContentsMargins(20, 8, 20, 16)
        scroll.setWidget(self.form)
        column.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 10, 20, 14)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))

    def _lay_out(self) -> None:
        names = [spec.name for spec in RECORD_FIELDS[self.kind]]
        if self.kind == "plan_heading":
            names[2:2] = ["objective_id", "priority"]
        beside = {first: second for (kind, first), second in _BESIDE.items() if kind == self.kind}
        self.form.lay_out(names, beside=beside)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.delete_button.clicked.connect(self.delete_wanted)
        self.saver.conflict.connect(partial(ask_conflict, self))
        self._context.bus.subscribe(SHOWN, self, lambda _: self._reload())
        for keys, turn in (
            ("Ctrl+Z", undo.undo),
            ("Ctrl+Y", undo.redo),
            ("Ctrl+Shift+Z", undo.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self._turn, turn))
        if self._context.workspace.read_only:
            self.delete_button.setEnabled(False)
            self.form.set_read_only(True)

    # -- what happens

    def _offer(self, sheet: RecordSheet, choices: Choices) -> None:
        """Offer departments, and a heading the objectives and priorities of its policy."""
        self._choices = choices
        nothing = self.tr("Ingen")
        for name in self.form.controls:
            if name.endswith("department_id"):
                self.form.set_options(name, choice_pairs(choices.departments, nothing=nothing))
        if self.kind == "plan_heading":
            ours = [one for one in choices.objectives if one.group == sheet.policy_code]
            self.form.set_options("objective_id", choice_pairs(ours, nothing=nothing))
            self.form.set_link_options(
                "priority",
                [long_option(one) for one in choices.priorities if one.group == sheet.policy_code],
            )

    def _show_title(self, sheet: RecordSheet) -> None:
        self.setWindowTitle(record_title(sheet))
        self._title.setText(record_title(sheet))

    def _reload(self) -> None:
        self._context.worker.submit(
            partial(read_editor, self._context.workspace, self.kind, self.record_id),
            done=self._refresh,
            failed=self._refused,
            receiver=self,
            latest_only_key=f"record.{self.record_id}",
        )

    def _refresh(self, found: tuple[RecordSheet, Choices]) -> None:
        sheet, choices = found
        if choices != self._choices:
            self._offer(sheet, choices)
        self._show_title(sheet)
        self.form.refresh(_values(sheet))

    def _refused(self, error: KkdeskError) -> None:
        """Close if the record was deleted; say anything else."""
        if isinstance(error, RecordGone):
            self.close_anyway()
        else:
            self._say(error)

    def _turn(self, turn: Callable[[Workspace], Changes]) -> None:
        self.flush()
        self.saver.run(partial(turn, self._context.workspace), failed=self._say)

    def _say(self, error: KkdeskError) -> None:
        self.notice.show_message(error.message(self._context.lang), "warning")

    def _close_if_saved(self) -> None:
        stuck = self.form.unsaved()
        if stuck is None:
            super().reject()
            return
        label = stuck.slot.label if stuck.slot is not None else ""
        self.notice.show_message(
            self.tr("«{}» er ikke gemt. Ret feltet, eller luk uden at gemme det.").format(label),
            "warning",
            action=self.tr("Luk uden at gemme"),
            do=self.close_anyway,
        )
        stuck.control.widget.setFocus(Qt.FocusReason.OtherFocusReason)


def read_editor(workspace: Workspace, kind: str, record_id: str) -> tuple[RecordSheet, Choices]:
    """Read what an editor shows and offers; RecordGone if the record was deleted."""
    sheet = record_editing.record_sheet(workspace, kind, record_id)
    return sheet, portfolio.choices(workspace, policy_code=sheet.policy_code)


def kind_words(kind: str) -> str:
    """Return what a person calls a record of this kind, with a capital letter."""
    return {
        "policy": translate("RecordEditor", "Politik"),
        "objective": translate("RecordEditor", "Målsætning"),
        "priority": translate("RecordEditor", "Prioritering"),
        "plan": translate("RecordEditor", "Handleplan"),
        "plan_heading": translate("RecordEditor", "Planoverskrift"),
    }[kind]


def record_title(sheet: RecordSheet) -> str:
    """Return a record's kind, number and words: "Målsætning 2 – Lettere adgang til hjælp"."""
    fields = sheet.fields
    found = (fields.get(name) for name in ("title_short", "text_short", "title"))
    words = " ".join(plain_text(str(next(filter(None, found), ""))).split())
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rpartition(" ")[0] + " …"
    number = fields.get("number")
    start = kind_words(sheet.kind) if number in {None, ""} else f"{kind_words(sheet.kind)} {number}"
    return f"{start} – {words}"


def _values(sheet: RecordSheet) -> dict[str, Stored]:
    """Return what is stored, by the names of the fields here."""
    own: dict[str, Stored] = {
        spec.name: sheet.fields[spec.name] for spec in RECORD_FIELDS[sheet.kind]
    }
    if sheet.kind != "plan_heading":
        return own
    return own | {"objective_id": sheet.objective_id, "priority": sheet.priority_ids}


def _save_joined(saver: Saver, slot: Slot, expected: Stored, value: Stored) -> Changes:
    return record_editing.set_heading_priorities(
        saver.context.workspace,
        slot.record_id,
        expected=expected if isinstance(expected, tuple) else (),
        wanted=value if isinstance(value, tuple) else (),
    )


def _nothing() -> None:
    """Wait for the jobs before this one; the worker keeps their order."""
