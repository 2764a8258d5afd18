"""What a closed status round keeps as it was: the remarks that its slides show.

A supplement that came after the round was closed is no part of what was frozen; it prints as it
stands, and may be worked on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.db.queries.frozen_deck import was_frozen_with
from kkdesk.domain.closed_rounds import KEPT
from kkdesk.domain.vocabulary import RemarkRoundKind, RoundState
from kkdesk.errors import InvalidValue
from kkdesk.services import round_checks

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import Row, UnitOfWork

_REMARKS = ("remark", "remark_round")
_PARTS = ("status_entry", "department_submission")
"""What belongs to a round itself, never late."""


def refuse_closed_change(work: UnitOfWork, kind: str, row: Row, field: str) -> None:
    """Raise InvalidValue if the field of a remark or letter is kept by a closed round."""
    if kind in _REMARKS and field in KEPT[kind]:
        refuse_closed(work, _letter_of(kind, row), f"{kind}.{field}")


def refuse_closed_delete(work: UnitOfWork, kind: str, record_id: str) -> None:
    """Raise InvalidValue if a closed round keeps the remark, letter or text that is to go."""
    if kind in _REMARKS:
        refuse_closed(work, _letter_of(kind, work.get(kind, record_id)), f"{kind}.id")
    if kind in _PARTS:
        round_checks.refuse_closed(work, str(work.get(kind, record_id)["round_id"]), "id")


def refuse_closed(work: UnitOfWork, letter_id: str, where: str) -> None:
    """Raise InvalidValue at ``where`` if a closed round keeps the remarks of the letter."""
    letter = work.get("remark_round", letter_id)
    found = work.get("status_round", str(letter["round_id"]))
    if found["state"] != RoundState.CLOSED:
        return
    late = letter["kind"] == RemarkRoundKind.SUPPLEMENTARY
    if late and not was_frozen_with(work.connection, str(found["id"]), letter_id):
        return
    raise InvalidValue(
        where,
        f"runden {found['code']} er lukket, og dens bemærkninger står, som de stod."
        " Genåbn den på siden Statusrunder for at rette i dem",
        f"round {found['code']} is closed, and its remarks stand as they stood."
        " Reopen it on the page Status rounds to change them",
    )


def refuse_letter(round_row: Row, kind: str) -> None:
    """Raise InvalidValue if a closed round takes no new letter of this kind."""
    if round_row["state"] == RoundState.CLOSED and kind != RemarkRoundKind.SUPPLEMENTARY:
        raise InvalidValue(
            "remark_round.round",
            f"runden {round_row['code']} er lukket. Vælg slagsen «Supplerende», hvis brevet kom for"
            " sent, eller genåbn runden på siden Statusrunder",
            f"round {round_row['code']} is closed. Choose the sort “Supplementary” if the letter"
            " came late, or reopen the round on the page Status rounds",
        )


def _letter_of(kind: str, row: Row) -> str:
    return str(row["id"] if kind == "remark_round" else row["remark_round_id"])
