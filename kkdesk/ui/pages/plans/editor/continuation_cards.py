"""What a plan says became of the initiative from the plan before it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkdesk.domain.continuation import GOES_ON, Continuation
from kkdesk.ui.editing.cards import Card
from kkdesk.ui.editing.controls import ChoiceControl, RichControl
from kkdesk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.coverage import ContinuationLine
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.editing.controls import Stored


class ContinuationCard(Card["ContinuationLine"]):
    """The answer of one plan. An initiative that goes on can change its answer to the other."""

    def __init__(self, owner_id: str, record: ContinuationLine, saver: Saver) -> None:
        super().__init__("plan_continuation", owner_id, record, saver)
        lang = saver.context.lang
        self.add_head(self.tr("Videreføres indsatsen?"), delete=self.tr("Slet svaret"))
        self._place = text_label("", "muted")
        self.column.addWidget(self._place)
        outcome = Continuation(record.outcome)
        if outcome in GOES_ON:
            pairs = [(str(one), one.label(lang)) for one in Continuation if one in GOES_ON]
            control = ChoiceControl(pairs)
            self.column.addWidget(self.add_field("outcome", self.tr("Svar"), control))
        else:
            self._answer = text_label(outcome.label(lang))
            self.column.addWidget(self._answer)
        label = self.tr("Begrundelse")
        self.column.addWidget(self.add_field("reason", label, RichControl(label)))
        self._show_place(record)

    def values(self, record: ContinuationLine) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        own = {"reason": record.reason, "outcome": record.outcome}
        return {name: value for name, value in own.items() if name in self.bindings}

    def refresh(self, record: ContinuationLine) -> None:
        """Show what is stored of the answer now."""
        super().refresh(record)
        self._show_place(record)

    def _show_place(self, record: ContinuationLine) -> None:
        parts = [record.plan]
        if record.previous:
            parts.append(self.tr("fra {}").format(record.previous))
        if record.merged_into:
            parts.append(self.tr("lagt sammen med {}").format(record.merged_into))
        self._place.setText(" · ".join(parts))
