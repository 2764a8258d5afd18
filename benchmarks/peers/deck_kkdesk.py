"""The deck through kkdesk: from the Document to the tagged file.

Takes the pickled Document and the file to write.
"""

import pickle
import sys
from pathlib import Path

from kkdesk.reports.pdf.writer import write_pdf


def main(source: str, target: str) -> None:
    """Print the deck in `source` to `target`."""
    # The file was written by the benchmark itself a moment ago.
    document = pickle.loads(Path(source).read_bytes())  # noqa: S301
    write_pdf(document, Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
