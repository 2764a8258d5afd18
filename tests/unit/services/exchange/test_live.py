"""Colleagues write while laptops come home: nothing that anybody was told is saved is lost.

Everybody has a connection of their own. A file lets one instance of the program in (DatabaseInUse,
see ``tests/unit/db/test_lock.py``), so that there they are threads of it that wait for each other.
"""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from random import Random
from threading import Event
from typing import TYPE_CHECKING, Final

import pytest

from kkdesk.db.engine import read_transaction
from kkdesk.db.laptop.differences import columns_of
from kkdesk.db.laptop.scope import travelling
from kkdesk.db.reading import open_file, open_for_work
from kkdesk.db.sql import text
from kkdesk.domain.exchange import ConflictChoice
from kkdesk.errors import DatabaseBusy, KkdeskError, ServerSilent
from kkdesk.services import editing, exchange
from kkdesk.services.workspace import Workspace, operation

from .centre import rows_of
from .world import EDITS, LAPTOPS, said_in_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kkdesk.domain.changes import Changes

    from .centre import Rows
    from .world import World

COLLEAGUES: Final = 3
TURNS: Final = 3
"""So often each laptop is written on and brought home."""

EDITS_IN_A_TURN: Final = 5
AT_LEAST: Final = 10
"""So many things each colleague does, however fast the laptops are."""

HANGS_AFTER: Final = 400
"""Seconds: far more than all of it takes."""

FIELDS: Final = (("initiative", "title"), ("date_entry", "source"))
"""What the colleagues write in."""

Saved = list[tuple[str, str]]
"""Who was told that a value is saved, and the value."""


@contextmanager
def own_window(world: World, user: str) -> Iterator[Workspace]:
    """Open the shared database once more."""
    opened = open_for_work(world.shared.address)
    yield Workspace(opened, user)
    opened.dispose()


def colleague(world: World, number: int, laptops_done: Event) -> Saved:
    """Write through the services until the laptops are done; return what was acknowledged."""
    user, chance, saved = f"Kollega {number}", Random(number), Saved()  # noqa: S311 -- a choice
    with own_window(world, user) as workspace:
        done = 0
        while done < AT_LEAST or not laptops_done.is_set():
            done += 1
            value = f"k{number}n{done}k"
            try:
                one_thing(workspace, chance, value)
            except ServerSilent:
                raise
            except KkdeskError:  # refused in words: nothing was written
                continue
            saved.append((user, value))
            time.sleep(0.01)
    return saved


def one_thing(workspace: Workspace, chance: Random, value: str) -> Changes:
    """Add, delete or edit something; the value is in what is saved."""
    kind, field = chance.choice([*FIELDS, FIELDS[0]])
    with read_transaction(workspace.engine) as connection:
        found = connection.execute(text(f'SELECT id, {field} FROM "{kind}" ORDER BY id')).all()  # noqa: S608
    what = chance.randrange(8)
    if what == 0 or not found:
        return editing.add_initiative(workspace, title=value)
    key, held = chance.choice(found)
    if kind == "initiative" and what == 1:
        return editing.add_date(workspace, key, words="2027", source=value)
    done = editing.set_field(workspace, kind, key, field, expected=held, value=value)
    if what == 2:
        editing.delete_record(workspace, kind, key)
    return done


def laptop(world: World, who: int) -> Saved:
    """Write on a laptop and bring it home, again and again; return what it wrote."""
    user, chance, saved = f"Bærbar {who}", Random(who), Saved()  # noqa: S311
    folder = world.out[who]
    with own_window(world, "Centrum") as centre:
        for turn in range(TURNS):
            saved += write_on(folder, user, chance, turn)
            bring = exchange.renew if turn == 1 else exchange.check_in
            until_it_is_let_in(partial(bring, centre, folder))
    return saved


def write_on(folder: Path, user: str, chance: Random, turn: int) -> Saved:
    opened = open_file(folder / "kkdesk.sqlite")
    saved = Saved()
    for number in range(EDITS_IN_A_TURN):
        value = f"b{user[-1]}t{turn}n{number}b"
        edit, a, b = chance.choice(EDITS), chance.randrange(12), chance.randrange(12)
        try:
            with operation(Workspace(opened, user), "set initiative.title") as work:
                edit(work, value, a, b)
                wrote = said_in_log(work, value)
        except KkdeskError:
            continue
        if wrote:
            saved.append((user, value))
    opened.dispose()
    return saved


def until_it_is_let_in(bring: Callable[[], object]) -> None:
    """Try again where others are in the way: that is refused, and nothing is half done."""
    while True:
        try:
            bring()
        except DatabaseBusy:
            continue
        return


def decider(world: World, laptops_done: Event) -> int:
    """Decide conflicts as they come."""
    chance, decided = Random(9), 0  # noqa: S311
    with own_window(world, "Afgører") as workspace:
        while not laptops_done.is_set():
            for waiting in exchange.list_conflicts(workspace)[:1]:
                choice = chance.choice(
                    [ConflictChoice.BASE, ConflictChoice.MINE, ConflictChoice.THEIRS]
                )
                try:
                    exchange.decide_conflict(workspace, waiting.id, choice)
                except KkdeskError:
                    continue
                decided += 1
            time.sleep(0.05)
    return decided


def told_by_the_history(world: World) -> Rows:
    """Return the records as the history makes them, from nothing."""
    found: Rows = {}
    with read_transaction(world.centre.engine) as connection:
        changes = connection.execute(
            text("SELECT action, record_kind, record_id, field, after FROM change ORDER BY id")
        ).all()
    for action, kind, record_id, field, after in changes:
        if kind not in travelling():
            continue
        if action == "delete":
            del found[kind, record_id]
        elif action == "insert":
            found[kind, record_id] = {name: json.loads(after)[name] for name in columns_of(kind)}
        else:
            found[kind, record_id][field] = None if after is None else json.loads(after)
    return found


@pytest.mark.parametrize("where", ["file", "server"], indirect=True)
def test_what_colleagues_save_during_check_ins_is_kept(new_world: Callable[[], World]) -> None:
    world = new_world()
    for who in range(3, LAPTOPS + 1):
        world.take(who)
    laptops_done = Event()
    with ThreadPoolExecutor(COLLEAGUES + LAPTOPS + 1) as pool:
        people = [
            pool.submit(colleague, world, number, laptops_done) for number in range(COLLEAGUES)
        ]
        deciding = pool.submit(decider, world, laptops_done)
        laptops = [pool.submit(laptop, world, who) for who in world.out]
        try:
            brought = [one.result(HANGS_AFTER) for one in laptops]
        finally:
            laptops_done.set()
        saved = [one.result(HANGS_AFTER) for one in people]
        deciding.result(HANGS_AFTER)
    assert all(len(one) >= AT_LEAST // 2 for one in saved)
    said = world.shared.everything()
    assert not [value for one in (*saved, *brought) for _, value in one if value not in said]
    assert by_whom(world) >= {pair for one in saved for pair in one}
    world.sound()
    assert told_by_the_history(world) == world.shared.rows()
    exchange.renew(world.centre, world.out[1])
    assert rows_of(world.out[1] / "kkdesk.sqlite") == world.shared.rows()


def by_whom(world: World) -> set[tuple[str, str]]:
    """Return who wrote which of the colleagues' values, as the history tells it."""
    with read_transaction(world.centre.engine) as connection:
        found = connection.execute(
            text(
                'SELECT o."by", c.after FROM change c JOIN operation o ON o.id = c.operation_id'
                " WHERE c.after IS NOT NULL"
            )
        ).all()
    told = set()
    for user, after in found:
        value = json.loads(after)
        for one in value.values() if isinstance(value, dict) else (value,):
            told.add((str(user), str(one)))
    return told
