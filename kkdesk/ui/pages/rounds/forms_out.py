"""Sending forms out: to which departments, as what kind of file, and into which folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kkdesk.domain.status_forms import FormFormat
from kkdesk.domain.vocabulary import OwnerKind
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.i18n import count_words
from kkdesk.ui.pages.exchange.folder_field import FolderField
from kkdesk.ui.pages.rounds.ticks import TickModel, TickRow, TickTable
from kkdesk.ui.widgets.announce import announce
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.domain.rounds import RoundHead
    from kkdesk.domain.status_forms import FormOffer
    from kkdesk.domain.vocabulary import Lang

_SIZE: Final = (760, 580)
_WIDE: Final = 1


@dataclass(frozen=True, slots=True)
class FormsWanted:
    """Which forms are to be written, how, and where."""

    round_id: str
    department_ids: tuple[str, ...]
    folder: Path
    kind: FormFormat
    confidential: bool


class FormsOutDialog(QDialog):
    """Asks which departments get a form; nothing is mailed from here."""

    wanted = Signal(object)
    """A :class:`FormsWanted`."""

    def __init__(
        self,
        parent: QWidget,
        head: RoundHead,
        offers: Sequence[FormOffer],
        lang: Lang,
        *,
        folder: Path,
        kind: FormFormat = FormFormat.DOCX,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send skemaer ud"))
        self._head, self._offers, self._lang = head, tuple(offers), lang
        self._left: set[str] = set()  # without a tick, though they have something to be asked
        self.model = TickModel(
            (self.tr("Med"), self.tr("Forvaltning"), self.tr("Frist"), self.tr("Tekster")), self
        )
        self.table = TickTable(self.model, self.tr("Forvaltninger"), wide=_WIDE)
        self.chosen = text_label("", "muted")
        self.format = QuietCombo(FormFormat.choices(lang))
        self.format.choose(kind.value)
        self.confidential = QCheckBox(self.tr("Tag &fortrolige indsatser med"))
        self.about_confidential = text_label("", "flag")
        self.folder = FolderField(str(folder))
        self.folder_field = LabelledField(
            self.tr("&Mappe til skemaerne"),
            self.folder,
            self.tr(
                "Der kommer en fil til hver forvaltning. En fil, der ligger der, erstattes ikke."
            ),
        )
        self.write = action_button("", "save", "primary")
        self.write.setDefault(True)
        self.cancel = action_button(self.tr("Annullér"))
        self._build()
        self.model.turned.connect(self._turn)
        self.confidential.toggled.connect(lambda _: self._show())
        self.folder.line.textChanged.connect(lambda _: self.folder_field.set_error(""))
        self.write.clicked.connect(self._use)
        self.cancel.clicked.connect(self.reject)
        self._show()
        if self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus()

    def asked(self) -> tuple[FormOffer, ...]:
        """Return the departments that get a form."""
        return tuple(one for one in self._offers if self._is_on(one))

    # -- showing

    def _show(self) -> None:
        self.model.show_ticks([self._row(one) for one in self._offers])
        asked = self.asked()
        texts = sum(self._count(one) for one in asked)
        self.chosen.setText(
            self.tr("{} med {}").format(
                count_words(len(asked), self.tr("1 skema"), self.tr("{} skemaer")),
                count_words(texts, self.tr("1 tekst"), self.tr("{} tekster")),
            )
        )
        self.write.setText(
            count_words(len(asked), self.tr("&Skriv 1 skema"), self.tr("&Skriv {} skemaer"))
        )
        self.write.setEnabled(bool(asked))
        self._show_confidential()

    def _show_confidential(self) -> None:
        count = sum(one.confidential for one in self._offers)
        self.confidential.setVisible(count > 0)
        self.about_confidential.setVisible(count > 0)
        told = (
            count_words(
                count,
                self.tr(
                    "1 fortrolig tekst kommer med i en fil, som alle, der får mailen, kan læse."
                ),
                self.tr(
                    "{} fortrolige tekster kommer med i filer, som alle, der får mailen, kan læse."
                ),
            )
            if self.confidential.isChecked()
            else count_words(
                count,
                self.tr("1 fortrolig tekst er ikke med; den skrives her i kkdesk."),
                self.tr("{} fortrolige tekster er ikke med; de skrives her i kkdesk."),
            )
        )
        self.about_confidential.setText(told)

    def _row(self, offer: FormOffer) -> TickRow:
        name = offer.name if offer.department_id else OwnerKind.CROSS.label(self._lang)
        words = f"{offer.code} {name}" if offer.department_id and name != offer.code else name
        on = self._is_on(offer) if self._count(offer) else None
        return TickRow(offer, (words, offer.deadline, self._texts(offer)), on=on)

    def _texts(self, offer: FormOffer) -> str:
        """Say what a form asks for: "12 tekster, 5 uden ord · 2 fortrolige er ikke med"."""
        said = count_words(offer.asked, self.tr("1 tekst"), self.tr("{} tekster"))
        if offer.empty:
            said += self.tr(", {} uden ord").format(offer.empty)
        if not offer.asked:
            said = "" if offer.confidential else self.tr("Alt er godkendt")
        hidden = ""
        if offer.confidential:
            hidden = (
                self.tr("{} fortrolige er med")
                if self.confidential.isChecked()
                else self.tr("{} fortrolige er ikke med")
            ).format(offer.confidential)
        return " · ".join(filter(None, (said, hidden)))

    def _count(self, offer: FormOffer) -> int:
        return offer.asked + (offer.confidential if self.confidential.isChecked() else 0)

    def _is_on(self, offer: FormOffer) -> bool:
        return self._count(offer) > 0 and offer.department_id not in self._left

    # -- doing

    def _turn(self, offer: FormOffer, on: bool) -> None:  # noqa: FBT001 -- a signal's value
        if on:
            self._left.discard(offer.department_id)
        else:
            self._left.add(offer.department_id)
        self._show()
        announce(self.chosen, self.chosen.text())

    def _use(self) -> None:
        if not self.folder.path():
            self.folder_field.set_error(self.tr("Vælg en mappe til skemaerne."))
            self.folder.line.setFocus()
            return
        wanted = FormsWanted(
            self._head.id,
            tuple(one.department_id for one in self.asked()),
            Path(self.folder.path()).expanduser().absolute(),
            FormFormat(self.format.key()),
            self.confidential.isChecked(),
        )
        self.accept()
        self.wanted.emit(wanted)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(self.tr("Send skemaer ud"), "heading"))
        column.addWidget(
            text_label(
                self.tr(
                    "Hver forvaltning får en fil med de tekster i runde {}, der ikke er godkendt. "
                    "Den udfylder og sender den tilbage. Intet sendes herfra: vedhæft selv filerne."
                ).format(self._head.code),
                "muted",
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.chosen)
        column.addWidget(self.confidential)
        column.addWidget(self.about_confidential)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(LabelledField(self.tr("F&iltype"), self.format), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.folder_field, 1)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        column.addLayout(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * 0.95))
