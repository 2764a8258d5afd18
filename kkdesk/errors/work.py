# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of changes, jobs and printed output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kkdesk.errors.base import KkdeskError, PathError, Text

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path


class ReadOnlyMode(PathError):
    """A change was attempted while the database is open read-only."""

    DA = Text(
        "Databasen er åbnet skrivebeskyttet",
        "Ændringen kan ikke gemmes, for {path} er åbnet skrivebeskyttet.",
        "Databasen er uændret.",
        "Åbn databasen igen med skriveadgang for at ændre i den.",
    )
    EN = Text(
        "The database is open read-only",
        "The change cannot be saved, for {path} is open read-only.",
        "The database is unchanged.",
        "Open the database again with write access to change it.",
    )


@dataclass(eq=False, repr=False)
class DayBeforeHistory(KkdeskError):
    """A day was asked for on which the database held nothing yet."""

    day: date
    begun: date
    DA = Text(
        "Der er intet at vise så langt tilbage",
        "Databasens historik begynder {begun}, så den kan ikke vises pr. {day}.",
        "Databasen er uændret.",
        "Vælg {begun} eller en senere dag.",
    )
    EN = Text(
        "There is nothing to show that far back",
        "The history of the database begins on {begun}, so it cannot be shown as of {day}.",
        "The database is unchanged.",
        "Choose {begun} or a later day.",
    )


@dataclass(eq=False, repr=False)
class RecordGone(KkdeskError):
    """The record was deleted by someone else, or never existed."""

    kind: str
    record_id: str
    DA = Text(
        "Posten findes ikke længere",
        "Posten, du arbejder med ({kind}), er slettet.",
        "Resten er uændret, og sletningen står i historikken.",
        "Opdatér (F5); posten kan hentes tilbage fra historikken.",
    )
    EN = Text(
        "The record is gone",
        "The record you are working on ({kind}) was deleted.",
        "Everything else is unchanged, and the deletion is in the history.",
        "Refresh (F5); the record can be brought back from the history.",
    )


@dataclass(eq=False, repr=False)
class RecordInUse(KkdeskError):
    """The record cannot be deleted, because a record of another kind needs it."""

    kind: str
    record_id: str
    used_by: str
    DA = Text(
        "Posten er i brug",
        "Posten ({kind}) kan ikke slettes, for noget andet henviser til den ({used_by}).",
        "Intet er slettet.",
        "Fjern henvisningen først, og prøv igen.",
    )
    EN = Text(
        "The record is in use",
        "The record ({kind}) cannot be deleted, for something else refers to it ({used_by}).",
        "Nothing was deleted.",
        "Remove the reference first, and try again.",
    )


@dataclass(eq=False, repr=False)
class AppendixInUse(KkdeskError):
    """An appendix cannot be deleted, because a text of its case cites it."""

    number: int
    place_da: str
    place_en: str
    DA = Text(
        "Bilaget er i brug",
        "Bilag {number} kan ikke slettes, for det er nævnt i {place_da}.",
        "Intet er slettet.",
        "Ret teksten, så den ikke nævner bilaget, og prøv igen.",
    )
    EN = Text(
        "The appendix is in use",
        "Appendix {number} cannot be deleted, for it is cited in {place_en}.",
        "Nothing was deleted.",
        "Edit the text so that it does not cite the appendix, and try again.",
    )


@dataclass(eq=False, repr=False)
class EditConflict(KkdeskError):
    """The stored value is neither what the person saw nor what they want."""

    kind: str
    record_id: str
    field: str
    expected: object
    stored: object
    wanted: object
    who: str = ""
    when: datetime | str | None = None
    field_da: str = ""
    field_en: str = ""
    DA = Text(
        "Feltet er ændret af en anden",
        "Feltet {field_da} er ændret af {who} {when}: der stod «{expected}», nu står der "
        "«{stored}», og du skrev «{wanted}».",
        "Begge tekster er i behold; intet er overskrevet.",
        "Vælg, hvilken tekst der skal gælde, eller skriv dem sammen.",
    )
    EN = Text(
        "The field was changed by someone else",
        "The field {field_en} was changed by {who} {when}: it said «{expected}», it now says "
        "«{stored}», and you wrote «{wanted}».",
        "Both texts are kept; nothing was overwritten.",
        "Choose which text shall stand, or write them together.",
    )

    def __post_init__(self) -> None:
        self.field_da = self.field_da or self.field
        self.field_en = self.field_en or self.field


@dataclass(eq=False, repr=False)
class InvalidValue(KkdeskError):
    """A value cannot be stored in a field; the reasons carry no full stop."""

    field: str
    reason_da: str
    reason_en: str = ""
    DA = Text(
        "Værdien kan ikke bruges",
        "Værdien i {field} kan ikke gemmes: {reason_da}.",
        "Den hidtidige værdi er bevaret.",
        "Ret værdien, og prøv igen.",
    )
    EN = Text(
        "The value cannot be used",
        "The value in {field} cannot be saved: {reason_en}.",
        "The earlier value is kept.",
        "Correct the value, and try again.",
    )

    def __post_init__(self) -> None:
        self.reason_en = self.reason_en or self.reason_da


@dataclass(eq=False, repr=False)
class UnknownCode(KkdeskError):
    """No record of the kind carries the code that was given."""

    kind: str
    code: str
    exit_code = 2
    DA = Text(
        "Koden kendes ikke",
        "Koden «{code}» findes ikke ({kind}).",
        "Intet er ændret.",
        "Se de koder, der findes, i listen, og prøv igen.",
    )
    EN = Text(
        "The code is not known",
        "The code «{code}» does not exist ({kind}).",
        "Nothing was changed.",
        "Look up the codes there are in the list, and try again.",
    )


@dataclass(eq=False, repr=False)
class PortfolioFault(KkdeskError):
    """A file of a portfolio folder cannot be loaded; the reasons carry no full stop."""

    file: str
    reason_da: str
    reason_en: str
    exit_code = 2
    DA = Text(
        "Porteføljen kan ikke indlæses",
        "Filen {file} kan ikke læses: {reason_da}.",
        "Intet er indlæst, og databasens indhold er uændret.",
        "Ret filen, og indlæs mappen igen.",
    )
    EN = Text(
        "The portfolio cannot be loaded",
        "The file {file} cannot be read: {reason_en}.",
        "Nothing was loaded, and the content of the database is unchanged.",
        "Correct the file, and load the folder again.",
    )


@dataclass(eq=False, repr=False)
class FormPlaceUnknown(KkdeskError):
    """A status form is for a round or a department that is not in this database."""

    path: Path
    round: str
    department: str
    DA = Text(
        "Skemaet hører ikke til her",
        "Skemaet {path} er til runden «{round}» og forvaltningen «{department}», og her er ikke "
        "begge dele.",
        "Intet er ændret, heller ikke skemaet.",
        "Åbn den database, som skemaet blev lavet i, eller se efter, om runden eller forvaltningen "
        "har fået en anden kode.",
    )
    EN = Text(
        "The form does not belong here",
        "The form {path} is for the round “{round}” and the department “{department}”, and this "
        "database does not have both.",
        "Nothing was changed, nor was the form.",
        "Open the database that the form was made in, or see whether the round or the department "
        "has another code by now.",
    )


@dataclass(eq=False, repr=False)
class FormRoundClosed(KkdeskError):
    """A status form came back, or was asked for, after its round was closed."""

    round: str
    DA = Text(
        "Runden er lukket",
        "Runden «{round}» er lukket og tager ikke flere tekster.",
        "Det, der er sagt i runden, er uændret, og det er skemaerne også.",
        "Genåbn runden på siden Statusrunder, hvis teksterne skal med.",
    )
    EN = Text(
        "The round is closed",
        "Round “{round}” is closed and takes no more texts.",
        "What was said in the round is unchanged, and so are the forms.",
        "Reopen the round on the page Status rounds if the texts must be in it.",
    )


class NothingToUndo(KkdeskError):
    """The history holds nothing that can be undone or redone."""

    DA = Text(
        "Der er ikke mere at fortryde",
        "Der er ingen ændring at fortryde eller gentage.",
        "Alt er gemt, som det står.",
        "Brug historikken for at finde en ældre ændring.",
    )
    EN = Text(
        "There is nothing more to undo",
        "There is no change to undo or redo.",
        "Everything is saved as it stands.",
        "Use the history to find an older change.",
    )


@dataclass(eq=False, repr=False)
class UndoBlocked(KkdeskError):
    """A later change touches the same record, so undoing would overwrite it."""

    kind: str
    record_id: str
    DA = Text(
        "Ændringen kan ikke fortrydes",
        "Ændringen kan ikke fortrydes, for en senere ændring rører den samme post ({kind}).",
        "Intet er overskrevet.",
        "Fortryd den senere ændring først, eller ret feltet i hånden.",
    )
    EN = Text(
        "The change cannot be undone",
        "The change cannot be undone, for a later change touches the same record ({kind}).",
        "Nothing was overwritten.",
        "Undo the later change first, or correct the field by hand.",
    )


class Cancelled(KkdeskError):
    """The person stopped a job."""

    DA = Text(
        "Afbrudt",
        "Opgaven blev afbrudt, før den var færdig.",
        "Intet er ændret.",
        "Start den igen, når du vil.",
    )
    EN = Text(
        "Cancelled",
        "The job was stopped before it was done.",
        "Nothing was changed.",
        "Start it again whenever you like.",
    )


class PrintCancelled(Cancelled):
    """The person stopped the making of a document."""

    DA = Text(
        "Udskriften blev afbrudt",
        "Dokumentet blev ikke lavet færdigt, fordi du afbrød det.",
        "En tidligere udgave af filen er ikke berørt.",
        "Lav dokumentet igen, når du vil.",
    )
    EN = Text(
        "Printing was cancelled",
        "The document was not finished, because you stopped it.",
        "An earlier version of the file is untouched.",
        "Make the document again whenever you like.",
    )


class OutputNotWritable(PathError):
    """A result could not be written where it was asked for."""

    DA = Text(
        "Filen kan ikke gemmes",
        "Der kan ikke skrives til {path}; mappen mangler, er skrivebeskyttet, eller filen er "
        "åben i et andet program.",
        "Databasen er ikke berørt.",
        "Luk filen det andet sted, eller vælg en anden mappe.",
    )
    EN = Text(
        "The file cannot be saved",
        "{path} cannot be written; the folder is missing or read-only, or the file is open in "
        "another program.",
        "The database is untouched.",
        "Close the file in the other place, or choose another folder.",
    )


@dataclass(eq=False, repr=False)
class ConfidentialLeak(PathError):
    """Reading back a public document found text from a confidential record."""

    where: str
    DA = Text(
        "Fortrolig tekst i en offentlig udgave",
        "Kontrollen fandt fortrolig tekst i {path} ({where}).",
        "Filen er ikke givet fri og er slettet igen.",
        "Meld fejlen, og brug ikke den offentlige udgave, før den er rettet.",
    )
    EN = Text(
        "Confidential text in a public edition",
        "The check found confidential text in {path} ({where}).",
        "The file was not released and has been deleted again.",
        "Report the fault, and do not use the public edition until it is corrected.",
    )


@dataclass(eq=False, repr=False)
class TemplateUnfit(PathError):
    """Slides cannot be made from a template; the reasons carry no full stop."""

    reason_da: str
    reason_en: str
    exit_code = 2
    DA = Text(
        "Skabelonen kan ikke bruges",
        "Skabelonen {path} kan ikke bruges til sider: {reason_da}.",
        "Der er ikke skrevet nogen fil, og skabelonen er uændret.",
        "Ret skabelonen, eller fjern den, så bruges den skabelon, der følger med.",
    )
    EN = Text(
        "The template cannot be used",
        "Slides cannot be made from the template {path}: {reason_en}.",
        "No file was written, and the template is unchanged.",
        "Correct the template, or remove it, and the one that comes with the program is used.",
    )


class HandoutImpossible(PathError):
    """Several to a page is for slides as PDF; the document or its file is something else."""

    exit_code = 2
    DA = Text(
        "Dokumentet kan ikke blive et uddelingsark",
        "{path} kan ikke have flere sider på samme ark: det kan kun slides, der udskrives som PDF.",
        "Der er ikke skrevet nogen fil.",
        "Vælg én side pr. ark, eller udskriv slides til en fil, der ender på .pdf.",
    )
    EN = Text(
        "The document cannot be a handout",
        "{path} cannot have several to a page: only slides that are printed as PDF can.",
        "No file was written.",
        "Choose one to a page, or print slides to a file that ends in .pdf.",
    )


@dataclass(eq=False, repr=False)
class FormatImpossible(PathError):
    """A document cannot become a file of the kind that the name's ending asks for."""

    possible: tuple[str, ...]
    exit_code = 2
    DA = Text(
        "Filtypen passer ikke til dokumentet",
        "Dokumentet kan ikke skrives som {path}; det kan få endelserne {possible}.",
        "Der er ikke skrevet nogen fil.",
        "Giv filen et navn med en af disse endelser, og prøv igen.",
    )
    EN = Text(
        "The kind of file does not suit the document",
        "The document cannot be written as {path}; it can have the endings {possible}.",
        "No file was written.",
        "Give the file a name with one of these endings, and try again.",
    )


@dataclass(eq=False, repr=False)
class UsageError(KkdeskError):
    """The command line was asked for something it cannot do; reasons carry no full stop."""

    reason_da: str
    reason_en: str
    exit_code = 2
    DA = Text(
        "Kommandoen kan ikke forstås",
        "Kommandoen kan ikke udføres: {reason_da}.",
        "Intet er ændret.",
        "Se mulighederne med «kkdesk --help».",
    )
    EN = Text(
        "The command is not understood",
        "The command cannot be carried out: {reason_en}.",
        "Nothing was changed.",
        "See the possibilities with «kkdesk --help».",
    )


@dataclass(eq=False, repr=False)
class WindowUnavailable(KkdeskError):
    """No window can be opened here: no display, or a library of the system is missing."""

    reason_da: str
    reason_en: str
    DA = Text(
        "Vinduet kan ikke åbnes",
        "Vinduet kan ikke åbnes: {reason_da}.",
        "Intet er ændret.",
        "Kommandoerne i «kkdesk --help» virker også uden vindue.",
    )
    EN = Text(
        "The window cannot be opened",
        "The window cannot be opened: {reason_en}.",
        "Nothing was changed.",
        "The commands in «kkdesk --help» work without a window as well.",
    )


@dataclass(eq=False, repr=False)
class UnexpectedFault(KkdeskError):
    """A fault in kkdesk itself; the traceback is in the log and not on the screen."""

    log: Path | str
    DA = Text(
        "Der skete en fejl i kkdesk",
        "kkdesk stødte på en fejl, som programmet ikke selv kan rette.",
        "Alt det, der var gemt i forvejen, er i behold.",
        "Start kkdesk igen, og send loggen til den, der hjælper dig: {log}",
    )
    EN = Text(
        "kkdesk met a fault",
        "kkdesk met a fault that it cannot put right by itself.",
        "Everything saved before is intact.",
        "Start kkdesk again, and send the log to whoever helps you: {log}",
    )
