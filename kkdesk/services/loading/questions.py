"""A committee's numbered question with its lists of initiatives by year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services.expressions import date_columns
from kkdesk.services.loading.index import Index, words
from kkdesk.services.loading.initiatives import Source, load_initiative, load_particulars

if TYPE_CHECKING:
    from kkdesk.exchange.portfolio_files import Table


def load_question(index: Index, data: Table) -> None:
    """Load one question file; a part of a question is a question below it."""
    row = data["question"]
    index.policy = ""
    question = index.add(
        "question",
        row["number"],
        number=str(row["number"]),
        **words(row, "title", "asked", "answer", "funding_statement", "reservation"),
        **words(row, "confidential"),
    )
    for position, part in enumerate(row.get("sub_questions", [])):
        index.work.insert(
            "question",
            parent_id=question,
            number=f"{row['number']}.{position + 1}",
            title=part,
            position=position,
        )
    title = f"Spørgsmål {row['number']}: {row['title']}"
    years = row.get("years", [])
    written = date(max(int(year) for year in years), 12, 31) if years else None
    owner = str(row.get("departments", [""])[0])
    lists = row.get("list", data.get("list", []))
    for position, entry in enumerate(lists):
        list_id = index.work.insert(
            "question_list",
            question_id=question,
            position=position,
            **words(entry, "heading", "year", "funding", "intro", "confidential"),
        )
        for place, item in enumerate(entry.get("initiative", [])):
            source = Source(title, SourceKind.OTHER, written)
            initiative = load_initiative(index, item.preset(owner=owner), source)
            index.work.update("initiative", initiative, description=str(item["text"]).strip())
            load_particulars(index, initiative, item, source)
            index.work.insert(
                "question_list_item", list_id=list_id, initiative_id=initiative, position=place
            )
    for holder in (row, *lists):
        for entry in holder.get("date", []):
            index.work.insert(
                "date_entry",
                question_id=question,
                role=DateRole(entry.get("role", DateRole.MENTIONED)).value,
                source=title,
                source_kind=SourceKind.OTHER.value,
                **words(entry, "event"),
                **date_columns(entry["as_written"], document_date=written),
            )
