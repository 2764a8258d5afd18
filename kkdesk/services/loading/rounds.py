"""A status round: its entries, tables, remarks, answers and experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.dates import parse_date
from kkdesk.domain.vocabulary import DateRole, EntryState, SourceKind
from kkdesk.services.expressions import date_columns
from kkdesk.services.loading.index import Index, words
from kkdesk.services.loading.initiatives import Source, load_initiative, load_particulars

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.exchange.portfolio_files import Table

_ROUND_WORDS = (
    *("code", "title", "deck_title", "period", "issued", "cut_off_rule", "cut_off", "state"),
    *("introduction_title", "introduction", "vision_title", "vision_note", "part1_title"),
    *("part1_subtitle", "part1_text_title", "part1_text", "part1_objectives_title"),
    *("part1_priorities_note", "priorities_lead", "initiatives_lead", "part2_title"),
    *("part2_subtitle", "confidential"),
)


def load_round(index: Index, folder: Path) -> None:
    """Load every file of a round's folder except its case."""
    data = index.read(folder / "round.toml")
    row = data["round"]
    index.policy, index.round = row["policy"], row["code"]
    policy = index.key("policy", row["policy"])
    status_round = index.add(
        "status_round",
        row["code"],
        policy_id=policy,
        lead_department_id=index.maybe("department", row.get("lead")),
        council_id=index.maybe("council", row.get("council")),
        **words(row, *_ROUND_WORDS),
    )
    index.work.insert(
        "date_entry",
        round_id=status_round,
        role=DateRole.PERIOD.value,
        source=row["title"],
        source_kind=SourceKind.STATUS.value,
        **date_columns(row["period"]),
    )
    for submission in data.get("submission", []):
        index.work.insert(
            "department_submission",
            round_id=status_round,
            department_id=index.key("department", submission["department"]),
            **words(submission, "deadline", "state", "note"),
        )
    for path in index.files.files(f"{folder.name}/objective-*.toml"):
        for position, entry in enumerate(index.read(path).get("initiative", [])):
            _load_entry(index, row, entry, position)
    for path in index.files.files(f"{folder.name}/remarks.toml"):
        _load_remarks(index, status_round, path)
    for path in index.files.files(f"{folder.name}/experiences.toml"):
        for position, experience in enumerate(index.read(path).get("experience", [])):
            index.work.insert(
                "experience",
                round_id=status_round,
                position=position,
                **words(experience, "by", "text", "confidential"),
            )


def _load_entry(index: Index, row: Table, entry: Table, position: int) -> None:
    written = parse_date(row.get("cut_off") or row.get("issued", "")).latest
    title = f"{row['title']} ({row['code']})"
    source = Source(title, SourceKind.STATUS, written, index.key("policy", row["policy"]))
    initiative = load_initiative(index, entry, source)
    owner = str(entry.get("owner", ""))
    status_entry = index.work.insert(
        "status_entry",
        round_id=index.key("status_round", row["code"]),
        initiative_id=initiative,
        objective_id=index.maybe("objective", entry.get("objective")),
        department_id=index.maybe("department", owner) if owner != "Tværgående" else None,
        state=EntryState.APPROVED.value,
        position=position,
        **words(entry, "text", "confidential"),
    )
    load_particulars(
        index,
        initiative,
        entry,
        Source(title, SourceKind.STATUS, written, status_entry_id=status_entry),
    )
    if "table" in entry:
        _load_table(index, row["code"], initiative, entry["table"])


def _load_table(index: Index, round_code: str, initiative: str, table: Table) -> None:
    stated = index.work.insert(
        "stated_table",
        round_id=index.key("status_round", round_code),
        initiative_id=initiative,
        about_indicator_id=index.maybe("indicator", table.get("indicator")),
        **words(table, "code", "title", "subtitle", "unit", "columns", "note", "confidential"),
    )
    for position, row in enumerate(table.get("row", [])):
        index.work.insert(
            "stated_table_row",
            table_id=stated,
            department_id=index.maybe("department", row.get("department")),
            position=position,
            **words(row, "label", "kind", "cells", "confidential"),
        )


def _load_remarks(index: Index, status_round: str, path: Path) -> None:
    data = index.read(path)
    for position, row in enumerate(data.get("remark_round", [])):
        remark_round = index.add(
            "remark_round",
            row["code"],
            round_id=status_round,
            council_id=index.maybe("council", row.get("council")),
            signed_by_id=index.maybe("person", row.get("signed_by")),
            letter_heading=str(row.get("letter_content_heading", "")),
            letter_intro=str(row.get("letter_content_intro", "")).strip(),
            position=position,
            **words(
                row,
                *("code", "kind", "title", "received", "letter_title", "letter_to"),
                *("letter_opening", "framing", "channel", "letter_text", "confidential"),
            ),
        )
        for place, remark in enumerate(row.get("remark", [])):
            index.add(
                "remark",
                remark["code"],
                remark_round_id=remark_round,
                objective_id=index.maybe("objective", remark.get("objective")),
                parent_id=index.maybe("remark", remark.get("parent")),
                position=place,
                **words(
                    remark,
                    *("code", "kind", "text", "on_slides", "confidential"),
                    *("result", "result_note"),
                ),
            )
    for answer in data.get("answer", []):
        index.work.insert(
            "answer",
            remark_id=index.key("remark", answer["remark"]),
            department_id=index.maybe("department", answer.get("department")),
            **words(
                answer,
                *("part", "document", "text", "state", "deadline", "given_on", "confidential"),
            ),
        )
