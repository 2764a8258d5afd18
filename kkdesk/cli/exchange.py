"""``kkdesk check-out``, ``check-in`` and ``conflicts``. The help is in Danish here."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kkdesk.cli.commands import (
    FORMATS,
    _arguments,
    _lang,
    _one_of,
    _reading,
    _refuse_past,
    _tell_recovery,
    app,
)
from kkdesk.cli.exchange_words import (
    checked_in_words,
    conflict_line,
    decided_words,
    preview_words,
    taken_words,
)
from kkdesk.cli.output import printed
from kkdesk.cli.passphrases import PassphraseFile, passphrase_for, read_passphrase
from kkdesk.errors import UsageError
from kkdesk.session import existing_target, open_workspace, stored_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.cli.output import Form, Listed
    from kkdesk.domain.exchange import ConflictRow, PlannedChange
    from kkdesk.errors import Lang
    from kkdesk.services.workspace import Workspace

CHOICES: Final = ("base", "mine", "theirs")

TextOrJson = Annotated[
    str, typer.Option("--format", metavar="text|json", help="Udskriftens form; ellers text.")
]
Folder = Annotated[Path, typer.Argument(metavar="MAPPE", help="Den bærbare kopis mappe.")]


@app.command(name="check-out")
def check_out_command(
    context: typer.Context,
    folder: Folder,
    *,
    policy: Annotated[
        str, typer.Option("--policy", metavar="KODE", help="Kun den politik og det, den hviler på.")
    ] = "",
    department: Annotated[
        str,
        typer.Option(
            "--department", metavar="KODE", help="Kun den forvaltnings og det, det hviler på."
        ),
    ] = "",
    without_confidential: Annotated[
        bool, typer.Option("--without-confidential", help="Tag intet fortroligt med.")
    ] = False,
    holder: Annotated[
        str, typer.Option("--holder", metavar="NAVN", help="Hvem rejser med den; ellers dig.")
    ] = "",
    passphrase_file: PassphraseFile = "",
) -> str:
    """Tag en kopi ud til en bærbar; glemmes dens adgangssætning, kan ingen åbne den."""
    from kkdesk.services.exchange import check_out  # noqa: PLC0415 -- the database layer

    if policy and department:
        raise UsageError(
            "vælg --policy eller --department, ikke begge",
            "choose --policy or --department, not both",
        )
    secret = read_passphrase(passphrase_file)
    with _writing(context) as workspace:
        check_out(
            workspace,
            folder.absolute(),
            policy=policy,
            department=department,
            without_confidential=without_confidential,
            passphrase=secret,
            holder=holder.strip(),
        )
    said = taken_words(folder / "kkdesk.sqlite", _lang(context), open_to_all=not secret)
    return f"{folder}: {said}\n"


@app.command(name="check-in")
def check_in_command(
    context: typer.Context,
    folder: Folder,
    *,
    preview: Annotated[
        bool, typer.Option("--preview", help="Vis kun, hvad der vil ske; intet ændres.")
    ] = False,
    renew: Annotated[
        bool, typer.Option("--renew", help="Bring bagefter kopien op til det, der er her nu.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    form: TextOrJson = "text",
) -> str:
    """Hent en bærbar kopi hjem; det, der er rettet begge steder, venter som konflikter."""
    from kkdesk.services import exchange  # noqa: PLC0415 -- the database layer

    as_form, lang = _listed(form), _lang(context)
    path = folder.absolute()
    secret = passphrase_for(path / "kkdesk.sqlite", passphrase_file, lang)
    with _writing(context) as workspace:
        if preview:
            found = exchange.preview_check_in(workspace, path, passphrase=secret)
            if as_form == "json":
                rows = [_change(one) for one in found.changes]
                rows += [_conflict(one, lang) for one in found.conflicts]
                return printed(rows, as_form, lang)
            changes = exchange.change_words(workspace, found.changes, lang)
            waiting = exchange.conflict_words(workspace, found.conflicts, lang)
            return preview_words(found.holder, changes, waiting, lang)
        result = exchange.check_in(workspace, path, passphrase=secret)
        if renew:
            exchange.renew(workspace, path, passphrase=secret)
    if as_form == "json":
        told = ("copy_id", "sequence", "applied", "conflicts", "already")
        return printed([{name: getattr(result, name) for name in told}], as_form, lang)
    return f"{folder}: {checked_in_words(result, lang, renewed=renew)}\n"


@app.command(name="conflicts")
def conflicts_command(
    context: typer.Context,
    *,
    decide: Annotated[
        str,
        typer.Option(
            "--decide", metavar="base|mine|theirs", help="Afgør dem til før, den bærbare eller her."
        ),
    ] = "",
    conflict: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="NØGLE", help="Kun den konflikt; kan gentages."),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="SLAGS", help="Kun den slags, fx edit_delete.")
    ] = "",
    form: TextOrJson = "text",
) -> str:
    """Vis de konflikter, der venter, eller afgør dem: én, nogle eller alle af en slags."""
    from kkdesk.domain.exchange import ConflictChoice, ConflictKind  # noqa: PLC0415
    from kkdesk.services import exchange  # noqa: PLC0415 -- the database layer

    as_form, lang, ids = _listed(form), _lang(context), set(conflict or ())
    of_kind = ConflictKind(_one_of(kind, tuple(ConflictKind), "--kind")) if kind else None

    def found(workspace: Workspace) -> list[ConflictRow]:
        rows = exchange.list_conflicts(workspace, kind=of_kind)
        gone = ids - {row.id for row in rows}
        if gone:
            named = ", ".join(sorted(gone))
            raise UsageError(
                f"der venter ingen konflikt med nøglen {named}",
                f"no conflict with the key {named} waits",
            )
        return [row for row in rows if not ids or row.id in ids]

    if not decide:
        with _reading(context) as workspace:
            rows = found(workspace)
            if as_form == "text" and rows:
                told = exchange.conflict_words(workspace, rows, lang)
                return "".join(f"{conflict_line(one, lang)}\n" for one in told)
        return printed([_conflict(row, lang) for row in rows], as_form, lang)
    chosen = ConflictChoice(_one_of(decide, CHOICES, "--decide"))
    with _writing(context) as workspace:
        wanted = [row.id for row in found(workspace)]
        if wanted:
            exchange.decide_many(workspace, wanted, chosen)
        left = len(exchange.list_conflicts(workspace))
    return f"{decided_words(len(wanted), left, lang)}\n"


@contextmanager
def _writing(context: typer.Context) -> Iterator[Workspace]:
    """Open the database that is meant for work; DatabaseInUse while a window has it."""
    _refuse_past(context)
    wanted = existing_target(stored_settings(), _arguments(context).database)
    with open_workspace(wanted.address, recovered=_tell_recovery(context)) as workspace:
        yield workspace


def _listed(form: str) -> Form:
    found: Form = "json" if _one_of(form, FORMATS[:2], "--format") == "json" else "text"
    return found


def _change(one: PlannedChange) -> Listed:
    return {
        "action": one.action,
        "record": one.record_kind,
        "record_id": one.record_id,
        "about": one.about,
        "field": one.field,
        "before": one.before,
        "after": one.after,
        "by": one.by,
        "at": one.at.isoformat() if one.at else "",
    }


def _conflict(one: ConflictRow, lang: Lang) -> Listed:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "explained": one.kind.explained(lang),
        "record": one.record_kind,
        "record_id": one.record_id,
        "about": one.about,
        "fields": [
            {"field": p.field, "base": p.base, "mine": p.mine, "theirs": p.theirs}
            for p in one.parts
        ],
        "mine_by": one.mine_by,
        "mine_at": one.mine_at.isoformat() if one.mine_at else "",
        "theirs_by": one.theirs_by,
        "theirs_at": one.theirs_at.isoformat() if one.theirs_at else "",
        "waits_for": one.waits_for,
    }
