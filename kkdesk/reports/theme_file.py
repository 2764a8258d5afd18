"""Reading a theme file (TOML) and refusing at once what could not be printed with."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kkdesk.errors import (
    ThemeColourInvalid,
    ThemeContrastTooLow,
    ThemeFontRefused,
    ThemeKeyUnknown,
    ThemeLogoRefused,
    ThemeSentenceRefused,
    ThemeUnreadable,
    ThemeValueWrong,
)
from kkdesk.reports.content.fixed_texts import PAPER_TEXTS
from kkdesk.reports.logos import LogoUnfit, read_logo
from kkdesk.reports.pdf.font_files import STYLES, UnfitFile, find_family, typeface
from kkdesk.reports.pdf.theme import COLOUR, PAPER, TEXT_CONTRAST, contrast, tint_of
from kkdesk.reports.theme import Colours, Logo, Theme, thawed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_BYTES: Final = 200_000
LONGEST_SENTENCE: Final = 600
LONGEST_WORDS: Final = 200
_FIELD: Final = re.compile(r"\{([^{}]*)\}")
_KEYS: Final[dict[str, frozenset[str]]] = {
    "colours": frozenset({"main", "text", "quiet", "rule"}),
    "logo": frozenset({"file", "alternative"}),
    "fonts": frozenset({"family", *STYLES}),
    "sentences": frozenset(PAPER_TEXTS),
}


def read_theme(path: Path, folders: Iterable[Path] | None = None) -> Theme:
    """Return what a theme file says; `folders` are searched for fonts instead of the machine's.

    Raises a kind of ThemeRefused.
    """
    said = _parsed(path)
    words = _words(path, said)
    _refuse_unknown(path, words)
    name = words.get("name", "")
    if len(name) > LONGEST_WORDS:
        raise _wrong(path, "name", "den er for lang", "it is too long")
    theme = Theme(
        name=name,
        colours=_colours(path, _under(words, "colours")),
        logo=_logo(path, _under(words, "logo")),
        sentences=tuple(_sentences(path, _under(words, "sentences"))),
    )
    return _with_fonts(path, theme, _under(words, "fonts"), folders)


def thawed_theme(packed: str, folders: Iterable[Path] | None = None) -> Theme:
    """Return a look that a closed round kept; fonts that cannot be had are named as missing."""
    theme, fonts = thawed(packed)
    path = Path(next(iter(fonts.values()), "")).parent / "theme.toml"
    try:
        return _with_fonts(path, theme, fonts, folders)
    except ThemeFontRefused:
        return replace(theme, missing=tuple(sorted(fonts.values())), fonts=tuple(fonts.items()))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ThemeUnreadable(path, "den er større end 200 kB", "it is larger than 200 kB")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise ThemeUnreadable(path, "den findes ikke", "it does not exist") from error
    except OSError as error:
        raise ThemeUnreadable(
            path, "der er ikke adgang til den", "there is no access to it"
        ) from error
    except UnicodeDecodeError as error:
        raise ThemeUnreadable(path, "den er ikke UTF-8-tekst", "it is no UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeUnreadable(
            path, f"den er ikke gyldig TOML ({error})", f"it is not valid TOML ({error})"
        ) from error


def _words(path: Path, said: Mapping[str, Any], within: str = "") -> dict[str, str]:
    """Return every value by its full name ("colours.main"); all of them are texts."""
    found: dict[str, str] = {}
    for key, value in said.items():
        name = f"{within}{key}"
        if isinstance(value, dict):
            found |= _words(path, value, f"{name}.")
        elif isinstance(value, str):
            found[name] = value
        else:
            raise _wrong(path, name, "den skal stå i anførselstegn", "it must stand in quotes")
    return found


def _refuse_unknown(path: Path, words: Mapping[str, str]) -> None:
    for name in words:
        part, _, key = name.partition(".")
        if name != "name" and key not in _KEYS.get(part, ()):
            raise ThemeKeyUnknown(path, name)


def _under(words: Mapping[str, str], part: str) -> dict[str, str]:
    return {
        name.removeprefix(f"{part}."): value
        for name, value in words.items()
        if name.startswith(f"{part}.")
    }


def _colours(path: Path, given: Mapping[str, str]) -> Colours:
    for key, value in given.items():
        if not COLOUR.match(value):
            raise ThemeColourInvalid(path, f"colours.{key}", value)
    colours = Colours(**{key: value.lower() for key, value in given.items()})
    for key in ("main", "text", "quiet"):
        colour = getattr(colours, key)
        for ground in (PAPER, tint_of(colours.main)):
            ratio = contrast(colour, ground)
            if ratio < TEXT_CONTRAST:
                # Rounded down: 4.49 must not read as the 4.5 that is demanded.
                said = f"{int(ratio * 100) / 100:.2f}"
                told = said.replace(".", ","), said
                raise ThemeContrastTooLow(path, f"colours.{key}", colour, ground, *told)
    return colours


def _logo(path: Path, given: Mapping[str, str]) -> Logo | None:
    if not given:
        return None
    file = given.get("file", "")
    if not file:
        raise _wrong(path, "logo.file", "den mangler", "it is missing")
    alternative = " ".join(given.get("alternative", "").split())
    if not alternative:
        raise _wrong(
            path,
            "logo.alternative",
            "den mangler; den læses op for dem, der ikke ser logoet",
            "it is missing; it is read aloud to those who do not see the logo",
        )
    if len(alternative) > LONGEST_WORDS:
        raise _wrong(path, "logo.alternative", "den er for lang", "it is too long")
    beside = _beside(path, file)
    if beside is None:
        raise ThemeLogoRefused(path, file, *_OUTSIDE)
    try:
        return read_logo(beside, alternative)
    except LogoUnfit as error:
        raise ThemeLogoRefused(path, file, error.danish, error.english) from error


_OUTSIDE: Final = (
    "filen ligger uden for temafilens mappe",
    "the file lies outside the folder of the theme file",
)


def _beside(path: Path, file: str) -> Path | None:
    """Return a file named in a theme; None if it lies outside the theme's folder."""
    try:
        folder = path.parent.resolve()
        wanted = (folder / file).resolve()
    except (OSError, ValueError):
        return None
    return wanted if wanted.is_relative_to(folder) else None


def _with_fonts(
    path: Path, theme: Theme, given: Mapping[str, str], folders: Iterable[Path] | None
) -> Theme:
    family = given.get("family", "").strip()
    files = {style: given[style] for style in STYLES if given.get(style)}
    if family and files:
        raise _wrong(
            path,
            "fonts.family",
            "angiv enten familie eller filer, ikke begge dele",
            "give either a family or files, not both",
        )
    if family:
        return _with_family(path, theme, family, folders)
    return _with_files(path, theme, files) if files else theme


def _with_family(path: Path, theme: Theme, family: str, folders: Iterable[Path] | None) -> Theme:
    asked = (("family", family),)
    found = find_family(family, folders)
    if not found:
        return replace(theme, missing=(family,), fonts=asked)
    return _typeset(path, theme, family, found, asked)


def _with_files(path: Path, theme: Theme, files: Mapping[str, str]) -> Theme:
    if "regular" not in files:
        raise _wrong(path, "fonts.regular", "den mangler", "it is missing")
    places = {}
    for style, file in files.items():
        beside = _beside(path, file)
        if beside is None:
            raise ThemeFontRefused(path, file, *_OUTSIDE)
        places[style] = beside
    asked = tuple((style, str(place)) for style, place in places.items())
    return _typeset(path, theme, "", places, asked)


def _typeset(
    path: Path,
    theme: Theme,
    family: str,
    files: dict[str, Path],
    asked: tuple[tuple[str, str], ...],
) -> Theme:
    try:
        made, lacking = typeface(family, files)
    except UnfitFile as error:
        raise ThemeFontRefused(path, error.path.name, error.danish, error.english) from error
    missing = tuple(f"{family} {style.replace('_', ' ')}" for style in lacking) if family else ()
    return replace(theme, typeface=made, missing=missing, fonts=asked)


def _sentences(path: Path, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, sentence in sorted(given.items()):
        shown = f"sentences.{key}"
        if not sentence.strip():
            raise ThemeSentenceRefused(path, shown, "den er tom", "it is empty")
        if len(sentence) > LONGEST_SENTENCE:
            raise ThemeSentenceRefused(path, shown, "den er for lang", "it is too long")
        known = _fields(PAPER_TEXTS[key])
        try:
            used = _fields(sentence)
        except ValueError as error:
            raise ThemeSentenceRefused(
                path, shown, "en tuborgklamme mangler sin makker", "a brace lacks its fellow"
            ) from error
        unknown = sorted(used - known)
        if unknown:
            offered = ", ".join(f"{{{name}}}" for name in sorted(known)) or "–"
            raise ThemeSentenceRefused(
                path,
                shown,
                f"den har ikke feltet {{{unknown[0]}}}; den har: {offered}",
                f"it does not have the field {{{unknown[0]}}}; it has: {offered}",
            )
        yield key, sentence


def _fields(sentence: str) -> set[str]:
    """Return the names in braces; ValueError where braces do not fit together."""
    if set("{}") & set(_FIELD.sub("", sentence)):
        raise ValueError(sentence)
    return set(_FIELD.findall(sentence))


def _wrong(path: Path, key: str, danish: str, english: str) -> ThemeValueWrong:
    return ThemeValueWrong(path, key, danish, english)
