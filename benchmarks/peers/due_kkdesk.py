"""Lists what falls due in 90 days, as the window's worker does; prints the milliseconds of each.

``due_kkdesk.py DATABASE``
"""

import gc
import json
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from kkdesk.services.deadlines import first_events, list_events
from kkdesk.session import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.due_list import DueEvents

TIMES = 5
HEAD = 200  # as the page asks for


def main(database: str) -> None:
    """List them several times; the first warms the pages of the file."""
    gc.disable()  # as it is on the worker's thread
    took: dict[str, list[float]] = {"head": [], "whole": []}
    with open_workspace(database, read_only=True) as workspace:
        today = workspace.today()
        ways: dict[str, Callable[[], DueEvents]] = {
            "head": partial(first_events, workspace, today, 90, most=HEAD),
            "whole": partial(list_events, workspace, today, 90),
        }
        for read in ways.values():
            read()
        for _ in range(TIMES):
            for way, read in ways.items():
                start = time.perf_counter()
                found = read()
                took[way].append((time.perf_counter() - start) * 1000)
                if not found.counts():
                    sys.exit("nothing falls due")
                del found
                gc.collect()
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1])
