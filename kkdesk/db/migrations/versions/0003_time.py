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
    """Let a round's matrix be counted without its texts, and deleted records of one be found."""
    op.create_index(
        "ix_status_entry_matrix",
        "status_entry",
        ["round_id", "department_id", "objective_id", "state", "initiative_id"],
    )
    if op.get_bind().dialect.name == "sqlite":  # only there is it asked with json_extract
        op.create_index(
            "ix_change_deleted",
            "change",
            [sa.text("json_extract(before, '$.initiative_id')")],
            sqlite_where=sa.text("action = 'delete'"),
        )


def _indicators() -> None:
    """Let the list of indicators be sorted and filtered by the database.

    The program fills the table when all steps are done: it follows from what stands elsewhere.
    """
    op.create_table(
        "search_indicator",
        sa.Column("indicator_id", sa.String(36), primary_key=True),
        sa.Column("code_order", sa.String(), nullable=False),
        sa.Column("name_order", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
    )


def _search() -> None:
    """Let questions and answers be indexed anew: they are found by more of their words now.

    What the index lacks, these and the kinds it did not know, is indexed after the steps.
    """
    op.execute("DELETE FROM search_document WHERE kind IN ('question', 'answer')")


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
