"""What must hold for the texts of a status round before they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.closed_rounds import KEPT
from kkdesk.domain.rounds import may_move
from kkdesk.domain.vocabulary import EntryState, RoundState
from kkdesk.errors import InvalidValue

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import UnitOfWork, Value


def check_entry(work: UnitOfWork, entry_id: str, field: str, value: Value) -> None:
    """Raise InvalidValue if a text must not change so: closed round, approved, or a wrong move."""
    if field not in KEPT["status_entry"]:
        return
    entry = work.get("status_entry", entry_id)
    if value == entry[field]:
        return
    refuse_closed(work, str(entry["round_id"]), field)
    if field == "state":
        check_move(work, entry_id, EntryState(str(value)))
        if value == EntryState.RETURNED:
            raise InvalidValue(
                "status_entry.state",
                "en tekst returneres med en bemærkning på siden Statusrunder",
                "a text is returned with a note on the page Status rounds",
            )
    elif entry["state"] == EntryState.APPROVED:
        raise InvalidValue(
            f"status_entry.{field}",
            "teksten er godkendt. Genåbn den på siden Statusrunder for at rette i den",
            "the text is approved. Reopen it on the page Status rounds to edit it",
        )


def refuse_closed(work: UnitOfWork, round_id: str, field: str) -> None:
    """Raise InvalidValue if the round takes no texts any more."""
    found = work.get("status_round", round_id)
    if found["state"] == RoundState.CLOSED:
        raise InvalidValue(
            f"status_entry.{field}",
            f"runden {found['code']} er lukket. Genåbn den på siden Statusrunder for at rette",
            f"round {found['code']} is closed. Reopen it on the page Status rounds to edit",
        )


def check_move(work: UnitOfWork, entry_id: str, wanted: EntryState) -> None:
    """Raise InvalidValue if a text cannot go to this state from where it is."""
    entry = work.get("status_entry", entry_id)
    now = EntryState(str(entry["state"]))
    empty = not str(entry["text"]).strip()
    if empty and wanted in {EntryState.SUBMITTED, EntryState.APPROVED}:
        raise InvalidValue(
            "status_entry.state",
            "der er ingen tekst endnu. Skriv den først",
            "there is no text yet. Write it first",
        )
    if now is not wanted and not may_move(now, wanted):
        raise InvalidValue(
            "status_entry.state",
            f"en tekst, der er «{now.label('da').lower()}», kan ikke blive "
            f"«{wanted.label('da').lower()}»",
            f"a text that is “{now.label('en').lower()}” cannot become "
            f"“{wanted.label('en').lower()}”",
        )


def follow_text(work: UnitOfWork, entry_id: str) -> None:
    """Let the state follow whether there is a text: missing without one, a draft with one."""
    entry = work.get("status_entry", entry_id)
    filled = bool(str(entry["text"]).strip())
    if filled and entry["state"] == EntryState.MISSING:
        work.update("status_entry", entry_id, state=EntryState.DRAFT.value)
    elif not filled and entry["state"] != EntryState.MISSING:
        work.update("status_entry", entry_id, state=EntryState.MISSING.value)
