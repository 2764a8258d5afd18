"""Remarks and answers (bemærkninger og svar): side by side, by objective, round by round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kkdesk.reports.content.fixed_texts import Sentences
from kkdesk.reports.content.page_parts import paper_document
from kkdesk.reports.content.rich_text import blocks, plain_paragraph
from kkdesk.reports.document import (
    BulletList,
    Item,
    Paper,
    Paragraph,
    RichRow,
    RichTable,
    Section,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.printed_case_papers import PrintedRemark, PrintedRemarks, PrintedReply
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Document


def build_remarks(
    printed: PrintedRemarks, edition: Edition, sentences: Sentences | None = None
) -> Document:
    """Return the tables; equal records give equal documents."""
    say = sentences or Sentences()
    sections = tuple(_sections(printed, say))
    if not sections:
        sections = (Section("none", "", (plain_paragraph(say("remarks.none")),)),)
    return paper_document(
        Paper(sections=sections, kicker=printed.subject),
        title=say("remarks.title"),
        subject=printed.subject,
        author=printed.organisation,
        edition=edition,
        created=printed.created,
    )


def _sections(printed: PrintedRemarks, say: Sentences) -> Iterator[Section]:
    titles: list[tuple[int | None, str]] = [(None, say("remarks.general"))]
    titles += [(number, f"{number}. {title}") for number, title in printed.objectives]
    for number, title in titles:
        rows = tuple(_rows(printed, number, say))
        if rows:
            name = "remarks.table" if number else "remarks.general_table"
            table = RichTable(
                title=say(name, nummer=str(number)),
                header=(say("remarks.remark"), say("remarks.answer")),
                rows=rows,
                summary=say("remarks.summary", emne=title),
                shares=(0.55, 0.45),
            )
            yield Section(f"remarks-{number or 'general'}", title, (table,))


def _rows(printed: PrintedRemarks, objective: int | None, say: Sentences) -> Iterator[RichRow]:
    """Yield the rows about an objective, those of each round under its title."""
    for letter in printed.rounds:
        told = [row for one in letter.remarks for row in _told(one, objective, say)]
        if told:
            yield RichRow((), group=letter.title)
            yield from told


def _told(one: PrintedRemark, objective: int | None, say: Sentences) -> Iterator[RichRow]:
    """Yield a remark, and what it leads to as items under it, where any of it is about this."""
    below = [row for child in one.children for row in _told(child, objective, say)]
    if one.objective != objective and not below:
        return
    alone = replace(one, children=()) if not below else one
    yield RichRow((blocks(one.text), _answers(alone, say)))
    for row in below:
        said, answers = row.cells
        yield RichRow(((BulletList((Item(said),)),), answers))


def _answers(one: PrintedRemark, say: Sentences) -> tuple[Block, ...]:
    if one.replies:
        return tuple(block for reply in one.replies for block in _reply(reply, say))
    return (plain_paragraph(say("remarks.lead_in" if one.children else "remarks.unanswered")),)


def _reply(reply: PrintedReply, say: Sentences) -> Iterator[Block]:
    """Yield who answers, what of the remark is answered, and the answer verbatim."""
    if reply.department:
        yield Paragraph((Span(reply.department, bold=True),))
    if reply.part:
        yield plain_paragraph(say("remarks.part", emne=reply.part))
    yield from blocks(reply.text)
