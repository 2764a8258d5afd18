"""What is checked of a database when a person asks whether it is whole, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from kkdesk.domain.vocabulary import Labelled


class Check(Labelled):
    """One thing that is checked."""

    FILE = "file", "Filen", "The file"
    SCHEMA = "schema", "Tabellerne", "The tables"
    REFERENCES = "references", "Henvisninger mellem poster", "References between records"
    SEARCH = "search", "Søgeordene mod teksterne", "The search words against the texts"
    HISTORY = "history", "Historikken mod posterne", "The history against the records"
    DOCUMENTS = "documents", "Dokumenternes kontrolsummer", "The documents' checksums"
    COPIES = "copies", "Sikkerhedskopiernes kontrolsummer", "The backups' checksums"


class Outcome(Labelled):
    """What a check came to."""

    GOOD = "good", "i orden", "good"
    FAULTY = "faulty", "fejl", "faulty"
    SKIPPED = "skipped", "ikke prøvet", "not checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check's outcome: how many things it looked at, and which of them are not right.

    The faults name tables, fields, keys and files, never what a person wrote.
    """

    check: Check
    outcome: Outcome
    examined: int = 0
    faults: tuple[str, ...] = ()
