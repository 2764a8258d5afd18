"""A case's papers as documents: the memo, the answer to a question, remarks beside answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.engine import write_transaction
from kkdesk.db.sql import text
from kkdesk.domain.cases import cited
from kkdesk.domain.edition_citations import cite_in_edition, edition_numbers
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import UnknownCode
from kkdesk.reports.document import BulletList, Document, Paper, RichTable, Section
from kkdesk.reports.said import texts
from kkdesk.services.print_kinds import PrintRequest, make_document
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.domain.records import Stored
    from kkdesk.reports.document import Block
    from kkdesk.services.workspace import Workspace

MARKER = "Zebrafinken må ikke nævnes for nogen udenfor"


def made(
    workspace: Workspace,
    kind: str,
    edition: str = "public",
    *,
    case: str = "",
    committee: str = "",
    department: str = "",
    number: str = "",
) -> Document:
    request = PrintRequest(
        Edition(edition), case=case, committee=committee, department=department, number=number
    )
    return make_document(workspace, kind, request).document


def said(document: Document) -> str:
    return "\n".join(texts(document))


def section(document: Document, anchor: str) -> Section:
    assert document.paper is not None
    (found,) = (one for one in document.paper.sections if one.anchor == anchor)
    return found


def change(workspace: Workspace, kind: str, found: dict[str, Stored], **values: Stored) -> None:
    with operation(workspace, "change") as work:
        rows = work.find(kind, **found)
        assert rows
        for row in rows:
            work.update(kind, str(row["id"]), **values)


def remove(workspace: Workspace, *kinds: str) -> None:
    with operation(workspace, "remove") as work:
        for kind in kinds:
            for row in work.find(kind):
                work.delete(kind, str(row["id"]))


# -- the memo


def test_the_memo_says_who_it_is_for_and_who_answers_for_it(sample_workspace: Workspace) -> None:
    memo = made(sample_workspace, "memo", committee="BUU")
    assert memo.paper is not None
    head = dict(memo.paper.head)
    assert memo.title == "Status for handicappolitikken 2023-26"
    assert head["Til"] == "Børne- og Ungdomsudvalget (BUU)"
    assert head["Ansvarlig forvaltning"] == "Socialforvaltningen"
    assert "Sagsnr." not in head  # the sample's case has none


def test_the_memo_tells_of_the_committees_area_its_remarks_and_their_answer(
    sample_workspace: Workspace,
) -> None:
    words = said(made(sample_workspace, "memo", committee="BUU"))
    assert "Nest-klasser" in words
    assert "4. Børn og unge med handicap lærer og trives bedre" in words
    assert "Pengene følger imidlertid barnet" in words
    assert "NemID" not in words  # a remark on another objective


def test_the_memo_is_dated_by_its_committees_meeting_or_by_its_own_last_change(
    sample_workspace: Workspace,
) -> None:
    def head(committee: str) -> dict[str, str]:
        memo = made(sample_workspace, "memo", committee=committee)
        assert memo.paper is not None
        return dict(memo.paper.head)

    assert head("SUD")["Møde"] == "8. oktober 2025"
    assert "Dato" not in head("SUD")
    with write_transaction(sample_workspace.engine) as connection:
        connection.execute(text("UPDATE operation SET at = '2025-10-01T10:00:00.000000+00:00'"))
    change(sample_workspace, "appendix", {}, title="Et nyt navn")
    assert head("BUU")["Dato"] == "1. oktober 2025"
    change(sample_workspace, "case", {}, text="En ny tekst.")
    assert head("BUU")["Dato"] != "1. oktober 2025"


def test_a_meeting_the_public_may_not_know_of_does_not_date_the_memo(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "meeting", {}, confidential=True)
    for edition, label in (("public", "Dato"), ("internal", "Møde")):
        memo = made(sample_workspace, "memo", edition, committee="SUD")
        assert memo.paper is not None
        assert label in dict(memo.paper.head)


def test_the_route_is_told_in_the_order_of_its_steps(sample_workspace: Workspace) -> None:
    words = said(made(sample_workspace, "memo", committee="BUU"))
    assert (
        "ventes behandlet i Socialudvalget den 8. oktober 2025. Derefter forelægges sagen til "
        "efterretning i Økonomiudvalget den 28. oktober 2025 og Borgerrepræsentationen den "
        "13. november 2025."
    ) in words


def test_the_appendices_cited_are_those_listed(sample_workspace: Workspace) -> None:
    memo = made(sample_workspace, "memo", committee="BUU")
    (listed,) = section(memo, "memo-appendices").blocks
    assert isinstance(listed, BulletList)
    assert listed.start == 1
    assert cited(said(memo)) == set(range(1, len(listed.items) + 1))


def test_a_confidential_appendix_leaves_no_gap_and_nothing_points_wrong(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "appendix", {"number": 2}, confidential=True)
    public = made(sample_workspace, "memo", committee="BUU")
    (listed,) = section(public, "memo-appendices").blocks
    assert isinstance(listed, BulletList)
    assert len(listed.items) == 3
    assert "Høringssvar" not in said(public)
    assert "sine kommentarer (bilag 2)." in said(public)  # the third of the case
    assert "2023-2026 (bilag 3) er det fastlagt" in said(public)  # the fourth
    internal = made(sample_workspace, "memo", "internal", committee="BUU")
    assert "(bilag 2 og 3)" in said(internal)
    assert internal.marking


def test_a_committee_without_a_memo_gets_one_of_fixed_sentences(
    sample_workspace: Workspace,
) -> None:
    words = said(made(sample_workspace, "memo", committee="TMU"))
    assert "Notatet orienterer Teknik- og Miljøudvalget (TMU) om sagen" in words
    assert "Fra Teknik- og Miljøforvaltningens område indgår" in words
    assert "Nest-klasser" not in words


def test_remarks_without_a_summary_are_quoted_with_their_answers(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "memo", {}, remarks_text="")
    words = said(made(sample_workspace, "memo", committee="BUU"))
    assert "Handicapråd har følgende bemærkninger på området:" in words
    assert "før et barn eller en ung får tilbud" in words
    assert words.index("før et barn eller en ung") < words.index("Pengene følger imidlertid")


def test_a_memo_without_remarks_route_and_appendices_has_no_empty_headings(
    sample_workspace: Workspace,
) -> None:
    texts_ = {"hearing_text": "", "general_remark_text": ""}
    change(sample_workspace, "case", {}, **texts_)
    remove(sample_workspace, "memo", "appendix", "route_step", "answer")
    memo = made(sample_workspace, "memo", committee="ØU")
    assert memo.paper is not None
    headings = [one.heading for one in memo.paper.sections]
    assert "Videre behandling" not in headings
    assert "Bilag" not in headings
    assert "Bemærkninger" not in headings


@pytest.mark.parametrize(
    ("kind", "found"),
    [("case", {}), ("memo", {}), ("policy", {"code": "handicap-2023-26"})],
)
def test_the_public_is_told_of_no_memo_that_is_confidential(
    sample_workspace: Workspace, kind: str, found: dict[str, Stored]
) -> None:
    change(sample_workspace, kind, found, confidential=True)
    with pytest.raises(UnknownCode):
        made(sample_workspace, "memo", committee="BUU")
    assert "Nest-klasser" in said(made(sample_workspace, "memo", "internal", committee="BUU"))


@pytest.mark.parametrize(
    ("kind", "found", "values"),
    [
        ("answer", {}, {"text": MARKER}),
        ("remark", {"code": "R4.3"}, {"text": MARKER}),
        ("route_step", {"number": 2}, {}),
        ("appendix", {"number": 3}, {"title": MARKER}),
    ],
)
def test_nothing_confidential_stands_in_the_public_memo(
    sample_workspace: Workspace, kind: str, found: dict[str, Stored], values: dict[str, Stored]
) -> None:
    change(sample_workspace, "memo", {}, remarks_text="")
    change(sample_workspace, kind, found, confidential=True, **values)
    hidden = MARKER if values else "Økonomiudvalget"
    assert hidden not in said(made(sample_workspace, "memo", committee="BUU"))
    assert hidden in said(made(sample_workspace, "memo", "internal", committee="BUU"))


@pytest.mark.parametrize("asked", [{"committee": "XX"}, {"case": "1999"}, {"department": "XX"}])
def test_a_memo_of_what_there_is_not_is_refused(
    sample_workspace: Workspace, asked: dict[str, str]
) -> None:
    with pytest.raises(UnknownCode):
        made(sample_workspace, "memo", **asked)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("memo", {"committee": "BUU"}), ("answer", {"number": "8"}), ("remarks", {})],
)
def test_equal_records_make_equal_documents(
    sample_workspace: Workspace, kind: str, asked: dict[str, str]
) -> None:
    first = made(sample_workspace, kind, **asked)
    assert made(sample_workspace, kind, **asked) == first
    assert first.created.microsecond == 0


# -- citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se bilag 1.", "Se bilag 1."),
        ("Det er hørt (bilag 2). Se bilag 4.", "Det er hørt. Se bilag 3."),
        ("Se bilag 2 og 3.", "Se bilag 2."),
        ("Se bilag 1-4.", "Se bilag 1, 2 og 3."),
        ("Læs mere i bilag 2. Sagen går videre.", "Sagen går videre."),
        ("- Første (bilag 2)\n- Anden (bilag 3)", "- Første\n- Anden (bilag 2)"),
        ("Uden henvisning.", "Uden henvisning."),
    ],
)
def test_what_cites_a_hidden_appendix_goes_and_the_rest_follows_suit(
    text: str, expected: str
) -> None:
    numbers = edition_numbers((f"a{number}", number, number == 2) for number in range(1, 5))
    assert cite_in_edition(text, numbers) == expected


# -- the answer to a question


def test_the_answer_holds_its_sub_questions_lists_by_year_money_and_reservation(
    sample_workspace: Workspace,
) -> None:
    note = made(sample_workspace, "answer", number="8")
    assert note.paper is not None
    assert note.title == "Spørgsmål 8: Effekter og indsatser på handicapområdet"
    assert [one.heading for one in note.paper.sections] == [
        "Spørgsmålet",
        "Besvarelse",
        "Initiativer i handlingsplan 2009",
        "Initiativer i handlingsplan 2010",
        "Aktiviteter uden afsatte midler",
        "Finansiering",
        "Forbehold",
    ]
    lengths = []
    for number in (1, 2, 3):
        last = section(note, f"list-{number}").blocks[-1]
        assert isinstance(last, BulletList)
        lengths.append(len(last.items))
    assert lengths == [10, 4, 1]


def test_a_question_without_an_answer_says_so(sample_workspace: Workspace) -> None:
    change(sample_workspace, "question", {"number": "8"}, answer="")
    assert "Spørgsmålet er endnu ikke besvaret." in said(
        made(sample_workspace, "answer", number="8")
    )


def test_confidential_initiatives_and_lists_are_not_in_the_public_answer(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "initiative", {"code": "Q2009.1"}, confidential=True)
    change(sample_workspace, "question_list", {"year": "2010"}, confidential=True)
    public = said(made(sample_workspace, "answer", number="8"))
    assert "LBR har sagt ja" not in public
    assert "handlingsplan 2010" not in public
    assert "LBR har sagt ja" in said(made(sample_workspace, "answer", "internal", number="8"))


def test_a_question_the_public_may_not_know_of_is_unknown(sample_workspace: Workspace) -> None:
    change(sample_workspace, "question", {"number": "8"}, confidential=True)
    with pytest.raises(UnknownCode):
        made(sample_workspace, "answer", number="8")


# -- remarks beside answers


def tables(document: Document) -> list[RichTable]:
    assert document.paper is not None
    blocks = (block for one in document.paper.sections for block in one.blocks)
    return [block for block in blocks if isinstance(block, RichTable)]


def test_every_remark_stands_under_its_objective_and_its_round(sample_workspace: Workspace) -> None:
    found = tables(made(sample_workspace, "remarks"))
    counts = {
        table.title.removeprefix("Målsætning ")[:1]: sum(1 for row in table.rows if not row.group)
        for table in found
    }
    assert counts == {"G": 5, "1": 2, "2": 2, "3": 3, "4": 3, "5": 1, "6": 2}
    assert [row.group for row in found[0].rows if row.group] == [
        "Handicaprådets bemærkninger, august 2025",
        "Handicaprådets supplerende bemærkninger om budget 2026",
    ]


def test_what_is_not_answered_is_said_in_words(sample_workspace: Workspace) -> None:
    words = said(made(sample_workspace, "remarks"))
    assert words.count("Ikke besvaret.") == 16  # 18 without the one answered and the lead-in
    assert words.count("Pengene følger imidlertid barnet") == 1
    assert words.count("Indleder de følgende bemærkninger") == 1


def test_an_answer_that_is_only_a_draft_is_none(sample_workspace: Workspace) -> None:
    change(sample_workspace, "answer", {}, state="drafted")
    words = said(made(sample_workspace, "remarks", "internal"))
    assert "Pengene følger" not in words
    assert words.count("Ikke besvaret.") == 17


@pytest.mark.parametrize("kind", ["remark", "remark_round"])
def test_a_round_without_remarks_that_may_be_shown_says_there_are_none(
    sample_workspace: Workspace, kind: str
) -> None:
    change(sample_workspace, kind, {}, confidential=True)
    document = made(sample_workspace, "remarks")
    assert tables(document) == []
    assert "Der er ingen bemærkninger." in said(document)


def test_what_a_confidential_lead_in_leads_to_is_hidden_with_it(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "remark", {"code": "R4.1"}, confidential=True)
    words = said(made(sample_workspace, "remarks"))
    assert "før et barn eller en ung" not in words
    assert "4. Børn og unge" not in words


def test_a_sheet_has_the_eight_fields_in_their_order_for_each_of_the_fifteen_initiatives(
    sample_workspace: Workspace,
) -> None:
    document = made(sample_workspace, "sheets")
    assert document.paper is not None
    sheets = [one for one in document.paper.sections if one.level == 2]
    assert [one.heading.split(":")[0] for one in sheets] == [f"Indsats {n}" for n in range(1, 16)]
    for sheet in sheets:
        (table,) = sheet.blocks
        assert isinstance(table, RichTable)
        assert [texts_of(row.cells[0]) for row in table.rows] == [
            "Udvalg", "Mål fra politikken", "Udfordring",
            "Videreføres indsatsen fra handleplan 2020?", "Beskrivelse af indsatsen",
            "Resultater og indikatorer", "Inddragelse af ressourcer", "Kontaktperson og afdeling",
        ]  # fmt: skip
        assert texts_of(table.rows[3].cells[1]).startswith("Indsatsen videreføres.")
    assert document.author == "Frederiksberg Kommune"


def test_a_sheet_names_both_its_goals_under_the_words_they_share(
    sample_workspace: Workspace,
) -> None:
    (table,) = section(made(sample_workspace, "sheets"), "sheet-6").blocks
    assert isinstance(table, RichTable)
    said_of_goals = texts_of(table.rows[1].cells[1])
    lead = "At en større andel af borgere med fysiske og psykiske funktionsnedsættelser:"
    assert said_of_goals.count(lead) == 1
    assert len(said_of_goals.splitlines()) == 3


def test_a_confidential_initiative_has_no_sheet_in_the_public_edition_and_no_number_is_missing(
    sample_workspace: Workspace,
) -> None:
    change(sample_workspace, "initiative", {"code": "F2"}, confidential=True, challenge=MARKER)
    public, internal = (made(sample_workspace, "sheets", one) for one in ("public", "internal"))
    assert MARKER not in said(public)
    assert MARKER in said(internal)
    assert "Indsats 14:" in said(public)
    assert "Indsats 15:" not in said(public)
    assert "demens" not in said(public).split("Indsats 3:")[0]


def test_a_plan_without_initiatives_says_so(sample_workspace: Workspace) -> None:
    remove(sample_workspace, "plan_entry")
    assert "Planen har ingen indsatser." in said(made(sample_workspace, "sheets"))


def texts_of(blocks: tuple[Block, ...]) -> str:
    """The words of a cell, a line for each paragraph."""
    paper = Paper((Section("x", "", blocks),))
    document = Document(
        "", "da", "", "", Edition.PUBLIC, datetime(2025, 1, 1, tzinfo=UTC), paper=paper
    )
    return "\n".join(word for word in texts(document) if word)


def test_the_plan_before_is_named_from_what_the_public_may_know(
    sample_workspace: Workspace,
) -> None:
    with operation(sample_workspace, "hide") as work:
        first, *_ = sorted(
            work.find("plan_continuation"), key=lambda row: (row["position"], row["id"])
        )
        work.update("plan_continuation", str(first["id"]), confidential=True, previous_title=MARKER)
    as_shown = MARKER[:1].lower() + MARKER[1:]
    assert as_shown in said(made(sample_workspace, "sheets", "internal"))
    public = said(made(sample_workspace, "sheets"))
    assert as_shown not in public
    assert "Videreføres indsatsen fra handleplan 2020?" in public
    with operation(sample_workspace, "hide") as work:
        for row in work.find("plan_continuation"):
            work.update("plan_continuation", str(row["id"]), confidential=True)
    assert "Videreføres indsatsen?" in said(made(sample_workspace, "sheets"))
