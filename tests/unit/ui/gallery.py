"""Every widget in one window, to look at: ``python tests/unit/ui/gallery.py FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kkdesk.ui.i18n import set_language
from kkdesk.ui.main_window import MainWindow
from kkdesk.ui.navigation import PageEntry
from kkdesk.ui.tasks import Worker
from kkdesk.ui.theme import Theme, ThemeMode
from kkdesk.ui.widgets.fields import (
    LabelledField,
    Reading,
    ReadingEdit,
    SearchField,
    form_column,
    number_field,
)
from kkdesk.ui.widgets.labels import (
    Badge,
    EmptyState,
    FigureTile,
    SectionHeader,
    action_button,
    rule,
)
from kkdesk.ui.widgets.pickers import CheckCombo, LinkPicker, Option
from kkdesk.ui.widgets.rich_text import RichTextEdit

DEPARTMENTS = (
    Option("SOF", "SOF", "Socialforvaltningen"),
    Option("BIF", "BIF", "Beskæftigelses- og Integrationsforvaltningen"),
    Option("KFF", "KFF", "Kultur- og Fritidsforvaltningen"),
    Option("TMF", "TMF", "Teknik- og Miljøforvaltningen"),
)
ROWS = (
    ("S1.1", "Afprøve ny model for merudgifter → CO₂", "I gang", "31. marts 2026"),
    ("S1.2", "Fælles indgang for pårørende", "Forsinket", "ultimo 2025"),
    ("S2.1", "Udbrede røgfri skoletid i alle udskolinger", "Afsluttet", "juni 2025"),
    ("S3.4", "Tilgængelighed ved Åparken og Ærøvej", "Ikke startet", "på ubestemt tid"),
)


def read_date(text: str) -> Reading:
    """Read one expression, flag one and refuse the rest, to show all three."""
    if text == "ultimo 2025":
        return Reading("tidligst 1. december 2025, senest 31. december 2025")
    if text == "1. september":
        return Reading("Året mangler: teksten gemmes, men kan ikke placeres i tiden.", "flag")
    return Reading("Det er ikke en dato, programmet kan læse.", "error")


def table() -> QTableView:
    """Return a list as the pages show them."""
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Nr.", "Indsats", "Tilstand", "Slut"])
    for _ in range(6):
        for row in ROWS:
            model.appendRow([QStandardItem(cell) for cell in row])
    view = QTableView()
    view.setAccessibleName("Indsatser")
    model.setParent(view)
    view.setModel(model)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(28)
    view.setSortingEnabled(True)
    view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    view.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    view.selectRow(2)
    return view


def tree() -> QTreeView:
    """Return a tree as the pages show them."""
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Politik"])
    for policy in ("Handicappolitik 2023–26", "SOF's handleplan"):
        top = QStandardItem(policy)
        for number in range(1, 7):
            objective = QStandardItem(f"{number}. Målsætning")
            objective.appendRow(QStandardItem(f"{number}.1 Prioritet"))
            top.appendRow(objective)
        model.appendRow(top)
    view = QTreeView()
    view.setAccessibleName("Politik og planer")
    model.setParent(view)
    view.setModel(model)
    view.expand(model.index(0, 0))
    view.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    return view


def controls() -> QWidget:
    """Return the page of fields and buttons."""
    flagged = ReadingEdit(read_date, "1. september")
    wrong = ReadingEdit(read_date, "engang")
    state = QComboBox()
    state.addItems(["I gang", "Forsinket", "Afsluttet"])
    day = QDateEdit(QDate(2026, 6, 30))
    day.setCalendarPopup(True)
    day.setDisplayFormat("dd.MM.yyyy")
    share = number_field(0, 100, suffix=" %")
    share.setValue(35)
    locked = QLineEdit("Låst efter vedtagelse")
    locked.setEnabled(False)
    empty = QLineEdit()
    empty.setPlaceholderText("Vælg ansvarlig")
    left = form_column(
        LabelledField("&Titel", QLineEdit("Afprøve ny model for merudgifter")),
        LabelledField("&Start", ReadingEdit(read_date, "ultimo 2025"), "fx ultimo 2025"),
        LabelledField("S&lut", flagged),
        LabelledField("Frist", wrong),
        LabelledField("Til&stand", state),
        LabelledField("Dato", day),
        LabelledField("Andel", share),
        LabelledField("Ansvarlig", empty),
        LabelledField("Vedtaget i", locked),
    )
    text = RichTextEdit("Beskrivelse", lines=6)
    text.set_markdown(
        "Forsøget gælder **borgere** med _merudgifter_.\n\n- Første punkt\n- Andet punkt med "
        "[et link](https://example.org)\n\n1. Trin et\n2. Trin to"
    )
    picker = LinkPicker("Forvaltninger", DEPARTMENTS)
    picker.set_keys(["SOF", "BIF", "TMF"])
    ticks = QWidget()
    box = QVBoxLayout(ticks)
    box.setContentsMargins(0, 0, 0, 0)
    for words, on, enabled in (
        ("Fortrolig", True, True),
        ("Indgår i status", False, True),
        ("Låst felt", True, False),
    ):
        tick = QCheckBox(words)
        tick.setChecked(on)
        tick.setEnabled(enabled)
        box.addWidget(tick)
    for words, on in (("Offentlig", True), ("Intern", False)):
        choice = QRadioButton(words)
        choice.setChecked(on)
        box.addWidget(choice)
    buttons = QWidget()
    row = QHBoxLayout(buttons)
    row.setContentsMargins(0, 0, 0, 0)
    for button in (
        action_button("Gem", "save", "primary"),
        action_button("Tilføj", "add"),
        action_button("Slet", "delete", "danger"),
        action_button("Vis alle", kind="link"),
        QPushButton("Send"),
    ):
        row.addWidget(button)
    buttons.findChildren(QPushButton)[-1].setEnabled(False)
    row.addStretch()
    group = QGroupBox("Bemærkninger")
    QVBoxLayout(group).addWidget(Badge("2 åbne", "half", "warning"))
    right = form_column(
        LabelledField("&Beskrivelse", text),
        LabelledField("For&valtninger", picker),
        ticks,
        buttons,
        group,
    )
    page = QWidget()
    both = QHBoxLayout(page)
    both.setContentsMargins(0, 0, 0, 0)
    both.addWidget(left)
    both.addWidget(right)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def overview() -> QWidget:
    """Return the page of tiles, badges, filters, tree and table."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(12)
    header = SectionHeader("Overblik", "Hvad der kræver din opmærksomhed i dag", level=1)
    header.add_action(action_button("Ny indsats", "add", "primary"))
    column.addWidget(header)
    tiles = QHBoxLayout()
    for words, figure, tone in (
        ("Frister inden 30 dage", 7, "neutral"),
        ("Overskredet uden bekræftelse", 3, "danger"),
        ("Manglende statustekster", 12, "warning"),
        ("Ubesvarede bemærkninger", 0, "success"),
    ):
        tiles.addWidget(FigureTile(words, figure, tone))  # type: ignore[arg-type]  # literals
    column.addLayout(tiles)
    badges = QHBoxLayout()
    for words, shape, tone in (
        ("Ikke startet", "ring", "neutral"),
        ("I gang", "half", "info"),
        ("Forsinket", "triangle", "danger"),
        ("Afsluttet", "check", "success"),
        ("Sat på pause", "pause", "warning"),
        ("Opgivet", "cross", "neutral"),
        ("Muligt", "diamond", "warning"),
    ):
        badges.addWidget(Badge(words, shape, tone))  # type: ignore[arg-type]  # literals
    badges.addStretch()
    column.addLayout(badges)
    column.addWidget(rule())
    filters = QHBoxLayout()
    filters.addWidget(SearchField("Søg i indsatser", "Søg, fx «støj»"), 1)
    chosen = CheckCombo("Forvaltning", DEPARTMENTS)
    chosen.set_checked(["SOF", "BIF"])
    filters.addWidget(chosen)
    filters.addWidget(CheckCombo("Tilstand", (Option("a", "I gang"),)))
    column.addLayout(filters)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(tree())
    tabs = QTabWidget()
    tabs.addTab(table(), "Liste")
    tabs.addTab(EmptyState("Ingen indsatser", "Prøv et andet filter.", action="Nulstil"), "Tom")
    split.addWidget(tabs)
    split.setSizes([230, 760])
    column.addWidget(split, 1)
    return page


def empty() -> QWidget:
    """Return the page that has nothing."""
    return EmptyState(
        "Ingen frister",
        "Der er ingen frister i perioden.",
        icon_name="deadlines",
        action="Vis alle",
    )


ENTRIES = (
    PageEntry("overview", "Overblik", "overview", overview),
    PageEntry("plans", "Handleplaner", "plans", controls),
    PageEntry("deadlines", "Frister", "deadlines", empty),
    PageEntry("slides", "Statusslides", "slides", QWidget),
)


def make_window(theme: Theme, worker: Worker, folder: Path) -> MainWindow:
    """Return the shell with the gallery's pages."""
    window = MainWindow(
        theme, worker, ENTRIES, state_file=folder / "window.ini", log_file=folder / "kkdesk.log"
    )
    for name in ("open", "save_copy", "print", "undo", "redo", "search"):
        window.provide(name, lambda: None)
    window.set_history("Ret titel", None)
    window.set_status("55 indsatser · 3 forsinkede")
    return window


def main(target: Path) -> None:
    """Take a picture of every page in both schemes."""
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    set_language(app, "da")
    theme = Theme(app, ThemeMode.LIGHT)
    worker = Worker()
    with TemporaryDirectory() as home:
        window = make_window(theme, worker, Path(home))
        window.resize(QSize(1366, 768))
        window.show()
        window.set_pages_ready()
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            theme.set_mode(mode)
            for entry in ENTRIES[:3]:
                window.show_page(entry.key)
                window.messages.clear()
                if entry.key == "plans":
                    window.messages.show_toast("Titlen er gemt.", action="Fortryd")
                    window.set_read_only("En anden har databasen åben: du kan kun læse.")
                else:
                    window.set_read_only("")
                app.processEvents()
                window.grab().save(str(target / f"{mode}-{entry.key}.png"))
        window.close()
    worker.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
