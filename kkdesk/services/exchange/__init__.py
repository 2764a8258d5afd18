"""Laptop copies: taken out, brought home, and what a person decides between two sides."""

from kkdesk.services.exchange.bringing import check_in, preview_check_in
from kkdesk.services.exchange.deciding import decide_conflict, decide_many
from kkdesk.services.exchange.listing import (
    list_check_ins,
    list_conflicts,
    list_copies,
)
from kkdesk.services.exchange.renewing import renew
from kkdesk.services.exchange.taking import check_out, declare_lost
from kkdesk.services.exchange.wording import change_words, conflict_words
from kkdesk.services.laptop_origin import Origin, laptop_origin

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
