"""The guide: what its chapters point at is there."""

from __future__ import annotations

import re
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"


def test_every_picture_of_a_chapter_is_there_and_has_words() -> None:
    chapters = list(GUIDE.glob("*/*.md"))
    assert chapters
    for chapter in chapters:
        pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", chapter.read_text(encoding="utf-8"))
        assert pictures
        for words, target in pictures:
            assert words, target
            assert (chapter.parent / target).is_file(), target


def test_every_picture_beside_a_chapter_is_shown_in_one() -> None:
    for chapter in GUIDE.glob("*/*.md"):
        told = "".join(one.read_text(encoding="utf-8") for one in chapter.parent.glob("*.md"))
        assert [one.name for one in chapter.parent.glob("*.png") if one.name not in told] == []
