"""Status forms: written for the departments of a round, and taken in when they come back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kkdesk.db.queries import rounds as round_queries
from kkdesk.db.queries import status_forms as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.file_names import file_stem
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.status_forms import (
    FormFormat,
    FormPreview,
    StatusForm,
    compare_form,
)
from kkdesk.domain.vocabulary import EntryState
from kkdesk.errors import FormPlaceUnknown, FormRoundClosed, OutputNotWritable, PrintCancelled
from kkdesk.services.round_checks import check_entry, check_move, follow_text, refuse_closed
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.rounds import RoundHead
    from kkdesk.domain.status_forms import FormChange, FormOffer, ReturnedForm
    from kkdesk.services.workspace import Workspace


def form_offers(workspace: Workspace, round_id: str) -> tuple[FormOffer, ...]:
    """Return the departments of a round and how many texts each one's form would ask for.

    FormRoundClosed if the round takes no texts; RecordGone if it was deleted.
    """
    from kkdesk.db.queries.confidential import hidden_ids  # noqa: PLC0415 -- loads SQLAlchemy

    with reading(workspace) as connection:
        _open_head(connection, round_id, workspace)
        return queries.form_offers(connection, round_id, hidden_ids(connection))


def write_forms(
    workspace: Workspace,
    round_id: str,
    department_ids: Sequence[str],
    folder: Path,
    kind: FormFormat = FormFormat.DOCX,
    *,
    confidential: bool = False,
    progress: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write a form for each department into a folder; return the files, none for an empty form.

    A file that lies there is never replaced: it may be one that was filled in. What is confidential
    is left out unless it is asked for. FormRoundClosed, RecordGone, OutputNotWritable, DiskFull, or
    PrintCancelled between two forms: those that are written stay.
    """
    from kkdesk.exchange.status_forms import write_form  # noqa: PLC0415 -- loads office libraries

    if not folder.is_dir():
        raise OutputNotWritable(folder)
    written: list[Path] = []
    forms = _forms(workspace, round_id, department_ids, confidential=confidential)
    for done, form in enumerate(forms):
        if cancelled():
            raise PrintCancelled
        progress(done, len(forms))
        path = _free_path(folder, form, kind)
        write_form(form, path)
        written.append(path)
    progress(len(forms), len(forms))
    return tuple(written)


def preview_form(workspace: Workspace, path: Path) -> FormPreview:
    """Read a form that came back and say what taking it in would do; nothing is changed.

    Raises a kind of FormUnreadable, FormTooBig, FormForeign or FormTwice for the file;
    FormPlaceUnknown or FormRoundClosed for what it is about.
    """
    from kkdesk.exchange.status_forms import read_form  # noqa: PLC0415 -- loads office libraries

    returned = read_form(path)
    with reading(workspace) as connection:
        head = _head_of(connection, returned, path)
        if not head.is_open:
            raise FormRoundClosed(head.code)
        department = _department(connection, head, returned, path)
        standing = queries.standing_texts(connection, head.id, department, returned.made_at)
    return FormPreview(
        round_id=head.id,
        round_code=head.code,
        department_code=returned.department_code,
        made_at=returned.made_at,
        changes=compare_form(returned.lines, standing),
    )


def take_forms(workspace: Workspace, chosen: Iterable[FormChange], about: str = "") -> Changes:
    """Take returned texts in as the departments handed them in; all of them or none.

    One operation, undone as one. ``about`` names the departments in the history. EditConflict if a
    text was changed since it was previewed; InvalidValue if it was approved or its round closed.
    """
    with operation(workspace, action_label("take_in", "status_form", about)) as work:
        for change in chosen:
            if change.outcome.may_be_taken:
                _take(work, change)
    return work.changes


def _take(work: UnitOfWork, change: FormChange) -> None:
    """Write a text and its rating, and hand it in."""
    key, words = change.entry_id, clean_typed(change.text_returned).strip()
    rag_now, rag = (str(one or "") for one in (change.rag_now, change.rag_returned))
    refuse_closed(work, str(work.get("status_entry", key)["round_id"]), "text")
    for field, expected, value in (("text", change.text_now, words), ("rag", rag_now, rag)):
        check_entry(work, key, field, value)
        work.set_field("status_entry", key, field, expected=expected, value=value)
    follow_text(work, key)
    check_move(work, key, EntryState.SUBMITTED)
    work.update("status_entry", key, state=EntryState.SUBMITTED.value)


def _forms(
    workspace: Workspace, round_id: str, department_ids: Sequence[str], *, confidential: bool
) -> list[StatusForm]:
    """Return the forms that have a text to ask for, all as of one moment."""
    from kkdesk.db.queries.confidential import hidden_ids  # noqa: PLC0415 -- loads SQLAlchemy

    made_at = datetime.now(UTC)
    forms = []
    with reading(workspace) as connection:
        head = _open_head(connection, round_id, workspace)
        hidden = hidden_ids(connection)
        offers = queries.form_offers(connection, round_id, hidden)
        codes = {one.id: one.code for one in round_queries.rounds(connection)}
        left_out = frozenset[str]() if confidential else hidden
        for offer in offers:
            if offer.department_id not in department_ids:
                continue
            lines = queries.form_lines(connection, round_id, offer.department_id, left_out)
            if lines:
                forms.append(
                    StatusForm(
                        round_code=head.code,
                        round_title=head.title,
                        department_code=offer.code,
                        department=offer.name,
                        made_at=made_at,
                        lines=lines,
                        deadline=offer.deadline,
                        cut_off_rule=head.cut_off_rule,
                        last_round=codes.get(head.previous_id, ""),
                    )
                )
    return forms


def _open_head(connection: Connection, round_id: str, workspace: Workspace) -> RoundHead:
    head, _ = round_queries.head_of(connection, round_id, workspace.today())
    if not head.is_open:
        raise FormRoundClosed(head.code)
    return head


def _head_of(connection: Connection, returned: ReturnedForm, path: Path) -> RoundHead:
    wanted = returned.round_code.casefold()
    for head in round_queries.rounds(connection):
        if head.code.casefold() == wanted:
            return head
    raise FormPlaceUnknown(path, returned.round_code, returned.department_code)


def _department(connection: Connection, head: RoundHead, returned: ReturnedForm, path: Path) -> str:
    """Return the id of the department that a form is of; empty for the texts of none."""
    wanted = returned.department_code.casefold()
    for offer in queries.form_offers(connection, head.id, ()):
        if offer.code.casefold() == wanted:
            return offer.department_id
    raise FormPlaceUnknown(path, returned.round_code, returned.department_code)


def _free_path(folder: Path, form: StatusForm, kind: FormFormat) -> Path:
    """Return a file's path that is free: "Statusskema 2026 BUF.docx", or with a number."""
    base = f"Statusskema {file_stem(form.round_code)} {file_stem(form.department_code)}"
    path, number = folder / f"{base}.{kind.value}", 2
    while path.exists():
        path, number = folder / f"{base} ({number}).{kind.value}", number + 1
    return path
