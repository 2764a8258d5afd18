"""The search index may lag after very many changes, and no search is answered wrongly meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kkdesk.db import search_words
from kkdesk.db.engine import database_path, read_transaction, write_transaction
from kkdesk.db.laptop.writing import index_all
from kkdesk.db.queries import initiatives
from kkdesk.db.search import search_in
from kkdesk.db.verifying import verify_database
from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.verification import Outcome
from kkdesk.domain.wording import all_words, stem
from kkdesk.services import backups, catching_up, editing, listing, portfolio, undo
from kkdesk.services.workspace import operation
from kkdesk.session import open_session, open_workspace

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.only_file("a server's index follows by itself")

WORDS = ("fravær", "skolefravær", "indsats", "indsatser", "åben", "å", "bo", "botilbud")
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
SOME = st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("bulk"), SOME, TITLES),
        st.tuples(st.just("edit"), SOME.map(lambda some: some[:1]), TITLES),
        st.tuples(st.just("delete"), SOME.map(lambda some: some[:2]), st.just("")),
        st.tuples(st.just("delete row"), SOME.map(lambda some: some[:1]), st.just("")),
        st.tuples(st.just("catch up"), SOME.map(lambda some: some[:2]), st.just("")),
    ),
    min_size=2,
    max_size=9,
)
ASKED = ("fravær", "indsats", "indsatser", "å", "bo", "åb", "bo fravær", "å indsats", "bot")


@pytest.fixture
def lagging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every operation writes very many records."""
    monkeypatch.setattr(search_words, "MANY", 0)


def waiting(workspace: Workspace) -> int:
    with read_transaction(workspace.engine) as connection:
        asked = connection.execute(text("SELECT count(*) FROM search_waiting"))
        return int(asked.scalar_one())


def make(workspace: Workspace, *titles: str) -> list[str]:
    with operation(workspace, "add initiative") as work:
        return [
            str(work.insert("initiative", code=f"K{number}", title=title))
            for number, title in enumerate(titles)
        ]


def index_faults(connection: Connection) -> list[str]:
    """Ask the index whether it holds what the words are; done in a transaction that is dropped."""
    faults = []
    for table in ("search_letters", "search_pieces"):
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 -- ours
            )
        except DBAPIError:
            faults.append(table)
    return faults


def whole(workspace: Workspace) -> None:
    path = database_path(workspace.engine)
    assert isinstance(path, Path)
    assert [one for one in verify_database(path) if one.outcome is not Outcome.GOOD] == []


def holds(title: str, typed: str) -> bool:
    """Tell by plain looking whether each word of a search is in some words."""
    words = all_words(title)

    def one(word: str) -> bool:
        if len(word) < 3:  # as search_terms says: where a word begins
            return any(each.startswith(word) for each in words)
        return any(word in each or stem(word) == stem(each) for each in words)

    return all(one(word) for word in all_words(typed))


def apply(connection: Connection, what: str, keys: list[str], title: str) -> None:
    """Change some initiatives as an operation leaves them, and have their words written."""
    for key in keys:
        if what == "delete":
            connection.execute(text("DELETE FROM initiative WHERE id = :id"), {"id": key})
        elif what == "delete row":  # as what clears the index does; the record gets its row again
            connection.execute(
                text("DELETE FROM search_document WHERE record_id = :id"), {"id": key}
            )
        else:
            connection.execute(
                text("UPDATE initiative SET title = :title WHERE id = :id"),
                {"id": key, "title": title},
            )
    touched = [("initiative", key) for key in keys]
    search_words.refresh(connection, touched, may_wait=what in {"bulk", "delete"})


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(titles=st.lists(TITLES, min_size=6, max_size=6), steps=STEPS)
@pytest.mark.usefixtures("lagging")
def test_a_search_finds_at_every_moment_what_a_look_at_all_titles_finds(
    empty_workspace: Workspace, titles: list[str], steps: list[tuple[str, list[int], str]]
) -> None:
    keys = make(empty_workspace, *titles)
    for what, places, title in steps:
        with write_transaction(empty_workspace.engine) as connection:
            if what == "catch up":
                search_words.catch_up(connection, len(places))
            else:
                apply(connection, what, [keys[place] for place in places], title)
            told = connection.execute(text("SELECT id, title FROM initiative")).all()
        for typed in ASKED:
            expected = {str(key) for key, now in told if holds(str(now), typed)}
            rows = portfolio.list_initiatives(empty_workspace, InitiativeFilter(words=typed)).rows
            assert {row.id for row in rows} == expected, (what, typed)
            assert listing.find_everywhere(empty_workspace, typed).total == len(expected)
    catching_up.catch_up_all(empty_workspace)
    with write_transaction(empty_workspace.engine) as connection:
        assert index_faults(connection) == []
        assert search_words.stale_words(connection)[1] == []
        assert not search_words.index_waits(connection)
        connection.execute(text("DELETE FROM initiative"))
        search_words.refresh(connection, [("initiative", key) for key in keys])


@pytest.mark.parametrize("broad", [False, True])
@pytest.mark.usefixtures("lagging")
def test_a_list_of_hits_is_the_same_before_and_after_the_index_follows(
    empty_workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *, broad: bool
) -> None:
    keys = make(empty_workspace, "fravær", "indsats", "botilbud")
    catching_up.catch_up_all(empty_workspace)
    with operation(empty_workspace, "set initiative.title") as work:
        work.update("initiative", keys[0], title="botilbud")
        work.update("initiative", keys[2], title="fravær")
    if broad:
        monkeypatch.setattr(initiatives, "NARROW", 0)
    wanted = InitiativeFilter(words="fravær")
    assert waiting(empty_workspace) == 2
    before = portfolio.list_initiatives(empty_workspace, wanted)
    counted = portfolio.count_initiatives(empty_workspace, wanted)
    catching_up.catch_up_all(empty_workspace)
    assert waiting(empty_workspace) == 0
    assert portfolio.list_initiatives(empty_workspace, wanted).rows == before.rows
    assert [row.id for row in before.rows] == [keys[2]]
    assert counted == portfolio.count_initiatives(empty_workspace, wanted) == 1


def test_few_changes_wait_for_nothing(empty_workspace: Workspace) -> None:
    make(empty_workspace, *["fravær"] * 20)
    assert waiting(empty_workspace) == 0


@pytest.mark.usefixtures("lagging")
def test_catching_up_is_nobodys_operation(empty_workspace: Workspace) -> None:
    make(empty_workspace, "fravær", "indsats", "å")
    with read_transaction(empty_workspace.engine) as connection:
        before = connection.execute(text("SELECT * FROM operation")).all()
    assert catching_up.catch_up(empty_workspace, 2)
    assert waiting(empty_workspace) == 1
    assert not catching_up.catch_up(empty_workspace, 2)
    with read_transaction(empty_workspace.engine) as connection:
        assert connection.execute(text("SELECT * FROM operation")).all() == before


@pytest.mark.usefixtures("lagging")
def test_undo_copies_and_verify_are_right_while_words_wait(
    empty_workspace: Workspace, tmp_path: Path
) -> None:
    (key,) = make(empty_workspace, "fravær")
    catching_up.catch_up_all(empty_workspace)
    editing.set_field(
        empty_workspace, "initiative", key, "title", expected="fravær", value="botilbud"
    )
    whole(empty_workspace)
    path = database_path(empty_workspace.engine)
    assert isinstance(path, Path)
    copy = backups.back_up(path, tmp_path).path
    undo.undo(empty_workspace)
    assert waiting(empty_workspace) == 1
    assert portfolio.count_initiatives(empty_workspace, InitiativeFilter(words="fravær")) == 1
    whole(empty_workspace)
    with open_workspace(str(copy)) as opened:
        assert waiting(opened) == 1
        assert portfolio.count_initiatives(opened, InitiativeFilter(words="botilbud")) == 1
    session = open_session(str(copy))
    assert waiting(session.workspace) == 0
    whole(session.workspace)
    session.close()


@pytest.mark.usefixtures("lagging")
def test_a_command_lets_the_index_follow_before_it_ends(empty_workspace: Workspace) -> None:
    path = database_path(empty_workspace.engine)
    with open_workspace(str(path)) as workspace:
        make(workspace, "fravær", "indsats")
        assert waiting(workspace) == 2
    assert waiting(empty_workspace) == 0


@pytest.mark.usefixtures("lagging")
def test_an_index_that_is_made_anew_waits_for_nothing(empty_workspace: Workspace) -> None:
    make(empty_workspace, "fravær", "indsats")
    path = database_path(empty_workspace.engine)
    assert isinstance(path, Path)
    index_all(path)
    assert waiting(empty_workspace) == 0
    with read_transaction(empty_workspace.engine) as connection:
        assert "search_waiting" not in search_in(connection, "fravær").by_index
    whole(empty_workspace)
