from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kkdesk.db.engine import read_transaction
from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import EditConflict, InvalidValue, NothingToUndo, RecordGone, UndoBlocked
from kkdesk.services import editing, portfolio
from kkdesk.services.undo import redo, undo, undo_state
from kkdesk.services.workspace import Workspace
from tests.second_window import opened_again


def _initiative(workspace: Workspace, code: str) -> str:
    page = portfolio.list_initiatives(workspace, InitiativeFilter())
    return next(row.id for row in page.rows if row.code == code)


def _title(workspace: Workspace, initiative_id: str) -> object:
    return portfolio.initiative_detail(workspace, initiative_id).fields["title"]


def _set_title(workspace: Workspace, initiative_id: str, expected: str, value: str) -> None:
    editing.set_field(
        workspace, "initiative", initiative_id, "title", expected=expected, value=value
    )


@pytest.fixture
def new_initiative(empty_workspace: Workspace) -> str:
    editing.add_initiative(empty_workspace, title="Første", code="A1")
    return _initiative(empty_workspace, "A1")


def test_a_field_is_saved_and_found_by_search(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    _set_title(empty_workspace, new_initiative, "Første", "Nedbringe skolefravær")
    found = portfolio.list_initiatives(empty_workspace, InitiativeFilter(words="fravær"))
    assert [row.title for row in found.rows] == ["Nedbringe skolefravær"]


def test_a_second_window_cannot_overwrite_what_the_first_saved(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    engine = opened_again(empty_workspace)
    other = Workspace(engine, "colleague")
    _set_title(other, new_initiative, "Første", "Kollegaens")
    with pytest.raises(EditConflict) as conflict:
        _set_title(empty_workspace, new_initiative, "Første", "Min")
    assert (conflict.value.stored, conflict.value.who) == ("Kollegaens", "colleague")
    assert _title(empty_workspace, new_initiative) == "Kollegaens"
    engine.dispose()


def test_setting_what_is_stored_already_is_no_conflict(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    _set_title(empty_workspace, new_initiative, "noget gammelt", "Første")
    assert undo_state(empty_workspace).undo_label == "add initiative A1"


def test_an_empty_title_and_a_taken_code_are_refused_at_the_field(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    with pytest.raises(InvalidValue):
        _set_title(empty_workspace, new_initiative, "Første", "   ")
    with pytest.raises(InvalidValue, match="A1"):
        editing.add_initiative(empty_workspace, title="Anden", code="A1")
    assert portfolio.list_initiatives(empty_workspace, InitiativeFilter()).total == 1


def test_undo_and_redo_walk_back_and_forth_and_survive_a_restart(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    _set_title(empty_workspace, new_initiative, "Første", "Anden")
    _set_title(empty_workspace, new_initiative, "Anden", "Tredje")
    undo(empty_workspace)
    assert _title(empty_workspace, new_initiative) == "Anden"
    engine = opened_again(empty_workspace)
    restarted = Workspace(engine, "tester")
    undo(restarted)
    assert _title(restarted, new_initiative) == "Første"
    redo(restarted)
    redo(restarted)
    assert _title(restarted, new_initiative) == "Tredje"
    with pytest.raises(NothingToUndo):
        redo(restarted)
    engine.dispose()


def test_deleting_takes_what_is_owned_and_undo_brings_all_back(
    sample_workspace: Workspace,
) -> None:
    trial = _initiative(sample_workspace, "S2.2")
    before = portfolio.initiative_detail(sample_workspace, trial)
    editing.delete_record(sample_workspace, "initiative", trial)
    with pytest.raises(RecordGone):
        portfolio.initiative_detail(sample_workspace, trial)
    undo(sample_workspace)
    after = portfolio.initiative_detail(sample_workspace, trial)
    assert (after.dates, after.texts, after.fields) == (before.dates, before.texts, before.fields)
    assert (
        portfolio.list_initiatives(sample_workspace, InitiativeFilter(words="merudgift")).total >= 1
    )


def test_undo_is_refused_when_a_colleague_changed_the_field_since(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    _set_title(empty_workspace, new_initiative, "Første", "Min")
    engine = opened_again(empty_workspace)
    _set_title(Workspace(engine, "colleague"), new_initiative, "Min", "Kollegaens")
    with pytest.raises(UndoBlocked):
        undo(empty_workspace)
    assert _title(empty_workspace, new_initiative) == "Kollegaens"
    engine.dispose()


def test_a_date_is_read_from_its_words_and_follows_them(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    editing.add_date(empty_workspace, new_initiative, words="forsøget løber frem til marts 2026")
    (stored,) = portfolio.initiative_detail(empty_workspace, new_initiative).dates
    assert (stored.end_earliest, stored.end_latest) == (date(2026, 3, 1), date(2026, 3, 31))
    editing.set_date_words(
        empty_workspace, stored.id, expected=stored.as_written, words="1. september"
    )
    (stored,) = portfolio.initiative_detail(empty_workspace, new_initiative).dates
    assert (stored.as_written, stored.earliest, stored.flag) == ("1. september", None, "no_year")
    undo(empty_workspace)
    (stored,) = portfolio.initiative_detail(empty_workspace, new_initiative).dates
    assert stored.end_latest == date(2026, 3, 31)


def test_money_is_read_from_its_words_with_its_years(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    editing.add_money(
        empty_workspace, new_initiative, words="22,7 mio. kr. årligt fra 2025 og frem"
    )
    (stored,) = portfolio.initiative_detail(empty_workspace, new_initiative).money
    assert (stored.amount_ore, stored.basis, stored.first_year, stored.open_ended) == (
        2_270_000_000, "per_year", 2025, True,
    )  # fmt: skip


def test_links_are_set_and_a_colleagues_link_is_not_lost(sample_workspace: Workspace) -> None:
    trial = _initiative(sample_workspace, "S2.2")
    detail = portfolio.initiative_detail(sample_workspace, trial)
    choices = portfolio.choices(sample_workspace)
    first = next(c.id for c in choices.objectives if c.code == "1")
    wanted = [*detail.objective_ids, first]
    editing.set_links(
        sample_workspace, trial, "objective", expected=detail.objective_ids, wanted=wanted
    )
    with pytest.raises(EditConflict):
        editing.set_links(
            sample_workspace, trial, "objective", expected=detail.objective_ids, wanted=[]
        )
    stored = portfolio.initiative_detail(sample_workspace, trial).objective_ids
    assert set(stored) == set(wanted)


def test_typed_text_keeps_its_letters_and_loses_control_characters(
    empty_workspace: Workspace, new_initiative: str
) -> None:
    _set_title(empty_workspace, new_initiative, "Første", "A\u030aben <b>&\x00 dør")
    assert _title(empty_workspace, new_initiative) == "Åben <b>& dør"


def test_a_role_is_suggested_by_the_words(empty_workspace: Workspace, new_initiative: str) -> None:
    editing.add_date(empty_workspace, new_initiative, words="trådte i kraft 1. august 2023")
    (stored,) = portfolio.initiative_detail(empty_workspace, new_initiative).dates
    assert stored.role is DateRole.TAKES_EFFECT


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(titles=st.lists(st.text("abcæøå ", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_undoing_every_edit_restores_every_state_in_turn(
    empty_workspace: Workspace, titles: list[str]
) -> None:
    editing.add_initiative(empty_workspace, title="start")
    with read_transaction(empty_workspace.engine) as connection:
        newest = connection.execute(text("SELECT max(id) FROM initiative")).scalar_one()
    states = ["start"]
    for title in titles:
        if title != states[-1]:
            _set_title(empty_workspace, newest, states[-1], title)
            states.append(title)
    for expected in reversed(states):
        assert _title(empty_workspace, newest) == expected
        undo(empty_workspace)
    with pytest.raises(RecordGone):
        portfolio.initiative_detail(empty_workspace, newest)
