"""The fields of one record under each other, each saved as it is typed.

A page or dialog says which fields (`FieldSpec`), gives a `Saver` and the options of its
references, and binds a record. Another record can be bound at any time.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kkdesk.domain.fields import FieldKind
from kkdesk.ui.editing.binding import Slot
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    FlagControl,
    LineControl,
    LinksControl,
    RichControl,
)
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.editing.form import GAP, bound_field, field_saver, order_tabs, side_by_side
from kkdesk.ui.editing.record_controls import (
    ColourControl,
    LinesControl,
    NumberControl,
    colour_reading,
    watch,
)
from kkdesk.ui.widgets.fields import LabelledField, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kkdesk.domain.fields import FieldSpec
    from kkdesk.ui.editing.binding import Binding, Save, Saver
    from kkdesk.ui.editing.controls import Control, Stored
    from kkdesk.ui.widgets.pickers import Option

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_REFERENCES: Final = frozenset({FieldKind.DEPARTMENT, FieldKind.POLICY, FieldKind.REFERENCE})


class RecordForm(QWidget):
    """A form for the records of one kind; `bind` shows a record in it."""

    def __init__(self, saver: Saver, specs: Sequence[FieldSpec]) -> None:
        """Make the controls of the fields; `lay_out` puts them and any added ones in order."""
        super().__init__()
        self.saver = saver
        self.bindings: dict[str, Binding] = {}
        self.controls: dict[str, Control] = {}
        self.fields: dict[str, QWidget] = {}
        self._labels: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        for spec in specs:
            self.add_spec(spec)

    def add_spec(self, spec: FieldSpec, save: Save | None = None) -> None:
        """Add the field that a specification describes."""
        lang = self.saver.context.lang
        self.add(spec.name, spec.label(lang), self.control_for(spec), save)
        if spec.kind is FieldKind.DATE_WORDS:
            self.read_words(spec.name, date_reader(lang))
        elif spec.kind is FieldKind.COLOUR:
            self.read_words(spec.name, colour_reading)

    def add(self, name: str, label: str, control: Control, save: Save | None = None) -> None:
        """Add a field with a control, and perhaps a way of saving, of its own."""
        saving = save or field_saver(self.saver.context.workspace)
        field, binding = bound_field(control, label, self.saver, saving)
        self.fields[name], self.bindings[name], self.controls[name] = field, binding, control
        self._labels[name] = label

    def read_words(self, name: str, reader: Callable[[str], Reading]) -> None:
        """Show below a field how its words are read while they are typed."""
        field = self.fields[name]
        if isinstance(field, LabelledField):
            watch(self.controls[name], reader, field.set_reading)

    def lay_out(
        self, names: Sequence[str] = (), *, beside: Mapping[str, str] = _NONE
    ) -> RecordForm:
        """Put the fields under each other; ``beside`` names what shares a line with a field."""
        seconds = set(beside.values())
        for name in names or tuple(self.fields):
            if name in seconds:
                continue
            other = beside.get(name)
            row = side_by_side(self.fields[name], self.fields[other]) if other else None
            self._column.addWidget(row or self.fields[name])
        self._column.addStretch(1)
        order_tabs(self)
        return self

    def set_options(self, name: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Offer (id, words) in a reference; a first pair with an empty id stands for none."""
        control = self.controls[name]
        assert isinstance(control, ChoiceControl)
        control.combo.set_choices(pairs)

    def set_link_options(self, name: str, options: Sequence[Option]) -> None:
        """Offer what a field that links several records can be linked to."""
        control = self.controls[name]
        assert isinstance(control, LinksControl)
        control.set_options(options)

    def bind(self, kind: str, record_id: str, values: Mapping[str, Stored]) -> None:
        """Show a record; what was typed into the one before is handed over first.

        Fields without a value here keep no record. An `EditConflict`, a refused value and what
        could not be saved are dealt with by the bindings and the saver.
        """
        for name, binding in self.bindings.items():
            if name in values:
                slot = Slot(kind, record_id, name, record_id, self._labels[name])
                binding.bind(slot, values[name])
            else:
                binding.release()

    def refresh(self, values: Mapping[str, Stored]) -> None:
        """Show what is stored now, save where something unsaved stands."""
        for name, binding in self.bindings.items():
            if name in values:
                binding.refresh(values[name])

    def flush(self) -> None:
        """Hand over what was typed."""
        for binding in self.bindings.values():
            binding.flush()

    def unsaved(self) -> Binding | None:
        """Return the first field that holds something not stored, if any."""
        return next((binding for binding in self.bindings.values() if binding.dirty), None)

    def release(self) -> None:
        """Hand over what was typed and show no record any more."""
        for binding in self.bindings.values():
            binding.release()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 -- a setter
        """Let the values be read only."""
        for control in self.controls.values():
            control.set_read_only(read_only)

    def control_for(self, spec: FieldSpec) -> Control:
        """Return the control that a field of this kind is edited with."""
        label = spec.label(self.saver.context.lang)
        if spec.kind is FieldKind.CHOICE and spec.choices is not None:
            return ChoiceControl(spec.choices.choices(self.saver.context.lang))
        if spec.kind in _REFERENCES:
            return ChoiceControl(optional=True)
        makers: dict[FieldKind, Callable[[], Control]] = {
            FieldKind.RICH: partial(RichControl, label),
            FieldKind.FLAG: partial(FlagControl, label),
            FieldKind.NUMBER: NumberControl,
            FieldKind.LINES: partial(LinesControl, label),
            FieldKind.COLOUR: partial(ColourControl, label),
        }
        return makers.get(spec.kind, LineControl)()
