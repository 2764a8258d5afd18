"""A column pasted from a spreadsheet: which lines become measurements, and why others do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkdesk.domain.dates import parse_date
from kkdesk.domain.indicators import read_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.records import Choice

MOST_LINES: Final = 2000
MOST_LETTERS: Final = 200_000
WHOLE: Final = frozenset({"kk", "kk samlet", "i alt", "samlet", "hele kommunen"})
"""Labels that stand for the whole municipality, in small letters."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One value to add: for a department or (without one) for the whole, at a time in words."""

    line: int
    words: str
    department_id: str = ""
    department: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line or a cell that becomes nothing, with the reason in Danish and in English."""

    line: int
    text: str
    danish: str
    english: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text holds."""

    rows: tuple[PastedRow, ...] = ()
    refused: tuple[RefusedLine, ...] = ()


def read_column(text: str, departments: Sequence[Choice], as_of: str = "") -> Pasted:
    """Read lines of a department or a time, a tab, and values.

    A first line whose cells after the first are times heads the columns. Where it does not,
    ``as_of`` says when the values of departments were measured. Reads at most MOST_LINES lines
    and MOST_LETTERS letters; what lies beyond is refused, not cut silently.
    """
    known = {}
    for choice in departments:
        known[choice.code.casefold()] = known[choice.label.casefold()] = choice
    rows: list[PastedRow] = []
    refused: list[RefusedLine] = []
    heads: list[str] = []
    lines = text[:MOST_LETTERS].splitlines()
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if not any(cells):
            continue
        if not rows and not heads and _is_head(cells, known):
            heads = cells[1:]
            continue
        found = known.get(cells[0].casefold())
        whole = cells[0].casefold() in WHOLE
        own_time = parse_date(cells[0]).earliest is not None
        reason = _reason(cells, named=bool(found) or whole or own_time)
        if reason is not None:
            refused.append(RefusedLine(number, line.strip(), *reason))
            continue
        for place, cell in enumerate(cells[1:]):
            if not cell:
                continue
            if read_figure(cell).value is None:
                refused.append(
                    RefusedLine(number, cell, f"«{cell}» er ikke et tal", f"“{cell}” is no number")
                )
                continue
            time = heads[place] if place < len(heads) else as_of
            rows.append(
                PastedRow(
                    number,
                    cell,
                    found.id if found else "",
                    found.code if found else "",
                    cells[0] if own_time and found is None else time,
                )
            )
    if len(lines) > MOST_LINES or len(text) > MOST_LETTERS:
        refused.append(
            RefusedLine(
                MOST_LINES + 1, "…", "Resten er for langt; indsæt det for sig",
                "The rest is too long; paste it by itself",
            )
        )  # fmt: skip
    return Pasted(tuple(rows), tuple(refused))


def _is_head(cells: Sequence[str], known: dict[str, Choice]) -> bool:
    """Tell whether a line heads columns: its first cell names nothing known, the rest are times."""
    first = cells[0].casefold()
    if len(cells) < 2 or first in known or first in WHOLE:  # noqa: PLR2004 -- a label and a value
        return False
    times = [cell for cell in cells[1:] if cell]
    named = not first or parse_date(cells[0]).earliest is None
    return named and all(parse_date(time).earliest is not None for time in times)


def _reason(cells: Sequence[str], *, named: bool) -> tuple[str, str] | None:
    if len(cells) < 2:  # noqa: PLR2004 -- a label and a value
        return "Linjen har ingen kolonne med en værdi", "The line has no column with a value"
    if not named:
        return (
            f"«{cells[0]}» er hverken en forvaltning eller et tidspunkt",
            f"“{cells[0]}” is neither a department nor a time",
        )
    if not any(cells[1:]):
        return "Værdien mangler", "The value is missing"
    return None
