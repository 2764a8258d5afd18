"""Plain records of laptop copies, check-ins and conflicts, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import Stored
    from kkdesk.domain.vocabulary import Lang


class CopyState(StrEnum):
    """Where a laptop copy is."""

    OUT = "out"
    HOME = "home"
    LOST = "lost"

    def label(self, lang: Lang = "da") -> str:
        """Return the word that people see."""
        return _COPY_STATES[self][0 if lang == "da" else 1]


class ConflictKind(StrEnum):
    """Why a check-in could not decide something by itself."""

    FIELD = "field"
    TOGETHER = "together"
    EDIT_DELETE = "edit_delete"
    DELETE_EDIT = "delete_edit"
    DELETE_IN_USE = "delete_in_use"
    SAME_CODE = "same_code"
    PARENT_GONE = "parent_gone"
    ROUND_CLOSED = "round_closed"
    ROUND_WRITTEN = "round_written"
    HELD_WITH = "held_with"
    REFUSED = "refused"

    def label(self, lang: Lang = "da") -> str:
        """Return a few words for lists."""
        return _KINDS[self][0 if lang == "da" else 1][0]

    def explained(self, lang: Lang = "da") -> str:
        """Say in a sentence or two what happened on the two sides."""
        return _KINDS[self][0 if lang == "da" else 1][1]


class ConflictChoice(StrEnum):
    """What a person decides on: a side, what was before, or something of their own."""

    BASE = "base"
    MINE = "mine"
    THEIRS = "theirs"
    OWN = "own"


_COPY_STATES: Final = {
    CopyState.OUT: ("ude", "out"),
    CopyState.HOME: ("hentet hjem", "checked in"),
    CopyState.LOST: ("meldt tabt", "reported lost"),
}

_KINDS: Final = {
    ConflictKind.FIELD: (
        ("rettet begge steder", "Feltet er rettet til noget forskelligt på den bærbare og her."),
        ("edited on both sides", "The field was edited differently on the laptop and here."),
    ),
    ConflictKind.TOGETHER: (
        (
            "felter, der hører sammen, er flyttet hver sin vej",
            (
                "Felter, der hører sammen, fx start og slut eller beløb og grundlag, er rettet"
                " forskelligt på den bærbare og her. De vælges samlet."
            ),
        ),
        (
            "fields that belong together moved apart",
            (
                "Fields that belong together, such as start and end or amount and basis, were"
                " edited differently on the laptop and here. They are chosen as one."
            ),
        ),
    ),
    ConflictKind.EDIT_DELETE: (
        ("rettet dér, slettet her", "Posten er rettet på den bærbare, men slettet her."),
        ("edited there, deleted here", "The record was edited on the laptop but deleted here."),
    ),
    ConflictKind.DELETE_EDIT: (
        ("slettet dér, rettet her", "Posten er slettet på den bærbare, men rettet her."),
        ("deleted there, edited here", "The record was deleted on the laptop but edited here."),
    ),
    ConflictKind.DELETE_IN_USE: (
        (
            "slettet dér, i brug her",
            "Posten er slettet på den bærbare, men noget her henviser stadig til den.",
        ),
        (
            "deleted there, in use here",
            "The record was deleted on the laptop, but something here still refers to it.",
        ),
    ),
    ConflictKind.SAME_CODE: (
        (
            "samme kode to gange",
            "Der er oprettet en post på den bærbare og en anden her med den samme kode.",
        ),
        (
            "one code twice",
            "A record was made on the laptop, and another one here, with the same code.",
        ),
    ),
    ConflictKind.PARENT_GONE: (
        (
            "det, den hører til, er væk",
            "Posten hører på den bærbare til noget, der ikke findes her (længere).",
        ),
        (
            "what it belongs to is gone",
            "On the laptop the record belongs to something that does not exist here (any more).",
        ),
    ),
    ConflictKind.ROUND_CLOSED: (
        (
            "runden er lukket her",
            (
                "Statusrunden blev lukket her, mens kopien var ude, og står, som den stod. Det fra"
                " den bærbare venter; genåbn runden på siden Statusrunder, hvis det skal ind."
            ),
        ),
        (
            "the round is closed here",
            (
                "The status round was closed here while the copy was out, and stands as it stood."
                " What the laptop has waits; reopen the round on the page Status rounds to take"
                " it in."
            ),
        ),
    ),
    ConflictKind.ROUND_WRITTEN: (
        (
            "runden er lukket dér, skrevet videre her",
            (
                "Statusrunden blev lukket på den bærbare, mens der her blev skrevet i den. Den står"
                " åben. Lukkes den, som den blev lukket dér, gælder ordlyden derfra; det, der er"
                " skrevet her siden, kommer frem igen, hvis runden genåbnes."
            ),
        ),
        (
            "the round closed there, written on here",
            (
                "The status round was closed on the laptop while it was written in here. It stands"
                " open. If it is closed as it was closed there, the wording from there holds; what"
                " was written here since shows again if the round is reopened."
            ),
        ),
    ),
    ConflictKind.HELD_WITH: (
        (
            "venter på en anden konflikt",
            "Posten følger en anden post, som venter på en afgørelse, og afgøres sammen med den.",
        ),
        (
            "waits for another conflict",
            "The record goes with another one that waits for a decision, and is decided with it.",
        ),
    ),
    ConflictKind.REFUSED: (
        (
            "kunne ikke gemmes",
            "Databasen afviste ændringen fra den bærbare, fordi den bryder en regel.",
        ),
        (
            "could not be saved",
            "The database refused the change from the laptop because it breaks a rule.",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy says of itself: which one it is, and of which centre."""

    copy_id: str
    sequence: int
    centre: str
    holder: str
    taken_at: str
    scope: str
    scope_code: str
    without_confidential: bool
    blanked: str

    @property
    def complete(self) -> bool:
        """Tell whether the copy holds everything that the centre held."""
        return self.scope == "all" and not self.without_confidential


@dataclass(frozen=True, slots=True)
class LaptopCopyRow:
    """A copy that was taken out: who has it, where, since when, and how much of everything."""

    id: str
    holder: str
    device: str
    taken_at: datetime
    renewed_at: datetime | None
    scope: str
    scope_code: str
    without_confidential: bool
    encrypted: bool
    sequence: int
    state: CopyState
    checked_in_at: datetime | None
    open_conflicts: int


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """One check-in: when, by whom, and what became of the changes."""

    copy_id: str
    sequence: int
    at: datetime
    by: str
    holder: str
    applied: int
    conflicts: int
    operation_id: str


@dataclass(frozen=True, slots=True)
class ConflictPart:
    """One field of a conflict: before, on the laptop, and in the shared database."""

    field: str
    base: Stored
    mine: Stored
    theirs: Stored


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Something that waits for a decision, or was decided.

    ``has_base``, ``has_mine`` and ``has_theirs`` tell on which sides there was a record at all.
    """

    id: str
    copy_id: str
    holder: str
    sequence: int
    kind: ConflictKind
    record_kind: str
    record_id: str
    about: str
    parts: tuple[ConflictPart, ...]
    has_base: bool
    has_mine: bool
    has_theirs: bool
    mine_by: str
    mine_at: datetime | None
    theirs_by: str
    theirs_at: datetime | None
    reason: str
    waits_for: str
    open: bool
    decision: str
    decided: dict[str, Stored]
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One change that a check-in makes; ``field`` is empty for a whole record.

    ``owner`` is the kind and the id of what the record belongs to; both are empty without one.
    """

    action: str
    record_kind: str
    record_id: str
    about: str
    field: str
    before: Stored
    after: Stored
    by: str = ""
    at: datetime | None = None
    owner: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class CheckInPreview:
    """What a check-in would do: changes that go in, and conflicts that would be kept."""

    copy_id: str
    holder: str
    sequence: int
    changes: tuple[PlannedChange, ...]
    conflicts: tuple[ConflictRow, ...]
    already: bool = False


@dataclass(frozen=True, slots=True)
class CheckInResult:
    """What a check-in did; ``already`` when it had been done before and nothing was left.

    ``changes`` tells open pages which records it touched.
    """

    copy_id: str
    sequence: int
    applied: int
    conflicts: int
    operation_id: str
    already: bool = False
    changes: Changes | None = None
