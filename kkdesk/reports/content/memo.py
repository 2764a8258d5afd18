"""A memo (notat) to one committee: the case's texts, the remarks on its area, the route."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kkdesk.domain.cases import day_words
from kkdesk.domain.edition_citations import cite_in_edition, edition_numbers
from kkdesk.reports.content.fixed_texts import Sentences
from kkdesk.reports.content.page_parts import listed, paper_document
from kkdesk.reports.content.rich_text import blocks, plain_paragraph
from kkdesk.reports.document import BulletList, Item, Paper, Paragraph, Quote, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.domain.printed_memo import MemoStep, PrintedMemo
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Document


def build_memo(memo: PrintedMemo, edition: Edition, sentences: Sentences | None = None) -> Document:
    """Return the memo; equal records give equal documents."""
    made = _Memo(memo, sentences or Sentences())
    say = made.say
    head = (
        (say("head.date"), day_words(memo.created.date())),
        (say("head.case"), memo.number),
        (say("head.to"), made.committee()),
        (say("head.from"), memo.department),
    )
    paper = Paper(
        sections=tuple(made.sections()),
        kicker=say("memo.kicker"),
        head=tuple((label, value) for label, value in head if value),
    )
    return paper_document(
        paper,
        title=memo.title,
        subject=f"{say('memo.kicker')}: {memo.committee}",
        author=memo.department or memo.organisation,
        edition=edition,
        created=memo.created,
    )


class _Memo:
    """The parts of a memo, in the numbers of its edition."""

    def __init__(self, memo: PrintedMemo, say: Sentences) -> None:
        self._memo = memo
        self.say = say
        self._numbers = edition_numbers(one.number for one in memo.appendices)

    def committee(self) -> str:
        memo = self._memo
        return f"{memo.committee} ({memo.committee_code})" if self._short() else memo.committee

    def sections(self) -> Iterator[Section]:
        memo, say = self._memo, self.say
        opening = (*self._lead(), *self._stored(memo.text))
        yield from _divided(opening, (*self._area(),))
        heard = (*self._stored(memo.hearing_text), *self._remarks())
        heard += self._stored(memo.general_remark_text)
        if heard:
            yield Section("memo-remarks", say("memo.hearing_heading"), heard)
        if memo.steps:
            yield Section("memo-route", say("memo.route_heading"), (self._route(),))
        if memo.appendices:
            yield Section("memo-appendices", say("memo.appendices_heading"), (self._appendices(),))

    def _stored(self, text: str) -> tuple[Block, ...]:
        return blocks(cite_in_edition(text, self._numbers, self._memo.hidden))

    def _short(self) -> bool:
        return bool(self._memo.committee_code)

    def _lead(self) -> tuple[Block, ...]:
        memo = self._memo
        if memo.lead_text.strip():
            return self._stored(memo.lead_text)
        name = "memo.lead" if self._short() else "memo.lead_without_code"
        said = self.say(
            name, udvalg=memo.committee, udvalg_kort=memo.committee_code, emne=memo.title
        )
        return (plain_paragraph(said),)

    def _area(self) -> tuple[Block, ...]:
        """Return what is told of the committee's own area: its text, or its initiatives."""
        memo = self._memo
        if memo.area_text.strip():
            return self._stored(memo.area_text)
        if not memo.initiatives or not memo.area_department:
            return ()
        told = self.say(
            "memo.area", forvaltning=memo.area_department, indsatser=listed(memo.initiatives)
        )
        if memo.objective is not None:
            number, title = memo.objective
            told += " " + self.say("memo.area_objective", nummer=str(number), målsætning=title)
        return (plain_paragraph(told),)

    def _remarks(self) -> tuple[Block, ...]:
        """Return the remarks in the memo's own words, or verbatim, with the answers given."""
        memo = self._memo
        if memo.remarks_text.strip():
            answers = [answer for remark in memo.remarks for answer in remark.answers]
            told = (block for answer in answers for block in self._answer(answer))
            return (*self._stored(memo.remarks_text), *told)
        if not memo.remarks:
            return ()
        lead = self.say("memo.remarks_lead", råd=memo.council or self.say("memo.council"))
        made: list[Block] = [plain_paragraph(lead)]
        for remark in memo.remarks:
            made.append(Quote(blocks(remark.text)))
            made += (block for answer in remark.answers for block in self._answer(answer))
        return tuple(made)

    def _answer(self, text: str) -> tuple[Block, ...]:
        """Return an answer; one that does not say so itself is said to be the administration's."""
        opening = text.strip()[:60].casefold()
        if "bemærke" in opening:
            return self._stored(text)
        return self._stored(self.say("memo.answer", svar="{svar}").replace("{svar}", text.strip()))

    def _route(self) -> Block:
        sentences = []
        for number, (purpose, steps) in enumerate(
            groupby(self._memo.steps, key=lambda step: step.purpose)
        ):
            name = "memo.route_next" if number else "memo.route_first"
            told = listed(_step(step) for step in steps)
            sentences.append(self.say(f"{name}.{purpose.value}", sag=self._memo.title, trin=told))
        return plain_paragraph(" ".join(sentences))

    def _appendices(self) -> Block:
        titles = (one.title for one in sorted(self._memo.appendices, key=lambda one: one.number))
        return BulletList(tuple(Item((plain_paragraph(title),)) for title in titles), start=1)


def _step(step: MemoStep) -> str:
    if not step.day:
        return step.committee
    day = f"den {step.day}" if step.day[0].isdigit() else step.day
    return f"{step.committee} {day}"


def _divided(opening: tuple[Block, ...], last: tuple[Block, ...]) -> Iterator[Section]:
    """Make a section of each paragraph that is all bold: that is how a case's text is headed."""
    gathered: list[Block] = []
    heading, number = "", 0
    for block in (*opening, *last):
        words = _all_bold(block)
        if not words:
            gathered.append(block)
            continue
        if gathered:
            yield Section(f"memo-{number}", heading, tuple(gathered))
        heading, number, gathered = words, number + 1, []
    if heading or gathered:
        yield Section(f"memo-{number}", heading, tuple(gathered))


def _all_bold(block: Block) -> str:
    if not isinstance(block, Paragraph) or not block.inlines:
        return ""
    if not all(isinstance(one, Span) and one.bold for one in block.inlines):
        return ""
    return "".join(one.text for one in block.inlines if isinstance(one, Span))
