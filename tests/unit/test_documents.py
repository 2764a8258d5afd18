"""What is told of the house is true: each file that is named is there, and so is each room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
TOLD = (
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    *(path for path in DOCS.rglob("*.md") if "guide" not in path.relative_to(DOCS).parts),
)
"""The documents; what the chapters of the guide name has tests of its own."""
ROOTS = ("kkdesk", "tests", "installer", "resources", "docs", "benchmarks")
NAMED = re.compile(rf"`((?:{'|'.join(ROOTS)})(?:/[\w.@-]+)*/?)`")
LINKED = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
DEPTH = 2


def missing(document: Path) -> list[str]:
    """Return the paths that a document names or links to and that are not there."""
    text = document.read_text(encoding="utf-8")
    named = [one for one in NAMED.findall(text) if not (PROJECT / one).exists()]
    links = [one for one in LINKED.findall(text) if "://" not in one]
    return named + [one for one in links if not (document.parent / one).exists()]


@pytest.mark.parametrize("document", TOLD, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_file_that_is_named_is_there(document: Path) -> None:
    assert missing(document) == []


def test_what_is_gone_is_noticed(tmp_path: Path) -> None:
    told = tmp_path / "told.md"
    told.write_text("`kkdesk/app.py`, `kkdesk/gone.py`, [away](gone.md#part)", encoding="utf-8")
    assert missing(told) == ["kkdesk/gone.py", "gone.md"]


def rooms() -> set[str]:
    """Return the packages of the first two levels and the modules beside the first."""
    package = PROJECT / "kkdesk"
    folders = {path.parent.relative_to(package) for path in package.rglob("*.py")} - {Path()}
    shallow = {Path(*folder.parts[:DEPTH]) for folder in folders}
    parents = {path.parent for path in shallow if path.parent != Path()}
    modules = {path.name for path in package.glob("*.py") if path.name != "__init__.py"}
    return {f"kkdesk/{path.as_posix()}" for path in shallow | parents} | {
        f"kkdesk/{name}" for name in modules
    }


def test_the_list_of_rooms_is_that_of_the_tree() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    table = text.split("## Rooms")[1].split("## Roads")[0]
    told = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(told) == len(set(told))
    assert set(told) == rooms()
