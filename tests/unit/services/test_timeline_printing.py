"""The printed timeline: accessible, the same every time, and nothing confidential in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import page
import pdfua
import pytest

from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.timeline import Grouping
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services import editing, portfolio
from kkdesk.services.timeline_printing import print_timeline

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

DAY = date(2025, 12, 20)


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return replace(sample_workspace, today=lambda: DAY)


def said(path: Path) -> str:
    return folded(" ".join(reading_order(path)))


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_timeline_passes_both_validators(
    workspace: Workspace, tmp_path: Path, grouping: Grouping
) -> None:
    result = print_timeline(workspace, tmp_path / "t.pdf", grouping=grouping)
    assert result.warnings == ()
    strict = page.validate_pdf(str(result.path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(result.path)).findings] == []


def test_the_days_asked_for_are_printed_and_no_others(workspace: Workspace, tmp_path: Path) -> None:
    days = date(2026, 1, 1), date(2026, 6, 30)
    path = print_timeline(workspace, tmp_path / "t.pdf", days=days).path
    assert folded("1. januar 2026 – 30. juni 2026") in said(path)
    drawn = " ".join(each for each in reading_order(path) if each.startswith("Tidslinje."))
    assert "S2.2 " in drawn
    past = print_timeline(
        workspace, tmp_path / "p.pdf", days=(date(1990, 1, 1), date(1991, 12, 31))
    )
    assert not [each for each in reading_order(past.path) if each.startswith("Tidslinje.")]


def test_the_words_of_the_timeline_follow_the_language(
    workspace: Workspace, tmp_path: Path
) -> None:
    result = print_timeline(workspace, tmp_path / "t.pdf", lang="en")
    words = said(result.path)
    for told in ("Contents", "What is drawn", "20 December 2025", "not confirmed", "Cases"):
        assert folded(told) in words
    for danish in ("Det, der er tegnet", "Tidslinje", "ikke bekræftet"):
        assert folded(danish) not in words
    strict = page.validate_pdf(str(result.path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []


def test_each_figure_says_what_the_table_beside_it_holds(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = print_timeline(workspace, tmp_path / "t.pdf").path
    order = reading_order(path)
    (figure,) = (each for each in order if each.startswith("Tidslinje.") and "S2.2 " in each)
    assert "1. april 2023 – 31. marts 2026" in figure
    cells = order[order.index(figure) :]
    place = cells.index("S2.2 Forsøg med enklere regler om merudgifter (SOF)")
    assert cells[place + 2] == "1. april 2023 – 31. marts 2026"
    assert folded("P2.2.2 Flere egne oplysninger på Mit Overblik: «1. september»") in said(path)


def test_printing_twice_gives_the_same_bytes_until_something_changes(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = print_timeline(workspace, tmp_path / "1.pdf").path.read_bytes()
    assert print_timeline(workspace, tmp_path / "2.pdf").path.read_bytes() == first


def test_a_department_is_printed_alone_and_an_unknown_one_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = print_timeline(workspace, tmp_path / "buf.pdf", department="BUF").path
    assert "s4.1" in said(path)
    assert "s2.2" not in said(path)
    with pytest.raises(UnknownCode):
        print_timeline(workspace, tmp_path / "x.pdf", department="XYZ")
    assert not (tmp_path / "x.pdf").exists()


def test_a_department_without_dates_says_so(workspace: Workspace, tmp_path: Path) -> None:
    found = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000)
    for row in found.rows:
        if row.code in {"S4.1", "S4.3"}:
            editing.delete_record(workspace, "initiative", row.id)
    path = print_timeline(workspace, tmp_path / "buf.pdf", department="BUF").path
    assert "ingendatoer" in said(path)


def test_what_is_confidential_is_only_in_the_internal_edition(
    workspace: Workspace, tmp_path: Path
) -> None:
    found = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000)
    (key,) = (row.id for row in found.rows if row.code == "S2.2")
    editing.set_field(workspace, "initiative", key, "confidential", expected=False, value=True)
    public = print_timeline(workspace, tmp_path / "public.pdf").path
    internal = print_timeline(workspace, tmp_path / "i.pdf", edition=Edition.INTERNAL).path
    assert "s2.2" not in said(public)
    assert "s2.2" in said(internal)
