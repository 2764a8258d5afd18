"""What the status slides say, before any layout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kkdesk.domain.status_records import (
    DeckEntry,
    DeckExperience,
    DeckObjective,
    DeckPriority,
    DeckRemark,
    DeckTableRow,
    FixedTexts,
    StatusDeck,
)
from kkdesk.domain.vocabulary import Edition, ExperienceBy, RowKind
from kkdesk.reports.content.stated_tables import number, table_items
from kkdesk.reports.content.status_deck import (
    build_status_deck,
    council_called,
    department_order,
    genitive,
)
from kkdesk.reports.document import (
    Chart,
    ContentsSlide,
    DividerSlide,
    Document,
    Flow,
    PageRef,
    Paragraph,
    Span,
    Table,
    TitleSlide,
)
from kkdesk.reports.said import texts
from tests.unit.reports.sample_deck import DEPARTMENTS, fleksjob_table, objectives, sample_deck

HIDDEN = "Nøglefærdigt botilbud på Søndervangen"


def flows(document: Document) -> list[Flow]:
    return [slide for slide in document.slides if isinstance(slide, Flow)]


def flow(document: Document, anchor: str) -> Flow:
    return next(one for one in flows(document) if one.anchor == anchor)


def objective(*entries: DeckEntry, **fields: object) -> DeckObjective:
    made = DeckObjective("1", 1, "Mere tillid", "Mere tillid", "#00696b", entries=entries)
    return replace(made, **fields)  # type: ignore[arg-type]  # any field of the record


def entry(code: str, department: str | None) -> DeckEntry:
    return DeckEntry(code, code, f"Tekst om {code}.", department)


def with_objectives(*made: DeckObjective) -> StatusDeck:
    return replace(sample_deck(), objectives=made)


def test_slides_come_in_the_order_of_the_printed_deck() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    kinds = [
        slide.anchor if isinstance(slide, Flow | DividerSlide) else type(slide)
        for slide in document.slides
    ]
    assert kinds == [
        TitleSlide,
        ContentsSlide,
        "introduction",
        "vision",
        "part-1",
        "status",
        *(f"objective-{number}" for number in range(1, 7)),
        "remarks-2025-08",
        "remarks-2025-09",
        "part-2",
        "experiences-administration",
        "experiences-council",
    ]


def test_an_objective_has_its_number_long_title_colour_and_all_priorities() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    fifth = flow(document, "objective-5")
    assert fifth.title == (
        "5. Flere skal have adgang til beskæftigelse og uddannelse"
        " – Københavns Kommune vil føre an som det gode eksempel"
    )
    assert fifth.colour == "#5b3f9e"
    assert fifth.box is not None
    assert fifth.box.lead.endswith("er der særligt fokus på følgende:")
    assert len(fifth.box.items) == 5


def test_every_entry_is_said_once_under_its_department() -> None:
    document = build_status_deck(sample_deck(), Edition.PUBLIC)
    names = {department.code: department.name for department in DEPARTMENTS}
    for one in objectives():
        made = flow(document, f"objective-{one.key}")
        said = [
            (section.heading, item.name)
            for section in made.sections
            for item in section.items
            if item.level == 1
        ]
        meant = [
            ("Tværgående" if e.department is None else names[e.department], e.code)
            for e in one.entries
        ]
        assert sorted(said) == sorted(meant)


def test_the_lead_department_comes_first_and_the_shared_entries_last() -> None:
    made = objective(
        entry("a", None),
        entry("b", "BIF"),
        entry("c", "SOF"),
        entry("d", "ØKF"),
        lead_department="SOF",
    )
    assert department_order(made, ["BIF", "SOF", "ØKF"]) == ["SOF", "BIF", "ØKF", None]


def test_the_order_that_the_coordinator_stored_wins() -> None:
    made = objective(
        entry("a", "TMF"),
        entry("b", None),
        entry("c", "KFF"),
        entry("d", "BUF"),
        lead_department="TMF",
        department_order=(None, "KFF", "SUF"),
    )
    assert department_order(made, ["BUF", "KFF", "TMF"]) == [None, "KFF", "TMF", "BUF"]


def test_a_department_that_the_deck_does_not_list_is_still_printed() -> None:
    deck = with_objectives(objective(entry("a", "XYZ")))
    (section,) = flow(build_status_deck(deck, Edition.PUBLIC), "objective-1").sections
    assert section.heading == "XYZ"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Socialforvaltningen", "Øge tilfredsheden (Socialforvaltningen)"),
        ("(Socialforvaltningen)", "Øge tilfredsheden (Socialforvaltningen)"),
        ("Alle forvaltninger", "Øge tilfredsheden (alle forvaltninger)"),
        ("", "Øge tilfredsheden"),
    ],
)
def test_responsibility_stands_in_parentheses_after_the_priority(
    written: str, printed: str
) -> None:
    deck = with_objectives(objective(priorities=(DeckPriority("1", "Øge tilfredsheden", written),)))
    box = flow(build_status_deck(deck, Edition.PUBLIC), "objective-1").box
    assert box is not None
    (paragraph,) = box.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert "".join(i.text for i in paragraph.inlines if isinstance(i, Span)) == printed


def test_remarks_stand_under_the_short_titles_of_their_objectives() -> None:
    remarks = flow(build_status_deck(sample_deck(), Edition.PUBLIC), "remarks-2025-08")
    assert remarks.title == "Handicaprådets bemærkninger, august 2025"
    assert (
        remarks.sections[4].heading == "5. Flere skal have adgang til beskæftigelse og uddannelse"
    )
    lead_in, first, second = remarks.sections[3].items
    assert lead_in.keep_with_next
    assert (lead_in.level, first.level, second.level) == (1, 2, 2)


def test_supplementary_remarks_are_one_quotation_after_the_framing() -> None:
    made = flow(build_status_deck(sample_deck(), Edition.PUBLIC), "remarks-2025-09")
    assert made.title == "Handicaprådets supplerende bemærkninger om budget 2026"
    framing, quotation = made.sections
    assert len(framing.items) == 2
    said = list(texts(replace(build_status_deck(sample_deck(), Edition.PUBLIC), slides=(made,))))
    assert any(text.startswith("”Rådet er glad") for text in said)
    assert any(text.endswith("”") for text in said)
    assert quotation.new_column


def test_a_stored_title_of_a_remark_round_is_used_as_it_is() -> None:
    deck = sample_deck()
    rounds = (replace(deck.remark_rounds[0], title="Rådets ord"),)
    document = build_status_deck(replace(deck, remark_rounds=rounds), Edition.PUBLIC)
    assert flow(document, "remarks-2025-08").title == "Rådets ord"


def test_page_numbers_in_fixed_texts_are_fields() -> None:
    introduction = flow(build_status_deck(sample_deck(), Edition.PUBLIC), "introduction")
    fields = [
        inline.anchors
        for section in introduction.sections
        for item in section.items
        for block in item.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, PageRef)
    ]
    assert fields == [
        ("remarks-2025-08", "remarks-2025-09"),
        ("experiences-administration", "experiences-council"),
    ]


def test_a_sentence_about_pages_that_do_not_exist_is_left_out() -> None:
    text = "Bilag 2 er rådets svar. Bemærkningerne står på s. {side:remarks}. Her slutter teksten."
    deck = replace(sample_deck(), remark_rounds=(), texts=FixedTexts(introduction=text))
    said = " ".join(texts(build_status_deck(deck, Edition.PUBLIC)))
    assert "Bilag 2 er rådets svar. Her slutter teksten." in said
    assert "Bemærkningerne står" not in said


def test_sentences_about_a_council_go_where_there_is_none_and_the_cut_off_stays() -> None:
    deck = replace(sample_deck(), council="", remark_rounds=())
    document = build_status_deck(deck, Edition.PUBLIC)
    said = " ".join(" ".join(texts(document)).split())
    assert "har haft lejlighed" not in said
    assert deck.round.cutoff in said
    assert f"i perioden {deck.round.period}. {deck.round.cutoff}" in said


def test_a_single_objective_is_spoken_of_as_one() -> None:
    one = with_objectives(sample_deck().objectives[0])
    said = " ".join(texts(build_status_deck(one, Edition.PUBLIC)))
    assert "har én overordnet målsætning, der bidrager til visionen." in said
    own = replace(one, texts=replace(one.texts, vision_text="{antal_mål} mål"))
    assert "én mål" in " ".join(texts(build_status_deck(own, Edition.PUBLIC)))


def test_a_round_without_a_period_names_none_below_the_title() -> None:
    deck = sample_deck()
    without = replace(deck, round=replace(deck.round, period=""))
    document = build_status_deck(without, Edition.PUBLIC)
    (title,) = (slide for slide in document.slides if isinstance(slide, TitleSlide))
    assert title.subtitle == ""


@pytest.mark.allow_log
def test_an_unknown_field_is_printed_as_written_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    deck = replace(sample_deck(), texts=FixedTexts(subtitle="Status {for_alle}"))
    document = build_status_deck(deck, Edition.PUBLIC)
    assert document.subject == "Status {for_alle}"
    assert "{for_alle}" in caplog.text


def test_a_part_title_in_one_text_is_parted_at_its_dash() -> None:
    deck = replace(
        sample_deck(), texts=FixedTexts(part_two_title="Del 2 – Erfaringer", part_two_subtitle="")
    )
    divider = next(
        slide
        for slide in build_status_deck(deck, Edition.PUBLIC).slides
        if isinstance(slide, DividerSlide) and slide.anchor == "part-2"
    )
    assert (divider.title, divider.subtitle) == ("Del 2", "Erfaringer")


def test_without_remarks_and_experiences_their_slides_are_gone() -> None:
    deck = replace(sample_deck(), remark_rounds=(), experiences=())
    anchors = [one.anchor for one in flows(build_status_deck(deck, Edition.PUBLIC))]
    assert not [anchor for anchor in anchors if anchor.startswith(("remarks", "experiences"))]
    assert "part-2" not in str(build_status_deck(deck, Edition.PUBLIC).slides)


@pytest.mark.parametrize(
    ("name", "owned"),
    [("Handicaprådet", "Handicaprådets"), ("Ældreråds", "Ældreråds'"), ("Max", "Max'")],
)
def test_genitive_of_names(name: str, owned: str) -> None:
    assert genitive(name) == owned


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Københavns Kommunes Handicapråd", "Handicaprådet"),
        ("Handicaprådet", "Handicaprådet"),
        ("Ældreråd", "Ældrerådet"),
        ("Dialogforum", "Dialogforum"),
        ("", ""),
    ],
)
def test_a_council_is_called_by_its_short_definite_name(name: str, called: str) -> None:
    assert council_called(name, "Københavns Kommune") == called


def test_a_quotation_gets_its_marks_once() -> None:
    for stored in ("Retning og ramme.", "”Retning og ramme.”"):
        policy = replace(sample_deck().policy, quotation=stored)
        document = build_status_deck(replace(sample_deck(), policy=policy), Edition.PUBLIC)
        assert "”Retning og ramme.”" in list(texts(document))


def confidential_deck() -> StatusDeck:
    """Return a deck with something confidential of every kind."""
    deck = sample_deck()
    first, second, third, *rest = deck.objectives
    hidden_table = replace(fleksjob_table(), title=HIDDEN, confidential=True)
    open_table = replace(
        fleksjob_table(),
        rows=(*fleksjob_table().rows, DeckTableRow((HIDDEN, "1", "2", "3"), confidential=True)),
    )
    first = replace(
        first,
        priorities=(*first.priorities, DeckPriority("x", HIDDEN, confidential=True)),
        entries=(
            *first.entries,
            DeckEntry("x", "SO14", HIDDEN, "TMF", confidential=True),
            DeckEntry("y", "Y", "Åben tekst.", "SOF", tables=(hidden_table, open_table)),
        ),
    )
    third = replace(third, title=HIDDEN, short_title=HIDDEN, confidential=True)
    ordinary, *others = deck.remark_rounds
    remarks = (
        *ordinary.remarks,
        DeckRemark("x", HIDDEN, "1", confidential=True),
        DeckRemark("y", "Åben", "1", (DeckRemark("z", HIDDEN, confidential=True),)),
        DeckRemark("w", f"Om det tredje: {HIDDEN}", "3"),
    )
    return replace(
        deck,
        objectives=(first, second, third, *rest),
        remark_rounds=(
            replace(ordinary, remarks=remarks),
            *others,
            replace(ordinary, key="hemmelig", title=HIDDEN, confidential=True),
        ),
        experiences=(
            *deck.experiences,
            DeckExperience("x", ExperienceBy.COUNCIL, HIDDEN, confidential=True),
        ),
    )


def test_the_public_edition_knows_nothing_confidential() -> None:
    document = build_status_deck(confidential_deck(), Edition.PUBLIC)
    written = repr(document)
    assert HIDDEN not in written
    assert "SO14" not in written
    assert "hemmelig" not in written
    assert "Teknik- og Miljøforvaltningen" not in [
        section.heading for section in flow(document, "objective-1").sections
    ]
    assert "fem overordnede målsætninger" in " ".join(texts(document))


def test_a_total_goes_with_the_confidential_row_that_it_counts() -> None:
    document = build_status_deck(confidential_deck(), Edition.PUBLIC)
    tables = [
        block
        for section in flow(document, "objective-1").sections
        for item in section.items
        for block in item.blocks
        if isinstance(block, Table)
    ]
    assert [len(table.rows) for table in tables] == [7]
    assert not any(row.emphasis for row in tables[0].rows)


def test_the_internal_edition_shows_everything_and_says_so() -> None:
    document = build_status_deck(confidential_deck(), Edition.INTERNAL)
    assert repr(document).count(HIDDEN) >= 8
    assert document.marking == "Intern udgave"
    assert build_status_deck(confidential_deck(), Edition.PUBLIC).marking == ""


def test_a_stated_table_prints_as_stated_with_a_chart_of_its_rows() -> None:
    table_item, chart_item = table_items(fleksjob_table())
    (table,) = table_item.blocks
    (chart,) = chart_item.blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert table.rows[-1].cells == ("KK samlet", "1014", "900", "113 pct.")
    assert table.rows[-1].emphasis
    assert chart.categories == ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")
    assert chart.series[1].values == (47.0, 376.0, 33.0, 157.0, 164.0, 52.0, 70.0)
    assert "BUF: status 274, måltal 376" in chart.alternative


def test_a_table_of_many_rows_has_no_chart() -> None:
    rows = tuple(DeckTableRow((f"Række {n}", str(n), "1", "2")) for n in range(30))
    assert len(list(table_items(replace(fleksjob_table(), rows=rows)))) == 1


def test_rows_with_too_few_or_too_many_cells_fit_the_header() -> None:
    rows = (DeckTableRow(("Gruppe",), RowKind.GROUP), DeckTableRow(("a", "1", "2", "3", "4")))
    table_item, _ = table_items(replace(fleksjob_table(), rows=rows))
    (table,) = table_item.blocks
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("Gruppe", "", "", ""), ("a", "1", "2", "3")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1014", 1014),
        ("1.014", 1014),
        ("22,7", 22.7),
        ("185 pct.", 185),
        ("3.300,5", 3300.5),
        ("-", None),
        ("", None),
        ("ca. 3", None),
        ("1..2", None),
    ],
)
def test_numbers_are_read_as_tables_write_them(written: str, value: float | None) -> None:
    assert number(written) == value
