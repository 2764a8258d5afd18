"""Several people work on one shared database: nobody overwrites another, and all see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import open_database
from kkdesk.domain.records import InitiativeFilter
from kkdesk.errors import EditConflict
from kkdesk.services import case_adding, documents, editing, exchange, listing, portfolio
from kkdesk.services.colleagues import newest_operation, news_since
from kkdesk.services.undo import undo
from kkdesk.session import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


@pytest.fixture
def colleague(server_workspace: Workspace) -> Iterator[Workspace]:
    """Give somebody else's open window on the same database."""
    url = server_workspace.engine.url.render_as_string(hide_password=False)
    engine = open_database(url)
    yield replace(server_workspace, opened=engine, user="Kim Bo")
    engine.dispose()


def initiative(workspace: Workspace) -> str:
    found = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1_000).rows
    return next(row.id for row in found if row.code == "S2.2")


def title(workspace: Workspace) -> str:
    listed = listing.list_records(workspace, "initiatives", {})
    return next(str(row["title"]) for row in listed if row["code"] == "S2.2")


def test_what_one_saves_the_other_reads_and_is_told_of(
    server_workspace: Workspace, colleague: Workspace
) -> None:
    key = initiative(server_workspace)
    seen = newest_operation(server_workspace)
    old = title(server_workspace)
    done = editing.set_field(colleague, "initiative", key, "title", expected=old, value="Andre ord")
    news = news_since(server_workspace, seen)
    assert news.changes == (done,)
    assert news.number == seen + 1
    assert title(server_workspace) == "Andre ord"
    assert news_since(server_workspace, news.number).changes == ()


def test_nobody_overwrites_another_silently(
    server_workspace: Workspace, colleague: Workspace
) -> None:
    key = initiative(server_workspace)
    old = title(server_workspace)
    editing.set_field(colleague, "initiative", key, "title", expected=old, value="Kims ord")
    with pytest.raises(EditConflict):
        editing.set_field(server_workspace, "initiative", key, "title", expected=old, value="Mine")
    assert title(server_workspace) == "Kims ord"


def test_an_operation_is_undone_on_a_server_too(server_workspace: Workspace) -> None:
    key = initiative(server_workspace)
    old = title(server_workspace)
    editing.set_field(server_workspace, "initiative", key, "title", expected=old, value="Nyt")
    assert listing.search(server_workspace, "nyt")
    undo(server_workspace)
    assert title(server_workspace) == old


def test_all_that_many_write_at_once_is_kept(
    server_workspace: Workspace, colleague: Workspace
) -> None:
    def add(number: int) -> None:
        who = (server_workspace, colleague)[number % 2]
        editing.add_initiative(who, title=f"Samtidig {number}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(24)))
    titles = {str(row["title"]) for row in listing.list_records(colleague, "initiatives", {})}
    assert {f"Samtidig {number}" for number in range(24)} <= titles


def test_a_documents_content_is_read_by_everybody(
    server_workspace: Workspace, colleague: Workspace, tmp_path: Path
) -> None:
    (case,) = case_adding.add_case(server_workspace, "Status").ids
    path = tmp_path / "brev.txt"
    path.write_bytes(b"Et brev")
    documents.add_document(server_workspace, case, path, record_id="brev-1")
    assert documents.load_content(colleague, "brev-1") == ("brev.txt", b"Et brev")
    path.write_bytes(b"Et nyere brev")
    documents.replace_document(colleague, "brev-1", path)
    assert documents.load_content(server_workspace, "brev-1") == ("brev.txt", b"Et nyere brev")
    assert documents.copy_to_open(colleague, "brev-1", 1).read_bytes() == b"Et brev"


def test_a_past_day_is_shown_as_a_file_shows_it(
    server_workspace: Workspace, sample_database: Path
) -> None:
    url = server_workspace.engine.url.render_as_string(hide_password=False)
    key = initiative(server_workspace)
    editing.set_field(
        server_workspace, "initiative", key, "title",
        expected=title(server_workspace), value="I dag",
    )  # fmt: skip
    today = date.today()  # noqa: DTZ011 -- the person's own day
    with (
        open_workspace(url, as_of=today) as past,
        open_workspace(str(sample_database), as_of=today) as of_file,
    ):
        assert title(past) == "I dag"
        others = [
            [row for row in listing.list_records(each, "initiatives", {}) if row["code"] != "S2.2"]
            for each in (past, of_file)
        ]
    assert others[0] == others[1]


def test_a_laptop_copy_is_taken_from_a_server_and_comes_home_to_it(
    server_workspace: Workspace, colleague: Workspace, tmp_path: Path
) -> None:
    key = initiative(server_workspace)
    old = title(server_workspace)
    exchange.check_out(server_workspace, tmp_path / "laptop")
    with open_workspace(str(tmp_path / "laptop" / "kkdesk.sqlite")) as laptop:
        editing.set_field(laptop, "initiative", key, "title", expected=old, value="Fra toget")
        editing.add_initiative(laptop, title="Tænkt i toget")
    editing.set_field(colleague, "initiative", key, "title", expected=old, value="Fra kontoret")
    result = exchange.check_in(server_workspace, tmp_path / "laptop")
    assert (result.applied, result.conflicts) == (1, 1)
    assert title(server_workspace) == "Fra kontoret"
    titles = {str(row["title"]) for row in listing.list_records(colleague, "initiatives", {})}
    assert "Tænkt i toget" in titles
    (waiting,) = exchange.list_conflicts(colleague)
    assert {part.mine for part in waiting.parts} == {"Fra toget"}
    assert exchange.check_in(server_workspace, tmp_path / "laptop").already
