"""The search index and questions to it: three-letter pieces of words and stems, and first letters.

*å* is not *a* (``remove_diacritics 0``), *fravær* finds *skolefravær* (trigram) and
*indsats* finds *indsatser* (stems). One- and two-letter words match as prefixes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kkdesk.db.sql import on_server, text
from kkdesk.domain.wording import all_words, normalise, search_terms, stem

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
    """CREATE TABLE search_waiting (
        id INTEGER PRIMARY KEY,
        words TEXT NOT NULL,
        stems TEXT NOT NULL
    )""",
    """CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_letters(search_letters, rowid, words)
            SELECT 'delete', old.id, words FROM
                (SELECT words FROM search_waiting WHERE id = old.id UNION ALL SELECT old.words)
            LIMIT 1;
        INSERT INTO search_pieces(search_pieces, rowid, words, stems)
            SELECT 'delete', old.id, words, stems FROM
                (SELECT words, stems FROM search_waiting WHERE id = old.id
                UNION ALL SELECT old.words, old.stems)
            LIMIT 1;
        DELETE FROM search_waiting WHERE id = old.id;
    END""",
)
"""What the index in SQLite is made of, as steps 0001 and 0005 leave it.

``words`` and ``stems`` hold bare words between spaces, one space at either end, so that
" åb" finds beginnings and " plad " whole stems as three-letter pieces. ``search_waiting`` holds the
rows whose new words the index does not know yet, with the words that it still has of them.
"""


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
    if not found.by_row:
        return found
    if on_server(connection):
        return replace(found, by_index=found.by_row, rowids=_rows_with(found.by_row))
    if connection.execute(text("SELECT 1 FROM search_waiting LIMIT 1")).first() is None:
        return found
    # What waits may be a hit or none, whatever the index says of it: its own words tell.
    maybe = f"{found.rowids} UNION ALL SELECT id FROM search_waiting"
    exact = f"d.id IN ({maybe}) AND {found.by_row}"
    return replace(found, by_index=exact, rowids=_rows_with(exact))


def _rows_with(condition: str) -> str:
    return f"SELECT d.id FROM search_document d WHERE {condition}"


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
