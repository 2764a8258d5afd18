"""What the tests of PPTX, DOCX and XLSX share: files with something hidden, and LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kkdesk.paths import resources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEMPLATE = resources() / "templates" / "status.pptx"
WORDS = "Nøglefærdigt botilbud på Søndervangen"


def hidden(sound: Path, target: Path, part: str, found: str, put: str) -> Path:
    """Copy a file with a change in one part; a part that is not there is made of `put`."""
    with zipfile.ZipFile(sound) as given, zipfile.ZipFile(target, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == part:
                assert found.encode() in content
                content = content.replace(found.encode(), put.encode(), 1)
            made.writestr(name, content)
        if part not in given.namelist():
            made.writestr(part, put)
    return target


@cache
def soffice() -> str:
    """Return LibreOffice's command; skip the test where it is not installed."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice er ikke installeret")
    return found


def pages_in_libreoffice(path: Path, folder: Path) -> list[str]:
    """Open a file in LibreOffice and return the text of each page."""
    return all_in_libreoffice([path], folder)[path.name]


def all_in_libreoffice(paths: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """Open files, those of a format at once, and return the text of each page by file."""
    pages = {}
    for suffix in sorted({path.suffix for path in paths}):
        made = folder / suffix[1:]
        given = [str(path) for path in paths if path.suffix == suffix]
        subprocess.run(
            [
                soffice(),
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(made),
                *given,
            ],
            check=True,
            capture_output=True,
            timeout=300 * len(given),
        )
        for path in paths:
            if path.suffix == suffix:
                pages[path.name] = _pages_of(made / f"{path.stem}.pdf")
    return pages


def _pages_of(path: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True
    ).stdout.decode()
    return text.split("\f")[:-1]
