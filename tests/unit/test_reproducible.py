"""How two builds are compared, tried on small folders; the builds themselves take minutes."""

import os
from pathlib import Path

import check_reproducible as twice
import places
import pytest


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that hold the same."""
    for name in ("one", "other"):
        (tmp_path / name / "lib").mkdir(parents=True)
        (tmp_path / name / "lib/data").write_bytes(b"the same")
        for path in (tmp_path / name / "lib/data", tmp_path / name / "lib"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
    return tmp_path / "one", tmp_path / "other"


def test_equal_folders_have_no_difference(builds: tuple[Path, Path]) -> None:
    assert list(twice.differences(*builds)) == []


def test_what_differs_is_named_with_its_kind_and_place(builds: tuple[Path, Path]) -> None:
    data = builds[1] / "lib/data"
    data.write_bytes(b"the sane")
    os.utime(data, (1_000_000_000, 1_000_000_000))
    data.chmod(0o600)
    (builds[0] / "extra").symlink_to("nowhere")
    assert list(twice.differences(*builds)) == [
        "extra: only in one",
        "lib/data: st_mode 33188 and 33152",
        "lib/data: byte 6",
    ]


def test_a_file_that_ends_early_differs_at_its_end() -> None:
    assert twice.first_difference(b"abc", b"ab") == 2
    assert twice.first_difference(b"", b"") == -1


def test_a_file_that_names_the_place_of_building_is_found(builds: tuple[Path, Path]) -> None:
    (builds[0] / "lib/data").write_bytes(b"\0/home/somebody/kkdesk/x.py\0")
    places_of_building = ("/home/somebody/kkdesk", "/elsewhere")
    assert list(twice.traces(builds[0], places_of_building)) == ["lib/data: /home/somebody/kkdesk"]
    assert list(twice.traces(builds[1], places_of_building)) == []


def test_the_time_of_a_build_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert places.last_commit() == 1_700_000_000
