"""The table that `make bench` prints: its lines and how they are written."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from measure import machine


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table; a goal is an upper limit for the ratio, or for the figure itself."""

    what: str
    kkdesk: str
    beside: str = ""
    ratio: float | None = None
    figure: float | None = None
    goal: float | None = None

    def cells(self) -> tuple[str, str, str, str, str]:
        """Write the line; a goal that was missed says so."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        if self.goal is None:
            return self.what, self.kkdesk, self.beside, ratio, ""
        measured = self.ratio if self.ratio is not None else self.figure
        met = measured is not None and measured <= self.goal
        unit = "×" if self.ratio is not None else "ms"
        goal = f"≤ {self.goal:g} {unit} {'met' if met else '**missed**'}"
        return self.what, self.kkdesk, self.beside, ratio, goal


def say(text: str) -> None:
    """Tell the person what is going on, beside the table."""
    print(text, file=sys.stderr)


def markdown(lines: Sequence[Line]) -> str:
    """Write the lines as a Markdown table, with the machine below it."""
    rows = [("measured", "kkdesk", "beside", "ratio", "goal"), *(line.cells() for line in lines)]
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    rule = "| --- | ---: | --- | ---: | --- |"
    return "\n".join([head, rule, *body, "", f"Measured on {machine()}.", ""])
