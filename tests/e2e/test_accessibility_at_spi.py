"""The program as a screen reader on Linux reads it: over AT-SPI, in a session of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.hidden_screen import hidden_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("at_spi_reader.py")


def missing() -> str:
    """Return what keeps a machine from running these tests, or nothing."""
    if sys.platform != "linux":
        return "AT-SPI is there on Linux only"
    for tool in ("Xvfb", "openbox", "dbus-run-session"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed (sh installer/system_libraries.sh test)"
    try:
        probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        subprocess.run([SYSTEM_PYTHON, "-c", probe], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "the system's Python cannot speak AT-SPI (sh installer/system_libraries.sh test)"
    return ""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen with a window manager that nobody sees."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    with hidden_screen() as name:
        yield name


@pytest.fixture(scope="module")
def met(
    display: str, sample_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the reader met in one walk through the program."""
    folder = tmp_path_factory.mktemp("at-spi")
    database = shutil.copyfile(sample_database, folder / "kkdesk.sqlite")
    result, runtime = folder / "met.json", folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": display,
        "PYTHONPATH": str(PROJECT),
        "PYTHONWARNINGS": "ignore",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    program = [sys.executable, "-m", "kkdesk", "--database", str(database), "--lang", "da"]
    ended = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, str(READER), str(result), *program],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr[-6000:]
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found


def test_the_pages_are_told_by_name(met: dict[str, Any]) -> None:
    assert met["window"] == "Overblik – kkdesk"
    assert met["pages"] == [
        *("Overblik", "Handleplaner", "Statusrunder", "Bemærkninger", "Sager og møder"),
        *("Indikatorer", "Frister", "Tidslinje", "Statusslides", "Udvalgspakke", "Historik"),
        "Udveksling",
    ]


def test_a_figure_is_pressed_by_its_action_and_opens_its_list(met: dict[str, Any]) -> None:
    assert met["tile"].startswith("Frister de næste 8 uger: ")
    assert met["pressed"] == "Press"
    says = met["deadlines"]["says"]
    assert says[:4] == ["Dato som skrevet", "Tidligst", "Senest", "Svar"]
    assert any(words.startswith("Muligt i perioden (") for words in says)
    assert any(words.startswith("S6.16 ") for words in says)


def test_the_list_of_initiatives_is_a_table_with_words_in_every_cell(met: dict[str, Any]) -> None:
    assert met["rows"] == 131
    assert len(met["first row"]) == 8
    assert all(met["first row"])


def test_the_editor_holds_fields_with_names_of_their_own(met: dict[str, Any]) -> None:
    assert met["title"] == met["first row"][1]
    assert {"Kode", "Titel", "Beskrivelse", "Fortrolig", "Ordlyd, Dato 1"} <= set(met["fields"])
    assert met["owner kind"] == ["Ejerform"]


def test_what_a_search_finds_is_said_aloud(met: dict[str, Any]) -> None:
    assert met["found"] == ["S2.2"]
    assert "1 indsats" in met["heard"]


def test_what_is_refused_is_said_aloud(met: dict[str, Any]) -> None:
    assert met["heard"][-1] == "Skriv en titel."


def test_the_program_ends_in_order_when_it_is_asked_to(met: dict[str, Any]) -> None:
    assert met["ended"] == 0
