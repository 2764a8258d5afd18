"""Printing: records in, a finished and checked file out."""

from __future__ import annotations

import logging
import secrets
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kkdesk import paths
from kkdesk.db.queries.confidential import confidential_texts, hidden_ids, public_texts
from kkdesk.db.queries.frozen_deck import frozen_deck
from kkdesk.db.queries.status_deck import status_deck
from kkdesk.db.sql import text
from kkdesk.domain.totals import check_totals
from kkdesk.domain.vocabulary import Edition, Labelled, RowKind
from kkdesk.errors import (
    ConfidentialLeak,
    DiskFull,
    HandoutImpossible,
    OutputNotWritable,
    PrintCancelled,
    StorageFault,
    UnknownCode,
)
from kkdesk.services.themes import dressed
from kkdesk.services.workspace import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from kkdesk.domain.status_records import DeckTable, StatusDeck
    from kkdesk.domain.vocabulary import Lang
    from kkdesk.reports.document import Document
    from kkdesk.reports.verify import Finding
    from kkdesk.services.workspace import Workspace


class PrintStep(Labelled):
    """What the making of a document is busy with."""

    READING = "reading", "læser teksterne", "reading the texts"
    LAYING_OUT = "laying_out", "sætter siderne", "setting the pages"
    CHECKING = "checking", "kontrollerer filen", "checking the file"


_READ_SHARE, _LAID_OUT_SHARE = 0.05, 0.8


class WarningKind(Labelled):
    """What a printed document should be looked at for."""

    TOTAL = "total", "Sum, der ikke stemmer", "Total that does not add up"
    TALL = "tall", "Tekst højere end en spalte", "Text taller than a column"
    CHECK = "check", "Kontrol af filen", "Check of the file"
    FONT = "font", "Skrifttype, der mangler", "Font that is missing"


_MISSING_FONT: Final[dict[Lang, str]] = {
    "da": (
        "Skrifttypen {0} findes ikke på denne maskine; den, der følger med kkdesk, er brugt i "
        "stedet."
    ),
    "en": "The font {0} is not on this machine; the one that comes with kkdesk is used instead.",
}


@dataclass(frozen=True, slots=True)
class PrintWarning:
    """Something to look at, with the initiative it is about where there is one.

    ``subject`` is a table's title, a code or the words of a check; the figures are those of
    a total.
    """

    kind: WarningKind
    subject: str
    code: str = ""
    initiative_id: str = ""
    column: str = ""
    stated: str = ""
    computed: str = ""

    def message(self, lang: Lang = "da") -> str:
        """Return the warning as a sentence."""
        match self.kind, lang:
            case WarningKind.TOTAL, "da":
                return (
                    f"{self.subject}: der står {self.stated} i alt under {self.column}, "
                    f"men rækkerne giver {self.computed}."
                )
            case WarningKind.TOTAL, _:
                return (
                    f"{self.subject}: {self.column} states {self.stated} in all, "
                    f"but its rows give {self.computed}."
                )
            case WarningKind.TALL, "da":
                return f"{self.subject} er højere end en spalte og er delt mellem to spalter."
            case WarningKind.TALL, _:
                return f"{self.subject} is taller than a column and is divided between two."
            case WarningKind.FONT, _:
                return _MISSING_FONT[lang].format(self.subject)
            case _:
                return f"{self.kind.label(lang)}: {self.subject}."


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A finished file: where it lies, how many pages it has, and what to look at."""

    path: Path
    pages: int
    warnings: tuple[PrintWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Material:
    """All that is read from the database, in one view of it."""

    deck: StatusDeck
    initiatives: Mapping[str, str]
    forbidden: tuple[str, ...]


def print_status_slides(
    workspace: Workspace,
    path: Path,
    *,
    policy: str = "",
    round_code: str,
    edition: Edition,
    handout: int = 1,
    progress: Callable[[float, PrintStep], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PrintResult:
    """Print a round's status slides to a PDF or PPTX file that is whole and checked, or not there.

    A file that was there before is replaced only by a good one. A public edition is read back
    and refused if words of a confidential record stand anywhere in it.

    Raises UnknownCode, OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    steps = PrintSteps(progress, cancelled)
    steps.at(0.0, PrintStep.READING)
    material = _read(workspace, policy, round_code, edition)
    composed, deck = _composed(workspace, material.deck, edition)
    document = replace(composed, handout=handout)
    pages, divided, findings = finish_document(workspace, document, path, material.forbidden, steps)
    warnings = (
        *_totals(deck, material.initiatives),
        *(_tall(name, material.initiatives) for name in divided),
        *font_warnings(document),
        *(PrintWarning(WarningKind.CHECK, f"{one.check}, {one.detail}") for one in findings),
    )
    return PrintResult(path, pages, warnings)


def compose_status_slides(
    workspace: Workspace, *, policy: str = "", round_code: str = "", edition: Edition
) -> tuple[Document, tuple[str, ...], tuple[PrintWarning, ...]]:
    """Return the slides of a round (the newest if none is named), not written yet.

    With them come the confidential words they must not hold, and the totals that do not add up.
    """
    code = round_code or latest_round(workspace, policy, edition)
    material = _read(workspace, policy, code, edition)
    document, deck = _composed(workspace, material.deck, edition)
    return document, material.forbidden, tuple(_totals(deck, material.initiatives))


def font_warnings(document: Document) -> tuple[PrintWarning, ...]:
    """Return a warning for each font of the theme that this machine does not have."""
    return tuple(PrintWarning(WarningKind.FONT, name) for name in document.look.missing)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Give a draft to write to; it takes the place of the file only if all went well.

    Raises OutputNotWritable where no file can lie, before any work is done.
    """
    _refuse_impossible(path)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.draft")
    try:
        yield draft
        _put_in_place(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink()


def finish_document(
    workspace: Workspace,
    document: Document,
    path: Path,
    forbidden: tuple[str, ...],
    steps: PrintSteps,
) -> tuple[int, list[str], list[Finding]]:
    """Write a document to a file that is whole and checked, or not there.

    Its format follows from the ending of the name. Returns its pages, the names of texts taller
    than a column, and what the check found. Raises FormatImpossible, HandoutImpossible,
    TemplateUnfit, OutputNotWritable, DiskFull, PrintCancelled or ConfidentialLeak.
    """
    from kkdesk.reports.writers import check_suffix  # noqa: PLC0415 -- printing only

    with drafted(path) as draft:
        suffix = check_suffix(document, path)
        if document.handout > 1 and (document.paper is not None or suffix != ".pdf"):
            raise HandoutImpossible(path)
        pages, divided = _written(document, draft, (path, suffix), steps)
        steps.at(_LAID_OUT_SHARE, PrintStep.CHECKING)
        findings = check_file(workspace, document, draft, (path, suffix), forbidden)
        steps.at(1.0, PrintStep.CHECKING)
    return pages, divided, findings


@dataclass(frozen=True, slots=True)
class PrintSteps:
    """Tells how far the work has come and stops it when asked to."""

    progress: Callable[[float, PrintStep], None] | None
    cancelled: Callable[[], bool] | None

    def at(self, fraction: float, step: PrintStep) -> None:
        """Say where the work is; PrintCancelled if it should stop."""
        if self.stopped():
            raise PrintCancelled
        if self.progress is not None:
            self.progress(fraction, step)

    def stopped(self) -> bool:
        """Tell whether the work should stop."""
        return self.cancelled is not None and self.cancelled()

    def laid_out(self, done: int, total: int) -> None:
        """Say how many slides are laid out."""
        share = done / max(total, 1)
        fraction = _READ_SHARE + (_LAID_OUT_SHARE - _READ_SHARE) * share
        self.at(fraction, PrintStep.LAYING_OUT)


def latest_round(
    workspace: Workspace, policy: str = "", edition: Edition = Edition.INTERNAL
) -> str:
    """Return the code of a policy's newest status round; UnknownCode if there is none.

    The public's newest is the newest that it may know of.
    """
    with reading(workspace) as connection:
        hidden = hidden_ids(connection) if edition is Edition.PUBLIC else frozenset()
        found = connection.execute(
            text(
                "SELECT r.code, r.id FROM status_round r JOIN policy p ON p.id = r.policy_id"
                " WHERE p.code = :policy OR :policy = '' ORDER BY r.code DESC, p.code"
            ),
            {"policy": policy},
        ).all()
    for code, key in found:
        if str(key) not in hidden:
            return str(code)
    raise UnknownCode("policy" if policy else "status_round", policy)


def _read(workspace: Workspace, policy: str, round_code: str, edition: Edition) -> _Material:
    with reading(workspace) as connection:
        public = edition is Edition.PUBLIC
        if public and _round_is_confidential(connection, policy, round_code):
            raise UnknownCode("status_round", round_code)
        live = status_deck(connection, policy, round_code)
        return _Material(
            frozen_deck(connection, policy, live, edition),
            _initiatives(connection),
            confidential_texts(connection) if public else (),
        )


def _round_is_confidential(connection: Connection, policy: str, round_code: str) -> bool:
    """Tell whether the public may not even know that there is such a round."""
    found = connection.execute(
        text(
            "SELECT r.confidential OR p.confidential FROM status_round r"
            " JOIN policy p ON p.id = r.policy_id"
            " WHERE r.code = :round AND (p.code = :policy OR :policy = '')"
        ),
        {"round": round_code, "policy": policy},
    ).first()
    return bool(found and found[0])


def _initiatives(connection: Connection) -> dict[str, str]:
    """Return the id of each initiative by its code."""
    rows = connection.execute(text("SELECT code, id FROM initiative WHERE code <> ''"))
    return {row.code: str(row.id) for row in rows}


def _composed(
    workspace: Workspace, deck: StatusDeck, edition: Edition
) -> tuple[Document, StatusDeck]:
    """Return what will be printed, as a document and as the records it shows."""
    from kkdesk.domain.editions import for_edition  # noqa: PLC0415
    from kkdesk.reports.content.status_deck import build_status_deck  # noqa: PLC0415

    document = dressed(workspace, build_status_deck(deck, edition), deck.look)
    return document, for_edition(deck, edition)


def _written(
    document: Document, draft: Path, target: tuple[Path, str], steps: PrintSteps
) -> tuple[int, list[str]]:
    """Write the draft; return its pages and the names of texts taller than a column.

    ``target`` is where it will lie and the ending that says in which format.
    """
    from kkdesk.reports.writers import write_document  # noqa: PLC0415 -- printing only

    path, suffix = target
    try:
        with heard_from_layout() as divided:
            pages = write_document(
                document, draft, suffix, progress=steps.laid_out, cancelled=steps.stopped
            )
    except OutputNotWritable as error:
        raise OutputNotWritable(path) from error
    except DiskFull as error:
        raise DiskFull(path) from error
    return pages, divided


@contextmanager
def heard_from_layout() -> Iterator[list[str]]:
    """Collect what layout says in the log about divided texts, on this thread."""
    names: list[str] = []
    listener = _Listener(names)
    logger = logging.getLogger("kkdesk.reports.pdf.layout")
    logger.addHandler(listener)
    try:
        yield names
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    """Keeps the name in each warning that layout gives on the thread that made the listener."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._names = names
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the name."""
        if record.thread == self._thread and isinstance(record.args, tuple) and record.args:
            self._names.append(str(record.args[0]))


def check_file(
    workspace: Workspace,
    document: Document | None,
    draft: Path,
    target: tuple[Path, str],
    forbidden: tuple[str, ...],
) -> list[Finding]:
    """Read a draft back; return what is wrong with it, ConfidentialLeak if it says too much.

    ``target`` is where it will lie and its format; without a ``document`` it is a PDF of many.
    """
    from kkdesk.reports.verify import verify_pdf  # noqa: PLC0415 -- printing only
    from kkdesk.reports.writers import verify_document  # noqa: PLC0415

    path, suffix = target
    if document is None:
        report = verify_pdf(draft, forbidden=forbidden)
    else:
        report = verify_document(document, draft, suffix, forbidden)
    if report.leaks:
        told = not_said_elsewhere(workspace, (leak.detail for leak in report.leaks))
        places = dict.fromkeys(leak.check for leak in report.leaks if leak.detail in told)
        if places:
            raise ConfidentialLeak(path, ", ".join(places))
    return report.findings


def not_said_elsewhere(workspace: Workspace, found: Iterable[str]) -> set[str]:
    """Return the words that no public record says; the others give nothing away.

    A confidential "2 mio. kr." is found inside a public "22 mio. kr.", and a confidential
    title may be the name of a street.
    """
    from kkdesk.reports.verify import folded  # noqa: PLC0415 -- printing only

    waiting = {words: folded(words) for words in found}
    with reading(workspace) as connection:
        for said in public_texts(connection):
            if not waiting:
                break
            searched = folded(said)
            waiting = {words: key for words, key in waiting.items() if key not in searched}
    return set(waiting)


def _refuse_impossible(path: Path) -> None:
    """Refuse a place that cannot hold the file, before the work is done."""
    try:
        possible = path.parent.is_dir() and not path.is_dir()
    except OSError as error:  # a name that is too long, a share that is gone
        raise OutputNotWritable(path) from error
    if not possible:
        raise OutputNotWritable(path)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        paths.put_in_place(draft, path)
    except PermissionError as error:
        raise OutputNotWritable(path) from error
    except OSError as error:
        raise StorageFault(path) from error


def _totals(deck: StatusDeck, initiatives: Mapping[str, str]) -> Iterator[PrintWarning]:
    """Yield the totals that are printed as stated and differ from the rows printed above them."""
    for objective in deck.objectives:
        for entry in objective.entries:
            for table in entry.tables:
                yield from _table_totals(table, entry.code, initiatives.get(entry.code, ""))


def _table_totals(table: DeckTable, code: str, initiative_id: str) -> Iterator[PrintWarning]:
    body = [row.cells for row in table.rows if row.kind is RowKind.ROW]
    for total in table.rows:
        if total.kind is RowKind.TOTAL:
            for found in check_totals(table.header, body, total.cells):
                yield PrintWarning(
                    WarningKind.TOTAL,
                    table.title,
                    code,
                    initiative_id,
                    found.column,
                    str(found.stated),
                    str(found.computed),
                )


def _tall(name: str, initiatives: Mapping[str, str]) -> PrintWarning:
    known = initiatives.get(name, "")
    return PrintWarning(WarningKind.TALL, name, name if known else "", known)
