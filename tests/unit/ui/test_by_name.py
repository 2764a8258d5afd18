from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kkdesk.ui import navigation
from kkdesk.ui.by_name import set_by_name


def test_a_property_takes_an_enum_by_its_name(qapp: QApplication) -> None:
    label = QLabel()
    set_by_name(label, alignment="AlignCenter", textFormat="PlainText", focusPolicy="NoFocus")
    assert label.alignment() == Qt.AlignmentFlag.AlignCenter
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    set_by_name(qapp.styleHints(), colorScheme="Light")
    qapp.styleHints().unsetColorScheme()


@pytest.mark.parametrize("wrong", [{"textFormat": "PlaneText"}, {"textShape": "PlainText"}])
@pytest.mark.usefixtures("qapp")
def test_a_name_that_qt_does_not_know_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"="):
        set_by_name(QLabel(), **wrong)


def test_the_roles_of_the_navigation_are_those_of_qt() -> None:
    assert int(Qt.ItemDataRole.UserRole) == int(navigation.KEY_ROLE)
    assert int(Qt.ItemDataRole.AccessibleTextRole) == int(navigation.ACCESSIBLE_TEXT_ROLE)
