"""The dates of an initiative: words as typed, and how the program reads them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kkdesk.domain.dates import (
    DateContext,
    DateExpression,
    DateFlag,
    Precision,
    parse_date,
)
from kkdesk.domain.vocabulary import DateRole, SourceKind
from kkdesk.services import editing
from kkdesk.ui.editing.cards import Card
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    ConfirmControl,
    LineControl,
)
from kkdesk.ui.editing.date_reading import describe
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.widgets.fields import ReadingEdit
from kkdesk.ui.widgets.labels import Badge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import DateRecord
    from kkdesk.ui.editing.binding import Saver, Slot
    from kkdesk.ui.editing.controls import Stored
    from kkdesk.ui.widgets.fields import Reading


class DateCard(Card["DateRecord"]):
    """One date expression."""

    def __init__(self, owner_id: str, record: DateRecord, saver: Saver) -> None:
        super().__init__("date_entry", owner_id, record, saver)
        context = saver.context
        lang = context.lang
        self._computed = Badge("", "diamond", "info")
        self.add_head(self.tr("Dato"), self._computed, delete=self.tr("Slet datoen"))
        words = LineControl(ReadingEdit(self._read))
        role = ChoiceControl(DateRole.choices(lang))
        kind = ChoiceControl(SourceKind.choices(lang))
        confirm = ConfirmControl(self.tr("Bekræftet"), context.workspace.today)
        confirm.box.setToolTip(self.tr("Det, datoen handler om, er sket"))
        self.column.addWidget(
            self.add_field("as_written", self.tr("Ordlyd"), words, partial(_save_words, saver))
        )
        for widget in (
            side_by_side(
                self.add_field("role", self.tr("Betydning"), role),
                self.add_field("source_kind", self.tr("Kildetype"), kind),
            ),
            self.add_field("event", self.tr("Hændelse"), LineControl()),
            self.add_field("source", self.tr("Kilde"), LineControl()),
            side_by_side(
                self.add_field("confirmed_on", self.tr("Bekræftet"), confirm),
                self.add_flag("confidential", self.tr("Fortrolig")),
            ),
        ):
            self.column.addWidget(widget)

    def values(self, record: DateRecord) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        return {
            "as_written": record.as_written,
            "role": record.role.value,
            "event": record.event,
            "source_kind": record.source_kind.value,
            "source": record.source,
            "confirmed_on": record.confirmed_on,
            "confidential": record.confidential,
        }

    def start(self) -> None:
        """Show the record and whether its end was computed."""
        super().start()
        self._show_computed()

    def refresh(self, record: DateRecord) -> None:
        """Show what is stored now; the reading may differ though the words are the same."""
        super().refresh(record)
        self._show_computed()
        edit = self.controls["as_written"].widget
        if isinstance(edit, ReadingEdit):
            edit.read.emit(edit.reading())

    def _show_computed(self) -> None:
        self._computed.setVisible(self.record.computed)
        words = self.tr("beregnet af «{}»").format(self.record.computed_from)
        self._computed.set_state(words, "diamond", "info")

    def _read(self, words: str) -> Reading:
        lang = self.saver.context.lang
        if words == self.record.as_written.strip():
            return describe(stored_expression(self.record), lang)
        context = DateContext(document_date=self.record.document_date)
        return describe(parse_date(words, context=context), lang)


def stored_expression(record: DateRecord) -> DateExpression:
    """Return the expression as it was read when it was stored."""
    return DateExpression(
        record.as_written,
        record.earliest,
        record.latest,
        Precision(record.precision),
        start=(record.start_earliest, record.start_latest),
        end=(record.end_earliest, record.end_latest),
        computed=record.computed,
        flag=DateFlag(record.flag) if record.flag else None,
    )


def _save_words(saver: Saver, slot: Slot, expected: Stored, value: Stored) -> Changes:
    return editing.set_date_words(
        saver.context.workspace, slot.record_id, expected=str(expected), words=str(value)
    )
