"""A status deck with the shape and the lengths of the real one; its sentences are made up."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import cycle
from typing import TYPE_CHECKING

from kkdesk.domain.status_records import (
    DeckDepartment,
    DeckEntry,
    DeckExperience,
    DeckObjective,
    DeckPolicy,
    DeckPriority,
    DeckRemark,
    DeckRemarkRound,
    DeckRound,
    DeckTable,
    DeckTableRow,
    StatusDeck,
)
from kkdesk.domain.vocabulary import ExperienceBy, RemarkRoundKind, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

CREATED = datetime(2025, 10, 8, 9, 30, tzinfo=UTC)

DEPARTMENTS = (
    DeckDepartment("BIF", "Beskæftigelses- og Integrationsforvaltningen"),
    DeckDepartment("BUF", "Børne- og Ungdomsforvaltningen"),
    DeckDepartment("KFF", "Kultur- og Fritidsforvaltningen"),
    DeckDepartment("SOF", "Socialforvaltningen"),
    DeckDepartment("SUF", "Sundheds- og Omsorgsforvaltningen"),
    DeckDepartment("TMF", "Teknik- og Miljøforvaltningen"),
    DeckDepartment("ØKF", "Økonomiforvaltningen"),
)

_SENTENCES = (
    "Indsatsen er sat i gang i samarbejde med de lokale tilbud og følges tæt af en styregruppe.",
    "Formålet er at gøre det enklere for borgere og pårørende at finde den rette hjælp i tide.",
    "Erfaringerne viser, at flere oplever en bedre sammenhæng, når medarbejderne taler sammen.",
    "Der er afsat 4,2 mio. kr. om året til arbejdet, og midlerne bruges især på rådgivning.",
    "Medarbejderne får undervisning i tilgængelighed, så hensynet tænkes ind fra begyndelsen.",
    "Ordningen gælder foreløbig frem til 31. marts 2026, hvorefter der tages stilling på ny.",
    "Brugerne er inddraget gennem møder og spørgeskemaer, og deres ønsker indgår i planen.",
    "Omkring 65 pct. af deltagerne fuldfører forløbet, hvilket er lidt flere end forventet.",
    "Arbejdet bygger videre på de erfaringer, som institutionerne har samlet de seneste år.",
    "Bygningerne gennemgås én for én, og ramper, døre og skiltning forbedres efter behov.",
    "Et mindre netværk af frivillige står for aktiviteterne og mødes en gang om måneden.",
    "Næste skridt er en fælles vejledning, som sendes ud til alle enheder inden sommer.",
)

_ENTRIES: dict[int, tuple[tuple[str | None, tuple[int, ...]], ...]] = {
    1: (("SOF", (807, 200, 370)), ("BIF", (878, 320, 539))),
    2: (("SOF", (400, 482, 349)), ("BIF", (267,)), ("SUF", (379,)), (None, (447,))),
    3: (
        ("TMF", (696, 367, 582, 580, 222)),
        ("ØKF", (338,)),
        ("BUF", (679,)),
        ("KFF", (814, 514, 685, 442)),
    ),
    4: (("BUF", (831, 528, 243)), ("SOF", (304, 225)), (None, (600,))),
    5: (("BIF", (444, 182, 325, 390, 236, 327)), ("ØKF", (600, 1105)), (None, (342, 460))),
    6: (
        ("SOF", (301, 350, 191, 218, 212, 255, 569, 238, 319, 494)),
        ("SUF", (174, 335)),
        ("KFF", (173, 536, 230, 750)),
    ),
}

_OBJECTIVES = (
    ("Mere tillid mellem borgere med handicap og kommunen", "", "#00696b", "SOF"),
    ("Lettere adgang til hjælp", "", "#9c3d00", "SOF"),
    (
        (
            "Københavns Kommune vil arbejde med universelt design, så byen bliver mere "
            "tilgængelig for flere"
        ),
        "",
        "#1f6f3a",
        "TMF",
    ),
    (
        "Børn og unge med handicap lærer og trives bedre i dagtilbud, fritidstilbud og skole",
        "",
        "#c2185b",
        "BUF",
    ),
    (
        "Flere skal have adgang til beskæftigelse og uddannelse",
        " – Københavns Kommune vil føre an som det gode eksempel",
        "#5b3f9e",
        "BIF",
    ),
    ("Hverdagsliv med livskvalitet", "", "#f2a900", "SOF"),
)

_PRIORITIES = (
    ((128, "Socialforvaltningen"), (188, "Beskæftigelses- og Integrationsforvaltningen")),
    (
        (194, "Socialforvaltningen"),
        (60, "Socialforvaltningen"),
        (303, "Socialforvaltningen, Beskæftigelses- og Integrationsforvaltningen"),
        (205, "Sundheds- og Omsorgsforvaltningen, Socialforvaltningen"),
    ),
    (
        (253, "Teknik- og Miljøforvaltningen og de øvrige forvaltninger på deres områder"),
        (193, "Teknik- og Miljøforvaltningen"),
    ),
    (
        (184, "Børne- og Ungdomsforvaltningen"),
        (147, "Børne- og Ungdomsforvaltningen"),
        (111, "Børne- og Ungdomsforvaltningen, Socialforvaltningen"),
    ),
    (
        (109, "Beskæftigelses- og Integrationsforvaltningen"),
        (222, "Økonomiforvaltningen og de øvrige forvaltninger inden for deres områder"),
        (127, "Alle forvaltninger"),
        (88, "Alle forvaltninger"),
        (92, "Beskæftigelses- og Integrationsforvaltningen"),
    ),
    (
        (302, "Kultur- og Fritidsforvaltningen, Sundheds- og Omsorgsforvaltningen"),
        (213, "Socialforvaltningen"),
        (150, "Socialforvaltningen"),
        (210, "Sundheds- og Omsorgsforvaltningen, Socialforvaltningen"),
    ),
)

_REMARKS = ((312, 175), (369, 501), (165, 223, 129), (), (285,), (306, 600))

_FLEKSJOB = (
    ("BIF", "87", "47", "185 pct."),
    ("BUF", "274", "376", "73 pct."),
    ("KFF", "48", "33", "145 pct."),
    ("SOF", "207", "157", "132 pct."),
    ("SUF", "249", "164", "152 pct."),
    ("TMF", "65", "52", "125 pct."),
    ("ØKF", "84", "70", "120 pct."),
)


def prose(start: str, length: int, first: int = 0) -> str:
    """Return running text of about `length` letters that begins with `start`."""
    text = start
    for sentence in cycle(_SENTENCES[first % 12 :] + _SENTENCES[: first % 12]):
        if len(text) + len(sentence) > length:
            break
        text += " " + sentence
    rest = length - len(text) - 1
    if rest > 12:
        text += " " + _SENTENCES[(first + 5) % 12][: rest - 1].rsplit(" ", 1)[0].rstrip(",.") + "."
    return text


def fleksjob_table() -> DeckTable:
    """Return the table of the deck, with its stated total."""
    rows = tuple(DeckTableRow(cells) for cells in _FLEKSJOB)
    total = DeckTableRow(("KK samlet", "1014", "900", "113 pct."), RowKind.TOTAL)
    return DeckTable(
        key="fleksjob",
        title="Fleksjob – status over antal ansættelser i KK 2024",
        subtitle="(opgjort på antal ansatte i december 2024)",
        header=("Forvaltning", "Status", "Måltal", "Målopfyldelse i procent"),
        rows=(*rows, total),
        chart_columns=(1, 2),
    )


def _entries(number: int) -> Iterator[DeckEntry]:
    count = 0
    for department, lengths in _ENTRIES[number]:
        for length in lengths:
            count += 1
            code = f"S{number}.{count}"
            yield DeckEntry(
                key=code,
                code=code,
                text=_entry_text(code, length, number * 3 + count),
                department=department,
                tables=(fleksjob_table(),) if code == "S5.10" else (),
            )


def _entry_text(code: str, length: int, first: int) -> str:
    start = f"Initiativ {code} er taget i 2024."
    if code == "S1.1":
        return f"{prose(start, 330, first)}\n\n{prose('Sideløbende justeres.', 470, first + 2)}"
    if code == "S1.4":
        steps = "\n".join(f"{n}. {prose(f'Trin {n} er gennemført.', 225, n)}" for n in (1, 2, 3))
        return f"{prose(start, 190, first)}\n\n{steps}"
    return prose(start, length, first)


def objectives() -> tuple[DeckObjective, ...]:
    """Return the six objectives with 20 priorities and 55 entries."""
    made = []
    for number, (short, tail, colour, lead) in enumerate(_OBJECTIVES, start=1):
        priorities = tuple(
            DeckPriority(
                key=f"{number}.{order}",
                text=prose(f"Prioritering {number}.{order}:", length - len(owner) - 3, order),
                responsibility=owner,
            )
            for order, (length, owner) in enumerate(_PRIORITIES[number - 1], start=1)
        )
        made.append(
            DeckObjective(
                key=str(number),
                number=number,
                title=short + tail,
                short_title=short,
                colour=colour,
                priorities=priorities,
                entries=tuple(_entries(number)),
                lead_department=lead,
                department_order=("TMF", "ØKF", "BUF", "KFF") if number == 3 else (),
            )
        )
    return tuple(made)


def _remarks() -> tuple[DeckRemark, ...]:
    made = [
        DeckRemark(
            f"r{objective}.{order}",
            prose(f"Bemærkning {objective}.{order} fra rådet.", length, order + objective),
            str(objective),
        )
        for objective, lengths in enumerate(_REMARKS, start=1)
        for order, length in enumerate(lengths, start=1)
    ]
    lead_in = DeckRemark(
        "r4.1",
        prose("Rådet er glad for arbejdet og har følgende bemærkninger:", 207, 3),
        "4",
        (
            DeckRemark("r4.2", prose("Bemærkning 4.2 fra rådet.", 653, 4), "4"),
            DeckRemark("r4.3", prose("Bemærkning 4.3 fra rådet.", 340, 5), "4"),
        ),
    )
    return (*made, lead_in)


def sample_deck() -> StatusDeck:
    """Return the whole deck."""
    return StatusDeck(
        organisation="Københavns Kommune",
        council="Handicaprådet",
        policy=DeckPolicy(
            title="Københavns Kommunes Handicappolitik for 2023-2026",
            short_title="Handicappolitikken 2023-2026",
            vision="Visionen er, at borgere med handicap kan leve et selvstændigt liv med høj "
            "livskvalitet.",
            quotation=prose("Politikken er en fælles rettesnor.", 420, 2)
            + "\n\n"
            + prose("Den skal kunne drøftes.", 150, 6),
            quotation_source="Københavns Kommunes Handicappolitik 2023-2026",
        ),
        round=DeckRound(
            "2025",
            "2023 – juni 2025",
            "Oktober 2025",
            "Initiativer i forbindelse med budget 2026 indgår ikke.",
        ),
        departments=DEPARTMENTS,
        objectives=objectives(),
        created=CREATED,
        remark_rounds=(
            DeckRemarkRound("2025-08", RemarkRoundKind.ORDINARY, "august 2025", _remarks()),
            DeckRemarkRound(
                "2025-09",
                RemarkRoundKind.SUPPLEMENTARY,
                "26. september 2025",
                (
                    DeckRemark("x1", prose("Rådet er glad for budgettet.", 600, 1)),
                    DeckRemark("x2", prose("Rådet er bekymret for varigheden.", 560, 8)),
                ),
                about="om budget 2026",
                framing=(
                    "{råd} har sendt supplerende bemærkninger, efter at budgettet var aftalt.",
                    (
                        "Den tværgående status dækker perioden {periode} og omfatter derfor ikke, "
                        "hvad der er aftalt i budgettet."
                    ),
                ),
            ),
        ),
        experiences=(
            *(
                DeckExperience(f"e{n}", ExperienceBy.ADMINISTRATION, prose(start, length, n))
                for n, (start, length) in enumerate(
                    (
                        ("Politikken er overordnet.", 496),
                        ("Opfølgningen bør afvejes.", 306),
                        ("Politikken er et ophæng.", 352),
                        ("Politikken er brugt i dialogen.", 368),
                    )
                )
            ),
            *(
                DeckExperience(f"c{n}", ExperienceBy.COUNCIL, prose(start, length, n + 4))
                for n, (start, length) in enumerate(
                    (
                        ("Rådet støtter politikken.", 181),
                        ("Rådet ønsker mål, der kan måles.", 402),
                        ("Rådet anbefaler en handleplan.", 371),
                    )
                )
            ),
        ),
    )
