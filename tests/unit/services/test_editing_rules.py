"""What an edit may not do, and what must follow it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.sql import text
from kkdesk.db.unit_of_work import LONGEST_TEXT, UnitOfWork
from kkdesk.domain.records import DateRecord, InitiativeFilter
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import EditConflict, InvalidValue, ReadOnlyMode, UndoBlocked
from kkdesk.services import deadlines, editing, listing, portfolio, round_adding, rounds
from kkdesk.services.undo import redo, undo, undo_state
from kkdesk.services.workspace import Workspace
from tests.conftest import ON_SERVER
from tests.second_window import opened_again

if TYPE_CHECKING:
    from sqlalchemy import Connection


def _initiative(workspace: Workspace, code: str) -> str:
    page = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000)
    return next(row.id for row in page.rows if row.code == code)


def _date(workspace: Workspace, initiative_id: str, words: str) -> DateRecord:
    dates = portfolio.initiative_detail(workspace, initiative_id).dates
    return next(stored for stored in dates if stored.as_written == words)


@pytest.fixture
def initiative(empty_workspace: Workspace) -> str:
    editing.add_initiative(empty_workspace, title="Første", code="A1")
    return _initiative(empty_workspace, "A1")


def test_a_confirmation_falls_when_the_words_mean_another_day_and_comes_back_with_undo(
    empty_workspace: Workspace, initiative: str
) -> None:
    editing.add_date(empty_workspace, initiative, words="marts 2026", role=DateRole.END)
    stored = _date(empty_workspace, initiative, "marts 2026")
    deadlines.confirm(empty_workspace, stored.id, date(2026, 4, 1))
    editing.set_date_words(
        empty_workspace, stored.id, expected="marts 2026", words="frem til marts 2026"
    )
    kept = _date(empty_workspace, initiative, "frem til marts 2026")
    assert kept.confirmed_on == date(2026, 4, 1)
    editing.set_date_words(
        empty_workspace, stored.id, expected="frem til marts 2026", words="maj 2026"
    )
    assert _date(empty_workspace, initiative, "maj 2026").confirmed_on is None
    undo(empty_workspace)
    again = _date(empty_workspace, initiative, "frem til marts 2026")
    assert again.confirmed_on == date(2026, 4, 1)


def test_a_computed_end_is_computed_anew_from_its_start_when_its_duration_is_edited(
    sample_workspace: Workspace,
) -> None:
    pilot = _initiative(sample_workspace, "S6.16")
    stored = _date(sample_workspace, pilot, "toårigt")
    assert (stored.latest, stored.computed) == (date(2026, 12, 31), True)
    editing.set_date_words(sample_workspace, stored.id, expected="toårigt", words="treårigt")
    longer = _date(sample_workspace, pilot, "treårigt")
    assert (longer.latest, longer.computed_from) == (date(2027, 12, 31), "treårigt")
    editing.set_date_words(sample_workspace, stored.id, expected="treårigt", words="juni 2027")
    typed = _date(sample_workspace, pilot, "juni 2027")
    assert (typed.latest, typed.computed) == (date(2027, 6, 30), False)
    undo(sample_workspace)
    undo(sample_workspace)
    assert _date(sample_workspace, pilot, "toårigt") == stored


def test_words_set_as_a_field_are_read_as_well(empty_workspace: Workspace, initiative: str) -> None:
    editing.add_date(empty_workspace, initiative, words="marts 2026")
    stored = _date(empty_workspace, initiative, "marts 2026")
    editing.set_field(
        empty_workspace, "date_entry", stored.id, "as_written",
        expected="marts 2026", value="maj 2027",
    )  # fmt: skip
    assert _date(empty_workspace, initiative, "maj 2027").latest == date(2027, 5, 31)
    editing.add_money(empty_workspace, initiative, words="2 mio. kr. i 2025")
    (money,) = portfolio.initiative_detail(empty_workspace, initiative).money
    editing.set_money_words(
        empty_workspace, money.id, expected="2 mio. kr. i 2025", words="3 mio. kr. i 2026"
    )
    (money,) = portfolio.initiative_detail(empty_workspace, initiative).money
    assert (money.amount_ore, money.first_year) == (300_000_000, 2026)


@pytest.mark.parametrize("words", ["", "  ", "\x00\u00ad"])
def test_nothing_is_no_date_no_money_and_no_title(
    empty_workspace: Workspace, initiative: str, words: str
) -> None:
    with pytest.raises(InvalidValue):
        editing.add_date(empty_workspace, initiative, words=words)
    with pytest.raises(InvalidValue):
        editing.add_money(empty_workspace, initiative, words=words)
    with pytest.raises(InvalidValue):
        editing.add_initiative(empty_workspace, title=words)
    assert portfolio.list_initiatives(empty_workspace, InitiativeFilter()).total == 1


def test_a_budget_line_may_lose_its_code(sample_workspace: Workspace) -> None:
    with read_transaction(sample_workspace.engine) as connection:
        line = connection.exec_driver_sql(
            "SELECT id FROM appropriation WHERE code = 'SO06'"
        ).scalar_one()
    editing.set_field(sample_workspace, "appropriation", line, "code", expected="SO06", value="")
    assert listing.list_records(sample_workspace, "funding", {"code": "SO06"}) == []


def test_a_value_outside_its_closed_list_is_refused_at_the_field(
    empty_workspace: Workspace, initiative: str
) -> None:
    with pytest.raises(InvalidValue, match="in_progress") as refused:
        editing.set_field(
            empty_workspace, "initiative", initiative, "state", expected="", value="færdig"
        )
    assert refused.value.field == "initiative.state"
    editing.add_date(empty_workspace, initiative, words="maj 2026")
    stored = _date(empty_workspace, initiative, "maj 2026")
    with pytest.raises(InvalidValue):
        editing.set_field(
            empty_workspace, "date_entry", stored.id, "role", expected=stored.role, value=""
        )


def test_a_text_without_end_is_refused(empty_workspace: Workspace, initiative: str) -> None:
    with pytest.raises(InvalidValue, match="200000"):
        editing.set_field(
            empty_workspace, "initiative", initiative, "description",
            expected="", value="x" * (LONGEST_TEXT + 1),
        )  # fmt: skip


def test_what_the_schema_forbids_arrives_as_words(sample_workspace: Workspace) -> None:
    trial = _initiative(sample_workspace, "S2.2")
    round_id = portfolio.choices(sample_workspace).rounds[0].id
    rounds.reopen_round(sample_workspace, round_id, "En fejl.")
    with pytest.raises(InvalidValue, match="already has a text"):
        round_adding.add_text(sample_workspace, round_id, trial)
    with pytest.raises(InvalidValue, match="does not exist"):
        editing.add_item(
            sample_workspace, "initiative_alias", initiative_id="nowhere", text="andet navn"
        )
    detail = portfolio.initiative_detail(sample_workspace, trial)
    with pytest.raises(InvalidValue, match="does not exist"):
        editing.set_links(
            sample_workspace, trial, "priority", expected=detail.priority_ids, wanted=["nowhere"]
        )


def test_one_link_wished_twice_is_one_link(sample_workspace: Workspace) -> None:
    trial = _initiative(sample_workspace, "S2.2")
    chosen = portfolio.choices(sample_workspace).objectives[0].id
    before = portfolio.initiative_detail(sample_workspace, trial).objective_ids
    editing.set_links(
        sample_workspace, trial, "objective", expected=before, wanted=[chosen, chosen]
    )
    assert portfolio.initiative_detail(sample_workspace, trial).objective_ids == (chosen,)


def test_a_new_partner_comes_last_and_a_committee_stays_a_committee(
    sample_workspace: Workspace,
) -> None:
    strategy = _initiative(sample_workspace, "S2.6")
    choices = portfolio.choices(sample_workspace)
    before = [p.id for p in portfolio.initiative_detail(sample_workspace, strategy).partners]
    known = {c.id for c in (*choices.departments, *choices.committees)}
    parties = [party for party in before if party in known]
    assert {c.id for c in choices.committees} & set(parties)
    added = next(c.id for c in choices.committees if c.id not in parties)
    editing.set_partners(sample_workspace, strategy, expected=parties, wanted=[added, *parties])
    after = [p.id for p in portfolio.initiative_detail(sample_workspace, strategy).partners]
    assert after == [*before, added]
    with pytest.raises(EditConflict):
        editing.set_partners(sample_workspace, strategy, expected=parties, wanted=[])


def test_undo_of_an_addition_is_refused_when_a_colleague_has_worked_on_it(
    empty_workspace: Workspace, initiative: str
) -> None:
    engine = opened_again(empty_workspace)
    colleague = Workspace(engine, "colleague")
    editing.set_field(
        colleague, "initiative", initiative, "title", expected="Første", value="Kollegaens"
    )
    with pytest.raises(UndoBlocked):
        undo(empty_workspace)
    undo(colleague)
    undo(empty_workspace)
    assert portfolio.list_initiatives(empty_workspace, InitiativeFilter()).total == 0
    engine.dispose()


def test_a_deleted_initiative_does_not_come_back_beside_a_new_one_of_its_code(
    empty_workspace: Workspace, initiative: str
) -> None:
    editing.delete_record(empty_workspace, "initiative", initiative)
    engine = opened_again(empty_workspace)
    colleague = Workspace(engine, "colleague")
    editing.add_initiative(colleague, title="Ny", code="A1")
    with pytest.raises(UndoBlocked):
        undo(empty_workspace)
    rows = listing.list_records(empty_workspace, "initiatives", {"code": "A1"})
    assert [row["title"] for row in rows] == ["Ny"]
    engine.dispose()


def test_what_hung_on_something_deleted_since_does_not_come_back(
    sample_workspace: Workspace,
) -> None:
    trial = _initiative(sample_workspace, "S2.2")
    date_id = portfolio.initiative_detail(sample_workspace, trial).dates[0].id
    editing.delete_record(sample_workspace, "date_entry", date_id)
    engine = opened_again(sample_workspace)
    editing.delete_record(Workspace(engine, "colleague"), "initiative", trial)
    with pytest.raises(UndoBlocked):
        undo(sample_workspace)
    engine.dispose()


def test_undo_walks_back_through_more_history_than_anybody_remembers(
    empty_workspace: Workspace,
) -> None:
    with write_transaction(empty_workspace.engine) as connection:
        for number in range(300):
            _did(connection, f"add {number}", "do")
        for number in reversed(range(250)):
            _did(connection, f"add {number + 50}", "undo")
    state = undo_state(empty_workspace)
    assert (state.undo_label, state.redo_label) == ("add 49", "add 50")


def test_the_order_of_history_is_kept_when_the_clock_goes_back(
    empty_workspace: Workspace, initiative: str
) -> None:
    editing.set_field(
        empty_workspace, "initiative", initiative, "title", expected="Første", value="Anden"
    )
    with write_transaction(empty_workspace.engine) as connection:
        later = "SET CONSTRAINTS ALL DEFERRED" if ON_SERVER else "PRAGMA defer_foreign_keys=ON"
        connection.exec_driver_sql(later)
        older = "00000000-0000-7000-8000-000000000000"
        newest = connection.exec_driver_sql(
            "SELECT id FROM operation ORDER BY number DESC LIMIT 1"
        ).scalar_one()
        for table, column in (("operation", "id"), ("change", "operation_id")):
            connection.execute(
                text(f"UPDATE {table} SET {column} = :older WHERE {column} = :newest"),  # noqa: S608 -- two fixed names
                {"older": older, "newest": newest},
            )
    undo(empty_workspace)
    assert portfolio.initiative_detail(empty_workspace, initiative).fields["title"] == "Første"


def test_a_database_open_for_reading_refuses_every_change(
    empty_workspace: Workspace, initiative: str
) -> None:
    engine = opened_again(empty_workspace, read_only=True)
    reader = Workspace(engine, "tester")
    with pytest.raises(ReadOnlyMode):
        undo(reader)
    with pytest.raises(ReadOnlyMode):
        redo(reader)
    with pytest.raises(ReadOnlyMode):
        editing.delete_record(reader, "initiative", initiative)
    assert undo_state(reader).undo_label == "add initiative A1"
    engine.dispose()


def test_a_budget_lines_code_finds_the_initiative_it_pays_for(
    empty_workspace: Workspace, initiative: str
) -> None:
    editing.add_money(empty_workspace, initiative, words="3 mio. kr.", code="SO99")
    found = portfolio.list_initiatives(empty_workspace, InitiativeFilter(words="so99"))
    assert [row.code for row in found.rows] == ["A1"]


def _did(connection: Connection, label: str, kind: str) -> None:
    UnitOfWork(connection, by="tester", label=label, kind=kind).insert("organisation", name=label)
