# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of the theme file that says how an organisation's documents look and speak."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.errors.base import PathError, Text

_SAFE_DA = "Filen er uændret, og der er ikke skrevet noget dokument."
_SAFE_EN = "The file is unchanged, and no document was written."


@dataclass(eq=False, repr=False)
class ThemeRefused(PathError):
    """A theme file cannot be used; ``path`` is the file."""

    exit_code = 2


@dataclass(eq=False, repr=False)
class ThemeUnreadable(ThemeRefused):
    """The file is gone, too large or no TOML; the reasons carry no full stop."""

    reason_da: str
    reason_en: str
    DA = Text(
        "Temafilen kan ikke læses",
        "Temafilen {path} kan ikke læses: {reason_da}.",
        _SAFE_DA,
        "Ret filen, eller vælg en anden; «kkdesk theme new» skriver en, der virker.",
    )
    EN = Text(
        "The theme file cannot be read",
        "The theme file {path} cannot be read: {reason_en}.",
        _SAFE_EN,
        "Correct the file, or choose another; “kkdesk theme new” writes one that works.",
    )


@dataclass(eq=False, repr=False)
class ThemeKeyUnknown(ThemeRefused):
    """The file sets something that a theme does not have."""

    key: str
    DA = Text(
        "Temafilen har et ukendt navn",
        "Temafilen {path} angiver {key}, som et tema ikke har.",
        _SAFE_DA,
        "Ret navnet, eller slet linjen; «kkdesk theme new» viser alle navne.",
    )
    EN = Text(
        "The theme file has an unknown name",
        "The theme file {path} sets {key}, which a theme does not have.",
        _SAFE_EN,
        "Correct the name, or delete the line; “kkdesk theme new” shows all names.",
    )


@dataclass(eq=False, repr=False)
class ThemeValueWrong(ThemeRefused):
    """A value is not of the kind that is needed; the reasons carry no full stop."""

    key: str
    reason_da: str
    reason_en: str
    DA = Text(
        "Temafilen har en forkert værdi",
        "I temafilen {path} kan {key} ikke bruges: {reason_da}.",
        _SAFE_DA,
        "Ret værdien i filen, og prøv igen.",
    )
    EN = Text(
        "The theme file has a wrong value",
        "In the theme file {path}, {key} cannot be used: {reason_en}.",
        _SAFE_EN,
        "Correct the value in the file, and try again.",
    )


@dataclass(eq=False, repr=False)
class ThemeColourInvalid(ThemeRefused):
    """What should be a colour is none."""

    key: str
    value: str
    DA = Text(
        "Temafilen har en farve, der ikke er en farve",
        "I temafilen {path} er {key} «{value}», og det er ikke en farve.",
        _SAFE_DA,
        "Skriv farven som # og seks cifre eller bogstaver fra a til f, fx #0b2a4a.",
    )
    EN = Text(
        "The theme file has a colour that is none",
        "In the theme file {path}, {key} is “{value}”, which is not a colour.",
        _SAFE_EN,
        "Write the colour as # and six digits or letters from a to f, such as #0b2a4a.",
    )


@dataclass(eq=False, repr=False)
class ThemeContrastTooLow(ThemeRefused):
    """Text of a colour could not be read by everybody (WCAG 2.1, 1.4.3)."""

    key: str
    value: str
    ground: str
    ratio_da: str
    ratio_en: str
    DA = Text(
        "Temafilen har for lille kontrast",
        "I temafilen {path} står {key} {value} på {ground} med kontrasten {ratio_da}; loven kræver "
        "mindst 4,5 for tekst.",
        _SAFE_DA,
        "Vælg en mørkere farve, og prøv igen.",
    )
    EN = Text(
        "The theme file has too little contrast",
        "In the theme file {path}, {key} {value} stands on {ground} with a contrast of {ratio_en}; "
        "the law demands at least 4.5 for text.",
        _SAFE_EN,
        "Choose a darker colour, and try again.",
    )


@dataclass(eq=False, repr=False)
class ThemeLogoRefused(ThemeRefused):
    """The logo cannot be used; the reasons carry no full stop."""

    file: str
    reason_da: str
    reason_en: str
    DA = Text(
        "Logoet kan ikke bruges",
        "Temafilen {path} nævner logoet {file}, der ikke kan bruges: {reason_da}.",
        _SAFE_DA,
        "Gem logoet som PNG eller JPEG i samme mappe som temafilen, og prøv igen.",
    )
    EN = Text(
        "The logo cannot be used",
        "The theme file {path} names the logo {file}, which cannot be used: {reason_en}.",
        _SAFE_EN,
        "Save the logo as PNG or JPEG in the folder of the theme file, and try again.",
    )


@dataclass(eq=False, repr=False)
class ThemeFontRefused(ThemeRefused):
    """A font file cannot be used; the reasons carry no full stop."""

    file: str
    reason_da: str
    reason_en: str
    DA = Text(
        "Skrifttypen kan ikke bruges",
        "Temafilen {path} nævner skrifttypen {file}, der ikke kan bruges: {reason_da}.",
        _SAFE_DA,
        "Vælg en TrueType-skrifttype (.ttf), der må indlejres, eller slet linjen; så bruges den "
        "skrifttype, der følger med.",
    )
    EN = Text(
        "The font cannot be used",
        "The theme file {path} names the font {file}, which cannot be used: {reason_en}.",
        _SAFE_EN,
        "Choose a TrueType font (.ttf) that may be embedded, or delete the line; then the font "
        "that comes with the program is used.",
    )


@dataclass(eq=False, repr=False)
class ThemeSentenceRefused(ThemeRefused):
    """A fixed sentence cannot be used; the reasons carry no full stop."""

    key: str
    reason_da: str
    reason_en: str
    DA = Text(
        "En fast sætning kan ikke bruges",
        "I temafilen {path} kan sætningen {key} ikke bruges: {reason_da}.",
        _SAFE_DA,
        "Ret sætningen, eller slet linjen; så bruges den sætning, der følger med.",
    )
    EN = Text(
        "A fixed sentence cannot be used",
        "In the theme file {path}, the sentence {key} cannot be used: {reason_en}.",
        _SAFE_EN,
        "Correct the sentence, or delete the line; then the one that comes along is used.",
    )
