"""One initiative of a file: itself, its links, dates, money, figures and items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.vocabulary import DateRole, OwnerKind, SourceKind
from kkdesk.services.expressions import date_columns, money_columns, write_years
from kkdesk.services.loading.index import Index, words

if TYPE_CHECKING:
    from datetime import date

    from kkdesk.db.unit_of_work import Row
    from kkdesk.exchange.portfolio_files import Table

_OWN_WORDS = (
    *("code", "title", "form", "state", "financing", "target_group", "legal_paragraph"),
    *("location", "capacity", "results", "decision_needed", "confidential"),
    *("description", "challenge", "resources"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where what is said of an initiative was read: its title, sort, day and text record."""

    title: str
    kind: SourceKind
    day: date | None
    policy_id: str | None = None
    status_entry_id: str | None = None
    plan_entry_id: str | None = None
    confidential: bool = False


def load_initiative(index: Index, row: Table, source: Source) -> str:
    """Insert an initiative with what belongs to itself (not to one text about it)."""
    initiative = index.add(
        "initiative",
        row["code"],
        policy_id=source.policy_id,
        source_document=source.title,
        **_owner(index, str(row.get("owner", ""))),
        **words(row, *_OWN_WORDS),
    )
    load_links(index, initiative, row)
    return initiative


def load_links(index: Index, initiative: str, row: Table) -> None:
    """Link an initiative to its objectives, priorities, partners and other names."""
    objectives = row.get("objectives", [row["objective"]] if "objective" in row else [])
    for number in objectives:
        objective = index.key("objective", number)
        if not index.work.find(
            "initiative_objective", initiative_id=initiative, objective_id=objective
        ):
            index.work.insert(
                "initiative_objective", initiative_id=initiative, objective_id=objective
            )
    for number in row.get("priorities", []):
        priority = index.key("priority", number)
        if not index.work.find(
            "initiative_priority", initiative_id=initiative, priority_id=priority
        ):
            index.work.insert("initiative_priority", initiative_id=initiative, priority_id=priority)
    for alias in row.get("aliases", []):
        index.work.insert("initiative_alias", initiative_id=initiative, text=alias)
    for position, key in enumerate(row.get("contacts", [])):
        index.work.insert(
            "initiative_contact",
            initiative_id=initiative,
            person_id=index.key("person", key),
            position=position,
        )
    partners = [*row.get("partners", []), *row.get("committees", [])]
    for position, partner in enumerate(partners):
        index.work.insert(
            "initiative_partner",
            initiative_id=initiative,
            position=position,
            **_partner(index, str(partner)),
        )


def load_particulars(index: Index, initiative: str, row: Table, source: Source) -> None:
    """Insert the dates, amounts, figures and sub-items that one text states."""
    for position, entry in enumerate(row.get("date", [])):
        _load_date(index, initiative, entry, source, position)
    for position, entry in enumerate(row.get("money", [])):
        appropriation = index.work.insert(
            "appropriation",
            initiative_id=initiative,
            status_entry_id=source.status_entry_id,
            position=position,
            **{
                **money_columns(entry["as_written"]),
                **words(entry, "purpose", "decided_with", "source", "confidential"),
            },
        )
        write_years(index.work, appropriation, entry["as_written"])
    for position, entry in enumerate(row.get("figure", [])):
        index.work.insert(
            "measurement",
            initiative_id=initiative,
            status_entry_id=source.status_entry_id,
            position=position,
            **words(entry, "as_written", "what", "as_of", "value", "confidential"),
        )
    for position, entry in enumerate(row.get("sub_item", [])):
        index.work.insert(
            "sub_item",
            initiative_id=initiative,
            status_entry_id=source.status_entry_id,
            plan_entry_id=source.plan_entry_id,
            refers_to_id=index.maybe("initiative", entry.get("same_as")),
            position=position,
            **words(entry, "marker", "text", "confidential"),
        )


def _load_date(index: Index, initiative: str, entry: Table, source: Source, position: int) -> None:
    start = str(entry.get("start", ""))
    duration = str(entry.get("computed_from", entry["as_written"])) if start else ""
    index.work.insert(
        "date_entry",
        initiative_id=initiative,
        status_entry_id=source.status_entry_id,
        plan_entry_id=source.plan_entry_id,
        role=DateRole(entry.get("role", DateRole.MENTIONED)).value,
        source=source.title,
        source_kind=source.kind.value,
        position=position,
        **words(entry, "event", "confidential"),
        **date_columns(
            entry["as_written"], document_date=source.day, computed_from=duration, start=start
        ),
    )


def _owner(index: Index, owner: str) -> Row:
    if owner == "Tværgående":
        return {"owner_kind": OwnerKind.CROSS.value}
    if index.known("department", owner):
        return {
            "owner_kind": OwnerKind.DEPARTMENT.value,
            "owner_department_id": index.key("department", owner),
        }
    return {"owner_kind": OwnerKind.EXTERNAL.value, "owner_text": owner}


def _partner(index: Index, partner: str) -> Row:
    for kind in ("department", "committee"):
        if index.known(kind, partner):
            return {f"{kind}_id": index.key(kind, partner)}
    return {"text": partner}
