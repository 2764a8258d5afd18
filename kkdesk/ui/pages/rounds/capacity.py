"""What a text takes of the slides while it is written: measured by layout, not estimated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from kkdesk.domain.markup import plain_text
from kkdesk.domain.rounds import word_count
from kkdesk.services.slide_capacity import slide_fill
from kkdesk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from kkdesk.domain.rounds import RoundEntry
    from kkdesk.domain.slide_fill import SlideFill
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.context import PageContext

PAUSE_MS: Final = 500
"""So long after the last key, or after a text was opened, it is measured: the layout of a whole
round must not stand in the way of who goes on to the next text."""


class CapacityLine(QObject):
    """A line of words that follows a text; the words are counted at once, the slides soon."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self.label = text_label("", "reading")
        self._context = context
        self._place = ("", "")  # round and entry
        self._text = ""
        self._slides = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.measure)

    def follow(self, round_id: str, entry: RoundEntry, words: str) -> None:
        """Count a text now and measure it when nobody types or goes on."""
        if self._place != (round_id, entry.id):
            self._place, self._slides = (round_id, entry.id), ""
        self._text = words
        self._show()
        self._pause.start()

    def measure(self) -> None:
        """Have the text laid out on the worker; a newer text takes an older one's turn."""
        self._pause.stop()
        self._context.worker.submit(
            partial(slide_fill, self._context.workspace, *self._place, self._text),
            done=partial(self._measured, self._place),
            failed=self._unmeasured,
            receiver=self,
            latest_only_key=f"rounds.capacity.{id(self)}",
        )

    def _measured(self, place: tuple[str, str], found: SlideFill | None) -> None:
        if place == self._place:
            self._slides = self._words(found)
            self._show()

    def _unmeasured(self, _: KkdeskError) -> None:
        self._slides = ""  # the round or the text is gone; the page says so
        self._show()

    def _show(self) -> None:
        counted = self.tr("{} ord").format(word_count(plain_text(self._text)))
        self.label.setText(f"{counted} · {self._slides}" if self._slides else counted)

    def _words(self, found: SlideFill | None) -> str:
        if found is None:
            return self.tr("kommer ikke med på slidene")
        share = f"{found.share * 100:.0f}" if found.share >= 0.01 else "1"  # noqa: PLR2004
        said = self.tr("fylder {} pct. af et slide · står på slide {} ({}/{})").format(
            share, found.slides[0], found.places[0], found.count
        )
        if len(found.slides) > 1:
            said += self.tr(" og fortsætter til slide {} ({}/{})").format(
                found.slides[-1], found.places[-1], found.count
            )
        if found.full:
            said += self.tr(" · højere end en spalte, så den bliver delt")
        return said
