"""What an operation changed, in the words that the pages use."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import record_names
from kkdesk.db.queries.operations import gone_names
from kkdesk.db.schema import DERIVED
from kkdesk.domain.operations import FieldChange, OperationChanges
from kkdesk.services.field_words import INNER, READ_FROM_WORDS, FieldWords, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from kkdesk.domain.operations import StoredChange, StoredChanges
    from kkdesk.domain.vocabulary import Lang

_NO_LONGER: Final[dict[Lang, str]] = {"da": "(findes ikke mere)", "en": "(no longer there)"}


def told_changes(connection: Connection, found: StoredChanges, lang: Lang) -> OperationChanges:
    """Return the changes of an operation in words; what follows from other fields is left out."""
    told = tuple(_worth_telling(found.changes))
    names = _names(connection, told, lang)
    changes = []
    for one in told:
        words = FieldWords(one.record_kind, names, lang)
        before, after = (words.value(one.field, value) for value in (one.before, one.after))
        changes.append(
            FieldChange(
                one.record_kind, one.record_id, one.action, one.about, one.field, before, after
            )
        )
    return OperationChanges(found.operation, tuple(changes), found.total)


def _worth_telling(changes: Sequence[StoredChange]) -> Iterator[StoredChange]:
    fields: dict[str, set[str]] = defaultdict(set)
    for one in changes:
        fields[one.record_id].add(one.field)
    for one in changes:
        kind = one.record_kind
        hidden = DERIVED | INNER.get(kind, frozenset())
        if "as_written" in fields[one.record_id]:
            hidden |= READ_FROM_WORDS.get(kind, frozenset())
        if one.action != "update":  # a whole record: its place and what is not so go unsaid
            hidden |= frozenset(record_names.owning_columns(kind))
            if one.before is False or one.after is False:
                continue
        if one.field not in hidden:
            yield one


def _names(
    connection: Connection, changes: Sequence[StoredChange], lang: Lang
) -> Mapping[str, str]:
    """Return the words for what the changes point at, also where that is deleted."""
    values = [
        (one.record_kind, one.field, value)
        for one in changes
        for value in (one.before, one.after)
        if value and record_names.target_of(one.record_kind, one.field)
    ]
    ids = {str(value) for _, _, value in values}
    found = {key: words for key, words in names_of(connection, values).items() if words}
    gone = {key: words for key, words in gone_names(connection, ids - set(found)).items() if words}
    return dict.fromkeys(ids, _NO_LONGER[lang]) | gone | found
