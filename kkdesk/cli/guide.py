"""``kkdesk guide``: the guide as a web page or as pages. The help is in Danish here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kkdesk.cli.commands import _lang, _refuse_past, app


@app.command()
def guide(
    context: typer.Context,
    out: Annotated[
        str, typer.Option("--out", metavar="FIL", help="Filen, der skrives: .html eller .pdf.")
    ],
) -> str:
    """Skriv vejledningen som webside eller PDF, på det sprog, --lang siger."""
    from kkdesk.services.guide import write_guide  # noqa: PLC0415 -- loads the print engine

    _refuse_past(context)
    lang = _lang(context)
    path = Path(out).expanduser().absolute()
    pages = write_guide(lang, path, datetime.now(UTC))
    if path.suffix.lower() == ".html":
        return f"{path}\n"
    return f"{path}: {pages} {'sider' if lang == 'da' else 'pages'}\n"
