"""Remarks and answers: read, add, move and link them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.db.queries import remarks as queries
from kkdesk.domain.actions import action_label
from kkdesk.domain.hygiene import clean_typed
from kkdesk.domain.records import Choice, InitiativeFilter
from kkdesk.domain.vocabulary import AnswerState
from kkdesk.domain.wording import normalise, search_terms
from kkdesk.errors import EditConflict
from kkdesk.services.closed_remarks import refuse_closed
from kkdesk.services.portfolio import list_initiatives
from kkdesk.services.remark_checks import check_remark_record
from kkdesk.services.remark_codes import RemarkCodes, cleaned, next_position
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kkdesk.db.unit_of_work import Row, Value
    from kkdesk.domain.changes import Changes
    from kkdesk.domain.records import InitiativeRow
    from kkdesk.domain.remarks import RemarkItem, RemarkRoundItem, RemarkSheet
    from kkdesk.services.workspace import Workspace

LINKS: Final = {
    "initiative": ("remark_initiative", "initiative_id"),
    "department": ("remark_department", "department_id"),
}
"""What a remark can be linked to: the record kind of the link and its column."""
_MOST_SEARCHED, _MOST_OFFERED = 400, 50


def remark_items(workspace: Workspace, *, round_code: str = "") -> tuple[RemarkItem, ...]:
    """Return all remarks, or those on one status round."""
    with reading(workspace) as connection:
        return queries.remark_items(connection, round_code=round_code)


def remark_sheet(workspace: Workspace, remark_id: str) -> RemarkSheet:
    """Return everything about one remark; RecordGone if it was deleted."""
    with reading(workspace) as connection:
        return queries.remark_sheet(connection, remark_id)


def remark_rounds(workspace: Workspace) -> tuple[RemarkRoundItem, ...]:
    """Return the letters, hearings and meetings that brought remarks."""
    with reading(workspace) as connection:
        return queries.remark_rounds(connection)


def find_initiatives(workspace: Workspace, words: str) -> tuple[Choice, ...]:
    """Return initiatives that hold the words, those first that are called so."""
    wanted = InitiativeFilter(words=words)
    page = list_initiatives(workspace, wanted, limit=_MOST_SEARCHED)
    terms = search_terms(words)

    def called_otherwise(row: InitiativeRow) -> bool:
        name = normalise(f"{row.code} {row.title}")
        return not all(term in name for term in terms)

    best = sorted(page.rows, key=called_otherwise)[:_MOST_OFFERED]
    return tuple(Choice(row.id, row.code, row.title) for row in best)


def add_remark(
    workspace: Workspace, remark_round_id: str, *, text: str, parent_id: str = "", **fields: Value
) -> Changes:
    """Add a typed remark, last in its letter; a child takes its lead-in's objective.

    InvalidValue if its letter belongs to a closed round.
    """
    with operation(workspace, action_label("add", "remark")) as work:
        refuse_closed(work, remark_round_id, "remark.remark_round_id")
        values: Row = {"parent_id": parent_id or None, **cleaned(fields)}
        if parent_id:
            values.setdefault("objective_id", work.get("remark", parent_id)["objective_id"])
        objective = str(values.get("objective_id") or "")
        values.setdefault("code", RemarkCodes(work, remark_round_id).next(objective))
        row: Row = {"remark_round_id": remark_round_id, "text": clean_typed(text).strip(), **values}
        check_remark_record(work, "remark", row)
        position = next_position(work.find("remark", remark_round_id=remark_round_id))
        work.insert("remark", position=position, **row)
        work.name(action_label("add", "remark", str(values["code"])))
    return work.changes


def ask_for_answer(
    workspace: Workspace, remark_id: str, *, department_id: str | None = None, **fields: Value
) -> Changes:
    """Add an answer that a department is asked for; it is written later."""
    with operation(workspace, action_label("add", "answer")) as work:
        code = str(work.get("remark", remark_id)["code"])
        row: Row = {
            "remark_id": remark_id,
            "department_id": department_id,
            "text": "",
            "state": AnswerState.ASKED.value,
            **cleaned(fields),
        }
        check_remark_record(work, "answer", row)
        work.insert("answer", **row)
        work.name(action_label("add", "answer", code))
    return work.changes


def move_remark(workspace: Workspace, remark_id: str, step: int) -> Changes:
    """Move a remark up (-1) or down (1) past the one beside it; at the end it stays.

    InvalidValue if its round is closed.

    Beside it stand the remarks of its letter with its objective and its lead-in, as on the slides;
    what a lead-in leads to goes with it.
    """
    with operation(workspace, action_label("move", "remark")) as work:
        own = work.get("remark", remark_id)
        refuse_closed(work, str(own["remark_round_id"]), "remark.position")
        rows = sorted(
            work.find("remark", remark_round_id=own["remark_round_id"]), key=_place_in_order
        )
        above, about = own["parent_id"], own["objective_id"]
        level = [row for row in rows if row["parent_id"] == above]
        beside = [row for row in level if row["objective_id"] == about]
        here = next(n for n, row in enumerate(beside) if row["id"] == own["id"])
        there = here + step
        if 0 <= there < len(beside):
            level.insert(level.index(beside[there]), level.pop(level.index(beside[here])))
            for position, row in enumerate(_with_children(level, rows, above)):
                if row["position"] != position:
                    work.update("remark", str(row["id"]), position=position)
            work.name(action_label("move", "remark", str(own["code"])))
    return work.changes


def set_remark_links(
    workspace: Workspace,
    remark_id: str,
    link: str,
    *,
    expected: Sequence[str],
    wanted: Sequence[str],
) -> Changes:
    """Make the initiatives or departments that a remark is linked to the wanted ones.

    EditConflict, its values as tuples, if somebody else changed them since ``expected``.
    """
    kind, column = LINKS[link]
    with operation(workspace, action_label("link", kind)) as work:
        code = str(work.get("remark", remark_id)["code"])
        rows = {str(row[column]): row for row in work.find(kind, remark_id=remark_id)}
        if set(rows) not in (set(expected), set(wanted)):
            raise EditConflict(
                "remark",
                remark_id,
                link,
                expected=tuple(sorted(expected)),
                stored=tuple(sorted(rows)),
                wanted=tuple(sorted(wanted)),
            )
        for target, row in rows.items():
            if target not in wanted:
                work.delete(kind, str(row["id"]))
        for target in dict.fromkeys(wanted):
            if target not in rows:
                work.insert(kind, remark_id=remark_id, **{column: target})
        work.name(action_label("link", kind, code))
    return work.changes


def _with_children(level: Sequence[Row], rows: Sequence[Row], above: Value) -> list[Row]:
    """Return all rows of a letter with those of one level in a new order, children below."""
    found: list[Row] = []
    tops = level if above is None else [row for row in rows if row["parent_id"] is None]
    for top in tops:
        found.append(top)
        below = level if top["id"] == above else rows
        found.extend(row for row in below if row["parent_id"] == top["id"])
    return found


def _place_in_order(row: Row) -> tuple[int, str]:
    return (int(str(row["position"])), str(row["id"]))
