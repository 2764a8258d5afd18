"""Which returned texts are chosen: from the start, by a person, and after files are read anew."""

from __future__ import annotations

from pathlib import Path

from kkdesk.domain.status_forms import FormChange, FormOutcome, FormPreview
from kkdesk.errors import OutputNotWritable
from kkdesk.ui.pages.rounds.forms_choice import FormsChoice

FILE = Path("SOF.docx")


def change(
    code: str = "S1", outcome: FormOutcome = FormOutcome.NEW, now: str = "", came: str = "Ny."
) -> FormChange:
    return FormChange(
        outcome, code, entry_id=f"id {code}", text_then="Før.", text_now=now, text_returned=came
    )


def preview(*changes: FormChange, round_id: str = "r") -> FormPreview:
    return FormPreview(round_id, round_id, "SOF", None, changes)


def chosen(choice: FormsChoice) -> list[tuple[str, str]]:
    return [(one.path.name, one.change.code) for one in choice.ticked()]


def test_only_new_texts_are_chosen_from_the_start() -> None:
    choice = FormsChoice("r")
    outcomes = {f"S{number}": one for number, one in enumerate(FormOutcome)}
    choice.take(FILE, preview(*(change(code, one) for code, one in outcomes.items())))
    assert [outcomes[code] for _, code in chosen(choice)] == [FormOutcome.NEW]
    for one in choice.returned():
        choice.tick(one, on=True)
    assert {outcomes[code] for _, code in chosen(choice)} == {FormOutcome.NEW, FormOutcome.BOTH}


def test_nothing_of_another_round_is_chosen_from_the_start() -> None:
    choice = FormsChoice("r")
    choice.take(FILE, preview(change(), round_id="another"))
    assert chosen(choice) == []
    choice.tick(choice.returned()[0], on=True)
    assert chosen(choice) == [("SOF.docx", "S1")]


def test_a_choice_over_what_both_wrote_ends_when_the_text_here_is_another_one() -> None:
    choice = FormsChoice("r")
    choice.take(FILE, preview(change(outcome=FormOutcome.BOTH, now="Set.")))
    choice.tick(choice.returned()[0], on=True)
    choice.take(FILE, preview(change(outcome=FormOutcome.BOTH, now="Set.")))
    assert chosen(choice) == [("SOF.docx", "S1")]
    choice.take(FILE, preview(change(outcome=FormOutcome.BOTH, now="Ikke set.")))
    assert chosen(choice) == []


def test_a_file_that_cannot_be_read_again_keeps_its_ticks_until_it_can() -> None:
    choice = FormsChoice("r")
    choice.take(FILE, preview(change("S1"), change("S2")))
    choice.tick(choice.returned()[0], on=False)
    choice.refuse(FILE, OutputNotWritable(FILE))
    assert choice.returned() == ()
    choice.take(FILE, preview(change("S1"), change("S2")))
    assert chosen(choice) == [("SOF.docx", "S2")]


def test_one_text_is_chosen_of_those_that_differ_between_files() -> None:
    choice = FormsChoice("r")
    choice.take(FILE, preview(change(came="Den ene."), change("S2")))
    choice.take(Path("igen.docx"), preview(change(came="Den anden."), change("S2")))
    assert chosen(choice) == [("SOF.docx", "S2")]
    first, _, second, _ = choice.returned()
    choice.tick(first, on=True)
    choice.tick(second, on=True)
    assert ("igen.docx", "S1") in chosen(choice)
    assert ("SOF.docx", "S1") not in chosen(choice)
