"""A numbered question and its answer (besvarelse): sub-questions, lists by year, money, reserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.reports.content.fixed_texts import Sentences
from kkdesk.reports.content.page_parts import bullets, paper_document
from kkdesk.reports.content.rich_text import blocks, plain_paragraph
from kkdesk.reports.document import BulletList, Item, Paper, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.printed_case_papers import AnswerList, PrintedAnswer
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Document


def build_answer(
    printed: PrintedAnswer, edition: Edition, sentences: Sentences | None = None
) -> Document:
    """Return the note; equal records give equal documents."""
    say = sentences or Sentences()
    title = say("answer.title", nummer=printed.number, titel=printed.title.rstrip(" :"))
    paper = Paper(
        sections=tuple(_sections(printed, say)),
        head=((say("head.to"), printed.committee),) if printed.committee else (),
    )
    return paper_document(
        paper,
        title=title,
        subject=say("answer.heading"),
        author=printed.organisation,
        edition=edition,
        created=printed.created,
    )


def _sections(printed: PrintedAnswer, say: Sentences) -> Iterator[Section]:
    asked = (*blocks(printed.asked), *bullets(printed.parts))
    if asked:
        yield Section("asked", say("answer.asked_heading"), asked)
    missing = (plain_paragraph(say("answer.missing")),)
    yield Section("answer", say("answer.heading"), blocks(printed.answer) or missing)
    for number, one in enumerate(printed.lists, start=1):
        yield Section(f"list-{number}", one.heading.rstrip(" :"), _listed(one), level=2)
    for name, told in (("funding", printed.funding), ("reservation", printed.reservation)):
        if told.strip():
            yield Section(name, say(f"answer.{name}_heading"), blocks(told), level=2)


def _listed(one: AnswerList) -> tuple[Block, ...]:
    return (*blocks(one.intro), BulletList(tuple(Item(blocks(item)) for item in one.items)))
