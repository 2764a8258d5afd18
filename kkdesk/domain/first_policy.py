"""What a database begins with: a municipality, its policy, and the departments that work on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Body:
    """A department or a council: the code that people say, and the name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class FirstPolicy:
    """What a person fills in to begin; bodies stand a line each as "CODE Name"."""

    municipality: str
    code: str
    title: str
    period: str = ""
    departments: str = ""
    council: str = ""


def body_lines(text: str) -> list[str]:
    """Return the lines in which a body stands, without what surrounds them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_body(line: str) -> Body | None:
    """Read "SOF Socialforvaltningen": the first word is the code; None where the name is missing.

    Between the two may stand a tab, a comma, a colon, a semicolon or a dash, as in pasted lists.
    """
    code, _, name = line.strip().replace("\t", " ").partition(" ")
    code, name = code.rstrip(",;:"), name.strip().lstrip("–-,;:").strip()
    return Body(code, name) if code and name else None


class Need(StrEnum):
    """What has to be there before a page has something to show; the values are record kinds."""

    POLICY = "policy"
    INITIATIVE = "initiative"
    ROUND = "status_round"
