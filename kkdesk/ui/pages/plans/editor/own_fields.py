"""The initiative's own columns, what it is linked to, and its other names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject

from kkdesk.domain.fields import GROUPS, INITIATIVE_FIELDS, FieldKind, FieldSpec
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.services import editing
from kkdesk.ui.editing.binding import Binding, Slot
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    FlagControl,
    LineControl,
    LinksControl,
    RichControl,
    WordsControl,
)
from kkdesk.ui.editing.form import (
    Section,
    bound_field,
    choice_pairs,
    choice_words,
    field_saver,
    side_by_side,
    stacked,
)
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice, Choices, InitiativeDetail
    from kkdesk.services.workspace import Workspace
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.editing.controls import Control, Stored

    SetLinks = Callable[..., Changes]

# Fields that share a line, under the first of them.
_BESIDE: Final = {
    "owner_kind": "owner_department_id",
    "form": "state",
    "target_group": "legal_paragraph",
    "location": "capacity",
}
_LONGEST_CHIP: Final = 40
_OPEN: Final = frozenset({"core", "place", "status"})


class OwnFields(QObject):
    """Five sections: the initiative, who and where, its state, its sheet, and more about it."""

    def __init__(self, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self._saver = saver
        self._lang = saver.context.lang
        self._save = field_saver(saver.context.workspace)
        self.bindings: dict[str, Binding] = {}
        self.controls: dict[str, Control] = {}
        self._widgets: dict[str, QWidget] = {}
        self._labels: dict[str, str] = {}
        for spec in INITIATIVE_FIELDS:
            self._add(spec.name, spec.label(self._lang), self._control(spec))
        self._add_links()
        self.sections = tuple(
            Section(
                words[0 if self._lang == "da" else 1], self._group(group), is_open=group in _OPEN
            )
            for group, words in GROUPS.items()
        )
        self.controls["owner_kind"].left.connect(self._fit_owner)

    # -- a part of the editor

    def set_choices(self, choices: Choices) -> None:
        """Offer other departments, objectives and so on."""
        nothing = self.tr("Ingen")
        departments = choice_pairs(choices.departments, nothing=nothing)
        policies = [("", nothing), *((policy.id, policy.label) for policy in choices.policies)]
        for name, pairs in (("owner_department_id", departments), ("policy_id", policies)):
            cast("ChoiceControl", self.controls[name]).combo.set_choices(pairs)
        for name, offered in (
            ("objective", choices.objectives),
            ("priority", choices.priorities),
            ("heading", choices.headings),
            ("contact", choices.people),
        ):
            cast("LinksControl", self.controls[name]).set_options(
                [long_option(choice) for choice in offered]
            )
        units = (*choices.departments, *choices.committees)
        cast("LinksControl", self.controls["partner"]).set_options(
            [Option(choice.id, choice.code, choice.label) for choice in units]
        )

    def show(self, detail: InitiativeDetail, *, fresh: bool) -> None:
        """Show another initiative, or what is stored of the same one now."""
        for name, value in _values(detail).items():
            binding = self.bindings[name]
            if fresh:
                slot = Slot("initiative", detail.id, name, detail.id, self._labels[name])
                binding.bind(slot, value)
            else:
                binding.refresh(value)
        self._fit_owner()

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

    # -- building

    def _control(self, spec: FieldSpec) -> Control:
        label = spec.label(self._lang)
        match spec.kind:
            case FieldKind.RICH:
                return RichControl(label)
            case FieldKind.FLAG:
                return FlagControl(label)
            case FieldKind.DEPARTMENT | FieldKind.POLICY:
                return ChoiceControl(optional=True)
            case FieldKind.CHOICE if spec.choices is not None:
                pairs = spec.choices.choices(self._lang)
                unset = () if spec.choices is OwnerKind else (("", self.tr("Ikke valgt")),)
                return ChoiceControl((*unset, *pairs))
            case _:
                return LineControl()

    def _add(
        self, name: str, label: str, control: Control, set_links: SetLinks | None = None
    ) -> None:
        save = self._save if set_links is None else partial(_save_links, self._saver, set_links)
        help_text = self.tr("Én pr. linje") if isinstance(control, WordsControl) else ""
        widget, binding = bound_field(control, label, self._saver, save, help_text)
        self._widgets[name], self._labels[name] = widget, label
        self.controls[name] = control
        self.bindings[name] = binding

    def _add_links(self) -> None:
        for link, label in (
            ("objective", self.tr("Målsætninger")),
            ("priority", self.tr("Prioriteringer")),
            ("heading", self.tr("Overskrifter i planer")),
            ("contact", self.tr("Kontaktpersoner")),
        ):
            self._add(link, label, LinksControl(label), partial(_set_links, link))
        label = self.tr("Partnere i kommunen")
        self._add("partner", label, LinksControl(label), editing.set_partners)
        label = self.tr("Andre partnere")
        self._add("outside_partner", label, WordsControl(label), editing.set_outside_partners)
        label = self.tr("Andre navne for indsatsen")
        self._add("alias", label, WordsControl(label), editing.set_aliases)

    def _group(self, group: str) -> QWidget:
        """Return the fields of a group in order, some beside each other."""
        names = [spec.name for spec in INITIATIVE_FIELDS if spec.group == group]
        names += {
            "place": ["objective", "priority", "heading", "partner", "outside_partner"],
            "sheet": ["contact"],
            "more": ["alias"],
        }.get(group, [])
        seconds = set(_BESIDE.values())
        rows = [
            side_by_side(self._widgets[name], self._widgets[_BESIDE[name]])
            if name in _BESIDE
            else self._widgets[name]
            for name in names
            if name not in seconds
        ]
        return stacked(rows)

    def _fit_owner(self) -> None:
        """Ask for a department or for words, whichever the kind of owner needs."""
        kind = self.controls["owner_kind"].value()
        department = kind == OwnerKind.DEPARTMENT
        has_words = bool(self.controls["owner_text"].value())
        self._widgets["owner_department_id"].setVisible(department)
        self._widgets["owner_text"].setVisible(not department or has_words)


def _values(detail: InitiativeDetail) -> dict[str, Stored]:
    """Return what is stored, by the names of the fields here."""
    own: dict[str, Stored] = {spec.name: detail.fields[spec.name] for spec in INITIATIVE_FIELDS}
    return own | {
        "objective": detail.objective_ids,
        "priority": detail.priority_ids,
        "heading": detail.heading_ids,
        "contact": detail.contact_ids,
        "partner": tuple(partner.id for partner in detail.partners if partner.code),
        "outside_partner": tuple(p.label for p in detail.partners if not p.code),
        "alias": tuple(alias.label for alias in detail.aliases),
    }


class _LongOption(Option):
    """A record whose words are cut on its chip and whole in the list."""

    @property
    def line(self) -> str:
        """Return the whole words."""
        return self.detail


def long_option(choice: Choice) -> Option:
    """Return what a picker offers for a record with long words."""
    whole = choice_words(choice)
    cut = whole if len(whole) <= _LONGEST_CHIP else whole[: _LONGEST_CHIP - 1].rstrip() + "…"
    return _LongOption(choice.id, cut, whole)


def _set_links(
    link: str,
    workspace: Workspace,
    initiative_id: str,
    *,
    expected: Sequence[str],
    wanted: Sequence[str],
) -> Changes:
    """Put the sort of link where the other services have none."""
    return editing.set_links(workspace, initiative_id, link, expected=expected, wanted=wanted)


def _save_links(
    saver: Saver, set_links: SetLinks, slot: Slot, expected: Stored, value: Stored
) -> Changes:
    return set_links(
        saver.context.workspace,
        slot.record_id,
        expected=expected if isinstance(expected, tuple) else (),
        wanted=value if isinstance(value, tuple) else (),
    )
