"""A coordinator's year by the window: one round from its opening to the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.cases import Panel
from kkdesk.domain.vocabulary import AnswerState, EntryState
from kkdesk.services.listing import list_records
from kkdesk.ui.editing.controls import LineControl
from kkdesk.ui.pages.indicators.model import COL_CODE, COL_MEASURED, COL_NOTE
from tests.e2e.app_desk import running
from tests.e2e.year_desk import YearDesk, approve_all, departments, states, write_all, write_rich

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LETTER = """Til Socialforvaltningen

Lettere adgang til hjælp
Rådet mangler en vej ind i sagerne. Der er for langt til
en sagsbehandler.

Hverdagsliv med livskvalitet
Rådet er glad for de nye hold.

Med venlig hilsen
Formanden
"""
NEW_TEXT = "Året S2.2: vi nåede det, vi ville."
BETTER = "Forsøget er ført videre, og 12 borgere er med."
SUPPLEMENT = "Rådet havde ventet flere penge til tilgængelighed."
LATER = "Et navn, der først kom bagefter"


@pytest.fixture
def year(qapp: QApplication, qtbot: QtBot, database: Path, tmp_path: Path) -> Iterator[YearDesk]:
    with running(qapp, database, tmp_path / "config", lang="da") as app:
        app.wait_until_open()
        yield YearDesk(app, qtbot, tmp_path)


def test_a_year_from_the_opening_of_a_round_to_the_next(year: YearDesk) -> None:
    open_the_round(year)
    deliver(year)
    return_one(year)
    hear_the_council(year)
    answer_a_part(year)
    decide(year)
    close(year)
    supplement_late(year)
    open_the_next(year)


def open_the_round(year: YearDesk) -> None:
    desk = year.rounds()
    desk.fill(
        desk.view.new,
        code="2027",
        title="Status 2027",
        period="2025 – juni 2027",
        cut_off="juni 2027",
        cut_off_rule="Budget 2028 er ikke med",
        deadline="12. august 2027",
    )
    assert desk.sheet.head.code == "2027"
    assert len(desk.stored()) == 55
    assert states(desk) == {EntryState.MISSING}
    dialog = desk.fill(desk.view.close_round, state="")
    assert "55 tekster er ikke godkendt" in dialog.fields["state"].error.text()
    dialog.reject()
    desk.settle()
    slides = year.printed("2027")
    assert NEW_TEXT not in slides


def deliver(year: YearDesk) -> None:
    desk = year.rounds()
    write_all(desk)
    assert states(desk) == {EntryState.SUBMITTED}
    assert len(departments(desk)) == 8
    assert NEW_TEXT in year.printed("2027")


def return_one(year: YearDesk) -> None:
    desk = year.rounds()
    desk.page.open_with(entry_id=desk.entry("S2.2").id)
    desk.settle()
    view = desk.entries
    desk.press(view.send_back)
    assert "Skriv, hvad" in view.reason_field.error.text()
    view.reason.setText("Skriv, hvor mange der er med.")
    desk.press(view.send_back)
    assert "Skriv, hvor mange der er med." in view.note.text()
    assert desk.entry("S2.2").state is EntryState.RETURNED
    desk.press(view.approve_all)
    assert "kan ikke blive" in desk.view.messages.text()
    assert EntryState.APPROVED not in states(desk), "all of a department or none"
    desk.page.open_with(entry_id=desk.entry("S2.2").id)
    desk.settle()
    desk.write(BETTER)
    desk.press(view.submit)
    desk.press(view.back)
    approve_all(desk)
    assert states(desk) == {EntryState.APPROVED}
    desk.page.open_with(entry_id=desk.entry("S2.2").id)
    desk.settle()
    edit = view.form.controls["text"].edit.text  # type: ignore[attr-defined]
    assert edit.isReadOnly()
    assert "Genåbn den for at rette" in view.note.text()
    desk.press(view.reopen)
    assert not edit.isReadOnly()
    desk.press(view.back)
    dialog = desk.fill(desk.view.close_round, state="")
    assert "1 tekster er ikke godkendt (S2.2)" in dialog.fields["state"].error.text()
    dialog.reject()
    desk.settle()
    desk.page.open_with(entry_id=desk.entry("S2.2").id)
    desk.settle()
    desk.press(view.approve)
    desk.press(view.back)


def hear_the_council(year: YearDesk) -> None:
    desk = year.remarks()
    dialog = desk.letter()
    dialog.title.setText("Rådets brev")
    dialog.received.setText("1. september 2027")
    dialog.round.setCurrentIndex(
        next(n for n in range(dialog.round.count()) if "2027" in dialog.round.itemText(n))
    )
    dialog.letter.setPlainText(LETTER)
    dialog.split_button.click()
    desk.settle()
    assert [part.text for part in dialog.parts if part.kept] == [
        "Rådet mangler en vej ind i sagerne. Der er for langt til en sagsbehandler.",
        "Rådet er glad for de nye hold.",
    ]
    dialog.save_button.click()
    desk.settle()
    assert desk.page.dialog is None
    slides = year.printed("2027")
    assert "Rådet mangler en vej ind i sagerne." in slides
    assert BETTER in slides
    assert NEW_TEXT not in slides


def answer_a_part(year: YearDesk) -> None:
    desk = year.remarks()
    assert desk.page.panel.sheet is not None
    desk.page.panel.ask.click()
    desk.settle()
    (card,) = desk.page.panel.cards
    desk.type(card.form, "part", "noget helt andet")
    assert "skal være ord" in desk.problem(card.form, "part")
    desk.type(card.form, "part", "en vej ind i sagerne")
    desk.type(card.form, "deadline", "1. oktober 2027")
    write_rich(card.form, "text", "Der åbner en fælles indgang.")
    desk.settle()
    desk.pick(card.form, "state", AnswerState.GIVEN)
    assert desk.page.panel.badge.accessibleName() == "Delvist besvaret"
    rows = list_records(year.workspace, "remarks", {"round": "2027"})
    assert [(row["answered"], row["partly"]) for row in rows] == [("part", True), ("no", False)]


def decide(year: YearDesk) -> None:
    desk = year.cases()
    desk.new_case()
    desk.fill(desk.form, number="2027-0042", title="Status til udvalget", round_id="2027")
    for committee, purpose, result in (
        ("SUD", "Behandling", "Godkendt med ændringer"),
        ("ØU", "Til efterretning", "Taget til efterretning"),
        ("BR", "Til godkendelse", "Godkendt"),
    ):
        steps = desk.add(Panel.STEPS)
        desk.fill(steps.form, committee_id=committee, purpose=purpose, result=result)
    rows = list_records(year.workspace, "steps", {"case_number": "2027-0042"})
    assert [(row["committee"], row["result"]) for row in rows] == [
        ("SUD", "amended"),
        ("ØU", "noted"),
        ("BR", "decided"),
    ]
    appendices = desk.add(Panel.APPENDICES)
    desk.fill(appendices.form, title="Statusslides")
    desk.fill(desk.form, text="Status er vedlagt (bilag 1).")
    appendices.delete_button.click()
    desk.page.flush()
    year.settle()
    assert [row[1] for row in desk.cells(appendices)] == ["Statusslides"]
    assert "«Sagsfremstilling»" in appendices.line_problem.text()


def close(year: YearDesk) -> None:
    desk = year.rounds()
    desk.fill(desk.view.close_round)
    assert not desk.sheet.head.is_open
    before = "1. Mere tillid mellem borgere med handicap og kommunen"
    year.rename_objective(1, LATER)
    slides = year.printed("2027")
    assert BETTER in slides
    assert before in slides
    assert LATER not in slides, "a closed round says what was said"


def supplement_late(year: YearDesk) -> None:
    desk = year.rounds()
    dialog = desk.fill(desk.view.supplement, received="26. september 2027", about="budget 2028")
    assert "både dagen og teksten" in dialog.fields["text"].error.text()
    dialog.controls["text"].setPlainText(SUPPLEMENT)  # type: ignore[attr-defined]
    desk.press(dialog.action)
    slides = year.printed_by_hand("2027")
    assert SUPPLEMENT in slides
    assert "Modtaget den 26. september 2027, efter at runden blev lukket." in slides
    assert BETTER in slides
    assert LATER not in slides


def open_the_next(year: YearDesk) -> None:
    desk = year.rounds()
    desk.fill(desk.view.new, code="2029", title="Status 2029", deadline="12. august 2029")
    assert desk.sheet.head.code == "2029"
    assert len(desk.stored()) == 55
    desk.page.open_with(entry_id=desk.entry("S2.2").id)
    desk.settle()
    assert desk.entries.last.toPlainText() == BETTER
    desk.write("Det går stadig frem.")
    slides = year.printed("2029")
    assert "Det går stadig frem." in slides
    assert LATER in slides
    assert BETTER not in slides
    assert SUPPLEMENT not in slides


def test_a_target_without_a_unit_is_refused_at_its_field(
    year: YearDesk,
) -> None:
    page = year.indicators()
    page.view.new.click()
    year.settle()
    page.sections["target"].header.click()
    adder = page.adders["target"]
    adder.edit.setText("350")
    adder.button.click()
    year.settle()
    assert adder.edit.text() == "350"
    assert "Målet har ingen enhed" in adder.field.error.text()
    adder.edit.setText("350 pct.")
    adder.button.click()
    year.settle()
    assert page.shown is not None
    assert [one.as_written for one in page.shown.targets] == ["350 pct."]


def test_a_measurement_after_the_cut_off_is_marked_where_it_stands(year: YearDesk) -> None:
    page = year.indicators()
    codes = [str(page.model.index(n, COL_CODE).data()) for n in range(page.model.rowCount())]
    page.view.list.setCurrentIndex(page.model.index(codes.index("fleksjob"), COL_CODE))
    page.sections["measurement"].header.click()
    adder = page.adders["measurement"]
    adder.edit.setText("1020")
    adder.button.click()
    year.settle()
    card = next(
        c for c in page.cards["measurement"].cards if c.values(c.record)["as_written"] == "1020"
    )
    control = card.controls["as_of"]
    assert isinstance(control, LineControl)
    control.edit.setText("december 2025")
    control.edited.emit()
    page.flush()
    year.settle()
    notes = {
        str(page.figures.index(row, COL_MEASURED).data()): page.figures.index(row, COL_NOTE).data()
        for row in range(page.figures.rowCount())
    }
    assert notes["1020"] == "efter skæringsdatoen for runde 2025"
