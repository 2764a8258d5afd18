"""What ships is named with its licence, also what others made and a package has inside."""

import json
import re
import sys
import tomllib
from pathlib import Path

import bundled
import components
import pytest
from components import Component, Shipped
from places import PROJECT
from sbom import bill_of_materials, licence_list, write_licences

EVERY_SYSTEM = re.compile(r"^([A-Za-z0-9._-]+)==[^ ;\n]+ \\$", re.MULTILINE)
LISTED = re.compile(r"^\| ([A-Za-z0-9._-]+) \| ", re.MULTILINE)


def locked() -> set[str]:
    """The packages that the program needs on every system."""
    return set(EVERY_SYSTEM.findall((PROJECT / "requirements.lock").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sorted(locked()))
def test_every_package_that_the_program_needs_has_a_licence_and_its_text(name: str) -> None:
    one = components.of_distribution(name)
    assert re.fullmatch(r"[A-Za-z0-9.() -]+", one.licence), one.licence
    assert one.texts


def test_the_list_for_people_names_every_package_of_the_lock() -> None:
    told = (PROJECT / "docs/licences.md").read_text(encoding="utf-8")
    ours = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert locked() - set(LISTED.findall(told)) == set()
    assert f"**{ours['license']}**" in told


def test_every_library_inside_a_package_has_the_text_that_its_licence_asks_for() -> None:
    for package in ("PySide6-Essentials", "PySide6_Pdf", "sqlcipher3", "lxml", "qt-material"):
        assert bundled.bundled_in(package)
        for one in bundled.bundled_in(package):
            assert one.texts or one.licence in bundled.NO_TEXT, one
            for name in one.texts:
                assert len(bundled.text(name)) > 500, name


def test_every_text_that_lies_there_belongs_to_something() -> None:
    packages = ("PySide6-Essentials", "PySide6_Pdf", "sqlcipher3", "lxml", "qt-material")
    used = {name for one in packages for inner in bundled.bundled_in(one) for name in inner.texts}
    assert used == {file.name for file in bundled.TEXTS.iterdir()}


def test_the_library_of_encrypted_copies_says_what_is_in_it() -> None:
    inside = {one.name: one for one in bundled.bundled_in("sqlcipher3")}
    assert inside.keys() == {"SQLCipher", "SQLite", "OpenSSL"}
    assert inside["SQLCipher"].licence == "BSD-3-Clause"
    assert "ZETETIC" in components.of_distribution("sqlcipher3").texts["bundled/sqlcipher.txt"]
    assert all(re.match(r"\d+\.\d+", one.version) for one in inside.values())


def test_a_package_that_brings_its_own_bill_is_taken_at_its_word() -> None:
    crates = bundled.bundled_in("pydantic_core")
    assert len(crates) > 20
    assert {one.name for one in crates} >= {"pyo3", "jiter"}
    told = licence_list([components.of_distribution("pydantic_core")])
    assert f"| in pydantic_core: {len(crates)} libraries" in told


def test_libraries_that_share_the_text_of_their_licence_come_with_it() -> None:
    crates = bundled.bundled_in("pydantic_core")
    assert {one.texts for one in crates if re.search(r"\bApache-2.0\b", one.licence)} == {
        ("Apache-2.0.txt",)
    }
    assert {one.texts for one in crates if one.licence == "Unicode-3.0"} == {("icu.txt",)}
    # The words of MIT name who holds the right, which the bill does not tell.
    assert {one.texts for one in crates if one.licence == "MIT"} == {()}


def test_the_list_says_what_licences_want_said() -> None:
    qt = components.of_distribution("PySide6-Essentials")
    told = licence_list([qt, components.of_distribution("pikepdf")])
    assert "FreeType" in told.rpartition("|")[2]
    assert "Independent JPEG Group" in told
    assert f"Source of {qt.name}, in the version above: https://download.qt.io/" in told
    assert "Source of pikepdf, in the version above: https://" in told
    assert "Source of" not in licence_list([components.of_distribution("mako")])


@pytest.fixture
def parts(tmp_path: Path) -> dict[Component, Shipped]:
    (tmp_path / "lib.so").write_bytes(b"x")
    inner = (bundled.Bundled("zlib", "1.3", "Zlib", ("zlib.txt",)),)
    one = Component("thing", "2.0", "MIT", "pkg:pypi/thing@2.0", {"LICENSE": "text"}, inner)
    return {one: Shipped(("lib.so",), ("thing.core",))}


def test_the_bill_names_the_package_of_each_file_with_its_digest(
    parts: dict[Component, Shipped], tmp_path: Path
) -> None:
    bill = json.loads(bill_of_materials(tmp_path, parts, 0))
    assert bill["bomFormat"] == "CycloneDX"
    (thing,) = bill["components"]
    assert [one["name"] for one in thing["components"]] == ["zlib", "lib.so"]
    assert thing["components"][0]["licenses"] == [{"expression": "Zlib"}]
    assert thing["components"][1]["hashes"][0]["content"].startswith("2d711642b726b044")
    assert (
        bill_of_materials(tmp_path, parts, 0)
        == json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
    )


def test_the_texts_lie_beside_the_list(parts: dict[Component, Shipped], tmp_path: Path) -> None:
    write_licences(tmp_path / "licences", parts)
    assert (tmp_path / "licences/thing/LICENSE").read_text(encoding="utf-8") == "text"
    told = (tmp_path / "licences/README.md").read_text(encoding="utf-8")
    assert "| in thing: zlib | 1.3 | Zlib |" in told


@pytest.mark.skipif(sys.platform == "win32", reason="the path is one of Linux and macOS")
def test_a_file_that_is_nobodys_stops_the_build() -> None:
    with pytest.raises(components.UnknownOriginError):
        components.component_of("/nowhere/known.so")
