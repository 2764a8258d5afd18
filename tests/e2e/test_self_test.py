"""`kkdesk self-test` tells of each part whether it works, and fails when one does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program that a test may break."""
    folder = tmp_path / "installation"
    shutil.copytree(PROJECT / "kkdesk", folder / "kkdesk")
    shutil.copytree(PROJECT / "resources", folder / "resources")
    shutil.copytree(PROJECT / "docs" / "guide", folder / "docs" / "guide")
    return folder


def self_test(installation: Path, home: Path) -> tuple[int, dict[str, Any], str]:
    """The exit code, what was told of each part, and the message."""
    ended = subprocess.run(
        [sys.executable, "-m", "kkdesk", "self-test", "--format", "json", "--lang", "en"],
        cwd=installation,
        env={
            **os.environ,
            "PYTHONPATH": str(installation),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    return ended.returncode, {one["name"]: one for one in told}, ended.stderr


def test_every_part_of_a_whole_installation_works_whatever_the_person_chose(
    installation: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / "kkdesk").mkdir(parents=True)
    broken, settings = home / "tema.toml", home / "kkdesk/settings.json"
    broken.write_text("name =", encoding="utf-8")
    settings.write_text(json.dumps({"document_theme": str(broken)}), encoding="utf-8")
    before = settings.read_bytes()
    code, told, complaint = self_test(installation, home)
    assert [name for name, one in told.items() if not one["passed"]] == []
    assert (code, complaint) == (0, "")
    assert list(told) == [
        *("program", "fonts", "icons", "languages", "libraries", "database", "older database"),
        *("search", "slides", "office files", "theme", "calendar", "guide", "encrypted copy"),
        "window",
    ]
    assert told["slides"]["seen"].startswith("27, ")
    assert told["window"]["seen"].endswith(", offscreen")
    assert [path.name for path in home.rglob("*.sqlite")] == []
    assert [path.read_bytes() for path in home.rglob("settings.json")] == [before]


def test_what_is_broken_is_named_and_the_rest_is_tried_all_the_same(
    installation: Path, tmp_path: Path
) -> None:
    (installation / "resources/icons/add.svg").write_text("<svg", encoding="utf-8")
    (installation / "resources/i18n/kkdesk_en.qm").unlink()
    (installation / "resources/templates/theme.toml").unlink()
    code, told, complaint = self_test(installation, tmp_path / "home")
    assert [name for name, one in told.items() if not one["passed"]] == [
        *("icons", "languages", "theme")
    ]
    assert told["icons"]["seen"] == "add.svg"
    assert "kkdesk_en.qm" in told["languages"]["seen"]
    assert code == 1
    assert complaint.startswith("The self-test found faults in: icons, languages, theme.")
