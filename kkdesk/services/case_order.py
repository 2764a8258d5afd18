"""The order of what stands under a case or a question, and the texts that cite appendices by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kkdesk.domain.actions import action_label
from kkdesk.domain.case_fields import CASE_FIELDS, TEXTS
from kkdesk.domain.cases import cited, moved, renumber
from kkdesk.errors import AppendixInUse
from kkdesk.services.case_checks import known
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kkdesk.db.unit_of_work import Row, UnitOfWork
    from kkdesk.domain.changes import Changes
    from kkdesk.services.workspace import Workspace

NUMBERED: Final = frozenset({"route_step", "appendix"})
"""Kinds that are numbered 1 to n under their case."""


def move_part(workspace: Workspace, kind: str, record_id: str, step: int) -> Changes:
    """Move a step, appendix, question or list up (-1) or down (1); citations follow appendices."""
    with operation(workspace, action_label("move", kind)) as work:
        rows = siblings(work, kind, work.get(kind, record_id))
        keys = [str(row["id"]) for row in rows]
        order = moved(keys, record_id, step)
        if list(order) != keys:
            put_in_order(work, kind, rows, order)
            work.name(action_label("move", kind, known(work.get(kind, record_id))))
    return work.changes


def siblings(work: UnitOfWork, kind: str, own: Row) -> list[Row]:
    """Return the records that one stands among, in their order."""
    columns = {
        "route_step": ("case_id",),
        "appendix": ("case_id",),
        "question": ("case_id", "parent_id"),
        "question_list": ("question_id",),
    }[kind]
    rows = work.find(kind, **{column: own[column] for column in columns})
    order = "number" if kind in NUMBERED else "position"
    return sorted(rows, key=lambda row: (int(str(row[order])), str(row["id"])))


def put_in_order(
    work: UnitOfWork, kind: str, rows: list[Row], order: tuple[str, ...] | list[str]
) -> None:
    """Give records new numbers, and let texts that cite an appendix follow it."""
    column = "number" if kind in NUMBERED else "position"
    start = 1 if kind in NUMBERED else 0
    before = {str(row["id"]): int(str(row[column])) for row in rows}
    after = {key: number for number, key in enumerate(order, start=start)}
    for key, number in after.items():
        work.update(kind, key, **{column: number})
    if kind == "appendix":
        numbers: dict[int, int] = {}
        for row in rows:  # of equal numbers the first is the one that texts mean
            numbers.setdefault(before[str(row["id"])], after[str(row["id"])])
        for text_kind, row, field in _texts(work, str(rows[0]["case_id"])):
            new = renumber(str(row[field]), numbers)
            work.update(text_kind, str(row["id"]), **{field: new})


def refuse_cited(work: UnitOfWork, appendix: Row) -> None:
    """Raise AppendixInUse if a text of its case cites the appendix."""
    number = int(str(appendix["number"]))
    for kind, row, field in _texts(work, str(appendix["case_id"])):
        if number in cited(str(row[field])):
            spec = next(spec for spec in CASE_FIELDS[kind] if spec.name == field)
            place = {"case": ("sagen", "the case"), "memo": ("notatet", "the memo")}.get(
                kind, (f"spørgsmål {known(row)}", f"question {known(row)}")
            )
            raise AppendixInUse(
                number, f"{place[0]}, «{spec.danish}»", f"{place[1]}, “{spec.english}”"
            )


def _texts(work: UnitOfWork, case_id: str) -> Iterator[tuple[str, Row, str]]:
    """Yield every text of a case that may cite its appendices: its kind, its record, its field."""
    waiting = work.find("question", case_id=case_id)
    questions: list[Row] = []
    while waiting:
        question = waiting.pop()
        questions.append(question)
        waiting += work.find("question", parent_id=question["id"])
    lists = [
        found
        for question in questions
        for found in work.find("question_list", question_id=question["id"])
    ]
    for kind, rows in (
        ("case", [work.get("case", case_id)]),
        ("memo", work.find("memo", case_id=case_id)),
        ("question", questions),
        ("question_list", lists),
    ):
        for row in rows:
            for field in TEXTS[kind]:
                # Two fields of one record are written one after the other: read it as it is now.
                yield kind, work.get(kind, str(row["id"])), field
