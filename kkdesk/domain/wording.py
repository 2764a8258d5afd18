"""Words as the search sees them: small letters, Danish letters kept, endings removed.

Snowball's Danish stemmer leaves some common nouns apart (indsats/indsatser, plads/pladser)
and knows no vowel change (barn/børn); the families below bring them together, in compounds too.
"""

from __future__ import annotations

import functools
import re
import threading
import unicodedata
from typing import Protocol


class Stemmer(Protocol):
    """What is used of Snowball's stemmer."""

    def stemWord(self, word: str) -> str:  # noqa: N802 -- Snowball's name
        """Return the word without its endings."""


_WORD = re.compile(r"[^\W_]+")

# Each family: the common stem, then its forms. A compound ending in a form gets the same stem.
_FAMILIES: tuple[tuple[str, str], ...] = (
    ("indsats", "indsats indsatsen indsatser indsatserne"),
    ("plads", "plads pladsen pladser pladserne"),
    ("barn", "barn barnet børn børnene"),
    ("mand", "mand manden mænd mændene"),
    ("hånd", "hånd hånden hænder hænderne"),
    ("bog", "bog bogen bøger bøgerne"),
    ("nat", "nat natten nætter nætterne"),
    ("fod", "fod foden fødder fødderne"),
    ("center", "center centeret centret centre centrene"),
    ("behandl", "behandler behandleren behandlere behandlerne behandling behandlingen"),
    ("behandl", "behandlinger behandlingerne behandle behandlet"),
    ("beslut", "beslutning beslutningen beslutninger beslutningerne beslutte beslutter"),
    ("beslut", "besluttet besluttede"),
    ("ansøg", "ansøgning ansøgningen ansøgninger ansøgningerne ansøger ansøgeren ansøgere"),
    ("ansøg", "ansøgerne ansøge ansøgt"),
    ("vejled", "vejleder vejlederen vejledere vejlederne vejledning vejledningen vejledninger"),
    ("vejled", "vejledningerne vejlede vejledt"),
)
_WHOLE_WORDS = {"gamle": "gammel", "gammelt": "gammel", "ældre": "ældr", "procenter": "procent"}


def normalise(text: str) -> str:
    """Return the text composed (NFC) and in small letters; æ, ø and å stay as they are."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what the forms of a word have in common; not meant to be read by people."""
    plain = normalise(word)
    whole = _WHOLE_WORDS.get(plain)
    if whole is not None:
        return whole
    for form in (plain, plain.removesuffix("s")):
        common = _family_stem(form)
        if common is not None:
            return common
    with _stemmer_lock:
        return str(_stemmer().stemWord(plain))


def all_words(text: str) -> list[str]:
    """Return every word of a text in order, in small letters."""
    return _WORD.findall(normalise(text))


def search_terms(text: str) -> list[str]:
    """Return the distinct words of a query in the order typed, in small letters."""
    return list(dict.fromkeys(all_words(text)))


def stemmed_text(text: str) -> str:
    """Return the stem of every word, in order, for the stem column of the search index."""
    return " ".join(stem(word) for word in all_words(text))


# The Snowball object keeps the word it works on, so two threads must not share a call.
_stemmer_lock = threading.Lock()


@functools.cache
def _stemmer() -> Stemmer:
    # The package loads every language it knows; reading a list must not wait for that.
    import snowballstemmer  # noqa: PLC0415

    stemmer: Stemmer = snowballstemmer.stemmer("danish")
    return stemmer


@functools.cache
def _family_forms() -> tuple[dict[str, str], tuple[int, ...]]:
    forms = {form: common for common, words in _FAMILIES for form in words.split()}
    return forms, tuple(sorted({len(form) for form in forms}, reverse=True))


def _family_stem(word: str) -> str | None:
    forms, lengths = _family_forms()
    for length in lengths:
        common = forms.get(word[-length:]) if length <= len(word) else None
        if common is not None:
            return word[:-length] + common
    return None
