"""Everything a round's status slides are printed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.db.queries.detail import sub_items_of
from kkdesk.db.queries.round_day import stamped
from kkdesk.db.sql import text
from kkdesk.domain.responsibility import DepartmentName, parse_responsibility, write_responsibility
from kkdesk.domain.status_records import (
    DeckDepartment,
    DeckEntry,
    DeckExperience,
    DeckItem,
    DeckObjective,
    DeckPolicy,
    DeckPriority,
    DeckRemark,
    DeckRemarkRound,
    DeckRound,
    DeckTable,
    DeckTableRow,
    FixedTexts,
    StatusDeck,
)
from kkdesk.domain.vocabulary import ExperienceBy, RemarkRoundKind, RowKind
from kkdesk.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

CROSS = "Tværgående"

_TEXTS = {
    "deck_title": "title",
    "introduction_title": "introduction_title",
    "introduction": "introduction",
    "vision_title": "vision_title",
    "vision_note": "vision_text",
    "part1_title": "part_one_title",
    "part1_subtitle": "part_one_subtitle",
    "part1_text_title": "status_title",
    "part1_text": "status_text",
    "part1_objectives_title": "status_objectives_heading",
    "part1_priorities_note": "status_objectives_note",
    "priorities_lead": "priorities_lead",
    "initiatives_lead": "entries_lead",
}
"""A round's own words (column) and the deck's text that they replace."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being written: it stands in the deck instead of what is stored."""

    entry_id: str
    text: str


_NO_DRAFT = Draft("", "")


def status_deck(
    connection: Connection,
    policy_code: str,
    round_code: str,
    draft: Draft = _NO_DRAFT,
) -> StatusDeck:
    """Return a round's deck; UnknownCode if the policy has no such round.

    What is confidential is marked, and left out of the public edition by the deck's content.
    """
    found = _first(
        connection,
        "SELECT r.*, p.title AS policy_title, p.short_title, p.vision_long,"
        " p.quote AS policy_quote, p.quote_source, o.name AS organisation,"
        " o.id AS organisation_key, c.name AS council_name"
        " FROM status_round r JOIN policy p ON p.id = r.policy_id"
        " JOIN organisation o ON o.id = p.organisation_id"
        " LEFT JOIN council c ON c.id = r.council_id"
        " WHERE r.code = :round AND (p.code = :policy OR :policy = '')",
        round=round_code,
        policy=policy_code,
    )
    if found is None:
        raise UnknownCode("status_round", round_code)
    departments = _departments(connection, found["organisation_key"])
    return StatusDeck(
        organisation=found["organisation"],
        council=found["council_name"] or "",
        policy=DeckPolicy(
            found["policy_title"],
            found["short_title"] or found["policy_title"],
            found["vision_long"],
            found["policy_quote"],
            found["quote_source"],
        ),
        round=DeckRound(
            found["code"], found["period"], found["issued"], cutoff=found["cut_off_rule"]
        ),
        departments=departments,
        objectives=_objectives(connection, found, departments, draft),
        created=stamped(connection, found),
        remark_rounds=_remark_rounds(connection, str(found["id"])),
        experiences=_experiences(connection, str(found["id"])),
        texts=_texts(found),
    )


def _texts(row: RowMapping) -> FixedTexts:
    own = {target: row[column] for column, target in _TEXTS.items() if row[column]}
    title, _, subtitle = row["part2_title"].partition(" – ")
    if title:
        own["part_two_title"] = title
    if row["part2_subtitle"] or subtitle:
        own["part_two_subtitle"] = row["part2_subtitle"] or subtitle
    return FixedTexts(**own)


def _departments(connection: Connection, organisation: str) -> tuple[DeckDepartment, ...]:
    rows = connection.execute(
        text("SELECT code, name FROM department WHERE organisation_id = :id ORDER BY collation"),
        {"id": organisation},
    )
    return tuple(DeckDepartment(row.code, row.name) for row in rows)


def _objectives(
    connection: Connection,
    deck: RowMapping,
    departments: Sequence[DeckDepartment],
    draft: Draft,
) -> tuple[DeckObjective, ...]:
    rows = _all(
        connection,
        "SELECT o.*, d.code AS lead FROM objective o"
        " LEFT JOIN department d ON d.id = o.lead_department_id"
        " WHERE o.policy_id = :policy ORDER BY o.number",
        policy=deck["policy_id"],
    )
    return tuple(
        DeckObjective(
            key=str(row["id"]),
            number=row["number"],
            title=row["title_long"],
            short_title=row["title_short"],
            colour=row["colour"],
            priorities=_priorities(connection, str(row["id"]), departments),
            entries=_entries(connection, str(deck["id"]), str(row["id"]), draft),
            lead_department=row["lead"],
            department_order=tuple(
                None if code == CROSS else code for code in row["department_order"].splitlines()
            ),
            confidential=bool(row["confidential"]),
        )
        for row in rows
    )


def _priorities(
    connection: Connection, objective_id: str, departments: Sequence[DeckDepartment]
) -> tuple[DeckPriority, ...]:
    names = [DepartmentName(d.code, d.name) for d in departments]
    rows = _all(
        connection,
        "SELECT id, text_long, responsibility, confidential FROM priority"
        " WHERE objective_id = :objective ORDER BY position, number",
        objective=objective_id,
    )
    return tuple(
        DeckPriority(
            str(row["id"]),
            row["text_long"],
            _responsibility(row["responsibility"], names),
            bool(row["confidential"]),
        )
        for row in rows
    )


def _responsibility(words: str, names: Sequence[DepartmentName]) -> str:
    """Write a responsibility out in full, unless it names somebody the program does not know."""
    expression = parse_responsibility(words, names)
    written = words if expression.unknown else write_responsibility(expression, names, short=False)
    return written.strip().removeprefix("(").removesuffix(")")


def _entries(
    connection: Connection, round_id: str, objective_id: str, draft: Draft
) -> tuple[DeckEntry, ...]:
    rows = _all(
        connection,
        "SELECT e.id, CASE e.id WHEN :draft THEN :words ELSE e.text END AS text,"
        " i.code, i.id AS initiative_id, d.code AS department,"
        " (e.confidential OR i.confidential) AS confidential"
        " FROM status_entry e JOIN initiative i ON i.id = e.initiative_id"
        " LEFT JOIN department d ON d.id = e.department_id"
        " WHERE e.round_id = :round AND e.objective_id = :objective"
        " AND CASE e.id WHEN :draft THEN :words ELSE e.text END <> ''"
        " ORDER BY e.position, i.code_collation",
        round=round_id,
        objective=objective_id,
        draft=draft.entry_id,
        words=draft.text,
    )
    return tuple(
        DeckEntry(
            key=str(row["id"]),
            code=row["code"],
            text=row["text"],
            department=row["department"],
            tables=_tables(connection, round_id, str(row["initiative_id"])),
            confidential=bool(row["confidential"]),
            items=_items(connection, str(row["id"])),
        )
        for row in rows
    )


def _items(connection: Connection, entry_id: str) -> tuple[DeckItem, ...]:
    return tuple(
        DeckItem(item.id, item.text, item.marker == "number", item.confidential)
        for item in sub_items_of(connection, "status_entry", entry_id)
    )


def _tables(connection: Connection, round_id: str, initiative_id: str) -> tuple[DeckTable, ...]:
    rows = _all(
        connection,
        "SELECT * FROM stated_table WHERE round_id = :round AND initiative_id = :initiative"
        " ORDER BY code",
        round=round_id,
        initiative=initiative_id,
    )
    return tuple(
        DeckTable(
            key=str(row["id"]),
            title=row["title"],
            header=tuple(row["columns"].splitlines()),
            rows=_table_rows(connection, str(row["id"])),
            subtitle=row["subtitle"],
            note=row["note"],
            chart_columns=_chart_columns(row["columns"].splitlines()),
            confidential=bool(row["confidential"]),
        )
        for row in rows
    )


def _chart_columns(header: Sequence[str]) -> tuple[int, ...]:
    """Return the columns worth drawing: a status beside its target, where both are stated."""
    wanted = [n for n, name in enumerate(header) if name.casefold() in {"status", "måltal"}]
    return tuple(wanted) if len(wanted) > 1 else ()


def _table_rows(connection: Connection, table_id: str) -> tuple[DeckTableRow, ...]:
    # Confidential rows stay marked: the public edition leaves out the totals that count them, too.
    rows = _all(
        connection,
        "SELECT id, label, kind, cells, confidential FROM stated_table_row"
        " WHERE table_id = :table ORDER BY position",
        table=table_id,
    )
    return tuple(
        DeckTableRow(
            (row["label"], *row["cells"].splitlines()),
            RowKind(row["kind"]),
            bool(row["confidential"]),
            str(row["id"]),
        )
        for row in rows
    )


def _remark_rounds(connection: Connection, round_id: str) -> tuple[DeckRemarkRound, ...]:
    rows = _all(
        connection,
        "SELECT * FROM remark_round WHERE round_id = :round ORDER BY position",
        round=round_id,
    )
    return tuple(
        DeckRemarkRound(
            key=str(row["id"]),
            kind=RemarkRoundKind(row["kind"]),
            when=row["received"],
            remarks=_remarks(connection, str(row["id"]), None),
            about=_about(row["title"]),
            framing=tuple(part for part in row["framing"].split("\n\n") if part.strip()),
            confidential=bool(row["confidential"]),
        )
        for row in rows
    )


def _about(title: str) -> str:
    """Return what a supplementary round is about: the words from "om" on in its title."""
    _, found, rest = title.partition(" om ")
    return f"om {rest}" if found else ""


def _remarks(
    connection: Connection, remark_round_id: str, parent_id: str | None
) -> tuple[DeckRemark, ...]:
    rows = _all(
        connection,
        "SELECT * FROM remark WHERE remark_round_id = :round AND on_slides"
        " AND (parent_id = :parent OR (:parent IS NULL AND parent_id IS NULL))"
        " ORDER BY position",
        round=remark_round_id,
        parent=parent_id,
    )
    return tuple(
        DeckRemark(
            key=str(row["id"]),
            text=row["text"],
            objective=row["objective_id"],
            children=_remarks(connection, remark_round_id, str(row["id"])),
            confidential=bool(row["confidential"]),
        )
        for row in rows
    )


def _experiences(connection: Connection, round_id: str) -> tuple[DeckExperience, ...]:
    rows = _all(
        connection,
        'SELECT id, "by" AS teller, text, confidential FROM experience'
        " WHERE round_id = :round ORDER BY position",
        round=round_id,
    )
    return tuple(
        DeckExperience(
            str(row["id"]), ExperienceBy(row["teller"]), row["text"], bool(row["confidential"])
        )
        for row in rows
    )


def _all(connection: Connection, query: str, **values: str | None) -> Sequence[RowMapping]:
    return connection.execute(text(query), values).mappings().all()


def _first(connection: Connection, query: str, **values: str | None) -> RowMapping | None:
    return connection.execute(text(query), values).mappings().first()
