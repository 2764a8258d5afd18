"""Frames of the timeline while it scrolls and zooms through 100,000 bars, without a database.

Run by itself it prints the frame times in milliseconds as JSON, for `timeline_line` of run.py.
"""

import json
import random
import sys
import time
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from kkdesk.domain.dates import parse
from kkdesk.domain.records import DateRecord
from kkdesk.domain.timeline import Line, LineGroup, LineKey, make_marks
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.ui.pages.timeline.model import TimelineModel
from kkdesk.ui.pages.timeline.view import TimelineView
from kkdesk.ui.theme import Theme, ThemeMode, application_arguments

TODAY = date(2025, 12, 20)
BARS = 100_000
FRAMES = 300
SIZE = (1366, 700)
_GROUP = 250
