"""The window's languages: Danish is written in the source, English in ``kkdesk_en.ts``.

``python -m kkdesk.ui.i18n --update`` collects the texts of the window into the ``.ts`` files,
``--compile`` makes the ``.qm`` files that the program loads.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

from kkdesk.paths import resources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

Lang = Literal["da", "en"]

_LOCALES: Final[dict[Lang, str]] = {"da": "da_DK", "en": "en_GB"}
# The last one installed is asked first: ours come after Qt's own.
_FILES: Final[dict[Lang, tuple[str, ...]]] = {
    "da": ("qtbase_da", "qt_missing_da", "kkdesk_da"),
    "en": ("qtbase_en", "kkdesk_en"),
}
_OWNER: Final = "kkdesk_translator"
_DAYS: Final[dict[Lang, str]] = {"da": "dd.MM.yyyy", "en": "d MMM yyyy"}


def set_language(app: QCoreApplication, lang: Lang) -> tuple[str, ...]:
    """Speak this language from now on; returns the files that could not be loaded.

    Texts that are already on screen stay as they are: the window is made anew.
    """
    for old in app.findChildren(QTranslator, _OWNER):
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[lang]))
    missing: list[str] = []
    for name in _FILES[lang]:
        translator = QTranslator(app)
        translator.setObjectName(_OWNER)
        if translator.load(name, str(_folder(name))):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
            missing.append(name)
    return tuple(missing)


def current_language() -> Lang:
    """Return the language that is spoken now."""
    return "en" if QLocale().language() == QLocale.Language.English else "da"


def day_pattern() -> str:
    """Return how Qt writes a day in the language spoken now."""
    return _DAYS[current_language()]


def write_day(day: date, *, short: bool = False) -> str:
    """Write a day that the program knows: 05.03.2025 (short: 5.3.2025), or 5 Mar 2025."""
    if current_language() == "da":
        return f"{day.day}.{day.month}.{day.year}" if short else f"{day:%d.%m.%Y}"
    return QLocale().toString(QDate(day.year, day.month, day.day), day_pattern())


def write_moment(moment: datetime) -> str:
    """Write a point in time as people here do: 5.3.2025 kl. 9.05, or 5 Mar 2025 at 09:05."""
    if current_language() == "da":
        return f"{write_day(moment, short=True)} kl. {moment:%H.%M}"
    return f"{write_day(moment)} at {moment:%H:%M}"


def write_decimals(value: float, places: int) -> str:
    """Write a number with the decimal mark of the language: 4,5 or 4.5."""
    plain = f"{value:.{places}f}"
    return plain if current_language() == "en" else plain.replace(".", ",")


def count_words(count: int, one: str, many: str) -> str:
    """Say how many there are: ``one`` names a single one, ``many`` has a place for the number."""
    return one if count == 1 else many.format(count)


def _folder(name: str) -> Path:
    """Return where a translation lies: Qt's own beside Qt, ours among our resources."""
    if name.startswith("qtbase"):
        return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return resources() / "i18n"


def language_files() -> tuple[Path, ...]:
    """Return every translation that the program loads in one of its languages."""
    names = dict.fromkeys(name for known in _FILES.values() for name in known)
    return tuple(_folder(name) / f"{name}.qm" for name in names)


def source_files() -> list[Path]:
    """Return the files that hold texts of the window."""
    window = Path(__file__).parent
    return [*sorted(window.rglob("*.py")), window.parent / "app.py"]


def update(folder: Path | None = None) -> None:
    """Collect the window's texts; Danish holds only the plurals.

    What nobody has translated yet is marked in the file, and a test refuses it.
    """
    folder = folder or resources() / "i18n"
    sources = [str(file) for file in source_files()]
    common = ("-no-obsolete", "-locations", "none", "-source-language", "da_DK")
    for lang, extra in (("en", ()), ("da", ("-pluralonly",))):
        target = str(folder / f"kkdesk_{lang}.ts")
        language = ("-target-language", _LOCALES["en" if lang == "en" else "da"])
        _run("lupdate", *common, *extra, *language, *sources, "-ts", target)


def compile_all(folder: Path | None = None) -> None:
    """Make every ``.qm`` from its ``.ts``."""
    for source in sorted((folder or resources() / "i18n").glob("*.ts")):
        _run("lrelease", str(source), "-qm", str(source.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    """Run one of PySide6's translation tools from this environment."""
    import subprocess  # noqa: PLC0415 -- not needed when the program starts

    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(program), *arguments], check=True)  # noqa: S603 -- our own tool


def main(arguments: Sequence[str] | None = None) -> int:
    """Update or compile the translations from the command line."""
    import argparse  # noqa: PLC0415 -- not needed when the program starts

    parser = argparse.ArgumentParser(prog="python -m kkdesk.ui.i18n")
    parser.add_argument("--update", action="store_true", help="collect texts into .ts")
    parser.add_argument("--compile", action="store_true", help="make .qm from .ts")
    chosen = parser.parse_args(arguments)
    if chosen.update:
        update()
    if chosen.compile:
        compile_all()
    return 0 if chosen.update or chosen.compile else 2


if __name__ == "__main__":
    sys.exit(main())
