"""Packets through kkdesk: from the Documents to the one tagged file.

    packet_kkdesk.py TARGET SOURCE...

Prints every pickled packet in turn in this process, and what each cost.
"""

import pickle
import sys
from pathlib import Path

from measured import measured

from kkdesk.reports.packet import write_packet


def main(target: str, *sources: str) -> None:
    """Print the packets to `target`."""

    def print_one(source: str) -> None:
        # The file was written by the benchmark itself a moment ago.
        document, cover, contents, parts = pickle.loads(Path(source).read_bytes())  # noqa: S301
        write_packet(document, cover, contents, parts, Path(target))

    measured(print_one, target, sources)


if __name__ == "__main__":
    main(*sys.argv[1:])
