"""What every table shares: a UUIDv7 key as text, references, and the confidential mark."""

from typing import Any

from sqlmodel import Field, SQLModel

from kkdesk.domain.ids import new_id

KEY_LENGTH = 36


def reference(target: str, *, owned: bool = False, optional: bool = False) -> Any:  # noqa: ANN401 -- what sqlmodel.Field returns
    """Declare a foreign key to ``target`` ("table.column").

    ``owned`` rows are deleted together with their owner; other references are
    emptied when they may be, and otherwise keep their target from being deleted.
    """
    extra: dict[str, Any] = {"default": None} if optional else {}
    return Field(
        foreign_key=target,
        max_length=KEY_LENGTH,
        index=True,
        sa_column_kwargs={"info": {"owned": owned}},
        **extra,
    )


class Record(SQLModel):
    """A row with an identity of its own."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=KEY_LENGTH)


class Printable(Record):
    """A row that can be printed and may therefore be confidential."""

    confidential: bool = False
