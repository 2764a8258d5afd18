"""``kkdesk check-out`` and ``check-in`` as they are typed on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run

SECRET = "hest'en æder 12 pærer"  # noqa: S105 -- of a test


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_the_passphrase_of_a_copy_is_asked_for_on_a_terminal_and_not_shown(
    kkdesk: Run, database: Path, tmp_path: Path
) -> None:
    words = tmp_path / "ord.txt"
    words.write_text(f"{SECRET}\n", encoding="utf-8")
    taken = kkdesk("check-out", "kopi", "--database", database, "--passphrase-file", words)
    assert taken.code == 0
    ours, theirs = os.openpty()
    with closing(os.fdopen(ours, "wb", buffering=0)) as keyboard, closing(os.fdopen(theirs)) as end:
        running = subprocess.Popen(
            [sys.executable, "-m", "kkdesk", "check-in", "kopi", "--database", str(database)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
            stdin=end,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            encoding="utf-8",
        )
        assert running.stderr is not None
        question = "Adgangssætning til kkdesk.sqlite: "
        assert running.stderr.read(len(question)) == question
        keyboard.write(f"{SECRET}\n".encode())
        said, told = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, "kopi: intet nyt at hente hjem\n")
    assert SECRET not in told
