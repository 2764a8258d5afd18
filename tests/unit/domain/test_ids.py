from __future__ import annotations

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kkdesk.domain import ids

if TYPE_CHECKING:
    import pytest


def test_a_key_is_a_version_7_uuid_in_36_characters() -> None:
    key = ids.new_id()
    parsed = uuid.UUID(key)
    assert len(key) == 36
    assert str(parsed) == key
    assert parsed.version == 7
    assert parsed.variant == uuid.RFC_4122


def test_a_key_holds_the_time_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(ids.new_id()).int >> 80
    assert before <= made <= time.time_ns() // 1_000_000 + 1


def test_keys_rise_in_the_order_they_are_made() -> None:
    keys = [ids.new_id() for _ in range(5_000)]
    assert keys == sorted(set(keys))


def test_keys_rise_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    assert first < ids.new_id() < ids.new_id()


def test_keys_rise_when_a_millisecond_has_no_more_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.new_id()
    monkeypatch.setattr(ids, "_last_random", (1 << 74) - 1)
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    second = ids.new_id()
    assert first < second
    assert uuid.UUID(second).version == 7


def test_threads_never_get_the_same_key() -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        runs = list(pool.map(lambda _: [ids.new_id() for _ in range(500)], range(8)))
    assert len({key for run in runs for key in run}) == 4_000
    assert all(run == sorted(run) for run in runs)
