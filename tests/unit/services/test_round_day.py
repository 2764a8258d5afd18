"""The day in the slides of a round without a day of issue comes from what is stored."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kkdesk.db.queries.status_deck import status_deck
from kkdesk.db.sql import text
from kkdesk.domain.vocabulary import Edition
from kkdesk.services import editing, rounds
from kkdesk.services.print_kinds import PrintRequest, print_kind
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


def key_of(workspace: Workspace, code: str) -> str:
    return next(one.id for one in rounds.list_rounds(workspace) if one.code == code)


def stamp(workspace: Workspace) -> datetime:
    with reading(workspace) as connection:
        return status_deck(connection, "", "2027").created


def made_on(workspace: Workspace, operation_id: str, moment: str) -> None:
    with operation(workspace, "clock") as work:
        work.connection.execute(
            text("UPDATE operation SET at = :at WHERE id = :id"),
            {"at": moment, "id": operation_id},
        )


def printed(workspace: Workspace, path: Path) -> bytes:
    request = PrintRequest(round_code="2027", edition=Edition.PUBLIC)
    return print_kind(workspace, "status-slides", path, request).path.read_bytes()


def told_in(path: Path) -> date:
    with pikepdf.open(path) as pdf:
        words = str(pdf.docinfo["/CreationDate"])
    return datetime.strptime(words[:10], "D:%Y%m%d").replace(tzinfo=UTC).date()


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    """The sample with a round that was opened in the window on 3 March 2027."""
    old = key_of(sample_workspace, "2025")
    opened = rounds.open_round(
        sample_workspace, code="2027", title="Status 2027", last_round_id=old
    )
    made_on(sample_workspace, opened.operation_id, "2027-03-03T23:30:00.000000+00:00")
    return sample_workspace


def test_an_opened_round_carries_the_day_it_was_opened(workspace: Workspace) -> None:
    assert stamp(workspace) == datetime(2027, 3, 3, 12, tzinfo=UTC)


def test_its_day_is_that_of_the_last_text_but_not_of_a_confidential_one(
    workspace: Workspace,
) -> None:
    with operation(workspace, "find") as work:
        one, other = work.find("status_entry", round_id=key_of(workspace, "2027"))[:2]
    first = editing.set_field(
        workspace, "status_entry", str(one["id"]), "text", expected=one["text"], value="Nyt."
    )
    made_on(workspace, first.operation_id, "2027-03-05T08:00:00.000000+00:00")
    assert stamp(workspace).date() == date(2027, 3, 5)
    with operation(workspace, "secret") as work:
        work.update("status_entry", str(other["id"]), text="Hemmeligt.", confidential=True)
    made_on(workspace, work.changes.operation_id, "2027-03-09T08:00:00.000000+00:00")
    assert stamp(workspace).date() == date(2027, 3, 5)


def test_a_closed_round_carries_the_day_it_was_closed_and_prints_the_same_for_ever(
    workspace: Workspace, tmp_path: Path
) -> None:
    key = key_of(workspace, "2027")
    rounds.close_round(workspace, key, accept_missing=True, reason="Sådan er den.")
    today = workspace.today()
    assert stamp(workspace).date() == today
    before = printed(workspace, tmp_path / "one.pdf")
    assert told_in(tmp_path / "one.pdf") == today
    with operation(workspace, "later") as work:
        work.update("policy", str(work.find("policy")[0]["id"]), slogan="Et nyt ord")
    assert printed(workspace, tmp_path / "two.pdf") == before


def test_a_copy_that_was_frozen_without_a_day_is_printed_with_the_day_it_was_closed(
    workspace: Workspace, tmp_path: Path
) -> None:
    key = key_of(workspace, "2027")
    rounds.close_round(workspace, key, accept_missing=True, reason="Sådan er den.")
    today = workspace.today()
    with operation(workspace, "old") as work:
        (row,) = work.find("round_snapshot", round_id=key)
        old = str(row["public"]).replace(f"{today}T12:00:00+00:00", "2000-01-01T12:00:00+00:00")
        assert old != row["public"]
        work.update("round_snapshot", str(row["id"]), public=old)
    printed(workspace, tmp_path / "old.pdf")
    assert told_in(tmp_path / "old.pdf") == today


def test_a_round_in_a_copy_without_history_carries_the_day_of_its_key(
    workspace: Workspace,
) -> None:
    with operation(workspace, "forget") as work:
        work.connection.execute(text("DELETE FROM change"))
    assert stamp(workspace).date() == datetime.now(UTC).date()
