"""What must hold of every control, as a screen reader and a finger meet it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitterHandle,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolBar,
    QToolButton,
    QTreeView,
    QWidget,
)

from kkdesk.ui.widgets.labels import Badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QAbstractItemModel

_Text = QAccessible.Text
_Role = QAccessible.Role

_ROWS: Final = 40
LEAST_TARGET: Final = 24
"""WCAG 2.2, 2.5.8: the least width and height of what is pressed, in pixels."""

_ROLES: Final[tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...]] = (
    (QCheckBox, frozenset({_Role.CheckBox})),
    (QPushButton, frozenset({_Role.Button, _Role.ButtonMenu})),
    (QToolButton, frozenset({_Role.Button, _Role.CheckBox, _Role.ButtonMenu})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QTextBrowser, frozenset({_Role.StaticText})),
    (QTextEdit, frozenset({_Role.EditableText})),
    (QPlainTextEdit, frozenset({_Role.EditableText})),
    (QTableView, frozenset({_Role.Table})),
    (QTreeView, frozenset({_Role.Tree})),
    (QListView, frozenset({_Role.List})),
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a screen reader says of a widget."""

    widget: QWidget
    role: QAccessible.Role
    name: str
    description: str
    labels: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return what tells this control from its neighbours."""
        if isinstance(self.widget, QComboBox):  # its own name is what is chosen in it
            return " ".join((*self.labels, self.description)).strip()
        return self.name

    def __str__(self) -> str:
        kind = type(self.widget).__name__
        return f"{kind} {self.name!r} {self.description!r} {self.labels}"


def spoken(widget: QWidget) -> Spoken:
    """Return what a screen reader says of a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    labels = tuple(
        one.text(_Text.Name)
        for one, relation in face.relations()
        if relation & QAccessible.RelationFlag.Label and one.text(_Text.Name)
    )
    return Spoken(
        widget, face.role(), face.text(_Text.Name), face.text(_Text.Description), tuple(set(labels))
    )


def controls(root: QWidget) -> list[Spoken]:
    """Return every visible widget under a root that a person can go to or press."""
    return [spoken(one) for one in root.findChildren(QWidget) if _is_control(one)]


def _is_control(widget: QWidget) -> bool:
    if not widget.isVisible() or widget.focusProxy() is not None or _is_inner(widget):
        return False
    pressed = isinstance(widget, QAbstractButton)
    return pressed or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part of another control that speaks for it."""
    parent = widget.parent()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox | QAbstractItemView)
        or isinstance(widget, QSplitterHandle)
    )


def findings(root: QWidget) -> Iterator[str]:
    """Tell everything that is wrong under a page, window or dialog."""
    found = controls(root)
    for one in found:
        yield from _about_name(one)
        yield from _about_role(one)
        yield from _about_picture(one)
        yield from _about_size(one)
        yield from _about_tabs(one)
        yield from _about_list(one)
    yield from _about_doubles(found)
    for badge in root.findChildren(Badge):
        if badge.isVisible() and not spoken(badge).name:
            yield f"badge without words in {badge.parent()}"


def _about_name(one: Spoken) -> Iterator[str]:
    widget = one.widget
    if not one.words:
        yield f"no name: {one} in {widget.parent()}"
    if isinstance(widget, QComboBox) and not one.labels:
        yield f"combo box without a label: {one}"
    if isinstance(widget, QLineEdit) and one.name and one.name == widget.placeholderText():
        yield from () if widget.accessibleName() else (f"named by its placeholder: {one}",)
    if one.name and one.name in (widget.objectName(), type(widget).__name__):
        yield f"named by the code: {one}"


def _about_role(one: Spoken) -> Iterator[str]:
    for kind, roles in _ROLES:
        if isinstance(one.widget, kind):
            if one.role not in roles:
                yield f"role {one.role.name}: {one}"
            return
    if not isinstance(one.widget, QPdfView | QAbstractScrollArea):
        yield f"a control of no known kind: {one}"


def _about_picture(one: Spoken) -> Iterator[str]:
    """A button with a picture alone needs a name and a tool tip."""
    button = one.widget
    if isinstance(button, QAbstractButton) and not button.text() and not button.icon().isNull():
        if not (one.name and button.toolTip()):
            yield f"a picture without words: {one}"
        elif isinstance(button, QToolButton) and isinstance(button.parent(), QToolBar):
            toolbar = spoken(button.parent())  # type: ignore[arg-type]  # a QToolBar
            if not toolbar.name:
                yield f"tools without a name around {one}"


def _about_size(one: Spoken) -> Iterator[str]:
    size = one.widget.size()
    if min(size.width(), size.height()) < LEAST_TARGET:
        yield f"{size.width()}×{size.height()} pixels: {one}"


def _about_tabs(one: Spoken) -> Iterator[str]:
    widget = one.widget
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.tabChangesFocus():
        yield f"Tab does not leave {one}"
    if isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation():
        yield f"Tab does not leave {one}"


def _about_list(one: Spoken) -> Iterator[str]:
    """A list has a heading over each column, and no cell says by a picture or colour alone."""
    view = one.widget
    model = view.model() if isinstance(view, QAbstractItemView) else None
    if model is None:
        return
    columns = 1  # a list has one, and does not let itself be asked
    if isinstance(view, QTableView | QTreeView):
        columns = model.columnCount(QModelIndex())
        for column in range(columns):
            if not model.headerData(column, Qt.Orientation.Horizontal):
                yield f"column {column} without a heading: {one}"
    for index in _cells(model, columns):
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        shows = (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole)
        if not said and any(index.data(role) is not None for role in shows):
            yield f"row {index.row()}, column {index.column()} says nothing: {one}"


def _cells(model: QAbstractItemModel, columns: int) -> Iterator[QModelIndex]:
    """Go through the first rows, and the first rows below each of them."""
    for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
        top = model.index(row, 0)
        yield from (model.index(row, column) for column in range(columns))
        for below in range(min(model.rowCount(top), _ROWS)):
            yield from (model.index(below, column, top) for column in range(columns))


def _about_doubles(found: Iterable[Spoken]) -> Iterator[str]:
    """Two controls of one kind that say the same cannot be told apart."""
    said = Counter(
        (one.role.name, one.words, "" if isinstance(one.widget, QComboBox) else one.description)
        for one in found
        if not isinstance(one.widget.parent(), QToolBar)  # told by their toolbar
    )
    for double, count in said.items():
        if count > 1:
            yield f"{count} times {double}"


def unlabelled(root: QWidget) -> list[str]:
    """Return the labels that say they lead to a control that is not there."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if "&" in label.text().replace("&&", "")
        and label.buddy() is None
        and label.textFormat() is not Qt.TextFormat.RichText
    ]
