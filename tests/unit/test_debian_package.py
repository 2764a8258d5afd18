"""What the .deb tells a machine, tried without building it; building takes minutes."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import typer.main

from kkdesk.cli import wording  # noqa: F401 -- knows every command
from kkdesk.cli.commands import app
from kkdesk.db.migrate import fill

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.errors import Lang

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Debian and Ubuntu only")

if sys.platform == "linux":
    import debian_package
    import desktop_files
    import icu_data
    import man_page
    import places
    import system_packages

HEADER = b"\x20\x00\xda'\x14\x00\x00\x00\x00\x00\x02\x00CmnD" + bytes(16)


def test_the_menu_entry_opens_the_program_with_and_without_a_file() -> None:
    told = configparser.ConfigParser(interpolation=None)
    told.optionxform = str  # type: ignore[assignment,method-assign]
    told.read_string(desktop_files.desktop_entry())
    entry = told["Desktop Entry"]
    assert entry["Exec"] == "kkdesk --database=%f"
    assert entry["MimeType"] == f"{desktop_files.MIME_TYPE};"
    assert entry["Comment[da]"] != entry["Comment"]


def no_fault_is_found(tool: str, *options: str) -> None:
    """Let a tool of the desktop's read what was written for it, where it is installed."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed here")
    told = subprocess.run([tool, *options], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_desktops_find_no_fault_in_the_menu_entry(tmp_path: Path) -> None:
    file = tmp_path / "kkdesk.desktop"
    file.write_text(desktop_files.desktop_entry(), encoding="utf-8")
    no_fault_is_found("desktop-file-validate", str(file))


def test_software_centres_find_no_fault_in_the_entry_for_them(tmp_path: Path) -> None:
    file = tmp_path / f"{desktop_files.APPLICATION}.metainfo.xml"
    file.write_text(desktop_files.software_centre_entry(0), encoding="utf-8")
    no_fault_is_found("appstreamcli", "validate", "--no-net", str(file))


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info is missing")
def test_the_desktop_knows_databases_and_laptop_copies_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/kkdesk.xml").write_text(desktop_files.mime_package(), encoding="utf-8")
    subprocess.run(["update-mime-database", str(tmp_path)], check=True, capture_output=True)
    globs = (tmp_path / "globs2").read_text(encoding="utf-8")
    assert f":{desktop_files.MIME_TYPE}:*.kkdesk\n" in globs
    assert f":{desktop_files.MIME_TYPE}:kkdesk.sqlite\n" in globs


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed here")
@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_manual_is_set_without_a_warning(lang: Lang, tmp_path: Path) -> None:
    commands = getattr(typer.main.get_command(app), "commands", {})
    page = tmp_path / "kkdesk.1"
    page.write_text(man_page.man_page(commands, 0, lang), encoding="utf-8")
    told = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(page)],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""
    assert "self-test" in told.stdout


def test_a_database_bears_the_mark_that_the_desktop_looks_for(tmp_path: Path) -> None:
    database = tmp_path / "new.sqlite"
    database.touch(mode=0o600)
    fill(database, schema=1)
    head = database.read_bytes()[:100]
    root = ET.fromstring(desktop_files.mime_package())  # noqa: S314 -- our own text
    inner = [one for one in root.iter() if one.tag.endswith("match") and one.get("type") == "big32"]
    (mark,) = inner
    start = int(mark.attrib["offset"])
    assert head[start : start + 4] == int(mark.attrib["value"], 16).to_bytes(4)


def test_the_manual_has_every_command_in_both_languages() -> None:
    commands = getattr(typer.main.get_command(app), "commands", {})
    for lang in ("da", "en"):
        page = man_page.man_page(commands, 0, lang)
        missing = [
            name for name in commands if f".SS {name.replace('-', chr(92) + '-')}\n" not in page
        ]
        assert missing == []


def test_a_line_of_the_manual_that_begins_with_a_dot_stays_text() -> None:
    assert man_page.verbatim(".SH x\n'y\n\\z") == ".nf\n\\&.SH x\n\\&'y\n\\ez\n.fi"


def test_the_changes_of_this_version_are_told_in_debians_form() -> None:
    news = f"# C\n\n## {places.version()} – x\n\n### New\n- One\n  more.\n- Two.\n"
    told = debian_package.changelog(f"{news}\n## 0.0.1\n- Old.\n", 0)
    assert "  * One more.\n  * Two.\n\n -- " in told
    assert "Old" not in told


def test_libraries_are_asked_for_by_package_and_unknown_ones_stop_the_build() -> None:
    assert system_packages.packages(["libc.so.6", "libssl.so.3", "libcrypto.so.3"]) == [
        "libssl3t64 | libssl3"
    ]
    with pytest.raises(system_packages.UnknownLibraryError, match="libnew"):
        system_packages.packages(["libnew.so.1"])


def test_dpkg_reads_the_control_file_and_the_rights_are_the_usual_ones(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/x").write_text("x", encoding="utf-8")
    debian_package.write_control(tree, ["libc6 (>= 2.36)", "libssl3t64 | libssl3"])
    debian_package.settle(tree, 1_000_000_000)
    package = tmp_path / "x.deb"
    made = ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(package)]
    subprocess.run(made, check=True, capture_output=True)
    field = ["dpkg-deb", "--field", str(package), "Depends"]
    told = subprocess.check_output(field, text=True)
    assert told == "libc6 (>= 2.36), libssl3t64 | libssl3\n"
    assert (tree / "usr/bin/x").stat().st_mode & 0o777 == 0o644
    assert (tree / "usr/bin/x").stat().st_mtime == 1_000_000_000


def test_smaller_language_data_keeps_its_items_whole_and_in_order() -> None:
    items = {"icudt73l/zh.res": b"z" * 16, "icudt73l/da.res": b"d" * 48, "icudt73l/cnv.icu": b"c"}
    header, read = icu_data.read_items(icu_data.write_items(HEADER, items))
    assert header == HEADER
    assert list(read) == sorted(items)
    assert {name: content.rstrip(b"\xaa") for name, content in read.items()} == items
    assert [name for name in read if icu_data.wanted(name)] == [
        "icudt73l/cnv.icu",
        "icudt73l/da.res",
    ]
