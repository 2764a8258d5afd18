"""A first policy and a new database: whole or not at all, in the history, undone in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import open_database
from kkdesk.domain.first_policy import Body, FirstPolicy, read_body
from kkdesk.errors import DatabaseExists, DatabaseFolderMissing, InvalidValue
from kkdesk.services import starting
from kkdesk.services.cases import subjects
from kkdesk.services.listing import list_records
from kkdesk.services.undo import undo
from kkdesk.services.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

FIRST = FirstPolicy(
    "Aaby Kommune",
    "HP26",
    "Handicappolitik 2026",
    "2026-2029",
    "SOF Socialforvaltningen\n\nBUF: Børneforvaltningen\n",
    "HR Handicaprådet",
)


def bodies(workspace: Workspace) -> set[tuple[str, str]]:
    kinds = {"department", "council"}
    return {(one.kind, one.title) for one in subjects(workspace) if one.kind in kinds}


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("SOF Socialforvaltningen", Body("SOF", "Socialforvaltningen")),
        ("SOF\tSocialforvaltningen", Body("SOF", "Socialforvaltningen")),
        ("SOF: Socialforvaltningen", Body("SOF", "Socialforvaltningen")),
        ("SOF – Social- og Boligforvaltningen", Body("SOF", "Social- og Boligforvaltningen")),
        ("SOF", None),
        ("  ", None),
        ("SOF –", None),
    ],
)
def test_a_line_is_a_code_and_a_name(line: str, body: Body | None) -> None:
    assert read_body(line) == body


def test_a_first_policy_comes_with_its_bodies_and_goes_with_one_undo(
    empty_workspace: Workspace,
) -> None:
    starting.add_first_policy(empty_workspace, FIRST)
    (policy,) = list_records(empty_workspace, "policies", {})
    assert (policy["code"], policy["title"]) == ("HP26", "Handicappolitik 2026")
    assert bodies(empty_workspace) == {
        ("department", "SOF Socialforvaltningen"),
        ("department", "BUF Børneforvaltningen"),
        ("council", "HR Handicaprådet"),
    }
    undo(empty_workspace)
    assert list_records(empty_workspace, "policies", {}) == []
    assert bodies(empty_workspace) == set()


def test_a_second_policy_of_the_municipality_keeps_its_departments(
    empty_workspace: Workspace,
) -> None:
    starting.add_first_policy(empty_workspace, FIRST)
    again = FirstPolicy(
        "aaby kommune", "LP26", "LGBTI-politik", departments="sof Et andet navn\nTMF Teknik"
    )
    starting.add_first_policy(empty_workspace, again)
    assert {title for kind, title in bodies(empty_workspace) if kind == "department"} == {
        "SOF Socialforvaltningen",
        "BUF Børneforvaltningen",
        "TMF Teknik",
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"municipality": " "}, "policy.organisation"),
        ({"code": ""}, "policy.code"),
        ({"title": ""}, "policy.title"),
        ({"period": "2029-2026"}, "policy.period"),
        ({"departments": "SOF"}, "policy.department"),
        ({"departments": "SOF En\nSOF To"}, "policy.department"),
        ({"council": "HR"}, "policy.council"),
    ],
)
def test_a_refusal_names_the_field_and_leaves_nothing(
    tmp_path: Path, wrong: dict[str, str], field: str
) -> None:
    typed = {"municipality": "Aaby", "code": "A", "title": "B", **wrong}
    path = tmp_path / "ny.kkdesk"
    with pytest.raises(InvalidValue) as refused:
        starting.make_with_policy(path, "tester", FirstPolicy(**typed))
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_a_new_database_is_there_whole_and_takes_no_others_place(tmp_path: Path) -> None:
    path = starting.make_with_policy(tmp_path / "ny.kkdesk", "tester", FIRST)
    assert [one.name for one in tmp_path.iterdir()] == ["ny.kkdesk"]
    engine = open_database(path)
    (change, *_) = list_records(Workspace(engine, ""), "changes", {})
    engine.dispose()
    assert change["by"] == "tester"
    before = path.read_bytes()
    with pytest.raises(DatabaseExists):
        starting.make_with_policy(path, "tester", FIRST)
    assert path.read_bytes() == before
    with pytest.raises(DatabaseFolderMissing):
        starting.make_with_policy(tmp_path / "mangler" / "ny.kkdesk", "tester", FIRST)


class StoppedError(Exception):
    """What the one who is told raises to stop the work."""


@pytest.mark.parametrize("stop_at", [0.0, 0.5, 1.0])
def test_the_sample_tells_how_far_it_is_and_leaves_nothing_when_stopped(
    tmp_path: Path, stop_at: float
) -> None:
    heard: list[float] = []

    def tell(part: float) -> None:
        heard.append(part)
        if part >= stop_at:
            raise StoppedError

    with pytest.raises(StoppedError):
        starting.make_sample(tmp_path / "eksempel.kkdesk", "tester", tell)
    assert list(tmp_path.iterdir()) == []
    assert heard == sorted(heard)
    assert heard[-1] <= 1.0
