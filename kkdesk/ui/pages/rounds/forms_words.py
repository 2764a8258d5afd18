"""What is said of a form that came back: its file, each of its texts, and their two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.differences import Part
from kkdesk.domain.status_forms import FormOutcome, settled
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
        words += f" · {rag_word(change.rag_now, lang)} → {rag_word(change.rag_returned, lang)}"
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
    words = f"{path.name}: {found.department_code} · {told}"
    if found.round_code.casefold() == code.casefold():
        return Look(words, "check", "success")
    other = translate("Rounds", "skemaet er til runde {}, ikke {}").format(found.round_code, code)
    return Look(f"{words} · {other}", "triangle", "warning")


def sides(one: Returned, lang: Lang) -> tuple[tuple[str, ...], list[Row]]:
    """Return the headings and the rows of what stands and what came, word by word."""
    change = one.change
    now, came = translate("Rounds", "Står nu"), translate("Rounds", "Fra skemaet")
    texts = [settled(change.text_now), settled(change.text_returned)]
    headings = [now, came]
    if change.outcome is FormOutcome.BOTH:
        headings.insert(0, translate("Rounds", "Da skemaet blev lavet"))
        texts.insert(0, settled(change.text_then))
    rows = [against(f"{change.code} {change.title}".strip(), *texts)]
    if change.rag_now is not change.rag_returned:
        ratings = (rag_word(change.rag_now, lang), rag_word(change.rag_returned, lang))
        cells = (*[""] * (len(headings) - 2), *ratings)
        plain = tuple(((Part.KEPT, words),) if words else () for words in cells)
        rows.append(Row(translate("Rounds", "Vurdering"), plain))
    return tuple(headings), rows


def rag_word(rag: Rag | None, lang: Lang) -> str:
    """Return the word of a rating without what it means: "Gul"."""
    return rag.label(lang).partition(":")[0] if rag else translate("Rounds", "Ikke vurderet")


def _rewritten(change: FormChange) -> bool:
    return settled(change.text_now) != settled(change.text_returned)
