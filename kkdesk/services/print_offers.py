"""What the print dialog offers, and the request that follows from what was chosen in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import print_offers as queries
from kkdesk.domain.print_forms import PRINT_FORMS
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_kinds import PrintRequest
from kkdesk.services.themes import load_theme
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

_WITHIN: Final = "\t"
"""Parts a policy's code from that of what lies under it; no code has one in it."""


@dataclass(frozen=True, slots=True)
class PrintWanted:
    """What a person has chosen to print; `asked` are the fields of the request by their names."""

    kind: str
    suffix: str = ".pdf"
    edition: Edition = Edition.PUBLIC
    lang: Lang = "da"
    handout: int = 1
    asked: Mapping[str, str] = field(default_factory=dict)

    def request(self) -> PrintRequest:
        """Return the request that says the same."""
        values = dict(self.asked)
        policy, mark, code = values.get("round_code", "").partition(_WITHIN)
        if mark:
            values |= {"round_code": code, "policy": policy}
        return PrintRequest(self.edition, **values, handout=self.handout)  # type: ignore[arg-type]  # texts


def print_offers(workspace: Workspace) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what each field of the dialog offers: (key, words)."""
    names = dict.fromkeys(name for form in PRINT_FORMS.values() for name, _ in form.asks)
    with reading(workspace) as connection:
        found = queries.print_offers(connection, tuple(names))
    return {
        name: tuple((_key(code, policy), _words(code, title)) for code, title, policy in offered)
        for name, offered in found.items()
    }


def theme_words(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return what a theme file calls itself, and the fonts that this machine lacks for it.

    Raises a kind of ThemeRefused.
    """
    theme = load_theme(path)
    return theme.name, theme.missing


def _key(code: str, policy: str) -> str:
    return f"{policy}{_WITHIN}{code}" if policy else code


def _words(code: str, title: str) -> str:
    return " · ".join(dict.fromkeys(part for part in (code, title) if part))
