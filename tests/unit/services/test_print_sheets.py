"""Frederiksberg's description sheets as a document: goals, fifteen sheets, eight fields each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.printed_sheets import as_in_a_sentence, common_lead
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import RichTable
from kkdesk.reports.said import block_texts, tables_of, texts
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.domain.records import Stored
    from kkdesk.reports.document import Document, Section
    from kkdesk.services.workspace import Workspace

FIELDS = [
    "Udvalg",
    "Mål fra handicappolitikken",
    "Udfordring",
    "Videreføres indsatsen fra handleplan 2020?",
    "Beskrivelse af indsatsen",
    "Resultater og indikatorer 2021-2022",
    "Inddragelse af ressourcer",
    "Kontaktperson og afdeling",
]
LEAD = "At en større andel af borgere med fysiske og psykiske funktionsnedsættelser"


def made(
    workspace: Workspace,
    edition: Edition = Edition.PUBLIC,
    *,
    plan: str = "fk-2021-22",
    department: str = "",
    committee: str = "",
) -> Document:
    request = PrintRequest(edition, plan=plan, department=department, committee=committee)
    return make_document(workspace, "sheets", request).document


def sections(document: Document) -> tuple[Section, ...]:
    assert document.paper is not None
    return document.paper.sections


def sheets(document: Document) -> list[str]:
    return [one.heading for one in sections(document) if one.level == 2]


def fields(document: Document, number: int) -> dict[str, str]:
    (found,) = (one for one in sections(document) if one.anchor == f"sheet-{number}")
    (table,) = found.blocks
    assert isinstance(table, RichTable)
    return {
        "\n".join(block_texts(row.cells[0])): "\n".join(block_texts(row.cells[1]))
        for row in table.rows
    }


def change(workspace: Workspace, kind: str, found: dict[str, Stored], **values: Stored) -> None:
    with operation(workspace, "change") as work:
        rows = work.find(kind, **found)
        assert rows
        for row in rows:
            work.update(kind, str(row["id"]), **values)


def test_fifteen_sheets_stand_under_six_goals_of_the_policy(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    chapters: list[list[str]] = []
    for one in sections(document):
        if one.heading.startswith("Mål: "):
            assert one.heading.startswith(f"Mål: {LEAD} ")
            chapters.append([])
        elif one.level == 2:
            chapters[-1].append(one.heading)
    assert [len(each) for each in chapters] == [3, 3, 1, 1, 4, 3]
    assert chapters[0][0] == "Indsats 1: Samtalegruppe for forældre til et barn med et handicap"
    assert [head.partition(":")[0] for each in chapters for head in each] == [
        f"Indsats {number}" for number in range(1, 16)
    ]


def test_every_sheet_has_its_eight_fields_in_order_and_none_is_empty(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace)
    for number in range(1, 16):
        found = fields(document, number)
        assert list(found) == FIELDS
        assert all(found.values())
    assert "Ikke oplyst." not in "\n".join(texts(document))


def test_each_sheet_begins_a_page_the_first_with_its_goal(sample_workspace: Workspace) -> None:
    before = None
    for one in sections(made(sample_workspace)):
        if one.level == 2:
            assert before is not None
            goal_above = before.heading.startswith("Mål: ")
            assert one.new_page is not goal_above
        elif one.heading.startswith("Mål: "):
            assert one.new_page
        before = one


def test_goals_are_told_under_the_words_they_share(sample_workspace: Workspace) -> None:
    told = fields(made(sample_workspace), 6)["Mål fra handicappolitikken"].splitlines()
    assert told == [
        f"{LEAD}:",
        "har de samme muligheder for at leve et sundt liv som alle andre borgere",
        "er aktive i samfunds-, forenings- og det demokratiske liv",
    ]


def test_all_committees_and_contacts_are_named(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    assert fields(document, 4)["Udvalg"].splitlines() == [
        "Sundheds- og Forebyggelsesudvalget",
        "Socialudvalget",
    ]
    assert len(fields(document, 15)["Kontaktperson og afdeling"].splitlines()) == 2
    assert fields(document, 8)["Kontaktperson og afdeling"] == (
        "Social-, Sundheds- og Arbejdsmarkedsområdet, Frederiksberg Ungecenter, Ungecenterleder"
    )


def test_what_became_of_an_initiative_is_said_once(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    assert fields(document, 14)[FIELDS[3]] == "Indsatsen videreføres."
    assert fields(document, 1)[FIELDS[3]].startswith("Indsatsen videreføres.\nForældrene er glade")


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"committee": "F-SU"}, [2, 3, 4]),
        ({"department": "F-VPM"}, [13, 14, 15]),
        ({"committee": "F-BMU", "department": "F-ARB"}, []),
    ],
)
def test_the_sheets_of_one_body_keep_their_numbers(
    sample_workspace: Workspace, asked: dict[str, str], numbers: list[int]
) -> None:
    document = made(sample_workspace, Edition.PUBLIC, **asked)
    found = [int(head.partition(":")[0].removeprefix("Indsats ")) for head in sheets(document)]
    assert found == numbers
    assert ("Der er ingen indsatser." in "\n".join(texts(document))) is not bool(numbers)


def test_a_plan_with_sheets_is_meant_where_none_is_named(sample_workspace: Workspace) -> None:
    assert made(sample_workspace, plan="") == made(sample_workspace)


def test_fields_that_nobody_filled_say_so(sample_workspace: Workspace) -> None:
    change(sample_workspace, "initiative", {"code": "F1"}, challenge="", resources=" ")
    with operation(sample_workspace, "forget") as work:
        (one,) = work.find("initiative", code="F1")
        for row in work.find("plan_continuation", initiative_id=str(one["id"])):
            work.delete("plan_continuation", str(row["id"]))
    found = fields(made(sample_workspace), 1)
    assert list(found) == FIELDS
    assert [found[FIELDS[number]] for number in (2, 3, 6)] == ["Ikke oplyst."] * 3


def test_a_confidential_sheet_leaves_no_gap_in_the_numbers(sample_workspace: Workspace) -> None:
    change(sample_workspace, "initiative", {"code": "F2"}, confidential=True)
    public = made(sample_workspace)
    assert [head.partition(":")[0] for head in sheets(public)] == [
        f"Indsats {number}" for number in range(1, 15)
    ]
    assert "demens" not in "\n".join(texts(public))
    internal = made(sample_workspace, Edition.INTERNAL)
    assert len(sheets(internal)) == 15
    assert internal.marking


def test_a_confidential_goal_goes_with_its_sheets_and_is_no_longer_named(
    sample_workspace: Workspace,
) -> None:
    change(
        sample_workspace, "objective", {"title_short": "Aktive i fællesskaber"}, confidential=True
    )
    public = made(sample_workspace)
    assert "demokratiske liv" not in "\n".join(texts(public))
    assert len(sheets(public)) == 14
    assert "demokratiske liv" in "\n".join(texts(made(sample_workspace, Edition.INTERNAL)))


def test_a_plan_before_that_is_confidential_is_not_named(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "precede") as work:
        (old,) = work.find("plan", code="sof-2023")
        work.update("plan", str(old["id"]), title="Aflyst plan", confidential=True)
        for row in work.find("plan_continuation"):
            values = {"previous_plan_id": str(old["id"]), "previous_title": "Aflyst plan"}
            work.update("plan_continuation", str(row["id"]), **values)
    assert "Videreføres indsatsen fra den forrige plan?" in fields(made(sample_workspace), 1)
    internal = made(sample_workspace, Edition.INTERNAL)
    assert "Videreføres indsatsen fra aflyst plan?" in fields(internal, 1)


def test_a_plan_that_is_confidential_or_missing_is_refused(sample_workspace: Workspace) -> None:
    change(sample_workspace, "plan", {"code": "fk-2021-22"}, confidential=True)
    for asked in ({}, {"plan": "1999"}, {"plan": "sof-2023", "committee": "XX"}):
        with pytest.raises(UnknownCode):
            made(sample_workspace, Edition.PUBLIC, **asked)


def test_a_plan_without_initiatives_says_so(sample_workspace: Workspace) -> None:
    change(sample_workspace, "plan_entry", {}, confidential=True)
    document = made(sample_workspace)
    assert document.paper is not None
    assert document.paper.contents == ""
    assert "Der er ingen indsatser." in "\n".join(texts(document))


def test_in_a_workbook_each_sheet_has_the_name_of_its_initiative(
    sample_workspace: Workspace,
) -> None:
    titles = [table.title for table in tables_of(made(sample_workspace))]
    assert titles == sheets(made(sample_workspace))


@pytest.mark.parametrize(
    ("goals", "lead"),
    [
        (["At en større del kan gå", "At en større del kan stå"], "At en større del kan"),
        (["At gå", "At stå"], ""),
        (["At en større del kan gå"], ""),
        (["At en større del", "At en større del kan gå"], ""),
        ([], ""),
    ],
)
def test_a_lead_is_shared_by_several_and_leaves_each_something(goals: list[str], lead: str) -> None:
    assert common_lead(goals) == lead


@pytest.mark.parametrize(
    ("title", "inside"),
    [("Handleplan 2020", "handleplan 2020"), ("SOF-planen", "SOF-planen"), ("", ""), ("A", "A")],
)
def test_a_title_is_written_small_inside_a_sentence(title: str, inside: str) -> None:
    assert as_in_a_sentence(title) == inside
