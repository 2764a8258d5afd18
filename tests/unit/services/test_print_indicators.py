"""The indicator overview: goals with indicators and baselines, and pages of what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import Chart, NoteRef, Paragraph, RichTable, Span, Table
from kkdesk.reports.said import texts
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.reports.document import Block, Document, Section
    from kkdesk.services.workspace import Workspace

INTEGRATION, DISABILITY = "integration-2019-22", "handicap-2023-26"


def made(
    workspace: Workspace,
    policy: str = INTEGRATION,
    edition: Edition = Edition.PUBLIC,
    committee: str = "",
) -> Document:
    request = PrintRequest(edition, policy, committee=committee)
    return make_document(workspace, "indicators", request).document


def sections(document: Document) -> tuple[Section, ...]:
    assert document.paper is not None
    return document.paper.sections


def overviews(document: Document) -> list[RichTable]:
    blocks = (one for section in sections(document) for one in section.blocks)
    return [one for one in blocks if isinstance(one, RichTable)]


def lines(cell: tuple[Block, ...]) -> list[str]:
    return [
        "".join(
            one.text if isinstance(one, Span) else f"[{one.number}]"
            for one in paragraph.inlines
            if isinstance(one, (Span, NoteRef))
        )
        for paragraph in cell
        if isinstance(paragraph, Paragraph)
    ]


def goals(document: Document) -> dict[str, list[list[str]]]:
    """Return the cells of each goal by its number."""
    return {
        lines(row.cells[0])[0].partition(".")[0]: [lines(cell) for cell in row.cells[1:]]
        for table in overviews(document)
        for row in table.rows
    }


def trend(document: Document, name: str) -> Section:
    (found,) = [one for one in sections(document) if one.heading == f"Udvikling: {name}"]
    return found


def hide(workspace: Workspace, kind: str, **values: str) -> None:
    with operation(workspace, "hide") as work:
        for row in work.find(kind, **values):
            work.update(kind, str(row["id"]), confidential=True)


def test_each_group_of_goals_has_one_table_with_its_goals_as_rows(
    sample_workspace: Workspace,
) -> None:
    found = overviews(made(sample_workspace))
    assert [len(table.rows) for table in found] == [3, 3, 2, 1, 4]
    assert all(table.header == ("Mål", "Indikator", "Baseline", "Udvalg") for table in found)
    assert list(goals(made(sample_workspace))) == [str(number) for number in range(1, 14)]
    turned = [one for one in sections(made(sample_workspace)) if one.landscape]
    assert [one.level for one in turned] == [1, 2, 2, 2, 2, 2], "the policy opens the first table"
    groups = turned[1:]
    assert len(groups) == 5


def test_indicators_of_a_goal_stand_in_the_same_order_in_every_column(
    sample_workspace: Workspace,
) -> None:
    indicator, baseline, committee = goals(made(sample_workspace))["6"]
    assert [line[:4] for line in indicator] == ["6a: ", "6b: "]
    assert baseline == ["6a: 85 pct. (2017)", "6b: 3,1 pct. (3. kvartal 2018)"]
    assert committee == [
        "6a: Børne- og Ungdomsudvalget",
        "6b: Beskæftigelses- og Integrationsudvalget",
    ]


def test_a_pending_baseline_is_said_in_words_and_counted(sample_workspace: Workspace) -> None:
    document = made(sample_workspace)
    pending = [
        line for cells in goals(document).values() for line in cells[1] if "Ikke målt endnu" in line
    ]
    assert [line.split(":")[0] for line in pending] == ["7b", "8a", "8b", "8c", "10a"]
    assert all("2019" in line for line in pending)
    assert "21 indikatorer, heraf 5 med en baseline, der endnu ikke er målt." in list(
        texts(document)
    )


def test_foot_notes_are_numbered_as_they_come_and_stand_under_their_table(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace)
    assert goals(document)["5"][1] == ["84 pct. (2018, opgjort for almenelever)[1]"]
    noted = {note.number: section for section in sections(document) for note in section.notes}
    assert list(noted) == [str(number) for number in range(1, len(noted) + 1)]
    assert noted["1"].landscape


def test_a_committee_gets_its_own_indicators_alone(sample_workspace: Workspace) -> None:
    document = made(sample_workspace, committee="BUU")
    assert list(goals(document)) == ["4", "5", "6", "9"]
    assert document.paper is not None
    assert document.paper.head == (("Udvalg", "Børne- og Ungdomsudvalget"),)
    with pytest.raises(UnknownCode):
        made(sample_workspace, committee="XXX")


def test_the_trend_page_holds_measurements_against_targets(sample_workspace: Workspace) -> None:
    page = trend(made(sample_workspace, DISABILITY), "Ansatte i fleksjob i Københavns Kommune")
    assert page.new_page
    (table,) = [one for one in page.blocks if isinstance(one, Table)]
    of_2024 = {row.cells[0]: row.cells[2:5] for row in table.rows if "2024" in row.cells[1]}
    assert {who.split("(")[-1].strip(")"): cells for who, cells in of_2024.items()} == {
        "BIF": ("87", "47", "185 pct., nået"),
        "BUF": ("274", "376", "73 pct., 102 mangler"),
        "KFF": ("48", "33", "145 pct., nået"),
        "SOF": ("207", "157", "132 pct., nået"),
        "SUF": ("249", "164", "152 pct., nået"),
        "TMF": ("65", "52", "125 pct., nået"),
        "ØKF": ("84", "70", "120 pct., nået"),
        "Hele kommunen": ("1014", "900", "113 pct., nået"),
    }
    own = [row.cells for row in table.rows if "(SOF)" in row.cells[0]]
    assert [(when, figure, told) for _, when, figure, _, _, told in own] == [
        ("2022", "193", "Kun én måling"),
        ("pr. september 2023", "202", "Bedre"),
        ("december 2024", "207", "Bedre"),
    ]


def test_charts_compare_departments_and_follow_one_over_years(
    sample_workspace: Workspace,
) -> None:
    page = trend(made(sample_workspace, DISABILITY), "Ansatte i fleksjob i Københavns Kommune")
    bars, line = [one for one in page.blocks if isinstance(one, Chart)]
    assert (bars.form, bars.categories) == (
        "bars",
        ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF"),
    )
    assert [one.values[1] for one in bars.series] == [274, 376]
    assert (line.form, line.categories) == ("lines", ("2022", "2023", "2024"))
    assert [one.values for one in line.series] == [(193, 202, 207), (146, 146, 157)]
    assert "BUF: måling 274, mål 376" in bars.alternative


def test_a_confidential_indicator_leaves_no_word_count_or_gap(
    sample_workspace: Workspace,
) -> None:
    hide(sample_workspace, "indicator", code="7b")
    public = made(sample_workspace)
    told = " ".join(texts(public))
    assert "FritidsGuiderne" not in told
    assert "20 indikatorer, heraf 4" in told
    assert [line[:3] for line in goals(public)["7"][0]] == ["7a:", "7b:"]
    internal = made(sample_workspace, edition=Edition.INTERNAL)
    assert "FritidsGuiderne" in " ".join(texts(internal))
    assert internal.marking


def test_a_confidential_measurement_takes_the_whole_of_its_year_along(
    sample_workspace: Workspace,
) -> None:
    hide(sample_workspace, "measurement", as_written="274")
    public = made(sample_workspace, DISABILITY)
    name = "Ansatte i fleksjob i Københavns Kommune"
    (table,) = [one for one in trend(public, name).blocks if isinstance(one, Table)]
    figures = [row.cells[2] for row in table.rows]
    assert "274" not in figures
    assert "1014" not in figures
    assert "249" in figures
    alternatives = [one.alternative for one in trend(public, name).blocks if isinstance(one, Chart)]
    assert not any("274" in words for words in alternatives)


def test_a_policy_without_indicators_says_so_and_an_unknown_one_is_refused(
    sample_workspace: Workspace,
) -> None:
    with operation(sample_workspace, "clear") as work:
        for row in work.find("indicator"):
            work.delete("indicator", str(row["id"]))
    assert "Ingen indikatorer" in list(texts(made(sample_workspace)))
    with pytest.raises(UnknownCode):
        made(sample_workspace, "findes-ikke")


def test_equal_records_give_equal_documents(sample_workspace: Workspace) -> None:
    assert made(sample_workspace, "") == made(sample_workspace, "")
