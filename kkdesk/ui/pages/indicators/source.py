"""The rows of the list of indicators, read on the worker: only as many as are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.collation import danish_key
from kkdesk.domain.indicator_finding import IndicatorOrder
from kkdesk.services import indicators
from kkdesk.ui.pages.indicators.model import COL_CODE, COL_NAME, Sorting, list_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kkdesk.domain.indicator_finding import IndicatorFilter
    from kkdesk.domain.indicators import Indicator
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

ROWS_AT_ONCE: Final = 50
_SORTED_AT_ONCE: Final = 250
_ORDERS: Final = {
    -1: IndicatorOrder.POLICY,
    COL_CODE: IndicatorOrder.CODE,
    COL_NAME: IndicatorOrder.NAME,
}
"""The columns that the database sorts by."""


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
    heard: Callable[[float], None] | None = None,
) -> Found:
    """Return rows of the list; as many more as it takes to reach the indicator to ``keep``.

    Figures are read for these rows alone, unless the sorting is by figures: then ``heard`` is
    told how far it is (0 to 1), and may end it by raising.
    """
    found = indicators.find_indicators(
        workspace,
        wanted,
        _ORDERS.get(sorting.column, IndicatorOrder.POLICY),
        descending=sorting.descending,
    )
    keys: Sequence[str] = found.keys
    if sorting.by_figures:
        keys = _sorted_by_words(workspace, keys, sorting, lang, heard or _no_one_hears)
    shown = keys[first : _end(keys, first + rows, keep)]
    return Found(indicators.read_indicators(workspace, shown), len(keys), found.total, first)


def _end(keys: Sequence[str], end: int, keep: str) -> int:
    return max(end, keys.index(keep) + 1) if keep in keys else end


def _sorted_by_words(
    workspace: Workspace,
    keys: Sequence[str],
    sorting: Sorting,
    lang: Lang,
    heard: Callable[[float], None],
) -> Sequence[str]:
    """Read the figures of all, some at a time, and sort by what the list says of them."""
    words: dict[str, tuple[str, str]] = {}
    for start in range(0, len(keys), _SORTED_AT_ONCE):
        heard(start / len(keys))
        for one in indicators.read_indicators(workspace, keys[start : start + _SORTED_AT_ONCE]):
            words[one.id] = danish_key(list_words(one, lang)[sorting.column])
    return sorted(words, key=words.__getitem__, reverse=sorting.descending)


def _no_one_hears(_fraction: float) -> None:
    """Let sorting go on without a word."""
