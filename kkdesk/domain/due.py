"""What falls due as a record tells it, and what people decided of it: moved, waived, confirmed.

A decision is of one deadline, not of a record for ever: it holds while the record still gives
the days that it was made of. So a deadline moves only with its record's dates, or by a
decision that keeps the old days beside the new.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from kkdesk.domain._date_types import unplaced
from kkdesk.domain.dates import DateFlag, parse_date
from kkdesk.domain.deadlines import START_ROLES, answer, event_bounds
from kkdesk.domain.records import Answer, DateRecord, Deadline, Origin
from kkdesk.domain.vocabulary import DateRole, DeadlineAction, FollowUpFrequency, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkdesk.domain.back_planning import Clash
    from kkdesk.domain.dates import DateExpression

BY_DAY: Final = frozenset(
    {
        DateRole.MEETING,
        DateRole.HEARING_DEADLINE,
        DateRole.SUBMISSION_DEADLINE,
        DateRole.ANSWER_DUE,
        DateRole.PREPARATION,
    }
)
"""Roles that somebody must be at work for on the day."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of a deadline; ``old_*`` are the days that it gave until then."""

    id: str
    action: DeadlineAction
    reason: str
    old_words: str
    old_first: date | None
    old_last: date | None
    words: str = ""
    first: date | None = None
    last: date | None = None
    precision: str = ""
    flag: str = ""
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due, as a record tells it.

    From ``moot_from`` on nobody waits for it any more, confirmed or not: what must be ready
    for a meeting is history once the meeting was held.
    """

    expression: DateRecord
    origin: Origin
    code: str = ""
    title: str = ""
    owner: str = ""
    owner_kind: str = ""
    person: str = ""
    opens: tuple[str, str] = ("", "")
    moot_from: date | None = None
    clashes: tuple[Clash, ...] = ()


def seen(due: Due, on: date, within: int, decisions: Iterable[Decision] = ()) -> Deadline:
    """Look at what falls due from a day, with what was decided of it."""
    record, held = due.expression, []
    settled: Answer | None = None
    for decision in decisions:
        if event_bounds(record) != (decision.old_first, decision.old_last):
            continue
        held.append(decision)
        if decision.action is DeadlineAction.MOVED:
            record, settled = _moved(record, decision), None
        else:
            waived = decision.action is DeadlineAction.WAIVED
            settled = Answer.WAIVED if waived else Answer.CONFIRMED
    given = settled or answer(record, on, within)
    if given is Answer.PAST_UNCONFIRMED and due.moot_from is not None and due.moot_from <= on:
        given = Answer.NO
    first, last = event_bounds(record)
    return Deadline(
        expression=record,
        answer=given,
        owner_kind=due.owner_kind,
        code=due.code,
        title=due.title,
        department=due.owner,
        first=first,
        last=last,
        origin=due.origin,
        person=due.person,
        opens=due.opens,
        decisions=tuple(held),
        clashes=due.clashes,
    )


def _moved(record: DateRecord, decision: Decision) -> DateRecord:
    first, last = decision.first, decision.last
    return replace(
        record,
        as_written=decision.words,
        earliest=first,
        latest=last,
        start_earliest=first,
        start_latest=last,
        end_earliest=first,
        end_latest=last,
        precision=decision.precision,
        flag=decision.flag,
    )


def event_side(expression: DateExpression, role: DateRole) -> tuple[date | None, date | None]:
    """Return the first and last day that the event of a role can fall on by these words."""
    return expression.start if role in START_ROLES else expression.end


def told(  # noqa: PLR0913 -- a date has that many sides
    origin: Origin,
    role: DateRole,
    words: str,
    *,
    read: DateExpression | None = None,
    event: str = "",
    source: str = "",
    source_kind: SourceKind = SourceKind.OTHER,
    computed_from: str = "",
    confidential: bool = False,
) -> DateRecord:
    """Return the date that a record's words give, as if it had been written down as one."""
    found = read or parse_date(words)
    return DateRecord(
        id=key_of(origin),
        initiative_id="",
        as_written=words,
        role=role,
        event=event,
        source=source,
        source_kind=source_kind,
        computed_from=computed_from,
        earliest=found.earliest,
        latest=found.latest,
        start_earliest=found.start[0],
        start_latest=found.start[1],
        end_earliest=found.end[0],
        end_latest=found.end[1],
        precision=found.precision.value,
        flag=found.flag.value if found.flag else "",
        confirmed_on=None,
        document_date=None,
        confidential=confidential,
    )


def key_of(origin: Origin) -> str:
    """Return what a deadline is known by; a date expression's is its own id."""
    if origin.kind == "date_entry":
        return origin.id
    return ":".join(filter(None, (origin.kind, origin.id, origin.what)))


def follow_up_years(frequency: str, period: str) -> tuple[int, ...]:
    """Return the years that a rule asks for a follow-up in, from the words of a period.

    Midway of 2023-2026 is 2025 and of 2018-2022 it is 2020. A period without an end or
    a beginning has none.
    """
    read = parse_date(period)
    if read.earliest is None or read.latest is None or read.latest == date.max:
        return ()
    first, last = read.earliest.year, read.latest.year
    match frequency:
        case FollowUpFrequency.YEARLY:
            return tuple(range(first, last + 1))
        case FollowUpFrequency.MIDWAY:
            return (first + (last - first + 1) // 2,)
        case FollowUpFrequency.EXPIRY:
            return (last,)
        case _:
            return ()


def follow_ups(
    rule_id: str, text: str, frequency: str, period: str, title: str, *, confidential: bool
) -> tuple[tuple[Origin, DateRecord], ...]:
    """Return what a rule asks for, a year each; without a year the rule stands by its words."""
    found = []
    for year in follow_up_years(frequency, period):
        origin = Origin("follow_up_rule", rule_id, str(year))
        words = str(year)
        found.append(
            (
                origin,
                told(
                    origin,
                    DateRole.FOLLOW_UP,
                    words,
                    event=text,
                    source=title,
                    computed_from=period,
                    confidential=confidential,
                ),
            )
        )
    if found:
        return tuple(found)
    origin = Origin("follow_up_rule", rule_id)
    record = told(
        origin,
        DateRole.FOLLOW_UP,
        period or text,
        read=unplaced(period or text, DateFlag.VAGUE),
        event=text,
        source=title,
        confidential=confidential,
    )
    return ((origin, record),)


def slipped(found: Sequence[Deadline], since: date, on: date) -> tuple[Deadline, ...]:
    """Return what passed unconfirmed from the last visit until the day before ``on``."""
    return tuple(
        one
        for one in found
        if one.answer is Answer.PAST_UNCONFIRMED and one.last is not None and since <= one.last < on
    )
