"""What somebody writes instead of two sides is read as when it is typed at its field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.reading import open_file
from kkdesk.domain.exchange import ConflictChoice
from kkdesk.errors import InvalidValue
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace, operation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row, UnitOfWork


def written(kind: str, words: str) -> Callable[[UnitOfWork], object]:
    return lambda work: work.update(kind, str(work.find(kind)[0]["id"]), as_written=words)


def make_apart(centre: Workspace, folder: Path, kind: str) -> None:
    """Let a laptop and the centre write the words of the first record of a kind."""
    if kind == "calendar_period":
        with operation(centre, "") as work:
            work.insert(kind, name="Ferie", as_written="13.-17. oktober 2025")
    exchange.check_out(centre, folder)
    opened = open_file(folder / "kkdesk.sqlite")
    with operation(Workspace(opened, "Tog"), "") as work:
        written(kind, "Fra toget 7")(work)
    opened.dispose()
    with operation(centre, "") as work:
        written(kind, "Fra kontoret 8")(work)
    exchange.check_in(centre, folder, backup=False)


def decided(centre: Workspace, words: str) -> Row:
    (one,) = exchange.conflict_words(centre, exchange.list_conflicts(centre))
    assert [part.field for part in one.parts if part.writable] == ["as_written"]
    own = {"as_written": words}
    exchange.decide_conflict(centre, one.row.id, ConflictChoice.OWN, own)
    with operation(centre, "") as work:
        return work.get(one.row.record_kind, one.row.record_id)


@pytest.mark.parametrize(
    ("kind", "words", "read"),
    [
        (
            *("target", "minimum 90 pct. i 2031"),
            {"comparator": "at_least", "year": 2031},
        ),
        ("measurement", "82 pct.", {"as_written": "82 pct."}),
        ("baseline", "74 pct.", {"as_written": "74 pct."}),
        (
            *("calendar_period", "22.-26. december 2025"),
            {"first": date(2025, 12, 22), "last": date(2025, 12, 26)},
        ),
    ],
)
def test_words_of_ones_own_are_read(
    sample_workspace: Workspace, tmp_path: Path, kind: str, words: str, read: dict[str, object]
) -> None:
    make_apart(sample_workspace, tmp_path / "tog", kind)
    row = decided(sample_workspace, words)
    assert {name: row[name] for name in read} == read


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("target", ""),
        ("measurement", "  "),
        ("calendar_period", "engang"),
        ("date_entry", "fra 2027 til 2025"),
    ],
)
def test_words_that_the_field_refuses_are_refused_here_too(
    sample_workspace: Workspace, tmp_path: Path, kind: str, words: str
) -> None:
    make_apart(sample_workspace, tmp_path / "tog", kind)
    with pytest.raises(InvalidValue):
        decided(sample_workspace, words)
    assert len(exchange.list_conflicts(sample_workspace)) == 1, "it waits as before"
