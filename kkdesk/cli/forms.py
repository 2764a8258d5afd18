"""``kkdesk forms``: a round's forms out, and home again. The help is in Danish here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.cli.commands import (
    EDITIONS,
    EditionChoice,
    Format,
    _form,
    _lang,
    _one_of,
    _reading,
    _refuse_past,
    app,
)
from kkdesk.cli.exchange import _writing
from kkdesk.cli.output import one_line, printed
from kkdesk.errors import UnknownCode, UsageError

if TYPE_CHECKING:
    from kkdesk.cli.output import Form, Listed
    from kkdesk.domain.rounds import RoundHead
    from kkdesk.domain.status_forms import FormChange, FormOffer, FormPreview
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace

ACTIONS: Final = ("export", "import")
KINDS: Final = ("docx", "xlsx")


@app.command()
def forms(  # noqa: PLR0913 -- every option of a command is a parameter
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="HANDLING", help="export eller import.")],
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FIL]", help="De skemaer, der hentes.")
    ] = None,
    *,
    round_code: Annotated[
        str, typer.Option("--round", metavar="KODE", help="Den runde, der skrives skemaer til.")
    ] = "",
    department: Annotated[
        list[str] | None,
        typer.Option("--department", metavar="KODE", help="Kun den forvaltnings; kan gentages."),
    ] = None,
    folder: Annotated[
        str, typer.Option("--folder", metavar="MAPPE", help="Hvor skemaerne lægges.")
    ] = "",
    kind: Annotated[
        str, typer.Option("--as", metavar="docx|xlsx", help="Word (ellers dette) eller Excel.")
    ] = "docx",
    edition: EditionChoice = "public",
    apply: Annotated[
        bool, typer.Option("--apply", help="Hent teksterne; ellers vises kun, hvad der vil ske.")
    ] = False,
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            "--overwrite",
            metavar="KODE",
            help="Hent også den tekst, selv om den er rettet begge steder; kan gentages.",
        ),
    ] = None,
    form: Format = "text",
) -> str:
    """Skriv en rundes statusskemaer til forvaltningerne, eller hent de udfyldte."""
    _refuse_past(context)
    as_form, kind = _form(form), _one_of(kind, KINDS, "--as")
    internal = _one_of(edition, EDITIONS, "--edition") == "internal"
    if _one_of(action, ACTIONS, "HANDLING") == "import":
        if not files:
            raise UsageError("FIL mangler", "FILE is missing")
        paths = [path.absolute() for path in files]
        return _take_in(context, paths, apply=apply, overwrite=overwrite or [], form=as_form)
    for name, given in (("--round", round_code), ("--folder", folder)):
        if not given:
            raise UsageError(f"{name} mangler", f"{name} is missing")
    if files:
        raise UsageError("FIL hører kun til import", "FILE belongs to import only")
    wanted = _Wanted(round_code, department or [], Path(folder).absolute(), kind)
    return _write_out(context, wanted, internal=internal)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What forms are to be written, and where."""

    round_code: str
    departments: list[str]
    folder: Path
    kind: str


def _write_out(context: typer.Context, wanted: _Wanted, *, internal: bool) -> str:
    """Write the forms and name the files."""
    from kkdesk.domain.status_forms import FormFormat  # noqa: PLC0415 -- with the service
    from kkdesk.services import status_forms  # noqa: PLC0415 -- the database layer

    with _reading(context) as workspace:
        head = _round(workspace, wanted.round_code)
        asked = _departments(status_forms.form_offers(workspace, head.id), wanted.departments)
        kind = FormFormat(wanted.kind)
        written = status_forms.write_forms(
            workspace, head.id, asked, wanted.folder, kind, confidential=internal
        )
    nothing = {"da": "Der er ingen tekster at skrive.", "en": "There are no texts to write."}
    return "".join(f"{path}\n" for path in written) or f"{nothing[_lang(context)]}\n"


def _take_in(
    context: typer.Context, paths: list[Path], *, apply: bool, overwrite: list[str], form: Form
) -> str:
    """Show what the forms bring, or take it in: the new texts, and of the others those named."""
    from kkdesk.domain.status_forms import FormOutcome  # noqa: PLC0415
    from kkdesk.services import status_forms  # noqa: PLC0415 -- the database layer

    lang, named = _lang(context), {code.casefold() for code in overwrite}
    with _writing(context) if apply else _reading(context) as workspace:
        found = {path: status_forms.preview_form(workspace, path) for path in paths}
        changes = [change for one in found.values() for change in one.changes]
        _refuse_unused(changes, named)
        chosen = [
            change
            for change in changes
            if change.outcome is FormOutcome.NEW
            or (change.outcome is FormOutcome.BOTH and change.code.casefold() in named)
        ]
        if apply and chosen:
            about = ", ".join(dict.fromkeys(one.department_code for one in found.values()))
            status_forms.take_forms(workspace, chosen, about)
    if form == "json":
        return printed(_rows(found, chosen if apply else []), form, lang)
    lines = [_line(one, change, lang) for one in found.values() for change in one.changes]
    if apply:
        said = {"da": "tekster hentet og indsendt", "en": "texts taken in and submitted"}[lang]
        lines.append(f"{len(chosen)} {said}")
    return "".join(f"{line}\n" for line in lines)


def _refuse_unused(changes: list[FormChange], named: set[str]) -> None:
    """Refuse a code that is to be overwritten and that no form has."""
    unknown = named - {change.code.casefold() for change in changes}
    if unknown:
        codes = ", ".join(sorted(unknown))
        raise UsageError(
            f"--overwrite: skemaerne har ikke {codes}", f"--overwrite: the forms lack {codes}"
        )


def _round(workspace: Workspace, code: str) -> RoundHead:
    from kkdesk.services.rounds import list_rounds  # noqa: PLC0415 -- the database layer

    found = list_rounds(workspace)
    for head in found:
        if head.code.casefold() == code.casefold():
            return head
    raise UnknownCode("status_round", code)


def _departments(offers: tuple[FormOffer, ...], codes: list[str]) -> list[str]:
    """Return the ids of the departments that are meant; all of them if none is named."""
    by_code = {one.code.casefold(): one.department_id for one in offers}
    for code in codes:
        if code.casefold() not in by_code:
            raise UnknownCode("department", code)
    return [by_code[code.casefold()] for code in codes] if codes else list(by_code.values())


def _rows(found: dict[Path, FormPreview], taken: list[FormChange]) -> list[Listed]:
    return [
        {
            "file": str(path),
            "round": one.round_code,
            "department": one.department_code,
            "outcome": change.outcome.value,
            "code": change.code,
            "title": change.title,
            "before": change.text_then,
            "now": change.text_now,
            "returned": change.text_returned,
            "rag_now": str(change.rag_now or ""),
            "rag_returned": str(change.rag_returned or ""),
            "taken": change in taken,
        }
        for path, one in found.items()
        for change in one.changes
    ]


def _line(one: FormPreview, change: FormChange, lang: Lang) -> str:
    what = change.outcome.label(lang)
    return one_line(f"{one.department_code} {change.code} {change.title}: {what}")
