"""The indicator overview: one table for each group of goals, then a page for what was measured."""

from __future__ import annotations

from itertools import count, groupby, product
from typing import TYPE_CHECKING

from kkdesk.reports.content.indicator_trend import has_figures, trend_section
from kkdesk.reports.content.page_parts import paper_document
from kkdesk.reports.content.rich_text import plain_paragraph
from kkdesk.reports.document import (
    Note,
    NoteRef,
    Paper,
    Paragraph,
    RichRow,
    RichTable,
    Section,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from kkdesk.domain.indicator_overview import IndicatorOverview, PolicyIndicators
    from kkdesk.domain.indicators import Baseline, Indicator, Target
    from kkdesk.domain.vocabulary import Edition
    from kkdesk.reports.document import Block, Document, Inline

_TITLE = "Indikatoroversigt"
_HEADER = ("Mål", "Indikator", "Baseline", "Udvalg")
_SHARES = (0.24, 0.34, 0.24, 0.18)
_TABLE_TITLE = "Mål, indikatorer, baseline og udvalg"
NO_GROUP = "Indikatorer"
NO_GOAL = "Uden mål"


def build_indicator_overview(
    found: IndicatorOverview, edition: Edition, created: datetime, committee: str = ""
) -> Document:
    """Return the overview; `found` holds what the edition may show."""
    builder = _Builder(found)
    sections = tuple(section for policy in found.policies for section in builder.policy(policy))
    if not sections:
        nothing = plain_paragraph("Der er ingen indikatorer.")
        sections = (Section("none", "Ingen indikatorer", (nothing,)),)
    about = found.policies[0].title if len(found.policies) == 1 else found.organisation
    head = (("Udvalg", found.committees.get(committee, committee)),) if committee else ()
    return paper_document(
        Paper(sections, kicker=found.organisation, head=head, contents="Indhold"),
        title=f"{_TITLE}: {about}",
        subject="Mål, indikatorer, baseline og udvalg, og hvordan det går",
        author=found.organisation,
        edition=edition,
        created=created,
    )


class _Notes:
    """Numbers foot notes as they come; the same words keep their number."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._used: dict[str, str] = {}

    def refer(self, words: str) -> NoteRef:
        number = self._numbers.setdefault(words, str(len(self._numbers) + 1))
        self._used[number] = words
        return NoteRef(number)

    def taken(self) -> tuple[Note, ...]:
        """Return the notes referred to since the last section."""
        used, self._used = self._used, {}
        return tuple(Note(number, (Span(words),)) for number, words in used.items())


class _Builder:
    def __init__(self, found: IndicatorOverview) -> None:
        self._found = found
        self._notes = _Notes()

    def policy(self, policy: PolicyIndicators) -> Iterator[Section]:
        counted = f"{len(policy.indicators)} indikatorer"
        pending = sum(any(b.pending for b in one.baselines) for one in policy.indicators)
        if pending:
            counted += f", heraf {pending} med en baseline, der endnu ikke er målt"
        words = (plain_paragraph(f"{counted}."),)
        # Turned as the tables under it are, so that it stands with the first of them.
        yield Section(f"policy-{policy.id}", policy.title, words, landscape=True)
        ordered = sorted(policy.indicators, key=_place(policy.indicators))
        for place, (group, held) in enumerate(groupby(ordered, key=_group), start=1):
            heading = f"Pejlemærke: {group}" if group else NO_GROUP
            table = self._table(heading, list(held), policy.goals)
            yield Section(
                f"group-{policy.id}-{place}", heading, (table,),
                level=2, landscape=True, notes=self._notes.taken(),
            )  # fmt: skip
        measured = [one for one in ordered if has_figures(one)]
        for one in measured:
            yield trend_section(one, self._found.departments)

    def _table(self, title: str, held: Sequence[Indicator], goals: Mapping[int, str]) -> RichTable:
        rows = []
        for number, own in groupby(held, key=lambda one: one.objective):
            told = list(own)
            goal = f"{number}. {goals[number]}" if number in goals else NO_GOAL
            rows.append(
                RichRow(
                    (
                        (plain_paragraph(goal),),
                        self._stacked(told, self._indicator),
                        self._stacked(told, self._baseline),
                        self._stacked(told, self._committees),
                    )
                )
            )
        return RichTable(
            title=_TABLE_TITLE,
            header=_HEADER,
            rows=tuple(rows),
            summary=f"{title}. {len(rows)} mål, hvert med indikatorer, baseline og udvalg. Flere"
            " indikatorer under et mål har samme bogstav i alle kolonner.",
            shares=_SHARES,
        )

    def _stacked(self, held: Sequence[Indicator], tell: _Tell) -> tuple[Block, ...]:
        """Return a cell; where a goal has several indicators, each line bears a letter.

        The letter tells the place, not the code: a code left out would show as a gap.
        """
        if len(held) == 1:
            return tuple(Paragraph(inlines) for inlines in tell(held[0]))
        return tuple(
            Paragraph((Span(f"{one.objective or ''}{letter}: ", bold=True), *inlines))
            for letter, one in zip(_letters(), held, strict=False)
            for inlines in tell(one)
        )

    def _indicator(self, one: Indicator) -> list[tuple[Inline, ...]]:
        told = one.name
        population = str(one.fields["population"] or "")
        if population:
            told += f" ({population[:1].lower()}{population[1:]})"
        targets = "; ".join(_target(target) for target in one.targets if not target.department)
        told = f"{told}. Mål: {targets}" if targets else told
        told = told if told.endswith(".") else f"{told}."
        notes = (str(one.fields[name] or "") for name in ("proxy_note", "note"))
        return [(Span(told), *(self._notes.refer(words) for words in notes if words))]

    def _baseline(self, one: Indicator) -> list[tuple[Inline, ...]]:
        lines: list[tuple[Inline, ...]] = []
        for found in one.baselines:
            note = (self._notes.refer(found.note),) if found.note else ()
            lines.append((Span(baseline_words(found)), *note))
        return lines or [(Span("Ingen baseline oplyst"),)]

    def _committees(self, one: Indicator) -> list[tuple[Inline, ...]]:
        names = [self._found.committees.get(code, code) for _, code in one.committees]
        return [(Span(", ".join(names) or "Ikke oplyst"),)]


if TYPE_CHECKING:
    from collections.abc import Callable

    _Tell = Callable[[Indicator], list[tuple[Inline, ...]]]


def baseline_words(found: Baseline) -> str:
    """Say a baseline; one that is not measured yet says when it will be."""
    if found.pending:
        when = f" – måles i {found.due}" if found.due and found.due not in found.as_written else ""
        return f"Ikke målt endnu: {found.as_written[:1].lower()}{found.as_written[1:]}{when}"
    series = f"{found.series}: " if found.series else ""
    population = f"{found.population[:1].lower()}{found.population[1:]}"
    about = ", ".join(part for part in (found.measured, population) if part)
    return f"{series}{found.as_written}" + (f" ({about})" if about else "")


def _target(target: Target) -> str:
    year = str(target.year or "")
    return f"{target.as_written} ({year})" if year and year not in target.as_written else (
        target.as_written
    )  # fmt: skip


def _letters() -> Iterator[str]:
    """Yield a to z, then aa, ab and so on."""
    for size in count(1):
        for letters in product("abcdefghijklmnopqrstuvwxyz", repeat=size):
            yield "".join(letters)


def _group(one: Indicator) -> str:
    return str(one.fields["grouping"] or "")


def _place(held: Iterable[Indicator]) -> Callable[[Indicator], tuple[int, int]]:
    """Return a key that keeps groups together in the order of their first goal."""
    order = list(dict.fromkeys(_group(one) for one in held))
    return lambda one: (order.index(_group(one)), one.objective or 0)
