"""The guide as it is written: whole in both languages, true to the program's own words."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

import kkdesk
import kkdesk.ui
from kkdesk.domain.guide import Grid, Picture, blocks_within, lines_of, plain
from kkdesk.paths import guide as guide_folder
from kkdesk.services.guide import load_guide, picture_file
from kkdesk.ui.actions import _PROVIDED
from kkdesk.ui.guide.topics import ACTIONS, DIALOGS, FIRST, MENUS, MESSAGES, PAGES, PARTS
from kkdesk.ui.page_list import PAGE_MODULES
from tests.unit.ui.translations import DANISH, FOLDER, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.guide import Line
    from kkdesk.errors import Lang

LANGUAGES: tuple[Lang, ...] = ("da", "en")
PACKAGE = Path(kkdesk.__file__).parent
ARROW = " → "
KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift|Skift)\+)*(?:[A-ZÆØÅ0-9]|F\d{1,2}|Tab|Enter|Esc|Delete|Home|End"
    r"|Page Up|Page Down|[+−-]|[←↑→↓])"
)
"""A key, which the menus and tool tips show beside what it does."""
EXAMPLE = re.compile("“[^”]*”|«[^»]*»")
"""What a person writes, or a document says, is Danish in both languages."""
LETTER = re.compile(r"\b[æøåÆØÅ]\b")
"""A letter that is spoken of."""
HOLE = re.compile(r"\\\{[a-z_]*\\\}|%(?:n|p|\d)")


def sections(lang: Lang) -> Iterator[tuple[str, Line]]:
    """Every line of the guide, with where it stands."""
    for _, section in load_guide(lang).places.values():
        for line in lines_of(section.blocks):
            yield section.anchor, line


def pictures(lang: Lang, key: str) -> list[str]:
    (chapter,) = (one for one in load_guide(lang).chapters if one.key == key)
    return [
        block.name
        for section in chapter.sections
        for block in blocks_within(section.blocks)
        if isinstance(block, Picture)
    ]


KEYS = [chapter.key for chapter in load_guide("da").chapters]


# -- both languages


@pytest.mark.parametrize("key", KEYS)
def test_a_chapter_has_the_same_sections_and_pictures_in_both_languages(key: str) -> None:
    danish, english = (
        [
            (section.level, section.topic)
            for chapter in load_guide(lang).chapters
            if chapter.key == key
            for section in chapter.sections
        ]
        for lang in LANGUAGES
    )
    assert danish == english
    assert pictures("da", key) == pictures("en", key)


def test_every_chapter_that_is_written_is_in_the_contents() -> None:
    for lang in LANGUAGES:
        written = {file.stem for file in (guide_folder() / lang).glob("*.md")}
        assert written == set(KEYS)


def test_a_chapter_says_something_in_each_of_its_sections() -> None:
    for lang in LANGUAGES:
        empty = [
            anchor
            for anchor, (chapter, section) in load_guide(lang).places.items()
            if not section.blocks and section is chapter.sections[-1]
        ]
        assert empty == []


def test_no_two_sections_of_a_chapter_are_called_the_same() -> None:
    for lang in LANGUAGES:
        for chapter in load_guide(lang).chapters:
            titles = [section.title for section in chapter.sections]
            assert len(set(titles)) == len(titles), chapter.key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_of_a_table_is_named_but_for_a_corner(lang: Lang) -> None:
    unnamed = [
        (anchor, [plain(cell) for cell in block.header])
        for anchor, (_, section) in load_guide(lang).places.items()
        for block in blocks_within(section.blocks)
        if isinstance(block, Grid) and not all(block.header[1:])
    ]
    assert unnamed == []


# -- pictures and links


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_that_is_shown_is_there_and_none_lies_unused(lang: Lang) -> None:
    shown = {name for key in KEYS for name in pictures(lang, key)}
    there = {file.stem for file in picture_file(lang, "x").parent.glob("*")}
    assert shown == there
    assert [file.name for file in (guide_folder() / lang).glob("*.png")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_picture_say_more_than_its_name(lang: Lang) -> None:
    said = [
        block.alternative
        for _, section in load_guide(lang).places.values()
        for block in blocks_within(section.blocks)
        if isinstance(block, Picture)
    ]
    assert said
    assert [words for words in said if len(words.split()) < 2] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_a_section(lang: Lang) -> None:
    places = load_guide(lang).places
    lost = [
        (anchor, words.topic)
        for anchor, line in sections(lang)
        for words in line
        if words.topic and words.topic not in places
    ]
    assert lost == []


# -- every page, dialog and action


def dialogs() -> set[str]:
    """The names of the program's own dialogs; those among the widgets are what others build on."""
    for module in pkgutil.walk_packages(kkdesk.ui.__path__, "kkdesk.ui."):
        importlib.import_module(module.name)
    waiting: list[type] = [QDialog]
    found: set[str] = set()
    while waiting:
        kinds: list[type] = waiting.pop().__subclasses__()
        waiting += kinds
        own = [one for one in kinds if one.__module__.startswith("kkdesk.")]
        found |= {
            one.__name__ for one in own if not one.__module__.startswith("kkdesk.ui.widgets.")
        }
    return found


def test_every_page_dialog_and_action_has_a_topic() -> None:
    assert set(PAGES) == set(PAGE_MODULES)
    assert set(_PROVIDED) - set(ACTIONS) == set()
    assert len(dialogs()) > 20
    assert dialogs() - set(DIALOGS) == set()


def test_every_part_that_has_a_topic_is_a_class_of_the_window() -> None:
    dialogs()
    defined = {
        node.name
        for file in (PACKAGE / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert set(PARTS) <= defined


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_has_a_section_in_both_languages(lang: Lang) -> None:
    wanted = {*PAGES.values(), *ACTIONS.values(), *DIALOGS.values(), *PARTS.values()}
    wanted |= {FIRST, MENUS, MESSAGES, *own_topics()}
    assert wanted - set(load_guide(lang).topics()) == set()


def own_topics() -> set[str]:
    """The topics that dialogs are given where they are made."""
    given = re.compile(r'setProperty\(\s*TOPIC_PROPERTY, "([a-z-]+)"\s*\)')
    return {
        topic
        for file in (PACKAGE / "ui").rglob("*.py")
        for topic in given.findall(file.read_text(encoding="utf-8"))
    }


# -- the program's own words


@cache
def on_screen(lang: Lang) -> tuple[frozenset[str], re.Pattern[str]]:
    """The program's texts in a language, and a pattern of those with a place for something."""
    told = messages(FOLDER / "kkdesk_en.ts") + messages(FOLDER / "qt_missing_da.ts")
    texts = {one.source if lang == "da" else one.translation for one in told}
    for room in ("domain", "errors", "services", "cli", "reports"):
        for file in (PACKAGE / room).rglob("*.py"):
            texts |= {
                node.value
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    shown = {bare(text) for text in texts}
    holes = [
        HOLE.sub(".+", re.escape(text)) for text in shown if re.search(r"\{[a-z_]*\}|%[np\d]", text)
    ]
    return frozenset(text.casefold() for text in shown), re.compile(
        "|".join(one for one in holes if len(one.replace(".+", "").strip("\\ ")) > 3),
        re.IGNORECASE,
    )


def bare(text: str) -> str:
    """A text without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def is_on_screen(words: str, lang: Lang) -> bool:
    texts, patterns = on_screen(lang)
    return (
        words.casefold() in texts
        or KEY.fullmatch(words) is not None
        or patterns.fullmatch(words) is not None
    )


def bold(line: Line) -> Iterator[str]:
    """The bold texts of a line, each whole even if a part of it is a link."""
    said = ""
    for words in line:
        if words.screen:
            said += words.text
        elif said:
            yield said
            said = ""
    if said:
        yield said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_bold_stands_on_the_screen_word_for_word(lang: Lang) -> None:
    unknown = {
        (anchor, part)
        for anchor, line in sections(lang)
        for said in bold(line)
        for part in said.split(ARROW)
        if not is_on_screen(part.strip(), lang)
    }
    assert sorted(unknown) == []


def test_words_that_are_nowhere_in_the_program_are_found() -> None:
    assert is_on_screen("Åbn database …", "da")
    assert is_on_screen("Open database …", "en")
    assert is_on_screen("Ctrl+F", "da")
    assert is_on_screen("Fortryd: Ret titel", "da")
    assert not is_on_screen("Åbn data …", "da")
    assert not is_on_screen("Det står ingen steder", "da")


def own_words(line: Line) -> str:
    """What the guide itself says in a line: nothing of the screen, of what is typed or quoted."""
    said = tuple(words for words in line if not (words.typed or words.screen or words.stress))
    return LETTER.sub("", EXAMPLE.sub("", plain(said)))


def test_english_chapters_are_english() -> None:
    said = [(anchor, own_words(line)) for anchor, line in sections("en")]
    titles = load_guide("en").places.items()
    said += [(anchor, EXAMPLE.sub("", section.title)) for anchor, (_, section) in titles]
    assert len(said) > 100
    danish = [(anchor, found[0]) for anchor, words in said if (found := DANISH.search(words))]
    assert danish == []
