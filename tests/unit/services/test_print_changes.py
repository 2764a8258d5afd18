"""What changed, printed by its kind: the same document as differences that were found before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode, UsageError
from kkdesk.reports.said import texts
from kkdesk.services.differences import told_differences
from kkdesk.services.differences_printing import print_differences
from kkdesk.services.print_kinds import PrintRequest, make_document, print_kind
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

ASKED = PrintRequest(first="sof-2023", last="2025")


def test_the_kind_and_the_command_print_the_same_bytes(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    found = told_differences(sample_workspace, "sof-2023", "2025")
    one = print_differences(
        sample_workspace, tmp_path / "1.pdf", found, first="sof-2023", last="2025"
    )
    other = print_kind(sample_workspace, "changes", tmp_path / "2.pdf", ASKED)
    assert one.path.read_bytes() == other.path.read_bytes()
    assert (one.pages, one.warnings) == (other.pages, other.warnings)


def test_a_department_alone_is_compared(sample_workspace: Workspace) -> None:
    asked = PrintRequest(first="sof-2023", last="2025", department="BIF")
    told = " ".join(texts(make_document(sample_workspace, "changes", asked).document))
    assert "BIF" in told
    assert "S2.2" not in told


def test_a_day_cannot_be_compared_with_a_round(sample_workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        make_document(sample_workspace, "changes", PrintRequest(first="2025-01-01", last="2025"))


def test_a_confidential_round_is_unknown_to_the_public(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "hide") as work:
        (row,) = work.find("status_round", code="2025")
        work.update("status_round", str(row["id"]), confidential=True)
    with pytest.raises(UnknownCode):
        make_document(sample_workspace, "changes", ASKED)
    inside = PrintRequest(Edition.INTERNAL, first="sof-2023", last="2025")
    assert make_document(sample_workspace, "changes", inside).document.slides
