"""A department's plan: headings, what it says of initiatives, indicators, budget lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.expressions import date_columns, money_columns, write_years
from kkdesk.services.loading.index import Index, words
from kkdesk.services.loading.indicators import load_indicator
from kkdesk.services.loading.initiatives import (
    Source,
    load_initiative,
    load_links,
    load_particulars,
)

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.exchange.portfolio_files import Table

_PLAN_WORDS = (
    *("code", "title", "period", "issued", "purpose", "reading_guide", "scope_rule"),
    *("follow_up_rule", "background_title", "background", "overview_text", "confidential"),
    "funding_total",
)


def load_plan(index: Index, data: Table) -> None:
    """Load one plan file."""
    row = data["plan"]
    index.policy = row["policy"]
    plan = index.add(
        "plan",
        row["code"],
        policy_id=index.key("policy", row["policy"]),
        department_id=index.maybe("department", row.get("department")),
        **words(row, *_PLAN_WORDS),
    )
    day = parse_date(row.get("issued", "")).latest
    _plan_dates(index, plan, row, row["title"], day)
    for position, heading in enumerate(data.get("heading", [])):
        _load_heading(index, row, heading, position)
    lines = [*data.get("budget_line", []), *data.get("appropriation", [])]
    for position, line in enumerate(lines):
        _load_line(index, plan, line, position)
    for fund in data.get("fund", []):
        _load_fund(index, plan, fund)
    for position, link in enumerate(data.get("link", [])):
        index.work.insert(
            "document_link", plan_id=plan, position=position, **words(link, "title", "url")
        )
        _plan_dates(index, plan, link, link["title"], day)


def _plan_dates(index: Index, plan: str, row: Table, source: str, day: date | None) -> None:
    for entry in row.get("date", []):
        index.work.insert(
            "date_entry",
            plan_id=plan,
            role=DateRole(entry.get("role", DateRole.MENTIONED)).value,
            source=source,
            source_kind=SourceKind.PLAN.value,
            **words(entry, "event", "confidential"),
            **date_columns(entry["as_written"], document_date=day),
        )


def _load_heading(index: Index, plan_row: Table, row: Table, position: int) -> None:
    plan = index.key("plan", plan_row["code"])
    heading = index.add(
        "plan_heading",
        f"{plan_row['code']} {row['number']}",
        plan_id=plan,
        objective_id=index.maybe("objective", row.get("objective")),
        position=position,
        **words(
            row,
            *("number", "title", "intro", "panel_title", "panel_text", "source"),
            *("initiatives_heading", "confidential"),
        ),
    )
    for number in row.get("priorities", []):
        index.work.insert(
            "plan_heading_priority", heading_id=heading, priority_id=index.key("priority", number)
        )
    day = parse_date(plan_row.get("issued", "")).latest
    _plan_dates(index, plan, row, f"{plan_row['title']}, {row['number']}", day)
    for place, entry in enumerate(row.get("initiative", [])):
        _load_entry(index, plan_row, row, entry, place)
    for indicator in row.get("indicator", []):
        load_indicator(
            index,
            indicator,
            policy_id=index.key("policy", plan_row["policy"]),
            objective_id=index.maybe("objective", row.get("objective")),
            heading_id=heading,
        )


def _load_entry(index: Index, plan_row: Table, heading: Table, row: Table, place: int) -> None:
    title = str(plan_row["title"])
    day = parse_date(plan_row.get("issued", "")).latest
    policy = index.key("policy", plan_row["policy"])
    linked = row.preset(objective=heading["objective"]) if heading.get("objective") else row
    if "same_as" in row:
        initiative = index.key("initiative", row["same_as"])
        load_links(index, initiative, linked.without("aliases"))
        index.work.insert("initiative_alias", initiative_id=initiative, text=row["title"])
    else:
        owned = linked.preset(owner=plan_row.get("department", ""))
        initiative = load_initiative(index, owned, Source(title, SourceKind.PLAN, day, policy))
    plan_entry = index.work.insert(
        "plan_entry",
        heading_id=index.key("plan_heading", f"{plan_row['code']} {heading['number']}"),
        initiative_id=initiative,
        position=place,
        group_title=str(row.get("group", "")),
        **words(row, "lead", "text", "marker", "confidential"),
    )
    if "continuation" in row:
        _load_continuation(index, plan_row, row["continuation"], initiative)
    for code in row.get("related", []):
        index.work.insert(
            "initiative_relation",
            initiative_id=initiative,
            related_id=index.key("initiative", code),
        )
    load_particulars(
        index, initiative, row, Source(title, SourceKind.PLAN, day, plan_entry_id=plan_entry)
    )


def _load_continuation(index: Index, plan_row: Table, row: Table, initiative: str) -> None:
    """Insert what the plan says became of an initiative of the plan before it."""
    plan = index.key("plan", plan_row["code"])
    index.work.insert(
        "plan_continuation",
        plan_id=plan,
        initiative_id=initiative,
        previous_plan_id=index.maybe("plan", plan_row.get("previous")),
        previous_title=str(plan_row.get("previous_title", "")),
        position=len(index.work.find("plan_continuation", plan_id=plan)),
        **words(row, "outcome", "reason", "confidential"),
    )


def _load_line(index: Index, plan: str, row: Table, position: int) -> None:
    """Insert a budget line; its code is unique only together with its year."""
    initiative = row.get("initiative")
    line = index.work.insert(
        "appropriation",
        plan_id=plan,
        initiative_id=index.maybe("initiative", initiative),
        position=position,
        code_year=str(row.get("year", "")),
        departments="\n".join(row.get("departments", [])),
        **{
            **money_columns(str(row["as_written"])),
            **words(row, "code", "title", "decided_with", "confidential"),
        },
    )
    write_years(index.work, line, str(row["as_written"]))


def _load_fund(index: Index, plan: str, row: Table) -> None:
    """Insert money of the plan that a committee gives out later."""
    index.work.insert(
        "fund",
        plan_id=plan,
        policy_id=index.key("policy", index.policy),
        committee_id=index.maybe("committee", row.get("committee")),
        **words(row, "title", "amounts", "decided_in", "uses", "confidential"),
    )
