"""The words of a status form, always Danish: it is for people who have never seen kkdesk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.vocabulary import Rag

if TYPE_CHECKING:
    from kkdesk.domain.status_forms import FormLine, StatusForm
    from kkdesk.domain.vocabulary import Lang

ROUND: Final = "Runde"
DEPARTMENT: Final = "Forvaltning"
DEADLINE: Final = "Frist"
NUMBER: Final = "Skemanummer"
CUT_OFF: Final = "Afgrænsning"
STATUS: Final = "Status"
RATING: Final = "Vurdering"
OBJECTIVE: Final = "Målsætning"
PLAN: Final = "Plan"
CODE: Final = "Kode"
INITIATIVE: Final = "Indsats"
REMARK: Final = "Returneret med bemærkning"
WRITE_HERE: Final = "skriv her"
SEND_BACK: Final = "Send skemaet tilbage til den, I har fået det fra."
TEXT_HINT: Final = "Skriv status her"
RATING_HINT: Final = "Vælg vurdering"

TEXT_ADVICE: Final = "skriv i feltet"
RATING_ADVICE: Final = "vælg på listen"
FIELD_HINTS: Final = frozenset({TEXT_ADVICE, RATING_ADVICE})
"""What stands below the label of a field."""

HINTS: Final = frozenset(
    hint.casefold()
    for hint in (
        TEXT_HINT,
        RATING_HINT,
        # What Word puts into a field that was emptied.
        "Klik eller tryk her for at skrive tekst.",
        "Klik her for at angive tekst.",
        "Vælg et element.",
        "Click or tap here to enter text.",
        "Choose an item.",
    )
)
"""What stands in an empty field; some programs keep the words and forget that they are a hint."""

_FIELD = re.compile(rf"({STATUS}|{RATING})\s*[-‐-―−]\s*(.*)", re.IGNORECASE | re.DOTALL)
_LANGUAGES: Final[tuple[Lang, ...]] = ("da", "en")
_UNSTORABLE = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the form's head; only `value` is read back, `name` says what it is called."""

    label: str
    value: str
    name: str = ""


def title_of(form: StatusForm) -> str:
    """Return the form's title."""
    return f"Status for {one_line(form.round_title)} – {one_line(form.department)}"


def instruction_of(form: StatusForm) -> str:
    """Return what whoever gets the form shall do with it."""
    until = one_line(form.deadline).rstrip(".")
    deadline = f" Fristen er {until}." if until else ""
    return (
        "Skriv jeres status for hver indsats i det hvide felt, og vælg en vurdering. De grå felter "
        f"er kun til orientering. {SEND_BACK}{deadline} Ret ikke indsatsernes koder, runden, "
        "forvaltningen eller skemanummeret; de viser, hvor teksterne hører til."
    )


def head_of(form: StatusForm) -> tuple[HeadLine, ...]:
    """Return the lines of the form's head."""
    lines = [
        HeadLine(ROUND, one_line(form.round_code), one_line(form.round_title)),
        HeadLine(DEPARTMENT, one_line(form.department_code), one_line(form.department)),
    ]
    if form.deadline.strip():
        lines.append(HeadLine(DEADLINE, one_line(form.deadline)))
    lines.append(HeadLine(NUMBER, form.number))
    if form.cut_off_rule.strip():
        lines.append(HeadLine(CUT_OFF, one_line(form.cut_off_rule)))
    return tuple(lines)


def last_label(form: StatusForm) -> str:
    """Return what the text of the round before is called."""
    last = one_line(form.last_round)
    return f"Status i runde {last}" if last else "Status i sidste runde"


def heading_of(line: FormLine) -> str:
    """Return the heading of an initiative."""
    return f"{one_line(line.code)} {one_line(line.title)}".strip()


def rag_label(rag: Rag | None) -> str:
    """Return the words of a rating; nothing for none."""
    return "" if rag is None else rag.label("da")


def rag_of(text: str) -> Rag | None:
    """Read a rating by the one colour that is named; None if there is none, or more than one."""
    said = set(re.findall(r"\w+", one_line(text).casefold()))
    named = {rag for rag in Rag for lang in _LANGUAGES if _colour(rag.label(lang)) in said}
    return named.pop() if len(named) == 1 else None


def _colour(label: str) -> str:
    return label.partition(":")[0].casefold()


def is_hint(text: str) -> bool:
    """Tell whether a field holds only what it held when it was empty."""
    return one_line(text).casefold() in HINTS


def field_of(label: str) -> tuple[str, str] | None:
    """Read "Status – S2.2" as the field's kind and the initiative's code."""
    found = _FIELD.fullmatch(one_line(label))
    if found is None:
        return None
    kind = STATUS if found[1].casefold() == STATUS.casefold() else RATING
    return kind, found[2].strip()


def label_of(kind: str, code: str) -> str:
    """Return the label of a field, which names the initiative too."""
    return f"{kind} – {one_line(code)}"


def one_line(text: str) -> str:
    """Return words on one line, without what nobody sees."""
    return " ".join(storable(text).split())


def storable(text: str) -> str:
    """Return a text without what an office file cannot hold."""
    return _UNSTORABLE.sub("", clean_typed(text))
