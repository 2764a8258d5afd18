"""Records that belong to the initiative, a card each: what is common to dates, money and texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kkdesk.services import editing
from kkdesk.ui.editing.binding import Binding, Slot
from kkdesk.ui.editing.card_turner import CardTurner
from kkdesk.ui.editing.controls import FlagControl
from kkdesk.ui.editing.form import (
    GAP,
    FlagField,
    bound_field,
    field_saver,
    icon_button,
)
from kkdesk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kkdesk.ui.editing.binding import Save, Saver
    from kkdesk.ui.editing.controls import Control, Stored
    from kkdesk.ui.widgets.fields import LabelledField


class HasId(Protocol):
    """A record with a key."""

    @property
    def id(self) -> str:
        """Return the key."""


R = TypeVar("R", bound=HasId)
AT_ONCE: Final = 20
"""Cards that a list makes at once: a fuller one would keep the editor waiting."""


class Card(QFrame, Generic[R]):
    """One record of an initiative: its fields, each saved by itself, and a way to delete it."""

    def __init__(self, kind: str, owner_id: str, record: R, saver: Saver) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.kind, self.owner_id, self.record = kind, owner_id, record
        self.saver = saver
        self.bindings: dict[str, Binding] = {}
        self.controls: dict[str, Control] = {}
        self._labels: dict[str, str] = {}
        self._fields: list[LabelledField | FlagField] = []
        self._head = text_label("", "label")
        self._words = self._delete_words = ""
        self.place = ""
        """Which card this is, in words: "Dato 2"."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 10, 10)
        self.column.setSpacing(8)

    def add_field(
        self, name: str, label: str, control: Control, save: Save | None = None, help_text: str = ""
    ) -> QWidget:
        """Return the field for a column of the record."""
        saving = save or field_saver(self.saver.context.workspace)
        widget, binding = bound_field(control, label, self.saver, saving, help_text)
        self.bindings[name], self.controls[name], self._labels[name] = binding, control, label
        self._fields.append(widget)
        return widget

    def add_flag(self, name: str, label: str) -> QWidget:
        """Return the tick for a column that is yes or no."""
        return self.add_field(name, label, FlagControl(label))

    def add_head(self, words: str, *extra: QWidget, delete: str = "") -> None:
        """Put a quiet heading at the top, with the delete button at its right."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._words, self._delete_words = words, delete
        self._head.setText(words)
        row.addWidget(self._head, 1)
        for widget in extra:
            row.addWidget(widget)
        if delete:
            self.delete_button = icon_button("delete", delete, self.delete)
            self.delete_button.setEnabled(not self.saver.context.workspace.read_only)
            row.addWidget(self.delete_button)
        self.column.addLayout(row)

    def set_place(self, number: int, within: str = "") -> None:
        """Give the card its number, so that no two fields of the form are told by the same name."""
        self._head.setText(f"{self._words} {number}")
        self.place = ", ".join(filter(None, (self._head.text(), within)))
        for one in self._fields:
            one.set_place(self.place)
        if self._delete_words:
            self.delete_button.setAccessibleName(f"{self._delete_words}: {self.place}")

    def values(self, record: R) -> Mapping[str, Stored]:
        """Return the record's columns by the names of the fields here."""
        raise NotImplementedError

    def start(self) -> None:
        """Show the record for the first time, when every field has been added."""
        for name, value in self.values(self.record).items():
            slot = Slot(self.kind, self.record.id, name, self.owner_id, self._labels[name])
            self.bindings[name].bind(slot, value)
        if self.saver.context.workspace.read_only:
            self.set_read_only(True)

    def refresh(self, record: R) -> None:
        """Show what is stored of the record now."""
        self.record = record
        for name, value in self.values(record).items():
            self.bindings[name].refresh(value)

    def flush(self) -> None:
        """Hand over what was typed."""
        for binding in self.bindings.values():
            binding.flush()

    def release(self) -> None:
        """Let go of the record."""
        for binding in self.bindings.values():
            binding.release()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 -- a setter
        """Let everything be read only."""
        for control in self.controls.values():
            control.set_read_only(read_only)

    def delete(self) -> None:
        """Delete the record; undo brings it back."""
        job = partial(
            editing.delete_record, self.saver.context.workspace, self.kind, self.record.id
        )
        self.saver.run(job)


class CardList(QWidget, Generic[R]):
    """The cards of one initiative, kept in step with its records.

    Of more than ``at_once`` records only the last have cards; one turns to the others. ``about``
    says to assistive tools what is turned: "Datoer".
    """

    changed = Signal(int)
    """How many records there are now."""

    def __init__(
        self,
        make: Callable[[str, R], Card[R]],
        nothing: str,
        *,
        about: str,
        at_once: int = AT_ONCE,
    ) -> None:
        super().__init__()
        self._make, self._at_once = make, at_once
        self._cards: dict[str, Card[R]] = {}
        self._records: list[R] = []
        self._back = 0
        self._owner_id = ""
        self.within = ""
        """The card that these stand in, in words."""
        self._nothing = text_label(nothing, "muted")
        self.turner = CardTurner()
        self.turner.set_about(about)
        self.turner.turned.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self.turner)

    @property
    def cards(self) -> tuple[Card[R], ...]:
        """Return the cards in their order."""
        return tuple(self._cards.values())

    @property
    def count(self) -> int:
        """Return how many records there are, with a card or without."""
        return len(self._records)

    def set_within(self, words: str) -> None:
        """Say which card these stand in."""
        self.within = words
        self._fill()

    def show_records(self, owner_id: str, records: Sequence[R]) -> None:
        """Show these; a card that stands already keeps what is being typed in it."""
        if owner_id != self._owner_id:
            self.clear()
            self._owner_id, self._back = owner_id, 0
        self._records = list(records)
        self._fill()
        self.changed.emit(len(self._records))

    def show_record(self, record_id: str) -> Card[R] | None:
        """Turn to the card of a record and return it; None if it is not here."""
        keys = [record.id for record in self._records]
        if record_id not in keys:
            return None
        self._back = (len(keys) - 1 - keys.index(record_id)) // self._at_once
        self._fill()
        return self._cards[record_id]

    def _turn(self, by: int) -> None:
        self._back += by
        self._fill()

    def _fill(self) -> None:
        """Make the cards that should stand here, and take away the others."""
        many = len(self._records)
        self._back = min(self._back, max(many - 1, 0) // self._at_once)
        end = many - self._back * self._at_once
        first = max(end - self._at_once, 0)
        wanted = {record.id: record for record in self._records[first:end]}
        for gone in [key for key in self._cards if key not in wanted]:
            self._drop(gone)
        for place, (key, record) in enumerate(wanted.items(), start=1):
            card = self._cards.get(key)
            if card is None:
                card = self._cards[key] = self._make(self._owner_id, record)
                card.start()
                self._column.insertWidget(place, card)
            else:
                card.refresh(record)
            card.set_place(first + place, self.within)
        self._nothing.setVisible(not wanted)
        self.turner.show_place(first, end, many)

    def flush(self) -> None:
        """Hand over what was typed in any card."""
        for card in self._cards.values():
            card.flush()

    def clear(self) -> None:
        """Take every card away; what was typed in them is handed over or kept."""
        for key in list(self._cards):
            self._drop(key)

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        card.release()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
