"""Printed differences: accessible, the same every time, and nothing confidential in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import page
import pdfua
import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services import editing
from kkdesk.services.differences import told_differences
from kkdesk.services.differences_printing import print_differences
from kkdesk.services.listing import list_records

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.printing import PrintResult
    from kkdesk.services.workspace import Workspace


def printed(workspace: Workspace, path: Path, edition: Edition = Edition.PUBLIC) -> PrintResult:
    found = told_differences(workspace, "sof-2023", "2025")
    return print_differences(workspace, path, found, first="sof-2023", last="2025", edition=edition)


def said(path: Path) -> str:
    return folded(" ".join(reading_order(path)))


@pytest.mark.parametrize("edition", list(Edition))
def test_the_differences_pass_both_validators_and_say_what_changed(
    sample_workspace: Workspace, tmp_path: Path, edition: Edition
) -> None:
    result = printed(sample_workspace, tmp_path / "d.pdf", edition)
    assert result.warnings == ()
    path = result.path
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []
    order = reading_order(path)
    place = order.index("850 (2023)")
    assert order[place + 1] == "900 (2024)"
    assert folded("Udbredelse af Mind My Mind") in said(path)


def test_later_edits_of_other_things_leave_the_file_as_it_was(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    first = printed(sample_workspace, tmp_path / "1.pdf").path.read_bytes()
    editing.add_initiative(sample_workspace, title="Noget helt nyt")
    assert printed(sample_workspace, tmp_path / "2.pdf").path.read_bytes() == first


def test_what_is_confidential_is_only_in_the_internal_edition(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    (chosen,) = list_records(sample_workspace, "initiatives", {"code": "P4.1.2"})
    editing.set_field(
        sample_workspace, "initiative", chosen["id"], "confidential", expected=False, value=True
    )
    public = printed(sample_workspace, tmp_path / "p.pdf").path
    assert folded("Udbredelse af Mind My Mind") not in said(public)
    internal = printed(sample_workspace, tmp_path / "i.pdf", Edition.INTERNAL).path
    assert folded("Udbredelse af Mind My Mind") in said(internal)


def test_two_that_say_the_same_print_a_page_that_says_so(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    day = date(2025, 10, 1)
    path = print_differences(sample_workspace, tmp_path / "d.pdf", (), first=day, last=day).path
    assert folded("De to siger det samme.") in said(path)
