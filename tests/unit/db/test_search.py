from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kkdesk.db import search, search_words
from kkdesk.db.engine import read_transaction, write_transaction
from kkdesk.db.queries import initiatives
from kkdesk.domain.records import InitiativeFilter, SortField
from kkdesk.services import editing, portfolio

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kkdesk.services.workspace import Workspace

WORDS = ("fravær", "skolefravær", "indsats", "indsatser", "åben", "aben", "å", "bo", "botilbud")


def _titles(workspace: Workspace, words: str) -> set[str]:
    page = portfolio.list_initiatives(workspace, InitiativeFilter(words=words))
    return {row.title for row in page.rows}


def _found(connection: Connection, words: str, *, by_row: bool) -> set[str]:
    found = search.search(words)
    condition = found.by_row if by_row else found.by_index
    rows = connection.execute(
        text(f"SELECT d.record_id FROM search_document d WHERE {condition}"),  # noqa: S608 -- ours
        found.parameters,
    )
    return set(rows.scalars())


@pytest.mark.parametrize(
    ("stored", "typed", "found"),
    [
        ("Nedbringe skolefravær", "fravær", True),
        ("Nye indsatser", "indsats", True),
        ("En indsats", "indsatser", True),
        ("Åben dør", "åb", True),
        ("Åben dør", "ab", False),
        ("Aben er løs", "åben", False),
        ("Mål for fleksjob", "mal", False),
        ("Pladser på botilbud", "bo pla", True),
        ("Pladser på botilbud", "bo xyz", False),
        ("Børn med handicap", "barn", True),
        ("(Ændret) titel", "æ", True),
        ("§ 104-tilbud", "104", True),
    ],
)
def test_search_finds_as_a_danish_reader_expects(
    empty_workspace: Workspace, stored: str, typed: str, *, found: bool
) -> None:
    editing.add_initiative(empty_workspace, title=stored, code="K1")
    assert _titles(empty_workspace, typed) == ({stored} if found else set())


@pytest.mark.parametrize(
    "typed", ['"', "*", "AND OR NOT", "(", "a' OR 1=1", "words:x", "%", "^å-b"]
)
def test_signs_of_the_query_language_are_only_text(sample_workspace: Workspace, typed: str) -> None:
    page = portfolio.list_initiatives(sample_workspace, InitiativeFilter(words=typed))
    assert page.total == portfolio.count_initiatives(
        sample_workspace, InitiativeFilter(words=typed)
    )


def test_deleted_and_renamed_records_leave_the_index(empty_workspace: Workspace) -> None:
    changes = editing.add_initiative(empty_workspace, title="Gammelt navn", code="K1")
    (added,) = changes.ids
    editing.set_field(
        empty_workspace, "initiative", added, "title", expected="Gammelt navn", value="Nyt"
    )
    assert _titles(empty_workspace, "gammelt") == set()
    assert _titles(empty_workspace, "nyt") == {"Nyt"}
    editing.delete_record(empty_workspace, "initiative", added)
    assert _titles(empty_workspace, "nyt") == set()


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    stored=st.lists(st.lists(st.sampled_from(WORDS), max_size=4), max_size=5),
    typed=st.lists(st.sampled_from(WORDS).flatmap(lambda w: st.sampled_from(
        [w[:n] for n in range(1, len(w) + 1)])), min_size=1, max_size=3),
)  # fmt: skip
def test_looking_up_and_walking_find_the_same(
    empty_workspace: Workspace, stored: list[list[str]], typed: list[str]
) -> None:
    with write_transaction(empty_workspace.engine) as connection:
        connection.execute(text("DELETE FROM search_document"))
        for number, words in enumerate(stored):
            connection.execute(
                text(
                    "INSERT INTO search_document (kind, record_id, words, stems)"
                    " VALUES ('initiative', :id, :words, :stems)"
                ),
                {"id": str(number), **search_words.columns(" ".join(words))},
            )
    query = " ".join(typed)
    with read_transaction(empty_workspace.engine) as connection:
        by_index = _found(connection, query, by_row=False)
        assert by_index == _found(connection, query, by_row=True)


@pytest.mark.server_too
@pytest.mark.parametrize("sort", [SortField.CODE, SortField.TITLE])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("most", [0, 10_000])
def test_a_broad_search_gives_the_same_pages_as_a_narrow_one(
    sample_workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    sort: SortField,
    most: int,
    *,
    descending: bool,
) -> None:
    wanted = InitiativeFilter(words="indsats", sort=sort, descending=descending)
    narrow = portfolio.list_initiatives(sample_workspace, wanted, offset=3, limit=7)
    monkeypatch.setattr(initiatives, "NARROW", 0)
    monkeypatch.setattr(initiatives, "SET", most)
    broad = portfolio.list_initiatives(sample_workspace, wanted, offset=3, limit=7)
    assert broad.rows == narrow.rows
    assert not broad.exact
    assert portfolio.count_initiatives(sample_workspace, wanted) == narrow.total


def _rows(connection: Connection) -> dict[str, tuple[int, str]]:
    found = connection.execute(text("SELECT record_id, id, words FROM search_document"))
    return {str(key): (int(row), str(words)) for key, row, words in found}


def test_words_that_stay_are_not_written_again_and_others_are_in_their_place(
    sample_workspace: Workspace,
) -> None:
    with write_transaction(sample_workspace.engine) as connection:
        before = _rows(connection)
        kinds = connection.execute(text("SELECT kind, record_id FROM search_document")).all()
        chosen = [str(key) for kind, key in kinds if kind == "initiative"][::3]
        for key in chosen:
            connection.execute(
                text("UPDATE initiative SET title = 'Zebraens ' || title WHERE id = :id"),
                {"id": key},
            )
        connection.execute(text("DELETE FROM experience"))
        search_words.refresh(connection, [(str(kind), str(key)) for kind, key in kinds])
        after = _rows(connection)
        gone = {str(key) for kind, key in kinds if kind == "experience"}
        assert gone
        assert before.keys() - after.keys() == gone
        assert {key: row for key, (row, _) in after.items()} == {
            key: row for key, (row, _) in before.items() if key not in gone
        }
        assert {key for key in after if after[key] != before[key]} == set(chosen)
        assert _found(connection, "zebra", by_row=False) == set(chosen)
        for table in ("search_letters", "search_pieces"):
            connection.execute(
                text(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            )
        assert search_words.stale_words(connection)[1] == []
