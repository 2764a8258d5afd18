from __future__ import annotations

import json
import stat
import sys
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from kkdesk.errors import OutputNotWritable
from kkdesk.settings import VERSION, Loaded, Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMES = [field.name for field in fields(Settings) if field.metadata]


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Loaded(Settings())


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "ny" / "settings.json"
    chosen = Settings(
        language="en",
        theme="dark",
        user_name="Åse Ørsted",
        last_database="/drev/æ ø.sqlite",
        recent_databases=("/a", "/b"),
        open_read_only=True,
        deadline_horizon_days=30,
        visits=("2025-12-01 2025-12-20 /drev/æ ø.sqlite", "- 2025-01-02 /a"),
        window_geometry=bytes(range(256)),
    )
    save(chosen, path)
    assert load(path) == Loaded(chosen)


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are a matter of POSIX")
def test_settings_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(Settings(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1, 2]", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_the_defaults_apply(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, aside = load(path)
    assert settings == Settings()
    assert aside is not None
    assert aside.read_bytes() == content
    assert not path.exists()


def test_one_bad_value_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "language": "da", "window_geometry": "%%"}))
    assert load(path) == Loaded(Settings(language="da"))


def test_keys_from_a_newer_version_survive(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": VERSION + 1, "colour_of_lamps": [1, {"a": 2}]}))
    save(replace(load(path).settings, theme="dark"), path)
    stored = json.loads(path.read_text())
    assert stored["colour_of_lamps"] == [1, {"a": 2}]
    assert stored["theme"] == "dark"


def test_saving_where_no_folder_can_be_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises(OutputNotWritable):
        save(Settings(), tmp_path / "fil" / "settings.json")


def test_a_failed_save_leaves_the_old_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    with pytest.raises(OutputNotWritable):
        save(Settings(), path)
    assert list(tmp_path.iterdir()) == [path], "no draft is left behind"


@settings_of_hypothesis(max_examples=50, deadline=None)
@given(stored=st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON))
def test_whatever_a_file_holds_usable_settings_come_back(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("vilkårlig") / "settings.json"
    path.write_text(json.dumps(stored))
    settings, aside = load(path)
    assert aside is None
    assert settings.theme in {"system", "light", "dark"}
    assert isinstance(settings.window_geometry, bytes)
    save(settings, path)
    assert load(path).settings == settings


def test_a_file_name_that_is_no_text_survives(tmp_path: Path) -> None:
    odd = Settings(last_database="/drev/\udce6.sqlite")
    save(odd, tmp_path / "settings.json")
    assert load(tmp_path / "settings.json").settings == odd


def test_the_history_always_gets_a_name() -> None:
    assert Settings(user_name="Åse").name_of_user() == "Åse"
    assert Settings().name_of_user()


def test_the_last_visit_is_the_day_before_today_however_often_it_is_opened_today() -> None:
    first, today = date(2025, 12, 11), date(2025, 12, 20)
    before, visits = Settings().visited("/a b", first)
    assert before is None
    for _ in range(2):
        before, visits = Settings(visits=visits).visited("/a b", today)
        assert before == first
    assert Settings(visits=visits).visited("/other", today)[0] is None


def test_only_the_latest_databases_keep_their_visits() -> None:
    visits: tuple[str, ...] = ()
    for number in range(20):
        _, visits = Settings(visits=visits).visited(f"/{number}", date(2025, 12, 1))
    assert len(visits) == 8
    assert visits[0].endswith("/19")


def test_a_password_is_neither_written_nor_taken_from_an_older_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    secret, bare = "postgresql://a:hemmelig@h/d", "postgresql://a@h/d"
    _, visits = Settings().visited(secret, date(2026, 1, 1))
    save(Settings(last_database=secret, recent_databases=(secret,), visits=visits), path)
    assert "hemmelig" not in path.read_text()
    path.write_text(json.dumps({"last_database": secret, "visits": visits}))
    found = load(path).settings
    assert found.last_database == bare
    assert found.visits == (f"- 2026-01-01 {bare}",)
