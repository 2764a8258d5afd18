"""What Udveksling says of copies, check-ins and conflicts, and the choices each conflict has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.exchange import ConflictChoice, ConflictKind, CopyState
from kkdesk.ui.i18n import write_moment

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.exchange import CheckInRow, ConflictRow, LaptopCopyRow
    from kkdesk.domain.exchange_words import ChangeWords, ConflictWords
    from kkdesk.domain.vocabulary import Lang

translate = QCoreApplication.translate
COL_HOLDER, COL_PART, COL_SINCE, COL_STATE = range(4)
COL_ABOUT, COL_FIELD, COL_WHY, COL_WHO = range(4)


def copy_titles() -> tuple[str, ...]:
    """Return the titles of the list of copies."""
    return (
        translate("Exchange", "Hvem"),
        translate("Exchange", "Hvad"),
        translate("Exchange", "Siden"),
        translate("Exchange", "Tilstand"),
    )


def copy_words(one: LaptopCopyRow, lang: Lang) -> tuple[str, ...]:
    """Return what the list says of a copy, a column each."""
    since = told_moment(one.renewed_at or one.taken_at)
    return one.holder, part_words(one), since, state(one, lang)


def part_words(one: LaptopCopyRow) -> str:
    """Say how much of everything a copy holds, and how it is kept."""
    words = [scope_words(one.scope, one.scope_code)]
    if one.without_confidential:
        words.append(translate("Exchange", "uden fortroligt"))
    if one.encrypted:
        words.append(translate("Exchange", "krypteret"))
    return ", ".join(words)


def scope_words(scope: str, code: str) -> str:
    """Say which part a copy holds."""
    if scope == "policy":
        return translate("Exchange", "Politikken {}").format(code)
    if scope == "department":
        return translate("Exchange", "Forvaltningen {}").format(code)
    return translate("Exchange", "Alt")


def state(one: LaptopCopyRow, lang: Lang) -> str:
    """Say where a copy is, and when it was last at home."""
    words = one.state.label(lang)
    if one.checked_in_at is None or one.state is CopyState.LOST:
        return words
    when = told_moment(one.checked_in_at)
    if one.state is CopyState.HOME:
        return f"{words} {when}"
    return translate("Exchange", "{}; sidst hjemme {}").format(words, when)


def check_in_titles() -> tuple[str, ...]:
    """Return the titles of the list of check-ins."""
    return (
        translate("Exchange", "Hvornår"),
        translate("Exchange", "Fra"),
        translate("Exchange", "Ændret"),
        translate("Exchange", "Konflikter"),
    )


def check_in_words(one: CheckInRow) -> tuple[str, ...]:
    """Return what the list says of a check-in, a column each."""
    return told_moment(one.at), one.holder, str(one.applied), str(one.conflicts)


def conflict_titles() -> tuple[str, ...]:
    """Return the titles of the list of conflicts."""
    return (
        translate("Exchange", "Post"),
        translate("Exchange", "Felt"),
        translate("Exchange", "Hvorfor"),
        translate("Exchange", "Fra"),
    )


def conflict_line(one: ConflictWords, lang: Lang) -> tuple[str, ...]:
    """Return what the list says of a conflict, a column each."""
    fields = ", ".join(part.title for part in one.parts)
    whole = not (one.row.has_mine and one.row.has_theirs) or not one.row.has_base
    why = one.row.kind.label(lang) if one.row.open else decision_words(one.row)
    about = one.about or one.subject
    return about, one.subject if whole else fields, why, one.row.holder or one.row.mine_by


def decision_words(one: ConflictRow) -> str:
    """Say how a conflict was decided, by whom and when."""
    chosen = {
        ConflictChoice.BASE: translate("Exchange", "som før"),
        ConflictChoice.MINE: translate("Exchange", "den bærbares"),
        ConflictChoice.THEIRS: translate("Exchange", "det, der stod her"),
        ConflictChoice.OWN: translate("Exchange", "skrevet på ny"),
    }
    words = chosen[ConflictChoice(one.decision)] if one.decision else ""
    return f"{words} · {one.decided_by} {told_moment(one.decided_at)}"


def change_titles() -> tuple[str, ...]:
    """Return the titles of the preview of a check-in."""
    return (
        translate("Exchange", "Post"),
        translate("Exchange", "Felt"),
        translate("Exchange", "Hvad der sker"),
        translate("Exchange", "Hvem"),
    )


def change_line(one: ChangeWords) -> tuple[str, ...]:
    """Return what the preview says of a change, a column each."""
    if one.change.action == "insert":
        done = translate("Exchange", "oprettes")
    elif one.change.action == "delete":
        done = translate("Exchange", "slettes")
    else:
        done = f"{one.before or '–'} → {one.after or '–'}"
    return one.about or one.subject, one.title or one.subject, done, one.change.by


def waiting_line(one: ConflictWords, lang: Lang) -> tuple[str, ...]:
    """Return what the preview says of a conflict that would be kept, a column each."""
    about, field, why, _ = conflict_line(one, lang)
    return about, field, translate("Exchange", "Konflikt: {}").format(why), one.row.mine_by


def told_moment(moment: datetime | None) -> str:
    """Write a moment as the person's clock shows it; a dash where nobody knows it."""
    return write_moment(moment.astimezone()) if moment is not None else "–"


def author_words(by: str, at: datetime | None) -> str:
    """Say who wrote a side and when, as far as it is known."""
    who = by or translate("Exchange", "en anden")
    return f"{who}, {told_moment(at)}" if at is not None else who


def choices(one: ConflictRow) -> tuple[tuple[ConflictChoice, str], ...]:
    """Return what a conflict can be decided to, in words that say what happens; mine first."""
    mine, theirs, base = _choice_words(one)
    found = [(ConflictChoice.MINE, mine), (ConflictChoice.THEIRS, theirs)]
    if base:
        found.append((ConflictChoice.BASE, base))
    return tuple(found)


def _decided_like(one: ConflictRow) -> ConflictKind:
    """Return the kind whose words fit; what a closed round does not take can be anything."""
    if one.kind is not ConflictKind.ROUND_CLOSED:
        return one.kind
    if not one.has_mine:
        return ConflictKind.DELETE_EDIT
    return ConflictKind.FIELD if one.has_theirs else ConflictKind.REFUSED


def _choice_words(one: ConflictRow) -> tuple[str, str, str]:
    match _decided_like(one):
        case ConflictKind.EDIT_DELETE:
            return (
                translate("Exchange", "&Bring den tilbage, som den er rettet"),
                translate("Exchange", "&Lad den være slettet"),
                translate("Exchange", "Bring den tilbage, som den var &før"),
            )
        case ConflictKind.DELETE_EDIT | ConflictKind.DELETE_IN_USE:
            return (
                translate("Exchange", "S&let den også her"),
                translate("Exchange", "&Behold den, som den er her"),
                "",
            )
        case ConflictKind.ROUND_WRITTEN:
            return (
                translate("Exchange", "&Luk den, som den blev lukket dér"),
                translate("Exchange", "L&ad den stå åben"),
                "",
            )
        case ConflictKind.SAME_CODE if not one.has_base:
            return (
                translate("Exchange", "Sæt den &bærbares i stedet"),
                translate("Exchange", "Behold &kun den her"),
                "",
            )
        case ConflictKind.PARENT_GONE | ConflictKind.REFUSED | ConflictKind.HELD_WITH:
            return (
                translate("Exchange", "&Prøv at gemme den nu"),
                translate("Exchange", "&Lad den ligge"),
                "",
            )
        case _:
            return (
                translate("Exchange", "Brug den &bærbares"),
                translate("Exchange", "Behold det, der står &her"),
                translate("Exchange", "Brug det, der stod &før"),
            )
