"""The fields that a first policy needs, and the dialog that adds it to an open database."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kkdesk.domain.fields import RECORD_FIELDS
from kkdesk.domain.first_policy import FirstPolicy, body_lines, read_body
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.widgets.fields import LabelledField, Reading, one_line
from kkdesk.ui.widgets.labels import action_button, text_label
from kkdesk.ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from kkdesk.domain.changes import Changes
    from kkdesk.errors import KkdeskError, Lang
    from kkdesk.ui.pages.context import PageContext

_SIZE: Final = (620, 640)
_LINES: Final = 84
"""Height of the field of departments: four lines."""
_NEEDED: Final = ("organisation", "code", "title")
translate = QCoreApplication.translate


class FirstPolicyForm(QWidget):
    """Municipality, policy, departments and council; says at the field what is wrong."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self.lines = {
            name: QLineEdit() for name in ("organisation", "code", "title", "period", "council")
        }
        self.departments = QPlainTextEdit()
        self.departments.setTabChangesFocus(True)
        self.departments.setFixedHeight(_LINES)
        words = {spec.name: spec.label(lang) for spec in RECORD_FIELDS["policy"]}
        helps = {
            "organisation": self.tr("Kommunens navn, som det skal stå på udskrifter."),
            "code": self.tr("Kort og uden mellemrum; koden bruges, når der skal vælges."),
            "period": self.tr("For eksempel 2026-2029. Kan stå tom."),
            "department": self.tr(
                "En linje til hver: koden først og så navnet, for eksempel SOF Socialforvaltningen."
                " Flere kan komme til senere."
            ),
            "council": self.tr(
                "Koden først og så navnet, for eksempel HR Handicaprådet. Kan stå tom."
            ),
        }
        names = {
            **{name: words[name] for name in ("code", "title", "period")},
            "organisation": self.tr("Kommune"),
            "department": self.tr("Forvaltninger"),
            "council": self.tr("Råd, der sender bemærkninger"),
        }
        controls: dict[str, QWidget] = {**self.lines, "department": self.departments}
        self.fields = {
            name: LabelledField(names[name], controls[name], helps.get(name, ""))
            for name in ("organisation", "code", "title", "period", "department", "council")
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in self.fields.values():
            column.addWidget(field)
        self._connect()

    def typed(self) -> FirstPolicy | None:
        """Return what was filled in; None, said at the field, where something is missing."""
        values = {name: one_line(line.text().strip()) for name, line in self.lines.items()}
        for name in _NEEDED:
            if not values[name]:
                self.refuse(name, self.tr("Feltet skal udfyldes."))
                return None
        return FirstPolicy(
            municipality=values["organisation"],
            code=values["code"],
            title=values["title"],
            period=values["period"],
            departments=self.departments.toPlainText(),
            council=values["council"],
        )

    def show_problem(self, error: KkdeskError) -> bool:
        """Say at its field why it could not be added; tell whether the error is about one."""
        name = str(getattr(error, "field", "")).rpartition(".")[2]
        if name not in self.fields:
            return False
        self.refuse(name, problem_words(error, self._lang))
        return True

    def refuse(self, name: str, words: str) -> None:
        """Say at a field what is wrong, and go there; what was typed stays."""
        self.fields[name].set_error(words)
        self.fields[name].control.setFocus()

    def start(self) -> None:
        """Put the keyboard into the first field."""
        self.lines["organisation"].setFocus()

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.textEdited.connect(partial(self._clear, name))
        self.departments.textChanged.connect(
            lambda: self.fields["department"].set_reading(_read(self.departments.toPlainText()))
        )
        self.lines["council"].textChanged.connect(
            lambda text: self.fields["council"].set_reading(_read(text))
        )

    def _clear(self, name: str, _text: str) -> None:
        self.fields[name].set_error("")


class FirstPolicyDialog(QDialog):
    """Asks what a first policy needs, and adds it all at once."""

    added = Signal()

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Den første politik"))
        self.form = FirstPolicyForm(context.lang)
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.create_button.setDefault(True)
        cancel = action_button(self.tr("Annullér"))
        self.problem = text_label("", "error")
        self.problem.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        self.form.setContentsMargins(0, 0, 8, 0)  # off the scroll bar
        column.addWidget(scrolling(self.form), 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self.create_button.clicked.connect(self._create)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.form.start()

    def _create(self) -> None:
        first = self.form.typed()
        if first is None:
            return
        from kkdesk.services.starting import add_first_policy  # noqa: PLC0415 -- once in a life

        self.create_button.setEnabled(False)
        self._context.worker.submit(
            partial(add_first_policy, self._context.workspace, first),
            done=self._added,
            failed=self._refused,
            receiver=self,
        )

    def _added(self, changes: Changes) -> None:
        self._context.bus.publish(changes)
        self.added.emit()
        self.accept()

    def _refused(self, error: KkdeskError) -> None:
        self.create_button.setEnabled(True)
        if not self.form.show_problem(error):
            self.problem.setText(error.message(self._context.lang))
            self.problem.show()


def _read(text: str) -> Reading:
    """Say how the bodies of a text are read; a line without a name is flagged."""
    lines = body_lines(text)
    if not lines:
        return Reading("")
    unread = next((line for line in lines if read_body(line) is None), "")
    if unread:
        return Reading(
            translate("FirstPolicy", "«{}» mangler en kode eller et navn.").format(unread), "flag"
        )
    bodies = [body for line in lines if (body := read_body(line)) is not None]
    return Reading(" · ".join(f"{body.code} = {body.name}" for body in bodies))
