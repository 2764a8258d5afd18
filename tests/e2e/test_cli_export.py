"""Calendar files that a scheduler writes, by a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import icalendar
import vobject  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_calendar_is_written_once_and_then_left_alone(
    kkdesk: Callable[..., Any], sample_database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "frister.ics"
    command = ("export", "ical", "--out", path, "--database", sample_database)
    first, content = kkdesk(*command), path.read_bytes()
    again = kkdesk(*command)
    assert (first.code, first.err, again.code) == (0, "", 0)
    assert "uændret" not in first.out
    assert "uændret" in again.out
    assert path.read_bytes() == content
    titles = [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")]
    assert any(title.startswith("S2.2 Forsøg") for title in titles)


def test_a_folder_gets_a_calendar_per_department(
    kkdesk: Callable[..., Any], sample_database: Path, tmp_path: Path
) -> None:
    ended = kkdesk("export", "ical", "--folder", tmp_path, "--database", sample_database)
    assert (ended.code, ended.err) == (0, "")
    assert {"sof.ics", "bif.ics", "økf.ics"} <= {path.name for path in tmp_path.iterdir()}


def test_the_digest_as_a_calendar_is_the_same_events_as_the_file_of_all(
    kkdesk: Callable[..., Any], sample_database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "frister.ics"
    kkdesk("export", "ical", "--out", path, "--database", sample_database)
    digest = ("deadlines", "--on", "2025-12-20", "--within", "120", "--database", sample_database)
    told = kkdesk(*digest, "--format", "ics")
    assert told.code == 0
    assert told.out.endswith("END:VCALENDAR\r\n")
    assert "\r\r" not in told.out
    whole = events_by_uid(path.read_bytes().decode("utf-8"))
    chosen = events_by_uid(told.out)
    assert any(title.startswith("S2.2 Forsøg") for title in chosen.values())
    assert chosen.items() <= whole.items()
    assert len(chosen) < len(whole)
    assert kkdesk(*digest, "--format", "ics").out == told.out
    assert chosen == {
        one.uid.value: one.summary.value for one in vobject.readOne(told.out).vevent_list
    }


def events_by_uid(content: str) -> dict[str, str]:
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(one["UID"]): str(one["SUMMARY"]) for one in events}
