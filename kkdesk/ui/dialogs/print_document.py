"""One dialog for everything that is printed: what, for whom, in which format and look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kkdesk.domain.print_forms import FORMAT_NAMES, HANDOUTS, PRINT_FORMS, Need
from kkdesk.domain.vocabulary import Edition
from kkdesk.services.print_offers import PrintWanted
from kkdesk.ui.editing.controls import QuietCombo
from kkdesk.ui.editing.form import side_by_side
from kkdesk.ui.widgets.fields import LabelledField
from kkdesk.ui.widgets.labels import action_button, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kkdesk.domain.print_forms import PrintForm
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.ui.dialogs.theme_choice import ThemeChoice

    Offers = Mapping[str, Sequence[tuple[str, str]]]

_WIDTH: Final = 560


class PrintDialog(QDialog):
    """Asks what to print, then where to; it does not stop the window.

    With one form alone the kind is given and what it is about is known. ``languages`` offers the
    language of the document where it can be chosen.
    """

    wanted = Signal(object, object)
    """A :class:`PrintWanted` and the path of the file."""

    def __init__(  # noqa: PLR0913 -- what is asked differs from place to place
        self,
        parent: QWidget,
        title: str,
        lang: Lang,
        *,
        forms: Mapping[str, PrintForm] = PRINT_FORMS,
        offers: Offers | None = None,
        start: PrintWanted | None = None,
        name: Callable[[PrintWanted], Path] | None = None,
        languages: bool = False,
        editions: bool = True,
        theme: ThemeChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._lang, self._forms, self._offers = lang, forms, offers or {}
        self._name = name or _plain_name
        given = start or PrintWanted(next(iter(forms)), lang=lang)
        self.kind = QuietCombo([(key, form.label(lang)) for key, form in forms.items()])
        self.format = QuietCombo()
        self.edition = QuietCombo(Edition.choices(lang))
        self.language = QuietCombo((("da", "Dansk"), ("en", "English")))
        self.handout = QuietCombo([(str(each), self._each(each)) for each in HANDOUTS])
        self.asked = {key: QuietCombo() for key in self._asked_names()}
        self.theme = theme
        self._column = QVBoxLayout(self)
        words = self._words()
        self._about = {key: LabelledField(words[key], box) for key, box in self.asked.items()}
        self._handout = LabelledField(self.tr("&Slides pr. side"), self.handout)
        self.go_on = action_button(self.tr("&Vælg fil …"), kind="primary")
        self.go_on.setDefault(True)
        self._build(languages=languages, editions=editions)
        for box, key in ((self.kind, given.kind), (self.edition, str(given.edition))):
            box.choose(key)
        self.language.choose(given.lang)
        self.handout.choose(str(given.handout))
        self._follow_kind()
        self.format.choose(given.suffix)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.format.currentIndexChanged.connect(self._follow_format)
        self.go_on.clicked.connect(self.choose_file)

    def chosen(self) -> PrintWanted:
        """Return what is chosen now."""
        form = self._forms[self.kind.key()]
        names = [name for name, _ in form.asks if name in self.asked]
        return PrintWanted(
            self.kind.key(),
            self.format.key(),
            Edition(self.edition.key()),
            "en" if self.language.key() == "en" else "da",
            int(self.handout.key()) if self._may_share() else 1,
            {name: self.asked[name].key() for name in names},
        )

    def choose_file(self) -> None:
        """Ask where the file shall lie, in any of the formats that the document can have."""
        if not self._is_complete():
            return
        wanted = self.chosen()
        dialog = QFileDialog(self, self.windowTitle(), str(self._name(wanted)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {self._filter(each): each for each in self._suffixes()}
        dialog.setNameFilters(list(filters))
        dialog.selectNameFilter(self._filter(wanted.suffix))
        dialog.setDefaultSuffix(wanted.suffix.removeprefix("."))
        dialog.filterSelected.connect(
            lambda shown: dialog.setDefaultSuffix(filters.get(shown, ".pdf").removeprefix("."))
        )
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(lambda _result: self.activateWindow())  # some desktops forget who
        dialog.open()

    def _take(self, name: str) -> None:
        """Hand over what was chosen; a file of another format is of that format."""
        path, wanted = Path(name), self.chosen()
        suffix = path.suffix.lower()
        if suffix in self._suffixes():
            shared = wanted.handout if suffix == ".pdf" else 1
            wanted = replace(wanted, suffix=suffix, handout=shared)
        self.accept()
        self.wanted.emit(wanted, path)

    # -- what fits together

    def _follow_kind(self) -> None:
        """Offer the formats of the kind, and ask what it is about."""
        form = self._forms[self.kind.key()]
        self.format.set_choices([(each, self._format(each)) for each in self._suffixes()])
        asks = dict(form.asks)
        for name, field in self._about.items():
            field.setVisible(name in asks)
            field.set_error("")
            offered = list(self._offers.get(name, ()))
            if asks.get(name) is Need.MAY:
                offered.insert(0, ("", self.tr("(alle)")))
            self.asked[name].set_choices(offered)
        last = self.asked.get("last")
        if last is not None and "last" in asks:
            last.setCurrentIndex(min(1, last.count() - 1))
        self._handout.setVisible(form.slides)
        self._follow_format()
        self._fit_later()

    def _follow_format(self) -> None:
        """Let slides share pages where they become a PDF."""
        self.handout.setEnabled(self._may_share())
        self._handout.set_help("" if self._may_share() else self.tr("Kun i PDF."))

    def _fit_later(self) -> None:
        """Make room for what is said, once it is laid out."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _may_share(self) -> bool:
        return self._forms[self.kind.key()].slides and self.format.key() == ".pdf"

    def _is_complete(self) -> bool:
        """Say at the first field without a choice that it is needed."""
        for name, need in self._forms[self.kind.key()].asks:
            if need is Need.MUST and name in self.asked and self.asked[name].currentIndex() < 0:
                self._about[name].set_error(self.tr("Vælg en; der er ingen at udskrive uden."))
                self.asked[name].setFocus()
                self._fit_later()
                return False
        return self.theme is None or self.theme.is_sound()

    def _suffixes(self) -> tuple[str, ...]:
        return self._forms[self.kind.key()].suffixes

    def _format(self, suffix: str) -> str:
        return f"{FORMAT_NAMES[suffix][self._lang != 'da']} ({suffix})"

    def _filter(self, suffix: str) -> str:
        return f"{FORMAT_NAMES[suffix][self._lang != 'da']} (*{suffix})"

    # -- building

    def _asked_names(self) -> list[str]:
        """Return every field that some kind asks for and that can be chosen here."""
        named = {name for form in self._forms.values() for name, _ in form.asks}
        return [name for name in self._words() if name in named and name in self._offers]

    def _words(self) -> dict[str, str]:
        return {
            "round_code": self.tr("Status&runde"),
            "case": self.tr("&Sag"),
            "committee": self.tr("&Udvalg"),
            "number": self.tr("S&pørgsmål"),
            "plan": self.tr("&Plan"),
            "policy": self.tr("&Politik"),
            "first": self.tr("F&ra"),
            "last": self.tr("Ti&l"),
            "department": self.tr("&Forvaltning"),
        }

    def _each(self, count: int) -> str:
        return self.tr("1, i fuld størrelse") if count == 1 else str(count)

    def _build(self, *, languages: bool, editions: bool) -> None:
        column = self._column
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text_label(self.windowTitle(), "heading"))
        if len(self._forms) > 1:
            column.addWidget(LabelledField(self.tr("&Dokument"), self.kind))
        for field in self._about.values():
            column.addWidget(field)
        parts: list[QWidget] = [LabelledField(self.tr("F&ormat"), self.format)]
        if editions:
            parts.append(LabelledField(self.tr("Ud&gave"), self.edition))
        if languages:
            parts.append(LabelledField(self.tr("S&prog"), self.language))
        column.addWidget(side_by_side(*parts))
        column.addWidget(self._handout)
        if self.theme is not None:
            column.addWidget(self.theme)
            self.theme.told.connect(self._fit_later)
        column.addStretch(1)
        cancel = action_button(self.tr("Annullér"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)


def _plain_name(wanted: PrintWanted) -> Path:
    return Path(f"{wanted.kind}{wanted.suffix}")
