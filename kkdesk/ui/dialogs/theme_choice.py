"""Choosing the theme file that documents are printed by; what is wrong with it is said here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kkdesk.services.print_offers import theme_words
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button

if TYPE_CHECKING:
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.tasks import Worker


class ThemeChoice(QWidget):
    """A line with the chosen theme file, a way to choose another, and one back to the house's."""

    chosen = Signal(str)
    """The path of a theme file that can be used; empty for the look of the house."""
    told = Signal()
    """What is said at the line has changed, and so may its height."""

    def __init__(self, worker: Worker, path: str, lang: Lang) -> None:
        super().__init__()
        self._worker, self._lang = worker, lang
        self._path, self._sound = path, True
        self.shown = QLineEdit()
        self.shown.setReadOnly(True)
        self.shown.setPlaceholderText(self.tr("Husets eget udseende"))
        self.choose = action_button(self.tr("Vælg &tema …"))
        self.house = action_button(self.tr("Brug &husets eget"))
        self.field = LabelledField(self.tr("Temafil"), self.shown)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.house)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.choose.clicked.connect(self._ask)
        self.house.clicked.connect(lambda: self.take(""))
        self._show()
        if path:
            self._check(path, keep=True)

    def is_sound(self) -> bool:
        """Tell whether documents can be printed by what is chosen."""
        if not self._sound:
            self.shown.setFocus()
        return self._sound

    def take(self, path: str) -> None:
        """Choose a file if it can be used; without one the look of the house."""
        if path:
            self._check(path, keep=False)
            return
        self._path, self._sound = "", True
        self.field.set_error("")
        self.field.set_help("")
        self._show()
        self.chosen.emit("")

    def _ask(self) -> None:
        start = str(Path(self._path).parent) if self._path else str(Path.home())
        dialog = QFileDialog(self, self.tr("Vælg en temafil"), start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Temafiler (*.toml)"))
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def _check(self, path: str, *, keep: bool) -> None:
        """Read the file on the worker's thread; ``keep`` is for the one that is chosen already."""
        self._worker.submit(
            partial(theme_words, Path(path)),
            done=partial(self._accept, path, keep=keep),
            failed=partial(self._refuse, keep=keep),
            receiver=self,
            latest_only_key=f"theme-{id(self)}",
        )

    def _accept(self, path: str, told: tuple[str, tuple[str, ...]], *, keep: bool) -> None:
        name, missing = told
        self._path, self._sound = path, True
        self.field.set_error("")
        lines = [name] if name else []
        if missing:
            lines.append(
                self.tr(
                    "Findes ikke på denne maskine: {}. Den skrifttype, der følger med, bruges."
                ).format(", ".join(missing))
            )
        self.field.set_help(" · ".join(lines))
        self._show()
        if not keep:
            self.chosen.emit(path)

    def _refuse(self, error: KkdeskError, *, keep: bool) -> None:
        """Say at the field why not; what was chosen before stays, unless that is what is wrong."""
        self._sound = self._sound and not keep
        parts = error.parts(self._lang)
        self.field.set_error(f"{parts.happened} {parts.advice}")
        self.told.emit()

    def _show(self) -> None:
        self.shown.setText(self._path)
        self.shown.setToolTip(self._path)
        self.house.setEnabled(bool(self._path))
        self.told.emit()
