"""What was found in a form that came back, within bounds and with each initiative once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.status_forms import (
    LONGEST_TEXT,
    MOST_LINES,
    ReturnedForm,
    ReturnedLine,
    made_at_of,
    settled,
)
from kkdesk.errors import FormForeign, FormTooBig, FormTwice
from kkdesk.exchange.forms.words import DEPARTMENT, NUMBER, ROUND, is_hint, one_line, rag_of

if TYPE_CHECKING:
    from pathlib import Path

MOST_TEXT: Final = 4_000_000
"""So many characters all texts of a form have at most together."""
_FAR_TOO_LONG: Final = 2 * LONGEST_TEXT
_LONGEST_HINT: Final = 100


class Found:
    """Gathers the head and the lines of a form."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._head: dict[str, str] = {}
        self._lines: list[ReturnedLine] = []
        self._size = 0
        self._by_code: dict[str, ReturnedLine] = {}

    def say(self, label: str, value: str) -> None:
        """Keep a value of the head; the first one holds."""
        if value:
            self._head.setdefault(label, value)

    def add(self, code: str, text: str, rating: str) -> None:
        """Keep the two fields of an initiative; raises FormTooBig or FormTwice.

        A text without a code is kept, so that whoever takes the form in gets to see it.
        """
        shown = one_line(code)
        kept = text if len(text) > _FAR_TOO_LONG else settled(text)
        if is_hint(kept[:_LONGEST_HINT]):
            kept = ""
        if not shown and not kept:
            return
        if len(kept) > LONGEST_TEXT:
            raise FormTooBig(
                self._path,
                f"teksten til {shown} har flere end {LONGEST_TEXT:_} tegn".replace("_", "."),
                f"the text of {shown} has more than {LONGEST_TEXT:,} characters",
            )
        line = ReturnedLine(shown, kept, rag_of(rating))
        before = self._by_code.get(shown.casefold()) if shown else None
        if before is None:
            self._by_code[shown.casefold()] = line
            self._lines.append(line)
        elif (before.text, before.rag) != (line.text, line.rag):
            raise FormTwice(self._path, shown)
        self._size += len(kept)
        if len(self._lines) > MOST_LINES or self._size > MOST_TEXT:
            raise FormTooBig(
                self._path,
                f"den har flere end {MOST_LINES:_} indsatser eller {MOST_TEXT:_} tegn".replace(
                    "_", "."
                ),
                f"it has more than {MOST_LINES:,} initiatives or {MOST_TEXT:,} characters",
            )

    def form(self) -> ReturnedForm:
        """Return what the form says; raises FormForeign if it is none."""
        head = self._head
        if ROUND not in head or DEPARTMENT not in head:
            raise FormForeign(self._path)
        made_at = made_at_of(head.get(NUMBER, ""))
        return ReturnedForm(head[ROUND], head[DEPARTMENT], made_at, tuple(self._lines))
