"""The rows of the list of indicators, read on the worker: only as many as are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicators import missed
from kkdesk.services import indicators
from kkdesk.ui.pages.indicators.model import COL_CODE, COL_NAME, Sorting, list_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.indicator_finding import IndicatorFilter
    from kkdesk.domain.indicators import Indicator
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

ROWS_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Some rows from ``first`` on, how many match and how many indicators there are."""

    rows: tuple[Indicator, ...]
    matching: int
    total: int
    first: int = 0


def find(
    workspace: Workspace,
    wanted: IndicatorFilter,
    sorting: Sorting,
    lang: Lang,
    *,
    first: int = 0,
    rows: int = ROWS_AT_ONCE,
    keep: str = "",
) -> Found:
    """Return rows of the list; as many more as it takes to reach the indicator to ``keep``.

    Figures are read for these rows alone, unless the filter or the sorting is about figures.
    """
    found = indicators.find_indicators(workspace, wanted)
    keys = [head.id for head in found.heads]
    if wanted.missed or sorting.column not in {-1, COL_CODE, COL_NAME}:
        every = indicators.read_indicators(workspace, keys)
        if wanted.missed:
            every = tuple(one for one in every if missed(one))
        every = _sorted_by_words(every, sorting, lang)
        end = _end([one.id for one in every], first + rows, keep)
        return Found(every[first:end], len(every), found.total, first)
    if sorting.column >= 0:
        name = "code" if sorting.column == COL_CODE else "name"
        heads = sorted(
            found.heads,
            key=lambda head: danish_key(getattr(head, name)),
            reverse=sorting.descending,
        )
        keys = [head.id for head in heads]
    shown = keys[first : _end(keys, first + rows, keep)]
    return Found(indicators.read_indicators(workspace, shown), len(keys), found.total, first)


def _end(keys: Sequence[str], end: int, keep: str) -> int:
    return max(end, keys.index(keep) + 1) if keep in keys else end


def _sorted_by_words(
    every: tuple[Indicator, ...], sorting: Sorting, lang: Lang
) -> tuple[Indicator, ...]:
    if sorting.column < 0:
        return every
    return tuple(
        sorted(
            every,
            key=lambda one: danish_key(list_words(one, lang)[sorting.column]),
            reverse=sorting.descending,
        )
    )
