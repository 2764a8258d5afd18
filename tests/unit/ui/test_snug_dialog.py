"""Dialogs of a few fields: no gaps that differ from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kkdesk.ui.dialogs.passphrase import PassphraseDialog
from kkdesk.ui.pages.rounds.dialogs import WordsDialog
from kkdesk.ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


def words(parent: QWidget) -> QDialog:
    text = "Pakken bliver en sag med et notat til udvalget. Bilagene sættes ind bagefter."
    dialog = WordsDialog(parent, "Ny udvalgspakke", text, "&Opret", "da")
    dialog.add_line("title", "&Navn")
    return dialog.lay_out()


def passphrase(parent: QWidget) -> QDialog:
    return PassphraseDialog(parent, "/home/kim/kkdesk/kopi/kkdesk.sqlite")


@pytest.mark.parametrize("make", [words, passphrase])
def test_a_dialog_of_a_few_fields_leaves_no_gap_below_its_heading(
    qtbot: QtBot, make: Callable[[QWidget], QDialog]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make(parent)
    dialog.open()
    QApplication.processEvents()
    heading = dialog.findChildren(QLabel)[0]
    assert heading.isVisible()
    assert heading.height() == heading.heightForWidth(heading.width())
    dialog.done(0)
