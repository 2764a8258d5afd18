"""What the program writes for a person is readable by that person only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.services import calendars, reminders
from kkdesk.services.print_kinds import PrintRequest, print_kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

OWNER_ONLY = 0o600

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def everybody_may_read_by_default() -> Iterator[None]:
    """Take nothing away from new files: what is not asked for is then seen."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize("name", ["slides.pdf", "slides.pptx", "memo.docx", "budget.xlsx"])
def test_a_printed_document_is_for_its_owner_only(
    sample_workspace: Workspace, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    kind = {"slides": "status-slides"}.get(path.stem, path.stem)
    asked = PrintRequest(plan="integration-2019") if kind == "budget" else PrintRequest()
    print_kind(sample_workspace, kind, path, asked)
    assert rights(path) == OWNER_ONLY


def test_who_could_read_a_document_still_can_when_it_is_printed_again(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "memo.pdf"
    print_kind(sample_workspace, "memo", path, PrintRequest())
    path.chmod(0o640)
    print_kind(sample_workspace, "memo", path, PrintRequest())
    assert rights(path) == 0o640


def test_calendars_and_letters_are_for_their_owner_only(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "ud"
    folder.mkdir()
    calendars.export_calendar(sample_workspace, folder / "frister.ics", edition=Edition.INTERNAL)
    found = reminders.list_reminders(sample_workspace, {}, {})
    drafts = reminders.department_drafts(sample_workspace, found, edition=Edition.INTERNAL)
    assert reminders.write_drafts(folder, drafts)
    assert {rights(path) for path in folder.iterdir()} == {OWNER_ONLY}
