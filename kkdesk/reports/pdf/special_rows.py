"""Rows that are space, or another row further in, smaller or shown again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kkdesk.reports.pdf.canvas import Canvas
    from kkdesk.reports.pdf.rows import PageNumbers, Row


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing but height, with a rule below it if it has a colour."""

    height: float
    rule: str = ""
    width: float = 0.0
    above: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:  # noqa: ARG002 - drawn as every row
        """Draw the rule."""
        if self.rule:
            canvas.rectangle((x, top - self.height, self.width, 0.8), self.rule)


@dataclass(frozen=True, slots=True)
class Smaller:
    """A figure drawn smaller than it was laid out, so that the page holds it."""

    row: Row
    factor: float
    above: float = 0.0

    @property
    def height(self) -> float:
        """The height it is drawn with."""
        return self.row.height * self.factor

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the figure towards its upper left corner."""
        with canvas.scaled((x, top), self.factor):
            self.row.draw(canvas, x, top, pages)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row that is shown again and not read again."""

    row: Row
    above: float = 0.0

    @property
    def height(self) -> float:
        """The height of the row."""
        return self.row.height

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the row as an artifact."""
        with canvas.again():
            self.row.draw(canvas, x, top, pages)


@dataclass(frozen=True, slots=True)
class Inset:
    """A row that stands `x` points in."""

    row: Row
    x: float
    above: float = field(default=-1.0)

    def __post_init__(self) -> None:
        if self.above < 0:
            object.__setattr__(self, "above", self.row.above)

    @property
    def height(self) -> float:
        """The height of the row."""
        return self.row.height

    def draw(self, canvas: Canvas, x: float, top: float, pages: PageNumbers) -> None:
        """Draw the row where it stands."""
        self.row.draw(canvas, x + self.x, top, pages)
