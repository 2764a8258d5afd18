"""``kkdesk backup``, ``restore`` and ``verify``. The help is in Danish here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kkdesk.cli.commands import (
    Format,
    _arguments,
    _form,
    _lang,
    _refuse_past,
    _say,
    _warn,
    app,
)
from kkdesk.cli.output import one_line, printed
from kkdesk.cli.passphrases import PassphraseFile, passphrase_for
from kkdesk.domain.addresses import is_server
from kkdesk.errors import UsageError, VerificationFailed
from kkdesk.session import existing_target, stored_settings, target

if TYPE_CHECKING:
    from kkdesk.cli.output import Listed
    from kkdesk.db.backup import Backup
    from kkdesk.domain.backups import StoredCopy
    from kkdesk.domain.verification import Checked
    from kkdesk.errors import Lang


@app.command(name="backup")
def backup_command(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[MAPPE]", help="Hvor kopien lægges; ellers ved databasen."),
    ] = None,
    *,
    listed: Annotated[
        bool, typer.Option("--list", help="Vis de kopier, der er, den nyeste først.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    form: Format = "text",
) -> str:
    """Lav en sikkerhedskopi af databasen og dens dokumenter, eller vis dem, der er."""
    from kkdesk.db.backup_shelf import backup_folder, stored_copies  # noqa: PLC0415
    from kkdesk.services import backups  # noqa: PLC0415 -- the database layer

    as_form, lang, database = _form(form), _lang(context), _database(context)
    if listed:
        copies = stored_copies(folder.absolute() if folder else backup_folder(database))
        if as_form == "text" and copies:
            return "".join(f"{_copy_line(one, lang)}\n" for one in copies)
        return printed([_copy(one, lang) for one in copies], as_form, lang)
    secret = passphrase_for(database, passphrase_file, lang)
    made = backups.back_up_beside_others(database, folder.absolute() if folder else None, secret)
    if made.missing_documents:
        _warn(_missing(made, lang))
    if as_form != "text":
        return printed([_made(made)], as_form, lang)
    said = {"da": "sikkerhedskopieret", "en": "backed up"}[lang]
    return f"{made.path}: {said} (SHA-256 {made.sha256})\n"


@app.command(name="restore")
def restore_command(
    context: typer.Context,
    copy: Annotated[
        Path, typer.Argument(metavar="KOPI", help="Kopiens fil, eller dens navn ved databasen.")
    ],
    *,
    unsealed: Annotated[
        bool, typer.Option("--unsealed", help="Brug også en kopi, der mangler sin kontrolsum.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    form: Format = "text",
) -> str:
    """Bring en sikkerhedskopi tilbage; det, der ligger der nu, bliver selv kopieret først."""
    from kkdesk.db.backup_shelf import backup_folder  # noqa: PLC0415
    from kkdesk.services import backups  # noqa: PLC0415 -- the database layer

    _refuse_past(context)
    as_form, lang = _form(form), _lang(context)
    database = _as_file(target(stored_settings(), _arguments(context).database).address)
    chosen = copy.absolute()
    if not chosen.exists() and copy.name == str(copy):
        chosen = backup_folder(database) / copy.name
    user = stored_settings().name_of_user()
    secret = passphrase_for(chosen, passphrase_file, lang)
    kept = backups.restore(chosen, database, user, unsealed=unsealed, passphrase=secret)
    if as_form != "text":
        row = {"database": str(database), "copy": str(chosen), "kept": str(kept or "")}
        return printed([row], as_form, lang)
    lines = [f"{database}: {_BROUGHT_BACK[lang]} {chosen}"]
    if kept is not None:
        lines.append(f"{_KEPT[lang]} {kept}")
    return "".join(f"{line}\n" for line in lines)


@app.command(name="verify")
def verify_command(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FIL]", help="Fx en sikkerhedskopi; ellers databasen selv."),
    ] = None,
    *,
    passphrase_file: PassphraseFile = "",
    form: Format = "text",
) -> str:
    """Se efter, om databasen er hel; resultatet er 1, hvis noget ikke er i orden."""
    from kkdesk.domain.verification import Outcome  # noqa: PLC0415
    from kkdesk.services import backups  # noqa: PLC0415 -- the database layer

    as_form, lang = _form(form), _lang(context)
    _refuse_past(context)
    path = file.absolute() if file else _checked_database(context)
    if isinstance(path, str):
        checks = backups.verify_shared(path)
    else:
        checks = backups.verify(path, passphrase=passphrase_for(path, passphrase_file, lang))
    results = []
    for one in checks:
        results.append(one)
        if as_form == "text":
            _say(_checked_line(one, lang))
    if as_form != "text":
        _say(printed([_checked(one, lang) for one in results], as_form, lang).rstrip("\n"))
    failed = [one.check.label(lang) for one in results if one.outcome is Outcome.FAULTY]
    if failed:
        raise VerificationFailed(path, tuple(failed))
    return ""


def _database(context: typer.Context) -> Path:
    _refuse_past(context)
    return _as_file(existing_target(stored_settings(), _arguments(context).database).address)


def _checked_database(context: typer.Context) -> Path | str:
    address = existing_target(stored_settings(), _arguments(context).database).address
    return address if is_server(address) else Path(address)


def _as_file(address: str) -> Path:
    if is_server(address):
        raise UsageError(
            "en database på en server kopieres med serverens egne værktøjer",
            "a database on a server is copied with the server's own tools",
        )
    return Path(address)


def _made(made: Backup) -> Listed:
    return {
        "path": str(made.path),
        "sha256": made.sha256,
        "size": made.size,
        "missing_documents": list(made.missing_documents),
    }


def _missing(made: Backup, lang: Lang) -> str:
    said = {
        "da": "dokumenter, som databasen nævner, mangler og er ikke i kopien:",
        "en": "documents that the database names are missing and are not in the copy:",
    }[lang]
    return f"{len(made.missing_documents)} {said} {', '.join(made.missing_documents[:3])}"


def _copy(one: StoredCopy, lang: Lang) -> Listed:
    from kkdesk.domain.backups import reason_words  # noqa: PLC0415

    return {
        "path": str(one.path),
        "taken_at": one.taken_at.isoformat(),
        "reason": one.reason,
        "explained": reason_words(one.reason, lang),
        "size": one.size,
        "sealed": one.sealed,
    }


def _copy_line(one: StoredCopy, lang: Lang) -> str:
    told = _copy(one, lang)
    when = f"{one.taken_at.astimezone():%Y-%m-%d %H:%M:%S}"
    unsealed = {"da": "uden kontrolsum", "en": "without its checksum"}[lang]
    parts = [when, told["explained"], f"{one.size} bytes", *([] if one.sealed else [unsealed])]
    return one_line(f"{', '.join(parts)}: {one.path}")


def _checked(one: Checked, lang: Lang) -> Listed:
    return {
        "check": one.check.value,
        "about": one.check.label(lang),
        "outcome": one.outcome.value,
        "examined": one.examined,
        "faults": list(one.faults),
    }


def _checked_line(one: Checked, lang: Lang) -> str:
    faults = f": {', '.join(one.faults)}" if one.faults else ""
    return one_line(f"{one.check.label(lang)}: {one.outcome.label(lang)} ({one.examined}){faults}")


_BROUGHT_BACK = {"da": "bragt tilbage fra", "en": "restored from"}
_KEPT = {"da": "Det, der lå der, er kopieret til", "en": "What lay there was copied to"}
