"""The editor of one initiative: its head, its form, and what it shows when none is open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kkdesk.domain.records import Choices
from kkdesk.ui.editing.binding import Binding, Saver
from kkdesk.ui.editing.form import AddLine, icon_button
from kkdesk.ui.i18n import write_moment
from kkdesk.ui.widgets.labels import EmptyState, text_label

if TYPE_CHECKING:
    from kkdesk.domain.records import InitiativeDetail
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.pages.plans.editor.initiative_form import InitiativeForm

NARROWEST = 340


class InitiativeEditor(QWidget):
    """Every field of one initiative; what is typed is saved as it is typed."""

    closed = Signal()
    """The person wants the room for the list."""
    left = Signal()
    """The person wants the keyboard back in the list."""
    delete_wanted = Signal(str, str)
    """The id and the words of an initiative to delete."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._detail: InitiativeDetail | None = None
        self._form: InitiativeForm | None = None
        self._choices = Choices()
        self.saver = Saver(context, self)
        self._build()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.delete_button.setEnabled(not context.workspace.read_only)
        self.setMinimumWidth(NARROWEST)

    @property
    def initiative_id(self) -> str:
        """Return the initiative that is shown, or nothing."""
        return self._detail.id if self._detail is not None else ""

    @property
    def form(self) -> InitiativeForm:
        """Return the form; the first time it is made."""
        if self._form is None:
            from kkdesk.ui.pages.plans.editor.initiative_form import (  # noqa: PLC0415 -- the list is shown first
                InitiativeForm,
            )

            self._form = InitiativeForm(self.saver)
            self._form.set_choices(self._choices)
            self._column.addWidget(self._form, 1)
        return self._form

    def set_choices(self, choices: Choices) -> None:
        """Offer other departments, objectives and so on."""
        self._choices = choices
        if self._form is not None:
            self._form.set_choices(choices)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show another initiative, or what is stored of the shown one now."""
        self._detail = detail
        self.form.show_detail(detail)
        self._show_head(detail)
        self._stack.setCurrentWidget(self._page)

    def clear(self) -> None:
        """Show no initiative; what was typed is handed over or kept."""
        if self._form is not None:
            self._form.release()
        self._detail = None
        self._stack.setCurrentIndex(0)

    def unsaved(self) -> bool:
        """Tell whether a field holds what is not saved yet, or could not be."""
        typed = any(binding.dirty for binding in self.findChildren(Binding))
        added = any(line.edit.text().strip() for line in self.findChildren(AddLine))
        return typed or added or bool(self.saver.kept)

    def flush(self) -> None:
        """Hand over everything that was typed."""
        if self._form is not None:
            self._form.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the title."""
        if self._detail is not None:
            self.form.focus_first()

    def offer_choice(self, *, there: bool) -> None:
        """Ask for an initiative to be chosen only where there is one."""
        self._empty.setVisible(there)

    def _build(self) -> None:
        self._code = text_label("", "label", wrap=False)
        self._title = text_label("", "heading")
        self._changed = text_label("", "muted")
        self.history_button = icon_button(
            "history", self.tr("Indsatsens historik"), self._show_history
        )
        self.delete_button = icon_button("delete", self.tr("Slet indsatsen …"), self._delete)
        self.close_button = icon_button("close", self.tr("Skjul redigering"), self.closed.emit)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._empty = EmptyState(
            self.tr("Vælg en indsats"),
            self.tr("Så kan du se og rette alt om den her."),
            icon_name="initiative",
        )
        self._page = QWidget()
        nothing = (
            QWidget()
        )  # shown and hidden by itself, what is in the stack would lie over the rest
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._empty)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._page)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._code, 1)
        top.addWidget(self.history_button)
        top.addWidget(self.delete_button)
        top.addWidget(self.close_button)
        head = QVBoxLayout()
        head.setContentsMargins(14, 8, 8, 8)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self._title)
        head.addWidget(self._changed)
        self._column.addLayout(head)

    def _show_head(self, detail: InitiativeDetail) -> None:
        self._code.setText(str(detail.fields["code"]))
        self._title.setText(str(detail.fields["title"]))
        moment = moment_words(detail.changed_at)
        by = self.tr("Senest ændret {} af {}").format(moment, detail.changed_by)
        self._changed.setText(by if moment else "")
        self._changed.setVisible(bool(moment))
        self.setAccessibleName(self.tr("Redigering af {}").format(self._code.text()))

    def _show_history(self) -> None:
        self.flush()
        self._context.open_page("history", record_id=self.initiative_id)

    def _delete(self) -> None:
        if self._detail is not None:
            words = f"{self._code.text()} {self._title.text()}"
            self.delete_wanted.emit(self._detail.id, words)


def moment_words(stored: str) -> str:
    """Write a stored point in time (UTC) in local time as people do; nothing for nothing."""
    if not stored:
        return ""
    moment = datetime.fromisoformat(stored)
    local = moment.astimezone() if moment.tzinfo else moment
    return write_moment(local)
