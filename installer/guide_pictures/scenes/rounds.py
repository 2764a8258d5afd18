"""Status rounds and the hearing: opening, closing, letters and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from guide_pictures.scenes import scene
from guide_pictures.stage import with_an_open_round
from kkdesk.ui.dialogs.letter import LetterDialog
from kkdesk.ui.dialogs.new_remark import NewRemarkDialog
from kkdesk.ui.pages.remarks.page import RemarksPage
from kkdesk.ui.pages.rounds.dialogs import WordsDialog
from kkdesk.ui.pages.rounds.page import RoundsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera

_LETTER: Final = """\
Høringssvar fra Handicaprådet

Kære alle

Rådet takker for muligheden for at kommentere status.

Målsætning 2. Lettere adgang til hjælp

Rådet er glad for, at reglerne om merudgifter bliver enklere.
Rådet savner dog en frist for, hvornår borgeren får svar.

Målsætning 5. Flere skal have adgang til beskæftigelse og uddannelse

Rådet foreslår, at der hvert år sættes mål for fleksjob i hver forvaltning.

Med venlig hilsen
Handicaprådet
"""


@scene("new-round")
def new_round(camera: Camera) -> QWidget:
    """Ask for the next round, with the structure of the last one."""
    page = camera.go("rounds", RoundsPage)
    page.view.new.click()
    dialog = camera.dialog(WordsDialog)
    for name, words in (
        ("code", "2026"),
        ("title", "Status 2026"),
        ("period", "juli 2025 – juni 2026"),
        ("cut_off", "juni 2026"),
        ("cut_off_rule", "Budget 2027 er ikke med"),
        ("deadline", "15. august 2026"),
    ):
        _type(dialog, name, words)
    return dialog


@scene("close-round", on=with_an_open_round)
def close_round(camera: Camera) -> QWidget:
    """Ask before a round is frozen in which texts are missing."""
    page = camera.go("rounds", RoundsPage)
    page.view.close_round.click()
    dialog = camera.dialog(WordsDialog)
    dialog.tick.setChecked(True)
    _type(dialog, "state", "Resten kommer som sent supplement")
    return dialog


@scene("new-letter")
def new_letter(camera: Camera) -> QWidget:
    """Show the parts that a pasted letter was split into."""
    page = camera.go("remarks", RemarksPage)
    page.view.add_letter.click()
    dialog = camera.dialog(LetterDialog)
    dialog.title.setText("Handicaprådets høringssvar")
    dialog.received.setText("12. december 2025")
    dialog.letter.setPlainText(_LETTER)
    dialog.split_button.click()
    camera.settle()
    dialog.table.setCurrentCell(_part_with(dialog, "savner"), 0)
    return dialog


@scene("new-remark")
def new_remark(camera: Camera) -> QWidget:
    """Ask for a remark that was made at a meeting."""
    page = camera.go("remarks", RemarksPage)
    page.view.add_remark.click()
    dialog = camera.dialog(NewRemarkDialog)
    dialog.text.setPlainText(
        "Rådet foreslår, at der hvert år sættes mål for fleksjob i hver forvaltning."
    )
    starts = Qt.MatchFlag.MatchStartsWith
    dialog.objective.setCurrentIndex(dialog.objective.findText("5 Flere", starts))
    return dialog


def _type(dialog: WordsDialog, name: str, words: str) -> None:
    control = dialog.controls[name]
    assert isinstance(control, QLineEdit)
    control.setText(words)


def _part_with(dialog: LetterDialog, word: str) -> int:
    return next(row for row, part in enumerate(dialog.parts) if word in part.text)
