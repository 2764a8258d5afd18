"""``kkdesk move``: from a file to a server, and back. The help is in Danish here."""

from __future__ import annotations

from typing import Annotated

import typer

from kkdesk.cli.commands import _lang, _refuse_past, _warn, app
from kkdesk.session import absolute


@app.command(name="move")
def move_command(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FRA", help="Databasens fil, eller serverens adresse.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="TIL", help="Serverens adresse, eller en ny fil.")
    ],
) -> str:
    """Flyt alt fra en fil til en server eller tilbage; hver række sammenlignes bagefter."""
    from kkdesk.services.moving import move  # noqa: PLC0415 -- starts the database layer

    _refuse_past(context)
    rows, missing = move(absolute(source), absolute(target))
    lang = _lang(context)
    if missing:
        _warn(f"{len(missing)} {_MISSING[lang]} {', '.join(missing[:3])}")
    if lang == "da":
        return f"{rows} rækker flyttet; den gamle database er uændret\n"
    return f"{rows} rows moved; the old database is unchanged\n"


_MISSING = {
    "da": "dokumenter, som databasen nævner, mangler og er ikke flyttet med:",
    "en": "documents that the database names are missing and were not moved along:",
}
