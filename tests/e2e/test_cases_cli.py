"""Questions about cases, asked of the real program as a script asks them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run


def listed(kkdesk: Run, database: Path, kind: str, *where: str) -> list[dict[str, Any]]:
    parts = [word for one in where for word in ("--where", one)]
    ended = kkdesk("list", kind, *parts, "--format", "json", "--database", database)
    assert ended.code == 0, ended.err
    found: list[dict[str, Any]] = json.loads(ended.out)
    return found


def test_16_the_decision_route_of_the_status_is_listed(kkdesk: Run, database: Path) -> None:
    rows = listed(kkdesk, database, "steps", "round=2025")
    assert [(row["committee"], row["held_on"], row["purpose"]) for row in rows] == [
        ("SUD", "2025-10-08", "treatment"),
        ("ØU", "2025-10-28", "noted"),
        ("BR", "2025-11-13", "noted"),
        ("BUU", None, "memo"),
    ]


def test_39_what_the_2009_answer_said_about_money_is_whole(kkdesk: Run, database: Path) -> None:
    (question,) = listed(kkdesk, database, "questions", "number=8")
    assert "inklusive puljen til metodeudvikling" in question["funding_statement"]
    assert "ikke tage stilling til, før resultatet" in question["reservation"]
    found = {one["heading"]: one for one in question["lists"]}
    without = found["Aktiviteter uden afsatte midler"]
    assert (without["funding"], without["year"]) == ("none_set_aside", "")
    assert without["initiatives"] == [
        "Q2009.15 Netværk mellem forvaltning og handicaporganisationer"
    ]
    by_year = {
        one["year"]: (one["funding"], len(one["initiatives"]))
        for one in question["lists"]
        if one["year"]
    }
    assert by_year == {"2009": ("within_budget", 10), "2010": ("within_budget", 4)}
    assert question["initiatives"] == 15
