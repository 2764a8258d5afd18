"""The search index: three-letter pieces of words and stems, and the first letters of words.

*å* is not *a* (``remove_diacritics 0``), *fravær* finds *skolefravær* (trigram) and
*indsats* finds *indsatser* (stems). One- and two-letter words match as prefixes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kkdesk.db.sql import on_server, text
from kkdesk.domain.wording import all_words, normalise, search_terms, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, TextClause

_CODE = re.compile(r"(?<!\w)[^\W\d_]*\d+(?:\.\d+)+(?!\w)")

DDL = (
    """CREATE TABLE search_document (
        id INTEGER PRIMARY KEY,
        kind VARCHAR NOT NULL,
        record_id VARCHAR(36) NOT NULL UNIQUE,
        words TEXT NOT NULL,
        stems TEXT NOT NULL
    )""",
    """CREATE VIRTUAL TABLE search_letters USING fts5(
        words, content='search_document', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1'
    )""",
    """CREATE VIRTUAL TABLE search_pieces USING fts5(
        words, stems, content='search_document', content_rowid='id', tokenize='trigram'
    )""",
    """CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_letters(rowid, words) VALUES (new.id, new.words);
        INSERT INTO search_pieces(rowid, words, stems) VALUES (new.id, new.words, new.stems);
    END""",
    """CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_letters(search_letters, rowid, words)
            VALUES ('delete', old.id, old.words);
        INSERT INTO search_pieces(search_pieces, rowid, words, stems)
            VALUES ('delete', old.id, old.words, old.stems);
    END""",
)
"""Statements that make the index in SQLite; the first migration holds the same ones.

``words`` and ``stems`` hold bare words between spaces, one space at either end, so that
" åb" finds beginnings and " plad " whole stems as three-letter pieces.
"""

_INITIATIVE_WORDS = """
    SELECT i.id, i.code || ' ' || i.title || ' ' || i.description || ' ' || i.owner_text
        || ' ' || i.target_group || ' ' || i.location || ' ' || i.legal_paragraph
        || ' ' || i.results || ' ' || i.challenge || ' ' || i.capacity
        || ' ' || i.decision_needed || ' ' || i.resources
    FROM initiative i WHERE i.id = :id
    UNION ALL SELECT id, text FROM initiative_alias WHERE initiative_id = :id
    UNION ALL SELECT id, text FROM initiative_partner WHERE initiative_id = :id
    UNION ALL SELECT id, text FROM status_entry WHERE initiative_id = :id
    UNION ALL SELECT id, lead || ' ' || text FROM plan_entry WHERE initiative_id = :id
    UNION ALL SELECT id, reason FROM plan_continuation WHERE initiative_id = :id
    UNION ALL SELECT id, text FROM sub_item WHERE initiative_id = :id
    UNION ALL SELECT id, as_written FROM date_entry WHERE initiative_id = :id
    UNION ALL SELECT id, code || ' ' || code_year || ' ' || as_written || ' ' || title
        || ' ' || purpose
    FROM appropriation WHERE initiative_id = :id
"""

_WORDS_OF_KIND = {
    "initiative": _INITIATIVE_WORDS,
    "objective": "SELECT id, title_long || ' ' || body FROM objective WHERE id = :id",
    "priority": "SELECT id, number || ' ' || text_long || ' ' || text_short"
    " FROM priority WHERE id = :id",
    "remark": "SELECT id, code || ' ' || text || ' ' || result_note FROM remark WHERE id = :id",
    "answer": "SELECT id, text || ' ' || document FROM answer WHERE id = :id",
    "experience": "SELECT id, text FROM experience WHERE id = :id",
    "indicator": """
    SELECT id, code || ' ' || name || ' ' || definition || ' ' || population || ' ' || grouping
        || ' ' || source || ' ' || caption || ' ' || note || ' ' || proxy_note || ' ' || observed
    FROM indicator WHERE id = :id
    UNION ALL SELECT id, as_written || ' ' || series || ' ' || population || ' ' || note
    FROM baseline WHERE indicator_id = :id
    UNION ALL SELECT id, as_written || ' ' || series FROM target WHERE indicator_id = :id
    UNION ALL SELECT id, as_written || ' ' || series || ' ' || what
    FROM measurement WHERE indicator_id = :id
""",
    "case": """
    SELECT id, number || ' ' || title || ' ' || text || ' ' || hearing_text
        || ' ' || general_remark_text
    FROM "case" WHERE id = :id
    UNION ALL SELECT id, condition || ' ' || outcome FROM route_step WHERE case_id = :id
    UNION ALL SELECT id, lead_text || ' ' || area_text || ' ' || remarks_text
    FROM memo WHERE case_id = :id
""",
    "appendix": "SELECT id, number || ' ' || title || ' ' || document FROM appendix WHERE id = :id",
    "document": """
    SELECT id, name || ' ' || note FROM document WHERE id = :id
    UNION ALL SELECT id, file_name FROM document_version WHERE document_id = :id
""",
    "remark_round": """
    SELECT id, code || ' ' || title || ' ' || letter_title || ' ' || letter_to
        || ' ' || letter_opening || ' ' || letter_heading || ' ' || letter_intro
        || ' ' || framing || ' ' || letter_text
    FROM remark_round WHERE id = :id
""",
    "question": """
    SELECT id, number || ' ' || title || ' ' || asked || ' ' || answer
        || ' ' || funding_statement || ' ' || reservation
    FROM question WHERE id = :id
    UNION ALL SELECT id, heading || ' ' || year || ' ' || intro || ' ' || funding
    FROM question_list WHERE question_id = :id
""",
    "appropriation": "SELECT id, code || ' ' || code_year || ' ' || title || ' ' || as_written"
    " FROM appropriation WHERE id = :id AND initiative_id IS NULL",
}


_AT_ONCE = 500
_REMOVE = "DELETE FROM search_document WHERE record_id = :id"
_WRITE = (
    "INSERT INTO search_document (kind, record_id, words, stems)"
    " VALUES (:kind, :id, :words, :stems)"
)

INDEXED_OWNERS = {
    "initiative_id": "initiative",
    "indicator_id": "indicator",
    "case_id": "case",
    "document_id": "document",
    "question_id": "question",
}
"""Columns that name the record whose words hold this row's words too."""


def refresh(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """Write the search text of the given (kind, id) pairs anew, or remove it if they are gone."""
    ordered = sorted(touched)  # equal histories make equal files
    for start in range(0, len(ordered), _AT_ONCE):
        _write(connection, ordered[start : start + _AT_ONCE])


def _write(connection: Connection, some: Sequence[tuple[str, str]]) -> None:
    """Read the words of some records, then write them all with two statements."""
    gone, written = [], []
    for kind, record_id in some:
        query = _WORDS_OF_KIND.get(kind)
        if query is None:
            continue
        gone.append({"id": record_id})
        rows = connection.execute(_statement(query), {"id": record_id}).all()
        if rows:
            words = " ".join(_in_order(record_id, rows))
            written.append({"kind": kind, "id": record_id, **columns(words)})
    if gone:
        connection.execute(_statement(_REMOVE), gone)
    if written:
        connection.execute(_statement(_WRITE), written)


@cache
def _statement(words: str) -> TextClause:
    """Return a statement that SQLAlchemy prepares once, however often it runs."""
    from sqlalchemy import text as full_text  # noqa: PLC0415 -- searching needs none of it

    return full_text(words)


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
    for kind, query in _WORDS_OF_KIND.items():
        for key in connection.execute(text(f'SELECT id FROM "{kind}"')).scalars().all():
            rows = connection.execute(_statement(query), {"id": key}).all()
            if not rows:
                continue
            wanted = columns(" ".join(_in_order(str(key), rows)))
            words, stems = (sorted(wanted[name].split()) for name in ("words", "stems"))
            if stored.pop(str(key), None) != (kind, words, stems):
                stale.append((kind, str(key)))
    return examined, [*stale, *((kind, key) for key, (kind, _, _) in stored.items())]


def index_missing(connection: Connection) -> None:
    """Index what the index lacks: kinds that it did not know, or that a step took out of it."""
    for kind in _WORDS_OF_KIND:
        ids = connection.execute(
            text(f'SELECT id FROM "{kind}" WHERE id NOT IN (SELECT record_id FROM search_document)')
        ).scalars()
        refresh(connection, {(kind, str(key)) for key in ids})


def columns(words: str) -> dict[str, str]:
    """Return what the index stores of a record's words."""
    found = all_words(words)
    return {
        "words": f" {' '.join(found)} ",
        "stems": f" {' '.join(stem(word) for word in found)} ",
    }


@dataclass(frozen=True, slots=True)
class Search:
    """A query as SQL on ``search_document`` under the alias ``d``, in two equal forms.

    ``by_index`` looks hits up in the index: right when they are few. ``by_row`` looks
    at the words of a row: right when hits are so many that walking the list in its
    order soon meets enough of them. Both are empty when nothing was typed.
    """

    by_index: str = ""
    by_row: str = ""
    rowids: str = ""
    """The rows that one table of the index names: all hits, or a few more than all."""
    parameters: dict[str, str] = field(default_factory=dict)


def search_in(connection: Connection, words: str) -> Search:
    """Return a query as the database of a connection answers it best."""
    found = search(words)
    if not on_server(connection) or not found.by_row:
        return found
    rows = f"SELECT d.id FROM search_document d WHERE {found.by_row}"
    return replace(found, by_index=found.by_row, rowids=rows)


def search(words: str) -> Search:
    """Return a query that finds the records holding every one of the words.

    A word of three letters is found anywhere, in a compound too, and by its stem; two
    letters are found where a word begins, as is a single letter. The parts of a code
    (S6.2, 2.1) are found beside each other.
    """
    pieces: list[str] = []
    letters: list[str] = []
    rows: list[str] = []
    parameters: dict[str, str] = {}
    for number, word in enumerate(_terms(words)):
        name, start = f"word{number}", f" {word}"
        if len(word) == 1:
            letters.append(f"{_quoted(word)}*")
        elif len(word) == len("to") or " " in word:
            pieces.append(f"words : {_quoted(start)}")
        else:
            whole_stem = f" {stem(word)} "
            pieces.append(f"(words : {_quoted(word)} OR stems : {_quoted(whole_stem)})")
            rows.append(f"(instr(d.words, :{name}b) > 0 OR instr(d.stems, :{name}s) > 0)")
            parameters |= {f"{name}b": word, f"{name}s": whole_stem}
            continue
        rows.append(f"instr(d.words, :{name}b) > 0")
        parameters[f"{name}b"] = start
    by_row = " AND ".join(rows)
    if not rows:
        return Search()
    table = "search_pieces" if pieces else "search_letters"
    parameters["found"] = " AND ".join(pieces or letters)
    rowids = f"SELECT rowid FROM {table} WHERE {table} MATCH :found"
    if pieces and letters:
        # A letter hits too much to be looked up where longer words already choose the rows.
        return Search(f"d.id IN ({rowids}) AND {by_row}", by_row, rowids, parameters)
    return Search(f"d.id IN ({rowids})", by_row, rowids, parameters)


def _terms(words: str) -> list[str]:
    """Return what is searched for: codes with their parts between spaces, and single words."""
    typed = normalise(words)
    codes = [" ".join(all_words(code)) for code in _CODE.findall(typed)]
    return [*dict.fromkeys(codes), *search_terms(_CODE.sub(" ", typed))]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
