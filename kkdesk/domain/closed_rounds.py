"""What a closed status round keeps as it was said, until it is reopened.

The confidential mark is no part of it: that can always be set.
"""

from __future__ import annotations

from typing import Final

KEPT: Final = {
    "status_entry": frozenset({"text", "rag", "state", "department_id", "objective_id"}),
    "department_submission": frozenset({"deadline"}),
    "remark_round": frozenset({"title", "kind", "received", "letter_title", "framing"}),
    "remark": frozenset({"text", "objective_id", "parent_id", "on_slides"}),
}
"""Fields by kind: what was said and asked, and what the slides show of letters and remarks."""

ORDERED: Final = frozenset({"status_entry", "remark"})
"""Kinds whose order in the round is kept too."""

WORDING: Final = "round_snapshot"
"""The kind that is what a closed round says: nothing of it changes while the round is closed."""
