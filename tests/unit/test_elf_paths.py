"""Search paths of the building machine are taken out of libraries, on a library made for it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from elf_paths import forget_places, without_absolute_paths

pytestmark = pytest.mark.skipif(
    not (shutil.which("ld") and shutil.which("as")), reason="binutils are not installed here"
)


def library(folder: Path, *options: str) -> Path:
    source, made = folder / "x.s", folder / "x.o"
    source.write_text(".globl answer\nanswer:\n.byte 0\n", encoding="ascii")
    subprocess.run(["as", "-o", str(made), str(source)], check=True)
    result = folder / "libx.so"
    link = ["ld", "-shared", "-soname", "libx.so.1", *options, "-o", str(result), str(made)]
    subprocess.run(link, check=True)
    return result


def dynamic(file: Path) -> str:
    return subprocess.check_output(["objdump", "-p", str(file)], text=True)


@pytest.mark.parametrize("tags", ["--enable-new-dtags", "--disable-new-dtags"])
def test_an_absolute_search_path_is_forgotten_and_the_rest_stays(tmp_path: Path, tags: str) -> None:
    file = library(tmp_path, tags, "-rpath", "/home/builder/lib")
    assert "PATH" in dynamic(file)
    assert forget_places(file)
    assert "PATH" not in dynamic(file)
    assert "SONAME               libx.so.1" in dynamic(file)
    assert not forget_places(file)


def test_a_search_path_beside_the_file_stays(tmp_path: Path) -> None:
    file = library(tmp_path, "-rpath", "$ORIGIN/../lib")
    assert not forget_places(file)
    assert "$ORIGIN/../lib" in dynamic(file)


def test_what_is_no_program_is_left_alone() -> None:
    assert without_absolute_paths(b"#!/bin/sh\n") == b"#!/bin/sh\n"
