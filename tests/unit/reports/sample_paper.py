"""A paper document that uses everything paper can hold; its sentences are made up."""

from __future__ import annotations

from datetime import UTC, datetime

from kkdesk.domain.vocabulary import Edition
from kkdesk.reports.document import (
    BulletList,
    Chart,
    Document,
    Inline,
    Item,
    Note,
    NoteRef,
    PageRef,
    Panel,
    Paper,
    Paragraph,
    Quote,
    RichRow,
    RichTable,
    Section,
    Series,
    Span,
    Table,
    TableRow,
)
from tests.unit.reports.sample_deck import prose

YEARS = ("2021", "2022", "2023", "2024", "2025")


def words(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Span(one) if isinstance(one, str) else one for one in parts))


def bullets(*texts: str, start: int | None = None) -> BulletList:
    return BulletList(tuple(Item((words(text),)) for text in texts), start)


def budget() -> Table:
    rows = (
        TableRow(("Sprog og skole", "", "", ""), group=True),
        TableRow(("Lektiehjælp i boligområderne", "1.200", "1.200", "600")),
        TableRow(("Sprogvejledere på alle skoler med mange nye elever", "3.300", "3.300", "-")),
        TableRow(("Arbejde", "", "", ""), group=True),
        TableRow(("Mentorer til unge i praktik", "850", "12.850", "-400")),
        TableRow(("Reserve", "0", "100", "-")),
        TableRow(("I alt", "5.350", "17.450", "200"), emphasis=True),
    )
    return Table(
        "Oversigt over indsatser",
        ("Indsatser (opgjort i 1000 kr.)", "2026", "2027", "2028"),
        rows,
        "Indsatser og deres midler i tre år.",
        "2026-priser",
        "Teksten om mentorer nævner 900 t.kr. i 2026; tabellen følger bevillingen.",
    )


def sheet(pages: int = 2) -> RichTable:
    long = tuple(words(prose(f"Beskrivelse {n}.", 700, n)) for n in range(3 * pages))
    rows = (
        RichRow(((words("Udvalg"),), (words("Socialudvalget"),))),
        RichRow(
            (
                (words("Mål fra politikken"),),
                (
                    words("At en større andel af borgerne:"),
                    bullets("deltager i foreningslivet", "har kontakt til andre hver uge"),
                ),
            )
        ),
        RichRow((), group="Gennemførelse"),
        RichRow(((words("Beskrivelse af indsatsen"),), long)),
        RichRow(((words("Kontaktperson og afdeling"),), ())),
    )
    return RichTable(
        "Indsats 1: Flere med i foreningerne",
        ("Felt", "Indsatsbeskrivelse"),
        rows,
        "Indsatsens felter og deres tekst.",
        (0.28, 0.72),
    )


def indicators() -> RichTable:
    rows = tuple(
        RichRow(
            (
                (words(f"Mål {number}: flere unge fuldfører en uddannelse"),),
                (
                    words(f"Andel {number} af 25-årige med uddannelse", NoteRef("1")),
                    words("Fravær"),
                ),
                (words("71 pct. (2024)"), words("Afventer måling")),
                (words("Børne- og Ungdomsudvalget"),),
            )
        )
        for number in range(1, 9)
    )
    return RichTable(
        "Pejlemærke 1: Uddannelse",
        ("Mål", "Indikator", "Baseline", "Udvalg"),
        rows,
        "Mål med deres indikatorer.",
        (0.3, 0.3, 0.2, 0.2),
        "Baseline opgøres hvert år i juni.",
    )


def charts() -> tuple[Chart, ...]:
    series = (
        Series("Socialforvaltningen", (12.0, 18.5, 25.0, None, 31.0)),
        Series("Økonomiforvaltningen", (8.0, 9.0, 14.0, 15.0, 11.0)),
        Series("Teknik- og Miljøforvaltningen", (3.0, None, 5.0, 9.0, 4.5)),
    )
    return (
        Chart("Fleksjob pr. år", YEARS, series[:2], "Søjlediagram. Fleksjob pr. år."),
        Chart("Midler pr. år", YEARS, series, "Stablet diagram. Midler pr. år.", "stacked"),
        Chart("Udvikling", YEARS, series, "Kurvediagram. Udvikling over fem år.", "lines"),
    )


def sections() -> tuple[Section, ...]:
    return (
        Section(
            "formaal",
            "Formål",
            (
                words(
                    "Med dette notat orienteres udvalget om arbejdet",
                    NoteRef("1"),
                    ". Tallene står i budgettet på side ",
                    PageRef(("budget",)),
                    ", og kilderne",
                    NoteRef("2"),
                    " er de samme som sidste år",
                    NoteRef("1"),
                    ".",
                ),
                words(prose("Arbejdet går godt.", 900, 1)),
                words("Der er tre trin:"),
                bullets(
                    prose("Det første trin.", 200, 2),
                    "Det andet trin er kort.",
                    prose("Det tredje trin.", 260, 5),
                    start=1,
                ),
                Quote((words(prose("Rådet er glad.", 300, 3)),), "Handicaprådet, august 2025"),
                words(
                    "Læs mere på ",
                    Span("kommunens side", link="https://www.kk.dk/handicap"),
                    " eller spørg ",
                    Span("forvaltningen", bold=True),
                    ".",
                ),
            ),
            notes=(
                Note("1", (Span("Opgjort af forvaltningen i "), Span("juni 2025", italic=True))),
                Note("2", (Span(prose("Kilden er registret.", 330, 7)),)),
            ),
        ),
        Section("om-unge", "Børn og unge", (words(prose("Om de unge.", 1500, 4)),), level=2),
        Section(
            "fakta",
            "Fakta om de unge",
            (
                Panel(
                    "af de unge er i gang med en uddannelse",
                    (words(prose("Det er flere end før.", 260, 2)),),
                    "71 %",
                    "Kilde: Danmarks Statistik, 2024",
                ),
                words(prose("Tallet dækker over forskelle.", 500, 6)),
            ),
            level=3,
        ),
        Section("detalje", "En lille detalje", (words(prose("Detaljen.", 420, 8)),), level=4),
        Section("budget", "Økonomi", (words(prose("Midlerne.", 300, 9)), budget()), new_page=True),
        Section("tal", "Tal i figurer", charts(), level=2),
        Section("skema", "Indsatsskema", (sheet(),), new_page=True),
        Section(
            "maal",
            "Indikatorer",
            (words(prose("Tabellen ligger ned.", 260, 3)), indicators()),
            landscape=True,
            notes=(Note("1", (Span("Alle uddannelser, der giver kompetence."),)),),
        ),
        Section("slut", "Det videre forløb", (words(prose("Notatet sendes.", 600, 5)),)),
    )


def sample_paper() -> Document:
    """Return the document."""
    return Document(
        title="Status for handicappolitikken 2023-26",
        language="da-DK",
        author="Københavns Kommune",
        subject="Notat til Børne- og Ungdomsudvalget",
        edition=Edition.INTERNAL,
        created=datetime(2025, 10, 8, 9, 30, tzinfo=UTC),
        paper=Paper(
            sections(),
            kicker="Notat",
            head=(
                ("Til", "Børne- og Ungdomsudvalget"),
                ("Sagsnr.", "2025-0123456"),
                ("Sagsbehandler", "Den Koordinerende Medarbejder"),
                ("Dato", "8. oktober 2025"),
            ),
            contents="Indhold",
        ),
        marking="Intern udgave",
        footer="Socialforvaltningen · Center for politik",
    )
