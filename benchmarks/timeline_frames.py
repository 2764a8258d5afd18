"""Frames of the timeline while it scrolls and zooms through 100,000 bars, without a database.

Run by itself it prints the frame times in milliseconds as JSON; run.py makes a line of them.
"""

import json
import random
import time
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from kkdesk.domain.records import DateRecord
from kkdesk.domain.timeline import Line, LineGroup, LineKey, in_order, make_marks
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.ui.pages.timeline.model import TimelineModel
from kkdesk.ui.pages.timeline.view import TimelineView
from kkdesk.ui.theme import Theme, ThemeMode, application_arguments

TODAY = date(2025, 12, 20)
BARS = 100_000
BARS_A_ROW = 5
FRAMES_A_PACE = 120
GROUP = 250
SPANS = (42, 366, 1461, 3653)


def measure() -> list[float]:
    """Return the milliseconds of each frame, at four zooms, scrolled down and across."""
    app = QApplication.instance() or QApplication(application_arguments())
    assert isinstance(app, QApplication)
    Theme(app, ThemeMode.LIGHT)
    model, view = TimelineModel(), TimelineView()
    chance = random.Random(2026)  # noqa: S311 -- the same bars every time
    keys = [LineKey("initiative", str(number)) for number in range(BARS // BARS_A_ROW)]
    lines = {key: _line(key, chance) for key in keys}
    model.wanted.connect(lambda asked: model.take(asked, {key: lines[key] for key in asked}))
    starts = range(0, len(keys), GROUP)
    model.show_groups(
        [LineGroup(str(start), f"{start}", tuple(keys[start : start + GROUP])) for start in starts]
    )
    view.setModel(model)
    view.today = TODAY.toordinal()
    view.resize(1366, 700)
    view.show()
    view.show_days(date(2015, 1, 1), date(2035, 12, 31))
    frames: list[float] = []
    for span in SPANS:
        view.show_span(span)
        app.processEvents()
        frames += (_frame(app, view, number) for number in range(FRAMES_A_PACE))
    view.deleteLater()
    return frames


def _frame(app: QApplication, view: TimelineView, number: int) -> float:
    """Scroll by a page, a row or a piece of time, draw, and return how long it took."""
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    begun = time.perf_counter()
    if number % 10 == 0:
        down.setValue(down.value() + down.maximum() // 37)
    elif number % 2:
        down.setValue(down.value() + 3 * down.singleStep())
    else:
        across.setValue(across.value() + (17 if number % 40 < 20 else -17))
    view.viewport().repaint()
    app.processEvents()
    return (time.perf_counter() - begun) * 1000


def _line(key: LineKey, chance: random.Random) -> Line:
    begun = date(2018, 1, 1) + timedelta(chance.randrange(4000))
    dates = [
        _told(key, 0, DateRole.START, begun),
        _told(key, 1, DateRole.END, begun + timedelta(chance.randrange(200, 1500))),
        *(
            _told(key, place, role, begun + timedelta(chance.randrange(1500)))
            for place, role in enumerate(
                (
                    DateRole.MEETING,
                    DateRole.DECISION_EXPECTED,
                    DateRole.OPENS,
                    DateRole.HEARING_DEADLINE,
                ),
                start=2,
            )
        ),
    ]
    *written, last = make_marks(dates, TODAY)
    marks = in_order((*written, replace(last, derived=True)))  # drawn otherwise than the written
    return Line(key, key.record_id, "Forsøg med enklere regler om merudgifter", "SOF", marks)


def _told(key: LineKey, place: int, role: DateRole, day: date) -> DateRecord:
    vague = place % 2 == 0
    until = day + timedelta(120 if vague else 0)
    return DateRecord(
        id=f"{key.record_id}.{place}", initiative_id=key.record_id,
        as_written=f"fra {day:%d.%m.%Y}", role=role, event="", source="", computed_from="",
        source_kind=SourceKind.OTHER, earliest=day, latest=until, start_earliest=day,
        start_latest=until, end_earliest=day, end_latest=until, precision="day", flag="",
        confirmed_on=None, document_date=None, confidential=False,
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps([round(each, 3) for each in measure()]))
