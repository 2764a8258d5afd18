"""What is said of a form that came back: its file, each of its texts, and their two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.department_order import CROSS
from kkdesk.domain.status_forms import FormOutcome, settled
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.deadlines.words import Look
from kkdesk.ui.widgets.beside import Row, against

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import FormChange, FormPreview
    from kkdesk.domain.vocabulary import Lang, Rag
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.rounds.forms_choice import Returned
    from kkdesk.ui.widgets.labels import Shape, Tone

translate = QCoreApplication.translate

_LOOKS: Final[dict[FormOutcome, tuple[Shape, Tone]]] = {
    FormOutcome.NEW: ("circle", "info"),
    FormOutcome.BOTH: ("triangle", "warning"),
    FormOutcome.SAME: ("dash", "neutral"),
    FormOutcome.EMPTIED: ("ring", "neutral"),
    FormOutcome.APPROVED: ("check", "neutral"),
    FormOutcome.UNKNOWN: ("cross", "neutral"),
}


def returned_look(one: Returned, lang: Lang) -> Look:
    """Return the badge of a text that came back: what it means, and how its rating changes."""
    change = one.change
    shape, tone = _LOOKS[change.outcome]
    words = change.outcome.label(lang)
    if change.outcome is FormOutcome.NEW and not _rewritten(change):
        words = translate("Rounds", "Ny vurdering")
    if one.may_be_taken and change.rag_now is not change.rag_returned:
        words += f" · {_rated(change, lang)}"
    if one.may_be_taken and one.twice:
        shape, tone = "triangle", "warning"
        words += translate("Rounds", " · anderledes i en anden fil")
    return Look(words, shape, tone)


def file_look(path: Path, found: FormPreview | KkdeskError, code: str, lang: Lang) -> Look:
    """Say of a file what was found in it, or why it was refused; ``code`` is the page's round."""
    if isinstance(found, Exception):
        return Look(f"{path.name}: {found.title(lang)}. {found.message(lang)}", "cross", "danger")
    count = len(found.of(FormOutcome.NEW, FormOutcome.BOTH))
    told = count_words(
        count,
        translate("Rounds", "1 tekst kan hentes"),
        translate("Rounds", "{} tekster kan hentes"),
    )
    words = f"{path.name}: {department_word(found.department_code, lang)} · {told}"
    if found.round_code.casefold() == code.casefold():
        return Look(words, "check", "success")
    other = translate("Rounds", "skemaet er til runde {}, ikke {}").format(found.round_code, code)
    return Look(f"{words} · {other}", "triangle", "warning")


def department_word(code: str, lang: Lang) -> str:
    """Return a department's code, or the word for the texts that belong to none."""
    return OwnerKind.CROSS.label(lang) if code == CROSS else code


def sides(one: Returned, lang: Lang) -> tuple[tuple[str, ...], list[Row], str]:
    """Return the headings and the row of what stands and what came, word by word, and a note."""
    change = one.change
    headings = [translate("Rounds", "Står nu"), translate("Rounds", "Fra skemaet")]
    texts = [settled(change.text_now), settled(change.text_returned)]
    notes = []
    if change.outcome is FormOutcome.BOTH and settled(change.text_then):
        headings.insert(0, translate("Rounds", "Da skemaet blev lavet"))
        texts.insert(0, settled(change.text_then))
    elif change.outcome is FormOutcome.BOTH:
        notes.append(
            translate("Rounds", "Fra dengang skemaet blev lavet, er der ingen tekst at vise.")
        )
    if change.rag_now is not change.rag_returned:
        notes.append(translate("Rounds", "Vurdering: {}").format(_rated(change, lang)))
    row = against(f"{change.code} {change.title}".strip(), *texts)
    return tuple(headings), [row], " ".join(notes)


def _rated(change: FormChange, lang: Lang) -> str:
    return " → ".join(_rag_word(rag, lang) for rag in (change.rag_now, change.rag_returned))


def _rag_word(rag: Rag | None, lang: Lang) -> str:
    """Return the word of a rating without what it means: "Gul"."""
    return rag.label(lang).partition(":")[0] if rag else translate("Rounds", "Ikke vurderet")


def _rewritten(change: FormChange) -> bool:
    return settled(change.text_now) != settled(change.text_returned)
