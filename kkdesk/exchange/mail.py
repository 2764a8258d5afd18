"""Drafts of letters for a person's own mail program; nothing here sends anything.

Equal drafts give equal bytes: a draft has neither a day nor an id until somebody sends it.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from kkdesk.domain.reminders import MailDraft

LONGEST_MAILTO: Final = 1900
"""Windows hands a program no longer address than about 2,000 characters."""


def write_eml(draft: MailDraft) -> bytes:
    """Return the draft as a file that mail programs open for writing on."""
    message = EmailMessage(policy=SMTP)
    addresses = _addresses(draft)
    if addresses:
        message["To"] = ", ".join(addresses)
    message["Subject"] = _line(draft.subject)
    message["X-Unsent"] = "1"  # Outlook opens it as a draft instead of as a letter received
    message.set_content(draft.text, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def mailto(draft: MailDraft) -> str:
    """Return an address that opens the draft in the mail program; nothing if it is too long."""
    to = ",".join(quote(address, safe="@+") for address in _addresses(draft))
    text = draft.text.replace("\n", "\r\n")
    address = f"mailto:{to}?subject={quote(_line(draft.subject))}&body={quote(text)}"
    return address if len(address) <= LONGEST_MAILTO else ""


def _addresses(draft: MailDraft) -> tuple[str, ...]:
    """Return the addresses that are ones: a field that holds anything else is left out."""
    plain = (" ".join(address.split()) for address in draft.to)
    return tuple(dict.fromkeys(
        address for address in plain
        if address.isascii() and address.count("@") == 1 and not set(address) & set(' ,;<>"()[]\\')
        and address[0] != "@" and address[-1] != "@"
    ))  # fmt: skip


def _line(words: str) -> str:
    """Return words on one line: a line end in a heading would begin another heading."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
