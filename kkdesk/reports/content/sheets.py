"""Description sheets (indsatsark): goals as chapters, and eight fields for each initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.printed_sheets import as_in_a_sentence
from kkdesk.reports.content.fixed_texts import Sentences
from kkdesk.reports.content.page_parts import bullets, cell, paper_document
from kkdesk.reports.content.rich_text import blocks, plain_paragraph
from kkdesk.reports.document import BulletList, Item, Paper, Paragraph, RichRow, RichTable, Section
from kkdesk.reports.document import Span as Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.printed_sheets import PlanSheet, PrintedSheets, SheetContact
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.content.page_parts import Cell
    from kkdesk.reports.document import Document


def build_sheets(
    printed: PrintedSheets, edition: Edition, sentences: Sentences | None = None
) -> Document:
    """Return the sheets with what introduces them; equal records give equal documents."""
    say = sentences or Sentences()
    chapters = tuple(_chapters(printed, say))
    if not chapters:
        chapters = (Section("none", "", (plain_paragraph(say("sheets.none")),)),)
    paper = Paper(
        sections=(*_introduction(printed, say), *chapters),
        kicker=say("sheets.kicker"),
        contents=say("sheets.contents") if printed.chapters else "",
    )
    return paper_document(
        paper,
        title=printed.title,
        subject=printed.policy,
        author=printed.organisation,
        edition=edition,
        created=printed.created,
    )


def _introduction(printed: PrintedSheets, say: Sentences) -> Iterator[Section]:
    told = (
        ("purpose", say("sheets.purpose"), printed.purpose),
        ("reading-guide", say("sheets.reading_guide"), printed.reading_guide),
        ("background", printed.background_title, printed.background),
    )
    for anchor, heading, text in told:
        if text.strip():
            yield Section(anchor, heading, blocks(text))


def _chapters(printed: PrintedSheets, say: Sentences) -> Iterator[Section]:
    """Yield each goal's heading on the page of its first sheet, and a page for each sheet."""
    for number, chapter in enumerate(printed.chapters, start=1):
        heading = say("sheets.chapter", titel=chapter.goal)
        yield Section(f"goal-{number}", heading, (), new_page=True)
        for sheet in chapter.sheets:
            yield Section(
                f"sheet-{sheet.number}",
                say("sheets.sheet", nummer=str(sheet.number), titel=sheet.title),
                (_table(sheet, printed, say),),
                level=2,
                new_page=sheet is not chapter.sheets[0],
            )


def _table(sheet: PlanSheet, printed: PrintedSheets, say: Sentences) -> RichTable:
    fields = _fields(sheet, printed, say)
    empty = cell(say("sheets.empty"))
    return RichTable(
        title="",
        header=(say("sheets.field"), say("sheets.head")),
        rows=tuple(RichRow((cell(label), told or empty)) for label, told in fields),
        summary=say("sheets.summary", titel=sheet.title),
        shares=(0.26, 0.74),
    )


def _fields(
    sheet: PlanSheet, printed: PrintedSheets, say: Sentences
) -> tuple[tuple[str, Cell], ...]:
    """Return the eight fields in the order that they have on every sheet."""
    before = sheet.previous or printed.previous
    before = as_in_a_sentence(before) if before else say("sheets.previous")
    description = (*blocks(sheet.description), *_items(sheet.items))
    return (
        (say("sheets.committees"), tuple(plain_paragraph(name) for name in sheet.committees)),
        (say("sheets.goals", politik=as_in_a_sentence(printed.policy)), _goals(sheet, printed)),
        (say("sheets.challenge"), blocks(sheet.challenge)),
        (say("sheets.continuation", forrige=before), _continuation(sheet)),
        (say("sheets.description"), description),
        (say("sheets.results", periode=printed.period), blocks(sheet.results)),
        (say("sheets.resources"), blocks(sheet.resources)),
        (say("sheets.contacts"), tuple(_contact(one) for one in sheet.contacts)),
    )


def _goals(sheet: PlanSheet, printed: PrintedSheets) -> Cell:
    """Return the goals as a list under the words that they share."""
    lead = printed.goal_lead
    if not lead or not all(goal.startswith(f"{lead} ") for goal in sheet.goals):
        return bullets(sheet.goals)
    rest = (goal.removeprefix(lead).strip() for goal in sheet.goals)
    return (plain_paragraph(f"{lead}:"), *bullets(rest))


def _continuation(sheet: PlanSheet) -> Cell:
    if sheet.outcome is None:
        return blocks(sheet.reason)
    outcome = f"{sheet.outcome.label('da')}."
    reason = "" if sheet.reason.strip() == outcome else sheet.reason
    return (Paragraph((Words(outcome, bold=True),)), *blocks(reason))


def _items(items: tuple[str, ...]) -> Cell:
    return (BulletList(tuple(Item(blocks(text)) for text in items)),) if items else ()


def _contact(one: SheetContact) -> Paragraph:
    """Return where a person is, and the title and name: "Vej, Park og Miljø, chefkonsulent"."""
    places = dict.fromkeys((one.department, one.unit))
    person = " ".join(word for word in (one.title, one.name) if word)
    return plain_paragraph(", ".join(word for word in (*places, person) if word))
