"""Description sheets (indsatsskemaer): a chapter per goal, each initiative on its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.continuation import Continuation
from kkdesk.domain.printed_sheets import common_lead
from kkdesk.reports.content.fixed_texts import Sentences
from kkdesk.reports.content.page_parts import bullets, cell, paper_document, said_cell
from kkdesk.reports.content.rich_text import plain_paragraph
from kkdesk.reports.document import Paper, RichRow, RichTable, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.printed_sheets import PrintedSheets, Sheet, SheetContact
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.content.page_parts import Cell
    from kkdesk.reports.document import Document

_SHARES: Final = (0.26, 0.74)


def build_sheets(
    printed: PrintedSheets, edition: Edition, sentences: Sentences | None = None
) -> Document:
    """Return the sheets of a plan, numbered through; equal records give equal documents."""
    say = sentences or Sentences()
    sections = tuple(_sections(printed, say))
    if not sections:
        sections = (Section("none", "", (plain_paragraph(say("sheets.none")),)),)
    return paper_document(
        Paper(sections=sections, kicker=printed.policy, contents=say("sheets.contents")),
        title=printed.title,
        subject=say("sheets.title"),
        author=printed.organisation,
        edition=edition,
        created=printed.created,
    )


def _sections(printed: PrintedSheets, say: Sentences) -> Iterator[Section]:
    number = 0
    titles = {one for chapter in printed.chapters for sheet in chapter.sheets
              for one in sheet.objectives}  # fmt: skip
    lead = common_lead(tuple(sorted(titles)))
    for order, chapter in enumerate(printed.chapters, start=1):
        heading = say("sheets.chapter", emne=chapter.title)
        yield Section(f"chapter-{order}", heading, (), level=1, new_page=True)
        for place, sheet in enumerate(chapter.sheets):
            number += 1
            title = say("sheets.sheet", nummer=str(number), emne=sheet.title)
            table = RichTable(
                title=say("sheets.table", nummer=str(number)),
                header=(say("sheets.field"), say("sheets.head")),
                rows=tuple(RichRow((cell(name), said)) for name, said in _fields(sheet, printed,
                                                                                 lead, say)),
                summary=say("sheets.summary", emne=sheet.title),
                shares=_SHARES,
            )  # fmt: skip
            yield Section(f"sheet-{number}", title, (table,), level=2, new_page=place > 0)


def _fields(
    sheet: Sheet, printed: PrintedSheets, lead: str, say: Sentences
) -> Iterator[tuple[str, Cell]]:
    """Yield the eight fields in the order of the form; one that says nothing stays, empty."""
    yield say("sheets.committee"), cell(", ".join(sheet.committees))
    yield say("sheets.goal"), _goals(sheet, lead)
    yield say("sheets.challenge"), said_cell(sheet.challenge)
    yield _goes_on(printed.previous, say), _continued(sheet)
    yield say("sheets.description"), said_cell(sheet.description)
    yield say("sheets.results"), said_cell(sheet.results)
    yield say("sheets.resources"), said_cell(sheet.resources)
    yield say("sheets.contact"), bullets(map(_contact, sheet.contacts))


def _goals(sheet: Sheet, lead: str) -> Cell:
    """Return the goals under the words that they all begin with."""
    if not lead or not all(title.startswith(lead) for title in sheet.objectives):
        return bullets(sheet.objectives)
    ends = [title.removeprefix(lead).strip() for title in sheet.objectives]
    return (plain_paragraph(f"{lead}:"), *bullets(ends))


def _goes_on(previous: str, say: Sentences) -> str:
    if not previous:
        return say("sheets.continued")
    return say("sheets.continued_from", plan=previous[:1].lower() + previous[1:])


def _continued(sheet: Sheet) -> Cell:
    if not sheet.continued:
        return ()
    return (plain_paragraph(f"{Continuation(sheet.continued).label('da')}."),
            *said_cell(sheet.reason))  # fmt: skip


def _contact(one: SheetContact) -> str:
    person = " ".join(part for part in (one.title, one.name) if part)
    return ", ".join(part for part in (one.unit, person) if part)
