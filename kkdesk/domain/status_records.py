"""Everything that a status deck is printed from, as plain records.

The database layer fills these; `reports.content.status_deck` reads them. Texts named "markup" are
the Markdown subset of the program. Texts named "template" may also hold fields in braces:

`{periode}`, `{udgivet}`, `{politik}`, `{politik_kort}`, `{kommune}`, `{råd}`, `{råds}` (genitive),
`{afgrænsning}`, and the computed page numbers `{side:remarks}`, `{side:experiences}`,
`{side:experience-administration}` and `{side:experience-council}`. A sentence with a page number
of slides that the deck does not have is left out.

A record with `confidential=True` is left out of the public edition together with all that it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import ExperienceBy, RemarkRoundKind, RowKind

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DeckDepartment:
    """A department: the code that entries point to and the official full name that is printed."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DeckPriority:
    """One special priority; `responsibility` is written out in full, without parentheses."""

    key: str
    text: str
    responsibility: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckTableRow:
    """One row of a stated table, its cells as they are printed ("185 pct.", "-")."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.ROW
    confidential: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class DeckTable:
    """A stated table. `chart_columns` names the columns of numbers to draw beside it, if any."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: tuple[DeckTableRow, ...]
    subtitle: str = ""
    note: str = ""
    chart_columns: tuple[int, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckItem:
    """One numbered or bulleted item below an entry's text."""

    key: str
    text: str
    numbered: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """What one department says about one initiative in this round.

    `department` is a department's code, or None for *Tværgående*. `code` (S2.2) never prints; it
    names the entry in warnings.
    """

    key: str
    code: str
    text: str
    department: str | None
    tables: tuple[DeckTable, ...] = ()
    confidential: bool = False
    items: tuple[DeckItem, ...] = ()

    @property
    def markup(self) -> str:
        """The text with its items as a list below."""
        lines = [
            f"{number}. {item.text}" if item.numbered else f"- {item.text}"
            for number, item in enumerate(self.items, start=1)
        ]
        return "\n\n".join(part for part in (self.text.strip(), "\n".join(lines)) if part)


@dataclass(frozen=True, slots=True)
class DeckObjective:
    """An objective with its priorities and entries.

    `department_order` is the order the coordinator chose (codes; None stands for *Tværgående*).
    Where it is silent the lead comes first, then the deck's order, *Tværgående* last.
    """

    key: str
    number: int
    title: str
    short_title: str
    colour: str
    priorities: tuple[DeckPriority, ...] = ()
    entries: tuple[DeckEntry, ...] = ()
    lead_department: str | None = None
    department_order: tuple[str | None, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckRemark:
    """A remark of the council, verbatim (markup). A lead-in carries what it leads to as children.

    `objective` is an objective's key; None prints under "Generelt".
    """

    key: str
    text: str
    objective: str | None = None
    children: tuple[DeckRemark, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckRemarkRound:
    """The council's remarks of one round.

    `title` is the slides' heading; without one it is made of the council's name and of `when` or
    `about`: `when` stands in the heading of an ordinary round ("august 2025"); `about` in that of a
    supplementary one ("om budget 2026"). `framing` (templates) is said by the administration before
    supplementary remarks, which print as one quotation.
    """

    key: str
    kind: RemarkRoundKind
    when: str
    remarks: tuple[DeckRemark, ...]
    title: str = ""
    about: str = ""
    framing: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckExperience:
    """An experience with the policy, told by the administration or by the council (markup)."""

    key: str
    by: ExperienceBy
    text: str
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class DeckPolicy:
    """The policy as the deck speaks of it; `quotation` is cited on the introduction."""

    title: str
    short_title: str
    vision: str
    quotation: str = ""
    quotation_source: str = ""


@dataclass(frozen=True, slots=True)
class DeckRound:
    """The status round: the period it covers and the month it was published, as printed."""

    code: str
    period: str
    published: str
    cutoff: str = ""


@dataclass(frozen=True, slots=True)
class FixedTexts:
    """The deck's own sentences (templates); each can be replaced without touching the program."""

    title: str = "Status på {politik}"
    subtitle: str = "Status for perioden {periode}"
    introduction_title: str = "Indledning – fælles status på tværs af forvaltninger"
    introduction: str = (
        "Efter {politik} skal forvaltningerne i fællesskab gøre status midtvejs i perioden. "
        "Statussen kan samtidig danne optakt til den ramme, der skal afløse politikken.\n\n"
        "Den fælles status har to dele:\n\n"
        "- **Del 1** viser med udvalgte initiativer, hvordan forvaltningerne arbejder med "
        "målsætningerne i perioden {periode}. {afgrænsning} {råd} har haft lejlighed til at "
        "kommentere forvaltningernes status. Bemærkningerne findes på side {side:remarks}.\n"
        "- **Del 2** samler erfaringerne med at bruge politikken, både forvaltningernes og rådets. "
        "De indgår i arbejdet med den næste ramme. Erfaringerne findes på side {side:experiences}."
    )
    vision_title: str = "Vision og målsætninger i handicappolitikken"
    vision_heading: str = "Vision"
    vision_text: str = (
        "{politik_kort} har {antal_mål} overordnede målsætninger, der hver på sin måde bidrager "
        "til visionen."
    )
    objectives_heading: str = "Målsætningerne"
    part_one_title: str = "Del 1"
    part_one_subtitle: str = "Eksempler på indsatser, der understøtter arbejdet med målsætningerne"
    status_title: str = "Status på {politik_kort}"
    status_text: str = (
        "På de følgende sider gør forvaltningerne i {kommune} status på arbejdet med "
        "målsætningerne. Det sker med udvalgte initiativer, der bidrager til den enkelte "
        "målsætning, og som er taget i perioden {periode}. Nogle er nye og besluttet eller sat i "
        "gang, bl.a. i forbindelse med budgetforhandlinger. Andre var allerede godt i gang eller "
        "er en fast del af driften.\n\n"
        "Gennemgangen er ikke et udtømmende billede af, hvad forvaltningerne gør inden for "
        "målsætningerne. Alle forvaltninger har også andre indsatser, der støtter op om "
        "politikken, og alle har lagt en indsatsplan frem for deres udvalg.\n\n"
        "{afgrænsning}\n\n"
        "Bemærkningerne fra {råd} til den tværgående status findes på side {side:remarks}."
    )
    status_objectives_heading: str = "Målsætningerne i {politik_kort}"
    status_objectives_note: str = (
        "Hver målsætning har særlige prioriteringer, som én forvaltning eller flere i fællesskab "
        "er ansvarlige for. De står sammen med målsætningen på de følgende sider."
    )
    priorities_lead: str = "I {politik_kort} er der særligt fokus på følgende:"
    entries_lead: str = "Udvalgte initiativer fra forvaltningerne"
    cross_department: str = "Tværgående"
    remarks_title: str = "{råds} bemærkninger, {tidspunkt}"
    supplementary_title: str = "{råds} supplerende bemærkninger {emne}"
    general_remarks: str = "Generelt"
    part_two_title: str = "Del 2"
    part_two_subtitle: str = "Erfaringer med brugen af handicappolitikken"
    administration_title: str = "Erfaringerne med handicappolitikken – Forvaltningerne"
    council_title: str = "Erfaringerne med handicappolitikken – {råd}"
    contents_title: str = "Indhold"
    continued: str = "(fortsat)"


@dataclass(frozen=True, slots=True)
class StatusDeck:
    """One status round of one policy, complete enough to print from."""

    organisation: str
    council: str
    policy: DeckPolicy
    round: DeckRound
    departments: tuple[DeckDepartment, ...]
    objectives: tuple[DeckObjective, ...]
    created: datetime
    remark_rounds: tuple[DeckRemarkRound, ...] = ()
    experiences: tuple[DeckExperience, ...] = ()
    texts: FixedTexts = field(default_factory=FixedTexts)
    language: str = "da-DK"
    look: str = ""
    """The look that a closed round was frozen with; empty: the one that is chosen."""
