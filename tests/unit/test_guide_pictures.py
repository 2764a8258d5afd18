"""The guide's pictures: one for each scene in both languages, small, and compared as eyes do."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from guide_pictures.__main__ import GUIDE, LANGUAGES, TOLERATED
from guide_pictures.png import unlike
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

_INSTALLER: Final = GUIDE.parents[1] / "installer"
_LARGEST: Final = 100_000
_ALL: Final = 3_000_000
"""They ship in the package."""


def names(lang: str) -> list[str]:
    return sorted(path.stem for path in (GUIDE / lang / "pictures").glob("*"))


def test_every_scene_has_its_picture_and_every_picture_its_scene() -> None:
    code = "from guide_pictures.scenes import scenes; print(*sorted(scenes()))"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=_INSTALLER, capture_output=True, text=True, check=True
    )
    assert {lang: names(lang) for lang in LANGUAGES} == dict.fromkeys(
        LANGUAGES, asked.stdout.split()
    )


def test_the_pictures_are_small() -> None:
    sizes = {path: path.stat().st_size for path in GUIDE.glob("*/pictures/*.png")}
    assert {path.name for path, size in sizes.items() if size > _LARGEST} == set()
    assert sum(sizes.values()) < _ALL


@pytest.mark.parametrize("name", ["new-round", "plans"])
def test_a_word_that_is_gone_makes_a_picture_stale(name: str, tmp_path: Path) -> None:
    stored, other = GUIDE / "da" / "pictures" / f"{name}.png", tmp_path / "other.png"
    assert unlike(stored, stored) == 0
    with Image.open(stored) as picture:
        changed = picture.convert("RGB")
    ImageDraw.Draw(changed).rectangle((20, 70, 90, 90), fill="white")
    changed.save(other)
    assert unlike(stored, other) > TOLERATED


def test_a_picture_of_another_size_is_stale(tmp_path: Path) -> None:
    stored, other = GUIDE / "da" / "pictures" / "new-round.png", tmp_path / "other.png"
    with Image.open(stored) as picture:
        picture.resize((picture.width, picture.height + 40)).save(other)
    assert unlike(stored, other) == 1


def test_the_clock_of_the_pictures_stands_for_all_that_is_imported_after() -> None:
    code = (
        "from guide_pictures import clock; clock.stop();"
        "from kkdesk.services.workspace import Workspace; from datetime import date, datetime, UTC;"
        "print(Workspace.__init__.__defaults__[0](), datetime.now(UTC), type(date(2025, 1, 2)))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=_INSTALLER, capture_output=True, text=True, check=True
    )
    assert asked.stdout.startswith("2025-12-15 2025-12-15 08:30:00+00:00 <class 'datetime.date'>")
