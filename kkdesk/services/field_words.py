"""What a stored field says to people: names for references, days, yes and no, amounts, lists."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import record_names
from kkdesk.db.schema import CLOSED_LISTS, kinds, table_of
from kkdesk.domain.dates import DateFlag, Precision
from kkdesk.domain.exchange import ConflictKind
from kkdesk.domain.money import format_ore
from kkdesk.domain.packets import PacketKind
from kkdesk.domain.vocabulary import BoxKind, FinancingState, InitiativeForm, ItemMarker, Labelled
from kkdesk.errors.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from sqlalchemy import Connection

    from kkdesk.domain.records import Stored
    from kkdesk.domain.vocabulary import Lang

TOLD_LISTS: Final[dict[tuple[str, str], type[StrEnum]]] = {
    **CLOSED_LISTS,
    ("appendix", "print_kind"): PacketKind,
    ("call_out", "kind"): BoxKind,
    ("date_entry", "flag"): DateFlag,
    ("date_entry", "precision"): Precision,
    ("deadline_decision", "flag"): DateFlag,
    ("deadline_decision", "precision"): Precision,
    ("merge_conflict", "kind"): ConflictKind,
    ("plan_entry", "marker"): ItemMarker,
    ("policy_decision", "kind"): InitiativeForm,
    ("question_list", "funding"): FinancingState,
    ("sub_item", "marker"): ItemMarker,
}
"""Columns that hold a short word of the program's, which people read as a word of their own."""
NAMES_OF_FIELDS: Final = frozenset({("merge_conflict", "record_kind"), ("merge_conflict", "field")})
"""Columns that hold the name of a kind of record or of a field."""
INNER: Final = {
    "round_snapshot": frozenset({"public", "internal"}),
    "document_version": frozenset({"sha256"}),
    "merge_conflict": frozenset(
        {
            *("copy_id", "sequence", "record_id", "base", "mine", "theirs", "mine_at", "theirs_at"),
            *("waits_for", "state", "decision", "decided", "decided_at"),
        }
    ),
}
"""Fields that only the program reads."""
READ_FROM_WORDS: Final = {
    "date_entry": frozenset(
        {
            *("earliest", "latest", "start_earliest", "start_latest", "end_earliest"),
            *("end_latest", "precision", "flag", "computed_from", "computed_start"),
        }
    ),
    "appropriation": frozenset(
        {
            *("amount_ore", "basis", "qualifier", "first_year", "last_year", "open_ended"),
            "computed_years",
        }
    ),
    "target": frozenset({"value", "comparator"}),
    "baseline": frozenset({"value"}),
    "measurement": frozenset({"value"}),
    "calendar_period": frozenset({"first", "last"}),
}
"""Fields that follow from ``as_written``; where the words differ they say nothing more."""


def names_of(
    connection: Connection,
    values: Iterable[tuple[str, str, Stored]],
    others: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Return the words for what values (kind, field, value) point at, and for other records."""
    wanted: dict[str, set[str]] = {}
    for kind, record_id in others:
        if kind:
            wanted.setdefault(kind, set()).add(record_id)
    for kind, field, value in values:
        target = record_names.target_of(kind, field)
        if target and value:
            wanted.setdefault(target, set()).add(str(value))
    return record_names.names(connection, wanted)


class FieldWords:
    """Words for the fields of one kind of record; ``names`` are those of what they point at."""

    def __init__(self, kind: str, names: Mapping[str, str], lang: Lang) -> None:
        self.kind, self._names, self._lang = kind, names, lang
        self.subject = word_for(kind, danish=lang == "da")

    def title(self, field: str) -> str:
        """Return what people call a field."""
        return word_for(f"{self.kind}.{field}", danish=self._lang == "da")

    def value(self, field: str, value: Stored) -> str:
        """Return what a stored value says; nothing for an empty one."""
        if value is None or value == "":
            return ""
        if record_names.target_of(self.kind, field):
            return self._names.get(str(value), str(value))
        if (self.kind, field) in TOLD_LISTS:
            return self._of_list(field, str(value))
        if (self.kind, field) in NAMES_OF_FIELDS:
            return word_for(str(value), danish=self._lang == "da")
        if field.endswith("_ore") and isinstance(value, int):
            return format_ore(value, self._lang)
        return self._plain(self.stored_type(field), value)

    def _plain(self, known: type, value: Stored) -> str:
        if known is bool:
            return _YES_NO[self._lang][0 if value else 1]
        return self._day(str(value)) if known is date else str(value)

    def _of_list(self, field: str, value: str) -> str:
        members = TOLD_LISTS[self.kind, field]
        with suppress(ValueError):
            member = members(value)
            if isinstance(member, Labelled | ConflictKind):
                return member.label(self._lang)
        return value

    def _day(self, value: str) -> str:
        with suppress(ValueError):
            day = date.fromisoformat(value)
            return f"{day:%d.%m.%Y}" if self._lang == "da" else f"{day.day} {day:%b %Y}"
        return value

    def stored_type(self, field: str) -> type:
        """Return the type that a field is stored as; text for one that the tables do not have."""
        if self.kind not in kinds() or field not in table_of(self.kind).columns:
            return str
        stored = table_of(self.kind).columns[field].type
        found: type = getattr(stored, "impl", stored).python_type
        return found


_YES_NO: Final[dict[Lang, tuple[str, str]]] = {"da": ("ja", "nej"), "en": ("yes", "no")}
