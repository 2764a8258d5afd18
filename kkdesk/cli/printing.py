"""``kkdesk print``: every document, in the format that the file's name ends on.

The help is in Danish here, see ``wording.py``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from kkdesk.cli.commands import (
    _EDITION_HELP,
    EDITIONS,
    _days,
    _lang,
    _one_of,
    _reading,
    _warn,
    _years,
    app,
)
from kkdesk.domain.print_forms import size_words
from kkdesk.errors import UsageError

DOCUMENTS: Final = (
    *("status-slides", "memo", "plan", "sheets", "indicators", "budget", "remarks", "deadlines"),
    *("changes", "answer", "packet", "timeline"),
)
HANDOUTS: Final = ("1", "2", "4", "6")
GROUPINGS: Final = ("objective", "department", "plan")


@app.command(name="print")
def print_command(  # noqa: PLR0913 -- Typer gives each option by its name
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="SLAGS", help="Fx status-slides, memo, budget eller packet.")
    ],
    out: Annotated[
        str,
        typer.Option(
            "--out", metavar="FIL", help="Filen, der skrives: .pdf, eller .pptx, .docx, .xlsx."
        ),
    ],
    *,
    policy: Annotated[
        str, typer.Option("--policy", metavar="KODE", help="Politikken, hvis der er flere.")
    ] = "",
    round_code: Annotated[
        str, typer.Option("--round", metavar="KODE", help="Statusrunden; ellers den nyeste.")
    ] = "",
    plan: Annotated[
        str, typer.Option("--plan", metavar="KODE", help="Planen, hvis der er flere.")
    ] = "",
    edition: Annotated[
        str,
        typer.Option("--edition", metavar="public|internal", help=_EDITION_HELP),
    ] = "public",
    department: Annotated[
        str, typer.Option("--department", metavar="KODE", help="Kun én forvaltnings.")
    ] = "",
    committee: Annotated[
        str, typer.Option("--committee", metavar="KODE", help="Udvalget, dokumentet er til.")
    ] = "",
    case: Annotated[
        str,
        typer.Option("--case", metavar="NUMMER", help="Sagen; ellers den eneste, der er."),
    ] = "",
    number: Annotated[
        str, typer.Option("--number", metavar="NUMMER", help="Spørgsmålet, der besvares.")
    ] = "",
    first: Annotated[
        str, typer.Option("--before", metavar="FØR", help="Det, ændringer regnes fra: som i diff.")
    ] = "",
    last: Annotated[
        str, typer.Option("--after", metavar="EFTER", help="Det, ændringer regnes til.")
    ] = "",
    within: Annotated[
        str, typer.Option("--within", metavar="DAGE", help="Så langt frem; ellers 90 dage.")
    ] = "90",
    handout: Annotated[
        str,
        typer.Option(
            "--handout", metavar="|".join(HANDOUTS), help="Så mange slides pr. side; ellers én."
        ),
    ] = HANDOUTS[0],
    theme: Annotated[
        str,
        typer.Option(
            "--theme",
            metavar="FIL",
            help="Temafilen; ellers den valgte. En lukket runde beholder sit udseende.",
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="|".join(GROUPINGS), help="Hvad tidslinjens linjer står under."
        ),
    ] = GROUPINGS[0],
    from_year: Annotated[
        str, typer.Option("--from", metavar="ÅR", help="Tidslinjens første år; ellers sidste år.")
    ] = "",
    to_year: Annotated[
        str, typer.Option("--to", metavar="ÅR", help="Tidslinjens sidste år; ellers om tre år.")
    ] = "",
) -> str:
    """Udskriv et dokument, tjekket og helt, eller slet ikke."""
    from kkdesk.domain.timeline import Grouping  # noqa: PLC0415 -- with the services below
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415
    from kkdesk.services.print_kinds import PrintRequest, print_kind  # noqa: PLC0415
    from kkdesk.services.timeline_printing import print_timeline  # noqa: PLC0415

    _one_of(kind, DOCUMENTS, "SLAGS")
    chosen = Edition(_one_of(edition, EDITIONS, "--edition"))
    grouping = Grouping(_one_of(by, GROUPINGS, "--by"))
    if kind == "changes" and not (first and last):
        raise UsageError("--before og --after mangler", "--before and --after are missing")
    lang, path = _lang(context), Path(out).absolute()
    request = PrintRequest(
        edition=chosen,
        policy=policy,
        round_code=round_code,
        plan=plan,
        department=department,
        committee=committee,
        case=case,
        number=number,
        first=first,
        last=last,
        within=_days(within),
        handout=int(_one_of(handout, HANDOUTS, "--handout")),
    )
    with _reading(context) as opened:
        own = Path(theme).expanduser().absolute() if theme else None
        workspace = replace(opened, theme_file=lambda: own) if own is not None else opened
        if kind == "timeline":
            result = print_timeline(
                workspace,
                path,
                grouping=grouping,
                department=department,
                edition=chosen,
                days=_years(from_year, to_year, workspace.today().year),
                lang=lang,
                handout=request.handout,
            )
        else:
            result = print_kind(workspace, kind, path, request)
    for warning in result.warnings:
        _warn(warning.message(lang))
    return f"{result.path}: {size_words(result.path.suffix, result.pages, lang)}\n"
