# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of own PDF files that shall be part of a packet, and of the packet itself."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.errors.base import KkdeskError, Text


@dataclass(eq=False, repr=False)
class OwnFileRefused(KkdeskError):
    """An own file cannot be part of a packet; ``file`` is what it is called."""

    file: str


class OwnFileNotPdf(OwnFileRefused):
    """The file is something else than a PDF."""

    DA = Text(
        "Filen er ikke en PDF",
        "Filen {file} er ikke en PDF-fil, så den kan ikke sættes ind i udvalgspakken.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Gem den som PDF i det program, den er lavet i, og tilføj PDF-filen.",
    )
    EN = Text(
        "The file is not a PDF",
        "The file {file} is not a PDF file, so it cannot be put into the packet.",
        "The file is unchanged, and nothing was printed.",
        "Save it as PDF in the program it was made with, and add the PDF file.",
    )


class OwnFileEncrypted(OwnFileRefused):
    """The file is protected by a password or by restrictions."""

    DA = Text(
        "PDF-filen er beskyttet",
        "Filen {file} er krypteret eller beskyttet med en adgangskode.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Fjern beskyttelsen i det program, filen er lavet i, og tilføj den igen.",
    )
    EN = Text(
        "The PDF file is protected",
        "The file {file} is encrypted or protected by a password.",
        "The file is unchanged, and nothing was printed.",
        "Remove the protection in the program the file was made with, and add it again.",
    )


class OwnFileDamaged(OwnFileRefused):
    """The file is cut off or cannot be read in all its parts."""

    DA = Text(
        "PDF-filen er beskadiget",
        "Filen {file} er beskadiget eller ikke hel, så sider kunne mangle i udskriften.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Hent eller gem filen på ny, og tilføj den igen.",
    )
    EN = Text(
        "The PDF file is damaged",
        "The file {file} is damaged or not whole, so pages could be missing in print.",
        "The file is unchanged, and nothing was printed.",
        "Fetch or save the file anew, and add it again.",
    )


@dataclass(eq=False, repr=False)
class OwnFileTooBig(OwnFileRefused):
    """The file goes beyond what is taken in; the reasons carry no full stop."""

    reason_da: str
    reason_en: str
    DA = Text(
        "PDF-filen er for stor",
        "Filen {file} kan ikke sættes ind: {reason_da}.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Del filen, eller gem en mindre udgave, og tilføj den.",
    )
    EN = Text(
        "The PDF file is too big",
        "The file {file} cannot be put in: {reason_en}.",
        "The file is unchanged, and nothing was printed.",
        "Divide the file, or save a smaller edition, and add that.",
    )


class OwnFileIsForm(OwnFileRefused):
    """The file is a form whose fields hold, or could hold, what is not on its pages."""

    DA = Text(
        "PDF-filen er en formular",
        "Filen {file} har formularfelter, og hvad der er udfyldt i dem, er ikke en del af siderne.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Udskriv formularen til en ny PDF-fil, så felterne bliver til tekst, og tilføj den.",
    )
    EN = Text(
        "The PDF file is a form",
        "The file {file} has form fields, and what is filled into them is no part of its pages.",
        "The file is unchanged, and nothing was printed.",
        "Print the form to a new PDF file, so that its fields become text, and add that.",
    )


class OwnFileHasHiddenLayers(OwnFileRefused):
    """The file holds layers that are not shown."""

    DA = Text(
        "PDF-filen har skjulte lag",
        "Filen {file} har lag, som ikke vises på skærmen, men som ville følge med i pakken.",
        "Filen er uændret, og der er ikke udskrevet noget.",
        "Udskriv filen til en ny PDF-fil, så kun det synlige er med, og tilføj den.",
    )
    EN = Text(
        "The PDF file has hidden layers",
        "The file {file} has layers that are not shown but would come along in the packet.",
        "The file is unchanged, and nothing was printed.",
        "Print the file to a new PDF file, so that only what is seen is there, and add that.",
    )


class OwnFileNeedsOthers(OwnFileRefused):
    """Parts of the file's pages lie in other files."""

    DA = Text(
        "PDF-filen henter indhold udefra",
        "Filen {file} henter noget af sit indhold fra andre filer eller fra nettet.",
        "Filen er uændret, der er intet hentet, og der er ikke udskrevet noget.",
        "Udskriv filen til en ny PDF-fil, som selv har det hele, og tilføj den.",
    )
    EN = Text(
        "The PDF file takes content from elsewhere",
        "The file {file} takes some of its content from other files or from the net.",
        "The file is unchanged, nothing was fetched, and nothing was printed.",
        "Print the file to a new PDF file that holds it all itself, and add that.",
    )


@dataclass(eq=False, repr=False)
class OwnFileConfidential(OwnFileRefused):
    """An own file says in a public packet what only confidential records say."""

    where: str
    DA = Text(
        "Fortrolig tekst i en egen fil",
        "Filen {file} indeholder fortrolig tekst ({where}), og udgaven er offentlig.",
        "Der er ikke udskrevet noget.",
        "Fjern teksten af filen, eller gør bilaget fortroligt, og udskriv igen.",
    )
    EN = Text(
        "Confidential text in an own file",
        "The file {file} holds confidential text ({where}), and the edition is public.",
        "Nothing was printed.",
        "Remove the text from the file, or mark the appendix confidential, and print again.",
    )


@dataclass(eq=False, repr=False)
class HiddenAppendixCited(KkdeskError):
    """A text that the public reads cites an appendix that it may not know of."""

    number: int
    DA = Text(
        "Et fortroligt bilag er nævnt",
        "Notatet henviser til bilag {number}, som er fortroligt og ikke er med i den offentlige "
        "udgave.",
        "Der er ikke udskrevet noget.",
        "Ret notatet, så det ikke nævner bilaget, eller udskriv den interne udgave.",
    )
    EN = Text(
        "A confidential appendix is cited",
        "The memo refers to appendix {number}, which is confidential and not in the public "
        "edition.",
        "Nothing was printed.",
        "Edit the memo so that it does not cite the appendix, or print the internal edition.",
    )


@dataclass(eq=False, repr=False)
class AppendixWithoutSource(KkdeskError):
    """An appendix has nothing that could be printed."""

    number: int
    appendix: str
    DA = Text(
        "Et bilag mangler indhold",
        "Bilag {number}, {appendix}, har hverken et dokument fra kkdesk eller en PDF-fil.",
        "Der er ikke udskrevet noget.",
        "Vælg, hvad bilaget består af, på siden Udvalgspakke.",
    )
    EN = Text(
        "An appendix has no content",
        "Appendix {number}, {appendix}, has neither a document from kkdesk nor a PDF file.",
        "Nothing was printed.",
        "Choose what the appendix is made of on the page Committee packet.",
    )
