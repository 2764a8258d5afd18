"""Status rounds: opened, filled by departments, approved, closed and reopened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import rounds as queries
from kkdesk.db.queries.round_entries import entry_ids as ids_in
from kkdesk.domain.actions import action_label
from kkdesk.domain.collation import danish_key
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.ids import new_id
from kkdesk.domain.vocabulary import (
    DateRole,
    Edition,
    EntryState,
    RemarkChannel,
    RemarkKind,
    RemarkRoundKind,
    RoundState,
    SourceKind,
)
from kkdesk.errors import IncompleteCopy, InvalidValue
from kkdesk.services.expressions import date_columns
from kkdesk.services.round_adding import insert_text
from kkdesk.services.round_checks import check_move, refuse_closed
from kkdesk.services.themes import kept_look
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.rounds import RoundCell, RoundHead, RoundSheet
    from kkdesk.services.workspace import Workspace

_FIXED_WORDS: Final = (
    *("deck_title", "introduction_title", "introduction", "vision_title", "vision_note"),
    *("part1_title", "part1_subtitle", "part1_text_title", "part1_text"),
    *("part1_objectives_title", "part1_priorities_note", "priorities_lead", "initiatives_lead"),
    *("part2_title", "part2_subtitle"),
)
"""The words of the slides that a round takes over from the last one."""


def list_rounds(workspace: Workspace) -> tuple[RoundHead, ...]:
    """Return every round, the newest first."""
    with reading(workspace) as connection:
        return queries.rounds(connection)


def round_sheet(workspace: Workspace, round_id: str) -> RoundSheet:
    """Return a round with its departments, columns and texts; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return queries.round_sheet(connection, round_id, workspace.today())


def open_round(
    workspace: Workspace,
    *,
    code: str,
    title: str,
    policy_id: str = "",
    last_round_id: str = "",
    plan_id: str = "",
    deadline: str = "",
    record_id: str = "",
    **words: str,
) -> Changes:
    """Open a round from the last one, from a plan, or empty.

    From the last round it takes structure, order and fixed words; from a plan an entry for each
    initiative. Without a last round the municipality's only council is the one that remarks.
    All texts are missing. ``words`` are period, cut_off, cut_off_rule and issued.
    InvalidValue if the code is taken or code or title is empty.
    """
    with operation(workspace, action_label("open", "status_round", code)) as work:
        wanted = {name: clean_typed(value).strip() for name, value in words.items()}
        code, title = clean_typed(code).strip(), clean_typed(title).strip()
        _refuse_code(work, code)
        if not title:
            raise InvalidValue(
                "status_round.title", "Skriv rundens titel", "Type the title of the round"
            )
        last = work.get("status_round", last_round_id) if last_round_id else None
        plan = work.get("plan", plan_id) if plan_id else None
        policy = policy_id or str((last or plan or {}).get("policy_id") or "")
        if not policy:
            raise InvalidValue("status_round.policy_id", "Vælg en politik", "Choose a policy")
        taken_over = {name: last[name] for name in _FIXED_WORDS} if last else {}
        if last:
            taken_over |= {n: last[n] for n in ("lead_department_id", "council_id")}
        else:
            taken_over["council_id"] = _only_council(work, policy)
        round_id = work.insert(
            "status_round",
            id=record_id or new_id(),
            code=code,
            title=title,
            policy_id=policy,
            previous_round_id=last_round_id or None,
            **taken_over,
            **wanted,
        )
        if wanted.get("period"):
            work.insert(
                "date_entry",
                round_id=round_id,
                role=DateRole.PERIOD.value,
                source=title,
                source_kind=SourceKind.STATUS.value,
                **date_columns(wanted["period"]),
            )
        _add_entries(work, round_id, last_round_id, plan_id)
        _add_submissions(work, round_id, last_round_id, clean_typed(deadline).strip())
    return work.changes


def set_deadline(
    workspace: Workspace, round_id: str, department_id: str, *, expected: str, words: str
) -> Changes:
    """Set the day a department must deliver by; an empty text takes it away."""
    with operation(workspace, action_label("set", "department_submission")) as work:
        refuse_closed(work, round_id, "deadline")
        where = {"round_id": round_id, "department_id": department_id}
        row = next(iter(work.find("department_submission", **where)), None)
        key = str(row["id"]) if row else work.insert("department_submission", **where)
        wanted = clean_typed(words).strip()
        if wanted and not date_columns(wanted)["latest"]:
            raise InvalidValue(
                "department_submission.deadline",
                f"«{wanted}» er ikke en dag. Skriv for eksempel 12. august 2027",
                f"“{wanted}” is not a day. Type for example 12. august 2027",
            )
        work.set_field("department_submission", key, "deadline", expected=expected, value=wanted)
    return work.changes


def submit(workspace: Workspace, entry_ids: Sequence[str]) -> Changes:
    """Hand texts in for approval; InvalidValue if one has no words or cannot be handed in."""
    return _move(workspace, "submit", entry_ids, EntryState.SUBMITTED)


def approve(workspace: Workspace, entry_ids: Sequence[str]) -> Changes:
    """Approve texts: one, a cell's or a department's; those already approved stay so."""
    return _move(workspace, "approve", entry_ids, EntryState.APPROVED)


def approve_cell(workspace: Workspace, cell: RoundCell) -> Changes:
    """Approve all texts of a cell, a department or a round that are not yet; all or none."""
    with reading(workspace) as connection:
        found = ids_in(connection, cell)
    return approve(workspace, [key for key, state in found if state is not EntryState.APPROVED])


def return_entry(workspace: Workspace, entry_id: str, note: str) -> Changes:
    """Return a text to its department with a note that says why."""
    words = clean_typed(note).strip()
    if not words:
        raise InvalidValue(
            "status_entry.return_note",
            "Skriv, hvad forvaltningen skal gøre ved teksten",
            "Say what the department must do about the text",
        )
    return _move(workspace, "return", (entry_id,), EntryState.RETURNED, return_note=words)


def reopen_entry(workspace: Workspace, entry_id: str) -> Changes:
    """Let an approved text be edited again."""
    return _move(workspace, "reopen", (entry_id,), EntryState.DRAFT)


def move_entry(workspace: Workspace, entry_id: str, step: int) -> Changes:
    """Move a text up (-1) or down (1) among its department's under its objective."""
    with operation(workspace, action_label("move", "status_entry")) as work:
        own = work.get("status_entry", entry_id)
        refuse_closed(work, str(own["round_id"]), "position")
        under = work.find(
            "status_entry", round_id=own["round_id"], objective_id=own["objective_id"]
        )
        codes = {str(r["id"]): _code(work, r) for r in under}
        under.sort(key=lambda r: (int(str(r["position"])), codes[str(r["id"])]))
        mine = [r["id"] for r in under if r["department_id"] == own["department_id"]]
        here = mine.index(entry_id)
        there = min(max(here + step, 0), len(mine) - 1)
        if here != there:
            order = [str(row["id"]) for row in under]
            target = order.index(str(mine[there]))
            order.remove(entry_id)
            order.insert(target, entry_id)
            for position, key in enumerate(order):
                work.update("status_entry", key, position=position)
            work.name(action_label("move", "status_entry", _initiative_code(work, own)))
    return work.changes


def close_round(
    workspace: Workspace, round_id: str, *, accept_missing: bool = False, reason: str = ""
) -> Changes:
    """Close a round and freeze what was said, with the day and by whom.

    InvalidValue if texts are not approved, unless the person decides so and says why;
    IncompleteCopy in a laptop copy that holds a part only, which would freeze too little;
    a kind of ThemeRefused if the look cannot be kept.
    """
    from kkdesk.db.connection import database_path  # noqa: PLC0415 -- loads SQLAlchemy
    from kkdesk.db.queries.closing import said_by  # noqa: PLC0415 -- only here
    from kkdesk.db.queries.exchange import is_partial  # noqa: PLC0415 -- only here
    from kkdesk.db.queries.status_deck import status_deck  # noqa: PLC0415
    from kkdesk.domain.editions import for_edition  # noqa: PLC0415

    words, look = clean_typed(reason).strip(), kept_look(workspace)
    with operation(workspace, action_label("close", "status_round")) as work:
        if is_partial(work.connection):
            raise IncompleteCopy(database_path(workspace.engine))
        row = work.get("status_round", round_id)
        refuse_closed(work, round_id, "state")
        _refuse_unfinished(work, round_id, words if accept_missing else "")
        today = workspace.today()
        work.update(
            "status_round",
            round_id,
            state=RoundState.CLOSED.value,
            closed_on=today,
            closed_by=workspace.user,
            close_reason=words,
        )
        policy = str(work.get("policy", str(row["policy_id"]))["code"])
        code = str(row["code"])
        deck = replace(status_deck(work.connection, policy, code), look=look)
        decks = {
            edition.value: said_by(
                work.connection, policy, (code, round_id), edition, for_edition(deck, edition)
            )
            for edition in Edition
        }
        _drop_copies(work, round_id)  # a decided conflict may have left one
        work.insert(
            "round_snapshot", round_id=round_id, frozen_on=today, frozen_by=workspace.user, **decks
        )
        work.name(action_label("close", "status_round", str(row["code"])))
    return work.changes


def reopen_round(workspace: Workspace, round_id: str, reason: str) -> Changes:
    """Let a closed round take texts again; the reason is kept, and its copy goes."""
    words = clean_typed(reason).strip()
    if not words:
        raise InvalidValue(
            "status_round.reopen_reason",
            "Skriv, hvorfor runden skal åbnes igen",
            "Say why the round must be opened again",
        )
    with operation(workspace, action_label("reopen", "status_round")) as work:
        row = work.get("status_round", round_id)
        work.update(
            "status_round", round_id, state=RoundState.OPEN.value, closed_on=None, closed_by="",
            reopen_reason=words,
        )  # fmt: skip
        _drop_copies(work, round_id)
        work.name(action_label("reopen", "status_round", str(row["code"])))
    return work.changes


def _drop_copies(work: UnitOfWork, round_id: str) -> None:
    for copy in work.find("round_snapshot", round_id=round_id):
        work.delete("round_snapshot", str(copy["id"]))


def add_supplement(
    workspace: Workspace, round_id: str, *, day: str, about: str, text: str
) -> Changes:
    """Add remarks that came late; they print after the round's own, marked with their day."""
    with operation(workspace, action_label("add", "supplement", about)) as work:
        day, about, said = (clean_typed(part).strip() for part in (day, about, text))
        for field, value in (("received", day), ("text", said)):
            if not value:
                raise InvalidValue(
                    f"remark_round.{field}",
                    "Skriv både dagen og teksten",
                    "Type both the day and the text",
                )
        row = work.get("status_round", round_id)
        before = work.find("remark_round", round_id=round_id)
        taken = work.codes("remark_round")
        base = f"{row['code']}-S"
        code = next(c for n in range(1, len(taken) + 2) if (c := f"{base}{n}") not in taken)
        closed = row["state"] == RoundState.CLOSED
        framing = f"Modtaget den {day}, efter at runden blev lukket." if closed else ""
        supplement = work.insert(
            "remark_round",
            round_id=round_id,
            council_id=row["council_id"],
            code=code,
            kind=RemarkRoundKind.SUPPLEMENTARY.value,
            title=f"Supplerende bemærkninger om {about}" if about else "Supplerende bemærkninger",
            received=day,
            framing=framing or f"Modtaget den {day}.",
            channel=RemarkChannel.COUNCIL.value,
            letter_text=said,
            position=max((int(str(r["position"])) for r in before), default=-1) + 1,
        )
        work.insert(
            "remark",
            remark_round_id=supplement,
            code=f"{code}.1",
            kind=RemarkKind.REQUEST.value,
            text=said,
        )
    return work.changes


def _move(
    workspace: Workspace, verb: str, entry_ids: Sequence[str], wanted: EntryState, **more: str
) -> Changes:
    """Bring texts to a state, all of them or none; a text already there is left alone."""
    approved = wanted is EntryState.APPROVED
    with operation(workspace, action_label(verb, "status_entry")) as work:
        about, open_rounds = "", set[str]()
        for entry_id in entry_ids:
            entry = work.get("status_entry", entry_id)
            if (round_id := str(entry["round_id"])) not in open_rounds:
                refuse_closed(work, round_id, "state")
                open_rounds.add(round_id)
            about = _initiative_code(work, entry) if len(entry_ids) == 1 else ""
            if entry["state"] == wanted:
                continue
            check_move(work, entry_id, wanted)
            work.update(
                "status_entry",
                entry_id,
                state=wanted.value,
                approved_on=workspace.today() if approved else None,
                approved_by=workspace.user if approved else "",
                return_note=more.get("return_note", "" if approved else entry["return_note"]),
            )
        named = about if len(entry_ids) == 1 else str(len(entry_ids))
        work.name(action_label(verb, "status_entry", named))
    return work.changes


def _refuse_code(work: UnitOfWork, code: str) -> None:
    if not code:
        raise InvalidValue("status_round.code", "Skriv rundens kode", "Type the code of the round")
    taken = work.find("status_round", code=code)
    if taken:
        raise InvalidValue(
            "status_round.code",
            f"koden {code} bruges allerede af «{taken[0]['title']}». Vælg en anden",
            f"the code {code} is already used by “{taken[0]['title']}”. Choose another",
        )


def _refuse_unfinished(work: UnitOfWork, round_id: str, reason: str) -> None:
    entries = work.find("status_entry", round_id=round_id)
    waiting = [row for row in entries if row["state"] != EntryState.APPROVED]
    if waiting and not reason:
        codes = ", ".join(sorted((_initiative_code(work, r) for r in waiting), key=danish_key)[:8])
        raise InvalidValue(
            "status_round.state",
            f"{len(waiting)} tekster er ikke godkendt ({codes}). Godkend dem, eller beslut at "
            "lukke uden dem, og skriv hvorfor",
            f"{len(waiting)} texts are not approved ({codes}). Approve them, or decide to close "
            "without them, and say why",
        )


def _only_council(work: UnitOfWork, policy_id: str) -> str | None:
    """Return the council that remarks on a policy where its municipality has just one."""
    organisation = work.get("policy", policy_id)["organisation_id"]
    found = work.find("council", organisation_id=organisation)
    return str(found[0]["id"]) if len(found) == 1 else None


def _add_entries(work: UnitOfWork, round_id: str, last_round_id: str, plan_id: str) -> None:
    """Add a missing text for each one of the last round, or for each initiative of the plan."""
    added: set[str] = set()
    last = work.find("status_entry", round_id=last_round_id) if last_round_id else []
    columns = ("initiative_id", "objective_id", "department_id", "position", "confidential")
    for row in last:
        work.insert("status_entry", round_id=round_id, **{n: row[n] for n in columns})
        added.add(str(row["initiative_id"]))
    headings = work.find("plan_heading", plan_id=plan_id) if plan_id else []
    planned = [e for h in headings for e in work.find("plan_entry", heading_id=h["id"])]
    for position, row in enumerate(planned, start=len(last)):
        initiative_id = str(row["initiative_id"])
        if initiative_id not in added:
            added.add(initiative_id)
            insert_text(work, round_id, initiative_id, position)


def _add_submissions(work: UnitOfWork, round_id: str, last_round_id: str, deadline: str) -> None:
    """Let every department that has a text, or owed one last time, deliver by the day."""
    rows: list[Row] = work.find("status_entry", round_id=round_id)
    if last_round_id:
        rows += work.find("department_submission", round_id=last_round_id)
    for department in dict.fromkeys(row["department_id"] for row in rows):
        if department:
            work.insert(
                "department_submission",
                round_id=round_id,
                department_id=department,
                deadline=deadline,
            )


def _initiative_code(work: UnitOfWork, entry: Mapping[str, object]) -> str:
    return str(work.get("initiative", str(entry["initiative_id"]))["code"])


def _code(work: UnitOfWork, entry: Mapping[str, object]) -> list[tuple[int, ...]] | object:
    return danish_key(_initiative_code(work, entry))
