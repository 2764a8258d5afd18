from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_resources_are_found_beside_or_inside_the_package() -> None:
    assert paths.resources().is_dir()
    assert (paths.resources() / "i18n").is_dir()


@pytest.mark.parametrize(
    "folder", [paths.config_folder, paths.data_folder, paths.log_folder, paths.cache_folder]
)
def test_a_persons_folders_are_made_for_their_owner_only(folder: Callable[[], Path]) -> None:
    made = folder()
    assert made.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert folder() == made


def test_files_lie_in_the_persons_own_home() -> None:
    for path in (paths.settings_file(), paths.log_file(), paths.default_database()):
        assert path.is_relative_to(Path.home())
