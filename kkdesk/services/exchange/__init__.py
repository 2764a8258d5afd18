"""Laptop copies: taken out, brought home, and what a person decides between two sides.

Each part is loaded when it is first asked for: what writes takes long to load, and the page that
only shows copies must not make the window wait for it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from kkdesk.domain.exchange import Origin
    from kkdesk.services.exchange.bringing import check_in, preview_check_in
    from kkdesk.services.exchange.deciding import decide_conflict, decide_many
    from kkdesk.services.exchange.listing import list_check_ins, list_conflicts, list_copies
    from kkdesk.services.exchange.renewing import renew
    from kkdesk.services.exchange.taking import check_out, declare_lost
    from kkdesk.services.exchange.wording import change_words, conflict_words
    from kkdesk.services.laptop_origin import laptop_origin

_PARTS: Final = {
    "kkdesk.domain.exchange": ("Origin",),
    "kkdesk.services.exchange.bringing": ("check_in", "preview_check_in"),
    "kkdesk.services.exchange.deciding": ("decide_conflict", "decide_many"),
    "kkdesk.services.exchange.listing": ("list_check_ins", "list_conflicts", "list_copies"),
    "kkdesk.services.exchange.renewing": ("renew",),
    "kkdesk.services.exchange.taking": ("check_out", "declare_lost"),
    "kkdesk.services.exchange.wording": ("change_words", "conflict_words"),
    "kkdesk.services.laptop_origin": ("laptop_origin",),
}
_HOME: Final = {name: module for module, names in _PARTS.items() for name in names}

__all__ = [
    "Origin",
    "change_words",
    "check_in",
    "check_out",
    "conflict_words",
    "decide_conflict",
    "decide_many",
    "declare_lost",
    "laptop_origin",
    "list_check_ins",
    "list_conflicts",
    "list_copies",
    "preview_check_in",
    "renew",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- whatever the name stands for
    """Load the part that a name stands in."""
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(name)
    return getattr(importlib.import_module(module), name)
