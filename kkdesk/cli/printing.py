"""``kkdesk print``: every document, in the format that the file's name ends on.

The help is in Danish here, see ``wording.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.cli.commands import (
    EDITIONS,
    EditionChoice,
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

if TYPE_CHECKING:
    from kkdesk.errors import Lang
    from kkdesk.services.print_kinds import PrintRequest
    from kkdesk.services.printing import PrintResult
    from kkdesk.services.workspace import Workspace

DOCUMENTS: Final = (
    *("status-slides", "memo", "plan", "sheets", "indicators", "budget", "remarks", "deadlines"),
    *("changes", "answer", "packet", "timeline"),
)
HANDOUTS: Final = ("1", "2", "4", "6")
GROUPINGS: Final = ("objective", "department", "plan")

Kind = Annotated[
    str, typer.Argument(metavar="SLAGS", help="Fx status-slides, memo, budget eller packet.")
]
Out = Annotated[
    str,
    typer.Option(
        "--out", metavar="FIL", help="Filen, der skrives: .pdf, eller .pptx, .docx, .xlsx."
    ),
]
Policy = Annotated[
    str, typer.Option("--policy", metavar="KODE", help="Politikken, hvis der er flere.")
]
RoundCode = Annotated[
    str, typer.Option("--round", metavar="KODE", help="Statusrunden; ellers den nyeste.")
]
Plan = Annotated[str, typer.Option("--plan", metavar="KODE", help="Planen, hvis der er flere.")]
Department = Annotated[
    str, typer.Option("--department", metavar="KODE", help="Kun én forvaltnings.")
]
Committee = Annotated[
    str, typer.Option("--committee", metavar="KODE", help="Udvalget, dokumentet er til.")
]
Case = Annotated[
    str,
    typer.Option("--case", metavar="NUMMER", help="Sagen; ellers den eneste, der er."),
]
Number = Annotated[
    str, typer.Option("--number", metavar="NUMMER", help="Spørgsmålet, der besvares.")
]
Before = Annotated[
    str, typer.Option("--before", metavar="FØR", help="Det, ændringer regnes fra: som i diff.")
]
After = Annotated[str, typer.Option("--after", metavar="EFTER", help="Det, ændringer regnes til.")]
Within = Annotated[
    str, typer.Option("--within", metavar="DAGE", help="Så langt frem; ellers 90 dage.")
]
Handout = Annotated[
    str,
    typer.Option(
        "--handout", metavar="|".join(HANDOUTS), help="Så mange slides pr. side; ellers én."
    ),
]
Theme = Annotated[
    str,
    typer.Option(
        "--theme",
        metavar="FIL",
        help="Temafilen; ellers den valgte. En lukket runde beholder sit udseende.",
    ),
]
By = Annotated[
    str,
    typer.Option("--by", metavar="|".join(GROUPINGS), help="Hvad tidslinjens linjer står under."),
]
FromYear = Annotated[
    str, typer.Option("--from", metavar="ÅR", help="Tidslinjens første år; ellers sidste år.")
]
ToYear = Annotated[
    str, typer.Option("--to", metavar="ÅR", help="Tidslinjens sidste år; ellers om tre år.")
]


@app.command(name="print")
def print_command(  # noqa: PLR0913 -- Typer gives each option by its name
    context: typer.Context,
    kind: Kind,
    out: Out,
    *,
    policy: Policy = "",
    round_code: RoundCode = "",
    plan: Plan = "",
    edition: EditionChoice = "public",
    department: Department = "",
    committee: Committee = "",
    case: Case = "",
    number: Number = "",
    first: Before = "",
    last: After = "",
    within: Within = "90",
    handout: Handout = HANDOUTS[0],
    theme: Theme = "",
    by: By = GROUPINGS[0],
    from_year: FromYear = "",
    to_year: ToYear = "",
) -> str:
    """Udskriv et dokument, tjekket og helt, eller slet ikke."""
    from kkdesk.domain.vocabulary import Edition  # noqa: PLC0415 -- with the services below
    from kkdesk.services.print_kinds import PrintRequest  # noqa: PLC0415

    _one_of(kind, DOCUMENTS, "SLAGS")
    chosen = Edition(_one_of(edition, EDITIONS, "--edition"))
    _one_of(by, GROUPINGS, "--by")
    if kind == "changes" and not (first and last):
        raise UsageError("--before og --after mangler", "--before and --after are missing")
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
    asked = _Asked(kind, Path(out).absolute(), by, (from_year, to_year))
    return _printed(context, asked, request, theme)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for beside the request: the document, its file, and how a timeline looks."""

    kind: str
    path: Path
    by: str
    years: tuple[str, str]


def _printed(context: typer.Context, asked: _Asked, request: PrintRequest, theme: str) -> str:
    """Print in the chosen theme, warn of what the reader should know, and tell of the file."""
    lang = _lang(context)
    with _reading(context) as opened:
        own = Path(theme).expanduser().absolute() if theme else None
        workspace = replace(opened, theme_file=lambda: own) if own is not None else opened
        result = _document(workspace, asked, request, lang)
    for warning in result.warnings:
        _warn(warning.message(lang))
    return f"{result.path}: {size_words(result.path.suffix, result.pages, lang)}\n"


def _document(
    workspace: Workspace, asked: _Asked, request: PrintRequest, lang: Lang
) -> PrintResult:
    """Print a document of one of the kinds, or the timeline, which is drawn apart from them."""
    from kkdesk.domain.timeline import Grouping  # noqa: PLC0415 -- with the services below
    from kkdesk.services.print_kinds import print_kind  # noqa: PLC0415
    from kkdesk.services.timeline_printing import print_timeline  # noqa: PLC0415

    if asked.kind != "timeline":
        return print_kind(workspace, asked.kind, asked.path, request)
    return print_timeline(
        workspace,
        asked.path,
        grouping=Grouping(asked.by),
        department=request.department,
        edition=request.edition,
        days=_years(*asked.years, workspace.today().year),
        lang=lang,
        handout=request.handout,
    )
