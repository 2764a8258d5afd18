"""Names of files that are made from words which people typed."""

from __future__ import annotations

import re
from typing import Final

_NOT_IN_NAMES: Final = re.compile(r"[^\w-]+")


def file_stem(words: str) -> str:
    """Return words as a part of a file's name that every system takes: letters, digits, - and _."""
    return _NOT_IN_NAMES.sub("-", words).strip("-") or "_"
