"""What a day or a round tells otherwise than an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import write_transaction
from kkdesk.db.reading import open_for_work
from kkdesk.db.sql import text
from kkdesk.domain.differences import Aspect, Turn
from kkdesk.errors import DayBeforeHistory, UnknownCode, UsageError
from kkdesk.services import editing
from kkdesk.services.differences import day_differences, tellings, told_differences
from tests.second_window import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.differences import Difference
    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.server_too

LOADED, LATER = date(2025, 10, 1), date(2025, 12, 1)


@pytest.fixture
def dated(sample_workspace: Workspace) -> Iterator[Workspace]:
    """The sample, loaded on the first of October and open as the program opens it."""
    workspace = sample_workspace
    with write_transaction(workspace.engine) as connection:
        connection.execute(text("UPDATE operation SET at = '2025-10-01T10:00:00.000000+00:00'"))
    opened = open_for_work(address_of(workspace))
    yield replace(workspace, opened=opened, today=lambda: LATER)
    opened.dispose()


def initiative(workspace: Workspace, code: str) -> str:
    from kkdesk.services.listing import list_records  # noqa: PLC0415

    (found,) = list_records(workspace, "initiatives", {"code": code})
    return str(found["id"])


def told(found: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.turn.value, one.aspect.value, one.code, one.after) for one in found]


def test_a_day_differs_from_another_by_what_was_done_in_between(dated: Workspace) -> None:
    chosen, gone = initiative(dated, "S2.2"), initiative(dated, "S6.4")
    stored = "Forsøg med enklere regler om merudgifter"
    editing.set_field(dated, "initiative", chosen, "title", expected=stored, value="Nyt navn")
    editing.add_date(dated, chosen, words="maj 2027")
    editing.delete_record(dated, "initiative", gone)
    found = day_differences(dated, LOADED, LATER)
    changed = [one for one in found if one.code == "S2.2"]
    assert told(tuple(changed)) == [
        ("changed", "text", "S2.2", "Nyt navn"),
        ("added", "date", "S2.2", "maj 2027"),
    ]
    assert changed[0].before == stored
    assert {one.turn for one in found if one.code == "S6.4"} == {Turn.REMOVED}
    assert {one.code for one in found} == {"S2.2", "S6.4"}


def test_a_day_does_not_differ_from_itself(dated: Workspace) -> None:
    assert day_differences(dated, LOADED, LOADED) == ()


def test_a_day_before_the_first_is_refused(dated: Workspace) -> None:
    with pytest.raises(DayBeforeHistory):
        day_differences(dated, date(2020, 1, 1), LATER)


def test_the_status_tells_new_targets_and_what_the_plan_had_and_it_has_not(
    dated: Workspace,
) -> None:
    found = told_differences(dated, "sof-2023", "2025")
    figures = {
        (one.aspect, one.department): (one.before, one.after)
        for one in found
        if one.code == "fleksjob" and one.turn is Turn.CHANGED
    }
    assert figures == {
        (Aspect.TARGET, ""): ("850 (2023)", "900 (2024)"),
        (Aspect.TARGET, "SOF"): ("146 (2023)", "157 (2024)"),
        (Aspect.MEASUREMENT, "SOF"): ("202 (pr. september 2023)", "207 (december 2024)"),
    }
    gone = {one.title for one in found if one.turn is Turn.REMOVED}
    assert "Udbredelse af Mind My Mind" in gone
    own = told_differences(dated, "sof-2023", "2025", department="sof")
    assert {one.department for one in own} == {"SOF"}


def test_an_unknown_code_is_refused_and_so_are_two_policies(dated: Workspace) -> None:
    with pytest.raises(UnknownCode):
        told_differences(dated, "2025", "2031")
    with pytest.raises(UsageError):
        told_differences(dated, "fk-2021-22", "2025")
    known = {"2025", "fk-2021-22", "integration-2019", "sof-2023"}
    assert {code for code, _ in tellings(dated)} == known
