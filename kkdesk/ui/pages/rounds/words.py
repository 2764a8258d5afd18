"""How the states of texts and their ratings look: a word, a shape, and a tone that repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.rounds import cell_state, count_states
from kkdesk.domain.vocabulary import EntryState
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.deadlines.words import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import RoundEntry, RoundTally
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


def cell_look(tallies: Sequence[RoundTally], lang: Lang) -> Look | None:
    """Return the badge of a cell: how many texts are in the state that matters most."""
    total = sum(tally.count for tally in tallies)
    late = sum(tally.count for tally in tallies if tally.late)
    if late:
        return Look(f"{late_word()} {late}/{total}", "triangle", "danger")
    state = cell_state(tally.state for tally in tallies)
    if state is None:
        return None
    shape, tone = _LOOKS[state]
    count = sum(tally.count for tally in tallies if tally.state is state)
    return Look(f"{state.label(lang)} {count}/{total}", shape, tone)


def late_word() -> str:
    """Return the word for a text that is owed after its deadline."""
    return QCoreApplication.translate("Rounds", "Forsinket")


def counted(tallies: Sequence[RoundTally], flagged: int, lang: Lang) -> str:
    """Say how many texts there are in each state: "3 tekster: Mangler 2, Godkendt 1"."""
    states = [f"{state.label(lang)} {count}" for state, count in count_states(tallies)]
    late = sum(tally.count for tally in tallies if tally.late)
    states += [f"{late_word()} {late}"] if late else []
    if flagged:
        states.append(QCoreApplication.translate("Rounds", "Markeret {}").format(flagged))
    count = sum(tally.count for tally in tallies)
    translate = QCoreApplication.translate
    total = count_words(count, translate("Rounds", "1 tekst"), translate("Rounds", "{} tekster"))
    return f"{total}: {', '.join(states)}" if states else total
