"""Working on Bemærkninger as a coordinator does: choose, type, press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from kkdesk.services.rounds import reopen_round
from kkdesk.ui.editing.controls import ChoiceControl, LineControl
from kkdesk.ui.pages.remarks.page import RemarksPage, make_page
from kkdesk.ui.widgets.fields import LabelledField

if TYPE_CHECKING:
    from kkdesk.domain.remarks import RemarkItem
    from kkdesk.ui.dialogs.letter import LetterDialog
    from kkdesk.ui.dialogs.new_remark import NewRemarkDialog
    from kkdesk.ui.editing.record_form import RecordForm
    from tests.e2e.page_surroundings import Surroundings


def below(field: LabelledField) -> str:
    """Return what is said to be wrong under a field."""
    return field.error.text()


@dataclass
class Desk:
    """The page with what it stands in."""

    page: RemarksPage
    around: Surroundings

    @classmethod
    def at(cls, around: Surroundings) -> Desk:
        """Show the page and wait for its list."""
        page = make_page(around.context)
        around.show(page)
        return cls(page, around)

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        self.around.settle()

    def choose(self, code: str) -> None:
        """Choose a remark in the list."""
        index = self.page.model.index_of(self.item(code).id)
        assert index.isValid(), code
        self.page.view.list.setCurrentIndex(index)
        self.settle()

    def look_at(self, view: str) -> None:
        """Choose a view as with the keyboard."""
        combo = self.page.view.view
        combo.choose(view)
        combo.activated.emit(combo.currentIndex())
        self.settle()

    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the headings shown with the codes under each."""
        return [(g.title, [item.code for item in g.items]) for g in self.page.model.groups]

    def rounds(self) -> list[str]:
        """Return the ids of the status rounds, the newest last."""
        assert self.page.contents is not None
        return [one.id for one in self.page.contents.choices.rounds]

    def item(self, code: str) -> RemarkItem:
        """Return a remark by its code."""
        assert self.page.contents is not None
        return next(item for item in self.page.contents.items if item.code == code)

    def reopen(self) -> None:
        """Let the newest status round take changes again, as its own page does."""
        reopen_round(self.around.context.workspace, self.rounds()[-1], "Noget var forkert.")

    def type(self, form: RecordForm, field: str, words: str) -> None:
        """Type into a line and leave it."""
        control = form.controls[field]
        assert isinstance(control, LineControl)
        control.edit.selectAll()
        QTest.keyClicks(control.edit, words)
        control.left.emit()
        self.settle()

    def pick(self, form: RecordForm, field: str, key: str) -> None:
        """Choose from a list."""
        control = form.controls[field]
        assert isinstance(control, ChoiceControl)
        control.combo.choose(key)
        control.combo.activated.emit(control.combo.currentIndex())
        self.settle()

    def problem(self, form: RecordForm, field: str) -> str:
        """Return what stands under a field."""
        shown = form.fields[field]
        assert isinstance(shown, LabelledField)
        return below(shown)

    def letter(self) -> LetterDialog:
        """Open the dialog of a new letter."""
        from kkdesk.ui.dialogs.letter import LetterDialog  # noqa: PLC0415 -- as the page does

        self.page.view.add_letter.click()
        assert isinstance(self.page.dialog, LetterDialog)
        return self.page.dialog

    def new_remark(self) -> NewRemarkDialog:
        """Return the dialog of a new remark that is open."""
        from kkdesk.ui.dialogs.new_remark import NewRemarkDialog  # noqa: PLC0415

        assert isinstance(self.page.dialog, NewRemarkDialog)
        return self.page.dialog
