"""Status rounds and the hearing: opening, closing, letters and remarks."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from guide_pictures import clock
from guide_pictures.scenes import scene
from guide_pictures.stage import COORDINATOR, with_an_open_round, work_as
from kkdesk.domain.rounds import RoundCell
from kkdesk.domain.status_forms import FormFormat
from kkdesk.domain.vocabulary import Rag
from kkdesk.services import editing, round_entries, rounds, status_forms
from kkdesk.ui.dialogs.letter import LetterDialog
from kkdesk.ui.dialogs.new_remark import NewRemarkDialog
from kkdesk.ui.pages.remarks.page import RemarksPage
from kkdesk.ui.pages.rounds.dialogs import WordsDialog
from kkdesk.ui.pages.rounds.forms_in import FormsInDialog
from kkdesk.ui.pages.rounds.page import RoundsPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from guide_pictures.camera import Camera
    from guide_pictures.stage import Stage
    from kkdesk.services.workspace import Workspace

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

_FORMS_MADE: Final = datetime(2025, 12, 12, 13, 40, tzinfo=UTC)
_FORMS_FILLED: Final = datetime(2025, 12, 15, 8, 5, tzinfo=UTC)
_SENT_TO: Final = frozenset({"SOF", "SUF"})
_WRITTEN_HERE_TOO: Final = "S2.2"
_OURS: Final = (
    "Forsøget begyndte i september 2025. Reglerne er skrevet om og prøves af i ét center."
)
_THEIRS: Final = (
    "Forsøget begyndte i september 2025. Reglerne er skrevet om og prøves af i to centre. "
    "En evaluering er klar i juni 2026."
)
_RETURNED: Final[dict[str, tuple[str, Rag | None]]] = {
    "S1.1": ("Den nye organisering trådte i kraft 1. september 2025.", Rag.GREEN),
    "S2.1": ("Vejledningen er skrevet og ligger på hjemmesiden.", None),
    "S2.2": (_THEIRS, Rag.AMBER),
    "S2.3": ("Der følges nu op på ét møde om året.", None),
    "S2.5": ("Fem arbejdsgange er gjort enklere, og to er på vej.", Rag.GREEN),
}
"""What the departments write, by code."""


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


def with_forms_back(stage: Stage) -> Path:
    """Return the open round, and on the desk two forms that the departments have filled in."""
    database = with_an_open_round(stage)
    for moment, do in ((_FORMS_MADE, _send_forms), (_FORMS_FILLED, _fill_forms)):
        clock.turn_to(moment)
        work_as(database, COORDINATOR, partial(do, stage.desk))
    clock.turn_to(clock.TODAY)
    return database


@scene("take-forms", on=with_forms_back)
def take_forms(camera: Camera) -> QWidget:
    """Show what came back, one text of it written in both places."""
    page = camera.go("rounds", RoundsPage)
    page.forms.read(sorted(camera.stage.desk.glob("*.xlsx")))
    camera.settle()
    dialog = camera.dialog(FormsInDialog)
    codes = [dialog.model.words(row)[2] for row in range(dialog.model.rowCount())]
    dialog.table.selectRow(codes.index(_WRITTEN_HERE_TOO))
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


def _send_forms(desk: Path, workspace: Workspace) -> None:
    """Write the forms of two departments."""
    (newest, *_) = rounds.list_rounds(workspace)
    offers = status_forms.form_offers(workspace, newest.id)
    ids = [one.department_id for one in offers if one.code in _SENT_TO]
    status_forms.write_forms(workspace, newest.id, ids, desk, FormFormat.XLSX)


def _fill_forms(desk: Path, workspace: Workspace) -> None:
    """Write in the forms as departments do, and one of the texts at the centre too."""
    for path in desk.glob("*.xlsx"):
        book = load_workbook(path)
        (sheet,) = book.worksheets
        for row in sheet.iter_rows():
            heads = [str(cell.value) for cell in row]
            if heads[0] == "Kode":
                text, rating = (
                    next(at for at, one in enumerate(heads) if one.startswith(words))
                    for words in ("Status (", "Vurdering")
                )
            elif heads[0] in _RETURNED:
                row[text].value, rated = _RETURNED[heads[0]]
                row[rating].value = rated.label("da") if rated else None
        book.save(path)
    (newest, *_) = rounds.list_rounds(workspace)
    entries = round_entries.round_entries(workspace, RoundCell(newest.id)).entries
    (entry,) = (one for one in entries if one.code == _WRITTEN_HERE_TOO)
    editing.set_field(
        *(workspace, "status_entry", entry.id, "text"), expected=entry.text, value=_OURS
    )


def _type(dialog: WordsDialog, name: str, words: str) -> None:
    control = dialog.controls[name]
    assert isinstance(control, QLineEdit)
    control.setText(words)


def _part_with(dialog: LetterDialog, word: str) -> int:
    return next(row for row, part in enumerate(dialog.parts) if word in part.text)
