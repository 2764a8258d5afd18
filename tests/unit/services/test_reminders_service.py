"""Reminders from the sample, and letters to those who are responsible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.reminders import MailDraft
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import OutputNotWritable
from kkdesk.exchange.mail import LONGEST_MAILTO, mailto, write_eml
from kkdesk.services import editing, portfolio
from kkdesk.services.reminders import (
    department_drafts,
    list_reminders,
    mailto_address,
    when_words,
    write_drafts,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

DAY = date(2025, 12, 20)


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return replace(sample_workspace, today=lambda: DAY)


def initiative(workspace: Workspace, code: str) -> str:
    found = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000)
    return next(row.id for row in found.rows if row.code == code)


def test_the_trial_that_ends_in_march_is_reminded_of_in_december(workspace: Workspace) -> None:
    found = {one.told.code: one for one in list_reminders(workspace, {}, {})}
    assert found["S2.2"].days == (date(2026, 3, 31) - DAY).days
    assert when_words(found["S2.2"], "da") == "om 101 dage"


def test_a_snoozed_reminder_says_until_when_and_is_in_no_letter(workspace: Workspace) -> None:
    (trial,) = (one for one in list_reminders(workspace, {}, {}) if one.told.code == "S2.2")
    until = DAY + timedelta(7)
    found = list_reminders(workspace, {}, {trial.key: until})
    (resting,) = (one for one in found if one.told.code == "S2.2")
    assert resting.snoozed_until == until
    assert not any("S2.2" in draft.text for draft in department_drafts(workspace, found))


def test_each_department_is_written_to_about_its_own_deadlines_only(workspace: Workspace) -> None:
    found = list_reminders(workspace, {}, {})
    drafts = {draft.owner: draft for draft in department_drafts(workspace, found)}
    assert "S2.2 Forsøg med enklere regler" in drafts["SOF"].text
    assert drafts["SOF"].subject == "Frister for SOF pr. 20.12.2025"
    for draft in drafts.values():
        for one in found:
            named = f"- {one.told.code} " in draft.text if one.told.code else False
            assert not named or draft.owner in (one.told.department, "Tværgående")
    said = sum(draft.text.count("\n- ") for draft in drafts.values())
    assert said == len(found)


def test_what_is_confidential_is_left_out_of_the_letters(workspace: Workspace) -> None:
    key = initiative(workspace, "S2.2")
    editing.set_field(workspace, "initiative", key, "confidential", expected=False, value=True)
    found = list_reminders(workspace, {}, {})
    public = department_drafts(workspace, found)
    internal = department_drafts(workspace, found, edition=Edition.INTERNAL)
    assert not any("S2.2" in draft.text for draft in public)
    assert any("S2.2" in draft.text for draft in internal)


def test_the_letters_are_files_that_a_mail_program_opens_as_drafts(
    workspace: Workspace, tmp_path: Path
) -> None:
    drafts = department_drafts(workspace, list_reminders(workspace, {}, {}))
    paths = write_drafts(tmp_path, drafts)
    assert tmp_path / "sof.eml" in paths
    letter = message_from_bytes((tmp_path / "sof.eml").read_bytes(), policy=policy.default)
    assert letter["X-Unsent"] == "1"
    assert "Forsøg med enklere regler om merudgifter" in letter.get_content()
    assert "Date" not in letter
    before = {path: path.stat().st_mtime_ns for path in paths}
    write_drafts(tmp_path, drafts)
    assert {path: path.stat().st_mtime_ns for path in paths} == before
    with pytest.raises(OutputNotWritable):
        write_drafts(tmp_path / "findes ikke", drafts)


def test_letters_in_english_say_the_same(workspace: Workspace) -> None:
    found = list_reminders(workspace, {}, {})
    drafts = department_drafts(workspace, found, lang="en")
    assert all(draft.text.startswith(f"Dear {draft.owner}") for draft in drafts)
    assert len(drafts) == len(department_drafts(workspace, found))


DRAFT = MailDraft("SOF", ("en.person@example.dk",), "Frister", "Kære SOF\n\nÆ & ø = å?\n")


def test_an_address_opens_the_same_letter() -> None:
    parts = urlsplit(mailto_address(DRAFT))
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "en.person@example.dk")
    fields = parse_qs(parts.query)
    assert fields["subject"] == ["Frister"]
    assert fields["body"] == [DRAFT.text.replace("\n", "\r\n")]


def test_a_letter_too_long_for_an_address_has_none() -> None:
    assert mailto(replace(DRAFT, text="x" * LONGEST_MAILTO)) == ""


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=3),
)
def test_no_words_become_another_heading_of_a_letter(subject: str, to: list[str]) -> None:
    draft = replace(DRAFT, subject=f"{subject}\r\nBcc: x@example.dk", to=(*DRAFT.to, *to))
    letter = message_from_bytes(write_eml(draft), policy=policy.default)
    assert "Bcc" not in letter
    assert "en.person@example.dk" in letter["To"]
    assert letter.get_content().replace("\r\n", "\n") == DRAFT.text
    assert "bcc" not in parse_qs(urlsplit(mailto(draft)).query)
