"""The chapter «start», followed word for word from an empty configuration to a printed deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.reports.verify import folded, reading_order, verify_pdf
from tests.e2e.app_desk import running, wait_until
from tests.e2e.guide_player import NotOnScreenError, Player
from tests.e2e.guide_steps import Deed, UnknownStepError, Verb, read_steps

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kkdesk.errors import Lang

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
PRINTED: dict[Lang, tuple[str, ...]] = {
    "da": ("Kommune", "Lang titel", "Statustekst"),
    "en": ("Municipality", "Long title", "Status text"),
}
"""The fields of which every word that was typed stands on the slides."""


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_chapter_leads_from_nothing_to_a_printed_deck(
    qapp: QApplication, tmp_path: Path, lang: Lang
) -> None:
    deeds = read_steps(GUIDE / lang / "start.md")
    with running(qapp, "", tmp_path / "config", lang=lang) as desk:
        Player(desk, tmp_path).play(deeds)
        (saved,) = (deed.value for deed in deeds if deed.verb is Verb.SAVE_AS)
        wait_until((tmp_path / saved).exists)
        desk.settle()
    deck = tmp_path / saved
    report = verify_pdf(deck, forbidden=[])
    assert report.findings == []
    assert report.pages == 7
    said = folded(" ".join(reading_order(deck)))
    for words in printed(deeds, lang):
        assert folded(words) in said, words


def printed(deeds: list[Deed], lang: Lang) -> list[str]:
    """What was typed along the way that must stand on the slides."""
    whole = [deed.value for deed in deeds if deed.target in PRINTED[lang]]
    title, period = ("Titel", "Periode") if lang == "da" else ("Title", "Period")
    policy = next(deed.value for deed in deeds if deed.target == title)
    covered = [deed.value for deed in deeds if deed.target == period][-1]
    bodies = [deed.value for deed in deeds if "\n" in deed.value]
    department = bodies[0].splitlines()[0].partition(" ")[2]
    found = [*whole, policy, covered, department]
    assert len(found) == 7
    return found


def test_both_languages_do_the_same() -> None:
    both = [read_steps(GUIDE / lang / "start.md") for lang in ("da", "en")]
    assert [deed.verb for deed in both[0]] == [deed.verb for deed in both[1]]


@pytest.mark.parametrize(
    "step",
    [
        "1. Tryk på **Begynd forfra …**",
        "1. Skriv `Aaby Kommune` i **Region**.",
        "1. Vælg `Aaby Kommune` i **Kommune**.",
        "1. Gå til **Handleplan**.",
        "1. Vælg `Aaby Kommune` i træet.",
        "1. Du ser **Farvel til kkdesk**.",
        "1. Tryk på **Filer → Ny politik …**",
        "1. Tryk på **Luk**, og vælg **Ny politik …**",
    ],
)
def test_a_step_that_names_what_is_not_there_fails_with_its_words(
    qapp: QApplication, tmp_path: Path, step: str
) -> None:
    chapter = tmp_path / "start.md"
    chapter.write_text(step, encoding="utf-8")
    with running(qapp, "", tmp_path / "config", lang="da") as desk:
        player = Player(desk, tmp_path)
        player.play([Deed(Verb.SEE, "Velkommen til kkdesk")])
        with pytest.raises(NotOnScreenError) as refused:
            player.play(read_steps(chapter))
        assert step.removeprefix("1. ") in str(refused.value)


@pytest.mark.parametrize(
    "step",
    [
        "1. Klik på **Opret**.",
        "1. Skriv `HP26`.",
        "1. Skriv **Kode** i `HP26`.",
        "1. Tryk på `Opret`.",
        "1. Vælg `Et` og `To` i træet.",
        "1. Start programmet.",
    ],
)
def test_a_step_in_other_words_is_refused(tmp_path: Path, step: str) -> None:
    chapter = tmp_path / "start.md"
    chapter.write_text(step, encoding="utf-8")
    with pytest.raises(UnknownStepError):
        read_steps(chapter)
