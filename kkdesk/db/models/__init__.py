"""All tables. Importing this loads SQLModel, which costs more than half a second: do it late."""

from sqlmodel import SQLModel

from kkdesk.db.models import (
    case,
    exchange,
    history,
    indicator,
    initiative,
    organisation,
    plan,
    planning,
    policy,
    publication,
    status,
)
from kkdesk.db.models.base import Record

__all__ = [
    "Record",
    "case",
    "exchange",
    "history",
    "indicator",
    "initiative",
    "metadata",
    "organisation",
    "plan",
    "planning",
    "policy",
    "publication",
    "record_classes",
    "status",
]

metadata = SQLModel.metadata


def record_classes() -> dict[str, type[Record]]:
    """Return every table with an identity, by record kind (= table name)."""
    found: dict[str, type[Record]] = {}
    waiting = [Record]
    while waiting:
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if "__table__" in vars(child):
                found[str(child.__tablename__)] = child
    return found
