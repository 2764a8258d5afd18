"""The finished file: accessible, complete, the same every time, whole or not there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pdfua
import pikepdf
import pytest

from kkdesk.domain.status_records import DeckEntry, DeckExperience, StatusDeck
from kkdesk.domain.vocabulary import Edition, ExperienceBy
from kkdesk.errors import OutputNotWritable, PrintCancelled
from kkdesk.reports.content.status_deck import build_status_deck
from kkdesk.reports.document import (
    Chart,
    Document,
    Flow,
    FlowItem,
    FlowSection,
    Paragraph,
    Series,
    Span,
    Table,
    TableRow,
    TitleSlide,
)
from kkdesk.reports.pdf.writer import write_pdf
from kkdesk.reports.verify import reading_order, verify_pdf
from tests.unit.reports.sample_deck import objectives, sample_deck

if TYPE_CHECKING:
    from pathlib import Path


def assert_accessible(path: Path) -> None:
    strict = page.validate_pdf(str(path), profile="ua1")
    assert [(one.rule_id, one.message) for one in strict.failures] == []
    assert strict.is_compliant
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []


def document() -> Document:
    return build_status_deck(sample_deck(), Edition.PUBLIC)


def one_flow(*texts: str, title: str = "Prøve") -> Document:
    items = tuple(FlowItem((Paragraph((Span(text),)),), 1, text[:20]) for text in texts)
    slides = (TitleSlide("", title, ""), Flow("a", title, (FlowSection("Afsnit", items),)))
    return replace(document(), title=title, slides=slides)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "status.pdf"
    assert write_pdf(document(), path) == 27
    return path


def test_the_deck_passes_both_validators(deck: Path) -> None:
    assert_accessible(deck)


def test_the_deck_says_all_that_the_document_says(deck: Path) -> None:
    report = verify_pdf(deck, forbidden=(), document=document())
    assert report.passed, report
    assert report.pages == 27


def test_every_entry_and_priority_is_printed_once(deck: Path) -> None:
    said = " ".join(reading_order(deck))
    for one in objectives():
        for entry in one.entries:
            assert said.count(f"Initiativ {entry.code} er taget") == 1
        for priority in one.priorities:
            assert said.count(f"Prioritering {priority.key}:") == 1


def test_the_tag_tree_is_read_in_the_order_of_the_slide(deck: Path) -> None:
    said = reading_order(deck)
    start = said.index("1. Mere tillid mellem borgere med handicap og kommunen (1/2)")
    assert said[start + 1] == "I Handicappolitikken 2023-2026 er der særligt fokus på følgende:"
    assert said[start + 2] == "■"
    assert said[start + 3].startswith("Prioritering 1.1:")
    assert said[start + 4] == "■"
    assert said[start + 6] == "Udvalgte initiativer fra forvaltningerne"
    assert said[start + 7] == "Socialforvaltningen"
    assert said[start + 8] == "•"
    assert said[start + 9].startswith("Initiativ S1.1")
    assert said[start + 10].startswith("Sideløbende"), "the continuation follows its bullet"
    entries = [text.split()[1] for text in said if text.startswith("Initiativ S3")]
    assert entries == [entry.code for entry in objectives()[2].entries]


def test_the_table_is_read_before_its_chart_and_cell_by_cell(deck: Path) -> None:
    said = reading_order(deck)
    caption = said.index("Fleksjob – status over antal ansættelser i KK 2024")
    text = next(n for n, one in enumerate(said) if one.startswith("Initiativ S5.10"))
    chart = next(n for n, one in enumerate(said) if one.startswith("Søjlediagram."))
    assert text < caption < chart
    assert said[caption + 2 : caption + 10] == [
        *("Forvaltning", "Status", "Måltal", "Målopfyldelse i procent"),
        *("BIF", "87", "47", "185 pct."),
    ]


def test_page_numbers_are_those_of_the_slides(deck: Path) -> None:
    said = reading_order(deck)
    assert "6. Hverdagsliv med livskvalitet 19" in said
    assert any("Bemærkningerne findes på side 22-24." in text for text in said)
    assert any("Erfaringerne findes på side 26-27." in text for text in said)


def test_contents_and_bookmarks_lead_to_the_same_slides(deck: Path) -> None:
    with pikepdf.open(deck) as pdf:
        pages = {one.obj.objgen: number for number, one in enumerate(pdf.pages, start=1)}
        links = [
            pages[annotation.Dest[0].objgen]
            for annotation in pdf.pages[1].obj.Annots
            if "/Dest" in annotation
        ]
        with pdf.open_outline() as outline:
            top = [item.title for item in outline.root]
            below = [len(item.children) for item in outline.root]
    assert links == [3, 4, 5, 6, 7, 9, 11, 14, 16, 19, 22, 24, 25, 26, 27]
    assert top[:3] == [
        "Status på Københavns Kommunes Handicappolitik for 2023-2026",
        "Indhold",
        "Indledning – fælles status på tværs af forvaltninger",
    ]
    assert below == [0, 0, 0, 0, 9, 2], "the parts hold their slides"


def test_the_file_tells_its_title_language_and_kind(deck: Path) -> None:
    with pikepdf.open(deck) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert str(pdf.docinfo["/Title"]).startswith("Status på Københavns Kommunes")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo["/CreationDate"]) == "D:20251008093000Z"


def test_equal_documents_give_equal_bytes(deck: Path, tmp_path: Path) -> None:
    write_pdf(document(), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == deck.read_bytes()


def test_two_reports_can_be_printed_at_the_same_time(deck: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: write_pdf(document(), path), paths))
    assert {path.read_bytes() for path in paths} == {deck.read_bytes()}


def test_the_untagged_deck_has_the_same_pages(tmp_path: Path) -> None:
    assert write_pdf(document(), tmp_path / "plain.pdf", tagged=False) == 27
    assert "tags" in {
        finding.check for finding in verify_pdf(tmp_path / "plain.pdf", forbidden=()).findings
    }


HOSTILE = (
    "<b>ikke fed</b> & <img src=/etc/passwd> <para>&#0;&amp;",
    "emoji \U0001f600\U0001f468\u200d\U0001f469 og flag \U0001f1e9\U0001f1f0",
    "A\u030ahus NFD, e\u0301n",
    "styretegn \x00\x07\x1b[31m\x7f\x9b",
    "x" * 400,
    "æøå" * 133,
    "עברית \u202eog\u202c العربية",
    "halvt par \ud83d\ude00 \udc00 og privat \ue000 og ukendt \uffff\ufffe",
    "linje\u2028skift\u2029afsnit\ttab\r\nny",
    ") Tj ET Q BT /F1 99 Tf (angreb) Tj <</MCID 0>> BDC EMC endstream",
    "%PDF-1.7 \\( \\) {} [] <> << >>",
    "ﬁ ﬂ ½ ² ₂ → ✓ • ■ § « » ” “ – — …",
    "",
    "   ",
    "\u00ad\u00ad",
    "\u0301\u0301\u0301",
)


def test_hostile_text_prints_as_text_in_an_accessible_file(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    made = one_flow(*HOSTILE, title=HOSTILE[0] + HOSTILE[1] + "\x00")
    write_pdf(made, path)
    assert_accessible(path)
    said = " ".join(reading_order(path))
    assert "<b>ikke fed</b> & <img src=/etc/passwd> <para>&#0;&amp;" in said
    assert "Åhus NFD, én" in said
    assert "x" * 400 in said.replace(" ", "")
    assert "root:" not in said


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_of_a_deck_may_hold_hostile_text(text: str, tmp_path: Path) -> None:
    base = sample_deck()
    first = base.objectives[0]
    entries = (DeckEntry("x", text, text, text), DeckEntry("y", text, text, None))
    made = replace(
        base,
        organisation=text,
        council=text,
        policy=replace(base.policy, title=text, short_title=text, vision=text, quotation=text),
        objectives=(replace(first, title=text, short_title=text, colour=text, entries=entries),),
        experiences=(DeckExperience("e", ExperienceBy.COUNCIL, text),),
    )
    path = tmp_path / "hostile.pdf"
    write_pdf(build_status_deck(made, Edition.INTERNAL), path)
    strict = page.validate_pdf(str(path), profile="ua1")
    problems = {one.message for one in strict.failures}
    # A deck whose every name is empty has no title; that is the only thing a validator may say.
    assert all("title" in problem.lower() for problem in problems), problems


def test_a_deck_with_nothing_in_it_prints(tmp_path: Path) -> None:
    empty = replace(sample_deck(), objectives=(), remark_rounds=(), experiences=())
    write_pdf(build_status_deck(empty, Edition.PUBLIC), tmp_path / "empty.pdf")
    assert_accessible(tmp_path / "empty.pdf")


def test_a_chart_of_many_long_names_and_odd_numbers_stays_on_its_slide(tmp_path: Path) -> None:
    names = tuple(f"{number}. Forvaltningen for meget lange navne" for number in range(20))
    series = tuple(
        Series(name, tuple(None if n % 5 == 0 else sign * n * 1.5 for n in range(20)))
        for name, sign in (("Status", 1), ("Måltal", -1), ("Andet", 0.5))
    )
    chart = Chart("Mange rækker", names, series, "Søjlediagram med tyve rækker.")
    flow = Flow("a", "Diagram", (FlowSection("Afsnit", (FlowItem((chart,), 0, "diagram"),)),))
    path = tmp_path / "chart.pdf"
    assert write_pdf(replace(document(), slides=(TitleSlide("", "T", ""), flow)), path) == 2
    assert_accessible(path)


@pytest.mark.allow_log
def test_a_table_longer_than_a_column_goes_on_in_the_next(tmp_path: Path) -> None:
    rows = tuple(TableRow((f"Række {n}", str(n), "x" * 60)) for n in range(80))
    table = Table("Lang tabel", ("Navn", "Tal", "Tekst"), rows, "Firs rækker.")
    flow = Flow("a", "Tabel", (FlowSection("Afsnit", (FlowItem((table,), 0, "tabel"),)),))
    path = tmp_path / "table.pdf"
    write_pdf(replace(document(), slides=(TitleSlide("", "T", ""), flow)), path)
    assert_accessible(path)
    said = reading_order(path)
    assert [text for text in said if text.startswith("Række ")] == [f"Række {n}" for n in range(80)]


def test_links_open_only_web_and_mail_addresses(tmp_path: Path) -> None:
    spans = (
        Span("Læs "),
        Span("politikken på kommunens side", link="https://www.kk.dk/æ?a=1&b=(2)"),
        Span(" eller "),
        Span("filen", link="file:///etc/passwd"),
        Span(" og "),
        Span("kald", link="javascript:alert(1)"),
        Span("."),
    )
    flow = Flow("a", "Links", (FlowSection("", (FlowItem((Paragraph(spans),)),)),))
    path = tmp_path / "links.pdf"
    write_pdf(replace(document(), slides=(TitleSlide("", "T", ""), flow)), path)
    assert_accessible(path)
    assert "Læs politikken på kommunens side eller filen og kald." in reading_order(path)
    with pikepdf.open(path) as pdf:
        (annotation,) = pdf.pages[1].obj.Annots
        assert bytes(annotation.A.URI).decode() == "https://www.kk.dk/æ?a=1&b=(2)"
        assert str(annotation.Contents) == "politikken på kommunens side"


def test_a_cancelled_print_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "status.pdf"
    path.write_bytes(b"earlier")
    steps: list[tuple[int, int]] = []
    with pytest.raises(PrintCancelled):
        write_pdf(
            document(),
            path,
            progress=lambda done, total: steps.append((done, total)),
            cancelled=lambda: len(steps) > 20,
        )
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_pdf(
        document(),
        tmp_path / "a.pdf",
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_a_file_that_cannot_be_written_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable):
        write_pdf(document(), tmp_path / "no such folder" / "a.pdf")
    folder = tmp_path / "status.pdf"
    folder.mkdir()
    with pytest.raises(OutputNotWritable):
        write_pdf(document(), folder)
    assert list(tmp_path.iterdir()) == [folder]


def secret_deck() -> StatusDeck:
    base = sample_deck()
    first, *rest = base.objectives
    hidden = DeckEntry("x", "SO14", "Nøglefærdigt botilbud SO14", "TMF", confidential=True)
    return replace(base, objectives=(replace(first, entries=(*first.entries, hidden)), *rest))


def test_the_public_file_is_the_same_as_if_the_secret_had_never_been(
    deck: Path, tmp_path: Path
) -> None:
    public, internal = tmp_path / "public.pdf", tmp_path / "internal.pdf"
    write_pdf(build_status_deck(secret_deck(), Edition.PUBLIC), public)
    write_pdf(build_status_deck(secret_deck(), Edition.INTERNAL), internal)
    assert public.read_bytes() == deck.read_bytes()
    assert verify_pdf(public, forbidden=("Nøglefærdigt botilbud", "SO14")).passed
    assert verify_pdf(internal, forbidden=("nøglefærdigt  BOTILBUD",)).leaks
