"""What changed between two tellings, and prints of the past, as a person types them."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kkdesk.db.engine import open_database
from kkdesk.services import editing
from kkdesk.services.listing import list_records
from kkdesk.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Any]

GONE = ("P1.1.1", "P4.1.2", "P4.1.3", "P6.2.4", "P6.3.3")
"""Pårørendevejleder, Mind My Mind, KIT, Søflygade and Jobmatch."""


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """The sample, loaded on the first of October 2025."""
    path = Path(shutil.copy2(sample_database, tmp_path / "kkdesk.sqlite"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE operation SET at = '2025-10-01T10:00:00.000000+00:00'")
        connection.commit()
    return path


def test_what_changed_since_the_plan_of_2023_is_told_as_data(kkdesk: Run, database: Path) -> None:
    ended = kkdesk("diff", "sof-2023", "2025", "--format", "json", "--database", database)
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)

    def words(code: str, aspect: str, department: str = "SOF") -> list[tuple[str, str]]:
        return [
            (row["before"], row["after"])
            for row in found
            if (row["code"], row["aspect"], row["department"]) == (code, aspect, department)
        ]

    assert words("fleksjob", "target", "") == [("850 (2023)", "900 (2024)")]
    assert words("fleksjob", "target") == [("146 (2023)", "157 (2024)")]
    assert words("fleksjob", "measurement") == [("202 (pr. september 2023)", "207 (december 2024)")]
    assert ("", "113 pct. (2024)") in words("S5.10", "measurement", "")
    assert ("", "juni 2025") in words("S2.2", "date")
    assert ("", "hvert tredje år") in words("S2.3", "measurement")
    assert any(after.startswith("22,7 mio. kr. årligt") for _, after in words("S1.3", "money"))
    ((before, after),) = words("S4.6", "text", "")
    assert "fra 2024" in before
    assert "Amager" in after
    removed = {row["code"] for row in found if row["turn"] == "removed" and row["aspect"] == "text"}
    assert removed.issuperset(GONE)


def test_a_line_of_text_shows_the_words_that_went_and_came(kkdesk: Run, database: Path) -> None:
    ended = kkdesk("diff", "sof-2023", "2025", "--department", "SOF", "--database", database)
    assert "[-146 (2023)-]{+157 (2024)+}" in ended.out
    assert "Forsøg slutter" in ended.out
    english = kkdesk("diff", "sof-2023", "2025", "--lang", "en", "--database", database)
    assert "Trial ends" in english.out


def test_the_differences_are_printed_and_a_wrong_edition_is_refused(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "diff.pdf"
    told = ("diff", "sof-2023", "2025", "--database", database, "--out", out)
    ended = kkdesk(*told, "--department", "SOF")
    assert (ended.code, ended.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")
    out.unlink()
    assert kkdesk(*told, "--edition", "secret").code == 2
    assert not out.exists()


def test_a_day_and_a_round_cannot_be_compared(kkdesk: Run, database: Path) -> None:
    ended = kkdesk("diff", "2025-10-01", "2025", "--database", database)
    assert (ended.code, ended.out) == (2, "")
    assert "dag" in ended.err


def test_a_print_of_a_past_day_is_the_file_of_that_day_whatever_came_later(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    then, now, past = (tmp_path / f"{name}.pdf" for name in ("then", "now", "past"))
    slides = ("print", "status-slides", "--database", database)
    assert kkdesk(*slides, "--out", then).code == 0
    engine = open_database(database)
    workspace = Workspace(engine, "Åse")
    chosen, gone = (
        list_records(workspace, "initiatives", {"code": code})[0] for code in ("S2.2", "S6.4")
    )
    editing.set_field(
        workspace, "initiative", chosen["id"], "title", expected=chosen["title"], value="Andet navn"
    )
    editing.delete_record(workspace, "initiative", gone["id"])
    engine.dispose()
    assert kkdesk(*slides, "--out", now).code == 0
    assert kkdesk(*slides, "--out", past, "--as-of", "2025-10-01").code == 0
    assert past.read_bytes() == then.read_bytes()
    assert now.read_bytes() != then.read_bytes()
