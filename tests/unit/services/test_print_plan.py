"""A department's plan as slides: its order, its own numbers, what stands beside, its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import (
    Chart,
    ContentsSlide,
    Flow,
    PageRef,
    Panel,
    Paragraph,
    Span,
    TitleSlide,
)
from kkdesk.reports.pdf.fonts import load_faces
from kkdesk.reports.pdf.layout import layout_flow
from kkdesk.reports.said import texts
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.reports.document import Document, FlowItem
    from kkdesk.services.workspace import Workspace


def made(
    workspace: Workspace, plan: str = "sof-2023", edition: Edition = Edition.PUBLIC
) -> Document:
    return make_document(workspace, "plan", PrintRequest(edition, plan=plan)).document


def flows(document: Document) -> dict[str, Flow]:
    return {slide.title: slide for slide in document.slides if isinstance(slide, Flow)}


def items(flow: Flow) -> list[FlowItem]:
    return [item for section in flow.sections for item in section.items]


def words(item: FlowItem) -> str:
    (first, *_) = item.blocks
    assert isinstance(first, Paragraph)
    return "".join(one.text for one in first.inlines if isinstance(one, Span))


def numbered(document: Document) -> list[str]:
    return [title.split()[0] for title in flows(document) if title[0].isdigit()]


def hide(workspace: Workspace, kind: str, **values: str) -> None:
    with operation(workspace, "hide") as work:
        for row in work.find(kind, **values):
            work.update(kind, str(row["id"]), confidential=True)


def test_the_slides_come_in_the_order_of_the_published_plan(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    title, contents, *rest = document.slides
    assert isinstance(title, TitleSlide)
    assert (title.kicker, title.subtitle) == ("December 2023", "Socialforvaltningen")
    assert isinstance(contents, ContentsSlide)
    headings = [one.title for one in rest if isinstance(one, Flow)]
    assert headings[:3] == [
        "Hvad er Københavns Kommunes Handicappolitik?",
        "Planens formål og opbygning",
        "Målsætninger og særlige prioriteringer",
    ]
    assert headings[-3:] == [
        "Opfølgning på planen",
        "Oversigt over bevillinger i budget 2024 (Socialforvaltningen)",
        "Her kan du læse mere",
    ]
    assert numbered(document) == [
        "1.1",
        "2.1",
        "2.2",
        "3.1",
        "4.1",
        "5.1",
        "6.1",
        "6.2",
        "6.3",
        "6.4",
    ]


def test_the_overview_lists_all_objectives_and_priorities_and_leads_to_the_pages(
    sample_workspace: Workspace,
) -> None:
    overview = flows(made(sample_workspace))["Målsætninger og særlige prioriteringer"]
    held = [section for section in overview.sections if section.heading]
    assert [len(section.items) for section in held] == [2, 4, 2, 3, 5, 4]
    lines = [item for section in held for item in section.items]
    led = [
        item
        for item in lines
        if isinstance(item.blocks[0], Paragraph)
        and any(isinstance(one, PageRef) for one in item.blocks[0].inlines)
    ]
    assert len(led) == 13
    assert words(lines[2]).startswith("Lette arbejdet for borgerne")
    assert "(SUF, BIF, SOF)" in words(lines[5])


def test_a_heading_has_its_objective_its_bold_leads_and_a_panel_with_its_source(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace)
    (flow,) = [one for title, one in flows(document).items() if title.startswith("1.1 ")]
    assert (
        words(items(flow)[0]) == "Målsætning 1. Mere tillid mellem borgere med handicap og kommunen"
    )
    (initiatives,) = [one for one in flow.sections if one.heading.startswith("Udvalgte")]
    assert len(initiatives.items) == 5
    for item in initiatives.items:
        assert isinstance(item.blocks[0], Paragraph)
        lead = item.blocks[0].inlines[0]
        assert isinstance(lead, Span)
        assert lead.bold
    (panel,) = [one for item in items(flow) for one in item.blocks if isinstance(one, Panel)]
    assert panel.heading == "Sådan følges tilfredsheden blandt borgerne"
    assert panel.source.startswith("Kilde: KPI fra omstillingsplanen")


def test_figures_of_a_heading_are_drawn_beside_it(sample_workspace: Workspace) -> None:
    (flow,) = [one for title, one in flows(made(sample_workspace)).items() if title[:3] == "5.1"]
    (chart,) = [one for item in items(flow) for one in item.blocks if isinstance(one, Chart)]
    assert [series.values for series in chart.series] == [(193, 202), (146, 146)]


def test_every_objective_lends_its_headings_its_colour(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    colours = {
        title[0]: flow.colour for title, flow in flows(document).items() if title[0].isdigit()
    }
    assert len(set(colours.values())) == 6
    assert set(colours.values()) <= set(document.palette)


def test_the_budget_list_holds_codes_and_titles_without_the_confidential_line(
    sample_workspace: Workspace,
) -> None:
    title = "Oversigt over bevillinger i budget 2024 (Socialforvaltningen)"
    public = flows(made(sample_workspace))[title].sections
    internal = flows(made(sample_workspace, edition=Edition.INTERNAL))[title].sections
    assert [(one.heading, len(one.items)) for one in public] == [
        ("", 17),
        ("Fra overførselssagen 2020-2021", 1),
    ]
    assert len(internal[0].items) == 18
    assert "SO14" not in " ".join(texts(made(sample_workspace)))
    assert words(public[0].items[0]).startswith("SO06 Konsekvenser")
    assert words(public[0].items[-1]).endswith("(BUF og SOF)")


def test_a_confidential_heading_leaves_no_gap_in_the_numbers(sample_workspace: Workspace) -> None:
    hide(sample_workspace, "plan_heading", number="6.2")
    public, internal = (made(sample_workspace, edition=one) for one in Edition)
    assert numbered(public)[-3:] == ["6.1", "6.2", "6.3"]
    assert "Fleksibel botræning" not in " ".join(texts(public))
    assert numbered(internal)[-4:] == ["6.1", "6.2", "6.3", "6.4"]
    assert internal.marking


def test_confidential_texts_items_and_links_are_left_out(sample_workspace: Workspace) -> None:
    hide(sample_workspace, "initiative", code="P1.1.1")
    hide(sample_workspace, "sub_item", marker="bullet")
    hide(sample_workspace, "document_link")
    document = made(sample_workspace)
    told = " ".join(texts(document))
    assert "Pårørendevejleder" not in told
    assert "Wayfinding" not in told
    assert "Her kan du læse mere" not in flows(document)


def test_a_department_or_a_policy_finds_its_plan(sample_workspace: Workspace) -> None:
    by_department = make_document(sample_workspace, "plan", PrintRequest(department="SOF"))
    assert by_department.document == made(sample_workspace)
    asked = PrintRequest(policy="integration-2019-22")
    assert make_document(sample_workspace, "plan", asked).document.title.startswith("Integration")
    with pytest.raises(UnknownCode):
        made(sample_workspace, "findes-ikke")


def test_a_plan_with_nothing_in_it_still_has_its_title_and_contents(
    sample_workspace: Workspace,
) -> None:
    with operation(sample_workspace, "clear") as work:
        for row in work.find("plan_heading"):
            work.delete("plan_heading", str(row["id"]))
        for kind in ("appropriation", "document_link", "priority"):
            for row in work.find(kind):
                work.delete(kind, str(row["id"]))
    document = made(sample_workspace)
    assert isinstance(document.slides[0], TitleSlide)
    assert numbered(document) == []
    assert "Målsætninger og særlige prioriteringer" in flows(document)


def test_no_slide_of_a_heading_shows_its_introduction_only(sample_workspace: Workspace) -> None:
    faces = load_faces()
    for flow in flows(made(sample_workspace)).values():
        if not flow.title[0].isdigit():
            continue
        intro = {item.name for item in flow.sections[0].items}
        for page in layout_flow(flow, "(fortsat)", faces):
            held = {placed.piece.name for column in page.columns for placed in column}
            assert not held <= intro, flow.title
