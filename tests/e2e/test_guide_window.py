"""F1 and the window of the guide: the right section, search, back, the keyboard alone."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from kkdesk import paths
from kkdesk.app import Application
from kkdesk.services import rounds
from kkdesk.services.guide import load_guide
from kkdesk.ui.dialogs.message import ask
from kkdesk.ui.guide.saving import save_to
from kkdesk.ui.guide.topics import ACTIONS, MESSAGES, PAGES, topic_of
from kkdesk.ui.pages.rounds.page import RoundsPage
from kkdesk.ui.theme import ThemeMode, current_tokens
from kkdesk.ui.tokens import DARK
from tests.e2e.audit_colours import picture, text_contrast, written
from tests.e2e.audit_program import Program, takes_keyboard
from tests.e2e.audit_rules import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kkdesk.errors import Lang
    from kkdesk.ui.guide.window import GuideWindow

SOUGHT: dict[Lang, str] = {"da": "konflikterne", "en": "conflicts"}


BOTH = pytest.mark.parametrize("lang", ["da", "en"], indirect=True)


@pytest.fixture
def lang(request: pytest.FixtureRequest) -> Lang:
    """Danish, unless the test asks for both languages."""
    return "en" if getattr(request, "param", "da") == "en" else "da"


@pytest.fixture
def program(sample_database: Path, tmp_path: Path, qtbot: QtBot, lang: Lang) -> Iterator[Program]:
    database = shutil.copyfile(sample_database, tmp_path / "kkdesk.sqlite")
    made = Program(database, tmp_path, qtbot, lang)
    yield made
    made.close()


def press_f1(program: Program) -> GuideWindow:
    """Press F1 in the window in front and return the guide, which then is in front."""
    front = QApplication.activeWindow()
    assert front is not None
    QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_F1)
    settle(program)
    return guide_of(program)


def guide_of(program: Program) -> GuideWindow:
    guide = program.app.guide.window
    assert guide is not None
    assert guide.isVisible()
    return guide


def settle(program: Program) -> None:
    program.settle()
    QTest.qWait(120)


def press(guide: GuideWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    held = modifier or Qt.KeyboardModifier.NoModifier
    QTest.keyClick(guide.focusWidget() or guide, key, held)
    QApplication.processEvents()


@BOTH
def test_f1_opens_the_section_of_each_page(program: Program) -> None:
    for key, topic in PAGES.items():
        page = program.show(key)
        page.setFocus()
        program.window.activateWindow()
        guide = press_f1(program)
        assert guide.anchor == topic_of(program.window.focusWidget(), key), key
        place = load_guide(program.lang).places[topic]
        assert place[1].title in guide.view.toPlainText()
        guide.close()
        program.window.activateWindow()
        QTest.qWait(50)  # both changes reach the window


def test_f1_opens_the_section_of_each_dialog_and_the_dialog_stays(program: Program) -> None:
    topics: dict[str, str] = {}
    for opened, dialog in program.dialogs():
        dialog.activateWindow()
        QApplication.processEvents()
        guide = press_f1(program)
        topics[opened] = guide.anchor
        assert dialog.isVisible()
        press(guide, Qt.Key.Key_Escape)
        assert not guide.isVisible()
        assert dialog.isVisible()
    told = {"new initiative": "plan-initiative", "backups": "backup-copies", "question": MESSAGES}
    assert told.items() <= topics.items()
    assert topics["take a copy"] == "laptop-take"
    assert topics["print"] == "committee-print"
    assert set(topics.values()) <= set(load_guide(program.lang).topics())


def test_f1_where_an_initiative_is_added_to_a_round_tells_of_that(program: Program) -> None:
    assert program.app.session is not None
    workspace = program.app.session.workspace
    (last, *_) = rounds.list_rounds(workspace)
    rounds.open_round(workspace, code="2027", title="Status 2027", last_round_id=last.id)
    page = program.show("rounds")
    assert isinstance(page, RoundsPage)
    page.view.add.click()
    program.settle()
    dialog = page.steps.dialog
    assert dialog is not None
    dialog.activateWindow()
    QApplication.processEvents()
    guide = press_f1(program)
    assert guide.anchor == "round-add"
    assert "Tilføj indsats …" in guide.view.toPlainText()


def test_f1_in_a_question_that_a_page_asks_is_about_the_page(program: Program) -> None:
    page = program.show("plans")
    box = ask(page, "Slet", "Slet S2.2?", "Slet", lambda: None)
    assert isinstance(box, QMessageBox)
    assert topic_of(box, "plans") == "plan-page"
    box.close()


def test_f1_on_an_entry_of_a_menu_is_about_that_entry(program: Program) -> None:
    for name in ("backups", "find", "as_of"):
        action = program.app.window.menu.provided[name]
        menu = next(
            one
            for one in program.app.window.menuBar().findChildren(QMenu)
            if action in one.actions()
        )
        menu.popup(program.window.mapToGlobal(QPoint(10, 30)))
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_F1)
        settle(program)
        assert not menu.isVisible()
        assert guide_of(program).anchor == ACTIONS[name]


def test_the_menu_opens_the_one_window_there_is(program: Program) -> None:
    program.show("rounds")
    program.app.window.menu.provided["guide"].trigger()
    first = guide_of(program)
    program.show("history")
    program.app.window.menu.provided["guide"].trigger()
    assert guide_of(program) is first
    assert first.anchor == "backup-history"
    first.go_back()
    assert first.anchor == "round-page"


def test_the_guide_needs_no_database(tmp_path: Path, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    application = Application(app, str(tmp_path / "no" / "such.sqlite"), config=tmp_path)
    application.start()
    qtbot.waitUntil(lambda: application.refused is not None, timeout=10_000)
    (box,) = (one for one in application.window.findChildren(QMessageBox) if one.isVisible())
    box.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_F1)
    guide = application.guide.window
    assert guide is not None
    assert guide.anchor == MESSAGES
    box.done(0)
    application.quit()
    qtbot.waitUntil(lambda: not application.views, timeout=10_000)
    assert not guide.isVisible()
    application.dispose()


def test_an_installation_without_its_guide_says_so_and_works_on(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "guide", lambda: tmp_path / "nowhere")
    load_guide.cache_clear()
    program.app.window.menu.provided["guide"].trigger()
    assert program.app.guide.window is None
    assert program.app.window.messages.isVisible()
    monkeypatch.undo()
    program.app.window.menu.provided["guide"].trigger()
    assert guide_of(program)


@BOTH
def test_search_back_and_forward_with_the_keyboard_alone(program: Program) -> None:
    program.show("exchange")
    guide = press_f1(program)
    assert guide.anchor == "laptop-page"
    press(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.focusWidget() is guide.contents.search
    QTest.keyClicks(guide.contents.search, SOUGHT[program.lang])
    found = guide.contents.found()
    assert "conflicts" in {one.partition("-")[0] for one in found}
    press(guide, Qt.Key.Key_Return)
    assert guide.focusWidget() is guide.contents.hits
    assert guide.anchor == found[0]
    assert guide.view.extraSelections()
    press(guide, Qt.Key.Key_Down)
    assert guide.anchor == found[1]
    press(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.anchor == found[0]
    press(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.anchor == "laptop-page"
    press(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.anchor == found[0]
    press(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press(guide, Qt.Key.Key_Escape)  # clears the words
    assert guide.isVisible()
    assert guide.contents.tree.isVisible()
    press(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_words_that_are_nowhere_are_told_to_be_so(program: Program) -> None:
    guide = press_f1(program)
    guide.contents.search.setText("zqxjkw")
    assert guide.contents.found() == []
    assert guide.contents.summary.text()


@BOTH
def test_links_lead_on_and_the_contents_follow(program: Program) -> None:
    guide = press_f1(program)
    links = 0
    for chapter in load_guide(program.lang).chapters:
        guide.show_topic(chapter.key)
        for target in re.findall(r'href="topic:([a-z0-9-]+)"', guide.view.toHtml()):
            links += 1
            guide.view.topic_chosen.emit(target)
            assert guide.anchor == target
            assert guide.contents.tree.currentItem() is not None
            guide.go_back()
    assert links > 0


def test_the_text_grows_and_the_size_is_remembered(program: Program) -> None:
    guide = press_f1(program)
    before = guide.view.document().size().height()
    press(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    press(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert guide.view.document().size().height() > before
    guide.close()
    other: Lang = "en" if program.lang == "da" else "da"
    program.app._change_language(other)
    settle(program)
    program.lang = other
    again = press_f1(program)
    assert again is not guide
    assert again._zoom > 1


def test_the_language_is_changed_where_one_reads(program: Program) -> None:
    program.show("remarks")
    press_f1(program)
    other: Lang = "en" if program.lang == "da" else "da"
    program.app._change_language(other)
    settle(program)
    guide = guide_of(program)
    assert guide.anchor == "hearing-page"
    title = load_guide(other).places["hearing"][1].title
    assert title in guide.view.toPlainText()
    guide.close()


def test_a_small_window_has_the_contents_above_the_text(program: Program) -> None:
    guide = press_f1(program)
    guide.resize(420, 300)
    settle(program)
    assert guide.contents.mapTo(guide, guide.contents.rect().bottomLeft()).y() < (
        guide.view.mapTo(guide, guide.view.rect().topLeft()).y()
    )
    assert guide.view.viewport().width() > 300
    assert list(findings(guide)) == []
    guide.resize(1000, 700)
    settle(program)
    assert guide.contents.height() > 500


@BOTH
def test_pictures_are_no_wider_than_the_text(program: Program) -> None:
    guide = press_f1(program)
    guide.resize(700, 600)
    settle(program)
    for chapter in load_guide(program.lang).chapters:
        guide.show_topic(chapter.key)
        QApplication.processEvents()
        assert guide.view.document().size().width() <= guide.view.viewport().width()


@BOTH
@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_words_stand_out_and_controls_have_names(program: Program, mode: ThemeMode) -> None:
    guide = press_f1(program)
    program.set_theme(mode)
    settle(program)
    assert (current_tokens() is DARK) == (mode is ThemeMode.DARK)
    assert list(findings(guide)) == []
    guide.contents.search.setText(SOUGHT[program.lang])
    settle(program)
    assert list(findings(guide)) == []
    image = picture(guide)
    low = [
        one.words
        for one in written(guide)
        if (ratio := text_contrast(image, one.place)) is not None and ratio < one.least
    ]
    assert low == []


def test_tab_reaches_every_control(program: Program) -> None:
    guide = press_f1(program)
    guide.go_back()
    guide.show_topic("plan")
    guide.show_topic("round")
    guide.go_back()
    wanted = {one for one in guide.findChildren(QWidget) if takes_keyboard(one)}
    seen = set()
    for _ in range(80):
        press(guide, Qt.Key.Key_Tab)
        seen.add(guide.focusWidget())
    assert {one.accessibleName() for one in wanted - seen} == set()


def test_the_guide_is_saved_as_a_file(program: Program, tmp_path: Path) -> None:
    guide = press_f1(program)
    press(guide, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = (one for one in guide.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "guide.html"))
    dialog.done(0)
    settle(program)
    assert (tmp_path / "guide.html").is_file()
    assert guide.messages.isVisible()
    save_to(guide, program.app.worker, program.lang, tmp_path / "no" / "guide.pdf")
    settle(program)
    assert guide.messages.property("tone") == "danger"
    assert list(findings(guide)) == []


def test_the_guide_stays_while_a_window_is_open(program: Program) -> None:
    press_f1(program)
    program.app.new_window()
    program.settle()
    program.app.views[0].window.close()
    settle(program)
    assert len(program.app.views) == 1
    assert guide_of(program).isVisible()
