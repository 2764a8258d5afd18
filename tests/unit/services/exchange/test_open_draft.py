"""What an encrypted copy is put together from lies nowhere in the open afterwards."""

from __future__ import annotations

import os
import stat
import tempfile
from typing import TYPE_CHECKING

import pytest

from kkdesk.errors import KkdeskError
from kkdesk.services import exchange
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

SECRET = "hest'en æder 12 pærer"  # noqa: S105 -- of a test
MARKER = "Zebrafinken i det åbne"


class _CancelledError(Exception):
    pass


class Watch:
    """Keeps a second name of every file of the draft, so that its bytes can be read afterwards."""

    def __init__(self, temporary: Path, kept: Path, then: str, out: Path) -> None:
        self.temporary, self.kept, self.then, self.out = temporary, kept, then, out
        self.modes: set[int] = set()
        self.seen = self.steps = 0

    def __call__(self) -> None:
        self.steps += 1
        for folder in self.temporary.glob("kkdesk-laptop-*"):
            self.modes.add(stat.S_IMODE(folder.stat().st_mode))
            for file in folder.iterdir():
                other = self.kept / f"{self.steps}-{file.name}"
                os.link(file, other)
                self.seen += MARKER.encode() in other.read_bytes()
        if self.steps == 2 and self.then == "cancel":
            raise _CancelledError
        if self.steps == 2 and self.then == "fail":
            self.out.rename(self.out.with_name("væk"))


@pytest.mark.parametrize("department", ["", "SOF"])
@pytest.mark.parametrize("then", ["succeed", "cancel", "fail"])
def test_no_open_bytes_of_an_encrypted_copy_remain(
    sample_workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    then: str,
    department: str,
) -> None:
    temporary, kept, out = tmp_path / "temporary", tmp_path / "kept", tmp_path / "out"
    for folder in (temporary, kept):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with operation(sample_workspace, "mark") as work:
        (row,) = work.find("initiative", code="S2.2")
        work.update("initiative", str(row["id"]), description=MARKER)
    watch = Watch(temporary, kept, then, out)
    ended: type[BaseException] | None = None
    try:
        exchange.check_out(
            sample_workspace, out, department=department, passphrase=SECRET, step=watch
        )
    except (_CancelledError, KkdeskError) as error:
        ended = type(error)
    assert (ended is None) == (then == "succeed")
    assert watch.modes == {0o700}
    assert watch.seen > 0, "the draft was looked at while it was in the open"
    left = [path for path in kept.iterdir() if path.is_file()]
    left += [path for name in ("out", "væk") for path in (tmp_path / name).glob("*")]
    assert left
    assert [path for path in left if MARKER.encode() in path.read_bytes()] == []
    assert list(temporary.iterdir()) == []
