"""Which section of the guide is about which page, part of a page, dialog and action.

A test fails when one of them has no topic, or a topic has no section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMainWindow, QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST: Final = "start"
"""Where the guide opens when nothing else is asked for."""
MENUS: Final = "window-pages"
"""What is said of an entry of the menus that has no topic of its own."""
MESSAGES: Final = "window-messages"
"""What is said of a message or question that stands in front of the window."""
TOPIC_PROPERTY: Final = "guide_topic"
"""A widget can name the topic it is about; that goes before the lists below."""

PAGES: Final[dict[str, str]] = {
    "overview": "follow-up-overview",
    "plans": "plan-page",
    "rounds": "round-page",
    "remarks": "hearing-page",
    "cases": "committee-cases",
    "indicators": "follow-up-indicators",
    "deadlines": "follow-up-deadlines",
    "timeline": "follow-up-timeline",
    "slides": "committee-slides",
    "packets": "committee-packet",
    "history": "backup-history",
    "exchange": "laptop-page",
}

PARTS: Final[dict[str, str]] = {
    "AnswerCard": "hearing-answer",
    "CaseDeadlines": "committee-route",
    "ContinuationCard": "plan-continue",
    "DateCard": "dates-words",
    "DocumentPanel": "committee-files",
    "EntryView": "round-writing",
    "FormsButton": "round-forms",
    "InitiativeEditor": "plan-initiative",
    "MeetingCalendar": "committee-route",
    "MoneyCard": "plan-money",
    "OrderPanel": "round-writing",
    "OwnWords": "conflicts-decide",
    "RemarkPanel": "hearing-remark",
    "ThemeChoice": "committee-theme",
}
"""Parts of pages and windows, by the names of their classes."""

DIALOGS: Final[dict[str, str]] = {
    "AsOfDialog": "as-of-day",
    "BackupsDialog": "backup-copies",
    "BringDialog": "laptop-bring",
    "ConflictDialog": "conflicts-decide",
    "ConflictView": "conflicts-decide",
    "ContinuePlanDialog": "plan-continue",
    "DecideDeadlineDialog": "follow-up-decide",
    "EditConflictDialog": "office-colleagues",
    "FindDialog": "window-search",
    "FirstPolicyDialog": "start-policy",
    "FirstRunDialog": "start-first-run",
    "FormsInDialog": "round-forms",
    "FormsInView": "round-forms",
    "FormsOutDialog": "round-forms",
    "LeadTimesDialog": "follow-up-reminders",
    "LetterDialog": "hearing-letter",
    "LettersDialog": "follow-up-reminders",
    "LogDialog": "window-messages",
    "MeetingSeriesDialog": "committee-route",
    "NewInitiativeDialog": "plan-initiative",
    "NewRecordDialog": "plan-new",
    "NewRemarkDialog": "hearing-remark",
    "PassphraseDialog": "laptop-work",
    "PasteDialog": "follow-up-indicators",
    "PlanCoverageDialog": "plan-coverage",
    "PlanFromPolicyDialog": "plan-from-policy",
    "PlanningRulesDialog": "follow-up-rules",
    "PrintDialog": "committee-print",
    "RecordEditor": "plan-editor",
    "RemindersDialog": "follow-up-reminders",
    "TakeDialog": "laptop-take",
    "WordsDialog": "round-new",
    "NewPacketDialog": "committee-packet",
}
"""Dialogs, by the names of their classes."""

ACTIONS: Final[dict[str, str]] = {
    "new_database": "window-database",
    "new_window": "window-database",
    "open": "window-database",
    "save_copy": "window-database",
    "backups": "backup-copies",
    "print": "committee-print",
    "undo": "window-undo",
    "redo": "window-undo",
    "search": "window-search",
    "find": "window-search",
    "reminders": "follow-up-reminders",
    "refresh": "office-colleagues",
    "as_of": "as-of-day",
    "guide": "start",
    "log": "window-messages",
}
"""Actions of the menus, by the names under which they are provided."""


def topic_of(widget: QWidget | None, page: str) -> str:
    """Return the topic of where the person is: the innermost part, dialog or page that has one.

    `page` is the key of the page that is shown in the window.
    """
    while widget is not None:
        own = widget.property(TOPIC_PROPERTY)
        if own:
            return str(own)
        for kind in type(widget).__mro__:
            topic = DIALOGS.get(kind.__name__) or PARTS.get(kind.__name__)
            if topic is not None:
                return topic
        above = widget.parentWidget()
        if isinstance(widget, QMessageBox) and isinstance(above, QMainWindow):
            return MESSAGES
        widget = above
    return PAGES.get(page, FIRST)
