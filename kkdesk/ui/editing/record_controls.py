"""Controls for the records of the tree, and how what is typed in them is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from kkdesk.domain.responsibility import (
    BindingKind,
    DepartmentName,
    expand,
    parse_responsibility,
)
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.editing.controls import (
    Control,
    LineControl,
    WordsControl,
    share_undo,
)
from kkdesk.ui.i18n import write_decimals
from kkdesk.ui.tokens import contrast
from kkdesk.ui.widgets.fields import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.domain.records import Choice
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.editing.controls import Stored

TEXT_CONTRAST: Final = 4.5
"""What WCAG 2.2 (1.4.3, level AA) asks of text on its ground."""
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_MOST_FIGURES: Final = 6
_SWATCH: Final = QSize(36, 20)
translate = QCoreApplication.translate


class NumberControl(LineControl):
    """A whole number; what is none is handed over as typed, and refused at the field."""

    def value(self) -> int | str:  # type: ignore[override]  # the column holds a number
        """Return the number, or the words if they are none."""
        return whole_number(self.edit.text())

    def read_words(self, text: str) -> Stored:
        """Return the number that a person wrote."""
        return whole_number(text)


class LinesControl(WordsControl):
    """Several short texts, one a line, stored as one text."""

    def value(self) -> str:  # type: ignore[override]  # the column holds the lines as one text
        """Return the lines that hold something."""
        return _lines(self.edit.toPlainText())

    def show(self, value: Stored) -> None:
        """Show one text a line."""
        super().show(tuple(str(value or "").splitlines()))

    def words(self, value: Stored) -> str:
        """Return the lines."""
        return str(value or "")

    def read_words(self, text: str) -> Stored:
        """Return the lines that hold something."""
        return _lines(text)


class ColourControl(Control):
    """A colour as ``#rrggbb``, with a swatch that opens the system's choice of colours."""

    is_text = True

    def __init__(self, label: str) -> None:
        row = QWidget()
        super().__init__(row)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(label)
        self.swatch = QToolButton()
        self.swatch.setIconSize(_SWATCH)
        self.swatch.setAccessibleName(translate("ColourControl", "Vælg farve …"))
        self.swatch.setToolTip(self.swatch.accessibleName())
        self.swatch.setMaximumHeight(_SWATCH.height() + 6)
        row.setFocusProxy(self.edit)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.swatch)
        self.edit.textEdited.connect(lambda _: self.edited.emit())
        self.edit.textChanged.connect(lambda _: self._draw())
        self.edit.editingFinished.connect(self.left)
        self.swatch.clicked.connect(self._choose)
        share_undo(self.edit)
        self._draw()

    def value(self) -> str:
        """Return the colour as typed, in small letters."""
        return self.edit.text().strip().lower()

    def show(self, value: Stored) -> None:
        """Show a colour."""
        if str(value or "").lower() != self.value():
            self.edit.setText(str(value or ""))
            self.edit.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 -- a setter
        """Keep the text selectable."""
        self.edit.setReadOnly(read_only)
        self.swatch.setEnabled(not read_only)

    def _draw(self) -> None:
        picture = QPixmap(_SWATCH)
        valid = _COLOUR.fullmatch(self.value()) is not None
        picture.fill(QColor(self.value()) if valid else QColor(0, 0, 0, 0))
        self.swatch.setIcon(picture)

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self.value()), self.widget)
        dialog.setWindowTitle(translate("ColourControl", "Farve"))
        dialog.colorSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, colour: QColor) -> None:
        self.edit.setText(colour.name())
        self.edited.emit()
        self.left.emit()


def colour_reading(text: str) -> Reading:
    """Tell how well white text can be read on a colour."""
    colour = text.strip()
    if not _COLOUR.fullmatch(colour):
        asked = translate("RecordEditor", "Skriv # og seks tegn, for eksempel #1d4f8c")
        return Reading(asked, "flag")
    ratio = contrast(colour.lower(), "#ffffff")
    # Cut and not rounded, so that 4,49 does not read as the 4,5 that is asked for.
    figure = write_decimals(int(ratio * 10) / 10, 1)
    if ratio < TEXT_CONTRAST:
        faint = translate(
            "RecordEditor",
            "Hvid tekst: {} : 1 – for lidt, der skal mindst være 4,5 : 1. "
            "På slides bruges en mørkere udgave.",
        )
        return Reading(faint.format(figure), "flag")
    good = translate("RecordEditor", "Hvid tekst: {} : 1 – kan læses (mindst 4,5 : 1)")
    return Reading(good.format(figure))


def order_reading(text: str, departments: Sequence[Choice]) -> Reading:
    """Tell which lines name no department; they are kept all the same."""
    known = {choice.code for choice in departments} | {OwnerKind.CROSS.label("da")}
    unknown = [line for line in _lines(text).splitlines() if line not in known]
    if not unknown:
        return Reading("")
    words = translate("RecordEditor", "Kendes ikke: {}. Linjen er gemt, men ordner intet.")
    return Reading(words.format(_quoted(unknown)), "flag")


def responsibility_reading(text: str, departments: Sequence[Choice], lang: Lang) -> Reading:
    """Tell whom a responsibility binds and how, and which of its words name nobody known."""
    if not text.strip():
        return Reading("")
    names = [DepartmentName(choice.code, choice.label) for choice in departments]
    expression = parse_responsibility(text, names)
    bound: dict[BindingKind, list[str]] = {}
    for binding in expand(expression, [name.code for name in names]):
        bound.setdefault(binding.kind, []).append(binding.code)
    parts = [f"{_how(kind, lang)}: {', '.join(codes)}" for kind, codes in bound.items()]
    if expression.unknown:
        parts.append(
            translate("RecordEditor", "Kendes ikke: {}").format(_quoted(expression.unknown))
        )
    elif not bound:
        parts.append(translate("RecordEditor", "Ingen forvaltning er nævnt"))
    doubtful = bool(expression.unknown) or not bound
    return Reading(" · ".join(parts), "flag" if doubtful else "ok")


def watch(
    control: Control, read: Callable[[str], Reading], tell: Callable[[Reading], None]
) -> None:
    """Show the reading of a control's text now and whenever it changes."""
    if isinstance(control, WordsControl):
        lines = control.edit
        lines.textChanged.connect(lambda: tell(read(lines.toPlainText())))
        tell(read(lines.toPlainText()))
    elif isinstance(control, LineControl | ColourControl):
        line = control.edit
        line.textChanged.connect(lambda text: tell(read(text)))
        tell(read(line.text()))


def _how(kind: BindingKind, lang: Lang) -> str:
    """Return the words before the departments that are bound in one way."""
    if kind is BindingKind.OTHER:
        return translate("RecordEditor", "Øvrige")
    return kind.label(lang)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(translate("RecordEditor", "«{}»").format(word) for word in words)


def _lines(text: str) -> str:
    return "\n".join(clean for line in text.splitlines() if (clean := line.strip()))


def whole_number(text: str) -> int | str:
    """Return a whole number in plain figures; other words, and endless ones, as they are."""
    typed = text.strip()
    plain = typed.isascii() and typed.isdigit() and len(typed) <= _MOST_FIGURES
    return int(typed) if plain else typed
