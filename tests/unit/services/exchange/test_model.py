"""Laptops and a centre, played at random: nothing that anyone wrote is ever lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .world import LAPTOPS, World

if TYPE_CHECKING:
    from collections.abc import Callable

Step = tuple[int, int, int, int]

HISTORIES = int(os.environ.get("KKDESK_TEST_HISTORIES", "300"))
"""10,000 in `make nightly`."""

SHARES = 4
"""The histories are dealt to so many tests, so that they run side by side."""

steps = st.lists(
    st.tuples(st.integers(0, LAPTOPS), st.integers(0, 400), st.integers(0, 12), st.integers(0, 12)),
    min_size=4,
    max_size=14,
)
played = settings(
    max_examples=HISTORIES // SHARES,
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
@played
@given(history=steps)
def test_every_value_is_in_the_result_the_history_or_a_conflict(
    new_world: Callable[[], World], share: int, history: list[Step]
) -> None:
    del share
    play(new_world(), history)
