"""Contrast as it is drawn, light and dark: words, disabled words, selected rows and the focus."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from kkdesk.ui.theme import ThemeMode
from kkdesk.ui.tokens import SHAPE_RATIO
from tests.e2e.audit_colours import focus_contrast, picture, text_contrast, written
from tests.e2e.audit_program import PLACES, Program, place_in, takes_keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.ui.tokens import Scheme


@pytest.fixture
def program(
    sample_database: Path, tmp_path: Path, qtbot: QtBot, scheme: Scheme
) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot)
    made.set_theme(ThemeMode(str(scheme)))
    yield made
    made.close()


THIN = frozenset("1lI")
"""Alone in its cell such a stroke may fall between two pixels, and none has its whole ink."""


def pale(root: QWidget, seen: list[float] | None = None) -> list[str]:
    """Return the words under a root that stand out too little, with their ratio."""
    image = picture(root.window())
    found = []
    for one in written(root):
        ratio = text_contrast(image, one.place)
        if ratio is None or one.words in THIN:
            continue
        if seen is not None:
            seen.append(ratio)
        if ratio < one.least:
            found.append(f"{ratio:.2f} {one.words[:60]!r} {one.place.getRect()}")
    return found


def test_all_words_stand_out(program: Program) -> None:
    wrong: list[str] = []
    ratios: list[float] = []
    for key in PLACES:
        page = program.show(key)
        wrong += [f"{key}: {one}" for one in pale(program.window, ratios)]
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                view.setFocus()
                view.setCurrentIndex(view.model().index(min(2, view.model().rowCount() - 1), 0))
                program.settle()
                wrong += [f"{key}, chosen row: {one}" for one in pale(view, ratios)]
        program.app.window.navigation.setFocus()
        wrong += [f"{key}, row without the keyboard: {one}" for one in pale(page, ratios)]
    for name, dialog in program.dialogs():
        wrong += [f"{name}: {one}" for one in pale(dialog, ratios)]
    assert wrong == []
    assert len(ratios) > 500


def test_disabled_words_can_still_be_read(program: Program) -> None:
    page = program.plans
    page.view.search.setText("xyzzy")
    program.settle()
    for one in page.editor.findChildren(QLineEdit)[:8]:
        one.setEnabled(False)
    page.view.new.setEnabled(False)
    page.view.reset.setEnabled(False)
    assert pale(page) == []


def test_the_focus_is_seen_on_every_control(program: Program) -> None:
    unseen, ratios = [], []
    for key in PLACES:
        page = program.show(key)
        for one in _each_kind(page):
            program.app.window.navigation.setFocus()
            if isinstance(one, QAbstractItemView):
                one.setCurrentIndex(one.model().index(0, 0))
            one.setFocus(Qt.FocusReason.TabFocusReason)  # scrolled into sight first
            program.settle()
            program.app.window.navigation.setFocus()
            before = picture(program.window)
            one.setFocus(Qt.FocusReason.TabFocusReason)
            after = picture(program.window)
            ratio, strong = focus_contrast(before, after, place_in(one, program.window))
            ratios.append(ratio)
            if ratio < SHAPE_RATIO or strong < _least_pixels(one):
                unseen.append(
                    f"{key}: {type(one).__name__} {one.accessibleName()} {ratio} {strong}"
                )
    assert unseen == []


def _least_pixels(widget: QWidget) -> int:
    """Return the length of the control's upper edge, or of a row's in a list."""
    return min(widget.width(), 60)


def _each_kind(page: QWidget) -> list[QWidget]:
    """Return one control of each kind and look on a page."""
    kinds: dict[tuple[str, str], QWidget] = {}
    for one in page.findChildren(QWidget):
        if takes_keyboard(one) and not one.objectName().startswith("qt_"):
            kinds.setdefault((type(one).__name__, str(one.property("kind"))), one)
    return list(kinds.values())


def test_the_audit_measures_what_is_drawn() -> None:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    assert text_contrast(image, image.rect()) is None
    other = image.copy()
    for x in range(20):
        other.setPixelColor(QPoint(x, 4), QColor("#777777"))
    assert text_contrast(other, other.rect()) == pytest.approx(4.48, abs=0.01)
    ratio, strong = focus_contrast(image, other, QRect(4, 4, 10, 10))
    assert ratio == pytest.approx(4.48, abs=0.01)
    assert strong == 18
