"""What a packet has of its own: cover, contents and the strip before each appendix, on A4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.reports.pdf.canvas import Artifact, Canvas
from kkdesk.reports.pdf.fonts import BOLD, REGULAR
from kkdesk.reports.pdf.structure import Tag
from kkdesk.reports.pdf.text import Fragment, break_lines, clean
from kkdesk.reports.pdf.theme import HOUSE, INK, PAPER, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kkdesk.reports.pdf.text import Line

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
_LEFT: Final = 70.0
_MEASURE: Final = WIDTH - 2 * _LEFT
_FOOT: Final = 30.0
_LOWEST: Final = 80.0
_ENTRY: Final = 11.0
_ENTRY_LEADING: Final = 15.5
_ENTRY_GAP: Final = 7.0
_NUMBER_ROOM: Final = 46.0
PART: Final = "kkdesk:part/"
"""The address of a link in the front matter that leads to a part, by its place in the packet."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: lines of labels with their values under the title."""

    kicker: str
    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The page before an appendix: its number, its title, and what is to be known of it."""

    number: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; its number is filled in when all parts are laid out."""

    label: str
    title: str

    @property
    def words(self) -> str:
        """Return the label and the title as bookmarks and links say them."""
        return clean(f"{self.label} · {self.title}" if self.label else self.title)


class FrontMatter:
    """Draws a packet's own pages. Their count is known before the numbers are."""

    def __init__(
        self, canvas: Canvas, language: str, contents: str, entries: Sequence[Entry]
    ) -> None:
        self._canvas = canvas
        self._danish = language != "en"
        self._contents = contents
        self._pages = list(self._broken(entries))

    @property
    def contents_pages(self) -> int:
        """Return how many pages the contents fill."""
        return len(self._pages)

    def cover(self, cover: Cover) -> None:
        """Draw the cover; it carries no number."""
        canvas = self._canvas
        canvas.begin_section()
        canvas.begin_page((WIDTH, HEIGHT))
        canvas.rectangle((0, HEIGHT - 250, WIDTH, 250), HOUSE)
        y = self._block(cover.kicker, Tag("P"), HEIGHT - 110, 13.0, REGULAR, PAPER)
        self._block(cover.title, Tag("H1"), y - 12, 25.0, BOLD, PAPER)
        y = HEIGHT - 300
        for label, value in cover.lines:
            if value:
                tag = Tag("P")
                canvas.text(tag, (_LEFT, y), f"{clean(label)}: ", BOLD, 11.5, INK)
                y = self._block(value, tag, y + 11.5 * 1.3, 11.5, REGULAR, INK, indent=120.0)
                y -= 12
        canvas.end_page()

    def contents(self, numbers: Sequence[int], first: int) -> None:
        """Draw the contents; each entry has its page's number and is a link."""
        place = 0
        for order, page in enumerate(self._pages):
            self._canvas.begin_section()
            self._canvas.begin_page((WIDTH, HEIGHT))
            y = HEIGHT - 90
            if order == 0:
                y = self._block(self._contents, Tag("H1"), y + 20, 20.0, BOLD, HOUSE) - 24
            entries = Tag("TOC")
            for entry, lines in page:
                y = self._entry(entry, lines, (place, numbers[place]), y, entries)
                place += 1
            self._foot(first + order)
            self._canvas.end_page()

    def strip(self, strip: Strip, number: int) -> None:
        """Draw the page before an appendix."""
        canvas = self._canvas
        canvas.begin_section()
        canvas.begin_page((WIDTH, HEIGHT))
        canvas.rectangle((0, HEIGHT - 330, 26, 180), HOUSE)
        heading = Tag("H1")
        y = self._block(strip.number, heading, HEIGHT - 160, 17.0, REGULAR, QUIET, end=" ")
        y = self._block(strip.title, heading, y - 4, 24.0, BOLD, HOUSE) - 22
        for note in strip.notes:
            y = self._block(note, Tag("P"), y, 11.5, REGULAR, INK) - 8
        self._foot(number)
        canvas.end_page()

    def _broken(self, entries: Sequence[Entry]) -> Iterator[list[tuple[Entry, list[Line]]]]:
        """Yield the entries of each page with their lines."""
        page: list[tuple[Entry, list[Line]]] = []
        room = HEIGHT - 90 - 60 - _LOWEST
        left = room
        for entry in entries:
            lines = break_lines(
                [Fragment(entry.words, REGULAR)],
                _MEASURE - _NUMBER_ROOM,
                _ENTRY,
                self._canvas.faces,
            )
            high = len(lines) * _ENTRY_LEADING + _ENTRY_GAP
            if page and high > left:
                yield page
                page, left = [], room
            page.append((entry, lines))
            left -= high
        yield page

    def _entry(
        self, entry: Entry, lines: list[Line], target: tuple[int, int], y: float, entries: Tag
    ) -> float:
        canvas = self._canvas
        link = Tag("Link", Tag("Reference", Tag("TOCI", entries)))
        top = y + _ENTRY
        for order, line in enumerate(lines):
            end = self._line(line, link, (_LEFT, y), _ENTRY, INK)
            if order < len(lines) - 1:
                canvas.text(link, (end, y), " ", REGULAR, _ENTRY, INK)
                y -= _ENTRY_LEADING
        label = str(target[1])
        width = canvas.faces[REGULAR].width(label) * _ENTRY / 1000
        canvas.text(link, (end, y), " ", REGULAR, _ENTRY, INK)
        right = _LEFT + _MEASURE
        canvas.text(link, (right - width, y), label, REGULAR, _ENTRY, INK)
        for dot in range(max(0, int((right - width - 14 - end) // 6))):
            canvas.rectangle((right - width - 10 - dot * 6, y, 1.0, 1.0), QUIET)
        words = f"Gå til side {label}" if self._danish else f"Go to page {label}"
        box = (_LEFT - 3, y - 4, _MEASURE + 6, top - y + 5)
        canvas.link(link, box, f"{words}: {entry.words}", address=f"{PART}{target[0]}")
        return y - _ENTRY_LEADING - _ENTRY_GAP

    def _block(
        self,
        words: str,
        tag: Tag,
        y: float,
        size: float,
        face: int,
        colour: str,
        *,
        indent: float = 0.0,
        end: str = "",
    ) -> float:
        """Draw words below a height; return where the last line stands."""
        fragments = [Fragment(clean(words), face)]
        lines = break_lines(fragments, _MEASURE - indent, size, self._canvas.faces)
        for order, line in enumerate(lines):
            y -= size * 1.3
            x = self._line(line, tag, (_LEFT + indent, y), size, colour)
            if order < len(lines) - 1 or end:
                self._canvas.text(tag, (x, y), " ", face, size, colour)
        return y

    def _line(
        self, line: Line, tag: Tag, start: tuple[float, float], size: float, colour: str
    ) -> float:
        x, y = start
        for run in line.runs:
            x += self._canvas.text(tag, (x, y), run.text, run.face, size, colour)
        return x

    def _foot(self, number: int) -> None:
        label = str(number)
        canvas = self._canvas
        width = canvas.faces[BOLD].width(label) * 10.0 / 1000
        canvas.text(Artifact.FOOTER, (WIDTH - _LEFT - width, _FOOT), label, BOLD, 10.0, QUIET)
