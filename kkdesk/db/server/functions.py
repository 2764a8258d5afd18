"""Functions of SQLite that the queries use, made in the database on a server."""

from __future__ import annotations

from typing import Final

_TEXT_OF: Final = (
    (
        "CREATE FUNCTION json_each(given text) RETURNS TABLE(key text, value text)"
        " LANGUAGE sql IMMUTABLE STRICT AS $$"
        " SELECT (place - 1)::text, word FROM jsonb_array_elements_text(given::jsonb)"
        " WITH ORDINALITY AS found(word, place) $$"
    ),
    (
        "CREATE FUNCTION json_extract(given text, path text) RETURNS text"
        " LANGUAGE sql IMMUTABLE STRICT AS $$"
        " SELECT given::jsonb #>> string_to_array(ltrim(substr(path, 2), '.'), '.') $$"
    ),
    (
        "CREATE FUNCTION instr(within text, part text) RETURNS integer"
        " LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT strpos(within, part) $$"
    ),
    (
        "CREATE FUNCTION substr(day date, start integer, many integer) RETURNS text"
        " LANGUAGE sql IMMUTABLE STRICT"
        " AS $$ SELECT substr(to_char(day, 'YYYY-MM-DD'), start, many) $$"
    ),
)
_LEAST: Final = tuple(
    f"CREATE FUNCTION {name}({', '.join(['anyelement'] * 2)}) RETURNS anyelement"
    f" LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT {meant}($1, $2) $$"
    for name, meant in (("min", "least"), ("max", "greatest"))
)
_TRUTHS: Final = (
    *(
        f"CREATE FUNCTION truth_{name}(one boolean, other integer) RETURNS boolean"
        f" LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT one::integer {sign} other $$"
        for name, sign in (("is", "="), ("is_not", "<>"))
    ),
    *(
        f"CREATE OPERATOR {sign} (LEFTARG = boolean, RIGHTARG = integer, FUNCTION = truth_{name})"
        for name, sign in (("is", "="), ("is_not", "<>"))
    ),
    (
        "CREATE FUNCTION counted(sum bigint, one boolean) RETURNS bigint LANGUAGE sql IMMUTABLE"
        " AS $$ SELECT coalesce(sum, 0) + coalesce(one::integer, 0) $$"
    ),
    "CREATE AGGREGATE sum(boolean) (SFUNC = counted, STYPE = bigint)",
    "CREATE AGGREGATE max(boolean) (SFUNC = boolor_statefunc, STYPE = boolean)",
    "CREATE AGGREGATE min(boolean) (SFUNC = booland_statefunc, STYPE = boolean)",
)
_GATHERED: Final = (
    (
        "CREATE FUNCTION gathered(words text, one anyelement, mark text) RETURNS text"
        " LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN one IS NULL THEN words"
        " WHEN words IS NULL THEN one::text ELSE words || mark || one::text END $$"
    ),
    "CREATE AGGREGATE group_concat(anyelement, text) (SFUNC = gathered, STYPE = text)",
    (
        "CREATE FUNCTION in_array(told jsonb, one anyelement) RETURNS jsonb"
        " LANGUAGE sql IMMUTABLE AS $$ SELECT told || coalesce(to_jsonb(one), 'null'::jsonb) $$"
    ),
    (
        "CREATE AGGREGATE json_group_array(anyelement)"
        " (SFUNC = in_array, STYPE = jsonb, INITCOND = '[]')"
    ),
)
_ALIKE: Final = (
    ("CREATE COLLATION nocase (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)"),
)
_SEARCHED: Final = (
    (
        "CREATE FUNCTION holding(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$"
        " SELECT '%' || regexp_replace(words, '([%_\\\\])', '\\\\\\1', 'g') || '%' $$"
    ),
)
FUNCTIONS: Final = (*_TEXT_OF, *_LEAST, *_TRUTHS, *_GATHERED, *_ALIKE, *_SEARCHED)
"""Statements that make them; names and arguments are SQLite's."""
