"""`kkdesk guide` writes the guide in a language, as a web page or as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run


def test_the_guide_is_written_in_the_language_asked_for(kkdesk: Run, tmp_path: Path) -> None:
    page = kkdesk("--lang", "en", "guide", "--out", tmp_path / "guide.html")
    assert (page.code, page.err) == (0, "")
    assert page.out == f"{tmp_path / 'guide.html'}\n"
    assert "Guide to kkdesk" in (tmp_path / "guide.html").read_text(encoding="utf-8")
    pages = kkdesk("guide", "--out", "vejledning.pdf")
    assert (pages.code, pages.err) == (0, "")
    assert pages.out.endswith(" sider\n")
    assert (tmp_path / "vejledning.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_refused(kkdesk: Run, tmp_path: Path) -> None:
    wrong = kkdesk("--lang", "en", "guide", "--out", tmp_path / "guide.docx")
    assert wrong.code == 2
    assert ".html, .pdf" in wrong.err
    assert kkdesk("guide").code == 2
    past = kkdesk("--as-of", "2025-01-01", "guide", "--out", tmp_path / "guide.html")
    assert past.code == 2
    assert list(tmp_path.iterdir()) == []
