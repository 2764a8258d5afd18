"""Saving as one types: a stored value, the control that shows it, and what became of a save.

A save carries the value that is believed to be stored. If another window stored something
else meanwhile, the service refuses and a person decides. What cannot be saved stays typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from kkdesk.domain.hygiene import clean_typed
from kkdesk.errors import EditConflict, InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.editing.controls import Control, Stored
    from kkdesk.ui.pages.context import PageContext

PAUSE_MS = 800
"""So long after the last key what was typed is saved."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one value: record kind, record, field; and whose editor holds it."""

    kind: str
    record_id: str
    field: str
    owner_id: str
    label: str = ""


class Save(Protocol):
    """Stores a value where ``expected`` stands."""

    def __call__(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        """Run on the worker; raises KkdeskError."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Something typed that could not be saved, and why."""

    value: Stored
    error: KkdeskError


class Saver(QObject):
    """Hands saves to the worker, publishes what changed and keeps what could not be saved."""

    stranded = Signal(object, object)
    """A slot whose field is no longer on screen, and its :class:`Unsaved`."""
    conflict = Signal(object, object)
    """A :class:`Binding` and its EditConflict."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._kept: dict[tuple[str, str, str], tuple[Slot, Unsaved]] = {}

    def run(
        self,
        job: Callable[[], Changes],
        *,
        saved: Callable[[Changes], None] | None = None,
        failed: Callable[[KkdeskError], None] | None = None,
    ) -> None:
        """Do a user action and tell every page what it changed."""

        def done(changes: Changes) -> None:
            if saved is not None:
                saved(changes)
            self.context.bus.publish(changes)

        self.context.worker.submit(
            job, done=done, failed=failed or self.context.show_error, receiver=self
        )

    def keep(self, slot: Slot, unsaved: Unsaved) -> None:
        """Keep what could not be saved until its field is shown again."""
        self._kept[_key(slot)] = (slot, unsaved)
        self.stranded.emit(slot, unsaved)

    def take_kept(self, slot: Slot) -> Unsaved | None:
        """Return what was kept for a slot; it is the field's again."""
        found = self._kept.pop(_key(slot), None)
        return found[1] if found is not None else None

    @property
    def kept(self) -> tuple[Slot, ...]:
        """Return the places of everything that is kept."""
        return tuple(slot for slot, _ in self._kept.values())


def _key(slot: Slot) -> tuple[str, str, str]:
    return (slot.kind, slot.record_id, slot.field)


class Binding(QObject):
    """One control tied to one slot."""

    problem = Signal(str)
    """What to write under the field; an empty text clears it."""

    def __init__(self, control: Control, saver: Saver, save: Save) -> None:
        super().__init__(control)
        self.control = control
        self.slot: Slot | None = None
        self._saver = saver
        self._save = save
        # What is stored for certain, and what the control makes of it (line ends, unknown keys).
        self._stored: Stored = None
        self._shown: Stored = None
        # The same with what is on its way counted as stored: the worker keeps the order.
        self._expected: Stored = None
        self._base: Stored = None
        self._refused: Unsaved | None = None
        self._flying = 0
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        control.edited.connect(self._touched)
        control.left.connect(self.flush)

    @property
    def dirty(self) -> bool:
        """Tell whether something typed has not been handed over."""
        return self.slot is not None and self.control.value() != self._base

    @property
    def stored(self) -> Stored:
        """Return what is known to be stored."""
        return self._stored

    def bind(self, slot: Slot, stored: Stored) -> None:
        """Show another record's value; what was typed before is handed over first."""
        self.release()
        self.slot = slot
        self._refused, self._flying, self._asking = None, 0, False
        self.problem.emit("")
        self._settle(stored)
        kept = self._saver.take_kept(slot)
        if kept is not None:
            self.control.show(kept.value)
            self._refused = kept
            self._say(kept.error)

    def release(self) -> None:
        """Hand over what was typed and let go of the record."""
        if self.slot is None:
            return
        self.flush()
        if self._refused is not None and self.dirty:
            self._saver.keep(self.slot, Unsaved(self.control.value(), self._refused.error))
        self.slot = None

    def refresh(self, stored: Stored) -> None:
        """Take over what is stored now, unless something unsaved stands here."""
        if self.slot is not None and not self._flying and not self.dirty:
            self._settle(stored)

    def flush(self) -> None:
        """Save what was typed, unless just that has been refused."""
        self._timer.stop()
        if self._asking or not self.dirty:
            return
        value = self.control.value()
        if self._refused is None or self._refused.value != value:
            self._submit(value)

    def retry(self) -> None:
        """Try a refused value again: what it leaned on may hold now."""
        if self._refused is not None and not isinstance(self._refused.error, EditConflict):
            self._refused = None
            self.flush()

    def decide(self, theirs: Stored, value: Stored) -> None:
        """End a conflict: this value shall stand where theirs does now."""
        self._asking, self._refused = False, None
        self._settle(theirs)
        self.problem.emit("")
        if value != theirs:
            self.control.show(value)
            self._submit(self.control.value())

    def postpone(self) -> None:
        """Leave a conflict open; the text stays typed and is asked about when it is edited."""
        self._asking = False

    def fail(self, value: Stored, error: KkdeskError) -> None:
        """Hear that a value of this record was not saved."""
        self._flying = max(self._flying - 1, 0)
        if self._base != value:  # something newer is on its way and will tell
            return
        self._expected, self._base = self._stored, self._shown
        if isinstance(error, EditConflict) and error.stored == self._stored != error.expected:
            self._submit(value)  # no one else: it was only our own refused value before this one
            return
        self._refused = Unsaved(value, error)
        self._say(error)
        if isinstance(error, EditConflict):
            self._asking = True
            self._saver.conflict.emit(self, error)

    def _touched(self) -> None:
        if self._refused is not None and self.control.value() != self._refused.value:
            self._refused = None
            self.problem.emit("")
        self._timer.start()

    def _settle(self, stored: Stored) -> None:
        """Show a value that is stored and count what the control makes of it as the same."""
        self.control.show(stored)
        self._stored = self._expected = stored
        self._shown = self._base = self.control.value()

    def _submit(self, value: Stored) -> None:
        if self.slot is None:
            return
        slot, expected = self.slot, self._expected
        self._expected = self._base = value
        self._flying += 1
        self._saver.run(
            partial(self._save, slot, expected, value),
            saved=partial(self._saved, slot, value),
            failed=partial(_failed_later, self, self._saver, slot, value),
        )

    def _saved(self, slot: Slot, value: Stored, _changes: Changes) -> None:
        if not shiboken6.isValid(self) or slot != self.slot:
            return
        self._flying = max(self._flying - 1, 0)
        self._stored = clean_typed(value) if isinstance(value, str) else value
        self._shown = value
        if self._base == value:  # nothing newer is on its way
            self._expected = self._stored
            self._refused = None
            self.problem.emit("")
            if not self.dirty:
                self._settle(self._stored)

    def _say(self, error: KkdeskError) -> None:
        self.problem.emit(problem_words(error, self._saver.context.lang))


def problem_words(error: KkdeskError, lang: Lang) -> str:
    """Say under a field why it was not saved; its name need not be said there."""
    if not isinstance(error, InvalidValue):
        return error.message(lang)
    reason = error.reason_da if lang == "da" else error.reason_en
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _failed_later(
    binding: Binding, saver: Saver, slot: Slot, value: Stored, error: KkdeskError
) -> None:
    """Tell the field that is still on screen, or keep what was typed for when it is again."""
    if shiboken6.isValid(binding) and binding.slot == slot:
        binding.fail(value, error)
    else:
        saver.keep(slot, Unsaved(value, error))
