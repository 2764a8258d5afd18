"""The conflict dialog: every kind in its own words, every way to decide, and taking it back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kkdesk.domain.exchange import ConflictChoice
from kkdesk.services import exchange
from kkdesk.services.workspace import operation
from kkdesk.ui.pages.exchange.conflict_dialog import KIND, RECORD
from tests.e2e.exchange_desk import ExchangeDesk, one, remove, retitle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.pages.exchange.conflict_dialog import ConflictDialog
    from tests.e2e.page_surroundings import Surrounder

MINE, THEIRS = "Forsøg med helt enkle regler", "Forsøg med enkle regler for alle"


@pytest.fixture
def desk(surround: Surrounder, sample_workspace: Workspace, tmp_path: Path) -> ExchangeDesk:
    return ExchangeDesk(surround(sample_workspace, date(2026, 3, 1)), tmp_path)


def choices(dialog: ConflictDialog) -> list[str]:
    return [each.text().replace("&", "") for each in dialog.choice_buttons if not each.isHidden()]


def told(dialog: ConflictDialog) -> str:
    return dialog.beside.toPlainText()


def look_of(dialog: ConflictDialog, words: str) -> tuple[bool, bool]:
    """Tell whether words are struck through and underlined."""
    cursor = dialog.beside.document().find(words)
    cursor.setPosition(cursor.selectionEnd())
    found = cursor.charFormat()
    return found.fontStrikeOut(), found.fontUnderline()


def test_the_sides_stand_word_by_word_with_who_wrote_each_and_when(desk: ExchangeDesk) -> None:
    before = desk.title("S2.2")
    desk.apart(retitle("S2.2", MINE), retitle("S2.2", THEIRS))
    dialog = desk.conflict_dialog()
    assert dialog.place.text() == "Konflikt 1 af 1"
    assert "S2.2" in dialog.about.text()
    assert dialog.what.text() == "Feltet er rettet til noget forskelligt på den bærbare og her."
    assert "På den bærbare: Mette Holm, " in dialog.who.text()
    assert "Her: Kim Bo, " in dialog.who.text()
    for words in ("Før", "På den bærbare", "Her", before):
        assert words in told(dialog)
    assert look_of(dialog, "helt enkle") == (False, True)
    assert look_of(dialog, "alle") == (False, True)


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("Brug den bærbares", MINE),
        ("Behold det, der står her", THEIRS),
        ("Brug det, der stod før", ""),
    ],
)
def test_a_side_is_chosen_and_that_is_undone(desk: ExchangeDesk, words: str, result: str) -> None:
    before = desk.title("S2.2")
    desk.apart(retitle("S2.2", MINE), retitle("S2.2", THEIRS))
    dialog = desk.conflict_dialog()
    button = next(each for each in dialog.choice_buttons if each.text().replace("&", "") == words)
    desk.press(button)
    assert desk.title("S2.2") == (result or before)
    assert desk.waiting() == []
    assert "Alt er afgjort" in desk.page.view.messages.text()
    desk.act()
    assert desk.title("S2.2") == THEIRS
    assert len(desk.waiting()) == 1


def test_what_is_decided_stands_among_the_decided_and_in_the_history(desk: ExchangeDesk) -> None:
    desk.apart(retitle("S2.2", MINE), retitle("S2.2", THEIRS))
    desk.press(desk.conflict_dialog().mine)
    shown = desk.page.view.shown
    shown.choose("decided")
    shown.activated.emit(shown.currentIndex())
    (line,) = desk.waiting()
    assert "den bærbares · tester" in line
    desk.press(desk.page.view.history)
    assert desk.around.opened[-1] == ("history", {"record_id": desk.initiative("S2.2")["id"]})
    assert not desk.page.view.decide.isEnabled()


def test_both_texts_are_combined_and_written_anew(desk: ExchangeDesk) -> None:
    desk.apart(retitle("S2.2", MINE), retitle("S2.2", THEIRS))
    dialog = desk.conflict_dialog()
    own = dialog.own
    assert own.words() == {"title": MINE}
    for key, words in (("theirs", THEIRS), ("both", f"{THEIRS}\n{MINE}")):
        own.start.choose(key)
        own.start.activated.emit(own.start.currentIndex())
        assert own.words() == {"title": words}
    own.edits["title"].setPlainText("Forsøg med helt enkle regler for alle")
    desk.press(own.save)
    assert desk.title("S2.2") == "Forsøg med helt enkle regler for alle"
    assert desk.waiting() == []


def test_what_cannot_be_saved_is_refused_at_the_field_and_stays_written(
    desk: ExchangeDesk,
) -> None:
    desk.apart(add("Toget"), add("Kontoret"))
    dialog = desk.conflict_dialog()
    edit = dialog.own.edits["code"]
    edit.setPlainText("S2.2")
    desk.press(dialog.own.save)
    assert "kode" in dialog.own.problem()
    assert edit.toPlainText() == "S2.2"
    assert len(desk.waiting()) == 2


def add(title: str) -> Callable[[UnitOfWork], object]:
    def insert(work: UnitOfWork) -> None:
        policy = str(work.find("policy")[0]["id"])
        key = work.insert("initiative", policy_id=policy, code="N1", title=title)
        work.insert("date_entry", initiative_id=key, as_written="medio 2026")

    return insert


def test_two_records_of_one_code_stand_side_by_side_and_one_gets_a_code_of_its_own(
    desk: ExchangeDesk,
) -> None:
    desk.apart(add("Toget"), add("Kontoret"))
    dialog = desk.conflict_dialog()
    assert "med den samme kode" in dialog.what.text()
    assert "Før" not in told(dialog).splitlines()
    assert {"Toget", "Kontoret"} <= set(told(dialog).splitlines())
    assert choices(dialog) == ["Sæt den bærbares i stedet", "Behold kun den her"]
    assert dialog.own.edits["code"].toPlainText() == "N1"
    dialog.own.edits["code"].setPlainText("N2")
    desk.press(dialog.own.save)
    assert (desk.title("N1"), desk.title("N2")) == ("Kontoret", "Toget")
    assert desk.waiting() == []


def test_what_waits_for_another_conflict_leads_to_it(desk: ExchangeDesk) -> None:
    desk.apart(add("Toget"), add("Kontoret"))
    dialog = desk.conflict_dialog()
    desk.press(dialog.next)
    assert "venter på «N1 Toget»" in dialog.what.text()
    assert choices(dialog) == []
    desk.press(dialog.first)
    assert dialog.place.text() == "Konflikt 1 af 2"


def test_edited_there_and_deleted_here_comes_back_or_stays_away(desk: ExchangeDesk) -> None:
    desk.apart(retitle("S2.2", MINE), remove("S2.2"))
    dialog = desk.conflict_dialog()
    assert dialog.what.text() == "Posten er rettet på den bærbare, men slettet her."
    assert "Her er posten der ikke." in told(dialog)
    assert choices(dialog) == [
        "Bring den tilbage, som den er rettet",
        "Lad den være slettet",
        "Bring den tilbage, som den var før",
    ]
    desk.press(dialog.mine)
    assert desk.title("S2.2") == MINE
    desk.act()
    assert desk.title("S2.2") == ""
    desk.press(desk.conflict_dialog().theirs)
    assert (desk.title("S2.2"), desk.waiting()) == ("", [])


def test_deleted_there_and_edited_here_stays_or_goes(desk: ExchangeDesk) -> None:
    desk.apart(remove("S2.2"), retitle("S2.2", THEIRS))
    dialog = desk.conflict_dialog()
    assert "slettet på den bærbare, men rettet her" in dialog.what.text()
    assert "På den bærbare er posten slettet." in told(dialog)
    assert choices(dialog) == ["Slet den også her", "Behold den, som den er her"]
    desk.press(dialog.theirs)
    assert (desk.title("S2.2"), desk.waiting()) == (THEIRS, [])
    desk.act()
    desk.press(desk.conflict_dialog().mine)
    assert (desk.title("S2.2"), desk.waiting()) == ("", [])


def test_start_and_end_moved_apart_are_chosen_as_one_or_written_and_read_anew(
    desk: ExchangeDesk,
) -> None:
    def move(words: str, **days: date) -> Callable[[UnitOfWork], object]:
        def edit(work: UnitOfWork) -> None:
            key = str(one(work, "S2.2")["id"])
            entry = work.find("date_entry", initiative_id=key)[0]
            work.update("date_entry", str(entry["id"]), as_written=words, **days)

        return edit

    desk.apart(
        move("marts 2026", start_earliest=date(2026, 3, 1)),
        move("september 2026", end_latest=date(2026, 9, 30)),
    )
    dialog = desk.conflict_dialog()
    assert "start og slut" in dialog.what.text()
    assert dialog.about.text().startswith("Dato: S2.2 ")
    assert list(dialog.own.edits) == ["as_written"]
    entry = dialog.shown.row.record_id
    dialog.own.edits["as_written"].setPlainText("marts til september 2026")
    desk.press(dialog.own.save)
    found: list[object] = []
    desk.here(
        lambda work: found.extend(
            work.get("date_entry", entry)[name]
            for name in ("as_written", "start_earliest", "end_latest")
        )
    )
    assert found == ["marts til september 2026", date(2026, 3, 1), date(2026, 9, 30)]


def test_what_belongs_to_something_gone_is_left_and_says_so(desk: ExchangeDesk) -> None:
    title = desk.title("S2.2")
    desk.apart(
        lambda work: work.insert(
            "initiative_alias", initiative_id=str(one(work, "S2.2")["id"]), text="Kælenavnet"
        ),
        remove("S2.2"),
    )
    dialog = desk.conflict_dialog()
    assert "noget, der ikke findes her" in dialog.what.text()
    assert f"Det, der er væk: indsats S2.2 {title}." in dialog.what.text()
    assert dialog.about.text() == f"Andet navn: S2.2 {title} · Kælenavnet"
    assert "Kælenavnet" in told(dialog)
    assert choices(dialog) == ["Prøv at gemme den nu", "Lad den ligge"]
    desk.press(dialog.mine)
    assert f"ikke her: indsats S2.2 {title}. Intet er ændret" in dialog.messages.text()
    assert len(desk.waiting()) == 1
    desk.press(dialog.theirs)
    assert desk.waiting() == []


def both(words: str) -> Callable[[UnitOfWork], object]:
    def edit(work: UnitOfWork) -> None:
        for code in ("S2.2", "S2.3"):
            work.update("initiative", str(one(work, code)["id"]), title=words, location=words)

    return edit


def test_a_records_conflicts_are_decided_alike_then_all_of_the_kind(desk: ExchangeDesk) -> None:
    desk.apart(both("Toget"), both("Kontoret"))
    dialog = desk.conflict_dialog()
    assert dialog.place.text() == "Konflikt 1 af 4"
    assert [dialog.scope.itemText(n) for n in range(dialog.scope.count())] == [
        "kun denne",
        "alle 2 for denne post",
        "alle 4 af slagsen «rettet begge steder»",
    ]
    dialog.scope.choose(RECORD)
    desk.press(dialog.mine)
    assert dialog.place.text() == "Konflikt 1 af 2"
    assert "2 afgjort" in dialog.messages.text()
    dialog.scope.choose(KIND)
    desk.press(dialog.theirs)
    assert desk.waiting() == []
    assert sorted((desk.title("S2.2"), desk.title("S2.3"))) == ["Kontoret", "Toget"]


def test_what_is_left_for_later_waits_and_the_page_goes_on(desk: ExchangeDesk) -> None:
    desk.apart(both("Toget"), both("Kontoret"))
    dialog = desk.conflict_dialog()
    desk.press(dialog.mine)
    desk.press(dialog.later)
    assert not dialog.isVisible()
    assert len(desk.waiting()) == 3
    desk.here(retitle("S2.2", "Noget nyt"))
    assert desk.title("S2.2") == "Noget nyt"


def test_what_was_written_here_since_is_shown_before_one_decides(desk: ExchangeDesk) -> None:
    desk.apart(retitle("S2.2", MINE), retitle("S2.2", THEIRS))
    desk.here(retitle("S2.2", "Skrevet bagefter"))
    desk.page.reload()
    desk.settle()
    dialog = desk.conflict_dialog()
    assert dialog.moved.isVisible()
    assert "Skrevet bagefter" in told(dialog)
    assert THEIRS not in told(dialog)


def test_a_conflict_that_a_colleague_decided_meanwhile_is_not_decided_twice(
    desk: ExchangeDesk,
) -> None:
    desk.apart(both("Toget"), both("Kontoret"))
    dialog = desk.conflict_dialog()
    shown = dialog.shown.row.id
    exchange.decide_conflict(desk.workspace, shown, ConflictChoice.MINE)
    desk.press(dialog.theirs)
    assert "allerede afgjort" in dialog.messages.text()
    assert dialog.shown.row.id != shown
    assert dialog.place.text() == "Konflikt 1 af 3"


def test_no_two_letters_of_the_page_or_the_dialog_are_the_same(desk: ExchangeDesk) -> None:
    desk.apart(both("Toget"), both("Kontoret"))
    assert shared_letters(desk.page) == []
    assert shared_letters(desk.conflict_dialog()) == []


def shared_letters(place: QWidget) -> list[str]:
    parts = [one for one in place.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in parts if isinstance(one, QAbstractButton)]
    texts += [one.text() for one in parts if isinstance(one, QLabel) and one.buddy()]
    letters = Counter(keys for text in texts if (keys := QKeySequence.mnemonic(text).toString()))
    return [keys for keys, count in letters.items() if count > 1]


def test_a_text_of_a_round_that_was_closed_here_is_not_saved_until_it_is_reopened(
    desk: ExchangeDesk,
) -> None:
    def write(work: UnitOfWork) -> None:
        work.update("status_entry", str(text_of(work)["id"]), text="Skrevet i toget")

    def text_of(work: UnitOfWork) -> Row:
        (round_,) = work.find("status_round", code="2025")
        return work.find("status_entry", round_id=round_["id"])[0]

    def turn(state: str) -> Callable[[UnitOfWork], object]:
        def write_state(work: UnitOfWork) -> None:
            (round_,) = work.find("status_round", code="2025")
            work.update("status_round", str(round_["id"]), state=state)

        return write_state

    desk.here(turn("open"))
    desk.apart(write, turn("closed"))
    dialog = desk.conflict_dialog()
    assert "Statusrunden blev lukket her" in dialog.what.text()
    assert "Runden er 2025." in dialog.what.text()
    desk.press(dialog.mine)
    assert "runden 2025 er lukket" in dialog.messages.text()
    assert len(desk.waiting()) == 1
    desk.here(turn("open"))
    desk.press(dialog.mine)
    assert desk.waiting() == []
    with operation(desk.workspace, "") as work:
        assert text_of(work)["text"] == "Skrevet i toget"
