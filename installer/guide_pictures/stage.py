"""Where the pictures are taken: a home of an invented person, and the sample portfolio in it."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from guide_pictures import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

COORDINATOR: Final = "Kim Bo"
COLLEAGUE: Final = "Mette Holm"
SHOWN_HOME: Final = "/home/kim"
"""What the pictures show in place of the folder in which they are taken."""
DATABASE: Final = "portefølje.sqlite"
LOADED: Final = datetime(2025, 11, 3, 8, 0, tzinfo=UTC)
_LAST_VISIT: Final = "2025-12-11"

_DAYS_OF_WORK: Final = (
    (datetime(2025, 11, 10, 9, 12, tzinfo=UTC), COLLEAGUE, "S4.1", "state", "in_progress"),
    (datetime(2025, 11, 18, 13, 40, tzinfo=UTC), COORDINATOR, "S2.1", "target_group",
     "Voksne med handicap, der søger dækning af merudgifter"),
    (datetime(2025, 12, 3, 10, 5, tzinfo=UTC), COLLEAGUE, "S2.2", "title",
     "Forsøg med enkle regler om merudgifter"),
    (datetime(2025, 12, 11, 14, 20, tzinfo=UTC), COORDINATOR, "S2.3", "state", "in_progress"),
    (datetime(2025, 12, 12, 12, 55, tzinfo=UTC), COLLEAGUE, "S5.1", "state", "in_progress"),
)  # fmt: skip
"""Who changed what since the portfolio was loaded, so that the history has something to tell."""


_ROUND_OPENED: Final = datetime(2025, 12, 12, 13, 10, tzinfo=UTC)
_APPROVED_OF: Final = frozenset({"BIF", "KFF"})
_SUBMITTED_BY: Final = _APPROVED_OF | {"BUF", "TMF"}
_WRITTEN_BY: Final = _SUBMITTED_BY | {"SUF"}
"""How far the departments are with the round; the others have not begun."""


class Stage:
    """A home with the sample in it; each scene works on a copy of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.desk = self.home / "kkdesk"
        self.desk.mkdir(parents=True)
        self._made: dict[str, Path] = {}
        self._move_in()

    @property
    def database(self) -> Path:
        """Return where the database lies that the scene is about."""
        return self.desk / DATABASE

    def neutral(self, text: str) -> str:
        """Return a text with the paths that an ordinary person would see."""
        return text.replace(str(self.home), SHOWN_HOME)

    def sample(self) -> Path:
        """Return the sample portfolio with some weeks of work in it, in a file of its own."""
        return self.made("sample", work_for_weeks)

    def empty(self) -> Path:
        """Return an empty database."""
        from kkdesk.db.engine import create_database  # noqa: PLC0415 -- after the clock stands

        path = self._place()
        create_database(path)
        return path

    def made(self, name: str, prepare: Callable[[Path], None]) -> Path:
        """Return a copy of a database that is prepared once."""
        if name not in self._made:
            kept = self.folder / f"{name}.sqlite"
            prepare(kept)
            self._made[name] = kept
        return shutil.copyfile(self._made[name], self._place())

    def _place(self) -> Path:
        """Empty the desk and return where a database lies on it."""
        shutil.rmtree(self.desk)
        self.desk.mkdir()
        return self.database

    def _move_in(self) -> None:
        """Let everything that is a person's lie in this home."""
        from kkdesk import paths, settings  # noqa: PLC0415 -- after the clock stands

        os.environ.update(HOME=str(self.home), USERPROFILE=str(self.home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(self.home / name.lower())
        for name in ("APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(self.home / name.lower())
        visits = (f"- {_LAST_VISIT} {self.database}",)
        chosen = settings.Settings(user_name=COORDINATOR, visits=visits, remind_at_start=False)
        settings.save(chosen, paths.settings_file())


def load(path: Path) -> None:
    """Make the sample portfolio, as it was loaded some weeks ago."""
    from kkdesk.db.engine import create_database  # noqa: PLC0415 -- after the clock stands
    from kkdesk.paths import resources  # noqa: PLC0415
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415

    clock.turn_to(LOADED)
    create_database(path)
    work_as(path, COORDINATOR, lambda workspace: load_portfolio(workspace, resources() / "sample"))
    clock.turn_to(clock.TODAY)


def work_for_weeks(path: Path) -> None:
    """Load the sample and change what was changed since."""
    load(path)
    for moment, who, code, field, value in _DAYS_OF_WORK:
        clock.turn_to(moment)
        work_as(path, who, partial(_change, code=code, field=field, value=value))
    clock.turn_to(clock.TODAY)


def with_an_open_round(stage: Stage) -> Path:
    """Return the sample with a round in which some departments have written their texts."""
    return stage.made("round", _prepare_round)


def _prepare_round(path: Path) -> None:
    work_for_weeks(path)
    clock.turn_to(_ROUND_OPENED)
    work_as(path, COORDINATOR, _open_round)
    clock.turn_to(clock.TODAY)


def _open_round(workspace: Workspace) -> None:
    from kkdesk.domain.rounds import RoundCell  # noqa: PLC0415 -- after the clock stands
    from kkdesk.services import editing, round_entries, rounds  # noqa: PLC0415

    (last, *_) = rounds.list_rounds(workspace)
    rounds.open_round(
        workspace,
        code="2026",
        title="Status 2026",
        last_round_id=last.id,
        period="juli 2025 – juni 2026",
        deadline="30. januar 2026",
    )
    now = next(one for one in rounds.list_rounds(workspace) if one.code == "2026")
    before = {
        one.initiative_id: one.text
        for one in round_entries.round_entries(workspace, RoundCell(last.id)).entries
    }
    written: dict[str, list[str]] = {}
    for one in round_entries.round_entries(workspace, RoundCell(now.id)).entries:
        if one.department in _WRITTEN_BY:
            editing.set_field(
                *(workspace, "status_entry", one.id, "text"),
                expected=one.text,
                value=before[one.initiative_id],
            )
            written.setdefault(one.department, []).append(one.id)
    for department, entries in written.items():
        if department in _SUBMITTED_BY:
            rounds.submit(workspace, entries)
        if department in _APPROVED_OF:
            rounds.approve(workspace, entries)


def _change(workspace: Workspace, *, code: str, field: str, value: str) -> None:
    from kkdesk.services import editing, listing, portfolio  # noqa: PLC0415 -- as above

    key = str(listing.list_records(workspace, "initiatives", {"code": code})[0]["id"])
    before = portfolio.initiative_detail(workspace, key).fields[field]
    editing.set_field(workspace, "initiative", key, field, expected=before, value=value)


def work_as(path: Path, who: str, do: Callable[[Workspace], object], passphrase: str = "") -> None:
    """Let somebody do something in a database without the window."""
    from kkdesk.db.reading import open_file  # noqa: PLC0415 -- after the clock stands
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    opened = open_file(path, passphrase=passphrase)
    try:
        do(Workspace(opened, who))
    finally:
        opened.dispose()
