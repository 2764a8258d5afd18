"""The public edition: what is confidential is not there, as if it had never been written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kkdesk.domain.vocabulary import Edition, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkdesk.domain.status_records import (
        DeckEntry,
        DeckObjective,
        DeckRemark,
        DeckRemarkRound,
        DeckTable,
        StatusDeck,
    )


class _Printable(Protocol):
    @property
    def confidential(self) -> bool: ...


_P = TypeVar("_P", bound=_Printable)


def for_edition(deck: StatusDeck, edition: Edition) -> StatusDeck:
    """Return the deck as this edition may show it (the internal edition shows everything)."""
    if edition is Edition.INTERNAL:
        return deck
    objectives = tuple(_objective(objective) for objective in _open(deck.objectives))
    shown = {objective.key for objective in objectives}
    return replace(
        deck,
        objectives=objectives,
        remark_rounds=tuple(_round(one, shown) for one in _open(deck.remark_rounds)),
        experiences=tuple(_open(deck.experiences)),
    )


def _open(records: Iterable[_P]) -> Iterable[_P]:
    return (record for record in records if not record.confidential)


def _objective(objective: DeckObjective) -> DeckObjective:
    return replace(
        objective,
        priorities=tuple(_open(objective.priorities)),
        entries=tuple(_entry(entry) for entry in _open(objective.entries)),
    )


def _entry(entry: DeckEntry) -> DeckEntry:
    return replace(
        entry,
        tables=tuple(_table(table) for table in _open(entry.tables)),
        items=tuple(_open(entry.items)),
    )


def _table(table: DeckTable) -> DeckTable:
    """Leave out confidential rows; totals go with them, since the difference would tell."""
    rows = tuple(_open(table.rows))
    if len(rows) < len(table.rows):
        rows = tuple(row for row in rows if row.kind is not RowKind.TOTAL)
    return replace(table, rows=rows)


def _round(remarks: DeckRemarkRound, shown: set[str]) -> DeckRemarkRound:
    """Leave out confidential remarks, and remarks on objectives that are not shown."""
    return replace(
        remarks,
        remarks=tuple(
            _remark(remark)
            for remark in _open(remarks.remarks)
            if remark.objective is None or remark.objective in shown
        ),
    )


def _remark(remark: DeckRemark) -> DeckRemark:
    return replace(remark, children=tuple(_remark(child) for child in _open(remark.children)))
