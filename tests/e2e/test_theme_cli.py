"""The theme on the command line: written, checked, chosen, shown, and printed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.reports.test_themed_documents import painted
from tests.unit.reports.theme_desk import COLOURS, GREEN, LOGO, logo, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Run


def test_an_example_is_written_and_fits(kkdesk: Run, tmp_path: Path) -> None:
    path = tmp_path / "tema.toml"
    assert kkdesk("theme", "new", path).out.startswith(f"{path}: skrevet")
    assert kkdesk("theme", "check", path).out == f"{path}: kan bruges\n"
    again = kkdesk("theme", "new", path, "--lang", "en")
    assert again.code == 2
    assert "exists already" in again.err


def test_a_theme_is_chosen_printed_in_and_let_go(
    kkdesk: Run, sample_database: Path, tmp_path: Path
) -> None:
    logo(tmp_path / "logo.png")
    path = write(tmp_path, COLOURS, LOGO, '[fonts]\nfamily = "KBH Tekst"')
    assert "bruges fra nu af" in kkdesk("theme", "use", path).out
    shown = kkdesk("theme", "show")
    assert GREEN in shown.out
    assert "KBH Tekst findes ikke på denne maskine" in shown.err
    out = tmp_path / "notat.pdf"
    asked = ("print", "memo", "--committee", "BUU", "--out", out, "--database", sample_database)
    printed = kkdesk(*asked)
    assert printed.code == 0
    assert "KBH Tekst" in printed.err
    assert GREEN in painted(out)
    assert "Husets eget" in kkdesk("theme", "use").out
    assert "ingen temafil" in kkdesk("theme", "show").out
    assert kkdesk(*asked).err == ""
    assert GREEN not in painted(out)
    kkdesk(*asked, "--theme", path)
    assert GREEN in painted(out)


def test_a_theme_that_does_not_fit_is_refused_and_not_chosen(kkdesk: Run, tmp_path: Path) -> None:
    path = write(tmp_path, '[colours]\nmain = "#ffff00"')
    for action in ("check", "use"):
        ended = kkdesk("theme", action, path)
        assert ended.code == 2
        assert "for lille kontrast" in ended.err or "kontrasten" in ended.err
    assert "ingen temafil" in kkdesk("theme", "show").out
