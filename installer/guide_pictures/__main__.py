"""``python -m guide_pictures [NAME …]``: take the guide's pictures; ``--check`` compares them.

Without names README's picture of both schemes is taken too.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guide_pictures import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

GUIDE: Final = Path(__file__).resolve().parents[2] / "docs" / "guide"
README: Final = GUIDE.parent / "pictures" / "light-and-dark.png"
LANGUAGES: Final = ("da", "en")
TOLERATED: Final = 0.001
"""The share of a picture that may look otherwise; a word that is gone is more."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures, or tell which of them are stale."""
    asked = _asked(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")  # about window managers only
    clock.stop()  # before anything of kkdesk is imported
    _keep_quiet()
    from guide_pictures.taking import both_schemes, take  # noqa: PLC0415 -- after the clock stands

    with tempfile.TemporaryDirectory(prefix="kkdesk-guide-") as folder:
        target = Path(folder, "pictures") if asked.check else asked.folder
        stale = 0
        for path in take(Path(folder), target, asked.languages, asked.names):
            name = path.relative_to(target)
            if asked.check:
                stale += _tell_if_stale(asked.folder / name, path)
            else:
                _tell(path)
        if not (asked.check or asked.names):
            _tell(both_schemes(Path(folder), README))
    return 1 if stale else 0


def _keep_quiet() -> None:
    """Leave out what Qt says of every dialog where there is no window manager."""
    assert logging.lastResort is not None
    logging.lastResort.addFilter(lambda record: "This plugin does not" not in record.getMessage())


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m guide_pictures", description=__doc__)
    parser.add_argument("names", nargs="*", help="the scenes; all of them if none is named")
    parser.add_argument("--folder", type=Path, default=GUIDE, help="where da/ and en/ lie")
    parser.add_argument("--lang", dest="languages", action="append", choices=LANGUAGES)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if one is stale")
    asked = parser.parse_args(arguments)
    asked.languages = asked.languages or list(LANGUAGES)
    return asked


def _tell(path: Path) -> None:
    print(f"{path}: {path.stat().st_size / 1024:.0f} KB")


def _tell_if_stale(stored: Path, taken: Path) -> bool:
    from guide_pictures.png import unlike  # noqa: PLC0415 -- only for comparing

    share = unlike(stored, taken) if stored.exists() else 1.0
    if share > TOLERATED:
        print(f"{stored}: {share:.1%} looks otherwise now; take it with make guide-pictures")
    return share > TOLERATED


if __name__ == "__main__":
    sys.exit(main())
