"""A database's address: a file's path, or a server's URL, whose password is nobody else's business.

Passwords stand where SQLAlchemy reads them, before the ``@``, or where libpq does, after the ``?``.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

_SERVER: Final = "://"
_BEFORE_AT: Final = re.compile(r"(://[^:/@]*):[^@]*@(?:[^/?@]*@)*")
"""A password may hold what should have been escaped, a slash or even an ``@``."""
_AFTER_MARK: Final = re.compile(r"([?&])(?:password|sslpassword)=[^&]*(&?)", re.IGNORECASE)
_NAMED: Final = re.compile(r"(://[^:/?@]+)@")


def is_server(address: str) -> bool:
    """Tell a server's URL from a file's path."""
    return _SERVER in address


def without_password(address: str) -> str:
    """Return an address as it may be shown and kept; a file's path stays as it is."""
    if not is_server(address):
        return address
    bare, found = _BEFORE_AT.sub(r"\1@", address), 1
    while found:
        bare, found = _AFTER_MARK.subn(lambda part: part[1] if part[2] else "", bare)
    return bare


def with_password(address: str, password: str) -> str:
    """Return a server's address with a password that was given apart from it."""
    bare, secret = without_password(address), quote(password, safe="")
    if _NAMED.search(bare):
        return _NAMED.sub(rf"\1:{secret}@", bare, count=1)
    return f"{bare}{'&' if '?' in bare else '?'}password={secret}"
