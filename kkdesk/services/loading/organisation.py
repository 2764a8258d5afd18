"""The municipality and its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.expressions import date_columns
from kkdesk.services.loading.index import Index, words
from kkdesk.services.loading.indicators import load_indicator

if TYPE_CHECKING:
    from kkdesk.exchange.portfolio_files import Table

_POLICY_WORDS = (
    *("code", "title", "short_title", "slogan", "period", "adopted_on", "vision_long"),
    *("vision_short", "purpose", "target_group", "definition", "follow_up", "legal_frame"),
    *("funding_statement", "quote", "quote_source", "foreword", "objectives_intro"),
    *("successor_note", "confidential"),
)


def load_organisation(index: Index, data: Table) -> None:
    """Load a municipality with committees, departments, people and councils."""
    row = data["organisation"]
    organisation = index.add(
        "organisation", row.get("short_name", ""), **words(row, "name", "short_name")
    )
    index.organisation = index.organisation or str(row.get("short_name", ""))
    for position, row in enumerate(data.get("committee", [])):
        index.add(
            "committee",
            row["code"],
            organisation_id=organisation,
            position=position,
            **words(row, "code", "name", "weekday"),
        )
    for row in data.get("department", []):
        index.add(
            "department",
            row["code"],
            organisation_id=organisation,
            committee_id=index.maybe("committee", row.get("committee")),
            **words(row, "code", "name", "mission"),
        )
    for row in data.get("person", []):
        index.add(
            "person",
            row["key"],
            organisation_id=organisation,
            department_id=index.maybe("department", row.get("department")),
            **words(row, "name", "title", "unit", "email", "phone"),
        )
    for row in data.get("council", []):
        index.add(
            "council",
            row["code"],
            organisation_id=organisation,
            chair_id=index.maybe("person", row.get("chair")),
            **words(row, "code", "name"),
        )


def load_policy(index: Index, data: Table) -> None:
    """Load a policy with principles, objectives, priorities and first decisions."""
    row = data["policy"]
    index.policy = row["code"]
    policy = index.add(
        "policy",
        row["code"],
        organisation_id=index.key("organisation", row.get("organisation", index.organisation)),
        lead_department_id=index.maybe("department", row.get("lead")),
        adopted_by_id=index.maybe("committee", row.get("adopted_by")),
        predecessor_title=str(row.get("predecessor", "")),
        experience=str(row.get("experience_from_predecessor", "")).strip(),
        **words(row, *_POLICY_WORDS),
    )
    for role, name in ((DateRole.ADOPTED, "adopted_on"), (DateRole.POLICY_PERIOD, "period")):
        if row.get(name):
            index.work.insert(
                "date_entry",
                policy_id=policy,
                role=role.value,
                source=row["title"],
                source_kind=SourceKind.OTHER.value,
                **date_columns(row[name]),
            )
    for principle in data.get("principle", []):
        index.work.insert(
            "principle",
            policy_id=policy,
            number=principle["number"],
            **words(principle, "title", "text", "confidential"),
        )
    for objective in data.get("objective", []):
        _load_objective(index, policy, objective)


def _load_objective(index: Index, policy: str, row: Table) -> None:
    objective = index.add(
        "objective",
        row["number"],
        policy_id=policy,
        lead_department_id=index.maybe("department", row.get("lead")),
        number=row["number"],
        **words(row, "title_long", "title_short", "body", "quote", "colour", "confidential"),
        **words(row, "department_order"),
    )
    for position, priority in enumerate(row.get("priority", [])):
        index.add(
            "priority",
            priority["number"],
            objective_id=objective,
            position=position,
            **words(
                priority,
                *("number", "text_long", "text_short", "responsibility", "confidential"),
                *("responsibility_short", "responsibility_in_policy"),
            ),
        )
    for position, decision in enumerate(row.get("decision", [])):
        index.work.insert(
            "policy_decision",
            objective_id=objective,
            position=position,
            **words(decision, "text", "decided_with", "kind", "confidential"),
        )
    for indicator in row.get("indicator", []):
        load_indicator(index, indicator, policy_id=policy, objective_id=objective)
