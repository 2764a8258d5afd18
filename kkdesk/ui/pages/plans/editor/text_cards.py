"""What rounds and plans say of an initiative, with the numbered or ticked items inside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kkdesk.domain.vocabulary import EntryState
from kkdesk.services import editing
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.editing.cards import Card, CardList
from kkdesk.ui.editing.controls import (
    ChoiceControl,
    LineControl,
    RichControl,
)
from kkdesk.ui.editing.form import AddLine, side_by_side
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkdesk.domain.records import SubItemRecord, TextRecord
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.editing.controls import Stored

ROUND = "status_entry"


def markers() -> tuple[tuple[str, str], ...]:
    """Return the marks that stand before an item."""
    return (
        ("bullet", QCoreApplication.translate("TextCard", "Punkt")),
        ("number", QCoreApplication.translate("TextCard", "Nummer")),
        ("check", QCoreApplication.translate("TextCard", "Afkrydsning")),
    )


class SubItemCard(Card["SubItemRecord"]):
    """One item inside a text."""

    def __init__(self, owner_id: str, record: SubItemRecord, saver: Saver) -> None:
        super().__init__("sub_item", owner_id, record, saver)
        self.add_head(self.tr("Underpunkt"), delete=self.tr("Slet underpunktet"))
        self.column.addWidget(self.add_field("text", self.tr("Tekst"), LineControl()))
        self.column.addWidget(
            side_by_side(
                self.add_field("marker", self.tr("Mærke"), ChoiceControl(markers())),
                self.add_flag("confidential", self.tr("Fortrolig")),
            )
        )

    def values(self, record: SubItemRecord) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        return {"text": record.text, "marker": record.marker, "confidential": record.confidential}


class TextCard(Card["TextRecord"]):
    """One status text or plan text. The text of a closed round is locked."""

    def __init__(self, owner_id: str, record: TextRecord, saver: Saver) -> None:
        super().__init__(record.kind, owner_id, record, saver)
        is_round = record.kind == ROUND
        head = self.tr("Statustekst") if is_round else self.tr("Plantekst")
        self.add_head(head, delete=self.tr("Slet teksten"))
        self._place = text_label(record.place, "muted")
        self.column.addWidget(self._place)
        self._lock_note = text_label(self.tr("Runden er lukket, og teksten er låst."), "flag")
        self._unlock = action_button(self.tr("Åbn i Statusrunder"), "open", "link")
        self._unlock.clicked.connect(self._open_round)
        self.column.addWidget(self._lock_note)
        self.column.addWidget(self._unlock)
        if not is_round:
            self.column.addWidget(self.add_field("lead", self.tr("Indledende ord"), LineControl()))
        rich = RichControl(self.tr("Tekst"), lines=6)
        self.column.addWidget(self.add_field("text", self.tr("Tekst"), rich))
        flag = self.add_flag("confidential", self.tr("Fortrolig"))
        if is_round:
            state = ChoiceControl(EntryState.choices(saver.context.lang))
            flag = side_by_side(self.add_field("state", self.tr("Teksten er"), state), flag)
        self.column.addWidget(flag)
        self._items: CardList[SubItemRecord] = CardList(
            lambda owner, item: SubItemCard(owner, item, saver), "", about=self.tr("Underpunkter")
        )
        self._items.turner.turned.connect(lambda _: self._show_lock())
        self._add_item = AddLine(self.tr("Nyt underpunkt"), self.tr("Tilføj underpunkt"))
        self._add_item.added.connect(self._add)
        self.column.addWidget(self._items)
        self.column.addWidget(self._add_item)

    def values(self, record: TextRecord) -> Mapping[str, Stored]:
        """Return the columns that are edited here."""
        own: dict[str, Stored] = {"text": record.text, "confidential": record.confidential}
        return own | ({"state": record.state} if self.kind == ROUND else {"lead": record.lead})

    def start(self) -> None:
        """Show the record and its items."""
        super().start()
        self._show_items()
        self._show_lock()

    def refresh(self, record: TextRecord) -> None:
        """Show what is stored now."""
        super().refresh(record)
        self._place.setText(record.place)
        self._show_items()
        self._show_lock()

    def set_place(self, number: int, within: str = "") -> None:
        """Give the card and the items in it their numbers."""
        super().set_place(number, within)
        self._items.set_within(self.place)
        self._unlock.setAccessibleName(f"{self._unlock.text()}: {self.place}")
        self._add_item.set_place(self.place)

    def flush(self) -> None:
        """Hand over what was typed, also in the items."""
        super().flush()
        self._items.flush()
        self._add_item.flush()

    def release(self) -> None:
        """Let go of the record and its items."""
        self._add_item.flush()
        self._items.clear()
        super().release()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 -- a setter
        """Let everything be read only, also the items."""
        super().set_read_only(read_only)
        for card in self._items.cards:
            card.set_read_only(read_only)
            card.delete_button.setEnabled(not read_only)
        self._add_item.setVisible(not read_only)
        self.delete_button.setEnabled(not read_only)

    def _show_items(self) -> None:
        self._items.show_records(self.owner_id, self.record.sub_items)
        self._items.setVisible(bool(self.record.sub_items))

    def _show_lock(self) -> None:
        read_only = self.saver.context.workspace.read_only
        self.set_read_only(read_only or self.record.frozen)
        self._lock_note.setVisible(self.record.frozen)
        self._unlock.setVisible(self.record.frozen)

    def _open_round(self) -> None:
        """Go where the round can be opened again."""
        self.saver.context.open_page("rounds", entry_id=self.record.id)

    def _add(self, words: str) -> None:
        column = "status_entry_id" if self.kind == ROUND else "plan_entry_id"
        columns = {"initiative_id": self.owner_id, column: self.record.id}
        self.saver.run(
            partial(
                editing.add_item,
                self.saver.context.workspace,
                "sub_item",
                text=words,
                position=len(self.record.sub_items) + 1,
                **columns,
            ),
            failed=partial(self._refused, words),
        )

    def _refused(self, words: str, error: KkdeskError) -> None:
        self._add_item.put_back(words, problem_words(error, self.saver.context.lang))
