"""The first schema: all tables, and on SQLite the search index."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    import datetime as dt

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCH = (
    """CREATE TABLE search_document (
        id INTEGER PRIMARY KEY,
        kind VARCHAR NOT NULL,
        record_id VARCHAR(36) NOT NULL UNIQUE,
        words TEXT NOT NULL,
        stems TEXT NOT NULL
    )""",
    """CREATE VIRTUAL TABLE search_letters USING fts5(
        words, content='search_document', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1'
    )""",
    """CREATE VIRTUAL TABLE search_pieces USING fts5(
        words, stems, content='search_document', content_rowid='id', tokenize='trigram'
    )""",
    """CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_letters(rowid, words) VALUES (new.id, new.words);
        INSERT INTO search_pieces(rowid, words, stems) VALUES (new.id, new.words, new.stems);
    END""",
    """CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_letters(search_letters, rowid, words)
            VALUES ('delete', old.id, old.words);
        INSERT INTO search_pieces(search_pieces, rowid, words, stems)
            VALUES ('delete', old.id, old.words, old.stems);
    END""",
)


def upgrade() -> None:
    """Make every table, parents before children, and the search index."""
    _tables_1()
    _tables_2()
    _tables_3()
    _tables_4()
    _tables_5()
    _tables_6()
    _tables_7()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SEARCH:
            op.execute(statement)


def _key() -> "sa.Column[str]":
    return sa.Column("id", sa.String(36), primary_key=True)


def _reference(name: str, target: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(36), sa.ForeignKey(target), nullable=nullable, index=True)


def _texts(names: str, *, nullable: bool = False) -> list["sa.Column[str]"]:
    return [sa.Column(name, sa.String(), nullable=nullable) for name in names.split()]


def _integers(names: str, *, nullable: bool = False) -> list["sa.Column[int]"]:
    return [sa.Column(name, sa.Integer(), nullable=nullable) for name in names.split()]


def _flags(names: str, *, nullable: bool = False) -> list["sa.Column[bool]"]:
    return [sa.Column(name, sa.Boolean(), nullable=nullable) for name in names.split()]


def _dates(names: str, *, nullable: bool = False) -> list["sa.Column[dt.date]"]:
    return [sa.Column(name, sa.Date(), nullable=nullable) for name in names.split()]


def _tables_1() -> None:
    op.create_table(
        "operation",
        _key(),
        *_integers("number"),
        sa.Column("at", sa.String(32), nullable=False, index=True),
        *_texts("by label kind"),
        _reference("target_id", "operation.id", nullable=True),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "organisation",
        _key(),
        *_texts("name short_name"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), primary_key=True),
        _reference("operation_id", "operation.id"),
        *_texts("action record_kind"),
        sa.Column("record_id", sa.String(36), nullable=False, index=True),
        *_texts("field"),
        *_texts("before after", nullable=True),
    )
    op.create_table(
        "committee",
        _key(),
        _reference("organisation_id", "organisation.id"),
        *_texts("code name weekday chair"),
        *_integers("position"),
    )
    op.create_table(
        "department",
        _key(),
        _reference("organisation_id", "organisation.id"),
        _reference("committee_id", "committee.id", nullable=True),
        *_texts("code name mission valid_from valid_to collation"),
    )
    op.create_table(
        "meeting",
        _key(),
        *_flags("confidential"),
        _reference("committee_id", "committee.id"),
        *_dates("held_on", nullable=True),
        *_texts("as_written place"),
    )
    op.create_table(
        "person",
        _key(),
        _reference("organisation_id", "organisation.id"),
        _reference("department_id", "department.id", nullable=True),
        *_texts("name title unit email phone"),
    )
    op.create_table(
        "policy",
        _key(),
        *_flags("confidential"),
        _reference("organisation_id", "organisation.id"),
        _reference("lead_department_id", "department.id", nullable=True),
        _reference("adopted_by_id", "committee.id", nullable=True),
        _reference("predecessor_id", "policy.id", nullable=True),
        *_texts(
            "code title short_title slogan period adopted_on vision_long vision_short "
            "purpose target_group definition follow_up legal_frame funding_statement quote "
            "quote_source foreword experience objectives_intro predecessor_title "
            "successor_note"
        ),
    )
    op.create_table(
        "sub_unit",
        _key(),
        _reference("department_id", "department.id"),
        *_texts("name kind location"),
    )


def _tables_2() -> None:
    op.create_table(
        "council",
        _key(),
        _reference("organisation_id", "organisation.id"),
        *_texts("code name"),
        _reference("chair_id", "person.id", nullable=True),
    )
    op.create_table(
        "initiative",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("owner_department_id", "department.id", nullable=True),
        *_texts(
            "code title owner_kind owner_text form state financing description target_group "
            "legal_paragraph location capacity results decision_needed challenge resources "
            "source_document collation code_collation"
        ),
        sa.Index("ix_initiative_code_order", "code_collation", "id"),
        sa.Index("ix_initiative_title_order", "collation", "id"),
    )
    op.create_table(
        "plan",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id"),
        _reference("department_id", "department.id", nullable=True),
        *_texts(
            "code title period issued background_title background overview_text purpose "
            "reading_guide scope_rule follow_up_rule funding_total"
        ),
    )
    op.create_table(
        "principle",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id"),
        *_integers("number"),
        *_texts("title text"),
    )
    op.create_table(
        "signer",
        _key(),
        _reference("policy_id", "policy.id"),
        _reference("person_id", "person.id", nullable=True),
        *_texts("name title"),
        *_integers("position"),
    )
    op.create_table(
        "theme",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id"),
        *_integers("number"),
        *_texts("title short_title intro"),
    )
    op.create_table(
        "document_link",
        _key(),
        *_flags("confidential"),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("policy_id", "policy.id", nullable=True),
        *_texts("title url"),
        *_integers("position"),
    )
    op.create_table(
        "follow_up_rule",
        _key(),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("committee_id", "committee.id", nullable=True),
        *_texts("text frequency"),
    )
    op.create_table(
        "footnote",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        *_texts("number text"),
    )


def _tables_3() -> None:
    op.create_table(
        "fund",
        _key(),
        *_flags("confidential"),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("committee_id", "committee.id", nullable=True),
        *_texts("title amounts decided_in uses"),
    )
    op.create_table(
        "initiative_alias",
        _key(),
        _reference("initiative_id", "initiative.id"),
        *_texts("text"),
    )
    op.create_table(
        "initiative_contact",
        _key(),
        _reference("initiative_id", "initiative.id"),
        _reference("person_id", "person.id"),
        *_integers("position"),
    )
    op.create_table(
        "initiative_partner",
        _key(),
        _reference("initiative_id", "initiative.id"),
        _reference("department_id", "department.id", nullable=True),
        _reference("committee_id", "committee.id", nullable=True),
        *_texts("text"),
        *_integers("position"),
    )
    op.create_table(
        "initiative_relation",
        _key(),
        _reference("initiative_id", "initiative.id"),
        _reference("related_id", "initiative.id"),
        sa.UniqueConstraint("initiative_id", "related_id"),
    )
    op.create_table(
        "objective",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id"),
        _reference("theme_id", "theme.id", nullable=True),
        _reference("lead_department_id", "department.id", nullable=True),
        *_integers("number"),
        *_texts("title_long title_short body quote colour department_order"),
    )
    op.create_table(
        "status_round",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id"),
        _reference("lead_department_id", "department.id", nullable=True),
        _reference("council_id", "council.id", nullable=True),
        _reference("previous_round_id", "status_round.id", nullable=True),
        *_texts(
            "code title deck_title period issued cut_off_rule cut_off introduction_title "
            "introduction vision_title vision_note part1_title part1_subtitle "
            "part1_text_title part1_text part1_objectives_title part1_priorities_note "
            "priorities_lead initiatives_lead part2_title part2_subtitle state"
        ),
        *_dates("closed_on", nullable=True),
        *_texts("closed_by"),
    )
    op.create_table(
        "call_out",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("objective_id", "objective.id", nullable=True),
        *_texts("kind title figure text"),
        *_integers("position"),
    )
    op.create_table(
        "case",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("round_id", "status_round.id", nullable=True),
        _reference("department_id", "department.id", nullable=True),
        *_texts("number title kind text hearing_text general_remark_text"),
    )


def _tables_4() -> None:
    op.create_table(
        "department_submission",
        _key(),
        _reference("round_id", "status_round.id"),
        _reference("department_id", "department.id"),
        *_texts("deadline state"),
        *_dates("submitted_on", nullable=True),
        *_texts("note"),
        sa.UniqueConstraint("round_id", "department_id"),
    )
    op.create_table(
        "experience",
        _key(),
        *_flags("confidential"),
        _reference("round_id", "status_round.id"),
        *_texts("by text"),
        *_integers("position"),
    )
    op.create_table(
        "initiative_objective",
        _key(),
        _reference("initiative_id", "initiative.id"),
        _reference("objective_id", "objective.id"),
        sa.UniqueConstraint("initiative_id", "objective_id"),
    )
    op.create_table(
        "plan_heading",
        _key(),
        *_flags("confidential"),
        _reference("plan_id", "plan.id"),
        _reference("objective_id", "objective.id", nullable=True),
        *_texts("number title intro initiatives_heading panel_title panel_text source"),
        *_integers("position"),
    )
    op.create_table(
        "policy_decision",
        _key(),
        *_flags("confidential"),
        _reference("objective_id", "objective.id"),
        *_texts("text decided_with kind"),
        *_integers("position"),
    )
    op.create_table(
        "priority",
        _key(),
        *_flags("confidential"),
        _reference("objective_id", "objective.id"),
        *_texts(
            "number text_long text_short responsibility responsibility_short "
            "responsibility_in_policy"
        ),
        *_integers("position"),
    )
    op.create_table(
        "remark_round",
        _key(),
        *_flags("confidential"),
        _reference("round_id", "status_round.id"),
        _reference("council_id", "council.id", nullable=True),
        *_texts(
            "code kind title letter_title letter_to letter_opening letter_heading letter_intro"
        ),
        _reference("signed_by_id", "person.id", nullable=True),
        *_texts("received framing"),
        *_integers("position"),
    )
    op.create_table(
        "stated_table",
        _key(),
        *_flags("confidential"),
        _reference("round_id", "status_round.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("initiative_id", "initiative.id", nullable=True),
        *_texts("code title subtitle unit columns note"),
    )
    op.create_table(
        "status_entry",
        _key(),
        *_flags("confidential"),
        _reference("round_id", "status_round.id"),
        _reference("initiative_id", "initiative.id"),
        _reference("objective_id", "objective.id", nullable=True),
        _reference("department_id", "department.id", nullable=True),
        *_texts("text state"),
        *_integers("position"),
        sa.UniqueConstraint("round_id", "initiative_id"),
    )


def _tables_5() -> None:
    op.create_table(
        "appendix",
        _key(),
        *_flags("confidential"),
        _reference("case_id", "case.id"),
        *_integers("number"),
        *_texts("title document"),
    )
    op.create_table(
        "appropriation",
        _key(),
        *_flags("confidential"),
        _reference("initiative_id", "initiative.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("status_entry_id", "status_entry.id", nullable=True),
        _reference("part_of_id", "appropriation.id", nullable=True),
        *_texts("as_written title purpose"),
        *_integers("amount_ore", nullable=True),
        *_texts("basis qualifier"),
        *_integers("first_year last_year", nullable=True),
        *_flags("open_ended computed_years"),
        *_texts("code code_year decided_with source departments"),
        *_integers("position"),
    )
    op.create_table(
        "hearing",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("round_id", "status_round.id", nullable=True),
        _reference("case_id", "case.id", nullable=True),
        *_texts("title parties deadline"),
        *_integers("answers_received", nullable=True),
    )
    op.create_table(
        "indicator",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("objective_id", "objective.id", nullable=True),
        _reference("heading_id", "plan_heading.id", nullable=True),
        *_texts(
            "code name definition unit direction population source caption note proxy_note observed"
        ),
    )
    op.create_table(
        "initiative_priority",
        _key(),
        _reference("initiative_id", "initiative.id"),
        _reference("priority_id", "priority.id"),
        sa.UniqueConstraint("initiative_id", "priority_id"),
    )
    op.create_table(
        "memo",
        _key(),
        *_flags("confidential"),
        _reference("case_id", "case.id"),
        _reference("committee_id", "committee.id", nullable=True),
        _reference("objective_id", "objective.id", nullable=True),
        *_texts("lead_text area_text remarks_text"),
    )
    op.create_table(
        "plan_entry",
        _key(),
        *_flags("confidential"),
        _reference("heading_id", "plan_heading.id"),
        _reference("initiative_id", "initiative.id"),
        *_texts("lead text marker group_title"),
        *_integers("position"),
    )
    op.create_table(
        "plan_heading_priority",
        _key(),
        _reference("heading_id", "plan_heading.id"),
        _reference("priority_id", "priority.id"),
        sa.UniqueConstraint("heading_id", "priority_id"),
    )
    op.create_table(
        "question",
        _key(),
        *_flags("confidential"),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("case_id", "case.id", nullable=True),
        _reference("committee_id", "committee.id", nullable=True),
        _reference("parent_id", "question.id", nullable=True),
        *_texts("number title asked answer funding_statement reservation"),
        *_integers("position"),
    )


def _tables_6() -> None:
    op.create_table(
        "remark",
        _key(),
        *_flags("confidential"),
        _reference("remark_round_id", "remark_round.id"),
        _reference("objective_id", "objective.id", nullable=True),
        _reference("parent_id", "remark.id", nullable=True),
        *_texts("code kind text"),
        *_flags("on_slides"),
        *_integers("position"),
    )
    op.create_table(
        "route_step",
        _key(),
        *_flags("confidential"),
        _reference("case_id", "case.id"),
        _reference("committee_id", "committee.id", nullable=True),
        _reference("meeting_id", "meeting.id", nullable=True),
        *_integers("number"),
        *_texts("purpose condition outcome"),
    )
    op.create_table(
        "stated_table_row",
        _key(),
        *_flags("confidential"),
        _reference("table_id", "stated_table.id"),
        _reference("department_id", "department.id", nullable=True),
        *_texts("label kind cells"),
        *_integers("position"),
    )
    op.create_table(
        "answer",
        _key(),
        *_flags("confidential"),
        _reference("remark_id", "remark.id"),
        _reference("department_id", "department.id", nullable=True),
        *_texts("part document text given_on"),
    )
    op.create_table(
        "appropriation_year",
        _key(),
        _reference("appropriation_id", "appropriation.id"),
        *_integers("year"),
        *_integers("amount_ore", nullable=True),
        sa.UniqueConstraint("appropriation_id", "year"),
    )
    op.create_table(
        "baseline",
        _key(),
        *_flags("confidential"),
        _reference("indicator_id", "indicator.id"),
        *_texts("as_written value series measured"),
        *_flags("pending"),
        *_texts("population note"),
    )
    op.create_table(
        "date_entry",
        _key(),
        *_flags("confidential"),
        _reference("initiative_id", "initiative.id", nullable=True),
        _reference("policy_id", "policy.id", nullable=True),
        _reference("plan_id", "plan.id", nullable=True),
        _reference("round_id", "status_round.id", nullable=True),
        _reference("step_id", "route_step.id", nullable=True),
        _reference("question_id", "question.id", nullable=True),
        _reference("status_entry_id", "status_entry.id", nullable=True),
        _reference("plan_entry_id", "plan_entry.id", nullable=True),
        *_texts("as_written role event source source_kind computed_from computed_start"),
        *_dates(
            "document_date earliest latest start_earliest start_latest end_earliest end_latest",
            nullable=True,
        ),
        *_texts("precision flag"),
        *_dates("confirmed_on", nullable=True),
        *_integers("position"),
        sa.CheckConstraint(
            "coalesce(initiative_id, policy_id, plan_id, round_id, step_id, "
            "question_id) IS NOT NULL",
            name="date_entry_has_owner",
        ),
    )
    op.create_table(
        "indicator_committee",
        _key(),
        _reference("indicator_id", "indicator.id"),
        _reference("committee_id", "committee.id"),
        sa.UniqueConstraint("indicator_id", "committee_id"),
    )
    op.create_table(
        "measurement",
        _key(),
        *_flags("confidential"),
        _reference("indicator_id", "indicator.id", nullable=True),
        _reference("initiative_id", "initiative.id", nullable=True),
        _reference("status_entry_id", "status_entry.id", nullable=True),
        _reference("department_id", "department.id", nullable=True),
        *_texts("as_written value series what as_of"),
        *_dates("measured_on", nullable=True),
        *_flags("approximate"),
        *_integers("position"),
    )


def _tables_7() -> None:
    op.create_table(
        "question_list",
        _key(),
        *_flags("confidential"),
        _reference("question_id", "question.id"),
        *_texts("heading year intro funding"),
        *_integers("position"),
    )
    op.create_table(
        "remark_initiative",
        _key(),
        _reference("remark_id", "remark.id"),
        _reference("initiative_id", "initiative.id"),
        sa.UniqueConstraint("remark_id", "initiative_id"),
    )
    op.create_table(
        "sub_item",
        _key(),
        *_flags("confidential"),
        _reference("initiative_id", "initiative.id"),
        _reference("status_entry_id", "status_entry.id", nullable=True),
        _reference("plan_entry_id", "plan_entry.id", nullable=True),
        _reference("refers_to_id", "initiative.id", nullable=True),
        *_texts("marker text"),
        *_integers("position"),
    )
    op.create_table(
        "target",
        _key(),
        *_flags("confidential"),
        _reference("indicator_id", "indicator.id"),
        _reference("department_id", "department.id", nullable=True),
        *_texts("as_written value series comparator"),
        *_integers("base_year year", nullable=True),
    )
    op.create_table(
        "question_list_item",
        _key(),
        _reference("list_id", "question_list.id"),
        _reference("initiative_id", "initiative.id"),
        *_integers("position"),
    )
