"""How the states of texts and their ratings look: a word, a shape, and a tone that repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.rounds import cell_state, count_states
from kkdesk.domain.vocabulary import EntryState
from kkdesk.ui.pages.deadlines.words import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import RoundEntry
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.widgets.labels import Shape, Tone

_LOOKS: Final[dict[EntryState, tuple[Shape, Tone]]] = {
    EntryState.MISSING: ("ring", "warning"),
    EntryState.DRAFT: ("half", "neutral"),
    EntryState.SUBMITTED: ("circle", "info"),
    EntryState.RETURNED: ("diamond", "warning"),
    EntryState.APPROVED: ("check", "success"),
}


def entry_look(entry: RoundEntry, lang: Lang) -> Look:
    """Return the badge of one text; a late one says so."""
    if entry.late:
        return Look(late_word(), "triangle", "danger")
    shape, tone = _LOOKS[entry.state]
    return Look(entry.state.label(lang), shape, tone)


def cell_look(entries: Sequence[RoundEntry], lang: Lang) -> Look | None:
    """Return the badge of a cell: how many texts are in the state that matters most."""
    late = sum(entry.late for entry in entries)
    if late:
        return Look(f"{late_word()} {late}/{len(entries)}", "triangle", "danger")
    state = cell_state(entry.state for entry in entries)
    if state is None:
        return None
    shape, tone = _LOOKS[state]
    count = sum(entry.state is state for entry in entries)
    return Look(f"{state.label(lang)} {count}/{len(entries)}", shape, tone)


def late_word() -> str:
    """Return the word for a text that is owed after its deadline."""
    return QCoreApplication.translate("Rounds", "Forsinket")


def counted(entries: Sequence[RoundEntry], lang: Lang) -> str:
    """Say how many texts there are in each state: "3 tekster: Mangler 2, Godkendt 1"."""
    states = [
        f"{state.label(lang)} {count}"
        for state, count in count_states(entry.state for entry in entries)
    ]
    late = sum(entry.late for entry in entries)
    flagged = sum(bool(entry.flags) for entry in entries)
    states += [f"{late_word()} {late}"] if late else []
    if flagged:
        states.append(QCoreApplication.translate("Rounds", "Markeret {}").format(flagged))
    total = QCoreApplication.translate("Rounds", "{} tekster").format(len(entries))
    return f"{total}: {', '.join(states)}" if states else total
