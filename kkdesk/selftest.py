"""Does this installation work: each part is tried on a sample of its own, in a folder of its own.

Run as `kkdesk self-test`, also inside the built program on a machine without Python. Nothing of
the person's is read or changed.
"""

from __future__ import annotations

import platform
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkdesk import __version__, paths
from kkdesk.errors import KkdeskError
from kkdesk.paths import DATABASE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace

SEARCHED: Final = "udgifter"
"""A word of the sample that only a search in parts of words finds."""
FACES: Final = 4
_NOW_AND_THEN: Final = (
    *("holidays.countries.denmark", "icalendar", "pptx", "docx", "openpyxl", "psycopg"),
    *("sqlalchemy.dialects.postgresql.psycopg", "sqlcipher3"),
)
_OFFICE: Final = {"memo": ".docx", "status-slides": ".pptx", "indicators": ".xlsx"}
_PLAIN: Final = b"SQLite format 3"
"""How a database begins that anybody can read."""
_LOGOS: Final = {"logo.png": "memo.pdf", "logo.jpg": "memo.docx"}
_LETTERS: Final = "Råd og ærø på § 104: 22,7 mio. kr. – ”ja” → ✓"


@dataclass(frozen=True, slots=True)
class Result:
    """What one try came to: what was seen, or what went wrong."""

    name: str
    passed: bool
    seen: str


class _FailedError(Exception):
    """A part does not do what it should; the text says what was seen."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the parts are tried."""

    folder: Path
    lang: Lang

    @property
    def database(self) -> Path:
        return self.folder / "sample.sqlite"


@contextmanager
def _opened(bench: _Bench, theme: Path | None = None) -> Iterator[Workspace]:
    """Open the sample to print it in a theme, or as the house does: never in the person's own."""
    from kkdesk.session import open_workspace  # noqa: PLC0415 -- tried after what needs no database

    with open_workspace(str(bench.database), read_only=True) as workspace:
        yield replace(workspace, theme_file=lambda: theme)


def run_self_test(lang: Lang = "da") -> Iterator[Result]:
    """Try each part and yield what came of it, in an order in which later ones need earlier."""
    with tempfile.TemporaryDirectory(prefix="kkdesk-self-test-") as folder:
        bench = _Bench(Path(folder), lang)
        for (danish, english), attempt in _PARTS.items():
            name = danish if lang == "da" else english
            try:
                yield Result(name, passed=True, seen=attempt(bench))
            except _FailedError as error:
                yield Result(name, passed=False, seen=str(error))
            except KkdeskError as error:
                yield Result(name, passed=False, seen=" ".join(error.message(lang).split()))
            except Exception as error:  # noqa: BLE001 -- what breaks here is what is looked for
                yield Result(name, passed=False, seen=f"{type(error).__name__}: {error}")


def _program(_bench: _Bench) -> str:
    built = "" if not getattr(sys, "frozen", False) else ", built"
    return f"kkdesk {__version__}, Python {platform.python_version()}{built}, {platform.platform()}"


def _fonts(_bench: _Bench) -> str:
    """Cut a subset of each face that a print embeds, and see that it has the letters."""
    from kkdesk.reports.pdf.fonts import load_faces  # noqa: PLC0415 -- loads ReportLab

    faces = load_faces()
    for index in range(FACES):
        if faces[index].showable(_LETTERS) != _LETTERS:
            raise _FailedError(faces[index].showable(_LETTERS))
    return f"{FACES}: {_LETTERS}"


def _icons(_bench: _Bench) -> str:
    from PySide6.QtCore import QByteArray  # noqa: PLC0415 -- tried after what needs no Qt
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    files = sorted((paths.resources() / "icons").glob("*.svg"))
    drawn = {file.name: QSvgRenderer(QByteArray(file.read_bytes())) for file in files}
    broken = [name for name, icon in drawn.items() if not icon.isValid()]
    if broken or not files:
        raise _FailedError(", ".join(broken) or str(paths.resources() / "icons"))
    return str(len(files))


def _guide(bench: _Bench) -> str:
    """Write the guide with its pictures as a page, in each language."""
    from kkdesk.services.guide import load_guide, write_guide  # noqa: PLC0415 -- see above

    languages: tuple[Lang, ...] = ("da", "en")
    for lang in languages:
        write_guide(lang, bench.folder / f"guide-{lang}.html", datetime.now(UTC))
    return f"{len(load_guide('da').topics())}, da, en"


def _translations(_bench: _Bench) -> str:
    from PySide6.QtCore import QTranslator  # noqa: PLC0415

    from kkdesk.ui.i18n import language_files  # noqa: PLC0415

    missing = [str(file) for file in language_files() if not QTranslator().load(str(file))]
    if missing:
        raise _FailedError(", ".join(missing))
    return "da, en"


def _database(bench: _Bench) -> str:
    from kkdesk.db.engine import create_database, open_database, sqlite_version  # noqa: PLC0415 -- SQLAlchemy
    from kkdesk.services.loading import load_portfolio  # noqa: PLC0415
    from kkdesk.services.workspace import Workspace  # noqa: PLC0415

    create_database(bench.database)
    engine = open_database(bench.database)
    try:
        loaded = load_portfolio(Workspace(engine, "self-test"), paths.resources() / "sample")
    finally:
        engine.dispose()
    return f"{len(loaded.ids)}, SQLite {sqlite_version()}"


def _migration(bench: _Bench) -> str:
    """Bring a database of the first schema to today's."""
    from kkdesk.db.database_file import SCHEMA, State, inspect  # noqa: PLC0415
    from kkdesk.db.migrate import fill, upgrade  # noqa: PLC0415

    old = bench.folder / "old.sqlite"
    old.touch(mode=paths.OWNER_ONLY_FILE)
    fill(old, schema=1)
    upgrade(old)
    if inspect(old, check=True).state is not State.CURRENT:
        raise _FailedError(str(inspect(old).state))
    return f"1 → {SCHEMA}"


def _search(bench: _Bench) -> str:
    from kkdesk.services.listing import search  # noqa: PLC0415

    with _opened(bench) as workspace:
        found = search(workspace, SEARCHED)
    if not found:
        raise _FailedError(SEARCHED)
    return f"«{SEARCHED}»: {len(found)}"


def _slides(bench: _Bench) -> str:
    """Print the sample's slides and read the file back."""
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415
    from kkdesk.reports.verify import verify_pdf  # noqa: PLC0415
    from kkdesk.services.printing import latest_round, print_status_slides  # noqa: PLC0415

    path = bench.folder / "slides.pdf"
    with _opened(bench) as workspace:
        made = print_status_slides(
            workspace, path, round_code=latest_round(workspace), edition=Edition.PUBLIC
        )
    report = verify_pdf(path, forbidden=())
    if not report.passed or report.pages != made.pages:
        raise _FailedError("; ".join(f"{one.check}: {one.detail}" for one in report.findings))
    return f"{made.pages}, {path.stat().st_size // 1024} kB"


def _office(bench: _Bench) -> str:
    """Print a memo, slides and tables as office files; each is read back before it is given."""
    from kkdesk.services.print_kinds import PrintRequest, print_kind  # noqa: PLC0415

    with _opened(bench) as workspace:
        for kind, suffix in _OFFICE.items():
            request = PrintRequest(committee="BUU" if kind == "memo" else "")
            print_kind(workspace, kind, bench.folder / f"{kind}{suffix}", request)
    return ", ".join(suffix[1:] for suffix in _OFFICE.values())


def _theme(bench: _Bench) -> str:
    """Print in the theme that comes along as an example, with a logo of each kind."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 -- tried after what needs no Qt

    from kkdesk.services.print_kinds import PrintRequest, print_kind  # noqa: PLC0415
    from kkdesk.services.themes import load_theme, write_example  # noqa: PLC0415

    for logo, printed in _LOGOS.items():
        theme = bench.folder / f"{logo}.toml"
        write_example(theme)
        example = theme.read_text(encoding="utf-8").replace("logo.png", logo)
        chosen = re.sub(r"^# (file|alternative) =", r"\1 =", example, flags=re.MULTILINE)
        theme.write_text(chosen, encoding="utf-8")
        picture = QImage(64, 32, QImage.Format.Format_RGB32)
        picture.fill(0)
        picture.save(str(bench.folder / logo))
        if load_theme(theme).logo is None:
            raise _FailedError(logo)
        with _opened(bench, theme) as workspace:
            request = PrintRequest(committee="BUU")
            print_kind(workspace, "memo", bench.folder / f"themed-{printed}", request)
    return ", ".join(_LOGOS)


def _laptop(bench: _Bench) -> str:
    """Take an encrypted laptop copy and open it with its passphrase."""
    from kkdesk.services.exchange import check_out  # noqa: PLC0415
    from kkdesk.session import open_session, open_workspace  # noqa: PLC0415

    passphrase, folder = "rugbrød på § 104", bench.folder / "laptop"
    with open_workspace(str(bench.database)) as workspace:
        check_out(workspace, folder, passphrase=passphrase)
    copy = folder / DATABASE_NAME
    if copy.read_bytes()[: len(_PLAIN)] == _PLAIN:
        raise _FailedError(_PLAIN.decode())
    open_session(str(copy), read_only=True, passphrase=passphrase).close()
    return f"{copy.stat().st_size // 1024} kB"


def _libraries(_bench: _Bench) -> str:
    """Load what the program only needs now and then, and may therefore lack unnoticed."""
    for name in _NOW_AND_THEN:
        import_module(name)
    return ", ".join(_NOW_AND_THEN)


def _calendar(bench: _Bench) -> str:
    """Write the sample's deadlines as a calendar."""
    from kkdesk.services.calendars import export_calendar  # noqa: PLC0415

    with _opened(bench) as workspace:
        made = export_calendar(workspace, bench.folder / "deadlines.ics")
    return str(sum(file.events for file in made.files))


def _window(bench: _Bench) -> str:
    """Open the real window on the sample and take a picture of every page."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from kkdesk.demo import take_pictures  # noqa: PLC0415 -- loads the window

    pictures = take_pictures(bench.database, bench.folder / "pictures", lang=bench.lang)
    empty = [picture.name for picture in pictures if not picture.stat().st_size]
    if empty or not pictures:
        raise _FailedError(", ".join(empty))
    return f"{len(pictures)}, {QApplication.platformName()}"


_PARTS: Final[dict[tuple[str, str], Callable[[_Bench], str]]] = {
    ("program", "program"): _program,
    ("skrifter", "fonts"): _fonts,
    ("ikoner", "icons"): _icons,
    ("sprog", "languages"): _translations,
    ("biblioteker", "libraries"): _libraries,
    ("database", "database"): _database,
    ("ældre database", "older database"): _migration,
    ("søgning", "search"): _search,
    ("slides", "slides"): _slides,
    ("kontorfiler", "office files"): _office,
    ("tema", "theme"): _theme,
    ("kalender", "calendar"): _calendar,
    ("vejledning", "guide"): _guide,
    ("krypteret kopi", "encrypted copy"): _laptop,
    ("vindue", "window"): _window,
}
