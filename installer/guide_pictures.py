"""Take the pictures of docs/guide from the real program, in both schemes."""

import sys
import tempfile
from pathlib import Path

from kkdesk.demo import DATABASE, build_demo, take_pictures

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide"
THEMES = ("light", "dark")


def main() -> int:
    """Build the sample and take every page in light and dark."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder), say=lambda _: None)
        for picture in take_pictures(Path(folder) / DATABASE, GUIDE, themes=THEMES):
            print(picture.relative_to(GUIDE.parent.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
