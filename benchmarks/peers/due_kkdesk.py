"""Lists what falls due in 90 days, as the window's worker does; prints the milliseconds of each.

``due_kkdesk.py DATABASE``
"""

import gc
import json
import sys
import time

from kkdesk.services.deadlines import list_events
from kkdesk.session import open_workspace

TIMES = 5


def main(database: str) -> None:
    """List them several times; the first warms the pages of the file."""
    gc.disable()  # as it is on the worker's thread
    took = []
    with open_workspace(database, read_only=True) as workspace:
        list_events(workspace, workspace.today(), 90)
        for _ in range(TIMES):
            start = time.perf_counter()
            found = list_events(workspace, workspace.today(), 90)
            took.append((time.perf_counter() - start) * 1000)
            if not found.counts():
                sys.exit("nothing falls due")
            gc.collect()
    print(json.dumps({"list": took}))


if __name__ == "__main__":
    main(sys.argv[1])
