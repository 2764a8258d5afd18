"""The translation files and the sources they come from, as the tests read them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kkdesk.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER: Final = resources() / "i18n"
DANISH: Final = re.compile(
    r"[æøåÆØÅ]|\b(?:af|annuller|den|der|det|ejer|eller|er|fra|frist\w*|fortryd|gem|ikke|"
    r"indsats\w*|luk|med|ny|nyt|og|opdater|politik|rediger|ret|skal|slet|som|til|uden|vis)\b",
    re.IGNORECASE,
)
"""Letters and words that Danish has and English has not."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the window and its translation."""

    context: str
    source: str
    translation: str
    state: str

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source


def messages(file: Path) -> list[Message]:
    """Return the entries of a Qt Linguist file."""
    return [
        Message(
            context.findtext("name") or "",
            entry.findtext("source") or "",
            "" if found is None else found.text or "",
            "" if found is None else found.get("type", ""),
        )
        for context in ET.parse(file).iter("context")  # noqa: S314 -- our own file
        for entry in context.iter("message")
        for found in (entry.find("translation"),)
    ]


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a source file: ``context`` is where ``tr`` or ``translate`` looks it up."""

    place: str
    text: str
    context: str | None


def literals(file: Path) -> Iterator[Literal]:
    """Go through the texts of a source file, docstrings and errors left out."""
    yield from _literals(ast.parse(file.read_text(encoding="utf-8")), "", file.name)


def _literals(node: ast.AST, inside: str, name: str) -> Iterator[Literal]:
    context = node.name if isinstance(node, ast.ClassDef) else inside
    if isinstance(node, ast.Raise):  # an error carries its words in both languages
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call):
        asked = _asked(node, context)
        if asked is not None:
            yield Literal(f"{name}:{node.lineno}", asked[1], asked[0])
            return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield Literal(f"{name}:{node.lineno}", node.value, None)
    for child in ast.iter_child_nodes(node):
        yield from _literals(child, context, name)


def _asked(call: ast.Call, inside: str) -> tuple[str, str] | None:
    """Return the context and text of a call that asks for a translation."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [
        one.value
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    if name == "tr":
        return inside, words[0]
    if name == "translate" and len(words) > 1:
        return words[0], words[1]
    return None
