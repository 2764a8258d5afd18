"""Freezing a laptop copy on a disk without room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.laptop.folder import CopyFolder
from kkdesk.errors import DiskFull
from kkdesk.services import exchange

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

pytestmark = pytest.mark.only_file("the copy is a file wherever its centre is")


def test_a_disk_that_fills_while_the_work_is_copied_is_told_and_leaves_both_sides(
    empty_workspace: Workspace, tmp_path: Path, small_disk: Path
) -> None:
    exchange.check_out(empty_workspace, tmp_path / "tog")
    folder = small_disk / "tog"
    folder.mkdir()
    shutil.copyfile(tmp_path / "tog" / "kkdesk.sqlite", folder / "kkdesk.sqlite")
    content = (folder / "kkdesk.sqlite").read_bytes()
    room = small_disk / "fyld"
    with room.open("wb") as file:
        try:
            while True:
                file.write(b"x" * 65_536)
                file.flush()
        except OSError:
            pass
    with pytest.raises(DiskFull), CopyFolder(folder).freezing() as publish:
        publish()
    assert [one.name for one in folder.iterdir() if "pending" in one.name] == []
    assert (folder / "kkdesk.sqlite").read_bytes() == content
