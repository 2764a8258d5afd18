"""What the search index holds of each record, and writing it, many records at a time.

A trigger for each row would have the index write what it has gathered to the file: four times for
each record that is written anew. So words are given to the index straight, and the triggers meet
rows without words only. Where one operation writes very many records, the index of a file is not
told at once but catches up after; `kkdesk.db.search` answers from the words of those that wait.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kkdesk.db.sql import on_server, text
from kkdesk.domain.wording import all_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, TextClause

_INITIATIVE_WORDS = """
    SELECT i.id, i.id, i.code || ' ' || i.title || ' ' || i.description || ' ' || i.owner_text
        || ' ' || i.target_group || ' ' || i.location || ' ' || i.legal_paragraph
        || ' ' || i.results || ' ' || i.challenge || ' ' || i.capacity
        || ' ' || i.decision_needed || ' ' || i.resources
    FROM initiative i WHERE i.id IN :ids
    UNION ALL SELECT initiative_id, id, text FROM initiative_alias WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, text FROM initiative_partner WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, text FROM status_entry WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, lead || ' ' || text
    FROM plan_entry WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, reason FROM plan_continuation WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, text FROM sub_item WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, as_written FROM date_entry WHERE initiative_id IN :ids
    UNION ALL SELECT initiative_id, id, code || ' ' || code_year || ' ' || as_written
        || ' ' || title
        || ' ' || purpose
    FROM appropriation WHERE initiative_id IN :ids
"""

_WORDS_OF_KIND = {
    "initiative": _INITIATIVE_WORDS,
    "objective": "SELECT id, id, title_long || ' ' || body FROM objective WHERE id IN :ids",
    "priority": "SELECT id, id, number || ' ' || text_long || ' ' || text_short"
    " FROM priority WHERE id IN :ids",
    "remark": "SELECT id, id, code || ' ' || text || ' ' || result_note"
    " FROM remark WHERE id IN :ids",
    "answer": "SELECT id, id, text || ' ' || document FROM answer WHERE id IN :ids",
    "experience": "SELECT id, id, text FROM experience WHERE id IN :ids",
    "indicator": """
    SELECT id, id, code || ' ' || name || ' ' || definition || ' ' || population || ' ' || grouping
        || ' ' || source || ' ' || caption || ' ' || note || ' ' || proxy_note || ' ' || observed
    FROM indicator WHERE id IN :ids
    UNION ALL SELECT indicator_id, id, as_written || ' ' || series || ' ' || population
        || ' ' || note
    FROM baseline WHERE indicator_id IN :ids
    UNION ALL SELECT indicator_id, id, as_written || ' ' || series
    FROM target WHERE indicator_id IN :ids
    UNION ALL SELECT indicator_id, id, as_written || ' ' || series || ' ' || what
    FROM measurement WHERE indicator_id IN :ids
""",
    "case": """
    SELECT id, id, number || ' ' || title || ' ' || text || ' ' || hearing_text
        || ' ' || general_remark_text
    FROM "case" WHERE id IN :ids
    UNION ALL SELECT case_id, id, condition || ' ' || outcome FROM route_step WHERE case_id IN :ids
    UNION ALL SELECT case_id, id, lead_text || ' ' || area_text || ' ' || remarks_text
    FROM memo WHERE case_id IN :ids
""",
    "appendix": "SELECT id, id, number || ' ' || title || ' ' || document"
    " FROM appendix WHERE id IN :ids",
    "document": """
    SELECT id, id, name || ' ' || note FROM document WHERE id IN :ids
    UNION ALL SELECT document_id, id, file_name FROM document_version WHERE document_id IN :ids
""",
    "remark_round": """
    SELECT id, id, code || ' ' || title || ' ' || letter_title || ' ' || letter_to
        || ' ' || letter_opening || ' ' || letter_heading || ' ' || letter_intro
        || ' ' || framing || ' ' || letter_text
    FROM remark_round WHERE id IN :ids
""",
    "question": """
    SELECT id, id, number || ' ' || title || ' ' || asked || ' ' || answer
        || ' ' || funding_statement || ' ' || reservation
    FROM question WHERE id IN :ids
    UNION ALL SELECT question_id, id, heading || ' ' || year || ' ' || intro || ' ' || funding
    FROM question_list WHERE question_id IN :ids
""",
    "appropriation": "SELECT id, id, code || ' ' || code_year || ' ' || title || ' ' || as_written"
    " FROM appropriation WHERE id IN :ids AND initiative_id IS NULL",
}

INDEXED_OWNERS = {
    "initiative_id": "initiative",
    "indicator_id": "indicator",
    "case_id": "case",
    "document_id": "document",
    "question_id": "question",
}
"""Columns that name the record whose words hold this row's words too."""

MANY: Final = 500
"""Records of one operation; the index of more than so many catches up after it."""

_AT_ONCE: Final = 1_000
"""Records; each is a parameter in every part of a query, of which SQLite takes 32,766."""

_STORED: Final = "SELECT record_id, id, words, stems FROM search_document WHERE record_id IN :ids"
_ADD: Final = (
    "INSERT INTO search_document (kind, record_id, words, stems)"
    " VALUES (:kind, :key, :words, :stems)"
)
_CHANGE: Final = "UPDATE search_document SET words = :words, stems = :stems WHERE id = :row"
_REMOVE: Final = "DELETE FROM search_document WHERE id = :row"
_LETTERS: Final = "INSERT INTO search_letters (search_letters, rowid, words) VALUES (?, ?, ?)"
_PIECES: Final = (
    "INSERT INTO search_pieces (search_pieces, rowid, words, stems) VALUES (?, ?, ?, ?)"
)
_WAITS: Final = "INSERT OR IGNORE INTO search_waiting (id, words, stems) VALUES (?, ?, ?)"
_WAITING: Final = "SELECT id, words, stems FROM search_waiting WHERE id IN :ids"
_WAITS_NO_MORE: Final = "DELETE FROM search_waiting WHERE id = ?"
_NEXT: Final = (
    "SELECT w.id, w.words, w.stems, d.words AS new_words, d.stems AS new_stems"
    " FROM search_waiting w JOIN search_document d ON d.id = w.id ORDER BY w.id LIMIT :some"
)
_FORGET: Final = "delete"
"""The order by which the index forgets words; a row follows each that is to be found by others."""


class _Document(NamedTuple):
    """A row of the index: its number and the words that it is found by."""

    row: int
    words: str
    stems: str


def refresh(
    connection: Connection, touched: Iterable[tuple[str, str]], *, may_wait: bool = False
) -> None:
    """Write the search text of the given (kind, id) pairs anew, or remove it if they are gone.

    What has the words already is left alone. With ``may_wait`` the index of a file hears of more
    than ``MANY`` later, by `catch_up`.
    """
    found = _by_kind(sorted(touched))  # equal histories make equal files
    waits = may_wait and sum(map(len, found.values())) > MANY and not on_server(connection)
    for kind, ids in found.items():
        for some in _pieces(ids):
            _write(connection, kind, some, words_of(connection, kind, some), waits=waits)


def catch_up(connection: Connection, some: int) -> bool:
    """Tell the index of at most so many records that wait; return whether others still do."""
    if on_server(connection):
        return False
    rows = connection.execute(text(_NEXT), {"some": some}).all()
    _tell_index(
        connection,
        [
            (_Document(row, words, stems), new_words, new_stems)
            for row, words, stems, new_words, new_stems in rows
        ],
    )
    if rows:
        connection.exec_driver_sql(_WAITS_NO_MORE, [(row[0],) for row in rows])
    return index_waits(connection)


def index_waits(connection: Connection) -> bool:
    """Tell whether the index of a file has still to catch up."""
    if on_server(connection):
        return False
    return connection.execute(text("SELECT 1 FROM search_waiting LIMIT 1")).first() is not None


def _by_kind(touched: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, record_id in touched:
        if kind in _WORDS_OF_KIND:
            found[kind].append(record_id)
    return found


def _pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def words_of(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return what the index is to hold of some records of a kind, those that exist."""
    rows: dict[str, list[Sequence[object]]] = defaultdict(list)
    for owner, *row in connection.execute(_among(_WORDS_OF_KIND[kind]), {"ids": list(ids)}).all():
        rows[str(owner)].append(row)
    return {
        key: columns(" ".join(_in_order(key, found)))
        for key, found in rows.items()
        if any(str(part) == key for part, _ in found)
    }


def _write(
    connection: Connection,
    kind: str,
    ids: Sequence[str],
    wanted: dict[str, dict[str, str]],
    *,
    waits: bool,
) -> None:
    """Bring what is stored of some records to what is wanted."""
    stored = _stored(connection, ids)
    fresh = [key for key in ids if key in wanted and key not in stored]
    gone = [stored[key].row for key in ids if key in stored and key not in wanted]
    if fresh:
        by_itself = on_server(connection)
        rows = [
            {"kind": kind, "key": key, **(wanted[key] if by_itself else _NOTHING)} for key in fresh
        ]
        connection.execute(_statement(_ADD), rows)
        if not by_itself:
            stored |= _stored(connection, fresh)
    others = {stored[key]: new for key, new in wanted.items() if key in stored}
    _change(connection, others, waits=waits)
    if gone:  # the trigger has the index forget them
        connection.execute(_statement(_REMOVE), [{"row": row} for row in gone])


_NOTHING: Final = {"words": "", "stems": ""}


def _stored(connection: Connection, ids: Sequence[str]) -> dict[str, _Document]:
    found = connection.execute(_among(_STORED), {"ids": list(ids)})
    return {str(key): _Document(*row) for key, *row in found}


def _change(
    connection: Connection, wanted: dict[_Document, dict[str, str]], *, waits: bool
) -> None:
    """Give rows other words."""
    changed = [
        (old, new)
        for old, new in sorted(wanted.items(), key=_by_row)
        if (old.words, old.stems) != (new["words"], new["stems"])
    ]
    if not changed:
        return
    rows = [{"row": old.row, **new} for old, new in changed]
    connection.execute(_statement(_CHANGE), rows)
    if on_server(connection):
        return  # its index follows by itself
    if waits:  # the words that waited first are those that the index has
        connection.exec_driver_sql(_WAITS, [tuple(old) for old, _ in changed])
        return
    known = _waiting(connection, [old.row for old, _ in changed])
    _tell_index(
        connection,
        [(known.get(old.row, old), new["words"], new["stems"]) for old, new in changed],
    )
    if known:
        connection.exec_driver_sql(_WAITS_NO_MORE, [(row,) for row in known])


def _by_row(pair: tuple[_Document, object]) -> int:
    return pair[0].row


def _waiting(connection: Connection, rows: list[int]) -> dict[int, _Document]:
    """Return what the index has of those among some rows that it has to catch up with."""
    found = connection.execute(_among(_WAITING), {"ids": rows})
    return {row[0]: _Document(*row) for row in found}


def _tell_index(connection: Connection, changed: list[tuple[_Document, str, str]]) -> None:
    """Have the index take other words for those it has, in the order of the rows.

    For any other order it writes itself to the file in between.
    """
    if not changed:
        return
    lines = [
        line
        for old, words, stems in changed
        for line in ((_FORGET, *old), (None, old.row, words, stems))
    ]
    connection.exec_driver_sql(_LETTERS, [line[:3] for line in lines])
    connection.exec_driver_sql(_PIECES, lines)


@cache
def _statement(words: str) -> TextClause:
    """Return a statement that SQLAlchemy prepares once, however often it runs."""
    from sqlalchemy import text as full_text  # noqa: PLC0415 -- searching needs none of it

    return full_text(words)


@cache
def _among(words: str) -> TextClause:
    """Return a statement that asks of many records at once: those in ``ids``."""
    from sqlalchemy import bindparam  # noqa: PLC0415 -- searching needs none of it

    return _statement(words).bindparams(bindparam("ids", expanding=True))


def _in_order(record_id: str, rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the record's own words and then its parts', the oldest first.

    A table's own order is what it was written in, which a copy of the past does not keep.
    """
    told = sorted((str(key) != record_id, str(key), str(words or "")) for key, words in rows)
    return [words for _, _, words in told]


def stale_words(connection: Connection) -> tuple[int, list[tuple[str, str]]]:
    """Return how many records are indexed, and (kind, id) of those whose words are not theirs.

    A record that is not indexed and an indexed one that is gone are among them. The order of
    a record's parts does not count: earlier versions kept another one.
    """
    stored = {
        str(key): (str(kind), sorted(str(words).split()), sorted(str(stems).split()))
        for key, kind, words, stems in connection.execute(
            text("SELECT record_id, kind, words, stems FROM search_document")
        ).all()
    }
    examined, stale = len(stored), []
    for kind in _WORDS_OF_KIND:
        keys = connection.execute(text(f'SELECT id FROM "{kind}"')).scalars().all()
        for some in _pieces([str(key) for key in keys]):
            for key, wanted in words_of(connection, kind, some).items():
                words, stems = (sorted(wanted[name].split()) for name in ("words", "stems"))
                if stored.pop(key, None) != (kind, words, stems):
                    stale.append((kind, key))
    return examined, [*stale, *((kind, key) for key, (kind, _, _) in stored.items())]


def index_missing(connection: Connection) -> None:
    """Index what the index lacks: kinds that it did not know, or that a step took out of it."""
    for kind in _WORDS_OF_KIND:
        ids = connection.execute(
            text(
                f'SELECT t.id FROM "{kind}" t WHERE NOT EXISTS'
                " (SELECT 1 FROM search_document d WHERE d.record_id = t.id)"
            )
        ).scalars()
        refresh(connection, {(kind, str(key)) for key in ids})


def columns(words: str) -> dict[str, str]:
    """Return what the index stores of a record's words."""
    found = all_words(words)
    return {
        "words": f" {' '.join(found)} ",
        "stems": f" {' '.join(map(stem, found))} ",
    }
