"""Lists what falls due in 90 days, as the window's worker does; prints the milliseconds of each.

``due_kkdesk.py DATABASE``
"""

import gc
import json
import sys
import time

from kkdesk.services.deadlines import first_events, list_events
from kkdesk.session import open_workspace

TIMES = 5
HEAD = 200  # as the page asks for


def main(database: str) -> None:
    """List them several times; the first warms the pages of the file."""
    gc.disable()  # as it is on the worker's thread
    took: dict[str, list[float]] = {"head": [], "whole": []}
    with open_workspace(database, read_only=True) as workspace:
        ways = {
            "head": lambda: first_events(workspace, workspace.today(), 90, most=HEAD),
            "whole": lambda: list_events(workspace, workspace.today(), 90),
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
