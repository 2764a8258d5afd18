"""An encrypted laptop copy opened in the window, beside the same copy in plain.

Run it as ``python benchmarks/sealed.py DATABASE [ROUNDS]``. Both are measured from the start of
the process to the first list on the screen; the passphrase is typed as soon as it is asked for, in
no time. Deriving the key from it costs the same on every database: 256,000 rounds of SHA-512, as
SQLCipher 4 has it, which are not to be fewer.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from check_in import private_folder
from measure import Run, in_turn, middle, remember_page
from table import Line, say

from kkdesk.db.reading import open_file
from kkdesk.services import exchange
from kkdesk.services.workspace import Workspace

PEER = Path("benchmarks", "peers", "window_kkdesk.py")
PASSPHRASE = "en hest æder tolv pærer"  # noqa: S105 -- of copies that live as long as this runs
ROUNDS = 11


def sealed_line(database: Path, described: str, rounds: int = ROUNDS) -> Line:
    """Measure how a copy of a database opens."""
    say(f"Laptop copies of {described}")
    plain, sealed = starts(database, rounds)
    took, beside = (middle([one.until(1) for one in runs]) for runs in (sealed, plain))
    return Line(
        f"Encrypted laptop copy of {described}, from the start to the list",
        f"{took:.2f} s",
        f"the same copy in plain {beside:.2f} s",
        ratio=took / beside,
        goal=1.5,
    )


def starts(database: Path, rounds: int) -> tuple[list[Run], list[Run]]:
    """Take a plain and an encrypted copy, and start the program on them in turn."""
    with private_folder(database.parent) as folder:
        plain, sealed = copies(database, folder)
        runs = in_turn(
            {
                "plain": [str(PEER), "start", str(plain)],
                "encrypted": [str(PEER), "start", str(sealed), PASSPHRASE],
            },
            rounds,
        )
    return runs["plain"], runs["encrypted"]


def copies(database: Path, folder: Path) -> Iterator[Path]:
    """Take both copies and yield their files."""
    centre = Path(shutil.copyfile(database, folder / "kkdesk.sqlite"))
    opened = open_file(centre)
    workspace = Workspace(opened, "bench")
    for name, secret in (("plain", ""), ("sealed", PASSPHRASE)):
        exchange.check_out(workspace, folder / name, passphrase=secret)
        yield folder / name / "kkdesk.sqlite"
    opened.dispose()


if __name__ == "__main__":
    remember_page()
    asked = int((*sys.argv, str(ROUNDS))[2])
    print(*sealed_line(Path(sys.argv[1]), sys.argv[1], asked).cells(), sep=" | ")
