"""Reminders: what is within its lead time, and letters to those who are responsible for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries.confidential import hidden_ids
from kkdesk.db.sql import text
from kkdesk.domain.file_names import file_stem
from kkdesk.domain.reminders import MailDraft, awake, by_owner, longest_lead, reminders
from kkdesk.domain.vocabulary import Edition, OwnerKind
from kkdesk.errors import OutputNotWritable
from kkdesk.services.deadlines import list_events
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from kkdesk.domain.reminders import Reminder
    from kkdesk.domain.vocabulary import DateRole, Lang
    from kkdesk.services.workspace import Workspace

_ENDING: Final = ".eml"


def list_reminders(
    workspace: Workspace, leads: Mapping[DateRole, int], snoozed: Mapping[str, date]
) -> tuple[Reminder, ...]:
    """Return what is within its lead time today, also what is snoozed; the nearest first."""
    on = workspace.today()
    events = list_events(workspace, on, longest_lead(leads))
    return reminders(events, on, leads=leads, snoozed=snoozed)


def department_drafts(
    workspace: Workspace,
    found: Iterable[Reminder],
    *,
    edition: Edition = Edition.PUBLIC,
    lang: Lang = "da",
) -> tuple[MailDraft, ...]:
    """Return a letter per department with its own list only; what is snoozed is left out.

    What is confidential is left out unless the internal edition is asked for. The addresses are
    those of the contacts of the initiatives in the list, or else of the department's people.
    """
    shown = awake(found)
    with reading(workspace) as connection:
        hidden = hidden_ids(connection) if edition is Edition.PUBLIC else frozenset()
        groups = by_owner(one for one in shown if not _ids(one) & hidden)
        addresses = {owner: _addresses(connection, owner, group) for owner, group in groups.items()}
    on = workspace.today()
    return tuple(
        _draft(owner, group, addresses[owner], on, lang) for owner, group in groups.items()
    )


def write_drafts(folder: Path, drafts: Iterable[MailDraft]) -> tuple[Path, ...]:
    """Write the letters as files that a mail program opens, one per department.

    Raises OutputNotWritable or DiskFull.
    """
    from kkdesk.exchange.files import write_if_changed  # noqa: PLC0415 -- only when asked for
    from kkdesk.exchange.mail import write_eml  # noqa: PLC0415

    if not folder.is_dir():
        raise OutputNotWritable(folder)
    paths: list[Path] = []
    for draft in drafts:
        base = file_stem(draft.owner.casefold())
        path, number = folder / f"{base}{_ENDING}", 2
        while path in paths:
            path, number = folder / f"{base}-{number}{_ENDING}", number + 1
        write_if_changed(path, write_eml(draft))
        paths.append(path)
    return tuple(paths)


def mailto_address(draft: MailDraft) -> str:
    """Return the address that opens a letter in the mail program; nothing if it is too long."""
    from kkdesk.exchange.mail import mailto  # noqa: PLC0415 -- only when asked for

    return mailto(draft)


def when_words(one: Reminder, lang: Lang) -> str:
    """Say how far off a reminder is."""
    days = one.days
    if days < 0:
        return f"passeret for {-days} dage siden" if lang == "da" else f"past by {-days} days"
    last = one.told.last
    if days == 0 and last is not None and one.told.first != last:
        day = f"{last:%d.%m.%Y}"
        return f"nu, senest {day}" if lang == "da" else f"now, {day} at the latest"
    if days == 0:
        return "nu" if lang == "da" else "now"
    return f"om {days} dage" if lang == "da" else f"in {days} days"


def _ids(one: Reminder) -> set[str]:
    return {
        part
        for told in one.event.tellings
        for key in (
            told.expression.id,
            told.expression.initiative_id,
            told.origin.id,
            told.opens[1],
        )
        for part in (key, *key.split(":"))
        if part
    }


def _draft(
    owner: str, group: tuple[Reminder, ...], to: tuple[str, ...], on: date, lang: Lang
) -> MailDraft:

    named = OwnerKind(owner).label(lang) if owner in set(OwnerKind) else owner
    lines = "\n".join(_line(one, lang) for one in group)
    if lang == "da":
        subject = f"Frister for {named} pr. {on:%d.%m.%Y}"
        body = f"Kære {named}\n\nDisse frister nærmer sig eller er passeret:\n\n{lines}\n\n"
        body += "Giv besked, hvis en dato har flyttet sig, eller hvis noget er sket.\n"
    else:
        subject = f"Deadlines of {named} as of {on:%d.%m.%Y}"
        body = f"Dear {named}\n\nThese deadlines are near or past:\n\n{lines}\n\n"
        body += "Please tell if a date has moved or if something has happened.\n"
    return MailDraft(named, to, subject, body)


def _line(one: Reminder, lang: Lang) -> str:
    told = one.told
    found = told.expression
    what = f"{found.role.label(lang)} – {found.event}" if found.event else found.role.label(lang)
    title = " ".join(f"{told.code} {told.title}".split())
    return f"- {title}: {what}, «{found.as_written}» ({when_words(one, lang)})"


def _addresses(connection: Connection, owner: str, group: Collection[Reminder]) -> tuple[str, ...]:
    """Return the addresses of the initiatives' contacts, or else of the department's people."""
    ids = [one.told.expression.initiative_id for one in group]
    contacts = connection.execute(
        text(
            "SELECT DISTINCT p.email FROM initiative_contact c JOIN person p ON p.id = c.person_id"
            " WHERE p.email <> '' AND c.initiative_id IN (SELECT value FROM json_each(:ids))"
            " ORDER BY p.email"
        ),
        {"ids": json.dumps([key for key in ids if key])},
    )
    found = tuple(str(row[0]) for row in contacts)
    if found:
        return found
    people = connection.execute(
        text(
            "SELECT DISTINCT p.email FROM person p JOIN department d ON d.id = p.department_id"
            " WHERE p.email <> '' AND d.code = :owner ORDER BY p.email"
        ),
        {"owner": owner},
    )
    return tuple(str(row[0]) for row in people)
