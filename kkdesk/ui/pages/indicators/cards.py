"""The figures of an indicator, a card each: baselines, targets and measurements."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from kkdesk.domain.fields import FieldKind
from kkdesk.domain.indicator_fields import FIGURE_FIELDS
from kkdesk.services import indicators
from kkdesk.ui.editing.cards import Card
from kkdesk.ui.editing.controls import ChoiceControl, FlagControl, LineControl
from kkdesk.ui.editing.date_reading import date_reader
from kkdesk.ui.editing.form import choice_pairs, side_by_side
from kkdesk.ui.editing.record_controls import NumberControl
from kkdesk.ui.pages.indicators.words import figure_reading, measured_reader, target_reading
from kkdesk.ui.widgets.fields import ReadingEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.fields import FieldSpec
    from kkdesk.domain.indicators import Baseline, CutOff, Measurement, Target
    from kkdesk.domain.records import Choice
    from kkdesk.ui.editing.binding import Save, Saver, Slot
    from kkdesk.ui.editing.controls import Control, Stored

    Figure = Baseline | Target | Measurement

_BESIDE = {
    "measured": "due", "population": "note", "pending": "confidential",
    "comparator": "department_id", "year": "base_year", "as_of": "department_id",
    "approximate": "confidential",
}  # fmt: skip


class FigureCard(Card["Figure"]):
    """One baseline, target or measurement."""

    def __init__(
        self,
        kind: str,
        owner_id: str,
        record: Figure,
        saver: Saver,
        departments: Sequence[Choice] = (),
        cut_off: Callable[[], CutOff | None] = lambda: None,
    ) -> None:
        super().__init__(kind, owner_id, record, saver)
        self._departments = departments
        self._measured = ReadingEdit(measured_reader(saver.context.lang, cut_off))
        names = {
            "baseline": (self.tr("Baseline"), self.tr("Slet baseline")),
            "target": (self.tr("Mål"), self.tr("Slet målet")),
            "measurement": (self.tr("Måling"), self.tr("Slet målingen")),
        }
        self.add_head(names[kind][0], delete=names[kind][1])
        saving = indicator_saver(saver)
        lang = saver.context.lang
        made = {
            spec.name: self.add_field(spec.name, spec.label(lang), self._control(spec), saving)
            for spec in FIGURE_FIELDS[kind]
        }
        seconds = {_BESIDE[name] for name in made if _BESIDE.get(name) in made}
        for name, widget in made.items():
            other = made.get(_BESIDE.get(name, ""))
            if name not in seconds:
                row = side_by_side(widget, other) if other is not None else widget
                self.column.addWidget(row)

    def refresh(self, record: Figure) -> None:
        """Show what is stored; another cut-off reads the same time otherwise."""
        super().refresh(record)
        if self.kind == "measurement" and not self.bindings["as_of"].dirty:
            self._measured.read.emit(self._measured.reading())

    def values(self, record: Figure) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        found: dict[str, Stored] = {}
        for spec in FIGURE_FIELDS[self.kind]:
            value = getattr(record, "rule" if spec.name == "comparator" else spec.name)
            found[spec.name] = (value or None) if spec.name == "department_id" else value
        return found

    def _control(self, spec: FieldSpec) -> Control:
        lang = self.saver.context.lang
        if spec.name == "as_written":
            read = target_reading if self.kind == "target" else figure_reading
            return LineControl(ReadingEdit(lambda words: read(words, lang)))
        if spec.name == "as_of":
            return LineControl(self._measured)
        if spec.kind is FieldKind.CHOICE and spec.choices is not None:
            return ChoiceControl(spec.choices.choices(lang))
        nothing = self.tr("Hele kommunen")
        makers: dict[FieldKind, Callable[[], Control]] = {
            FieldKind.DATE_WORDS: lambda: LineControl(ReadingEdit(date_reader(lang))),
            FieldKind.FLAG: lambda: FlagControl(spec.label(lang)),
            FieldKind.NUMBER: NumberControl,
            FieldKind.DEPARTMENT: lambda: ChoiceControl(
                choice_pairs(self._departments, nothing=nothing), optional=True
            ),
        }
        return makers.get(spec.kind, LineControl)()


def indicator_saver(saver: Saver) -> Save:
    """Return the save of a field of an indicator or of one of its figures."""

    def save(slot: Slot, expected: Stored, value: Stored) -> Changes:
        return indicators.set_value(
            saver.context.workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | int | bool | None", expected),
            value=cast("str | int | bool | None", value),
        )

    return save


def committee_saver(saver: Saver) -> Save:
    """Return the save of an indicator's committees."""

    def save(slot: Slot, expected: Stored, value: Stored) -> Changes:
        return indicators.set_committees(
            saver.context.workspace,
            slot.record_id,
            expected=expected if isinstance(expected, tuple) else (),
            wanted=value if isinstance(value, tuple) else (),
        )

    return save


def add_figure(saver: Saver, kind: str, indicator_id: str, words: str) -> partial[Changes]:
    """Return the job that adds a figure as written."""
    return partial(indicators.add_figure, saver.context.workspace, kind, indicator_id, words)
