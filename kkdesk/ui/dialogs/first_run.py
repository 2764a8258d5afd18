"""The first start, and a new database later: the sample, one's own, or a file there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.dialogs.first_policy import FirstPolicyForm
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, rule, text_label
from kkdesk.ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from kkdesk.domain.first_policy import FirstPolicy
    from kkdesk.errors import KkdeskError, Lang
    from kkdesk.ui.tasks import JobContext, Ticket, Worker

_SIZE: Final = (640, 660)
_PARTS: Final = 100


@dataclass(frozen=True, slots=True)
class Places:
    """Where databases are made that nobody placed elsewhere."""

    own: Path
    sample: Path
    first: bool = True
    """Whether no database was ever opened."""


class FirstRunDialog(QDialog):
    """Makes nothing before a choice was taken; whatever goes wrong is said where it was typed.

    That of the first start can be closed and shown again with what was typed.
    """

    ready = Signal(str)
    """A database to open: its file."""
    file_wanted = Signal()
    """Find a file that is there already."""
    language_wanted = Signal(str)

    def __init__(
        self, parent: QWidget, worker: Worker, places: Places, user: str, lang: Lang
    ) -> None:
        super().__init__(parent)
        self._worker, self._places, self._user, self._lang = worker, places, user, lang
        self._ticket: Ticket | None = None
        self.setWindowTitle(self.tr("Kom i gang") if places.first else self.tr("Ny database"))
        self.own_button = action_button(self.tr("&Begynd selv …"), "add", "primary")
        self.sample_button = action_button(self.tr("&Vis eksemplet"), "plans")
        self.file_button = action_button(self.tr("Åbn en &fil …"), "open")
        other = ("&English", "en") if lang == "da" else ("&Dansk", "da")
        self.language_button = action_button(other[0], kind="link")
        self.close_button = action_button(self.tr("Luk"))
        self.form = FirstPolicyForm(lang)
        self.place = QLineEdit(str(places.own))
        self.place_button = action_button(self.tr("Vælg &sted …"), "open")
        self.place_field = LabelledField(
            self.tr("Databasens fil"),
            _beside(self.place, self.place_button),
            self.tr("Filen bliver lavet, når du opretter. En fil, der ligger der, røres ikke."),
        )
        self.back_button = action_button(self.tr("&Tilbage"), "previous")
        self.create_button = action_button(self.tr("&Opret"), kind="primary")
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setAccessibleName(self.tr("Fremdrift"))
        self.cancel_button = action_button(self.tr("Annullér"))
        self.problem = text_label("", "error")
        self.problem.hide()
        self.pages = QStackedWidget()
        self.choices, self.own, self.waiting = self._choices(), self._own(), self._waiting()
        self._build()
        self.language_button.clicked.connect(partial(self.language_wanted.emit, other[1]))
        self.language_button.setVisible(places.first)
        self._connect()
        self.own_button.setFocus()

    # -- building

    def _build(self) -> None:
        for page in (self.choices, self.own, self.waiting):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
        self.finished.connect(self._stop)
        self.accepted.connect(self.deleteLater)
        if not self._places.first:
            self.rejected.connect(self.deleteLater)

    def reject(self) -> None:
        """Go back with Escape, so that nothing typed goes; only the choices are closed by it."""
        if self.pages.currentWidget() is self.own:
            self._go_back()
        elif self.pages.currentWidget() is self.waiting:
            self._cancel()
        else:
            super().reject()

    def _choices(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        title = self.tr("Velkommen til kkdesk") if self._places.first else self.windowTitle()
        column.addWidget(text_label(title, "title"))
        column.addWidget(
            text_label(
                self.tr(
                    "kkdesk gemmer politik, handleplaner, status og sager i én fil, databasen."
                    " Vælg, hvad du vil begynde med. Intet bliver lavet, før du har valgt."
                )
            )
        )
        for heading, words, button in (
            (
                self.tr("Din egen politik"),
                self.tr(
                    "Du skriver kommunens og politikkens navn og får en database, som du kan"
                    " fylde selv."
                ),
                self.own_button,
            ),
            (
                self.tr("Eksempelporteføljen"),
                self.tr(
                    "En færdig politik med planer, runder og sager, så du kan se, hvordan alt ser"
                    " ud. Det er kun et eksempel: Det ligger i en fil for sig, og du kan trygt"
                    " rette i det."
                ),
                self.sample_button,
            ),
            (
                self.tr("En database, du har"),
                self.tr(
                    "En kkdesk-fil, som du har fået eller lavet før, eller en bærbar kopi, som"
                    " er taget ud til dig."
                ),
                self.file_button,
            ),
        ):
            column.addWidget(rule())
            column.addWidget(text_label(heading, "heading"))
            column.addWidget(text_label(words, "muted"))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.setAccessibleDescription(words)
        column.addStretch(1)
        return _page(
            scrolling(inner), [self.problem], [self.language_button, None, self.close_button]
        )

    def _own(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(text_label(self.tr("Din egen politik"), "heading"))
        column.addWidget(
            text_label(
                self.tr("Skriv det, du ved nu; alt kan rettes bagefter, og du kan fortryde."),
                "muted",
            )
        )
        column.addWidget(self.form)
        column.addWidget(self.place_field)
        column.addStretch(1)
        self.create_button.setDefault(True)
        return _page(scrolling(inner), [], [self.back_button, None, self.create_button])

    def _waiting(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addStretch(1)
        column.addWidget(text_label(self.tr("Laver eksemplet …"), "heading"))
        column.addWidget(
            text_label(
                self.tr("Det ligger i {} og har intet med dine egne data at gøre.").format(
                    self._places.sample
                ),
                "muted",
            )
        )
        column.addWidget(self.bar)
        column.addStretch(1)
        return _page(inner, [], [None, self.cancel_button])

    def _connect(self) -> None:
        self.own_button.clicked.connect(self._ask_own)
        self.sample_button.clicked.connect(self._make_sample)
        self.file_button.clicked.connect(self.file_wanted)
        self.close_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._go_back)
        self.create_button.clicked.connect(self._make_own)
        self.cancel_button.clicked.connect(self._cancel)
        self.place_button.clicked.connect(self._ask_place)
        self.place.textEdited.connect(lambda _: self.place_field.set_error(""))

    # -- one's own

    def _ask_own(self) -> None:
        self._say("")
        self.pages.setCurrentWidget(self.own)
        self.form.start()

    def _go_back(self) -> None:
        self.pages.setCurrentWidget(self.choices)
        self.own_button.setFocus()

    def _ask_place(self) -> QFileDialog:
        """Let the person say where the file is to lie."""
        dialog = QFileDialog(self, self.place_button.text().replace("&", ""))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("kkdesk")
        dialog.fileSelected.connect(self.place.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _make_own(self) -> None:
        first = self.form.typed()
        if first is None:
            return
        if not self.place.text().strip():
            self._refuse_place(self.tr("Feltet skal udfyldes."))
            return
        path = Path(self.place.text().strip()).expanduser().absolute()
        self.create_button.setEnabled(False)
        self._worker.submit(
            partial(_own_database, path, self._user, first),
            done=self._made,
            failed=self._refused,
            receiver=self,
        )

    def _refused(self, error: KkdeskError) -> None:
        self.create_button.setEnabled(True)
        if not self.form.show_problem(error):
            self._refuse_place(problem_words(error, self._lang))

    def _refuse_place(self, words: str) -> None:
        self.place_field.set_error(words)
        self.place.setFocus()

    # -- the sample

    def _make_sample(self) -> None:
        """Make the sample, or open the one that was made before."""
        self._say("")
        if self._places.sample.exists():
            self._made(self._places.sample)
            return
        self.bar.setValue(0)
        self.pages.setCurrentWidget(self.waiting)
        self.cancel_button.setFocus()
        self._ticket = self._worker.submit(
            partial(_sample_database, self._places.sample, self._user),
            done=self._made,
            failed=self._sample_refused,
            receiver=self,
            label=self.tr("Laver eksemplet"),
        )
        self._worker.progress.connect(self._show_progress)

    def _show_progress(self, _label: str, fraction: float, _text: str) -> None:
        self.bar.setValue(round(fraction * _PARTS))

    def _cancel(self) -> None:
        self._stop()
        self.pages.setCurrentWidget(self.choices)
        self.sample_button.setFocus()

    def _sample_refused(self, error: KkdeskError) -> None:
        self._cancel()
        self._say(error.message(self._lang))

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._worker.progress.disconnect(self._show_progress)

    # -- both

    def _made(self, path: Path) -> None:
        self.ready.emit(str(path))
        self.accept()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words, urgent=True)


def _page(body: QWidget, above: list[QWidget], buttons: list[QPushButton | None]) -> QWidget:
    """Return a page: the body, what stands between, and the buttons; None is room."""
    page = QWidget()
    row = QHBoxLayout()
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(12)
    column.addWidget(body, 1)
    for part in above:
        column.addWidget(part)
    column.addLayout(row)
    return page


def _beside(line: QLineEdit, button: QPushButton) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(line, 1)
    row.addWidget(button)
    both.setFocusProxy(line)
    return both


def _own_database(path: Path, user: str, first: FirstPolicy) -> Path:
    """Make the database on the worker: what it stands on takes long to load."""
    from kkdesk.services.starting import make_with_policy  # noqa: PLC0415 -- see above

    return make_with_policy(path, user, first)


def _sample_database(path: Path, user: str, job: JobContext) -> Path:
    """Make the sample on the worker; a cancelled job leaves nothing."""
    from kkdesk.services.starting import make_sample  # noqa: PLC0415 -- as above

    return make_sample(path, user, job.progress)
