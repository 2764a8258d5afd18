"""What the installer for Windows brings, takes away and tells, compiled here with a stand-in."""

import ast
import re
import shutil
from pathlib import Path

import pytest
import windows_installer
from app_icons import windows_icon
from check_reproducible import digest
from payload_list import payload_list
from places import PROJECT, version
from version_resource import four_numbers, version_resource

needs_compiler = pytest.mark.skipif(
    not shutil.which("makensis"), reason="makensis is not installed here"
)


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    return windows_installer.stand_in(tmp_path / "payload")


@needs_compiler
def test_the_installer_compiles_without_a_warning_and_twice_to_the_same(
    payload: Path, tmp_path: Path
) -> None:
    made = [
        windows_installer.compile_installer(payload, tmp_path / f"{name}.exe", tmp_path / name)
        for name in ("kkdesk-one", "kkdesk-other")
    ]
    assert digest(made[0]) == digest(made[1])
    content = made[0].read_bytes()
    for text in ("Installation af kkdesk", "kkdesk setup", version()):
        assert text.encode("utf-16-le") in content


def test_every_file_that_is_brought_is_taken_away_again_and_no_other(payload: Path) -> None:
    told = payload_list(payload)
    brought, _, removed = told.partition("!macro REMOVE_FILES")
    files = {file.relative_to(payload).as_posix() for file in payload.rglob("*") if file.is_file()}
    assert files == set(windows_installer.FILES)
    assert brought.count("  File ") == len(files)
    taken = re.findall(r'  Delete "\$INSTDIR\\(.*)"', removed)
    assert {name.replace("\\", "/").replace("$$", "$") for name in taken} == files
    assert "/r" not in told
    assert "*" not in told


def test_inner_folders_are_removed_before_those_around_them(payload: Path) -> None:
    told = payload_list(payload)
    folders = re.findall(r'  RMDir "\$INSTDIR\\(.*)"', told)
    assert folders == ["_internal\\Blåbær & $$INSTDIR", "_internal"]


def test_the_script_never_removes_a_whole_folder_or_asks_for_an_administrator() -> None:
    script = windows_installer.SCRIPT.read_text(encoding="utf-8")
    assert not re.search(r"RMDir\s+/r", script, re.IGNORECASE)
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert "$APPDATA" not in script


def test_every_text_of_the_installer_is_there_in_both_languages() -> None:
    script = windows_installer.SCRIPT.read_text(encoding="utf-8")
    texts = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", script, re.MULTILINE)
    danish = {name for name, lang in texts if lang == "DANISH"}
    english = {name for name, lang in texts if lang == "ENGLISH"}
    assert danish == english == set(re.findall(r"\$\((\w+)\)", script))


def test_windows_is_told_name_and_version_in_both_languages() -> None:
    call = ast.parse(version_resource(), mode="eval").body
    assert isinstance(call, ast.Call)
    tables = {
        ast.literal_eval(node.args[0]): {
            ast.literal_eval(text.args[0]): ast.literal_eval(text.args[1])
            for text in ast.walk(node.args[1])
            if isinstance(text, ast.Call)
        }
        for node in ast.walk(call)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "StringTable"
    }
    assert tables.keys() == {"040604B0", "040904B0"}  # Danish and English, Unicode
    assert {one["ProductVersion"] for one in tables.values()} == {version()}
    assert tables["040604B0"]["Comments"] != tables["040904B0"]["Comments"]


@pytest.mark.parametrize(
    ("told", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("1.2rc3", (1, 2, 0, 0)), ("9", (9, 0, 0, 0))]
)
def test_a_version_is_four_numbers_to_windows(told: str, numbers: tuple[int, ...]) -> None:
    assert four_numbers(told) == numbers


def test_the_icon_file_holds_a_picture_of_each_size() -> None:
    content = windows_icon()
    assert content[:4] == b"\0\0\1\0"
    count = int.from_bytes(content[4:6], "little")
    for index in range(count):
        entry = content[6 + 16 * index : 22 + 16 * index]
        start = int.from_bytes(entry[12:16], "little")
        assert content[start : start + 8] == b"\x89PNG\r\n\x1a\n"
        width = int.from_bytes(content[start + 16 : start + 20], "big")
        assert width % 256 == entry[0]


def test_the_runner_names_no_place_that_packages_come_from() -> None:
    for file in (PROJECT / ".github").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
