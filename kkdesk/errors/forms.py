# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of status forms that come back from a department as Word or Excel files."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.errors.base import KkdeskError, PathError, Text


class FormUnreadable(PathError):
    """A file that should be a status form cannot be read at all."""


class FormNotOpened(FormUnreadable):
    """The file is gone, is a folder, or may not be read."""

    DA = Text(
        "Filen kan ikke åbnes",
        "{path} kan ikke læses; filen er flyttet eller slettet, er en mappe, eller må ikke læses "
        "af dig.",
        "Ingen tekster i runden er ændret.",
        "Gem vedhæftningen fra mailen på din egen maskine, og vælg den igen.",
    )
    EN = Text(
        "The file cannot be opened",
        "{path} cannot be read; it was moved or deleted, is a folder, or may not be read by you.",
        "No text of the round was changed.",
        "Save the attachment of the mail on your own machine, and choose it again.",
    )


class FormDamaged(FormUnreadable):
    """The file is cut off, or its inside makes no sense."""

    DA = Text(
        "Skemaet er beskadiget",
        "Filen {path} er beskadiget eller ikke hel, så den kan ikke læses.",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Gem vedhæftningen fra mailen på ny. Hjælper det ikke, så åbn filen i Word eller Excel, "
        "gem den under et nyt navn, og vælg den, eller bed forvaltningen sende den igen.",
    )
    EN = Text(
        "The form is damaged",
        "The file {path} is damaged or not whole, so it cannot be read.",
        "The file is unchanged, and no text of the round was changed.",
        "Save the attachment of the mail anew. If that does not help, open the file in Word or "
        "Excel, save it under a new name and choose that, or ask the department to send it again.",
    )


class FormNotOffice(FormUnreadable):
    """The file is neither a Word nor an Excel file of the kinds that are read."""

    DA = Text(
        "Filen er ikke fra Word eller Excel",
        "Filen {path} er hverken et Word-dokument (.docx) eller en Excel-projektmappe (.xlsx).",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Åbn filen i det program, den er skrevet i, gem den som .docx eller .xlsx, og vælg den. Er "
        "skemaet sendt tilbage som PDF eller billede, så bed om selve skemaet.",
    )
    EN = Text(
        "The file is not from Word or Excel",
        "The file {path} is neither a Word document (.docx) nor an Excel workbook (.xlsx).",
        "The file is unchanged, and no text of the round was changed.",
        "Open the file in the program it was written with, save it as .docx or .xlsx, and choose "
        "that. If the form was sent back as a PDF or a picture, ask for the form itself.",
    )


class FormProtected(FormUnreadable):
    """The file opens only with a password, or is in the format of before 2007."""

    DA = Text(
        "Skemaet er låst eller i et gammelt format",
        "Filen {path} er enten beskyttet med en adgangskode, krypteret eller gemt i et format fra "
        "før 2007 (.doc eller .xls).",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Åbn filen i Word eller Excel, fjern adgangskoden eller krypteringen, gem den som .docx "
        "eller .xlsx, og vælg den.",
    )
    EN = Text(
        "The form is locked or in an old format",
        "The file {path} is either protected by a password, encrypted, or in a format from before "
        "2007 (.doc or .xls).",
        "The file is unchanged, and no text of the round was changed.",
        "Open the file in Word or Excel, remove the password or the encryption, save it as .docx "
        "or .xlsx, and choose that.",
    )


@dataclass(eq=False, repr=False)
class FormTooBig(PathError):
    """The file goes beyond what is taken in; the reasons carry no full stop."""

    reason_da: str
    reason_en: str
    DA = Text(
        "Skemaet er for stort",
        "Filen {path} kan ikke tages ind: {reason_da}.",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Åbn filen, fjern billeder og indsat materiale, eller kort teksten ned, gem den, og vælg "
        "den igen.",
    )
    EN = Text(
        "The form is too big",
        "The file {path} cannot be taken in: {reason_en}.",
        "The file is unchanged, and no text of the round was changed.",
        "Open the file, remove pictures and what was pasted in, or shorten the text, save it, and "
        "choose it again.",
    )


class FormForeign(PathError):
    """A Word or Excel file that is no status form, or one without its round or department."""

    DA = Text(
        "Filen er ikke et statusskema",
        "I {path} er der ikke både en runde, en forvaltning og felter til status, så det kan ikke "
        "ses, hvor teksterne hører til.",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Vælg det skema, som forvaltningen sendte tilbage. Er hovedet med Runde og Forvaltning "
        "fjernet, så kopiér det ind fra det skema, der blev sendt ud.",
    )
    EN = Text(
        "The file is not a status form",
        "{path} does not hold a round, a department and fields for the status, so it cannot be "
        "seen where the texts belong.",
        "The file is unchanged, and no text of the round was changed.",
        "Choose the form that the department sent back. If the head with round and department was "
        "removed, copy it in from the form that was sent out.",
    )


@dataclass(eq=False, repr=False)
class FormTwice(PathError):
    """One code stands twice in a form, with different texts or ratings."""

    code: str
    DA = Text(
        "En indsats står to gange i skemaet",
        "I {path} står indsatsen {code} to gange med forskellig status eller vurdering, så det kan "
        "ikke ses, hvilken der gælder.",
        "Filen er uændret, og ingen tekster i runden er ændret.",
        "Slet den forkerte i filen, eller ret koden, gem filen, og vælg den igen.",
    )
    EN = Text(
        "An initiative stands twice in the form",
        "In {path} the initiative {code} stands twice with different status or rating, so it "
        "cannot be seen which one holds.",
        "The file is unchanged, and no text of the round was changed.",
        "Delete the wrong one in the file, or correct its code, save it, and choose it again.",
    )


@dataclass(eq=False, repr=False)
class FormPlaceUnknown(PathError):
    """A status form is for a round or a department that is not in this database."""

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
