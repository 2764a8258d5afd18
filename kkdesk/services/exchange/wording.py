"""Conflicts and coming changes in words: names for references, days, yes and no, amounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kkdesk.db.laptop.dialect import plain
from kkdesk.db.queries import record_names
from kkdesk.db.queries.operations import gone_names
from kkdesk.db.schema import DERIVED, UNIQUE_CODES
from kkdesk.domain.exchange import ConflictKind
from kkdesk.domain.exchange_words import ChangeWords, ConflictWords, PartWords
from kkdesk.errors.words import word_for
from kkdesk.services.field_words import INNER, READ_FROM_WORDS, TOLD_LISTS, FieldWords, names_of
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from kkdesk.domain.exchange import ConflictPart, ConflictRow, PlannedChange
    from kkdesk.domain.records import Stored
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.services.workspace import Workspace

_STRUCTURED: Final = frozenset({"cells", "columns"})
"""Fields that hold the parts of a table and no words."""


def conflict_words(
    workspace: Workspace, conflicts: Sequence[ConflictRow], lang: Lang = "da"
) -> tuple[ConflictWords, ...]:
    """Return conflicts with their fields as people read them, and what stands here now.

    Those that are decided with another one come last.
    """
    ordered = sorted(conflicts, key=lambda one: bool(one.waits_for))
    records = _records(workspace, ordered)
    now = [_as_now(one, records.get(one.record_id)) for one in ordered]
    owners = [_owner(one, records.get(one.record_id)) for one in now]
    names = _names(
        workspace,
        owners,
        [
            (one.record_kind, part.field, value)
            for one in now
            for part in one.parts
            for value in (part.base, part.mine, part.theirs)
        ],
    )
    told = []
    for before, one, owner in zip(ordered, now, owners, strict=True):
        words = _Words(one.record_kind, names, lang)
        parts = tuple(words.part(part, one.kind) for part in _told(one, owner))
        told.append(
            ConflictWords(
                *(one, words.subject, names.get(owner[1], ""), parts, one != before),
                missing=_missing(one, names, lang),
            )
        )
    return tuple(told)


def missing_words(connection: Connection, conflict: ConflictRow, lang: Lang) -> str:
    """Name what a conflict's record belongs to and is not here; nothing if all of it is."""
    link = _gone_link(conflict)
    if link is None or record_names.records(connection, link[0], [link[1]]):
        return ""
    return _missing(conflict, gone_names(connection, [link[1]]), lang)


def change_words(
    workspace: Workspace, changes: Sequence[PlannedChange], lang: Lang = "da"
) -> tuple[ChangeWords, ...]:
    """Return the changes of a preview as people read them.

    What follows from words that are changed too says nothing more, and is left out.
    """
    reworded = {one.record_id for one in changes if one.field == "as_written"}
    told = [
        one
        for one in changes
        if one.record_id not in reworded
        or one.field not in READ_FROM_WORDS.get(one.record_kind, frozenset())
    ]
    new = {one.record_id: one.about for one in told if one.action == "insert"}
    names = new | _names(
        workspace,
        {one.owner for one in told},
        [(one.record_kind, one.field, value) for one in told for value in (one.before, one.after)],
    )
    found = []
    for one in told:
        words = _Words(one.record_kind, names, lang)
        before, after = (words.value(one.field, value) for value in (one.before, one.after))
        title = words.title(one.field) if one.field else ""
        owner = names.get(one.owner[1], "")
        found.append(ChangeWords(one, words.subject, title, before, after, owner))
    return tuple(found)


def _records(
    workspace: Workspace, conflicts: Sequence[ConflictRow]
) -> dict[str, dict[str, object]]:
    """Return the records of conflicts as they are here now, by id."""
    by_kind: dict[str, list[str]] = {}
    for one in conflicts:
        by_kind.setdefault(one.record_kind, []).append(one.record_id)
    found: dict[str, dict[str, object]] = {}
    with reading(workspace) as connection:
        for kind, ids in by_kind.items():
            found |= record_names.records(connection, kind, ids)
    return found


def _as_now(one: ConflictRow, record: Mapping[str, object] | None) -> ConflictRow:
    """Return an open conflict over fields with what the fields hold here by now."""
    if not one.open or record is None or not (one.has_mine and one.has_theirs):
        return one
    if one.kind is ConflictKind.SAME_CODE:  # the other side is another record
        return one
    parts = tuple(
        replace(part, theirs=plain(record[part.field])) if part.field in record else part  # type: ignore[arg-type]
        for part in one.parts
    )
    return one if parts == one.parts else replace(one, parts=parts)


def _names(
    workspace: Workspace,
    owners: Iterable[tuple[str, str]],
    values: Iterable[tuple[str, str, Stored]],
) -> dict[str, str]:
    """Return the words for owners and for what values point at, by id, also what is deleted."""
    values, owners = tuple(values), tuple(owners)
    ids = {key for kind, key in owners if kind}
    ids |= {str(value) for kind, name, value in values if record_names.target_of(kind, name)}
    with reading(workspace) as connection:
        found = names_of(connection, values, owners)
        return gone_names(connection, ids - found.keys()) | found


def _owner(one: ConflictRow, record: Mapping[str, object] | None) -> tuple[str, str]:
    """Return what a conflict's record belongs to: as it is here, or as a side says."""
    sides = [
        {part.field: getattr(part, name) for part in one.parts}
        for name in ("theirs", "mine", "base")
    ]
    found = (record_names.owner_of(one.record_kind, row) for row in (record or {}, *sides))
    return next((owner for owner in found if owner[0]), ("", ""))


def _gone_link(one: ConflictRow) -> tuple[str, str] | None:
    """Return the kind and the id of what a record belongs to that was not here."""
    if one.kind is not ConflictKind.PARENT_GONE:
        return None
    target = record_names.target_of(one.record_kind, one.reason)
    values = {part.field: part.mine for part in one.parts}
    return (target, str(values[one.reason])) if target and one.reason in values else None


def _missing(one: ConflictRow, names: Mapping[str, str], lang: Lang) -> str:
    link = _gone_link(one)
    if link is None:
        return ""
    return f"{word_for(link[0], danish=lang == 'da')} {names.get(link[1], '')}".strip()


def _told(one: ConflictRow, owner: tuple[str, str]) -> list[ConflictPart]:
    """Return the fields worth telling: those that differ, else all that say something.

    What the record belongs to is told with its name already.
    """
    sides = [name for name in ("base", "mine", "theirs") if getattr(one, f"has_{name}")]
    hidden = DERIVED | INNER.get(one.record_kind, frozenset())
    owning = record_names.owning_columns(one.record_kind)
    parts = [
        part
        for part in one.parts
        if part.field not in hidden
        and not (part.field in owning and owner[1] in {part.base, part.mine, part.theirs})
    ]
    code = UNIQUE_CODES.get(one.record_kind, ("", ""))[0]
    told = [
        part
        for part in parts
        if len({getattr(part, name) for name in sides}) > 1
        or (one.kind is ConflictKind.SAME_CODE and part.field == code)
    ]
    if not told:
        told = [part for part in parts if any(getattr(part, name) for name in sides)]
    if any(part.field == "as_written" for part in told):
        read = READ_FROM_WORDS.get(one.record_kind, frozenset())
        return [part for part in told if part.field not in read]
    return told


class _Words(FieldWords):
    """Words for the parts of conflicts over one kind of record."""

    def part(self, part: ConflictPart, kind: ConflictKind) -> PartWords:
        base, mine, theirs = (
            self.value(part.field, value) for value in (part.base, part.mine, part.theirs)
        )
        writable = (
            part.field == UNIQUE_CODES.get(self.kind, ("", ""))[0]
            if kind is ConflictKind.SAME_CODE
            else kind in {ConflictKind.FIELD, ConflictKind.TOGETHER}
            and self._takes_words(part.field)
        )
        return PartWords(part.field, self.title(part.field), base, mine, theirs, writable)

    def _takes_words(self, field: str) -> bool:
        return (
            field not in _STRUCTURED
            and self.stored_type(field) is str
            and not record_names.target_of(self.kind, field)
            and (self.kind, field) not in TOLD_LISTS
            and field not in READ_FROM_WORDS.get(self.kind, frozenset())
        )
