"""The list of deadlines on paper: by month and department, with certainty, source and people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import Paragraph, RichTable, Span
from kkdesk.reports.said import texts
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.reports.document import Block, Document
    from kkdesk.services.workspace import Workspace


def made(
    workspace: Workspace,
    within: int = 90,
    department: str = "",
    edition: Edition = Edition.PUBLIC,
) -> Document:
    request = PrintRequest(edition, department=department, within=within)
    return make_document(workspace, "deadlines", request).document


def headings(document: Document) -> list[str]:
    assert document.paper is not None
    return [section.heading for section in document.paper.sections]


def rows(document: Document, heading: str) -> list[list[list[str]]]:
    """Return the cells of a section's table, each as its lines; a group is its own line."""
    assert document.paper is not None
    (section,) = [one for one in document.paper.sections if one.heading == heading]
    (table,) = [one for one in section.blocks if isinstance(one, RichTable)]
    return [[lines(cell) for cell in row.cells] or [[row.group]] for row in table.rows]


def lines(cell: tuple[Block, ...]) -> list[str]:
    return [
        "".join(one.text for one in block.inlines if isinstance(one, Span))
        for block in cell
        if isinstance(block, Paragraph)
    ]


def test_months_come_first_then_what_has_passed_and_what_has_no_place(
    sample_workspace: Workspace,
) -> None:
    found = headings(made(sample_workspace, within=180))
    assert found[-2:] == ["Passeret uden bekræftelse", "Uden placering i tiden"]
    assert "Marts 2026" in found
    assert found.index("Marts 2026") < found.index("Juni 2026")


def test_both_sources_of_the_trial_stand_in_one_row(sample_workspace: Workspace) -> None:
    found = rows(made(sample_workspace), "Marts 2026")
    (trial,) = [row for row in found if row[0][0].startswith("S2.2")]
    assert [row for row in found if row == [["Socialforvaltningen (SOF)"]]]
    assert len(trial[1]) == len(trial[2]) == len(trial[3]) == 2
    assert trial[2] == ["Sikker", "Sikker"]
    assert "31. marts 2026" in trial[1][0]
    assert trial[3][0].startswith("Socialforvaltningens indsatsplan")


def test_an_expiring_grant_tells_its_last_day(sample_workspace: Workspace) -> None:
    workspace = replace(sample_workspace, today=lambda: date(2020, 12, 1))
    found = rows(made(workspace, within=31), "December 2020")
    (grant,) = [row for row in found if row[0][0].startswith("H1.3")]
    assert grant[1] == ["31. december 2020"]
    assert grant[0][1] == "Bevilling udløber"
    assert grant[3] == ["Bevilling"]


def test_a_department_gets_its_own_and_an_unknown_one_is_refused(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace, department="KFF")
    assert document.paper is not None
    assert document.paper.head[1] == ("Forvaltning", "Kultur- og Fritidsforvaltningen (KFF)")
    assert "S2.2" not in " ".join(texts(document))
    with pytest.raises(UnknownCode):
        made(sample_workspace, department="XYZ")


def test_the_public_list_holds_nothing_confidential(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "hide") as work:
        (row,) = work.find("initiative", code="S2.2")
        work.update("initiative", str(row["id"]), confidential=True)
    assert "S2.2" not in " ".join(texts(made(sample_workspace)))
    internal = made(sample_workspace, edition=Edition.INTERNAL)
    assert "S2.2" in " ".join(texts(internal))
    assert internal.marking


def test_a_telling_that_only_a_confidential_one_made_worth_showing_is_left_out(
    sample_workspace: Workspace,
) -> None:
    workspace = replace(sample_workspace, today=lambda: date(2025, 12, 20))
    with operation(workspace, "hide") as work:
        for row in work.find("date_entry", as_written="frem til marts 2026"):
            work.update("date_entry", str(row["id"]), confidential=True)
    assert "S2.2" not in " ".join(texts(made(workspace)))
    assert "S2.2" in " ".join(texts(made(workspace, edition=Edition.INTERNAL)))


def test_nothing_due_is_said(empty_workspace: Workspace) -> None:
    assert headings(made(empty_workspace)) == ["Ingen frister"]


def test_equal_days_and_records_give_equal_documents(sample_workspace: Workspace) -> None:
    assert made(sample_workspace) == made(sample_workspace)
