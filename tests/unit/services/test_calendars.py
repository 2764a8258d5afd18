"""Deadlines as calendar files, read back by two readers that know nothing of kkdesk."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]  # it has no types
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kkdesk.domain.records import InitiativeFilter
from kkdesk.domain.vocabulary import DateRole, Edition
from kkdesk.errors import OutputNotWritable
from kkdesk.exchange.ical import CalendarEntry, uid_of, write_calendar
from kkdesk.services import editing, portfolio
from kkdesk.services.calendars import calendar_of, export_calendar, publish_calendars
from kkdesk.services.deadlines import list_events

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace


def initiative(workspace: Workspace, code: str) -> str:
    found = portfolio.list_initiatives(workspace, InitiativeFilter(), limit=1000)
    return next(row.id for row in found.rows if row.code == code)


def events_by_icalendar(content: bytes) -> dict[str, tuple[str, date, date]]:
    """Return (title, first day, day after) of each event by its UID."""
    calendar = icalendar.Calendar.from_ical(content)
    return {
        str(event["UID"]): (str(event["SUMMARY"]), event.start, event.end)
        for event in calendar.events
    }


def events_by_vobject(content: bytes) -> dict[str, tuple[str, date, date]]:
    calendar = vobject.readOne(content.decode("utf-8"))
    return {
        event.uid.value: (event.summary.value, event.dtstart.value, event.dtend.value)
        for event in getattr(calendar, "vevent_list", [])
    }


def titled(content: bytes, words: str) -> tuple[str, str, date, date]:
    ((uid, (title, first, after)),) = (
        (uid, found) for uid, found in events_by_icalendar(content).items() if words in found[0]
    )
    return uid, title, first, after


@pytest.fixture
def calendar(sample_workspace: Workspace, tmp_path: Path) -> bytes:
    path = tmp_path / "frister.ics"
    export_calendar(sample_workspace, path)
    return path.read_bytes()


def test_two_readers_read_the_same_from_the_sample(calendar: bytes) -> None:
    read = events_by_icalendar(calendar)
    assert len(read) > 40
    assert read == events_by_vobject(calendar)


def test_an_exact_day_is_one_all_day_event(calendar: bytes) -> None:
    _, title, first, after = titled(calendar, "S2.2 ")
    assert title.startswith("S2.2 Forsøg med enklere regler om merudgifter: Forsøg slutter")
    assert (first, after) == (date(2026, 3, 31), date(2026, 4, 1))


def test_an_imprecise_date_spans_its_bounds_and_says_its_words(calendar: bytes) -> None:
    _, title, first, after = titled(calendar, "S4.3 ")
    assert title.endswith("(«fra skoleåret 2026/27»)")
    assert (first, after) == (date(2026, 8, 1), date(2027, 8, 1))


def test_writing_again_writes_nothing_and_changes_no_byte(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "frister.ics"
    first = export_calendar(sample_workspace, path)
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    again = export_calendar(sample_workspace, path)
    assert [one.written for one in (*first.files, *again.files)] == [True, False]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    other = tmp_path / "andre.ics"
    export_calendar(sample_workspace, other)
    assert other.read_bytes() == before


def test_a_moved_deadline_keeps_its_uid_and_tells_when_it_changed(
    sample_workspace: Workspace, tmp_path: Path, calendar: bytes
) -> None:
    uid, *_ = titled(calendar, "S4.3 ")
    (told,) = portfolio.initiative_detail(
        sample_workspace, initiative(sample_workspace, "S4.3")
    ).dates
    editing.set_date_words(
        sample_workspace, told.id, expected=told.as_written, words="1. oktober 2026"
    )
    path = tmp_path / "flyttet.ics"
    export_calendar(sample_workspace, path)
    moved_uid, _, first, _ = titled(path.read_bytes(), "S4.3 ")
    assert (moved_uid, first) == (uid, date(2026, 10, 1))
    calendar_now = icalendar.Calendar.from_ical(path.read_bytes())
    stamps = {str(event["UID"]): event.DTSTAMP for event in calendar_now.events}
    assert stamps[uid] == max(stamps.values())
    assert set(stamps) == set(events_by_icalendar(calendar))


def test_each_department_gets_a_file_with_its_own_deadlines_only(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    done = publish_calendars(sample_workspace, tmp_path)
    assert (tmp_path / "sof.ics").is_file()
    assert (tmp_path / "tværgående.ics").is_file()
    own = events_by_icalendar((tmp_path / "buf.ics").read_bytes())
    assert {title.split()[0] for title, _, _ in own.values()} == {"S4.1", "S4.3"}
    everything = [uid for one in done.files for uid in events_by_icalendar(one.path.read_bytes())]
    assert len(everything) == len(set(everything))
    assert not any(one.written for one in publish_calendars(sample_workspace, tmp_path).files)


def test_a_department_without_deadlines_left_keeps_an_empty_calendar(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    publish_calendars(sample_workspace, tmp_path)
    foreign = tmp_path / "ferie.ics"
    foreign.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", encoding="utf-8")
    for code in ("S4.1", "S4.3"):
        key = initiative(sample_workspace, code)
        editing.delete_record(sample_workspace, "initiative", key)
    publish_calendars(sample_workspace, tmp_path)
    assert events_by_icalendar((tmp_path / "buf.ics").read_bytes()) == {}
    assert events_by_vobject((tmp_path / "buf.ics").read_bytes()) == {}
    assert foreign.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert len(foreign.read_bytes()) < 50


@pytest.mark.parametrize("kind", ["initiative", "date_entry"])
def test_what_is_confidential_stands_only_in_the_internal_edition(
    sample_workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    key = initiative(sample_workspace, "S2.2")
    dates = portfolio.initiative_detail(sample_workspace, key).dates
    for one in [key] if kind == "initiative" else [told.id for told in dates]:
        editing.set_field(sample_workspace, kind, one, "confidential", expected=False, value=True)
    public, internal = tmp_path / "public.ics", tmp_path / "internal.ics"
    export_calendar(sample_workspace, public)
    export_calendar(sample_workspace, internal, edition=Edition.INTERNAL)
    assert b"S2.2" not in public.read_bytes()
    assert b"S2.2" in internal.read_bytes()


def test_words_without_a_day_are_counted_instead_of_guessed(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    key = initiative(sample_workspace, "S2.2")
    path = tmp_path / "frister.ics"
    before = export_calendar(sample_workspace, path)
    editing.add_date(sample_workspace, key, words="snarest muligt", role=DateRole.OPENS)
    after = export_calendar(sample_workspace, path)
    assert after.unplaced == before.unplaced + 1
    assert after.files[0].events == before.files[0].events


def test_a_folder_that_is_not_there_is_refused(sample_workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable):
        publish_calendars(sample_workspace, tmp_path / "findes ikke")
    with pytest.raises(OutputNotWritable):
        export_calendar(sample_workspace, tmp_path / "findes ikke" / "a.ics")
    assert list(tmp_path.glob("**/*.ics")) == []


@given(on=st.dates(date(2023, 1, 1), date(2027, 12, 31)), within=st.integers(0, 400))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_list_of_any_days_as_a_calendar_has_the_uids_of_the_calendar_of_all(
    sample_workspace: Workspace, calendar: bytes, on: date, within: int
) -> None:
    listed = list_events(sample_workspace, on, within)
    content, unplaced = calendar_of(sample_workspace, listed, since=on)
    chosen, whole = events_by_icalendar(content), events_by_icalendar(calendar)
    assert chosen == events_by_vobject(content)
    assert len(chosen) + unplaced == len(listed)
    assert {uid: whole[uid] for uid in chosen if uid in whole} == {
        uid: told for uid, told in chosen.items() if uid in whole
    }
    if on >= date(sample_workspace.today().year - 1, 1, 1):
        assert set(chosen) <= set(whole)


ENTRY = CalendarEntry(
    "01", "Titel", date(2026, 1, 1), date(2026, 3, 31), datetime(2025, 1, 1, tzinfo=UTC), exact=True
)
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
_DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(_WORDS, _WORDS, _DAYS, st.integers(0, 4000))
@example("\\N", "C:\\Noter\\n", date(2026, 1, 1), 0)
def test_whatever_the_words_both_readers_get_them_whole(
    title: str, more: str, first: date, days: int
) -> None:
    last = first + timedelta(days)
    entry = replace(ENTRY, title=f"Æ, ø; å\\ {title}", text=f"{more}\n:", first=first, last=last)
    content = write_calendar("Frister", [entry])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    wanted = {uid_of("01"): (_shown(entry.title), first, last + timedelta(1))}
    assert events_by_icalendar(content) == wanted
    assert events_by_vobject(content) == wanted


def _shown(words: str) -> str:
    kept = "".join(c for c in words.replace("\r", "\n") if c == "\n" or c.isprintable())
    return " ".join(kept.split())


def test_the_file_ends_its_lines_as_calendars_must(calendar: bytes) -> None:
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n", calendar)
    assert "Forsøg".encode() in calendar
