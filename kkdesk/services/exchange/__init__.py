"""Laptop copies: taken out, brought home, and what a person decides between two sides."""

from kkdesk.services.exchange.bringing import check_in, preview_check_in
from kkdesk.services.exchange.deciding import decide_conflict, decide_many
from kkdesk.services.exchange.listing import (
    laptop_origin,
    list_check_ins,
    list_conflicts,
    list_copies,
)
from kkdesk.services.exchange.renewing import renew
from kkdesk.services.exchange.taking import check_out, declare_lost

__all__ = [
    "check_in",
    "check_out",
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
