"""A shared database answers and prints as a file does: byte for byte."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.services import deadlines, differences, listing
from kkdesk.services.print_kinds import PRINT_KINDS, PrintRequest, print_kind
from kkdesk.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2025, 12, 20)
WORDS = ("udgift", "S2.2", "å", "on", "50% _\\", "handicap kommunen", "")
ASKED = {
    "changes": PrintRequest(first="sof-2023", last="2025"),
    "memo": PrintRequest(committee="BUU"),
    "answer": PrintRequest(number="8"),
    "budget": PrintRequest(plan="integration-2019"),
}


@pytest.fixture
def file_workspace(sample_database: Path) -> Iterator[Workspace]:
    opened = open_file(sample_database, read_only=True)
    yield Workspace(opened, "tester", today=lambda: date(2026, 1, 1))
    opened.dispose()


@pytest.mark.parametrize("kind", sorted(listing.KINDS))
def test_every_list_is_the_same(
    server_workspace: Workspace, file_workspace: Workspace, kind: str
) -> None:
    found = listing.list_records(server_workspace, kind, {})
    assert found == listing.list_records(file_workspace, kind, {})


@pytest.mark.parametrize("words", WORDS)
def test_a_search_finds_the_same(
    server_workspace: Workspace, file_workspace: Workspace, words: str
) -> None:
    assert listing.search(server_workspace, words) == listing.search(file_workspace, words)


def test_deadlines_and_differences_are_the_same(
    server_workspace: Workspace, file_workspace: Workspace
) -> None:
    both = server_workspace, file_workspace
    one, other = (tuple(deadlines.list_events(each, DAY, 180)) for each in both)
    assert one == other
    one_told, other_told = (differences.told_differences(each, "sof-2023", "2025") for each in both)
    assert one_told == other_told
    assert one
    assert one_told


@pytest.mark.parametrize("kind", sorted(set(PRINT_KINDS) - {"packet"}))
def test_every_print_is_the_same(
    server_workspace: Workspace, file_workspace: Workspace, kind: str, tmp_path: Path
) -> None:
    made = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for workspace, path in zip((server_workspace, file_workspace), made, strict=True):
        print_kind(workspace, kind, path, ASKED.get(kind, PrintRequest()))
    assert made[0].read_bytes() == made[1].read_bytes()
