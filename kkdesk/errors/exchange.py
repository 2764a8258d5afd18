# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of laptop copies: taking them out, opening them and bringing them home."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.errors.base import KkdeskError, PathError, Text


class PassphraseNeeded(PathError):
    """An encrypted laptop copy was opened without a passphrase."""

    DA = Text(
        "Kopien er krypteret",
        "Den bærbare kopi {path} er krypteret og kan ikke åbnes uden adgangssætning.",
        "Kopien er uændret.",
        "Skriv den adgangssætning, der blev valgt, da kopien blev taget ud. Er den glemt, er det, "
        "der ikke er hentet hjem, tabt.",
    )
    EN = Text(
        "The copy is encrypted",
        "The laptop copy {path} is encrypted and cannot be opened without its passphrase.",
        "The copy is unchanged.",
        "Type the passphrase that was chosen when the copy was taken. If it is forgotten, what was "
        "not checked in is lost.",
    )


class PassphraseWrong(PathError):
    """The passphrase does not open the laptop copy."""

    DA = Text(
        "Adgangssætningen passer ikke",
        "Den bærbare kopi {path} kan ikke åbnes med den adgangssætning.",
        "Kopien er uændret.",
        "Prøv igen; store og små bogstaver og mellemrum tæller. Uden den rigtige kan ingen åbne "
        "kopien.",
    )
    EN = Text(
        "The passphrase does not fit",
        "The laptop copy {path} cannot be opened with that passphrase.",
        "The copy is unchanged.",
        "Try again; capitals and spaces count. Without the right one nobody can open the copy.",
    )


class CopyFolderInUse(PathError):
    """A copy was to be written where something lies already."""

    DA = Text(
        "Mappen er i brug",
        "Der ligger allerede en kopi eller noget andet i {path}.",
        "Intet i mappen er ændret, og der er ikke taget en kopi ud.",
        "Vælg en tom mappe, eller hent først den gamle kopi hjem.",
    )
    EN = Text(
        "The folder is in use",
        "There is a copy, or something else, in {path} already.",
        "Nothing in the folder was changed, and no copy was taken.",
        "Choose an empty folder, or check in the old copy first.",
    )


class NotALaptopCopy(PathError):
    """A folder that should hold a laptop copy does not."""

    DA = Text(
        "Der er ingen bærbar kopi",
        "Der ligger ikke en hel bærbar kopi i {path}.",
        "kkdesk har ikke ændret noget.",
        "Vælg den mappe, som kopien blev taget ud til; i den ligger både kkdesk.sqlite og "
        "kkdesk.base.",
    )
    EN = Text(
        "There is no laptop copy",
        "There is no complete laptop copy in {path}.",
        "kkdesk has changed nothing.",
        "Choose the folder that the copy was taken to; both kkdesk.sqlite and kkdesk.base lie in "
        "it.",
    )


class CopyReadOnly(PathError):
    """A copy lies where nothing can be written, as on a protected stick."""

    DA = Text(
        "Kopien ligger, hvor der ikke kan skrives",
        "Du har ikke lov til at skrive i mappen {path}, og en kopi, der hentes hjem, skal vide, at "
        "den er hentet.",
        "Både kopien og databasen er uændret.",
        "Tag skrivebeskyttelsen af nøglen eller drevet. Kan du ikke det, så kopiér hele mappen til "
        "denne maskine, og hent hjem derfra; brug så kun den nye mappe fra nu af.",
    )
    EN = Text(
        "The copy lies where nothing can be written",
        "You are not allowed to write in the folder {path}, and a checked-in copy must know "
        "that it was.",
        "Both the copy and the database are unchanged.",
        "Take the write protection off the stick or drive. If you cannot, copy the whole folder to "
        "this machine and check in from there; use only the new folder from then on.",
    )


@dataclass(eq=False, repr=False)
class CopyFromElsewhere(PathError):
    """The copy was taken from another database than the one it is brought to."""

    centre: str
    DA = Text(
        "Kopien hører til en anden database",
        "Den bærbare kopi i {path} er ikke taget ud af denne database, men af {centre}.",
        "Både kopien og databasen er uændret.",
        "Åbn den database, som kopien blev taget ud af, og hent den hjem der. Er det denne, er den "
        "bragt tilbage til før, kopien blev taget ud; bring den nyere sikkerhedskopi tilbage.",
    )
    EN = Text(
        "The copy belongs to another database",
        "The laptop copy in {path} was not taken from this database but from {centre}.",
        "Both the copy and the database are unchanged.",
        "Open the database that the copy was taken from, and check it in there. If it is this "
        "one, it was restored to before the copy was taken; restore the newer backup.",
    )


@dataclass(eq=False, repr=False)
class OldCopy(PathError):
    """A copy that was checked in before has been put back and changed."""

    reason_da: str
    reason_en: str
    DA = Text(
        "Det er en gammel kopi",
        "Kopien i {path} kan ikke hentes hjem: {reason_da}.",
        "Det, der er hentet hjem, er i behold, og både kopien og databasen er uændret.",
        "Brug den nyeste kopi, eller tag en ny ud, og skriv de sidste ændringer i den.",
    )
    EN = Text(
        "That is an old copy",
        "The copy in {path} cannot be checked in: {reason_en}.",
        "What was checked in is kept, and both the copy and the database are unchanged.",
        "Use the newest copy, or take a new one, and write the last changes in that.",
    )


class CentreWentBack(PathError):
    """The shared database was restored to before the copy last came home or was renewed."""

    DA = Text(
        "Databasen er ældre end kopien",
        "Kopien i {path} kan ikke hentes hjem: den har været hjemme eller er fornyet, og bagefter "
        "er databasen bragt tilbage til før det.",
        "Både kopien og databasen er uændret. Det, der var hentet hjem, står i kopien og i den "
        "sikkerhedskopi, der blev lavet, før databasen blev bragt tilbage.",
        "Bring den sikkerhedskopi tilbage, og hent kopien hjem. Kan du ikke det, så tag en ny kopi "
        "ud, og skriv det, der mangler, i den.",
    )
    EN = Text(
        "The database is older than the copy",
        "The copy in {path} cannot be checked in: it was at home or was renewed, and afterwards "
        "the database was restored to before that.",
        "Both the copy and the database are unchanged. What was checked in is in the copy, and in "
        "the backup that was made before the database was restored.",
        "Restore that backup, and check the copy in. If you cannot, take a new copy, and write in "
        "it what is missing.",
    )


class CopyDamaged(PathError):
    """SQLite finds the laptop copy malformed, or references in it lead nowhere."""

    DA = Text(
        "Den bærbare kopi er beskadiget",
        "Kopien i {path} er beskadiget og kan ikke hentes hjem.",
        "Den fælles database er ikke rørt, og det, der før er hentet hjem, er i behold.",
        "Gem mappen et andet sted, og tag en ny kopi ud.",
    )
    EN = Text(
        "The laptop copy is damaged",
        "The copy in {path} is damaged and cannot be checked in.",
        "The shared database is untouched, and what was checked in before is kept.",
        "Keep the folder elsewhere, and take a new copy.",
    )


class IsLaptopCopy(PathError):
    """Something that only the shared database can do was asked of a laptop copy."""

    DA = Text(
        "Det er en bærbar kopi",
        "{path} er selv en bærbar kopi. Der kan ikke tages kopier ud af den eller hentes hjem til "
        "den, og den kan ikke flyttes til eller fra en server.",
        "Både kopien og den fælles database er uændret.",
        "Åbn den fælles database, og prøv igen dér.",
    )
    EN = Text(
        "That is a laptop copy",
        "{path} is a laptop copy itself. No copies can be taken from it or checked in to it, and "
        "it cannot be moved to or from a server.",
        "Both the copy and the shared database are unchanged.",
        "Open the shared database, and try again there.",
    )


class CopyMisplaced(PathError):
    """A laptop copy's database lies where a shared one should, without its frozen base."""

    DA = Text(
        "Det er en bærbar kopi uden sin mappe",
        "{path} er en bærbar kopi, men filen kkdesk.base, som den blev taget ud med, ligger ikke "
        "ved siden af. Måske er den lagt i stedet for den fælles database.",
        "Intet er ændret; det, der er skrevet i kopien, er i den.",
        "Læg filen tilbage i kopiens mappe, bring den fælles database tilbage fra en "
        "sikkerhedskopi, og hent kopien hjem. Filen kan åbnes skrivebeskyttet.",
    )
    EN = Text(
        "That is a laptop copy without its folder",
        "{path} is a laptop copy, but the file kkdesk.base that it was taken out with does not lie "
        "beside it. It may have been put in the place of the shared database.",
        "Nothing was changed; what was written in the copy is in it.",
        "Put the file back into the folder of the copy, restore the shared database from a "
        "backup, and check the copy in. The file can be opened read-only.",
    )


class IncompleteCopy(PathError):
    """Something that needs every record was asked of a copy that holds only some."""

    DA = Text(
        "Kopien rummer ikke alt",
        "{path} er en bærbar kopi uden alt det, der er i den fælles database: den rummer kun en "
        "del, eller intet fortroligt. Derfor kan en runde ikke lukkes i den.",
        "Alt det, der er skrevet i kopien, er i behold.",
        "Hent kopien hjem, og luk runden i den fælles database.",
    )
    EN = Text(
        "The copy does not hold everything",
        "{path} is a laptop copy without all that is in the shared database: it holds a part "
        "only, or nothing confidential. So a round cannot be closed in it.",
        "Everything written in the copy is kept.",
        "Check the copy in, and close the round in the shared database.",
    )


class ConflictSettled(KkdeskError):
    """A conflict was to be decided that is decided already, or is gone."""

    DA = Text(
        "Konflikten er afgjort",
        "Konflikten er allerede afgjort, eller den er taget tilbage.",
        "Den afgørelse, der er truffet, gælder stadig.",
        "Fortryd afgørelsen i historikken, hvis den skal være en anden.",
    )
    EN = Text(
        "The conflict is settled",
        "The conflict was decided already, or it was taken back.",
        "The decision that was made still holds.",
        "Undo the decision in the history if it should be another one.",
    )


@dataclass(eq=False, repr=False)
class OwnerGone(KkdeskError):
    """A record was to be kept whose owner is not in the shared database any more."""

    missing_da: str
    missing_en: str
    DA = Text(
        "Det, den hører til, er væk",
        "Posten kan ikke gemmes, for det, den hører til, er ikke her: {missing_da}.",
        "Intet er ændret, og konflikten venter stadig.",
        "Tag sletningen tilbage på siden Historik, og prøv igen, eller lad posten ligge.",
    )
    EN = Text(
        "What it belongs to is gone",
        "The record cannot be saved, for what it belongs to is not here: {missing_en}.",
        "Nothing was changed, and the conflict still waits.",
        "Take its deletion back on the page History and try again, or leave the record.",
    )
