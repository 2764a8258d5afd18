"""Random histories of two people's real edits: what always holds of log, undo and search."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from kkdesk.db.engine import create_database, open_engine, read_transaction, write_transaction
from kkdesk.db.schema import DERIVED, kinds, table_of
from kkdesk.db.search_words import refresh
from kkdesk.db.unit_of_work import UnitOfWork, decode, encode, table_of_change
from kkdesk.domain.vocabulary import DateRole
from kkdesk.errors import KkdeskError, NothingToUndo, UndoBlocked
from kkdesk.services import deadlines, editing, record_editing, round_adding
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Deadline

Content = dict[str, dict[str, dict[str, Any]]]
Step = tuple[int, int, int, int]
"""Who, which action, and two numbers that choose what it is done to and with."""

WORDS = ("fravær", "Åben dør", "indsatser <b>", "🙂 æøå", "", "plads\nto", "N1", "a")
DATES = ("marts 2026", "frem til marts 2026", "toårigt", "1. september", "2022-2024", "juni", "")
MONEY = ("3 mio. kr. fra 2024-2026", "godt 570 mio. kr. over fire år", "tilskud", "2 mio. kr.", "")
FIELDS = ("title", "code", "description", "location", "state", "owner_department_id", "results")


class Desk:
    """A database with two people at it, and a way to choose among what it holds."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.people = [Workspace(engine, name) for name in ("Åse", "Bo")]

    def ids(self, kind: str) -> list[str]:
        with read_transaction(self.engine) as connection:
            found = connection.execute(text(f'SELECT id FROM "{kind}" ORDER BY id'))  # noqa: S608
            return [str(key) for key in found.scalars()]

    def pick(self, kind: str, number: int) -> str:
        found = self.ids(kind)
        return found[number % len(found)] if found else "nowhere"

    def some(self, kind: str, number: int) -> list[str]:
        return [key for n, key in enumerate(self.ids(kind)) if number >> n & 1]

    def column(self, kind: str, record_id: str, column: str) -> str | bool | None:
        table = table_of(kind)
        with read_transaction(self.engine) as connection:
            query = select(table.c[column]).where(table.c.id == record_id)
            found: str | bool | None = connection.execute(query).scalar()
            return found

    def links(self, kind: str, column: str, initiative: str) -> list[str]:
        table = table_of(kind)
        with read_transaction(self.engine) as connection:
            query = select(table.c[column]).where(table.c.initiative_id == initiative)
            return [str(key) for key in connection.execute(query).scalars() if key]


def _word(number: int) -> str:
    return WORDS[number % len(WORDS)]


def _add_initiative(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    places = {"objective_id": desk.pick("objective", b)} if b % 2 else {}
    return editing.add_initiative(who, title=_word(a), **places)


def _set_field(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    initiative = desk.pick("initiative", a)
    field = FIELDS[b % len(FIELDS)]
    value: str | None = _word(a + b)
    if field == "state":
        value = ("in_progress", "decided", "færdig")[a % 3]
    elif field == "owner_department_id":
        value = desk.pick("department", b) if a % 2 else None
    stored = desk.column("initiative", initiative, field)
    return editing.set_field(who, "initiative", initiative, field, expected=stored, value=value)


def _set_flag(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    kind = ("initiative", "objective", "date_entry")[a % 3]
    record = desk.pick(kind, b)
    stored = desk.column(kind, record, "confidential")
    return editing.set_field(who, kind, record, "confidential", expected=stored, value=not stored)


def _set_links(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    link = sorted(editing.LINKS)[a % len(editing.LINKS)]
    kind, column = editing.LINKS[link]
    target = {"heading": "plan_heading", "contact": "person"}.get(link, link)
    initiative = desk.pick("initiative", b)
    stored = desk.links(kind, column, initiative)
    return editing.set_links(
        who, initiative, link, expected=stored, wanted=desk.some(target, a + b)
    )


def _set_partners(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    initiative = desk.pick("initiative", a)
    stored = [
        key
        for column in ("department_id", "committee_id")
        for key in desk.links("initiative_partner", column, initiative)
    ]
    wanted = [*desk.some("department", b), *desk.some("committee", a)]
    return editing.set_partners(who, initiative, expected=stored, wanted=wanted)


def _set_words(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    initiative = desk.pick("initiative", a)
    wanted = [_word(n) for n in range(b % 4)]
    if a % 2:
        stored = desk.links("initiative_partner", "text", initiative)
        return editing.set_outside_partners(who, initiative, expected=stored, wanted=wanted)
    stored = desk.links("initiative_alias", "text", initiative)
    return editing.set_aliases(who, initiative, expected=stored, wanted=wanted)


def _add_date(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    role = DateRole.TRIAL_ENDS if a % 2 else None
    return editing.add_date(who, desk.pick("initiative", a), words=DATES[b % len(DATES)], role=role)


def _set_date(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    entry = desk.pick("date_entry", a)
    stored = str(desk.column("date_entry", entry, "as_written"))
    return editing.set_date_words(who, entry, expected=stored, words=DATES[b % len(DATES)])


def _confirm(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    return deadlines.confirm(who, desk.pick("date_entry", a), date(2026, 1, 1) if b % 3 else None)


def _listed(who: Workspace) -> tuple[Deadline, ...]:
    return deadlines.list_deadlines(who, date(2026, 1, 1), 400, confirmed=True)


def _decide(_: Desk, who: Workspace, a: int, b: int) -> Changes:
    found = _listed(who)
    told = [found[a % len(found)]] if found else []
    if b % 3 == 0:
        return deadlines.waive_deadlines(who, told, _word(b))
    if b % 3 == 1:
        return deadlines.take_back(who, told)
    return deadlines.move_deadlines(who, told, DATES[b % len(DATES)], "fordi")


def _add_money(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    part_of = desk.pick("appropriation", a) if b % 2 and desk.ids("appropriation") else None
    return editing.add_money(
        who, desk.pick("initiative", a), words=MONEY[b % len(MONEY)], part_of_id=part_of
    )


def _set_money(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    money = desk.pick("appropriation", a)
    stored = str(desk.column("appropriation", money, "as_written"))
    return editing.set_money_words(who, money, expected=stored, words=MONEY[b % len(MONEY)])


def _add_text(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    initiative = desk.pick("initiative", a)
    if b % 2:
        return round_adding.add_text(who, desk.pick("status_round", b), initiative)
    texts = desk.ids("status_entry")
    owner = desk.column("status_entry", texts[0], "initiative_id") if texts else initiative
    return editing.add_item(
        who,
        "sub_item",
        initiative_id=owner,
        status_entry_id=texts[0] if texts else None,
        refers_to_id=initiative if b % 3 else None,
        text=_word(a),
    )


def _delete(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    deletable = (
        *("initiative", "date_entry", "appropriation", "plan_heading", "objective"),
        *("department", "committee", "status_round", "person", "status_entry", "policy"),
    )
    kind = deletable[a % len(deletable)]
    return editing.delete_record(who, kind, desk.pick(kind, b))


def _add_record(desk: Desk, who: Workspace, a: int, b: int) -> Changes:
    if a % 3 == 0:
        return record_editing.add_record(
            who, "policy", organisation=_word(a), code=_word(b), title="Politik", period="2027-2030"
        )
    if a % 3 == 1:
        return record_editing.add_record(
            who, "plan_heading", desk.pick("plan", a), number=str(b), title=_word(b)
        )
    return record_editing.move_record(
        who, "plan_heading", desk.pick("plan_heading", b), 1 if a % 2 else -1
    )


ACTIONS: tuple[Callable[[Desk, Workspace, int, int], Changes], ...] = (
    *(_add_initiative, _set_field, _set_field, _set_flag, _set_links, _set_partners, _set_words),
    *(_add_date, _set_date, _confirm, _add_money, _set_money, _add_text, _delete, _add_record),
    _decide,
)
MOVES_DATES: Final = frozenset({_add_date, _set_date, _add_money, _set_money, _decide})
"""What gives a record other days; everything else leaves its deadlines where they are."""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small municipality with a policy, a plan, a round and two initiatives; copy it."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.sqlite"
    create_database(path)
    engine = open_engine(path)
    with operation(Workspace(engine, "seed"), "load sample", kind="load") as work:
        _seed(work)
    engine.dispose()
    return path


def _seed(work: UnitOfWork) -> None:
    town = work.insert("organisation", name="Byen")
    for code in ("AU", "BU"):
        committee = work.insert("committee", organisation_id=town, code=code, name=code)
        work.insert(
            "department", organisation_id=town, committee_id=committee, code=code[0], name=code
        )
    work.insert("person", organisation_id=town, name="Ida")
    policy = work.insert("policy", organisation_id=town, code="p", title="P")
    plan = work.insert("plan", policy_id=policy, code="pl", title="Plan")
    work.insert("status_round", policy_id=policy, code="2025", title="Status")
    for number in (1, 2):
        objective = work.insert(
            "objective", policy_id=policy, number=number, title_long="Mål", title_short="M"
        )
        work.insert(
            "priority",
            objective_id=objective,
            number=f"{number}.1",
            text_long="lang",
            text_short="kort",
            responsibility="(A)",
        )
        heading = work.insert("plan_heading", plan_id=plan, number=str(number), title="Overskrift")
        initiative = work.insert("initiative", policy_id=policy, code=f"S{number}", title="Indsats")
        work.insert(
            "plan_entry", heading_id=heading, initiative_id=initiative, text="planens tekst"
        )


@pytest.fixture
def new_desk(seeded: Path, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Give a way to sit down at a fresh copy of the small municipality."""
    desks: list[Desk] = []

    def sit_down() -> Desk:
        for earlier in desks:
            earlier.engine.dispose()
        path = shutil.copyfile(seeded, tmp_path / "kkdesk.sqlite")
        desks.append(Desk(open_engine(path)))
        return desks[-1]

    yield sit_down
    for desk in desks:
        desk.engine.dispose()


def content(engine: Engine, *, derived: bool = True) -> Content:
    """Return every row of every record kind, as the log would write its values."""
    with read_transaction(engine) as connection:
        return {
            kind: {
                str(row["id"]): {
                    name: json.loads(encode(row[name]) or "null")
                    for name in row
                    if derived or name not in DERIVED
                }
                for row in connection.execute(select(table_of(kind))).mappings()
            }
            for kind in kinds()
        }


def replayed(engine: Engine) -> Content:
    """Return what the log says the rows are, told from an empty database on."""
    found: Content = {kind: {} for kind in kinds()}
    change = table_of_change()
    with read_transaction(engine) as connection:
        for row in connection.execute(select(change).order_by(change.c.id)):
            records = found[row.record_kind]
            if row.action == "insert":
                logged = json.loads(row.after)
                records[row.record_id] = {k: v for k, v in logged.items() if k not in DERIVED}
            elif row.action == "delete":
                logged = json.loads(row.before)
                gone = records.pop(row.record_id)
                assert {k: v for k, v in logged.items() if k not in DERIVED} == gone
            else:
                assert records[row.record_id][row.field] == decode(row.before)
                records[row.record_id][row.field] = decode(row.after)
    return found


def index(connection: Connection) -> set[tuple[str, ...]]:
    """Return what the search index holds, without its row numbers."""
    rows = connection.execute(text("SELECT kind, record_id, words, stems FROM search_document"))
    return {tuple(str(value) for value in row) for row in rows}


def act(desk: Desk, step: Step) -> tuple[Workspace, Changes | None]:
    """Do a step; what is refused in words must leave everything as it was."""
    person, action, a, b = step
    who = desk.people[person]
    before = content(desk.engine)
    try:
        return who, ACTIONS[action % len(ACTIONS)](desk, who, a, b)
    except KkdeskError:
        assert content(desk.engine) == before
        return who, None


steps = st.lists(
    st.tuples(
        st.integers(0, 1), st.integers(0, len(ACTIONS) - 1), st.integers(0, 40), st.integers(0, 40)
    ),
    min_size=1,
    max_size=8,
)
histories = settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@histories
@given(history=steps)
def test_undo_and_redo_restore_every_row_and_the_log_tells_the_same(
    new_desk: Callable[[], Desk], history: list[Step]
) -> None:
    desk = new_desk()
    for step in history:
        before = content(desk.engine)
        who, changes = act(desk, step)
        after = content(desk.engine)
        if changes is None or not changes.operation_id:
            assert after == before
            continue
        undo(who)
        assert content(desk.engine) == before
        redo(who)
        assert content(desk.engine) == after
    assert replayed(desk.engine) == content(desk.engine, derived=False)


@histories
@given(history=steps)
def test_search_always_knows_the_words_that_are_stored(
    new_desk: Callable[[], Desk], history: list[Step]
) -> None:
    desk = new_desk()
    for step in history:
        who, changes = act(desk, step)
        if changes is not None and changes.operation_id and step[2] % 3 == 0:
            undo(who)
    with write_transaction(desk.engine) as connection:
        kept = index(connection)
        connection.execute(text("DELETE FROM search_document"))
        refresh(
            connection,
            {
                (kind, str(key))
                for kind in kinds()
                for key in connection.execute(select(table_of(kind).c.id)).scalars()
            },
        )
        assert kept == index(connection)
        for table in ("search_letters", "search_pieces"):
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('integrity-check')"))  # noqa: S608


@histories
@given(history=steps)
@example(history=[(0, 0, 0, 1), (1, 1, 2, 0), (0, 13, 0, 2), (1, 7, 0, 0)])
def test_two_people_undoing_by_turns_lose_nothing_of_each_other(
    new_desk: Callable[[], Desk], history: list[Step]
) -> None:
    desk = new_desk()
    done = 0
    for step in history:
        _, changes = act(desk, step)
        done += bool(changes and changes.operation_id)
    undone = 0
    for who in desk.people * (done + 1):
        before = content(desk.engine)
        try:
            undo(who)
            undone += 1
        except (NothingToUndo, UndoBlocked):
            assert content(desk.engine) == before
    assert undone <= done
    assert replayed(desk.engine) == content(desk.engine, derived=False)


@histories
@given(history=steps)
def test_one_person_can_undo_a_whole_history_and_do_it_all_again(
    new_desk: Callable[[], Desk], history: list[Step]
) -> None:
    desk = new_desk()
    start = content(desk.engine)
    done = 0
    for _, *rest in history:
        _, changes = act(desk, (0, rest[0], rest[1], rest[2]))
        done += bool(changes and changes.operation_id)
    end = content(desk.engine)
    for _ in range(done):
        undo(desk.people[0])
    assert content(desk.engine) == start
    with pytest.raises(NothingToUndo):
        undo(desk.people[0])
    for _ in range(done):
        redo(desk.people[0])
    assert content(desk.engine) == end


@histories
@given(history=steps)
@example(history=[(0, 7, 1, 0), (0, 15, 0, 5), (1, 1, 0, 0), (1, 9, 0, 1), (0, 3, 2, 0)])
def test_a_records_deadlines_move_only_with_its_dates(
    new_desk: Callable[[], Desk], history: list[Step]
) -> None:
    desk = new_desk()
    for step in history:
        before = {one.origin: (one.first, one.last) for one in _listed(desk.people[0])}
        act(desk, step)
        after = {one.origin: (one.first, one.last) for one in _listed(desk.people[0])}
        if ACTIONS[step[1]] not in MOVES_DATES:
            assert {key: after[key] for key in after if key in before} == {
                key: days for key, days in before.items() if key in after
            }
