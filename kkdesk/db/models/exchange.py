"""Laptop copies that are out, what came back from them, and what waits for a decision.

Only a conflict is a record of the history. The others say what happened to files outside the
database, which no undo can turn round.
"""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from kkdesk.db.models.base import KEY_LENGTH, Record
from kkdesk.domain.ids import new_id


class LaptopCopy(SQLModel, table=True):
    """A copy that somebody took away; ``sequence`` is the check-in that comes next.

    Moments are UTC in ISO 8601. ``state`` is "out", "home" or "lost".
    """

    __tablename__ = "laptop_copy"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=KEY_LENGTH)
    holder: str
    device: str = ""
    taken_at: str = Field(max_length=32)
    renewed_at: str = Field(default="", max_length=32)
    scope: str = "all"
    scope_code: str = ""
    without_confidential: bool = False
    encrypted: bool = False
    sequence: int = 1
    state: str = "out"


class CheckIn(SQLModel, table=True):
    """One check-in of a copy: the digest of its changes, and how many went in or wait."""

    __tablename__ = "check_in"

    copy_id: str = Field(primary_key=True, max_length=KEY_LENGTH)
    sequence: int = Field(primary_key=True)
    digest: str = Field(max_length=64)
    at: str = Field(max_length=32, index=True)
    by: str
    operation_id: str = Field(default="", max_length=KEY_LENGTH)
    applied: int = 0
    conflicts: int = 0


class LaptopOperation(SQLModel, table=True):
    """One thing that was done on a laptop, kept as the laptop's history has it."""

    __tablename__ = "laptop_operation"

    id: str = Field(primary_key=True, max_length=KEY_LENGTH)
    copy_id: str = Field(index=True, max_length=KEY_LENGTH)
    sequence: int
    at: str = Field(max_length=32)
    by: str
    label: str
    kind: str = "do"


class LaptopChange(SQLModel, table=True):
    """One field before and after an operation on a laptop, as JSON text."""

    __tablename__ = "laptop_change"

    id: int | None = Field(default=None, primary_key=True)
    operation_id: str = Field(foreign_key="laptop_operation.id", index=True, max_length=KEY_LENGTH)
    action: str
    record_kind: str
    record_id: str = Field(index=True, max_length=KEY_LENGTH)
    field: str = ""
    before: str | None = None
    after: str | None = None


class LaptopOrigin(SQLModel, table=True):
    """In a laptop copy the one row that says what it is a copy of; empty in a centre.

    ``blanked`` is JSON: the references that were emptied because the copy lacks their target.
    """

    __tablename__ = "laptop_origin"

    copy_id: str = Field(primary_key=True, max_length=KEY_LENGTH)
    sequence: int
    centre: str
    holder: str
    taken_at: str = Field(max_length=32)
    scope: str = "all"
    scope_code: str = ""
    without_confidential: bool = False
    blanked: str = "[]"


class MergeConflict(Record, table=True):
    """What a check-in could not decide: a value, several that go together, or a whole record.

    ``base``, ``mine`` (the laptop's) and ``theirs`` (the centre's) are JSON objects by field;
    None where there was no record. ``waits_for`` names the conflict that decides this one too.
    """

    __tablename__ = "merge_conflict"
    __table_args__ = (UniqueConstraint("copy_id", "sequence", "record_kind", "record_id", "field"),)

    copy_id: str = Field(max_length=KEY_LENGTH)
    sequence: int
    kind: str
    record_kind: str
    record_id: str = Field(index=True, max_length=KEY_LENGTH)
    field: str = ""
    about: str = ""
    base: str | None = None
    mine: str | None = None
    theirs: str | None = None
    mine_by: str = ""
    mine_at: str = ""
    theirs_by: str = ""
    theirs_at: str = ""
    reason: str = ""
    waits_for: str = ""
    state: str = Field(default="open", index=True)
    decision: str = ""
    decided: str | None = None
    decided_by: str = ""
    decided_at: str = ""
