"""What the .deb tells a machine, tried without building it; building takes minutes."""

import configparser
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typer.main

from kkdesk.cli import wording  # noqa: F401 -- knows every command
from kkdesk.cli.commands import app
from kkdesk.db.migrate import fill

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
