"""What new remarks are called, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries import remarks as queries
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import RemarkRoundKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork


class RemarkCodes:
    """Hands out codes that no letter of a letter's policy has: R4.2 under objective 4, R0.1, RS.1.

    The codes in use are read once for a whole letter.
    """

    def __init__(self, work: UnitOfWork, remark_round_id: str) -> None:
        self._work = work
        letter = work.get("remark_round", remark_round_id)
        self._supplement = letter["kind"] == RemarkRoundKind.SUPPLEMENTARY
        self._taken = set(queries.codes_beside(work.connection, remark_round_id))
        self._last: dict[str, int] = {}
        self._starts: dict[str, str] = {}

    def next(self, objective_id: str) -> str:
        """Return the first code that is free under an objective, or under none."""
        if objective_id not in self._starts:
            self._starts[objective_id] = self._start(objective_id)
        start = self._starts[objective_id]
        place = self._last.get(start, 0) + 1
        while f"{start}.{place}" in self._taken:
            place += 1
        self._last[start] = place
        return f"{start}.{place}"

    def _start(self, objective_id: str) -> str:
        number = self._work.get("objective", objective_id)["number"] if objective_id else 0
        return "RS" if self._supplement else f"R{number}"


def next_position(rows: Sequence[Row]) -> int:
    """Return the place after the last of the rows."""
    return max((int(str(row["position"])) for row in rows), default=-1) + 1


def cleaned(values: Row) -> Row:
    """Return the values with their words as they are stored."""
    return {
        name: clean_typed(value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
