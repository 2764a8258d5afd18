"""The budget overview: the plan's table, where text and table differ, and how money lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import BulletList, Chart, Paragraph, Span, Table
from kkdesk.reports.said import texts
from kkdesk.services.listing import list_records
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.reports.document import Block, Document
    from kkdesk.services.workspace import Workspace

SOCIETY = (
    "Flere københavnere med minoritetsbaggrund skal blive en del af samfundet og ikke opleve social"
    " kontrol"
)
PLAN = PrintRequest(plan="integration-2019")


def made(
    workspace: Workspace, request: PrintRequest = PLAN, edition: Edition = Edition.PUBLIC
) -> Document:
    asked = PrintRequest(edition, request.policy, plan=request.plan)
    return make_document(workspace, "budget", asked).document


def every_block(document: Document) -> Iterator[Block]:
    assert document.paper is not None
    for section in document.paper.sections:
        yield from section.blocks


def table(document: Document, title: str) -> Table:
    (found,) = [
        one
        for one in every_block(document)
        if isinstance(one, Table) and one.title.startswith(title)
    ]
    return found


def rows(found: Table) -> dict[str, tuple[str, ...]]:
    return {row.cells[0]: row.cells[1:] for row in found.rows}


def notes(document: Document) -> list[str]:
    return [
        span.text
        for block in every_block(document)
        if isinstance(block, BulletList)
        for item in block.items
        for paragraph in item.blocks
        if isinstance(paragraph, Paragraph)
        for span in paragraph.inlines
        if isinstance(span, Span)
    ]


def hide(workspace: Workspace, kind: str, **values: str) -> None:
    with operation(workspace, "hide") as work:
        for row in work.find(kind, **values):
            work.update(kind, str(row["id"]), confidential=True)


def test_each_initiative_stands_with_its_money_by_year_under_its_heading(
    sample_workspace: Workspace,
) -> None:
    found = table(made(sample_workspace), "Indsatser og penge")
    assert found.header == (
        "Indsatser (opgjort i 1.000 kr.)",
        *["2019", "2020", "2021", "2022"],
        "I alt",
    )
    assert [row.cells[0] for row in found.rows if row.group] == [
        "Flere københavnere med minoritetsbaggrund skal i job",
        "Flere københavnere med minoritetsbaggrund skal fastholdes i uddannelse",
        SOCIETY,
        "Øvrige afsatte midler",
    ]
    body = [row.cells for row in found.rows if not row.group and not row.emphasis]
    in_2020 = ["3.300", "2.900", "600", "800", "800", "1.600", "1.000", "-", "-"]
    assert [cells[2] for cells in body] == in_2020
    totals = ["13.200", "10.400", "1.200", "3.200", "3.200", "6.400", "4.000", "800", "1.600"]
    assert [cells[-1] for cells in body] == totals
    assert rows(found)["I alt"] == ("11.000", "11.000", "11.000", "11.000", "44.000")
    assert rows(found)["Pulje til senere udmøntning"] == ("-", "-", "600", "1.000", "1.600")


def test_notes_tell_where_text_and_table_disagree(sample_workspace: Workspace) -> None:
    women, maternity, total = notes(made(sample_workspace))
    assert "teksten siger 2,5 mio. kr. årligt, tabellen har 2.900 i 2020" in women
    assert "0,6 mio. kr. årligt, tabellen har ingen penge i 2021 og 2022" in maternity
    assert maternity.endswith("pilotprojekt.")
    assert "10,6 mio. kr. årligt; planen siger 11 mio. kr. årligt" in total


def test_the_reserve_says_who_decides_and_when(sample_workspace: Workspace) -> None:
    told = " ".join(texts(made(sample_workspace)))
    assert "0,6 mio. kr. i 2021 samt 1 mio. kr. i 2022" in told
    assert "Beskæftigelses- og Integrationsudvalget træffer beslutning i 2020" in told


def test_temporary_and_permanent_money_stand_by_year_as_table_and_chart(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace, PrintRequest(policy="handicap-2023-26"))
    found = table(document, "Midlertidige og varige")
    assert rows(found) == {
        "2025": ("-", "22.700", "22.700"),
        "2026": ("-", "22.700", "22.700"),
    }
    (chart,) = [one for one in every_block(document) if isinstance(one, Chart)]
    assert chart.form == "stacked"
    assert [series.values for series in chart.series] == [(0, 0), (22_700, 22_700)]
    assert "varige 22.700" in chart.alternative


def test_grants_are_told_as_temporary_with_their_end_or_as_permanent(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace, PrintRequest(policy="handicap-2023-26"))
    found = table(document, "Bevillinger")
    lasting = {row.cells[0].split()[0]: row.cells[3:] for row in found.rows[1:]}
    assert {code: told for code, told in lasting.items() if told[0] == "midlertidig"} == {
        "S3.6": ("midlertidig", "2026"),
        "S4.1": ("midlertidig", "2028"),
        "S6.5": ("midlertidig", "2025"),
        "S6.16": ("midlertidig", "2026"),
    }
    assert found.rows[0].cells[2:] == ("22,7 mio. kr. årligt fra 2025 og frem", "varig", "-")
    assert lasting["S3.2"][0] == "ikke oplyst"


def test_a_confidential_line_is_in_no_total_of_the_public_edition(
    sample_workspace: Workspace,
) -> None:
    hide(sample_workspace, "initiative", code="H2.2")
    public, internal = (made(sample_workspace, edition=one) for one in Edition)
    assert rows(table(public, "Indsatser og penge"))["I alt"] == ("9.400",) * 4 + ("37.600",)
    told = " ".join(texts(public))
    assert "Fritidsjob" not in told
    assert "11.000" not in told
    assert "11 mio." not in told
    assert "10,6" not in told
    assert rows(table(public, "Midlertidige og varige"))["2020"][0] == "9.400"
    assert rows(table(internal, "Indsatser og penge"))["I alt"][-1] == "44.000"
    assert internal.marking


def test_a_confidential_reserve_is_left_out_with_the_plans_own_total(
    sample_workspace: Workspace,
) -> None:
    hide(sample_workspace, "fund", title="Pulje til senere udmøntning")
    told = " ".join(texts(made(sample_workspace)))
    assert "træffer beslutning" not in told
    assert "planen siger" not in told


def test_a_confidential_amount_of_a_text_is_not_counted_against_the_plans_own_total(
    sample_workspace: Workspace,
) -> None:
    hide(sample_workspace, "appropriation", as_written="1,6 mio. kr. årligt")
    told = notes(made(sample_workspace))
    assert len(told) == 2
    assert not any("tilsammen" in words for words in told)
    assert any("10,6" in words for words in notes(made(sample_workspace, edition=Edition.INTERNAL)))


def test_a_confidential_plan_is_unknown_to_the_public(sample_workspace: Workspace) -> None:
    hide(sample_workspace, "plan", code="integration-2019")
    with pytest.raises(UnknownCode):
        made(sample_workspace)
    assert made(sample_workspace, edition=Edition.INTERNAL).paper is not None


def test_a_policy_without_money_says_so(sample_workspace: Workspace) -> None:
    with operation(sample_workspace, "clear") as work:
        for row in work.find("appropriation"):
            work.delete("appropriation", str(row["id"]))
    document = made(sample_workspace, PrintRequest(policy="handicap-2023-26"))
    assert "Ingen penge oplyst" in list(texts(document))


def test_a_stated_total_that_the_rows_do_not_give_is_printed_as_stated_with_a_warning(
    sample_workspace: Workspace,
) -> None:
    with operation(sample_workspace, "state") as work:
        (plan,) = work.find("plan", code="integration-2019")
        work.update("plan", str(plan["id"]), funding_total="12 mio. kr. årligt")
    result = make_document(sample_workspace, "budget", PLAN)
    assert rows(table(result.document, "Indsatser og penge"))["I alt"][0] == "12.000"
    assert [(one.column, one.stated, one.computed) for one in result.warnings] == [
        (year, "12.000", "11.000") for year in ("2019", "2020", "2021", "2022")
    ]
    assert "I 2020 siger planen 12.000, men rækkerne giver 11.000." in notes(result.document)


def test_the_same_records_give_the_same_document_until_they_change(
    sample_workspace: Workspace,
) -> None:
    first = made(sample_workspace)
    assert made(sample_workspace) == first
    with operation(sample_workspace, "elsewhere") as work:
        (other,) = work.find("initiative", code="S1.1")
        work.update("initiative", str(other["id"]), title="Noget andet")
    assert made(sample_workspace) == first


def test_lists_tell_the_plans_money_by_year_and_who_decides_on_the_reserve(
    sample_workspace: Workspace,
) -> None:
    lines = list_records(sample_workspace, "funding", {"plan": "integration-2019"})
    assert [(row["years"]["2020"] or 0) // 100_000 for row in lines] == [
        *(3300, 2900, 600, 800, 800, 1600, 1000, 0, 0)
    ]
    assert sum(row["total_ore"] for row in lines) == 44_000 * 100_000
    (reserve,) = list_records(sample_workspace, "funds", {"plan": "integration-2019"})
    assert (reserve["committee"], reserve["decided_in"]) == ("BIU", "2020")
