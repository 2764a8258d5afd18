"""``kkdesk theme``: how documents look. The help is in Danish here, see ``wording.py``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk import paths, settings
from kkdesk.cli.commands import _lang, _one_of, _refuse_past, _warn, app
from kkdesk.errors import UsageError
from kkdesk.services.printing import PrintWarning, WarningKind
from kkdesk.session import chosen_theme

if TYPE_CHECKING:
    from kkdesk.errors import Lang
    from kkdesk.reports.theme import Theme

ACTIONS: Final = ("show", "check", "new", "use")
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "house": ("Husets eget udseende; ingen temafil er valgt.", "The house's own look; no theme."),
    "fits": ("{0}: kan bruges", "{0}: can be used"),
    "written": ("{0}: skrevet", "{0}: written"),
    "used": ("{0}: bruges fra nu af", "{0}: is used from now on"),
    "unused": ("Husets eget udseende bruges fra nu af", "The house's own look is used from now on"),
    "name": ("Navn", "Name"),
    "colours": ("Farver", "Colours"),
    "logo": ("Logo", "Logo"),
    "fonts": ("Skrifttype", "Font"),
    "sentences": ("Egne sætninger", "Own sentences"),
    "own": ("kkdesks egen", "that of kkdesk"),
}


@app.command()
def theme(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="HANDLING", help="show, check, new eller use.")],
    file: Annotated[
        str,
        typer.Argument(
            metavar="FIL", help="Temafilen; uden den den valgte, og for use husets eget udseende."
        ),
    ] = "",
) -> str:
    """Vis, tjek, skriv eller vælg den temafil, som dokumenter udskrives efter."""
    from kkdesk.services.themes import load_theme, write_example  # noqa: PLC0415 -- print engine

    _refuse_past(context)
    _one_of(action, ACTIONS, "HANDLING")
    lang = _lang(context)
    path = Path(file).expanduser().absolute() if file else None
    if path is None and action in {"check", "new"}:
        raise UsageError("FIL mangler", "FILE is missing")
    if action == "new" and path is not None:
        write_example(path)
        return f"{_say('written', lang).format(path)}\n"
    shown = chosen_theme()() if path is None and action == "show" else path
    found = None if shown is None else load_theme(shown)
    if found is not None:
        for name in found.missing:
            _warn(PrintWarning(WarningKind.FONT, name).message(lang))
    if action == "use":
        return _use(path, lang)
    if found is None:
        return f"{_say('house', lang)}\n"
    head = _say("fits", lang).format(shown) if action == "check" else str(shown)
    return "\n".join((head, *(_lines(found, lang) if action == "show" else ()), ""))


def _use(path: Path | None, lang: Lang) -> str:
    """Choose a theme file, or none, for this person's prints from now on."""
    stored = paths.settings_file()
    chosen = settings.load(stored).settings
    settings.save(replace(chosen, document_theme="" if path is None else str(path)), stored)
    said = _say("unused", lang) if path is None else _say("used", lang).format(path)
    return f"{said}\n"


def _lines(found: Theme, lang: Lang) -> list[str]:
    colours = found.colours
    logo = found.logo
    told = {
        "name": found.name or "–",
        "colours": f"{colours.main} {colours.text} {colours.quiet} {colours.rule}",
        "logo": "–" if logo is None else f"{logo.alternative} ({logo.width} × {logo.height})",
        "fonts": _say("own", lang) if found.typeface is None else found.typeface.family,
        "sentences": ", ".join(name for name, _ in found.sentences) or "–",
    }
    return [f"{_say(key, lang)}: {value}" for key, value in told.items()]


def _say(key: str, lang: Lang) -> str:
    return _WORDS[key][lang != "da"]
