"""What documents can be about: codes with their titles, as a person chooses among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.sql import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_QUERIES: Final[dict[str, str]] = {
    "round_code": (
        "SELECT r.code, r.title, p.code FROM status_round r JOIN policy p ON p.id = r.policy_id"
        " WHERE r.code <> '' ORDER BY r.code DESC, p.code"
    ),
    "plan": "SELECT code, title, '' FROM plan WHERE code <> '' ORDER BY title, code",
    "policy": "SELECT code, title, '' FROM policy WHERE code <> '' ORDER BY code DESC",
    "committee": "SELECT code, name, '' FROM committee WHERE code <> '' ORDER BY name, code",
    "department": "SELECT code, name, '' FROM department WHERE code <> '' ORDER BY name, code",
    "case": "SELECT number, title, '' FROM \"case\" ORDER BY number DESC, title",
    "number": (
        "SELECT number, title, '' FROM question WHERE parent_id IS NULL ORDER BY position, number"
    ),
    "compared": (
        "SELECT code, title, '' FROM plan WHERE code <> ''"
        " UNION SELECT code, title, '' FROM status_round WHERE code <> '' ORDER BY 1"
    ),
}
_CHOSEN_FROM: Final = {"first": "compared", "last": "compared"}


def print_offers(
    connection: Connection, names: tuple[str, ...]
) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return what each field of a print offers: (code, title, code of the policy or "")."""
    return {
        name: tuple(
            (str(row[0]), str(row[1]), str(row[2]))
            for row in connection.execute(text(_QUERIES[_CHOSEN_FROM.get(name, name)]))
        )
        for name in names
    }
