"""Filling pages of paper: strips in, pages out. Pure geometry, no drawing.

What is glued stays together, a table's header is repeated, and foot notes stand at the foot of the
page that refers to them. Each strip is looked at once, so that time grows with the length only.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kkdesk.reports.pdf.grid import GridRow, notes_of
from kkdesk.reports.pdf.paper_theme import BOTTOM, NOTE_GAP, TOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kkdesk.reports.pdf.rows import Row
    from kkdesk.reports.pdf.structure import Tag

TOLERANCE = 0.01
_WORTH_SPLITTING = 0.2
"""Rows of tables lower than this share of the page are rather moved than broken."""
_MOST_CARRIED_NOTES = 0.5
_MOST_REPEATED = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The ground of a panel or the rule beside a quote, behind several strips."""

    ground: str | None
    rule: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A row with what a page has to know of it.

    `glued` holds it to the strip that follows. `anchor` is what links lead to, `opens` are tags
    that get their place in the tree here, `repeat` the header of the table it stands in, `notes`
    further foot notes that belong on its page.
    """

    row: Row
    above: float = 0.0
    glued: bool = False
    frame: Frame | None = None
    anchors: tuple[str, ...] = ()
    opens: tuple[Tag, ...] = ()
    repeat: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def referred(self) -> tuple[str, ...]:
        """The keys of all notes that belong on its page."""
        return (*notes_of(self.row), *self.notes)


@dataclass(frozen=True, slots=True)
class Laid:
    """A strip on a page; `top` is its distance from the top of the text."""

    strip: Strip
    top: float


@dataclass(slots=True)
class PaperPage:
    """A page of strips, repeated table headers and foot notes."""

    size: tuple[float, float]
    laid: list[Laid] = field(default_factory=list)
    repeated: list[tuple[float, Row]] = field(default_factory=list)
    notes: list[tuple[str, Row]] = field(default_factory=list)
    used: float = 0.0
    notes_height: float = 0.0

    @property
    def room(self) -> float:
        """The height of the page's text."""
        return self.size[1] - TOP - BOTTOM

    @property
    def fresh(self) -> bool:
        """Tell whether nothing that can be seen stands on it."""
        return not self.used

    @property
    def left(self) -> float:
        """The height that is still free."""
        return self.room - self.used - self.notes_height


class Pager:
    """Places strips on pages; `notes` gives the rows of each foot note by its key."""

    def __init__(self, notes: Mapping[str, Sequence[Row]]) -> None:
        self.pages: list[PaperPage] = []
        self._notes = notes
        self._placed: set[str] = set()
        self._carried: deque[tuple[str, Row]] = deque()
        self._size = (0.0, 0.0)
        self._held: list[Strip] = []

    def start_page(self, size: tuple[float, float]) -> None:
        """Go on with a new page of this size."""
        self._let_go()
        self._size = size
        self._finish_notes()
        self._new_page()

    def add(self, strips: Iterable[Strip]) -> None:
        """Place strips on this page and further ones; what ends glued waits for what follows."""
        for strip in strips:
            self._held.append(strip)
            if not strip.glued:
                self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, []
        if held:
            self._add_chunk(deque(held))

    def finish(self) -> list[PaperPage]:
        """Return the pages, with the last foot notes on them."""
        self._let_go()
        self._finish_notes()
        return self.pages

    def _finish_notes(self) -> None:
        while self._carried:
            self._new_page()

    def _add_chunk(self, chunk: deque[Strip]) -> None:
        while chunk:
            page = self.pages[-1]
            if self._needed(chunk) <= page.left + TOLERANCE:
                for strip in chunk:
                    self._place(strip)
                return
            fitting = self._fitting(chunk)
            if self._split_at(chunk, fitting):
                continue
            if page.laid:
                self._new_page()
                continue
            # Too much for any page: break where it must be.
            for _ in range(max(fitting, 1)):
                self._place(chunk.popleft())
            if chunk:
                self._new_page()

    def _split_at(self, chunk: deque[Strip], fitting: int) -> bool:
        """Break the table row that does not fit; place what comes before the break."""
        page = self.pages[-1]
        strip = chunk[fitting] if fitting < len(chunk) else None
        if strip is None or not isinstance(strip.row, GridRow):
            return False
        alone = not page.laid and not fitting
        if strip.row.height < page.room * _WORTH_SPLITTING and not alone:
            return False
        before = self._needed([chunk[number] for number in range(fitting)])
        above = strip.above if not page.fresh or fitting else self._repeat_height(strip)
        room = page.left - before - above - self._notes_needed(strip.referred, first=not page.notes)
        if alone:
            room = max(room, page.room * _WORTH_SPLITTING)
        parts = strip.row.split(room) or (strip.row.split(room, force=True) if alone else None)
        if parts is None:
            return False
        head, tail = parts
        for _ in range(fitting):
            self._place(chunk.popleft())
        chunk.popleft()
        self._place(replace(strip, row=head))
        chunk.appendleft(replace(strip, row=tail, above=0.0, anchors=(), opens=()))
        self._new_page()
        return True

    def _needed(self, strips: Sequence[Strip] | deque[Strip]) -> float:
        """Return the height of strips and their notes below what stands on the page."""
        return self._stacked(strips)[-1] if strips else 0.0

    def _fitting(self, chunk: deque[Strip]) -> int:
        """Return how many strips fit on the page."""
        left = self.pages[-1].left + TOLERANCE
        return sum(1 for used in self._stacked(chunk) if used <= left)

    def _stacked(self, strips: Sequence[Strip] | deque[Strip]) -> list[float]:
        """Return the height needed up to and with each strip, notes included."""
        page = self.pages[-1]
        used, noted = page.used, 0.0
        seen: set[str] = set()
        heights: list[float] = []
        for strip in strips:
            used += (strip.above if used else self._repeat_height(strip)) + strip.row.height
            if strip.referred:
                keys = [key for key in strip.referred if key not in seen]
                seen.update(keys)
                noted += self._notes_needed(keys, first=not page.notes and not noted)
            heights.append(used - page.used + noted)
        return heights

    def _repeat_height(self, strip: Strip) -> float:
        high = sum(row.height for row in strip.repeat)
        return high if high <= self.pages[-1].room * _MOST_REPEATED else 0.0

    def _notes_needed(self, keys: Sequence[str], *, first: bool) -> float:
        """Return the height of notes that stand nowhere yet; the first has a rule above it."""
        rows = [
            row
            for key in dict.fromkeys(keys)
            if key not in self._placed
            for row in self._notes.get(key, ())
        ]
        high = sum(row.height + row.above for row in rows)
        return high + (NOTE_GAP if rows and first else 0.0)

    def _place(self, strip: Strip) -> None:
        page = self.pages[-1]
        if page.fresh and self._repeat_height(strip):
            for row in strip.repeat:
                page.repeated.append((page.used, row))
                page.used += row.height
        top = page.used + (0.0 if page.fresh else strip.above)
        page.laid.append(Laid(strip, top))
        page.used = top + strip.row.height
        for key in strip.referred:
            if key not in self._placed:
                self._placed.add(key)
                self._carried.extend((key, row) for row in self._notes.get(key, ()))
        self._place_notes(page.left)

    def _place_notes(self, room: float) -> None:
        """Put the notes that wait at the foot of the page as far as there is room."""
        page = self.pages[-1]
        while self._carried:
            _, row = self._carried[0]
            needed = row.height + row.above + (0.0 if page.notes else NOTE_GAP)
            if needed > room + TOLERANCE and (page.laid or page.notes):
                return
            room -= needed
            page.notes.append(self._carried.popleft())
            page.notes_height += needed

    def _new_page(self) -> None:
        page = PaperPage(self._size)
        self.pages.append(page)
        self._place_notes(page.room * _MOST_CARRIED_NOTES)
