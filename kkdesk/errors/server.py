# ruff: noqa: N818 -- the names say what happened; a suffix "Error" on each would hide it
"""Failures of a shared database on a server."""

from __future__ import annotations

from kkdesk.errors.base import PathError, Text


class ServerSilent(PathError):
    """Nobody answers at the address."""

    DA = Text(
        "Serveren svarer ikke",
        "Der er ingen databaseserver, der svarer på {path}, eller forbindelsen blev afbrudt.",
        "Alt det, der var gemt, er i behold på serveren; den sidste ændring er måske ikke gemt.",
        "Kontrollér netværket og adressen, og prøv igen. Spørg den, der passer serveren.",
    )
    EN = Text(
        "The server does not answer",
        "No database server answers at {path}, or the connection was cut.",
        "Everything that was saved is intact on the server; the last change may not be saved.",
        "Check the network and the address, and try again. Ask whoever looks after the server.",
    )


class ServerRefused(PathError):
    """The server does not let this user in, or has no such database."""

    DA = Text(
        "Serveren lukker dig ikke ind",
        "Serveren på {path} kender ikke databasen, navnet eller adgangskoden.",
        "Intet er ændret.",
        "Kontrollér adressen, navnet og adgangskoden, eller bed om adgang til databasen.",
    )
    EN = Text(
        "The server does not let you in",
        "The server at {path} does not know the database, the name or the password.",
        "Nothing was changed.",
        "Check the address, the name and the password, or ask for access to the database.",
    )


class ServerPasswordNeeded(PathError):
    """The server wants a password, and none came or a wrong one."""

    DA = Text(
        "Serveren lukker dig ikke ind",
        "Serveren på {path} vil have en adgangskode, og den mangler eller er forkert.",
        "Intet er ændret.",
        "Skriv den, når vinduet spørger, eller læg den i filen .pgpass eller i PGPASSWORD.",
    )
    EN = Text(
        "The server does not let you in",
        "The server at {path} wants a password, and it is missing or wrong.",
        "Nothing was changed.",
        "Type it when the window asks, or put it into the file .pgpass or into PGPASSWORD.",
    )


class ServerEmpty(PathError):
    """The database on the server holds no tables."""

    DA = Text(
        "Databasen på serveren er tom",
        "Databasen på {path} er tom; der er ingen oplysninger i den.",
        "kkdesk har ikke ændret noget på serveren.",
        "Flyt en database dertil med kkdesk move FIL ADRESSE, eller indlæs en portefølje med "
        "kkdesk load.",
    )
    EN = Text(
        "The database on the server is empty",
        "The database at {path} is empty; it holds no information.",
        "kkdesk has changed nothing on the server.",
        "Move a database there with kkdesk move FILE ADDRESS, or load a portfolio with "
        "kkdesk load.",
    )


class ServerForeign(PathError):
    """The database on the server belongs to another program."""

    DA = Text(
        "Databasen på serveren er ikke lavet af kkdesk",
        "Databasen på {path} har tabeller, som kkdesk ikke har lavet.",
        "kkdesk har ikke ændret noget på serveren.",
        "Vælg en anden database, eller bed om en tom.",
    )
    EN = Text(
        "The database on the server was not made by kkdesk",
        "The database at {path} has tables that kkdesk did not make.",
        "kkdesk has changed nothing on the server.",
        "Choose another database, or ask for an empty one.",
    )


class ServerNotEmpty(PathError):
    """A database was to be moved to where one lies already."""

    DA = Text(
        "Der ligger allerede en database",
        "På {path} ligger der allerede en kkdesk-database.",
        "Begge databaser er uændrede.",
        "Flyt til en tom database, eller vælg en anden fil.",
    )
    EN = Text(
        "There is a database already",
        "There is a kkdesk database at {path} already.",
        "Both databases are unchanged.",
        "Move to an empty database, or choose another file.",
    )


class MoveFailed(PathError):
    """What arrived is not what was sent."""

    DA = Text(
        "Flytningen blev ikke gennemført",
        "Det, der kom frem til {path}, er ikke det samme som det, der blev sendt.",
        "Den database, der skulle flyttes, er uændret, og den nye er fjernet igen.",
        "Prøv igen. Sker det mere end én gang, så send loggen til den, der hjælper dig.",
    )
    EN = Text(
        "The move was not carried out",
        "What arrived at {path} is not what was sent.",
        "The database that was to be moved is unchanged, and the new one was removed again.",
        "Try again. If it happens more than once, send the log to whoever helps you.",
    )
