"""The case that carries a round through its committees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.packets import AppendixSource
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.expressions import date_columns
from kkdesk.services.loading.index import Index, words

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.db.unit_of_work import Row
    from kkdesk.exchange.portfolio_files import Table


def load_case(index: Index, folder: Path) -> None:
    """Load a round's case with its route, memos and appendices, if the folder has one."""
    for path in index.files.files(f"{folder.name}/case.toml"):
        data = index.read(path)
        row = data["case"]
        case = index.add(
            "case",
            row["title"],
            policy_id=index.key("policy", index.policy),
            round_id=index.key("status_round", index.round),
            department_id=index.maybe("department", row.get("responsible")),
            **words(row, "number", "title", "kind", "text", "hearing_text", "confidential"),
            **words(row, "general_remark_text"),
        )
        for memo in data.get("memo", []):
            index.work.insert(
                "memo",
                case_id=case,
                committee_id=index.maybe("committee", memo.get("committee")),
                objective_id=index.maybe("objective", memo.get("objective")),
                **words(memo, "lead_text", "area_text", "remarks_text", "confidential"),
            )
        for step in data.get("step", []):
            _load_step(index, case, row["title"], step)
        for appendix in data.get("appendix", []):
            index.work.insert(
                "appendix",
                case_id=case,
                number=appendix["number"],
                **words(appendix, "title", "document", "confidential"),
                **_content(index, appendix),
            )


def _content(index: Index, appendix: Table) -> Row:
    """Return what a packet makes an appendix of, where its table says so."""
    if not appendix.get("print_kind"):
        return {}
    return {
        "content_kind": AppendixSource.GENERATED.value,
        "round_id": index.key("status_round", index.round),
        "department_id": index.maybe("department", appendix.get("department")),
        **words(appendix, "print_kind", "first", "last"),
    }


def _load_step(index: Index, case: str, title: str, step: Table) -> None:
    committee = index.key("committee", step["committee"])
    meeting = index.work.insert(
        "meeting",
        committee_id=committee,
        held_on=parse_date(step["date"]).earliest,
        as_written=step["date"],
    )
    route_step = index.work.insert(
        "route_step",
        case_id=case,
        committee_id=committee,
        meeting_id=meeting,
        number=step["number"],
        **words(step, "purpose", "condition", "outcome", "confidential"),
    )
    index.work.insert(
        "date_entry",
        step_id=route_step,
        role=DateRole.MEETING.value,
        source=title,
        source_kind=SourceKind.OTHER.value,
        **date_columns(step["date"]),
    )
