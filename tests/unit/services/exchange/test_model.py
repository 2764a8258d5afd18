"""Laptops and a centre, played at random: nothing that anyone wrote is ever lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from kkdesk.db.laptop import closed_rounds, ledger, plan

from .world import LAPTOPS, World

if TYPE_CHECKING:
    from collections.abc import Callable

Step = tuple[int, int, int, int]

HISTORIES = int(os.environ.get("KKDESK_TEST_HISTORIES", "300"))
"""With the shared database in a file; 10,000 in `make nightly`."""

ON_A_SERVER = int(os.environ.get("KKDESK_TEST_SERVER_HISTORIES", "100"))
"""On a PostgreSQL server; 10,000 in `make nightly`. `make test` plays fewer, for each costs half as
much again as in a file, and what they try is the same merge with other statements."""

SHARES = 4
"""The histories are dealt to so many tests, so that they run side by side."""

steps = st.lists(
    st.tuples(st.integers(0, LAPTOPS), st.integers(0, 400), st.integers(0, 12), st.integers(0, 12)),
    min_size=6,
    max_size=16,
)


def played(histories: int) -> settings:
    """Return how a share of so many histories is played."""
    return settings(
        max_examples=max(1, histories // SHARES),
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def play(world: World, history: list[Step]) -> None:
    """Play a history to its end, with everybody home at last."""
    for step in history:
        world.act(*step)
    world.finish()


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("where", ["file"], indirect=True)
@played(HISTORIES)
@given(history=steps)
def test_every_value_is_in_the_result_the_history_or_a_conflict(
    new_world: Callable[[], World], share: int, history: list[Step]
) -> None:
    del share
    play(new_world(), history)


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("where", ["server"], indirect=True)
@played(ON_A_SERVER)
@given(history=steps)
def test_every_value_is_there_on_a_server_too(
    new_world: Callable[[], World], share: int, history: list[Step]
) -> None:
    del share
    play(new_world(), history)


EDITED_TWICE: list[Step] = [(1, 17, 0, 0), (0, 17, 0, 0)]
"""The laptop and the centre write the same title."""

DELETED_AND_EDITED: list[Step] = [(1, 21, 0, 0), (0, 17, 0, 0)]
"""The laptop deletes an initiative whose title the centre writes."""

CLOSED_MEANWHILE: list[Step] = [(1, 5, 0, 0), (0, 15, 0, 0)]
"""The laptop writes a text in a round that the centre closes."""

CUT_SHORT: list[Step] = [(1, 17, 0, 0), (0, 17, 0, 0), (1, 8, 0, 3)]
"""The power goes when the centre has taken everything and the laptop does not know it yet."""


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plan, "untouched", lambda *_: True)


def blind_delete(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plan, "unchanged", lambda *_: True)


def no_ledger(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ledger, "recorded", lambda *_: None)
    patch.setattr(ledger, "note_check_in", lambda *_: None)


def open_rounds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closed_rounds.ClosedRounds, "hold", lambda _: None)


@pytest.mark.parametrize("where", ["file", "server"], indirect=True)
@pytest.mark.parametrize(
    ("fault", "history"),
    [
        (last_writer_wins, EDITED_TWICE),
        (blind_delete, DELETED_AND_EDITED),
        (open_rounds, CLOSED_MEANWHILE),
        (no_ledger, CUT_SHORT),
    ],
)
def test_a_merge_with_a_fault_is_found_out(
    new_world: Callable[[], World],
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
    history: list[Step],
) -> None:
    play(new_world(), history)
    fault(monkeypatch)
    with pytest.raises((AssertionError, IntegrityError)):
        play(new_world(), history)
