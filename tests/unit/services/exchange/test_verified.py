"""What laptops and a centre have done to each other is a whole database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.verifying import verify_database
from kkdesk.domain.verification import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from .world import World


@pytest.mark.only_file("a server checks its own pages, and `verify` reads files")
def test_a_centre_that_took_copies_home_and_decided_conflicts_is_whole(
    new_world: Callable[[], World],
) -> None:
    world = new_world()
    for number in range(40):
        world.edit_laptop(1 + number % 2, number, number, number)
        world.edit(world.centre, number + 3, number, number)
    world.finish()
    found = list(verify_database(Path(world.shared.address)))
    assert [one for one in found if one.outcome is not Outcome.GOOD] == []
