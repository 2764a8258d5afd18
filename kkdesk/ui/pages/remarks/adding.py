"""Takes in new letters and remarks: opens the dialogs and saves what they ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kkdesk.services import letters, remarks
from kkdesk.ui.editing.form import choice_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.remarks import RemarkItem, RemarkSheet
    from kkdesk.ui.dialogs.letter import LetterDialog, NewLetter
    from kkdesk.ui.dialogs.new_remark import NewRemark, NewRemarkDialog
    from kkdesk.ui.editing.binding import Saver
    from kkdesk.ui.pages.remarks.page import Contents

translate = QCoreApplication.translate


class Adder(QObject):
    """Holds the dialog that is open above the page."""

    added = Signal(object)
    """The changes of what was added."""
    refused = Signal(str)

    def __init__(self, page: QWidget, saver: Saver) -> None:
        super().__init__(page)
        self._page = page
        self._saver = saver
        self._context = saver.context
        self.dialog: LetterDialog | NewRemarkDialog | None = None

    def ask_letter(self, contents: Contents | None) -> None:
        """Ask for a new letter; without a status round, say what it needs."""
        from kkdesk.ui.dialogs.letter import LetterDialog  # noqa: PLC0415 -- when first asked for

        if contents is None:
            return
        rounds = contents.choices.rounds
        if not rounds:
            self.refused.emit(
                translate(
                    "RemarksPage",
                    "Bemærkninger hører til en statusrunde. Opret en statusrunde først.",
                )
            )
            return
        pairs = [(one.id, f"{one.label} {one.code}") for one in reversed(rounds)]
        dialog = LetterDialog(self._page, pairs, self._context.lang)
        dialog.split_wanted.connect(partial(self._split, dialog))
        dialog.wanted.connect(partial(self._add_letter, dialog))
        self._open(dialog)

    def _split(self, dialog: LetterDialog, round_id: str, letter: str) -> None:
        self._context.worker.submit(
            partial(letters.read_letter, self._context.workspace, round_id, letter),
            done=lambda found: dialog.show_letter(*found),
            failed=dialog.show_problem,
            receiver=dialog,
        )

    def _add_letter(self, dialog: LetterDialog, new: NewLetter) -> None:
        job = partial(
            letters.add_letter,
            self._context.workspace,
            new.round_id,
            new.parts,
            letter_text=new.letter_text,
            **new.fields,
        )
        self._add(dialog, job)

    def ask_remark(
        self,
        contents: Contents | None,
        sheet: RemarkSheet | None,
        lead_in: RemarkItem | None = None,
    ) -> None:
        """Ask for a remark in the letter of the shown one, or for a child of its lead-in."""
        from kkdesk.ui.dialogs.new_remark import NewRemarkDialog  # noqa: PLC0415 -- when asked for

        if contents is None:
            return
        if not contents.rounds:
            self.ask_letter(contents)
            return
        dialog = NewRemarkDialog(
            self._page,
            [(one.id, one.title) for one in contents.rounds],
            choice_pairs(contents.choices.objectives, nothing=translate("RemarksPage", "Generelt")),
            self._context.lang,
            lead_in=(lead_in.id, lead_in.code) if lead_in else ("", ""),
        )
        if sheet is not None:
            dialog.round.choose(sheet.item.remark_round_id)
            dialog.objective.choose(str(sheet.fields["objective_id"] or ""))
        dialog.wanted.connect(partial(self._add_remark, dialog))
        self._open(dialog)

    def _add_remark(self, dialog: NewRemarkDialog, new: NewRemark) -> None:
        job = partial(
            remarks.add_remark,
            self._context.workspace,
            new.remark_round_id,
            text=letters.as_markup(new.text),
            parent_id=new.parent_id,
            kind=new.kind,
            objective_id=new.objective_id or None,
        )
        self._add(dialog, job)

    def _add(self, dialog: LetterDialog | NewRemarkDialog, job: Callable[[], Changes]) -> None:
        self._saver.run(
            job, saved=lambda changes: self._close(dialog, changes), failed=dialog.show_problem
        )

    def _close(self, dialog: LetterDialog | NewRemarkDialog, changes: Changes) -> None:
        dialog.accept()
        self.added.emit(changes)

    def _open(self, dialog: LetterDialog | NewRemarkDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None
