# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of the database file, its folder, its copies and its locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.domain.addresses import is_server
from kkdesk.errors.base import PathError, Text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kkdesk.errors.base import Lang


class DatabaseEmptyFile(PathError):
    """The file has zero bytes; SQLite would take it for a new database."""

    DA = Text(
        "Databasefilen er tom",
        "Filen {path} er tom (0 byte), så der er ingen oplysninger i den.",
        "kkdesk har ikke rørt filen.",
        "Hent den seneste sikkerhedskopi frem, eller vælg en anden fil.",
    )
    EN = Text(
        "The database file is empty",
        "The file {path} is empty (0 bytes), so it holds no information.",
        "kkdesk has not touched the file.",
        "Bring back the latest backup, or choose another file.",
    )


class DatabaseForeign(PathError):
    """The file is something else than a kkdesk database."""

    DA = Text(
        "Filen er ikke en kkdesk-database",
        "Filen {path} er ikke lavet af kkdesk.",
        "kkdesk har ikke ændret noget i den.",
        "Vælg en anden fil, eller opret en ny database.",
    )
    EN = Text(
        "The file is not a kkdesk database",
        "The file {path} was not made by kkdesk.",
        "kkdesk has changed nothing in it.",
        "Choose another file, or create a new database.",
    )


class DatabaseDamaged(PathError):
    """SQLite finds the file malformed."""

    DA = Text(
        "Databasen er beskadiget",
        "Filen {path} er beskadiget og kan ikke læses sikkert.",
        "Dine sikkerhedskopier er ikke berørt, og kkdesk skriver ikke mere i filen.",
        "Gem filen et andet sted, og hent den seneste sikkerhedskopi frem.",
    )
    EN = Text(
        "The database is damaged",
        "The file {path} is damaged and cannot be read safely.",
        "Your backups are untouched, and kkdesk writes nothing more to the file.",
        "Keep the file elsewhere, and bring back the latest backup.",
    )


class DatabaseReadOnly(PathError):
    """The file or its folder does not allow writing."""

    DA = Text(
        "Databasen kan kun læses",
        "Du har ikke lov til at skrive i {path} eller i mappen, den ligger i.",
        "Alt det, der allerede er gemt, er i behold.",
        "Åbn databasen skrivebeskyttet, eller bed om skriveadgang til filen og mappen.",
    )
    EN = Text(
        "The database can only be read",
        "You are not allowed to write to {path} or to the folder it lies in.",
        "Everything that was saved before is intact.",
        "Open the database read-only, or ask for write access to the file and the folder.",
    )


@dataclass(eq=False, repr=False)
class DatabaseNewer(PathError):
    """A later version of kkdesk wrote the file."""

    found: int
    supported: int
    DA = Text(
        "Databasen er fra en nyere udgave af kkdesk",
        "Filen {path} har skema {found}, men denne udgave af kkdesk kender kun til og med "
        "skema {supported}.",
        "kkdesk har ikke ændret noget i filen.",
        "Opdatér kkdesk, og åbn filen igen.",
    )
    EN = Text(
        "The database comes from a newer kkdesk",
        "The file {path} has schema {found}, but this kkdesk knows schemas up to {supported} only.",
        "kkdesk has changed nothing in the file.",
        "Update kkdesk, and open the file again.",
    )


@dataclass(eq=False, repr=False)
class DatabaseOlder(PathError):
    """The file must be upgraded first, and that was not possible here (read-only)."""

    found: int
    needed: int
    DA = Text(
        "Databasen skal opgraderes",
        "Filen {path} har skema {found}, og denne udgave af kkdesk bruger skema {needed}.",
        "kkdesk har ikke ændret noget i filen.",
        "Åbn den én gang med skriveadgang; der tages en kopi, før den opgraderes.",
    )
    EN = Text(
        "The database must be upgraded",
        "The file {path} has schema {found}, and this kkdesk uses schema {needed}.",
        "kkdesk has changed nothing in the file.",
        "Open it once with write access; a copy is made before it is upgraded.",
    )


class DatabaseMissing(PathError):
    """The file is not there, or vanished or was exchanged while it was open."""

    DA = Text(
        "Databasen findes ikke",
        "Filen {path} findes ikke; den er flyttet, slettet eller skiftet ud, eller drevet er "
        "koblet fra.",
        "Alt det, der var gemt, står i filen, hvor den end ligger nu; den sidste ændring er "
        "ikke gemt.",
        "Forbind drevet igen, læg filen tilbage, eller hent den seneste sikkerhedskopi frem.",
    )
    EN = Text(
        "The database is not there",
        "The file {path} does not exist; it was moved, deleted or exchanged, or the drive is "
        "disconnected.",
        "Everything that was saved is in the file, wherever it is now; the last change is not "
        "saved.",
        "Connect the drive again, put the file back, or bring back the latest backup.",
    )


class DatabaseFolderMissing(PathError):
    """The folder that should hold the database does not exist."""

    DA = Text(
        "Mappen findes ikke",
        "Mappen til {path} findes ikke, eller drevet er koblet fra.",
        "kkdesk har ikke oprettet eller ændret noget.",
        "Forbind drevet, opret mappen, eller vælg en anden placering.",
    )
    EN = Text(
        "The folder does not exist",
        "The folder for {path} does not exist, or its drive is disconnected.",
        "kkdesk has created and changed nothing.",
        "Connect the drive, create the folder, or choose another place.",
    )


class DatabaseIsFolder(PathError):
    """The path names a folder or a device, not a file."""

    DA = Text(
        "Det er ikke en fil",
        "{path} er en mappe og ikke en databasefil.",
        "kkdesk har ikke ændret noget.",
        "Vælg selve filen inde i mappen, eller giv en ny fil et navn.",
    )
    EN = Text(
        "That is not a file",
        "{path} is a folder and not a database file.",
        "kkdesk has changed nothing.",
        "Choose the file inside the folder, or name a new file.",
    )


class DatabaseExists(PathError):
    """A new file was asked for where one already lies."""

    DA = Text(
        "Filen findes i forvejen",
        "Der ligger allerede en fil på {path}.",
        "Den er ikke overskrevet.",
        "Vælg et andet navn, eller åbn den fil, der er der.",
    )
    EN = Text(
        "The file exists already",
        "There is already a file at {path}.",
        "It was not overwritten.",
        "Choose another name, or open the file that is there.",
    )


class DiskFull(PathError):
    """No room is left where the file lies."""

    DA = Text(
        "Disken er fuld",
        "Der er ikke plads til at gemme i {path}.",
        "Alt det, der var gemt i forvejen, er i behold; kun den sidste ændring mangler.",
        "Frigør plads på disken, og prøv igen.",
    )
    EN = Text(
        "The disk is full",
        "There is no room to save in {path}.",
        "Everything saved before is intact; only the last change is missing.",
        "Free some space on the disk, and try again.",
    )


class StorageFault(PathError):
    """Reading or writing failed below SQLite: drive, network share, file system."""

    DA = Text(
        "Drevet svarer ikke",
        "Drevet eller netværket fejlede, mens kkdesk læste eller skrev {path}.",
        "Alt det, der var gemt i forvejen, er i behold; den sidste ændring er måske ikke gemt.",
        "Kontrollér forbindelsen til drevet, og åbn databasen igen.",
    )
    EN = Text(
        "The drive does not answer",
        "The drive or the network failed while kkdesk read or wrote {path}.",
        "Everything saved before is intact; the last change may not be saved.",
        "Check the connection to the drive, and open the database again.",
    )


class DatabaseBusy(PathError):
    """Another program held the database for longer than the busy timeout."""

    DA = Text(
        "Databasen er optaget",
        "Et andet program bruger {path} lige nu, og det blev ikke færdigt i tide.",
        "Intet er gået tabt, men din ændring er ikke gemt endnu.",
        "Vent et øjeblik, og prøv igen.",
    )
    EN = Text(
        "The database is busy",
        "Another program is using {path} and did not finish in time.",
        "Nothing is lost, but your change is not saved yet.",
        "Wait a moment, and try again.",
    )


DatabaseLocked = DatabaseBusy


@dataclass(eq=False, repr=False)
class DatabaseInUse(PathError):
    """Another instance of kkdesk has the database open for writing."""

    who: str = ""
    host: str = ""
    since: datetime | None = None
    pid: int = 0
    DA = Text(
        "Databasen er allerede åben",
        "{path} er åben i en anden kkdesk: {who} på {host} siden {since}.",
        "Intet er ændret, og den anden kan arbejde videre.",
        "Luk kkdesk det andet sted, eller åbn databasen skrivebeskyttet her.",
    )
    EN = Text(
        "The database is already open",
        "{path} is open in another kkdesk: {who} on {host} since {since}.",
        "Nothing was changed, and the other one can go on working.",
        "Close kkdesk in the other place, or open the database read-only here.",
    )


class LockingUnsupported(PathError):
    """The file system cannot lock files, so two writers could not be kept apart."""

    DA = Text(
        "Drevet kan ikke låse filer",
        "Drevet med {path} kan ikke låse filer, så to personer kunne skrive oven i hinanden.",
        "kkdesk har ikke ændret noget.",
        "Åbn databasen skrivebeskyttet, eller læg den på et andet drev.",
    )
    EN = Text(
        "The drive cannot lock files",
        "The drive with {path} cannot lock files, so two people could overwrite each other.",
        "kkdesk has changed nothing.",
        "Open the database read-only, or put it on another drive.",
    )


@dataclass(eq=False, repr=False)
class MigrationFailed(PathError):
    """An upgrade step failed; the file is as it was and a copy is kept."""

    copy: Path | str | None
    found: int
    needed: int
    DA = Text(
        "Databasen kunne ikke opgraderes",
        "Opgraderingen af {path} fra skema {found} til {needed} lykkedes ikke.",
        "Filen er, som den var, og kopien fra før opgraderingen ligger her: {copy}.",
        "Bliv ved med at bruge den forrige udgave af kkdesk, og send fejlloggen til den, der "
        "hjælper dig.",
    )
    EN = Text(
        "The database could not be upgraded",
        "Upgrading {path} from schema {found} to {needed} failed.",
        "The file is as it was, and the copy made before the upgrade is here: {copy}.",
        "Keep using the previous kkdesk, and send the error log to whoever helps you.",
    )


@dataclass(eq=False, repr=False)
class BackupFailed(PathError):
    """A copy could not be made, or does not match what was copied."""

    reason_da: str
    reason_en: str
    DA = Text(
        "Sikkerhedskopien mislykkedes",
        "Kopien {path} blev ikke lavet: {reason_da}.",
        "Databasen selv er ikke berørt.",
        "Vælg en anden mappe til kopien, og prøv igen.",
    )
    EN = Text(
        "The backup failed",
        "The copy {path} was not made: {reason_en}.",
        "The database itself is untouched.",
        "Choose another folder for the copy, and try again.",
    )


class BackupDamaged(PathError):
    """A stored copy no longer matches its checksum, or SQLite finds it malformed."""

    DA = Text(
        "Sikkerhedskopien er beskadiget",
        "Kopien {path} er ændret eller beskadiget, siden den blev lavet.",
        "Databasen, du arbejder i, er ikke berørt.",
        "Brug en anden sikkerhedskopi.",
    )
    EN = Text(
        "The backup is damaged",
        "The copy {path} was changed or damaged after it was made.",
        "The database you work in is untouched.",
        "Use another backup.",
    )


class BackupUnsealed(PathError):
    """A copy has no checksum beside it, so nothing tells whether it was changed."""

    DA = Text(
        "Sikkerhedskopien har ingen kontrolsum",
        "Ved siden af {path} mangler filen {path}.sha256, så ingen kan se, om kopien er ændret.",
        "Databasen, du arbejder i, er ikke berørt.",
        "Læg .sha256-filen tilbage ved siden af kopien, eller brug den uden (--unsealed).",
    )
    EN = Text(
        "The backup has no checksum",
        "The file {path}.sha256 is missing beside {path}, so nobody can see if it was changed.",
        "The database you work in is untouched.",
        "Put the .sha256 file back beside the copy, or use it without (--unsealed).",
    )


@dataclass(eq=False, repr=False)
class VerificationFailed(PathError):
    """A database is not whole; `failed` are the checks that found faults."""

    failed: tuple[str, ...]
    DA = Text(
        "Databasen er ikke hel",
        "Eftersynet af {path} fandt fejl i: {failed}.",
        "Intet er ændret, og sikkerhedskopierne er ikke berørt.",
        "Lav en kopi af filen, som den er, og bring den nyeste hele sikkerhedskopi tilbage.",
    )
    EN = Text(
        "The database is not whole",
        "The check of {path} found faults in: {failed}.",
        "Nothing was changed, and the backups are untouched.",
        "Copy the file as it is, and restore the newest backup that is whole.",
    )

    def parts(self, lang: Lang) -> Text:
        """Send whoever asked about a server to those who look after it."""
        told = super().parts(lang)
        if not is_server(str(self.path)):
            return told
        advice = {
            "da": "Bed den, der passer serveren, om en kopi af databasen, som den er, og om den "
            "nyeste hele sikkerhedskopi.",
            "en": "Ask whoever looks after the server for a copy of the database as it is, and for "
            "the newest backup that is whole.",
        }
        return told._replace(advice=advice[lang])


class DocumentMissing(PathError):
    """A document's file is not where the database keeps its documents."""

    DA = Text(
        "Dokumentet mangler",
        "Filen {path} er væk fra databasens mappe med dokumenter, eller dens indhold er ændret.",
        "Databasen og de andre dokumenter er uberørte.",
        "Hent mappen fra en sikkerhedskopi, eller erstat dokumentet med en ny fil.",
    )
    EN = Text(
        "The document is missing",
        "The file {path} is gone from the database's folder of documents, or was changed there.",
        "The database and the other documents are untouched.",
        "Restore the folder from a backup, or replace the document with a new file.",
    )


class DocumentTooLarge(PathError):
    """A file is larger than what is kept as a document."""

    DA = Text(
        "Filen er for stor",
        "Filen {path} fylder mere end 50 MB.",
        "Intet er tilføjet.",
        "Gem en mindre udgave af filen, og tilføj den.",
    )
    EN = Text(
        "The file is too large",
        "The file {path} takes more than 50 MB.",
        "Nothing was added.",
        "Save a smaller edition of the file, and add that.",
    )


class DocumentUnreadable(PathError):
    """A file that shall become a document cannot be read."""

    DA = Text(
        "Filen kan ikke læses",
        "Filen {path} findes ikke, er tom, eller du har ikke adgang til den.",
        "Intet er tilføjet.",
        "Se efter, at filen ligger der og kan åbnes, og prøv igen.",
    )
    EN = Text(
        "The file cannot be read",
        "The file {path} does not exist, is empty, or you have no access to it.",
        "Nothing was added.",
        "Check that the file is there and can be opened, and try again.",
    )
