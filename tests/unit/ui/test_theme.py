from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStyle, QTableView

from kkdesk.paths import resources
from kkdesk.ui.app_fonts import font_files, load_fonts
from kkdesk.ui.icons import icon, icon_names, icon_pixmap
from kkdesk.ui.stylesheet import FONT_FAMILIES, drawings, render
from kkdesk.ui.theme import Theme, ThemeMode, build, current_tokens, palette, stored_sheet
from kkdesk.ui.tokens import DARK, LIGHT, PAIRS, TOKENS, Scheme, Tokens, contrast
from kkdesk.ui.widgets.labels import action_button

FAINT = 40
"""Of an edge that is smoothed, out of 255."""

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_of_colours_that_meet_contrasts_enough(
    front: str, back: str, least: float, scheme: Scheme
) -> None:
    colours = TOKENS[scheme].as_dict()
    assert contrast(colours[front], colours[back]) >= least


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_every_token_is_a_colour(scheme: Scheme) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in TOKENS[scheme].as_dict().values())


def test_the_stored_sheets_and_drawings_are_those_the_program_would_render(tmp_path: Path) -> None:
    build(tmp_path)
    stored = resources() / "themes"
    fresh = {file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()}
    kept = {file.relative_to(stored) for file in stored.rglob("*") if file.is_file()}
    assert fresh == kept
    for name in fresh:
        assert (stored / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_the_sheet_names_only_colours_and_drawings_that_exist(scheme: Scheme) -> None:
    sheet = render(scheme)
    assert "$" not in sheet
    assert "uppercase" not in sheet
    assert "icon:/" not in sheet
    named = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert named <= {f"{scheme}/{name}" for name in drawings(scheme)}
    for path in re.findall(r'url\("([^"]+)"\)', stored_sheet(scheme)):
        assert resources() / "themes" in type(resources())(path).parents


def test_the_sheet_holds_no_rule_that_dresses_nothing(scheme: Scheme) -> None:
    sheet = render(scheme)
    assert sheet.count("/*") == 1, "only the words that say where it comes from"
    assert not re.search(r"\{\s*\}", sheet)
    assert not re.search(r"QSlider|QDockWidget|QToolBox|QLCDNumber|\.danger|\.big", sheet)
    assert "QPushButton" in sheet
    assert "QScrollBar" in sheet


def test_a_forced_scheme_sets_sheet_palette_and_tokens(theme: Theme, qapp: QApplication) -> None:
    heard: list[Scheme] = []
    theme.changed.connect(heard.append)
    theme.set_mode(ThemeMode.DARK)
    assert theme.scheme is Scheme.DARK
    assert theme.tokens == current_tokens() == DARK
    assert DARK.bg in qapp.styleSheet()
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    theme.set_mode(ThemeMode.LIGHT)
    theme.set_mode(ThemeMode.LIGHT)
    assert current_tokens() == LIGHT
    assert heard == [Scheme.DARK, Scheme.LIGHT]


def test_without_a_choice_the_window_follows_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(ThemeMode.DARK)
    theme.set_mode(ThemeMode.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.scheme is (Scheme.DARK if dark else Scheme.LIGHT)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    now_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.scheme is (Scheme.DARK if now_dark else Scheme.LIGHT)


def test_the_palette_says_the_same_as_the_sheet(scheme: Scheme) -> None:
    tokens: Tokens = TOKENS[scheme]
    made = palette(scheme)
    disabled = QPalette.ColorGroup.Disabled
    assert made.color(disabled, QPalette.ColorRole.Text).name() == tokens.disabled
    assert made.color(QPalette.ColorRole.PlaceholderText).name() == tokens.placeholder
    assert made.color(QPalette.ColorRole.Link).name() == tokens.primary


def test_the_bundled_fonts_hold_every_sign_the_texts_use(qapp: QApplication) -> None:
    assert qapp is not None
    assert len(font_files()) == 6
    assert {"Roboto", "Source Sans Pro"} <= set(load_fonts())
    assert '"Roboto", "Source Sans Pro"' in FONT_FAMILIES
    fonts = [QRawFont(str(file), 13) for file in font_files()]
    for sign in "æøåÆØÅé§½–…«»“”•→✓₂≤≥":
        assert any(font.supportsCharacter(ord(sign)) for font in fonts), sign


def test_fields_and_rows_are_compact(theme: Theme, qtbot: QtBot) -> None:
    assert theme.scheme is Scheme.LIGHT
    field, table = QLineEdit(), QTableView()
    for widget in (field, table):
        qtbot.addWidget(widget)
        widget.show()
    assert field.sizeHint().height() == 30
    assert table.fontMetrics().height() < 20


def test_text_is_in_the_size_of_the_sheet(theme: Theme, qtbot: QtBot) -> None:
    assert theme.scheme is Scheme.LIGHT
    label = QLabel("Indsats")
    qtbot.addWidget(label)
    label.show()
    assert QFontInfo(label.font()).pixelSize() == 13


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_draws_something_in_the_asked_colour(name: str, qapp: QApplication) -> None:
    assert qapp is not None
    image = icon_pixmap(name, "#003d8f", 24, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2.0)
    solid = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#003d8f"}


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_leaves_its_edges_free_so_that_words_beside_it_stand_off(
    name: str, qapp: QApplication
) -> None:
    assert qapp is not None
    size = 96
    image = icon_pixmap(name, "#000000", size, 1.0).toImage()
    ink = [
        x for x in range(size) if any(image.pixelColor(x, y).alpha() > FAINT for y in range(size))
    ]
    edge = size / 24 * 1.9  # the drawings have 24 units across
    assert ink[0] >= edge
    assert size - 1 - ink[-1] >= edge


def test_a_button_that_deletes_looks_as_unusable_as_others_when_it_is(
    theme: Theme, scheme: Scheme, qtbot: QtBot
) -> None:
    theme.set_mode(ThemeMode(str(scheme)))
    seen = []
    for kind in ("plain", "danger"):
        button = action_button("Slet", kind=kind)
        qtbot.addWidget(button)
        button.setEnabled(False)
        button.resize(80, 30)
        seen.append(button.grab().toImage())
    assert seen[0] == seen[1]


def test_an_icon_changes_with_the_scheme_without_being_set_again(theme: Theme) -> None:
    drawing = icon("add", "primary", selected="nav_sel_text")

    def ink(mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
        return drawing.pixmap(24, 24, mode).toImage().pixelColor(12, 12).name()

    assert ink() == LIGHT.primary
    assert ink(QIcon.Mode.Disabled) == LIGHT.disabled
    assert ink(QIcon.Mode.Selected) == LIGHT.nav_sel_text
    theme.set_mode(ThemeMode.DARK)
    assert ink() == DARK.primary


def test_an_unknown_icon_is_refused_at_once(qapp: QApplication) -> None:
    assert qapp is not None
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_what_stands_for_a_letter_of_a_passphrase_is_in_the_fonts_that_come_along(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme = Theme(qapp, ThemeMode.LIGHT)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.ensurePolished()
    hint = QStyle.StyleHint.SH_LineEdit_PasswordCharacter
    shown = edit.style().styleHint(hint, None, edit)
    roboto = QRawFont(str(next(one for one in font_files() if "Roboto-Regular" in one.name)), 12)
    assert roboto.supportsCharacter(shown)
    theme.deleteLater()
    qapp.setStyleSheet("")
