"""Saving as one types, on a table of values in memory that refuses as the services do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QWidget

from kkdesk.domain.changes import Changes
from kkdesk.errors import EditConflict, InvalidValue, KkdeskError
from kkdesk.ui.change_bus import ChangeBus
from kkdesk.ui.editing.binding import Binding, Saver, Slot, Unsaved
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    FlagControl,
    LineControl,
    RichControl,
    WordsControl,
)
from kkdesk.ui.pages.context import PageContext
from kkdesk.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.controls import Stored

SLOT = Slot("initiative", "a", "title", "a", "Titel")
OTHER = Slot("initiative", "b", "title", "b", "Titel")


class Table:
    """Stored values by record; an empty one is refused, a changed one conflicts."""

    def __init__(self) -> None:
        self.values: dict[str, Stored] = {"a": "Første", "b": "Anden"}
        self.saves: list[Stored] = []

    def save(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        if value == "":
            raise InvalidValue("initiative.title", "feltet skal udfyldes", "fill it in")
        stored = self.values[slot.record_id]
        if stored not in (expected, value):
            raise EditConflict(
                "initiative", slot.record_id, "title",
                expected=expected, stored=stored, wanted=value, who="Mette",
            )  # fmt: skip
        self.values[slot.record_id] = value
        self.saves.append(value)
        return Changes("op", "set", frozenset({"initiative"}), frozenset({slot.record_id}))


def nowhere(key: str, **what: object) -> None:
    """Go to no page: there is only one."""


class Desk:
    """A field bound to the table, and what became of its saves."""

    def __init__(self, worker: Worker, qtbot: QtBot) -> None:
        self.qtbot, self.worker = qtbot, worker
        self.table = Table()
        self.errors: list[KkdeskError] = []
        self.stranded: list[tuple[Slot, Unsaved]] = []
        self.conflicts: list[EditConflict] = []
        self.problems: list[str] = []
        self.bus = ChangeBus()
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.saver = Saver(
            PageContext(
                cast("Workspace", None),  # the table stands for it
                worker,
                self.bus,
                nowhere,
                self.errors.append,
            ),
            self.home,
        )
        self.saver.stranded.connect(lambda slot, unsaved: self.stranded.append((slot, unsaved)))
        self.saver.conflict.connect(lambda _, error: self.conflicts.append(error))
        self.control = LineControl()
        qtbot.addWidget(self.control.edit)
        self.binding = Binding(self.control, self.saver, self.table.save)
        self.binding.problem.connect(self.problems.append)
        self.binding.bind(SLOT, "Første")

    def type(self, words: str) -> None:
        self.control.edit.setText(words)
        self.control.edited.emit()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.worker.idle)


@pytest.fixture
def desk(qapp: object, qtbot: QtBot) -> Iterator[Desk]:
    assert qapp is not None
    worker = Worker()
    yield Desk(worker, qtbot)
    assert worker.close()


def test_what_is_typed_is_saved_when_the_person_pauses(desk: Desk) -> None:
    desk.type("Ny titel")
    assert desk.table.saves == []
    desk.qtbot.waitUntil(lambda: desk.table.saves == ["Ny titel"], timeout=3000)
    desk.settle()
    assert not desk.binding.dirty


def test_what_is_typed_is_saved_at_once_when_the_person_goes_on(desk: Desk) -> None:
    desk.type("Ny titel")
    desk.control.left.emit()
    desk.settle()
    assert desk.table.values["a"] == "Ny titel"


def test_going_on_without_a_change_saves_nothing(desk: Desk) -> None:
    desk.control.left.emit()
    desk.settle()
    assert desk.table.saves == []


def test_saves_follow_each_other_though_the_first_is_still_on_its_way(desk: Desk) -> None:
    for words in ("N", "Ny", "Ny t"):
        desk.type(words)
        desk.binding.flush()
    desk.settle()
    assert desk.table.saves == ["N", "Ny", "Ny t"]
    assert desk.conflicts == []


def test_a_refused_value_stays_typed_and_the_reason_is_shown(desk: Desk) -> None:
    desk.type("")
    desk.binding.flush()
    desk.settle()
    assert desk.control.edit.text() == ""
    assert desk.table.values["a"] == "Første"
    assert "skal udfyldes" in desk.problems[-1]


def test_a_better_value_after_a_refused_one_is_saved_and_clears_the_reason(desk: Desk) -> None:
    desk.type("")
    desk.binding.flush()
    desk.type("God titel")
    desk.binding.flush()
    desk.settle()
    assert desk.table.values["a"] == "God titel"
    assert desk.conflicts == []
    assert desk.problems[-1] == ""


def test_a_value_somebody_else_stored_is_not_overwritten(desk: Desk) -> None:
    desk.table.values["a"] = "Mettes titel"
    desk.type("Min titel")
    desk.binding.flush()
    desk.settle()
    assert desk.table.values["a"] == "Mettes titel"
    assert desk.control.edit.text() == "Min titel"
    assert [error.who for error in desk.conflicts] == ["Mette"]


def test_nothing_is_sent_while_a_conflict_is_being_decided(desk: Desk) -> None:
    desk.table.values["a"] = "Mettes titel"
    desk.type("Min titel")
    desk.binding.flush()
    desk.settle()
    desk.binding.flush()
    desk.settle()
    assert len(desk.conflicts) == 1


@pytest.mark.parametrize(
    ("chosen", "stored"),
    [("Min titel", "Min titel"), ("Mettes titel", "Mettes titel"), ("Begge", "Begge")],
)
def test_the_person_decides_what_shall_stand(desk: Desk, chosen: str, stored: str) -> None:
    desk.table.values["a"] = "Mettes titel"
    desk.type("Min titel")
    desk.binding.flush()
    desk.settle()
    desk.binding.decide("Mettes titel", chosen)
    desk.settle()
    assert desk.table.values["a"] == stored
    assert desk.control.edit.text() == stored
    assert desk.problems[-1] == ""
    assert not desk.binding.dirty


def test_a_third_change_during_the_decision_is_a_conflict_again(desk: Desk) -> None:
    desk.table.values["a"] = "Mettes titel"
    desk.type("Min titel")
    desk.binding.flush()
    desk.settle()
    desk.table.values["a"] = "Mettes anden titel"
    desk.binding.decide("Mettes titel", "Min titel")
    desk.settle()
    assert desk.table.values["a"] == "Mettes anden titel"
    assert len(desk.conflicts) == 2


def test_what_is_stored_meanwhile_is_shown_unless_something_is_typed(desk: Desk) -> None:
    desk.binding.refresh("Ny fra et andet vindue")
    assert desk.control.edit.text() == "Ny fra et andet vindue"
    desk.type("Under skrivning")
    desk.binding.refresh("Endnu nyere")
    assert desk.control.edit.text() == "Under skrivning"


def test_going_to_another_record_saves_what_was_typed_in_the_first(desk: Desk) -> None:
    desk.type("Ny titel")
    desk.binding.bind(OTHER, "Anden")
    desk.settle()
    assert desk.table.values == {"a": "Ny titel", "b": "Anden"}
    assert desk.control.edit.text() == "Anden"


def test_what_could_not_be_saved_waits_for_its_record(desk: Desk) -> None:
    desk.table.values["a"] = "Mettes titel"
    desk.type("Min titel")
    desk.binding.bind(OTHER, "Anden")
    desk.settle()
    assert desk.control.edit.text() == "Anden"
    assert [slot.record_id for slot, _ in desk.stranded] == ["a"]
    desk.binding.bind(SLOT, "Mettes titel")
    assert desk.control.edit.text() == "Min titel"
    assert "Mette" in desk.problems[-1]
    assert desk.saver.kept == ()


def test_saving_tells_every_page_what_changed(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.bus.changed.connect(heard.append)
    desk.type("Ny titel")
    desk.binding.flush()
    desk.settle()
    assert [changes.ids for changes in heard] == [frozenset({"a"})]


def test_control_characters_are_gone_from_the_field_once_saved(desk: Desk) -> None:
    desk.type("Ny\u200b titel")
    desk.binding.flush()
    desk.settle()
    assert desk.control.edit.text() == "Ny titel"
    assert not desk.binding.dirty


def test_an_untouched_rich_text_keeps_its_stored_spelling(qtbot: QtBot) -> None:
    control = RichControl("Tekst")
    qtbot.addWidget(control.edit)
    control.show("* et punkt\n* et til")
    assert control.value() == "* et punkt\n* et til"


def test_several_names_are_written_one_a_line(qtbot: QtBot) -> None:
    control = WordsControl("Navne")
    qtbot.addWidget(control.edit)
    with qtbot.assertNotEmitted(control.edited):
        control.show(("Et", "To"))
    control.edit.setPlainText("Et\n\n  Tre ")
    assert control.value() == ("Et", "Tre")


def test_a_choice_of_nothing_is_stored_as_nothing(qtbot: QtBot) -> None:
    control = ChoiceControl([("", "Ingen"), ("x", "Noget")], optional=True)
    qtbot.addWidget(control.combo)
    control.show(None)
    assert control.value() is None
    control.show("x")
    assert control.value() == "x"


def test_a_stored_value_that_is_not_on_the_list_is_shown_and_kept(qtbot: QtBot) -> None:
    control = ChoiceControl([("a", "A")])
    qtbot.addWidget(control.combo)
    control.show("gammel")
    assert control.value() == "gammel"


def test_a_tick_says_yes_or_no_in_words(qtbot: QtBot) -> None:
    control = FlagControl("Fortrolig")
    qtbot.addWidget(control.box)
    assert control.words(value=True) == "Ja"
    assert control.words(value=False) == "Nej"
