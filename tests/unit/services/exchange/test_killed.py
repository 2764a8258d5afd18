"""kill -9 at random instants of edits, imports, check-ins and migrations: nothing saved is lost."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.backup import verify_backup
from kkdesk.db.backup_shelf import backup_folder, stored_copies
from kkdesk.db.database_file import SCHEMA, State, inspect
from kkdesk.db.verifying import verify_database
from kkdesk.domain.verification import Outcome
from kkdesk.services import exchange
from kkdesk.services.listing import find_everywhere
from kkdesk.session import open_session, open_workspace

from .centre import rows_of
from .killing import Killer, killer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.domain.recovery import Recovery

    from .world import World

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9"),
    pytest.mark.only_file("what a killed run leaves is a matter of the file; test_kill has both"),
]

KILLS = int(os.environ.get("KKDESK_TEST_KILLS", "12"))
"""In all; each kind of work gets its fourth part. `make nightly` asks for more."""

DATA = Path(__file__).parents[3] / "data"
ROUNDS = range(max(1, KILLS // 4))


@pytest.fixture(scope="module")
def helper() -> Iterator[Killer]:
    with killer() as found:
        yield found


def start_again(path: Path) -> Recovery | None:
    """Open the database as the next start does; it must be whole and say what it found."""
    session = open_session(str(path))
    session.close()
    found = [one for one in verify_database(path) if one.outcome is not Outcome.GOOD]
    assert found == []
    for copy in stored_copies(backup_folder(path)):
        verify_backup(copy.path)
    return session.recovery


def told(recovery: Recovery | None) -> None:
    assert recovery is not None, "a run that was killed is told"
    assert "alt, der var gemt, er her" in recovery.words("da")


def ask(path: Path, question: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(value) for (value,) in connection.execute(question)]


def test_every_edit_that_was_acknowledged_is_there(
    helper: Killer, seeded: Path, tmp_path: Path
) -> None:
    random = Random()  # noqa: S311 -- an instant, not a secret
    path = Path(shutil.copyfile(seeded, tmp_path / "kkdesk.sqlite"))
    known, span = 0, 0.1
    for number in ROUNDS:
        answers = 0 if number == 1 else random.randint(1, 8)  # also one killed before any
        when = random.uniform(0.0, 2 * span)
        said, took = helper.run("edit", path, kill_after=when, answers=answers)
        assert len(said) >= answers
        span = took / (len(said) + 1)
        told(start_again(path))
        aliases = ask(path, "SELECT text FROM initiative_alias ORDER BY id")
        fresh, known = aliases[known:], len(aliases)
        assert fresh[: len(said)] == [f"alias {number}" for number in said]
        assert len(fresh) - len(said) in {0, 1}, "one may be saved and not told of in time"
        (title,) = ask(path, "SELECT title FROM initiative ORDER BY id LIMIT 1")
        assert not fresh or title == fresh[-1].replace("alias", "værdi")


def test_an_import_is_there_whole_or_not_at_all(
    helper: Killer, seeded: Path, tmp_path: Path
) -> None:
    random = Random()  # noqa: S311
    span = 0.0
    for number in (-1, *ROUNDS):
        path = tmp_path / str(number) / "kkdesk.sqlite"
        path.parent.mkdir()
        shutil.copyfile(seeded, path)
        when = random.uniform(0.0, span) if number >= 0 else None
        said, took = helper.run("import", path, kill_after=when)
        span = span or took
        recovery = start_again(path)
        if not said:
            told(recovery)
        count = len(ask(path, "SELECT id FROM initiative"))
        assert count in {3, 134}, count
        assert count == 134 or not said
        shutil.rmtree(path.parent)


def test_a_check_in_is_whole_or_not_at_all_and_the_next_one_finishes(
    helper: Killer, new_world: Callable[[], World]
) -> None:
    random = Random()  # noqa: S311
    span = 0.0
    for number in (-1, *ROUNDS):
        world = new_world()
        for turn in range(12):
            world.edit_laptop(1, turn, turn, turn)
            world.edit(world.centre, turn + 5, turn, turn)
        path = Path(world.shared.address)
        here = rows_of(path)
        base, mine = (rows_of(world.out[1] / f"kkdesk.{end}") for end in ("base", "sqlite"))
        world.centre.opened.dispose()
        when = random.uniform(0.0, span) if number >= 0 else None
        said, took = helper.run("check-in", path, world.out[1], kill_after=when)
        span = span or took
        recovery = start_again(path)
        if not said:
            told(recovery)
        world.sound()
        written = rows_of(path) != here
        assert written or not said
        exchange.check_in(world.centre, world.out[1], backup=False)
        world.obeyed(base, mine, here)
        assert ask(path, "SELECT count(*) FROM check_in") == ["1"]
        world.finish()


def test_a_migration_is_whole_or_not_at_all_and_the_next_start_finishes(
    helper: Killer, tmp_path: Path
) -> None:
    random = Random()  # noqa: S311
    old = gzip.decompress((DATA / "sample-1.sqlite.gz").read_bytes())
    span = 0.0
    for number in (-1, *ROUNDS):
        path = tmp_path / str(number) / "kkdesk.sqlite"
        path.parent.mkdir()
        path.write_bytes(old)
        texts = ask(path, "SELECT text FROM status_entry ORDER BY id")
        when = random.uniform(0.0, span) if number >= 0 else None
        said, took = helper.run("migrate", path, kill_after=when)
        span = span or took
        found = inspect(path, check=True)
        assert found.state in {State.OLDER, State.CURRENT}
        assert found.schema in {1, SCHEMA}
        assert found.schema == SCHEMA or not said
        recovery = start_again(path)
        if not said and when:
            assert recovery is None or "alt, der var gemt, er her" in recovery.words("da")
        assert inspect(path).state is State.CURRENT
        assert ask(path, "SELECT text FROM status_entry ORDER BY id") == texts
        shutil.rmtree(path.parent)


def test_what_the_index_had_not_followed_in_when_killed_is_found_and_followed_later(
    helper: Killer, seeded: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(seeded, tmp_path / "kkdesk.sqlite"))
    said, _ = helper.run("write-much", path, kill_after=0.0, answers=1)
    assert said == ["saved"]
    told(start_again(path))
    assert ask(path, "SELECT count(*) FROM search_waiting") == ["3"]
    with open_workspace(str(path)) as workspace:
        found = find_everywhere(workspace, "strømmen").total
    assert found == 3
    assert ask(path, "SELECT count(*) FROM search_waiting") == ["0"]
    assert start_again(path) is None
