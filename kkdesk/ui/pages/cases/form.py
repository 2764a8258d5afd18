"""The fields of a record of Sager og møder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.case_fields import CASE_FIELDS
from kkdesk.domain.cases import Panel
from kkdesk.services import cases
from kkdesk.ui.editing.controls import LinksControl
from kkdesk.ui.editing.form import choice_pairs, choice_words
from kkdesk.ui.editing.record_form import RecordForm
from kkdesk.ui.widgets.pickers import Option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Choice
    from kkdesk.ui.editing.binding import Saver, Slot
    from kkdesk.ui.editing.controls import Stored

ITEMS: Final = "items"
"""The field of a list's initiatives; they are records of their own, not a column."""
_LONGEST_CHIP: Final = 60
translate = QCoreApplication.translate


class CaseForm(RecordForm):
    """The fields of a record of this page, saved by this page's service."""

    def __init__(self, saver: Saver, kind: str) -> None:
        super().__init__(saver, ())
        self.kind = kind
        for spec in CASE_FIELDS[kind]:
            self.add_spec(spec, self._save)
        if kind == Panel.LISTS.value:
            label = translate("CasesPage", "Indsatser")
            self.add(ITEMS, label, LinksControl(label, keep_order=True), self._save)
        self._offered: tuple[Choice, ...] = ()
        self.lay_out()

    def offer(self, options: Mapping[str, tuple[Choice, ...]], owner: str = "") -> None:
        """Offer what the references can point at; an appendix only of the case ``owner``."""
        nothing = translate("CasesPage", "Ingen")
        for name in self.controls:
            if name == ITEMS:
                if options[name] != self._offered:  # many: filled again only when they changed
                    self._offered = options[name]
                    self.set_link_options(name, [_option(one) for one in self._offered])
            elif name in options:
                found = [one for one in options[name] if not one.group or one.group == owner]
                self.set_options(name, choice_pairs(found, nothing=nothing))

    def _save(self, slot: Slot, expected: Stored, value: Stored) -> Changes:
        workspace = self.saver.context.workspace
        if slot.field == ITEMS:
            return cases.set_list_items(
                workspace,
                slot.record_id,
                expected=cast("tuple[str, ...]", expected),
                wanted=cast("tuple[str, ...]", value),
            )
        return cases.set_field(
            workspace,
            slot.kind,
            slot.record_id,
            slot.field,
            expected=cast("str | bool | None", expected),
            value=cast("str | bool | None", value),
        )


def _option(choice: Choice) -> Option:
    """Return what a picker offers for an initiative; a long title is cut on its chip."""
    whole = choice_words(choice)
    cut = len(whole) > _LONGEST_CHIP
    return Option(choice.id, f"{whole[: _LONGEST_CHIP - 1].rstrip()}…" if cut else whole)
