"""Whatever is confidential, in whichever table, no public document of pages says a word of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlmodel import SQLModel

import kkdesk.db.models  # noqa: F401 -- the tables
from kkdesk.db.schema import CLOSED_LISTS
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import AppendixWithoutSource, UnknownCode
from kkdesk.services.print_kinds import PrintRequest, make_document, print_kind
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

MARK = "Zqxhemmeligt"
WORDS = (
    *("title", "text", "name", "note", "intro", "purpose", "as_written", "what", "lead", "event"),
    *("uses", "amounts", "panel_title", "panel_text", "population", "title_long", "title_short"),
    *("text_short", "text_long", "series", "proxy_note", "definition", "source", "background"),
    *("funding_total", "follow_up_rule", "decided_in", "responsibility", "unit", "grouping"),
    *("challenge", "description", "results", "resources", "reason", "previous_title"),
    *("lead_text", "area_text", "remarks_text", "hearing_text", "general_remark_text", "heading"),
    *("answer", "asked", "funding_statement", "reservation", "part", "reading_guide", "period"),
)
REQUESTS = {
    "budget": (PrintRequest(plan="integration-2019"), PrintRequest(policy="handicap-2023-26")),
    "indicators": (PrintRequest(),),
    "plan": (PrintRequest(plan="sof-2023"), PrintRequest(plan="integration-2019")),
    "deadlines": (PrintRequest(within=3650),),
    "changes": (PrintRequest(first="sof-2023", last="2025"),),
    "memo": (PrintRequest(committee="BUU"), PrintRequest(committee="SUD")),
    "answer": (PrintRequest(number="8"),),
    "remarks": (PrintRequest(policy="handicap-2023-26"),),
    "sheets": (PrintRequest(plan="fk-2021-22"), PrintRequest(plan="sof-2023")),
}
TABLES = sorted(
    name for name, table in SQLModel.metadata.tables.items() if "confidential" in table.columns
)


def mark(workspace: Workspace, table: str, *, each: int) -> int:
    """Make every so-and-so-many record of a table confidential, and each say so in its words."""
    with operation(workspace, "hide") as work:
        chosen = work.find(table)[::each]
        for row in chosen:
            told = {
                name: f"{row[name]} {MARK}".strip()
                for name in WORDS
                if name in row and (table, name) not in CLOSED_LISTS
            }
            work.update(table, str(row["id"]), confidential=True, **told)
    return len(chosen)


def said(workspace: Workspace, kind: str, edition: Edition) -> str:
    """Return everything that the documents of a kind hold, alternatives and all."""
    found = []
    for asked in REQUESTS[kind]:
        try:
            made = make_document(workspace, kind, replace(asked, edition=edition))
        except UnknownCode:
            assert edition is Edition.PUBLIC
        else:
            found.append(repr((made.document, made.warnings)))
    return "\n".join(found)


@pytest.mark.parametrize("table", TABLES)
def test_no_word_of_a_confidential_record_is_in_a_public_document(
    sample_workspace: Workspace, table: str
) -> None:
    if not mark(sample_workspace, table, each=2):
        pytest.skip("the sample has no such record")
    for kind in REQUESTS:
        assert MARK not in said(sample_workspace, kind, Edition.PUBLIC), kind


def test_the_marks_are_in_the_internal_documents(sample_workspace: Workspace) -> None:
    for table in ("initiative", "plan_heading", "indicator", "appropriation", "fund", "date_entry"):
        mark(sample_workspace, table, each=2)
    for table in ("case", "memo", "remark", "question"):
        mark(sample_workspace, table, each=1)
    for kind in (
        "budget",
        "indicators",
        "plan",
        "deadlines",
        "memo",
        "remarks",
        "answer",
        "sheets",
    ):
        assert MARK in said(sample_workspace, kind, Edition.INTERNAL), kind


def test_the_public_prints_the_newest_round_and_the_only_case_that_it_may_know_of(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    with operation(sample_workspace, "hide") as work:
        policy = str(work.find("policy", code="handicap-2023-26")[0]["id"])
        work.insert("status_round", policy_id=policy, code="2026", title=MARK, confidential=True)
        work.insert("case", policy_id=policy, number="9", title=MARK, confidential=True)
    made = make_document(sample_workspace, "status-slides", PrintRequest())
    assert MARK not in repr(made.document)
    with pytest.raises(AppendixWithoutSource):  # the sample's case, whose files are elsewhere
        print_kind(sample_workspace, "packet", tmp_path / "a.pdf", PrintRequest(committee="BUU"))
    internal = PrintRequest(Edition.INTERNAL, committee="BUU")
    with pytest.raises(UnknownCode):  # there are two
        print_kind(sample_workspace, "packet", tmp_path / "a.pdf", internal)
