from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from kkdesk.ui.theme import Theme, ThemeMode
from kkdesk.ui.tokens import TOKENS, Scheme
from kkdesk.ui.widgets.fields import (
    LabelledField,
    Reading,
    ReadingEdit,
    SearchField,
    number_field,
)
from kkdesk.ui.widgets.labels import Badge, EmptyState, FigureTile, SectionHeader, action_button
from kkdesk.ui.widgets.message_bar import MessageBar
from kkdesk.ui.widgets.pickers import CheckCombo, LinkPicker, Option
from kkdesk.ui.widgets.rich_text import RichTextEdit
from tests.unit.ui.gallery import controls, empty, overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

OPTIONS = (
    Option("a", "SOF", "Socialforvaltningen"),
    Option("b", "BIF", "Beskæftigelses- og Integrationsforvaltningen"),
    Option("c", "TMF & co", "Teknik- og Miljøforvaltningen"),
)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def read(text: str) -> Reading:
    if text == "2025":
        return Reading("hele 2025")
    if text == "snart":
        return Reading("kan ikke placeres i tiden", "flag")
    return Reading("er ikke en dato", "error")


def test_a_label_belongs_to_its_control_and_names_it(qtbot: QtBot) -> None:
    box = QComboBox()
    field = LabelledField("Til&stand && form", box, "vælg en")
    qtbot.addWidget(field)
    assert field.label.buddy() is box
    assert box.accessibleName() == "Tilstand & form"
    assert box.accessibleDescription() == "vælg en"


def test_words_are_read_while_they_are_typed(qtbot: QtBot) -> None:
    edit = ReadingEdit(read, "2025")
    field = LabelledField("Slut", edit, "fx 2025")
    qtbot.addWidget(field)
    assert field.reading.text() == "hele 2025"
    edit.setText("snart")
    assert (field.reading.text(), field.reading.property("kind")) == (
        "kan ikke placeres i tiden",
        "flag",
    )
    edit.setText("")
    assert (field.reading.text(), field.reading.property("kind")) == ("fx 2025", "reading")


def test_an_error_is_shown_in_words_and_marks_the_field_until_it_is_right(qtbot: QtBot) -> None:
    edit = ReadingEdit(read)
    field = LabelledField("Slut", edit, "fx 2025")
    qtbot.addWidget(field)
    edit.setText("vrøvl")
    assert field.error.text() == "er ikke en dato"
    assert not field.error.isHidden()
    assert edit.property("state") == "error"
    assert edit.accessibleDescription() == "er ikke en dato fx 2025"
    edit.setText("2025")
    assert field.error.isHidden()
    assert edit.property("state") == ""


def test_search_tells_every_change_and_escape_clears(qtbot: QtBot) -> None:
    field = SearchField("Søg i indsatser")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    told: list[str] = []
    field.searched.connect(told.append)
    QTest.keyClicks(field, "st ")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["s", "st", "st", ""]
    assert name_of(field) == "Søg i indsatser"


def test_a_number_stands_off_the_edge_of_its_field(qtbot: QtBot) -> None:
    field = number_field(0, 100, suffix=" %")
    qtbot.addWidget(field)
    assert field.lineEdit().textMargins().left() == 8


def test_a_tile_is_a_button_that_says_its_figure(qtbot: QtBot) -> None:
    tile = FigureTile("Frister inden 30 dage", 7)
    qtbot.addWidget(tile)
    pressed: list[int] = []
    tile.clicked.connect(lambda: pressed.append(1))
    face = QAccessible.queryAccessibleInterface(tile)
    assert face.role() == QAccessible.Role.Button
    assert name_of(tile) == "Frister inden 30 dage: 7"
    QTest.keyClick(tile, Qt.Key.Key_Space)
    tile.set_figure(8, "danger")
    assert name_of(tile) == "Frister inden 30 dage: 8"
    assert pressed == [1]


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "link"])
@pytest.mark.parametrize("icon_name", [None, "add"])
def test_a_button_takes_as_much_room_with_the_keyboard_as_without(
    theme: Theme, qtbot: QtBot, scheme: Scheme, kind: str, icon_name: str | None
) -> None:
    theme.set_mode(ThemeMode(str(scheme)))
    window, button, field = QWidget(), action_button("Opret", icon_name, kind), QLineEdit()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(button)
    row.addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    before = button.sizeHint(), button.minimumSizeHint()
    button.setFocus()
    button.setText("")
    button.setText("Opret")  # another text makes Qt forget the room it knew
    assert button.hasFocus()
    assert (button.sizeHint(), button.minimumSizeHint()) == before


def test_a_badge_says_its_state_and_shows_it_in_the_scheme(
    qtbot: QtBot, theme: Theme, scheme: Scheme
) -> None:
    theme.set_mode(ThemeMode(str(scheme)))
    badge = Badge("Forsinket", "triangle", "danger")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    image = badge.grab().toImage()
    assert image.pixelColor(20, 10) == QColor(TOKENS[scheme].danger_bg)
    assert name_of(badge) == "Forsinket"
    badge.set_state("I gang", "half", "info")
    assert name_of(badge) == "I gang"


def test_an_empty_list_says_why_and_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("Ingen frister", "Prøv en anden periode.", action="Nulstil")
    qtbot.addWidget(state)
    assert not state.button.isHidden()
    state.set_texts("Intet fundet")
    assert state.button.isHidden()
    assert name_of(state) == "Intet fundet"


def test_a_heading_takes_actions_at_its_right(qtbot: QtBot) -> None:
    header = SectionHeader("Frister", "De næste 30 dage")
    qtbot.addWidget(header)
    button = action_button("Udskriv", "print")
    header.add_action(button)
    header.resize(600, 60)
    header.show()
    assert button.x() > 400


def test_a_message_stays_until_it_is_closed_and_its_action_is_done_once(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.text() == ""
    done: list[int] = []
    bar.show_message("Gemt", "success", action="Fortryd", do=lambda: done.append(1))
    assert bar.text() == "Gemt"
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "Fortryd")
    button.click()
    assert done == [1]
    assert bar.text() == ""
    bar.show_message("Fejl", "danger")
    close = bar.findChild(QToolButton)
    assert isinstance(close, QToolButton)
    assert name_of(close)
    with qtbot.waitSignal(bar.closed):
        close.click()


def test_a_toast_goes_away_by_itself_and_a_message_does_not(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_toast("Gemt")
    assert bar._timer.isActive()
    bar.show_message("Fejl", "danger")
    assert not bar._timer.isActive()


def test_a_filter_tells_what_is_chosen_in_its_words(qtbot: QtBot) -> None:
    combo = CheckCombo("Forvaltning", OPTIONS)
    qtbot.addWidget(combo)
    told: list[frozenset[str]] = []
    combo.selection_changed.connect(told.append)
    assert combo.text() == "Forvaltning: alle"
    combo.set_checked(["c"])
    assert combo.text() == "Forvaltning: TMF && co"
    assert name_of(combo) == "Forvaltning: TMF & co"
    combo.set_checked(["a", "b", "c"])
    assert combo.text() == "Forvaltning: 3 valgt"
    combo.set_checked(["a", "b", "c"])
    assert told == [frozenset("c"), frozenset("abc")]
    combo.set_options(OPTIONS[:1])
    assert combo.checked() == frozenset("a")


def test_the_arrow_of_a_filter_looks_as_that_of_a_box_of_choices(
    theme: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    theme.set_mode(ThemeMode(str(scheme)))
    arrows = []
    for field in (CheckCombo("Rolle", OPTIONS), QComboBox()):
        qtbot.addWidget(field)
        field.resize(160, 30)
        field.show()
        arrows.append(field.grab(QRect(132, 4, 26, 22)).toImage())
    assert arrows[0] == arrows[1]


def test_a_filter_is_used_by_keyboard_alone(qtbot: QtBot) -> None:
    combo = CheckCombo("Forvaltning", OPTIONS)
    qtbot.addWidget(combo)
    combo.show()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo._popup.isVisible()
    QTest.keyClick(combo._list, Qt.Key.Key_Down)
    QTest.keyClick(combo._list, Qt.Key.Key_Space)
    assert combo.checked() == frozenset("b")
    QTest.keyClick(combo._popup, Qt.Key.Key_Escape)
    assert not combo._popup.isVisible()


def test_links_are_added_by_typing_and_taken_away_by_backspace(qtbot: QtBot) -> None:
    picker = LinkPicker("Forvaltninger", OPTIONS)
    qtbot.addWidget(picker)
    picker.show()
    picker.set_keys(["a"])
    told: list[tuple[str, ...]] = []
    picker.keys_changed.connect(told.append)
    QTest.keyClicks(picker.edit, "teknik")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.keys() == ("a", "c")
    assert picker.edit.text() == ""
    QTest.keyClicks(picker.edit, "forvaltning")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.keys() == ("a", "c", "b")
    picker.edit.clear()
    QTest.keyClick(picker.edit, Qt.Key.Key_Backspace)
    assert picker.keys() == ("a", "c")
    assert told == [("a", "c"), ("a", "c", "b"), ("a", "c")]


def test_what_could_mean_two_things_is_not_added(qtbot: QtBot) -> None:
    picker = LinkPicker("Forvaltninger", OPTIONS)
    qtbot.addWidget(picker)
    QTest.keyClicks(picker.edit, "forvaltningen")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.keys() == ()


def test_a_chip_names_what_its_button_takes_away(qtbot: QtBot) -> None:
    picker = LinkPicker("Forvaltninger", OPTIONS)
    qtbot.addWidget(picker)
    picker.set_keys(["a", "gone"])
    buttons = picker._chips.findChildren(QToolButton)
    assert [name_of(button) for button in buttons] == ["Fjern SOF", "Fjern gone"]
    buttons[1].click()
    assert picker.keys() == ("a",)
    picker.setReadOnly(True)
    assert picker.edit.isHidden()


def test_chips_go_on_in_a_new_line_in_a_narrow_place(qtbot: QtBot) -> None:
    options = [Option(str(n), f"Forvaltning nummer {n}") for n in range(8)]
    picker = LinkPicker("Forvaltninger", options)
    qtbot.addWidget(picker)
    picker.set_keys([option.key for option in options])
    assert picker._flow.heightForWidth(300) > 2 * picker._flow.heightForWidth(3000)


@pytest.mark.parametrize("page", [controls, overview, empty])
def test_every_control_that_takes_the_keyboard_has_a_name(
    page: Callable[[], QWidget], qtbot: QtBot
) -> None:
    shown = page()
    qtbot.addWidget(shown)
    shown.resize(1024, 700)
    shown.show()
    for widget in shown.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QAbstractScrollArea)
        face = QAccessible.queryAccessibleInterface(widget)
        named = face.text(QAccessible.Text.Name) or widget.accessibleName() or face.relations()
        assert named or inner or isinstance(widget, QTabBar | QHeaderView | QTabWidget), widget


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[RichTextEdit]:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    made = RichTextEdit("Beskrivelse")
    row.addWidget(made)
    row.addWidget(QLineEdit())
    holder.show()
    holder.activateWindow()
    made.setFocus()
    yield made
    assert holder is made.window()


def select_all(editor: RichTextEdit) -> None:
    editor.text.selectAll()


def test_shortcuts_make_bold_italic_and_lists(editor: RichTextEdit) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClicks(editor.text, "punkt")
    select_all(editor)
    QTest.keyClick(editor.text, Qt.Key.Key_B, control)
    assert editor.markdown() == "**punkt**"
    QTest.keyClick(editor.text, Qt.Key.Key_I, control)
    assert editor.markdown() == "**_punkt_**"
    editor._bullets.trigger()
    assert editor.markdown() == "- **_punkt_**"
    assert editor._bullets.isChecked()
    editor._numbers.trigger()
    assert editor.markdown() == "1. **_punkt_**"
    editor._numbers.trigger()
    assert editor.markdown() == "**_punkt_**"


def test_enter_on_an_empty_item_ends_the_list(editor: RichTextEdit) -> None:
    editor._bullets.trigger()
    QTest.keyClicks(editor.text, "et")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "to")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "Efter")
    assert editor.markdown() == "- et\n- to\n\nEfter"


def test_pasting_brings_words_without_their_looks(editor: RichTextEdit) -> None:
    data = QMimeData()
    data.setHtml("<h1>Stor</h1><img src='file:///etc/passwd'>")
    data.setText("Stor")
    editor.text.insertFromMimeData(data)
    assert editor.markdown() == "Stor"


def test_tab_leaves_the_text_and_tells_what_changed_once(editor: RichTextEdit) -> None:
    editor.set_markdown("Før")
    told: list[str] = []
    editor.committed.connect(told.append)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.text, " nu")
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.markdown() == "Før nu"
    editor.commit()
    assert told == ["Før nu"]


def test_a_text_that_was_only_looked_at_is_not_told(editor: RichTextEdit) -> None:
    told: list[str] = []
    editor.committed.connect(told.append)
    editor.set_markdown("* gammel skrivemåde")
    QApplication.sendEvent(editor.text, QFocusEvent(QEvent.Type.FocusOut))
    assert told == []


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://example.org", "[ord](https://example.org)"),
        ("example.org", "[ord](https://example.org)"),
        ("javascript:alert(1)", "[ord](https://javascript:alert\\(1\\))"),
        ("", "ord"),
    ],
)
def test_a_link_is_made_of_the_chosen_words_and_only_to_safe_places(
    editor: RichTextEdit, address: str, stored: str
) -> None:
    QTest.keyClicks(editor.text, "ord")
    select_all(editor)
    editor._set_link(editor.text.textCursor(), address)
    assert editor.markdown() == stored


def test_a_text_for_reading_has_no_tools(editor: RichTextEdit) -> None:
    editor.setReadOnly(True)
    assert not editor._tools.isVisible()
    assert name_of(editor.text) == "Beskrivelse"
