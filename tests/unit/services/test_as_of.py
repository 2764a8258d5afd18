"""A database as of a day: what it held then, and nothing of what came later."""

from __future__ import annotations

import os
import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from sqlalchemy import text

from kkdesk.db.as_of import copy_as_of, end_of, write_stale_words
from kkdesk.db.engine import database_path, open_engine, read_transaction, write_transaction
from kkdesk.db.unit_of_work import UnitOfWork
from kkdesk.errors import DayBeforeHistory, RecordGone
from kkdesk.services import deadlines, editing
from kkdesk.services.undo import undo
from kkdesk.services.workspace import operation
from tests.unit.services.test_histories import (
    Content,
    Desk,
    Step,
    act,
    content,
    histories,
    index,
    new_desk,
    seeded,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["new_desk", "seeded"]

FIRST = date(2023, 6, 1)


def stamp(desk: Desk, day: date) -> None:
    """Let what was done since the last stamp have been done at noon of a day."""
    noon = datetime.combine(day, datetime.min.time()).astimezone() + timedelta(hours=12)
    with write_transaction(desk.engine) as connection:
        connection.execute(
            text("UPDATE operation SET at = :noon WHERE at > :now"),
            {"noon": noon.isoformat(timespec="microseconds"), "now": end_of(date(2024, 12, 31))},
        )


def path_of(desk: Desk) -> Path:
    return Path(database_path(desk.engine))


def words_at(path: Path) -> set[tuple[str, ...]]:
    write_stale_words(path)
    engine = open_engine(path, read_only=True)
    try:
        with read_transaction(engine) as connection:
            return index(connection)
    finally:
        engine.dispose()


def content_at(desk: Desk, day: date) -> tuple[Content, set[tuple[str, ...]]]:
    past = copy_as_of(path_of(desk), day)
    try:
        engine = open_engine(past.path, read_only=True)
        try:
            rows = content(engine)
        finally:
            engine.dispose()
        return rows, words_at(past.path)
    finally:
        past.remove()


@histories
@given(history=steps)
@example(history=[(0, 7, 0, 2), (0, 7, 0, 4), (1, 9, 0, 1)])
def test_every_day_of_a_random_history_comes_back_as_it_was_saved_that_day(
    new_desk: Callable[[], Desk],
    history: list[Step],
) -> None:
    desk, saved = new_desk(), []
    stamp(desk, FIRST)
    for number, step in enumerate(history):
        day = FIRST + timedelta(days=number)
        who, changes = act(desk, step)
        if changes is not None and changes.operation_id and step[3] % 5 == 0:
            undo(who)
        stamp(desk, day)
        with read_transaction(desk.engine) as connection:
            saved.append((day, content(desk.engine), index(connection)))
    for day, rows, words in saved:
        assert content_at(desk, day) == (rows, words)


def test_a_record_deleted_and_brought_back_later_is_what_it_was_before_both(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    who, before = desk.people[0], content(desk.engine)
    key = desk.ids("initiative")[0]
    with operation(who, "first") as work:
        work.update("initiative", key, title="Efter")
    with operation(who, "gone") as work:
        work.delete("initiative", key)
    undo(who)
    with operation(who, "again") as work:
        work.update("initiative", key, title="Til sidst", code="X9")
    stamp(desk, FIRST + timedelta(days=1))
    assert content_at(desk, FIRST)[0] == before
    assert content_at(desk, FIRST + timedelta(days=1))[0] == content(desk.engine)


def test_words_stand_in_the_order_they_were_given_in_whichever_changed_later(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    who, key = desk.people[0], desk.ids("initiative")[0]
    for words in ("toårigt", "2022-2024"):
        editing.add_date(who, key, words=words)
    stamp(desk, FIRST)
    with read_transaction(desk.engine) as connection:
        before = index(connection)
    deadlines.confirm(who, desk.ids("date_entry")[0], FIRST)
    stamp(desk, FIRST + timedelta(days=1))
    assert content_at(desk, FIRST)[1] == before


def test_two_records_that_changed_codes_change_back(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    before = content(desk.engine)
    one, other = desk.ids("initiative")
    with operation(desk.people[0], "swap") as work:
        work.update("initiative", one, code="mellem")
        work.update("initiative", other, code="S1")
        work.update("initiative", one, code="S2")
    stamp(desk, FIRST + timedelta(days=1))
    assert content_at(desk, FIRST)[0] == before


def test_the_copy_has_only_the_history_up_to_the_day(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    with operation(desk.people[0], "later") as work:
        work.insert("person", organisation_id=desk.ids("organisation")[0], name="Senere kommet")
    past = copy_as_of(path_of(desk), FIRST)
    engine = open_engine(past.path, read_only=True)
    with read_transaction(engine) as connection:
        labels = list(connection.execute(text("SELECT label FROM operation")).scalars())
        query = "SELECT 1 FROM change WHERE after LIKE '%Senere kommet%'"
        later = connection.execute(text(query)).all()
    engine.dispose()
    assert labels == ["load sample"]
    assert not later
    if os.name == "posix":
        assert stat.S_IMODE(past.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(past.folder.stat().st_mode) == 0o700
    past.remove()
    assert not past.folder.exists()


def test_a_day_before_the_first_operation_is_refused_with_the_first_day(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    with pytest.raises(DayBeforeHistory) as refused:
        copy_as_of(path_of(desk), FIRST - timedelta(days=1))
    assert refused.value.begun == FIRST
    assert "1. juni 2023" in refused.value.message("da")


def test_a_clock_that_was_set_back_hides_nothing_done_before_it(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    with operation(desk.people[0], "in time") as work:
        first = work.insert("person", organisation_id=desk.ids("organisation")[0], name="Ena")
    stamp(desk, FIRST + timedelta(days=9))
    with operation(desk.people[0], "clock set back") as work:
        work.insert("person", organisation_id=desk.ids("organisation")[0], name="Toa")
    stamp(desk, FIRST + timedelta(days=2))
    then = content_at(desk, FIRST + timedelta(days=5))[0]
    assert first not in then["person"], "what came before it in the log is later than the day"
    now = content_at(desk, FIRST + timedelta(days=9))[0]
    assert now == content(desk.engine)


def test_the_database_itself_is_left_alone(
    new_desk: Callable[[], Desk],
) -> None:
    desk = new_desk()
    stamp(desk, FIRST)
    with operation(desk.people[0], "later") as work:
        work.delete("person", desk.ids("person")[0])
    before = content(desk.engine)
    copy_as_of(path_of(desk), FIRST).remove()
    assert content(desk.engine) == before
    with write_transaction(desk.engine) as connection, pytest.raises(RecordGone):
        UnitOfWork(connection, by="x", label="x").get("person", "nobody")
