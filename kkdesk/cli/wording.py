"""The help and the refusals of the command line, in Danish and English."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final

from kkdesk.cli import backups as _backups  # noqa: F401 -- commands
from kkdesk.cli import differences as _differences  # noqa: F401 -- a command
from kkdesk.cli import exchange as _exchange  # noqa: F401 -- commands
from kkdesk.cli import forms as _forms  # noqa: F401 -- a command
from kkdesk.cli import guide as _guide  # noqa: F401 -- a command
from kkdesk.cli import moving as _moving  # noqa: F401 -- commands
from kkdesk.cli import self_test as _self_test  # noqa: F401 -- a command
from kkdesk.cli import themes as _themes  # noqa: F401 -- a command
from kkdesk.cli.exports import EXPORTS
from kkdesk.cli.printing import DOCUMENTS
from kkdesk.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typer import TyperException

    from kkdesk.errors import Lang

_WIDTH: Final = 96
_INDENT: Final = 24

_ENGLISH: Final[dict[str, str]] = {
    "Brug": "Usage",
    "Kommandoer": "Commands",
    "Valg": "Options",
    "Skal angives": "Required",
    "Overalt": "Anywhere",
    "Kun til vinduet": "For the window only",
    "[VALG]": "[OPTIONS]",
    "KOMMANDO": "COMMAND",
    "FIL": "FILE",
    "NUMMER": "NUMBER",
    "Udskriv et dokument, tjekket og helt, eller slet ikke.": (
        "Print a document, checked and whole, or not at all."
    ),
    "Det, ændringer regnes til.": "What changes are counted to.",
    "Det, ændringer regnes fra: som i diff.": "What changes are counted from: as in diff.",
    "Spørgsmålet, der besvares.": "The question that is answered.",
    "Sagen; ellers den eneste, der er.": "The case; otherwise the only one there is.",
    "Udvalget, dokumentet er til.": "The committee that the document is for.",
    "Planen, hvis der er flere.": "The plan, if there are several.",
    "Filen, der skrives: .pdf, eller .pptx, .docx, .xlsx.": (
        "The file to write: .pdf, or .pptx, .docx, .xlsx."
    ),
    "Filen, der skrives: .html eller .pdf.": "The file to write: .html or .pdf.",
    "Skriv vejledningen som webside eller PDF, på det sprog, --lang siger.": (
        "Write the guide as a web page or PDF, in the language that --lang says."
    ),
    "Fx status-slides, memo, budget eller packet.": (
        "For example status-slides, memo, budget or packet."
    ),
    "FIL|URL": "FILE|URL",
    "HANDLING": "ACTION",
    "export eller import.": "export or import.",
    "De skemaer, der hentes.": "The forms to take in.",
    "Den runde, der skrives skemaer til.": "The round to write forms for.",
    "Kun den forvaltnings; kan gentages.": "That department’s only; may be repeated.",
    "Hvor skemaerne lægges.": "Where the forms are put.",
    "Word (ellers dette) eller Excel.": "Word (otherwise this) or Excel.",
    "Hent teksterne; ellers vises kun, hvad der vil ske.": (
        "Take the texts in; otherwise it only shows what would happen."
    ),
    "Hent også den tekst, selv om den er rettet begge steder; kan gentages.": (
        "Take that text in too, although it was edited in both places; may be repeated."
    ),
    "Skriv en rundes statusskemaer til forvaltningerne, eller hent de udfyldte.": (
        "Write a round’s status forms for the departments, or take in those filled in."
    ),
    "Så mange slides pr. side; ellers én.": "This many slides to a page; otherwise one.",
    "show, check, new eller use.": "show, check, new or use.",
    "Temafilen; uden den den valgte, og for use husets eget udseende.": (
        "The theme file; without it the chosen one, and for use the look of the house."
    ),
    "Vis, tjek, skriv eller vælg den temafil, som dokumenter udskrives efter.": (
        "Show, check, write or choose the theme file that documents are printed by."
    ),
    "Temafilen; ellers den valgte. En lukket runde beholder sit udseende.": (
        "The theme file; otherwise the chosen one. A closed round keeps its look."
    ),
    "FRA": "FROM",
    "TIL": "TO",
    "MAPPE": "FOLDER",
    "SLAGS": "KIND",
    "ORD": "WORD",
    "DAG": "DAY",
    "ÅR": "YEAR",
    "FØR": "BEFORE",
    "EFTER": "AFTER",
    "En dag, eller koden på en runde eller plan.": "A day, or the code of a round or plan.",
    "Det, der sammenlignes med.": "What it is compared with.",
    "Kun én forvaltnings.": "One department's only.",
    "Skriv forskellene som PDF i filen.": "Write the differences to the file as a PDF.",
    "Vis, hvad der er tilføjet, fjernet og ændret mellem to dage, runder eller planer.": (
        "Show what was added, removed and changed between two days, rounds or plans."
    ),
    "DAGE": "DAYS",
    "NØGLE": ("KEY"),
    "Adgangssætningen er filens første linje.": ("The passphrase is the first line of the file."),
    "Den bærbare kopis mappe.": ("The folder of the laptop copy."),
    "Kun den politik og det, den hviler på.": ("That policy only, and what it refers to."),
    "Kun den forvaltnings og det, det hviler på.": (
        "That department's only, and what it refers to."
    ),
    "Tag intet fortroligt med.": ("Take nothing confidential along."),
    "Flyt alt fra en fil til en server eller tilbage; hver række sammenlignes bagefter.": (
        "Move everything from a file to a server or back; every row is compared afterwards."
    ),
    "Databasens fil, eller serverens adresse.": "The database’s file, or the server’s address.",
    "Serverens adresse, eller en ny fil.": "The server’s address, or a new file.",
    "Tag en kopi ud til en bærbar; glemmes dens adgangssætning, kan ingen åbne den.": (
        "Take a copy out for a laptop; if its passphrase is forgotten, nobody can open it."
    ),
    "Vis kun, hvad der vil ske; intet ændres.": (
        "Only show what would happen; nothing is changed."
    ),
    "Bring bagefter kopien op til det, der er her nu.": (
        "Bring the copy up to what is here now, afterwards."
    ),
    "Hent en bærbar kopi hjem; det, der er rettet begge steder, venter som konflikter.": (
        "Check in a laptop copy; what was edited on both sides waits as conflicts."
    ),
    "Afgør dem til før, den bærbare eller her.": ("Decide them for before, the laptop or here."),
    "Kun den konflikt; kan gentages.": ("That conflict only; may be repeated."),
    "Kun den slags, fx edit_delete.": ("That kind only, for example edit_delete."),
    "Vis de konflikter, der venter, eller afgør dem: én, nogle eller alle af en slags.": (
        "Show the conflicts that wait, or decide them: one, some or all of a kind."
    ),
    "[MAPPE]": "[FOLDER]",
    "[FIL]": "[FILE]",
    "KOPI": "COPY",
    "Hvor kopien lægges; ellers ved databasen.": (
        "Where the copy is put; otherwise beside the database."
    ),
    "Vis de kopier, der er, den nyeste først.": "Show the copies that there are, newest first.",
    "Lav en sikkerhedskopi af databasen og dens dokumenter, eller vis dem, der er.": (
        "Back up the database and its documents, or show the copies that there are."
    ),
    "Kopiens fil, eller dens navn ved databasen.": (
        "The copy's file, or its name beside the database."
    ),
    "Brug også en kopi, der mangler sin kontrolsum.": "Use a copy without its checksum too.",
    "Bring en sikkerhedskopi tilbage; det, der ligger der nu, bliver selv kopieret først.": (
        "Restore a backup; what lies there now is copied first."
    ),
    "Fx en sikkerhedskopi; ellers databasen selv.": (
        "For example a backup; otherwise the database itself."
    ),
    "Se efter, om databasen er hel; resultatet er 1, hvis noget ikke er i orden.": (
        "Check that the database is whole; the exit code is 1 if anything is not right."
    ),
    "KODE": "CODE",
    "FELT=VÆRDI": "FIELD=VALUE",
    "ROLLE": "ROLE",
    "Databasens fil eller adresse; ellers den, der var åben sidst.": (
        "The database's file or address; otherwise the one that was open last."
    ),
    "Sprog; ellers det, der er valgt i vinduet.": (
        "Language; otherwise the one chosen in the window."
    ),
    "Vis denne hjælp, eller hjælp til en kommando.": "Show this help, or the help of a command.",
    "Vis, hvilken udgave det er.": "Show which version this is.",
    "Vis alt, som det var ved slutningen af dagen.": (
        "Show everything as it was at the end of the day."
    ),
    "Åbn vinduet skrivebeskyttet.": "Open the window read-only.",
    "Uden kommando åbnes vinduet. Resultat: 0 udført, 1 mislykket, 2 forkert spurgt.": (
        "Without a command the window opens. Exit codes: 0 done, 1 failed, 2 asked wrongly."
    ),
    "Sags- og indsatsstyring for tovholderen af en kommunal politik.": (
        "Case and initiative tracker for the coordinator of a municipal policy."
    ),
    "Prøv hver del af installationen på et eksempel; intet af dit læses eller ændres.": (
        "Try each part of the installation on a sample; nothing of yours is read or changed."
    ),
    "Byg eksempeldatabasen, dens statusslides og – uden skærm – et billede af hver side.": (
        "Build the sample database, its status slides and, without a display, a picture of"
        " every page."
    ),
    "Hvor eksemplet lægges.": "Where the sample is put.",
    "List poster af en slags.": "List the records of a kind.",
    "Fx initiatives, priorities eller entries.": "For example initiatives, priorities or entries.",
    "Kun poster med den værdi; kan gentages.": "Only records with that value; may be repeated.",
    "Udskriftens form; ellers text.": "The form of the output; otherwise text.",
    "Søg i indsatser, bemærkninger, breve, svar, sager, bilag, indikatorer og spørgsmål.": (
        "Search initiatives, remarks, letters, answers, cases, appendices, indicators, questions."
    ),
    "Alle ord skal findes i posten.": "A record must hold all the words.",
    "Vis frister: sikre, mulige, passerede uden bekræftelse, og hvor kilderne er uenige.": (
        "Show deadlines: certain, possible, past without confirmation, and where sources disagree."
    ),
    "Set fra denne dag; ellers i dag.": "Seen from this day; otherwise today.",
    "Så langt frem; ellers 90 dage.": "This far ahead; otherwise 90 days.",
    "Til og med denne dag, i stedet for --within.": (
        "Up to and with this day, instead of --within."
    ),
    "Kun den rolle, fx trial_ends; kan gentages.": (
        "Only this role, for example trial_ends; may be repeated."
    ),
    "Kun den ansvarlige; kan gentages.": "Only whoever is responsible; may be repeated.",
    "all: også bekræftede og frafaldne.": "all: what was confirmed or waived too.",
    "Politikken, hvis der er flere.": "The policy, if there are several.",
    "Statusrunden; ellers den nyeste.": "The status round; otherwise the latest.",
    "public (uden det fortrolige; ellers denne) eller internal.": (
        "public (without what is confidential; the usual one) or internal."
    ),
    "Kun for ics: public (uden det fortrolige; ellers denne) eller internal.": (
        "For ics only: public (without what is confidential; the usual one) or internal."
    ),
    "Skriv frister som kalendere (iCalendar), eller påmindelser som e-mailudkast.": (
        "Write deadlines as calendars (iCalendar), or reminders as e-mail drafts."
    ),
    "Den kalenderfil (.ics), der skrives.": "The calendar file (.ics) to write.",
    "Skriv en kalender eller et brev pr. forvaltning i mappen.": (
        "Write a calendar or a letter per department into the folder."
    ),
    "Tidslinjens første år; ellers sidste år.": "The first year of the timeline; or last year.",
    "Tidslinjens sidste år; ellers om tre år.": (
        "The last year of the timeline; or three years ahead."
    ),
    "Hvad tidslinjens linjer står under.": "What the lines of the timeline stand under.",
    "Indlæs en portefølje i databasen; findes den ikke, laves den.": (
        "Load a portfolio into the database, which is made if it is missing."
    ),
    "En mappe med TOML-filer som resources/sample.": (
        "A folder of TOML files like resources/sample."
    ),
}

_EVERYWHERE: Final = (
    ("--database FIL|URL", "Databasens fil eller adresse; ellers den, der var åben sidst."),
    ("--lang da|en", "Sprog; ellers det, der er valgt i vinduet."),
    ("--as-of DAG", "Vis alt, som det var ved slutningen af dagen."),
    ("--help, -h", "Vis denne hjælp, eller hjælp til en kommando."),
)
_WINDOW: Final = (
    ("--read-only", "Åbn vinduet skrivebeskyttet."),
    ("--version", "Vis, hvilken udgave det er."),
)


def program_help(about: str, commands: Mapping[str, Any], lang: Lang) -> str:
    """Return the help of the whole program."""
    say = _speaker(lang)
    return "\n".join(
        (
            f"{say('Brug')}: kkdesk {say('[VALG]')} [{say('KOMMANDO')} …]",
            "",
            *textwrap.wrap(say(about), _WIDTH),
            *textwrap.wrap(
                say(
                    "Uden kommando åbnes vinduet."
                    " Resultat: 0 udført, 1 mislykket, 2 forkert spurgt."
                ),
                _WIDTH,
            ),
            *_section(
                say("Kommandoer"),
                ((name, say(str(found.help))) for name, found in commands.items()),
            ),
            *_section(say("Overalt"), _options(_EVERYWHERE, lang)),
            *_section(say("Kun til vinduet"), _options(_WINDOW[:1], lang)),
            *_section(say("Valg"), _options(_WINDOW[1:], lang)),
            "",
        )
    )


def command_help(name: str, command: Any, lang: Lang) -> str:  # noqa: ANN401 -- Typer's own class is private
    """Return the help of one command."""
    say = _speaker(lang)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = " ".join(
        say(str(each.metavar)) + (" …" if each.nargs < 0 else "") for each in arguments
    )
    return "\n".join(
        (
            f"{say('Brug')}: kkdesk {name} {usage} {say('[VALG]')}",
            "",
            *textwrap.wrap(say(str(command.help)), _WIDTH),
            *_section(
                say("Skal angives"),
                [
                    *((say(str(each.metavar)), _about(each, name, lang)) for each in arguments),
                    *(_option(each, lang) for each in options if each.required),
                ],
            ),
            *_section(say("Valg"), [_option(each, lang) for each in options if not each.required]),
            *_section(say("Overalt"), _options(_EVERYWHERE, lang)),
            "",
        )
    )


def refusal(error: TyperException) -> UsageError:
    """Turn what Typer says about wrong arguments into a message in both languages."""
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    message = error.message
    if parameter is not None:
        missing = (
            parameter.metavar if parameter.param_type_name == "argument" else parameter.opts[0]
        )
        return UsageError(f"{missing} mangler", f"{_ENGLISH.get(missing, missing)} is missing")
    if name is not None and "argument" in message:
        return UsageError(f"{name} mangler sin værdi", f"{name} lacks its value")
    if name is not None:
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        return UsageError(
            f"valget {name} findes ikke" + (f" (mente du {near}?)" if near else ""),
            f"there is no option {name}" + (f" (did you mean {near}?)" if near else ""),
        )
    if "extra" in message:
        said = message[message.rindex("(") + 1 :].rstrip(")")
        return UsageError(f"der står noget for meget: {said}", f"there is something extra: {said}")
    return UsageError(message.rstrip("."), message.rstrip("."))


def unknown_command(name: str, commands: Iterable[str]) -> UsageError:
    """Say which commands there are instead."""
    known = ", ".join(commands)
    return UsageError(
        f"«{name}» er ikke en kommando; vælg en af: {known}",
        f"“{name}” is not a command; choose one of: {known}",
    )


class _speaker:  # noqa: N801 -- used as a function
    """Say the Danish texts of this module and of the commands in a language."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def __call__(self, danish: str) -> str:
        return danish if self._lang == "da" else _ENGLISH[danish]


def _option(option: Any, lang: Lang) -> tuple[str, str]:  # noqa: ANN401 -- Typer's own class is private
    metavar = str(option.metavar or "")
    shown = metavar if lang == "da" else _ENGLISH.get(metavar, metavar)
    return f"{option.opts[0]} {shown}", _speaker(lang)(str(option.help))


def _about(argument: Any, command: str, lang: Lang) -> str:  # noqa: ANN401 -- Typer's own class is private
    """Return what an argument may be; the kinds of a list are told by the list itself."""
    if command == "print":
        return ", ".join(DOCUMENTS)
    if command == "export":
        return ", ".join(EXPORTS)
    said = _speaker(lang)(str(argument.help))
    if command != "list":
        return said
    from kkdesk.services.listing import KINDS  # noqa: PLC0415 -- starts the database layer

    return f"{said} {'Alle' if lang == 'da' else 'All'}: {', '.join(KINDS)}."


def _options(options: Iterable[tuple[str, str]], lang: Lang) -> list[tuple[str, str]]:
    say = _speaker(lang)
    shown = []
    for usage, about in options:
        flag, _, metavar = usage.partition(" ")
        named = metavar if lang == "da" else _ENGLISH.get(metavar, metavar)
        shown.append((f"{flag} {named}".rstrip(), say(about)))
    return shown


def _section(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    lines: list[str] = []
    for name, about in rows:
        indent = " " * (_INDENT + 2)
        text = textwrap.wrap(about, _WIDTH, initial_indent=indent, subsequent_indent=indent)
        first = text[0].lstrip() if len(name) <= _INDENT - 2 else ""
        lines.append(f"  {name:<{_INDENT}}{first}".rstrip())
        lines += text[1:] if first else text
    return ["", f"{title}:", *lines] if lines else []
