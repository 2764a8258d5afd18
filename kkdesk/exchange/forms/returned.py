"""What was found in a form that came back, within bounds and with each initiative once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.status_forms import (
    LONGEST_TEXT,
    MOST_LINES,
    ReturnedForm,
    ReturnedLine,
    made_at_of,
)
from kkdesk.errors import FormForeign, FormTooBig, FormTwice
from kkdesk.exchange.forms.paragraphs import text_of
from kkdesk.exchange.forms.words import DEPARTMENT, NUMBER, ROUND, is_hint, one_line, rag_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kkdesk.exchange.forms.paragraphs import Para

MOST_TEXT: Final = 4_000_000
"""So many characters all texts of a form have at most together."""
MOST_FORMATTED: Final = 30_000
"""So many bold, italic and linked pieces a form has at most; each costs 0.3 ms."""
_FAR_TOO_LONG: Final = 2 * LONGEST_TEXT
"""Characters as they come, before blank lines and spaces at ends are taken out."""


class Found:
    """Gathers the head and the lines of a form."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._head: dict[str, str] = {}
        self._lines: list[ReturnedLine] = []
        self._size = self._formatted = 0
        self._by_code: dict[str, ReturnedLine] = {}

    def say(self, label: str, value: str) -> None:
        """Keep a value of the head; the first one holds."""
        if value:
            self._head.setdefault(label, value)

    def add(self, code: str, paragraphs: Iterable[Para], rating: str) -> None:
        """Keep the two fields of an initiative; raises FormTooBig or FormTwice.

        A text without a code is kept, so that whoever takes the form in gets to see it.
        """
        shown = one_line(code)
        text = self._text(shown, tuple(paragraphs))
        if not shown and not text:
            return
        line = ReturnedLine(shown, text, rag_of(rating))
        before = self._by_code.get(shown.casefold()) if shown else None
        if before is None:
            self._by_code[shown.casefold()] = line
            self._lines.append(line)
        elif (before.text, before.rag) != (line.text, line.rag):
            raise FormTwice(self._path, shown)
        if len(self._lines) > MOST_LINES:
            raise self._too_big()

    def _text(self, code: str, paragraphs: tuple[Para, ...]) -> str:
        """Return the text of a field; what is far beyond the bounds is not even put together."""
        spans = [span for para in paragraphs for span in para.spans]
        size = sum(len(span.text) for span in spans)
        self._size += size
        self._formatted += sum(span.bold or span.italic or bool(span.link) for span in spans)
        if self._size > MOST_TEXT or self._formatted > MOST_FORMATTED:
            raise self._too_big()
        text = "" if size > _FAR_TOO_LONG else text_of(paragraphs)
        if size > _FAR_TOO_LONG or len(text) > LONGEST_TEXT:
            most = f"{LONGEST_TEXT:,}"
            raise FormTooBig(
                self._path,
                f"teksten til {code or 'en indsats uden kode'} har flere end "
                f"{most.replace(',', '.')} tegn",
                f"the text of {code or 'an initiative without a code'} has more than {most} "
                "characters",
            )
        return "" if is_hint(text) else text

    def _too_big(self) -> FormTooBig:
        return FormTooBig(
            self._path,
            "den har for mange indsatser, eller der står for meget i den",
            "it has too many initiatives, or too much is written in it",
        )

    def form(self) -> ReturnedForm:
        """Return what the form says; raises FormForeign if it is none."""
        head = self._head
        if ROUND not in head or DEPARTMENT not in head:
            raise FormForeign(self._path)
        made_at = made_at_of(head.get(NUMBER, ""))
        return ReturnedForm(head[ROUND], head[DEPARTMENT], made_at, tuple(self._lines))
