"""Every text of the window is translated, and the files are made from the sources as they are."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import StepPurpose
from kkdesk.ui.i18n import (
    Lang,
    compile_all,
    day_pattern,
    set_language,
    source_files,
    update,
    write_day,
    write_decimals,
    write_moment,
)
from kkdesk.ui.pages.cases.page_view import group_words
from tests.unit.ui.translations import DANISH, FOLDER, Message, literals, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

ENGLISH = messages(FOLDER / "kkdesk_en.ts")
DANISH_QT = messages(FOLDER / "qt_missing_da.ts")
PLACEHOLDER = re.compile(r"\{\d*\}|%(?:n|p|\d)|\*\.\w+|F\d|Ctrl\+\S")
MNEMONIC = re.compile(r"&(?=[^&\s])")
ENDING = re.compile(r"( …|[:.?])?$")

# What the glossary calls the field's words: a Danish text with the one has the other in English.
TERMS = {
    r"bemærkning": "remark",
    r"bevilling": "appropriation",
    r"forvaltning": "department",
    r"fortrolig": "confidential",
    r"\bfrist": "deadline",
    r"indsats": "initiative",
    r"kontaktperson": "contact",
    r"målsætning": "objective",
    r"planoverskrift": "plan heading",
    r"politik": "polic",
    r"prioritering": "priorit",
    r"statusrunde": "status round",
    r"statustekst": "status text",
    r"statusslides": "status slides",
    r"underpunkt": "sub-item",
    r"(?<!mørkere )\budgave": "edition",
}


@pytest.fixture(autouse=True)
def _danish_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    set_language(qapp, "da")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The translation files in a folder where a tool may write."""
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    return tmp_path


# -- the files


def test_every_text_has_a_finished_translation() -> None:
    assert len(ENGLISH) > 300
    assert [one for one in (*ENGLISH, *DANISH_QT) if one.state or not one.translation] == []


def test_no_text_is_told_twice_in_one_context() -> None:
    keys = [one.key for one in ENGLISH]
    assert len(keys) == len(set(keys))


def test_a_translation_keeps_placeholders_keys_and_ending() -> None:
    def kept(text: str) -> tuple[object, ...]:
        return (
            sorted(PLACEHOLDER.findall(text)),
            len(MNEMONIC.findall(text)),
            ENDING.findall(text)[0],
            text[:1].isspace(),
            text[-1:].isspace(),
        )

    wrong = [one for one in (*ENGLISH, *DANISH_QT) if kept(one.source) != kept(one.translation)]
    assert [one for one in wrong if not _is_abridged(one)] == []
    assert all(len(MNEMONIC.findall(one.translation)) < 2 for one in ENGLISH)


def _is_abridged(one: Message) -> bool:
    """The heading of a column as narrow as its figures."""
    return one.key == ("InitiativeTableModel", "Mål") and one.translation == "Obj."


def test_a_translation_is_english_and_uses_the_words_of_the_glossary() -> None:
    assert [one for one in ENGLISH if DANISH.search(one.translation.replace("&", ""))] == []
    wrong = [
        one
        for danish, english in TERMS.items()
        for one in ENGLISH
        if re.search(danish, one.source.replace("&", ""), re.IGNORECASE)
        and english not in one.translation.replace("&", "").lower()
    ]
    assert wrong == []


def test_the_files_hold_the_texts_of_the_sources_as_they_are(copy: Path) -> None:
    update(copy)
    for name in ("kkdesk_en.ts", "kkdesk_da.ts"):
        assert messages(copy / name) == messages(FOLDER / name), "run kkdesk.ui.i18n --update"


def test_the_program_loads_what_the_files_say(copy: Path) -> None:
    compile_all(copy)
    made = {file.name: file.read_bytes() for file in copy.glob("*.qm")}
    assert set(made) == {"kkdesk_da.qm", "kkdesk_en.qm", "qt_missing_da.qm"}
    for name, content in made.items():
        assert content == (FOLDER / name).read_bytes(), "run kkdesk.ui.i18n --compile"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_both_languages_are_complete_on_disk(qapp: QApplication, lang: Lang) -> None:
    assert set_language(qapp, lang) == ()


# -- the sources


def test_every_danish_text_of_the_window_is_looked_up_where_it_is_translated() -> None:
    known = {one.key for one in ENGLISH}
    texts = [one for file in source_files() for one in literals(file)]
    asked = [one for one in texts if one.context is not None]
    assert len(asked) > 300
    assert [one for one in asked if (one.context, one.text) not in known] == []
    bare = [one for one in texts if one.context is None and DANISH.search(one.text)]
    assert [one for one in bare if not _is_no_text(one.place, one.text)] == []


def _is_no_text(place: str, text: str) -> bool:
    """Tell what looks Danish from what is: the name of the language, and a day in Danish."""
    return place.startswith("i18n.py") or re.fullmatch(r"[a-z_.]+", text) is not None


def test_a_danish_text_that_is_not_looked_up_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text(
        'class Page(QWidget):\n    """Gør noget."""\n    a = self.tr("Åbn")\n    b = "Luk nu"\n'
        '    c = translate("Other", "Gem")\n    d = f"{x} er slettet"\n',
        encoding="utf-8",
    )
    found = [(one.context, one.text) for one in literals(file)]
    assert found == [
        ("Page", "Åbn"),
        (None, "Luk nu"),
        ("Other", "Gem"),
        (None, " er slettet"),
    ]


# -- days and numbers


@pytest.mark.parametrize(
    ("lang", "day", "short", "moment", "number"),
    [
        ("da", "05.09.2025", "5.9.2025", "5.9.2025 kl. 09.05", "4,5"),
        ("en", "5 Sept 2025", "5 Sept 2025", "5 Sept 2025 at 09:05", "4.5"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_does(
    qapp: QApplication, lang: Lang, day: str, short: str, moment: str, number: str
) -> None:
    set_language(qapp, lang)
    when = datetime(2025, 9, 5, 9, 5)  # noqa: DTZ001 -- local time, as people read it
    assert write_day(date(2025, 9, 5)) == day
    assert write_day(date(2025, 9, 5), short=True) == short
    assert write_moment(when) == moment
    assert write_decimals(4.5, 1) == number
    assert day_pattern() == {"da": "dd.MM.yyyy", "en": "d MMM yyyy"}[lang]


def test_groups_of_records_are_named_as_several_in_english(qapp: QApplication) -> None:
    set_language(qapp, "en")
    assert [group_words(kind) for kind in ("case", "question", "committee", "council")] == [
        "Cases", "Questions", "Committees", "Councils",
    ]  # fmt: skip
    assert StepPurpose.TREATMENT.label("en") == "Consideration"
